"""The crop window: on whoever is seen, inside the picture, of the frame's exact shape, without jitter."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model import Crop
from editor.recipes.framing import Framing, frame_span
from engine.protocol import FaceBox, Span
from tests.support.analyses import analysis, media_info

WIDE, TALL = Fraction(16, 9), Fraction(9, 16)
RATE = Fraction(25)


def face(time: float, x: float, y: float = 0.3, size: float = 0.1, score: float = 0.9) -> FaceBox:
    """A face whose middle is at `x`, `y`."""
    return FaceBox(Fraction(str(time)), x - size / 2, y - size, x + size / 2, y + size, score)


def framed(faces: list[FaceBox], *, cuts: tuple[float, ...] = (), frame: Fraction = TALL, **fields: object) -> Framing:
    film = analysis(media_info(), faces=faces, cuts=cuts, **fields)  # type: ignore[arg-type]
    return frame_span(film, Span(Fraction(10), Fraction(16)), picture=WIDE, frame=frame, rate=RATE)


def crop_of(framing: Framing) -> Crop:
    assert framing.crop is not None
    return framing.crop


def x_at(crop: Crop, number: int) -> float:
    """The window's left edge at a frame."""
    if number <= crop.keys[0].frame:
        return crop.keys[0].x
    for left, right in pairwise(crop.keys):
        if number <= right.frame:
            return left.x + (right.x - left.x) * (number - left.frame) / (right.frame - left.frame)
    return crop.keys[-1].x


@given(
    st.lists(st.tuples(st.integers(0, 60), st.floats(0, 1), st.floats(0, 1), st.floats(0.01, 0.4)), max_size=25),
    st.sampled_from([TALL, Fraction(1), Fraction(4, 5), Fraction(21, 9)]),
    st.sets(st.integers(101, 159), max_size=3),
)
def test_any_window_is_inside_the_picture_and_has_the_exact_shape(
    seen: list[tuple[int, float, float, float]], frame: Fraction, cuts: set[int]
) -> None:
    faces = [face(10 + tenth / 10, x, y, size) for tenth, x, y, size in sorted(seen)]
    crop = crop_of(framed(faces, frame=frame, cuts=tuple(cut / 10 for cut in sorted(cuts))))
    numbers = [key.frame for key in crop.keys]
    assert numbers == sorted(set(numbers))
    assert numbers[0] == 0
    assert numbers[-1] < 6 * RATE
    for key in crop.keys:
        assert min(key.x, key.y) >= 0
        assert key.x + key.width <= 1 + 1e-9
        assert key.y + key.height <= 1 + 1e-9
        assert key.width / key.height * float(WIDE) == pytest.approx(float(frame))


def test_without_anyone_the_centre_is_kept() -> None:
    found = framed([])
    (key,) = crop_of(found).keys
    assert key.x + key.width / 2 == pytest.approx(0.5)
    assert found.reason == "cropped to the centre"


def test_a_picture_of_the_same_shape_is_left_whole() -> None:
    assert framed([face(11, 0.2)], frame=WIDE) == Framing(crop=None)


def test_a_face_that_stays_is_held_still() -> None:
    found = framed([face(10 + k / 2, 0.8 + 0.01 * (k % 3)) for k in range(12)])
    (key,) = crop_of(found).keys
    assert key.x <= 0.75
    assert key.x + key.width >= 0.87
    assert found.reason == "framed on the face"


def test_a_face_that_crosses_is_followed_smoothly() -> None:
    found = framed([face(10 + k / 2, 0.2 + 0.05 * k + 0.01 * (-1) ** k) for k in range(12)])
    crop = crop_of(found)
    assert 2 <= len(crop.keys) <= 5
    assert found.reason == "the frame follows the face"
    path = [x_at(crop, number) for number in range(150)]
    assert max(abs(right - left) for left, right in pairwise(path)) < 0.15 / 25
    assert all(right >= left - 1e-9 for left, right in pairwise(path))
    for k in range(12):
        middle = 0.2 + 0.05 * k
        assert x_at(crop, round(12.5 * k)) < middle < x_at(crop, round(12.5 * k)) + crop.keys[0].width


def test_the_window_jumps_at_a_cut_and_nowhere_else() -> None:
    faces = [face(10 + k / 4, 0.25) for k in range(12)] + [face(13 + k / 4, 0.8) for k in range(12)]
    crop = crop_of(framed(faces, cuts=(13,)))
    assert [key.frame for key in crop.keys] == [0, 74, 75]
    assert crop.keys[0].x == crop.keys[1].x
    assert crop.keys[2].x > crop.keys[1].x + 0.3


def test_two_faces_are_both_kept_where_they_fit() -> None:
    near = [face(10 + k / 2, x, size=0.06) for k in range(12) for x in (0.42, 0.58)]
    (key,) = crop_of(framed(near)).keys
    assert key.x <= 0.39
    assert key.x + key.width >= 0.61


def test_of_two_faces_too_far_apart_the_larger_decides() -> None:
    far = [box for k in range(12) for box in (face(10 + k / 2, 0.1, size=0.05), face(10 + k / 2, 0.85, size=0.15))]
    (key,) = crop_of(framed(far)).keys
    assert key.x + key.width >= 0.92


def test_a_single_sighting_among_many_is_not_believed() -> None:
    faces = [face(10 + k / 2, 0.7) for k in range(12)] + [face(12.2, 0.1, size=0.3)]
    (key,) = crop_of(framed(sorted(faces, key=lambda box: box.time))).keys
    assert key.x <= 0.65
    assert key.x + key.width >= 0.75


def test_people_decide_where_no_face_is_seen() -> None:
    found = framed([], people=[FaceBox(Fraction(10 + k), 0.05, 0.2, 0.2, 0.9, 0.6) for k in range(6)])
    (key,) = crop_of(found).keys
    assert key.x <= 0.05
    assert found.reason == "framed on the person"


def test_a_wider_frame_leaves_room_above_a_head() -> None:
    tall = analysis(media_info(size=(1080, 1920)), faces=[face(10 + k / 2, 0.5, 0.3) for k in range(12)])
    found = frame_span(tall, Span(Fraction(10), Fraction(16)), picture=TALL, frame=WIDE, rate=RATE)
    (key,) = crop_of(found).keys
    assert key.y <= 0.2
    assert key.y + key.height >= 0.4
    assert 0.3 - key.y < key.height * 0.6
