"""What is made ahead comes in order, ends when told to, and leaves no thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from engine.media.ahead import ahead


def numbers(count: int, made: list[int] | None = None) -> Callable[[Callable[[], None]], Iterator[int]]:
    def make(check: Callable[[], None]) -> Iterator[int]:
        for number in range(count):
            check()
            if made is not None:
                made.append(number)
            yield number

    return make


@pytest.mark.parametrize("most", [0, 1, 3, 100])
def test_all_of_it_in_order(most: int) -> None:
    before = threading.active_count()
    assert list(ahead(numbers(20), most=most)) == list(range(20))
    assert list(ahead(numbers(0), most=most)) == []
    assert threading.active_count() == before


def test_it_is_made_before_it_is_taken_but_not_without_bound() -> None:
    full = threading.Event()
    made: list[int] = []

    def make(check: Callable[[], None]) -> Iterator[int]:
        for number in numbers(50)(check):
            made.append(number)
            if len(made) == 6:
                full.set()
            yield number

    source = ahead(make, most=4)
    assert next(source) == 0
    assert full.wait(60)  # one taken, four waiting, one in hand
    assert made == list(range(6))
    source.close()  # type: ignore[attr-defined]
    assert len(made) < 50


def test_an_error_comes_behind_what_was_made_before_it() -> None:
    def make(check: Callable[[], None]) -> Iterator[int]:
        yield from numbers(3)(check)
        raise ValueError("no more")

    source = ahead(make, most=10)
    assert [next(source) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="no more"):
        next(source)


def test_leaving_early_and_what_alive_raises_end_the_work() -> None:
    class Enough(Exception):
        pass

    closed = threading.Event()

    def make(check: Callable[[], None]) -> Iterator[int]:
        try:
            yield from numbers(10**9)(check)
        finally:
            closed.set()

    before = threading.active_count()
    source = ahead(make, most=2)
    next(source)
    source.close()  # type: ignore[attr-defined]
    assert closed.is_set()
    closed.clear()
    heard = 0

    def alive() -> None:
        nonlocal heard
        heard += 1
        if heard > 5:
            raise Enough

    with pytest.raises(Enough):
        list(ahead(make, most=2, alive=alive))
    assert closed.is_set()
    assert threading.active_count() == before
