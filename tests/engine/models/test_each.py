"""Families written anew take up several pieces of footage side by side, too, and say what they say of each alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from engine.models import declaring, parity  # noqa: E402
from engine.models.checkpoint import open_checkpoint  # noqa: E402
from engine.models.interface import ask  # noqa: E402
from engine.models.opening import FAMILIES  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from tests.support.golden import golden_folder  # noqa: E402
from tests.support.one_thread import on_one_thread  # noqa: E402
from tests.support.video_models import film  # noqa: E402


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Matrices of 48 numbers a side are not worth waking other threads for."""
    with on_one_thread():
        yield


def opened(name: str) -> Any:
    checkpoint = open_checkpoint(golden_folder(name) / "checkpoint")
    return declaring.part(FAMILIES[checkpoint.family])("tiny", checkpoint, parity.load(checkpoint), exact=True)


@pytest.mark.parametrize(
    ("name", "counts"), [("valley2", (10, 4, 3, 1)), ("videochat_flash", (16, 4, 3, 1)), ("internvideo2_5", (4, 3, 2, 1))]
)
def test_answers_are_those_of_each_alone(name: str, counts: tuple[int, ...], context: Context) -> None:
    together, alone = opened(name), opened(name)
    size = together.size(8, 160, 90)
    several = [(film(size, count, name=f"{count}", start=float(count)),) for count in counts]
    questions = [ask("what?" * n, most_tokens=3 * n) for n in range(1, 5)]

    seen = together.see_each(several, context)
    replies = together.answer_each(list(zip(seen, questions, strict=True)), context)

    whole = [alone.see(views, context) for views in several]
    assert [one.tokens for one in seen] == [one.tokens for one in whole]
    assert replies == [alone.answer(one, [question], context)[0] for one, question in zip(whole, questions, strict=True)]
    assert all(reply.tokens[1] for reply in replies)
    statements = [["Is it so? yes or no", "Is it?"][:n] for n in (2, 1, 0, 2)]
    chances = together.yes_each(list(zip(seen, statements, strict=True)), context)
    for own, one, asked in zip(chances, whole, statements, strict=True):
        assert own == pytest.approx(alone.yes(one, asked, context), abs=1e-5)
