"""The prompt is read while its later pictures are still to come, and that changes no bit of what is kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from engine.models.generation import reading  # noqa: E402
from engine.models.interface import Views, ask  # noqa: E402
from engine.models.native import features  # noqa: E402
from engine.models.native.arriving import Progress, Watch  # noqa: E402
from engine.models.native.transfers import Turns, host, lane  # noqa: E402
from engine.protocol import Cancelled, EngineError, FootageError  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from tests.support.video_models import Opened, film  # noqa: E402


@pytest.fixture(autouse=True)
def many_batches_and_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve pictures of a tiny model are several batches for the tower and several chunks for the decoder."""
    monkeypatch.setattr(features, "_ON_PROCESSOR", 1)
    monkeypatch.setitem(reading.CHUNK, "cpu", 48)


def handed_out(views: Views, hear: Callable[[int], None], most: int | None = None) -> Views:
    """The same, piece by piece; `hear` is told how many pieces were handed out, and after `most` there are no more."""
    (pictures,) = views.pieces()

    def pieces() -> Iterator[np.ndarray]:
        for place in range(0, len(pictures), 2):
            if most is not None and place >= 2 * most:
                return
            hear(place // 2 + 1)
            yield pictures[place : place + 2]

    return dataclasses.replace(views, pictures=pieces)


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("name", ["qwen3-vl", "qwen2.5-vl", "internvl"])
def test_keys_and_values_are_those_of_looking_first(name: str, exact: bool, opened: Opened, context: Context) -> None:
    first, together = opened(name, exact=exact), opened(name, exact=exact)
    size = first.size(12, 640, 360)
    views = [film(size, 12, name="a"), film(size, 7, name="b")]
    for one in views:
        first.features.get(one, context)
    first.features.settle()
    right = first._prefix(first.see(views, context), context)
    with_nothing_kept = Context(context.index)
    for path in context.index.arrays_folder.rglob("*.safetensors"):
        path.unlink()

    seen = together.see([handed_out(one, lambda _: None) for one in views], with_nothing_kept)
    found = together._prefix(seen, context)

    assert together.features.encoded == 19
    assert found.length == right.length
    for ours, theirs in ((found.slots.keys, right.slots.keys), (found.slots.values, right.slots.values)):
        assert all(torch.equal(one, other) for one, other in zip(ours, theirs, strict=True))


def test_chunks_are_read_before_the_last_pictures_come(
    opened: Opened, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = opened()
    told: list[str] = []
    fill = model._decoder.fill

    def reading_too(*given: Any) -> None:
        told.append("read")
        fill(*given)

    monkeypatch.setattr(model._decoder, "fill", reading_too)
    views = handed_out(film(model.size(12, 640, 360), 12), lambda count: told.append(f"piece {count}"))

    model.see([views], context)

    assert told.index("read") < told.index("piece 3")
    assert told.index("piece 6") < len(told) - 1 - told[::-1].index("read")
    assert [word for word in told if word != "read"] == [f"piece {count}" for count in range(1, 7)]


def test_what_ends_too_early_is_told_and_leaves_nothing(opened: Opened, context: Context) -> None:
    model = opened()
    views = film(model.size(12, 640, 360), 12)

    with pytest.raises(FootageError, match="8 pictures came where 12"):
        model.see([handed_out(views, lambda _: None, most=4)], context)

    assert (model.read, model.features.bytes, model.bytes) == (0, 0, 0)
    seen = model.see([handed_out(views, lambda _: None)], context)
    fresh = opened(exact=False)
    question = [ask("what happens?", most_tokens=8)]
    assert model.answer(seen, question, context) == fresh.answer(fresh.see([views], context), question, context)


def test_who_stops_in_the_midst_of_it_lets_the_footage_go(opened: Opened, context: Context) -> None:
    model = opened()
    views = film(model.size(12, 640, 360), 12)
    (pictures,) = views.pieces()
    told: list[str] = []

    def pieces() -> Iterator[np.ndarray]:
        try:
            for picture in pictures:
                told.append("piece")
                yield picture[None]
        finally:
            told.append("closed")

    stopped = Context(context.index, cancelled=lambda: len(told) >= 7)
    with pytest.raises(Cancelled) as held:
        model.see([dataclasses.replace(views, pictures=pieces)], stopped)
    assert told[-1] == "closed"
    assert 7 <= told.count("piece") < 12
    assert held.value is not None  # also while whoever caught it still looks at it


def test_another_number_of_features_than_of_places_is_told(opened: Opened, context: Context) -> None:
    model = opened()
    views = film(model.size(12, 640, 360), 12)
    arriving = model.features.arriving(views, context, 5, Watch(torch.device("cpu")), lambda _: None)

    with pytest.raises(EngineError, match="where the prompt has 5 places"):
        arriving.take(0, 5, torch.device("cpu"), torch.float32)


def test_both_together_only_ever_come_further() -> None:
    heard: list[tuple[float, str]] = []
    progress = Progress(2, lambda done, stage: heard.append((done, stage)))

    progress.looking(0)(0.5)
    progress.reading(0.25)
    progress.looking(0)(1.0)
    progress.looking(1)(1.0)
    progress.reading(1.0)

    assert [done for done, _ in heard] == [0.125, 0.25, 0.375, 0.625, 1.0]
    assert [stage for _, stage in heard] == ["looking", "taking in", "looking", "looking", "taking in"]


def _there_and_back(device: Any) -> None:
    turns, back_again = Turns((3, 64, 64, 3), device), lane(device, "down")
    rng = np.random.default_rng(0)
    batches = [rng.integers(0, 255, (3, 64, 64, 3), dtype=np.uint8) for _ in range(5)]
    there = []
    for batch in batches:
        held = turns.next()
        held.numpy()[:] = batch
        there.append(turns.sent(held))
    for batch, one in zip(batches, there, strict=True):
        back = host(one.shape, torch.float32, device)
        event = back_again.down([one.float() + 1], [back])
        if event is not None:
            event.synchronize()
        assert np.array_equal(back.numpy(), batch.astype(np.float32) + 1)


def test_pictures_go_there_and_back() -> None:
    _there_and_back(torch.device("cpu"))


@pytest.mark.cuda
@pytest.mark.skipif(not torch.cuda.is_available(), reason="copies beside the work need an NVIDIA card")
def test_pictures_go_to_the_card_and_back() -> None:
    _there_and_back(torch.device("cuda:0"))
