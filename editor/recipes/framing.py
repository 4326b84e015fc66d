"""Which part of the picture fills a frame of another shape: whoever is seen in it, else its centre."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import sqrt
from statistics import median

import msgspec

from editor.model import Crop, CropKey
from editor.timecode import nearest_frame
from engine.protocol import Analysis, FaceBox, Span

HEAD_ROOM = 0.4
"""Of the window's height above the middle of a face, which puts the eyes near the upper third."""
_MARGIN = 0.04  # of the window, kept free to either side of a face
_SLACK = 0.02  # of the picture, by which a moving window may stray from its smoothed path
_SMOOTHING = 0.6  # seconds to either side over which a moving window's path is averaged
_LOST = Fraction(2)  # seconds after which a subject seen again counts as another
_MINOR = 0.3  # share of the main subject's weight from which another is kept in the window too, if it fits


class Framing(msgspec.Struct, frozen=True, kw_only=True):
    """A crop and, in words for the creator, what it was set by."""

    crop: Crop | None
    reason: str = ""


Box = tuple[float, float, float, float]
"""Left, top, right, bottom, 0..1."""
Place = tuple[Fraction, float, float]
"""A time and the window's left and top at it."""


def window(picture: Fraction, frame: Fraction) -> tuple[float, float]:
    """Size (width, height), 0..1 of the picture, of the largest window of the frame's shape; shapes are width / height."""
    return (float(frame / picture), 1.0) if frame < picture else (1.0, float(picture / frame))


def frame_span(analysis: Analysis, span: Span, *, picture: Fraction, frame: Fraction, rate: Fraction) -> Framing:
    """The crop of a clip that shows `span` of the footage at normal speed in a sequence at `rate`.

    Faces decide, then people, then the middle. The window stands still for as long as its subject stays in it; otherwise
    it moves along a smoothed path, and it jumps at cuts inside the span. No crop where `picture` and `frame` (width over
    height) differ by less than half a hundredth, which no one sees.
    """
    if abs(frame / picture - 1) < Fraction(1, 200):
        return Framing(crop=None)
    size = window(picture, frame)
    cuts = [shot.start for shot in analysis.shots if span.start < shot.start < span.end]
    keys: list[CropKey] = []
    reasons: list[str] = []
    for start, end in pairwise([span.start, *cuts, span.end]):
        first, last = nearest_frame(start - span.start, rate), nearest_frame(end - span.start, rate) - 1
        if last < first:
            continue
        places, reason = _places(analysis, Span(start, end), size)
        reasons.append(reason)
        _, *end_place = places[-1]
        frames = [first, *(first + nearest_frame(time - start, rate) for time, _, _ in places[1:]), last]
        for number, (x, y) in zip(frames, [*((x, y) for _, x, y in places), tuple(end_place)], strict=True):
            if not keys or keys[-1].frame < number <= last:
                keys.append(CropKey(number, x, y, *size))
    return Framing(crop=Crop(keys=thinned(keys)), reason=max(reasons, key=reasons.count))


def thinned(keys: Sequence[CropKey]) -> tuple[CropKey, ...]:
    """The keys without those that say nothing: inside a standstill, and after the window's last move."""
    kept = [keys[0]]
    for index, key in enumerate(keys[1:], start=1):
        following = keys[index + 1] if index + 1 < len(keys) else None
        still = _box(key) == _box(kept[-1])
        if not still or (following is not None and _box(following) != _box(key)):
            kept.append(key)
    return tuple(kept)


def _box(key: CropKey) -> tuple[float, float, float, float]:
    return key.x, key.y, key.width, key.height


def _places(analysis: Analysis, span: Span, size: tuple[float, float]) -> tuple[list[Place], str]:
    """Where the window stands in one shot, from its first frame on, and why there."""
    for boxes, subject, head in ((analysis.faces, "face", HEAD_ROOM), (analysis.people, "person", 0.5)):
        seen = _subject([box for box in boxes if span.start <= box.time < span.end], size[0])
        if seen:
            return follow(seen, span, size, head, subject)
    return [(span.start, (1 - size[0]) / 2, (1 - size[1]) / 2)], "cropped to the centre"


def _subject(boxes: Sequence[FaceBox], width: float) -> list[tuple[Fraction, Box]]:
    """The outline of the main subject at each time it is seen, with those that fit into a window of `width` beside it."""
    tracks = _tracks(boxes)
    times = len({box.time for box in boxes})
    # what is seen once where the detector looked three times or more is more often a mistake than a face
    tracks = [track for track in tracks if len(track) > 1 or times < 3]
    if not tracks:
        return []
    tracks.sort(key=lambda track: (-_weight(track), track[0].time, track[0].x0))
    kept = [tracks[0]]
    for track in tracks[1:]:
        if _weight(track) >= _MINOR * _weight(tracks[0]) and _extent([*kept, track]) <= width * (1 - 2 * _MARGIN):
            kept.append(track)
    outlines: dict[Fraction, Box] = {}
    for box in (box for track in kept for box in track):
        x0, y0, x1, y1 = outlines.get(box.time, (1.0, 1.0, 0.0, 0.0))
        outlines[box.time] = (min(x0, box.x0), min(y0, box.y0), max(x1, box.x1), max(y1, box.y1))
    return sorted(outlines.items())


def _weight(track: Sequence[FaceBox]) -> float:
    return sum(box.score * sqrt(max(0.0, (box.x1 - box.x0) * (box.y1 - box.y0))) for box in track)


def _extent(tracks: Sequence[Sequence[FaceBox]]) -> float:
    """Width of everything that the tracks ever cover."""
    boxes = [box for track in tracks for box in track]
    return max(box.x1 for box in boxes) - min(box.x0 for box in boxes)


def _tracks(boxes: Sequence[FaceBox]) -> list[list[FaceBox]]:
    """Boxes joined over time: each goes to the track whose last box is nearest, if that is near for the time between."""
    tracks: list[list[FaceBox]] = []
    for box in sorted(boxes, key=lambda b: (b.time, b.x0, b.y0)):
        best: tuple[float, list[FaceBox]] | None = None
        for track in tracks:
            last = track[-1]
            passed = box.time - last.time
            if not 0 < passed <= _LOST:
                continue
            apart = sqrt(((box.x0 + box.x1 - last.x0 - last.x1) / 2) ** 2 + ((box.y0 + box.y1 - last.y0 - last.y1) / 2) ** 2)
            reach = max(box.x1 - box.x0, last.x1 - last.x0) + 0.15 * float(passed)
            if apart <= reach and (best is None or apart < best[0]):
                best = (apart, track)
        if best is None:
            tracks.append([box])
        else:
            best[1].append(box)
    return tracks


def follow(
    seen: Sequence[tuple[Fraction, Box]], span: Span, size: tuple[float, float], head: float, subject: str
) -> tuple[list[Place], str]:
    """Where a window of `size` stands in one shot, from its first instant on, so that the subject whose outline is `seen` is
    in it, and why: one place if the subject stays within the window there, else a smoothed path. `head` is how far, in
    windows, the subject's middle is from the top."""
    width, height = size
    boxes = [box for _, box in seen]
    top = _clamp(median((y0 + y1) / 2 for _, y0, _, y1 in boxes) - head * height, 1 - height)
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    bottom_most, top_most = max(box[3] for box in boxes), min(box[1] for box in boxes)
    if right - left <= width * (1 - 2 * _MARGIN) and bottom_most - top_most <= height:
        x = median((x0 + x1) / 2 for x0, _, x1, _ in boxes) - width / 2
        x = min(max(x, right + _MARGIN * width - width), left - _MARGIN * width)
        y = min(max(top, bottom_most - height), top_most)
        return [(span.start, _clamp(x, 1 - width), _clamp(y, 1 - height))], f"framed on the {subject}"
    times = [time for time, _ in seen]
    xs = _smoothed(times, [(x0 + x1) / 2 - width / 2 for x0, _, x1, _ in boxes])
    ys = _smoothed(times, [(y0 + y1) / 2 - head * height for _, y0, _, y1 in boxes])
    path = [(time, _clamp(x, 1 - width), _clamp(y, 1 - height)) for time, x, y in zip(times, xs, ys, strict=True)]
    path = _simplified([(span.start, *path[0][1:]), *path] if path[0][0] > span.start else path)
    if len(path) == 1:
        return path, f"framed on the {subject}"
    return path, f"the frame follows the {subject}"


def _clamp(value: float, highest: float) -> float:
    return min(max(value, 0.0), max(highest, 0.0))


def _smoothed(times: Sequence[Fraction], values: Sequence[float]) -> list[float]:
    """Each value averaged with those near it in time, nearer ones counting more."""
    result = []
    for time in times:
        weighed = [
            (1 - abs(float(other - time)) / (2 * _SMOOTHING), value)
            for other, value in zip(times, values, strict=True)
            if abs(float(other - time)) < 2 * _SMOOTHING
        ]
        result.append(sum(weight * value for weight, value in weighed) / sum(weight for weight, _ in weighed))
    return result


def _simplified(path: Sequence[Place]) -> list[Place]:
    """The fewest places between which straight moves stay within _SLACK of the path; one, where it hardly moves at all."""
    xs, ys = [x for _, x, _ in path], [y for _, _, y in path]
    if max(max(xs) - min(xs), max(ys) - min(ys)) <= 2 * _SLACK:
        return [(path[0][0], (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)]
    return _straightened(path)


def _straightened(path: Sequence[Place]) -> list[Place]:
    """Ramer (1972), Douglas and Peucker (1973): keep the place farthest from a straight move, and so on on both sides."""
    (start, x0, y0), (end, x1, y1) = path[0], path[-1]
    worst, at = 0.0, 0
    for index, (time, x, y) in enumerate(path[1:-1], start=1):
        share = float((time - start) / (end - start))
        away = max(abs(x - (x0 + share * (x1 - x0))), abs(y - (y0 + share * (y1 - y0))))
        if away > worst:
            worst, at = away, index
    if worst <= _SLACK:
        return [path[0], path[-1]]
    return [*_straightened(path[: at + 1])[:-1], *_straightened(path[at:])]
