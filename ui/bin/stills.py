"""Small pictures and waveforms of footage for every panel, made in the background and kept within bounds.

A panel asks while it paints and never waits: it gets the still, or the nearest one there is, or nothing; `ready` says when
to paint again.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from editor.model import Media
from engine.protocol import Cancelled, ClipwrightError, Peaks, Request, StillPictures, Stills, Waveform
from ui.bin.shelves import Key, Shelves
from ui.state.mailbox import Mailbox

if TYPE_CHECKING:
    from ui.state.engine import EngineJob

HEIGHTS = (60, 120, 180, 270, 360, 540, 1080)
"""Lines that stills are made with: whatever is asked for is rounded up to one of these, so that panels share them."""

MEMORY = 96 << 20
"""Bytes of pictures that are kept by default."""

_PEAKS_MEMORY = 32 << 20
_MOST_WAITING = 400
"""Stills that wait to be made; when more are asked for, those asked for longest ago are forgotten."""
_BATCH = (2, 24)
"""Fewest and most stills in one request."""
_SWIFT, _SLOW = 0.25, 0.8
"""Seconds within which a request should be answered; batches grow and shrink accordingly."""


class Asker(Protocol):
    """What is needed of EngineService."""

    def submit(self, request: Request, *, lane: str = "work", parent: QObject | None = None) -> EngineJob: ...


@dataclass
class _Wish:
    """A still that someone waits for."""

    time: Fraction
    path: str
    media: set[str] = field(default_factory=set)


class StillCache(QObject):
    """Stills and waveforms by content: renamed and duplicated footage shares them. Everything happens on the UI thread but
    the making (in the engine) and the decoding of JPEG (on a thread)."""

    ready = Signal(str, object)
    """Media id; the time of a still as Fraction, or the Peaks."""
    failed = Signal(str)
    """Media id: no pictures, or no waveform, can be made of it. It is not tried again at the same path."""

    offline_changed = Signal()
    """`offline` is another set."""

    def __init__(self, engine: Asker, parent: QObject | None = None, *, memory: int = MEMORY) -> None:
        super().__init__(parent)
        self.offline: frozenset[str] = frozenset()
        """Ids of media that are not where the project says, as the bin last saw."""
        self._engine = engine
        self._shelves = Shelves(memory)
        self._peaks: OrderedDict[tuple[str, int], Peaks] = OrderedDict()
        self._waiting: OrderedDict[Key, _Wish] = OrderedDict()
        self._under_way: dict[Key, _Wish] = {}
        self._peaks_waiting: OrderedDict[tuple[str, int], _Wish] = OrderedDict()
        self._failures: set[tuple[str, str]] = set()
        self._still_job: EngineJob | None = None
        self._peaks_job: EngineJob | None = None
        self._batch = 4
        self._mailbox = Mailbox(self)
        self._decoding: threading.Thread | None = None

    def still(self, media: Media, time: Fraction, height: int, *, stream: int = 0) -> QImage | None:
        """The picture at media time `time`, at least `height` lines high unless the footage has fewer.

        What is not there yet is asked for, `ready` follows, and meanwhile the nearest still of the same footage is
        returned, or None where there is none. None for good where the footage has no picture or cannot be opened.
        """
        if not 0 <= stream < len(media.info.video):
            return None
        time = _clamped(media, time)
        key = Key(media.info.fingerprint, stream, _rounded(height), float(time))
        found = self._shelves.get(key)
        if found is None:
            self._wish(key, media, time)
            found = self._shelves.nearest(key)
        return found

    def strip(self, media: Media, times: Sequence[Fraction], height: int) -> list[QImage | None]:
        """`still` for each of `times`."""
        return [self.still(media, time, height) for time in times]

    def has(self, media: Media, time: Fraction, height: int, *, stream: int = 0) -> bool:
        """Whether that very still is there."""
        return Key(media.info.fingerprint, stream, _rounded(height), float(_clamped(media, time))) in self._shelves

    def peaks(self, media: Media, stream: int = 0) -> Peaks | None:
        """The waveform of one of the footage's audio streams; None: asked for, `ready` follows."""
        if not 0 <= stream < len(media.info.audio):
            return None
        key = (media.info.fingerprint, stream)
        found = self._peaks.get(key)
        if found is not None:
            self._peaks.move_to_end(key)
            return found
        if ("sound", media.info.path) not in self._failures:
            self._peaks_waiting.setdefault(key, _Wish(Fraction(0), media.info.path)).media.add(media.id)
            self._ask_for_peaks()
        return None

    @property
    def pending(self) -> bool:
        """Whether anything that was asked for is still to come."""
        return bool(self._waiting or self._under_way or self._peaks_waiting)

    def has_failed(self, media: Media) -> bool:
        """Whether no picture could be made of this footage where it lies."""
        return ("picture", media.info.path) in self._failures

    def set_offline(self, ids: frozenset[str]) -> None:
        """These media are offline. What has come back is tried again."""
        if ids != self.offline:
            if self.offline - ids:
                self.retry()
            self.offline = ids
            self.offline_changed.emit()

    def retry(self, path: str | None = None) -> None:
        """Forget that footage at `path` (or anywhere) could not be used: it may be back."""
        self._failures = {known for known in self._failures if path is not None and known[1] != path}

    def clear(self) -> None:
        """Forget every picture and every wish; what is being made is stopped."""
        self._waiting.clear()
        self._peaks_waiting.clear()
        for job in (self._still_job, self._peaks_job):
            if job is not None:
                job.cancel()
        self._shelves.clear()
        self._peaks.clear()
        self._failures.clear()

    def _wish(self, key: Key, media: Media, time: Fraction) -> None:
        if ("picture", media.info.path) in self._failures:
            return
        if key in self._under_way:
            self._under_way[key].media.add(media.id)
            return
        wish = self._waiting.setdefault(key, _Wish(time, media.info.path))
        wish.media.add(media.id)
        self._waiting.move_to_end(key)
        while len(self._waiting) > _MOST_WAITING:
            self._waiting.popitem(last=False)
        self._ask_for_stills()

    def _ask_for_stills(self) -> None:
        """Ask for what was wished for last, with as much of the same footage as can be had in a moment."""
        if self._still_job is not None or self._under_way or not self._waiting:
            return
        newest, wish = next(reversed(self._waiting.items()))
        alike = [
            key
            for key, other in reversed(self._waiting.items())
            if other.path == wish.path and key[:3] == newest[:3]  # the same content, stream and height
        ][: self._batch]
        batch = sorted(alike, key=lambda key: key.time)
        self._under_way = {key: self._waiting.pop(key) for key in batch}
        times = tuple(self._under_way[key].time for key in batch)
        job = self._submit(Stills(path=wish.path, times=times, height=newest.height, stream=newest.stream), "media")
        if job is None:
            self._under_way = {}
            self._waiting.clear()
            return
        self._still_job = job
        started = perf_counter()
        job.finished.connect(partial(self._stills_made, batch, started))
        job.failed.connect(partial(self._stills_failed, batch))

    def _stills_made(self, batch: list[Key], started: float, answer: StillPictures) -> None:
        self._still_job = None
        taken = perf_counter() - started
        if taken < _SWIFT and len(batch) >= self._batch:
            self._batch = min(self._batch * 2, _BATCH[1])
        elif taken > _SLOW:
            self._batch = max(self._batch // 2, _BATCH[0])
        self._decoding = threading.Thread(target=self._decode, args=(batch, answer.jpegs), name="stills", daemon=True)
        self._decoding.start()

    def _decode(self, batch: list[Key], jpegs: Sequence[bytes]) -> None:
        """JPEG to QImage, off the UI thread."""
        images = [QImage.fromData(jpeg).convertToFormat(QImage.Format.Format_RGB32) for jpeg in jpegs]
        self._mailbox.post(partial(self._keep, batch, images))

    def _keep(self, batch: list[Key], images: list[QImage]) -> None:
        """The stills have been decoded. Only now may they be asked for again, or they would be made twice."""
        for key, image in zip(batch, images, strict=True):
            wish = self._under_way.pop(key, None)
            self._shelves.put(key, image)
            for media_id in sorted(wish.media) if wish else ():
                self.ready.emit(media_id, wish.time if wish else None)
        self._ask_for_stills()

    def _stills_failed(self, batch: list[Key], error: ClipwrightError) -> None:
        self._still_job = None
        wishes = [self._under_way.pop(key) for key in batch if key in self._under_way]
        if not isinstance(error, Cancelled):
            self._failures.update(("picture", wish.path) for wish in wishes)
            gone = {wish.path for wish in wishes}
            wishes += [self._waiting.pop(key) for key in list(self._waiting) if self._waiting[key].path in gone]
            for media_id in sorted(set[str]().union(*(wish.media for wish in wishes))):
                self.failed.emit(media_id)
        self._ask_for_stills()

    def _ask_for_peaks(self) -> None:
        if self._peaks_job is not None or not self._peaks_waiting:
            return
        key, wish = next(reversed(self._peaks_waiting.items()))
        job = self._submit(Waveform(path=wish.path, stream=key[1]), "sound")
        if job is None:
            self._peaks_waiting.clear()
            return
        self._peaks_job = job
        job.finished.connect(partial(self._peaks_made, key))
        job.failed.connect(partial(self._peaks_failed, key))

    def _peaks_made(self, key: tuple[str, int], peaks: Peaks) -> None:
        self._peaks_job = None
        self._peaks[key] = peaks
        while len(self._peaks) > 1 and sum(len(kept.values) for kept in self._peaks.values()) > _PEAKS_MEMORY:
            self._peaks.popitem(last=False)
        wish = self._peaks_waiting.pop(key, None)
        for media_id in sorted(wish.media) if wish else ():
            self.ready.emit(media_id, peaks)
        self._ask_for_peaks()

    def _peaks_failed(self, key: tuple[str, int], error: ClipwrightError) -> None:
        self._peaks_job = None
        wish = self._peaks_waiting.pop(key, None)
        if wish is not None and not isinstance(error, Cancelled):
            self._failures.add(("sound", wish.path))
            for media_id in sorted(wish.media):
                self.failed.emit(media_id)
        self._ask_for_peaks()

    def close(self) -> None:
        """Make no more pictures; waits for the one being decoded."""
        self._mailbox.close()
        self._waiting.clear()
        self._peaks_waiting.clear()
        if self._decoding is not None:
            self._decoding.join()
            self._decoding = None

    def _submit(self, request: Request, lane: str) -> EngineJob | None:
        try:
            return self._engine.submit(request, lane=lane)
        except ClipwrightError:
            return None  # the program is closing


def _rounded(height: int) -> int:
    return next((known for known in HEIGHTS if known >= height), HEIGHTS[-1])


def _clamped(media: Media, time: Fraction) -> Fraction:
    """A time at which there is a picture, so that everything beyond the end shares one still."""
    if media.info.kind == "image":
        return Fraction(0)
    return min(max(time, Fraction(0)), media.info.video[0].duration if media.info.video else media.info.duration)
