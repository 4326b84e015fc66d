"""The rules for one item and one transition, each broken one as a line for the user."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from math import isfinite

from editor.edits.reach import extremes, fits, has_stream, reach
from editor.model import (
    ITEM_KINDS,
    Clip,
    Crop,
    Gain,
    Item,
    Media,
    Narration,
    Speed,
    Subtitle,
    Title,
    TrackKind,
    Transition,
)

MAX_FRAME = 2**31 - 1
"""Last position on a timeline: half a year at 120 frames a second."""
_MAX_TERM = 10**30
"""Numerators and denominators stay below this, which is what a project file can hold."""


def item_problems(item: Item, kind: TrackKind, media: dict[str, Media], rate: Fraction) -> Iterator[str]:
    """What is wrong with one item on a track of `kind` in a sequence at `rate`, apart from its neighbours."""
    who = describe(item, media)
    if not isinstance(item, ITEM_KINDS[kind]):
        yield f"{who} cannot stand on a track of kind {kind}"
        return
    if item.duration < 1:
        yield f"{who} would be {item.duration} frames long; a frame is the least"
        return
    if not item.record_in >= 0 or item.record_out > MAX_FRAME:
        yield f"{who} would lie outside the timeline, at frame {item.record_in}"
    if isinstance(item, Clip):
        yield from _clip_problems(item, kind, media, rate, who)
    elif isinstance(item, Narration):
        yield from _narration_problems(item, media, rate, who)
    elif isinstance(item, Subtitle):
        yield from _word_problems(item, who)


def transition_problem(
    transition: Transition,
    items: dict[str, Item],
    kind: TrackKind,
    media: dict[str, Media],
    rate: Fraction,
    *,
    handles: bool = True,
) -> str | None:
    """Why `transition` cannot stand on a track of `kind` with `items` by id: its cut, its length, the clips' handles.

    Handles may be left out when they are known to be there. Transitions that meet on one clip are for
    `transitions_crossing` to find.
    """
    left = items.get(transition.left) if transition.left is not None else None
    right = items.get(transition.right) if transition.right is not None else None
    before, after = transition.before, transition.after
    if kind not in ("video", "audio"):
        return "only video and audio tracks have transitions"
    if (left is None) != (transition.left is None) or (right is None) != (transition.right is None) or left is right:
        return "its clips are not both on the track"
    if before < 0 or after < 0 or before + after < 1:
        return "it needs a length of at least one frame"
    if (left is None and before) or (right is None and after):
        return "a fade from or to black lies inside its one clip"
    if left is not None and right is not None and left.record_out != right.record_in:
        return "its clips do not meet"
    if (left is not None and before > left.duration) or (right is not None and after > right.duration):
        return "it is longer than one of its clips"
    if not handles:
        return None
    if isinstance(left, Clip) and right is not None and after and left.media in media:
        bounds = reach(media[left.media], kind, left.stream)
        if not fits(left, left.duration, left.duration + after - 1, bounds, rate):
            return f"{describe(left, media)} has no {after} frames of footage left after its end"
    if isinstance(right, Clip) and left is not None and before and right.media in media:
        bounds = reach(media[right.media], kind, right.stream)
        if not fits(right, -before, -1, bounds, rate):
            return f"{describe(right, media)} has no {before} frames of footage before its start"
    return None


def transitions_crossing(items: dict[str, Item], transitions: Iterable[Transition]) -> Iterator[tuple[Transition, str]]:
    """Each transition that meets another one, earlier in order, on the same clip, with the reason."""
    at_in: dict[str, int] = {}
    at_out: dict[str, int] = {}
    for transition in transitions:
        left, right = transition.left, transition.right
        if (left is not None and left in at_out) or (right is not None and right in at_in):
            yield transition, "there is a transition at that cut already"
            continue
        if left is not None and at_in.get(left, 0) + transition.before > items[left].duration:
            yield transition, "it would run into the transition at the other end of the clip before it"
            continue
        if right is not None and at_out.get(right, 0) + transition.after > items[right].duration:
            yield transition, "it would run into the transition at the other end of the clip after it"
            continue
        if left is not None:
            at_out[left] = transition.before
        if right is not None:
            at_in[right] = transition.after


def describe(item: Item, media: dict[str, Media]) -> str:
    """The item in words for the user."""
    if isinstance(item, Clip):
        name = item.name or (media[item.media].name if item.media in media else item.id)
        return f"the clip “{name[:60]}”"
    kind = {Subtitle: "subtitle", Narration: "narration", Title: "title"}[type(item)]
    return f"the {kind} “{' '.join(item.text.split())[:40]}”"


def exact_enough(value: Fraction) -> bool:
    """Whether a project file can hold `value`."""
    return abs(value.numerator) < _MAX_TERM and value.denominator < _MAX_TERM


def gain_problem(gain: Gain, duration: int) -> str | None:
    """Why `gain` does not go with an item of `duration` frames."""
    if not isfinite(gain.db):
        return "a gain must be a number of decibels"
    if gain.fade_in < 0 or gain.fade_out < 0 or gain.fade_in + gain.fade_out > duration:
        return f"fades of {gain.fade_in} and {gain.fade_out} frames do not fit into {duration} frames"
    return None


def crop_problem(crop: Crop) -> str | None:
    """Why `crop` cannot be used: it needs keys in order, each a window inside the picture."""
    if not crop.keys:
        return "a crop needs at least one key"
    if crop.keys[0].frame < 0 or any(left.frame >= right.frame for left, right in pairwise(crop.keys)):
        return "crop keys must be in order of their frames, from 0 on"
    slack = 1e-6
    for key in crop.keys:
        inside = -slack <= key.x <= key.x + key.width <= 1 + slack and -slack <= key.y <= key.y + key.height <= 1 + slack
        if not inside or key.width <= 0 or key.height <= 0:
            return f"the crop window at frame {key.frame} is not inside the picture"
    return None


def speed_problem(speed: Speed) -> str | None:
    """Why `speed` cannot be used."""
    if not exact_enough(speed.rate) or not all(exact_enough(key.rate) for key in speed.ramp):
        return "a speed needs shorter fractions"
    if speed.ramp and (speed.ramp[0].frame < 0 or any(left.frame > right.frame for left, right in pairwise(speed.ramp))):
        return "ramp keys must be in order of their frames, from 0 on"
    return None


def _clip_problems(clip: Clip, kind: TrackKind, media: dict[str, Media], rate: Fraction, who: str) -> Iterator[str]:
    source = media.get(clip.media)
    if source is None:
        yield f"{who} shows media that is not in the project"
        return
    if not has_stream(source, kind, clip.stream):
        yield f"{who} needs a {'picture' if kind == 'video' else 'sound'} stream that its file does not have"
        return
    problem = speed_problem(clip.speed) or gain_problem(clip.gain, clip.duration) or (clip.crop and crop_problem(clip.crop))
    if problem:
        yield f"{who}: {problem}"
        return
    if not exact_enough(clip.source_in):
        yield f"{who} begins at a source time with too long a fraction"
    if not 0 <= clip.opacity <= 1:
        yield f"{who}: opacity is from 0 to 1, not {clip.opacity}"
    bounds = reach(source, kind, clip.stream)
    if bounds is not None and not fits(clip, 0, clip.duration - 1, bounds, rate):
        low, high = (_seconds(time) for time in extremes(clip, 0, clip.duration - 1, rate))
        there = f"from {_seconds(bounds[0])} to {_seconds(bounds[1])} s"
        yield f"{who} would show {low} to {high} s of footage that lasts {there}"


def _narration_problems(item: Narration, media: dict[str, Media], rate: Fraction, who: str) -> Iterator[str]:
    problem = gain_problem(item.gain, item.duration)
    if problem:
        yield f"{who}: {problem}"
    if not isfinite(item.duck) or item.duck > 0:
        yield f"{who}: other sound is lowered by 0 dB or below, not {item.duck}"
    if not exact_enough(item.source_in):
        yield f"{who} begins at a source time with too long a fraction"
    if item.media is None:
        return
    source = media.get(item.media)
    if source is None or not source.info.audio:
        yield f"{who} needs spoken sound that is not in the project"
        return
    last = item.source_in + Fraction(item.duration - 1) / rate
    if item.source_in < 0 or last >= source.info.duration:
        yield f"{who} would run past its spoken sound, which lasts {_seconds(source.info.duration)} s"


def _word_problems(item: Subtitle, who: str) -> Iterator[str]:
    if any(not 0 <= word.frame_in <= word.frame_out <= item.duration for word in item.words):
        yield f"{who} has a word outside itself"
    if any(left.frame_in > right.frame_in for left, right in pairwise(item.words)):
        yield f"{who} has its words out of order"


def _seconds(value: Fraction) -> str:
    return f"{float(value):.6g}"
