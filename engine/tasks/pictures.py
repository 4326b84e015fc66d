"""Which pictures of footage a model is shown, so that they fit into what it can take in."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from engine.protocol import Probe, Stills
from engine.remote.client import Picture
from engine.tasks import probe, stills
from engine.tasks.context import Context

BUDGET = 8192
"""Tokens for the pictures of one question; servers for local models are often started with room for 16,384 in all."""
MOST = 48
_HEIGHT = 336
_PATCH = 28
"""Lines and columns of a picture that make one token, as most models of the Qwen family count; others need fewer."""
_PER_SECOND = 2
_FEWEST = 4
_INSTANT = Fraction(1, 5)
"""Footage up to this long, such as a still picture, is shown once."""


@dataclass(frozen=True)
class Plan:
    """Pictures to be shown: their height in lines and their media times, ascending."""

    height: int
    times: tuple[Fraction, ...]
    tokens: int
    """What they take together, about."""


def tokens(width: int, height: int) -> int:
    """What a picture takes, about."""
    return ceil(width / _PATCH) * ceil(height / _PATCH)


def plan(duration: Fraction, size: tuple[int, int], budget: int = BUDGET) -> Plan:
    """The middles of equal stretches of the footage, as many as `budget` allows and its length asks for."""
    wide, high = max(1, size[0]), max(1, size[1])
    height = min(_HEIGHT, high)
    while height > _PATCH and tokens(ceil(wide * height / high), height) * _FEWEST > budget:
        height = height * 3 // 4
    each = tokens(ceil(wide * height / high), height)
    number = max(1, min(MOST, budget // each, max(_FEWEST if duration > _INSTANT else 1, int(duration * _PER_SECOND))))
    step = duration / number
    return Plan(height, tuple(step * index + step / 2 for index in range(number)), number * each)


def label(time: Fraction) -> str:
    """What stands before a picture."""
    return f"Picture at {float(time):.2f} s:"


def pictures(path: str, times: tuple[Fraction, ...], height: int, context: Context) -> list[Picture]:
    """The pictures at these times. Raises FootageError, UsageError where there is no picture."""
    made = stills.handle(Stills(path=path, times=times, height=height), context)
    return [Picture(label(time), jpeg) for time, jpeg in zip(times, made.jpegs, strict=True)]


def height_for(path: str, context: Context) -> int | None:
    """The height at which a few pictures of this file fit into the budget; None without a picture. Raises FootageError."""
    info = probe.handle(Probe(path=path), context)
    return plan(info.duration, info.video[0].display_size).height if info.video else None
