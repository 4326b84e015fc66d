"""Which frames of a video are shown, by the published rule ("v1") and the options of one video."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.protocol import EngineError

FRAMES = 16
"""Shown of all media of a question together, where nothing else is said."""
MOST = 256
"""Of one video, at most."""


def shares(images: int, videos: int, frames: int = FRAMES) -> list[int]:
    """How many frames each video may show: an image counts as one, what is left is dealt out in turn.

    Where images leave nothing, a video still shows one frame, which the reference does not define.
    """
    left = max(0, frames - images)
    return [max(1, left // videos + (place < left % videos)) for place in range(videos)]


def spread(count: int, total: int) -> list[int]:
    """`count` of `total` frames, the first and the last among them; all where there are no more."""
    if total <= count:
        return list(range(total))
    return [0] if count == 1 else [round(place * (total - 1) / (count - 1)) for place in range(count)]


def chosen(total: int, rate: float, options: Mapping[str, Any], count: int, most: int = MOST) -> list[int]:
    """Numbers of the frames of a file of `total` frames at `rate` a second.

    `options` are one of frame_indices or time_indices; or a range (start_frame, end_frame or start_time, end_time, both ends
    or one, seconds), fps, and min_n_frames. fps and min_n_frames within a range are not defined by the reference and count
    from its start here. Raises EngineError where no frame is left.
    """
    if "frame_indices" in options:
        found = [int(place) for place in options["frame_indices"]]
    elif "time_indices" in options:
        found = [round(time * rate) for time in options["time_indices"]]
    else:
        first, last = _range(total, rate, options)
        length = last - first + 1
        found = [first + place for place in _within(length, rate, options, count, most)]
    if found and found[-1] == total:
        found[-1] = total - 1
    found = [place for place in found if 0 <= place < total]
    if not found:
        raise EngineError("no frame of the video is in what was asked for")
    return found


def _range(total: int, rate: float, options: Mapping[str, Any]) -> tuple[int, int]:
    """Its first and its last frame."""
    first, last = options.get("start_frame"), options.get("end_frame")
    if options.get("start_time") is not None:
        first = round(options["start_time"] * rate)
    if options.get("end_time") is not None:
        last = round(options["end_time"] * rate)
    last = total - 1 if last is None else int(last)
    return int(first or 0), total - 1 if last == total else last


def _within(length: int, rate: float, options: Mapping[str, Any], count: int, most: int) -> list[int]:
    if options.get("fps"):
        each = list(range(0, length, max(1, round(rate / options["fps"]))))
        return each if len(each) <= most else spread(most, length)
    return spread(max(count, int(options.get("min_n_frames") or 0)), length)
