"""Retiming: how source time passes under a constant rate or a ramp, in exact arithmetic."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import msgspec


class SpeedKey(msgspec.Struct, frozen=True, array_like=True):
    """The rate of source time at `frame` frames from the clip's start."""

    frame: int
    rate: Fraction


def source_offset(rate: Fraction, ramp: tuple[SpeedKey, ...], frame: Fraction, sequence_rate: Fraction) -> Fraction:
    """Seconds of source that have passed after `frame` timeline frames.

    The integral of the rate over time: linear for a constant rate, piecewise quadratic for a ramp whose keys are in order
    of their frames (see `editor.model.Speed`). Exact, so no drift accumulates however long the clip is.
    """
    if not ramp:
        return frame * rate / sequence_rate
    passed = min(frame, Fraction(ramp[0].frame)) * ramp[0].rate
    for left, right in pairwise(ramp):
        length = right.frame - left.frame
        inside = min(max(frame - left.frame, Fraction(0)), Fraction(length))
        if length:
            passed += inside * left.rate + (right.rate - left.rate) * inside * inside / (2 * length)
    passed += max(frame - ramp[-1].frame, Fraction(0)) * ramp[-1].rate
    return passed / sequence_rate
