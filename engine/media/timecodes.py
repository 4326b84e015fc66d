"""The timecode that a camera wrote into a file."""

from __future__ import annotations

import re
from fractions import Fraction

from av.container import InputContainer

from engine.media.rates import standard_rate
from engine.protocol import StartTimecode

_PATTERN = re.compile(r"^(\d{2}):(\d{2}):(\d{2})([:;.,])(\d{2,3})$", re.ASCII)


def start_timecode(container: InputContainer, rate: Fraction) -> tuple[StartTimecode | None, str | None]:
    """(timecode, warning) of footage whose first video stream runs at `rate`.

    Looks at the tags of the streams (mov and mp4 give their tmcd track's value there, MXF and Matroska theirs), the video
    streams' first, then of the container.
    """
    tagged = sorted(container.streams, key=lambda stream: stream.type != "video")
    for tags in (*(stream.metadata for stream in tagged), container.metadata):
        for key, text in tags.items():
            if key.lower() == "timecode":
                found = parse_timecode(text, rate)
                return found, None if found else f"its embedded timecode {text[:20]!r} is not one and is ignored"
    return None, None


def parse_timecode(text: str, rate: Fraction) -> StartTimecode | None:
    """The frame that a SMPTE timecode names at (the standard rate nearest to) `rate`; None when there is no such timecode.

    Drop-frame counting (SMPTE ST 12-1) exists at 29.97 and 59.94 only; elsewhere the mark is taken for a plain colon.
    Cameras at 50 and more frames a second often count in half the rate; a timecode is counted at the rate of the pictures.
    """
    match = _PATTERN.match(text.strip())
    if match is None:
        return None
    hour, minute, second, frames = (int(match.group(i)) for i in (1, 2, 3, 5))
    exact = standard_rate(rate)
    base = max(1, round(exact))
    if hour > 23 or minute > 59 or second > 59 or frames >= base:
        return None
    frame = ((hour * 60 + minute) * 60 + second) * base + frames
    drop = match.group(4) in ";.," and exact in (Fraction(30000, 1001), Fraction(60000, 1001))
    if drop:
        skipped, minutes = base // 15, hour * 60 + minute
        if second == 0 and frames < skipped and minute % 10:
            return None
        frame -= skipped * (minutes - minutes // 10)
    return StartTimecode(frame=frame, rate=exact, drop_frame=drop)
