"""Arrays in one file, in the safetensors format, read back as views of the mapped file.

The format (https://github.com/huggingface/safetensors): eight bytes with the length of a JSON header, the header, the bytes
of all arrays without gaps. Any program that reads safetensors reads these. The reader is our own because numpy's reader in
that package copies, and vectors of many hours are to be searched where they lie.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

_NAMES = {
    "bool": "BOOL", "uint8": "U8", "int8": "I8", "uint16": "U16", "int16": "I16", "uint32": "U32", "int32": "I32",
    "uint64": "U64", "int64": "I64", "float16": "F16", "float32": "F32", "float64": "F64",
}  # fmt: skip
_KINDS = {name: np.dtype(kind).newbyteorder("<") for kind, name in _NAMES.items()}
_LONGEST_HEADER = 100_000_000  # the format's own limit
_NOTES = "__metadata__"
_DIGEST = "blake2b"


class Damaged(ValueError):
    """The file is not what was written."""


def write(file: BinaryIO, arrays: Mapping[str, np.ndarray], notes: Mapping[str, str]) -> bytes:
    """Write `arrays` to an empty file; `notes` go into its header. Returns the header, by which the file is known again.

    Numbers and bools of up to eight bytes each; raises ValueError for other kinds. The header holds a digest of all bytes.
    """
    # the largest items first keep every array aligned
    order = sorted(arrays, key=lambda name: (-arrays[name].dtype.itemsize, name))
    kept: list[np.ndarray] = []
    header: dict[str, Any] = {}
    digest = blake2b(digest_size=16)
    position = 0
    for name in order:
        array = np.asarray(arrays[name])
        if array.dtype.name not in _NAMES or name == _NOTES:
            raise ValueError(f"an array of {array.dtype.name} called {name!r} cannot be kept")
        array = np.ascontiguousarray(array, _KINDS[_NAMES[array.dtype.name]]).reshape(array.shape)
        digest.update(array.reshape(-1).view(np.uint8).data)
        place = [position, position + array.nbytes]
        header[name] = {"dtype": _NAMES[array.dtype.name], "shape": list(array.shape), "data_offsets": place}
        kept.append(array)
        position += array.nbytes
    text = json.dumps({_NOTES: {**notes, _DIGEST: digest.hexdigest()}, **header}, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    file.write(len(text).to_bytes(8, "little"))
    file.write(text)
    for array in kept:
        file.write(array.reshape(-1).view(np.uint8).data)
    return text


def read_header(path: Path) -> bytes:
    """The header's bytes. Raises Damaged, or OSError when the file cannot be read."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if not 2 <= length <= min(_LONGEST_HEADER, os.fstat(file.fileno()).st_size - 8):
            raise Damaged("its header is cut off")
        return file.read(length)


def notes_of(header: bytes) -> dict[str, str]:
    """What was noted when the file was written. Raises Damaged."""
    notes = _parsed(header).get(_NOTES)
    if not isinstance(notes, dict) or not all(isinstance(value, str) for value in notes.values()):
        raise Damaged("its header has no notes")
    return notes


def mapped(path: Path, header: bytes) -> dict[str, np.ndarray]:
    """All arrays, read-only views of the file, whose header was read before. Raises Damaged or OSError.

    Checked is that every array lies in the file and that nothing else does; the bytes themselves are not read.
    """
    described = _parsed(header)
    described.pop(_NOTES, None)
    whole = np.memmap(path, np.uint8, "r").view(np.ndarray)
    data = whole[8 + len(header) :]
    arrays: dict[str, np.ndarray] = {}
    expected = 0
    try:
        for name, entry in sorted(described.items(), key=lambda item: item[1]["data_offsets"]):
            kind, shape, (first, last) = _KINDS[entry["dtype"]], tuple(entry["shape"]), entry["data_offsets"]
            if first != expected or last > len(data) or any(length < 0 for length in shape):
                raise Damaged("it is cut off")
            arrays[name] = data[first:last].view(kind).reshape(shape)
            expected = last
    except (KeyError, TypeError, ValueError) as error:
        raise error if isinstance(error, Damaged) else Damaged(f"its header is wrong: {error}") from error
    if expected != len(data):
        raise Damaged("it is longer than its header says")
    return arrays


def verify(path: Path) -> None:
    """Read the whole file and compare it with the digest in its header. Raises Damaged or OSError."""
    header = read_header(path)
    mapped(path, header)
    digest = blake2b(digest_size=16)
    with path.open("rb") as file:
        file.seek(8 + len(header))
        while block := file.read(1 << 20):
            digest.update(block)
    if notes_of(header).get(_DIGEST) != digest.hexdigest():
        raise Damaged("its bytes have changed")


def _parsed(header: bytes) -> dict[str, Any]:
    try:
        parsed = json.loads(header)
    except (ValueError, RecursionError) as error:
        raise Damaged("its header is not JSON") from error
    if not isinstance(parsed, dict):
        raise Damaged("its header is not an object")
    return parsed
