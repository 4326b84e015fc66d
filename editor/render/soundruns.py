"""How the sound of a clip is read from its footage: in stretches that each go one way through it, by exact time."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil

from editor.model import Speed
from editor.speed import source_offset

STEP, MOST_STEPS = Fraction(1, 20), 60
"""Seconds between two speeds of a ramp, and how many there are at most between two of its keys."""
HELD = 300
"""Seconds of sound that are turned round at once."""
SLOWEST_HEARD = Fraction(1, 50)
"""Slower sound is nothing but a drone: it is silent."""


@dataclass(frozen=True)
class Stretch:
    """`samples` samples of the programme that go one way through the footage.

    `source` is the earliest media time read, in seconds; `speed` how fast source time passes in the mean, 0 for silence;
    `bends` are (samples from its start, speed from there on) where the speed changes on the way. With `backwards` the sound
    is turned round before it is stretched.
    """

    samples: int
    source: Fraction
    speed: Fraction
    backwards: bool = False
    bends: tuple[tuple[int, Fraction], ...] = ()


def stretches_of(
    speed: Speed, source_in: Fraction, first: int, samples: int, hertz: int, rate: Fraction
) -> tuple[Stretch, ...]:
    """The stretches of `samples` samples from sample `first` after a clip's start (before it when negative)."""
    per_frame = hertz / rate

    def source(frame: Fraction) -> Fraction:
        return source_in + source_offset(speed.rate, speed.ramp, frame, rate)

    def sample(frame: Fraction) -> int:
        return round(frame * per_frame)

    begin, end = first / per_frame, (first + samples) / per_frame
    made: list[Stretch] = []
    at = first
    for part in _parts(speed, begin, end, rate):
        until = first + samples if part[-1] == end else sample(part[-1])
        low, high = source(part[0]), source(part[-1])
        mean = (high - low) / (part[-1] - part[0]) * rate
        bends = [(sample(a) - at, abs(source(b) - source(a)) / (b - a) * rate) for a, b in pairwise(part)]
        if until <= at:
            continue
        heard = abs(mean) >= SLOWEST_HEARD
        made.append(
            Stretch(
                samples=until - at,
                source=min(low, high),
                speed=abs(mean) if heard else Fraction(0),
                backwards=mean < 0,
                bends=tuple(bends) if heard and len(bends) > 1 else (),
            )
        )
        at = until
    return tuple(made)


def _parts(speed: Speed, begin: Fraction, end: Fraction, rate: Fraction) -> list[list[Fraction]]:
    """Frames begin..end in parts of one direction, each as the frames between which the speed counts as constant."""
    if not speed.ramp:
        return _pieces(begin, end, speed.rate, rate)
    keys = speed.ramp
    parts = _pieces(begin, min(end, Fraction(keys[0].frame)), keys[0].rate, rate)
    for left, right in pairwise(keys):
        crossing = _crossing(left.frame, left.rate, right.frame, right.rate)
        for low, high in pairwise([Fraction(left.frame), *crossing, Fraction(right.frame)]):
            a, b = max(low, begin), min(high, end)
            if a < b and left.rate == right.rate:
                parts += _pieces(a, b, left.rate, rate)
            elif a < b:
                steps = max(1, min(MOST_STEPS, ceil((b - a) / rate / STEP)))
                parts.append([a + (b - a) * i / steps for i in range(steps + 1)])
    return parts + _pieces(max(begin, Fraction(keys[-1].frame)), end, keys[-1].rate, rate)


def _pieces(begin: Fraction, end: Fraction, speed: Fraction, rate: Fraction) -> list[list[Fraction]]:
    """A part at one speed, in pieces short enough to be turned round where it plays backwards."""
    if begin >= end:
        return []
    count = ceil((end - begin) / rate * -speed / HELD) if speed < 0 else 1
    edges = [begin + (end - begin) * i / count for i in range(count + 1)]
    return [list(pair) for pair in pairwise(edges)]


def _crossing(a: int, rate_a: Fraction, b: int, rate_b: Fraction) -> list[Fraction]:
    if rate_a * rate_b >= 0 or a == b:
        return []
    return [a + (b - a) * rate_a / (rate_a - rate_b)]


def part_of(stretches: tuple[Stretch, ...], first: int, end: int, hertz: int) -> tuple[Stretch, ...]:
    """Samples `first` to `end - 1` of the stretches."""
    parts: list[Stretch] = []
    at = 0
    for stretch in stretches:
        low, high = max(first - at, 0), min(end - at, stretch.samples)
        at += stretch.samples
        if low < high:
            parts.append(_cut(stretch, low, high, hertz))
    return tuple(parts)


def _cut(stretch: Stretch, low: int, high: int, hertz: int) -> Stretch:
    if (low, high) == (0, stretch.samples):
        return stretch
    before, inside = _passed(stretch, 0, low, hertz), _passed(stretch, low, high, hertz)
    off = _passed(stretch, high, stretch.samples, hertz) if stretch.backwards else before
    bends = [(max(at - low, 0), speed) for at, speed in stretch.bends if at < high]
    while len(bends) > 1 and bends[1][0] == 0:
        bends.pop(0)
    return Stretch(
        samples=high - low,
        source=stretch.source + off,
        speed=inside * hertz / (high - low),
        backwards=stretch.backwards,
        bends=tuple(bends) if len(bends) > 1 else (),
    )


def _passed(stretch: Stretch, begin: int, end: int, hertz: int) -> Fraction:
    """Seconds of footage between two samples of a stretch."""
    bends = [*(stretch.bends or ((0, stretch.speed),)), (stretch.samples, Fraction(0))]
    return sum(
        (speed * max(0, min(until, end) - max(at, begin)) / hertz for (at, speed), (until, _) in pairwise(bends)),
        Fraction(0),
    )
