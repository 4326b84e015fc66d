"""How a long pass over footage goes on where it was stopped: its state is kept in the index every few seconds of work.

A state is arrays by name. Whatever a pass keeps between two frames goes into it, so that the result of a pass that was
stopped any number of times is that of one that never was, to the last bit.
"""

from __future__ import annotations

import logging
import time
from array import array
from collections.abc import Callable, Mapping
from typing import TypeVar

import numpy as np

from engine.index import Index

T = TypeVar("T")

State = dict[str, np.ndarray]
Snapshot = Callable[[], State | None]
"""Gives the state at the moment at which it was made, once threads have finished what they had been asked by then.

Until then it gives None.
"""

_LOG = logging.getLogger(__name__)

INTERVAL = 10.0
"""Seconds of work after which a state is kept, and which an interrupted pass may lose."""
_SHARE = 0.02
"""Of the time that keeping states may take: those of very long footage are kept less often."""


class Keeper:
    """Keeps what one pass has done so far and gives back what an earlier, interrupted one left."""

    def __init__(self, index: Index, fingerprint: str, what: str, version: str) -> None:
        self._index = index
        self._key = fingerprint, what, version
        self._whole = fingerprint, f"{what}/whole", version
        self._began = time.monotonic()
        self._next = self._began + INTERVAL
        self._pending: Snapshot | None = None

    def left(self) -> State | None:
        """The last state that was kept."""
        return self._index.get_arrays(*self._key)

    def finished(self, kind: type[T]) -> T | None:
        """What a pass found that came to its end, although the analysis as a whole did not."""
        return self._index.get(*self._whole, kind)

    def consider(self, snapshot: Callable[[], Snapshot]) -> None:
        """Keep a state if it is time. Cheap enough for every frame."""
        now = time.monotonic()
        if self._pending is None:
            if now < self._next:
                return
            self._pending = snapshot()
        state = self._pending()
        if state is None:
            return
        self._pending = None
        self._index.put_arrays(*self._key, state)
        taken = time.monotonic() - now
        self._next = now + max(INTERVAL, taken / _SHARE)

    def finish(self, found: object) -> None:
        """Keep what the pass has found, lest the analysis as a whole is stopped later. Not worth it for a short one."""
        if time.monotonic() - self._began >= INTERVAL:
            self._index.put(*self._whole, found)

    def clear(self) -> None:
        """Drop everything, once the whole is kept or where a state does not fit the footage."""
        self._index.forget(*self._key)
        self._index.forget(*self._whole)


def named(name: str, state: Mapping[str, np.ndarray]) -> State:
    """A part's state under names of the whole's."""
    return {f"{name}.{key}": value for key, value in state.items()}


def of(name: str, state: Mapping[str, np.ndarray]) -> State:
    """The inverse of `named`."""
    return {key[len(name) + 1 :]: value for key, value in state.items() if key.startswith(f"{name}.")}


def numbers(values: array) -> np.ndarray:
    """A copy, which a state needs where the original goes on growing."""
    return np.array(values, dtype=values.typecode)


def refill(values: array, state: np.ndarray) -> None:
    """The inverse of `numbers`, for an array that is still empty."""
    values.frombytes(np.ascontiguousarray(state, values.typecode).tobytes())
