"""Frames, rates and SMPTE timecode."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.timecode import (
    STANDARD_RATES,
    TimecodeError,
    allows_drop_frame,
    format_timecode,
    frame_at,
    nearest_frame,
    nominal_rate,
    parse_timecode,
    snap_rate,
    time_of,
)

NTSC, NTSC_60 = Fraction(30000, 1001), Fraction(60000, 1001)
rates = st.sampled_from(STANDARD_RATES)


@pytest.mark.parametrize(
    ("frame", "rate", "drop", "text"),
    [
        (0, Fraction(25), False, "00:00:00:00"),
        (90061 * 24 - 1, Fraction(24000, 1001), False, "01:01:00:23"),
        (1799, NTSC, True, "00:00:59;29"),
        (1800, NTSC, True, "00:01:00;02"),
        (17981, NTSC, True, "00:09:59;29"),
        (17982, NTSC, True, "00:10:00;00"),
        (107892, NTSC, True, "01:00:00;00"),
        (3600, NTSC_60, True, "00:01:00;04"),
        (119, Fraction(120), False, "00:00:00:119"),
        (25 * 86400, Fraction(25), False, "00:00:00:00"),
        (2589408, NTSC, True, "00:00:00;00"),
    ],
)
def test_known_timecodes(frame: int, rate: Fraction, drop: bool, text: str) -> None:
    assert format_timecode(frame, rate, drop_frame=drop) == text


@given(rates, st.data())
def test_a_timecode_reads_back_as_its_frame(rate: Fraction, data: st.DataObject) -> None:
    drop = allows_drop_frame(rate) and data.draw(st.booleans())
    day = nominal_rate(rate) * 86400
    if drop:
        day -= nominal_rate(rate) // 15 * (1440 - 144)
    frame = data.draw(st.integers(0, day - 1))
    text = format_timecode(frame, rate, drop_frame=drop)
    assert parse_timecode(text, rate) == (frame, drop)


def test_drop_frame_labels_keep_to_the_clock() -> None:
    for rate in (NTSC, NTSC_60):
        for hour in range(24):
            frame, _ = parse_timecode(f"{hour:02d}:00:00;00", rate)
            assert abs(time_of(frame, rate) - hour * 3600) < Fraction(hour + 1, 250)


@pytest.mark.parametrize(
    ("text", "rate", "why"),
    [
        ("00:01:00;00", NTSC, "skips"),
        ("00:01:00;03", NTSC_60, "skips"),
        ("00:00:00:25", Fraction(25), "does not exist"),
        ("00:60:00:00", Fraction(25), "does not exist"),
        ("00:00:00;00", Fraction(24000, 1001), "not defined"),
        ("1:2:3:4", Fraction(25), "not a timecode"),
        ("", Fraction(25), "not a timecode"),
    ],
)
def test_timecodes_that_cannot_be_are_refused(text: str, rate: Fraction, why: str) -> None:
    with pytest.raises(TimecodeError, match=why):
        parse_timecode(text, rate)


def test_drop_frame_is_for_two_rates_only() -> None:
    assert [rate for rate in STANDARD_RATES if allows_drop_frame(rate)] == [NTSC, NTSC_60]
    with pytest.raises(TimecodeError, match="not defined"):
        format_timecode(0, Fraction(24000, 1001), drop_frame=True)


@given(rates, st.integers(0, 10**8), st.fractions(0, Fraction(999, 1000)))
def test_a_frame_is_on_screen_from_its_start_to_the_next(rate: Fraction, frame: int, part: Fraction) -> None:
    assert frame_at(time_of(frame, rate) + part / rate, rate) == frame
    nearest = nearest_frame(time_of(frame, rate) + part / rate, rate)
    assert nearest == (frame + 1 if part >= Fraction(1, 2) else frame)


@pytest.mark.parametrize(
    ("measured", "snapped"),
    [
        (Fraction(87169000, 2905633), Fraction(30)),
        (Fraction(2997, 100), NTSC),
        (Fraction(23976, 1000), Fraction(24000, 1001)),
        (Fraction(119, 4), Fraction(30)),
        (Fraction(15), Fraction(15)),
        (Fraction(1, 3), Fraction(1)),
    ],
)
def test_measured_rates_snap(measured: Fraction, snapped: Fraction) -> None:
    assert snap_rate(measured) == snapped


def test_a_rate_above_zero_is_needed() -> None:
    with pytest.raises(TimecodeError, match="above zero"):
        snap_rate(Fraction(0))
