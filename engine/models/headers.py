"""What a safetensors file says it holds, read and checked without loading any of it.

The format (8 bytes of length, a JSON header, tensors back to back) leaves no room for code; what can still be wrong is that
the header lies about the file. Everything is checked before a loader maps it.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from pathlib import Path

from engine.protocol import EngineError

BITS = {
    "BOOL": 8, "U8": 8, "I8": 8, "I16": 16, "U16": 16, "F16": 16, "BF16": 16, "I32": 32, "U32": 32, "F32": 32,
    "I64": 64, "U64": 64, "F64": 64, "C64": 64, "F8_E4M3": 8, "F8_E5M2": 8, "F8_E8M0": 8, "F4": 4, "F6_E2M3": 6,
    "F6_E3M2": 6,
}  # fmt: skip
"""Of one value, by the format's names."""
MAX_HEADER = 100_000_000
"""Bytes; as the format's own readers have it."""
_PICKLES = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05", b"PK\x03\x04")
"""How a pickle and an archive of pickles begin."""


@dataclass(frozen=True)
class Tensor:
    """One tensor in a file."""

    dtype: str
    shape: tuple[int, ...]
    size: int
    """Bytes."""


def read_header(path: Path) -> dict[str, Tensor]:
    """The tensors of a file by name. Raises EngineError for one that is no safetensors file, or is cut off."""
    try:
        with path.open("rb") as file:
            length = file.seek(0, 2)
            file.seek(0)
            start = file.read(8)
            size = struct.unpack("<Q", start)[0] if len(start) == 8 else 0
            if looks_like_pickle(start):
                raise _refused(path, "it is a pickle under another name; a pickle can run any program when it is read")
            if length < 10 or not 2 <= size <= MAX_HEADER:
                raise _refused(path, "it is not a safetensors file")
            if 8 + size > length:
                raise _cut_off(path)
            header = json.loads(file.read(size).decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise _refused(path, "its safetensors header cannot be read") from error
    except OSError as error:
        raise EngineError(error.strerror or "it cannot be read", file=str(path)) from error
    return _checked(path, header, length - 8 - size)


def looks_like_pickle(start: bytes) -> bool:
    """Whether a file that begins so is a pickle, or the archive of pickles that torch.save writes."""
    return start[:4].startswith(_PICKLES)


def _checked(path: Path, header: object, room: int) -> dict[str, Tensor]:
    if not isinstance(header, Mapping):
        raise _refused(path, "its safetensors header cannot be read")
    tensors: dict[str, Tensor] = {}
    spans: list[tuple[int, int]] = []
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        found = _tensor(entry)
        if found is None:
            raise _refused(path, f"its header says something impossible of {name[:80]!r}")
        tensor, begin = found
        tensors[name] = tensor
        spans.append((begin, begin + tensor.size))
    spans.sort()
    if any(begin != end for (_, end), (begin, _) in pairwise([(0, 0), *spans])):
        raise _refused(path, "its tensors overlap or leave gaps")
    end = spans[-1][1] if spans else 0
    if end > room:
        raise _cut_off(path)
    if end < room:
        raise _refused(path, "it holds more than its header says")
    return tensors


def _tensor(entry: object) -> tuple[Tensor, int] | None:
    """The tensor and where it begins; None where the entry contradicts itself."""
    if not isinstance(entry, Mapping):
        return None
    dtype, shape, offsets = entry.get("dtype"), entry.get("shape"), entry.get("data_offsets")
    if not (isinstance(dtype, str) and dtype in BITS and isinstance(shape, list) and isinstance(offsets, list)):
        return None
    numbers = [*shape, *offsets]
    if len(offsets) != 2 or any(not isinstance(number, int) or isinstance(number, bool) or number < 0 for number in numbers):
        return None
    size = offsets[1] - offsets[0]
    if size < 0 or prod(shape) * BITS[dtype] != size * 8:
        return None
    return Tensor(dtype, tuple(shape), size), offsets[0]


def _refused(path: Path, why: str) -> EngineError:
    return EngineError(f"this checkpoint is refused: {why}", file=str(path), hint="only safetensors files are loaded")


def _cut_off(path: Path) -> EngineError:
    return EngineError("the file is cut off", file=str(path), hint="download or copy it again")
