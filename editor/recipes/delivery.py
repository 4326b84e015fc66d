"""What a recipe's sequence is: its rate, its size and its transfer, settled from the footage it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Literal

import msgspec

from editor.timecode import STANDARD_RATES, snap_rate
from engine.protocol import VideoStream

_ORDINARY = (Fraction(24), Fraction(25), Fraction(30), Fraction(50), Fraction(60))
_FASTEST = Fraction(60)
_MOST_UPSCALE = Fraction(16, 9)
"""A 9:16 crop of 1080p is 607.5 pixels wide and is delivered 1080 wide: what every phone expects. No more than that."""


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """A picture stream and how many seconds of it the sequence is likely to show."""

    video: VideoStream
    seconds: Fraction


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """Picture format of a sequence."""

    rate: Fraction
    width: int
    height: int
    transfer: Literal["sdr", "pq", "hlg"]


def settle(shares: Sequence[Share], aspect: Fraction | None, largest: int) -> Delivery:
    """The format that suits most of the footage, with `aspect` (width over height) if given.

    `largest` caps the short side, in pixels. HDR is kept where all the footage has the same kind of it. `shares` must not
    be empty; of equal shares the first decides.
    """
    rate = _heaviest([(playback_rate(share.video), share.seconds) for share in shares])
    transfers = {share.video.transfer for share in shares}
    width, height = frame_size(shares, aspect, largest)
    return Delivery(
        rate=rate, width=width, height=height, transfer=shares[0].video.transfer if len(transfers) == 1 else "sdr"
    )


def playback_rate(video: VideoStream) -> Fraction:
    """The rate at which editing programs expect such footage to be cut.

    Variable-rate footage goes to the nearest of 24, 25, 30, 50 and 60. Rates above 60 are divided and rates below 23.976
    multiplied by a whole number where that gives a standard rate, so that every source frame stays equally long on screen
    (12.5 becomes 25, 10 becomes 30, 240 becomes 60).
    """
    if video.vfr or video.rate <= 0:
        slow = video.rate < 23
        return Fraction(30) if slow else min(_ORDINARY, key=lambda rate: abs(rate - video.rate))
    if video.rate >= STANDARD_RATES[0] * Fraction(999, 1000):
        divisor = ceil(video.rate / (_FASTEST * Fraction(1001, 1000)))
        snapped = snap_rate(video.rate / divisor)
        return (
            snapped if snapped in STANDARD_RATES else min(STANDARD_RATES, key=lambda rate: abs(rate - video.rate / divisor))
        )
    for multiple in range(2, floor(_FASTEST / video.rate) + 1):
        snapped = snap_rate(video.rate * multiple)
        if snapped in STANDARD_RATES and abs(snapped - video.rate * multiple) <= snapped / 1000:
            return snapped
    return Fraction(30)


def frame_size(shares: Sequence[Share], aspect: Fraction | None, largest: int) -> tuple[int, int]:
    """Even (width, height) of the sequence.

    The shape is `aspect`, or else that of most of the footage. The size is that of the largest window of this shape in any
    file that gives a tenth of the footage or more, so that little is shown smaller than it was shot. Where a wide picture
    is made tall or square (or the reverse) the window is scaled up, by at most 16/9, until its short side is the picture's
    own: 1080p gives 1080 x 1920, 720p 720 x 1280.
    """
    total = sum((share.seconds for share in shares), Fraction(0))
    sizes = [share.video.display_size for share in shares if share.seconds * 10 >= total]
    if aspect is None:
        main = _heaviest([(_shape(share.video), share.seconds) for share in shares])
        shape = Fraction(*max(share.video.display_size for share in shares if _shape(share.video) == main))
        width, height = max(_window(size, shape) for size in sizes)
        scale = min(Fraction(1), largest / max(Fraction(1), min(width, height)))
        return _even(width * scale), _even(height * scale)
    crop_width, crop_height = max(_window(size, aspect) for size in sizes)
    own_width, own_height = max(sizes, key=lambda size: _window(size, aspect))
    scale = Fraction(1)
    if (aspect <= 1) != (own_width < own_height):
        scale = min(_MOST_UPSCALE, min(own_width, own_height) / min(crop_width, crop_height))
    scale = min(scale, largest / min(crop_width, crop_height))
    return _exact(crop_width * scale, crop_height * scale, aspect)


def _window(size: tuple[int, int], shape: Fraction) -> tuple[Fraction, Fraction]:
    """Width and height of the largest part of this shape of a picture of `size`, in pixels."""
    width = min(Fraction(size[0]), size[1] * shape)
    return width, width / shape


def _shape(video: VideoStream) -> Fraction:
    """Width over height to the nearest hundredth, so that 1920 x 1080 and 854 x 480 are one shape."""
    width, height = video.display_size
    return Fraction(round(100 * Fraction(width, max(1, height))), 100)


def _heaviest(weighed: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    totals: dict[Fraction, Fraction] = {}
    for value, weight in weighed:
        totals[value] = totals.get(value, Fraction(0)) + weight
    return max(totals, key=lambda value: totals[value])


def _even(length: Fraction) -> int:
    return max(2, 2 * floor(length / 2))


def _exact(width: Fraction, height: Fraction, aspect: Fraction) -> tuple[int, int]:
    """The largest even size within `width` x `height` (to the pixel) that has exactly this aspect, or nearly."""
    unit_width, unit_height = 2 * aspect.numerator, 2 * aspect.denominator
    units = min(floor((width + Fraction(1, 2)) / unit_width), floor((height + Fraction(1, 2)) / unit_height))
    # a coarse unit (as of 239:100) would lose more picture than a pixel's worth of shape matters
    if units * unit_width >= width * Fraction(19, 20):
        return units * unit_width, units * unit_height
    return _even(width), _even(height)
