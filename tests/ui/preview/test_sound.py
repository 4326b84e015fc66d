"""The mix, sample by sample; and the clock that sound gives."""

from __future__ import annotations

import time
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from editor.model import Clip, Gain, Project, Speed, Track
from editor.render import render
from tests.support.footage import beep_times, counter_clip, sound
from tests.support.renders import QUICK, Planner, media, project, sound_of
from ui.preview.clock import SoundClock, SteadyClock
from ui.preview.mixer import Mixer
from ui.preview.playback import Run
from ui.preview.sound import SilentSpeaker, SoundStream
from ui.preview.sounds import SourceSound, Tempo

RATE = 48_000


def whole(made: Project) -> np.ndarray:
    """The mix of all of a sequence, in blocks as playback asks for them."""
    mixer = Mixer(made)
    samples = round(made.sequence.duration * RATE / made.sequence.rate)
    blocks = [mixer.mix(at, min(1000, samples - at)) for at in range(0, samples, 1000)]
    mixer.close()
    return np.concatenate(blocks)


def beeps(folder: Path, name: str = "beeps.mp4", **options: object) -> Path:
    return counter_clip(folder / name, frames=150, audio="beeps", size=(64, 48), **options)


def clip(begin: int, duration: int, source: Fraction, media: str = "m0", **fields: object) -> Clip:
    return Clip(id=f"a{begin}{media}", media=media, record_in=begin, duration=duration, source_in=source, **fields)


def test_sound_lies_where_its_picture_does(tmp_path: Path) -> None:
    for name, options in (
        ("a.mp4", {}),
        ("b.mkv", {}),
        ("c.mov", {"start": Fraction(7, 5)}),
        ("d.ts", {"start": Fraction(3)}),
    ):
        footage = media(beeps(tmp_path, name, **options))
        made = project(footage, sound=[clip(0, 60, Fraction(1, 2)), clip(60, 45, Fraction(3, 2))])
        heard = beep_times(whole(made), RATE)
        assert heard == pytest.approx([0.5, 1.5, 2.5], abs=0.004), name


def test_reading_may_begin_anywhere(tmp_path: Path) -> None:
    info = media(beeps(tmp_path))[0].info
    straight = SourceSound(info, info.audio[0], RATE)
    all_of_it = straight.read(0, 4 * RATE)
    for first in (3 * RATE + 123, 17, RATE // 2, 2 * RATE - 300):
        part = straight.read(first, 5000)
        assert np.abs(part - all_of_it[first : first + 5000]).max() < 0.02
    straight.close()
    assert np.abs(straight.read(-500, 400)).max() == 0


def test_gain_fades_and_mute(tmp_path: Path) -> None:
    tone = np.full((2, 4 * RATE), 0.5, np.float32)
    path = counter_clip(tmp_path / "a.mov", frames=120, audio=tone, size=(64, 48))
    fading = Gain(db=-6.0206, fade_in=15, fade_out=30)
    made = project(
        media(path), sound=[clip(0, 60, Fraction(0), gain=fading), clip(60, 30, Fraction(2), gain=Gain(muted=True))]
    )
    mix = whole(made)
    assert mix[0, 0] == 0
    assert mix[RATE // 4, 0] == pytest.approx(0.125, abs=0.002)
    assert mix[RATE, 0] == pytest.approx(0.25, abs=0.002)
    assert mix[RATE + RATE // 2, 0] == pytest.approx(0.125, abs=0.002)
    assert np.abs(mix[2 * RATE :]).max() == 0


def test_tracks_add_up_and_solo_leaves_the_others_out(tmp_path: Path) -> None:
    path = counter_clip(tmp_path / "a.mov", frames=60, audio=np.full((2, 2 * RATE), 0.25, np.float32), size=(64, 48))
    footage = media(path)
    one, two = (Track(id=f"a{n}", kind="audio", items=(clip(0, 30, Fraction(0)),)) for n in (1, 2))
    assert whole(project(footage, tracks=(one, two)))[1000, 0] == pytest.approx(0.5, abs=0.002)
    alone = Track(id="a2", kind="audio", items=two.items, solo=True, gain_db=-20.0)
    assert whole(project(footage, tracks=(one, alone)))[1000, 0] == pytest.approx(0.025, abs=0.002)
    mute = Track(id="a1", kind="audio", items=one.items, muted=True)
    assert whole(project(footage, tracks=(mute, two)))[1000, 0] == pytest.approx(0.25, abs=0.002)


@pytest.mark.parametrize("rate", [Fraction(2), Fraction(1, 2), Fraction(1, 3), Fraction(-1), Fraction(5, 4)])
def test_speed_keeps_pitch_and_place(tmp_path: Path, rate: Fraction) -> None:
    tone = sound("tone", 5 * RATE, RATE, 2)
    path = counter_clip(tmp_path / "a.mov", frames=150, audio=tone, size=(64, 48))
    begin = Fraction(0) if rate > 0 else Fraction(3)
    made = project(media(path), sound=[clip(0, 60, begin, speed=Speed(rate=rate))])
    heard = whole(made)[RATE // 2 : RATE // 2 + 2**15, 0]
    strongest = np.argmax(np.abs(np.fft.rfft(heard * np.hanning(len(heard))))) * RATE / len(heard)
    assert strongest == pytest.approx(440, abs=4)
    loose = project(media(path), sound=[clip(0, 60, begin, speed=Speed(rate=rate, keep_pitch=False))])
    heard = whole(loose)[RATE // 2 : RATE // 2 + 2**15, 0]
    strongest = np.argmax(np.abs(np.fft.rfft(heard * np.hanning(len(heard))))) * RATE / len(heard)
    assert strongest == pytest.approx(440 * abs(float(rate)), rel=0.01)


def test_the_mix_is_what_the_render_writes(tmp_path: Path) -> None:
    footage = media(beeps(tmp_path, "a.mov"), beeps(tmp_path, "b.mp4"))
    sounds = [
        clip(0, 40, Fraction(3, 10), gain=Gain(db=-3.0, fade_in=6)),
        clip(40, 50, Fraction(2), "m1"),
        clip(90, 30, Fraction(1), speed=Speed(rate=Fraction(2), keep_pitch=False)),
    ]
    picture = [clip(0, 120, Fraction(0))]
    made = project(footage, picture, sounds, size=(64, 48), cut_fade=Fraction(1, 50))
    render(made, tmp_path / "out.mov", engine=Planner(), settings=QUICK)
    file, mine = sound_of(tmp_path / "out.mov"), whole(made)
    assert beep_times(mine, RATE) == pytest.approx(beep_times(file, RATE), abs=0.003)
    length = min(len(file), len(mine))
    both = np.stack([file[:length, 0], mine[:length, 0]])
    assert np.corrcoef(both)[0, 1] > 0.98


def test_stretching_may_change_on_the_way() -> None:
    tempo = Tempo(RATE, 1.0, keep_pitch=True)
    given = sound("tone", RATE, RATE, 2).T
    made = [tempo.push(given[at : at + 1000], 1.0 + at / RATE) for at in range(0, RATE, 1000)]
    assert 0.6 * RATE < sum(map(len, made)) < 0.8 * RATE


def test_a_stream_loops_and_never_waits(tmp_path: Path) -> None:
    made = project(media(beeps(tmp_path)), sound=[clip(0, 90, Fraction(0))])
    stream = SoundStream(made, Run(start=20, step=1, rate=Fraction(30), low=15, high=45, loop=True))
    try:
        deadline = time.monotonic() + 20
        blocks: list[np.ndarray] = []
        while len(blocks) < 300 and time.monotonic() < deadline:
            if stream.primed:
                blocks.append(stream.read(480))
            else:
                time.sleep(0.005)
        heard = beep_times(np.concatenate(blocks), RATE)
        assert heard == pytest.approx([1 / 3, 4 / 3, 7 / 3], abs=0.004)
    finally:
        stream.close()


def test_the_clock_follows_the_sound_evenly() -> None:
    now = [0.0]
    clock = SoundClock(heard=lambda: max(0.0, (now[0] - 0.05) // 0.02 * 0.02), time_of=lambda: now[0])
    assert clock.now() == 0
    clock.start()
    shown = []
    for step in range(1, 400):
        now[0] = step * 0.01
        shown.append(clock.now())
    assert all(b >= a for a, b in pairwise(shown))
    late = [abs(value - (0.01 * (n + 1) - 0.06)) for n, value in enumerate(shown)]
    assert max(late[150:]) < 0.02


def test_a_steady_clock_counts_from_its_start() -> None:
    now = [5.0]
    clock = SteadyClock(lambda: now[0])
    assert clock.now() == 0
    clock.start()
    now[0] = 5.5
    assert clock.now() == 0.5


def test_a_silent_speaker_takes_what_is_due(tmp_path: Path) -> None:
    made = project(media(beeps(tmp_path)), sound=[clip(0, 90, Fraction(0))])
    stream = SoundStream(made, Run(start=0, step=1, rate=Fraction(30), low=0, high=90))
    speaker = SilentSpeaker()
    try:
        assert speaker.start(RATE, stream)
        time.sleep(0.1)
        assert speaker.heard() > 0.05
    finally:
        stream.close()
