"""Pictures kept within bounds, found exactly or nearby."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from ui.bin.shelves import Key, Shelves

ONE = 10 * 10 * 4


def picture() -> QImage:
    return QImage(10, 10, QImage.Format.Format_RGB32)


def key(time: float, height: int = 60, fingerprint: str = "a", stream: int = 0) -> Key:
    return Key(fingerprint, stream, height, time)


def test_the_least_recently_used_goes_first() -> None:
    shelves = Shelves(3 * ONE)
    for time in (0.0, 1.0, 2.0):
        shelves.put(key(time), picture())
    shelves.get(key(0.0))
    shelves.put(key(3.0), picture())
    assert [time for time in (0.0, 1.0, 2.0, 3.0) if key(time) in shelves] == [0.0, 2.0, 3.0]
    assert shelves.size == 3 * ONE


def test_a_picture_larger_than_all_memory_is_kept_alone() -> None:
    shelves = Shelves(ONE // 2)
    shelves.put(key(0.0), picture())
    shelves.put(key(1.0), picture())
    assert len(shelves) == 1
    assert key(1.0) in shelves


def test_nearest_is_of_the_same_content_and_stream() -> None:
    shelves = Shelves(100 * ONE)
    assert shelves.nearest(key(0.0)) is None
    shelves.put(key(5.0, fingerprint="b"), picture())
    shelves.put(key(5.0, stream=1), picture())
    assert shelves.nearest(key(5.0)) is None
    early, late = picture(), picture()
    shelves.put(key(1.0, 120), early)
    shelves.put(key(2.0, 60), late)
    assert shelves.nearest(key(1.4)) is early
    assert shelves.nearest(key(1.6)) is late
    assert shelves.nearest(key(99.0)) is late
    assert shelves.nearest(key(-1.0)) is early


@given(st.lists(st.tuples(st.integers(0, 8), st.sampled_from([60, 120])), max_size=60), st.integers(0, 12))
def test_any_sequence_keeps_the_bound_and_finds_the_nearest_of_what_is_there(
    puts: list[tuple[int, int]], wanted: int
) -> None:
    shelves = Shelves(5 * ONE)
    for time, height in puts:
        shelves.put(key(float(time), height), picture())
        assert shelves.size <= 5 * ONE
        assert shelves.size == len(shelves) * ONE
    kept = [time for time in range(9) if key(float(time), 60) in shelves or key(float(time), 120) in shelves]
    found = shelves.nearest(key(float(wanted)))
    if not kept:
        assert found is None
    else:
        best = min(abs(time - wanted) for time in kept)
        near = [shelves.get(key(float(time), height)) for time in kept for height in (60, 120) if abs(time - wanted) == best]
        assert any(found is image for image in near)
    shelves.clear()
    assert shelves.size == len(shelves) == 0
