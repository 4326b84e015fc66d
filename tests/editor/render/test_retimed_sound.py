"""Sound that is faster, slower, backwards or ramped stays with its picture and keeps its pitch; it crosses under
transitions and makes way for narration."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from editor.model import Clip, Gain, Media, Narration, Project, Speed, Track, Transition, changed
from editor.render import RenderSettings, find_ffmpeg, render
from editor.speed import SpeedKey
from tests.support.footage import counter_clip
from tests.support.renders import Planner, media, project, sound_of

RATE = Fraction(30)
SIZE = (64, 48)
PCM = RenderSettings()


@pytest.fixture(scope="module")
def beeps(tmp_path_factory: pytest.TempPathFactory) -> tuple[Media, ...]:
    path = tmp_path_factory.mktemp("footage") / "a.mov"
    return media(counter_clip(path, rate=RATE, frames=600, size=SIZE, audio="beeps"))


@pytest.fixture(scope="module")
def tones(tmp_path_factory: pytest.TempPathFactory) -> tuple[Media, ...]:
    """Ten seconds of 440 Hz, and of 1000 Hz."""
    folder = tmp_path_factory.mktemp("footage")
    first = counter_clip(folder / "a.mov", rate=RATE, frames=300, size=SIZE, audio="tone")
    wave = 0.25 * np.sin(2 * np.pi * 1000 * np.arange(480000) / 48000).astype(np.float32)
    return media(first, counter_clip(folder / "b.mov", rate=RATE, frames=300, size=SIZE, audio=np.tile(wave, (2, 1))))


def clip(name: str, at: int, duration: int, source: Fraction | int = 0, **fields: object) -> Clip:
    given = {"media": "m0", **fields}
    return Clip(id=name, record_in=at, duration=duration, source_in=Fraction(source), **given)


def heard(made: Project, path: Path) -> np.ndarray:
    """The programme's sound, mono."""
    return sound_of(render(made, path / "out.wav", engine=Planner(), settings=PCM).path).mean(axis=1) / scale(
        path / "out.wav"
    )


def scale(path: Path) -> float:
    wave = sound_of(path)
    return 1.0 if np.issubdtype(wave.dtype, np.floating) else float(2**31)


def starts(wave: np.ndarray) -> list[float]:
    """Seconds at which sound begins after silence."""
    window = np.sqrt(np.convolve(wave**2, np.ones(96) / 96, mode="same"))
    loud = np.flatnonzero(window > 0.2 * window.max())
    first = np.concatenate([[True], np.diff(loud) > 4000])
    return [float(at / 48000) for at in loud[first]]


def tone(wave: np.ndarray) -> float:
    """The strongest frequency, in hertz."""
    spectrum = np.abs(np.fft.rfft(wave * np.hanning(len(wave))))
    return float(spectrum.argmax() * 48000 / len(wave))


def level(wave: np.ndarray) -> float:
    return float(np.sqrt((wave**2).mean()))


def expected_starts(one: Clip) -> list[float]:
    """When each whole second of the footage is heard, by the clip's own arithmetic."""
    times = [float(one.source_at(Fraction(n, 10), RATE)) for n in range(one.duration * 10)]
    return [
        (one.record_in + number / 10) / 30
        for number, (now, later) in enumerate(pairwise(times))
        for second in range(20)
        if now <= second < later or later < second <= now
    ]


@pytest.mark.parametrize("rate", [Fraction(2), Fraction(1, 2), Fraction(5, 4)])
@pytest.mark.parametrize("keeps", [True, False])
def test_a_constant_speed_keeps_its_place_and_its_pitch(
    rate: Fraction, keeps: bool, beeps: tuple[Media, ...], tones: tuple[Media, ...], tmp_path: Path
) -> None:
    one = clip("a", 0, 120, Fraction(1, 2), speed=Speed(rate=rate, keep_pitch=keeps))
    found = starts(heard(project(beeps, sound=[one]), tmp_path))
    wanted = expected_starts(one)
    assert len(found) == len(wanted)
    assert found == pytest.approx(wanted, abs=0.05)
    pitch = tone(heard(project(tones, sound=[one]), tmp_path)[24000:144000])
    assert pitch == pytest.approx(440 if keeps else 440 * float(rate), abs=4)


@pytest.mark.parametrize("rate", [Fraction(-1), Fraction(-2)])
def test_backwards(rate: Fraction, beeps: tuple[Media, ...], tones: tuple[Media, ...], tmp_path: Path) -> None:
    one = clip("a", 0, 90, Fraction(17, 2), speed=Speed(rate=rate))
    found = starts(heard(project(beeps, sound=[one]), tmp_path))
    wanted = expected_starts(one)
    assert len(found) == len(wanted)
    assert found == pytest.approx(wanted, abs=0.06)
    assert tone(heard(project(tones, sound=[one]), tmp_path)[24000:96000]) == pytest.approx(440, abs=4)


def test_a_freeze_is_silent(beeps: tuple[Media, ...], tmp_path: Path) -> None:
    items = [clip("a", 0, 30, 1, speed=Speed(rate=Fraction(0))), clip("b", 30, 30, 1)]
    wave = heard(project(beeps, sound=items), tmp_path)
    assert np.abs(wave[:47000]).max() < 1e-3
    assert starts(wave) == pytest.approx([1.0], abs=0.003)


RAMPS = {
    "faster": ((0, 1), (120, 3)),
    "slower": ((30, 3), (150, Fraction(1, 2))),
    "a step": ((0, 1), (60, 1), (60, Fraction(5, 2)), (120, Fraction(5, 2))),
    "there and back": ((0, 2), (60, 2), (90, -2), (150, -2)),
}


@pytest.mark.parametrize("name", RAMPS)
@pytest.mark.parametrize("way", ["stretched", "in steps", "resampled"])
def test_a_ramp_stays_with_its_picture(
    name: str, way: str, beeps: tuple[Media, ...], tones: tuple[Media, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "in steps":
        build = find_ffmpeg()
        monkeypatch.setattr("editor.render.run.find_ffmpeg", lambda: replace(build, filters=frozenset()))
    ramp = tuple(SpeedKey(frame, Fraction(rate)) for frame, rate in RAMPS[name])
    one = clip("a", 0, 150, Fraction(2, 5), speed=Speed(ramp=ramp, keep_pitch=way != "resampled"))
    found = starts(heard(project(beeps, sound=[one]), tmp_path))
    wanted = expected_starts(one)
    assert all(min(abs(moment - other) for other in wanted) < 0.06 for moment in found)
    # without the stretcher sound is left out in grains as long as these beeps
    assert len(wanted) - (2 if way == "in steps" else 0) <= len(found) <= len(wanted)
    if way != "resampled":
        wave = heard(project(tones, sound=[one]), tmp_path)
        assert tone(wave[10000:60000]) == pytest.approx(440, abs=6)
        quiet = [level(wave[at : at + 2400]) for at in range(2400, 140000, 2400)]
        assert min(quiet) > 0.03 or name == "there and back"


@pytest.mark.parametrize("kind", ["dissolve", "dip"])
def test_sound_crosses_under_a_transition(kind: str, tones: tuple[Media, ...], tmp_path: Path) -> None:
    passage = Transition(id="t", kind=kind, left="a", right="b", before=15, after=15)
    track = Track(
        id="a1", kind="audio", items=(clip("a", 0, 60, 1), clip("b", 60, 60, 1, media="m1")), transitions=(passage,)
    )
    wave = heard(project(tones, tracks=[track]), tmp_path)
    before, middle, after = (wave[at - 1200 : at + 1200] for at in (66000, 96000, 126000))
    full = 0.25 / 2**0.5
    assert (level(before), level(after)) == (pytest.approx(full, rel=0.02), pytest.approx(full, rel=0.02))
    assert (tone(before), tone(after)) == (pytest.approx(440, abs=12), pytest.approx(1000, abs=12))
    assert level(middle) == pytest.approx(full if kind == "dissolve" else 0.0, abs=0.02)
    quarter = wave[82800:85200]  # a quarter on: three quarters of the way on the equal-power curve, half on the linear one
    share = float(np.cos(np.pi / 8)) if kind == "dissolve" else 0.5
    mixed = np.hypot(share, np.sin(np.pi / 8)) if kind == "dissolve" else share
    assert level(quarter) == pytest.approx(full * mixed, rel=0.08)


def test_fades_from_and_to_silence(tones: tuple[Media, ...], tmp_path: Path) -> None:
    both = (
        Transition(id="t", kind="dissolve", left=None, right="a", before=0, after=30),
        Transition(id="u", kind="dissolve", left="a", right=None, before=30, after=0),
    )
    track = Track(id="a1", kind="audio", items=(clip("a", 0, 90, 1),), transitions=both)
    wave = heard(project(tones, tracks=[track]), tmp_path)
    assert [level(wave[at - 600 : at + 600]) / (0.25 / 2**0.5) for at in (24000, 72000, 120000)] == pytest.approx(
        [0.5, 1, 0.5], abs=0.03
    )


def test_narration_is_heard_and_other_sound_makes_way(tones: tuple[Media, ...], tmp_path: Path) -> None:
    spoken = Narration(
        id="n", record_in=60, duration=60, text="Hello", media="m1", source_in=Fraction(1), duck=-12.0, gain=Gain(db=-6.0)
    )
    tracks = [
        Track(id="a1", kind="audio", items=(clip("a", 0, 180, 1),)),
        Track(id="n1", kind="narration", items=(spoken,), gain_db=-6.0),
    ]
    wave = heard(project(tones, tracks=tracks), tmp_path)

    def part(hertz: float, at: int) -> float:
        """The level of one tone around a second."""
        piece = wave[at : at + 4800]
        turn = np.exp(-2j * np.pi * hertz * np.arange(len(piece)) / 48000)
        return float(2 * np.abs((piece * turn).mean()))

    assert part(440, 48000) == pytest.approx(0.25, rel=0.02)
    assert part(440, 144000) == pytest.approx(0.25 * 10 ** (-12 / 20), rel=0.03)
    assert part(440, 260000) == pytest.approx(0.25, rel=0.02)
    assert part(1000, 144000) == pytest.approx(0.25 * 10 ** (-12 / 20), rel=0.03)
    assert part(1000, 48000) < 0.002
    muted = project(tones, tracks=[tracks[0], changed(tracks[1], muted=True)])
    wave = heard(muted, tmp_path)
    assert part(440, 144000) == pytest.approx(0.25, rel=0.02)


def test_a_part_of_retimed_sound_is_that_of_the_whole(beeps: tuple[Media, ...], tmp_path: Path) -> None:
    ramp = (SpeedKey(0, Fraction(1)), SpeedKey(120, Fraction(3)))
    items = [
        clip("a", 0, 120, Fraction(1, 2), speed=Speed(ramp=ramp)),
        clip("b", 120, 60, 9, speed=Speed(rate=Fraction(-1))),
    ]
    made = project(beeps, sound=items)
    whole = starts(heard(made, tmp_path))
    settings = RenderSettings(frames=(45, 165))
    path = render(made, tmp_path / "part.wav", engine=Planner(), settings=settings).path
    part = starts(sound_of(path).mean(axis=1) / scale(path))
    wanted = [at - 1.5 for at in whole if 1.5 <= at < 5.45]
    assert len(part) == len(wanted)
    assert part == pytest.approx(wanted, abs=0.05)
