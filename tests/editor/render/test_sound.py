"""Sound lies where the project puts it, to the sample; cuts do not click; loudness is what was asked."""

from __future__ import annotations

import subprocess
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from editor.model import Clip, Gain, Loudness, Speed, Track, changed
from editor.render import find_ffmpeg, render
from editor.render.loudness import read_meter
from tests.support.footage import beep_times, counter_clip
from tests.support.renders import QUICK, Planner, counters, media, project, sound_of

RATE = Fraction(30)
SIZE = (160, 120)


def both(*clips: Clip) -> tuple[list[Clip], list[Clip]]:
    return list(clips), [changed(clip, id=f"s{clip.id}") for clip in clips]


def clip(name: str, at: int, duration: int, source: Fraction | int, **fields: object) -> Clip:
    given = {"media": "m0", **fields}
    return Clip(id=name, record_in=at, duration=duration, source_in=Fraction(source), **given)


def measured(path: Path) -> tuple[float, float]:
    """Integrated LUFS and true peak of a file, by ffmpeg's own meter."""
    args = [
        str(find_ffmpeg().path),
        "-hide_banner",
        "-nostats",
        "-i",
        str(path),
        "-af",
        "ebur128=peak=true",
        "-f",
        "null",
        "-",
    ]
    meter = read_meter(subprocess.run(args, capture_output=True, text=True, check=True).stderr)
    return meter.integrated, meter.peak


@pytest.mark.parametrize(("suffix", "audio_rate", "channels"), [(".mp4", 44100, 1), (".mkv", 48000, 2), (".mov", 32000, 2)])
def test_beeps_stay_with_their_frames(suffix: str, audio_rate: int, channels: int, tmp_path: Path) -> None:
    source = counter_clip(
        tmp_path / f"a{suffix}",
        rate=RATE,
        frames=300,
        size=SIZE,
        audio="beeps",
        audio_rate=audio_rate,
        channels=channels,
        b_frames=2,
    )
    footage = media(source)
    clips = [clip("a", 0, 45, Fraction(1, 2)), clip("b", 45, 45, Fraction(22, 5)), clip("c", 90, 60, Fraction(39, 5))]
    picture, sound = both(*clips)
    result = render(
        project(footage, picture, sound, size=SIZE, cut_fade=Fraction(1, 50)),
        tmp_path / "out.mp4",
        engine=Planner(),
        settings=QUICK,
    )
    heard = beep_times(sound_of(result.path), 48000)
    seen = [number / 30 for number, shown in enumerate(counters(result.path)) if shown % 30 == 0]
    assert len(heard) == len(seen) == 4
    assert heard == pytest.approx(seen, abs=0.002)


def test_sound_that_begins_late_or_ends_early_is_silent_there(tmp_path: Path) -> None:
    beep = np.tile(0.5 * np.sin(2 * np.pi * 1000 * np.arange(24000) / 48000).astype(np.float32), (2, 1))
    source = counter_clip(tmp_path / "a.mov", rate=RATE, frames=120, size=SIZE, audio=beep, audio_start=Fraction(1))
    picture, sound = both(clip("a", 0, 90, Fraction(1, 2)))
    result = render(project(media(source), picture, sound), tmp_path / "out.mp4", engine=Planner(), settings=QUICK)
    loud = np.flatnonzero(np.abs(sound_of(result.path)[:, 0]) > 0.1)
    assert loud[0] / 48000 == pytest.approx(0.5, abs=0.002)
    assert loud[-1] / 48000 == pytest.approx(1.0, abs=0.002)


@pytest.mark.slow
def test_in_sync_after_an_hour(tmp_path: Path) -> None:
    """An hour at one frame a second in forty clips: near its end every beep is still with its frame."""
    rate, hertz, size = Fraction(1), 8000, (64, 48)
    source = counter_clip(
        tmp_path / "a.mov", rate=rate, frames=3700, size=size, audio="beeps", audio_rate=hertz, channels=1, gop=50
    )
    clips = [clip(f"c{i}", i * 90, 90, i * 90 + Fraction(1, 2)) for i in range(40)]
    made = project(media(source), *both(*clips), rate=rate, size=size, sample_rate=hertz, cut_fade=Fraction(1, 50))
    result = render(made, tmp_path / "out.mp4", engine=Planner(), settings=QUICK)
    wave = sound_of(result.path, hertz)
    assert len(wave) / hertz == pytest.approx(3600, abs=0.15)
    for begin in (0, 1800, 3540):
        heard = beep_times(wave[begin * hertz : (begin + 60) * hertz], hertz)
        assert heard == pytest.approx([second + 0.5 for second in range(60)], abs=0.005)
    assert counters(result.path) == list(range(3600))


def test_a_cut_crosses_over_and_does_not_click(tmp_path: Path) -> None:
    """Two steady tones meet: the level stays even over the cut, and there is no step in the wave."""
    source = counter_clip(tmp_path / "a.mov", rate=RATE, frames=150, size=SIZE, audio="tone")
    picture, sound = both(clip("a", 0, 30, 1), clip("b", 30, 30, Fraction(331, 100)))
    for fade, most in ((Fraction(1, 50), 0.03), (Fraction(0), None)):
        made = project(media(source), picture, sound, cut_fade=fade)
        wave = sound_of(render(made, tmp_path / "out.mp4", engine=Planner(), settings=QUICK).path)[:, 0]
        bend = np.abs(np.diff(wave, n=2))[47000:49000].max()
        if most is None:
            assert bend > 0.03
        else:
            assert bend < most
            around = wave[47500:48500].reshape(10, 100)
            assert np.sqrt((around**2).mean(axis=1)).max() < 0.3


def test_a_split_in_running_sound_changes_nothing(tmp_path: Path) -> None:
    source = counter_clip(tmp_path / "a.mov", rate=RATE, frames=120, size=SIZE, audio="tone")
    footage = media(source)
    whole = project(footage, *both(clip("a", 0, 60, 1)), cut_fade=Fraction(1, 50))
    split = project(footage, *both(clip("a", 0, 25, 1), clip("b", 25, 35, 1 + Fraction(25, 30))), cut_fade=Fraction(1, 50))
    waves = [
        sound_of(render(made, tmp_path / f"{name}.mp4", engine=Planner(), settings=QUICK).path)
        for name, made in (("whole", whole), ("split", split))
    ]
    assert np.abs(waves[0] - waves[1]).max() < 1e-4


def test_gain_fades_and_tracks_add_up(tmp_path: Path) -> None:
    source = counter_clip(tmp_path / "a.mov", rate=RATE, frames=90, size=SIZE, audio="tone")
    plain = clip("a", 0, 60, 0)
    tracks = [
        Track(id="v", kind="video", items=(plain,)),
        Track(id="a1", kind="audio", items=(changed(plain, id="b", gain=Gain(db=-6.0, fade_in=30)),)),
        Track(id="a2", kind="audio", items=(changed(plain, id="c"),), gain_db=-12.0),
        Track(id="a3", kind="audio", items=(changed(plain, id="d"),), muted=True),
    ]
    wave = sound_of(
        render(project(media(source), tracks=tracks), tmp_path / "out.mp4", engine=Planner(), settings=QUICK).path
    )
    level = [np.abs(wave[at : at + 2400, 0]).max() for at in (1200, 24000, 72000)]
    low, high = 0.25 * 10 ** (-12 / 20), 0.25 * 10 ** (-6 / 20)
    assert level == pytest.approx([low + high * 0.075, low + high * 0.55, low + high], abs=0.012)


def test_faster_sound_keeps_its_pitch_or_not(tmp_path: Path) -> None:
    source = counter_clip(tmp_path / "a.mov", rate=RATE, frames=150, size=SIZE, audio="tone")
    for keeps, wanted in ((True, 440), (False, 660)):
        one = clip("a", 0, 60, 1, speed=Speed(rate=Fraction(3, 2), keep_pitch=keeps))
        wave = sound_of(
            render(project(media(source), *both(one)), tmp_path / "out.mp4", engine=Planner(), settings=QUICK).path
        )[9600:57600, 0]
        spectrum = np.abs(np.fft.rfft(wave))
        assert int(spectrum.argmax()) == pytest.approx(wanted, abs=3)


def talk(level: float, spikes: float = 0.0, seconds: int = 6) -> np.ndarray:
    """Noise in bursts, at `level`, with single sharp peaks."""
    chance = np.random.default_rng(1)
    noise = chance.standard_normal((1, seconds * 48000)).astype(np.float32) * level
    noise[:, ::9600] += spikes
    return np.tile(np.clip(noise, -1, 1), (2, 1))


@pytest.mark.parametrize(("level", "spikes"), [(0.02, 0.0), (0.2, 0.0), (0.02, 0.9), (0.6, 0.0)])
def test_loudness_and_peaks(level: float, spikes: float, tmp_path: Path) -> None:
    source = counter_clip(tmp_path / "a.mov", rate=RATE, frames=180, size=SIZE, audio=talk(level, spikes))
    made = project(media(source), *both(clip("a", 0, 150, Fraction(1, 2))), loudness=Loudness())
    integrated, peak = measured(render(made, tmp_path / "out.mp4", engine=Planner(), settings=QUICK).path)
    assert integrated == pytest.approx(-14.0, abs=1.0)
    assert peak <= -1.0


def test_silence_and_near_silence_are_not_blown_up(tmp_path: Path) -> None:
    for level, words in ((0.0, "silent"), (0.0005, "very quiet")):
        source = counter_clip(tmp_path / "a.mov", rate=RATE, frames=120, size=SIZE, audio=talk(level, seconds=4))
        made = project(media(source), *both(clip("a", 0, 90, Fraction(1, 2))), loudness=Loudness())
        result = render(made, tmp_path / "out.mp4", engine=Planner(), settings=QUICK)
        assert any(words in note for note in result.notes)
        assert np.abs(sound_of(result.path)).max() < 0.05
