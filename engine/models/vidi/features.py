"""What the towers made of footage, kept as engine.models.native.features keeps it: in 8 bits, in memory and in the index.

Pictures are kept by stretches of the file's own time, so that another range of the same file finds what was seen of it; time
enters later. Sound is kept by the windows in which it was heard: they begin with the range, as published, so that another
range finds those that are the same.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

import numpy as np
import torch
from torch import Tensor

from engine.models.generation.cache import to_bytes
from engine.models.interface import Views
from engine.models.native.family import Laid
from engine.models.native.features import Features, FeatureStore
from engine.models.vidi.media import FEWEST, Media
from engine.models.vidi.preparing import Preparing, normalised
from engine.protocol import EngineError, FootageError
from engine.tasks.context import Context

_LOG = logging.getLogger(__name__)
STRETCH = 32
"""Seconds of pictures that are kept together."""
SHARE = 4
"""What is kept of one look may take one part in so many of what the index may hold."""
WHAT = "sound features"
_TOGETHER = {"cuda": 16, "cpu": 1}
"""Windows of sound that are heard at a time."""
_HELD = 4
"""Files whose sound is kept in memory."""
_RATE = 16000
"""Samples of sound in a second."""


class Eye:
    """The tower of pictures as a engine.models.native.family.Family, as far as its features go."""

    name = "vidi"
    together = 1
    parts = 1

    def __init__(self, media: Media, preparing: Preparing) -> None:
        self._media, self._preparing = media, preparing
        told = media.settings
        self.width = told.vision_width
        self.preprocessing = f"1 {told.side} {told.vision_layers}"

    def size(self, tokens_per_frame: float, width: int, height: int) -> tuple[int, int]:  # noqa: ARG002
        return self._media.settings.side, self._media.settings.side

    def tokens(self, frames: int, width: int, height: int) -> int:  # noqa: ARG002
        return frames * self._media.side(frames) ** 2

    def fitting(self, width: int, height: int) -> tuple[int, int]:
        """Any: what is of another size is stretched as the published models saw it."""
        return width, height

    def patches(self, width: int, height: int) -> int:  # noqa: ARG002
        return self._media.settings.grid**2

    def lay(self, views: Views) -> Laid:  # noqa: ARG002
        raise EngineError("pictures of these models take no place in the prompt")

    def encode(self, pictures: Tensor) -> Tensor:
        side = self._media.settings.side
        if tuple(pictures.shape[1:3]) == (side, side):
            pixels = normalised(pictures.permute(0, 3, 1, 2))
        else:
            pixels = self._preparing.pixels(pictures.cpu().numpy())
        return self._media.look(pixels).flatten(0, 1)[:, None]


class Seen(FeatureStore):
    """What the tower of pictures made, a stretch at a time. Footage of which all stretches together would take more than
    their share of the index is kept in memory alone: it would drive out what others need."""

    def __init__(self, eye: Eye, revision: str, device: torch.device, *, exact: bool = False) -> None:
        super().__init__(eye, revision, device, exact=exact)
        self.whole = 0
        """Bytes of all that is being looked at now, about."""

    def _keep(self, views: Views, features: Features, context: Context) -> None:
        if self.whole <= context.index.limit // SHARE:
            super()._keep(views, features, context)


def stretches(views: Views) -> list[Views]:
    """The pictures by stretches of the file's time, ascending. They share one pass over the pictures: each is to be asked
    for its own before the next is, or not at all."""
    reader = _Reader(views)
    found: list[Views] = []
    first = 0
    for number, group in groupby(views.times, key=lambda time: int(time // STRETCH)):
        times = tuple(group)
        start = float(number * STRETCH)
        pieces = reader.taking(first, first + len(times))
        found.append(replace(views, start=start, end=start + STRETCH, times=times, pictures=pieces, sound=None))
        first += len(times)
    return found


class _Reader:
    """Hands out runs of pictures in ascending order out of one pass."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._pieces: Iterator[np.ndarray] | None = None
        self._held: np.ndarray | None = None
        self._place = 0
        """Of the first picture of what is held."""

    def taking(self, first: int, last: int) -> Callable[[], Iterator[np.ndarray]]:
        """What hands out pictures first..last when it is called; those before are passed over."""

        def take() -> Iterator[np.ndarray]:
            if self._pieces is None:
                self._pieces = iter(self._views.pieces())
            place = first
            while place < last:
                if self._held is None:
                    self._held = next(self._pieces, None)
                    if self._held is None:
                        raise FootageError(
                            f"{place} pictures came where {len(self._views.times)} were announced", file=self._views.path
                        )
                behind = self._place + len(self._held)
                if behind <= place:
                    self._place, self._held = behind, None
                    continue
                taken = self._held[place - self._place : last - self._place]
                place += len(taken)
                yield taken

        return take


class Ear:
    """Hears sound or recalls it."""

    def __init__(self, media: Media, preparing: Preparing, revision: str, *, exact: bool = False) -> None:
        """With `exact` nothing is rounded, and nothing goes to the index."""
        self._media, self._preparing = media, preparing
        self._revision, self._exact = revision, exact
        self._held: OrderedDict[str, Features] = OrderedDict()
        self.heard = 0
        """Windows that were heard, for tests and measurements."""

    def get(self, views: Views, context: Context) -> tuple[Features, int] | None:
        """(what was heard, (positions, 1, width); the tokens that it becomes), None without sound.

        Shorter sound than makes FEWEST tokens counts as so long: the rest of its window is silence.
        """
        sound = views.sound
        if sound is None or not len(sound):
            return None
        windows = self._preparing.windows(sound)
        tokens = max(FEWEST, self._preparing.heard(self._preparing.columns(windows)))
        begin = int(views.start * _RATE)
        key = f"2 {self._media.settings.spectra} {begin} {len(sound)}"
        name = f"{views.fingerprint} {key}"
        found = self._held.get(name)
        if found is None:
            pieces = self._windows(views, begin, windows, context)
            found = _joined(pieces, tokens * self._media.settings.sound_pool)
        self._held[name] = found
        self._held.move_to_end(name)
        while len(self._held) > _HELD:
            self._held.popitem(last=False)
        return found, tokens

    def forget(self) -> None:
        """Let go of what is in memory."""
        self._held.clear()

    def _windows(self, views: Views, begin: int, windows: list[np.ndarray], context: Context) -> list[Features]:
        """What was heard in each window, whole windows; `begin` is the sample of the file with which the first begins."""
        length = self._media.settings.window
        keys = [f"2 {self._media.settings.spectra} {begin + place * length} {len(one)}" for place, one in enumerate(windows)]
        found = [self._recalled(views, key, context) for key in keys]
        missing = [place for place, one in enumerate(found) if one is None]
        step = _TOGETHER.get(self._media.device.type, 1)
        for first in range(0, len(missing), step):
            context.progress(first / len(missing), "listening")
            places = missing[first : first + step]
            for place, made in zip(places, self._made([windows[place] for place in places]), strict=True):
                found[place] = made
                self._keep(views, keys[place], made, context)
        return [one for one in found if one is not None]

    @torch.inference_mode()
    def _made(self, windows: list[np.ndarray]) -> list[Features]:
        made = self._media.listen(self._preparing.spectra(windows))[:, :, None]
        self.heard += len(windows)
        if self._exact:
            return [Features(one, None) for one in made.cpu()]
        whole, scales = to_bytes(made)
        return [Features(*pair) for pair in zip(whole.cpu(), scales.cpu(), strict=True)]

    def _recalled(self, views: Views, key: str, context: Context) -> Features | None:
        if self._exact:
            return None
        arrays = context.index.get_arrays(views.fingerprint, WHAT, key, revision=self._revision)
        if arrays is None:
            return None
        whole, scales = arrays.get("whole"), arrays.get("scales")
        shape = (self._media.settings.positions, 1, self._media.settings.hearing_width)
        if whole is None or scales is None or whole.shape != shape or len(scales) != len(whole):
            _LOG.info("what was heard of %s is of another shape than the model's, and heard again", views.path)
            return None
        return Features(torch.from_numpy(whole.copy()), torch.from_numpy(scales.copy()))

    def _keep(self, views: Views, key: str, made: Features, context: Context) -> None:
        if made.scales is not None:
            arrays = {"whole": made.whole.numpy(), "scales": made.scales.numpy()}
            context.index.put_arrays(views.fingerprint, WHAT, key, arrays, revision=self._revision)


def _joined(pieces: list[Features], positions: int) -> Features:
    """The first positions of windows in a row: what comes after them is what the last one was filled up with."""
    whole = torch.cat([one.whole for one in pieces])[:positions]
    scales = [one.scales for one in pieces if one.scales is not None]
    return Features(whole, torch.cat(scales)[:positions] if scales else None)
