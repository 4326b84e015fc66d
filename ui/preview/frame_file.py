"""One frame of footage as a picture file: upright, with square pixels, in the colours that the preview and a render show.

Ordinary footage becomes full-range RGB by its own matrix; HDR and wide-gamut footage goes through the preview's table. Needs
no window.
"""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path, PurePath

import av
import numpy as np
import numpy.typing as npt
from av.video.reformatter import ColorRange, Interpolation

from editor.storage.atomic import write_atomically
from editor.timecode import format_timecode, frame_at
from engine.media.picture import colour_matrix, turned_upright, upright_rgb
from engine.media.reader import FrameReader
from engine.protocol import MediaInfo, UsageError, VideoStream
from ui.preview.tables import TableFilter, table_for

SUFFIXES = (".jpg", ".jpeg", ".png")
_QUALITY = 95
_NEAR = Fraction(1, 1000)
"""Seconds by which a frame's stamp may lie before the place in the count that it stands for: Matroska rounds to these."""


def full_frame(info: MediaInfo, time: Fraction) -> npt.NDArray[np.uint8]:
    """RGB (height, width, 3) of the frame shown at media time `time`, at the size that the footage has.

    Raises UsageError for footage without pictures, FootageError where nothing can be decoded.
    """
    if not info.video:
        raise UsageError("it has no picture", file=info.path)
    video = info.video[0]
    with FrameReader(info) as reader:
        _, frame = reader.at(time)
        kind = table_for(video)
        return upright_rgb(frame, video, video.display_size) if kind is None else _tabled(frame, video, kind)


def file_name(info: MediaInfo, time: Fraction, suffix: str = ".jpg") -> str:
    """A name for the picture at `time` with its timecode, film_01-00-02-13.jpg; the file's own where it has one."""
    start = info.start_timecode
    rate = start.rate if start is not None else info.video[0].rate if info.video else Fraction(25)
    number = frame_at(time + _NEAR, rate) + (start.frame if start is not None else 0)
    code = format_timecode(number, rate, drop_frame=start.drop_frame if start is not None else False)
    return f"{PurePath(info.path).stem}_{re.sub('[:;]', '-', code)}{suffix}"


def encoded(picture: npt.NDArray[np.uint8], suffix: str) -> bytes:
    """A picture file's content: PNG for ".png", JPEG for ".jpg" and ".jpeg". Raises UsageError for another."""
    kind = suffix.lower()
    if kind not in SUFFIXES:
        raise UsageError(f"a picture cannot be written as “{suffix}”", hint="use .jpg or .png")
    import cv2  # takes long, and the window must be there at once

    # colour at full resolution: titles are put over covers
    sampling = (cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444)
    options = [] if kind == ".png" else [cv2.IMWRITE_JPEG_QUALITY, _QUALITY, *sampling]
    done, packed = cv2.imencode(kind, cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), options)
    if not done:
        raise UsageError(f"a picture of this size cannot be written as “{suffix}”", hint="use .png")
    return packed.tobytes()


def save_frame(info: MediaInfo, time: Fraction, path: Path) -> None:
    """Write the frame shown at `time`; the file is whole or not there. Raises UsageError, FootageError, OutputError."""
    write_atomically(path, encoded(full_frame(info, time), path.suffix))


def _tabled(frame: av.VideoFrame, video: VideoStream, kind: str) -> npt.NDArray[np.uint8]:
    width, height = video.display_size
    if video.rotation in (90, 270):
        width, height = height, width
    given = {} if frame.format.is_rgb else {"src_colorspace": colour_matrix(frame)}
    deep = frame.reformat(
        width=width,
        height=height,
        format="gbrp10le",
        **given,
        src_color_range=ColorRange.JPEG if video.full_range else ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        interpolation=Interpolation.BICUBIC,
    )
    made = TableFilter(kind, deep).apply(deep)
    return turned_upright(made.reformat(format="rgb24").to_ndarray(), video)
