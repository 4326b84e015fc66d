"""What a file's packets say about time: when each stream runs, how its frames are spaced, where its keyframes are.

Headers are not believed: they hold an average, a nominal rate or nothing at all. Small files are read through; of a large
one an index in memory is used (mp4, mov) or a stretch at the start, one in the middle and the tail, so that three hours of
footage cost no more than three minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.stream import Stream

SCAN_WHOLE_BYTES = 64_000_000
"""Files up to this size are read through."""
_WINDOW = Fraction(10)
"""Seconds of each stretch that is read of a larger file."""
_WINDOW_FRAMES = 64
"""Frames that each stretch holds at least, however slowly they come."""
_WINDOW_PACKETS = 20_000
_REORDERED = 16
"""Frames, at a stretch's torn ends, among which some may be missing since packets come in decoding order (H.264's limit)."""
_TICK = 1_000_000  # libavformat's AV_TIME_BASE
_READ_ERRORS = 50
"""Failed reads in a row after which a damaged file counts as ended."""


@dataclass
class StreamScan:
    """One stream's packets, in units of its time base; packets that an edit list discards are left out."""

    time_base: Fraction
    windows: list[np.ndarray] = field(default_factory=list)
    """Timestamps in ascending order, one array for each contiguous stretch that was read."""
    keyframes: list[int] = field(default_factory=list)
    read: int = 0
    """Packets read, those at equal times among them."""
    first: int | None = None
    """Smallest timestamp."""
    last: int | None = None
    """Largest timestamp."""
    end: int | None = None
    """Largest timestamp plus duration."""
    last_duration: int = 0
    """Duration of the packet that ends last, 0 when the file does not say."""
    leading: bool = False
    """Whether frames shown before a keyframe come after it in the file: an open group of pictures."""
    complete: bool = True
    """Whether every packet was seen."""
    from_index: bool = False
    """Whether `windows` hold decoding times from the container's index instead of presentation times."""

    def begin_at(self, first: int) -> None:
        """Forget what lies before the first frame that decodes: a file cut by stream copy may begin in the middle of a
        group of pictures. Decoding times of an index may lie before it by right and stay."""
        if not self.from_index:
            self.windows = [kept for window in self.windows if len(kept := window[window >= first])]

    @property
    def frames(self) -> int:
        """Different timestamps seen."""
        return sum(len(window) for window in self.windows)


def packets(container: InputContainer, streams: Sequence[Stream]) -> Iterator[av.Packet]:
    """Packets of `streams` up to the end of the file. Damage in the middle is stepped over."""
    failures = 0
    while failures < _READ_ERRORS:
        try:
            for packet in container.demux(*streams):
                failures = 0
                if packet.dts is not None or packet.pts is not None or packet.size:
                    yield packet
            return
        except av.EOFError:
            return
        except av.FFmpegError:
            failures += 1


def scan(container: InputContainer, path: str | Path, streams: Sequence[Stream]) -> dict[int, StreamScan]:
    """Read what is needed of a freshly opened file; the result is keyed by stream index."""
    found = {stream.index: StreamScan(Fraction(stream.time_base)) for stream in streams}
    if not streams:
        return found
    size = Path(path).stat().st_size
    if size <= SCAN_WHOLE_BYTES:
        _collect(packets(container, streams), found, None)
        return found
    for scanned in found.values():
        scanned.complete = False
    _collect(packets(container, streams), found, _WINDOW)
    indexed = [stream for stream in streams if _use_index(stream, found[stream.index], container)]
    length = _header_length(container, streams)
    start = Fraction(container.start_time or 0, _TICK)
    if length is not None and any(stream not in indexed for stream in streams) and _seek(container, start + length / 2):
        _collect(packets(container, streams), found, _WINDOW)
    sparse = {stream.index for stream in streams if stream not in indexed}
    _read_tail(container, found, start, length, size, sparse)
    for stream in indexed:
        _adopt_index(stream, found[stream.index], size)
    return found


def _collect(source: Iterator[av.Packet], found: dict[int, StreamScan], limit: Fraction | None) -> set[int]:
    """Add a window of about `limit` seconds to each stream; returns the streams of which packets were read."""
    stamps: dict[int, list[int]] = {index: [] for index in found}
    first: dict[int, int] = {}
    count = 0
    for packet in source:
        index, at = packet.stream_index, packet.pts if packet.pts is not None else packet.dts
        if at is None or packet.is_discard or index not in found:
            continue
        scanned = found[index]
        stamps[index].append(at)
        scanned.read += 1
        scanned.first = at if scanned.first is None else min(at, scanned.first)
        scanned.last = at if scanned.last is None else max(at, scanned.last)
        count += 1
        if packet.is_keyframe:
            scanned.keyframes.append(at)
        elif scanned.keyframes and at < scanned.keyframes[-1]:
            scanned.leading = True
        duration = packet.duration or 0
        if scanned.end is None or at + duration > scanned.end:
            scanned.end, scanned.last_duration = at + duration, duration
        first.setdefault(index, at)
        if limit is not None:
            length = (at - first[index]) * scanned.time_base
            enough = length > limit and len(stamps[index]) >= _WINDOW_FRAMES
            # a stream without packets must not keep the others waiting
            if (enough and (len(first) == len(found) or length > 3 * limit)) or count >= _WINDOW_PACKETS:
                break
    for index, values in stamps.items():
        if values:
            window = np.unique(np.array(values, dtype=np.int64))
            before = found[index].windows
            if limit is not None:
                window = window[: max(1, len(window) - _REORDERED)]
            if before:
                window = window[_REORDERED:]
                window = window[window > before[-1][-1]]  # in a file shorter than its header claims, stretches overlap
            if len(window):
                before.append(window)
    return set(first)


def _use_index(stream: Stream, scanned: StreamScan, container: InputContainer) -> bool:
    """Whether the container's index covers the whole stream (mp4 and mov; not a fragmented one, nor Matroska's cues)."""
    entries = stream.index_entries
    if "mov" not in container.format.name or len(entries) < 2 or not stream.duration:
        return False
    covered = entries[len(entries) - 1].timestamp - entries[0].timestamp
    return covered >= 0.95 * stream.duration and len(entries) >= scanned.frames


def _adopt_index(stream: Stream, scanned: StreamScan, size: int) -> None:
    present = [entry for entry in stream.index_entries if entry.pos + entry.size <= size and not entry.is_discard]
    if not present:
        return
    scanned.windows = [np.unique(np.fromiter((entry.timestamp for entry in present), np.int64, len(present)))]
    scanned.keyframes = [entry.timestamp for entry in present if entry.is_keyframe]
    scanned.complete = scanned.from_index = True
    last = int(scanned.windows[0][-1])
    if scanned.end is None or scanned.end < last:
        scanned.end = last + scanned.last_duration


def _header_length(container: InputContainer, streams: Sequence[Stream]) -> Fraction | None:
    claims = [Fraction(container.duration, _TICK)] if container.duration else []
    claims += [stream.duration * Fraction(stream.time_base) for stream in streams if stream.duration]
    return max(claims, default=None)


def _read_tail(
    container: InputContainer,
    found: dict[int, StreamScan],
    start: Fraction,
    length: Fraction | None,
    size: int,
    sparse: set[int],
) -> None:
    """Read the last stretch to the very end; where nothing lies where the header says, look further ahead of it.

    Of the `sparse` streams, which have no index to tell their end, each should be met: a slide show may have its last
    picture long before the end of its sound. That is worth reading as much again as a small file holds.
    """
    streams = [container.streams[index] for index in found]
    back = _WINDOW
    met: set[int] = set()
    while length is not None and back < length:
        if met and size * back / length > SCAN_WHOLE_BYTES:
            return
        if _seek(container, start + length - back):
            met |= _collect(packets(container, streams), found, None)
        if met and sparse <= met:
            return
        back *= 4
    if met:
        return
    if _seek(container, start):
        for scanned in found.values():
            scanned.windows.clear()
            scanned.keyframes.clear()
            scanned.complete = True
        _collect(packets(container, streams), found, None)


def _seek(container: InputContainer, seconds: Fraction) -> bool:
    with suppress(av.FFmpegError):
        container.seek(round(seconds * _TICK), backward=True, any_frame=False)
        return True
    return False
