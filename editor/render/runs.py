"""How the frames of a clip are read from its footage: in runs that each go one way through it.

A decoder only goes forwards. What plays backwards is read forwards a piece at a time and turned round, so that never more
than a few hundred megabytes of pictures wait in memory; a ramp is read by the list of the media times that it shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, pairwise
from math import floor

from editor.model import Clip, Speed
from engine.protocol import VideoStream

LISTED = 600
"""Frames of a ramp in one run: their list is searched for every frame that is decoded."""
HELD_BYTES = 200_000_000
"""Memory that the pictures of a run that is turned round may take."""


@dataclass(frozen=True)
class Run:
    """`frames` frames of a clip from its frame `first` on, which all go one way.

    They are read in rising order: `source` is the media time of the one that is read first, in seconds, each next one is
    `speed` / sequence rate later, or stands in `times` where the speed changes. With `backwards` they are shown in reverse
    order. With `speed` 0 they all show the same.
    """

    first: int
    frames: int
    source: Fraction
    speed: Fraction
    times: tuple[Fraction, ...] = ()
    backwards: bool = False


def runs_of(clip: Clip, first: int, frames: int, rate: Fraction, most_held: int) -> tuple[Run, ...]:
    """The runs of the clip's frames `first` to `first + frames - 1`, which may lie outside it where footage goes on, in a
    sequence at `rate`. No run that is turned round is longer than `most_held` frames."""
    made: list[Run] = []
    for begin, end, way in _stretches(clip.speed, first, first + frames):
        if way is None:
            made += _listed(clip, begin, end, rate, most_held)
        else:
            made += _constant(clip, begin, end, way, rate, most_held)
    return tuple(made)


def most_held(stream: VideoStream) -> int:
    """How many pictures of a stream may be held at once."""
    named = stream.pixel_format
    samples = 1.5 if "420" in named or "nv12" in named or "p01" in named else 2.0 if "422" in named else 4.0
    size = stream.width * stream.height * samples * (2 if stream.bit_depth > 8 else 1)
    return max(4, min(300, floor(HELD_BYTES / size)))


def _stretches(speed: Speed, first: int, end: int) -> list[tuple[int, int, Fraction | None]]:
    """(begin, end, rate) of the parts of frames first..end at one rate; None for the rate of a part where it changes."""
    ramp = speed.ramp
    if not ramp:
        return [(first, end, speed.rate)]
    parts: list[tuple[int, int, Fraction | None]] = [(first, ramp[0].frame, ramp[0].rate)]
    parts += [(a.frame, b.frame, a.rate if a.rate == b.rate else None) for a, b in pairwise(ramp)]
    parts.append((ramp[-1].frame, end, ramp[-1].rate))
    inside = [(max(a, first), min(b, end), rate) for a, b, rate in parts]
    joined: list[tuple[int, int, Fraction | None]] = []
    for a, b, rate in inside:
        if a < b and joined and joined[-1][2] is None and rate is None:
            joined[-1] = (joined[-1][0], b, None)
        elif a < b:
            joined.append((a, b, rate))
    return joined


def _constant(clip: Clip, begin: int, end: int, speed: Fraction, rate: Fraction, most: int) -> list[Run]:
    if speed >= 0:
        return [Run(begin, end - begin, clip.source_at(begin, rate), speed)]
    return [
        Run(at, min(most, end - at), clip.source_at(min(at + most, end) - 1, rate), -speed, backwards=True)
        for at in range(begin, end, most)
    ]


def _listed(clip: Clip, begin: int, end: int, rate: Fraction, most: int) -> list[Run]:
    times = [clip.source_at(frame, rate) for frame in range(begin, end)]
    falls = [later < earlier for earlier, later in pairwise(times)]
    falls.append(falls[-1] if falls else clip.source_at(end, rate) < times[0])
    made: list[Run] = []
    at = 0
    for backwards, group in groupby(falls):
        length = len(list(group))
        step = most if backwards else LISTED
        for start in range(at, at + length, step):
            part = times[start : min(start + step, at + length)]
            rising = tuple(sorted(part))
            made.append(Run(begin + start, len(part), rising[0], Fraction(1), rising, backwards))
        at += length
    return made
