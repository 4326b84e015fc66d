"""What is shown of footage, and what is asked of it."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from engine.models.interface import Question, Turn, Views, ask

PICTURES = np.zeros((2, 8, 16, 3), np.uint8)
VIEWS = Views("a.mp4", "f", 0.0, 2.0, 9.0, (0.5, 1.5), (16, 8), PICTURES)


def test_pictures_come_whole_or_in_pieces() -> None:
    pieces = dataclasses.replace(VIEWS, pictures=lambda: (PICTURES[:1], PICTURES[1:]))

    assert [len(piece) for piece in VIEWS.pieces()] == [2]
    assert [len(piece) for piece in pieces.pieces()] == [1, 1]
    assert pieces.key == VIEWS.key


@pytest.mark.parametrize(
    "change", [{"times": (0.5, 1.0)}, {"fingerprint": "g"}, {"size": (32, 8), "pictures": lambda: ()}, {"end": 1.9}]
)
def test_what_looks_different_has_another_key(change: dict[str, object]) -> None:
    assert dataclasses.replace(VIEWS, **change).key != VIEWS.key  # type: ignore[arg-type]


@pytest.mark.parametrize("times", [(), (1.0, 0.5), (1.0, 1.0), (0.5, 1.0, 1.5)])
def test_times_ascend_and_are_those_of_the_pictures(times: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"ascending|cannot have the shape"):
        dataclasses.replace(VIEWS, times=times)


@pytest.mark.parametrize("roles", [(), ("assistant",), ("user", "assistant"), ("user", "user", "user")])
def test_a_question_ends_with_the_users_turn(roles: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="in turn"):
        Question(tuple(Turn(role, "x") for role in roles))  # type: ignore[arg-type]


def test_an_answer_needs_room() -> None:
    with pytest.raises(ValueError, match="room"):
        ask("x", most_tokens=0)
