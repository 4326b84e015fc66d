"""Names that survive in a list of fixed columns: reels, titles and one-line comments."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath

from editor.model import Media

REEL_LENGTH = 8
_RESERVED = frozenset({"BL", "BLACK", "BARS", "AX", "NONE", "V", "A", "A2", "AA", "B"})
"""Words that readers of an EDL take for black, bars, an unknown source or a track."""
_TITLE_LENGTH = 70


def one_line(text: str) -> str:
    """`text` on one line: control characters, line and paragraph separators, direction overrides and halves of
    surrogate pairs become spaces, runs of space become one. Other Unicode is kept."""
    kept = "".join(" " if unicodedata.category(c) in _NOT_TEXT else c for c in text)
    return " ".join(kept.split())


_NOT_TEXT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def file_name(media: Media) -> str:
    """The media's file name, on one line, as editing programs show it."""
    return one_line(PurePath(media.info.path).name) or one_line(media.name) or media.id


def title(*candidates: str) -> str:
    """The first of `candidates` that has ASCII letters or digits left, in at most 70 characters."""
    for candidate in candidates:
        text = " ".join(re.sub(r"[^ -~]", " ", _ascii(one_line(candidate))).split())[:_TITLE_LENGTH].strip()
        if any(c.isalnum() for c in text):
            return text
    return "CLIPWRIGHT"


def reels(media: Iterable[Media]) -> dict[str, str]:
    """Reel name by media id: A-Z and 0-9, at most 8 characters, one per file and none shared.

    Taken from the file name, its first four and last four letters when it is longer: what tells clips of one camera apart
    stands at the end. Names that still collide are numbered. The same media in the same order give the same reels.
    """
    by_path: dict[str, str] = {}
    taken: set[str] = set()
    names: dict[str, str] = {}
    for item in media:
        path = item.info.path
        if path not in by_path:
            by_path[path] = _unique(_reel(PurePath(path).stem), taken)
            taken.add(by_path[path])
        names[item.id] = by_path[path]
    return names


def _reel(stem: str) -> str:
    letters = re.sub(r"[^A-Z0-9]", "", _ascii(stem).upper())
    if len(letters) > REEL_LENGTH:
        letters = letters[: REEL_LENGTH // 2] + letters[-REEL_LENGTH // 2 :]
    return letters or "REEL"


def _unique(reel: str, taken: set[str]) -> str:
    candidate, number = reel, 1
    while candidate in taken or candidate in _RESERVED:
        number += 1
        suffix = str(number)
        candidate = reel[: REEL_LENGTH - len(suffix)] + suffix
    return candidate


def _ascii(text: str) -> str:
    """Letters without their accents; what has no ASCII counterpart is dropped."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
