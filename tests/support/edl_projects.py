"""Small projects for the tests of interchange; nothing of their footage need exist."""

from __future__ import annotations

from fractions import Fraction

from editor.model import Clip, Item, Marker, Media, Project, Sequence, Speed, Track, Transition
from engine.protocol import AudioStream, MediaInfo, StartTimecode, VideoStream

PAL = Fraction(25)
FILM = Fraction(24000, 1001)
NTSC = Fraction(30000, 1001)
NTSC_60 = Fraction(60000, 1001)


def media(
    number: int,
    path: str,
    *,
    rate: Fraction | None = PAL,
    duration: int | Fraction = 36000,
    timecode: StartTimecode | None = None,
    vfr: bool = False,
    channels: int = 2,
) -> Media:
    """Footage called `m<number>`; without a rate it has sound only, without channels picture only."""
    length = Fraction(duration)
    picture = ()
    if rate is not None:
        picture = (
            VideoStream(index=0, codec="h264", width=1920, height=1080, rate=rate, vfr=vfr, time_base=Fraction(1, 90000),
                        start=Fraction(0), duration=length),
        )  # fmt: skip
    sound = ()
    if channels:
        layout = "stereo" if channels == 2 else "mono"
        sound = (
            AudioStream(
                index=1, codec="aac", rate=48000, channels=channels, layout=layout, start=Fraction(0), duration=length
            ),
        )
    info = MediaInfo(
        path=path,
        fingerprint=f"fingerprint {number}",
        size=1000,
        container="mov",
        kind="audio" if rate is None else "video",
        origin=Fraction(0),
        duration=length,
        video=picture,
        audio=sound,
        start_timecode=timecode,
    )
    return Media(id=f"m{number}", name=path.rsplit("/", 1)[-1], info=info)


def clip(identity: str, of: Media, record_in: int, duration: int, source_in: Fraction | int | str, **fields: object) -> Clip:
    """A clip whose id is `identity`."""
    return Clip(id=identity, media=of.id, record_in=record_in, duration=duration, source_in=Fraction(source_in), **fields)


def track(kind: str, *items: Item, transitions: tuple[Transition, ...] = (), **fields: object) -> Track:
    """A track whose id is its kind and the id of its first item."""
    return Track(id=f"{kind} {items[0].id if items else ''}", kind=kind, items=items, transitions=transitions, **fields)


def join(left: str | None, right: str | None, before: int, after: int, kind: str = "dissolve") -> Transition:
    """A transition between two clips, by id."""
    return Transition(id=f"{left} {right}", kind=kind, left=left, right=right, before=before, after=after)


def project(
    footage: tuple[Media, ...],
    *tracks: Track,
    rate: Fraction = PAL,
    name: str = "A day out",
    markers: tuple[Marker, ...] = (),
    **fields: object,
) -> Project:
    """A project with one sequence of these tracks."""
    sequence = Sequence(id="s", name=name, rate=rate, width=1920, height=1080, tracks=tracks, markers=markers, **fields)
    return Project(id="p", name="Project", media=footage, sequences=(sequence,), active="s")


def holiday() -> Project:
    """All that a list can say, at 25 fps: a late start, dissolve, wipe, dip, fades, speeds, a freeze, sound, markers."""
    footage = tuple(
        media(n, f"/films/My Holiday Clip {n}.mp4", timecode=StartTimecode(frame=90000 * n, rate=PAL)) for n in range(3)
    )
    one, two, three = footage
    pictures = (
        clip("a", one, 10, 50, 2, name="Über den Fluss\n✓"),
        clip("b", two, 60, 50, 4, speed=Speed(rate=Fraction(2))),
        clip("c", three, 110, 40, 8),
        clip("d", one, 150, 25, 30, speed=Speed(rate=Fraction(-1))),
        clip("e", two, 175, 25, 3, speed=Speed(rate=Fraction(0))),
        clip("f", three, 220, 60, 20, speed=Speed(rate=Fraction(1, 2))),
    )
    transitions = (
        join(None, "a", 0, 12),
        join("a", "b", 5, 5),
        join("b", "c", 6, 4, "dip"),
        join("c", "d", 0, 10, "wipe"),
        join("f", None, 15, 0),
    )
    sound = (
        clip("x", one, 10, 50, 2),
        clip("y", three, 60, 90, 6),
        clip("z", three, 220, 60, 20, speed=Speed(rate=Fraction(1, 2))),
    )
    markers = (
        Marker(id="k", frame=70, name="Goal", note="watch this", colour="green"),
        Marker(id="l", frame=400, name="Later"),
    )
    return project(footage, track("video", *pictures, transitions=transitions),
                   track("audio", *sound, transitions=(join("x", "y", 3, 3),)), markers=markers)  # fmt: skip


def broadcast() -> Project:
    """Drop-frame at 29.97: footage with drop-frame and non-drop timecode, without any, and film; across a dropped label."""
    footage = (
        media(0, "/films/news.mxf", rate=NTSC, timecode=StartTimecode(frame=17982 * 6, rate=NTSC, drop_frame=True)),
        media(1, "/films/camera.mov", rate=NTSC, timecode=StartTimecode(frame=108000, rate=NTSC)),
        media(2, "/films/phone.mp4", rate=NTSC),
        media(3, "/films/film.mov", rate=FILM, timecode=StartTimecode(frame=86400, rate=FILM), channels=0),
    )
    news, camera, phone, film = footage
    pictures = (
        clip("a", news, 0, 1798, Fraction(1001, 30000)),
        clip("b", camera, 1798, 4, 0, speed=Speed(rate=Fraction(2))),
        clip("c", phone, 1802, 30, Fraction(1800 * 1001, 30000)),
        clip("d", film, 1832, 30, Fraction(3600 * 1001, 1000)),
    )
    return project(footage, track("video", *pictures), rate=NTSC, drop_frame=True)


def layers() -> Project:
    """Two video tracks and three sound tracks: stereo, mono and one too many for a list."""
    footage = (media(0, "/films/interview.mov"), media(1, "/films/street.mov"), media(2, "/films/music.wav", rate=None),
               media(3, "/films/voice.wav", rate=None, channels=1))  # fmt: skip
    interview, street, music, voice = footage
    return project(
        footage,
        track("video", clip("a", interview, 0, 100, 10)),
        track("video", clip("b", street, 25, 20, 5), clip("c", street, 60, 20, 50)),
        track("audio", clip("x", interview, 0, 100, 10)),
        track("audio", clip("y", voice, 10, 50, 0)),
        track("audio", clip("z", music, 0, 100, 0)),
        start_frame=90000 * 10,
    )


GOLDEN = {"holiday": holiday, "broadcast": broadcast, "layers": layers}
"""Projects whose lists are kept under tests/data/interchange, reviewed line by line."""
