"""Reads the start of a prompt once, a chunk at a time, so that it can be stopped and takes no more memory than a chunk."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import torch
from torch import Tensor

from engine.models.budget import SMALL
from engine.models.generation.cache import Prefix
from engine.models.generation.decoder import Decoder, Step

CHUNK = {"cuda": 8192, "cpu": 512}
"""Tokens read at a time."""
_SMALL_CHUNK = 2048
"""On a small card,"""
_LARGE_CHUNK = 16384
"""and on one of more than LARGE bytes, whose matrix units want more to be busy with."""
LARGE = 60 * 2**30
_PAUSE = 0.005
"""Seconds between two looks at whether the device has finished."""


class Inlay(Protocol):
    """What stands in a prompt in place of tokens: features of pictures."""

    @property
    def places(self) -> Sequence[int]:
        """Of the prompt's tokens, ascending."""
        ...

    def take(self, first: int, last: int) -> tuple[Tensor, list[Tensor]]:
        """(features, what is added after each of the first layers) of places[first:last], on the decoder's device, each
        (n, hidden)."""
        ...


def chunk_for(device: torch.device) -> int:
    """Tokens to read at a time there."""
    return chunk_for_size(torch.cuda.mem_get_info(device)[1] if device.type == "cuda" else None)


def chunk_for_size(card: int | None) -> int:
    """Tokens to read at a time on a card of so many bytes; None for the processor."""
    if card is None:
        return CHUNK["cpu"]
    if card >= LARGE:
        return _LARGE_CHUNK
    return CHUNK["cuda"] if card >= SMALL else _SMALL_CHUNK


@torch.inference_mode()
def read_prefix(
    decoder: Decoder,
    ids: Sequence[int],
    positions: Tensor,
    inlay: Inlay | None,
    check: Callable[[float], None],
    *,
    chunk: int | None = None,
) -> Prefix:
    """The prefix of `ids`. `positions` are (n,), or (3, n) for time, height and width.

    `check` hears the share that is done, 0..1, before each layer of each chunk; what it raises passes through.
    """
    length = len(ids)
    prefix = decoder.prefix(length)
    size = chunk or chunk_for(decoder.device)
    numbers = torch.tensor(ids, dtype=torch.int64)
    for start in range(0, length, size):
        end = min(length, start + size)
        hidden, deep = inlaid(decoder.embed(numbers[start:end].to(decoder.device))[None], inlay, start)
        cos, sin = decoder.waves(positions[..., None, start:end].to(decoder.device))
        decoder.fill(hidden, Step(cos, sin, prefix, start), deep, counted(check, start, end, length, len(decoder.layers)))
    for device in dict.fromkeys((decoder.device, *decoder.homes)):
        _finished(device, check)
    prefix.next_position = int(positions.max()) + 1
    return prefix


def inlaid(hidden: Tensor, inlay: Inlay | None, start: int) -> tuple[Tensor, list[tuple[Tensor, Tensor]] | None]:
    """Embedded tokens (1, n, hidden) of a prompt from `start` on, with features in place; and what the layers add there."""
    places = inlay.places if inlay is not None else ()
    first, last = bisect_left(places, start), bisect_left(places, start + hidden.shape[1])
    if inlay is None or last == first:
        return hidden, None
    here = torch.tensor(places[first:last], dtype=torch.int64, device=hidden.device) - start
    features, added = inlay.take(first, last)
    return hidden.index_copy(1, here, features[None].to(hidden.dtype)), [(here, extra) for extra in added]


def counted(check: Callable[[float], None], start: int, end: int, length: int, layers: int) -> Callable[[], None]:
    """What is called before each of the layers of a chunk."""
    shares = iter([(start + (end - start) * layer / layers) / length for layer in range(layers)])
    return lambda: check(next(shares))


def _finished(device: torch.device, check: Callable[[float], None]) -> None:
    """Wait until the device has done what it was given, and come to checkpoints meanwhile."""
    if device.type != "cuda":
        return
    event: Any = torch.cuda.Event()  # type: ignore[no-untyped-call]
    event.record(torch.cuda.current_stream(device))
    while not event.query():
        check(1.0)
        time.sleep(_PAUSE)
