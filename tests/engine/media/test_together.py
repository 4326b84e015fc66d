"""Several readers of a file give what one gives."""

from __future__ import annotations

import os
import threading
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from av.container import InputContainer

from engine.media import probe, together
from engine.media.card import Card
from engine.media.opening import open_footage
from engine.media.sampling import sample_frames
from engine.media.together import sample_together
from engine.protocol import FootageError, MediaInfo
from tests.support.footage import counter_clip


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> MediaInfo:
    """Two and a half minutes with numbers burnt in."""
    path = tmp_path_factory.mktemp("footage") / "film.mp4"
    return probe(counter_clip(path, rate=Fraction(10), frames=1500, size=(192, 108)))


TIMES = [Fraction(n, 2) for n in range(298)]


@pytest.mark.parametrize("readers", [2, 5])
def test_pictures_come_in_order_and_are_the_same(film: MediaInfo, readers: int) -> None:
    alone = list(sample_frames(film, TIMES, size=(96, 54)))
    together = list(sample_together(film, TIMES[::-1], size=(96, 54), readers=readers))
    assert [time for time, _ in together] == [time for time, _ in alone]
    assert all(np.array_equal(a, b) for (_, a), (_, b) in zip(alone, together, strict=True))


def test_what_alive_raises_ends_all_readers(film: MediaInfo) -> None:
    class Enough(Exception):
        pass

    seen = 0

    def alive() -> None:
        if seen >= 10:
            raise Enough

    before = threading.active_count()
    source = sample_together(film, TIMES, size=(96, 54), readers=3, alive=alive)
    for _ in range(10):
        next(source)
        seen += 1
    with pytest.raises(Enough):
        list(source)
    assert threading.active_count() == before


def test_leaving_early_leaves_no_thread(film: MediaInfo) -> None:
    before = threading.active_count()
    source = sample_together(film, TIMES, size=(96, 54), readers=3)
    next(source)
    source.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before


def test_a_file_that_goes_away_is_told(film: MediaInfo, tmp_path: Path) -> None:
    copy = tmp_path / "copy.mp4"
    copy.write_bytes(Path(film.path).read_bytes())
    info = probe(copy)
    os.truncate(copy, 2000)
    with pytest.raises(FootageError):
        list(sample_together(info, TIMES, size=(96, 54), readers=2))


def test_short_footage_is_read_by_one(film: MediaInfo) -> None:
    assert len(list(sample_together(film, TIMES[:40], size=(96, 54), readers=4))) == 40
    assert list(sample_together(film, [], size=(96, 54), readers=4)) == []


def test_several_readers_have_a_card_decode(film: MediaInfo, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    class Pretended(Card):
        def open(self, info: MediaInfo) -> InputContainer:
            opened.append(info.path)
            return open_footage(info.path, container=info.container)

    monkeypatch.setattr(together, "card_for", lambda *_, **__: Pretended())

    alone = list(sample_frames(film, TIMES, size=(96, 54)))
    by_card = list(sample_together(film, TIMES, size=(96, 54)))

    assert len(opened) > 1
    assert [time for time, _ in by_card] == [time for time, _ in alone]
    assert all(np.array_equal(a, b) for (_, a), (_, b) in zip(alone, by_card, strict=True))
