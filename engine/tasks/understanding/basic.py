"""What the basic engine answers where a video-language model would say more: signals in words, and it says so. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from pathlib import PurePath

from engine.protocol import Analysis, Span
from engine.protocol.understanding import Chapter, Level, Place, Statement, Suggestions
from engine.tasks.highlights.reasons import explain, titles
from engine.tasks.highlights.saliency import Curve, measure, shown_end
from engine.tasks.understanding.chaptering import chapters as divided

ENGINE = "basic"
SIGNALS_ONLY = "the basic engine tells what it measures; what is to be seen takes a video-language model"
_MOST_TITLES = 5
_WORD = re.compile(r"[^\W\d_]{3,}")
_NAMELESS = re.compile(r"(?i)^(img|dsc|mvi|gopr|gh\d\d|vid|video|clip|untitled|movie|mov|pxl|dji)\d*$")


Films = Sequence[tuple[int, Analysis]]
"""Files by their position in the request."""


def described(films: Films, level: Level) -> tuple[Statement, ...]:
    """Statements about each file in turn: one of it all, one a chapter, or one a shot."""
    found: list[Statement] = []
    for media, analysis in films:
        curve = measure(analysis)
        whole = Span(Fraction(0), shown_end(analysis))
        if whole.duration <= 0:
            continue
        if level == "line":
            found.append(Statement(text=_sum(curve), places=(Place(media, whole.start, whole.end),)))
            continue
        spans = divided(curve) if level == "paragraph" else _shots(analysis, whole)
        found += [
            Statement(text=_sentence(_telling(explain(curve, span).reasons)), places=(Place(media, span.start, span.end),))
            for span in spans
        ]
    return tuple(found)


def chapters(films: Films) -> tuple[Chapter, ...]:
    """The chapters of each file, named by what sets them apart."""
    places: list[Place] = []
    paths: list[str] = []
    reasons = []
    for media, analysis in films:
        curve = measure(analysis)
        for span in divided(curve):
            places.append(Place(media, span.start, span.end))
            paths.append(analysis.info.path)
            reasons.append(explain(curve, span))
    named = titles(reasons, [(path, place.start) for path, place in zip(paths, places, strict=True)])
    return tuple(Chapter(place=place, title=title) for place, title in zip(places, named, strict=True))


def suggestions(films: Films, places: Sequence[Place]) -> Suggestions:
    """Titles from the names of the files and from what makes their best moments stand out."""
    names = list(dict.fromkeys(name for _, analysis in films if (name := _name(analysis.info.path))))
    reasons: list[str] = []
    for media, analysis in films:
        curve = measure(analysis)
        spans = [Span(place.start, place.end) for place in places if place.media == media]
        if not places:
            spans = [Span(Fraction(0), shown_end(analysis))]
        for span in spans:
            if span.duration > 0:
                reasons += explain(curve, span).reasons
    reasons = list(dict.fromkeys(reasons))
    found = [*names, *(f"{name}: {reason}" for name in names for reason in reasons), *map(_upper, reasons)]
    tags = [f"#{word}" for word in dict.fromkeys(word.lower() for name in names for word in _WORD.findall(name))]
    return Suggestions(
        engine=ENGINE,
        titles=tuple(dict.fromkeys(found))[:_MOST_TITLES],
        hashtags=tuple(tags[:_MOST_TITLES]),
        notes=(SIGNALS_ONLY,),
    )


def _shots(analysis: Analysis, whole: Span) -> list[Span]:
    found = [Span(shot.start, min(shot.end, whole.end)) for shot in analysis.shots if shot.start < whole.end]
    return [span for span in found if span.duration > 0] or [whole]


def _sum(curve: Curve) -> str:
    """One file in one line: how long, how many shots, how much speech, and what stands out."""
    analysis = curve.analysis
    end = shown_end(analysis)
    facts = [f"{float(end):.1f} s"]
    if analysis.info.video:
        facts.append("1 shot" if len(analysis.shots) <= 1 else f"{len(analysis.shots)} shots")
    spoken = sum((min(span.end, end) - span.start for span in analysis.speech if span.start < end), Fraction(0))
    if spoken > 0:
        facts.append(f"speech in {round(100 * spoken / end)} %")
    return f"{', '.join(facts)}: {', '.join(explain(curve, Span(Fraction(0), end)).reasons)}"


def _telling(reasons: Sequence[str]) -> Sequence[str]:
    """Reasons without the one that every shot has."""
    return [reason for reason in reasons if reason != "new shot"] or reasons


def _sentence(reasons: Sequence[str]) -> str:
    return _upper(", ".join(reasons))


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _name(path: str) -> str:
    """A file's name as words; empty where it is only a camera's counter."""
    words = re.sub(r"[_\-.]+", " ", PurePath(path).stem).split()
    words = [word for word in words if not word.isdigit() and not _NAMELESS.match(word)]
    return _upper(" ".join(words)) if any(_WORD.search(word) for word in words) else ""
