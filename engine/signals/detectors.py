"""Who is in the picture: one small interface, and the detectors that OpenCV ships.

A model that finds faces or people replaces these by implementing `Detector`.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Protocol

import cv2
import numpy as np


class Box(NamedTuple):
    """Left, top, right, bottom in 0..1 of the picture; score 0..1."""

    x0: float
    y0: float
    x1: float
    y1: float
    score: float


class Detector(Protocol):
    """Finds one kind of thing in one picture. Called from one thread at a time, with pictures of one file in order."""

    def detect(self, picture: np.ndarray) -> list[Box]:
        """Everything found in an upright RGB picture (h, w, 3) uint8, best first."""
        ...


def overlap(a: Box, b: Box) -> float:
    """Intersection over union, 0..1."""
    width = min(a.x1, b.x1) - max(a.x0, b.x0)
    height = min(a.y1, b.y1) - max(a.y0, b.y0)
    if width <= 0 or height <= 0:
        return 0.0
    shared = width * height
    return shared / ((a.x1 - a.x0) * (a.y1 - a.y0) + (b.x1 - b.x0) * (b.y1 - b.y0) - shared)


def distinct(boxes: list[Box], most: float = 0.3) -> list[Box]:
    """The best of boxes that overlap by more than `most`, best first."""
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda b: (-b.score, b)):
        if all(overlap(box, other) <= most for other in kept):
            kept.append(box)
    return kept


class CascadeFaces:
    """Faces from the front.

    Viola and Jones, Rapid object detection using a boosted cascade of simple features, CVPR 2001, with OpenCV's cascade.
    Finds faces from about an eighth of the picture's height. Of the frontal cascades, sizes and preparations tried against a
    trained network's finds on 17 files, this one found most: half of them. The cascade for faces from the side found none
    that this one had not, at half the cost again.
    """

    WIDTH = 360
    """Longer side, in pixels, at which faces are looked for."""
    _NEIGHBOURS = 3

    def __init__(self) -> None:
        self._front = cv2.CascadeClassifier(str(Path(cv2.data.haarcascades) / "haarcascade_frontalface_alt2.xml"))

    def detect(self, picture: np.ndarray) -> list[Box]:
        grey = _shrunk(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), self.WIDTH)
        height, width = grey.shape
        least = max(20, round(min(height, width) / 8))
        if min(height, width) < least:
            return []
        areas, agreeing = self._front.detectMultiScale2(grey, 1.2, self._NEIGHBOURS, minSize=(least, least))
        found = zip(np.reshape(areas, (-1, 4)).tolist(), np.ravel(agreeing).tolist(), strict=True)
        return distinct(
            [
                Box(x / width, y / height, (x + w) / width, (y + h) / height, votes / (votes + self._NEIGHBOURS))
                for (x, y, w, h), votes in found
            ]
        )


class HogPeople:
    """People standing or walking, seen whole, from about half of the picture's height.

    Dalal and Triggs, Histograms of oriented gradients for human detection, CVPR 2005, with OpenCV's trained classifier.
    """

    WIDTH = 400
    _LEAST = 0.6
    """Distance from the classifier's boundary; below it, trees and door frames."""

    def __init__(self) -> None:
        self._hog = cv2.HOGDescriptor()
        self._hog.setSVMDetector(cv2.HOGDescriptor_getDefaultPeopleDetector())

    def detect(self, picture: np.ndarray) -> list[Box]:
        grey = _shrunk(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), self.WIDTH)
        height, width = grey.shape
        if height < 128 or width < 64:
            return []
        areas, weights = self._hog.detectMultiScale(grey, winStride=(8, 8), scale=1.1)
        boxes = []
        for (x, y, w, h), weight in zip(np.reshape(areas, (-1, 4)).tolist(), np.ravel(weights).tolist(), strict=True):
            if weight >= self._LEAST:
                # the window holds a margin of an eighth around the person
                left, right, top, bottom = x + w / 8, x + w * 7 / 8, y + h / 16, y + h * 15 / 16
                box = Box(left / width, top / height, right / width, bottom / height, min(1.0, weight / 2))
                boxes.append(Box(*(min(max(value, 0.0), 1.0) for value in box)))
        return distinct(boxes)


def _shrunk(picture: np.ndarray, longest: int) -> np.ndarray:
    height, width = picture.shape
    scale = longest / max(height, width)
    if scale >= 1:
        return picture
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
