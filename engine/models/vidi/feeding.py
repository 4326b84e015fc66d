"""Keys and values on their way to the device, a piece of a layer at a time, while the device is at those before.

Pieces are wanted in the same order again and again: by the layers, then by the layers once more for the next token. A thread
has the next ones in its hands: it reads them from disk, where they are there, into page-locked memory, and gives the copy to
the device on a stream of its own. What waits for what is told by events, so that neither the thread nor the work stands
still for the other before it has to. On the processor the same code copies, and nothing more.

Nobody waits for the thread but for one piece that was asked for, and it waits for nobody: it is handed a place to write to
that is free by then. So there is nothing that a cancelled question or an error could leave locked; `close` ends it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol

import torch
from torch import Tensor

from engine.models.vidi.layout import Run
from engine.models.vidi.locked import host

AHEAD = 2
"""Pieces that are on their way while one is in use."""
_NAME = "footage"


class Source(Protocol):
    """Where layers are that are not on the device."""

    @property
    def staged(self) -> bool:
        """Whether pieces have to be read into page-locked memory first."""
        ...

    @property
    def bytes(self) -> int:
        """Of main memory, that it takes."""
        ...

    def piece(self, layer: int, run: Run, staging: Tensor | None) -> Tensor:
        """A piece's bytes in main memory, in `staging` where it is `staged`. Raises Lost where they are not what was
        written."""
        ...


class Lost(Exception):
    """What was kept is not there any more, or is something else: it has to be made again."""


@dataclass(eq=False)
class _Slot:
    """A place on the device for a piece."""

    data: Tensor
    staging: Tensor | None
    ready: Any = None
    """After which the piece is there,"""
    free: Any = None
    """and after which nobody reads the one before."""


@dataclass(eq=False)
class _Coming:
    item: tuple[int, int]
    slot: _Slot
    done: Future[None]


class Feeder:
    """Brings pieces of the layers that are away, in order and around again."""

    def __init__(self, source: Source, layers: Sequence[int], runs: Sequence[Run], device: torch.device) -> None:
        """Takes memory on the device for AHEAD + 1 pieces, at most one for each that there is."""
        self._source, self._runs, self._device = source, runs, device
        self._order = [(layer, place) for layer in layers for place in range(len(runs))]
        self._places = {item: number for number, item in enumerate(self._order)}
        self._side: Any = torch.cuda.Stream(device) if device.type == "cuda" else None  # type: ignore[no-untyped-call]
        size = max(run.stop - run.start for run in runs)
        count = slots(len(self._order))
        now = self._now()
        self._free = [
            _Slot(torch.empty(size, dtype=torch.uint8, device=device), self._staging(size), None, now) for _ in range(count)
        ]
        self._coming: deque[_Coming] = deque()
        self._used: _Slot | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=_NAME)
        self.bytes = count * size
        """Of the device's memory."""
        self.brought = 0
        """Pieces that were asked for, for tests and measurements."""

    def take(self, layer: int, place: int) -> Tensor:
        """A piece's bytes on the device, good until the next one is taken; those after it are begun to be brought.

        Raises Lost.
        """
        self._give_back()
        item = (layer, place)
        while self._coming and self._coming[0].item != item:  # another pass was broken off
            self._drop(self._coming.popleft())
        if not self._coming:
            self._send(item)
        wanted = self._coming.popleft()
        self._fill_up(item)
        self.brought += 1
        try:
            wanted.done.result()
        except BaseException:
            self._free.append(wanted.slot)
            raise
        self._used = wanted.slot
        if self._side is not None:
            torch.cuda.current_stream(self._device).wait_event(wanted.slot.ready)
        run = self._runs[place]
        return wanted.slot.data[: run.stop - run.start]

    def close(self) -> None:
        """End the thread and let go of the memory."""
        self._thread.shutdown(wait=True, cancel_futures=True)
        if self._side is not None:
            self._side.synchronize()
        self._coming.clear()
        self._free.clear()
        self._used = None
        self.bytes = 0

    def _fill_up(self, last: tuple[int, int]) -> None:
        """Have the pieces after the last one that was sent for brought, as far as there are places for them."""
        if self._coming:
            last = self._coming[-1].item
        while self._free:
            last = self._order[(self._places[last] + 1) % len(self._order)]
            self._send(last)

    def _send(self, item: tuple[int, int]) -> None:
        slot = self._free.pop()
        self._coming.append(_Coming(item, slot, self._thread.submit(self._bring, item, slot)))

    def _drop(self, coming: _Coming) -> None:
        if not coming.done.cancel():
            coming.done.exception()  # waits; whatever it is, nobody wants that piece now
        self._free.append(coming.slot)

    def _give_back(self) -> None:
        if self._used is not None:
            self._used.free = self._now()
            self._free.append(self._used)
            self._used = None

    def _now(self) -> Any:
        """The event of all that the device was given to do so far."""
        return torch.cuda.current_stream(self._device).record_event() if self._side is not None else None

    @torch.inference_mode()
    def _bring(self, item: tuple[int, int], slot: _Slot) -> None:
        layer, place = item
        run = self._runs[place]
        if slot.staging is not None and slot.ready is not None:
            slot.ready.synchronize()
        held = self._source.piece(layer, run, slot.staging)
        there = slot.data[: run.stop - run.start]
        if self._side is None:
            there.copy_(held)
            return
        with torch.cuda.stream(self._side):
            self._side.wait_event(slot.free)
            there.copy_(held, non_blocking=True)
            slot.ready = self._side.record_event()

    def _staging(self, size: int) -> Tensor | None:
        return host(size, self._device) if self._source.staged else None


def slots(items: int) -> int:
    """Places on the device for so many pieces in all."""
    return min(AHEAD + 1, items)
