"""The engine's reading of timecode agrees with the editor's."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.timecode import STANDARD_RATES, allows_drop_frame, format_timecode
from engine.media.timecodes import parse_timecode
from engine.protocol import StartTimecode

NTSC = Fraction(30000, 1001)


@given(rate=st.sampled_from(STANDARD_RATES), share=st.fractions(0, 1), drop=st.booleans())
def test_every_timecode_names_its_frame(rate: Fraction, share: Fraction, drop: bool) -> None:
    drop = drop and allows_drop_frame(rate)
    frame = min(int(share * 86400 * rate), int(86400 * rate) - 100)
    text = format_timecode(frame, rate, drop_frame=drop)
    assert parse_timecode(text, rate) == StartTimecode(frame=frame, rate=rate, drop_frame=drop)


@pytest.mark.parametrize(
    "text",
    ["", "1:2:3:4", "24:00:00:00", "00:60:00:00", "00:00:60:00", "00:00:00:30", "00:01:00;01", "٠٠:00:00:00", "a" * 500],
)
def test_what_is_no_timecode(text: str) -> None:
    assert parse_timecode(text, NTSC) is None


def test_a_drop_frame_mark_where_there_is_none() -> None:
    found = parse_timecode("01:00:00;00", Fraction(24000, 1001))
    assert found == StartTimecode(frame=86400, rate=Fraction(24000, 1001), drop_frame=False)


def test_footage_of_an_odd_rate_counts_at_the_nearest_standard_one() -> None:
    assert parse_timecode("00:00:01:00", Fraction(2997, 100)) == StartTimecode(frame=30, rate=NTSC)
