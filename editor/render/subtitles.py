"""Subtitles as a file for libass: the lines that `lettering` breaks, on a clock that counts frames.

Text of the user's goes into this file alone, with everything that means something there taken out of it; what names it in
the filter graph is a fixed name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from editor.model import Subtitle, SubtitleStyle
from editor.render import fonts, lettering
from editor.render.colour import seen_in
from editor.render.fonts import Face
from editor.render.lettering import Colour, Placed
from editor.render.plan import RenderPlan, Text
from engine.protocol import OutputError

TICKS = 10
"""Hundredths of a second that a frame lasts on the clock of the file, see `editor.render.layers.FRAME_CLOCK`."""
_HEAD = """[Script Info]
ScriptType: v4.00+
PlayResX: {width}
PlayResY: {height}
WrapStyle: 2
ScaledBorderAndShadow: yes
Kerning: yes
YCbCr Matrix: None

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
{styles}

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
{events}
"""
_ROWS = {"bottom": 1, "middle": 4, "top": 7}
_COLUMNS = {"left": 0, "centre": 1, "right": 2}


@dataclass(frozen=True)
class Burnt:
    """The file's text, the faces that it names, and what a user should know of them."""

    text: str
    faces: tuple[Face, ...]
    notes: tuple[str, ...]


def burnt_in(plan: RenderPlan) -> Burnt:
    """The file for all subtitles of the plan. Raises OutputError naming a subtitle whose characters no font has."""
    styles: dict[SubtitleStyle, int] = {}
    faces: dict[Face, None] = {}
    events: list[str] = []
    for text in plan.texts:
        number = styles.setdefault(text.style, len(styles))
        try:
            where = lettering.placed(text.subtitle, text.style, plan.width, plan.height)
        except OutputError as error:
            said = " ".join(text.subtitle.text.split())[:40]
            raise OutputError(f"the subtitle “{said}” cannot be drawn: {error.message}", hint=error.hint) from error
        faces |= dict.fromkeys(piece.face for line in where.block.lines for piece in line.pieces)
        events += _events(plan, text, where, number)
    absent = sorted({style.font for style in styles if style.font and not fonts.is_installed(style.font)})
    return Burnt(
        _HEAD.format(
            width=plan.width,
            height=plan.height,
            styles="\n".join(_style(plan, style, number) for style, number in styles.items()),
            events="\n".join(events),
        ),
        tuple(faces),
        tuple(f"the font “{name[:60]}” is not installed; another was used" for name in absent),
    )


def escaped(text: str) -> str:
    """The text so that libass shows every letter of it and obeys none: an invisible joiner parts a backslash from what
    follows, braces are escaped."""
    return text.replace("\\", "\\\u2060").replace("{", "\\{").replace("}", "\\}").replace("\n", "\\N")


def _style(plan: RenderPlan, style: SubtitleStyle, number: int) -> str:
    face = fonts.preferred(style.font, bold=style.bold, italic=style.italic)
    box = lettering.colour(style.box_colour)
    back = _colour(plan, box)
    row = lettering.anchor(style)
    margin = round(lettering.MARGIN * plan.width)
    below = {"bottom": 1 - style.vertical, "top": style.vertical, "middle": 0.0}[row]
    values = (
        f"S{number}",
        fonts.libass_name(face),
        _size(face, style.size * plan.height),
        _colour(plan, lettering.colour(style.colour)),
        _colour(plan, lettering.colour(style.colour)),
        _colour(plan, lettering.colour(style.outline_colour)),
        back,
        *(0, 0, 0, 0, 100, 100, 0, 0),
        4 if box[3] else 1,
        f"{style.outline * plan.height:.2f}",
        f"{lettering.PADDING * style.size * plan.height:.2f}" if box[3] else 0,
        _ROWS[row] + _COLUMNS[style.align],
        *(margin, margin, round(below * plan.height), 1),
    )
    return "Style: " + ",".join(str(value) for value in values)


def _events(plan: RenderPlan, text: Text, where: Placed, number: int) -> Iterator[str]:
    """One event for each stretch in which the same word is lit."""
    lit = _lit(text.subtitle) if text.style.highlight_colour else [(0, text.subtitle.duration, None)]
    for begin, end, word in lit:
        first, last = max(0, text.start + begin), text.start + end
        if first < last:
            shown = _shown(plan, text.style, where, word)
            yield f"Dialogue: 0,{_time(first)},{_time(last)},S{number},,0,0,0,,{shown}"


def _lit(subtitle: Subtitle) -> list[tuple[int, int, tuple[int, int] | None]]:
    edges = {0, subtitle.duration}
    edges |= {frame for word in subtitle.words for frame in (word.frame_in, word.frame_out) if 0 < frame < subtitle.duration}
    made: list[tuple[int, int, tuple[int, int] | None]] = []
    for begin, end in pairwise(sorted(edges)):
        word = lettering.word_at(subtitle, begin)
        if made and made[-1][2] == word:
            made[-1] = (made[-1][0], end, word)
        else:
            made.append((begin, end, word))
    return made


def _shown(plan: RenderPlan, style: SubtitleStyle, where: Placed, word: tuple[int, int] | None) -> str:
    lines = []
    for line in where.block.lines:
        parts = []
        for piece in sorted(line.pieces, key=lambda piece: piece.start):
            face = piece.face
            slant = f"\\b{int(style.bold and face.weight < 600)}\\i{int(style.italic and not face.italic)}"
            tags = f"{{\\fn{fonts.libass_name(face)}\\fs{_size(face, where.block.em)}{slant}}}"
            parts.append(tags + _coloured(plan, style, piece.text, piece.start, word))
        lines.append("".join(parts))
    middle = lettering.anchor(style) == "middle"
    at = {"left": lettering.MARGIN, "centre": 0.5, "right": 1 - lettering.MARGIN}[style.align] * plan.width
    place = f"{{\\pos({at:.2f},{style.vertical * plan.height:.2f})}}" if middle else ""
    return place + "\\N".join(lines)


def _coloured(plan: RenderPlan, style: SubtitleStyle, text: str, start: int, word: tuple[int, int] | None) -> str:
    low, high = (max(0, word[0] - start), min(len(text), word[1] - start)) if word else (0, 0)
    if low >= high:
        return escaped(text)
    lit, plain = (_tinted(plan, lettering.colour(name)) for name in (style.highlight_colour, style.colour))
    return f"{escaped(text[:low])}{{{lit}}}{escaped(text[low:high])}{{{plain}}}{escaped(text[high:])}"


def _tinted(plan: RenderPlan, colour: Colour) -> str:
    shown = _colour(plan, colour)
    return f"\\1c&H{shown[4:]}&\\1a&H{shown[2:4]}&"


def _colour(plan: RenderPlan, colour: Colour) -> str:
    red, green, blue = seen_in(plan.transfer, colour[:3])
    return f"&H{255 - colour[3]:02X}{blue:02X}{green:02X}{red:02X}"


def _size(face: Face, em: float) -> str:
    """The size that libass takes: the height of a line, not of an em."""
    size = fonts.measures(face)
    return f"{em * (size.ascent + size.descent):.2f}"


def _time(frame: int) -> str:
    """Half a frame before the frame, so that rounding can never move it."""
    ticks = max(0, frame * TICKS - TICKS // 2)
    seconds, hundredths = divmod(ticks, 100)
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{hundredths:02d}"
