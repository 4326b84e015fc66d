"""Small RGB pictures of decoded frames, for measuring."""

from __future__ import annotations

import av
import cv2
import numpy as np
from av.video.reformatter import Colorspace, Interpolation, VideoReformatter

from engine.media.picture import colour_matrix

_LARGE = 8
"""Times the small picture from which on not every pixel is read: a ninth of what a pixel covers is enough."""
_PLANAR = ("yuv420p", "yuvj420p", "yuv422p", "yuvj422p", "yuv444p", "yuvj444p")
"""Formats whose planes are read directly, at a tenth of the cost of converting the whole picture's colours."""
_SMALLER = 2
"""Times the small picture from which on planes are read directly: colour, at half size, must still be shrunk."""
_FULL_RANGE = 2


class Shrinker:
    """Makes pictures of one size; each pixel is a mean of what it covers. The same frame always gives the same picture."""

    def __init__(self, size: tuple[int, int]) -> None:
        """`size` is (width, height)."""
        self.size = size
        self._reformat = VideoReformatter()
        self._matrices: dict[tuple[bool, bool], np.ndarray] = {}

    def shrunk(self, frame: av.VideoFrame) -> np.ndarray:
        """(height, width, 3) RGB uint8."""
        width, height = self.size
        times = min(frame.width // width, frame.height // height)
        planes = _planes(frame) if times >= _SMALLER else None
        if planes is not None:
            # colour is mostly stored at half the size of brightness, so fewer points of it cover as much
            small = [_thinned(plane, self.size, times, 3 if number == 0 else 2) for number, plane in enumerate(planes)]
            return cv2.transform(cv2.merge(small), self._matrix(frame))
        matrix = None if frame.format.is_rgb else colour_matrix(frame)
        if times < _LARGE:
            area = self._reformat.reformat(frame, width, height, "rgb24", matrix, interpolation=Interpolation.AREA)
            return area.to_ndarray()
        sparse = self._reformat.reformat(frame, 3 * width, 3 * height, "rgb24", matrix, interpolation=Interpolation.POINT)
        return cv2.resize(sparse.to_ndarray(), (width, height), interpolation=cv2.INTER_AREA)

    def _matrix(self, frame: av.VideoFrame) -> np.ndarray:
        hd = colour_matrix(frame) == Colorspace.ITU709
        full = frame.format.name.startswith("yuvj") or int(frame.color_range) == _FULL_RANGE
        if (hd, full) not in self._matrices:
            self._matrices[hd, full] = _to_rgb(0.2126 if hd else 0.299, 0.0722 if hd else 0.114, full=full)
        return self._matrices[hd, full]


def _planes(frame: av.VideoFrame) -> list[np.ndarray] | None:
    """Brightness and both colour planes as views; None for formats that are not read directly."""
    if frame.format.name not in _PLANAR:
        return None
    planes = [_plane(frame, number) for number in range(3)]
    return [plane for plane in planes if plane is not None] if all(plane is not None for plane in planes) else None


def _plane(frame: av.VideoFrame, number: int) -> np.ndarray | None:
    """(height, width) uint8, a view of the frame's memory; None where its rows are stored upside down."""
    plane = frame.planes[number]
    if plane.line_size < plane.width:
        return None
    pixels = np.frombuffer(plane, np.uint8)
    if len(pixels) < plane.line_size * plane.height:
        return None
    return pixels[: plane.line_size * plane.height].reshape(plane.height, plane.line_size)[:, : plane.width]


def _thinned(plane: np.ndarray, size: tuple[int, int], times: int, points: int) -> np.ndarray:
    """Means of all that each pixel covers, or of `points` x `points` evenly spread pixels of it where it covers many."""
    if times < _LARGE:
        return cv2.resize(plane, size, interpolation=cv2.INTER_AREA)
    width, height = size
    sparse = cv2.resize(plane, (points * width, points * height), interpolation=cv2.INTER_NEAREST)
    return cv2.resize(sparse, size, interpolation=cv2.INTER_AREA)


def _to_rgb(red: float, blue: float, *, full: bool) -> np.ndarray:
    """(3, 4) matrix from Y'CbCr to R'G'B' of 8 bits, from the weights of red and blue in luma (ITU-R BT.601, 709)."""
    green = 1 - red - blue
    luma, chroma = (1.0, 2.0) if full else (255 / 219, 2 * 255 / 224)
    colour = np.array(
        [
            [luma, 0.0, chroma * (1 - red)],
            [luma, -chroma * (1 - blue) * blue / green, -chroma * (1 - red) * red / green],
            [luma, chroma * (1 - blue), 0.0],
        ]
    )
    black = np.array([0.0 if full else 16.0, 128.0, 128.0])
    return np.hstack([colour, -(colour @ black)[:, None]]).astype(np.float32)
