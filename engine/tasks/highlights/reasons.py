"""Why a moment was chosen, in a creator's words, drawn from what gave it its score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from pathlib import PurePath

import numpy as np

from engine.protocol import FaceBox, Span
from engine.tasks.highlights.grid import STEP
from engine.tasks.highlights.saliency import WEIGHTS, Curve

_MOST_REASONS = 4
_COUNTS = 0.12  # contribution from which something is a reason of its own
_PLAINEST = "the clearest stretch of a quiet take"


@dataclass(frozen=True)
class Explanation:
    """1 to 4 reasons, strongest first, and the media times, in order and inside the moment, that they rest on."""

    reasons: tuple[str, ...]
    evidence: tuple[Fraction, ...]


def explain(curve: Curve, span: Span) -> Explanation:
    """What made this stretch salient: the parts that gave most, at their strongest, beyond what the whole file has."""
    first = min(floor(span.start / STEP), curve.length - 1)
    last = max(first + 1, min(ceil(span.end / STEP), curve.length))
    weighed = []
    for name, weight in WEIGHTS.items():
        part = curve.parts[name][first:last]
        # half the peak and half the mean, so that neither a click nor a constant hum explains a moment alone
        given = weight * (0.5 * float(part.max()) + 0.5 * float(part.mean()))
        usual = weight * float(np.median(curve.parts[name]))
        if given >= _COUNTS:
            weighed.append((given - 0.5 * max(usual, 0.0), name))
    found: list[tuple[str, Fraction]] = []
    for _, name in sorted(weighed, key=lambda item: (-item[0], item[1])):
        reason = _phrase(curve, name, span, first, last)
        if reason is not None and reason[0] not in (text for text, _ in found):
            found.append(reason)
    if not found:
        found.append((_PLAINEST, _peak(curve.saliency, first, last, span)))
    found = found[:_MOST_REASONS]
    return Explanation(tuple(text for text, _ in found), tuple(sorted({time for _, time in found})))


def titles(explanations: Sequence[Explanation], places: Sequence[tuple[str, Fraction]]) -> list[str]:
    """A short title for each moment, no two alike; `places` are its file's path and its start.

    The strongest reason is the title. Where several moments share it the second is added, and then, as far as needed to tell
    them apart, the time, the file and a number.
    """
    result = [_sentence(explanation.reasons[:1]) for explanation in explanations]
    fuller = [
        [_sentence(explanation.reasons[:2]) for explanation in explanations],
        [f" at {_clock(start)}" for _, start in places],
        [f" in {PurePath(path).stem}" for path, _ in places],
        [f" ({number})" for number in range(1, len(places) + 1)],
    ]
    for step, texts in enumerate(fuller):
        shared = Counter(result)
        result = [
            title if shared[title] == 1 else (text if step == 0 else title + text)
            for title, text in zip(result, texts, strict=True)
        ]
    return result


def _sentence(reasons: Sequence[str]) -> str:
    text = ", ".join(reasons)
    return text[:1].upper() + text[1:]


def _clock(time: Fraction) -> str:
    """Minutes and seconds; hours where there are any."""
    minutes, seconds = divmod(floor(time), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def _inside(time: Fraction, span: Span) -> Fraction:
    return min(max(time, span.start), span.end)


def _peak(values: np.ndarray, first: int, last: int, span: Span) -> Fraction:
    """The middle of the grid point at which `values` are highest."""
    return _inside((first + int(np.argmax(values[first:last])) + Fraction(1, 2)) * STEP, span)


def _phrase(curve: Curve, name: str, span: Span, first: int, last: int) -> tuple[str, Fraction] | None:
    """What `name` is called in this stretch and where it is at its strongest."""
    analysis = curve.analysis
    part = curve.parts[name][first:last]
    peak = _peak(curve.parts[name], first, last, span)
    strongest = float(part.max())
    speaking = float(curve.parts["speech"][first:last].mean()) > 0.3
    match name:
        case "motion":
            return ("fast movement" if strongest > 0.75 else "movement"), peak
        case "loud":
            return ("raised voices" if speaking and strongest > 0.6 else "loud moment"), peak
        case "surge":
            sustained = any(e.kind == "loud" and e.start < span.end and span.start < e.end for e in analysis.events)
            # a crowd, an engine or an orchestra: the signal does not tell them apart
            if sustained and not speaking:
                return "a swell of sustained sound", peak
            return "the sound swells", peak
        case "onset":
            return "a sudden sound", peak
        case "face":
            return _people(analysis.faces, span, ("face in close-up", "a face in view", "several faces"), close=0.3)
        case "people":
            if any(span.start <= box.time <= span.end for box in analysis.faces):
                return None
            return _people(
                analysis.people, span, ("a person fills the picture", "a person in view", "people in view"), close=0.8
            )
        case "speech":
            spoken = [s for s in analysis.speech if s.start < span.end and span.start < s.end]
            return ("someone speaks", _inside(spoken[0].start, span)) if spoken else None
        case "fresh":
            cuts = [shot.start for shot in analysis.shots[1:] if span.start <= shot.start < span.end]
            if not cuts:
                return None
            return ("quick cuts" if len(cuts) > 2 else "new shot"), cuts[0]
        case "rare":
            return "unlike the rest of the footage", peak
        case "crisp":
            return "sharp picture", peak
        case "colour":
            return "vivid colour", peak
    raise KeyError(name)


def _people(
    boxes: Sequence[FaceBox], span: Span, phrases: tuple[str, str, str], *, close: float
) -> tuple[str, Fraction] | None:
    """Words for one near, one at a distance, or several; at the time of the largest."""
    seen = [box for box in boxes if span.start <= box.time <= span.end]
    if not seen:
        return None
    largest = max(seen, key=lambda box: (box.y1 - box.y0, -box.time))
    if largest.y1 - largest.y0 >= close:
        return phrases[0], largest.time
    together = Counter(box.time for box in seen)
    time, number = max(together.items(), key=lambda item: (item[1], -item[0]))
    return (phrases[2], time) if number > 1 else (phrases[1], largest.time)
