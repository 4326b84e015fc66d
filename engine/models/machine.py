"""How much memory this machine has, asked without loading anything. Light: torch is asked in engine.models.memory."""

from __future__ import annotations

import ctypes
import functools
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from engine.models import cap

_GIVEN_UP = 20
"""Seconds after which a driver that does not answer counts as absent."""


@dataclass(frozen=True)
class Machine:
    """Memory in bytes; None where there is none."""

    card: str = ""
    """The graphics card's name; of several the largest's."""
    video_memory: int | None = None
    """Of that card."""
    main_memory: int | None = None
    cards: tuple[int, ...] = ()
    """Memory of each card that one model may be spread over, the largest first."""

    @property
    def together(self) -> int | None:
        """Of all cards that one model may be spread over."""
        return sum(self.cards) if self.cards else self.video_memory


class MemoryState(msgspec.Struct, frozen=True, kw_only=True):
    """Memory at one moment, in bytes."""

    device: str
    """As torch names it: "cuda:0", or "cpu" where there is no card to use."""
    name: str = ""
    total: int
    """Of the card; of the machine for "cpu"."""
    free: int
    """What anybody may still take."""
    used_by_us: int = 0
    """What this process holds on the card, CUDA's own part included, and would give back by letting all models go."""
    ram_total: int = 0
    ram_free: int = 0
    compute: tuple[int, int] | None = None
    """The card's compute capability; None for "cpu" and where it is not known."""

    @property
    def has_fp8(self) -> bool:
        """Whether the card multiplies 8-bit floating-point numbers by itself."""
        return self.compute is not None and self.compute >= (8, 9)


@functools.cache
def this_machine() -> Machine:
    """The largest NVIDIA card, if its driver answers, and main memory. Takes a moment the first time."""
    found = sorted(cards(), key=lambda card: card.total, reverse=True)
    main, _ = machine_memory()
    if not found:
        return Machine(main_memory=main)
    granted = tuple(card.total for card in found[: cap.devices()])
    return Machine(card=found[0].name, video_memory=found[0].total, main_memory=main, cards=granted)


def cards(program: str | None = None) -> tuple[MemoryState, ...]:
    """The NVIDIA cards of this machine as their driver tells of them, without torch; empty where none answers.

    `program` is the driver's own, looked for when left out.
    """
    program = program or shutil.which("nvidia-smi")
    if program is None:
        return ()
    query = [program, "--query-gpu=name,memory.total,memory.free,compute_cap", "--format=csv,noheader,nounits"]
    try:
        answer = subprocess.run(query, capture_output=True, text=True, timeout=_GIVEN_UP, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return read_cards(answer.stdout) if answer.returncode == 0 else ()


def read_cards(text: str) -> tuple[MemoryState, ...]:
    """What nvidia-smi printed, a line a card: "name, MiB in all, MiB free, compute capability"."""
    ram_total, ram_free = machine_memory()
    found: list[MemoryState] = []
    for line in text.splitlines():
        name, *numbers = (part.strip() for part in line.rsplit(",", 3))
        if len(numbers) != 3:
            continue
        total, free, capability = numbers
        if not (total.isdecimal() and free.isdecimal()):
            continue  # "[N/A]": a card that shares the machine's memory
        major, _, minor = capability.partition(".")
        known = major.isdecimal() and minor.isdecimal()
        found.append(
            MemoryState(
                device=f"cuda:{len(found)}",
                name=name,
                total=int(total) * 2**20,
                free=int(free) * 2**20,
                ram_total=ram_total,
                ram_free=ram_free,
                compute=(int(major), int(minor)) if known else None,
            )
        )
    return tuple(found)


def machine_memory() -> tuple[int, int]:
    """(total, free) bytes of main memory; free is what could be taken without swapping. A container's limit counts."""
    if sys.platform == "win32":
        return _windows_memory()
    total, free = _unix_memory()
    for limit, used in _CGROUPS:
        try:
            most = int(Path(limit).read_text(encoding="ascii"))
            taken = int(Path(used).read_text(encoding="ascii"))
        except (OSError, ValueError):
            continue
        if most < total:
            total, free = most, min(free, max(0, most - taken))
    return total, free


_CGROUPS = (
    ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"),
    ("/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes"),
)


def _unix_memory() -> tuple[int, int]:
    page = os.sysconf("SC_PAGE_SIZE")
    total = page * os.sysconf("SC_PHYS_PAGES")
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        found = {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines if line.endswith("kB")}
        return total, found["MemAvailable"]
    except (OSError, KeyError, ValueError, IndexError):
        pass
    if "SC_AVPHYS_PAGES" in os.sysconf_names:
        return total, page * os.sysconf("SC_AVPHYS_PAGES")
    return total, total // 2  # macOS tells only through programs of its own


class _WindowsStatus(ctypes.Structure):
    _fields_ = (
        ("length", ctypes.c_ulong),
        ("load", ctypes.c_ulong),
        *(
            (name, ctypes.c_ulonglong)
            for name in ("total", "free", "pages", "free_pages", "virtual", "free_virtual", "extended")
        ),
    )


def _windows_memory() -> tuple[int, int]:
    status = _WindowsStatus(length=ctypes.sizeof(_WindowsStatus))
    ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))  # type: ignore[attr-defined]
    return int(status.total), int(status.free)
