"""Parts of an item: what a split or a trim leaves, with everything that runs along it re-keyed.

Ramp keys, crop keys, spoken words and fades all count frames from their item's start, so each of them moves when the start
moves. A ramp gains a key at the new boundary with the rate that it had there, which leaves the media time of every
remaining frame exactly as it was: a piece of a straight line is the same straight line.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Literal

from editor.crops import window_at
from editor.model import Clip, Crop, CropKey, Gain, Item, Narration, Speed, Subtitle, Word, changed
from editor.speed import SpeedKey


def part(item: Item, start: int, end: int, rate: Fraction) -> Item:
    """The item from frame `start` to frame `end` of itself, at its place on the timeline.

    `start` may be below 0 and `end` above the duration: the item grows. Fades stay with the item's ends, and give way where
    they no longer fit; a subtitle keeps its whole text, and words that lie outside shrink to its ends.
    """
    length = end - start
    place = item.record_in + start
    if isinstance(item, Clip):
        return changed(
            item,
            record_in=place,
            duration=length,
            source_in=item.source_at(start, rate),
            speed=part_of_speed(item.speed, start, end),
            crop=item.crop and part_of_crop(item.crop, start, end),
            gain=fitted(item.gain, length),
        )
    if isinstance(item, Subtitle):
        words = tuple(
            Word(word.text, min(max(word.frame_in - start, 0), length), min(max(word.frame_out - start, 0), length))
            for word in item.words
        )
        return changed(item, record_in=place, duration=length, words=words)
    if isinstance(item, Narration):
        source_in = item.source_in + Fraction(start) / rate if item.media else item.source_in
        return changed(item, record_in=place, duration=length, source_in=source_in, gain=fitted(item.gain, length))
    return changed(item, record_in=place, duration=length)


def divide(item: Item, at: int, rate: Fraction, *, tail_id: str, tail_link: str | None) -> tuple[Item, Item]:
    """The item cut in two before its frame `at` (0 < at < duration); the first part keeps the id and the link.

    There is no fade at the new cut. A subtitle with spoken words is divided between them, one without shows its text in
    both parts.
    """
    head, tail = part(item, 0, at, rate), part(item, at, item.duration, rate)
    tail = changed(tail, id=tail_id, link=tail_link)
    if isinstance(head, Subtitle) and isinstance(tail, Subtitle) and isinstance(item, Subtitle):
        return _divide_words(item, head, tail, at)
    return _without_fade(head, "fade_out"), _without_fade(tail, "fade_in")


def rate_at(ramp: tuple[SpeedKey, ...], frame: int, *, before: bool = False) -> Fraction:
    """Rate of a ramp at `frame`: where two keys share that frame, of the later, or of the first if `before`."""
    if frame < ramp[0].frame or (before and frame == ramp[0].frame):
        return ramp[0].rate
    for left, right in pairwise(ramp):
        reached = frame <= right.frame if before else frame < right.frame
        if reached and right.frame > left.frame:
            return left.rate + (right.rate - left.rate) * Fraction(frame - left.frame, right.frame - left.frame)
    return ramp[-1].rate


def part_of_speed(speed: Speed, start: int, end: int) -> Speed:
    """The speed of frames `start` to `end`, re-keyed to begin at 0. A ramp that is level there becomes a constant rate."""
    ramp = speed.ramp
    if not ramp or (start == 0 and end >= ramp[-1].frame):
        return speed
    keys = [SpeedKey(key.frame - start, key.rate) for key in ramp if start < key.frame < end]
    if ramp[0].frame <= start:
        keys.insert(0, SpeedKey(0, rate_at(ramp, start)))
    if ramp[-1].frame >= end:
        keys.append(SpeedKey(end - start, rate_at(ramp, end, before=True)))
    rates = {key.rate for key in keys}
    if len(rates) == 1:
        return changed(speed, rate=rates.pop(), ramp=())
    return changed(speed, ramp=tuple(keys))


def part_of_crop(crop: Crop, start: int, end: int) -> Crop:
    """The crop of frames `start` to `end`, re-keyed to begin at 0, with the window at either new end where it was."""
    keys = crop.keys
    if start == 0 and end >= keys[-1].frame:
        return crop
    inner = [_moved(key, key.frame - start) for key in keys if start < key.frame < end]
    if keys[0].frame <= start:
        inner.insert(0, _moved(window_at(crop, start), 0))
    if keys[-1].frame >= end and (not crop.hold or not inner):
        inner.append(_moved(window_at(crop, end), end - start))
    return changed(crop, keys=tuple(inner))


def fitted(gain: Gain, duration: int) -> Gain:
    """The gain with its fades inside `duration` frames; the fade out gives way first."""
    fade_in = min(gain.fade_in, duration)
    fade_out = min(gain.fade_out, duration - fade_in)
    if (fade_in, fade_out) == (gain.fade_in, gain.fade_out):
        return gain
    return changed(gain, fade_in=fade_in, fade_out=fade_out)


def _moved(key: CropKey, frame: int) -> CropKey:
    return CropKey(frame, key.x, key.y, key.width, key.height)


def _without_fade(item: Item, fade: Literal["fade_in", "fade_out"]) -> Item:
    if isinstance(item, Clip | Narration) and getattr(item.gain, fade):
        return changed(item, gain=changed(item.gain, **{fade: 0}))
    return item


def _divide_words(item: Subtitle, head: Subtitle, tail: Subtitle, at: int) -> tuple[Subtitle, Subtitle]:
    """Each word goes to the part in which it begins."""
    first = sum(1 for word in item.words if word.frame_in < at)
    head = changed(head, words=head.words[:first])
    tail = changed(tail, words=tail.words[first:])
    if " ".join(word.text for word in item.words) != " ".join(item.text.split()) or not head.words or not tail.words:
        return head, tail
    return (
        changed(head, text=" ".join(word.text for word in head.words)),
        changed(tail, text=" ".join(word.text for word in tail.words)),
    )
