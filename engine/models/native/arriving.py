"""Features that are made as far as the prompt has been read: while its start is taken in, later pictures are decoded.

The decoder asks for what stands in its next chunk of the prompt (`take`), and pictures go through the tower until that is
there. Batches and chunks are those of looking first and reading afterwards, so that the result is the same to the bit; what
differs is when they come. Pictures are decoded on threads of their own all the while (engine.media.together), and on a card
the processor hands out work and goes back to collecting pictures while the card reads.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from engine.protocol import EngineError

if TYPE_CHECKING:
    from engine.models.native.features import Features

Making = Generator[tuple["Features", int], None, None]
"""Yields (features of all views, of how many tokens they are there), each time with more of them."""


class Arriving:
    """Features of one file's views, the later ones of which are still to be made."""

    def __init__(self, making: Making, count: int, watch: Watch) -> None:
        """`count` is of tokens, as the prompt has places for them; `watch` is stopped while nothing is made."""
        self.count = count
        self._making, self._watch = making, watch
        self._features: Features | None = None
        self._there = 0

    def take(self, first: int, last: int, device: torch.device, dtype: torch.dtype) -> Tensor:
        """(n, parts, width) of tokens first..last. Raises what making them does, and EngineError where they are more or
        fewer than there are places."""
        if self._there < last:
            with self._watch.running():
                while self._there < last and self._more():
                    pass
        if self._features is None:
            raise EngineError("the model makes no features of this footage")
        return self._features.take(first, last, device, dtype)

    def finish(self) -> None:
        """Make what is left. Raises as `take` does."""
        while self._more():
            pass

    def close(self) -> None:
        """Make no more: whoever decodes the footage is let go."""
        self._making.close()

    def _more(self) -> bool:
        found = next(self._making, None)
        if found is None:
            return False
        self._features, self._there = found
        if self._features.count != self.count:
            raise EngineError(
                f"the model makes {self._features.count} features where the prompt has {self.count} places for them"
            )
        return True


class Watch:
    """How long a device was busy with one kind of work among others; on a card by its own clock, without waiting for it."""

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self._seconds = 0.0
        self._events: list[tuple[Any, Any]] = []

    @contextmanager
    def running(self) -> Iterator[None]:
        """While this lasts."""
        if self._device.type != "cuda":
            began = time.perf_counter()
            yield
            self._seconds += time.perf_counter() - began
            return
        stream = torch.cuda.current_stream(self._device)
        first = stream.record_event(torch.cuda.Event(enable_timing=True))  # type: ignore[no-untyped-call]
        yield
        last = stream.record_event(torch.cuda.Event(enable_timing=True))  # type: ignore[no-untyped-call]
        self._events.append((first, last))

    def seconds(self) -> float:
        """In all; on a card, once it has done all that."""
        return self._seconds + sum(float(first.elapsed_time(last)) for first, last in self._events) / 1000


class Progress:
    """How far looking and reading are together, which take turns."""

    def __init__(self, files: int, tell: Callable[[float, str], None]) -> None:
        self._looked = [0.0] * files
        self._read = 0.0
        self._tell = tell

    def looking(self, place: int) -> Callable[[float], None]:
        """What hears the share of one file that was looked at."""

        def hear(done: float) -> None:
            self._looked[place] = done
            self._say("looking")

        return hear

    def reading(self, done: float) -> None:
        """Hears the share of the prompt that was read."""
        self._read = done
        self._say("taking in")

    def _say(self, stage: str) -> None:
        self._tell((sum(self._looked) / len(self._looked) + self._read) / 2, stage)
