"""How the C library hands out memory in the window's process.

Threads that decode take and free pictures all the time. glibc gives each its own arena, in which what is freed lies about
in holes: after half an hour of playing, resident memory had grown by half although no more was in use. With two arenas, and
large blocks taken from the system one by one and given back at once, it stays where it is.
"""

from __future__ import annotations

import ctypes
import os
import sys

ARENAS = 2
LARGE = 2 << 20
"""Bytes from which a block is the system's own."""
_M_MMAP_THRESHOLD = -3
_M_ARENA_MAX = -8


def settle() -> bool:
    """To be called before threads begin; whether this C library can be told. What the user set by MALLOC_* stays."""
    if sys.platform != "linux":
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:
        return False
    done = True
    for name, option, value in (
        ("MALLOC_ARENA_MAX", _M_ARENA_MAX, ARENAS),
        ("MALLOC_MMAP_THRESHOLD_", _M_MMAP_THRESHOLD, LARGE),
    ):
        if name not in os.environ:
            done = bool(mallopt(option, value)) and done
    return done
