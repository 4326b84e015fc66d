"""Many queries of one request: what says the same is asked once and answered wherever it was asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from engine.protocol import MOST_QUERIES, FoundOne, Matches, UsageError
from engine.tasks.context import Context

T = TypeVar("T")


@dataclass(frozen=True)
class Several:
    """Queries without repetitions, and where in the request each stood."""

    texts: tuple[str, ...]
    places: tuple[tuple[int, ...], ...]
    """For each of `texts` its positions in the request."""

    @classmethod
    def of(cls, queries: Sequence[str], read: Callable[[str], str]) -> Several:
        """`read` makes of a query what is asked; queries of which it makes the same are one.

        Raises UsageError for no queries and for more than MOST_QUERIES, and what `read` raises, with the query's number.
        """
        if not 1 <= len(queries) <= MOST_QUERIES:
            raise UsageError(f"{len(queries)} queries cannot be answered at once: 1 to {MOST_QUERIES}")
        found: dict[str, list[int]] = {}
        for number, query in enumerate(queries):
            try:
                text = read(query)
            except UsageError as error:
                raise UsageError(f"query {number + 1}: {error.message}", hint=error.hint) from error
            found.setdefault(text, []).append(number)
        return cls(tuple(found), tuple(tuple(numbers) for numbers in found.values()))

    def give(self, place: int, found: Matches, context: Context) -> None:
        """Hand out the answer to `texts[place]` for every query that asked for it."""
        for number in self.places[place]:
            context.give(FoundOne(number=number, found=found))

    def spread(self, answers: Sequence[T]) -> tuple[T, ...]:
        """For each query of the request the answer to it, of `answers` to `texts`."""
        of = {number: answer for numbers, answer in zip(self.places, answers, strict=True) for number in numbers}
        return tuple(of[number] for number in range(len(of)))
