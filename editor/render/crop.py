"""What a clip's crop window asks of the picture."""

from __future__ import annotations

from dataclasses import dataclass

from editor.crops import window_at
from editor.model import Crop, CropKey


def keys_in(crop: Crop, first: int, frames: int) -> tuple[CropKey, ...]:
    """The keys that say all about frames `first` to `first + frames - 1` of the clip, with frames counted from `first`."""
    last = first + frames - 1
    inside = [key for key in crop.keys if first < key.frame < last]
    ends = [window_at(crop, first), *inside, window_at(crop, last)]
    at = [first, *(key.frame for key in inside), last]
    keys = [CropKey(frame - first, k.x, k.y, k.width, k.height) for frame, k in zip(at, ends, strict=True)]
    return tuple(keys[:1] if frames == 1 else keys)


def is_still(keys: tuple[CropKey, ...]) -> bool:
    """Whether the window stays where it is."""
    return all(_box(key) == _box(keys[0]) for key in keys)


def expression(keys: tuple[CropKey, ...], field: str, hold: bool, counter: str) -> str:
    """An ffmpeg expression in `counter` (frames from the first key) for one field of the window.

    Piecewise linear, as a balanced tree of comparisons, so that hundreds of keys cost a handful of steps a frame.
    """
    values = [float(getattr(key, field)) for key in keys]
    if all(value == values[0] for value in values):
        return _number(values[0])

    def piece(i: int) -> str:
        if hold or keys[i + 1].frame == keys[i].frame:
            return _number(values[i])
        slope = (values[i + 1] - values[i]) / (keys[i + 1].frame - keys[i].frame)
        return f"{_number(values[i])}+({_number(slope)})*({counter}-{keys[i].frame})"

    def tree(first: int, last: int) -> str:
        """Over the pieces first..last; piece i runs from key i to key i + 1, the one past the last holds its value."""
        if first == last:
            return piece(first) if first + 1 < len(keys) else _number(values[first])
        middle = (first + last + 1) // 2
        return f"if(lt({counter},{keys[middle].frame}),{tree(first, middle - 1)},{tree(middle, last)})"

    return tree(0, len(keys) - 1)


@dataclass(frozen=True)
class Box:
    """A window in whole pixels."""

    x: int
    y: int
    width: int
    height: int


def pixels(keys: tuple[CropKey, ...], width: int, height: int) -> Box:
    """The smallest even-aligned box of a `width` x `height` picture that holds every window, at least 2 x 2 where it can.

    A single still window is rounded to the nearest even pixel instead, so that what was chosen on the pixel grid is exact.
    """
    still = is_still(keys)
    x0, x1 = _span([(k.x, k.x + k.width) for k in keys], width, still)
    y0, y1 = _span([(k.y, k.y + k.height) for k in keys], height, still)
    return Box(x0, y0, x1 - x0, y1 - y0)


def _span(edges: list[tuple[float, float]], size: int, still: bool) -> tuple[int, int]:
    low = min(edge[0] for edge in edges) * size
    high = max(edge[1] for edge in edges) * size
    if still:
        first, last = 2 * round(low / 2), 2 * round(high / 2)
    else:
        first, last = 2 * int(low // 2), 2 * -int(-high // 2)
    first = max(0, min(first, (size - 2) // 2 * 2))
    if last >= size - 1:
        last = size
    return first, min(size, max(last, first + 2))


def _box(key: CropKey) -> tuple[float, float, float, float]:
    return key.x, key.y, key.width, key.height


def _number(value: float) -> str:
    return f"{value:.10f}".rstrip("0").rstrip(".") or "0"
