"""The published prompts, and ranges out of answers.

The text around the footage is turned into tokens in two parts, before and behind the place where footage is named, each with
a beginning of its own, of which the second one's is dropped. So it was done in training, and tokens differ otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.models.interface import Turn
from engine.models.vidi.settings import Kind
from engine.protocol import EngineError

FOOTAGE = "<image>"
"""Where footage is named."""
_FIND: Mapping[Kind, str] = {
    "mistral": "Given the frames from a video, answer the time range in percentage that corresponds to query text split by "
    "comma. Video length is: {duration:.2f} and text query is: {query}.",
    "gemma2": "During which time segments in the video can we see {query}?",
}
_RANGES: Mapping[Kind, re.Pattern[str]] = {
    "mistral": re.compile(r"([\d|\.]+)-([\d|\.]+)"),
    "gemma2": re.compile(r"(\d\.\d+)-(\d\.\d+)"),
}
"""As published; the bar is a slip there, and what holds one is no number."""
_TURNS = ("[INST]", "[/INST]", "[AVAILABLE_TOOLS]", "[TOOL_CALLS]", "[TOOL_RESULTS]", "<<SYS>>", "<</SYS>>", FOOTAGE)
"""Words by which templates tell roles apart, whether or not a tokenizer has them as tokens."""


@dataclass(frozen=True)
class Told:
    """One range of an answer."""

    start: float
    """As shares of the footage; neither ordered nor bounded."""
    end: float
    letters: tuple[int, int]
    """Where in the answer it stands."""


class Prompts:
    """A checkpoint's chat template and tokenizer."""

    def __init__(self, tokenizer: Any, kind: Kind) -> None:
        """Raises EngineError where there is no template that could be used."""
        self._tokenizer, self._kind = tokenizer, kind
        if not getattr(tokenizer, "chat_template", None):
            raise EngineError("the tokenizer of this model has no chat template", hint="get the checkpoint again")
        if tokenizer.bos_token is None:
            raise EngineError("the tokenizer of this model has no token for a beginning", hint="get the checkpoint again")
        special = {str(about.content) for about in tokenizer.added_tokens_decoder.values() if about.special}
        words = sorted({*special, *_TURNS} - {""}, key=lambda word: (-len(word), word))
        self._words = re.compile("|".join(map(re.escape, words)))
        self.find("anything", 1.0)

    def find(self, query: str, duration: float) -> tuple[int, ...]:
        """Tokens of the question when something is to be seen or heard in footage of `duration` seconds."""
        return tuple(token for part in self.parts(self.asked(query, duration)) for token in part)

    def asked(self, query: str, duration: float) -> str:
        """The user's turn. One full stop at the end of the query is dropped, as in training."""
        text = _FIND[self._kind].format(duration=duration, query=self.harmless(query).removesuffix("."))
        return f"{FOOTAGE}\n{text}"

    def said(self, turns: Sequence[Turn]) -> tuple[int, ...]:
        """Tokens of a conversation about the footage."""
        texts = [self.harmless(turn.text.strip()) for turn in turns]
        texts[0] = f"{FOOTAGE}\n{texts[0]}"
        messages = [{"role": turn.role, "content": text} for turn, text in zip(turns, texts, strict=True)]
        return tuple(token for part in self._parts(messages) for token in part)

    def parts(self, text: str) -> tuple[list[int], list[int]]:
        """Tokens before and behind the footage of a single turn that names it."""
        return self._parts([{"role": "user", "content": text}])

    def harmless(self, text: str) -> str:
        """Without words that would end a turn or name footage: these are spelt with a space behind their first letter."""
        return self._words.sub(lambda found: f"{found[0][0]} {found[0][1:]}", text)

    def _parts(self, messages: list[dict[str, str]]) -> tuple[list[int], list[int]]:
        try:
            text = self._tokenizer.apply_chat_template(messages, add_generation_prompt=True, tokenize=False)
        except Exception as error:  # templates are programs of strangers, in a sandbox
            line = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
            raise EngineError(f"the chat template of this model does not work: {line[:200]}") from error
        parts = text.replace(self._tokenizer.bos_token, "").split(FOOTAGE)
        if len(parts) != 2:
            raise EngineError("the chat template of this model leaves out or repeats what is said")
        before, behind = (list(self._tokenizer(part)["input_ids"]) for part in parts)
        if not before or not behind or before[0] != self._tokenizer.bos_token_id or behind[0] != before[0]:
            raise EngineError("the tokenizer of this model does not begin a text as those that are known do")
        return before, behind[1:]


def ranges(text: str, kind: Kind) -> list[Told]:
    """What an answer tells, in its order; what only looks like a range is left out."""
    begins = len(text) - len(text.lstrip())
    found = []
    for match in _RANGES[kind].finditer(text.strip()):
        try:
            start, end = float(match[1]), float(match[2])
        except ValueError:  # such as "0.12.3" or "."
            continue
        found.append(Told(start, end, (begins + match.start(), begins + match.end())))
    return found


def seconds(told: Sequence[Told], start: float, end: float) -> list[tuple[float, float, int]]:
    """(start, end, place in `told`) in seconds within start..end; what is empty or turned round is left out."""
    length = end - start
    found = []
    for place, one in enumerate(told):
        first = start + min(max(one.start, 0.0), 1.0) * length
        last = start + min(max(one.end, 0.0), 1.0) * length
        if first < last:
            found.append((first, last, place))
    return found
