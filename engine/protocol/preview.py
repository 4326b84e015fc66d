"""Footage at a glance: where to seek, stills and waveforms. Times are exact fractions of a second."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from engine.protocol.question import Question


class Seeks(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to PlanSeeks: for each time asked for, where to seek, in seconds on the file's own clock.

    A whole number of microseconds each, for `ffmpeg -seek_timestamp 1 -ss X -noaccurate_seek -copyts`: decoding then begins
    at a keyframe from which every frame shown at or after the time asked for comes out right.
    """

    times: tuple[Fraction, ...]


class PlanSeeks(Question[Seeks], frozen=True, kw_only=True, tag="seeks"):
    """Where must a decoder seek so that it can show this stream from these instants on? -> Seeks"""

    path: str
    container: str
    """As in MediaInfo."""
    stream_index: int
    """As in VideoStream and AudioStream: the stream's position in the file."""
    times: tuple[Fraction, ...]
    """Media times, in seconds."""
    origin: Fraction | None = None
    """As in MediaInfo, where media time 0 lies on the file's clock; looked up in the file when left out."""


class StillPictures(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to Stills: a JPEG file for each time, in the order in which they were asked for."""

    jpegs: tuple[bytes, ...]
    """Upright, with square pixels."""


class Still(msgspec.Struct, frozen=True, kw_only=True):
    """One of the pictures asked for by Stills, as soon as it is there."""

    time: Fraction
    """As it was asked for."""
    jpeg: bytes


class Stills(Question[StillPictures], frozen=True, kw_only=True, tag="stills"):
    """What does the picture show at these instants? Small pictures to look at, not to measure. -> StillPictures

    Parts: a Still for each different time, in the order in which they come.
    """

    path: str
    times: tuple[Fraction, ...]
    """Media times, in seconds, in any order; beyond either end the first or the last frame is shown."""
    height: int
    """Lines of the pictures, 1 to 1080; pictures are never enlarged."""
    stream: int = 0
    """Which of the file's video streams, by position."""


class Peaks(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to Waveform: `values[i]` is the loudest sample of any channel in media time `i * step` to `(i + 1) * step`."""

    step: Fraction
    """Seconds; as asked for, or a whole multiple of that for sound of many hours."""
    values: bytes
    """One unsigned byte each, 255 for full scale and beyond."""


class Waveform(Question[Peaks], frozen=True, kw_only=True, tag="waveform"):
    """How does the sound look? -> Peaks"""

    path: str
    stream: int = 0
    """Which of the file's audio streams, by position."""
    step: Fraction = Fraction(1, 100)
    """Seconds a value, from 1/1000 on."""
