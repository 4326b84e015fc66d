"""Decoding on a graphics card (NVDEC): for which footage, and when it is expected to pay.

Measured on an hour of 1080p30 (6 Mb/s, a keyframe every 60 pictures) of which a picture a second is looked at: on an H200
four readers take 37 s and two processors' time, fifteen of the 16 processors beside it 26 to 30 s. So a card pays where
there are few processors and much must be decoded on the way to the pictures that are wanted, and does not where sampling
follows the keyframes or the machine is large. What it decodes is held to what the processor makes of the first picture,
and the processor takes over wherever something is not as it should be (`engine.media.reader`).
"""

from __future__ import annotations

import logging
import os
from bisect import bisect_right
from collections.abc import Callable, Sequence
from fractions import Fraction
from math import floor
from typing import Any

import av
import numpy as np
from av.codec.hwaccel import HWAccel
from av.container import InputContainer

from engine import nvdec
from engine.media.keyframes import indexed_keyframes
from engine.media.opening import open_footage
from engine.media.picture import upright_rgb
from engine.protocol import FootageError, MediaInfo, VideoStream

_LOG = logging.getLogger(__name__)

_FORMATS = {
    "h264": {"yuv420p", "yuvj420p"},
    "hevc": {"yuv420p", "yuvj420p", "yuv420p10le"},
    "vp9": {"yuv420p", "yuv420p10le"},
    "mpeg2video": {"yuv420p"},
}
"""What cards decode of each codec, of all generations that are still about. AV1 is left out: the decoder that libav finds
first for it is one for processors."""
_LARGEST = 4096
"""Lines and columns that all of them decode."""
_HD = 1920 * 1080
_PER_CORE = 110.0 * _HD
"""Samples that a processor gets past in a second, those among them that need not be decoded,"""
_PER_CARD = 1400.0 * _HD
"""and a card."""
_MOST_CORES = 16
_START = 2.0
"""Seconds until a card decodes: its context, and the first picture twice."""
_SURE = 1.5
"""By so many times a card must promise to be quicker."""
_JUMPS = 4
"""Of fewer pictures for each that is wanted, most are keyframes that are jumped to. Processors are good at those, and what
it costs a card to be emptied and to begin anew at each was never measured."""
_LEAST_FREE = 1 << 30
"""Bytes that must be free on the card: what models were granted is not to be taken from them."""
_MEAN, _FAR, _SHARE = 2.0, 12, 0.01
"""Two pictures agree where their levels (of 255) differ by no more than this in the mean, and by more than that in no larger
a part of them than this."""


class CardError(Exception):
    """The card does not decode this, or not rightly: the processor is to go on."""


class Card:
    """A card's decoders, for any number of readers."""

    def open(self, info: MediaInfo) -> InputContainer:
        """The file, with its pictures decoded on the card and brought to main memory. Raises CardError."""
        failed: Exception | None = None
        for options in nvdec.contexts():
            device = HWAccel(nvdec.DEVICE, options=options, allow_software_fallback=False)
            try:
                return open_footage(info.path, container=info.container, device=device)
            except (FootageError, RuntimeError, NotImplementedError) as error:
                failed = error
        raise CardError(str((failed and failed.__cause__) or failed)) from failed

    def decode(self, stream: Any, packet: Any) -> list[av.VideoFrame]:
        """What comes out of the decoder when a packet goes in. Raises CardError."""
        try:
            found: list[av.VideoFrame] = stream.decode(packet)
        except (av.FFmpegError, RuntimeError) as error:
            raise CardError(str(error)) from error
        if any(frame.is_corrupt for frame in found):
            raise CardError("a picture is damaged")
        return found


def agree(one: av.VideoFrame, other: av.VideoFrame, video: VideoStream) -> bool:
    """Whether two pictures show the same, but for rounding."""
    if (one.width, one.height) != (other.width, other.height):
        return False
    apart = np.abs(upright_rgb(one, video).astype(np.int16) - upright_rgb(other, video))
    return float(apart.mean()) <= _MEAN and float((apart > _FAR).mean()) <= _SHARE


def card_for(
    info: MediaInfo,
    times: Sequence[Fraction],
    *,
    stream: int = 0,
    wish: nvdec.Wish | None = None,
    missing: Callable[[], str] = nvdec.missing,
) -> Card | None:
    """A card to decode the pictures at these ascending times with; None where the processor is to.

    `wish` is the user's where it is left out. What was wished for and cannot be is logged.
    """
    wish = wish or nvdec.wish()
    if wish == "off" or not times or info.kind == "image":
        return None
    why = unfit(info.video[stream])
    if wish == "on":
        why = why or missing()
        if why:
            _LOG.warning("%s is decoded by the processor, although the graphics card was asked for: %s", info.path, why)
        return None if why else Card()
    video = info.video[stream]
    samples, cores = video.width * video.height, os.cpu_count() or 1
    # neither the file nor the driver is asked where even reading it through would be no work for a card
    if why or not pays(to_decode(times, (), video.rate), samples, cores) or missing():
        return None
    number = to_decode(times, indexed_keyframes(info, video), video.rate)
    if number < _JUMPS * len(times) or not pays(number, samples, cores):
        return None
    if nvdec.free() < _LEAST_FREE:
        return None
    _LOG.info("%s: about %d pictures are decoded on the graphics card", info.path, number)
    return Card()


def unfit(video: VideoStream) -> str:
    """Why cards do not decode such a stream; "" where they do."""
    if video.codec not in _FORMATS:
        return f"cards do not decode {video.codec}"
    if video.pixel_format not in _FORMATS[video.codec]:
        return f"not all cards decode {video.codec} in {video.pixel_format}"
    if video.interlaced:
        return "it is interlaced"
    if max(video.width, video.height) > _LARGEST:
        return f"not all cards decode pictures of {video.width}x{video.height}"
    return ""


def to_decode(times: Sequence[Fraction], keyframes: Sequence[Fraction], rate: Fraction) -> int:
    """About how many pictures must be decoded to show those at these ascending times: each from the keyframe before it, or
    from the wanted one before it where that is nearer. `keyframes` are ascending; without any all is read through."""
    found = 0
    before: Fraction | None = None
    for time in times:
        place = bisect_right(keyframes, time)
        begin = keyframes[place - 1] if place else before
        if before is not None and (begin is None or begin < before):
            begin = before
        found += 1 + (max(0, floor((time - begin) * rate)) if begin is not None else 0)
        before = time
    return found


def pays(pictures: int, samples: int, cores: int) -> bool:
    """Whether a card is expected to be clearly quicker than so many processors at so many pictures of so many samples."""
    work = pictures * samples
    return _SURE * (_START + work / _PER_CARD) < work / (_PER_CORE * min(cores, _MOST_CORES))
