"""What a format carries as it is, said beside what it does not."""

from __future__ import annotations

import msgspec

from editor.model import Clip, Project, Track


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that comes through whole: `count` things called `one`, and how."""

    what: str
    why: str
    count: int
    one: str

    @property
    def number(self) -> str:
        """How many, in words: "3 clips"."""
        return f"{self.count} {self.one}" if self.count == 1 else f"{self.count} {self.one}s"


def kept(project: Project, format: str) -> tuple[Kept, ...]:  # noqa: A002
    """What of the active sequence comes through in "edl" or "otio", as far as there is any of it."""
    sequence = project.sequence
    otio = format == "otio"
    pictures = _seen([track for track in sequence.tracks if track.kind == "video" and not track.hidden])
    sounds = _seen([track for track in sequence.tracks if track.kind == "audio" and not track.muted])
    clips = [*pictures, *sounds]
    constant = [clip for clip in clips if not clip.speed.ramp]
    joins = [each for track in sequence.tracks for each in track.transitions if track.kind in ("video", "audio")]
    found = (
        ("Cuts and source times", "clip", "exact to the frame", len(pictures)),
        ("Sound in sync", "clip", "cut with the picture", len(sounds)),
        ("Constant speed", "clip", "written as a time warp" if otio else "written as M2",
         sum(clip.speed.rate not in (0, 1) for clip in constant)),
        ("Freeze frames", "clip", "kept", sum(clip.speed.rate == 0 for clip in constant) if otio else 0),
        ("Dissolves", "transition", "with their length", sum(
            each.kind == "dissolve" and each.left is not None and each.right is not None for each in joins)),
        ("Markers", "marker", "with name and colour", len(sequence.markers)),
        ("Tracks", "track", "in their order", len(sequence.tracks) if otio else 0),
        ("Why each clip was chosen", "clip", "travels as a note",
         sum(clip.origin is not None for clip in pictures) if otio else 0),
    )  # fmt: skip
    return tuple(Kept(what=what, one=one, why=why, count=count) for what, one, why, count in found if count)


def _seen(tracks: list[Track]) -> list[Clip]:
    return [clip for track in tracks for clip in track.clips if clip.enabled and not clip.gain.muted]
