"""How much memory this machine has, asked without loading anything: for what to recommend, not for what to load."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Machine:
    """Memory in bytes; None where there is none or it cannot be told."""

    card: str = ""
    """The graphics card's name."""
    video_memory: int | None = None
    main_memory: int | None = None


@functools.cache
def this_machine() -> Machine:
    """The largest NVIDIA card, if its driver answers, and main memory. Takes a moment the first time."""
    name, video = _largest_card()
    return Machine(card=name, video_memory=video, main_memory=_main_memory())


def _largest_card() -> tuple[str, int | None]:
    program = shutil.which("nvidia-smi")
    if program is None:
        return "", None
    query = [program, "--query-gpu=memory.total,name", "--format=csv,noheader,nounits"]
    try:
        answer = subprocess.run(query, capture_output=True, text=True, timeout=20, check=True).stdout
        cards = [line.partition(",") for line in answer.splitlines() if line.strip()]
        size, name = max((int(size), name.strip()) for size, _, name in cards)
    except (OSError, subprocess.SubprocessError, ValueError):
        return "", None
    return name, size * 2**20


def _main_memory() -> int | None:
    if sys.platform == "win32":
        import ctypes

        class Status(ctypes.Structure):
            _fields_ = (
                ("length", ctypes.c_ulong),
                ("load", ctypes.c_ulong),
                ("total", ctypes.c_ulonglong),
                ("rest", ctypes.c_ulonglong * 6),
            )

        status = Status(length=ctypes.sizeof(Status))
        return int(status.total) if ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)) else None
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (OSError, ValueError):
        return None
