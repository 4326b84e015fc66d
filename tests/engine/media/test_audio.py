"""Sound lies where the picture says, on every kind of file."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from fractions import Fraction
from math import ceil
from pathlib import Path

import numpy as np
import pytest

from engine.media import probe, read_audio
from engine.protocol import UsageError
from tests.engine.media.conftest import KINDS, uneven_times
from tests.support.footage import beep_times, counter_clip, remux, sound

Clip = Callable[[str], Path]
LATE_PICTURE = {"AVI"}
"""Kinds whose muxer shifts the picture by its reordering delay, so that beeps come that much earlier."""


def whole(path: Path, **options: object) -> np.ndarray:
    return np.concatenate(list(read_audio(probe(path), **options)))  # type: ignore[arg-type]


@pytest.mark.parametrize("rate", [16000, 48000])
@pytest.mark.parametrize("kind", KINDS)
def test_beeps_are_heard_where_they_were_put(kind: str, rate: int, clip_of: Clip) -> None:
    info = probe(clip_of(kind))
    length = float(uneven_times()[-1] if kind.startswith("variable") else info.video[0].duration)
    if kind == "edit list":
        expected = [0.9]
    else:
        shift = float(info.origin % 1) if kind in LATE_PICTURE else 0.0
        expected = [n - shift for n in range(ceil(length)) if n - shift >= 0]
    if kind == "mkv from 3.5 s":
        assert info.origin == Fraction(7, 2)
    heard = beep_times(np.concatenate(list(read_audio(info, rate=rate))), rate)
    assert heard == pytest.approx(expected, abs=0.0012)


def test_blocks_have_the_size_asked_for(clip_of: Clip) -> None:
    blocks = list(read_audio(probe(clip_of("constant rate")), block=1000))
    assert {len(block) for block in blocks[:-1]} == {1000}
    assert 0 < len(blocks[-1]) <= 1000
    assert all(block.dtype == np.float32 and block.ndim == 1 and block.flags.c_contiguous for block in blocks)


@pytest.mark.parametrize(("channels", "expected"), [(1, 1), (2, 2), (6, 2)])
def test_stereo_keeps_at_most_two_channels(channels: int, expected: int, tmp_path: Path) -> None:
    path = counter_clip(tmp_path / "a.mkv", frames=30, audio="tone", channels=channels)
    samples = whole(path, rate=48000, mono=False)
    assert samples.shape == (48000, expected)
    assert np.abs(samples).max() > 0.1


def test_left_and_right_stay_apart_and_mono_is_their_mean(tmp_path: Path) -> None:
    tone = sound("tone", 48000, 48000, 1)[0]
    path = counter_clip(tmp_path / "a.mkv", frames=30, audio=np.stack([tone, np.zeros_like(tone)]))
    stereo, mono = whole(path, rate=48000, mono=False), whole(path, rate=48000)
    assert np.allclose(stereo[:, 0], tone, atol=2e-3)
    assert not stereo[:, 1].any()
    assert np.allclose(mono, tone / 2, atol=2e-3)


@pytest.mark.parametrize("codec", ["aac", "libopus", "libmp3lame", "flac", "pcm_s16le", "pcm_u8", "ac3"])
def test_every_codec_is_heard_in_time(codec: str, tmp_path: Path) -> None:
    path = counter_clip(tmp_path / "a.mkv", frames=90, audio="beeps", audio_codec=codec, size=(64, 36))
    assert beep_times(whole(path, rate=48000), 48000) == pytest.approx([0, 1, 2], abs=0.0025)


@pytest.mark.parametrize("rate", [8000, 22050, 44100, 96000])
def test_other_sample_rates(rate: int, tmp_path: Path) -> None:
    path = counter_clip(tmp_path / "a.mkv", frames=90, audio="beeps", audio_rate=rate, size=(64, 36))
    samples = whole(path)
    assert abs(len(samples) - 3 * 16000) <= 2
    assert beep_times(samples, 16000) == pytest.approx([0, 1, 2], abs=0.001)


def test_sound_that_begins_late_is_preceded_by_silence(tmp_path: Path) -> None:
    path = counter_clip(tmp_path / "a.mkv", frames=90, audio="beeps", audio_start=Fraction(3, 2))
    samples = whole(path)
    assert not samples[:23990].any()
    assert beep_times(samples, 16000) == pytest.approx([2], abs=0.001)
    assert abs(len(samples) - 48000) <= 2


def test_sound_that_begins_early_is_cut(tmp_path: Path) -> None:
    path = counter_clip(tmp_path / "a.mkv", frames=60, start=Fraction(5), audio="beeps", audio_start=Fraction(-13, 10))
    assert beep_times(whole(path), 16000) == pytest.approx([0, 1], abs=0.001)


def test_a_gap_is_silence_of_its_length(tmp_path: Path) -> None:
    """A second of packets is missing, as after a dropout of a recorder."""
    import av

    source = counter_clip(tmp_path / "whole.mkv", frames=150, audio="beeps", audio_codec="pcm_s16le")
    gap = tmp_path / "gap.mkv"
    with av.open(str(source)) as given, av.open(str(gap), "w") as made:
        copies = {stream.index: made.add_stream_from_template(stream) for stream in given.streams}
        for packet in given.demux():
            if not packet.size or (packet.stream.type == "audio" and 1500 <= packet.pts < 2500):
                continue
            packet.stream = copies[packet.stream_index]
            made.mux(packet)
    samples = whole(gap)
    assert not samples[25000:39000].any()
    assert beep_times(samples, 16000) == pytest.approx([0, 1, 3, 4], abs=0.0012)


def test_damaged_sound_is_silence_and_what_follows_stays_in_time(tmp_path: Path) -> None:
    path = counter_clip(tmp_path / "a.mp4", frames=150, audio="beeps", size=(64, 36))
    import av

    with av.open(str(path)) as container:
        damaged = [(entry.pos, entry.size) for entry in container.streams.audio[0].index_entries][100:130]
    data = bytearray(path.read_bytes())
    for place, size in damaged:
        data[place : place + size] = b"\xff" * size
    path.write_bytes(data)
    heard = beep_times(whole(path), 16000)
    assert heard[:2] == pytest.approx([0, 1], abs=0.001)
    assert heard[-2:] == pytest.approx([3, 4], abs=0.002)


def test_memory_stays_flat(tmp_path: Path) -> None:
    info = probe(counter_clip(tmp_path / "a.mkv", frames=300, rate=Fraction(1), size=(64, 36), audio="tone"))
    tracemalloc.start()
    count = sum(len(block) for block in read_audio(info))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 300 * 16000
    assert most < 4_000_000  # all of it would be 19 MB


def test_silence_before_very_late_sound_takes_no_memory(tmp_path: Path) -> None:
    path = counter_clip(
        tmp_path / "a.mkv", frames=3, rate=Fraction(1, 400), size=(64, 36), audio="tone", audio_start=Fraction(1199)
    )
    info = probe(path)
    tracemalloc.start()
    count = sum(len(block) for block in read_audio(info))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 1200 * 16000
    assert most < 4_000_000


def test_shifting_the_whole_file_changes_nothing(clip_of: Clip, tmp_path: Path) -> None:
    here = whole(clip_of("mkv from 3.5 s"))
    there = whole(remux(clip_of("mkv from 3.5 s"), tmp_path / "a.mkv", shift=Fraction(100)))
    assert np.array_equal(here, there)


def test_wrong_use(clip_of: Clip) -> None:
    info = probe(clip_of("constant rate"))
    with pytest.raises(UsageError, match="no audio stream 1"):
        list(read_audio(info, stream=1))
    with pytest.raises(UsageError):
        list(read_audio(info, block=0))
