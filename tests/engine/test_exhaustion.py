"""What counts as running out of memory."""

from __future__ import annotations

import errno

import pytest

from engine.exhaustion import give_memory_back, ran_out_of_memory
from engine.protocol import EngineError, FootageError, OutOfMemory


class OutOfMemoryError(RuntimeError):
    """Named as torch's is."""


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OutOfMemory("the card is full"),
        OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 GiB"),
        RuntimeError("CUDA error: out of memory"),
        RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes"),
        RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
        OSError(errno.ENOMEM, "no room"),
    ],
)
def test_memory(error: Exception) -> None:
    assert ran_out_of_memory(error)
    wrapped = EngineError("the model cannot be used")
    wrapped.__cause__ = error
    assert ran_out_of_memory(wrapped)


def test_other_faults() -> None:
    one, other = ValueError("a"), ValueError("b")
    one.__cause__, other.__cause__ = other, one
    for error in (None, one, RuntimeError("CUDA error: invalid argument"), FootageError("a film out of memory lane")):
        assert not ran_out_of_memory(error)


def test_giving_memory_back_needs_no_graphics_card() -> None:
    give_memory_back()
