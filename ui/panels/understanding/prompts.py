"""The words that models are asked with, as they lie in resources/prompts: for the user to read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "zh")
FILES = {
    "ask": ("ask", "verify"),
    "line": ("describe-line", "verify"),
    "paragraph": ("describe-paragraph", "verify"),
    "shots": ("describe-clip", "describe-shot", "verify"),
    "chapters": ("chapters", "verify"),
    "titles": ("titles", "thumbnails", "thumbnails-title"),
    "labels": ("labels", "verify"),
}
"""By task, and for descriptions by level: the question, and the one that each claim is then held against."""

_WRAPPED = re.compile(r"(?<=[^\n])\n(?=[^\n\-$])")
"""Where a line goes on in the next one only for the sake of the file."""
_SEVERAL_EMPTY = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Prompt:
    """One file: its name, its version, and its text, in which "$name" is where something of the footage goes."""

    name: str
    version: str
    text: str


def prompts_of(task: str, language: str) -> tuple[Prompt, ...]:
    """The prompts of one of FILES, in English for a language that there are none in. Raises KeyError for no task."""
    chosen = language if language in LANGUAGES else "en"
    return tuple(_read(name, chosen) for name in FILES[task])


@cache
def _read(name: str, language: str) -> Prompt:
    file = f"{name}.{language}.md"
    head, _, text = _content(file).partition("\n\n")
    footage = _content(f"footage.{language}.md").partition("\n\n")[2].strip()
    whole = _WRAPPED.sub(" ", text.strip().replace("$footage", f"\n{footage}\n"))
    return Prompt(file, head.removeprefix("version:").strip(), _SEVERAL_EMPTY.sub("\n\n", whole))


def _content(name: str) -> str:
    return (files("resources") / "prompts" / name).read_text(encoding="utf-8")
