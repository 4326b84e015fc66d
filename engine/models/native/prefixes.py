"""Keys and values of footage as they rest in the index, for models that are opened again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from hashlib import blake2b

import torch

from engine.models.generation import cache
from engine.models.generation.cache import Prefix
from engine.models.generation.decoder import Decoder
from engine.models.native.laying import NativeSeen
from engine.tasks.context import Context

_LOG = logging.getLogger(__name__)
WHAT = "keys and values"
_DISK = 500e6
"""Bytes a second that keys and values are reckoned to be read back with; they are kept on disk only where making them took
at least twice as long as that."""
_SHARE = 8
"""An entry of them may take one part in so many of what the index may hold."""

Worth = Callable[[float, int], bool]
"""(seconds that reading took, bytes in the index) -> whether keys and values are kept there."""


class PrefixStore:
    """Keeps the prefixes of one model in the index, in 8 bits, where that is worth it."""

    def __init__(
        self,
        decoder: Decoder,
        revision: str,
        key: str,
        before: Sequence[int],
        *,
        exact: bool = False,
        worth: Worth | None = None,
    ) -> None:
        """`key` names family, preprocessing and setting, `before` are the tokens in front of the footage. With `exact`
        nothing is kept."""
        self._decoder, self._revision, self._exact = decoder, revision, exact
        self._begins = f"{key} {blake2b(repr(before).encode(), digest_size=8).hexdigest()}"
        self._worth = worth or _worth

    def keep(self, seen: NativeSeen, prefix: Prefix, seconds: float, context: Context) -> None:
        """Put it into the index, rounded as it will come back, if making it took so many seconds that reading is quicker."""
        size = prefix.slots.bytes // self._decoder.dtype.itemsize * 17 // 16
        if self._exact or size > context.index.limit // _SHARE or not self._worth(seconds, size):
            return
        cache.round_to_bytes(prefix)
        arrays = cache.packed(prefix)
        context.index.put_arrays(seen.views[0].fingerprint, WHAT, self._key(seen), arrays, revision=self._revision)

    def get(self, seen: NativeSeen, context: Context) -> Prefix | None:
        """It from the index, on the decoder's device; None where it is not there or does not fit."""
        if self._exact:
            return None
        arrays = context.index.get_arrays(seen.views[0].fingerprint, WHAT, self._key(seen), revision=self._revision)
        if arrays is None:
            return None
        like = torch.empty(0, dtype=self._decoder.dtype, device=self._decoder.device)
        try:
            prefix = cache.unpacked(arrays, int(seen.positions.max()) + 1, like, self._decoder.homes)
        except (KeyError, ValueError, RuntimeError) as error:
            _LOG.info("keys and values that were kept do not fit and are made anew: %s", error)
            return None
        slots = prefix.slots
        fits = prefix.length == seen.tokens and len(slots.keys) == len(self._decoder.layers)
        return prefix if fits and slots.keys[0].shape[1::2] == (self._decoder.kv_heads, self._decoder.width) else None

    def _key(self, seen: NativeSeen) -> str:
        return f"{self._begins} {seen.views_key}"


def _worth(seconds: float, size: int) -> bool:
    return seconds > 2 * size / _DISK
