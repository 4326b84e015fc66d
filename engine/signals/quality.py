"""How well a picture is exposed, how sharp and colourful it is, and where footage shows nothing usable."""

from __future__ import annotations

from dataclasses import dataclass

import av
import cv2
import numpy as np

STILL = 3
"""Largest difference, of 255, between a picture and a coded repetition of it. A camera's noise exceeds it within a second
even where an encoder smooths it away: longest stretch below it in five real files from a tripod: 0.6 s."""
_ROWS = 12
"""Every how many rows pictures are compared at full resolution; smaller pictures average the noise away."""


@dataclass(frozen=True)
class Look:
    """Of one picture: brightness and contrast (mean and standard deviation of luma) 0..1, colourfulness 0..about 1."""

    brightness: float
    contrast: float
    colourfulness: float
    unexposed: bool
    """Nearly black or nearly white all over."""


def look(rgb: np.ndarray, grey: np.ndarray) -> Look:
    """The look of a small picture (h, w, 3) uint8, with its luma (h, w).

    Colourfulness after Hasler and Süsstrunk, Measuring colourfulness in natural images, SPIE 5007, 2003, divided by 100.
    """
    mean, deviation = cv2.meanStdDev(grey)
    colour = rgb[::2, ::2].reshape(-1, 3).astype(np.float32)
    red_green = colour[:, 0] - colour[:, 1]
    yellow_blue = (colour[:, 0] + colour[:, 1]) / 2 - colour[:, 2]
    spread = np.hypot(red_green.std(), yellow_blue.std())
    colourfulness = (spread + 0.3 * np.hypot(red_green.mean(), yellow_blue.mean())) / 100
    counts = np.bincount(grey.ravel(), minlength=256) / grey.size
    dark, blown = counts[:32].sum() > 0.985, counts[248:].sum() > 0.6
    return Look(float(mean[0, 0]) / 255, float(deviation[0, 0]) / 255, float(colourfulness), bool(dark or blown))


def sharpness(grey: np.ndarray) -> float:
    """0..1: how much of the picture's contrast lies in its finest detail; (h, w) uint8 some 480 pixels wide.

    The energy of the Laplacian (Pertuz et al., Analysis of focus measure operators, 2013, LAPE) in relation to that of the
    gradient, so that a plain motif is not taken for a blurred one. Of the sharpest quarter of the picture: what lies in
    front of a soft background counts.
    """
    if min(grey.shape) < 32:
        return 0.0
    fine = cv2.Laplacian(grey, cv2.CV_32F, ksize=1) ** 2
    across = cv2.Sobel(grey, cv2.CV_32F, 1, 0, scale=0.25) ** 2 + cv2.Sobel(grey, cv2.CV_32F, 0, 1, scale=0.25) ** 2
    tiles = (8, 8)
    detail = cv2.resize(fine, tiles, interpolation=cv2.INTER_AREA).ravel()
    edges = cv2.resize(across, tiles, interpolation=cv2.INTER_AREA).ravel()
    best = np.argsort(detail, kind="stable")[-len(detail) // 4 :]
    total = float(detail[best].sum())
    return total / (total + 4 * float(edges[best].sum()) + 20.0 * len(best))


class Repetitions:
    """Tells pictures that are shown again from pictures that merely look alike. Keeps a few rows of one picture."""

    def __init__(self) -> None:
        self._rows: np.ndarray | None = None

    def state(self) -> dict[str, np.ndarray]:
        """See engine.signals.resume."""
        return {} if self._rows is None else {"rows": self._rows}

    def restore(self, state: dict[str, np.ndarray]) -> None:
        self._rows = state["rows"].copy() if "rows" in state else None

    def repeats(self, frame: av.VideoFrame) -> bool:
        """Whether `frame` is the picture before it, but for what a codec makes of it."""
        rows = _rows(frame)
        before, self._rows = self._rows, rows
        if before is None or rows is None or before.shape != rows.shape or before.dtype != rows.dtype:
            return False
        scale = 1 << max(0, frame.format.components[0].bits - 8) if rows.dtype == np.uint16 else 1
        return float(cv2.norm(before, rows, cv2.NORM_INF)) <= STILL * scale


def _rows(frame: av.VideoFrame) -> np.ndarray | None:
    """A copy of every few rows of the first plane: luma where there is such a thing."""
    plane = frame.planes[0]
    deep = frame.format.components[0].bits > 8
    kind = np.dtype(np.uint16 if deep else np.uint8)
    pixels = np.frombuffer(plane, kind)
    stride = abs(plane.line_size) // kind.itemsize
    if stride <= 0 or len(pixels) < stride * plane.height:
        return None
    used = min(stride, plane.width * max(1, 1 if frame.format.is_planar else len(frame.format.components)))
    return np.ascontiguousarray(pixels[: stride * plane.height].reshape(plane.height, stride)[::_ROWS, :used])
