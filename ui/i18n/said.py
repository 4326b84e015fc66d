"""Sentences of the engine and the editor as the window shows them: translated, with a capital where they begin a line."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

import resources
from engine.protocol import ClipwrightError
from ui.i18n.templates import Templates

CONTEXT = "Engine"
"""Of every sentence in the catalogues of Qt Linguist."""
CATALOGUE = Path(resources.__file__).parent / "translations" / "sentences.txt"
"""All that the engine and the editor can say, a template a line; written by `make translations`."""

_PROBE = str(QT_TRANSLATE_NOOP("Engine", "movement"))
JOINED = (
    str(QT_TRANSLATE_NOOP("Engine", "{first:known}, {second:known}")),
    str(QT_TRANSLATE_NOOP("Engine", "{first:known}; {second:known}")),
    str(QT_TRANSLATE_NOOP("Engine", "{first:known} · {second:known}")),
    str(QT_TRANSLATE_NOOP("Engine", "{stage:known}: {inner:known}")),
    str(QT_TRANSLATE_NOOP("Engine", "{file}: {message:known}")),
    str(QT_TRANSLATE_NOOP("Engine", "{message:known} ({hint:known})")),
    str(QT_TRANSLATE_NOOP("Engine", "{title:known} at {time:number}")),
    str(QT_TRANSLATE_NOOP("Engine", "{title:known} in {file}")),
    str(QT_TRANSLATE_NOOP("Engine", "{title:known} ({number:number})")),
    str(QT_TRANSLATE_NOOP("Engine", "{what:known} ({number:known}): {why:known}")),
)
"""How sentences are put together. A part that is ":known" has to be a sentence itself, or the whole is not taken for one."""
ALSO = (
    str(QT_TRANSLATE_NOOP("Engine", "Highlight reel")),
    str(QT_TRANSLATE_NOOP("Engine", "Music")),
    str(QT_TRANSLATE_NOOP("Engine", "Sequence {number}")),
    str(QT_TRANSLATE_NOOP("Engine", "a fault in Clipwright: {error}")),
    str(QT_TRANSLATE_NOOP("Engine", "video")),
    str(QT_TRANSLATE_NOOP("Engine", "audio")),
    str(QT_TRANSLATE_NOOP("Engine", "1 clip")),
    str(QT_TRANSLATE_NOOP("Engine", "{count} clips")),
    str(QT_TRANSLATE_NOOP("Engine", "1 file")),
    str(QT_TRANSLATE_NOOP("Engine", "{count} files")),
    str(QT_TRANSLATE_NOOP("Engine", "1 marker")),
    str(QT_TRANSLATE_NOOP("Engine", "{count} markers")),
    str(QT_TRANSLATE_NOOP("Engine", "1 passage")),
    str(QT_TRANSLATE_NOOP("Engine", "{count} passages")),
    str(QT_TRANSLATE_NOOP("Engine", "1 track")),
    str(QT_TRANSLATE_NOOP("Engine", "{count} tracks")),
    str(QT_TRANSLATE_NOOP("Engine", "1 transition")),
    str(QT_TRANSLATE_NOOP("Engine", "{count} transitions")),
    # why a call of the system failed
    str(QT_TRANSLATE_NOOP("Engine", "Permission denied")),
    str(QT_TRANSLATE_NOOP("Engine", "Operation not permitted")),
    str(QT_TRANSLATE_NOOP("Engine", "No such file or directory")),
    str(QT_TRANSLATE_NOOP("Engine", "File exists")),
    str(QT_TRANSLATE_NOOP("Engine", "Not a directory")),
    str(QT_TRANSLATE_NOOP("Engine", "Is a directory")),
    str(QT_TRANSLATE_NOOP("Engine", "No space left on device")),
    str(QT_TRANSLATE_NOOP("Engine", "Read-only file system")),
    str(QT_TRANSLATE_NOOP("Engine", "File name too long")),
    str(QT_TRANSLATE_NOOP("Engine", "Too many open files")),
    str(QT_TRANSLATE_NOOP("Engine", "Input/output error")),
    str(QT_TRANSLATE_NOOP("Engine", "Device or resource busy")),
    str(QT_TRANSLATE_NOOP("Engine", "Stale file handle")),
    str(QT_TRANSLATE_NOOP("Engine", "Connection refused")),
    str(QT_TRANSLATE_NOOP("Engine", "Connection reset by peer")),
    str(QT_TRANSLATE_NOOP("Engine", "Network is unreachable")),
    str(QT_TRANSLATE_NOOP("Engine", "Name or service not known")),
    str(QT_TRANSLATE_NOOP("Engine", "Temporary failure in name resolution")),
    str(QT_TRANSLATE_NOOP("Engine", "timed out")),
)
"""Names that recipes give, counts, and the system's own words."""

_AS_WRITTEN = ("ffmpeg", "clipwright", "pip", "libx264", "libx265", "prores_ks")


def said(text: str) -> str:
    """`text` in the window's language; as it is where nobody has foreseen it, such as a model's words or a file's name."""
    language = QCoreApplication.translate(CONTEXT, _PROBE)
    if not text or language == _PROBE:
        return text
    return _translated(language, text, named=False)


def named(text: str) -> str:
    """A title, a reason or a name: in the window's language if it is the engine's own, never if it may be a person's or a
    model's words that only look alike."""
    language = QCoreApplication.translate(CONTEXT, _PROBE)
    return _translated(language, text, named=True) if text and language != _PROBE else text


def sentence(text: str) -> str:
    """`text` in the window's language, beginning with a capital."""
    return capital(said(text))


def capital(text: str) -> str:
    """`text` with its first letter in upper case, unless it begins with a file's or a program's name."""
    first = text.split(" ", 1)[0]
    if first in _AS_WRITTEN or any(sign in first.rstrip(".") for sign in "./\\_"):
        return text
    return text[:1].upper() + text[1:]


def failure(error: ClipwrightError) -> str:
    """A failure as one line for people: which file, what and why, what to do."""
    say = QCoreApplication.translate
    message = said(error.message)
    text = say("Failure", "{0}: {1}").format(error.file, message) if error.file else capital(message)
    return say("Failure", "{0} ({1})").format(text, said(error.hint)) if error.hint else text


def why(error: ClipwrightError) -> str:
    """What failed and what to do, where the file is named beside it."""
    message = sentence(error.message)
    return QCoreApplication.translate("Failure", "{0}: {1}").format(message, said(error.hint)) if error.hint else message


@cache
def _templates() -> Templates:
    lines = CATALOGUE.read_text(encoding="utf-8").splitlines()
    return Templates([*lines, *ALSO, *JOINED])


@lru_cache(maxsize=4096)
def _translated(_language: str, text: str, *, named: bool) -> str:
    """The language is named so that what was looked up in another is not taken."""
    found = _templates().translate(text, lambda template: QCoreApplication.translate(CONTEXT, template), named=named)
    return text if found is None else found
