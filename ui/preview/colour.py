"""From decoded frames to pictures for the screen: the size, the colour and the way up that the render gives them.

Ordinary footage takes the render's own steps: scaled as YUV into limited-range BT.709, turned into RGB at the end. HDR and
wide-gamut footage goes through a table, computed once, of what the render's chain makes of every colour.
"""

from __future__ import annotations

from dataclasses import dataclass

import av
import numpy as np
import numpy.typing as npt
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTransform

from editor.render.colour import is_rgb, matrix_of
from engine.protocol import VideoStream
from ui.preview.tables import TableFilter, table_for

_MATRIX = {
    "bt709": Colorspace.ITU709,
    "smpte170m": Colorspace.SMPTE170M,
    "bt470": Colorspace.ITU624,
    "bt601": Colorspace.ITU601,
    "fcc": Colorspace.FCC,
    "smpte240m": Colorspace.SMPTE240M,
    "bt2020": Colorspace.BT2020,
}
_TABLE_FORMAT = "gbrp10le"


@dataclass(frozen=True)
class Small:
    """A frame at the size it is shown at, in few bytes: `frame` as stored (not upright), `alpha` if it is see-through."""

    frame: av.VideoFrame
    alpha: bool

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(plane.buffer_size for plane in self.frame.planes)


class PictureMaker:
    """Makes the pictures of one stream; for one thread at a time, since scalers keep their state."""

    def __init__(self, video: VideoStream) -> None:
        self.video = video
        self._scale = VideoReformatter()
        self._convert = VideoReformatter()
        self._kind = table_for(video)
        self._table: TableFilter | None = None

    def small(self, frame: av.VideoFrame, width: int, height: int) -> Small:
        """`frame` at `width` x `height` (of the upright picture)."""
        video = self.video
        if video.rotation in (90, 270):
            width, height = height, width
        if video.has_alpha:
            return Small(self._rgb(frame, width, height, "bgra"), alpha=True)
        if self._kind is not None:
            rgb = self._rgb(frame, width, height, _TABLE_FORMAT)
            if self._table is None or not self._table.fits(rgb):
                self._table = TableFilter(self._kind, rgb)
            made = self._table.apply(rgb)
            return Small(self._convert.reformat(made, format="rgb24"), alpha=False)
        given = {} if is_rgb(video) else {"src_colorspace": _MATRIX[matrix_of(video)], "src_color_range": self._range}
        made = self._scale.reformat(
            frame,
            width,
            height,
            "yuv420p",
            **given,
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=Interpolation.BICUBIC,
            threads=1,
        )
        return Small(made, alpha=False)

    def image(self, small: Small) -> QImage:
        """The upright picture, RGB32, or ARGB32 where it is see-through."""
        frame = small.frame
        if frame.format.name == "yuv420p":
            frame = self._convert.reformat(
                frame,
                format="bgra",
                src_colorspace=Colorspace.ITU709,
                src_color_range=ColorRange.MPEG,
                dst_color_range=ColorRange.JPEG,
                interpolation=Interpolation.BILINEAR | Interpolation.ACCURATE_RND,
                threads=1,
            )
        elif frame.format.name != "bgra":
            frame = self._convert.reformat(frame, format="bgra", threads=1)
        picture = to_image(frame, alpha=small.alpha)
        if self.video.rotation:
            picture = picture.transformed(QTransform().rotate(self.video.rotation))
        if self.video.flipped:
            picture = picture.flipped(Qt.Orientation.Horizontal)
        return picture

    @property
    def _range(self) -> ColorRange:
        return ColorRange.JPEG if self.video.full_range else ColorRange.MPEG

    def _rgb(self, frame: av.VideoFrame, width: int, height: int, layout: str) -> av.VideoFrame:
        video = self.video
        given = {} if is_rgb(video) else {"src_colorspace": _MATRIX[matrix_of(video)], "src_color_range": self._range}
        return self._scale.reformat(
            frame,
            width,
            height,
            layout,
            **given,
            dst_color_range=ColorRange.JPEG,
            interpolation=Interpolation.BICUBIC,
            threads=1,
        )


def to_image(frame: av.VideoFrame, *, alpha: bool = False) -> QImage:
    """A picture of its own memory from a BGRA frame."""
    kind = QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32
    image = QImage(frame.width, frame.height, kind)
    pixels(image)[:] = rows(frame)
    return image


def rows(frame: av.VideoFrame) -> npt.NDArray[np.uint8]:
    """(height, width * 4) bytes of a BGRA frame, without its padding."""
    plane = frame.planes[0]
    return np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[: frame.height, : frame.width * 4]


def pixels(image: QImage) -> npt.NDArray[np.uint8]:
    """(height, width * 4) bytes of a 32-bit image, to be read and written in place."""
    return np.frombuffer(image.bits(), np.uint8).reshape(image.height(), image.bytesPerLine())[:, : image.width() * 4]
