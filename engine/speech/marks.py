"""Words that are marked, not removed: hesitations, and what not every audience wants to hear."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Collection, Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec
import platformdirs

from engine.protocol import SpokenSegment, SpokenWord, Transcript

_LARGEST = 1 << 20
_MOST = 20_000
_EDGES = "\"'“”‘’«»¿¡.,;:!?…()[]{}-–—。、，！？：；*_ "


def user_file() -> Path:
    """The user's own list: one word a line, a star for any ending, `#` for remarks. It need not exist."""
    chosen = os.environ.get("CLIPWRIGHT_CONFIG")
    folder = Path(chosen).absolute() if chosen else Path(platformdirs.user_config_dir("clipwright", appauthor=False))
    return folder / "profanity.txt"


def filler_prompt(language: str) -> str:
    """What makes a model write hesitations down; empty for a language without a list."""
    return str(_shipped("fillers").get(language, {}).get("prompt", ""))


def marked(transcript: Transcript) -> Transcript:
    """The transcript with its hesitations and its profanity marked, whatever was marked before."""
    language = "en" if transcript.translated else transcript.language
    fillers = _Words(_listed("fillers", language))
    rude = _Words([*_listed("profanity", language), *_own()])
    segments = tuple(_marked(segment, fillers, rude) for segment in transcript.segments)
    return msgspec.structs.replace(transcript, segments=segments)


def _marked(segment: SpokenSegment, fillers: _Words, rude: _Words) -> SpokenSegment:
    words = tuple(_word(word, fillers, rude) for word in segment.words)
    return segment if words == segment.words else msgspec.structs.replace(segment, words=words)


def _word(word: SpokenWord, fillers: _Words, rude: _Words) -> SpokenWord:
    bare = word.text.strip(_EDGES).casefold()
    mark: Literal["", "filler", "profanity"] = "profanity" if bare in rude else "filler" if bare in fillers else ""
    return word if mark == word.mark else SpokenWord(word.start, word.end, word.text, mark)


class _Words:
    """Whole words, and beginnings of words."""

    def __init__(self, words: Iterable[str]) -> None:
        every = [word.strip().casefold() for word in words]
        self._whole: Collection[str] = {word for word in every if word and not word.endswith("*")}
        self._begins = tuple(word[:-1] for word in every if len(word) > 2 and word.endswith("*"))

    def __contains__(self, word: str) -> bool:
        return bool(word) and (word in self._whole or word.startswith(self._begins))


def _listed(name: str, language: str) -> list[str]:
    """The words of that language; of every language where it is not known."""
    table = _shipped(name)
    kinds = [language] if language else list(table)
    return [str(word) for kind in kinds for word in table.get(kind, {}).get("words", ())]


@cache
def _shipped(name: str) -> dict[str, dict[str, object]]:
    text = (files("resources") / "speech" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _own() -> list[str]:
    """The user's words; a list that cannot be read marks nothing."""
    try:
        with user_file().open("rb") as file:
            text = file.read(_LARGEST).decode("utf-8", "replace")
    except OSError:
        return []
    return [line for line in text.splitlines()[:_MOST] if not line.lstrip().startswith("#")]
