"""What a format could not carry, in words for the person who exports: each thing once, with how often it occurs."""

from __future__ import annotations


class LossReport:
    """Collects losses while a writer walks the timeline; kinds keep the order in which they were first met."""

    def __init__(self) -> None:
        self._counts: dict[str, tuple[int, str, str]] = {}
        self._facts: dict[str, None] = {}

    def count(self, what: str, one: str, why: str, number: int = 1) -> None:
        """`number` more of `what` ("Crop") found on something called `one` ("clip"); `why` says what becomes of it."""
        if number:
            before = self._counts.get(what, (0, one, why))[0]
            self._counts[what] = (before + number, one, why)

    def fact(self, text: str) -> None:
        """Something that holds for the whole list."""
        self._facts[text] = None

    def lines(self) -> tuple[str, ...]:
        """One sentence each."""
        counted = [f"{what} ({_number(n, one)}): {why}" for what, (n, one, why) in self._counts.items()]
        return (*self._facts, *counted)


def _number(count: int, one: str) -> str:
    return f"{count} {one}" if count == 1 else f"{count} {one}s"
