"""From a track to the events of an edit decision list: which source frames play over which record frames, and how they meet.

Everything is in whole frames at the sequence's rate, out points exclusive. Layout is editor.interchange.edl's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import msgspec

from editor.interchange.loss import LossReport
from editor.interchange.timing import average_rate
from editor.model import Clip, Media, Project, Sequence, Track, Transition

LONGEST_TRANSITION = 999
"""Frames: the operation column has three digits."""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A clip, stretched by its transitions' handles, as one steady run through its media."""

    clip: Clip
    media: Media
    rate: Fraction
    """Source frames for each record frame."""
    sequence_rate: Fraction

    def time_at(self, frame: int) -> Fraction:
        """Media time at record frame `frame`, which may lie in a handle outside the clip."""
        return self.clip.source_in + (frame - self.clip.record_in) * self.rate / self.sequence_rate

    def has(self, frame: int) -> bool:
        """Whether the media has a picture or sound for record frame `frame`."""
        return self.media.info.kind == "image" or 0 <= self.time_at(frame) <= self.media.info.duration


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of an event: `source` over [record_in, record_out), or black where there is none."""

    source: Source | None
    record_in: int
    record_out: int
    kind: str = "C"
    """C, D, or W and three digits."""
    length: int | None = None
    """Frames of the transition."""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A cut (one line) or a transition (two lines: what is left, then what comes)."""

    channel: tuple[str, ...]
    """The track column, and the line that follows when it needs one for channels 3 and 4."""
    lines: tuple[Line, ...]

    @property
    def record_in(self) -> int:
        return self.lines[-1].record_in

    @property
    def record_out(self) -> int:
        return self.lines[-1].record_out


class _Joint(msgspec.Struct, frozen=True, kw_only=True):
    """A transition that can be written: its kind, and the record frames around the cut."""

    kind: str
    before: int
    after: int


def usable_clips(project: Project, sequence: Sequence, track: Track) -> tuple[Source, ...]:
    """The clips of a track that a list can name, in order."""
    return tuple(
        Source(
            clip=clip,
            media=project.media_by_id(clip.media),
            rate=average_rate(clip, sequence.rate),
            sequence_rate=sequence.rate,
        )
        for clip in track.clips
        if clip.enabled and not (track.kind == "audio" and clip.gain.muted)
    )


def track_events(
    sources: tuple[Source, ...],
    transitions: Iterable[Transition],
    channel: tuple[str, ...],
    loss: LossReport,
    *,
    black: bool,
) -> list[Event]:
    """The events of one track. With `black`, gaps (also one at the head) become events of black, so that record times
    follow each other without a hole; else they are left open, which readers take for silence or transparency."""
    into, out_of = _joints(sources, tuple(transitions), loss)
    events: list[Event] = []
    position = 0
    for index, source in enumerate(sources):
        clip = source.clip
        lead, tail = into.get(index), out_of.get(index)
        start = clip.record_in - _before(lead)
        end = clip.record_out - (tail.before if tail else 0)
        if start > position and black:
            events.append(_event(channel, Line(source=None, record_in=position, record_out=start)))
        shared = lead is not None and lead.kind != "dip" and out_of.get(index - 1) is lead
        leaving = sources[index - 1] if shared else None
        if lead is not None and _length(lead):
            kind = lead.kind if lead.kind.startswith("W") else "D"
            coming = Line(source=source, record_in=start, record_out=end, kind=kind, length=_length(lead))
            events.append(_event(channel, Line(source=leaving, record_in=start, record_out=start), coming))
        elif end > start:
            events.append(_event(channel, Line(source=source, record_in=start, record_out=end)))
        position = end
        if tail is not None and tail.before and (tail.kind == "dip" or into.get(index + 1) is not tail):
            fade = Line(source=None, record_in=end, record_out=clip.record_out, kind="D", length=tail.before)
            events.append(_event(channel, Line(source=source, record_in=end, record_out=end), fade))
            position = clip.record_out
    return events


def _before(joint: _Joint | None) -> int:
    """Frames before the cut in which the incoming clip can already be seen."""
    return joint.before if joint is not None and joint.kind != "dip" else 0


def _length(joint: _Joint) -> int:
    return joint.after if joint.kind == "dip" else joint.before + joint.after


def _event(channel: tuple[str, ...], *lines: Line) -> Event:
    return Event(channel=channel, lines=lines)


def _joints(
    sources: tuple[Source, ...], transitions: tuple[Transition, ...], loss: LossReport
) -> tuple[dict[int, _Joint], dict[int, _Joint]]:
    """Transitions by the position of the clip they lead into and of the clip they lead out of.

    One that has no room (its clips do not meet, the footage has no handle, it would swallow its clip, or it is longer than
    three digits can say) is left out and counted as lost.
    """
    position = {source.clip.id: index for index, source in enumerate(sources)}
    into: dict[int, _Joint] = {}
    out_of: dict[int, _Joint] = {}
    refused = 0
    for transition in transitions:
        left = position.get(transition.left) if transition.left is not None else None
        right = position.get(transition.right) if transition.right is not None else None
        named = (transition.left, transition.right)
        unknown = (
            (named[0] is not None and left is None) or (named[1] is not None and right is None) or named == (None, None)
        )
        if unknown or not _has_room(sources, transition, left, right):
            refused += 1
            continue
        joint = _joint(transition)
        if right is not None:
            into[right] = joint
        if left is not None:
            out_of[left] = joint
    for index, source in enumerate(sources):
        while _inside(into.get(index), out_of.get(index)) > source.clip.duration:
            refused += 1
            _drop(index, into, out_of)
    loss.count(
        "Transitions without room", "transition", "written as a cut or left black and silent where they stood", refused
    )
    return into, out_of


def _joint(transition: Transition) -> _Joint:
    """A fade from black begins with its clip and a fade to black ends with it: beyond, there is nothing to see."""
    if transition.left is None:
        return _Joint(kind="D", before=0, after=transition.after)
    if transition.right is None:
        return _Joint(kind="D", before=transition.before, after=0)
    return _Joint(
        kind={"wipe": "W001", "dip": "dip"}.get(transition.kind, "D"), before=transition.before, after=transition.after
    )


def _inside(lead: _Joint | None, tail: _Joint | None) -> int:
    """Frames of a clip that its transitions take."""
    return (lead.after if lead else 0) + (tail.before if tail else 0)


def _drop(index: int, into: dict[int, _Joint], out_of: dict[int, _Joint]) -> None:
    """Forget a transition of a clip that is too short for them all: the one at its end, else the one at its start."""
    tail = out_of.pop(index, None)
    if tail is None:
        lead = into.pop(index)
        if out_of.get(index - 1) is lead:
            del out_of[index - 1]
    elif into.get(index + 1) is tail:
        del into[index + 1]


def _has_room(sources: tuple[Source, ...], transition: Transition, left: int | None, right: int | None) -> bool:
    before, after = transition.before, transition.after
    if left is None:
        return 0 < after <= LONGEST_TRANSITION
    if right is None:
        return 0 < before <= LONGEST_TRANSITION
    a, b = sources[left], sources[right]
    cut = b.clip.record_in
    if (
        right != left + 1
        or a.clip.record_out != cut
        or before < 0
        or after < 0
        or not 0 < before + after <= LONGEST_TRANSITION
    ):
        return False
    return transition.kind == "dip" or (b.has(cut - before) and a.has(cut + after))
