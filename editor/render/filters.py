"""The parts that a filter graph is described with: values only, so that planning one stays pure and easy to test."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from engine.protocol import DEMUXERS, PROTOCOLS, MediaInfo

Option = str | int | float
NANOSECONDS = 10**9
"""Ticks a second of the clock that frames are placed by: so fine that rounding never moves a frame across an edge."""


@dataclass(frozen=True)
class Filter:
    """One ffmpeg filter and its options. No option ever holds text of the user's."""

    name: str
    options: tuple[tuple[str, Option], ...] = ()


def make(name: str, **options: Option) -> Filter:
    """A filter; a trailing underscore of an option's name (a Python keyword) is dropped."""
    return Filter(name, tuple((key.rstrip("_"), value) for key, value in options.items()))


Chain = tuple[Filter, ...]


@dataclass(frozen=True)
class Source:
    """One input of ffmpeg: what follows `-i`, the options before it, and which of its streams is used."""

    url: str
    options: tuple[tuple[str, Option | None], ...]
    select: str


def file_url(path: str) -> str:
    """`path` so that ffmpeg takes it as a file whatever it is called."""
    return f"file:{path}"


def footage(info: MediaInfo, stream: int, *, seek: Fraction | None, video: bool, threads: int) -> Source:
    """Footage as an input, from `seek` seconds on the file's own clock, which its timestamps keep (`-copyts`).

    The demuxer is the one that probing found, and neither it nor anything it opens can be another or reach the network.
    """
    options: dict[str, Option | None] = {
        "f": info.container.split(",")[0],
        "format_whitelist": ",".join(DEMUXERS),
        "protocol_whitelist": PROTOCOLS,
        "threads": threads,
    }
    if seek is not None:
        ticks = floor(seek * 10**6)
        options |= {"seek_timestamp": 1, "noaccurate_seek": None, "ss": f"{ticks // 10**6}.{ticks % 10**6:06d}"}
    options |= {"noautorotate": None, "an": None} if video else {"vn": None}
    return Source(file_url(info.path), tuple(options.items()), str(stream))


def own_file(path: str, container: str, select: str) -> Source:
    """A file that this render made itself."""
    return Source(file_url(path), (("f", container), ("protocol_whitelist", PROTOCOLS)), select)


def generated(description: str) -> Source:
    """A picture or sound made by one of ffmpeg's own source filters."""
    return Source(description, (("f", "lavfi"),), "0")


def nanoseconds(seconds: Fraction) -> int:
    """The nearest tick of the fine clock; a half goes up."""
    return floor(seconds * NANOSECONDS + Fraction(1, 2))
