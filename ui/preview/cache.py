"""Pictures that were decoded already, ready for the screen, within a bound of memory."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction
from threading import Lock
from typing import Generic, TypeVar

from engine.protocol import PRESENTATION_TOLERANCE

P = TypeVar("P")


@dataclass(frozen=True)
class Kept(Generic[P]):
    """A picture shown from media time `time` until `end` (None: it is the last one of its stream)."""

    time: Fraction
    end: Fraction | None
    picture: P
    size: int


class PictureCache(Generic[P]):
    """The most recently used pictures of each source, at most `capacity` bytes of them. Safe to use from several threads.

    A source is a stream at one size; which of its pictures is shown at an instant follows the presentation rule.
    """

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._lock = Lock()
        self._kept: OrderedDict[tuple[Hashable, Fraction], Kept[P]] = OrderedDict()
        self._times: dict[Hashable, list[Fraction]] = {}
        self._size = 0

    @property
    def size(self) -> int:
        """Bytes held."""
        return self._size

    def find(self, source: Hashable, time: Fraction) -> P | None:
        """The picture that `source` shows at media time `time`, if it is here."""
        limit = time + PRESENTATION_TOLERANCE
        with self._lock:
            times = self._times.get(source)
            if not times:
                return None
            place = bisect_right(times, limit) - 1
            if place < 0:
                return None
            key = (source, times[place])
            kept = self._kept[key]
            if kept.end is not None and kept.end <= limit:
                return None
            self._kept.move_to_end(key)
            return kept.picture

    def has(self, source: Hashable, time: Fraction) -> bool:
        """Whether exactly the frame that begins at `time` is here."""
        with self._lock:
            return (source, time) in self._kept

    def keep(self, source: Hashable, time: Fraction, end: Fraction | None, picture: P, size: int) -> None:
        """Take in a picture; the ones not used for longest go."""
        key = (source, time)
        with self._lock:
            known = self._kept.pop(key, None)
            if known is not None:
                self._size -= known.size
            else:
                insort(self._times.setdefault(source, []), time)
            self._kept[key] = Kept(time, end, picture, size)
            self._size += size
            while self._size > self.capacity and len(self._kept) > 1:
                self._drop(next(iter(self._kept)))

    def forget(self, source: Hashable | None = None) -> None:
        """Let go of all pictures, or of one source's."""
        with self._lock:
            for key in [key for key in self._kept if source is None or key[0] == source]:
                self._drop(key)

    def _drop(self, key: tuple[Hashable, Fraction]) -> None:
        self._size -= self._kept.pop(key).size
        times = self._times[key[0]]
        del times[bisect_right(times, key[1]) - 1]
        if not times:
            del self._times[key[0]]
