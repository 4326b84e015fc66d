"""Pictures that the stylesheet needs as files, since it cannot draw: arrows and ticks, in each theme's colours.

They ship in resources/icons/theme; a test holds them equal to what this module makes.
"""

from __future__ import annotations

from ui.theme.tokens import Tokens

IMAGES: dict[str, tuple[str, str]] = {
    "check": ("on-accent", "m3 8.5 3.5 3.5L13 4.5"),
    "dash": ("on-accent", "M3.5 8h9"),
    "tick": ("accent-text", "m3 8.5 3.5 3.5L13 4.5"),
    "down": ("text-2", "m3.5 6 4.5 4.5L12.5 6"),
    "down-off": ("edge", "m3.5 6 4.5 4.5L12.5 6"),
    "up": ("text-2", "m3.5 10 4.5-4.5 4.5 4.5"),
    "right": ("text-2", "m6 3.5 4.5 4.5L6 12.5"),
    "left": ("text-2", "M10 3.5 5.5 8l4.5 4.5"),
}
"""Name -> (token of its colour, path on a 16 px grid)."""


def image(name: str, tokens: Tokens) -> str:
    """The SVG text of one picture."""
    token, path = IMAGES[name]
    stroke = 2.2 if name in ("check", "dash") else 1.8
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" fill="none" '
        f'stroke="{tokens.value(token)}" stroke-width="{stroke}" stroke-linecap="round" stroke-linejoin="round">'
        f'<path d="{path}"/></svg>\n'
    )
