"""Main memory that a card reads and writes by itself, beside its work."""

from __future__ import annotations

import logging
import weakref
from contextlib import suppress
from typing import Any

import torch
from torch import Tensor

_LOG = logging.getLogger(__name__)


def host(size: int, device: torch.device) -> Tensor:
    """Bytes of main memory, page-locked for a card: by the card's driver itself, since torch takes a power of two for each
    piece. Where the system locks no more, as they are; then copies are slower."""
    held = torch.empty(size, dtype=torch.uint8)
    if device.type == "cuda" and size:
        runtime: Any = torch.cuda.cudart()  # type: ignore[no-untyped-call]
        place = held.data_ptr()
        if int(runtime.cudaHostRegister(place, size, 0)) == 0:
            weakref.finalize(held, runtime.cudaHostUnregister, place).atexit = False
        else:
            _LOG.info("%d bytes of main memory could not be locked", size)
            with suppress(RuntimeError):  # torch takes the refusal for one of whatever is done next
                torch.ones(1, device=device).add_(1)
    return held
