"""A user's own labels of their own clips: a table (.csv) or a JSON list of what is to be seen where.

A row is about one clip, `file`, named relative to the folder of the labels. It has one of three things:

    query      something to look for; `ranges` are where it is to be seen, none where it is not there
    label      a content rule; `ranges` are where the footage meets it, "all" for the whole clip, none where it does not
    question   with `choices` and the right one of them, `answer`

In a table ranges are "3-7.5; 12-15" or "1:02-1:10", choices "a dog | a cat"; in JSON ranges are [[3, 7.5], [12, 15]] or such
a text, choices a list. An answer is the choice's text, or its letter.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from engine.evaluation.own_rows import json_rows, table_rows, wrong
from engine.evaluation.spans import Span
from engine.protocol import LONGEST_QUERY, MOST_CHOICES, FootageError

Kind = Literal["find", "labels", "choices"]
COLUMNS = ("file", "query", "label", "question", "ranges", "choices", "answer")
_ASKS: Mapping[str, Kind] = {"query": "find", "label": "labels", "question": "choices"}
_ALL = "all"
_TIME = r"(?:(?:\d+:)?\d+:)?\d+(?:\.\d+)?"
_RANGE = re.compile(rf"({_TIME})-({_TIME})")
_PAST = 0.05
"""Seconds by which a range may lie beyond its clip, as rounded ends do; it is taken to end with the clip."""


@dataclass(frozen=True)
class Entry:
    """One row."""

    line: int
    """From 1, in the file."""
    name: str
    """The clip as it was written,"""
    clip: Path
    """and where it is."""
    kind: Kind
    text: str
    """What is asked: the query, the rule or the question."""
    ranges: tuple[Span, ...] = ()
    """Seconds, ascending, none overlapping another."""
    whole: bool = False
    """Whether it is the whole clip; `ranges` tells its length once that is known (`within`)."""
    choices: tuple[str, ...] = ()
    answer: int = 0
    """Of `choices`, from 0."""


def read(path: Path) -> list[Entry]:
    """The rows of a file of labels (.json, else a table). Clips are there, but not looked into.

    Raises FootageError, which names the line of the first mistake.
    """
    rows = json_rows(path) if path.suffix.lower() == ".json" else table_rows(path, COLUMNS, tuple(_ASKS))
    entries: list[Entry] = []
    lines: dict[tuple[Path, Kind, str], int] = {}
    for line, row in rows:
        entry = _Row(path, line, row).entry()
        asked = (entry.clip, entry.kind, entry.text.casefold())
        if asked in lines:
            raise wrong(path, line, f"the same is asked of {entry.name} as in line {lines[asked]}")
        lines[asked] = line
        entries.append(entry)
    if not entries:
        raise FootageError("there is no row in it", file=str(path), hint="columns: " + ", ".join(COLUMNS))
    return entries


def within(entries: Iterable[Entry], durations: Mapping[Path, float], path: Path) -> list[Entry]:
    """The rows with ranges of clips of these lengths in seconds. Raises FootageError for one that lies beyond its clip."""
    found = []
    for entry in entries:
        length = durations[entry.clip]
        if entry.whole:
            entry = replace(entry, ranges=((0.0, length),))
        for start, end in entry.ranges:
            if end > length + _PAST or start >= length:
                what = f"{start:g}-{end:g} lies beyond the end of {entry.name}, which is {length:.2f} s long"
                raise wrong(path, entry.line, what)
        found.append(replace(entry, ranges=tuple((start, min(end, length)) for start, end in entry.ranges)))
    return found


class _Row:
    """One row on its way to an entry."""

    def __init__(self, path: Path, line: int, row: Mapping[str, Any]) -> None:
        self._path, self._line = path, line
        if strange := [name for name in row if name not in COLUMNS]:
            raise self._wrong(f"there is no column {strange[0]!r}", "columns: " + ", ".join(COLUMNS))
        self._row = {name: value for name, value in row.items() if value not in (None, "")}

    def entry(self) -> Entry:
        name = self._text("file")
        if not name:
            raise self._wrong("it names no file", "name the clip, relative to the folder of the labels")
        asks = [column for column in _ASKS if self._text(column)]
        if len(asks) != 1:
            what = "it asks nothing" if not asks else f"it has a {asks[0]} and a {asks[1]}"
            raise self._wrong(what, "a row has a query, a label or a question")
        kind, text = _ASKS[asks[0]], " ".join(self._text(asks[0]).split())
        if len(text) > LONGEST_QUERY:
            raise self._wrong(f"its {asks[0]} is longer than {LONGEST_QUERY} letters", "say it shorter")
        for column in ("ranges",) if kind == "choices" else ("choices", "answer"):
            if column in self._row:
                raise self._wrong(f"a {asks[0]} has no {column}", "give it a row of its own")
        made = Entry(self._line, name, self._clip(name), kind, text)
        if kind == "choices":
            choices = self._choices()
            return replace(made, choices=choices, answer=self._answer(choices))
        whole = self._row.get("ranges") == _ALL
        return replace(made, ranges=() if whole else self._ranges(), whole=whole)

    def _clip(self, name: str) -> Path:
        place = Path(self._path.absolute().parent / Path(name).expanduser())
        if not place.is_file():
            raise self._wrong(f"there is no clip {name}", "clips are named relative to the folder of the labels")
        return place

    def _ranges(self) -> tuple[Span, ...]:
        told = self._row.get("ranges", "")
        if isinstance(told, str):
            pieces = [piece for piece in re.split(r"[;,\s]+", re.sub(r"\s*[-–—]\s*", "-", told)) if piece]
            found = [self._range(piece) for piece in pieces]
        elif isinstance(told, list):
            found = [self._pair(each) for each in told]
        else:
            raise self._wrong(f"its ranges are {told!r:.40}", "ranges are a list of [start, end]")
        for start, end in found:
            if end <= start:
                raise self._wrong(
                    f"the range {start:g}-{end:g} does not end after it starts", "give start and end in seconds"
                )
        found.sort()
        for first, second in pairwise(found):
            if second[0] < first[1]:
                what = f"the ranges {first[0]:g}-{first[1]:g} and {second[0]:g}-{second[1]:g} overlap"
                raise self._wrong(what, "join them, or give each query a row of its own")
        return tuple(found)

    def _range(self, text: str) -> Span:
        match = _RANGE.fullmatch(text)
        if match is None:
            raise self._wrong(f"{text!r:.40} is no range", "write 3-7.5, or 1:02-1:10, with ; between several")
        return _seconds(match[1]), _seconds(match[2])

    def _pair(self, told: object) -> Span:
        numbers = told if isinstance(told, list) else []
        if len(numbers) != 2 or not all(_is_time(each) for each in numbers):
            raise self._wrong(f"{told!r:.40} is no range", "a range is [start, end], in seconds")
        return float(numbers[0]), float(numbers[1])

    def _choices(self) -> tuple[str, ...]:
        told = self._row.get("choices", "")
        pieces = told.split("|") if isinstance(told, str) else told
        if not isinstance(pieces, list) or not all(isinstance(each, str) for each in pieces):
            raise self._wrong(f"its choices are {told!r:.40}", "choices are a list of texts")
        found = tuple(" ".join(each.split()) for each in pieces)
        if not 2 <= len(found) <= MOST_CHOICES or "" in found or len({each.casefold() for each in found}) < len(found):
            raise self._wrong(f"a question has 2 to {MOST_CHOICES} different choices", "write them as a dog | a cat")
        if max(map(len, found)) > LONGEST_QUERY:
            raise self._wrong(f"a choice is longer than {LONGEST_QUERY} letters", "say it shorter")
        return found

    def _answer(self, choices: tuple[str, ...]) -> int:
        told = " ".join(self._text("answer").split()).casefold()
        known = [each.casefold() for each in choices]
        if told in known:
            return known.index(told)
        letters = [chr(ord("a") + place) for place in range(len(choices))]
        if told in letters:
            return letters.index(told)
        raise self._wrong(f"the answer {told!r:.40} is none of its choices", "give one choice's text, or its letter")

    def _text(self, column: str) -> str:
        told = self._row.get(column, "")
        if not isinstance(told, str):
            raise self._wrong(f"its {column} is {told!r:.40}, which is no text", "put it in quotation marks")
        return told.strip()

    def _wrong(self, what: str, hint: str) -> FootageError:
        return wrong(self._path, self._line, what, hint)


def _is_time(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value >= 0


def _seconds(text: str) -> float:
    seconds = 0.0
    for part in text.split(":"):
        seconds = seconds * 60 + float(part)
    return seconds
