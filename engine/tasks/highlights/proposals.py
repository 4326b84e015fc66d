"""Moments that a model holds worth showing, fused with what the signals say.

A proposal lifts the saliency of its stretch; where exactly a moment begins and ends, and which moments are taken, is decided
as ever. So a moment that both speak for outranks one that either speaks for alone, and none is cut inside a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

import msgspec
import numpy as np

from engine.protocol import Highlight, Span
from engine.tasks.highlights.grid import STEP, smooth
from engine.tasks.highlights.reasons import Explanation
from engine.tasks.highlights.saliency import Curve

WEIGHT = 1.6
"""What a proposal of score 1 adds to the saliency: about as much as fast movement and a face in close-up together."""
_MOST_REASONS = 4
_ELSEWHERE = 0.01
"""What is left of the saliency of footage that was not asked for."""
_EDGE = 5
"""Grid points over which the lift fades in and out; models tell times no more exactly than they saw pictures."""


@dataclass(frozen=True)
class Proposal:
    """A stretch of file `media` of the request; `score` is 0..1, `title` and `reason` are plain lines, and may be empty."""

    media: int
    start: Fraction
    end: Fraction
    score: float
    title: str
    reason: str


def lifted(curve: Curve, proposals: Sequence[Proposal], *, only: bool = False) -> Curve:
    """The curve with its saliency raised where something is proposed; of proposals that overlap the strongest counts. With
    `only` it is next to nothing elsewhere."""
    if not proposals and not only:
        return curve
    lift = np.zeros(curve.length)
    for proposal in proposals:
        first = min(max(0, int(proposal.start / STEP)), curve.length - 1)
        last = max(first + 1, min(ceil(proposal.end / STEP), curve.length))
        lift[first:last] = np.maximum(lift[first:last], proposal.score)
    lift = smooth(lift, _EDGE)
    saliency = curve.saliency * np.where(lift > 0, 1.0, _ELSEWHERE) if only else curve.saliency
    return replace(curve, saliency=saliency + WEIGHT * lift)


def behind(span: Span, proposals: Sequence[Proposal]) -> Proposal | None:
    """The proposal that a moment goes back to: the strongest that shares half of its own length, or of the moment's."""

    def shared(proposal: Proposal) -> Fraction:
        return min(span.end, proposal.end) - max(span.start, proposal.start)

    near = [
        proposal
        for proposal in proposals
        if 2 * shared(proposal) >= min(span.duration, proposal.end - proposal.start) and shared(proposal) > 0
    ]
    return max(near, key=lambda proposal: (proposal.score, shared(proposal), -proposal.start), default=None)


def joined(why: Explanation, span: Span, proposal: Proposal | None) -> Explanation:
    """The model's reason before those of the signals."""
    if proposal is None:
        return why
    middle = (max(span.start, proposal.start) + min(span.end, proposal.end)) / 2
    reasons = tuple(dict.fromkeys(reason for reason in (proposal.reason, *why.reasons) if reason))[:_MOST_REASONS]
    return Explanation(reasons, tuple(sorted({*why.evidence, middle})))


def witnessed(highlight: Highlight, sentence: str) -> Highlight:
    """The highlight with what is to be seen in it before its other reasons, and its middle among the evidence."""
    reasons = tuple(dict.fromkeys((sentence, *highlight.reasons)))[:_MOST_REASONS]
    middle = (highlight.start + highlight.end) / 2
    return msgspec.structs.replace(highlight, reasons=reasons, evidence=tuple(sorted({*highlight.evidence, middle})))


def retitled(titles: Sequence[str], proposals: Sequence[Proposal | None]) -> list[str]:
    """The model's titles where it has any, no two alike: the first to have one keeps it."""
    taken = set(titles)
    found = []
    for title, proposal in zip(titles, proposals, strict=True):
        if proposal is not None and proposal.title and proposal.title not in taken:
            taken.add(proposal.title)
            found.append(proposal.title)
        else:
            found.append(title)
    return found
