"""Pictures of many stretches in one pass are those of each stretch by itself."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.index import Index
from engine.media import together
from engine.media.sampling import sample_frames
from engine.models.interface import Views
from engine.protocol import Cancelled, MediaInfo, Probe
from engine.tasks import probe
from engine.tasks.context import Context
from engine.tasks.understanding.strip import in_one_pass

SIZE = (160, 90)
STRETCHES = (("0.1", "0.5", "0.9"), ("1.02", "1.5"), ("1.52", "1.54", "2.9"), ("3.3",))


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Of how many pictures each pass over a file was to be."""
    found: list[int] = []
    really = together.sample_together

    def counted(info: MediaInfo, times: Any, **options: Any) -> Any:
        found.append(len(times))
        return really(info, times, **options)

    monkeypatch.setattr(together, "sample_together", counted)
    return found


@pytest.fixture
def info(clip: Path, context: Context) -> MediaInfo:
    return probe.handle(Probe(path=str(clip)), context)


def stretch(info: MediaInfo, times: tuple[str, ...]) -> Views:
    seconds = tuple(float(time) for time in times)
    return Views(info.path, info.fingerprint, seconds[0], seconds[-1], 4.0, seconds, SIZE, lambda: ())


def pictures(info: MediaInfo, times: tuple[str, ...]) -> np.ndarray:
    return np.stack([picture for _, picture in sample_frames(info, [Fraction(time) for time in times], size=SIZE)])


def taken(views: Views) -> np.ndarray:
    return np.concatenate(list(views.pieces()))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ((0, 1, 2, 3), [9]),
        ((1, 2, 3), [6]),
        ((0, 2, 3), [9, 4]),
        ((3, 1, 1, 0), [1, 6, 6, 9]),
    ],
)
def test_pictures_are_those_of_each_by_itself(
    order: tuple[int, ...], expected: list[int], info: MediaInfo, context: Context, passes: list[int]
) -> None:
    with in_one_pass([(info, stretch(info, times)) for times in STRETCHES], context) as shown:
        for number in order:
            assert np.array_equal(taken(shown[number]), pictures(info, STRETCHES[number]))
    assert passes == expected
    assert [one.key for one in shown] == [stretch(info, times).key for times in STRETCHES]
    assert np.array_equal(taken(shown[2]), pictures(info, STRETCHES[2]))  # afterwards, too
    assert passes == [*expected, 3]


def test_stretches_that_are_not_in_order_are_passes_of_their_own(
    info: MediaInfo, context: Context, passes: list[int]
) -> None:
    order = (2, 0, 1, 3)
    with in_one_pass([(info, stretch(info, STRETCHES[number])) for number in order], context) as shown:
        for views, number in zip(shown, order, strict=True):
            assert np.array_equal(taken(views), pictures(info, STRETCHES[number]))
    assert passes == [3, 6]


def test_files_and_sizes_are_apart(info: MediaInfo, context: Context, passes: list[int]) -> None:
    other = Views(info.path, info.fingerprint, 0.0, 4.0, 4.0, (3.5, 3.6), (80, 45), lambda: ())
    with in_one_pass([(info, stretch(info, STRETCHES[0])), (info, other)], context) as shown:
        assert [taken(one).shape for one in shown] == [(3, 90, 160, 3), (2, 45, 80, 3)]
    assert passes == [3, 2]


def test_it_ends_where_it_is_told_to(info: MediaInfo, tmp_path: Path) -> None:
    stop = False
    with Index(tmp_path / "other") as index:
        context = Context(index, cancelled=lambda: stop)
        with in_one_pass([(info, stretch(info, times)) for times in STRETCHES], context) as shown:
            taken(shown[0])
            stop = True
            with pytest.raises(Cancelled):
                taken(shown[2])
