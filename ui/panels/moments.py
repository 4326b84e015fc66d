"""Moments that the engine found, beside the footage and the cut that they belong to. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from editor.edits import EditError, Source, append
from editor.model import Clip, Media, Origin, Project
from editor.recipes.first_sequence import with_sequence_for
from engine.protocol import PRESENTATION_TOLERANCE, Highlights
from ui.panels.changes import Edit

TASK = "highlights"
_SAME = Fraction(1, 2)
"""Share of a moment that a clip must show to count as that moment in the cut."""


@dataclass(frozen=True)
class Moment:
    """One proposal. Times are media seconds; `place` is where its file stands in the request."""

    media: str
    place: int
    start: Fraction
    end: Fraction
    score: float
    title: str
    reasons: tuple[str, ...]
    evidence: tuple[Fraction, ...]
    engine: str

    @property
    def still(self) -> Fraction:
        """The instant that shows it best: what its first reason rests on, else its middle."""
        return self.evidence[0] if self.evidence else (self.start + self.end) / 2


def asked(media: Iterable[Media]) -> tuple[Media, ...]:
    """Of this footage, what has moving pictures, each content once."""
    found: dict[str, Media] = {}
    for entry in media:
        if entry.info.kind == "video" and entry.video is not None:
            found.setdefault(entry.info.fingerprint, entry)
    return tuple(found.values())


def within(media: Media, start: Fraction, end: Fraction) -> tuple[Fraction, Fraction]:
    """The stretch clamped to the footage; its end is not after its start where nothing is left."""
    limit = media.video.duration if media.video is not None else media.info.duration
    return max(start, Fraction(0)), min(end, limit)


def moments_of(found: Highlights, media: Sequence[Media]) -> tuple[Moment, ...]:
    """The answer to a request about `media`, clamped to the footage; what lies outside of it is dropped."""
    moments = []
    for highlight in found.highlights:
        if not 0 <= highlight.media < len(media):
            continue
        entry = media[highlight.media]
        start, end = within(entry, highlight.start, highlight.end)
        if end <= start:
            continue
        moments.append(
            Moment(
                media=entry.id,
                place=highlight.media,
                start=start,
                end=end,
                score=min(1.0, max(0.0, highlight.score)),
                title=highlight.title,
                reasons=highlight.reasons,
                evidence=tuple(time for time in highlight.evidence if start <= time <= end),
                engine=found.engine,
            )
        )
    return tuple(moments)


def best_first(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    return tuple(sorted(moments, key=lambda moment: (-moment.score, moment.place, moment.start)))


def in_order(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """In the order of the footage and of time within it."""
    return tuple(sorted(moments, key=lambda moment: (moment.place, moment.start)))


class _Shown(NamedTuple):
    """The media times that a clip shows, from the earliest to the latest."""

    low: Fraction
    high: Fraction
    clip: Clip


class Cut:
    """Which stretches of footage the cut shows. Looked at anew after every edit, it measures only the clips that changed."""

    def __init__(self, *, pieces: bool = True) -> None:
        """Whether a clip that lies wholly inside a moment counts as that moment, too."""
        self._pieces = pieces
        self._measured: dict[int, _Shown] = {}  # by identity: clips are values, which projects share
        self._rate = Fraction(0)
        self._by_content: dict[str, list[_Shown]] = {}
        self._longest: dict[str, Fraction] = {}
        self._contents: dict[str, str] = {}

    def look(self, project: Project) -> None:
        """Take the active sequence of `project` for the cut."""
        sequence = next((entry for entry in project.sequences if entry.id == project.active), None)
        self._contents = {entry.id: entry.info.fingerprint for entry in project.media}
        self._by_content = {}
        rate = sequence.rate if sequence is not None else self._rate
        known, self._measured = (self._measured if rate == self._rate else {}), {}
        self._rate = rate
        for track in sequence.tracks if sequence is not None else ():
            if track.kind == "video":
                for clip in track.clips:
                    found = known.get(id(clip)) or _shown(clip, rate)
                    self._measured[id(clip)] = found
                    self._by_content.setdefault(self._contents.get(clip.media, ""), []).append(found)
        for shown in self._by_content.values():
            shown.sort(key=lambda one: float(one.low))
        self._longest = {key: max(one.high - one.low for one in shown) for key, shown in self._by_content.items()}

    def clip_showing(self, moment: Moment) -> Clip | None:
        """The first clip that shows at least half of the moment, or lies wholly inside it where `pieces` count."""
        content = self._contents.get(moment.media, "")
        shown = self._by_content.get(content, [])
        first = bisect_left(shown, moment.start - self._longest.get(content, Fraction(0)) - 1, key=lambda one: one.low)
        found: list[Clip] = []
        for low, high, clip in shown[first:]:
            if low >= moment.end:
                break
            length = min(high, moment.end) - max(low, moment.start)
            inside = self._pieces and length == high - low
            if length > 0 and (length >= (moment.end - moment.start) * _SAME or inside):
                found.append(clip)
        return min(found, key=lambda clip: clip.record_in, default=None)


def _shown(clip: Clip, rate: Fraction) -> _Shown:
    low, high = sorted((clip.source_in, clip.source_out(rate)))
    return _Shown(low, high, clip)


def add(moment: Moment, *, sequence_name: str = "", task: str = TASK, query: str = "", scored: bool = True) -> Edit:
    """Append the moment to the timeline, with where it comes from; a project without a sequence gets one. A moment that was
    not `scored` is no better or worse than others."""

    def edit(project: Project) -> Project:
        project = with_sequence_for(project, moment.media, name=sequence_name)
        return append(project, source_of(project, moment, task=task, query=query, scored=scored))

    return edit


def source_of(project: Project, moment: Moment, *, task: str = TASK, query: str = "", scored: bool = True) -> Source:
    """The moment as something to be edited in, on the frames of its footage and of the sequence, which there is. Raises
    EditError for footage without a picture."""
    media = project.media_by_id(moment.media)
    video = media.video
    if video is None:
        raise EditError(f"“{media.name}” has no picture")
    start, rate = moment.start, project.sequence.rate
    if not video.vfr and video.rate > 0:
        start = ceil((start - PRESENTATION_TOLERANCE) * video.rate) / video.rate
    frames = max(1, floor((moment.end - start) * rate + Fraction(1, 1000)))
    origin = Origin(
        task=task,
        engine=moment.engine,
        score=moment.score if scored else None,
        reasons=moment.reasons,
        evidence=moment.evidence,
        query=query,
    )
    return Source(media=moment.media, source_in=start, duration=frames, name=moment.title, origin=origin)
