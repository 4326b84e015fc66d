"""Pictures by frame index: through decord where it can be trusted, through PyAV everywhere else.

Some models' published protocols count frames as decord does. On edit lists, variable rates and several containers decord
counts wrongly or gives other frames, so it is used only on constant-rate mp4, mov and Matroska files, and only after its
count, its timestamps and a few of its pictures have been compared with PyAV's. It runs in a process of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from importlib.util import find_spec
from typing import Protocol

import numpy as np

from engine.media.decord_process import DecordFailure, DecordProcess
from engine.media.keyframes import has_open_groups
from engine.media.opening import shown
from engine.media.picture import upright_rgb
from engine.media.reader import FrameReader
from engine.media.sampling import sample_frames
from engine.protocol import PRESENTATION_TOLERANCE, MediaInfo, UsageError

_CONTAINERS = ("mov", "matroska")
_CHECK_SIZE = (64, 64)
_ALIKE = 16.0
"""Mean difference of grey levels, 0..255, up to which two pictures are the same one; decoders convert colour differently."""
_BATCH = 16


class IndexedReader(Protocol):
    """Upright RGB uint8 (height, width, 3) pictures of one video stream by frame index, 0 to `count` - 1."""

    backend: str
    """"decord" or "pyav"."""
    note: str
    """Why decord is not used; empty where it is."""
    count: int

    def pictures(self, indices: Sequence[int]) -> Iterator[tuple[int, np.ndarray]]:
        """(index, picture) in ascending order of index. Raises UsageError for an index outside the file."""
        ...


def open_indexed(info: MediaInfo, *, stream: int = 0, size: tuple[int, int] | None = None) -> IndexedReader:
    """A reader by frame index; `size` is (width, height) of the upright pictures, their stored size if left out.

    Raises UsageError when there is no such stream.
    """
    if not 0 <= stream < len(info.video):
        raise UsageError(f"there is no video stream {stream}: the file has {len(info.video)}", file=shown(info.path))
    fallback = _PyavIndexed(info, stream, size)
    fallback.note = _unsuited(info, stream)
    if fallback.note:
        return fallback
    if find_spec("decord") is None:
        fallback.note = "decord is not available (it is not installed)"
        return fallback
    try:
        source = DecordProcess(info.path, size)
        fallback.note = _disagreement(source, fallback)
    except DecordFailure as error:
        fallback.note = str(error)
        return fallback
    if fallback.note:
        source.close()
        return fallback
    return _DecordIndexed(source, fallback)


def _unsuited(info: MediaInfo, stream: int) -> str:
    video = info.video[stream]
    if not any(name in info.container for name in _CONTAINERS):
        return f"decord is not trusted with the container {info.container}"
    if video.vfr:
        return "the frame rate varies"
    if stream or video.rotation or video.flipped or video.frames is None:
        return "the stream is turned, is not the file's first, or its frames could not be counted"
    if has_open_groups(info, video):
        return "its groups of pictures are open"  # decord gives other frames than asked for before their keyframes
    return ""


def _disagreement(source: DecordProcess, reference: _PyavIndexed) -> str:
    """What decord says otherwise than PyAV; empty when they agree."""
    if source.count != reference.count:
        return f"decord counts {source.count} frames instead of {reference.count}"
    rate = reference.info.video[0].rate
    chosen = sorted({0, reference.count // 3, 2 * reference.count // 3, reference.count - 1})
    stamps = [Fraction(time) for time in source.times(chosen)]
    for index, stamp in zip(chosen, stamps, strict=True):
        begins = stamp - stamps[0]
        if abs(begins - index / rate) > PRESENTATION_TOLERANCE:
            return f"decord places frame {index} at {float(begins):.3f} s instead of {float(index / rate):.3f} s"
    theirs = source.pictures(chosen)
    for picture, (index, ours) in zip(theirs, reference.pictures(chosen), strict=True):
        if np.abs(_small(picture) - _small(ours)).mean() > _ALIKE:
            return f"decord shows another picture as frame {index}"
    return ""


def _small(picture: np.ndarray) -> np.ndarray:
    """Grey (64, 64) of nearest pixels, enough to tell pictures apart."""
    rows = np.arange(_CHECK_SIZE[1]) * picture.shape[0] // _CHECK_SIZE[1]
    columns = np.arange(_CHECK_SIZE[0]) * picture.shape[1] // _CHECK_SIZE[0]
    return picture[rows][:, columns].astype(np.float32).mean(axis=2)


def _checked(indices: Sequence[int], info: MediaInfo, count: int) -> list[int]:
    ordered = sorted(indices)
    if ordered and not 0 <= ordered[0] <= ordered[-1] < count:
        raise UsageError(f"frame indices run from 0 to {count - 1}", file=shown(info.path))
    return ordered


class _DecordIndexed:
    def __init__(self, source: DecordProcess, fallback: _PyavIndexed) -> None:
        self.backend, self.note = "decord", ""
        self.count = fallback.count
        self._source, self._fallback = source, fallback

    def pictures(self, indices: Sequence[int]) -> Iterator[tuple[int, np.ndarray]]:
        ordered = _checked(indices, self._fallback.info, self.count)
        for position in range(0, len(ordered), _BATCH):
            batch = ordered[position : position + _BATCH]
            pictures = self._read(batch)
            if pictures is None:
                yield from self._fallback.pictures(ordered[position:])
                return
            yield from zip(batch, pictures, strict=True)

    def _read(self, batch: list[int]) -> np.ndarray | None:
        """None from the moment on when decord fails; with VP9 it does so in mid-file."""
        if self.backend == "decord":
            try:
                return self._source.pictures(batch)
            except DecordFailure as error:
                self.backend, self.note = "pyav", f"decord gave up in the middle of this file: {error}"
        return None


class _PyavIndexed:
    backend = "pyav"

    def __init__(self, info: MediaInfo, stream: int, size: tuple[int, int] | None) -> None:
        self.info = info
        self.note = ""
        self._stream, self._size = stream, size
        video = info.video[stream]
        self.count = video.frames if video.frames is not None else max(1, round(video.duration * video.rate))

    def pictures(self, indices: Sequence[int]) -> Iterator[tuple[int, np.ndarray]]:
        ordered = _checked(indices, self.info, self.count)
        video = self.info.video[self._stream]
        if video.vfr:
            yield from self._counted(ordered)
            return
        times = [video.start - self.info.origin + index / video.rate for index in ordered]
        made = sample_frames(self.info, times, size=self._size, stream=self._stream)
        for index, (_, picture) in zip(ordered, made, strict=True):
            yield index, picture

    def _counted(self, ordered: list[int]) -> Iterator[tuple[int, np.ndarray]]:
        """Where times do not follow from indices, count."""
        waiting = list(reversed(ordered))
        with FrameReader(self.info, stream=self._stream) as reader:
            for index, (_, frame) in enumerate(reader.frames()):
                while waiting and waiting[-1] == index:
                    yield waiting.pop(), upright_rgb(frame, reader.video, self._size)
                if not waiting:
                    return
