"""Generated titles: cards that fill the frame and lower thirds that lie over it, as pictures that are transparent in places.

The first line of a title is its headline, those after it are smaller. moviepy lays the parts over one another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO

import imageio.v3 as imageio
from moviepy import ColorClip, CompositeVideoClip, ImageClip
from PIL import Image

from editor.model import SubtitleStyle, Title, changed
from editor.render import lettering
from editor.render.colour import seen_in
from editor.render.lettering import Block, Colour
from engine.protocol import OutputError

CARD = (16, 18, 22, 255)
PLATE = (12, 14, 18, 216)
ACCENT = (76, 141, 255, 255)
USUAL_SIZE = 0.05
"""Of a style: a style of another size makes titles larger or smaller in proportion."""


@dataclass(frozen=True)
class _Part:
    """A plain rectangle of a colour, or a text, with its left upper corner in the frame."""

    left: float
    top: float
    width: int
    height: int
    colour: Colour
    block: Block | None = None
    align: str = "left"


def title_clip(title: Title, style: SubtitleStyle, width: int, height: int, transfer: str = "sdr") -> CompositeVideoClip:
    """The title as a clip with transparency, as large as the frame, that lasts one second and stands still, in the colours
    of a sequence of that transfer.

    Raises OutputError for a template that is not known and for text that no installed font can show.
    """
    try:
        drawn = TEMPLATES[title.template]
    except KeyError:
        raise OutputError(f"the template “{title.template[:40]}” of a title is not known") from None
    try:
        parts = drawn(title, style, width, height)
    except OutputError as error:
        said = " ".join(title.text.split())[:40]
        raise OutputError(f"the title “{said}” cannot be drawn: {error.message}", hint=error.hint) from error
    parts = [replace(part, colour=(*seen_in(transfer, part.colour[:3]), part.colour[3])) for part in parts]
    clips = [_clip(part).with_position((round(part.left), round(part.top))) for part in parts]
    return CompositeVideoClip(clips, size=(width, height)).with_duration(1)


def title_picture(title: Title, style: SubtitleStyle, width: int, height: int, transfer: str = "sdr") -> Image.Image:
    """The title as an RGBA picture as large as the frame. Raises as `title_clip` does."""
    clip = title_clip(title, style, width, height, transfer)
    picture = Image.fromarray(clip.get_frame(0).astype("uint8")).convert("RGBA")
    if clip.mask is not None:
        picture.putalpha(Image.fromarray((clip.mask.get_frame(0) * 255).round().astype("uint8")))
    return picture


def _clip(part: _Part) -> ImageClip:
    if part.block is None:
        clip = ColorClip((part.width, part.height), color=part.colour[:3], duration=1)
        mask = ColorClip((part.width, part.height), color=part.colour[3] / 255, is_mask=True, duration=1)
        return clip if part.colour[3] == 255 else clip.with_mask(mask)
    stored = BytesIO()
    lettering.block_picture(part.block, part.colour, part.align).save(stored, "png")
    return ImageClip(imageio.imread(stored.getvalue(), extension=".png"), transparent=True, duration=1)


def _card(title: Title, style: SubtitleStyle, width: int, height: int) -> list[_Part]:
    """Headline and lines in the middle of a plain ground, a short accent between them."""
    ground = lettering.colour(style.box_colour)
    ground = (*ground[:3], 255) if ground[3] else CARD
    head, rest, em = _fitting(title, style, min(width, height) * 0.1 * _scale(style), width * 0.84, height * 0.8, 0.5)
    gap = em * 0.55 if rest.lines else 0.0
    total = head.height + rest.height + 2 * gap
    top = (height - total) / 2
    align = style.align
    parts = [_Part(0, 0, width, height, ground), _text(head, width, top, style, align)]
    if rest.lines:
        bar = _Part(0, top + head.height + gap, round(em * 1.2), max(2, round(em * 0.06)), _accent(style))
        parts += [_moved(bar, width, align), _text(rest, width, top + head.height + 2 * gap, style, align, faint=True)]
    return parts


def _lower_third(title: Title, style: SubtitleStyle, width: int, height: int) -> list[_Part]:
    """Headline and lines on a plate at the lower left, or right, with an accent at its edge."""
    plate = lettering.colour(style.box_colour)
    plate = plate if plate[3] else PLATE
    short = min(width, height)
    head, rest, em = _fitting(title, style, short * 0.052 * _scale(style), width * 0.62, height * 0.4, 0.68)
    pad, bar = round(em * 0.5), max(3, round(em * 0.14))
    gap = em * 0.08 if rest.lines else 0.0
    wide = round(max(head.width, rest.width) + 2.6 * pad)
    high = round(head.height + rest.height + gap + 1.5 * pad)
    margin = round(width * 0.06)
    right = style.align == "right"
    left = width - margin - wide - bar if right else margin
    top = round(height * 0.74) - high  # clear of two lines of subtitles
    inner = left + (0 if right else bar)
    text_left = inner + 1.3 * pad
    edge = left + wide if right else left
    return [
        _Part(inner, top, wide, high, plate),
        _Part(edge, top, bar, high, _accent(style)),
        _Part(text_left, top + 0.75 * pad, 0, 0, lettering.colour(style.colour), head),
        _Part(text_left, top + 0.75 * pad + head.height + gap, 0, 0, _faint(lettering.colour(style.colour)), rest),
    ][: 4 if rest.lines else 3]


def _fitting(
    title: Title, style: SubtitleStyle, em: float, most_width: float, most_height: float, share: float
) -> tuple[Block, Block, float]:
    """Headline (bold) and the lines after it at `share` of its size, made smaller until they fit; and the headline's em."""
    head, _, rest = lettering.cleaned(title.text).partition("\n")
    bold, plain = changed(style, bold=True), changed(style, bold=False)
    while True:
        first = lettering.laid_out(head, bold, em, most_width)
        second = lettering.laid_out(rest, plain, em * share, most_width) if rest.strip() else Block((), em * share)
        if first.height + second.height + 1.2 * em <= most_height or em < 8:
            return first, second, em
        em *= 0.92


def _text(block: Block, width: int, top: float, style: SubtitleStyle, align: str, *, faint: bool = False) -> _Part:
    fill = lettering.colour(style.colour)
    return _moved(_Part(0, top, round(block.width), 0, _faint(fill) if faint else fill, block, align), width, align)


def _moved(part: _Part, width: int, align: str) -> _Part:
    margin = 0.08 * width
    left = {"left": margin, "centre": (width - part.width) / 2, "right": width - margin - part.width}[align]
    return _Part(left, part.top, part.width, part.height, part.colour, part.block, part.align)


def _accent(style: SubtitleStyle) -> Colour:
    return lettering.colour(style.highlight_colour) if style.highlight_colour else ACCENT


def _faint(colour: Colour) -> Colour:
    return (*colour[:3], round(colour[3] * 0.78))


def _scale(style: SubtitleStyle) -> float:
    return style.size / USUAL_SIZE


TEMPLATES: dict[str, Callable[[Title, SubtitleStyle, int, int], list[_Part]]] = {
    "card": _card,
    "lower_third": _lower_third,
}
