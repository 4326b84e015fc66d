"""Analyses of footage that was never shot: what tests of highlights and recipes are given instead of files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil, sin
from random import Random

from hypothesis import strategies as st

from engine.protocol import Analysis, AudioEvent, AudioStream, FaceBox, MediaInfo, MediaKind, Signal, Span, VideoStream

STEP = Fraction(1, 10)
Times = Sequence[tuple[float, float]]


def media_info(
    name: str = "clip.mp4",
    duration: Fraction = Fraction(60),
    *,
    rate: Fraction = Fraction(25),
    size: tuple[int, int] = (1920, 1080),
    vfr: bool = False,
    video: bool = True,
    audio: bool = True,
    kind: MediaKind = "video",
    fingerprint: str = "",
    rotation: int = 0,
) -> MediaInfo:
    """A file of one picture and one sound stream."""
    pictures = VideoStream(
        index=0, codec="h264", width=size[0], height=size[1], rate=rate, vfr=vfr, time_base=Fraction(1, 90000),
        start=Fraction(0), duration=duration, rotation=rotation,
    )  # fmt: skip
    sound = AudioStream(index=1, codec="aac", rate=48000, channels=2, layout="stereo", start=Fraction(0), duration=duration)
    return MediaInfo(
        path=f"/footage/{name}",
        fingerprint=fingerprint or f"content of {name}",
        size=1000,
        container="mov",
        kind=kind,
        origin=Fraction(0),
        duration=duration,
        video=(pictures,) if video else (),
        audio=(sound,) if audio else (),
    )


def series(name: str, duration: Fraction, value: Callable[[float], float], unit: str = "") -> Signal:
    """A signal whose value at each step is `value` of its time in seconds."""
    count = max(1, ceil(duration / STEP))
    return Signal(name=name, unit=unit, step=STEP, values=tuple(value(i * float(STEP)) for i in range(count)))


def always(value: float) -> Callable[[float], float]:
    """A signal that never changes."""
    return lambda _: value


def bump(time: float, at: float, width: float = 1.0) -> float:
    """1 within `width` seconds of `at`, else 0."""
    return 1.0 if abs(time - at) <= width else 0.0


def spans(times: Times) -> tuple[Span, ...]:
    return tuple(Span(Fraction(str(start)), Fraction(str(end))) for start, end in times)


def shots_at(cuts: Sequence[Fraction], duration: Fraction) -> tuple[Span, ...]:
    """Shots that begin at 0 and at each of `cuts`."""
    starts = [Fraction(0), *cuts]
    return tuple(Span(start, end) for start, end in zip(starts, [*cuts, duration], strict=True))


def analysis(
    info: MediaInfo,
    *,
    cuts: Sequence[float] = (),
    speech: Times = (),
    unusable: Times = (),
    fades: Times = (),
    faces: Sequence[FaceBox] = (),
    people: Sequence[FaceBox] = (),
    events: Sequence[AudioEvent] = (),
    motion: Callable[[float], float] = lambda t: 0.1 + 0.02 * sin(t),
    loudness: Callable[[float], float] = lambda _: -30.0,
    brightness: Callable[[float], float] = lambda _: 0.5,
    colour: Callable[[float], float] = lambda _: 0.3,
) -> Analysis:
    """What would have been measured in a film of which the arguments say what happens in it."""
    pictures = []
    if info.video:
        pictures = [
            series("subject_motion", info.duration, motion),
            series("camera_motion", info.duration, always(0.01)),
            series("sharpness", info.duration, always(0.5)),
            series("brightness", info.duration, brightness),
            series("colourfulness", info.duration, colour),
        ]
    sounds = [series("loudness", info.duration, loudness, "LUFS")] if info.audio else []
    return Analysis(
        info=info,
        shots=shots_at([Fraction(str(cut)) for cut in cuts], info.duration) if info.video else (),
        fades=spans(fades),
        speech=spans(speech),
        faces=tuple(faces),
        people=tuple(people),
        events=tuple(events),
        unusable=spans(unusable),
        signals=(*pictures, *sounds),
    )


RATES = (Fraction(24000, 1001), Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(30), Fraction(60), Fraction(10))


@st.composite
def _stretches(draw: st.DrawFn, frames: int, rate: Fraction, most: int) -> tuple[Span, ...]:
    """Disjoint spans inside `frames` frames, not on the frame grid."""
    edges = sorted(draw(st.lists(st.integers(0, 1000 * frames), max_size=2 * most, unique=True)))
    times = [Fraction(edge, 1000) / rate for edge in edges]
    return tuple(Span(start, end) for start, end in zip(times[::2], times[1::2], strict=False))


@st.composite
def random_analyses(draw: st.DrawFn, name: str = "clip.mp4") -> Analysis:
    """Any film of up to 45 s: random cuts, speech, bad stretches, faces and signals, with or without sound."""
    rate = draw(st.sampled_from(RATES))
    frames = draw(st.integers(1, int(45 * rate)))
    duration = Fraction(frames) / rate
    info = media_info(name, duration, rate=rate, vfr=draw(st.booleans()), audio=draw(st.booleans()))
    cuts = sorted(draw(st.sets(st.integers(1, frames - 1), max_size=25))) if frames > 1 else []
    noise = Random(draw(st.integers(0, 10**6)))
    levels = [noise.uniform(-60, -10) for _ in range(40)]
    speeds = [abs(noise.gauss(0, 0.3)) for _ in range(40)]

    def speech() -> tuple[Span, ...]:
        return draw(_stretches(frames, rate, 8)) if info.audio else ()

    def face() -> FaceBox:
        x, y, size = noise.uniform(0, 0.8), noise.uniform(0, 0.6), noise.uniform(0.05, 0.2)
        return FaceBox(duration * noise.randrange(1000) / 1000, x, y, x + size, y + 2 * size, noise.uniform(0.5, 1))

    loud = AudioEvent(kind="loud", start=duration / 3, end=duration / 2, strength=0.8)
    return Analysis(
        info=info,
        shots=shots_at([Fraction(cut) / rate for cut in cuts], duration),
        fades=draw(_stretches(frames, rate, 2)),
        speech=speech(),
        faces=tuple(sorted((face() for _ in range(noise.randrange(30))), key=lambda box: box.time)),
        people=(),
        events=(loud,) if info.audio and noise.random() < 0.3 else (),
        unusable=draw(_stretches(frames, rate, 3)),
        signals=(
            series("subject_motion", duration, lambda t: speeds[int(t / 1.7) % 40]),
            series("brightness", duration, lambda t: 0.5 + 0.3 * sin(int(t / 3.1))),
            series("colourfulness", duration, always(0.3)),
            *((series("loudness", duration, lambda t: levels[int(t / 1.3) % 40]),) if info.audio else ()),
        ),
    )  # fmt: skip
