"""Reads tensors from safetensors files as fast as the disk or its cache gives them.

For a card, several threads read pieces into page-locked memory and send each on its way while the next is read; a mapped
file, which libraries use, waits for every page instead. For the processor the file is mapped, which copies nothing.
"""

from __future__ import annotations

import json
import os
import queue
import struct
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor

from engine.protocol import EngineError

PIECE = 16 * 2**20
"""Bytes that one thread reads at a time."""
THREADS = 6

DTYPES = {
    "F64": torch.float64, "F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16, "F8_E4M3": torch.float8_e4m3fn,
    "F8_E5M2": torch.float8_e5m2, "I64": torch.int64, "I32": torch.int32, "I16": torch.int16, "I8": torch.int8,
    "U8": torch.uint8, "BOOL": torch.bool,
}  # fmt: skip


@dataclass(frozen=True)
class Stored:
    """A tensor where it lies."""

    path: Path
    offset: int
    dtype: torch.dtype
    shape: tuple[int, ...]
    size: int
    blocks: tuple[Stored, ...] = ()
    """Where its rows lie, one block after the other, if not in one place."""
    added: Added | None = None
    """What is to be added to it."""


@dataclass(frozen=True)
class Added:
    """A product of two narrow matrices, (rows, rank) and (rank, width), as LoRA stores what was trained further."""

    left: Stored
    right: Stored
    scale: float

    def to(self, first: int, rows: Tensor) -> Tensor:
        """float32 rows of the whole, of those that are stored, from row `first` on."""
        left = mapped(self.left)[first : first + len(rows)].to(rows.device, torch.float32)
        right = mapped(self.right).to(rows.device, torch.float32)
        return torch.addmm(rows.float(), left, right, alpha=self.scale)


@dataclass(frozen=True)
class Piece:
    """Some rows of a tensor, of its first dimension; the whole of one without."""

    stored: Stored
    first: int
    rows: int
    write: Callable[[int, Tensor], None]
    """Gets the first row's number and the rows."""


def locate(files: Iterable[Path]) -> dict[str, Stored]:
    """Where each tensor lies. The files have been checked before (checkpoint, headers)."""
    found: dict[str, Stored] = {}
    for path in files:
        with path.open("rb") as file:
            size = struct.unpack("<Q", file.read(8))[0]
            header = json.loads(file.read(size))
        for name, entry in header.items():
            if name == "__metadata__":
                continue
            if entry["dtype"] not in DTYPES:
                raise EngineError(f"weights of the kind {entry['dtype']} cannot be loaded", file=str(path))
            begin, end = entry["data_offsets"]
            found[name] = Stored(path, 8 + size + begin, DTYPES[entry["dtype"]], tuple(entry["shape"]), end - begin)
    return found


def selected(stored: Stored, ranges: Iterable[tuple[int, int]]) -> Stored:
    """Rows of a tensor, those of each range (first, last + 1) in turn, as a tensor of its own."""
    each = stored.size // stored.shape[0]
    blocks = tuple(
        Stored(
            stored.path,
            stored.offset + first * each,
            stored.dtype,
            (last - first, *stored.shape[1:]),
            (last - first) * each,
        )
        for first, last in ranges
    )
    shape = (sum(block.shape[0] for block in blocks), *stored.shape[1:])
    whole = Stored(stored.path, blocks[0].offset, stored.dtype, shape, sum(block.size for block in blocks), blocks)
    return whole if len(blocks) > 1 else blocks[0]


def pieces(stored: Stored, write: Callable[[int, Tensor], None]) -> list[Piece]:
    """A tensor cut into parts that are read one by one."""
    if stored.added is not None:
        added = stored.added
        return pieces(replace(stored, added=None), lambda first, rows: write(first, added.to(first, rows)))
    if stored.blocks:
        found: list[Piece] = []
        start = 0
        for block in stored.blocks:
            found += pieces(block, _behind(start, write))
            start += block.shape[0]
        return found
    rows = stored.shape[0] if stored.shape else 1
    step = max(1, PIECE // max(1, stored.size // max(1, rows)))
    return [Piece(stored, first, min(step, rows - first), write) for first in range(0, max(1, rows), step)]


def _behind(start: int, write: Callable[[int, Tensor], None]) -> Callable[[int, Tensor], None]:
    return lambda first, rows: write(start + first, rows)


def mapped(stored: Stored) -> Tensor:
    """The tensor as a view of its file; pages are read when they are used, and dropped again when memory is short. Where
    something is added to it, it is made anew, in float32."""
    if stored.added is not None:
        return stored.added.to(0, mapped(replace(stored, added=None)))
    if stored.blocks:
        return torch.cat([mapped(block) for block in stored.blocks])
    if not stored.size:
        return torch.empty(stored.shape, dtype=stored.dtype)
    if stored.offset % stored.dtype.itemsize:
        data = bytearray(stored.size)
        with stored.path.open("rb") as file:
            file.seek(stored.offset)
            file.readinto(data)
        return torch.frombuffer(data, dtype=stored.dtype).view(stored.shape)
    whole = torch.UntypedStorage.from_file(str(stored.path), shared=False, nbytes=stored.path.stat().st_size)
    flat = torch.tensor([], dtype=torch.uint8).set_(whole)  # type: ignore[call-overload]
    part = flat[stored.offset : stored.offset + stored.size]
    return part.view(stored.dtype).view(stored.shape)


def read(
    work: Iterable[Piece], device: torch.device, *, report: Callable[[int], None] | None = None, threads: int = THREADS
) -> None:
    """Read pieces and hand each to its `write` as a tensor on `device`; `report` hears of bytes as they come.

    `write` runs on several threads and must only touch its own rows. Everything is finished when this returns.
    """
    waiting: queue.SimpleQueue[Piece] = queue.SimpleQueue()
    count = 0
    largest = 0
    for piece in work:
        waiting.put(piece)
        count += 1
        largest = max(largest, _size(piece))
    failed: list[BaseException] = []
    lock = threading.Lock()

    def run() -> None:
        try:
            _drain(waiting, device, largest, failed, lock, report)
        except BaseException as error:  # noqa: BLE001 - raised again by the caller
            failed.append(error)

    workers = [threading.Thread(target=run, name=f"weights-{n}", daemon=True) for n in range(min(threads, count))]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if failed:
        raise failed[0]
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def _size(piece: Piece) -> int:
    total = piece.stored.shape[0] if piece.stored.shape else 1
    return piece.stored.size * piece.rows // max(1, total)


def _drain(
    waiting: queue.SimpleQueue[Piece],
    device: torch.device,
    largest: int,
    failed: list[BaseException],
    lock: threading.Lock,
    report: Callable[[int], None] | None,
) -> None:
    """One thread's share. On a card two buffers take turns: one is filled while the other is on its way."""
    on_card = device.type == "cuda"
    stream = torch.cuda.Stream(device) if on_card else None
    buffers = [torch.empty(largest, dtype=torch.uint8, pin_memory=on_card) for _ in range(2 if on_card else 1)]
    sent = [torch.cuda.Event() for _ in buffers] if on_card else []
    files: dict[Path, int] = {}
    turn = 0
    try:
        with torch.no_grad(), torch.cuda.stream(stream):
            while not failed:
                try:
                    piece = waiting.get_nowait()
                except queue.Empty:
                    return
                size, path = _size(piece), piece.stored.path
                turn = (turn + 1) % len(buffers)
                if on_card:
                    sent[turn].synchronize()
                if path not in files:
                    files[path] = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
                total = piece.stored.shape[0] if piece.stored.shape else 1
                at = piece.stored.offset + piece.stored.size * piece.first // max(1, total)
                buffer = buffers[turn][:size]
                _fill(files[path], at, buffer, path)
                rows = buffer.view(piece.stored.dtype).view(
                    (piece.rows, *piece.stored.shape[1:]) if piece.stored.shape else ()
                )
                piece.write(piece.first, rows.to(device, non_blocking=True) if on_card else rows)
                if on_card:
                    sent[turn].record()
                if report is not None:
                    with lock:
                        report(size)
    finally:
        for file in files.values():
            os.close(file)
        if stream is not None:
            stream.synchronize()


def _fill(file: int, at: int, buffer: Tensor, path: Path) -> None:
    view = memoryview(buffer.numpy())
    if hasattr(os, "preadv"):
        while view:
            got = os.preadv(file, [view], at)
            if got <= 0:
                raise EngineError("the file is cut off", file=str(path))
            view, at = view[got:], at + got
        return
    os.lseek(file, at, os.SEEK_SET)
    while view:
        data = os.read(file, len(view))
        if not data:
            raise EngineError("the file is cut off", file=str(path))
        view[: len(data)] = data
        view = view[len(data) :]
