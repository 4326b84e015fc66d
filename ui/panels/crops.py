"""Crop windows of a shape: where the largest one lies, and how it moves and shrinks without leaving the picture."""

from __future__ import annotations

from fractions import Fraction

from editor.crops import window_at
from editor.model import Crop, CropKey, changed

SMALLEST = 0.05
"""Share of the largest window of its shape."""


def shape_of(key: CropKey, picture: Fraction) -> float:
    """Width over height of what a window shows of a picture of that shape."""
    return key.width / key.height * float(picture)


def size_of(key: CropKey, picture: Fraction) -> float:
    """How large a window is, as a share of the largest one of its shape."""
    width, height = _largest(shape_of(key, picture), picture)
    return max(key.width / width, key.height / height)


def window(shape: float, picture: Fraction, *, frame: int, across: float, down: float, size: float = 1.0) -> CropKey:
    """A window of that shape with its middle as near to (`across`, `down`), 0..1 of the picture, as the picture allows."""
    width, height = _largest(shape, picture)
    size = min(1.0, max(SMALLEST, size))
    width, height = width * size, height * size
    x = min(1 - width, max(0.0, across - width / 2))
    y = min(1 - height, max(0.0, down - height / 2))
    return CropKey(frame, max(0.0, x), max(0.0, y), min(1.0, width), min(1.0, height))


def shaped(crop: Crop | None, shape: float, picture: Fraction) -> Crop:
    """A crop whose windows have that shape, each as large as can be around the middle of what it was; one in the middle of
    the picture where there was none."""
    if crop is None:
        return Crop(keys=(window(shape, picture, frame=0, across=0.5, down=0.5),))
    return changed(crop, keys=tuple(_around(key, shape, picture, 1.0) for key in crop.keys))


def adjusted(
    crop: Crop,
    frame: int,
    picture: Fraction,
    *,
    across: float | None = None,
    down: float | None = None,
    size: float | None = None,
) -> Crop:
    """The crop with its window moved, or resized about its middle: the only window, or on a path a key at `frame`."""
    key = window_at(crop, frame)
    middle_x, middle_y = key.x + key.width / 2, key.y + key.height / 2
    moved = window(
        shape_of(key, picture),
        picture,
        frame=frame if len(crop.keys) > 1 else crop.keys[0].frame,
        across=middle_x if across is None else across,
        down=middle_y if down is None else down,
        size=size_of(key, picture) if size is None else size,
    )
    others = [other for other in crop.keys if other.frame != moved.frame]
    return changed(crop, keys=tuple(sorted((*others, moved), key=lambda entry: entry.frame)))


def _around(key: CropKey, shape: float, picture: Fraction, size: float) -> CropKey:
    across, down = key.x + key.width / 2, key.y + key.height / 2
    return window(shape, picture, frame=key.frame, across=across, down=down, size=size)


def _largest(shape: float, picture: Fraction) -> tuple[float, float]:
    """Width and height, as shares of the picture, of the largest window of that shape."""
    relative = shape / float(picture)
    return (relative, 1.0) if relative < 1 else (1.0, 1 / relative)
