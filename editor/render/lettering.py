"""How a text is broken into lines and drawn: the same lines for the burnt-in subtitles, the preview and the titles."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFont

from editor.model import Subtitle, SubtitleStyle
from editor.render import fonts
from editor.render.fonts import Face

MARGIN = 0.05
"""Share of the frame's width that stays free on either side of a text."""
PADDING = 0.3
"""Of a box around its text, in ems."""
_NOT_BEFORE = "、。，．！？；：）」』】〉》〕｝”’…‥ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.!?;:)]}%"
_NOT_AFTER = "（「『【〈《〔｛“‘([{"
_COLOUR = re.compile(r"^#([0-9a-fA-F]{6})([0-9a-fA-F]{2})?$")

Colour = tuple[int, int, int, int]
"""Red, green, blue and opacity, 0..255."""


@dataclass(frozen=True)
class Piece:
    """Letters of a line with one face; `start` is where they stand in the whole text."""

    text: str
    face: Face
    start: int
    width: float


@dataclass(frozen=True)
class Line:
    """One line; sizes in pixels, `ascent` and `descent` from its baseline."""

    pieces: tuple[Piece, ...]
    width: float
    ascent: float
    descent: float


@dataclass(frozen=True)
class Block:
    """A text in lines whose letters have an em of `em` pixels."""

    lines: tuple[Line, ...]
    em: float

    @property
    def width(self) -> float:
        return max((line.width for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        return sum(line.ascent + line.descent for line in self.lines)


@dataclass(frozen=True)
class Placed:
    """Where a subtitle stands in a frame: its block, where each line begins, and the top of the first, in pixels."""

    block: Block
    lefts: tuple[float, ...]
    top: float


def cleaned(text: str) -> str:
    """The text with plain line breaks and without what has no place in a line."""
    text = re.sub(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", text).replace("\t", " ")
    return "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter) != "Cc").strip("\n ")


def colour(text: str) -> Colour:
    """The colour that #rrggbb or #rrggbbaa stands for; white for anything else."""
    match = _COLOUR.match(text)
    if match is None:
        return 255, 255, 255, 255
    red, green, blue = (int(match.group(1)[i : i + 2], 16) for i in (0, 2, 4))
    return red, green, blue, int(match.group(2) or "ff", 16)


def laid_out(text: str, style: SubtitleStyle, em: float, most_width: float, *, language: str = "") -> Block:
    """The cleaned text in as few lines of at most `most_width` pixels as it takes, all about equally long.

    Raises OutputError naming characters that no installed font has.
    """
    lines: list[Line] = []
    at = 0
    empty = fonts.preferred(style.font, bold=style.bold, italic=style.italic)
    for paragraph in text.split("\n"):
        spread = fonts.runs(paragraph, style.font, bold=style.bold, italic=style.italic, language=language)
        faces = [face for run, face in spread for _ in run]
        for start, end in _broken(paragraph, faces, em, most_width):
            lines.append(_line(paragraph, faces, start, end, at, em, empty))
        at += len(paragraph) + 1
    return Block(tuple(lines), em)


def placed(subtitle: Subtitle, style: SubtitleStyle, width: int, height: int) -> Placed:
    """Where a subtitle stands in a frame of that size.

    `style.vertical` is where its lower edge lies in the lower third of the frame, its upper edge in the upper third, and
    its middle between.
    """
    margin = MARGIN * width
    block = laid_out(cleaned(subtitle.text), style, style.size * height, width - 2 * margin, language=subtitle.language)
    free = {"left": 0.0, "centre": 0.5, "right": 1.0}[style.align]
    lefts = tuple(margin + (width - 2 * margin - line.width) * free for line in block.lines)
    hung = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[anchor(style)]
    return Placed(block, lefts, style.vertical * height - block.height * hung)


def anchor(style: SubtitleStyle) -> str:
    """Which edge of a subtitle `style.vertical` says the place of: "top", "middle" or "bottom"."""
    return "top" if style.vertical < 1 / 3 else "bottom" if style.vertical > 2 / 3 else "middle"


def word_at(subtitle: Subtitle, since: int) -> tuple[int, int] | None:
    """(start, end) in the cleaned text of the word that is spoken `since` frames after the subtitle's start."""
    text = cleaned(subtitle.text)
    at = 0
    found = None
    for word in subtitle.words:
        shape = cleaned(word.text)
        start = text.find(shape, at) if shape else -1
        if start < 0:
            continue
        at = start + len(shape)
        if word.frame_in <= since < word.frame_out:
            found = (start, at)
    return found


def subtitle_picture(
    subtitle: Subtitle, style: SubtitleStyle, since: int, width: int, height: int
) -> tuple[Image.Image, int, int]:
    """A subtitle as it looks `since` frames after its start in a frame of that size: an RGBA picture just large enough,
    and where its left upper corner lies. Raises OutputError naming characters that no installed font has."""
    where = placed(subtitle, style, width, height)
    border, box = style.outline * height, colour(style.box_colour)
    room = border + (PADDING * where.block.em if box[3] else 0) + 2
    left, top = int(min(where.lefts) - room), int(where.top - room)
    size = (int(where.block.width + 2 * room) + 2, int(where.block.height + 2 * room) + 2)
    picture = Image.new("RGBA", size)
    if box[3]:
        middle = [min(where.lefts) - left, where.top - top]
        pad = border + PADDING * where.block.em
        edges = [middle[0] - pad, middle[1] - pad, middle[0] + where.block.width + pad, middle[1] + where.block.height + pad]
        ImageDraw.Draw(picture).rectangle([round(edge) for edge in edges], fill=box)
    lit = word_at(subtitle, since) if style.highlight_colour else None
    shift = [line_left - left for line_left in where.lefts]
    drawn = _drawn(where.block, shift, where.top - top, size, colour(style.colour), lit, colour(style.highlight_colour))
    if border > 0:
        edge = Image.new("RGBA", size, (*colour(style.outline_colour)[:3], 0))
        edge.putalpha(_faded(_mask(where.block, shift, where.top - top, size, border), colour(style.outline_colour)[3]))
        picture = Image.alpha_composite(picture, edge)
    return Image.alpha_composite(picture, drawn), left, top


def block_picture(block: Block, fill: Colour, align: str = "left") -> Image.Image:
    """A text by itself, as an RGBA picture of its size."""
    size = (max(1, int(block.width) + 2), max(1, int(block.height) + 2))
    free = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
    return _drawn(block, [(block.width - line.width) * free for line in block.lines], 0.0, size, fill, None, fill)


def _drawn(
    block: Block,
    lefts: list[float],
    top: float,
    size: tuple[int, int],
    fill: Colour,
    lit: tuple[int, int] | None,
    light: Colour,
) -> Image.Image:
    picture = Image.new("RGBA", size, (*fill[:3], 0))
    picture.putalpha(_faded(_mask(block, lefts, top, size, 0.0), fill[3]))
    if lit is None:
        return picture
    glow = Image.new("RGBA", size, (*light[:3], 0))
    mask = _mask(block, lefts, top, size, 0.0, lit)
    glow.putalpha(_faded(mask, light[3]))
    picture.paste(glow, (0, 0), mask.point(lambda value: 255 if value else 0))
    return picture


def _faded(mask: Image.Image, opacity: int) -> Image.Image:
    return mask if opacity == 255 else mask.point(lambda value: value * opacity // 255)


def _mask(
    block: Block, lefts: list[float], top: float, size: tuple[int, int], border: float, only: tuple[int, int] | None = None
) -> Image.Image:
    """Where the letters are, wider by `border` on every side; `only` those of a part of the text."""
    mask = Image.new("L", size)
    draw = ImageDraw.Draw(mask)
    for line, left in zip(block.lines, lefts, strict=True):
        baseline = top + line.ascent
        for piece in line.pieces:
            low, high = (0, len(piece.text)) if only is None else (only[0] - piece.start, only[1] - piece.start)
            low, high = max(0, low), min(len(piece.text), high)
            if low < high:
                font = _font(piece.face, block.em)
                before = font.getlength(piece.text[:low]) if low else 0.0
                draw.text(
                    (left + before, baseline), piece.text[low:high], fill=255, font=font, anchor="ls", stroke_width=border
                )
            left += piece.width
        top += line.ascent + line.descent
    return mask


def _line(text: str, faces: list[Face], start: int, end: int, at: int, em: float, empty: Face) -> Line:
    bounds = [i for i in range(start, end + 1) if i in (start, end) or faces[i] != faces[i - 1]]
    pieces = tuple(Piece(text[a:b], faces[a], at + a, _width(text[a:b], faces[a], em)) for a, b in pairwise(bounds) if a < b)
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text[start:end]) and len(pieces) > 1:
        pieces = _turned(pieces)
    sizes = [fonts.measures(face) for face in {piece.face for piece in pieces} or {empty}]
    return Line(
        pieces,
        sum(piece.width for piece in pieces),
        max(size.ascent for size in sizes) * em,
        max(size.descent for size in sizes) * em,
    )


def _turned(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Pieces in the order in which they are seen, from left to right, where the line reads from right to left."""
    first = next(
        (kind for piece in pieces for kind in map(unicodedata.bidirectional, piece.text) if kind in ("L", "R", "AL")), "L"
    )
    return pieces[::-1] if first in ("R", "AL") else pieces


def _broken(text: str, faces: list[Face], em: float, most: float) -> list[tuple[int, int]]:
    """(start, end) of each line of a paragraph, without the spaces at its ends."""
    if not text.strip():
        return [(0, 0)]
    greedy = _greedy(text, faces, em, most)
    low, high = most / len(greedy) / 2, most
    for _ in range(10):
        if len(greedy) == 1:
            break
        middle = (low + high) / 2
        low, high = (low, middle) if len(_greedy(text, faces, em, middle)) <= len(greedy) else (middle, high)
    return _greedy(text, faces, em, high) if len(greedy) > 1 else greedy


def _greedy(text: str, faces: list[Face], em: float, most: float) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start, fits = 0, 0
    for place in _chances(text):
        if _span_width(text, faces, start, place, em) <= most or fits <= start:
            while _span_width(text, faces, start, place, em) > most and place - start > 1:
                cut = _longest(text, faces, start, place, em, most)
                lines.append((start, cut))
                start = cut
            fits = place
            continue
        lines.append((start, fits))
        start = fits
        while start < len(text) and text[start] == " ":
            start += 1
        fits = place
        while _span_width(text, faces, start, place, em) > most and place - start > 1:
            cut = _longest(text, faces, start, place, em, most)
            lines.append((start, cut))
            start = cut
    lines.append((start, len(text)))
    return [(a, a + len(text[a:b].rstrip(" "))) for a, b in lines if text[a:b].strip(" ")]


def _chances(text: str) -> list[int]:
    """Places at which a line may end, the end of the text included."""
    places = []
    for i in range(1, len(text)):
        before, after = text[i - 1], text[i]
        wide = _is_wide(before) or _is_wide(after)
        if after == " " or (wide and after not in _NOT_BEFORE and before not in _NOT_AFTER and before != " "):
            places.append(i)
    return [*places, len(text)]


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in ("W", "F") and not 0xAC00 <= ord(letter) <= 0xD7AF


def _longest(text: str, faces: list[Face], start: int, end: int, em: float, most: float) -> int:
    low, high = start + 1, end
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _span_width(text, faces, start, middle, em) <= most else (low, middle)
    return low


def _span_width(text: str, faces: list[Face], start: int, end: int, em: float) -> float:
    end = start + len(text[start:end].rstrip(" "))
    bounds = [i for i in range(start, end + 1) if i in (start, end) or faces[i] != faces[i - 1]]
    return sum(_width(text[a:b], faces[a], em) for a, b in pairwise(bounds))


@functools.lru_cache(maxsize=4096)
def _width(text: str, face: Face, em: float) -> float:
    return float(_font(face, em).getlength(text))


@functools.lru_cache(maxsize=64)
def _font(face: Face, em: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(face.path, size=max(1.0, em), index=face.index)
