"""Where a clip's crop window is at any frame: one answer for edits, preview and render."""

from __future__ import annotations

from itertools import pairwise

from editor.model import Crop, CropKey


def window_at(crop: Crop, frame: int) -> CropKey:
    """The window `frame` frames after the clip's start: that of the first key before it, of the last one after it, and
    between two keys a linear mixture of both, or the earlier one's when the crop holds."""
    keys = crop.keys
    if frame <= keys[0].frame:
        return keys[0]
    for left, right in pairwise(keys):
        if frame < right.frame:
            if crop.hold:
                return left
            part = (frame - left.frame) / (right.frame - left.frame)
            return CropKey(
                frame,
                left.x + (right.x - left.x) * part,
                left.y + (right.y - left.y) * part,
                left.width + (right.width - left.width) * part,
                left.height + (right.height - left.height) * part,
            )
    return keys[-1]
