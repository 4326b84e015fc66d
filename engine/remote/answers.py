"""What a model says is not trusted: forms are checked, lines are lines, times are those of pictures that it was shown."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from engine.remote.client import Form

T = TypeVar("T", bound=msgspec.Struct)

LONGEST_TITLE = 60
LONGEST_ANSWER = 4000
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
_MARKUP = re.compile(r"[<>{}\[\]`*_#|\\~]|://|&[a-z#0-9]+;", re.IGNORECASE)


class PictureForm(msgspec.Struct, frozen=True):
    """A model's answer to the question that a server is tried with."""

    colours: str


def _form(name: str, **properties: dict[str, Any]) -> Form:
    schema = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    return Form(name, schema)


# length limits are left to the check afterwards: several servers refuse schemas that have them
PICTURE_FORM = _form("colours", colours={"type": "string"})


def objects(text: str) -> Iterator[Any]:
    """The JSON objects in `text`, outermost first; models like to wrap them in fences, words and thoughts."""
    text = _THOUGHT.sub("", text).rpartition("</think>")[2]
    decoder = json.JSONDecoder()
    for match in list(re.finditer(r"\{", text))[:20]:
        try:
            yield decoder.raw_decode(text, match.start())[0]
        except (ValueError, RecursionError):
            continue


def read(text: str, kind: type[T]) -> T | None:
    """The first JSON object in `text` that is a `kind`. None without one."""
    for found in objects(text):
        try:
            return msgspec.convert(found, kind)
        except (ValueError, RecursionError):
            continue
    return None


def _steers(letter: str) -> bool:
    """Whether it steers a terminal or the direction of writing; joiners belong to the words of some scripts."""
    return unicodedata.category(letter)[0] == "C" and letter not in "\u200c\u200d"


def plain(text: str, longest: int = LONGEST_ANSWER) -> str:
    """`text` without what steers a terminal or the direction of writing, shortened; lines stay lines."""
    kept = (letter if letter == "\n" or not _steers(letter) else " " for letter in text)
    lines = (" ".join(line.split()) for line in "".join(kept).split("\n"))
    whole = "\n".join(line for line in lines if line)
    return whole if len(whole) <= longest else f"{whole[: longest - 1].rstrip()}…"
