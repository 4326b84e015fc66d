"""Stretches of time: their lengths and what they share. A span is (start, end) in seconds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Span = tuple[float, float]


def merged(spans: Iterable[Span]) -> list[Span]:
    """The union as spans that do not touch, ascending; what ends before it starts is no span and is left out."""
    union: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] <= span[1]):
        if union and start <= union[-1][1]:
            union[-1] = (union[-1][0], max(union[-1][1], end))
        else:
            union.append((start, end))
    return union


def length(spans: Iterable[Span]) -> float:
    """The sum of the lengths."""
    return sum(end - start for start, end in spans)


def shared(one: Sequence[Span], other: Sequence[Span]) -> float:
    """What two lists share, walked once side by side: where one is not ascending, some of it is missed."""
    total = 0.0
    first = second = 0
    while first < len(one) and second < len(other):
        (a, b), (c, d) = one[first], other[second]
        total += max(0.0, min(b, d) - max(a, c))
        if b <= d:
            first += 1
        else:
            second += 1
    return total


def overlap(one: Span, other: Span) -> float:
    """Intersection over union of two spans, 0 where both are instants."""
    common = max(0.0, min(one[1], other[1]) - max(one[0], other[0]))
    union = max(one[1], other[1]) - min(one[0], other[0]) if common else length([one, other])
    return common / union if union > 0 else 0.0
