"""What a tower made of footage, kept: in memory, then in the index, in 8 bits with a scale for 64 values.

Features are rounded to what is kept before they are used for the first time, so that an answer is the same token for token
whether they were made just now or recalled. An hour at one picture a second and 56 tokens is 3.4 GB of them for Qwen3-VL-8B
(four features a token), 0.8 GB for Qwen2.5-VL-7B.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from engine.models.budget import PATCHES, SMALL
from engine.models.generation.cache import from_bytes, to_bytes
from engine.models.interface import Views
from engine.models.memory import machine_memory
from engine.models.native.family import Family, resized
from engine.protocol import FootageError
from engine.tasks.context import Context

_LOG = logging.getLogger(__name__)
WHAT = "vision features"
_ON_PROCESSOR = 2048
"""Patches that the tower sees at once there."""
_SHARE = 4
"""An entry may take one part in so many of what the index may hold."""


@dataclass(eq=False)
class Features:
    """Of one file's views, in main memory."""

    whole: Tensor
    """int8 (tokens, parts, width); in exact form the features themselves."""
    scales: Tensor | None
    """float16 (tokens, parts, blocks)."""

    @property
    def bytes(self) -> int:
        return self.whole.nbytes + (self.scales.nbytes if self.scales is not None else 0)

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
        self.encoded = 0
        """Pictures that the tower has seen, for tests and measurements."""

    @property
    def bytes(self) -> int:
        return sum(features.bytes for features in self._held.values())

    def get(self, views: Views, context: Context) -> Features:
        """Raises FootageError where there are other pictures than were announced."""
        found = self._held.get(views.key) or self._recalled(views, context)
        if found is None:
            found = self._made(views, context)
            self._keep(views, found, context)
        self._held[views.key] = found
        self._held.move_to_end(views.key)
        limit = machine_memory()[0] // 8
        while len(self._held) > 1 and self.bytes > limit:
            self._held.popitem(last=False)
        return found

    def forget(self) -> None:
        """Let go of what is in memory."""
        self._held.clear()

    @property
    def _parameters(self) -> str:
        return f"{self._family.name} {self._family.preprocessing}"

    def _made(self, views: Views, context: Context) -> Features:
        size = self._family.fitting(*views.size)
        made = _Made()
        done = 0
        for pictures in self._batches(views):
            context.progress(done / len(views.times), "looking")
            placed = torch.from_numpy(pictures).to(self._device)
            with torch.inference_mode():
                features = self._family.encode(resized(placed, *size))
                made.add(features) if self._exact else made.add(*to_bytes(features))
            done += len(pictures)
            self.encoded += len(pictures)
        if done != len(views.times):
            raise FootageError(f"{done} pictures came where {len(views.times)} were announced", file=views.path)
        return made.joined()

    def _batches(self, views: Views) -> Iterator[np.ndarray]:
        """The pictures in batches that the tower takes at once, of whole pairs but for the last."""
        together = self._family.together
        most = _ON_PROCESSOR
        if self._device.type == "cuda":
            most = PATCHES if torch.cuda.mem_get_info(self._device)[1] >= SMALL else PATCHES // 4
        number = max(1, most // self._family.patches(*views.size) // together) * together
        held: list[np.ndarray] = []
        count = 0
        for piece in views.pieces():
            if piece.shape[1:] != (views.size[1], views.size[0], 3) or piece.dtype != np.uint8:
                raise FootageError(f"pictures of {piece.shape[1:]} came where {views.size} were announced", file=views.path)
            held.append(piece)
            count += len(piece)
            while count >= number:
                whole = np.concatenate(held)
                yield np.ascontiguousarray(whole[:number])
                held, count = [whole[number:]], count - number
        if count:
            yield np.ascontiguousarray(np.concatenate(held))

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
        if features.scales is None or features.bytes > context.index.limit // _SHARE:
            return
        arrays = {"whole": features.whole.numpy(), "scales": features.scales.numpy()}
        context.index.put_arrays(views.fingerprint, WHAT, self._key(views), arrays, revision=self._revision)

    def _key(self, views: Views) -> str:
        return f"{self._parameters} {views.key}"


class _Made:
    """Features that arrive batch by batch; a batch goes to main memory while the next one is looked at."""

    def __init__(self) -> None:
        self._batches: list[tuple[Tensor, ...]] = []

    def add(self, *parts: Tensor) -> None:
        self._batches.append(tuple(part.cpu() for part in parts))

    def joined(self) -> Features:
        whole = torch.cat([batch[0] for batch in self._batches])
        scales = torch.cat([batch[1] for batch in self._batches]) if len(self._batches[0]) > 1 else None
        return Features(whole, scales)


class Inlay:
    """Features of several files as they stand in one prompt."""

    def __init__(self, places: list[int], features: list[Features], device: torch.device, dtype: torch.dtype) -> None:
        self.places = places
        self._features, self._device, self._dtype = features, device, dtype

    def take(self, first: int, last: int) -> tuple[Tensor, list[Tensor]]:
        """As engine.models.generation.reading.Inlay."""
        pieces = []
        start = 0
        for features in self._features:
            count = len(features.whole)
            a, b = max(first - start, 0), min(last - start, count)
            if a < b:
                pieces.append(features.take(a, b, self._device, self._dtype))
            start += count
        found = torch.cat(pieces)
        return found[:, 0], [found[:, part] for part in range(1, found.shape[1])]
