"""How interesting each tenth of a second of a file is, and what makes it so.

Every signal becomes a contribution on one common grid. What a signal is worth is judged against the file's own distribution
by a robust z-score whose scale never falls below the least difference that a viewer notices. That floor is what makes files
comparable: where nothing happens, noise is not blown up into moments that outrank the real ones of another file.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

import numpy as np

from engine.protocol import Analysis, FaceBox
from engine.tasks.highlights.grid import STEP, above, cover, resample, robust_z, smooth

SILENCE = -70.0
"""LUFS below which sound counts as none: the absolute gate of EBU R128."""

WEIGHTS = {
    "motion": 1.0,
    "loud": 0.7,
    "surge": 0.7,
    "onset": 0.3,
    "face": 0.8,
    "people": 0.4,
    "speech": 0.45,
    "fresh": 0.3,
    "rare": 0.3,
    "crisp": 0.25,
    "colour": 0.2,
}
"""What each contribution is worth when it is at its strongest."""

LOOK = ("brightness", "colourfulness", "sharpness", "subject_motion", "camera_motion")
"""Signals that tell one shot's look from another's."""

NOTICEABLE = {"subject_motion": 0.08, "camera_motion": 0.1, "loudness": 4.0, "brightness": 0.06, "sharpness": 0.05}
"""The least difference that a viewer notices, in the unit of each signal; of others, a quarter of the median in the file."""

_FACE_HOLD = 0.5  # seconds to either side for which a face is taken to be where it was seen
_FRESH = 1.5  # seconds over which a new shot wears off
_BUILD_UP = 40  # grid points that a swell of sound is compared with


@dataclass(frozen=True)
class Curve:
    """One file on the grid: point i stands for media time [i, i + 1) * STEP. Every array's first axis is the grid."""

    analysis: Analysis
    parts: dict[str, np.ndarray]
    """By the names of WEIGHTS: 0..1, or -1..1 for `crisp` and `colour`."""
    saliency: np.ndarray
    """Weighted sum of the parts, smoothed over half a second: 0 is dull, 3 exceptional."""
    motion: np.ndarray | None
    """Subject motion as measured, smoothed over half a second."""
    loudness: np.ndarray | None
    """LUFS, not below SILENCE."""
    look: np.ndarray
    """(points, features): the picture's look, in units in which 1 is a difference that a viewer notices."""

    @property
    def length(self) -> int:
        return len(self.saliency)


def shown_end(analysis: Analysis) -> Fraction:
    """Media time at which what can be shown ends: the picture's end, or the sound's in a file without pictures."""
    info = analysis.info
    return min(info.video[0].duration, info.duration) if info.video else info.duration


def measure(analysis: Analysis) -> Curve:
    """Fuse everything measured in one file into one curve."""
    length = max(1, ceil(shown_end(analysis) / STEP))
    usable = cover((*analysis.unusable, *analysis.fades), length) < 0.5
    series = {signal.name: resample(signal, length) for signal in analysis.signals if signal.values}
    parts = {name: np.zeros(length) for name in WEIGHTS}

    motion = series.get("subject_motion")
    if motion is not None:
        parts["motion"] = above(_z(series, "subject_motion", usable))
        if "camera_motion" in series:
            # in a swish pan everything moves, which is not the same as something happening
            parts["motion"] *= 1.0 - 0.5 * above(_z(series, "camera_motion", usable) - 2.0)
    loudness = series.get("loudness")
    if loudness is not None:
        series["loudness"] = loudness = np.maximum(loudness, SILENCE)
        heard = loudness > SILENCE
        parts["loud"] = above(_z(series, "loudness", usable & heard)) * heard
    parts["surge"] = _surge(analysis, loudness, length)
    for event in analysis.events:
        if event.kind == "onset":
            _raise(parts["onset"], float(event.start) - 0.2, float(event.start) + 0.4, event.strength)
    parts["speech"] = cover(analysis.speech, length)
    parts["face"] = _presence(analysis.faces, length, close=0.3)
    parts["people"] = _presence(analysis.people, length, close=0.8)
    look = _look(series, length)
    if len(analysis.shots) > 1:
        parts["fresh"] = _fresh(analysis, length)
        parts["rare"] = _rare(analysis, look, usable)
    for part, name in (("crisp", "sharpness"), ("colour", "colourfulness")):
        if name in series:
            parts[part] = np.tanh(_z(series, name, usable) / 2.0)

    total = np.sum([WEIGHTS[name] * part for name, part in parts.items()], axis=0)
    return Curve(
        analysis=analysis,
        parts=parts,
        saliency=np.maximum(smooth(total, 5), 0.0),
        motion=None if motion is None else smooth(motion, 5),
        loudness=loudness,
        look=look,
    )


def _noticeable(name: str, values: np.ndarray) -> float:
    return NOTICEABLE.get(name) or max(0.25 * float(np.median(np.abs(values))), 1e-6)


def _z(series: dict[str, np.ndarray], name: str, among: np.ndarray) -> np.ndarray:
    values = smooth(series[name], 5)
    return robust_z(values, among, _noticeable(name, values))


def _raise(values: np.ndarray, start: float, end: float, height: float) -> None:
    """Lift the points of [start, end) seconds to at least `height`."""
    first, last = max(0, int(start / float(STEP))), max(0, ceil(end / float(STEP)))
    values[first:last] = np.maximum(values[first:last], height)


def _surge(analysis: Analysis, loudness: np.ndarray | None, length: int) -> np.ndarray:
    """Sound that swells: louder by far than in the seconds before, or found to be a sustained loud stretch."""
    surge = np.zeros(length)
    if loudness is not None:
        level = smooth(loudness, 5)
        sums = np.concatenate(([0.0], np.cumsum(level)))
        ends = np.arange(length)
        starts = np.maximum(ends - _BUILD_UP, 0)
        before = (sums[ends] - sums[starts]) / np.maximum(ends - starts, 1)
        before[0] = level[0]
        # footage that begins with digital silence has not swelled when its sound sets in
        surge = above((level - np.maximum(before, -45.0)) / 6.0 - 0.5)
    for event in analysis.events:
        if event.kind == "loud":
            _raise(surge, float(event.start), float(event.end), event.strength)
    return surge


def _presence(boxes: tuple[FaceBox, ...], length: int, *, close: float) -> np.ndarray:
    """How much someone fills the picture: 1 for a box that is `close` of its height, a little more for several."""
    presence = np.zeros(length)
    count: dict[Fraction, int] = {}
    for box in boxes:
        count[box.time] = count.get(box.time, 0) + 1
        near = min(1.0, max(box.y1 - box.y0, 0.0) / close)
        value = min(1.0, (0.25 + 0.75 * near) * min(1.0, 0.5 + 0.5 * box.score) + 0.1 * (count[box.time] - 1))
        _raise(presence, float(box.time) - _FACE_HOLD, float(box.time) + _FACE_HOLD, value)
    return presence


def _look(series: dict[str, np.ndarray], length: int) -> np.ndarray:
    columns = [smooth(series[name], 5) / _noticeable(name, series[name]) for name in LOOK if name in series]
    return np.stack(columns, axis=1) if columns else np.zeros((length, 0))


def _fresh(analysis: Analysis, length: int) -> np.ndarray:
    """A new shot draws the eye, and that wears off; the first of a file is not news."""
    fresh = np.zeros(length)
    for shot in analysis.shots[1:]:
        first, last = int(shot.start / STEP), min(length, ceil(min(shot.end, shot.start + Fraction(_FRESH)) / STEP))
        if first < last:
            fresh[first:last] = 1.0 - (np.arange(last - first) * float(STEP)) / _FRESH
    return fresh


def _rare(analysis: Analysis, look: np.ndarray, usable: np.ndarray) -> np.ndarray:
    """How unlike the rest of the file each shot looks: the distance of its median look from the file's own."""
    rare = np.zeros(len(look))
    if not look.shape[1] or not usable.any():
        return rare
    middle = np.median(look[usable], axis=0)
    spread = np.maximum(1.4826 * np.median(np.abs(look[usable] - middle), axis=0), 1.0)
    for shot in analysis.shots:
        first, last = int(shot.start / STEP), min(len(look), max(ceil(shot.end / STEP), int(shot.start / STEP) + 1))
        inside = look[first:last][usable[first:last]]
        if len(inside):
            distance = float(np.sqrt(np.mean(((np.median(inside, axis=0) - middle) / spread) ** 2)))
            rare[first:last] = 1.0 - np.exp(-max(distance - 1.0, 0.0) / 2.0)
    return rare
