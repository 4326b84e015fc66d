"""Times that were shown, as text that a model may write, and the terminals of a grammar that admit nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_MOST_DECIMALS = 6


@dataclass(frozen=True)
class Stamps:
    """The times of one or several files in seconds, each ascending."""

    files: tuple[tuple[float, ...], ...]

    @classmethod
    def of(cls, times: Sequence[Sequence[float]]) -> Stamps:
        """Of the times that were shown of each file. Raises ValueError where they do not ascend or are negative."""
        files = tuple(tuple(float(time) for time in each) for each in times)
        for each in files:
            if any(later <= earlier for earlier, later in pairwise(each)) or any(t < 0 for t in each):
                raise ValueError("times of pictures must ascend from 0")
        return cls(files)

    @cached_property
    def decimals(self) -> int:
        """As few as write every time to the millionth; all are written with as many, so that they compare as text."""
        for decimals in range(_MOST_DECIMALS):
            if all(abs(round(time, decimals) - time) < 5e-7 for each in self.files for time in each):
                return decimals
        return _MOST_DECIMALS

    @cached_property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """What is written for each time."""
        return tuple(tuple(dict.fromkeys(f"{time:.{self.decimals}f}" for time in each)) for each in self.files)

    @cached_property
    def _exact(self) -> tuple[dict[str, float], ...]:
        return tuple({f"{time:.{self.decimals}f}": time for time in reversed(each)} for each in self.files)

    @property
    def longest(self) -> int:
        """Letters of the longest time."""
        return max((len(text) for each in self.texts for text in each), default=0)

    def exact(self, file: int, time: float) -> float:
        """The time of the file (from 1) that is written as `time` is. Raises ValueError where none is."""
        if not 1 <= file <= len(self.files):
            raise ValueError(f"there is no file {file}")
        found = self._exact[file - 1].get(f"{time:.{self.decimals}f}")
        if found is None or abs(found - time) > 1e-6:
            raise ValueError(f"{time:g} s was not shown")
        return found


def one_of(texts: Sequence[str]) -> str:
    """A regular expression for exactly these numbers, as a tree over their digits."""
    branches: dict[str, list[str]] = {}
    ends = False
    for text in texts:
        if text:
            branches.setdefault(text[0], []).append(text[1:])
        else:
            ends = True
    parts = [_escaped(letter) + one_of(rest) for letter, rest in branches.items()]
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"({'|'.join(parts)}){'?' if ends else ''}"


def not_below(text: str) -> str:
    """A regular expression for the numbers with as many decimals that are not less than `text`."""
    whole = text.split(".")[0]
    tail = "".join(map(_any, text[len(whole) :]))
    return f"({_same_length(text)}|[0-9]{{{len(whole) + 1},}}{tail})"


def _same_length(text: str) -> str:
    if not text:
        return ""
    head, rest = text[0], text[1:]
    if head == ".":
        return r"\." + _same_length(rest)
    equal = head + _same_length(rest)
    if head == "9":
        return equal
    higher = "9" if head == "8" else f"[{int(head) + 1}-9]"
    return f"({equal}|{higher}{''.join(map(_any, rest))})"


def _any(letter: str) -> str:
    return r"\." if letter == "." else "[0-9]"


def _escaped(letter: str) -> str:
    return r"\." if letter == "." else letter


def single(name: str, texts: Sequence[str]) -> list[str]:
    """Lines of a grammar with the terminal `name`: one of the times."""
    return [f"{name}: /{one_of(texts)}/"]


def pair(name: str, texts: Sequence[str], between: str) -> list[str]:
    """Lines of a grammar with the terminal `name`: a time, what stands `between`, and a time that is not before it.

    A branch for each start, whose end is met from two sides: it was shown, and it is not below. So the grammar grows
    with the number of times and not with its square.
    """
    starts = (f"{json.dumps(text + between)} ({name}_END & /{not_below(text)}/)" for text in texts)
    return [f"{name}_END: /{one_of(texts)}/", f"{name}: " + "\n | ".join(starts)]
