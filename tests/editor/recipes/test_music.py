"""Music under a reel: exactly as long, joined where it repeats, under what is said; and heard so in a rendered film."""

from __future__ import annotations

import subprocess
from fractions import Fraction
from itertools import pairwise
from math import log10
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.edits.invariants import check
from editor.model import Media, Project, Track, changed
from editor.recipes.highlight_reel import ReelOptions, make_reel
from editor.recipes.music import FADE_OUT, MOST_BOOST, SHORTEST, UNDER_SOUND, UNDER_SPEECH, integrated, music_track
from editor.render import find_ffmpeg, render
from editor.render.loudness import read_meter
from engine.client import Engine
from engine.protocol import Analysis, FootageError, MediaInfo, to_json
from tests.editor.recipes.test_highlight_reel import PreparedEngine, lively, reel_of
from tests.support.analyses import analysis, media_info
from tests.support.footage import Scene, scene_clip
from tests.support.renders import QUICK, project

RATE = 48000


def song(seconds: float = 200, level: float = -12.0, name: str = "song.mp3", *, silent_until: float = 0.0) -> Analysis:
    """Music of one level, perhaps with silence before it."""
    info = media_info(name, Fraction(str(seconds)), video=False, kind="audio")
    return analysis(info, loudness=lambda t: level if t >= silent_until else -70.0)


def with_music(music: Analysis | MediaInfo, *films: Analysis, length: int = 20) -> Project:
    paths = [Path(film.info.path) for film in films]
    path = Path((music.info if isinstance(music, Analysis) else music).path)
    engine = PreparedEngine([*films, music])
    return make_reel(engine, paths, ReelOptions(length=Fraction(length), music=path)).project  # type: ignore[arg-type]


def music_of(made: Project) -> Track:
    track = made.sequence.tracks[-1]
    assert (track.kind, track.name) == ("audio", "Music")
    return track


@given(
    frames=st.integers(1, 4000),
    hundredths=st.integers(300, 9000),
    rate=st.sampled_from([Fraction(24000, 1001), Fraction(25), Fraction(60), Fraction(10)]),
    silent=st.sampled_from([0.0, 1.5]),
)
@settings(max_examples=150)
def test_it_fills_the_reel_to_the_frame(frames: int, hundredths: int, rate: Fraction, silent: float) -> None:
    music = song(hundredths / 100, silent_until=silent)
    made = project([], rate=rate)
    entry = Media(id="m9", name="song.mp3", info=music.info)
    track = music_track(music, entry, [], frames, rate, track_id="A2")
    clips = track.clips
    assert clips[0].record_in == 0
    assert clips[-1].record_out == frames
    assert all(left.record_out == right.record_in for left, right in pairwise(clips))
    assert len(track.transitions) == len(clips) - 1
    assert clips[-1].gain.fade_out <= clips[-1].duration
    assert clips[0].gain.fade_in + clips[0].gain.fade_out <= clips[0].duration or len(clips) > 1
    sequence = changed(made.sequence, tracks=(track,))
    assert check(changed(made, media=(entry,), sequences=(sequence,))) == []


def test_joins_cross_over_and_repeat_the_music_itself() -> None:
    music = music_of(with_music(song(8, silent_until=1.0), lively(), length=20))
    first, second = music.clips[:2]
    join = music.transitions[0]
    assert (join.kind, join.left, join.right, join.before, join.after) == ("dissolve", first.id, second.id, 12, 12)
    assert first.source_in == 1, "the silence before it is left out"
    assert second.source_in == 1 + Fraction(12, 25)
    assert first.source_out(Fraction(25)) + Fraction(12, 25) == 8
    assert music.clips[-1].gain.fade_out == FADE_OUT * 25
    assert all(clip.gain.fade_out == 0 for clip in music.clips[:-1])


def test_it_lies_under_the_speech_where_somebody_speaks() -> None:
    spoken = [(start, start + 3) for start in range(0, 120, 6)]
    film = lively(speech=spoken, loudness=lambda t: -20.0 if t % 6 < 3 else -40.0)
    (clip,) = music_of(with_music(song(level=-9.0), film)).clips
    assert clip.gain.db == pytest.approx(-20.0 - UNDER_SPEECH + 9.0, abs=0.3)
    assert clip.origin is not None
    assert clip.origin.task == "music"
    assert "14 LU under the speech" in clip.origin.reasons


def test_it_comes_nearer_where_nobody_speaks_and_is_not_boosted_without_end() -> None:
    (clip,) = music_of(with_music(song(level=-10.0), lively(loudness=lambda _: -25.0))).clips
    assert clip.gain.db == pytest.approx(-25.0 - UNDER_SOUND + 10.0)
    (faint,) = music_of(with_music(song(level=-52.0), lively(loudness=lambda _: -15.0))).clips
    assert faint.gain.db == MOST_BOOST
    (alone,) = music_of(with_music(song(), lively(audio=False))).clips
    assert alone.gain.db == 0


def test_it_is_ordinary_media_and_the_same_each_time() -> None:
    film = lively()
    made = with_music(song(), film)
    assert [media.name for media in made.media] == ["match.mp4", "song.mp3"]
    assert check(made) == []
    assert to_json(made) == to_json(with_music(song(), film))
    assert made.id != with_music(song(name="other.mp3"), film).id != reel_of(film, length=Fraction(20)).project.id
    assert made.sequence.tracks[:2] == reel_of(film, length=Fraction(20)).project.sequence.tracks
    own = with_music(film, film)
    assert [media.name for media in own.media] == ["match.mp4"]
    assert {clip.media for clip in music_of(own).clips} == {"m1"}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (media_info("photo.jpg", audio=False, kind="image"), "no sound"),
        (media_info("beep.wav", SHORTEST - Fraction(1, 10), video=False, kind="audio"), "only 2.9 s"),
        (song(level=-70.0), "silent"),
    ],
    ids=["no sound", "too short", "silent"],
)
def test_what_cannot_be_music_is_refused_in_one_line(wrong: Analysis | MediaInfo, words: str) -> None:
    info = wrong.info if isinstance(wrong, Analysis) else wrong
    with pytest.raises(FootageError, match=words) as refusal:
        with_music(wrong, lively())
    assert refusal.value.file == info.path
    assert "\n" not in refusal.value.line()


def test_loudness_is_gated() -> None:
    assert integrated([]) is None
    assert integrated([-70.0] * 20) is None
    assert integrated([-20.0] * 50 + [-70.0] * 50) == pytest.approx(-20)
    assert integrated([-20.0] * 50 + [-35.0] * 5) == pytest.approx(-20), "pauses do not count"
    assert integrated([-20.0, -23.0]) == pytest.approx(10 * log10((10**-2 + 10**-2.3) / 2))


def test_a_rendered_reel_meets_its_loudness_with_the_music_under_it(tmp_path: Path) -> None:
    film = scene_clip(
        tmp_path / "film.mp4", [Scene(75, look=look) for look in range(3)], size=(160, 90), audio=_noise(9, 0.1)
    )
    music = scene_clip(tmp_path / "música.mov", [Scene(100)], size=(32, 32), audio=_noise(4, 0.3, low=True))
    with Engine() as engine:
        made = make_reel(engine, [film], ReelOptions(length=Fraction(7), music=music)).project
        target = made.sequence.loudness
        assert target is not None
        whole = render(made, tmp_path / "reel.mp4", engine=engine, settings=QUICK)
        assert whole.duration == 7
        assert _loudness(whole.path) == pytest.approx(target.integrated, abs=0.5)
        alone = [render(_only(made, keep), tmp_path / f"{keep}.wav", engine=engine).path for keep in ("A1", "A2")]
    assert music_of(made).transitions, "it is repeated"
    assert _loudness(alone[0]) - _loudness(alone[1]) == pytest.approx(UNDER_SOUND, abs=1.5)


def _only(made: Project, keep: str) -> Project:
    tracks = tuple(changed(track, muted=track.kind == "audio" and track.id != keep) for track in made.sequence.tracks)
    return changed(made, sequences=(changed(made.sequence, tracks=tracks, loudness=None),))


def _noise(seconds: int, level: float, *, low: bool = False) -> np.ndarray:
    made = np.random.default_rng(seconds).standard_normal((2, seconds * RATE)).astype(np.float32)
    if low:
        made = np.cumsum(made - made.mean(axis=1, keepdims=True), axis=1)
        made = made - np.linspace(0, 1, made.shape[1]) * made[:, -1:]
        made = np.diff(made, axis=1, append=0) * 0.5 + made / np.abs(made).max()
    return (level * made / np.abs(made).max()).astype(np.float32)


def _loudness(path: Path) -> float:
    command = [str(find_ffmpeg().path), "-hide_banner", "-nostats", "-i", str(path), "-af", "ebur128=peak=true"]
    return read_meter(
        subprocess.run([*command, "-f", "null", "-"], capture_output=True, text=True, check=True).stderr
    ).integrated
