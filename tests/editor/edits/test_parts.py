"""Parts of an item show and say exactly what the whole did."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.crops import window_at
from editor.edits.parts import divide, part, rate_at
from editor.model import Clip, Crop, CropKey, Gain, Narration, Speed, Subtitle, Word
from editor.speed import SpeedKey

RATE = Fraction(24000, 1001)
NORMAL, FULL = Speed(), Gain()
rates = st.fractions(-4, 4, max_denominator=12)
ramps = st.lists(st.tuples(st.integers(0, 130), rates), max_size=6).map(
    lambda keys: tuple(SpeedKey(frame, rate) for frame, rate in sorted(keys))
)


def clip(speed: Speed = NORMAL, crop: Crop | None = None, gain: Gain = FULL) -> Clip:
    return Clip(
        id="c", media="m", record_in=50, duration=100, source_in=Fraction(7), speed=speed, crop=crop, gain=gain, link="l"
    )


@given(ramps, rates, st.integers(1, 99))
def test_a_split_leaves_the_media_time_of_every_frame_as_it_was(ramp: tuple[SpeedKey, ...], rate: Fraction, at: int) -> None:
    whole = clip(Speed(rate=rate, ramp=ramp))
    head, tail = divide(whole, at, RATE, tail_id="t", tail_link="k")
    assert isinstance(head, Clip)
    assert isinstance(tail, Clip)
    assert (head.id, head.link, head.record_in, head.duration) == ("c", "l", 50, at)
    assert (tail.id, tail.link, tail.record_in, tail.duration) == ("t", "k", 50 + at, 100 - at)
    for frame in range(at + 1):
        assert head.source_at(frame, RATE) == whole.source_at(frame, RATE)
    for frame in range(100 - at + 1):
        assert tail.source_at(frame, RATE) == whole.source_at(at + frame, RATE)
    for piece in (head, tail):
        frames = [key.frame for key in piece.speed.ramp]
        assert frames == sorted(frames)
        assert all(0 <= frame <= piece.duration for frame in frames) or piece.speed == whole.speed


@given(ramps, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_trimming_again_and_again_never_moves_a_frame_nor_lengthens_the_fractions(
    ramp: tuple[SpeedKey, ...], trims: list[tuple[int, int]]
) -> None:
    whole = clip(Speed(rate=Fraction(1, 3), ramp=ramp))
    piece = whole
    for start, end in trims:
        if piece.duration - start - end >= 1:
            trimmed = part(piece, start, piece.duration - end, RATE)
            assert isinstance(trimmed, Clip)
            piece = trimmed
    offset = piece.record_in - whole.record_in
    for frame in range(piece.duration):
        assert piece.source_at(frame, RATE) == whole.source_at(offset + frame, RATE)
    assert all(key.rate.denominator < 10**10 for key in piece.speed.ramp)


@given(ramps, st.integers(1, 60), st.integers(1, 60))
def test_growing_continues_before_the_first_and_after_the_last_key(
    ramp: tuple[SpeedKey, ...], before: int, after: int
) -> None:
    whole = clip(Speed(ramp=ramp))
    grown = part(whole, -before, 100 + after, RATE)
    assert isinstance(grown, Clip)
    assert (grown.record_in, grown.duration) == (50 - before, 100 + before + after)
    for frame in range(grown.duration):
        assert grown.source_at(frame, RATE) == whole.source_at(frame - before, RATE)


def test_a_step_in_a_ramp_belongs_to_the_part_that_it_is_in() -> None:
    ramp = (SpeedKey(0, Fraction(1)), SpeedKey(40, Fraction(1)), SpeedKey(40, Fraction(3)), SpeedKey(80, Fraction(3)))
    assert rate_at(ramp, 40, before=True) == 1
    assert rate_at(ramp, 40) == 3
    head, tail = divide(clip(Speed(ramp=ramp)), 40, RATE, tail_id="t", tail_link=None)
    assert isinstance(head, Clip)
    assert isinstance(tail, Clip)
    assert head.speed == Speed(rate=Fraction(1))
    assert tail.speed == Speed(rate=Fraction(3))


@pytest.mark.parametrize("hold", [False, True])
@pytest.mark.parametrize("at", [1, 10, 35, 50, 70, 99])
def test_the_crop_window_of_every_frame_stays(hold: bool, at: int) -> None:
    keys = (CropKey(10, 0.0, 0.0, 0.5, 1.0), CropKey(50, 0.4, 0.0, 0.5, 0.6), CropKey(70, 0.1, 0.2, 0.3, 0.6))
    crop = Crop(keys=keys, hold=hold)
    head, tail = divide(clip(crop=crop), at, RATE, tail_id="t", tail_link=None)
    assert isinstance(head, Clip)
    assert isinstance(tail, Clip)
    for piece, start in ((head, 0), (tail, at)):
        assert piece.crop is not None
        assert all(0 <= key.frame <= piece.duration for key in piece.crop.keys)
        for frame in range(piece.duration):
            is_now, was = window_at(piece.crop, frame), window_at(crop, start + frame)
            for field in ("x", "y", "width", "height"):
                assert getattr(is_now, field) == pytest.approx(getattr(was, field), abs=1e-12)


def test_fades_stay_with_the_ends_and_give_way() -> None:
    faded = clip(gain=Gain(db=-2.0, fade_in=10, fade_out=20))
    head, tail = divide(faded, 6, RATE, tail_id="t", tail_link=None)
    assert isinstance(head, Clip)
    assert isinstance(tail, Clip)
    assert head.gain == Gain(db=-2.0, fade_in=6, fade_out=0)
    assert tail.gain == Gain(db=-2.0, fade_in=0, fade_out=20)
    trimmed = part(faded, 5, 30, RATE)
    assert isinstance(trimmed, Clip)
    assert trimmed.gain == Gain(db=-2.0, fade_in=10, fade_out=15)


def test_a_subtitle_is_divided_between_its_words() -> None:
    words = (Word("So", 0, 8), Word("it", 10, 22), Word("goes.", 25, 40))
    whole = Subtitle(id="s", record_in=100, duration=40, text="So it\ngoes.", words=words)
    head, tail = divide(whole, 20, RATE, tail_id="t", tail_link=None)
    assert head == Subtitle(id="s", record_in=100, duration=20, text="So it", words=(Word("So", 0, 8), Word("it", 10, 20)))
    assert tail == Subtitle(id="t", record_in=120, duration=20, text="goes.", words=(Word("goes.", 5, 20),))
    plain, rest = divide(Subtitle(id="s", record_in=0, duration=9, text="Hm"), 4, RATE, tail_id="t", tail_link=None)
    assert (plain.text, rest.text) == ("Hm", "Hm")  # type: ignore[union-attr]


def test_spoken_narration_goes_on_where_it_was_cut() -> None:
    spoken = Narration(id="n", record_in=0, duration=48, text="Once", media="voice", source_in=Fraction(1))
    _, tail = divide(spoken, 24, RATE, tail_id="t", tail_link=None)
    assert isinstance(tail, Narration)
    assert tail.source_in == 1 + Fraction(1001, 1000)
    _, silent = divide(Narration(id="n", record_in=0, duration=48, text="Once"), 24, RATE, tail_id="t", tail_link=None)
    assert isinstance(silent, Narration)
    assert silent.source_in == 0
