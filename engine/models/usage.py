"""How much memory this process really holds. Light until torch has been imported by somebody else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from engine.models.memory import CONTEXT


def peak(device: str) -> int:
    """Bytes that this process held on a card at most since the last call; for "cpu", what it holds of main memory now."""
    torch = sys.modules.get("torch")
    if torch is None or not device.startswith("cuda") or not torch.cuda.is_initialized():
        return resident_set()
    held = int(torch.cuda.max_memory_reserved(device)) + CONTEXT
    torch.cuda.reset_peak_memory_stats(device)
    return held


def resident_set() -> int:
    """Bytes of main memory that this process holds; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
