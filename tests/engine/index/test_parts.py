"""Segments of a computation that is not finished."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from engine.index import Index
from engine.protocol import FaceBox, Span

KEY = ("content", "transcript", "1")


def span(number: int) -> Span:
    return Span(Fraction(number), Fraction(number + 1))


def test_segments_come_back_in_order_in_another_run(tmp_path: Path) -> None:
    with Index(tmp_path) as index:
        parts = index.part(*KEY, revision="abc")
        assert parts.values(Span) == []
        for number in range(3):
            parts.add(span(number))
    with Index(tmp_path) as index:
        again = index.part(*KEY, revision="abc")
        assert again.values(Span) == [span(0), span(1), span(2)]
        again.add(span(3))
        assert index.part(*KEY, revision="abc").values(Span) == [span(number) for number in range(4)]
        assert index.part(*KEY).values(Span) == []


def test_adding_goes_on_without_having_asked(tmp_path: Path) -> None:
    with Index(tmp_path) as index:
        index.part(*KEY).add(span(0))
        index.part(*KEY).add(span(1))
        assert index.part(*KEY).values(Span) == [span(0), span(1)]


def test_clearing(tmp_path: Path) -> None:
    with Index(tmp_path) as index:
        parts = index.part(*KEY)
        for number in range(3):
            parts.add(span(number))
        parts.clear()
        assert index.count() == 0
        parts.add(span(9))
        assert parts.values(Span) == [span(9)]


def test_the_list_ends_before_what_is_missing_and_what_follows_is_not_believed(tmp_path: Path) -> None:
    with Index(tmp_path) as index:
        parts = index.part(*KEY)
        for number in range(4):
            parts.add(span(number))
        index.forget("content", "transcript/part", "1 1")
        later = index.part(*KEY)
        assert later.values(Span) == [span(0)]
        later.add(span(7))
        assert index.part(*KEY).values(Span) == [span(0), span(7)]


def test_segments_of_another_shape_are_computed_again(tmp_path: Path) -> None:
    with Index(tmp_path) as index:
        index.part(*KEY).add(span(0))
        assert index.part(*KEY).values(FaceBox) == []
