"""Stretches of footage that a reel is made of, and the rules of where they may be cut."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

import msgspec

from editor.model import changed
from engine.protocol import PRESENTATION_TOLERANCE, Analysis, Highlight, Span

FLASH = Fraction(1, 2)
"""Seconds of a shot that must be seen when a piece reaches into it."""

JUMP = Fraction(1)
"""Seconds: two pieces of one shot that are nearer than this become one, since between them the picture would only jump."""


class Footage(msgspec.Struct, frozen=True, kw_only=True):
    """A file as the cut sees it."""

    analysis: Analysis

    @property
    def end(self) -> Fraction:
        """Media time at which its picture ends."""
        return self.analysis.info.video[0].duration

    def frame_time(self, time: Fraction, *, up: bool) -> Fraction:
        """The time of the first frame at or after `time` (`up`), or of the last at or before it.

        Footage at a variable rate has no grid of frames, and any time is as good.
        """
        video = self.analysis.info.video[0]
        if video.vfr or video.rate <= 0:
            return time
        if up:
            return Fraction(ceil((time - PRESENTATION_TOLERANCE) * video.rate)) / video.rate
        return Fraction(floor((time + PRESENTATION_TOLERANCE) * video.rate)) / video.rate

    def breaks_word(self, time: Fraction) -> bool:
        """Whether `time` lies inside an interval of speech, or inside a word where those are known."""
        return any(_inside(spans, time) for spans in (self.analysis.speech, self.analysis.words))

    def cuts_between(self, start: Fraction, end: Fraction) -> list[Fraction]:
        """First frames of the shots that begin after `start` and before `end`, not counting cuts at either."""
        shots = self.analysis.shots
        first = bisect_right(shots, start + PRESENTATION_TOLERANCE, key=lambda shot: shot.start)
        last = bisect_left(shots, end - PRESENTATION_TOLERANCE, key=lambda shot: shot.start)
        return [shot.start for shot in shots[first:last]]

    def is_border(self, time: Fraction) -> bool:
        """Whether a shot begins or the footage begins or ends at `time`."""
        near = [Fraction(0), self.end]
        shots = self.analysis.shots
        index = bisect_left(shots, time - PRESENTATION_TOLERANCE, key=lambda shot: shot.start)
        near += [shot.start for shot in shots[index : index + 1]]
        return any(abs(time - border) <= PRESENTATION_TOLERANCE for border in near)


def _inside(spans: Sequence[Span], time: Fraction) -> bool:
    index = bisect_left(spans, time, key=lambda span: span.start) - 1
    return index >= 0 and time < spans[index].end


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of footage in the reel and what it may become. Times are media seconds, lengths sequence frames."""

    media: int
    start: Fraction
    frames: int
    room: Span
    score: float
    reasons: tuple[str, ...]
    evidence: tuple[Fraction, ...]
    title: str
    ins: tuple[Fraction, ...] = ()
    """Frame times at which it may begin without breaking anything; `outs` likewise for its end."""
    outs: tuple[Fraction, ...] = ()

    def end(self, rate: Fraction) -> Fraction:
        return self.start + self.frames / rate

    def most(self, rate: Fraction) -> int:
        """Frames that its room holds."""
        return whole_frames(self.room.start, self.room.end, rate)


def whole_frames(start: Fraction, end: Fraction, rate: Fraction) -> int:
    """Sequence frames that fit into [start, end); a thousandth of a frame too little still counts as one."""
    return floor((end - start) * rate + Fraction(1, 1000))


def piece_of(highlight: Highlight, footage: Footage, rate: Fraction) -> Piece | None:
    """The highlight on the footage's own frames, or None when it is less than a frame long."""
    limit = min(highlight.room.end, footage.end)
    room = Span(footage.frame_time(max(highlight.room.start, Fraction(0)), up=True), limit)
    start = max(footage.frame_time(highlight.start, up=True), room.start)
    # what ends at a cut must not show the first frame after it
    end = min(footage.frame_time(highlight.end, up=False) if highlight.end < footage.end else footage.end, limit)
    frames = whole_frames(start, end, rate)
    if frames < 1:
        return None
    return Piece(
        media=highlight.media,
        start=start,
        frames=frames,
        room=room,
        score=highlight.score,
        reasons=highlight.reasons,
        evidence=highlight.evidence,
        title=highlight.title,
        ins=tuple(time for time in (footage.frame_time(t, up=True) for t in highlight.safe_ins) if time >= room.start),
        outs=tuple(time for time in (footage.frame_time(t, up=False) for t in highlight.safe_outs) if time <= room.end),
    )


def joined(pieces: Sequence[Piece], footage: Sequence[Footage], rate: Fraction, *, nearest: Fraction = JUMP) -> list[Piece]:
    """`pieces` with those made one that lie in the same shot less than `nearest` seconds apart."""
    result: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: (p.media, p.start)):
        if result and (gap := gap_between(result[-1], piece, footage, rate)) is not None and gap < nearest:
            result[-1] = join(result[-1], piece, rate)
        else:
            result.append(piece)
    return result


def gap_between(left: Piece, right: Piece, footage: Sequence[Footage], rate: Fraction) -> Fraction | None:
    """Seconds between two pieces of one shot with nothing but usable footage between them; None for any others."""
    if left.media != right.media or abs(right.room.start - left.room.end) > 1 / rate + PRESENTATION_TOLERANCE:
        return None
    if footage[left.media].cuts_between(left.start, right.end(rate)):
        return None
    return max(right.start - left.end(rate), Fraction(0))


def join(left: Piece, right: Piece, rate: Fraction) -> Piece:
    """One piece from the start of `left` to the end of `right`, with the reasons of both, the better one's first."""
    first, second = (left, right) if left.score >= right.score else (right, left)
    room = Span(left.room.start, right.room.end)
    return changed(
        first,
        start=left.start,
        frames=max(whole_frames(left.start, right.end(rate), rate), left.frames),
        room=room,
        reasons=tuple(dict.fromkeys((*first.reasons, *second.reasons)))[:4],
        evidence=tuple(sorted({*left.evidence, *right.evidence})),
        ins=left.ins,
        outs=right.outs,
    )
