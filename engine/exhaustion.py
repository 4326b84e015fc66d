"""Running out of memory, in whatever words a library says so, and giving back what is left over afterwards."""

from __future__ import annotations

import errno
import gc
import sys

from engine.protocol import ClipwrightError, OutOfMemory

_NAMES = frozenset({"OutOfMemoryError"})  # torch's, which must not be imported for this
_PHRASES = (
    "out of memory",
    "can't allocate memory",
    "cannot allocate memory",
    "not enough memory",
    "insufficient memory",
    "failed to allocate memory",
    "alloc_failed",
    "bad_alloc",
)


def ran_out_of_memory(error: BaseException | None) -> bool:
    """Whether `error`, or what caused it, is that there was not enough memory, of the machine or of a graphics card."""
    for _ in range(20):  # causes can form a ring
        if error is None:
            return False
        if isinstance(error, MemoryError | OutOfMemory) or type(error).__name__ in _NAMES:
            return True
        if isinstance(error, OSError) and error.errno == errno.ENOMEM:
            return True
        # our own errors are worded for people and name their cause
        if not isinstance(error, ClipwrightError) and any(phrase in str(error).lower() for phrase in _PHRASES):
            return True
        error = error.__cause__ or error.__context__
    return False


def give_memory_back() -> None:
    """Collect what a failed job left behind, and return the graphics card's share of it to the card."""
    gc.collect()
    torch = sys.modules.get("torch")
    cuda = getattr(torch, "cuda", None)
    if cuda is not None and cuda.is_initialized():
        cuda.empty_cache()
