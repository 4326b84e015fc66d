"""Pictures of footage, decoded while those before are looked at: by several readers at once where there is enough of it and
the machine has the processors for it, by a graphics card where that is quicker, else by one reader."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from fractions import Fraction
from queue import SimpleQueue

import numpy as np

from engine import nvdec
from engine.media.ahead import ahead
from engine.media.card import Card, card_for
from engine.media.keyframes import keyframe_spacing
from engine.media.reader import FrameReader
from engine.media.sampling import sample_frames, sampled
from engine.protocol import MediaInfo, VideoStream

_MOST = 24
"""Readers, each with a processor of its own: threads of one decoder wait for each other. On 16 processors an hour's pictures
(1080p30, one a second) took 54 s with five readers of three threads, 38 s with eight of two and 24 s with sixteen of one."""
_ON_CARD = 4
"""Readers that a graphics card decodes for: each waits for one picture after the other. An H200 decoded 410 pictures of
1080p a second for one reader, 1,330 for four and 1,440 for eight, an hour's looks in 92, 37 and 34 s."""
_DECODED = 2 << 30
"""Bytes of pictures that all decoders may hold, each as many as a stream may refer to."""
_REFERRED = 18
_WORTH = Fraction(60)
"""Seconds of footage from which several readers pay."""
_PART, _GROUPS = Fraction(10), 5
"""Seconds of footage that a reader takes at a time, and the fewest stretches between keyframes, so that what a seek costs
hardly counts, and the first pictures come soon."""
_HELD = 256 << 20
"""Bytes of pictures that readers may be ahead of who takes them."""
_LOOK = 0.05

Sampled = tuple[Fraction, np.ndarray]


class _Stopped(Exception):
    """Who asked wants no more."""


def sample_together(
    info: MediaInfo,
    times: Sequence[Fraction],
    *,
    size: tuple[int, int],
    stream: int = 0,
    alive: Callable[[], None] | None = None,
    readers: int | None = None,
    card: nvdec.Wish | None = None,
) -> Iterator[Sampled]:
    """What `sample_frames` gives, in the same order, by `readers` of the file at once (as many as this machine is good for),
    or by a graphics card where `card`, or without it the user, says so or leaves it to what is quicker.

    `alive` is called on the caller's thread, and what it raises ends all readers. Raises what `sample_frames` does.
    """
    wanted = sorted(times)
    chosen = card_for(info, wanted, stream=stream, wish=card) if readers is None else None
    if len(wanted) < 2:
        yield from sample_frames(info, wanted, size=size, stream=stream, alive=alive, card=chosen)
        return
    number = readers or (_ON_CARD if chosen is not None else _good_for(info.video[stream]))
    several = number > 1 and wanted[-1] - wanted[0] >= _WORTH
    parts = _parts(wanted, size, max(_PART, _GROUPS * keyframe_spacing(info, info.video[stream]))) if several else []
    if len(parts) < 2:
        yield from ahead(
            lambda check: sample_frames(info, wanted, size=size, stream=stream, alive=check, card=chosen),
            most=max(1, _HELD // _bytes(size)),
            alive=alive,
        )
        return
    with _Readers(info, stream, min(number, len(parts)), size, chosen) as pool:
        most = max(pool.number + 1, min(2 * pool.number, _HELD // max(1, len(parts[0]) * _bytes(size))))
        waiting: deque[Future[list[Sampled]]] = deque()
        place = 0
        while waiting or place < len(parts):
            while place < len(parts) and len(waiting) < most:
                waiting.append(pool.submit(parts[place]))
                place += 1
            yield from _taken(waiting.popleft(), alive)


def _good_for(video: VideoStream) -> int:
    """Readers that this machine is good for: a processor is left to who looks at the pictures."""
    room = _DECODED // (_REFERRED * max(1, video.width * video.height * 2))
    return max(1, min(_MOST, (os.cpu_count() or 1) - 1, room))


class _Readers:
    """So many readers of a file, each used by one thread at a time; a context manager."""

    def __init__(self, info: MediaInfo, stream: int, number: int, size: tuple[int, int], card: Card | None) -> None:
        self.number = number
        self._size = size
        self._stop = threading.Event()
        self._free: SimpleQueue[FrameReader] = SimpleQueue()
        threads = max(1, (os.cpu_count() or 1) // number)
        self._all = [FrameReader(info, stream=stream, alive=self._check, threads=threads, card=card) for _ in range(number)]
        for reader in self._all:
            self._free.put(reader)
        self._threads = ThreadPoolExecutor(number, thread_name_prefix="reader")

    def __enter__(self) -> _Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._threads.shutdown(cancel_futures=True)
        for reader in self._all:
            reader.close()

    def submit(self, times: Sequence[Fraction]) -> Future[list[Sampled]]:
        return self._threads.submit(self._read, times)

    def _read(self, times: Sequence[Fraction]) -> list[Sampled]:
        reader = self._free.get()
        try:
            return list(sampled(reader, times, self._size))
        finally:
            self._free.put(reader)

    def _check(self) -> None:
        if self._stop.is_set():
            raise _Stopped


def _taken(future: Future[list[Sampled]], alive: Callable[[], None] | None) -> list[Sampled]:
    while True:
        if alive is not None:
            alive()
        with suppress(TimeoutError):
            return future.result(_LOOK)


def _parts(times: Sequence[Fraction], size: tuple[int, int], seconds: Fraction) -> list[Sequence[Fraction]]:
    """Ascending times in stretches of about so many seconds, of no more pictures than eight may be held of."""
    most = max(1, _HELD // 8 // _bytes(size))
    found: list[Sequence[Fraction]] = []
    begun = 0
    for place, time in enumerate(times):
        if place > begun and (time - times[begun] >= seconds or place - begun >= most):
            found.append(times[begun:place])
            begun = place
    if times:
        found.append(times[begun:])
    return found


def _bytes(size: tuple[int, int]) -> int:
    return max(1, size[0] * size[1] * 3)
