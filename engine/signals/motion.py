"""How fast the camera and what it films move, from dense optical flow between small pictures a tenth of a second apart."""

from __future__ import annotations

import cv2
import numpy as np

_GRID = 6
"""Pixels between the points at which the flow is read."""
_FASTEST_SHARE = 0.05
"""Share of the picture whose movement counts as the subject's: about what a person at half length fills."""
_FLOOR = 0.15
"""Pixels of flow that noise and compression make by themselves."""

_CLEAR, _LARGE = 0.1, 4.0
"""Height of the peak of phase correlation, 0..1, and pixels of shift from which it serves as a first guess."""


class MotionMeter:
    """Fed with small grey pictures (h, w) uint8 in order of time; all of one file have the same size."""

    def __init__(self) -> None:
        self._flow = cv2.DISOpticalFlow_create(cv2.DISOPTICAL_FLOW_PRESET_ULTRAFAST)
        self._flow.setFinestScale(1)  # the preset's quarter size loses a third of the speed of small subjects
        self._taper: np.ndarray | None = None
        self._before: np.ndarray | None = None
        self._time = 0.0
        self._shift: tuple[float, float] | None = None
        self._points: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None

    def add(self, time: float, picture: np.ndarray) -> tuple[float, float] | None:
        """Speeds (camera, subject) in picture widths per second since the picture before, None for the first.

        The camera's is the movement of the whole picture (root mean square over it, so that zooming and turning count); the
        subject's is that of the twentieth of the picture that moves fastest against it.
        """
        before, then = self._before, self._time
        self._before, self._time = picture, time
        height, width = picture.shape
        if before is None or time <= then or min(height, width) < 16:
            return None
        flow = self._flow.calc(before, picture, self._guess(before, picture))
        camera, residual = self._split(flow, before)
        scale = 1 / (width * (time - then))
        count = max(1, round(len(residual) * _FASTEST_SHARE))
        fastest = np.partition(residual, len(residual) - count)[-count:]
        return camera * scale, max(0.0, float(fastest.mean()) - _FLOOR) * scale

    def state(self) -> dict[str, np.ndarray]:
        """See engine.signals.resume."""
        state = {"time": np.array(self._time)}
        if self._before is not None:
            state["before"] = self._before.copy()
        if self._shift is not None:
            state["shift"] = np.array(self._shift)
        return state

    def restore(self, state: dict[str, np.ndarray]) -> None:
        self._time = float(state["time"])
        self._before = state["before"].copy() if "before" in state else None
        if self._before is not None and "shift" in state:
            # OpenCV's flow has the latest first guess in mind even when it is given none
            self._shift = state["shift"].tolist()
            height, width = self._before.shape
            self._flow.calc(self._before, self._before, np.full((height, width, 2), self._shift, np.float32))

    def _guess(self, before: np.ndarray, picture: np.ndarray) -> np.ndarray | None:
        """The shift of the whole picture, where there is a clear and large one: flow by itself loses fast pans."""
        height, width = picture.shape
        if self._taper is None:
            self._taper = cv2.createHanningWindow((width, height), cv2.CV_32F)
        shift, clear = cv2.phaseCorrelate(before.astype(np.float32), picture.astype(np.float32), self._taper)
        if clear < _CLEAR or np.hypot(*shift) < _LARGE:
            return None
        self._shift = shift
        return np.full((height, width, 2), shift, np.float32)

    def _split(self, flow: np.ndarray, picture: np.ndarray) -> tuple[float, np.ndarray]:
        """The camera's movement in pixels and what is left at each point.

        A similarity (shift, turn, zoom) fitted by least squares that are reweighted by Geman and McClure's function, so that
        a subject which fills less than half of the picture hardly draws it. Points without texture, where flow is a guess,
        count little.
        """
        height, width = picture.shape
        if self._points is None:
            rows, columns = (grid.ravel() for grid in np.mgrid[_GRID // 2 : height : _GRID, _GRID // 2 : width : _GRID])
            x, y = (columns - width / 2) / width, (rows - height / 2) / width
            ones, zeros = np.ones_like(x), np.zeros_like(x)
            design = np.concatenate([np.stack([ones, zeros, x, -y], axis=1), np.stack([zeros, ones, y, x], axis=1)])
            self._points = rows, columns, design
        rows, columns, design = self._points
        u, v = flow[rows, columns, 0].astype(np.float64), flow[rows, columns, 1].astype(np.float64)
        edges = np.abs(cv2.Sobel(picture, cv2.CV_16S, 1, 0)) + np.abs(cv2.Sobel(picture, cv2.CV_16S, 0, 1))
        texture = cv2.blur(edges.astype(np.float32), (_GRID, _GRID))[rows, columns]
        trust = np.minimum(texture / 40.0, 1.0) + 0.02

        seen = np.concatenate([u, v])
        weight = trust
        model = np.array([np.median(u), np.median(v), 0.0, 0.0])
        for _ in range(4):
            left = _lengths(seen - design @ model)
            spread = max(0.5, 1.4826 * float(np.median(left)))
            weight = trust / (1 + (left / spread) ** 2) ** 2
            doubled = np.concatenate([weight, weight])[:, None]
            model = np.linalg.solve(design.T @ (design * doubled) + 1e-6 * np.eye(4), design.T @ (seen * doubled[:, 0]))
        fitted = design @ model
        left = _lengths(seen - fitted)
        camera = float(np.sqrt((fitted**2).sum() / len(rows)))
        return max(0.0, camera - _FLOOR), left * np.minimum(trust, 1.0)


def _lengths(vectors: np.ndarray) -> np.ndarray:
    """(2n,) all horizontal, then all vertical parts -> (n,)."""
    half = len(vectors) // 2
    return np.sqrt(vectors[:half] ** 2 + vectors[half:] ** 2)
