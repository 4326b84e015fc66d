"""Modules of kernels that are compiled for a card when they are first used.

What a compiler or a driver makes of them is known only then: each is tried once on each card, and where it does not work
there is another way, which the log says.
"""

from __future__ import annotations

import logging
from functools import cache
from importlib import import_module
from typing import Any

import torch

_LOG = logging.getLogger(__name__)


def compiled(device: torch.device, name: str) -> Any:
    """The module of that name under engine.models; None on what is no NVIDIA card, and on one where its `attempt(device)`
    raised anything."""
    return _tried(device.index or 0, name) if device.type == "cuda" else None


@cache
def _tried(index: int, name: str) -> Any:
    try:
        module = import_module(f"engine.models.{name}")
        with torch.cuda.device(index):
            module.attempt(torch.device("cuda", index))
    except Exception as error:  # noqa: BLE001  whatever is wrong with a compiler or a driver, there is another way
        why = next(iter(str(error).strip().splitlines()), type(error).__name__)
        _LOG.info("the kernels of %s do not work here, and torch or a library does it: %s", name, why)
        return None
    return module
