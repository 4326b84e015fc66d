"""Where the parts of a clip are inside its row: shared by painting and hit testing, so that what is seen is what is hit."""

from __future__ import annotations

from editor.model import Gain
from ui.timeline.levels import share_of
from ui.timeline.metrics import CLIP_SPARE, CLIP_TOP, HANDLE_HIT, LARGE_CLIP, NAME_BAR, NAME_BAR_LARGE


def clip_box(top: float, height: float) -> tuple[float, float]:
    """(top, height) of the clips in a row."""
    return top + CLIP_TOP, max(4.0, height - CLIP_SPARE)


def name_bar(height: float) -> int:
    """Height of a clip's name bar; the whole clip where nothing else would fit."""
    if height < NAME_BAR + 12:
        return int(height)
    return NAME_BAR_LARGE if height >= LARGE_CLIP else NAME_BAR


def handle_width(width: float) -> float:
    """How wide a trim handle may be grabbed in a clip that is `width` pixels wide; none in the narrowest."""
    return 0.0 if width < 12 else min(float(HANDLE_HIT), width / 4)


def level_line(gain: Gain, top: float, height: float) -> float:
    """Height of the gain line of a sound."""
    return top + 3 + share_of(gain.db) * (height - 6)


def fade_points(gain: Gain, left: float, right: float, per_frame: float) -> tuple[float, float]:
    """Where the handles of the fades are along a sound, kept off its trim handles while there is no fade."""
    start = left + gain.fade_in * per_frame
    end = right - gain.fade_out * per_frame
    spare = min(HANDLE_HIT + 4.0, (right - left) / 4)
    return max(start, left + spare) if not gain.fade_in else start, min(end, right - spare) if not gain.fade_out else end


def plate(top: float, height: float, *, sound: bool) -> tuple[float, float]:
    """(top, height) of a transition's plate: below the name bar of a picture, all of a sound."""
    bar = name_bar(height) if not sound and height >= NAME_BAR + 12 else 0
    return top + bar, height - bar
