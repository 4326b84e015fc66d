"""Which footage is asked about, and where in it an answer points: as moments to be shown and put into the cut. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from editor.model import Clip, Media, Project
from engine.protocol.understanding import Place
from ui.panels.moments import Moment, asked, within

SCOPES = ("bin", "selected", "sequence")
"""All footage of the bin; what is selected there or on the timeline; what the active sequence shows."""
LONGEST_NAME = 60
"""Letters of the name that a clip gets from a statement."""


def footage_of(project: Project, scope: str, *, selection: Iterable[str] = (), focus: str = "") -> tuple[Media, ...]:
    """The footage of one of SCOPES that has moving pictures, each content once: in the order of the bin, of the sequence in
    the order of its clips. `selection` are ids of items on the timeline, `focus` is a media id."""
    if scope == "bin":
        return asked(project.media)
    media = {entry.id: entry for entry in project.media}
    clips = _clips(project)
    if scope == "sequence":
        return asked(media[clip.media] for clip in clips if clip.media in media)
    wanted = set(selection)
    chosen = {clip.media for clip in clips if clip.id in wanted} or ({focus} if focus else set())
    return asked(entry for entry in project.media if entry.id in chosen)


def shown_places(project: Project, media: Sequence[Media]) -> tuple[Place, ...]:
    """The stretches of `media` that the active sequence shows, in its order; each names its file's position in `media`."""
    positions = {entry.info.fingerprint: place for place, entry in enumerate(media)}
    contents = {entry.id: entry.info.fingerprint for entry in project.media}
    sequence = next((one for one in project.sequences if one.id == project.active), None)
    found: list[Place] = []
    for clip in _clips(project):
        position = positions.get(contents.get(clip.media, ""))
        if sequence is None or position is None:
            continue
        start, end = sorted((clip.source_in, clip.source_out(sequence.rate)))
        start, end = within(media[position], start, end)
        if start < end:
            found.append(Place(position, start, end))
    return tuple(found)


def _clips(project: Project) -> list[Clip]:
    """What the active sequence shows of footage, in the order of its timeline."""
    sequence = next((one for one in project.sequences if one.id == project.active), None)
    tracks = [track for track in sequence.tracks if track.kind == "video" and not track.hidden] if sequence else []
    clips = [clip for track in tracks for clip in track.clips if clip.enabled]
    return sorted(clips, key=lambda clip: clip.record_in)


def moment_at(
    place: Place, media: Sequence[Media], text: str, engine: str, *, score: float | None = None, reason: str = ""
) -> Moment | None:
    """What an answer about `media` says of a place, clamped to the footage; None where nothing of it is there. `text` names
    the clip that it may become, and is the reason for it unless there is another one."""
    if not 0 <= place.media < len(media):
        return None
    entry = media[place.media]
    start, end = within(entry, place.start, place.end)
    if end <= start:
        return None
    return Moment(
        media=entry.id,
        place=place.media,
        start=start,
        end=end,
        score=min(1.0, max(0.0, score or 0.0)),
        title=shortened(text),
        reasons=(reason or text,),
        evidence=((start + end) / 2,),
        engine=engine,
    )


def shortened(text: str, longest: int = LONGEST_NAME) -> str:
    """One line, at most that long."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
