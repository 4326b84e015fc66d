"""How strongly each instant of a file shows or says one part of a query, by what was measured."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import groupby

import numpy as np

from engine.protocol import Analysis, FaceBox, Span
from engine.search import colours
from engine.search.query import Part
from engine.search.said import Said, is_named
from engine.search.sampled import Rows
from engine.tasks.highlights.grid import STEP, cover, resample, smooth

_STEP = float(STEP)
WIDER = 0.92
"""What a match in a wider sense is worth."""
_NAMED = 0.6
"""What it is worth that the file is called so."""
_SAID_BESIDES = 0.7
"""What it is worth that somebody says the word for something that could be seen or heard."""
_NEAR = 0.4
"""What it is worth that a word is said shortly before or after."""
_NEARBY = Fraction(8)


@dataclass(frozen=True)
class Film:
    """All that is known of one file."""

    analysis: Analysis
    colours: Rows | None
    said: Said
    named: frozenset[str]

    @property
    def duration(self) -> Fraction:
        """Of what can be shown: the pictures where there are some."""
        info = self.analysis.info
        return min(info.duration, info.video[0].duration) if info.video else info.duration

    @cached_property
    def shot_starts(self) -> list[Fraction]:
        return [shot.start for shot in self.analysis.shots]

    @property
    def length(self) -> int:
        """Points of the grid."""
        return max(1, int(np.ceil(float(self.duration) / _STEP)))


@dataclass(frozen=True)
class Evidence:
    """0..1 at each point of the grid for one part of the query, and in which words it is a reason."""

    part: Part
    values: np.ndarray
    reason: str
    quoted: tuple[Span, ...] = ()
    """Sentences in which it is said: a range keeps them whole."""


def gather(film: Film, part: Part) -> Evidence:
    """The evidence for one part of a query."""
    spoken = film.said.spans(part)
    exact = cover(spoken, film.length)
    heard = np.maximum(exact, _NEAR * cover([Span(s.start - _NEARBY, s.end + _NEARBY) for s in spoken], film.length))
    quoted = f"“{part.text}” is said"
    if part.kind != "concept":
        values, reason = heard, quoted
        if is_named(part, film.named):
            values = np.maximum(values, _NAMED)
            reason = quoted if spoken else f"the file is called “{part.text}”"
        return Evidence(part, values, reason, spoken)
    measured = _measured(film, part.key) * (WIDER if part.wider else 1.0)
    besides = heard if part.wider else exact * _SAID_BESIDES
    if not spoken or measured.max() >= besides.max():
        return Evidence(part, np.maximum(measured, besides), REASONS[part.key])
    return Evidence(part, np.maximum(measured, besides), quoted, spoken)


def _measured(film: Film, concept: str) -> np.ndarray:
    nothing = np.zeros(film.length)
    if concept in colours.NAMES:
        return _colour(film, concept)
    found = _SIGNALS[concept](film)
    if found is None:
        return nothing
    return np.clip(np.nan_to_num(found), 0.0, 1.0)


# --- pictures


def _colour(film: Film, name: str) -> np.ndarray:
    """Each picture stands for the second around it, within its shot."""
    rows = film.colours
    if rows is None or not len(rows.times):
        return np.zeros(film.length)
    strength = colours.strength(name, rows.rows[:, colours.NAMES.index(name)])
    centres = (np.arange(film.length) + 0.5) * _STEP
    starts = np.array([float(shot.start) for shot in film.analysis.shots] or [0.0])
    after = np.clip(np.searchsorted(rows.times, centres), 0, len(rows.times) - 1)
    before = np.maximum(after - 1, 0)
    shot, shot_before = (np.searchsorted(starts, t + 1e-6, "right") for t in (centres, rows.times[before]))
    nearer = centres - rows.times[before] <= rows.times[after] - centres
    take = np.where(
        (shot == shot_before) & (nearer | (shot != np.searchsorted(starts, rows.times[after] + 1e-6, "right"))),
        before,
        after,
    )
    return np.asarray(strength[take], np.float64)


def _signal(film: Film, name: str) -> np.ndarray | None:
    found = film.analysis.signal(name)
    return resample(found, film.length) if found is not None and found.values else None


def _ramp(name: str, none: float, full: float, points: int = 5) -> Callable[[Film], np.ndarray | None]:
    """0 where the signal is `none` or beyond, 1 at `full`; `full` may be the smaller."""

    def measure(film: Film) -> np.ndarray | None:
        values = _signal(film, name)
        return None if values is None else np.clip((smooth(values, points) - none) / (full - none), 0.0, 1.0)

    return measure


def _still(film: Film) -> np.ndarray | None:
    subject, camera = _signal(film, "subject_motion"), _signal(film, "camera_motion")
    if subject is None or camera is None:
        return None
    return np.clip((0.1 - smooth(np.maximum(subject, camera), 11)) / 0.08, 0.0, 1.0)


def _seen(film: Film, boxes: Sequence[FaceBox], worth: Callable[[FaceBox], float], reach: float) -> np.ndarray:
    """From a little before the first to a little after the last of sightings that follow each other in one shot."""
    values = np.zeros(film.length)
    starts = [shot.start for shot in film.analysis.shots] or [Fraction(0)]
    good = sorted(((box.time, worth(box)) for box in boxes if worth(box) > 0), key=lambda one: one[0])
    for number, group in groupby(good, key=lambda one: bisect_right(starts, one[0])):
        first = starts[max(0, number - 1)]
        end = starts[number] if number < len(starts) else film.duration
        run: list[tuple[Fraction, float]] = []
        for one in [*group, None]:
            if run and (one is None or one[0] - run[-1][0] > Fraction(3)):
                span = Span(max(first, run[0][0] - Fraction(reach)), min(end, run[-1][0] + Fraction(reach)))
                level = sum(score for _, score in run) / len(run)
                values = np.maximum(values, level * cover([span], film.length))
                run = []
            if one is not None:
                run.append(one)
    return values


def _face(film: Film) -> np.ndarray:
    return _seen(film, film.analysis.faces, lambda box: 0.7 + 0.3 * box.score, 0.6)


def _person(film: Film) -> np.ndarray:
    bodies = _seen(film, film.analysis.people, lambda box: 0.6 + 0.35 * box.score, 1.1)
    return np.maximum(bodies, _face(film))


def _people(film: Film) -> np.ndarray:
    values = np.zeros(film.length)
    for boxes, reach in ((film.analysis.faces, 0.6), (film.analysis.people, 1.1)):
        ordered = sorted(boxes, key=lambda box: box.time)
        together = [list(group) for _, group in groupby(ordered, key=lambda box: box.time)]
        several = [max(group, key=lambda box: box.score) for group in together if len(group) > 1]
        values = np.maximum(values, _seen(film, several, lambda box: 0.65 + 0.3 * box.score, reach))
    return values


def _close(film: Film) -> np.ndarray:
    return _seen(
        film,
        film.analysis.faces,
        lambda box: min(1.0, 0.6 + 2 * (box.y1 - box.y0 - 0.28)) if box.y1 - box.y0 >= 0.28 else 0,
        0.6,
    )


def _fade(film: Film) -> np.ndarray:
    return cover(film.analysis.fades, film.length)


# --- sound


def _speech(film: Film) -> np.ndarray | None:
    return 0.95 * cover(film.analysis.speech, film.length) if film.analysis.info.audio else None


def _silence(film: Film) -> np.ndarray | None:
    loudness = _signal(film, "loudness")
    if loudness is None:
        return None
    return np.clip((-45 - smooth(loudness, 5)) / 10, 0.0, 1.0) * (1 - cover(film.analysis.speech, film.length))


def _loud(film: Film) -> np.ndarray | None:
    loudness = _signal(film, "loudness")
    if loudness is None:
        return None
    # measured against the file as well: whoever asks for what is loud means louder than the rest
    usual = float(np.median(loudness))
    level = np.clip((smooth(loudness, 5) - max(usual + 3, -27)) / 10, 0.0, 1.0)
    events = np.zeros(film.length)
    for event in film.analysis.events:
        if event.kind == "loud":
            events = np.maximum(events, (0.5 + 0.5 * event.strength) * cover([Span(event.start, event.end)], film.length))
    return np.maximum(level, events)


def _sudden(film: Film) -> np.ndarray | None:
    if not film.analysis.info.audio:
        return None
    values = np.zeros(film.length)
    for event in film.analysis.events:
        if event.kind == "onset":
            span = Span(event.start - Fraction(1, 5), max(event.end, event.start + Fraction(4, 5)))
            values = np.maximum(values, (0.4 + 0.6 * event.strength) * cover([span], film.length))
    return values


_SIGNALS: Mapping[str, Callable[[Film], np.ndarray | None]] = {
    "person": _person,
    "people": _people,
    "face": _face,
    "close-up": _close,
    "speech": _speech,
    "silence": _silence,
    "loud": _loud,
    "sudden-sound": _sudden,
    "fast": _ramp("subject_motion", 0.12, 0.6, 11),
    "still": _still,
    "dark": _ramp("brightness", 0.3, 0.12),
    "bright": _ramp("brightness", 0.5, 0.75),
    "colourful": _ramp("colourfulness", 0.35, 0.75),
    "colourless": _ramp("colourfulness", 0.06, 0.02),
    "camera-motion": _ramp("camera_motion", 0.03, 0.2, 11),
    "fade": _fade,
}

REASONS: Mapping[str, str] = {
    "person": "a person in view",
    "people": "people in view",
    "face": "a face in view",
    "close-up": "face in close-up",
    "speech": "someone speaks",
    "silence": "silence",
    "loud": "loud moment",
    "sudden-sound": "a sudden sound",
    "fast": "fast movement",
    "still": "hardly any movement",
    "dark": "dark picture",
    "bright": "bright picture",
    "colourful": "vivid colour",
    "colourless": "hardly any colour",
    "camera-motion": "the camera moves",
    "fade": "a fade",
    **{name: f"{name} in the picture" for name in colours.NAMES},
}
