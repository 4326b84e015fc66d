"""The files of memories on disk: a safetensors file for each layer of a stream, which carries the name of the memory that it
belongs to and a checksum of each block; and what memory.json tells of the streams."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zlib import crc32

import torch
from torch import Tensor

from engine.index.tensors import Damaged, notes_of, read_header
from engine.models.vidi.feeding import Lost
from engine.models.vidi.layout import Layout, Run
from engine.models.vidi.place import ABOUT

FORMAT = 1
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


def kept_in(folder: Path) -> Kept:
    """The memory that a folder holds, by what it tells of itself; of its files nothing is read.

    Raises OSError where it tells nothing, and Lost where that makes no sense or the folder's name is another memory's.
    """
    about = folder / ABOUT
    try:
        told = json.loads(about.read_bytes())
        key = Key(told["fingerprint"], told["parameters"])
        kept = Kept(key, folder, {name: read(one) for name, one in told["streams"].items()})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Lost(f"{about}: it tells of no memory") from error
    if folder.name != key.digest:
        raise Lost(f"{about}: it is of another memory")
    return kept


class OnDisk:
    """Reads the layers of a stream, and compares each block with its checksum when it is read for the first time."""

    staged = True
    bytes = 0

    def __init__(self, kept: Kept, name: str) -> None:
        """Looks at every file's header and length. Raises Lost."""
        about = kept.streams[name]
        self._layout = about.layout
        self._paths = [path_of(kept.folder, name, layer) for layer in range(about.layers)]
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


class Layer:
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


def described(layout: Layout, layers: int) -> dict[str, Any]:
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


def read(told: Mapping[str, Any]) -> About:
    """What `described` described; what is wrong with it shows in the headers of the files.

    Raises KeyError, TypeError and ValueError.
    """
    lengths = tuple(map(int, told["lengths"]))
    if told["format"] not in ("plain", "int8", "fp8") or min(lengths) < 1 or int(told["layers"]) < 1:
        raise ValueError(f"{ABOUT}: it tells of no memory")
    numbers = int(told["kv_heads"]), int(told["width"])
    layout = Layout(told["format"], _TYPES[told["computed"]], *numbers, lengths, int(told["piece"]))
    keys, values = map(float, told["off"])
    return About(layout, int(told["layers"]), (keys, values))


def path_of(folder: Path, name: str, layer: int) -> Path:
    return folder / f"{name}-{layer:02}.safetensors"
