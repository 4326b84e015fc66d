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
import shutil
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zlib import crc32

import torch
from torch import Tensor

from engine.index import size
from engine.index.tensors import Damaged, notes_of, read_header
from engine.models.vidi.feeding import Lost
from engine.models.vidi.layout import Layout, Run

_LOG = logging.getLogger(__name__)
FOLDER = "footage"
"""Beside the index."""
VARIABLE = "CLIPWRIGHT_FOOTAGE_SIZE"
SETTING = "footage.gigabytes"
DEFAULT = 60 * 10**9
SHARE = 1 / 7
"""Of the disk's whole size that the default takes at most."""
SPARE = 10**9
"""Bytes that are left free on the disk, so that others can go on writing."""
FORMAT = 1
_ABOUT = "memory.json"
_MAKING = "making"
_GONE = "gone"
_GIVEN_UP = 3600.0
"""Seconds without a write from which a folder that was being written is given up: its writer must have ended."""
_TYPES = {"bf16": torch.bfloat16, "f16": torch.float16, "f32": torch.float32}
_NAMES = {dtype: name for name, dtype in _TYPES.items()}


@dataclass(frozen=True)
class Key:
    """What a memory is of: the footage's `fingerprint`, the views of it and what makes a memory of them."""

    fingerprint: str
    parameters: str

    @property
    def digest(self) -> str:
        """The name of its folder."""
        return blake2b(f"{FORMAT} {self.fingerprint} {self.parameters}".encode(), digest_size=16).hexdigest()


@dataclass(frozen=True)
class About:
    """A stream on disk."""

    layout: Layout
    layers: int
    off: tuple[float, float]


@dataclass(frozen=True)
class Kept:
    """A memory on disk."""

    key: Key
    folder: Path
    streams: Mapping[str, About]

    @property
    def bytes(self) -> int:
        return sum(one.layers * one.layout.bytes for one in self.streams.values())

    def source(self, name: str) -> OnDisk:
        """Where a stream's layers can be read. Raises Lost."""
        return OnDisk(self, name)


class OnDisk:
    """Reads the layers of a stream, and compares each block with its checksum when it is read for the first time."""

    staged = True
    bytes = 0

    def __init__(self, kept: Kept, name: str) -> None:
        """Looks at every file's header and length. Raises Lost."""
        about = kept.streams[name]
        self._layout = about.layout
        self._paths = [_path(kept.folder, name, layer) for layer in range(about.layers)]
        opened = [_opened(path, kept.key, name, layer, about.layout) for layer, path in enumerate(self._paths)]
        self._begins = [begin for begin, _ in opened]
        self._sums = [sums for _, sums in opened]
        self._known: set[tuple[int, int]] = set()

    def piece(self, layer: int, run: Run, staging: Tensor | None) -> Tensor:
        """As engine.models.vidi.feeding.Source."""
        count = run.stop - run.start
        held = staging[:count] if staging is not None else torch.empty(count, dtype=torch.uint8)
        view = held.numpy().data
        path = self._paths[layer]
        try:
            with path.open("rb", buffering=0) as file:
                file.seek(self._begins[layer] + run.start)
                done = 0
                while done < count:
                    more = file.readinto(view[done:])
                    if not more:
                        raise Lost(f"{path}: it is cut off")
                    done += more
        except OSError as error:
            raise Lost(f"{path}: {error.strerror or error}") from error
        for block in range(run.first, run.last):
            if (layer, block) not in self._known:
                first, last = (start - run.start for start in self._layout.starts[block : block + 2])
                if crc32(view[first:last]) != self._sums[layer][block]:
                    raise Lost(f"{path}: its bytes have changed")
                self._known.add((layer, block))
        return held


class Shelf:
    """The folder of memories."""

    def __init__(self, folder: Path, *, limit: int | None = None) -> None:
        self.folder = folder
        self._limit = limit
        self.busy: set[str] = set()
        """Digests of memories that this process reads, which stay."""

    @property
    def limit(self) -> int:
        """Bytes that may be kept."""
        if self._limit is None:
            self._limit = size.limit(self.folder, VARIABLE, SETTING, DEFAULT, SHARE)
        return self._limit

    def room(self, busy: Collection[str] | None = None) -> int:
        """Bytes that a new memory may take, all leaving but those of `busy`."""
        taken = {path.name: _bytes(path) for path in self._folders()}
        staying = sum(count for name, count in taken.items() if name in (self.busy if busy is None else busy))
        return max(0, min(self.limit - staying, _free(self.folder) - SPARE + sum(taken.values()) - staying))

    def find(self, key: Key) -> Kept | None:
        """What is kept under this key, used now; None for nothing, and for what turns out to be something else."""
        folder = self.folder / key.digest
        about = folder / _ABOUT
        try:
            told = json.loads(about.read_bytes())
            if told["fingerprint"] != key.fingerprint or told["parameters"] != key.parameters:
                raise Lost(f"{about}: it is of another memory")
            kept = Kept(key, folder, {name: _read(one) for name, one in told["streams"].items()})
            for name in kept.streams:
                kept.source(name)
            with suppress(OSError):  # where others may only read
                os.utime(about)
        except FileNotFoundError as error:
            if folder.is_dir():
                self.drop(key, f"{error.filename}: it is missing")
            return None
        except (OSError, Lost, ValueError, KeyError, TypeError, AttributeError) as error:
            self.drop(key, str(error))
            return None
        return kept

    def drop(self, key: Key, problem: str) -> None:
        """Delete what is kept under this key, which is broken, and say so in the log."""
        _LOG.warning("what was kept of footage %s is deleted and made again: %s", key.fingerprint, problem)
        self.busy.discard(key.digest)
        _remove(self.folder / key.digest)

    def making(self, key: Key, wanted: int) -> Making:
        """A memory of so many bytes that is to be written; see there. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._tidy()
        self._make_room(wanted)
        return Making(self, key)

    def _make_room(self, wanted: int) -> None:
        """Delete what was not used for longest until so many bytes more may be kept."""
        taken = {path: _bytes(path) for path in self._folders()}
        idle = sorted((path for path in taken if path.name not in self.busy), key=_used)
        for path in idle:
            if sum(taken.values()) + wanted <= self.limit and wanted <= _free(self.folder) - SPARE:
                return
            _LOG.info("%s, which was not used for longest, is deleted for want of room", path)
            _remove(path)
            del taken[path]

    def _folders(self) -> list[Path]:
        with suppress(OSError):
            return [path for path in self.folder.iterdir() if "." not in path.name and path.is_dir()]
        return []

    def _tidy(self) -> None:
        """Delete what writers that were killed have left behind, and what could not be deleted while it was read."""
        latest = time.time() - _GIVEN_UP
        for path in self.folder.glob(f"*.{_GONE}-*"):
            shutil.rmtree(path, ignore_errors=True)
        for path in self.folder.glob(f"*.{_MAKING}-*"):
            if max(map(_changed, (path, *_files(path))), default=0.0) < latest:
                _remove(path)


class Making:
    """A memory that is being written, under another name until it is whole."""

    def __init__(self, shelf: Shelf, key: Key) -> None:
        self._shelf, self.key = shelf, key
        self._folder = shelf.folder / f"{key.digest}.{_MAKING}-{os.getpid()}-{os.urandom(4).hex()}"
        self._folder.mkdir()
        self._streams: dict[str, Any] = {}
        self._layers: list[_Layer] = []

    def stream(self, name: str, layout: Layout, layers: int) -> _Sink:
        """Where the blocks of a stream go, the streams one after the other. Raises OSError."""
        self._close()
        self._streams[name] = _told(layout, layers)
        for number in range(layers):
            self._layers.append(_Layer(_path(self._folder, name, number), self.key, name, number, layout))
        return _Sink(self._layers)

    def finish(self, off: Mapping[str, tuple[float, float]]) -> Kept:
        """Have it under its name; `off` is how far each stream is from what was computed. Raises OSError, ValueError where
        blocks are missing, and Lost where another's that was made meanwhile is of no use."""
        self._close()
        for name, one in off.items():
            self._streams[name]["off"] = list(one)
        told = {"fingerprint": self.key.fingerprint, "parameters": self.key.parameters, "streams": self._streams}
        with (self._folder / _ABOUT).open("xb") as file:
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
        _remove(self._folder)

    def _close(self) -> None:
        for layer in self._layers:
            layer.finish()
        self._layers.clear()


class _Sink:
    """As engine.models.vidi.writing.Sink."""

    def __init__(self, layers: list[_Layer]) -> None:
        self._layers = list(layers)

    def add(self, layer: int, block: Tensor) -> None:
        """Raises OSError."""
        self._layers[layer].add(block)


class _Layer:
    """One file while it is written. Checksums get their place in the header when all are known."""

    def __init__(self, path: Path, key: Key, name: str, number: int, layout: Layout) -> None:
        self._header = _header(key, name, number, layout, [0] * len(layout.lengths))
        self._about = key, name, number, layout
        self._sums: list[int] = []
        self.file = path.open("x+b")
        self.file.write(self._header)

    def add(self, block: Tensor) -> None:
        view = block.cpu().numpy().data
        self._sums.append(crc32(view))
        self.file.write(view)

    def finish(self) -> None:
        layout = self._about[-1]
        with self.file as file:
            if len(self._sums) != len(layout.lengths) or file.tell() != len(self._header) + layout.bytes:
                raise ValueError(f"{len(self._sums)} of {len(layout.lengths)} blocks were written")
            file.seek(0)
            file.write(_header(*self._about, self._sums))
            file.flush()
            os.fsync(file.fileno())


def _header(key: Key, name: str, layer: int, layout: Layout, sums: list[int]) -> bytes:
    notes = {"memory": key.digest, "stream": name, "layer": str(layer), "crc32": " ".join(f"{one:08x}" for one in sums)}
    text = json.dumps({"__metadata__": notes, **layout.described()}, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text


def _opened(path: Path, key: Key, name: str, layer: int, layout: Layout) -> tuple[int, list[int]]:
    """(where a layer's bytes begin in its file, the checksum of each block). Raises Lost."""
    try:
        header = read_header(path)
        sums = [int(one, 16) for one in notes_of(header)["crc32"].split()]
        length = path.stat().st_size
    except OSError as error:
        raise Lost(f"{path}: {error.strerror or error}") from error
    except (Damaged, KeyError, ValueError) as error:
        raise Lost(f"{path}: {error if isinstance(error, Damaged) else 'its header has no checksums'}") from error
    begin = 8 + len(header)
    if header != _header(key, name, layer, layout, sums)[8:]:
        raise Lost(f"{path}: it is not what its name says")
    if length != begin + layout.bytes:
        raise Lost(f"{path}: it is {'cut off' if length < begin + layout.bytes else 'longer than its header says'}")
    return begin, sums


def _told(layout: Layout, layers: int) -> dict[str, Any]:
    return {
        "layers": layers,
        "format": layout.format,
        "computed": _NAMES[layout.dtype],
        "kv_heads": layout.kv_heads,
        "width": layout.width,
        "lengths": list(layout.lengths),
        "piece": layout.piece,
        "off": [0.0, 0.0],
    }


def _read(told: Mapping[str, Any]) -> About:
    """What `_told` told; what is wrong with it shows in the headers of the files. Raises KeyError, TypeError, ValueError."""
    lengths = tuple(map(int, told["lengths"]))
    if told["format"] not in ("plain", "int8", "fp8") or min(lengths) < 1 or int(told["layers"]) < 1:
        raise ValueError(f"{_ABOUT}: it tells of no memory")
    numbers = int(told["kv_heads"]), int(told["width"])
    layout = Layout(told["format"], _TYPES[told["computed"]], *numbers, lengths, int(told["piece"]))
    keys, values = map(float, told["off"])
    return About(layout, int(told["layers"]), (keys, values))


def _path(folder: Path, name: str, layer: int) -> Path:
    return folder / f"{name}-{layer:02}.safetensors"


def _files(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from folder.iterdir()


def _changed(path: Path) -> float:
    with suppress(OSError):
        return path.stat().st_mtime
    return 0.0


def _used(folder: Path) -> float:
    return _changed(folder / _ABOUT)


def _bytes(folder: Path) -> int:
    total = 0
    for path in _files(folder):
        with suppress(OSError):
            total += path.stat().st_size
    return total


def _free(folder: Path) -> int:
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    return shutil.disk_usage(existing).free


def _remove(folder: Path) -> None:
    """Have it gone from under its name at once, then delete it."""
    gone = folder.with_name(f"{folder.name}.{_GONE}-{os.urandom(4).hex()}")
    with suppress(OSError):
        folder.rename(gone)
        folder = gone
    shutil.rmtree(folder, ignore_errors=True)
