"""Where a gain stands in a clip: a scale that is fine around 0 dB and coarse where sound fades away."""

from __future__ import annotations

from itertools import pairwise

MAX_DB, MIN_DB = 12.0, -48.0
_POINTS = ((0.0, 12.0), (0.35, 0.0), (0.6, -12.0), (0.85, -30.0), (1.0, -48.0))


def share_of(db: float) -> float:
    """0 at the top of a clip (+12 dB) to 1 at its foot (-48 dB and below); 0 dB is a third of the way down."""
    db = max(MIN_DB, min(MAX_DB, db))
    for (above, high), (below, low) in pairwise(_POINTS):
        if db >= low:
            return above + (below - above) * (high - db) / (high - low)
    return 1.0


def db_at(share: float) -> float:
    """The gain at a height from 0 to 1."""
    share = max(0.0, min(1.0, share))
    for (above, high), (below, low) in pairwise(_POINTS):
        if share <= below:
            return high + (low - high) * (share - above) / (below - above)
    return MIN_DB
