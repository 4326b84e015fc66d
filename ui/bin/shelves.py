"""Pictures in memory: by exact key, by nearness in time, and never more than a given number of bytes."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import OrderedDict
from typing import NamedTuple

from PySide6.QtGui import QImage


class Key(NamedTuple):
    """Which still. `time` is media time in seconds; a float, since it is compared in every painting."""

    fingerprint: str
    stream: int
    height: int
    time: float


class Shelves:
    """Stills, the least recently used of which go first."""

    def __init__(self, memory: int) -> None:
        """Keeps `memory` bytes of pixels, and one picture at least."""
        self._memory = memory
        self._images: OrderedDict[Key, QImage] = OrderedDict()
        self._by_time: dict[tuple[str, int], list[tuple[float, int]]] = {}
        self.size = 0
        """Bytes of pixels that are kept."""

    def __contains__(self, key: Key) -> bool:
        return key in self._images

    def __len__(self) -> int:
        return len(self._images)

    def get(self, key: Key) -> QImage | None:
        """The very picture, or None."""
        image = self._images.get(key)
        if image is not None:
            self._images.move_to_end(key)
        return image

    def nearest(self, key: Key) -> QImage | None:
        """The picture of the same stream that is nearest in time, whatever its height, or None."""
        kept = self._by_time.get(key[:2])
        if not kept:
            return None
        place = bisect_left(kept, (key.time, 0))
        near = kept[max(0, place - 1) : place + 1]
        time, height = min(near, key=lambda entry: abs(entry[0] - key.time))
        return self.get(Key(key.fingerprint, key.stream, height, time))

    def put(self, key: Key, image: QImage) -> None:
        """Keep a picture, in place of any earlier one."""
        if key in self._images:
            self._drop(key)
        self._images[key] = image
        self.size += image.sizeInBytes()
        insort(self._by_time.setdefault(key[:2], []), (key.time, key.height))
        while self.size > self._memory and len(self._images) > 1:
            self._drop(next(iter(self._images)))

    def clear(self) -> None:
        """Forget all of them."""
        self._images.clear()
        self._by_time.clear()
        self.size = 0

    def _drop(self, key: Key) -> None:
        self.size -= self._images.pop(key).sizeInBytes()
        kept = self._by_time[key[:2]]
        del kept[bisect_left(kept, (key.time, key.height))]
        if not kept:
            del self._by_time[key[:2]]
