"""Words and their stems, so that "running" finds "runs"."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")

# the languages that Snowball has a stemmer for, by code
_NAMES = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


def plain(text: str) -> str:
    """Compatible forms made one, without case."""
    return unicodedata.normalize("NFKC", text).casefold()


def is_chinese(text: str) -> bool:
    """Whether all of it is Chinese characters."""
    return _HAN.fullmatch(text) is not None


def pieces(text: str) -> list[str]:
    """The words of a text in order, as they are written; a run of Chinese characters is one piece."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match.group()
        place = 0
        for run in _HAN.finditer(word):
            found += [part for part in (word[place : run.start()], run.group()) if part]
            place = run.end()
        if word[place:]:
            found.append(word[place:])
    return found


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer  # type: ignore[import-untyped]

    # the package's pure part: what it would prefer, a compiled one, may give other stems
    return snowballstemmer.stemmer(_NAMES.get(language, "english"))


@cache
def stem(word: str, language: str = "en") -> str:
    """The stem of one word, in lower case. Languages without a stemmer are taken for English."""
    word = plain(word).replace("’", "'").removesuffix("'s")
    if is_chinese(word):
        return word
    return str(_stemmer(language).stemWord(word))
