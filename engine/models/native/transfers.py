"""Pictures on their way to the card and features on their way back, beside the card's work.

Page-locked memory is what a card reads and writes by itself; a copy on the stream of the work would wait for all work that
was given before it, one on a stream of its own goes on meanwhile. On the processor the same calls copy, and nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

import torch
from torch import Tensor


def host(shape: Sequence[int], dtype: torch.dtype, device: torch.device) -> Tensor:
    """Main memory, such as the device reads and writes by itself where it can."""
    return torch.empty(tuple(shape), dtype=dtype, pin_memory=device.type == "cuda")


@cache
def lane(device: torch.device, direction: Literal["up", "down"]) -> Lane:  # noqa: ARG001  two, so that neither waits for the other
    """That of a device, the same each time: memory that was taken on one stream is of no use to another."""
    return Lane(device)


class Lane:
    """Copies in one direction, one after the other."""

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self._stream: Any = torch.cuda.Stream(device) if device.type == "cuda" else None  # type: ignore[no-untyped-call]

    def up(self, held: Tensor) -> tuple[Tensor, Any]:
        """(`held` on the device, the event after which it may be written anew; None for at once). What the device is given
        to do from now on waits for it."""
        if self._stream is None:
            return held.to(self._device, copy=True), None
        work = torch.cuda.current_stream(self._device)
        with torch.cuda.stream(self._stream):
            there = held.to(self._device, copy=True, non_blocking=True)
            event = self._stream.record_event()
        work.wait_event(event)
        there.record_stream(work)  # its memory is of the lane's pool, and in use until the work is done with it
        return there, event

    def down(self, parts: Sequence[Tensor], places: Sequence[Tensor]) -> Any:
        """Copy what the work so far makes of `parts` to `places` in main memory; the event after which it is there."""
        if self._stream is None:
            for there, part in zip(places, parts, strict=True):
                there.copy_(part)
            return None
        self._stream.wait_stream(torch.cuda.current_stream(self._device))
        with torch.cuda.stream(self._stream):
            for there, part in zip(places, parts, strict=True):
                there.copy_(part, non_blocking=True)
                part.record_stream(self._stream)
            return self._stream.record_event()


class Turns:
    """Two pieces of main memory that take turns: one is filled with pictures while the other is on its way."""

    def __init__(self, shape: Sequence[int], device: torch.device) -> None:
        self._shape, self._device = shape, device
        self._lane = lane(device, "up")
        self._turns: list[tuple[Tensor, Any]] = []

    def next(self) -> Tensor:
        """One that may be filled."""
        if len(self._turns) < 2:
            return host(self._shape, torch.uint8, self._device)
        held, event = self._turns.pop(0)
        if event is not None:
            event.synchronize()
        return held

    def sent(self, held: Tensor) -> Tensor:
        """It on the device."""
        there, event = self._lane.up(held)
        self._turns.append((held, event))
        return there
