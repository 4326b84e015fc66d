"""The rate is exact where the timestamps follow one, and honest where they do not."""

from __future__ import annotations

from fractions import Fraction
from math import floor

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.media.rates import frame_rate, standard_rate

NTSC = [Fraction(n * 1000, 1001) for n in (24, 30, 60, 120)]
STANDARD = st.sampled_from([*map(Fraction, (10, 12, 15, 24, 25, 30, 48, 50, 60, 120)), Fraction(25, 2), *NTSC])
TICKS = st.sampled_from([Fraction(1, n) for n in (600, 1000, 12800, 30000, 90000)])


def stamps(rate: Fraction, tick: Fraction, count: int, start: Fraction = Fraction(0)) -> np.ndarray:
    return np.array([floor((start + n / rate) / tick + Fraction(1, 2)) for n in range(count)], dtype=np.int64)


@given(rate=STANDARD, tick=TICKS, count=st.integers(1100, 2000), start=st.fractions(0, 40_000, max_denominator=1000))
def test_a_standard_rate_is_found_whatever_the_clock(rate: Fraction, tick: Fraction, count: int, start: Fraction) -> None:
    assert frame_rate([stamps(rate, tick, count, start)], tick, []) == (rate, False)


@given(rate=STANDARD, tick=TICKS, count=st.integers(2, 40))
def test_a_short_clip_is_settled_by_what_the_container_claims(rate: Fraction, tick: Fraction, count: int) -> None:
    assert frame_rate([stamps(rate, tick, count)], tick, [rate]) == (rate, False)


@given(rate=STANDARD, gap=st.integers(1_000, 300_000))
def test_stretches_far_apart_fit_one_grid(rate: Fraction, gap: int) -> None:
    tick = Fraction(1, 90000)
    head, tail = stamps(rate, tick, 300), stamps(rate, tick, 300, (300 + gap) / rate)
    assert frame_rate([head, tail], tick, []) == (rate, False)


def test_stretches_tell_rates_apart_that_one_alone_cannot() -> None:
    tick = Fraction(1, 1000)
    head, tail = stamps(NTSC[1], tick, 20), stamps(NTSC[1], tick, 20, 100_123 / NTSC[1])
    assert frame_rate([head], tick, [Fraction(30)]) == (30, False)
    assert frame_rate([head, tail], tick, [Fraction(30)]) == (NTSC[1], False)


@given(gaps=st.lists(st.integers(5, 200), min_size=8, max_size=60))
def test_uneven_frames_have_a_mean_rate(gaps: list[int]) -> None:
    assume(max(gaps) - min(gaps) > 20)
    times = np.cumsum([0, *gaps])
    assert frame_rate([times], Fraction(1, 1000), [Fraction(30)]) == (Fraction(1000 * len(gaps), int(times[-1])), True)


def test_one_late_frame_in_an_hour_is_noticed() -> None:
    tick = Fraction(1, 90000)
    times = stamps(Fraction(25), tick, 90_000)
    times[45_000:] += 3600
    rate, varies = frame_rate([times], tick, [Fraction(25)]) or (Fraction(0), False)
    assert varies
    assert abs(rate - 25) < Fraction(1, 1000)


@pytest.mark.parametrize("times", [[], [7], [0, 0]])
def test_nothing_to_go_by(times: list[int]) -> None:
    windows = [np.array(times, dtype=np.int64)] if times else []
    assert frame_rate(windows, Fraction(1, 1000), [Fraction(30)]) is None


def test_an_odd_constant_rate_is_kept() -> None:
    tick, rate = Fraction(1, 90000), Fraction(17)
    assert frame_rate([stamps(rate, tick, 500)], tick, []) == (rate, False)
    tick, rate = Fraction(1, 23_040_000), Fraction(23_040_000, 767_849)
    assert frame_rate([stamps(rate, tick, 500)], tick, [rate]) == (rate, False)


@given(rate=st.fractions(1, 300))
def test_the_nearest_standard_rate(rate: Fraction) -> None:
    assert all(abs(standard_rate(rate) - rate) <= abs(other - rate) for other in (Fraction(24), Fraction(25), *NTSC))
