"""What is on screen at frame n: the one answer that preview and render both follow."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from editor.crops import window_at
from editor.model import Clip, Media, Project, Sequence, Subtitle, SubtitleStyle, Title, Track, Transition

Window = tuple[float, float, float, float]


@dataclass(frozen=True)
class Layer:
    """One picture of a frame, laid over those before it.

    A clip's picture fills the whole frame, the black bars beside it included: without `window` the upright picture is scaled
    to fit inside the frame, with it (left, top, width, height as 0..1 of the upright picture) that part of the picture is.
    A title's picture is as large as the frame and may be transparent in places.
    """

    item: Clip | Title
    media: Media | None
    """None for a title."""
    stream: int
    """Which of the media's picture streams, by position."""
    time: Fraction | None
    """Media time in seconds; 0 for a still image, None for a title."""
    window: Window | None
    opacity: float
    """0..1, the item's own and its transition's."""
    wipe: float | None = None
    """Share of the frame's width that is seen of it, from the left; None for all."""
    light: float = 1.0
    """What its colours are multiplied with, 0..1: a dip goes through black, whatever lies beneath. A picture with
    transparent places goes by its opacity instead, so this is 1 for it."""

    @property
    def covers(self) -> bool:
        """Whether nothing can be seen of what lies beneath."""
        return self.opacity >= 1 and self.wipe is None and not transparent(self.item, self.media)


@dataclass(frozen=True)
class FramePlan:
    """One frame: `layers` bottom to top over black, and the subtitles over them, each with its style and the number of
    frames since its start."""

    layers: tuple[Layer, ...] = ()
    subtitles: tuple[tuple[Subtitle, SubtitleStyle, int], ...] = ()


def frame_plan(project: Project, frame: int) -> FramePlan:
    """What the active sequence shows at `frame`: nothing, which is black, before its start and after its end.

    Later video tracks lie over earlier ones. Hidden tracks are left out, and where tracks of a kind are solo, the others of
    that kind. Layers of which nothing can be seen are left out. Raises KeyError without an active sequence and for a clip
    whose media is not in the project.
    """
    sequence = project.sequence
    layers: list[Layer] = []
    for track in shown_tracks(sequence, "video"):
        for layer in _track_layers(project, sequence, track, frame):
            if layer.covers:
                layers.clear()
            if layer.opacity > 0 and layer.wipe != 0:
                layers.append(layer)
    subtitles = tuple(
        (item, style_of(sequence, item.style), frame - item.record_in)
        for track in shown_tracks(sequence, "subtitle")
        for item in _at(track, frame)
        if isinstance(item, Subtitle)
    )
    return FramePlan(tuple(layers), subtitles)


def shown_tracks(sequence: Sequence, kind: str) -> tuple[Track, ...]:
    """The tracks of a kind that are seen or heard, in order."""
    tracks = [track for track in sequence.tracks if track.kind == kind]
    solo = [track for track in tracks if track.solo]
    return tuple(track for track in (solo or tracks) if not _silenced(track))


def style_of(sequence: Sequence, name: str) -> SubtitleStyle:
    """The sequence's style of that name; the first one where it has none of that name."""
    for style in sequence.styles:
        if style.name == name:
            return style
    return sequence.styles[0] if sequence.styles else SubtitleStyle(name=name)


def transparent(item: Clip | Title, media: Media | None) -> bool:
    """Whether the item's own picture lets what lies beneath through."""
    if isinstance(item, Title):
        return item.template != "card"
    streams = media.info.video if media else ()
    return item.stream < len(streams) and streams[item.stream].has_alpha


def progress(transition: Transition, cut: int, frame: int) -> float:
    """How far a transition across `cut` has come at `frame`, above 0 and below 1 in even steps."""
    return (frame - (cut - transition.before) + 1) / (transition.before + transition.after + 1)


def _silenced(track: Track) -> bool:
    if track.kind == "video":
        return track.hidden
    return track.muted or (track.kind == "subtitle" and track.hidden)


def _at(track: Track, frame: int) -> Iterator[Clip | Title | Subtitle]:
    """The enabled item at `frame`, if there is one."""
    number = bisect_right(track.items, frame, key=lambda item: item.record_in) - 1
    if number >= 0:
        item = track.items[number]
        if frame < item.record_out and item.enabled and isinstance(item, Clip | Title | Subtitle):
            yield item


def _track_layers(project: Project, sequence: Sequence, track: Track, frame: int) -> Iterator[Layer]:
    """The track's one layer at `frame`, or two in a transition, which always lies inside the items that it joins."""
    number = bisect_right(track.items, frame, key=lambda item: item.record_in) - 1
    if number < 0 or frame >= track.items[number].record_out:
        return
    here = track.items[number]
    for transition in track.transitions:
        if here.id in (transition.left, transition.right):
            cut = here.record_out if here.id == transition.left else here.record_in
            if cut - transition.before <= frame < cut + transition.after:
                first = number if here.id == transition.left else number - 1
                left = _seen(track, first) if transition.left is not None else None
                right = _seen(track, first + 1) if transition.right is not None else None
                yield from _between(project, sequence, transition, left, right, frame, progress(transition, cut, frame))
                return
    item = _seen(track, number)
    if item is not None:
        yield _layer(project, sequence, item, frame)


def _seen(track: Track, number: int) -> Clip | Title | None:
    item = track.items[number] if 0 <= number < len(track.items) else None
    return item if isinstance(item, Clip | Title) and item.enabled else None


def _between(
    project: Project,
    sequence: Sequence,
    transition: Transition,
    left: Clip | Title | None,
    right: Clip | Title | None,
    frame: int,
    part: float,
) -> Iterator[Layer]:
    """The layers of a transition that has come to `part`. Where a side is missing, what lies beneath takes its place in a
    dissolve and a wipe: black on the lowest track."""
    if transition.kind == "dip":
        if left is not None and (part < 0.5 or right is None):
            yield _layer(project, sequence, left, frame, light=1 - (2 * part if right is not None else part))
        elif right is not None:
            yield _layer(project, sequence, right, frame, light=2 * part - 1 if left is not None else part)
    elif transition.kind == "wipe":
        if left is not None:
            yield _layer(project, sequence, left, frame, wipe=None if right is not None else 1 - part)
        if right is not None:
            yield _layer(project, sequence, right, frame, wipe=part)
    else:
        over = _layer(project, sequence, right, frame, share=part) if right is not None else None
        if left is not None:
            rest = _share_below(over, part)
            yield _layer(project, sequence, left, frame, share=rest)
        if over is not None:
            yield over


def _share_below(over: Layer | None, part: float) -> float:
    """The opacity of the first of two layers so that both, one over the other, are the mixture 1 - part : part.

    With the second at opacity b over it, the first is seen through 1 - b. A picture with transparent places lets all of the
    first one through there, so that the first has to go by itself.
    """
    if over is None or transparent(over.item, over.media):
        return 1 - part
    return (1 - part) / (1 - over.opacity)


def _layer(
    project: Project,
    sequence: Sequence,
    item: Clip | Title,
    frame: int,
    *,
    share: float = 1.0,
    wipe: float | None = None,
    light: float = 1.0,
) -> Layer:
    media = project.media_by_id(item.media) if isinstance(item, Clip) else None
    if light < 1 and transparent(item, media):
        share, light = share * light, 1.0
    if media is None or isinstance(item, Title):
        return Layer(item, None, 0, None, None, share, wipe, light)
    first = frame - item.record_in
    time = Fraction(0) if media.info.kind == "image" else item.source_at(first, sequence.rate)
    window: Window | None = None
    if item.crop is not None and item.crop.keys:
        key = window_at(item.crop, first)
        window = (key.x, key.y, key.width, key.height)
    return Layer(item, media, item.stream, time, window, item.opacity * share, wipe, light)
