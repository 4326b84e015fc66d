"""Finding things in a track by bisection: items are in order and never overlap, so nothing else has to be looked at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from editor.model import Item, Sequence, Track, Transition

_record_in = attrgetter("record_in")


class Found(NamedTuple):
    """An item, its track, and its position there."""

    track: Track
    item: Item
    position: int


def between(items: tuple[Item, ...], start: float, end: float) -> tuple[int, int]:
    """(first, stop): the positions of the items that show anything in the frames `start` to `end`."""
    first = bisect_right(items, start, key=_record_in)
    if first and items[first - 1].record_out > start:
        first -= 1
    return first, max(first, bisect_left(items, end, lo=first, key=_record_in))


def at(items: tuple[Item, ...], frame: float) -> int | None:
    """The position of the item that covers `frame`, or None in a gap."""
    position = bisect_right(items, frame, key=_record_in) - 1
    if position >= 0 and items[position].record_out > frame:
        return position
    return None


def cut_near(items: tuple[Item, ...], frame: float, reach: float) -> int | None:
    """The position of the item whose end, where the next one begins, is within `reach` frames of `frame`."""
    found, best = None, reach
    first, stop = between(items, frame - reach - 1, frame + reach + 1)
    for position in range(first, min(stop, len(items) - 1)):
        if items[position].record_out == items[position + 1].record_in:
            distance = abs(items[position].record_out - frame)
            if distance <= best:
                found, best = position, distance
    return found


class _TrackTables:
    """Positions by id of the tracks looked at lately; a track is a value, so its table never goes stale."""

    def __init__(self, kept: int = 64) -> None:
        self._tables: OrderedDict[int, tuple[Track, dict[str, int]]] = OrderedDict()
        self._kept = kept

    def of(self, track: Track) -> dict[str, int]:
        entry = self._tables.get(id(track))
        if entry is None or entry[0] is not track:
            entry = (track, {item.id: position for position, item in enumerate(track.items)})
            self._tables[id(track)] = entry
        self._tables.move_to_end(id(track))
        while len(self._tables) > self._kept:
            self._tables.popitem(last=False)
        return entry[1]


_tables = _TrackTables()


def position_in(track: Track, item_id: str) -> int | None:
    """Where an item stands in a track, or None."""
    return _tables.of(track).get(item_id)


def find(sequence: Sequence, item_id: str) -> Found | None:
    """An item anywhere in the sequence."""
    for track in sequence.tracks:
        position = position_in(track, item_id)
        if position is not None:
            return Found(track, track.items[position], position)
    return None


def partners(sequence: Sequence, item_ids: Iterable[str]) -> frozenset[str]:
    """The items given, and all that is linked with any of them."""
    found = [entry for entry in (find(sequence, item_id) for item_id in item_ids) if entry is not None]
    links = {entry.item.link for entry in found if entry.item.link is not None}
    ids = {entry.item.id for entry in found}
    if links:
        ids.update(item.id for track in sequence.tracks for item in track.items if item.link in links)
    return frozenset(ids)


def transition(sequence: Sequence, transition_id: str) -> tuple[Track, Transition] | None:
    """A transition anywhere in the sequence."""
    for track in sequence.tracks:
        for entry in track.transitions:
            if entry.id == transition_id:
                return track, entry
    return None


def span(track: Track, entry: Transition) -> tuple[int, int] | None:
    """(first, end) frames of a transition, or None when its clips are gone."""
    left = position_in(track, entry.left) if entry.left is not None else None
    right = position_in(track, entry.right) if entry.right is not None else None
    if left is not None:
        cut = track.items[left].record_out
    elif right is not None:
        cut = track.items[right].record_in
    else:
        return None
    return cut - entry.before, cut + entry.after
