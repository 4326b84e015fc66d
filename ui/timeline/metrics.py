"""Sizes of the timeline, in pixels at 100%."""

from __future__ import annotations

from typing import Literal

Role = Literal["subtitle", "overlay", "video", "audio", "narration", "music"]
"""What a track is drawn as: an overlay is any video track above the first, music is sound without a picture."""

RULER = 32
HEADS = 176
HEADS_MIN, HEADS_MAX = 112, 280
SCROLL_BAR = 12
TOOL_ROW = 36

SMALL: dict[Role, int] = {"subtitle": 24, "overlay": 28, "video": 48, "audio": 36, "narration": 32, "music": 28}
DEFAULT: dict[Role, int] = {"subtitle": 28, "overlay": 36, "video": 92, "audio": 60, "narration": 48, "music": 40}
LARGE: dict[Role, int] = {"subtitle": 36, "overlay": 92, "video": 172, "audio": 120, "narration": 80, "music": 80}
TALLEST = 320

CLIP_TOP = 2
"""Space above a clip in its row; below it there are three, one of which is the line between rows."""
CLIP_SPARE = 5
NAME_BAR = 18
NAME_BAR_LARGE = 20
LARGE_CLIP = 140
"""Clips this tall have the larger name bar."""

HANDLE_DRAWN = 6
HANDLE_HIT = 10
SNAP = 9
"""How near, in pixels, an edge must come to snap."""
DRAG = 4
"""How far the pointer moves before a press becomes a drag."""
PLAYHEAD_HIT = 7
MARKER_HIT = 7

SCORE_FROM = 96
"""Narrower clips show no score."""
BADGE_WORDS_FROM = 64
"""Narrower clips show badges as icons."""
NAME_FROM = 32
"""Narrower clips show only fill and filmstrip."""
PLAIN_BELOW = 6
"""Narrower clips are plain bars."""

LEAD_IN = 8
"""Pixels that may be seen before frame 0, so that the first edge can be grabbed."""
EDGE_SCROLL = 28
"""Dragging within this of an edge scrolls."""
MAX_PER_FRAME = 96.0
