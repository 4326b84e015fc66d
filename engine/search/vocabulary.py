"""The words for what the basic engine can tell."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from engine.search.stems import is_chinese, pieces, stem

Phrase = tuple[str, ...]
"""Stems of a phrase; of Chinese, the text itself."""


@dataclass(frozen=True)
class Meaning:
    """What a phrase stands for."""

    concept: str
    """Empty for what cannot be told."""
    wider: bool
    """Whether the concept is more than what the phrase says."""


@dataclass(frozen=True)
class Vocabulary:
    meanings: Mapping[Phrase, Meaning]
    ignored: frozenset[str]
    """Stems and Chinese words."""
    negations: frozenset[str]
    longest: int
    """Words in the longest phrase."""
    longest_chinese: int
    """Characters in the longest Chinese word of all."""

    @property
    def concepts(self) -> tuple[str, ...]:
        """Every concept, in the order of the file."""
        return tuple(dict.fromkeys(meaning.concept for meaning in self.meanings.values() if meaning.concept))


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with the program."""
    folder = files("resources") / "search"
    table = tomllib.loads((folder / "vocabulary.toml").read_text(encoding="utf-8"))
    other = tomllib.loads((folder / "ignored.toml").read_text(encoding="utf-8"))
    meanings: dict[Phrase, Meaning] = {}
    for concept, entry in table.items():
        for wider in (False, True):
            for text in entry.get("wider" if wider else "words", ()):
                # whoever is named first keeps a stem: "movement" and "moving" share theirs
                meanings.setdefault(_phrase(text), Meaning(concept, wider))
    for text in other["undecidable"]:
        meanings[_phrase(text)] = Meaning("", False)
    ignored = frozenset(word if is_chinese(word) else stem(word) for word in other["words"])
    negations = frozenset(word if is_chinese(word) else stem(word) for word in other["negations"])
    chinese = [text for text in (*ignored, *negations, *(p[0] for p in meanings)) if is_chinese(text)]
    return Vocabulary(
        meanings=meanings,
        ignored=ignored,
        negations=negations,
        longest=max(len(phrase) for phrase in meanings),
        longest_chinese=max(len(text) for text in chinese),
    )


def _phrase(text: str) -> Phrase:
    return tuple(piece if is_chinese(piece) else stem(piece) for piece in pieces(text))
