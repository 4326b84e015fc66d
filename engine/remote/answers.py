"""What a model says is not trusted: forms are checked, lines are lines, times are those of pictures that it was shown."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any, TypeVar

import msgspec

from engine.protocol import Stretch
from engine.remote.client import Form

T = TypeVar("T", bound=msgspec.Struct)

LONGEST_TITLE = 60
LONGEST_ANSWER = 4000
_MOST_TIMES = 50
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
_MARKUP = re.compile(r"[<>{}\[\]`*_#|\\~]|://|&[a-z#0-9]+;", re.IGNORECASE)


class AskForm(msgspec.Struct, frozen=True):
    """A model's answer to a question, as it gives it."""

    answer: str
    times: tuple[tuple[float, float], ...] = ()


class TitleForm(msgspec.Struct, frozen=True):
    """A model's title for a moment, as it gives it."""

    title: str


class PictureForm(msgspec.Struct, frozen=True):
    """A model's answer to the question that a server is tried with."""

    colours: str


def _form(name: str, **properties: dict[str, Any]) -> Form:
    schema = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    return Form(name, schema)


# length limits are left to the check afterwards: several servers refuse schemas that have them
ASK_FORM = _form(
    "answer",
    answer={"type": "string"},
    times={"type": "array", "items": {"type": "array", "items": {"type": "number"}}},
)
TITLE_FORM = _form("title", title={"type": "string"})
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


def title(text: str) -> str | None:
    """`text` as a title: one short line of plain words. None where it is none."""
    text = text.strip().strip("\"'“”„«»").strip()
    if not text or len(text) > LONGEST_TITLE or len(text.splitlines()) > 1 or _MARKUP.search(text):
        return None
    if any(map(_steers, text)):
        return None
    text = " ".join(text.split())
    text = text[:-1] if text.endswith(".") and not text.endswith("..") else text
    return text if any(letter.isalpha() for letter in text) else None


def times(
    cited: Sequence[tuple[float, float]], shown: Sequence[Fraction], duration: Fraction
) -> tuple[tuple[Stretch, ...], int]:
    """The stretches that a model cites, and how many citations were left out.

    Each of `shown` (ascending) stands for what is nearer to it than to its neighbours. A citation becomes the stretch of the
    pictures in it, or of the nearest one, clamped to the footage; one outside of the footage, backwards or no number is left
    out. Stretches that touch become one.
    """
    halves = _halves(shown, duration)
    found: list[Stretch] = []
    lost = max(0, len(cited) - _MOST_TIMES)
    for start, end in cited[:_MOST_TIMES]:
        if not (math.isfinite(start) and math.isfinite(end)) or start > end or end < 0 or start > duration or not shown:
            lost += 1
            continue
        inside = [index for index, time in enumerate(shown) if start <= time <= end]
        if not inside:
            middle = (Fraction(max(start, 0.0)) + min(Fraction(end), duration)) / 2
            inside = [min(range(len(shown)), key=lambda index: abs(shown[index] - middle))]
        found.append(Stretch(halves[inside[0]].start, halves[inside[-1]].end))
    merged: list[Stretch] = []
    for stretch in sorted(found, key=lambda one: (one.start, one.end)):
        if merged and stretch.start <= merged[-1].end:
            merged[-1] = Stretch(merged[-1].start, max(merged[-1].end, stretch.end))
        else:
            merged.append(stretch)
    return tuple(merged), lost


def _halves(shown: Sequence[Fraction], duration: Fraction) -> list[Stretch]:
    """The stretch that each picture stands for."""
    borders = [Fraction(0), *((a + b) / 2 for a, b in pairwise(shown)), duration]
    return [Stretch(borders[index], borders[index + 1]) for index in range(len(shown))]
