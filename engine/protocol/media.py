"""What footage is: streams, exact rates and the rule that says which picture is shown at an instant."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

PRESENTATION_TOLERANCE = Fraction(3, 4000)
"""Seconds by which a frame may be stamped late and still be the one shown.

The picture at media time t is the last frame whose timestamp is at or before t + PRESENTATION_TOLERANCE. Matroska rounds
timestamps to whole milliseconds, so an exact comparison would show the frame before every second or third time. Sampling,
preview and render all use this one rule.
"""

DEMUXERS: tuple[str, ...] = (
    "mov", "mp4", "m4a", "3gp", "3g2", "mj2", "matroska", "webm", "avi", "mpegts", "mpeg", "flv", "asf", "mxf", "ogg",
    "wav", "w64", "mp3", "aac", "flac", "aiff", "gif", "dv", "ivf",
    "png_pipe", "jpeg_pipe", "webp_pipe", "bmp_pipe", "tiff_pipe",
)  # fmt: skip
"""The only containers that are opened. Lists and playlists (concat, HLS, DASH, image sequences) are not among them: they
make the decoder read other files than the one the user named."""

PROTOCOLS = "file,pipe"
"""The only protocols that an opened file may use; nothing is ever fetched."""

Transfer = Literal["sdr", "pq", "hlg"]


class VideoStream(msgspec.Struct, frozen=True, kw_only=True):
    """One picture stream. Sizes are pixels as stored, before `rotation` (degrees clockwise needed to stand upright)."""

    index: int
    codec: str
    width: int
    height: int
    rate: Fraction
    """Frames per second: exact for constant-rate footage, the mean for variable-rate footage."""
    vfr: bool
    time_base: Fraction
    start: Fraction
    """Seconds of the first frame, on the file's own clock."""
    duration: Fraction
    """Seconds from the first frame to the end of the last."""
    frames: int | None = None
    rotation: int = 0
    flipped: bool = False
    """Whether the picture is mirrored left to right after `rotation` has been applied."""
    sample_aspect: Fraction = Fraction(1)
    pixel_format: str = ""
    bit_depth: int = 8
    transfer: Transfer = "sdr"
    colour_primaries: str = ""
    colour_transfer: str = ""
    colour_matrix: str = ""
    full_range: bool = False
    has_alpha: bool = False
    interlaced: bool = False

    @property
    def hdr(self) -> bool:
        return self.transfer != "sdr"

    @property
    def display_size(self) -> tuple[int, int]:
        """(width, height) of the upright picture with square pixels."""
        width, height = round(self.width * self.sample_aspect), self.height
        if self.sample_aspect < 1:
            width, height = self.width, round(self.height / self.sample_aspect)
        return (height, width) if self.rotation in (90, 270) else (width, height)


class AudioStream(msgspec.Struct, frozen=True, kw_only=True):
    """One sound stream; `rate` in samples per second."""

    index: int
    codec: str
    rate: int
    channels: int
    layout: str
    start: Fraction
    duration: Fraction
    language: str = ""


MediaKind = Literal["video", "audio", "image"]


class StartTimecode(msgspec.Struct, frozen=True, kw_only=True):
    """The timecode of the first frame, as the camera wrote it. `frame` counts real frames at `rate` from midnight."""

    frame: int
    rate: Fraction
    drop_frame: bool = False


class MediaInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What probing one file found.

    Media time 0 is the first frame of the first picture stream, or the first sample where there is no picture: `origin` is
    that instant on the file's own clock, in seconds. Every source position in an edit is a media time.
    """

    path: str
    """Absolute."""
    fingerprint: str
    """Of the content, so that it survives renaming and moving."""
    size: int
    """Bytes."""
    container: str
    """The demuxer's name, as the decoder is told to use it."""
    kind: MediaKind
    origin: Fraction
    duration: Fraction
    """Seconds from `origin` to the end of the longest stream, as decoded, not as the header claims."""
    video: tuple[VideoStream, ...] = ()
    audio: tuple[AudioStream, ...] = ()
    start_timecode: StartTimecode | None = None
    warnings: tuple[str, ...] = ()
    """What is odd about the file yet does not stop its use, in words for the user."""
