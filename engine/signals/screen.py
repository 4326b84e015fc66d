"""A cheap look at every frame: where it is plain that the shot changes, and where a closer look is needed.

A hard cut parts two stretches that are each alike: the frames before it resemble one another, so do those after it, and no
frame before resembles any after. Comparing three frames on either side makes that a property which flashes (the picture
returns), pans and fast subjects (the picture keeps changing) do not have. Three distances are used, since each is blind to
something: of pixels, of the joint colour histogram (blind to motion), and the correlation of brightness (blind to a change
of light).

A dissolve or fade is a straight line through picture space: the frame half way is the mean of the two ends (the linear
model of a dissolve as in Lienhart, Reliable Dissolve Detection, SPIE 4315, 2001). Motion is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from engine.signals.thumbnails import HEIGHT, WIDTH, Thumbnails

CHUNK = 128
"""Frames screened at a time."""
_BINS = 16 * 8 * 8
_NOISE = 2.0
"""Grey levels of noise that keep the correlation of two flat pictures from being a matter of chance."""
_DARK = 24
"""Grey level at or below which a border counts as a black bar."""

COLUMNS = ("step", "cross", "within", "unlike", "unlike_within", "hist", "hist_within", "back", "level", "flat")
STEP, CROSS, WITHIN, UNLIKE, UNLIKE_WITHIN, HIST, HIST_WITHIN, BACK, LEVEL, FLAT = range(len(COLUMNS))
"""Of the frame n that would be the first of a new shot:

step            distance of pixels from frame n - 1, in grey levels of 255
cross           the least such distance across the boundary
within          the least between frames on one side, of the side where they differ more: a single odd frame does no harm
unlike          1 - correlation of brightness, 0..2, the least across; unlike_within as within
hist            half the L1 distance of colour histograms, 0..1, the least across; hist_within as within
back            the least distance of frame n - 1 from frames a fifth to half a second later, and of frame n from such
                before: small at both ends of a flash
level, flat     mean brightness 0..255; mean deviation from it of the picture (0 is one plain colour)
"""


@dataclass(frozen=True)
class Blend:
    """Frames `first` to `last` look like a mixture of what is before and after; `plain` where either end is one colour."""

    first: int
    last: int
    plain: bool


class Screen:
    """Turns thumbnails into evidence of shot changes, chunk by chunk; keeps 40 bytes a frame."""

    def __init__(self, thumbnails: Thumbnails, rate: float) -> None:
        self._thumbnails = thumbnails
        self._rate = rate
        self._later = tuple(max(4, round(seconds * rate)) for seconds in (0.2, 0.35, 0.5))
        self._spans = tuple(sorted({max(2, round(seconds * rate)) for seconds in (0.1, 0.16, 0.32, 0.5, 0.8)}))
        self._rows: list[np.ndarray] = []
        self._hits: list[int] = []
        self.screened = 0
        """Frames whose evidence is complete."""

    @property
    def margin(self) -> int:
        """Frames around a chunk that must be known for it to be screened."""
        return max(*self._later, *self._spans) + 4

    @property
    def latest(self) -> np.ndarray:
        """The evidence of the chunk screened last."""
        return self._rows[-1]

    @property
    def evidence(self) -> np.ndarray:
        """(frames screened, len(COLUMNS)) float32."""
        return np.concatenate(self._rows) if self._rows else np.zeros((0, len(COLUMNS)), np.float32)

    def advance(self, *, ended: bool = False) -> tuple[int, int] | None:
        """Screen the next chunk if enough frames are known; its first and last frame + 1, or None."""
        start = self.screened
        stop = min(start + CHUNK, self._thumbnails.count)
        if stop <= start or (not ended and (stop - start < CHUNK or stop + self.margin > self._thumbnails.count)):
            return None
        pictures = _Pictures(self._thumbnails, start - self.margin, stop + self.margin)
        self._rows.append(self._boundaries(pictures, start, stop))
        self._hits += self._blended(pictures, start, stop)
        self.screened = stop
        return start, stop

    def state(self) -> dict[str, np.ndarray]:
        """See engine.signals.resume."""
        return {
            "evidence": self.evidence.copy(),
            "hits": np.array(self._hits, np.int64),
            "screened": np.array(self.screened),
        }

    def restore(self, state: dict[str, np.ndarray]) -> None:
        self._rows = [state["evidence"].copy()] if len(state["evidence"]) else []
        self._hits = state["hits"].tolist()
        self.screened = int(state["screened"])

    def take_blends(self, *, ended: bool = False) -> list[Blend]:
        """The blends that no later frame can prolong, each once."""
        patience = max(2, round(0.12 * self._rate))
        blends: list[Blend] = []
        while self._hits:
            stop = 1
            while stop < len(self._hits) and self._hits[stop] - self._hits[stop - 1] <= patience:
                stop += 1
            if stop == len(self._hits) and not ended and self._hits[-1] + patience >= self.screened:
                break
            run, self._hits = self._hits[:stop], self._hits[stop:]
            if len(run) >= 2:
                blends.append(self._extent(run[0], run[-1]))
        return blends

    def _boundaries(self, pictures: _Pictures, start: int, stop: int) -> np.ndarray:
        numbers = np.arange(start, stop)
        rows = np.zeros((stop - start, len(COLUMNS)), np.float32)
        for distance, across, beside in (
            (pictures.pixels, CROSS, WITHIN),
            (pictures.unlikeness, UNLIKE, UNLIKE_WITHIN),
            (pictures.histograms, HIST, HIST_WITHIN),
        ):
            pairs = [distance(numbers - before, numbers + after) for before in (1, 2, 3) for after in (0, 1, 2)]
            rows[:, across] = np.min(pairs, axis=0)
            left = [distance(numbers + a, numbers + b) for a, b in ((-3, -2), (-2, -1), (-3, -1))]
            right = [distance(numbers + a, numbers + b) for a, b in ((0, 1), (1, 2), (0, 2))]
            rows[:, beside] = np.maximum(np.min(left, axis=0), np.min(right, axis=0))
        rows[:, STEP] = pictures.pixels(numbers - 1, numbers)
        returns = [pictures.pixels(numbers - 1, numbers + later) for later in self._later]
        returns += [pictures.pixels(numbers - 1 - later, numbers) for later in self._later]
        rows[:, BACK] = np.min(returns, axis=0)
        rows[:, LEVEL], rows[:, FLAT] = pictures.level(numbers), pictures.deviation(numbers)
        if start == 0:
            rows[0, : BACK + 1] = 0
        return rows

    def _blended(self, pictures: _Pictures, start: int, stop: int) -> list[int]:
        """Every second frame that lies half way between the frames around it."""
        numbers = np.arange(start + start % 2, stop, 2)
        hits = np.zeros(len(numbers), bool)
        for span in self._spans:
            inside = (numbers >= span) & (numbers + span < self._thumbnails.count)
            if not inside.any():
                continue
            middle = numbers[inside]
            before, after = pictures.coarse(middle - span), pictures.coarse(middle + span)
            whole = np.abs(after - before).mean(axis=1)
            changed = whole >= 8
            if not changed.any():
                continue
            half = span // 2
            off = np.mean(
                [
                    np.abs(pictures.coarse(middle + at) - (before + (after - before) * ((at + span) / (2 * span)))).mean(
                        axis=1
                    )
                    for at in (-half, 0, half)
                ],
                axis=0,
            )
            unlike = pictures.unlikeness(middle - span, middle + span) > 0.3
            contrasts = pictures.deviation(middle - span), pictures.deviation(middle + span)
            faded = np.minimum(*contrasts) < 0.4 * np.maximum(*contrasts)
            hits[inside] |= changed & (off < 0.27 * whole) & (unlike | faded)
        return numbers[hits].tolist()

    def _extent(self, first: int, last: int) -> Blend:
        """Where the mixture begins and ends: a ramp fitted to the share of the later picture in each frame."""
        reach = max(self._spans)
        numbers = np.arange(max(self._thumbnails.first, first - reach), min(self._thumbnails.count, last + reach + 1))
        flat = self._thumbnails.take(numbers).reshape(len(numbers), -1).astype(np.float32)
        few = max(1, reach // 4)
        before, after = flat[:few].mean(axis=0), flat[-few:].mean(axis=0)
        line = after - before
        begin, end = _ramp((flat - before) @ line / max(float(line @ line), 1.0))
        contrast = np.abs(flat - flat.mean(axis=1, keepdims=True)).mean(axis=1)
        ends = float(contrast[max(begin - 1, 0)]), float(contrast[min(end + 1, len(contrast) - 1)])
        return Blend(int(numbers[begin]), int(numbers[end]), min(ends) < max(4.0, 0.15 * max(ends)))


def _ramp(share: np.ndarray) -> tuple[int, int]:
    """First and last index of the slope in the rise from one level to another that fits `share` best, by least squares."""
    count = len(share)
    places = np.arange(count)
    best, found = np.inf, (0, count - 1)
    step = max(1, count // 60)
    for first in range(0, count - 1, step):
        lasts = np.arange(first + 1, count, step)
        ramps = np.clip((places[None, :] - first + 1) / (lasts[:, None] - first + 2), 0, 1)
        centred = ramps - ramps.mean(axis=1, keepdims=True)
        spread = (centred**2).sum(axis=1)
        slope = centred @ (share - share.mean()) / np.maximum(spread, 1e-9)
        left = ((share - share.mean())[None, :] - slope[:, None] * centred) ** 2
        errors = np.where(slope > 0, left.sum(axis=1), np.inf)
        at = int(np.argmin(errors))
        if errors[at] < best - 1e-9:
            best, found = float(errors[at]), (first, int(lasts[at]))
    return found


class _Pictures:
    """The thumbnails of a stretch without its black bars, and distances between them.

    Beyond the ends of the footage its first and last frame stand. Distances are asked for between frames a fixed number
    apart, so each kind is worked out once per such number for the whole stretch.
    """

    def __init__(self, thumbnails: Thumbnails, start: int, stop: int) -> None:
        self._first = start
        rgb = thumbnails.take(np.arange(start, stop))
        count = len(rgb)
        yuv = cv2.cvtColor(rgb.reshape(count * HEIGHT, WIDTH, 3), cv2.COLOR_RGB2YUV).reshape(rgb.shape)
        lit = yuv[..., 0].max(axis=0) > _DARK
        rows, columns = np.flatnonzero(lit.any(axis=1)), np.flatnonzero(lit.any(axis=0))
        if len(rows) >= 6 and len(columns) >= 8:
            yuv = yuv[:, rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        self._yuv = np.ascontiguousarray(yuv)
        luma = self._yuv[..., 0].reshape(count, -1).astype(np.float32)
        self._pixels = luma.shape[1]
        self._mean = luma.mean(axis=1)
        luma -= self._mean[:, None]
        self._deviation = np.abs(luma).mean(axis=1)
        self._unit = luma / (np.linalg.norm(luma, axis=1, keepdims=True) + _NOISE * np.sqrt(self._pixels))
        self._histogram = self._histograms()
        even = self._yuv[:, : self._yuv.shape[1] // 2 * 2, : self._yuv.shape[2] // 2 * 2].astype(np.float32)
        quarters = even[:, ::2, ::2] + even[:, 1::2, ::2] + even[:, ::2, 1::2] + even[:, 1::2, 1::2]
        self._coarse = quarters.reshape(count, -1) / 4
        self._known: dict[tuple[str, int], np.ndarray] = {}

    def pixels(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """Mean distance of brightness plus that of both colour channels, in grey levels."""
        return self._between("pixels", self._pixel_distance, a, b)

    def unlikeness(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """1 - correlation of brightness."""
        return self._between("unlikeness", self._uncorrelated, a, b)

    def histograms(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """Half the L1 distance of the joint colour histograms."""
        return self._between("histograms", self._histogram_distance, a, b)

    def coarse(self, numbers: np.ndarray) -> np.ndarray:
        """(n, values) float32 brightness and colour at half size."""
        return self._coarse[numbers - self._first]

    def level(self, numbers: np.ndarray) -> np.ndarray:
        return self._mean[numbers - self._first]

    def deviation(self, numbers: np.ndarray) -> np.ndarray:
        return self._deviation[numbers - self._first]

    def _between(self, kind: str, distance: Callable[[int], np.ndarray], a: np.ndarray, b: np.ndarray) -> np.ndarray:
        lag = int(b[0] - a[0])
        if (kind, lag) not in self._known:
            self._known[kind, lag] = distance(lag)
        return self._known[kind, lag][a - self._first]

    def _pixel_distance(self, lag: int) -> np.ndarray:
        apart = cv2.absdiff(self._yuv[lag:].reshape(-1, self._pixels * 3), self._yuv[:-lag].reshape(-1, self._pixels * 3))
        sums = apart.reshape(-1, self._pixels, 3).sum(axis=1, dtype=np.uint32)
        return (sums[:, 0] + (sums[:, 1] + sums[:, 2]) / 2) / self._pixels

    def _uncorrelated(self, lag: int) -> np.ndarray:
        return 1 - np.einsum("ij,ij->i", self._unit[lag:], self._unit[:-lag])

    def _histogram_distance(self, lag: int) -> np.ndarray:
        return np.abs(self._histogram[lag:] - self._histogram[:-lag]).sum(axis=1) / 2

    def _histograms(self) -> np.ndarray:
        """(frames, bins) float32 shares of the pixels."""
        flat = self._yuv.reshape(len(self._yuv), -1, 3)
        place = (flat[..., 0] >> 4).astype(np.int32) << 6
        for channel, shift in ((1, 3), (2, 0)):
            place += np.clip((flat[..., channel].astype(np.int32) - 64) >> 4, 0, 7) << shift
        place += np.arange(len(flat), dtype=np.int32)[:, None] * _BINS
        counts = np.bincount(place.ravel(), minlength=len(flat) * _BINS).reshape(len(flat), _BINS)
        return (counts / self._pixels).astype(np.float32)
