"""The published conversation: footage in a first pair of brackets, what is asked about it in those that follow.

    instruction [INST] <Video>...</Video>told[/INST] [INST] question [/INST]answer</s> [INST] question [/INST]

The text is cut where footage stands, and each piece is turned into tokens by itself, with the token that begins a text and a
blank in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.models.interface import Turn
from engine.models.internvideo2_chat.words import ANSWERS, ASKS, BEGIN, END
from engine.models.native.prompt import Template

VIDEO, IMAGE = "[<VID_PLH>]", "[<IMG_PLH>]"
HOLE = 0
"""Stands for a vector of what was seen among the tokens."""
WATCH = "Carefully watch the video and pay attention to the cause and sequence of events."
"""The published instruction, which HD also tells the Q-Former."""
_OPEN, _CLOSE = {True: "<Video>", False: "<Image>"}, {True: "</Video>", False: "</Image>"}
_HOLES = re.compile("|".join(map(re.escape, (VIDEO, IMAGE))))


def told(times: Sequence[float]) -> str:
    """The sentence about a video's frames, from these seconds of it."""
    return f"The video contains {len(times)} frames sampled at {', '.join(str(round(time, 1)) for time in times)} seconds."


def conversation(
    question: str,
    history: Sequence[Sequence[str]] = (),
    *,
    clips: int = 1,
    video: bool = True,
    instruction: str = "",
    message: str = "",
    begun: str = "",
) -> str:
    """The published text: `history` are earlier (question, answer), `message` is told of the footage, with `begun` the
    answer begins."""
    media = f"{_OPEN[video]}{VIDEO if video else IMAGE}{_CLOSE[video]}" * clips
    earlier = "".join(f" {ASKS} {asked} {ANSWERS}{answer}{END}" for asked, answer in history)
    return f"{instruction}{ASKS} {media}{message.rstrip()}{ANSWERS}{earlier} {ASKS} {question} {ANSWERS}{begun}"


def pieces(text: str, tokenizer: Any) -> list[list[int]]:
    """The tokens of a published text, piece by piece; between two of them stands what was seen."""
    begin = int(tokenizer.bos_token_id)
    return [[begin, *tokenizer.encode(f" {piece}", add_special_tokens=False)] for piece in _HOLES.split(text)]


def ids(text: str, tokenizer: Any, each: int) -> tuple[list[int], list[int]]:
    """(tokens, 1 where what was seen stands) of a published text, `each` places for every piece of footage."""
    found: list[int] = []
    seen: list[int] = []
    for place, piece in enumerate(pieces(text, tokenizer)):
        if place:
            found += [HOLE] * each
            seen += [1] * each
        found += piece
        seen += [0] * len(piece)
    return found, seen


@dataclass(frozen=True)
class Chat(Template):
    """As engine.models.native.prompt.Template. Footage is laid by `media`; nothing that users say is taken for a mark."""

    instruction: str = ""

    def before(self) -> tuple[int, ...]:
        """What stands before the footage."""
        return tuple(self._numbers(BEGIN) + self._plain(f" {self.instruction}") + self._numbers(ASKS))

    def after(self, turns: Sequence[Turn]) -> tuple[int, ...]:
        """What stands behind the footage and what is told of it."""
        found = self._numbers(ANSWERS)
        for turn in turns:
            text = turn.text.strip()
            if turn.role == "user":
                found += [*self._plain(" "), *self._numbers(ASKS), *self._plain(f" {text} "), *self._numbers(ANSWERS)]
            else:
                found += [*self._plain(text), *self._numbers(END)]
        return tuple(found)


def media(tokenizer: Any, each: int, clips: int, message: str, *, video: bool) -> tuple[list[int], list[int]]:
    """(tokens, places of what was seen among them) of one piece of footage, between `Chat.before` and `Chat.after`."""
    text = f"{_OPEN[video]}{VIDEO}{_CLOSE[video]}" * clips + message
    first, *rest = pieces(text, tokenizer)
    found = first[1:]
    places: list[int] = []
    for piece in rest:
        places += range(len(found), len(found) + each)
        found += [HOLE] * each + piece
    return found, places
