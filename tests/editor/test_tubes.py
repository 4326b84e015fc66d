"""Boxes joined over time, and where a tube is at any instant."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.tubes import LOST, REACH, Box, Sample, Tube, link, overlap

START, END = Fraction(2), Fraction(20)


def sample(time: float, x: float, y: float = 0.4, size: float = 0.1) -> Sample:
    """A square box whose middle is at `x`, `y`."""
    return Sample(Fraction(str(time)), (x - size / 2, y - size / 2, x + size / 2, y + size / 2))


def linked(*samples: Sample) -> tuple[Tube, ...]:
    return link(samples, kind="face", start=START, end=END)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    x, y = draw(st.floats(0, 0.9)), draw(st.floats(0, 0.9))
    return x, y, x + draw(st.floats(0.01, 0.1)), y + draw(st.floats(0.01, 0.1))


samples = st.lists(st.builds(Sample, st.integers(0, 50).map(lambda half: Fraction(half, 2)), boxes()), max_size=30)


@given(samples)
def test_every_box_of_the_shot_is_in_exactly_one_tube(seen: list[Sample]) -> None:
    tubes = linked(*seen)
    inside = [one for one in seen if START <= one.time < END]
    assert sorted((one.time, one.box) for tube in tubes for one in tube.samples) == sorted(
        (one.time, one.box) for one in inside
    )
    assert [tube.number for tube in tubes] == list(range(1, len(tubes) + 1))
    for tube in tubes:
        assert all(0 < right.time - left.time <= LOST for left, right in pairwise(tube.samples))
        assert START <= tube.start <= tube.samples[0].time
        assert tube.samples[-1].time < tube.end <= END
    firsts = [tube.samples[0].time for tube in tubes]
    assert firsts == sorted(firsts)


@given(samples, st.randoms())
def test_the_order_in_which_boxes_come_does_not_matter(seen: list[Sample], random: object) -> None:
    mixed = list(seen)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert linked(*mixed) == linked(*seen)


@given(samples, st.fractions(0, 22, max_denominator=100))
def test_between_its_boxes_a_tube_is_between_them_and_says_so(seen: list[Sample], time: Fraction) -> None:
    for tube in linked(*seen):
        found = tube.at(time)
        if found is None:
            assert not tube.start <= time < tube.end
            continue
        for place, value in enumerate(found.box):
            values = [one.box[place] for one in tube.samples]
            assert min(values) - 1e-9 <= value <= max(values) + 1e-9
        near = any(0 <= time - one.time < Fraction(1, 25) for one in tube.samples)
        assert found.exact == near


@given(boxes(), boxes())
def test_overlap_is_a_share_and_the_same_both_ways(a: Box, b: Box) -> None:
    assert 0 <= overlap(a, b) <= 1
    assert overlap(a, b) == overlap(b, a)
    assert overlap(a, a) == pytest.approx(1)


def test_one_that_moves_and_one_that_stays_are_told_apart() -> None:
    walks = [sample(3 + n / 2, 0.1 + 0.04 * n) for n in range(20)]
    stands = [sample(3 + n / 2, 0.5, 0.75) for n in range(20)]
    first, second = linked(*walks, *stands)
    assert first.samples == tuple(walks)
    assert second.samples == tuple(stands)


def test_two_that_cross_keep_the_one_that_fits_better() -> None:
    left = [sample(4, 0.30), sample(5, 0.33)]
    right = [sample(4, 0.44), sample(5, 0.40)]
    first, second = linked(*right, *left)
    assert (first.samples, second.samples) == (tuple(left), tuple(right))


def test_what_was_lost_for_long_or_jumps_is_another_one() -> None:
    assert len(linked(sample(4, 0.3), sample(6, 0.3))) == 1
    assert len(linked(sample(4, 0.3), sample(6.5, 0.3))) == 2
    assert len(linked(sample(4, 0.3), sample(4.5, 0.7))) == 2


def test_where_a_tube_is() -> None:
    (tube,) = linked(sample(4, 0.3), sample(5, 0.35))
    assert (tube.start, tube.end) == (4 - REACH, 5 + REACH)
    assert tube.at(Fraction(3)) is None
    early, first, middle = tube.at(Fraction(37, 10)), tube.at(Fraction(4)), tube.at(Fraction(9, 2))
    assert early is not None
    assert first is not None
    assert middle is not None
    assert (early.exact, first.exact, middle.exact) == (False, True, False)
    assert early.box == first.box == tube.samples[0].box
    assert middle.box[0] == pytest.approx(0.275)
    # the picture at an instant is the last frame stamped up to 3/4 ms after it, and the box is that frame's
    just_before = tube.at(Fraction(5) - Fraction(7, 10000))
    assert just_before is not None
    assert just_before.exact


def test_a_tube_stays_in_its_shot() -> None:
    first, last = linked(sample(2.1, 0.2), sample(19.9, 0.2))
    assert (first.start, last.end) == (START, END)
    assert linked(sample(1.9, 0.2), sample(20, 0.2)) == ()
