"""Where a memory goes, and in which format, by the tokens of the footage and the memory that was granted. Pure functions.

The best that fits is taken: as it was computed, on the device; in 8 bits there; in 8 bits with as many layers there as fit
and the others brought, piece by piece, from main memory; the same from disk. Where text reads footage is a small part of a
question's work, so what is saved by 8 bits is paid with a thousandth in what is read; what is brought is paid in time, with
each token of the answers once for all questions that are decoded side by side. So those are many there, and most of
what is granted on a small card is theirs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import torch

from engine.models.vidi.feeding import slots
from engine.models.vidi.formats import EIGHT, Format
from engine.models.vidi.layout import PIECE, Layout
from engine.models.vidi.stored import Place

BEST: tuple[Format, ...] = ("plain", "int8")
"""Formats, the best first; of the two in 8 bits int8 is off by less."""
ROOM = 2048
"""Tokens of questions and answers that there is room for at least; where all of a memory is on the device, one part in"""
ROOM_STILL = 32
"""of what was granted;"""
ROOM_BROUGHT = 0.8
"""else this share of it,"""
ROOM_MANY = 8192
"""but no more than this: that is room for as many answers as are given side by side."""
ROOM_HUNDRED = 6400
"""Where there is less than this, a hundred answers take two turns anyway, and what drafts are made with may take of it,"""
ROOM_TURN = 4096
"""but leaves this."""
COARSE_SHARE = 16
"""Of what is brought, one part in so many is on the device as well: answers are drafted with these tokens,"""
COARSE_MOST = 10**9
"""which take no more than this."""
_SMALL = 6
"""Parts of the device of which pieces, while they are brought, take one at most."""
_PIECES = (PIECE, PIECE // 2, PIECE // 4, PIECE // 8)
"""Tokens that are brought at a time, the most first: fewer where the device has little room."""


@dataclass(frozen=True)
class Shape:
    """Of a decoder's keys and values."""

    layers: int
    kv_heads: int
    width: int
    dtype: torch.dtype
    chunk: int
    """Tokens of footage that go through the layers at a time."""

    @property
    def each(self) -> int:
        """Bytes of a token as it is computed."""
        return self.layers * 2 * self.kv_heads * self.width * self.dtype.itemsize


@dataclass(frozen=True)
class Room:
    """Bytes that a memory may take: of the device, with what questions and answers take, of main memory, and on disk."""

    device: int
    host: int
    disk: int


@dataclass(frozen=True)
class Plan:
    """How a memory is kept, and the bytes that it will take while it is asked."""

    format: Format
    place: Place
    resident: int
    """Layers that are on the device."""
    layouts: Mapping[str, Layout]
    """By stream."""
    room: int
    """Tokens of questions and answers that there is room for."""
    held: int
    """Of the device: layers that stay there,"""
    brought: int
    """places of those that are brought, while somebody asks,"""
    opened: int
    """and the piece that is made wide again."""
    host: int
    disk: int
    coarse: Mapping[str, Layout] = field(default_factory=dict)
    """By stream, how the tokens lie that drafts are made with; none where there are none."""
    drafting: int = 0
    """Of the device: those tokens."""

    @property
    def device(self) -> int:
        """Of the device, in all; questions and answers apart."""
        return self.held + self.brought + self.opened + self.drafting

    def same(self, other: Plan) -> bool:
        """Whether what is kept by the one is kept by the other."""
        return (self.format, self.place, self.resident) == (other.format, other.place, other.resident)


def plan(shape: Shape, tokens: Mapping[str, int], room: Room, formats: Sequence[Format] = BEST) -> Plan | None:
    """The best way to keep streams of so many `tokens` in `room`; None where there is none.

    What the decoder takes while it reads footage is not in it: that is more than what narrowing a chunk takes, and it is
    counted with the model (engine.models.budget).
    """
    found = None
    for format_ in formats:
        found = found or _still(shape, tokens, room, format_)
    for format_ in formats:
        if format_ in EIGHT or tuple(formats) == ("plain",):
            found = found or _brought(shape, tokens, room, format_)
    return found


def most(shape: Shape, room: Room, formats: Sequence[Format] = BEST) -> int:
    """Tokens that `plan` has room for, about: a hundredth is left for scales and places."""
    bits = min(1 if one in EIGHT else shape.dtype.itemsize for one in formats)
    each = shape.each // shape.dtype.itemsize * bits
    opened = shape.each // shape.layers * PIECE if bits < shape.dtype.itemsize else 0
    still = (room.device - text(shape, room, still=True) * shape.each - opened) // each
    return max(0, int(max(still, room.host // each, room.disk // each) * 0.99))


def text(shape: Shape, room: Room, *, still: bool) -> int:
    """Tokens of questions and answers that room is kept for."""
    granted = room.device // shape.each
    return max(ROOM, granted // ROOM_STILL if still else min(int(granted * ROOM_BROUGHT), ROOM_MANY))


def _still(shape: Shape, tokens: Mapping[str, int], room: Room, format_: Format) -> Plan | None:
    """All of it on the device."""
    layouts = _layouts(shape, tokens, format_, PIECE)
    asked = text(shape, room, still=True)
    held = shape.layers * sum(one.bytes for one in layouts.values())
    opened = max((one.widest for one in layouts.values()), default=0)
    if held + opened + asked * shape.each > room.device:
        return None
    return Plan(format_, "device", shape.layers, layouts, asked, held, 0, opened, 0, 0)


def _brought(shape: Shape, tokens: Mapping[str, int], room: Room, format_: Format) -> Plan | None:
    """As many layers on the device as fit, the others brought."""
    layouts, brought, opened = {}, 0, 0
    for piece in _PIECES:
        layouts = _layouts(shape, tokens, format_, piece)
        brought = places(layouts, shape.layers)
        opened = max((one.widest for one in layouts.values()), default=0)
        if _SMALL * (brought + opened) <= room.device:
            break
    asked = max(ROOM, min(text(shape, room, still=False), (room.device - brought - opened) // shape.each))
    layer = sum(one.bytes for one in layouts.values())
    left = room.device - asked * shape.each - brought - opened
    wanted = min(COARSE_MOST, shape.layers * layer // COARSE_SHARE)
    if ROOM_TURN < asked < ROOM_HUNDRED and wanted > left:
        given = min(asked - ROOM_TURN, -(-(wanted - left) // shape.each))
        asked, left = asked - given, left + given * shape.each
    coarse = _coarse(shape, layouts, min(left, wanted))
    drafting = shape.layers * sum(one.bytes for one in coarse.values())
    left -= drafting
    resident = min(shape.layers - 1, max(0, left // layer))
    away = (shape.layers - resident) * layer
    whole = shape.layers * layer
    parts = format_, layouts, asked, resident * layer, places(layouts, shape.layers - resident), opened
    if away <= room.host:
        return _planned("host", resident, coarse, drafting, *parts, away, 0)
    return _planned("disk", resident, coarse, drafting, *parts, 0, whole) if whole <= room.disk else None


def _planned(
    place: Place, resident: int, coarse: Mapping[str, Layout], drafting: int, format_: Format,
    layouts: Mapping[str, Layout], asked: int, held: int, brought: int, opened: int, host: int, disk: int,
) -> Plan:  # fmt: skip
    return Plan(format_, place, resident, layouts, asked, held, brought, opened, host, disk, coarse, drafting)


def _coarse(shape: Shape, layouts: Mapping[str, Layout], size: int) -> dict[str, Layout]:
    """As many tokens of each stream as take `size` bytes in all layers, the same share of each; {} where that is none of
    one of them."""

    def laid(count: int, like: Layout) -> Layout:
        return Layout.of(like.format, shape.dtype, shape.kv_heads, shape.width, count, count, like.piece)

    if not layouts or size <= 0:
        return {}
    whole = shape.layers * sum(one.bytes for one in layouts.values())
    share = size / whole
    while share * whole >= 1:
        counts = {name: int(share * one.tokens) for name, one in layouts.items()}
        if not all(counts.values()):
            return {}
        found = {name: laid(counts[name], one) for name, one in layouts.items()}
        taken = shape.layers * sum(one.bytes for one in found.values())
        if taken <= size:
            return found
        share *= min(0.99, size / taken)  # scales of few tokens are as large as those of many
    return {}


def places(layouts: Mapping[str, Layout], away: int) -> int:
    """Bytes of the device's memory for the places for pieces of so many layers that are brought."""
    return sum(slots(away * len(one.runs)) * one.largest for one in layouts.values())


def _layouts(shape: Shape, tokens: Mapping[str, int], format_: Format, piece: int) -> dict[str, Layout]:
    return {
        name: Layout.of(format_, shape.dtype, shape.kv_heads, shape.width, count, shape.chunk, piece)
        for name, count in tokens.items()
        if count
    }
