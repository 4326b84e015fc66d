"""What a format could not carry, in words for the person who exports: each thing once, with how often it occurs."""

from __future__ import annotations

import msgspec


class Loss(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that does not come through as it is here. `count` things called `one`; 0 where it holds for the whole."""

    what: str
    why: str
    count: int = 0
    one: str = ""
    left_out: bool = False
    """Whether nothing of it comes through; otherwise it comes through changed."""

    @property
    def number(self) -> str:
        """How many, in words: "3 clips"; empty where it holds for the whole."""
        if not self.count:
            return ""
        return f"{self.count} {self.one}" if self.count == 1 else f"{self.count} {self.one}s"

    @property
    def line(self) -> str:
        """One sentence."""
        return f"{self.what} ({self.number}): {self.why}" if self.count else f"{self.what}: {self.why}"


class LossReport:
    """Collects losses while a writer walks the timeline; kinds keep the order in which they were first met."""

    def __init__(self) -> None:
        self._counts: dict[str, Loss] = {}
        self._facts: dict[str, Loss] = {}

    def count(self, what: str, one: str, why: str, number: int = 1, *, left_out: bool = False) -> None:
        """`number` more of `what` ("Crop") found on something called `one` ("clip"); `why` says what becomes of it."""
        if number:
            before = self._counts[what].count if what in self._counts else 0
            self._counts[what] = Loss(what=what, why=why, count=before + number, one=one, left_out=left_out)

    def fact(self, what: str, why: str, *, left_out: bool = False) -> None:
        """Something that holds for the whole list."""
        self._facts[what] = Loss(what=what, why=why, left_out=left_out)

    def losses(self) -> tuple[Loss, ...]:
        """All of them: what holds for the whole first."""
        return (*self._facts.values(), *self._counts.values())

    def lines(self) -> tuple[str, ...]:
        """One sentence each."""
        return tuple(loss.line for loss in self.losses())
