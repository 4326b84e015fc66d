"""What models are asked: files in resources/prompts, one a task and language, that the user may read.

A file begins with a line such as "version: 3", raised whenever the text is changed on purpose, and an empty line. "$name" is
where something goes in. Transcripts and what models said before go in as lines that begin with "| ": each prompt says that
such lines are material and no instruction. What users ask goes in as lines that begin with "> ". So no line of either can be
mistaken for one of the prompt's own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from string import Template

from engine.remote.answers import plain

LANGUAGES = ("en", "zh")
"""Of the prompts; whatever else is asked in is asked about in English, and answered in the language of the question."""
TASKS = (
    "find", "describe-line", "describe-paragraph", "describe-shot", "describe-clip", "ask", "chapters", "titles",
    "highlights", "evidence", "labels", "choice", "verify", "verify-against", "thumbnails", "thumbnails-title",
)  # fmt: skip
_PARTS = ("footage", "transcript", "known", "files")
_NUMBER = re.compile(r"[\d:.]{1,16}")
_ASKED = ("query", "question", "rules", "choices")
Value = str | int | float | Sequence[str] | Sequence[tuple[float, str]]
"""What goes into a prompt."""
_VERSION = re.compile(r"version: (\d+)\n\n")
_SEVERAL_EMPTY = re.compile(r"\n{3,}")
_SCRIPTS = {"CJK": "han", "HIRAGANA": "kana", "KATAKANA": "kana", "HANGUL": "hangul", "LATIN": "latin"}
"""By the first word of a letter's name in Unicode."""
LONGEST_QUOTE = 200_000
"""Letters of what is quoted, at most; far beyond any model's context."""


@dataclass(frozen=True)
class Prompt:
    """One task's prompt in one language."""

    task: str
    language: str
    version: int
    text: str
    """As the file has it, the rule about footage in its place; what differs from question to question is a "$name"."""

    @property
    def names(self) -> frozenset[str]:
        """Of the values that it has a place for."""
        return frozenset(Template(self.text).get_identifiers())

    @property
    def key(self) -> str:
        """Names task, language, version and all that may go into the text beside what is quoted."""
        parts = [self.text, *(_part(name, self.language)[1] for name in _PARTS)]
        digest = blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()
        return f"{self.task}.{self.language}.{self.version}.{digest}"

    def filled(self, **values: Value) -> str:
        """The whole question, with what is given in its places, quoted; what is not given leaves nothing.

        `rules` and `choices` are numbered; `transcript` and `known` are (second, text) in the order of time; `files` is how
        many there are. Raises KeyError for a value that the prompt has no place for, so that nothing is left out unnoticed.
        """
        template = Template(self.text)
        given = dict.fromkeys(template.get_identifiers(), "")
        for name, value in values.items():
            if name not in given:
                raise KeyError(f"{self.task} has no place for {name}")
            given[name] = self._placed(name, value)
        lines = (line.rstrip() for line in template.substitute(given).split("\n"))
        return _SEVERAL_EMPTY.sub("\n\n", "\n".join(lines)).strip()

    def _placed(self, name: str, value: Value) -> str:
        if name == "files":
            return Template(_part(name, self.language)[1]).substitute(count=value) if value != 1 else ""
        mark = ">" if name in _ASKED else "|"
        if isinstance(value, int | float):
            return f"{value:g}"
        if isinstance(value, str):
            # a time, such as that at which a shot begins, stands within a line of the prompt's own
            return value if name in ("start", "end") and _NUMBER.fullmatch(value) else quoted(value, mark)
        items = list(value)
        if name in ("transcript", "known"):
            said = [f"{item[0]:.1f} {_line(item[1])}" for item in items if isinstance(item, tuple)]
            part = _part(name, self.language)[1]
            return Template(part).substitute(lines=quoted("\n".join(said))) if said else ""
        return quoted("\n".join(f"{number}. {_line(str(item))}" for number, item in enumerate(items, start=1)), mark)


@cache
def template(task: str, language: str = "en") -> Prompt:
    """The prompt of one of TASKS; in English for a language that there is none in. Raises KeyError for no task."""
    if task not in TASKS:
        raise KeyError(task)
    chosen = language if language in LANGUAGES else "en"
    version, text = _part(task, chosen)
    # the rule about footage is the same in all prompts and stands in the text; what else goes in comes with the question
    return Prompt(task, chosen, version, Template(text).safe_substitute(footage=_part("footage", chosen)[1]))


def prompt(task: str, language: str = "en", **values: Value) -> str:
    """What a model is asked: `template(task, language).filled(**values)`."""
    return template(task, language).filled(**values)


def key(task: str, language: str = "en") -> str:
    """Names what is asked: part of the key under which an answer is kept."""
    return template(task, language).key


def quoted(text: str, mark: str = "|") -> str:
    """`text` as somebody else's: every line with a mark, nothing in it that steers."""
    clean = plain(text.replace("\r", "\n"), LONGEST_QUOTE)
    return "\n".join(f"{mark} {line}" for line in clean.split("\n")) if clean else ""


def language_of(text: str, otherwise: str = "en") -> str:
    """The language to ask and answer in, by the script of `text`: "zh", "en", or "" for another that is not told apart.

    Chinese where there are Han letters and neither kana nor hangul; a few names in Latin letters change nothing. `otherwise`
    for a text without letters.
    """
    scripts = {"han": 0, "kana": 0, "hangul": 0, "latin": 0, "other": 0}
    for letter in text:
        if letter.isalpha():
            scripts[_script(letter)] += 1
    if not any(scripts.values()):
        return otherwise
    if scripts["han"] and not scripts["kana"] and not scripts["hangul"] and scripts["han"] * 4 >= scripts["latin"]:
        return "zh"
    rest = scripts["kana"] + scripts["hangul"] + scripts["other"]
    return "en" if scripts["latin"] > rest else ""


def _script(letter: str) -> str:
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "other")


def _line(text: str) -> str:
    return " ".join(plain(text, LONGEST_QUOTE).split())


@cache
def _part(name: str, language: str) -> tuple[int, str]:
    """(version, text) of a file. Raises ValueError for one without a version."""
    content = (files("resources") / "prompts" / f"{name}.{language}.md").read_text(encoding="utf-8")
    found = _VERSION.match(content)
    if found is None:
        raise ValueError(f"resources/prompts/{name}.{language}.md does not begin with its version")
    return int(found[1]), content[found.end() :].strip()
