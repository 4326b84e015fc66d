"""A conversation in a model's own chat template, cut where the footage stands.

What is said by users, transcripts and models never becomes one of the tokens by which the template tells roles apart: it is
turned into tokens apart from the template, as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from engine.models.interface import Turn
from engine.protocol import EngineError

_MARK = "\u27e6part {}\u27e7"
_THOUGHT = "<think>"
_NO_THOUGHT = "\n\n</think>\n\n"
"""Closes a thought that a template opens, as Qwen3's own does where it is told not to: answers are short, and of forms."""
_MARKS = re.compile("\u27e6part ([0-9]+)\u27e7")


@dataclass(frozen=True)
class Template:
    """The chat template of a checkpoint with its tokenizer."""

    tokenizer: Any
    processor: Any

    def before(self) -> tuple[int, ...]:
        """What stands before the footage."""
        return tuple(self._numbers(self._pieces(1)[0]))

    def after(self, turns: Sequence[Turn]) -> tuple[int, ...]:
        """What stands behind the footage: all that was said, up to where the model is to go on."""
        pieces = self._pieces(len(turns))[1:]
        ids: list[int] = []
        for place, turn in enumerate(turns):
            ids += self._numbers(pieces[place])
            ids += self._plain(turn.text.strip())
        return tuple(ids + self._numbers(pieces[-1]))

    def _pieces(self, turns: int) -> list[str]:
        source = self.processor if getattr(self.processor, "chat_template", None) else self.tokenizer
        return list(_rendered(_Source(source), turns))

    def _numbers(self, text: str) -> list[int]:
        return list(self.tokenizer.encode(text, add_special_tokens=False)) if text else []

    def _plain(self, text: str) -> list[int]:
        """Tokens of text that somebody said; names of special tokens in it are letters like others."""
        if not text:
            return []
        found = list(self.tokenizer(text, add_special_tokens=False, split_special_tokens=True)["input_ids"])
        if set(found) & _special(_Source(self.tokenizer)):
            raise EngineError("the tokenizer of this model cannot tell words from its special tokens")
        return found


@dataclass(frozen=True, eq=False)
class _Source:
    """Equal by what it holds; caches go by that."""

    held: Any

    def __hash__(self) -> int:
        return id(self.held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Source) and other.held is self.held


@lru_cache(maxsize=64)
def _rendered(source: _Source, turns: int) -> tuple[str, ...]:
    """The template around the footage (part 0) and so many turns: one more piece than there are parts."""
    first = [{"type": "text", "text": _MARK.format(0)}, {"type": "text", "text": _MARK.format(1)}]
    messages: list[dict[str, Any]] = [{"role": "user", "content": first}]
    for place in range(1, turns):
        content = [{"type": "text", "text": _MARK.format(place + 1)}]
        messages.append({"role": "assistant" if place % 2 else "user", "content": content})
    try:
        text = source.held.apply_chat_template(messages, add_generation_prompt=True, tokenize=False)
    except Exception as error:  # templates are programs of strangers, in a sandbox
        line = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise EngineError(f"the chat template of this model does not work: {line[:200]}") from error
    if [int(found) for found in _MARKS.findall(text)] != list(range(turns + 1)):
        raise EngineError("the chat template of this model leaves out or reorders what is said")
    pieces = _MARKS.split(text)[::2]
    if pieces[-1].rstrip().endswith(_THOUGHT):
        pieces[-1] = f"{pieces[-1].rstrip()}{_NO_THOUGHT}"
    return tuple(pieces)


@lru_cache(maxsize=8)
def _special(source: _Source) -> frozenset[int]:
    """Tokens that users' text must not become."""
    added = getattr(source.held, "added_tokens_decoder", {})
    return frozenset(int(token) for token, about in added.items() if about.special)
