"""Lists of queries: text files with a query a line, as `clipwright find -f` takes them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.protocol import LONGEST_QUERY, MOST_QUERIES, UsageError

_MOST_BYTES = 4 << 20
"""Far more than MOST_QUERIES of the longest queries take, and little enough to read a wrong file by mistake."""
_HINT = "a text file in UTF-8 with a query a line"


@dataclass(frozen=True)
class Line:
    """A query and the number of its line in the file, from 1."""

    number: int
    text: str


def read_queries(path: Path) -> tuple[Line, ...]:
    """The queries of a file, in its order, with single spaces between their words; repetitions stay.

    UTF-8, with or without a mark at its beginning; lines end as on any system. Empty lines and those that begin with # say
    nothing. Raises UsageError for a file that cannot be read or is no text, one without queries or with more than
    MOST_QUERIES, and for a line that is no query.
    """
    text = _text(path)
    found = []
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        words = " ".join(line.split())
        if not words or words.startswith("#"):
            continue
        if not any(sign.isprintable() and not sign.isspace() for sign in words):
            raise _refused(path, f"line {number} has no word in it")
        if len(words) > LONGEST_QUERY:
            raise _refused(path, f"line {number} has {len(words)} letters, and a query has up to {LONGEST_QUERY}")
        found.append(Line(number, words))
    if not found:
        raise _refused(path, "it has no query in it")
    if len(found) > MOST_QUERIES:
        raise UsageError(
            f"it has {len(found)} queries, and up to {MOST_QUERIES} are answered at once",
            file=str(path),
            hint=f"divide it: line {found[MOST_QUERIES].number} begins the rest",
        )
    return tuple(found)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise _refused(path, f"the queries cannot be read: {error.strerror or error}") from None
    if len(data) > _MOST_BYTES:
        raise _refused(path, "it is too large for a list of queries")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise _refused(path, "the queries cannot be read: it is no text in UTF-8")
    return text


def _refused(path: Path, why: str) -> UsageError:
    return UsageError(why, file=str(path), hint=_HINT)
