"""Memories whose layers are elsewhere come to what memories on the device come to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from engine.models import parity
from engine.models.loader import Loaded
from engine.models.parity import Case
from engine.models.vidi.feeding import AHEAD, Feeder, Lost
from engine.models.vidi.files import Key
from engine.models.vidi.formats import Format
from engine.models.vidi.layout import Layout, Run
from engine.models.vidi.parity import Golden
from engine.models.vidi.shelf import Shelf
from engine.models.vidi.stored import Held, Place, Stored, flats, placed
from engine.models.vidi.writing import Packing
from tests.engine.models.vidi.conftest import FAMILIES
from tests.support.golden import golden_folder

CPU = torch.device("cpu")
WHOLE_CASES = 3
"""Of each family, by which 8 bits are judged; what is not narrowed is compared in all but the longest."""
MOVES: Mapping[tuple[str, Format], float] = {
    ("vidi_7b", "int8"): 0.004,
    ("vidi_7b", "fp8"): 0.02,
    ("vidi1_5_9b", "int8"): 0.006,
    ("vidi1_5_9b", "fp8"): 0.03,
}
"""By how much logits of random weights may move, relative."""


class Streamed(Golden):
    """Golden cases over footage that is in another place and format. Every second layer stays on the device."""

    def __init__(self, model: Any, format_: Format, place: Place, folder: Path) -> None:
        super().__init__(model)
        self._format, self._place, self._shelf = format_, place, Shelf(folder, limit=10**9)
        self.streams: list[Stored] = []

    def __call__(self, case: Case) -> Mapping[str, Tensor]:
        try:
            return super().__call__(case)
        finally:
            for stream in self.streams:
                stream.rest()

    def _taken(self, tokens: Tensor) -> Any:
        decoder = self._decoder
        layers = len(decoder.layers)
        stay = frozenset(range(0, layers, 2))
        if self._format == "plain":
            layout, data = flats(super()._taken(tokens))
            found = placed(layout, data, layers, stay, CPU, (0.0, 0.0))
        else:
            layout = Layout.of(self._format, decoder.dtype, decoder.kv_heads, decoder.width, len(tokens), len(tokens), 50)
            writing = Packing(layout, layers, stay, CPU)
            decoder.take_in(tokens, writing)
            found = writing.finished()
        assert isinstance(found, Stored)
        if self._place == "disk":
            making = self._shelf.making(Key(f"{len(self.streams)}", "golden"), 0)
            sink = making.stream("pictures", layout, layers)
            for number in range(layers):
                for start, stop in zip(layout.starts, layout.starts[1:], strict=False):
                    sink.add(number, found.flat(number)[start:stop])
            source = making.finish({"pictures": found.off}).source("pictures")
            here = {number: found.flat(number) for number in stay}
            found = Stored(layout, layers, here, source, CPU, found.off)
        self.streams.append(found)
        return found


def cases(family: str) -> list[Case]:
    return [case for case in parity.read_cases(golden_folder(family)) if not case.about.get("procedural_frames")]


@pytest.mark.parametrize("place", ["host", "disk"])
@pytest.mark.parametrize("family", FAMILIES)
def test_golden_cases_over_footage_that_is_brought_as_it_was_computed_are_equal_to_the_last_bit(
    family: str, place: Place, loaded: Callable[[str], Loaded], tmp_path: Path
) -> None:
    model = loaded(family).model
    whole, streamed = Golden(model), Streamed(model, "plain", place, tmp_path)
    compared = 0
    for case in cases(family):
        wanted, found = whole(case), streamed(case)
        for name in ("logits", "final_hidden", *(["generated"] if "generated" in wanted else [])):
            assert torch.equal(wanted[name], found[name]), (case.name, name)
            compared += 1
    assert compared >= 10
    assert sum(stream.pieces_brought for stream in streamed.streams) > 10


@pytest.mark.parametrize("format_", ["int8", "fp8"])
@pytest.mark.parametrize("family", FAMILIES)
def test_golden_cases_over_footage_in_8_bits_are_within_what_is_stated(
    family: str, format_: Format, loaded: Callable[[str], Loaded], tmp_path: Path
) -> None:
    model = loaded(family).model
    whole = Golden(model)
    found: dict[str, list[Tensor]] = {}
    for place in ("host", "disk"):
        streamed = Streamed(model, format_, place, tmp_path / place)
        found[place] = [streamed(case)["logits"] for case in cases(family)[:WHOLE_CASES]]
        assert all(0 < share < 0.05 for stream in streamed.streams for share in stream.off)
    for case, here, there in zip(cases(family), found["host"], found["disk"], strict=False):
        wanted = whole(case)["logits"]
        moved = float((here - wanted).norm() / wanted.norm())
        assert moved < MOVES[family, format_]
        assert torch.equal(here, there)


class Slow:
    """A source of numbers that may be told to fail, and tells what it was asked for."""

    staged = True
    bytes = 0

    def __init__(self, fails: set[tuple[int, int]] = frozenset()) -> None:  # type: ignore[assignment]
        self.asked: list[tuple[int, int]] = []
        self.fails = set(fails)
        self.go = threading.Event()
        self.go.set()

    def piece(self, layer: int, run: Run, staging: Tensor | None) -> Tensor:
        self.go.wait(60)
        self.asked.append((layer, run.first))
        if (layer, run.first) in self.fails:
            raise Lost("gone")
        assert staging is not None
        return staging[: run.stop - run.start].fill_(10 * layer + run.first)


def threads() -> int:
    """That bring footage."""
    return sum(thread.name.startswith("footage_") for thread in threading.enumerate())


RUNS = [Run(place, place + 1, place, place + 1, 4 * place, 4 * place + 4) for place in range(3)]


@pytest.fixture
def feeder() -> Iterator[Callable[..., Feeder]]:
    made: list[Feeder] = []

    def make(source: Slow, layers: tuple[int, ...] = (1, 2, 5)) -> Feeder:
        made.append(Feeder(source, layers, RUNS, CPU))
        return made[-1]

    before = threads()
    yield make
    for one in made:
        one.close()
    assert threads() == before


def passed(feeder: Feeder, layers: tuple[int, ...] = (1, 2, 5)) -> None:
    """A pass over all layers: each piece is the one that was asked for."""
    for layer in layers:
        for place in range(3):
            assert feeder.take(layer, place).tolist() == [10 * layer + place] * 4


def test_pieces_come_in_order_and_each_once_a_pass(feeder: Callable[..., Feeder]) -> None:
    source = Slow()
    one = feeder(source)
    for _ in range(4):
        passed(one)
    assert one.brought == 36
    one.close()
    order = [(layer, place) for layer in (1, 2, 5) for place in range(3)] * 5
    assert source.asked == order[: len(source.asked)]
    assert 36 <= len(source.asked) <= 36 + AHEAD
    assert one.bytes == 0


def test_a_pass_that_was_broken_off_is_begun_anew_from_anywhere(feeder: Callable[..., Feeder]) -> None:
    one = feeder(Slow())
    for layer, place in ((1, 0), (1, 1), (5, 2), (2, 0), (1, 0)):
        assert one.take(layer, place).tolist() == [10 * layer + place] * 4
    passed(one)


def test_what_a_source_raises_is_raised_where_that_piece_is_asked_for(feeder: Callable[..., Feeder]) -> None:
    source = Slow({(2, 1)})
    one = feeder(source)
    for _ in range(3):  # and may be asked for again
        with pytest.raises(Lost, match="gone"):
            passed(one)
    source.fails.clear()
    passed(one)


def test_a_feeder_of_one_piece_and_of_two(feeder: Callable[..., Feeder]) -> None:
    for layers in ((3,), (3, 4)):
        one = Feeder(Slow(), layers, RUNS[:1], CPU)
        for _ in range(5):
            for layer in layers:
                assert one.take(layer, 0).tolist() == [10 * layer] * 4
        one.close()


def test_closing_does_not_wait_for_what_nobody_wants(feeder: Callable[..., Feeder]) -> None:
    source = Slow()
    one = feeder(source)
    one.take(1, 0)
    source.go.clear()
    begun = len(source.asked)
    threading.Timer(0.05, source.go.set).start()
    one.close()  # the piece that is being read is waited for, the others are not begun
    assert len(source.asked) <= begun + AHEAD
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join()


def test_a_stream_lets_go_of_thread_and_places_when_nobody_asks() -> None:
    layout = Layout.of("int8", torch.float32, 2, 8, 30, 10, 10)
    writing = Packing(layout, 4, frozenset({1}), CPU)
    tensors = torch.randn(4, 2, 30, 2, 8, generator=torch.Generator().manual_seed(5))
    for first in (0, 10, 20):
        for layer in range(4):
            keys, values = tensors[layer, :, first : first + 10]
            writing.add(layer, keys, values)
    stream = writing.finished()
    before = threads()
    assert (stream.tokens, stream.layers, stream.still) == (30, 4, False)
    assert stream.bytes == layout.bytes
    for layer in range(4):
        keys, values = stream.layer(layer)
        assert keys.shape == (1, 2, 30, 8)
        assert float((keys[0] - tensors[layer, 0].transpose(0, 1)).norm() / keys.norm()) < 0.02
        assert float((values[0] - tensors[layer, 1].transpose(0, 1)).norm() / values.norm()) < 0.02
    assert stream.bytes == layout.bytes + 3 * layout.largest
    assert stream.elsewhere == 3 * layout.bytes
    assert stream.pieces_brought == 9
    stream.rest()
    stream.rest()
    assert threads() == before
    assert (stream.bytes, stream.pieces_brought) == (layout.bytes, 9)
    assert torch.equal(stream.layer(2)[0], stream.layer(2)[0])
    stream.rest()


def test_writing_what_is_not_whole_blocks_is_refused() -> None:
    layout = Layout.of("int8", torch.float32, 1, 4, 25, 10)
    writing = Packing(layout, 1, frozenset(), CPU)
    rows = torch.zeros(10, 1, 4)
    writing.add(0, rows, rows)
    with pytest.raises(ValueError, match="do not fill blocks"):
        writing.add(0, rows[:7], rows[:7])
    with pytest.raises(ValueError, match="25 were announced"):
        writing.finished()


def test_what_stays_and_what_is_held_are_the_same_bytes() -> None:
    layout = Layout.of("fp8", torch.bfloat16, 2, 4, 12, 5)
    data = [torch.randint(0, 100, (layout.bytes,), dtype=torch.uint8) for _ in range(5)]
    stream = placed(layout, iter(data), 5, frozenset({0, 3}), CPU, (0.1, 0.2))
    assert isinstance(stream, Stored)
    assert isinstance(stream._source, Held)
    again, found = flats(stream)
    assert again == layout
    assert all(torch.equal(one, other) for one, other in zip(found, data, strict=True))
