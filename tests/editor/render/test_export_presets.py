"""What an export may ask of the renderer beyond the sequence as it is: another size, ProRes, sound alone, a part."""

from __future__ import annotations

import threading
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model import Clip, Gain, Loudness, Project, Speed, changed
from editor.render import RenderSettings, find_ffmpeg, render
from editor.render.encoder import choose_encoder
from editor.render.part import _pieces
from editor.render.plan import plan_render
from editor.render.soundplan import Fade, SoundPiece
from editor.render.soundruns import Stretch
from engine.media import probe
from engine.protocol import Cancelled, OutputError, UsageError
from tests.support.footage import counter_clip
from tests.support.projects import footage
from tests.support.renders import QUICK, Planner, counters, media, project, sound_of

SIZE = (160, 120)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return counter_clip(tmp_path_factory.mktemp("footage") / "a.mp4", frames=90, size=SIZE, audio="tone")


def simple(source: Path, frames: int = 30, *, sound: bool = True, **fields: object) -> Project:
    clip = Clip(id="a", media="m0", record_in=0, duration=frames, source_in=Fraction(1, 2))
    return project(media(source), [clip], [changed(clip, id="b")] if sound else [], size=SIZE, **fields)


def test_another_size_shows_the_same_frames(source: Path, tmp_path: Path) -> None:
    settings = replace(QUICK, size=(320, 240))
    result = render(simple(source), tmp_path / "out.mp4", engine=Planner(), settings=settings)
    assert (result.width, result.height) == (320, 240)
    assert probe(result.path).video[0].display_size == (320, 240)
    assert counters(result.path) == list(range(15, 45))


def test_another_shape_keeps_the_picture_between_bars(source: Path, tmp_path: Path) -> None:
    settings = replace(QUICK, size=(120, 240))
    result = render(simple(source, 3), tmp_path / "out.mp4", engine=Planner(), settings=settings)
    with av.open(str(result.path)) as opened:
        picture = next(opened.decode(video=0)).to_ndarray(format="rgb24")
    assert picture.shape == (240, 120, 3)
    assert picture[:70].max() < 20
    assert picture[-70:].max() < 20
    assert picture[80:160].max() > 200


@pytest.mark.parametrize("size", [(321, 240), (0, 240), (320, 100_000), (8, 8)])
def test_a_size_that_cannot_be_encoded_is_refused(size: tuple[int, int], source: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be encoded"):
        render(simple(source), tmp_path / "out.mp4", engine=Planner(), settings=replace(QUICK, size=size))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("quality", "profile"), [("draft", "Proxy"), ("standard", "Standard"), ("high", "HQ")])
def test_prores_in_mov_with_uncompressed_sound(quality: str, profile: str, source: Path, tmp_path: Path) -> None:
    settings = RenderSettings(codec="prores", quality=quality)  # type: ignore[arg-type]
    result = render(simple(source, 12), tmp_path / "out.mov", engine=Planner(), settings=settings)
    assert result.encoder == "prores_ks"
    with av.open(str(result.path)) as opened:
        picture, sound = opened.streams.video[0].codec_context, opened.streams.audio[0].codec_context
        assert (picture.name, picture.profile, picture.pix_fmt) == ("prores", profile, "yuv422p10le")
        assert sound.name == "pcm_s24le"
    assert counters(result.path) == list(range(15, 27))
    assert sound_of(result.path).shape[0] == 12 * 1600


def test_prores_elsewhere_is_refused(source: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="ProRes"):
        render(simple(source), tmp_path / "out.mp4", engine=Planner(), settings=RenderSettings(codec="prores"))


def test_prores_without_its_encoder_is_refused(source: Path) -> None:
    build = find_ffmpeg()
    lacking = replace(build, encoders=build.encoders - {"prores_ks"})
    with pytest.raises(OutputError, match="prores_ks"):
        choose_encoder(lacking, plan_render(simple(source)), RenderSettings(codec="prores"))


@pytest.mark.parametrize(("suffix", "codec"), [(".wav", "pcm_s24le"), (".m4a", "aac")])
@pytest.mark.parametrize("loud", [False, True], ids=["as it is", "to a loudness"])
def test_sound_alone(suffix: str, codec: str, loud: bool, source: Path, tmp_path: Path) -> None:
    made = simple(source, 60, loudness=Loudness() if loud else None)
    seen: list[float] = []
    output = tmp_path / f"out{suffix}"
    result = render(made, output, engine=Planner(), settings=QUICK, on_progress=lambda p: seen.append(p.done))
    with av.open(str(result.path)) as opened:
        assert [stream.type for stream in opened.streams] == ["audio"]
        assert opened.streams.audio[0].codec_context.name == codec
    assert abs(sound_of(output).shape[0] - 60 * 1600) <= 2048
    assert result.duration == 2
    assert seen[-1] == 1.0
    assert seen == sorted(seen)


def test_sound_alone_needs_no_picture_footage(source: Path, tmp_path: Path) -> None:
    silent = counter_clip(tmp_path / "silent.mp4", frames=30, size=SIZE)
    clip = Clip(id="a", media="m0", record_in=0, duration=30, source_in=Fraction(0))
    made = project(media(silent, source), [clip], [changed(clip, id="b", media="m1")], size=SIZE)
    silent.unlink()
    assert render(made, tmp_path / "out.wav", engine=Planner(), settings=QUICK).path.is_file()


def test_sound_alone_of_a_silent_sequence_is_refused(source: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no sound"):
        render(simple(source, sound=False), tmp_path / "out.wav", engine=Planner(), settings=QUICK)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["out.wav", "out.m4a", "out.mov"])
def test_cancelling_leaves_nothing(name: str, source: Path, tmp_path: Path) -> None:
    cancel = threading.Event()
    with pytest.raises(Cancelled):
        render(
            simple(source, 60),
            tmp_path / name,
            engine=Planner(),
            settings=RenderSettings(codec="prores"),
            on_progress=lambda _: cancel.set(),
            cancel=cancel,
        )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("part", [(0, 60), (7, 31), (29, 60), (30, 200)])
def test_a_part_shows_and_sounds_as_the_whole_does_there(part: tuple[int, int], source: Path, tmp_path: Path) -> None:
    first = Clip(id="a", media="m0", record_in=0, duration=30, source_in=Fraction(1, 2))
    second = changed(first, id="b", record_in=30, source_in=Fraction(5, 2), speed=Speed(rate=Fraction(1, 2)))
    heard = [
        changed(first, id="c", gain=Gain(db=-3, fade_in=10)),
        changed(first, id="d", record_in=30, source_in=Fraction(2), gain=Gain(fade_out=12)),
    ]
    made = project(media(source), [first, second], heard, size=SIZE, cut_fade=Fraction(1, 10))
    whole = render(made, tmp_path / "whole.mov", engine=Planner(), settings=RenderSettings(codec="prores"))
    settings = RenderSettings(codec="prores", frames=part)
    result = render(made, tmp_path / "part.mov", engine=Planner(), settings=settings)
    end = min(60, part[1])
    assert counters(result.path) == counters(whole.path)[part[0] : end]
    assert result.duration == Fraction(end - part[0], 30)
    mine, all_of_it = sound_of(result.path), sound_of(whole.path)[part[0] * 1600 : end * 1600]
    assert mine.shape == all_of_it.shape
    scale = 1 if np.issubdtype(mine.dtype, np.floating) else 2**31
    assert np.abs(mine.astype(np.float64) - all_of_it).max() / scale < 1e-3


@pytest.mark.parametrize("part", [(60, 70), (5, 5), (-1, 4), (9, 3)])
def test_a_part_of_nothing_is_refused(part: tuple[int, int], source: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="between in and out"):
        render(simple(source), tmp_path / "out.mp4", engine=Planner(), settings=replace(QUICK, frames=part))
    assert list(tmp_path.iterdir()) == []


@given(
    fades=st.lists(st.tuples(st.sampled_from(["in", "out"]), st.integers(0, 90), st.integers(1, 60)), max_size=3),
    begin=st.integers(0, 260),
    length=st.integers(1, 260),
)
def test_sound_of_a_part_is_that_of_the_whole(fades: list[tuple[str, int, int]], begin: int, length: int) -> None:
    info = footage("a.mp4")
    stop = begin + length
    piece = SoundPiece(
        lane=0, first=40, samples=150, info=info, stream=info.audio[0], stretches=(Stretch(150, Fraction(1), Fraction(2)),),
        keep_pitch=True, gain=0.0, fades=tuple(Fade(kind, low, count, "linear") for kind, low, count in fades),  # type: ignore[arg-type]
    )  # fmt: skip
    levels = level(piece, 300)
    parts = list(_pieces([piece], begin, stop, 48000))
    found = {begin + at: value for part in parts for at, value in level(part, 600).items() if 0 <= at < length}
    for sample in range(begin, stop):
        assert found.get(sample, 0.0) == pytest.approx(levels.get(sample, 0.0))
    for part in parts:
        assert part.source == piece.source + Fraction(part.first + begin - piece.first, 48000) * 2


def level(piece: SoundPiece, limit: int) -> dict[int, float]:
    """How loud each sample of the programme is, by the rules of ffmpeg's afade."""
    levels = {}
    for n in range(min(piece.samples, limit)):
        loud = 1.0
        for fade in piece.fades:
            share = min(1.0, max(0.0, (n - fade.start) / fade.samples))
            loud *= share if fade.kind == "in" else 1 - share
        levels[piece.first + n] = loud
    return levels
