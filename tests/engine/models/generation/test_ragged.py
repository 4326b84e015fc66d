"""Prompts that share nothing, read and answered side by side, against transformers' own loop over each of them."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from engine.models.generation import generator as module  # noqa: E402
from engine.models.generation.decoder import Decoder  # noqa: E402
from engine.models.generation.generator import Generator, Job  # noqa: E402
from engine.models.generation.ragged import Start, chunk_of, groups, read_rows  # noqa: E402
from engine.protocol import Cancelled  # noqa: E402
from tests.engine.models.generation.test_generator import Only, of_transformers  # noqa: E402

IDS = torch.randint(0, 500, (6, 40), generator=torch.Generator().manual_seed(4)).tolist()
LENGTHS = ((30, 9), (3, 1), (17, 12), (40, 2), (0, 5))
"""Of starts and of questions."""


def start(ids: Sequence[int]) -> Start:
    return Start(tuple(ids), torch.arange(len(ids)).expand(3, -1))


STARTS = [start(IDS[row][:length]) for row, (length, _) in enumerate(LENGTHS)]
QUESTIONS = [tuple(IDS[5][:length]) for _, length in LENGTHS]


def jobs(most: Sequence[int], **more: Any) -> list[Job]:
    return [Job(question, length, frozenset(), **more) for question, length in zip(QUESTIONS, most, strict=True)]


def alone(model: Any, most: Sequence[int]) -> list[list[int]]:
    return [
        of_transformers(model, [*one.ids, *question], length)
        for one, question, length in zip(STARTS, QUESTIONS, most, strict=True)
    ]


@pytest.mark.parametrize("chunk", [8, 40, 100, 1000])
def test_rows_are_read_as_each_by_itself(chunk: int, generator: Generator, tiny_model: Any) -> None:
    rows = generator.decoder.slots(len(STARTS), 64)
    heard: list[float] = []

    logits = read_rows(generator.decoder, STARTS, QUESTIONS, rows, heard.append, chunk=chunk)

    assert logits.argmax(-1).tolist() == [said[0] for said in alone(tiny_model, [1] * 5)]
    assert heard == sorted(heard)
    assert 0 <= heard[0] <= heard[-1] < 1


def test_neighbours_share_a_chunk_as_long_as_they_fit() -> None:
    assert groups([9, 8, 8, 3], 16) == [(0, 1), (1, 3), (3, 4)]
    assert groups([40, 5, 5, 5], 16) == [(0, 1), (1, 4)]
    assert groups([4], 16) == [(0, 1)]


def test_no_chunk_is_read_for_a_few_tokens() -> None:
    assert chunk_of(2168, 2048) == 2168
    assert chunk_of(2400, 2048) == 1200
    assert chunk_of(4300, 2048) == 2150
    assert chunk_of(20000, 16384) == 10000
    assert [chunk_of(length, 16) for length in (0, 1, 16, 18, 19, 34, 35)] == [1, 1, 16, 18, 10, 17, 12]


@pytest.mark.parametrize("widest", [1, 2, 8])
def test_the_tokens_are_those_of_each_by_itself(
    widest: int, generator: Generator, tiny_model: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(module.WIDEST_APART, "cpu", widest)
    most = [8, 16, 3, 1, 11]

    said = generator.answers_apart(STARTS, jobs(most), lambda _: None)

    assert [one.tokens for one in said] == alone(tiny_model, most)
    assert {one.stopped for one in said} == {"length"}


def test_each_is_heard_under_its_own_number(generator: Generator) -> None:
    heard: list[tuple[int, int]] = []

    said = generator.answers_apart(STARTS, jobs([3] * 5), lambda _: None, lambda *two: heard.append(two))

    for place, one in enumerate(said):
        assert [token for row, token in heard if row == place] == one.tokens


def test_a_constraint_is_kept_to_in_its_row_alone(generator: Generator, tiny_model: Any) -> None:
    only = Only((3, 77, 501), 5)
    several = jobs([8] * 5)
    several[2] = Job(several[2].ids, 8, frozenset(), only)

    said = generator.answers_apart(STARTS, several, lambda _: None)

    assert said[2].tokens == only.taken
    assert len(only.taken) == 5
    free = alone(tiny_model, [8] * 5)
    assert [one.tokens for place, one in enumerate(said) if place != 2] == [*free[:2], *free[3:]]


def test_no_more_rows_than_there_is_memory_for(generator: Generator, tiny_model: Any) -> None:
    assert generator.widest_apart(60, 600) == 2
    assert generator.widest_apart(600, 600) == 1

    said = generator.answers_apart(STARTS, jobs([4] * 5), lambda _: None, room=600)

    assert [one.tokens for one in said] == alone(tiny_model, [4] * 5)
    assert generator.apart
    assert generator.bytes == 256 * 2 * generator.decoder.bytes_per_token


def test_it_stops_when_told_to_and_goes_on_as_before(generator: Generator, tiny_model: Any) -> None:
    shares: list[float] = []

    def check(share: float) -> None:
        shares.append(share)
        if share > 0.7:
            raise Cancelled

    with pytest.raises(Cancelled):
        generator.answers_apart(STARTS, jobs([16] * 5), check)
    assert shares == sorted(shares)
    assert 0 < generator.steps < 16
    said = generator.answers_apart(STARTS, jobs([4] * 5), lambda _: None)
    assert [one.tokens for one in said] == alone(tiny_model, [4] * 5)


@pytest.mark.cuda
def test_one_graph_serves_batches_of_unlike_footage(tiny_model: Any) -> None:
    model = copy.deepcopy(tiny_model).cuda()
    generator = Generator(Decoder(model))
    assert generator.graphs

    first = generator.answers_apart(STARTS, jobs([16] * 5), lambda _: None)
    graph = generator._batch._again._graph if generator._batch is not None else None
    turned = generator.answers_apart(STARTS[::-1][:4], jobs([16] * 5)[::-1][:4], lambda _: None)

    assert graph is not None
    assert generator._batch is not None
    assert generator._batch._again._graph is graph
    assert [one.tokens for one in first] == alone(tiny_model, [16] * 5)
    assert [one.tokens for one in turned] == [one.tokens for one in first[::-1][:4]]


def test_nothing_asked_is_nothing_said(generator: Generator) -> None:
    assert generator.answers_apart([], [], lambda _: None) == []
