"""From analyses to highlights: a pure function."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import PurePath

from engine.protocol import Analysis, FindHighlights, Highlight, Highlights, Span, UsageError
from engine.tasks.highlights.bounds import FrameGrid, Places, Point, merged, places
from engine.tasks.highlights.choice import Choice, choose
from engine.tasks.highlights.moments import Candidates, candidates
from engine.tasks.highlights.proposals import Proposal, behind, joined, lifted, retitled
from engine.tasks.highlights.reasons import explain, titles
from engine.tasks.highlights.saliency import measure, shown_end

ENGINE = "basic"
_MOST_SAFE = 24


def check(request: FindHighlights) -> None:
    """Raises UsageError when the request contradicts itself."""
    if not request.paths:
        raise UsageError("no footage was named", hint="name at least one file")
    if request.count is not None and request.count < 1:
        raise UsageError(f"the number of highlights must be at least 1, not {request.count}")
    if request.total is not None and request.total <= 0:
        raise UsageError(f"the total length must be above zero, not {float(request.total):g} s")
    if request.shortest <= 0 or request.longest < request.shortest:
        raise UsageError(
            f"a moment cannot last from {float(request.shortest):g} to {float(request.longest):g} s",
            hint="the shortest must be above zero and no more than the longest",
        )


def find(
    analyses: Sequence[Analysis], request: FindHighlights, proposals: Sequence[Proposal] = (), *, only: bool = False
) -> Highlights:
    """The moments of `analyses` (in the order of the request's paths) that are worth showing, best first, by signals and by
    what is proposed; with `only` none but those that go back to a proposal.

    None overlaps another, none enters a black, frozen, badly exposed or fading stretch, and none begins or ends inside
    an interval of speech, unless that runs on for more than `request.longest` seconds.
    """
    proposed = [[one for one in proposals if one.media == media] for media in range(len(analyses))]
    curves = [lifted(measure(analysis), own, only=only) for analysis, own in zip(analyses, proposed, strict=True)]
    laid_out = [places(curve, request.longest) for curve in curves]
    files = [
        candidates(curve, where, request.shortest, request.longest) for curve, where in zip(curves, laid_out, strict=True)
    ]
    chosen = choose(files, count=request.count, total=request.total, longest=request.longest)
    if only:
        chosen = [choice for choice in chosen if behind(choice.span, proposed[choice.media]) is not None]
    explained = [explain(curves[choice.media], choice.span) for choice in chosen]
    named = titles(explained, [(analyses[choice.media].info.path, choice.span.start) for choice in chosen])
    sources = [behind(choice.span, proposed[choice.media]) for choice in chosen]
    explained = [joined(why, choice.span, one) for why, choice, one in zip(explained, chosen, sources, strict=True)]
    named = retitled(named, sources)
    rooms = _rooms(chosen, analyses, laid_out)
    highlights = []
    for choice, why, title, room in zip(chosen, explained, named, rooms, strict=True):
        where, span = laid_out[choice.media], choice.span
        least = min(request.shortest, span.duration)
        highlights.append(
            Highlight(
                media=choice.media,
                start=choice.span.start,
                end=choice.span.end,
                score=choice.score,
                title=title,
                reasons=why.reasons,
                evidence=why.evidence,
                room=room,
                safe_ins=_safe(where.ins, room.start, span.end - least, span.start),
                safe_outs=_safe(where.outs, span.start + least, room.end, span.end),
            )
        )
    return Highlights(engine=ENGINE, highlights=tuple(highlights), notes=_notes(analyses, laid_out, files))


def _rooms(chosen: Sequence[Choice], analyses: Sequence[Analysis], laid_out: Sequence[Places]) -> list[Span]:
    """How far each moment may grow without meeting a cut, a bad stretch or what its neighbours may grow into."""
    rooms = [laid_out[choice.media].shot_room(choice.span.start, choice.span.end) for choice in chosen]
    order = sorted(range(len(chosen)), key=lambda index: (chosen[index].media, chosen[index].span.start))
    for left, right in pairwise(order):
        if chosen[left].media != chosen[right].media or rooms[left].end <= rooms[right].start:
            continue
        gap = Span(chosen[left].span.end, chosen[right].span.start)
        border = FrameGrid(analyses[chosen[left].media]).nearest((gap.start + gap.end) / 2)
        border = min(max(border, gap.start), gap.end)
        rooms[left] = Span(rooms[left].start, border)
        rooms[right] = Span(border, rooms[right].end)
    return rooms


def _safe(points: tuple[Point, ...], start: Fraction, end: Fraction, near: Fraction) -> tuple[Fraction, ...]:
    """The best points of [start, end], the moment's own edge first; of equals, the nearer to that edge."""
    first = bisect_left(points, start, key=lambda point: point.time)
    last = bisect_right(points, end, key=lambda point: point.time)
    ordered = sorted(
        points[first:last], key=lambda point: (point.time != near, -point.quality, abs(point.time - near), point.time)
    )
    return tuple(point.time for point in ordered[:_MOST_SAFE])


def _notes(analyses: Sequence[Analysis], laid_out: Sequence[Places], files: Sequence[Candidates]) -> tuple[str, ...]:
    """What was left out and why, for the user."""
    notes = []
    for analysis, where, found in zip(analyses, laid_out, files, strict=True):
        name, length = PurePath(analysis.info.path).name, shown_end(analysis)
        ends = [min(span.end, length) - span.start for span in merged(analysis.unusable) if span.start < length]
        bad = sum(ends, Fraction(0))
        if not where.regions:
            notes.append(f"{name}: nothing usable: the picture is black, frozen, badly exposed or fading throughout")
        elif not len(found):
            without = "without breaking into speech or into what is black, frozen or badly exposed"
            notes.append(f"{name}: nothing usable: no moment can be cut from it {without}")
        elif bad >= 1 and bad * 10 >= length:
            part = f"{float(bad):.1f} of {float(length):.1f} s"
            notes.append(f"{name}: {part} are black, frozen or badly exposed and were left out")
        notes.extend(f"{name}: {note}" for note in analysis.notes)
    return tuple(notes)
