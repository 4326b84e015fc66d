"""Which pictures fill which frames: the sequence's video tracks as spans, read off `frame_plan`.

A span of one plain clip has one input and no composition at all. Only where pictures mix do layers lie over one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby, pairwise

from editor.model import Clip, Crop, Media, Project, Sequence, Subtitle, Title, Track
from editor.render.frame import Layer, frame_plan, shown_tracks, transparent
from editor.render.runs import Run, most_held, runs_of
from engine.protocol import MediaInfo, VideoStream

Levels = tuple[float, ...]
"""One value for every frame of a span, or a single one for all of them."""
Layers = tuple[Layer, ...]


@dataclass(frozen=True)
class Overlay:
    """A picture over the others of a span: how much of it is seen, which share of the frame's width from the left (empty for
    all of it), and what its colours are multiplied with (see `editor.render.frame.Layer`)."""

    picture: PictureSpan
    opacity: Levels
    wipe: Levels
    light: Levels
    transparent: bool


@dataclass(frozen=True)
class PictureSpan:
    """Frames `start` to `start + frames - 1` of the programme, shown from one clip or title, or black where neither is.

    `source` is the media time that is read first, in seconds; `first` how many frames into the clip the span begins. The
    pictures are `speed` / rate apart, or at `times` where the speed changes; with `backwards` they are shown in reverse.
    `over` lies over it, bottom to top, and subtitles over all where it is `subtitled`.
    """

    start: int
    frames: int
    info: MediaInfo | None = None
    stream: VideoStream | None = None
    source: Fraction = Fraction(0)
    speed: Fraction = Fraction(1)
    crop: Crop | None = None
    first: int = 0
    times: tuple[Fraction, ...] = ()
    backwards: bool = False
    title: Title | None = None
    over: tuple[Overlay, ...] = ()
    subtitled: bool = False

    @property
    def pictures(self) -> tuple[PictureSpan, ...]:
        """Itself and all that lies over it: whatever is read."""
        return (self, *(overlay.picture for overlay in self.over))

    def part(self, first: int, frames: int, rate: Fraction) -> PictureSpan:
        """Frames `first` to `first + frames - 1` of it, counted from its start."""
        skipped = self.frames - first - frames if self.backwards else first
        times = self.times[skipped : skipped + frames]
        return replace(
            self,
            start=self.start + first,
            frames=frames,
            source=times[0] if times else self.source + skipped * self.speed / rate,
            first=self.first + first,
            times=times,
            over=tuple(
                replace(
                    each,
                    picture=each.picture.part(first, frames, rate),
                    opacity=_part(each.opacity, first, frames),
                    wipe=_part(each.wipe, first, frames),
                    light=_part(each.light, first, frames),
                )
                for each in self.over
            ),
        )

    @property
    def inputs(self) -> int:
        """How many inputs it opens at most."""
        return 1 + 3 * len(self.over)


@dataclass(frozen=True)
class _Stretch:
    """Frames that show the same items: the layers of each, or of all where nothing but time passes."""

    begin: int
    end: int
    layers: tuple[Layers, ...]
    steady: bool


def picture_spans(project: Project, sequence: Sequence, frames: int) -> tuple[PictureSpan, ...]:
    """Frames 0 to `frames - 1` of the project's active sequence, in order."""
    tracks = shown_tracks(sequence, "video")
    mixing = [part for track in tracks for part in _mixing(track)]
    mixed = {frame for begin, end in mixing for frame in range(begin, end)}
    halts = {frame for track in tracks for frame in _halts(project, sequence, track)}
    changes = {frame for track in tracks for item in track.items for frame in (item.record_in, item.record_out)}
    changes |= {frame for part in mixing for frame in part}
    marks = sorted({0, frames} | {frame for frame in halts | changes if 0 < frame < frames})
    stretches: list[_Stretch] = []
    for begin, end in pairwise(marks):
        for stretch in _stretches(project, begin, end, steady=begin not in mixed):
            if stretches and stretch.begin not in halts and _goes_on(stretches[-1], stretch):
                stretch = _together(stretches.pop(), stretch)
            stretches.append(stretch)
    spans = [_span(sequence, stretch) for stretch in stretches]
    said = [
        (item.record_in, item.record_out)
        for track in shown_tracks(sequence, "subtitle")
        for item in track.items
        if isinstance(item, Subtitle) and item.enabled
    ]
    return tuple(
        replace(span, subtitled=any(a < span.start + span.frames and span.start < b for a, b in said)) for span in spans
    )


def _mixing(track: Track) -> Iterator[tuple[int, int]]:
    """(begin, end) of the track's transitions."""
    items = {item.id: item for item in track.items} if track.transitions else {}
    for transition in track.transitions:
        if transition.left is not None:
            cut = items[transition.left].record_out
        elif transition.right is not None:
            cut = items[transition.right].record_in
        else:
            continue
        yield cut - transition.before, cut + transition.after


def _halts(project: Project, sequence: Sequence, track: Track) -> Iterator[int]:
    """Frames at which a clip has to be read anew, from elsewhere in its footage."""
    early = {transition.right: transition.before for transition in track.transitions}
    late = {transition.left: transition.after for transition in track.transitions}
    for clip in track.clips:
        if clip.enabled and (clip.speed.ramp or clip.speed.rate < 0):
            begin, end = clip.record_in - early.get(clip.id, 0), clip.record_out + late.get(clip.id, 0)
            for run in _runs(project.media_by_id(clip.media), clip, begin, end, sequence.rate):
                yield clip.record_in + run.first


def _runs(media: Media, clip: Clip, begin: int, end: int, rate: Fraction) -> tuple[Run, ...]:
    """The clip's frames at `begin` to `end - 1` of the programme."""
    first = begin - clip.record_in
    if media.info.kind == "image":
        return (Run(first, end - begin, Fraction(0), Fraction(0)),)
    return runs_of(clip, first, end - begin, rate, most_held(media.info.video[clip.stream]))


def _stretches(project: Project, begin: int, end: int, *, steady: bool) -> Iterator[_Stretch]:
    """Frames between two marks: one stretch, or in a transition as many as its items come and go."""
    if steady:
        yield _Stretch(begin, end, (frame_plan(project, begin).layers,), steady=True)
        return
    plans = [frame_plan(project, frame).layers for frame in range(begin, end)]
    at = begin
    for _, group in groupby(plans, key=lambda layers: [layer.item.id for layer in layers]):
        layers = tuple(group)
        yield _Stretch(at, at + len(layers), layers, steady=False)
        at += len(layers)


def _goes_on(before: _Stretch, after: _Stretch) -> bool:
    """Whether the same pictures simply run on."""
    return before.steady == after.steady and _look(before) == _look(after)


def _together(before: _Stretch, after: _Stretch) -> _Stretch:
    layers = before.layers if before.steady else before.layers + after.layers
    return _Stretch(before.begin, after.end, layers, before.steady)


def _look(stretch: _Stretch) -> list[tuple[str, float | None]]:
    """What stays the same in a stretch: its items, and where it is steady how much of them is seen."""
    return [(layer.item.id, layer.opacity if stretch.steady else None) for layer in stretch.layers[0]]


def _span(sequence: Sequence, stretch: _Stretch) -> PictureSpan:
    """The stretch with the lowest layer as its base where that fills the frame by itself, else over black."""
    columns = list(zip(*stretch.layers, strict=True))
    black = PictureSpan(stretch.begin, stretch.end - stretch.begin)
    if columns and _is_base(columns[0], alone=len(columns) == 1):
        base = _picture(sequence, stretch, columns[0][0])
        return replace(base, over=tuple(_overlay(sequence, stretch, column) for column in columns[1:]))
    return replace(black, over=tuple(_overlay(sequence, stretch, column) for column in columns))


def _is_base(column: Layers, *, alone: bool) -> bool:
    plain = all(layer.light == 1 and layer.wipe is None and layer.opacity == 1 for layer in column)
    return plain and (column[0].covers or (alone and isinstance(column[0].item, Clip)))


def _overlay(sequence: Sequence, stretch: _Stretch, column: Layers) -> Overlay:
    layer = column[0]
    return Overlay(
        picture=_picture(sequence, stretch, layer),
        opacity=_levels([each.opacity for each in column]),
        wipe=() if layer.wipe is None else _levels([1.0 if each.wipe is None else each.wipe for each in column]),
        light=_levels([each.light for each in column]),
        transparent=transparent(layer.item, layer.media),
    )


def _levels(values: list[float]) -> Levels:
    return (values[0],) if all(value == values[0] for value in values) else tuple(values)


def _part(levels: Levels, first: int, frames: int) -> Levels:
    return levels[first : first + frames] if len(levels) > 1 else levels


def _picture(sequence: Sequence, stretch: _Stretch, layer: Layer) -> PictureSpan:
    frames = stretch.end - stretch.begin
    if isinstance(layer.item, Title) or layer.media is None:
        title = layer.item if isinstance(layer.item, Title) else None
        return PictureSpan(stretch.begin, frames, title=title)
    clip, media = layer.item, layer.media
    run = _runs(media, clip, stretch.begin, stretch.end, sequence.rate)[0]
    return PictureSpan(
        start=stretch.begin,
        frames=frames,
        info=media.info,
        stream=media.info.video[clip.stream],
        source=run.source,
        speed=run.speed,
        crop=clip.crop,
        first=run.first,
        times=run.times,
        backwards=run.backwards,
    )
