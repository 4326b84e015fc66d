"""Memories on disk: a folder for each, with one safetensors file for each layer of a stream, and memory.json about them.

The folder appears under its name when all of it is written, in one step, or not at all. Files carry the name of the memory
that they belong to, and a checksum of each block; where something is cut off, has changed or belongs to another memory, the
whole memory is deleted, which the log tells, and made again. What was not used for longest goes where there is more than
`CLIPWRIGHT_FOOTAGE_SIZE`, the setting `footage.gigabytes`, or 60 GB and a seventh of the disk allow: a limit apart from the
index's, of which one hour of footage would be all. Any number of processes may read and write: whoever is second to make a
memory takes the first one's, and one that was deleted meanwhile is made again.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from torch import Tensor

from engine.models.vidi import place
from engine.models.vidi.feeding import Lost
from engine.models.vidi.files import Kept, Key, Layer, described, kept_in, path_of
from engine.models.vidi.layout import Layout
from engine.models.vidi.place import ABOUT

_LOG = logging.getLogger(__name__)
SPARE = 10**9
"""Bytes that are left free on the disk, so that others can go on writing."""


class Shelf:
    """The folder of memories."""

    def __init__(self, folder: Path, *, limit: int | None = None) -> None:
        self.folder = folder
        self._limit = limit
        self.busy: set[str] = set()
        """Digests of memories that this process reads, which stay."""

    @property
    def limit(self) -> int:
        """Bytes that may be kept, as it is said just now."""
        return place.limit(self.folder) if self._limit is None else self._limit

    def room(self, busy: Collection[str] | None = None) -> int:
        """Bytes that a new memory may take, all leaving but those of `busy`."""
        taken = {path.name: place.bytes_of(path) for path in place.memories(self.folder)}
        staying = sum(count for name, count in taken.items() if name in (self.busy if busy is None else busy))
        return max(0, min(self.limit - staying, place.free(self.folder) - SPARE + sum(taken.values()) - staying))

    def find(self, key: Key) -> Kept | None:
        """What is kept under this key, used now; None for nothing, and for what turns out to be something else."""
        folder = self.folder / key.digest
        try:
            kept = kept_in(folder)
            for name in kept.streams:
                kept.source(name)
            with suppress(OSError):  # where others may only read
                os.utime(folder / ABOUT)
        except FileNotFoundError as error:
            if folder.is_dir():
                self.drop(key, f"{error.filename}: it is missing")
            return None
        except (OSError, Lost) as error:
            self.drop(key, str(error))
            return None
        return kept

    def drop(self, key: Key, problem: str) -> None:
        """Delete what is kept under this key, which is broken, and say so in the log."""
        _LOG.warning("what was kept of footage %s is deleted and made again: %s", key.fingerprint, problem)
        self.busy.discard(key.digest)
        place.remove(self.folder / key.digest)

    def making(self, key: Key, wanted: int) -> Making:
        """A memory of so many bytes that is to be written; see there. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for left in place.abandoned(self.folder):
            place.remove(left)
        self._make_room(wanted)
        return Making(self, key)

    def _make_room(self, wanted: int) -> None:
        """Delete what was not used for longest until so many bytes more may be kept."""
        taken = {path: place.bytes_of(path) for path in place.memories(self.folder)}
        idle = sorted((path for path in taken if path.name not in self.busy), key=place.used)
        for path in idle:
            if sum(taken.values()) + wanted <= self.limit and wanted <= place.free(self.folder) - SPARE:
                return
            _LOG.info("%s, which was not used for longest, is deleted for want of room", path)
            place.remove(path)
            del taken[path]


class Making:
    """A memory that is being written, under another name until it is whole."""

    def __init__(self, shelf: Shelf, key: Key) -> None:
        self._shelf, self.key = shelf, key
        self._folder = place.making(shelf.folder, key.digest)
        self._folder.mkdir()
        self._streams: dict[str, Any] = {}
        self._layers: list[Layer] = []

    def stream(self, name: str, layout: Layout, layers: int) -> _Sink:
        """Where the blocks of a stream go, the streams one after the other. Raises OSError."""
        self._close()
        self._streams[name] = described(layout, layers)
        for number in range(layers):
            self._layers.append(Layer(path_of(self._folder, name, number), self.key, name, number, layout))
        return _Sink(self._layers)

    def finish(self, off: Mapping[str, tuple[float, float]]) -> Kept:
        """Have it under its name; `off` is how far each stream is from what was computed. Raises OSError, ValueError where
        blocks are missing, and Lost where another's that was made meanwhile is of no use."""
        self._close()
        for name, one in off.items():
            self._streams[name]["off"] = list(one)
        told = {"fingerprint": self.key.fingerprint, "parameters": self.key.parameters, "streams": self._streams}
        with (self._folder / ABOUT).open("xb") as file:
            file.write(json.dumps(told).encode())
            file.flush()
            os.fsync(file.fileno())
        try:
            self._folder.rename(self._shelf.folder / self.key.digest)
        except OSError:
            # another process was first
            self.abandon()
        kept = self._shelf.find(self.key)
        if kept is None:
            raise Lost(f"{self._shelf.folder / self.key.digest} cannot be written")
        return kept

    def abandon(self) -> None:
        """Delete what was written so far."""
        for layer in self._layers:
            layer.file.close()
        self._layers.clear()
        place.remove(self._folder)

    def _close(self) -> None:
        for layer in self._layers:
            layer.finish()
        self._layers.clear()


class _Sink:
    """As engine.models.vidi.writing.Sink."""

    def __init__(self, layers: list[Layer]) -> None:
        self._layers = list(layers)

    def add(self, layer: int, block: Tensor) -> None:
        """Raises OSError."""
        self._layers[layer].add(block)
