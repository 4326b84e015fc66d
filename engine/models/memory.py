"""How much memory there is for models, as torch sees it. Only `state` imports torch."""

from __future__ import annotations

import os
import sys

from engine.models.machine import MemoryState, cards, machine_memory

__all__ = ["CONTEXT", "MemoryState", "let_blocks_grow", "names", "state"]

CONTEXT = 720 * 2**20
"""Bytes that CUDA, its libraries and the kernels take on a card beside what torch allocates. Kernels come when they are
first used: 690 to 880 MiB were measured on an H100, smaller cards take less."""

_SETTING = "PYTORCH_ALLOC_CONF"


def let_blocks_grow() -> None:
    """Have torch's allocator enlarge blocks instead of making new ones, where the system can do that.

    Keys and values grow token by token, and pictures come in many sizes: otherwise what is let go leaves holes that nothing
    fits into (up to a fifth of the memory was measured). Best called before torch is imported; later, before a card is used.
    """
    if sys.platform != "linux" or _SETTING in os.environ:
        return
    os.environ[_SETTING] = "expandable_segments:True"
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available() and not torch.cuda.is_initialized():
        # newer versions warn of the name in torch.cuda, older ones have no other
        tell = getattr(torch._C, "_accelerator_setAllocatorSettings", None) or torch.cuda.memory._set_allocator_settings
        tell(os.environ[_SETTING])


def names() -> tuple[str, ...]:
    """All graphics cards that torch may use, as it names them; asks nothing of them that would take their memory."""
    import torch

    return tuple(f"cuda:{number}" for number in range(torch.cuda.device_count() if torch.cuda.is_available() else 0))


def state(device: str | None = None) -> MemoryState:
    """Memory now, as torch sees it. Imports torch: for the worker.

    `device` is a name such as "cuda:1" or "cpu"; without it the first card is taken, or the processor where there is none.
    """
    import torch

    ram_total, ram_free = machine_memory()
    chosen = device or ("cuda:0" if torch.cuda.is_available() else "cpu")
    if chosen.startswith("cuda") and not torch.cuda.is_available():
        # a torch for the processor alone, beside another library that uses the card
        known = next((card for card in cards() if card.device == chosen), None)
        if known is not None:
            return known
        chosen = "cpu"
    if not chosen.startswith("cuda"):
        return MemoryState(device="cpu", total=ram_total, free=ram_free, ram_total=ram_total, ram_free=ram_free)
    started = bool(torch.cuda.is_initialized())  # type: ignore[no-untyped-call]
    free, total = torch.cuda.mem_get_info(chosen)
    ours = torch.cuda.memory_reserved(chosen) + CONTEXT
    if not started:
        free += CONTEXT  # asking started CUDA, which then took its part
        free, ours = min(free, total), ours - CONTEXT
    return MemoryState(
        device=chosen,
        name=torch.cuda.get_device_name(chosen),
        total=total,
        free=free,
        used_by_us=ours,
        ram_total=ram_total,
        ram_free=ram_free,
        compute=torch.cuda.get_device_capability(chosen),
    )
