"""What waits for what where a card copies and computes by itself: shown on a card that is played, which puts everything off.

A played stream does nothing before something waits for it, or does all at once, as chance has it; so a copy that nobody
waits for comes too late, and a place that is written to while it is still to be read holds the wrong bytes.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from engine.models.vidi import feeding
from engine.models.vidi.feeding import Feeder
from engine.models.vidi.layout import Run
from tests.engine.models.vidi.test_streaming import RUNS

LOCK = threading.RLock()
HERE = threading.local()


class Stream:
    """Work in order, put off."""

    def __init__(self, card: Card) -> None:
        self.card = card
        self.work: list[Callable[[], None]] = []
        self.done = 0

    def do(self, what: Callable[[], None]) -> None:
        with LOCK:
            self.work.append(what)
            if self.card.chance.random() < self.card.eager:
                self.until(len(self.work))

    def until(self, place: int) -> None:
        with LOCK:
            while self.done < place:
                self.done += 1
                self.work[self.done - 1]()

    def record_event(self) -> Event:
        with LOCK:
            return Event(self, len(self.work))

    def wait_event(self, event: Event) -> None:
        self.do(lambda: event.stream.until(event.place))

    def synchronize(self) -> None:
        self.until(len(self.work))


@dataclass
class Event:
    stream: Stream
    place: int

    def synchronize(self) -> None:
        self.stream.until(self.place)


class Card:
    """What `torch` is to a feeder."""

    uint8 = torch.uint8
    type = "cuda"

    def __init__(self, seed: int, eager: float) -> None:
        self.chance, self.eager = random.Random(seed), eager
        self.work = Stream(self)
        self.cuda = SimpleNamespace(
            Stream=lambda _: Stream(self),
            current_stream=lambda _: getattr(HERE, "stream", self.work),
            stream=self._within,
        )

    def empty(self, size: int, *, dtype: torch.dtype, device: object) -> Bytes:
        assert (dtype, device) == (torch.uint8, self)
        return Bytes(torch.zeros(size, dtype=torch.uint8), self)

    @contextmanager
    def _within(self, stream: Stream) -> Iterator[None]:
        HERE.stream = stream
        yield
        del HERE.stream


@dataclass
class Bytes:
    """Memory of the card."""

    real: torch.Tensor
    card: Card

    def __getitem__(self, part: slice) -> Bytes:
        return Bytes(self.real[part], self.card)

    def copy_(self, held: torch.Tensor, *, non_blocking: bool) -> None:
        assert non_blocking

        def copied() -> None:
            self.real.copy_(held)

        self.card.cuda.current_stream(None).do(copied)


class Numbered:
    """Pieces of numbers, read from disk or lying in main memory."""

    bytes = 0

    def __init__(self, staged: bool) -> None:
        self.staged = staged

    def piece(self, layer: int, run: Run, staging: torch.Tensor | None) -> torch.Tensor:
        if self.staged:
            assert staging is not None
            return staging[:4].fill_(10 * layer + run.first)
        return torch.full((4,), 10 * layer + run.first, dtype=torch.uint8)


def played(seed: int, eager: float, staged: bool, passes: int) -> list[tuple[int, list[int]]]:
    """(what a piece should be, what it is when the card comes to it), for all pieces of some passes, some broken off."""
    card: Any = Card(seed, eager)
    read: list[tuple[int, list[int]]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(feeding, "torch", card)
        patch.setattr(feeding, "host", lambda size, _: torch.empty(size, dtype=torch.uint8))
        feeder = Feeder(Numbered(staged), (1, 2, 5), RUNS, card)
        try:
            for _ in range(passes):
                order = [(layer, place) for layer in (1, 2, 5) for place in range(3)]
                for layer, place in order[: card.chance.choice([9, 9, 4])]:
                    data: Any = feeder.take(layer, place)
                    wanted = 10 * layer + place
                    card.work.do(lambda data=data, wanted=wanted: read.append((wanted, data.real.tolist())))
            card.work.synchronize()
        finally:
            feeder.close()
    return read


@given(seed=st.integers(0, 10**6), eager=st.sampled_from([0.0, 0.1, 0.5, 1.0]), staged=st.booleans())
def test_every_piece_is_there_when_the_card_comes_to_it(seed: int, eager: float, staged: bool) -> None:
    read = played(seed, eager, staged, 4)
    assert len(read) >= 16
    for wanted, found in read:
        assert found == [wanted] * 4


@pytest.mark.parametrize("missing", ["wait_event", "synchronize"])
def test_without_what_waits_pieces_are_wrong(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The play shows what it is there to show."""
    monkeypatch.setattr(Stream if missing == "wait_event" else Event, missing, lambda *_: None)
    found = [one for seed in range(5) for one in played(seed, 0.0, True, 4)]
    assert any(numbers != [wanted] * 4 for wanted, numbers in found)
