"""Bringing the programme to its loudness (EBU R128, ITU-R BS.1770): measure, one gain, a true-peak limiter, measure again.

The gain is the same from first to last, so the dynamics of the sound stay as they were cut; only peaks above the ceiling
are limited. What counts is what the encoded file plays: it is decoded and measured, and made again when it misses.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from editor.model import Loudness
from editor.render.commands import mastered_command, metered_command
from editor.render.process import Runner

MOST_GAIN = 20.0
"""Decibels by which quiet footage is raised at most: more would bring up little but its noise."""
CLOSE = 0.5
"""LU within which the result is taken."""
QUIETEST = -69.9
"""LUFS: the meter's gate; what measures lower holds no loudness at all."""
HEADROOM = 0.4
"""Decibels kept below the ceiling, since encoding and decoding raises peaks a little."""
TRIES = 6
LEAST_EFFECT = 0.2
"""Share of a change of gain that is counted on to be heard at least, however hard the limiter works against it."""
MORE = 0.05
"""Decibels: a smaller change of gain is none."""

_INTEGRATED = re.compile(r"^\s*I:\s+(-?[\d.]+|-?inf|nan) LUFS", re.MULTILINE)
_PEAK = re.compile(r"^\s*Peak:\s+(-?[\d.]+|-?inf|nan) dBFS", re.MULTILINE)


@dataclass(frozen=True)
class Measured:
    """Integrated loudness in LUFS and true peak in dBTP; both -inf for silence."""

    integrated: float
    peak: float

    @property
    def silent(self) -> bool:
        return self.integrated <= QUIETEST


def read_meter(log: str) -> Measured:
    """The last summary that ffmpeg's ebur128 filter wrote. Raises ValueError when there is none."""
    integrated, peak = _INTEGRATED.findall(log), _PEAK.findall(log)
    if not integrated or not peak:
        raise ValueError("no loudness summary in ffmpeg's messages")
    values = [float(found[-1]) for found in (integrated, peak)]
    values = [-math.inf if math.isnan(value) else value for value in values]
    return Measured(*values)


@dataclass(frozen=True)
class Settled:
    """How the sound was mastered: what the encoded file measures, and what the user should know."""

    measured: Measured | None
    notes: tuple[str, ...]


def master(
    runner: Runner,
    mix: Path,
    mixed: Measured | None,
    wanted: Loudness | None,
    *,
    samples: int,
    rate: int,
    to: Path,
    suffix: str,
    bitrate: int | None,
    on_try: Callable[[int], None],
) -> Settled:
    """Encodes the mix, which measures `mixed`, to `to` at the wanted loudness, as AAC or, without `bitrate`, as PCM.

    Its level is left alone when no loudness is wanted or there is nothing to raise.
    """

    def encode(gain: float, ceiling: float | None) -> None:
        runner.run(mastered_command(mix, samples, rate, gain, ceiling, to, suffix, bitrate), "master")

    if wanted is None or mixed is None or mixed.silent:
        encode(0.0, None)
        return Settled(
            None, () if wanted is None else ("the sound is silent, or too short to measure; its level is as it was",)
        )
    notes: list[str] = []
    target = min(wanted.integrated, mixed.integrated + MOST_GAIN)
    if target < wanted.integrated:
        notes.append(f"the sound is very quiet: it was raised by {MOST_GAIN:g} dB, to {target:.1f} LUFS, and no further")
    gain = target - mixed.integrated
    tried: tuple[float, float] | None = None
    ceiling = wanted.true_peak - HEADROOM if mixed.peak + gain > wanted.true_peak - HEADROOM else None
    for number in range(1, TRIES + 1):
        on_try(number)
        encode(gain, ceiling)
        heard = read_meter(runner.run(metered_command(to, suffix), "meter", level="level+info").log)
        over = heard.peak - wanted.true_peak
        missing = target - heard.integrated
        if over <= 0 and abs(missing) <= CLOSE:
            break
        if over > 0:
            ceiling = (wanted.true_peak if ceiling is None else ceiling) - max(over + 0.1, 0.2)
        if abs(missing) > MORE:
            slope = 1.0 if tried is None or gain == tried[0] else (heard.integrated - tried[1]) / (gain - tried[0])
            tried = (gain, heard.integrated)
            gain += missing / min(max(slope, LEAST_EFFECT), 1.0)
    else:
        notes.append(f"the loudness settled at {heard.integrated:.1f} LUFS with peaks at {heard.peak:.1f} dBTP")
    return Settled(heard, tuple(notes))
