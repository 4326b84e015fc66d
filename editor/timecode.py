"""Exact time: frame counts, rates and SMPTE timecode.

A position on a timeline is a whole number of frames at a rate; a position in footage is a `Fraction` of a second. Rates
are `Fraction` frames per second, so 29.97 is 30000/1001 and never drifts. Drop-frame counting follows SMPTE ST 12-1: two
labels (four at 59.94) are skipped at the start of every minute that is not a multiple of ten; no picture is dropped.
"""

from __future__ import annotations

import re
from fractions import Fraction
from math import floor

STANDARD_RATES: tuple[Fraction, ...] = (
    Fraction(24000, 1001),
    Fraction(24),
    Fraction(25),
    Fraction(30000, 1001),
    Fraction(30),
    Fraction(48000, 1001),
    Fraction(48),
    Fraction(50),
    Fraction(60000, 1001),
    Fraction(60),
    Fraction(100),
    Fraction(120000, 1001),
    Fraction(120),
)
"""Rates that every editing program opens, in frames per second."""

_DROP_FRAME_RATES = (Fraction(30000, 1001), Fraction(60000, 1001))
_TIMECODE = re.compile(r"^(\d{2}):(\d{2}):(\d{2})([:;.])(\d{2,3})$")


class TimecodeError(ValueError):
    """A timecode that cannot exist at its rate, or text that is not a timecode."""


def nominal_rate(rate: Fraction) -> int:
    """Frames counted in one second of timecode: 24 for 23.976, 30 for 29.97."""
    return max(1, round(rate))


def allows_drop_frame(rate: Fraction) -> bool:
    """Whether drop-frame timecode is defined at `rate`: only 29.97 and 59.94, never 23.976."""
    return rate in _DROP_FRAME_RATES


def time_of(frame: int, rate: Fraction) -> Fraction:
    """Seconds at which `frame` begins."""
    return Fraction(frame) / rate


def frame_at(seconds: Fraction, rate: Fraction) -> int:
    """The frame that is on screen at `seconds` (its start is at or before that instant)."""
    return floor(seconds * rate)


def nearest_frame(seconds: Fraction, rate: Fraction) -> int:
    """The frame whose start is nearest to `seconds`; a tie goes to the later one."""
    return floor(seconds * rate + Fraction(1, 2))


def snap_rate(rate: Fraction, tolerance: Fraction = Fraction(1, 1000)) -> Fraction:
    """The standard rate within a relative `tolerance` of `rate`, else the nearest whole rate.

    Measured rates of phone and screen footage (87169000/2905633) upset editing programs; a sequence is always at a rate
    that they know, or at a whole number of frames a second.
    """
    if rate <= 0:
        raise TimecodeError(f"a frame rate must be above zero, not {rate}")
    best = min(STANDARD_RATES, key=lambda standard: abs(standard - rate))
    if abs(best - rate) <= best * tolerance:
        return best
    return Fraction(max(1, round(rate)))


def format_timecode(frame: int, rate: Fraction, *, drop_frame: bool = False) -> str:
    """SMPTE timecode of `frame`, as HH:MM:SS:FF, or HH:MM:SS;FF in drop-frame counting. Wraps after 24 hours.

    Raises TimecodeError for drop-frame at a rate that has none.
    """
    base = nominal_rate(rate)
    if drop_frame:
        frame = _add_dropped_labels(frame, rate)
    frame %= base * 86400
    seconds, frames = divmod(frame, base)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    width = 3 if base > 100 else 2
    return f"{hour:02d}:{minute:02d}:{second:02d}{';' if drop_frame else ':'}{frames:0{width}d}"


def parse_timecode(text: str, rate: Fraction) -> tuple[int, bool]:
    """(frame, drop_frame) of a SMPTE timecode at `rate`; `;` or `.` before the frames means drop-frame.

    Raises TimecodeError when the text is not a timecode, when a field is out of range, or when drop-frame counting skips
    that label.
    """
    match = _TIMECODE.match(text.strip())
    if match is None:
        raise TimecodeError(f"not a timecode: {text!r} (expected HH:MM:SS:FF)")
    hour, minute, second, frames = (int(match.group(i)) for i in (1, 2, 3, 5))
    base = nominal_rate(rate)
    if minute > 59 or second > 59 or frames >= base:
        raise TimecodeError(f"timecode {text!r} does not exist at {float(rate):g} frames per second")
    frame = ((hour * 60 + minute) * 60 + second) * base + frames
    drop = match.group(4) in ";."
    if not drop:
        return frame, False
    if not allows_drop_frame(rate):
        raise TimecodeError(f"drop-frame timecode {text!r} is not defined at {float(rate):g} frames per second")
    skipped = _labels_skipped_per_minute(rate)
    if second == 0 and frames < skipped and minute % 10:
        raise TimecodeError(f"drop-frame counting skips {text!r}")
    total_minutes = hour * 60 + minute
    return frame - skipped * (total_minutes - total_minutes // 10), True


def _labels_skipped_per_minute(rate: Fraction) -> int:
    return nominal_rate(rate) // 15


def _add_dropped_labels(frame: int, rate: Fraction) -> int:
    if not allows_drop_frame(rate):
        raise TimecodeError(f"drop-frame timecode is not defined at {float(rate):g} frames per second")
    base, skipped = nominal_rate(rate), _labels_skipped_per_minute(rate)
    per_ten_minutes = base * 600 - skipped * 9
    per_minute = base * 60 - skipped
    frame %= per_ten_minutes * 144
    tens, rest = divmod(frame, per_ten_minutes)
    extra_minutes = 0 if rest < base * 60 else 1 + (rest - base * 60) // per_minute
    return frame + skipped * (9 * tens + extra_minutes)
