"""Where a picture lies in the sequence's frame, as the render places it: pure arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from editor.model import Clip, CropKey
from editor.render.crop import is_still, keys_in, pixels
from editor.render.frame import Layer
from editor.render.picture import fitted
from engine.protocol import VideoStream

Rect = tuple[float, float, float, float]
"""Left, top, width, height."""


@dataclass(frozen=True)
class Placing:
    """A picture of the whole upright frame `picture` (width, height in pixels), of which the part `source` (0..1) is shown
    at `target` (0..1 of the sequence's frame); what lies outside is black."""

    picture: tuple[int, int]
    source: Rect
    target: Rect

    @property
    def fills(self) -> bool:
        """Whether there are no bars."""
        return self.target == (0.0, 0.0, 1.0, 1.0)


def placing(layer: Layer, video: VideoStream, frame: tuple[int, int], shown: tuple[int, int]) -> Placing:
    """Where a clip's layer lies in a sequence of `frame` pixels that is shown at `shown` pixels.

    The picture's size stays the same for all of the clip, so that a moving window costs no new scaling, and it is never
    larger than the footage.
    """
    width, height = video.display_size
    keys = _keys(layer.item) if isinstance(layer.item, Clip) and layer.window is not None else ()
    frame = (max(2, frame[0] + frame[0] % 2), max(2, frame[1] + frame[1] % 2))
    if not keys or layer.window is None:
        size = fitted(width, height, *frame)
        source: Rect = (0.0, 0.0, 1.0, 1.0)
        narrowest = lowest = 1.0
    else:
        largest = max(keys, key=lambda key: key.width)
        size = fitted(largest.width * width, largest.height * height, *frame)
        narrowest, lowest = min(key.width for key in keys), min(key.height for key in keys)
        source = layer.window if not is_still(keys) else _on_pixels(keys, video)
    left, top = (frame[0] - size[0]) // 4 * 2, (frame[1] - size[1]) // 4 * 2
    target = (left / frame[0], top / frame[1], size[0] / frame[0], size[1] / frame[1])
    across, down = target[2] * shown[0] / narrowest, target[3] * shown[1] / lowest
    picture = (_even(min(across, width)), _even(min(down, height)))
    return Placing(picture, source, target)


def _on_pixels(keys: tuple[CropKey, ...], video: VideoStream) -> Rect:
    """A window that never moves is rounded to whole pixels by the render."""
    stored = (video.height, video.width) if video.rotation in (90, 270) else (video.width, video.height)
    box = pixels(keys, *stored)
    return box.x / stored[0], box.y / stored[1], box.width / stored[0], box.height / stored[1]


@lru_cache(maxsize=256)
def _keys(clip: Clip) -> tuple[CropKey, ...]:
    return keys_in(clip.crop, 0, clip.duration) if clip.crop is not None and clip.crop.keys else ()


def _even(value: float) -> int:
    return max(2, 2 * round(value / 2))
