"""What the engine found for a query, beside the footage and the cut that it belongs to. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from editor.model import Media
from editor.timecode import format_timecode, nearest_frame, snap_rate
from engine.protocol import Match, Matches
from ui.panels.moments import Moment, within

TASK = "find"


@dataclass(frozen=True)
class Proposal:
    """A match as a moment that can be put into the cut."""

    moment: Moment
    lacking: tuple[str, ...]
    """What of the query it has not: concepts and words."""


def proposals(found: Matches, matches: Sequence[Match], media: Sequence[Media]) -> tuple[Proposal, ...]:
    """Of an answer about `media`: the matches clamped to the footage; what lies outside of it is dropped."""
    result = []
    for match in matches:
        if not 0 <= match.media < len(media):
            continue
        entry = media[match.media]
        start, end = within(entry, match.start, match.end)
        if end <= start:
            continue
        moment = Moment(
            media=entry.id,
            place=match.media,
            start=start,
            end=end,
            score=min(1.0, max(0.0, match.score)),
            title=times(entry, start, end),
            reasons=match.reasons,
            evidence=tuple(time for time in match.evidence if start <= time <= end),
            engine=found.engine,
        )
        result.append(Proposal(moment, match.lacking))
    return tuple(result)


def times(media: Media, start: Fraction, end: Fraction) -> str:
    """The range as timecode of the footage from its first frame."""
    rate = snap_rate(media.video.rate) if media.video is not None and media.video.rate > 0 else Fraction(30)
    first, last = (format_timecode(nearest_frame(time, rate), rate) for time in (start, end))
    return f"{first} – {last}"
