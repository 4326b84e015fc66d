"""Retime: the same footage faster, slower, backwards, frozen or along a ramp."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from editor.edits.draft import Draft
from editor.edits.errors import EditError
from editor.edits.parts import fitted
from editor.edits.reach import extremes
from editor.edits.rules import MAX_FRAME, speed_problem
from editor.model import Clip, Crop, CropKey, Project, Speed, changed
from editor.timecode import nearest_frame


def set_speed(
    project: Project,
    item_id: str,
    speed: Speed | Fraction | int,
    *,
    ripple: bool = False,
    keep_duration: bool = False,
    sequence_id: str | None = None,
) -> Project:
    """Play a clip, and the clips linked with it, at another speed: a rate, or a `Speed` with a ramp.

    The clip shows the same stretch of footage, so its duration changes, to the nearest whole frame; what follows stays,
    or with `ripple` follows on every unlocked track. Played backwards it begins with the frame that it ended with. Crop
    keys stay with the footage that they were set on, fades give way where they no longer fit.
    With `keep_duration` the clip stays as long as it is and shows more or less footage. A freeze (rate 0), and a ramp that
    changes direction, have no duration of their own and keep it in any case.
    Raises EditError when there is no room, when the footage does not reach, when a ramp never gets through it, or when
    linked clips that do not begin together could not stay in sync.
    """
    wanted = speed if isinstance(speed, Speed) else Speed(rate=Fraction(speed))
    problem = speed_problem(wanted)
    if problem:
        raise EditError(problem)
    draft = Draft(project, sequence_id)
    group = [(track, item) for track, item in draft.group(item_id) if isinstance(item, Clip)]
    if not group or group[0][1].id != item_id:
        raise EditError(f"{draft.describe(draft.find(item_id).item)} has no speed: it is not a clip")
    first = group[0][1]
    lead = _retimed(draft, first, wanted, keep_duration=keep_duration)
    draft.put(group[0][0].id, lead)
    for track, clip in group[1:]:
        draft.put(track.id, _partner(draft, clip, first, lead, keep_duration=keep_duration))
    longer = lead.duration - first.duration
    if ripple and longer:
        ends = {track.id: clip.record_out for track, clip in group}
        draft.shift(ends, first.record_out, longer, but={clip.id for _, clip in group})
        if longer > 0:
            draft.open_markers(first.record_out, longer)
        else:
            draft.close_markers(lead.record_out, first.record_out)
    return draft.done()


def _retimed(draft: Draft, clip: Clip, speed: Speed, *, keep_duration: bool) -> Clip:
    """The clip at `speed`, at the same place, showing the same footage."""
    rate = draft.rate
    direction = _direction(speed)
    low, high = extremes(clip, 0, clip.duration - 1, rate)
    span = abs(clip.source_out(rate) - clip.source_in)
    fixed = keep_duration or direction == 0 or span == 0
    duration = clip.duration if fixed else _frames_through(draft, clip, speed, span)
    retimed = changed(clip, speed=speed, duration=duration, gain=fitted(clip.gain, duration), source_in=Fraction(0))
    if direction < 0 and fixed:
        source_in = high
    elif direction < 0:
        source_in = low - retimed.source_at(duration - 1, rate)
    elif direction > 0:
        source_in = low
    else:
        source_in = clip.source_in
    retimed = changed(retimed, source_in=source_in)
    return changed(retimed, crop=_carried(clip.crop, clip, retimed, rate)) if clip.crop else retimed


def _partner(draft: Draft, clip: Clip, before: Clip, after: Clip, *, keep_duration: bool) -> Clip:
    """A linked clip retimed so that it stays in step with the lead, which was `before` and became `after`."""
    if clip.record_in == before.record_in and clip.speed == before.speed:
        shift = clip.source_in - before.source_in
        duration = after.duration
        if clip.duration != before.duration:
            duration = _retimed(draft, clip, after.speed, keep_duration=keep_duration).duration
            if _direction(after.speed) < 0 or _direction(before.speed) < 0:
                raise _out_of_step(draft, clip)
        return _aligned(clip, after, after.record_in, after.source_in + shift, duration, draft.rate)
    old, new = before.speed, after.speed
    if old.ramp or new.ramp or old.rate <= 0 or new.rate <= 0 or clip.speed != old or keep_duration:
        raise _out_of_step(draft, clip)
    shift = clip.source_in - before.source_at(clip.record_in - before.record_in, draft.rate)
    offset = ceil((clip.record_in - before.record_in) * old.rate / new.rate)
    source_in = after.source_in + offset * new.rate / draft.rate + shift
    duration = max(1, nearest_frame((clip.source_out(draft.rate) - source_in) / new.rate, draft.rate))
    return _aligned(clip, after, after.record_in + offset, source_in, duration, draft.rate)


def _aligned(clip: Clip, lead: Clip, record_in: int, source_in: Fraction, duration: int, rate: Fraction) -> Clip:
    retimed = changed(
        clip,
        record_in=record_in,
        source_in=source_in,
        duration=duration,
        speed=lead.speed,
        gain=fitted(clip.gain, duration),
    )
    return changed(retimed, crop=_carried(clip.crop, clip, retimed, rate)) if clip.crop else retimed


def _out_of_step(draft: Draft, clip: Clip) -> EditError:
    return EditError(
        f"{draft.describe(clip)} is linked but does not begin or end with the other, and would lose sync",
        hint="unlink the clips first",
    )


def _direction(speed: Speed) -> int:
    """1 forwards, -1 backwards, 0 when it stands still or does both."""
    rates = [key.rate for key in speed.ramp] or [speed.rate]
    if min(rates) >= 0 and max(rates) > 0:
        return 1
    return -1 if max(rates) <= 0 and min(rates) < 0 else 0


def _frames_through(draft: Draft, clip: Clip, speed: Speed, span: Fraction) -> int:
    """Frames, to the nearest, after which `speed` in one direction has passed `span` seconds of footage; at least one."""
    rate = draft.rate
    if not speed.ramp:
        return max(1, nearest_frame(span / abs(speed.rate), rate))
    probe = changed(clip, speed=speed, source_in=Fraction(0))
    if speed.ramp[-1].rate == 0 and abs(probe.source_at(speed.ramp[-1].frame, rate)) < span:
        raise EditError(
            f"the ramp comes to a stop before the end of {draft.describe(clip)}", hint="keep the duration, or end it faster"
        )
    short, long = 0, 1
    while abs(probe.source_at(long, rate)) < span:
        short, long = long, long * 2
        if long > MAX_FRAME:
            raise EditError(f"at that speed {draft.describe(clip)} would run past the end of the timeline")
    while long - short > 1:
        middle = (short + long) // 2
        if abs(probe.source_at(middle, rate)) < span:
            short = middle
        else:
            long = middle
    nearer = abs(abs(probe.source_at(short, rate)) - span) < abs(abs(probe.source_at(long, rate)) - span)
    return max(1, short if nearer else long)


def _carried(crop: Crop, before: Clip, after: Clip, rate: Fraction) -> Crop:
    """The crop with each key on the frame that now shows what the key was set on; of several on one frame the last."""
    way = _direction(after.speed)
    if way == 0 or _direction(before.speed) == 0:
        return crop
    keys: dict[int, CropKey] = {}
    for key in crop.keys:
        frame = _frame_showing(after, before.source_at(key.frame, rate), way, rate)
        keys[frame] = CropKey(frame, key.x, key.y, key.width, key.height)
    return changed(crop, keys=tuple(keys[frame] for frame in sorted(keys)))


def _frame_showing(clip: Clip, time: Fraction, way: int, rate: Fraction) -> int:
    """The first frame, of 0 to the clip's duration, at which playing has reached media time `time`."""
    low, high = 0, clip.duration
    while low < high:
        middle = (low + high) // 2
        if (clip.source_at(middle, rate) - time) * way < 0:
            low = middle + 1
        else:
            high = middle
    return low
