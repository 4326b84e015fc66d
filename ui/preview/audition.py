"""Footage of the bin as a sequence of its own, so that the source viewer plays it like any cut."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from editor.model import Clip, Media, Project, Sequence, Track
from editor.timecode import snap_rate

STILL_SECONDS = 5


def audition(media: Media) -> Project:
    """The whole of `media`, as it is: its size, its rate, all of its first picture and sound."""
    video = media.video
    rate = snap_rate(video.rate) if video is not None and video.rate > 0 else Fraction(30)
    length = Fraction(STILL_SECONDS) if media.info.kind == "image" else media.info.duration
    frames = max(1, ceil(length * rate))
    begin = Fraction(0)
    width, height = video.display_size if video is not None else (1280, 720)
    tracks: list[Track] = []
    if video is not None:
        begin = max(Fraction(0), video.start - media.info.origin)
        tracks.append(Track(id="picture", kind="video", items=(_clip(media, frames, begin, "picture"),)))
    if media.audio is not None:
        tracks.append(Track(id="sound", kind="audio", items=(_clip(media, frames, begin, "sound"),)))
    sequence = Sequence(
        id="source", name=media.name, rate=rate, width=width, height=height, tracks=tuple(tracks), drop_frame=False
    )
    return Project(id="source", name=media.name, media=(media,), sequences=(sequence,), active="source")


def _clip(media: Media, frames: int, begin: Fraction, name: str) -> Clip:
    return Clip(id=f"source {name}", media=media.id, record_in=0, duration=frames, source_in=begin, name=media.name)
