"""What a tower made of footage, kept: in memory, then in the index, in 8 bits with a scale for 64 values.

Features are rounded to what is kept before they are used for the first time, so that an answer is the same token for token
whether they were made just now or recalled. An hour at one picture a second and 56 tokens is 3.4 GB of them for Qwen3-VL-8B
(four features a token), 0.8 GB for Qwen2.5-VL-7B.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from engine.models.budget import PATCHES, SMALL
from engine.models.generation.cache import from_bytes, to_bytes
from engine.models.interface import Views
from engine.models.machine import machine_memory
from engine.models.native.arriving import Arriving, Making, Watch
from engine.models.native.family import Family, resized
from engine.models.native.transfers import Turns, host, lane
from engine.protocol import FootageError
from engine.tasks.context import Context

_LOG = logging.getLogger(__name__)
WHAT = "vision features"
_ON_PROCESSOR = 2048
"""Patches that the tower sees at once there."""
_SHARE = 4
"""An entry may take one part in so many of what the index may hold."""


_WRITER = ThreadPoolExecutor(1, thread_name_prefix="features")
"""Writes to the index beside the work; what it has not written when the process ends in peace is written first."""


@dataclass(eq=False)
class Features:
    """Of one file's views, in main memory."""

    whole: Tensor
    """int8 (tokens, parts, width); in exact form the features themselves."""
    scales: Tensor | None
    """float32 (tokens, parts, blocks)."""

    @property
    def bytes(self) -> int:
        return self.whole.nbytes + (self.scales.nbytes if self.scales is not None else 0)

    @property
    def count(self) -> int:
        """Of tokens."""
        return len(self.whole)

    def take(self, first: int, last: int, device: torch.device, dtype: torch.dtype) -> Tensor:
        """(n, parts, width) of tokens first..last."""
        whole = self.whole[first:last].to(device, non_blocking=True)
        if self.scales is None:
            return whole.to(dtype)
        return from_bytes(whole, self.scales[first:last].to(device, non_blocking=True), dtype)


class FeatureStore:
    """Makes features or recalls them."""

    def __init__(self, family: Family, revision: str, device: torch.device, *, exact: bool = False) -> None:
        """With `exact` nothing is rounded, and nothing goes to the index."""
        self._family, self._revision, self._device, self._exact = family, revision, device, exact
        self._held: OrderedDict[str, Features] = OrderedDict()
        self._writing: Future[None] | None = None
        self.encoded = 0
        """Pictures that the tower has seen, for tests and measurements."""

    @property
    def bytes(self) -> int:
        return sum(features.bytes for features in self._held.values())

    def get(self, views: Views, context: Context) -> Features:
        """All of them, made now where they are not kept. Raises FootageError where there are other pictures than were
        announced."""
        making = self.making(views, context, lambda done: context.progress(done, "looking"))
        return [features for features, _ in making][-1]

    def arriving(self, views: Views, context: Context, count: int, watch: Watch, told: Callable[[float], None]) -> Arriving:
        """`count` of them, made when they are asked for where they are not kept; `told` hears the share that is done."""
        return Arriving(self.making(views, context, told), count, watch)

    def making(self, views: Views, context: Context, told: Callable[[float], None]) -> Making:
        """More and more of them, at last all; at once where they are kept. Raises as `get` does."""
        found = self._held.get(views.key) or self._recalled(views, context)
        if found is None:
            for kept in self._making(views, told):
                yield kept.features, kept.there
            found = kept.features
            self._keep(views, found, context)
        self._held[views.key] = found
        self._held.move_to_end(views.key)
        limit = machine_memory()[0] // 8
        while len(self._held) > 1 and self.bytes > limit:
            self._held.popitem(last=False)
        yield found, found.count

    def forget(self) -> None:
        """Let go of what is in memory."""
        self._held.clear()

    @property
    def _parameters(self) -> str:
        return f"{self._family.name} {self._family.preprocessing}"

    def _making(self, views: Views, told: Callable[[float], None]) -> Iterator[_Kept]:
        """More of them with each batch; `told` hears the share of the pictures that were seen."""
        size = self._family.fitting(*views.size)
        kept = _Kept(self._steps(len(views.times)), self._device)
        done = 0
        for pictures in self._batches(views):
            told(done / len(views.times))
            with torch.inference_mode():
                features = self._family.encode(resized(pictures, *size))
                kept.add(self._steps(len(pictures)), features if self._exact else to_bytes(features))
            done += len(pictures)
            self.encoded += len(pictures)
            yield kept
        if done != len(views.times):
            raise FootageError(f"{done} pictures came where {len(views.times)} were announced", file=views.path)
        kept.settle()
        yield kept

    def _steps(self, pictures: int) -> int:
        """How many times tokens are made of pictures."""
        return -(-pictures // self._family.together)

    def _batches(self, views: Views) -> Iterator[Tensor]:
        """The pictures on the device, as many as the tower takes at once, whole pairs but for the last."""
        together = self._family.together
        most = _ON_PROCESSOR
        if self._device.type == "cuda":
            most = PATCHES if torch.cuda.mem_get_info(self._device)[1] >= SMALL else PATCHES // 4
        number = max(1, most // self._family.patches(*views.size) // together) * together
        shape = (min(number, len(views.times)), views.size[1], views.size[0], 3)
        turns = Turns(shape, self._device)
        held, count = turns.next(), 0
        for piece in views.pieces():
            if piece.shape[1:] != shape[1:] or piece.dtype != np.uint8:
                raise FootageError(f"pictures of {piece.shape[1:]} came where {views.size} were announced", file=views.path)
            start = 0
            while start < len(piece):
                taken = min(len(piece) - start, shape[0] - count)
                held.numpy()[count : count + taken] = piece[start : start + taken]
                start, count = start + taken, count + taken
                if count == shape[0]:
                    yield turns.sent(held)
                    held, count = turns.next(), 0
        if count:
            yield turns.sent(held[:count])

    def _recalled(self, views: Views, context: Context) -> Features | None:
        if self._exact:
            return None
        arrays = context.index.get_arrays(views.fingerprint, WHAT, self._key(views), revision=self._revision)
        if arrays is None:
            return None
        whole, scales = arrays.get("whole"), arrays.get("scales")
        shape = (self._family.parts, self._family.width)
        if whole is None or scales is None or whole.shape[1:] != shape or len(whole) != len(scales):
            _LOG.info("features of %s are of another shape than the model's, and made anew", views.path)
            return None
        return Features(torch.from_numpy(whole.copy()), torch.from_numpy(scales.copy()))

    def _keep(self, views: Views, features: Features, context: Context) -> None:
        """In the index, written while the footage is being asked about: it is gigabytes for long footage."""
        if features.scales is None or features.bytes > context.index.limit // _SHARE:
            return
        arrays = {"whole": features.whole.numpy(), "scales": features.scales.numpy()}
        index, fingerprint, parameters = context.index, views.fingerprint, self._key(views)
        self._writing = _WRITER.submit(index.put_arrays, fingerprint, WHAT, parameters, arrays, revision=self._revision)

    def settle(self) -> None:
        """Wait until what was made is in the index."""
        if self._writing is not None:
            self._writing.result()

    def _key(self, views: Views) -> str:
        return f"{self._parameters} {views.key}"


class _Kept:
    """Features that arrive batch by batch; a batch goes to main memory while the next one is looked at."""

    def __init__(self, steps: int, device: torch.device) -> None:
        self._steps, self._device = steps, device
        self._lane = lane(device, "down")
        self._whole: list[Tensor] = []
        self.there = 0
        """Of them, in their place."""
        self._waiting: tuple[list[Tensor], Any] | None = None
        self._staged: list[list[Tensor]] = []

    @property
    def features(self) -> Features:
        """All of them, the first `there` of which are right by now."""
        return Features(self._whole[0], self._whole[1] if len(self._whole) > 1 else None)

    def add(self, steps: int, features: Tensor | tuple[Tensor, ...]) -> None:
        """Of the next `steps`, each of as many tokens."""
        parts = [features] if isinstance(features, Tensor) else list(features)
        if not self._whole:
            # from the first batch it is known how much there will be
            count = self._steps * (len(parts[0]) // steps)
            self._whole = [torch.empty(count, *part.shape[1:], dtype=part.dtype) for part in parts]
        if self._device.type == "cuda":
            staged = self._stage(parts)
            event = self._lane.down(parts, staged)
            self.settle()
            self._waiting = staged, event
        else:
            self._waiting = parts, None
            self.settle()

    @torch.inference_mode()
    def settle(self) -> None:
        """Have the batch before in its place."""
        if self._waiting is None:
            return
        parts, event = self._waiting
        self._waiting = None
        if event is not None:
            event.synchronize()
        count = len(parts[0])
        for there, part in zip(self._whole, parts, strict=True):
            there[self.there : self.there + count].copy_(part)
        self.there += count

    def _stage(self, parts: list[Tensor]) -> list[Tensor]:
        """Page-locked memory, of which two pieces take turns."""
        if len(self._staged) < 2:
            self._staged.append([host(part.shape, part.dtype, self._device) for part in parts])
        self._staged.reverse()
        return [there[: len(part)] for there, part in zip(self._staged[0], parts, strict=True)]


class Inlay:
    """Features of several files as they stand in one prompt."""

    def __init__(
        self, places: list[int], features: Sequence[Features | Arriving], device: torch.device, dtype: torch.dtype
    ) -> None:
        self.places = places
        self._features, self._device, self._dtype = features, device, dtype

    def take(self, first: int, last: int) -> tuple[Tensor, list[Tensor]]:
        """As engine.models.generation.reading.Inlay."""
        pieces = []
        start = 0
        for features in self._features:
            count = features.count
            a, b = max(first - start, 0), min(last - start, count)
            if a < b:
                pieces.append(features.take(a, b, self._device, self._dtype))
            start += count
        found = torch.cat(pieces)
        return found[:, 0], [found[:, part] for part in range(1, found.shape[1])]
