"""A video-language model that says what a test tells it to, and remembers what it was shown and asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.models.interface import OnText, Question, Reply, Seen, Views
from engine.tasks.context import Context

TASKS = frozenset(("find", "describe", "ask", "chapters", "titles", "highlights", "labels"))


@dataclass
class Shown:
    """What it has seen: as many tokens a picture as it counts, and all times."""

    tokens: int
    times: tuple[tuple[float, ...], ...]
    views_key: str


@dataclass
class Scripted:
    """`says` gives for (the last turn's text, the times that were shown) the text, or the value that becomes JSON. `sure`
    gives the probability of yes for a statement. Pictures are looked at, so that footage is really decoded."""

    says: Callable[[str, tuple[float, ...]], Any]
    sure: Callable[[str, tuple[float, ...]], float] = lambda _statement, _times: 0.9
    name: str = "scripted"
    revision: str = "1"
    family: str = "scripted"
    tasks: frozenset[str] = TASKS
    hears: bool = False
    context: int = 32_768
    views: list[Views] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)

    def tokens(self, frames: int, width: int, height: int) -> int:
        """A token for 32 x 32 pixels, and 10 for a stamp."""
        return frames * (10 + -(-width // 32) * -(-height // 32))

    def size(self, tokens_per_frame: float, width: int, height: int) -> tuple[int, int]:
        scale = min(1.0, 32 * (max(1.0, tokens_per_frame - 10) / (width * height)) ** 0.5)
        return max(2, int(width * scale)), max(2, int(height * scale))

    def see(self, views: Sequence[Views], context: Context) -> Seen:
        taken = 0
        for one in views:
            count = 0
            for piece in one.pieces():
                context.check()
                assert piece.shape[1:] == (one.size[1], one.size[0], 3)
                count += len(piece)
            assert count == len(one.times)
            taken += self.tokens(count, *one.size)
        self.views += views
        return Shown(taken, tuple(one.times for one in views), " ".join(one.key for one in views))

    def answer(
        self, seen: Seen, questions: Sequence[Question], context: Context, on_text: OnText | None = None
    ) -> list[Reply]:
        times = tuple(time for own in seen.times for time in own)
        replies = []
        for place, question in enumerate(questions):
            context.check()
            self.questions.append(question)
            said = self.says(question.turns[-1].text, times)
            text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
            value, problem = None, ""
            if question.form is not None:
                try:
                    value = question.form.parse(text)
                except ValueError as error:
                    problem = str(error)
            if on_text is not None:
                on_text(place, text)
            replies.append(Reply(text, value, (10, 10), "end", problem))
        return replies

    def yes(self, seen: Seen, statements: Sequence[str], context: Context) -> list[float]:
        context.check()
        self.statements += statements
        times = tuple(time for own in seen.times for time in own)
        return [self.sure(statement, times) for statement in statements]
