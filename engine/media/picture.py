"""From decoded frames to upright RGB pictures."""

from __future__ import annotations

import av
import numpy as np
from av.video.reformatter import Colorspace, Interpolation

from engine.protocol import VideoStream

_MATRIX = {1: Colorspace.ITU709, 4: Colorspace.FCC, 5: Colorspace.ITU601, 6: Colorspace.SMPTE170M, 7: Colorspace.SMPTE240M,
           9: Colorspace.BT2020, 10: Colorspace.BT2020}  # fmt: skip
_HD_LINES = 720
_PLANAR = {"nv12": "yuv420p", "p010le": "yuv420p10le"}


def upright_rgb(frame: av.VideoFrame, video: VideoStream, size: tuple[int, int] | None = None) -> np.ndarray:
    """RGB uint8 (height, width, 3) of `frame`, turned and mirrored as the stream asks.

    `size` is (width, height) of the upright result; the whole picture is scaled into it, so that a size in the proportions
    of `video.display_size` has square pixels. Without it the picture has its stored size. Footage that does not name its
    colour matrix is taken for BT.709 from 720 lines on and for BT.601 below, as players do. High dynamic range is not
    tone-mapped.
    """
    turned = video.rotation in (90, 270)
    width, height = (frame.width, frame.height) if size is None else (size[::-1] if turned else size)
    shrinks = width * height < frame.width * frame.height
    matrix = None if frame.format.is_rgb else colour_matrix(frame)
    picture = (
        planar(frame)
        .reformat(
            width=width,
            height=height,
            format="rgb24",
            src_colorspace=matrix,
            interpolation=Interpolation.AREA if shrinks else Interpolation.BICUBIC,
        )
        .to_ndarray()
    )
    return turned_upright(picture, video)


def planar(frame: av.VideoFrame) -> av.VideoFrame:
    """`frame` with colours in planes of their own: cards hand them over in turns, and libswscale makes other pictures of
    those where it does not scale."""
    format_ = _PLANAR.get(frame.format.name)
    return frame if format_ is None else frame.reformat(format=format_)


def colour_matrix(frame: av.VideoFrame) -> Colorspace:
    """The matrix of a frame that is not RGB."""
    return _MATRIX.get(int(frame.colorspace), Colorspace.ITU709 if frame.height >= _HD_LINES else Colorspace.ITU601)


def turned_upright(picture: np.ndarray, video: VideoStream) -> np.ndarray:
    """(h, w, 3) as stored -> the same upright, contiguous."""
    if video.rotation:
        picture = np.rot90(picture, -video.rotation // 90)
    if video.flipped:
        picture = picture[:, ::-1]
    return np.ascontiguousarray(picture)
