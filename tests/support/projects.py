"""Projects made up for tests: media that need no file, a sequence with tracks, ids that count."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import count

from editor.edits import Source, append
from editor.model import Media, Project, Sequence, Track
from engine.protocol import AudioStream, MediaInfo, VideoStream

RATE = Fraction(30000, 1001)


def counting(prefix: str = "n") -> Callable[[], str]:
    """An id source that gives n1, n2, ..."""
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers)}"


def footage(
    name: str,
    seconds: Fraction | int = 20,
    *,
    folder: str = "/footage",
    rate: Fraction = RATE,
    picture: bool = True,
    sound: bool = True,
    start: Fraction = Fraction(0),
) -> MediaInfo:
    """What probing a file of that length would say; its sound ends 1/50 s before its picture, as encoders leave it."""
    length = Fraction(seconds)
    video = VideoStream(
        index=0,
        codec="h264",
        width=1920,
        height=1080,
        rate=rate,
        vfr=False,
        time_base=Fraction(1, 90000),
        start=start,
        duration=length,
    )
    audio = AudioStream(
        index=1, codec="aac", rate=48000, channels=2, layout="stereo", start=start, duration=length - Fraction(1, 50)
    )
    return MediaInfo(
        path=f"{folder}/{name}",
        fingerprint=f"fingerprint-of-{name}",
        size=1000,
        container="mov",
        kind="video" if picture else "audio",
        origin=start,
        duration=length if picture else length - Fraction(1, 50),
        video=(video,) if picture else (),
        audio=(audio,) if sound else (),
    )


def still(name: str = "card.png") -> MediaInfo:
    """A still image."""
    info = footage(name, 1, sound=False)
    return MediaInfo(
        path=info.path,
        fingerprint=info.fingerprint,
        size=10,
        container="png_pipe",
        kind="image",
        origin=Fraction(0),
        duration=Fraction(0),
        video=info.video,
    )


def empty_project(rate: Fraction = RATE) -> Project:
    """Media a and b (20 s), long (600 s), music and a card; tracks V1 V2 A1 A2 S1 N1."""
    files = {
        "a": footage("a.mp4"),
        "b": footage("b.mov", start=Fraction(7, 5)),
        "long": footage("long.mp4", 600),
        "music": footage("music.wav", 90, picture=False),
        "card": still(),
    }
    tracks = (
        Track(id="V1", kind="video", name="V1"),
        Track(id="V2", kind="video", name="V2"),
        Track(id="A1", kind="audio", name="A1"),
        Track(id="A2", kind="audio", name="A2"),
        Track(id="S1", kind="subtitle", name="S1"),
        Track(id="N1", kind="narration", name="N1"),
    )
    sequence = Sequence(id="seq", name="Main", rate=rate, width=1920, height=1080, tracks=tracks)
    return Project(
        id="project",
        name="Test",
        media=tuple(Media(id=key, name=info.path.rpartition("/")[2], info=info) for key, info in files.items()),
        sequences=(sequence,),
        active="seq",
    )


def three_clips() -> Project:
    """Three linked clips of 100 frames on V1 and A1: n2+n3, n5+n6, n8+n9, from 5 s into a, b and a."""
    project, ids = empty_project(), counting()
    for media in ("a", "b", "a"):
        project = append(project, Source(media=media, source_in=Fraction(5), duration=100), ids=ids)
    return project
