"""The decode loop against transformers' own, and what it heeds while it runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from engine.models.generation.cache import Prefix  # noqa: E402
from engine.models.generation.generator import Generator, Job, Said  # noqa: E402
from engine.models.generation.reading import read_prefix  # noqa: E402
from engine.models.generation.sampling import probability  # noqa: E402
from engine.protocol import Cancelled, EngineError  # noqa: E402

IDS = tuple(torch.randint(0, 500, (40,), generator=torch.Generator().manual_seed(3)).tolist())
BEFORE, QUESTION = IDS[:25], IDS[25:]


def read(generator: Generator, chunk: int = 10) -> Prefix:
    return read_prefix(generator.decoder, BEFORE, torch.arange(len(BEFORE)), None, lambda _: None, chunk=chunk)


def answers(generator: Generator, jobs: Sequence[Job], prefix: Prefix | None = None) -> list[Said]:
    return generator.answers(prefix or read(generator), jobs, lambda: None)


def job(ids: Sequence[int] = QUESTION, most: int = 16, ends: Sequence[int] = (), **more: Any) -> Job:
    return Job(tuple(ids), most, frozenset(ends), **more)


def of_transformers(model: Any, ids: Sequence[int], most: int) -> list[int]:
    given = torch.tensor([ids])
    said = model.generate(
        input_ids=given, attention_mask=torch.ones_like(given), max_new_tokens=most, do_sample=False, eos_token_id=None
    )
    return said[0, len(ids) :].tolist()


class Only:
    """Admits some tokens, `count` of them."""

    def __init__(self, tokens: Sequence[int], count: int) -> None:
        self.tokens, self.left, self.taken = tokens, count, list[int]()

    def allowed(self, words: np.ndarray) -> bool:
        words.fill(0)
        for token in self.tokens:
            words.view(np.uint32)[token // 32] |= np.uint32(1 << (token % 32))
        return True

    def accept(self, token: int) -> None:
        self.taken.append(token)
        self.left -= 1

    @property
    def ended(self) -> bool:
        return self.left <= 0


@pytest.mark.parametrize("chunk", [7, 64])
def test_the_tokens_are_those_of_transformers(generator: Generator, tiny_model: Any, chunk: int) -> None:
    said = answers(generator, [job()], read(generator, chunk))

    assert said[0].tokens == of_transformers(tiny_model, IDS, 16)
    assert said[0].stopped == "length"


def test_without_a_prefix(generator: Generator, tiny_model: Any) -> None:
    said = generator.answers(None, [job(IDS, 8)], lambda: None)

    assert said[0].tokens == of_transformers(tiny_model, IDS, 8)


def test_ragged_questions_side_by_side_are_answered_as_alone(generator: Generator, tiny_model: Any) -> None:
    questions = [QUESTION[:count] for count in (15, 1, 7, 3, 9, 2)]
    lengths = [16, 3, 8, 16, 1, 5]

    together = answers(generator, [job(ids, most) for ids, most in zip(questions, lengths, strict=True)])

    assert [said.tokens for said in together] == [
        of_transformers(tiny_model, [*BEFORE, *ids], most) for ids, most in zip(questions, lengths, strict=True)
    ]


def test_a_batch_takes_no_more_memory_than_was_granted(generator: Generator) -> None:
    generator.room = 256
    widths = []
    inner = generator._memory

    def memory(prefix: Prefix | None, rows: int, slots: int) -> Any:
        widths.append(rows)
        return inner(prefix, rows, slots)

    generator._memory = memory  # type: ignore[method-assign]
    answers(generator, [job(most=4) for _ in range(3)])

    assert widths == [1, 1, 1]


def test_an_answer_ends_where_the_model_ends_it(generator: Generator) -> None:
    whole = answers(generator, [job()])[0].tokens
    end = whole[5]

    said = answers(generator, [job(ends=[end])])[0]

    assert said.tokens == whole[: whole.index(end)]
    assert said.stopped == "end"


def test_a_constraint_is_kept_to_in_its_row_alone(generator: Generator) -> None:
    only = Only((3, 77, 501), 5)

    kept, free = answers(generator, [job(constraint=only), job()])

    assert kept.tokens == only.taken
    assert set(kept.tokens) <= {3, 77, 501}
    assert (len(kept.tokens), kept.stopped) == (5, "end")
    assert free.tokens == answers(generator, [job()])[0].tokens


def test_a_constraint_that_admits_nothing_is_an_error(generator: Generator) -> None:
    with pytest.raises(EngineError, match="admits no token"):
        answers(generator, [job(constraint=Only((), 5))])


def test_processors_have_a_say(generator: Generator) -> None:
    first = answers(generator, [job(most=1)])[0].tokens[0]

    def without_first(_: Sequence[int], logits: torch.Tensor) -> torch.Tensor:
        logits[first] = float("-inf")
        return logits

    said = answers(generator, [job(processors=(without_first,))])[0].tokens

    assert first not in said


def test_it_stops_when_told_to_and_goes_on_as_before(generator: Generator) -> None:
    prefix, calls = read(generator), 0

    def check() -> None:
        nonlocal calls
        calls += 1
        if calls == 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        generator.answers(prefix, [job()], check)
    assert generator.steps < 5
    assert answers(generator, [job()], prefix)[0].tokens == answers(generator, [job()])[0].tokens


def test_reading_stops_when_told_to(generator: Generator) -> None:
    heard: list[float] = []

    def check(done: float) -> None:
        heard.append(done)
        if done >= 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_prefix(generator.decoder, BEFORE, torch.arange(len(BEFORE)), None, check, chunk=10)
    assert heard == sorted(heard)
    assert len(heard) > 3


def test_another_job_may_come_in_between(generator: Generator) -> None:
    prefix, other = read(generator), None
    plain = answers(generator, [job()], prefix)[0].tokens
    between = answers(generator, [job(QUESTION[:4])], prefix)[0].tokens
    calls = 0

    def check() -> None:
        nonlocal calls, other
        calls += 1
        if calls == 4:
            other = generator.answers(prefix, [job(QUESTION[:4])], lambda: None)[0].tokens

    said = generator.answers(prefix, [job()], check)[0].tokens

    assert (said, other) == (plain, between)


def test_tokens_are_heard_as_they_come(generator: Generator) -> None:
    heard: list[tuple[int, int]] = []

    said = generator.answers(
        read(generator), [job(most=3), job(QUESTION[:2], 2)], lambda: None, lambda *two: heard.append(two)
    )

    assert [token for row, token in heard if row == 0] == said[0].tokens
    assert [row for row, _ in heard] == [0, 1, 0, 1, 0]


def test_the_first_token_alone_is_one_pass(generator: Generator) -> None:
    prefix = read(generator)

    logits = generator.first_logits(prefix, [QUESTION, QUESTION[:3]], lambda: None)

    assert logits.argmax(-1).tolist() == [said.tokens[0] for said in answers(generator, [job(), job(QUESTION[:3])], prefix)]
    assert generator.steps == 15  # none of them for the logits


def test_probability_weighs_all_ways_to_say_it() -> None:
    logits = torch.log(torch.tensor([[0.1, 0.2, 0.3, 0.4], [0.4, 0.4, 0.1, 0.1]]))

    assert probability(logits, [0, 1], [2]) == pytest.approx([0.5, 8 / 9])
