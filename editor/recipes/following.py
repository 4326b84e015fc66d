"""The crop of a clip that follows something seen in its footage: a face, a person, a subject asked for by words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from math import ceil

from editor.crops import window_at
from editor.edits import EditError, set_crop
from editor.model import Clip, Crop, CropKey, Project
from editor.recipes.framing import HEAD_ROOM, Box, follow, thinned, window
from editor.timecode import nearest_frame
from editor.tubes import Tube
from engine.protocol import PRESENTATION_TOLERANCE, Span

_CLOSE = 0.5
"""Where the picture has the frame's shape already, the window is so large that the subject fills at most this share of it,
and no smaller than this share of the picture."""
_WHOLE = 0.98
"""Share of the picture from which a window cannot be told from all of it."""
_STEP = Fraction(1, 5)
"""Seconds of the cut between two looks at where the subject is,"""
_MOST = 400
"""unless that is more looks than these."""


def follow_tube(project: Project, clip_id: str, tube: Tube, shot: Span, at: int) -> Project:
    """Crop a clip of the active sequence so that `tube` stays in sight, in the shot of the footage that frame `at` of the
    clip shows. In other shots of the clip the crop stays as it is.

    A window that there is keeps its size; else it is the largest of the frame's shape, and where that would be the whole
    picture, one about twice as large as the subject. Raises EditError when there is no such clip, or nothing to follow.
    """
    sequence = project.sequence
    clip = next((one for track in sequence.tracks for one in track.clips if one.id == clip_id), None)
    if clip is None:
        raise EditError("the clip is not in the sequence any more")
    video = project.media_by_id(clip.media).info.video
    if clip.stream >= len(video):
        raise EditError(f"{clip.name or 'the clip'} has no picture to crop")
    width, height = video[clip.stream].display_size
    first, last = _frames_in(clip, shot, at, sequence.rate)
    seen = _seen(clip, tube, first, last, sequence.rate)
    if not seen:
        raise EditError("what is to be followed is not seen in this clip")
    size = _size(clip, at, [box for _, box in seen], Fraction(width, height), Fraction(sequence.width, sequence.height))
    span = Span(first / sequence.rate, (last + 1) / sequence.rate)
    places, _ = follow(seen, span, size, HEAD_ROOM if tube.kind == "face" else 0.5, tube.kind)
    keys: list[CropKey] = []
    for time, x, y in places:
        frame = min(nearest_frame(time, sequence.rate), last)
        if not keys or frame > keys[-1].frame:
            keys.append(CropKey(frame, x, y, *size))
    return set_crop(project, clip_id, _joined(clip, keys, first, last))


def _frames_in(clip: Clip, shot: Span, at: int, rate: Fraction) -> tuple[int, int]:
    """The first and the last of the frames around `at` that show this shot."""

    def outside(frame: int) -> bool:
        return not shot.start <= clip.source_at(frame, rate) + PRESENTATION_TOLERANCE < shot.end

    at = min(max(at, 0), clip.duration - 1)
    first = at - bisect_left(range(at), True, key=lambda back: outside(at - 1 - back))
    last = at + bisect_left(range(clip.duration - 1 - at), True, key=lambda on: outside(at + 1 + on))
    return first, last


def _seen(clip: Clip, tube: Tube, first: int, last: int, rate: Fraction) -> list[tuple[Fraction, Box]]:
    """Where the tube is at some frames of the clip, with seconds since the clip's start; however the clip is retimed."""
    step = max(ceil(_STEP * rate), ceil((last - first + 1) / _MOST), 1)
    found = []
    for frame in dict.fromkeys([*range(first, last + 1, step), last]):
        seen = tube.at(clip.source_at(frame, rate))
        if seen is not None:
            found.append((frame / rate, seen.box))
    return found


def _size(clip: Clip, at: int, boxes: list[Box], picture: Fraction, frame: Fraction) -> tuple[float, float]:
    """Width and height of the window, 0..1 of the picture. Raises EditError where it would be all of it."""
    if clip.crop is not None and clip.crop.keys:
        now = window_at(clip.crop, at)
        if min(now.width, now.height) < _WHOLE:
            return now.width, now.height
    width, height = window(picture, frame)
    if min(width, height) < _WHOLE:
        return width, height
    largest = max(max(x1 - x0, y1 - y0) for x0, y0, x1, y1 in boxes)
    share = max(_CLOSE, largest / _CLOSE)
    if share >= _WHOLE:
        raise EditError("it fills the picture, so there is nothing to follow", hint="draw a crop by hand")
    return share * width, share * height


def _joined(clip: Clip, keys: list[CropKey], first: int, last: int) -> Crop:
    """The clip's crop with `keys` from frame `first` to `last`, and as it was before and after."""
    end = clip.duration - 1
    if first == 0 and last >= end:
        return Crop(keys=thinned(keys))
    old = clip.crop
    before: Callable[[int], CropKey] = (lambda frame: window_at(old, frame)) if old and old.keys else _whole(keys[0])
    kept = [key for key in _moving(old) if key.frame < first - 1 or key.frame > last + 1]
    edges = [_at(frame, before(frame)) for frame in (first - 1, last + 1) if 0 <= frame <= end]
    inside = [_at(first, keys[0]), *(key for key in keys if first < key.frame < last), _at(last, keys[-1])]
    joined = {key.frame: key for key in (*kept, *edges, *inside)}
    return Crop(keys=thinned([joined[frame] for frame in sorted(joined)]))


def _whole(key: CropKey) -> Callable[[int], CropKey]:
    """Where there was no crop, a window of the new one's size in the middle: a crop is for all of a clip."""
    return lambda frame: CropKey(frame, (1 - key.width) / 2, (1 - key.height) / 2, key.width, key.height)


def _moving(crop: Crop | None) -> list[CropKey]:
    """The keys of a crop, where it jumps from one to the next as keys between which it moves."""
    if crop is None:
        return []
    if not crop.hold:
        return list(crop.keys)
    jumps = [_at(right.frame - 1, left) for left, right in pairwise(crop.keys) if right.frame - 1 > left.frame]
    return sorted([*crop.keys, *jumps], key=lambda key: key.frame)


def _at(frame: int, key: CropKey) -> CropKey:
    return CropKey(frame, key.x, key.y, key.width, key.height)
