"""Questions with a choice of answers: which of them a model picks, from one look at the whole clip."""

from __future__ import annotations

from collections.abc import Sequence

from engine.tasks.context import Context
from engine.tasks.understanding.asking import asking, line_of
from engine.tasks.understanding.looking import open_files
from engine.tasks.understanding.prompts import language_of

Asked = tuple[str, Sequence[str]]
"""A question, and the answers that there are."""


def pick(engine: str, path: str, asked: Sequence[Asked], context: Context) -> list[int | None]:
    """For each question the place (from 0) of the answer that is picked; None where the model gave none of them.

    Raises UsageError, FootageError, EngineError, Cancelled.
    """
    from engine.tasks.understanding.schemas import choice_answer

    questions = [line_of(question, "the question") for question, _ in asked]
    files, _ = open_files([path], context.part(0.0, 0.1))
    found: list[int | None] = [None] * len(asked)
    with asking(engine, "ask", files, context.part(0.1, 1.0), language=language_of(" ".join(questions))) as talk:
        look = talk.looker.overview(files[0].media)
        seen = talk.looker.see(look, talk.context.part(0.0, 0.7))
        material = talk.material("choice", look)
        for size in sorted({len(choices) for _, choices in asked}):
            places = [place for place, (_, choices) in enumerate(asked) if len(choices) == size]
            values = [{**material, "question": questions[place], "choices": list(asked[place][1])} for place in places]
            for place, answer in zip(places, talk.put_all(seen, "choice", choice_answer(size), values), strict=True):
                found[place] = answer.choice - 1 if answer is not None else None
    return found
