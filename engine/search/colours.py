"""Which colours a picture has, by name: the share of its pixels that anybody would call red, and so on."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

VERSION = "1"
NAMES = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "white", "grey", "black")

_WIDTH = 96
"""Pixels to which a picture is reduced; a spot of colour of a hundredth of the picture is still some fifty pixels."""
_HUES = ((0, 10, "red"), (10, 22, "orange"), (22, 35, "yellow"), (35, 85, "green"), (85, 130, "blue"), (130, 150, "purple"),
         (150, 168, "pink"), (168, 181, "red"))  # fmt: skip
"""Of OpenCV's half degrees."""
_FULL = {
    "white": (0.25, 0.6), "grey": (0.4, 0.8), "black": (0.35, 0.8), "brown": (0.1, 0.4), "green": (0.06, 0.3),
    "blue": (0.06, 0.3),
}  # fmt: skip
"""From which share of the picture a colour begins to count, and at which it counts in full. Plants, sky and shadow are
everywhere, so theirs are higher."""
_USUAL = (0.02, 0.12)


class Shares:
    """Turns pictures into shares of colours; see engine.search.sampled.Taker."""

    what = "colours"
    parameters = VERSION
    revision = ""

    def take(self, pictures: Sequence[np.ndarray]) -> np.ndarray:
        """(n, 11) float32, 0..1, for upright RGB pictures (h, w, 3) uint8."""
        return np.stack([shares(picture) for picture in pictures])


def shares(picture: np.ndarray) -> np.ndarray:
    """(11,) float32 in the order of NAMES. What is too pale to have a colour and too coloured to be grey counts nowhere."""
    height, width = picture.shape[:2]
    small = cv2.resize(picture, (_WIDTH, max(1, round(_WIDTH * height / width))), interpolation=cv2.INTER_AREA)
    hue, saturation, value = (plane.ravel() for plane in cv2.split(cv2.cvtColor(small, cv2.COLOR_RGB2HSV)))
    named = np.full(hue.shape, -1, np.int8)
    coloured = (saturation >= 90) & (value >= 60)
    for first, last, name in _HUES:
        named[coloured & (hue >= first) & (hue < last)] = NAMES.index(name)
    reddish = (named == NAMES.index("red")) | (named == NAMES.index("pink"))
    warm = named == NAMES.index("orange")
    named[reddish & (saturation < 150) & (value > 170)] = NAMES.index("pink")
    # skin is a pale orange: it is no colour that anybody would ask for
    named[(reddish | warm) & (saturation < 130) & (value <= 230)] = -1
    named[warm & (saturation >= 130) & (value < 150)] = NAMES.index("brown")
    pale = saturation < 40
    named[pale & (value >= 200)] = NAMES.index("white")
    named[pale & (value < 200)] = NAMES.index("grey")
    named[value < 40] = NAMES.index("black")
    counts = np.bincount(named[named >= 0], minlength=len(NAMES))
    return (counts / len(hue)).astype(np.float32)


def strength(name: str, share: np.ndarray) -> np.ndarray:
    """0..1: how much pictures with these shares are pictures with that colour."""
    least, full = _FULL.get(name, _USUAL)
    return np.clip((share - least) / (full - least), 0.0, 1.0)
