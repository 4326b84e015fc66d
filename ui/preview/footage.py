"""Pictures of footage for the screen: open decoders, and what they made already."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from threading import Lock

from PySide6.QtGui import QImage

from editor.model import Media
from engine.protocol import FootageError, MediaInfo
from ui.preview.cache import PictureCache
from ui.preview.colour import PictureMaker, Small
from ui.preview.reader import ScreenReader, never

CACHE_BYTES = 112_000_000
MOST_OPEN = 4
"""Decoders open at once. Each holds some ten frames of its footage."""
RETRY_SECONDS = 3.0
"""After this long, footage that could not be used is tried again: it may be back."""
MOST_FILLED = 300
"""Frames around the one looked at that are made ready."""


@dataclass(frozen=True)
class Wanted:
    """A picture: of which stream, at which media time, at which size. `owner` is the item that shows it."""

    media: Media
    stream: int
    time: Fraction
    size: tuple[int, int]
    owner: str = ""


@dataclass
class _Lane:
    """A decoder at its place. Its lock is held while it works."""

    source: tuple[str, int]
    reader: ScreenReader
    maker: PictureMaker
    owner: str
    lock: Lock = field(default_factory=Lock)
    used: int = 0


class Footage:
    """Decoders and pictures, for any number of threads.

    `proxies` gives for a media id what stands in for its footage (see ui.preview.proxy); it is used only where asked for.
    """

    def __init__(self, *, cache_bytes: int = CACHE_BYTES, most_open: int = MOST_OPEN) -> None:
        self.cache: PictureCache[tuple[Small, PictureMaker]] = PictureCache(cache_bytes)
        self.proxies: Mapping[str, MediaInfo] = {}
        self.costs: dict[str, float] = {}
        """Seconds that a frame of each media took to decode and scale, a moving mean."""
        self.seeks: dict[str, tuple[int, float]] = {}
        """How many pictures of each media were sought that were not near the one before, and the seconds that each took, a
        moving mean; of the footage itself, not of what stands in for it."""
        self._most_open = most_open
        self._lanes: list[_Lane] = []
        self._busy: Collection[str] = ()
        self._failed: dict[str, tuple[float, str]] = {}
        self._gate = Lock()
        self._count = 0
        self._closed = False

    # --- pictures

    def picture(
        self, wanted: Wanted, given_up: Callable[[], bool] = never, *, proxy: bool = False, owners: Collection[str] = ()
    ) -> QImage:
        """The exact picture. `owners` are the items that are on screen, whose decoders are left alone.

        Raises FootageError when there is none to be had, GivenUp.
        """
        info, stream = self._info(wanted, proxy)
        key = self._key(info, stream, wanted)
        small = self.cache.find(key, wanted.time)
        if small is None:
            small = self._decoded(info, stream, wanted, key, given_up, owners)
        made, maker = small
        return maker.image(made)

    def has(self, wanted: Wanted, *, proxy: bool = False) -> bool:
        """Whether the picture is at hand."""
        info, stream = self._info(wanted, proxy)
        return self.cache.find(self._key(info, stream, wanted), wanted.time) is not None

    def prepare(self, wanted: Wanted, given_up: Callable[[], bool] = never, *, proxy: bool = False) -> None:
        """Open and place a decoder for a picture that will be wanted soon. Raises as `picture`."""
        info, stream = self._info(wanted, proxy)
        with self._gate:
            if any(lane.owner == wanted.owner and lane.source == (info.path, stream) for lane in self._lanes):
                return
        key = self._key(info, stream, wanted)
        self._decoded(info, stream, wanted, key, given_up, {*self._busy, wanted.owner})

    def fill(
        self, wanted: Wanted, before: int, after: int, given_up: Callable[[], bool] = never, *, proxy: bool = False
    ) -> None:
        """Make ready the frames from `before` ahead of a picture to `after` behind it. Raises as `picture`."""
        info, stream = self._info(wanted, proxy)
        if info.kind == "image":
            return
        key = self._key(info, stream, wanted)
        rate = info.video[stream].rate or Fraction(30)
        first = max(info.video[stream].start - info.origin, wanted.time - before / rate)
        there = [first + number / rate for number in range(before + after + 1)]
        missing = [at for at in there if self.cache.find(key, at) is None]
        if not missing:
            return
        lane = self._lane(info, stream, f"fill {wanted.owner}", self._busy)
        try:
            lane.reader.given_up = given_up
            for (at, frame), end in lane.reader.stretch(missing[0], missing[-1]):
                if not self.cache.has(key, at):
                    small = lane.maker.small(frame, *wanted.size)
                    self.cache.keep(key, at, end, (small, lane.maker), small.size)
        finally:
            lane.lock.release()

    def room(self, size: tuple[int, int]) -> int:
        """How many pictures of `size` can be kept, with some to spare."""
        return max(8, min(MOST_FILLED, int(self.cache.capacity * 0.8 / (size[0] * size[1] * 1.5))))

    def nearest(self, wanted: Wanted, *, proxy: bool = False) -> QImage | None:
        """The last picture that was decoded on the way to one that was given up."""
        info, stream = self._info(wanted, proxy)
        with self._gate:
            lanes = [lane for lane in self._lanes if lane.source == (info.path, stream) and lane.reader.nearest]
            lane = max(lanes, key=lambda lane: lane.used, default=None)
        if lane is None or not lane.lock.acquire(blocking=False):
            return None
        try:
            near = lane.reader.nearest
            return lane.maker.image(lane.maker.small(near[1], *wanted.size)) if near else None
        finally:
            lane.lock.release()

    # --- upkeep

    def forget(self, path: str | None = None) -> None:
        """Close decoders and let go of pictures, of all footage or of one file: it is another one now, or offline."""
        with self._gate:
            gone = [lane for lane in self._lanes if path is None or lane.source[0] == path]
            self._lanes = [lane for lane in self._lanes if lane not in gone]
            self._failed.clear()
        for lane in gone:
            with lane.lock:
                lane.reader.close()
        self.cache.forget()

    def close(self) -> None:
        """Let go of everything; nothing can be asked for afterwards."""
        self._closed = True
        self.forget()

    # --- inside

    def _info(self, wanted: Wanted, proxy: bool) -> tuple[MediaInfo, int]:
        if proxy and wanted.stream == 0 and wanted.media.id in self.proxies:
            return self.proxies[wanted.media.id], 0
        return wanted.media.info, wanted.stream

    def _key(self, info: MediaInfo, stream: int, wanted: Wanted) -> Hashable:
        return info.fingerprint, info.path, stream, wanted.size

    def _decoded(
        self,
        info: MediaInfo,
        stream: int,
        wanted: Wanted,
        key: Hashable,
        given_up: Callable[[], bool],
        owners: Collection[str],
    ) -> tuple[Small, PictureMaker]:
        self._busy = owners
        failed = self._failed.get(info.path)
        if failed is not None:
            if time.monotonic() - failed[0] < RETRY_SECONDS:
                raise FootageError(failed[1], file=info.path)
            del self._failed[info.path]
        try:
            lane = self._lane(info, stream, wanted.owner, owners)
            try:
                lane.reader.given_up = given_up
                began, came = time.perf_counter(), lane.reader.position
                (at, frame), end = lane.reader.show(wanted.time)
                small = lane.maker.small(frame, *wanted.size)
                if came is not None and Fraction(0) < at - came < Fraction(1, 10):
                    self._cost(wanted.media.id, time.perf_counter() - began)
                elif came is not None and info is wanted.media.info:
                    self._sought(wanted.media.id, time.perf_counter() - began)
            finally:
                lane.lock.release()
        except FootageError as error:
            self._failed[info.path] = time.monotonic(), error.message
            raise
        self.cache.keep(key, at, end, (small, lane.maker), small.size)
        return small, lane.maker

    def _cost(self, media: str, seconds: float) -> None:
        self.costs[media] = 0.9 * self.costs.get(media, seconds) + 0.1 * seconds

    def _sought(self, media: str, seconds: float) -> None:
        count, mean = self.seeks.get(media, (0, seconds))
        self.seeks[media] = count + 1, 0.8 * mean + 0.2 * seconds

    def _lane(self, info: MediaInfo, stream: int, owner: str, owners: Collection[str]) -> _Lane:
        """A decoder for the stream, its lock held: the owner's, else an idle one, else a new one."""
        source = (info.path, stream)
        while True:
            with self._gate:
                if self._closed:
                    raise FootageError("the preview was closed")
                lane = next((one for one in self._lanes if one.source == source and one.owner == owner), None)
                if lane is None:
                    lane = self._idle(source, owners) or self._new(info, stream, source, owners)
                    lane.owner = owner
                    return self._used(lane)
            lane.lock.acquire()
            with self._gate:
                if lane in self._lanes and lane.owner == owner:
                    return self._used(lane)
            lane.lock.release()

    def _used(self, lane: _Lane) -> _Lane:
        self._count += 1
        lane.used = self._count
        return lane

    def _idle(self, source: tuple[str, int], owners: Collection[str]) -> _Lane | None:
        """A decoder of the stream that nothing on screen needs, its lock held."""
        mine = [lane for lane in self._lanes if lane.source == source and lane.owner not in owners]
        for lane in sorted(mine, key=lambda lane: -lane.used):
            if lane.lock.acquire(blocking=False):
                return lane
        return None

    def _new(self, info: MediaInfo, stream: int, source: tuple[str, int], owners: Collection[str]) -> _Lane:
        """A decoder of its own, its lock held; the ones not used for longest make room."""
        for lane in sorted(self._lanes, key=lambda lane: (lane.owner in owners, lane.used)):
            if len(self._lanes) < self._most_open:
                break
            if lane.lock.acquire(blocking=False):
                self._lanes.remove(lane)
                lane.reader.close()
                lane.lock.release()
        made = _Lane(source, ScreenReader(info, stream=stream), PictureMaker(info.video[stream]), "")
        made.lock.acquire()
        self._lanes.append(made)
        return made
