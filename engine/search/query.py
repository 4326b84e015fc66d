"""What a query asks for, word by word."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from engine.protocol import LONGEST_QUERY, QueryWord, UsageError
from engine.search.stems import is_chinese, pieces, plain, stem
from engine.search.vocabulary import Meaning, vocabulary

LONGEST = LONGEST_QUERY
"""Characters of a query."""
_MOST_WORDS = 60

Kind = Literal["concept", "word", "ignored", "negation", "negated"]


@dataclass(frozen=True)
class Part:
    """A word or a phrase of the query."""

    text: str
    kind: Kind
    key: str = ""
    """Of a concept its name, of a word its stem or its Chinese characters."""
    wider: bool = False

    @property
    def is_content(self) -> bool:
        return self.kind in ("concept", "word")

    @property
    def said_as(self) -> tuple[str, ...]:
        """The stems by which transcripts and names of files are looked through."""
        return tuple(piece if is_chinese(piece) else stem(piece) for piece in pieces(self.text))


@dataclass(frozen=True)
class Query:
    text: str
    parts: tuple[Part, ...]

    @property
    def content(self) -> tuple[Part, ...]:
        """What is looked for, each once."""
        return tuple({(part.kind, part.key): part for part in reversed(self.parts) if part.is_content}.values())[::-1]


def read(text: str) -> Query:
    """Take a query apart. Raises UsageError for one that is empty or endless."""
    if not text.strip():
        raise UsageError("nothing to look for was named", hint='say what it is, such as "a person in red"')
    if len(text) > LONGEST:
        raise UsageError(f"a query of {len(text)} characters is too long", hint=f"up to {LONGEST} are read")
    return Query(" ".join(text.split()), tuple(_negated(_parts(text)))[:_MOST_WORDS])


def words(query: Query, said: Collection[Part], named: Collection[Part], *, model: bool) -> tuple[QueryWord, ...]:
    """How each word was taken. `said` and `named` are what transcripts and names of files have; with `model`
    a model looks for the sentence as a whole."""
    found = []
    for part in query.parts:
        if part.kind == "ignored":
            found.append(QueryWord(text=part.text, state="ignored"))
        elif part.kind == "concept":
            broadened = part.wider and not model
            found.append(QueryWord(text=part.text, state="broadened" if broadened else "understood", concept=part.key))
        elif part.kind == "word" and part in said:
            found.append(QueryWord(text=part.text, state="said"))
        elif part.kind == "word" and part in named:
            found.append(QueryWord(text=part.text, state="named"))
        else:
            found.append(QueryWord(text=part.text, state="model" if model and part.is_content else "unknown"))
    return tuple(found)


def _parts(text: str) -> Iterator[Part]:
    run: list[str] = []
    for piece in pieces(text):
        if is_chinese(piece):
            yield from _english(run)
            run = []
            yield from _chinese(piece)
        else:
            run.append(piece)
    yield from _english(run)


def _english(run: list[str]) -> Iterator[Part]:
    """The longest phrases first, from the left."""
    known = vocabulary()
    stems = [stem(word) for word in run]
    place = 0
    while place < len(run):
        for length in range(min(known.longest, len(run) - place), 0, -1):
            meaning = known.meanings.get(tuple(stems[place : place + length]))
            if meaning is not None:
                yield _concept(" ".join(run[place : place + length]), meaning)
                place += length
                break
        else:
            yield _word(run[place], stems[place])
            place += 1


def _chinese(text: str) -> Iterator[Part]:
    """Cut at the longest words that are known; what lies between them stays together."""
    known = vocabulary()
    between, place = "", 0
    while place < len(text):
        for length in range(min(known.longest_chinese, len(text) - place), 0, -1):
            word = text[place : place + length]
            meaning = known.meanings.get((word,))
            if meaning is None and word not in known.ignored and word not in known.negations:
                continue
            if between:
                yield Part(between, "word", between)
                between = ""
            yield _word(word, word) if meaning is None else _concept(word, meaning)
            place += length
            break
        else:
            between += text[place]
            place += 1
    if between:
        yield Part(between, "word", between)


def _concept(text: str, meaning: Meaning) -> Part:
    if not meaning.concept:
        return Part(text, "word", plain(text))
    return Part(text, "concept", meaning.concept, meaning.wider)


def _word(text: str, key: str) -> Part:
    known = vocabulary()
    if key in known.negations or plain(text) in known.negations or key.endswith("n't"):
        return Part(text, "negation")
    if key in known.ignored or plain(text) in known.ignored:
        return Part(text, "ignored")
    return Part(text, "word", key)


def _negated(parts: Iterator[Part]) -> Iterator[Part]:
    """What follows "without" up to the next thing that is looked for would be found where it is not wanted."""
    turned = False
    for part in parts:
        if part.kind == "negation":
            turned = True
        elif turned and part.is_content:
            turned = False
            yield Part(part.text, "negated")
            continue
        yield part
