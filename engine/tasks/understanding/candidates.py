"""Which frames of footage could be a cover picture, by signals alone: where to look, what is measured there, how good it is.

The signals of an analysis tell where it is worth looking: within a shot, away from its borders and from fades, where the
picture is sharp, still and lit. The few frames found so are decoded and measured themselves, so that what is said of a frame
is true of that very frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, exp

import msgspec
import numpy as np

from engine.protocol import Analysis, Span
from engine.protocol.understanding import Place
from engine.signals import VERSION as SIGNALS_VERSION
from engine.tasks.context import Context
from engine.tasks.understanding.choosing import units_of
from engine.tasks.understanding.looking import File

WHAT = "cover candidates"
VERSION = "1"
"""Of what is measured in a frame."""
MOST = 72
"""Frames that are measured for one answer, all files together,"""
_FEWEST = 12
"""and at least so many of each file."""
_EACH = 8
"""Frames of one shot, at most: so many where the footage has few."""
_MEASURED = 480
"""Longer side of the picture in which a frame is measured, as in engine.signals.picture."""
_TINY = (16, 9)
"""Size of the picture by which frames are told apart."""
_STEP = Fraction(1, 10)
_MARGIN = Fraction(1, 4)
"""Seconds that are kept from a border of a shot, or a sixth of a short one: encoders blur there, and people blend."""
_APART = Fraction(1, 2)
"""Seconds between two frames of a shot, at least."""
_FLASH = 0.2
"""How far brightness may be from that of the second around it."""
_PLAIN = 0.035
"""Contrast below which a picture is taken for blank."""
_SHARP = 0.12
"""Sharpness that counts as full where the footage has nothing sharper; `engine.signals.quality.sharpness` of real footage
in focus."""
_MOVES = 0.15
"""Picture widths a second at which movement halves what stillness is worth."""
ALIKE = 0.11
"""Difference, 0..1, below which two pictures are taken for the same."""
_DIFFERING = 0.12
"""Share of a picture by which it is told from another: where they differ most, since a subject is smaller than its
background."""


class Face(msgspec.Struct, frozen=True, array_like=True):
    """A face in a frame: its height in 0..1 of the picture, whether it lies wholly inside, and how sure it is, 0..1."""

    height: float
    inside: bool
    score: float


class Measured(msgspec.Struct, frozen=True, array_like=True):
    """What one frame is like. Sharpness, brightness, contrast and colourfulness are as engine.signals.quality has them."""

    time: Fraction
    """Media time at which the frame begins."""
    unit: int
    """Which of the stretches of its file it comes from."""
    sharpness: float
    brightness: float
    contrast: float
    colour: float
    unexposed: bool
    motion: float | None
    """Picture widths a second, of camera and subject together; None where it was not measured."""
    faces: tuple[Face, ...]
    tiny: bytes
    """RGB, 16 x 9."""


@dataclass(frozen=True)
class Candidate:
    """A frame of one file, how good it is by the signals (0..1), and why."""

    media: int
    frame: Measured
    score: float
    reasons: tuple[str, ...]

    @property
    def tiny(self) -> np.ndarray:
        """(432,) 0..1."""
        return np.frombuffer(self.frame.tiny, np.uint8).astype(np.float32) / 255


def candidates(files: Sequence[File], places: Sequence[Place], context: Context) -> list[Candidate]:
    """Frames of `files` that could be covers, best first; only from `places`, where there are any. Raises FootageError,
    Cancelled."""
    most = max(_FEWEST, MOST // max(1, len(files)))
    found: list[tuple[int, Measured]] = []
    for number, file in enumerate(files):
        part = context.part(number / len(files), (number + 1) / len(files), "looking for cover pictures")
        wanted = [Span(place.start, place.end) for place in places if place.media == file.media]
        if places and not wanted:
            continue
        found += [(file.media, frame) for frame in _measured(file, instants(file, wanted, most), part)]
    fit = [(media, frame) for media, frame in found if not frame.unexposed and frame.contrast >= _PLAIN]
    if not fit:
        return []
    sharpest = max(_SHARP, float(np.percentile([frame.sharpness for _, frame in fit], 90)))
    made = [judged(media, frame, sharpest) for media, frame in fit]
    return sorted(made, key=lambda one: (-one.score, one.media, one.frame.time))


def judged(media: int, frame: Measured, sharpest: float) -> Candidate:
    """A frame's worth, and why. `sharpest` is the sharpness that counts as full. Pure."""
    sharp = min(1.0, frame.sharpness / sharpest)
    lit = max(0.0, 1 - ((frame.brightness - 0.48) / 0.48) ** 2)
    clear = min(1.0, frame.contrast / 0.2)
    vivid = min(1.0, frame.colour / 0.5)
    still = 0.5 if frame.motion is None else 1 / (1 + (frame.motion / _MOVES) ** 2)
    face = max((_worth(one) for one in frame.faces), default=0.0)
    score = 0.34 * sharp + 0.18 * lit + 0.14 * clear + 0.1 * vivid + 0.1 * still + 0.14 * face
    reasons = []
    if face > 0.4:
        near = max(one.height for one in frame.faces) > 0.3
        reasons.append("several faces" if len(frame.faces) > 1 else "face in close-up" if near else "a face in view")
    if sharp > 0.8:
        reasons.append("sharp picture")
    if lit > 0.8 and clear > 0.8:
        reasons.append("well lit")
    if vivid > 0.8:
        reasons.append("vivid colour")
    if frame.motion is not None and still > 0.85:
        reasons.append("hardly any movement")
    if not reasons:
        reasons.append("the clearest picture of its shot")
    return Candidate(media, frame, min(1.0, score), tuple(reasons))


def apart(ranked: Sequence[tuple[Candidate, float]], count: int) -> list[tuple[Candidate, float]]:
    """Up to `count` of (candidate, score) that do not look alike, best first: each next one is the best after what it has in
    common with those before (maximal marginal relevance, Carbonell and Goldstein, SIGIR 1998). Pure."""
    left = list(ranked)
    taken: list[tuple[Candidate, float]] = []
    while left and len(taken) < count:
        best = max(left, key=lambda one: (one[1] - 0.4 * _common(one[0], taken), -one[0].media, -one[0].frame.time))
        taken.append(best)
        left = [one for one in left if one is not best and not _same(one[0], best[0])]
    return sorted(taken, key=lambda one: (-one[1], one[0].media, one[0].frame.time))


def instants(file: File, wanted: Sequence[Span], most: int) -> list[tuple[int, Fraction]]:
    """(stretch, media time) of up to `most` instants that are worth a look, in the order of time. Pure."""
    if file.info.kind == "image":
        return [(0, Fraction(0))]
    whole = [span for span in units_of(file) if span.duration > 0]
    stretches = [part for span in whole for part in _parts(span, wanted)]
    told = None if file.analysis is None else _Told(file.analysis)
    best: list[tuple[float, int, list[tuple[float, Fraction]]]] = []
    for number, span in enumerate(stretches):
        rated = [(told.worth(time) if told else 0.0, time) for time in _grid(span)]
        rated = [(worth, time) for worth, time in rated if worth >= 0]
        kept: list[tuple[float, Fraction]] = []
        near = max(_APART, span.duration / (_EACH + 1))
        for worth, time in sorted(rated, key=lambda one: (-one[0], one[1])):
            if len(kept) < _EACH and all(abs(time - other) >= near for _, other in kept):
                kept.append((worth, time))
        if kept:
            best.append((kept[0][0], number, kept))
    chosen = _spread(best, most)
    each = max(1, min(_EACH, most // max(1, len(chosen))))
    return sorted(((number, time) for _, number, kept in chosen for _, time in kept[:each]), key=lambda one: one[1])


class _Told:
    """What an analysis tells of instants."""

    def __init__(self, analysis: Analysis) -> None:
        self._series = {one.name: (float(one.step), one.values) for one in analysis.signals}
        self._fades = analysis.fades
        self._faces = sorted(float(face.time) for face in analysis.faces)
        sharp = self._series.get("sharpness", (1.0, ()))[1]
        self._sharpest = max(_SHARP, float(np.percentile(sharp, 90))) if sharp else _SHARP

    def worth(self, time: Fraction) -> float:
        """How much a look promises, from 0; negative for none: black, blank, a flash, a fade."""
        at = float(time)
        bright, contrast = self.at("brightness", at), self.at("contrast", at)
        if contrast is not None and contrast < _PLAIN:
            return -1.0
        if any(fade.start - _MARGIN <= time < fade.end + _MARGIN for fade in self._fades) or self._flashes(at, bright):
            return -1.0
        sharp = min(1.0, (self.at("sharpness", at) or 0.0) / self._sharpest)
        still = 1 / (1 + ((self.motion(at) or 0.0) / _MOVES) ** 2)
        lit = 0.5 if bright is None else max(0.0, 1 - ((bright - 0.48) / 0.48) ** 2)
        face = 0.4 if any(abs(seen - at) < 0.6 for seen in self._faces) else 0.0
        return 0.4 * sharp + 0.25 * still + 0.25 * lit + face

    def motion(self, at: float) -> float | None:
        camera, subject = self.at("camera_motion", at), self.at("subject_motion", at)
        return None if camera is None or subject is None else camera + subject

    def at(self, name: str, at: float) -> float | None:
        step, values = self._series.get(name, (1.0, ()))
        return values[min(len(values) - 1, max(0, int(at / step + 1e-6)))] if values else None

    def _flashes(self, at: float, bright: float | None) -> bool:
        step, values = self._series.get("brightness", (1.0, ()))
        middle = int(at / step + 1e-6)
        around = values[max(0, middle - round(0.5 / step)) : middle + round(0.5 / step) + 1]
        return bright is not None and bool(around) and bright - float(np.median(around)) > _FLASH


def _measured(file: File, wanted: Sequence[tuple[int, Fraction]], context: Context) -> list[Measured]:
    """Each of the frames shown at these instants, once; recalled where they were measured before."""
    parameters = f"{VERSION} {SIGNALS_VERSION} {' '.join(f'{unit}@{time}' for unit, time in wanted)}"
    index = context.index
    known = index.get(file.info.fingerprint, WHAT, parameters, tuple[Measured, ...]) if wanted else ()
    if known is None:
        known = tuple(_look(file, wanted, context))
        index.put(file.info.fingerprint, WHAT, parameters, known)
    context.progress(1.0)
    return list(known)


def _look(file: File, wanted: Sequence[tuple[int, Fraction]], context: Context) -> Iterator[Measured]:
    import cv2

    from engine.media.together import sample_together
    from engine.signals.detectors import CascadeFaces
    from engine.signals.quality import look

    told = None if file.analysis is None or file.info.kind == "image" else _Told(file.analysis)
    detector = CascadeFaces()
    width, height = file.info.video[0].display_size
    scale = min(1.0, _MEASURED / max(width, height, 1))
    size = max(2, round(width * scale)), max(2, round(height * scale))
    before: Fraction | None = None
    pictures = sample_together(file.info, [time for _, time in wanted], size=size, alive=context.check)
    for done, ((unit, _), (time, picture)) in enumerate(zip(wanted, pictures, strict=True)):
        context.progress(done / len(wanted))
        if time == before:
            continue
        before = time
        grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
        seen = look(picture, grey)
        faces = tuple(
            Face(
                round(box.y1 - box.y0, 4),
                min(box.x0, box.y0) > 0.01 and max(box.x1, box.y1) < 0.99,
                round(min(1.0, box.score), 4),
            )
            for box in detector.detect(picture)
        )
        yield Measured(
            time,
            unit,
            round(_focus(grey), 5),
            round(seen.brightness, 5),
            round(seen.contrast, 5),
            round(seen.colourfulness, 5),
            seen.unexposed,
            None if told is None else told.motion(float(time)),
            faces,
            cv2.resize(picture, _TINY, interpolation=cv2.INTER_AREA).tobytes(),
        )


def _focus(grey: np.ndarray) -> float:
    """Sharpness of the third sharpest of 4 x 4 tiles of (h, w): what lies in front of a soft background counts, the name of
    a channel in the corner does not."""
    from engine.signals.quality import sharpness

    height, width = grey.shape
    rows, columns = (np.linspace(0, length, 5).astype(int) for length in (height, width))
    if min(height, width) < 4 * 32:
        return sharpness(grey)
    tiles = [
        sharpness(np.ascontiguousarray(grey[rows[y] : rows[y + 1], columns[x] : columns[x + 1]]))
        for y in range(4)
        for x in range(4)
    ]
    return sorted(tiles)[-3]


def _parts(span: Span, wanted: Sequence[Span]) -> list[Span]:
    """What of a stretch is wanted; all of it where nothing is named."""
    if not wanted:
        return [span]
    cut = [Span(max(span.start, one.start), min(span.end, one.end)) for one in wanted]
    return sorted({(one.start, one.end): one for one in cut if one.duration > 0}.values(), key=lambda one: one.start)


def _grid(span: Span) -> list[Fraction]:
    """Instants of a stretch, away from its borders."""
    margin = min(_MARGIN, span.duration / 6)
    first, last = span.start + margin, span.end - margin
    number = max(1, ceil((last - first) / _STEP))
    return [first + (last - first) * place / number for place in range(number)]


def _spread(
    best: list[tuple[float, int, list[tuple[float, Fraction]]]], most: int
) -> list[tuple[float, int, list[tuple[float, Fraction]]]]:
    """Up to `most` stretches: the best of each of that many parts of the footage, so that all of it is represented."""
    if len(best) <= most:
        return best
    return [
        max(best[place * len(best) // most : (place + 1) * len(best) // most], key=lambda one: (one[0], -one[1]))
        for place in range(most)
    ]


def _worth(face: Face) -> float:
    """0..1: a face a third as high as the picture, wholly inside it, is worth most."""
    return min(1.0, face.height / 0.33) * (1.0 if face.inside else 0.4) * (0.5 + 0.5 * face.score)


def _difference(one: Candidate, other: Candidate) -> float:
    """0..1: how far two pictures are apart where they differ most; half of what all of it got brighter by does not
    count, so that a lamp makes no new motif."""
    first, second = one.tiny, other.tiny
    shift = (float(first.mean()) - float(second.mean())) / 2
    cells = np.abs(first - second - shift).reshape(-1, 3).mean(axis=1)
    return float(np.sort(cells)[-ceil(len(cells) * _DIFFERING) :].mean())


def _same(one: Candidate, other: Candidate) -> bool:
    near = one.media == other.media and abs(one.frame.time - other.frame.time) < _APART
    return near or _difference(one, other) < ALIKE


def _common(one: Candidate, taken: Sequence[tuple[Candidate, float]]) -> float:
    """0..1: how much a picture has in common with those that are taken."""
    shared = 0.0
    for other, _ in taken:
        likeness = exp(-_difference(one, other) / 0.3)
        beside = one.media == other.media and one.frame.unit == other.frame.unit
        shared = max(shared, likeness, 0.7 if beside else 0.0)
    return shared
