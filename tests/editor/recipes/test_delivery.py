"""The format of a reel, from the footage it is made of."""

from __future__ import annotations

from fractions import Fraction

import pytest

from editor.recipes.delivery import Share, frame_size, playback_rate, settle
from editor.timecode import STANDARD_RATES
from engine.protocol import VideoStream
from tests.support.analyses import media_info

TALL = Fraction(9, 16)


def stream(size: tuple[int, int] = (1920, 1080), rate: Fraction = Fraction(25), vfr: bool = False) -> VideoStream:
    return media_info(size=size, rate=rate, vfr=vfr).video[0]


def share(size: tuple[int, int], seconds: int = 10) -> Share:
    return Share(video=stream(size), seconds=Fraction(seconds))


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("24000/1001", "24000/1001"),
        ("25", "25"),
        ("30000/1001", "30000/1001"),
        ("87169000/2905633", "30"),
        ("12.5", "25"),
        ("10", "30"),
        ("15", "30"),
        ("8", "24"),
        ("17", "30"),
        ("120", "60"),
        ("240", "60"),
        ("120000/1001", "60000/1001"),
        ("100", "50"),
    ],
)
def test_constant_rates(rate: str, expected: str) -> None:
    found = playback_rate(stream(rate=Fraction(rate)))
    assert found == Fraction(expected)
    assert found in STANDARD_RATES


@pytest.mark.parametrize(("mean", "expected"), [("29.3", 30), ("24.6", 25), ("14", 30), ("57", 60), ("0", 30)])
def test_variable_rates_go_to_the_nearest_ordinary_one(mean: str, expected: int) -> None:
    assert playback_rate(stream(rate=Fraction(mean), vfr=True)) == expected


@pytest.mark.parametrize(
    ("size", "aspect", "expected"),
    [
        ((1920, 1080), None, (1920, 1080)),
        ((1081, 721), None, (1080, 720)),
        ((1920, 1080), TALL, (1080, 1920)),
        ((1280, 720), TALL, (720, 1280)),
        ((800, 332), TALL, (324, 576)),
        ((1080, 1920), TALL, (1080, 1920)),
        ((1080, 1920), Fraction(16, 9), (1920, 1080)),
        ((1920, 1080), Fraction(1), (1080, 1080)),
        ((1920, 1080), Fraction(4, 5), (1080, 1350)),
        ((1920, 1080), Fraction(239, 100), (1912, 800)),
        ((7680, 4320), None, (3840, 2160)),
    ],
)
def test_sizes(size: tuple[int, int], aspect: Fraction | None, expected: tuple[int, int]) -> None:
    assert frame_size([share(size)], aspect, 2160) == expected


def test_the_shape_is_that_of_most_footage_at_the_largest_size_among_it() -> None:
    mixed = [share((854, 480), 30), share((1920, 1080), 10), share((1080, 1920), 20)]
    assert frame_size(mixed, None, 2160)[1] == 1080
    assert frame_size(mixed, TALL, 2160) == (1080, 1920)


def test_a_sliver_of_large_footage_does_not_set_the_size() -> None:
    assert frame_size([share((1280, 720), 99), share((3840, 2160), 1)], None, 2160) == (1280, 720)


def test_rate_and_transfer_follow_the_footage() -> None:
    slow = Share(video=stream(rate=Fraction(24)), seconds=Fraction(5))
    fast = Share(video=stream(rate=Fraction(60)), seconds=Fraction(9))
    assert settle([slow, fast], None, 2160).rate == 60
    assert settle([slow, fast], None, 2160).transfer == "sdr"
