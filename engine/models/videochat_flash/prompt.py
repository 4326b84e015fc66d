"""The words around footage, and the seconds in what is said about it.

A conversation is in the form of Qwen2's chat. What the footage is, and from which seconds its frames are, stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from engine.models.interface import Turn
from engine.models.native.prompt import Template
from engine.protocol import EngineError

IMAGE = "<image>"
SYSTEM = "You are a helpful assistant."
_HEAD = f"<|im_start|>system\n{SYSTEM}<|im_end|>\n<|im_start|>user\n"
_ANSWERS = "<|im_end|>\n<|im_start|>assistant\n"
_ASKS = "<|im_end|>\n<|im_start|>user\n"
# as the model was taught to find, spelling and all
_FIND = (
    "Please find the visual event described by a sentence in the video, determining its starting and ending times. "
    "The format should be: 'The event happens in the start time - end time'. For example, The event 'person turn a light "
    "on' happens in the 24.3 - 30.4 seonds. Now I will give you the textual sentence: "
)
_FOUND = "Please return its start time and end time."
_EXAMPLE = "a specific example is : 20.8 - 30.0 seconds"
_BETWEEN = re.compile(r"(\d+\.*\d*)\s*-\s*(\d+\.*\d*)")
_NUMBER = re.compile(r"\b(\d+\.\d+\b|\b\d+)\b")
_SIGNS = ("starts", "ends", "happens in", "start time", "end time", "start", "end", "happen")


def told(duration: float, times: Sequence[float] | None, count: int) -> str:
    """The sentence about the footage: how long the video lasts, and from which seconds (of the file, with one decimal)
    its `count` frames are; without `times`, only that they are spread evenly."""
    where = "from it" if times is None else f"at {', '.join(str(round(time, 1)) for time in times)} seconds"
    return f"The video lasts for {duration:.2f} seconds, and {count} frames are uniformly sampled {where}."


def find(query: str) -> str:
    """The question for when something happens."""
    return f"{_FIND}{query}. {_FOUND}"


def conversation(turns: Sequence[tuple[str, str]]) -> str:
    """The whole text of (role, text) turns, up to where the model is to answer."""
    said = "".join(f"<|im_start|>{role}\n{text}<|im_end|>\n" for role, text in turns)
    return f"<|im_start|>system\n{SYSTEM}<|im_end|>\n{said}<|im_start|>assistant\n"


def ids(text: str, tokenizer: Any, marker: int) -> list[int]:
    """Tokens of a text; `marker` for each "<image>" in it."""
    found: list[int] = []
    for place, piece in enumerate(text.split(IMAGE)):
        found += [marker] if place else []
        found += tokenizer.encode(piece, add_special_tokens=False)
    return found


def range_of(said: str) -> tuple[float, float] | None:
    """The first range of seconds that an answer names, ascending; None where there is none."""
    text = said.lower().replace(_EXAMPLE, "").replace("to", "-")
    found = [(_seconds(start), _seconds(end)) for start, end in _BETWEEN.findall(text)]
    if not found:
        pieces = [piece for piece in re.split(r"[!?\n]", text) if any(sign in piece for sign in _SIGNS)]
        numbers = [float(match.group()) for match in map(_NUMBER.search, pieces) if match]
        found = [(first, second) for first, second in pairwise(numbers)]
    return (min(found[0]), max(found[0])) if found else None


def _seconds(text: str) -> float:
    """A number in which dots may be doubled or at the end."""
    whole, _, part = text.partition(".")
    return float(f"{whole}.{part.lstrip('.') or 0}")


class Chat(Template):
    """As engine.models.native.prompt.Template, for checkpoints whose own template takes texts alone. The sentence about the
    footage and the question are parted by a space that belongs to the question."""

    def after(self, turns: Sequence[Turn]) -> tuple[int, ...]:
        """What stands behind the footage and its sentence: all that was said, up to where the model is to go on."""
        pieces = self._pieces(len(turns))[1:]
        found: list[int] = []
        for place, turn in enumerate(turns):
            found += self._numbers(pieces[place])
            text = turn.text.strip()
            found += self._plain(f" {text}" if place == 0 else text)
        return tuple(found + self._numbers(pieces[-1]))

    def _pieces(self, turns: int) -> list[str]:
        between = [_ASKS if place % 2 else _ANSWERS for place in range(turns - 1)]
        return [_HEAD, "", *between, _ANSWERS]


def ends(tokenizer: Any) -> int:
    """The token that ends an answer. Raises EngineError for a tokenizer without it."""
    found = tokenizer.convert_tokens_to_ids("<|im_end|>")
    if not isinstance(found, int) or tokenizer.convert_ids_to_tokens(found) != "<|im_end|>":
        raise EngineError("the tokenizer of this model has no <|im_end|>")
    return found
