"""Retiming is the exact integral of the rate."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.edits.parts import rate_at
from editor.speed import SpeedKey, source_offset

RATE = Fraction(30000, 1001)
ramps = st.lists(st.tuples(st.integers(0, 200), st.fractions(-3, 3, max_denominator=9)), min_size=1, max_size=6).map(
    lambda keys: tuple(SpeedKey(frame, rate) for frame, rate in sorted(keys))
)


@pytest.mark.parametrize("rate", [Fraction(1), Fraction(2), Fraction(1, 3), Fraction(0), Fraction(-1)])
def test_a_constant_rate_never_drifts(rate: Fraction) -> None:
    assert source_offset(rate, (), Fraction(10**7), RATE) == 10**7 * rate / RATE


def test_a_linear_ramp_passes_the_mean_of_its_rates() -> None:
    ramp = (SpeedKey(10, Fraction(1)), SpeedKey(30, Fraction(3)))
    assert source_offset(Fraction(9), ramp, Fraction(30), Fraction(1)) == 10 * 1 + 20 * 2
    assert source_offset(Fraction(9), ramp, Fraction(40), Fraction(1)) == 50 + 10 * 3
    assert source_offset(Fraction(9), ramp, Fraction(-5), Fraction(1)) == -5


@given(ramps, st.integers(-20, 220))
def test_each_frame_passes_the_mean_of_the_rates_at_its_ends(ramp: tuple[SpeedKey, ...], frame: int) -> None:
    one = source_offset(Fraction(1), ramp, Fraction(frame), RATE)
    next_one = source_offset(Fraction(1), ramp, Fraction(frame + 1), RATE)
    mean = (rate_at(ramp, frame) + rate_at(ramp, frame + 1, before=True)) / 2
    assert next_one - one == mean / RATE
