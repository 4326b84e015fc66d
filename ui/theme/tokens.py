"""The colours and sizes of the window: one frozen value a theme, nothing else anywhere.

Colours are text, `#rrggbb` or `#rrggbbaa`; `colour` makes a QColor of one. Their meaning is the design's: the accent is
*yours, now*; `tube` is what the machine is looking at; `crop` is the crop frame; each is used for nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """Every colour of one theme. A token `text-2` is the field `text_2`."""

    name: str

    # surfaces
    canvas: str
    panel: str
    raised: str
    empty: str
    control: str
    control_hover: str
    seg_on: str
    line: str
    line_strong: str
    edge: str

    # words
    text: str
    text_2: str
    text_3: str

    # yours, now
    accent: str
    accent_hover: str
    on_accent: str
    accent_text: str
    accent_quiet: str
    sel: str
    focus: str

    # states
    ok: str
    ok_quiet: str
    warn: str
    warn_quiet: str
    danger: str
    danger_quiet: str

    # picture and timeline
    surround: str
    tl: str
    lane: str
    ruler: str
    tube: str = "#6be3f0"
    on_tube: str = "#06282c"
    tube_edge: str = "#2fb5c6"
    crop: str = "#ffffff"
    crop_outline: str = "#00000080"
    crop_dim: str = "#0607099e"
    badge: str = "#0a0b0dc7"
    badge_text: str = "#ffffff"
    scrim: str

    # tracks: video, source sound, music, narration, subtitles
    v: str
    v_text: str
    v_line: str
    a: str
    a_text: str
    a_wave: str
    a_line: str
    m: str
    m_text: str
    m_wave: str
    m_line: str
    n: str
    n_text: str
    n_wave: str
    n_line: str
    s: str
    s_text: str
    s_line: str

    marker_green: str = "#74cfa3"
    marker_yellow: str = "#e8c66f"
    marker_red: str = "#f38f86"
    marker_blue: str = "#8cbeff"
    marker_purple: str = "#b9a7ee"

    def value(self, token: str) -> str:
        """The colour called `token`, as the design spells it ("text-2") or as a field. Raises KeyError."""
        field = token.replace("-", "_")
        if field not in _COLOURS:
            raise KeyError(token)
        value: str = getattr(self, field)
        return value


DARK = Tokens(
    name="dark",
    canvas="#0d0e10",
    panel="#15171a",
    raised="#1c1f23",
    empty="#0f1113",
    control="#262a30",
    control_hover="#30353c",
    seg_on="#3a4049",
    line="#262a2f",
    line_strong="#414853",
    edge="#6d7684",
    text="#eceef1",
    text_2="#b6bcc6",
    text_3="#929aa6",
    accent="#f0a458",
    accent_hover="#f6b878",
    on_accent="#1d1206",
    accent_text="#f3b274",
    accent_quiet="#332619",
    sel="#f0a458",
    focus="#8cbeff",
    ok="#74cfa3",
    ok_quiet="#1a2e26",
    warn="#e8c66f",
    warn_quiet="#332c19",
    danger="#f38f86",
    danger_quiet="#3a2323",
    surround="#08090a",
    tl="#101214",
    lane="#15181b",
    ruler="#15171a",
    scrim="#050608a3",
    v="#2c3f58",
    v_text="#dbe7f7",
    v_line="#6c92c4",
    a="#1d3d36",
    a_text="#d5f1e7",
    a_wave="#7fd0b5",
    a_line="#4f9d87",
    m="#1c3a46",
    m_text="#d3eef6",
    m_wave="#7fc5da",
    m_line="#4b8ea5",
    n="#4a2c3c",
    n_text="#fbe0ec",
    n_wave="#efa8c6",
    n_line="#b56b90",
    s="#3a3357",
    s_text="#e6dfff",
    s_line="#8d7fc4",
)

LIGHT = Tokens(
    name="light",
    canvas="#dde0e4",
    panel="#f6f7f8",
    raised="#ffffff",
    empty="#eef0f2",
    control="#e9ebee",
    control_hover="#dee1e6",
    seg_on="#f6f7f8",
    line="#dfe2e6",
    line_strong="#aab1bb",
    edge="#808894",
    text="#15181c",
    text_2="#3f4650",
    text_3="#59616c",
    accent="#ad5410",
    accent_hover="#964709",
    on_accent="#ffffff",
    accent_text="#96480b",
    accent_quiet="#fbeadb",
    sel="#c05a0c",
    focus="#1f6fd6",
    ok="#1a6b47",
    ok_quiet="#dff3e8",
    warn="#7a5600",
    warn_quiet="#fbf0d2",
    danger="#b3261e",
    danger_quiet="#fbe4e2",
    surround="#2a2c30",
    tl="#e9ebee",
    lane="#eff1f3",
    ruler="#f6f7f8",
    scrim="#282c346b",
    v="#cbd9ec",
    v_text="#1a3149",
    v_line="#6488b8",
    a="#c6e5da",
    a_text="#11392d",
    a_wave="#2b7a63",
    a_line="#4d9780",
    m="#c5e1ea",
    m_text="#0f3845",
    m_wave="#2a7189",
    m_line="#4c8ca2",
    n="#f4d4e1",
    n_text="#521c37",
    n_wave="#a14672",
    n_line="#b96d92",
    s="#ddd6f3",
    s_text="#30255c",
    s_line="#8172bd",
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT)}

_COLOURS = frozenset(field.name for field in fields(Tokens)) - {"name"}


def token_names() -> tuple[str, ...]:
    """Every colour, as the design spells it."""
    return tuple(sorted(name.replace("_", "-") for name in _COLOURS))


def colour(value: str) -> QColor:
    """The QColor of `#rrggbb` or `#rrggbbaa` (Qt's own text form puts the alpha first)."""
    plain = QColor(value[:7])
    if len(value) == 9:
        plain.setAlpha(int(value[7:], 16))
    return plain


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two opaque colours, 1 to 21 (WCAG 2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(value: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2)."""
    channels = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
