"""The C library's memory in the window's process."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from ui import allocator

THREADS = """
import ctypes, sys, threading
from ui import allocator
if sys.argv[1] == "settled":
    assert allocator.settle()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
barrier = threading.Barrier(6)
def take():
    barrier.wait()
    for _ in range(100):
        libc.malloc(50_000)
    barrier.wait()
threads = [threading.Thread(target=take) for _ in range(6)]
[t.start() for t in threads]
[t.join() for t in threads]
sys.stdout.flush()
libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, "stdout"))
libc.fflush(None)
"""


def arenas(how: str) -> int:
    found = subprocess.run([sys.executable, "-c", THREADS, how], capture_output=True, text=True, check=True, timeout=60)
    return found.stdout.count("<heap nr=")


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_info"), reason="another C library than glibc")
def test_threads_share_two_arenas() -> None:
    assert arenas("settled") <= allocator.ARENAS < arenas("as it comes")


def test_what_the_user_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Library:
        @staticmethod
        def mallopt(option: int, _value: int) -> int:
            asked.append(option)
            return 1

    monkeypatch.setattr(allocator.ctypes, "CDLL", lambda _: Library)
    monkeypatch.setattr(allocator.sys, "platform", "linux")
    monkeypatch.setenv("MALLOC_ARENA_MAX", "1")
    assert allocator.settle()
    assert asked == [-3]
    monkeypatch.setattr(allocator.ctypes, "CDLL", lambda _: object())
    assert not allocator.settle()
