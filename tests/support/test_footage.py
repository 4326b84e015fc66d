"""The ruler is measured first: numbers and beeps are read as they were written, and never misread."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.footage import (
    LARGEST,
    Scene,
    Unreadable,
    beep_times,
    counter_clip,
    counter_picture,
    hard_cuts,
    read_counter,
    scene_clip,
    sound,
)

NUMBERS = st.integers(0, LARGEST)


@given(number=NUMBERS, width=st.integers(32, 400), height=st.integers(24, 300))
def test_a_number_is_read_back_at_any_size(number: int, width: int, height: int) -> None:
    assert read_counter(counter_picture(number, (width, height))) == number


@given(number=NUMBERS, gain=st.floats(0.3, 1), lift=st.floats(0, 60), noise=st.floats(0, 20))
def test_fades_lifts_and_noise_do_no_harm(number: int, gain: float, lift: float, noise: float) -> None:
    picture = counter_picture(number, (160, 90)).astype(float) * gain + lift
    picture += np.random.default_rng(number).normal(0, noise, picture.shape)
    assert read_counter(picture.clip(0, 255)) == number


@given(number=NUMBERS)
def test_turned_and_mirrored_pictures_are_refused(number: int) -> None:
    picture = counter_picture(number, (160, 96))
    for wrong in (picture[::-1], picture[:, ::-1], picture[::-1, ::-1], np.full_like(picture, 128)):
        with pytest.raises(Unreadable):
            read_counter(wrong)


@given(numbers=st.tuples(NUMBERS, NUMBERS).filter(lambda pair: pair[0] != pair[1]))
def test_a_mix_of_two_numbers_is_refused(numbers: tuple[int, int]) -> None:
    one, two = (counter_picture(number, (160, 96)).astype(float) for number in numbers)
    with pytest.raises(Unreadable):
        read_counter((one + two) / 2)


@pytest.mark.parametrize("size", [(64, 36), (320, 180), (1280, 720), (36, 64)])
def test_numbers_survive_coding(size: tuple[int, int], tmp_path: Path) -> None:
    first = 777_000
    path = counter_clip(tmp_path / "a.mp4", frames=12, size=size, b_frames=2, first_number=first)
    with av.open(str(path)) as container:
        read = [read_counter(frame.to_ndarray(format="rgb24")) for frame in container.decode(video=0)]
    assert read == list(range(first, first + 12))


@given(
    rate=st.sampled_from([8000, 16000, 44100, 48000]),
    first=st.fractions(-1, 1, max_denominator=1000),
    level=st.floats(0.01, 1),
)
def test_beeps_are_timed_below_a_tenth_of_a_millisecond(rate: int, first: Fraction, level: float) -> None:
    wave = sound("beeps", 3 * rate, rate, 2, first) * level
    start = round(first * rate) / rate
    # a beep that either end of the sound cuts may be heard or not
    assume(not any(-0.03 < n - start < 0 or 2.95 < n - start < 3 for n in range(5)))
    expected = [n - start for n in range(5) if 0 <= n - start <= 2.95]
    assert beep_times(wave, rate) == pytest.approx(expected, abs=1e-4)


def test_beeps_hidden_in_noise_and_cut_ones(tmp_path: Path) -> None:
    wave = sound("beeps", 3 * 48000, 48000, 1)[0]
    noisy = wave + np.random.default_rng(1).normal(0, 0.01, wave.shape)
    assert beep_times(noisy, 48000) == pytest.approx([0, 1, 2], abs=5e-4)
    assert beep_times(wave[480:], 48000) == pytest.approx([0.99, 1.99], abs=1e-4)
    assert beep_times(np.zeros(48000), 48000) == []
    assert beep_times(np.zeros(0), 48000) == []


def test_the_same_clip_twice(tmp_path: Path) -> None:
    one, two = (counter_clip(tmp_path / name, frames=20, audio="beeps") for name in ("one.mp4", "two.mp4"))
    assert one.read_bytes() == two.read_bytes()


def test_scenes_cut_fade_and_flash_where_they_say(tmp_path: Path) -> None:
    scenes = [
        Scene(20, 0),
        Scene(20, 1, flashes=(7,)),
        Scene(30, 2, "dissolve", 10),
        Scene(30, 3, "fade", 10),
        Scene(10, black=True),
    ]
    path = scene_clip(tmp_path / "a.mp4", scenes, size=(160, 90), audio="tone")
    assert hard_cuts(scenes) == [20, 100]
    with av.open(str(path)) as container:
        pictures = [frame.to_ndarray(format="rgb24").astype(float) for frame in container.decode(video=0)]
    assert len(pictures) == 110
    steps = [np.abs(b - a).mean() for a, b in pairwise(pictures)]
    assert set(np.argsort(steps)[-4:] + 1) == {20, 27, 28, 100}
    assert pictures[27].mean() > 230
    assert pictures[74].mean() < 0.35 * pictures[65].mean()
    assert pictures[105].mean() < 25
