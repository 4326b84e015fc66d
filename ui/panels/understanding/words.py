"""What the panels of understanding say of an answer: who gave it, what it rests on, and what stands where there is none."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from engine.protocol.understanding import Claims, Looked
from ui.i18n import capital, named, sentence

BASIC = "basic"
AUTO = "auto"
_OWN = "the basic engine"
_SAID_ELSEWHERE = (" pictures of the footage", " did not stand a second look")
"""Notes that say what the account says."""


def _say(text: str) -> str:
    return QCoreApplication.translate("Understanding", text)


def engine_name(engine: str) -> str:
    """Who answers, as a button or a line calls it."""
    if engine == BASIC:
        return _say("Basic engine")
    return _say("Automatic") if engine == AUTO else engine


def answered_by(engine: str) -> str:
    """Who gave an answer."""
    return _say("Answered by {0}").format(engine_name(engine))


def basic_only(task: str) -> str:
    """What the basic engine does for a task, and what a model would add."""
    return {
        "ask": _say("The basic engine only finds where the words of a question fit. A model answers it, with times."),
        "describe": _say("The basic engine names what it measures. A model says what happens and who is seen."),
        "chapters": _say("The basic engine cuts by shots and sound. A model cuts by subject and titles what is seen."),
        "titles": _say("The basic engine makes titles of file names and signals. A model writes them, and hooks."),
        "thumbnails": _say("Picked by sharpness, light, faces and movement. A model judges what is to be seen."),
        "labels": _say("The basic engine knows few rules and can give no all-clear. A model looks for each of them."),
    }[task]


def text_of(text: str, engine: str) -> str:
    """What an engine says of footage: a model's words as they are, the basic engine's in the window's language."""
    if engine != BASIC:
        return text
    name, colon, reasons = text.rpartition(": ")  # a file's own name may stand before
    told = named(reasons)
    if told == reasons:  # not all of them are known
        told = ", ".join(named(reason) for reason in reasons.split(", "))
    return name + colon + (told if name else capital(told))


def telling(notes: Iterable[str]) -> tuple[str, ...]:
    """Of an answer's notes those that the panel does not say anyhow."""
    return tuple(
        sentence(note) for note in notes if not note.startswith(_OWN) and not any(part in note for part in _SAID_ELSEWHERE)
    )


def account(looked: Looked, claims: Claims) -> str:
    """One quiet line: how much was looked at, and how many claims stood a second look. Empty where there was neither."""
    parts = []
    if looked.frames:
        shown = _say("{0} pictures of {1} × {2}").format(_count(looked.frames), looked.width, looked.height)
        parts += [shown, _say("{0} tokens").format(_count(looked.tokens))]
    if claims.claimed:
        parts.append(_say("{0} of {1} claims verified").format(_count(claims.verified), _count(claims.claimed)))
    return " · ".join(parts)


def account_in_full(looked: Looked, claims: Claims, notes: Iterable[str]) -> str:
    """The same in lines, with the rest of it."""
    lines = []
    if looked.frames:
        lines.append(
            _say("Pictures shown: {0}, each {1} × {2} pixels").format(_count(looked.frames), looked.width, looked.height)
        )
        lines.append(_say("Tokens they take: {0}; room in one look: {1}").format(_count(looked.tokens), _count(looked.room)))
        lines.append(_say("Looks: {0}, and {1} closer ones").format(_count(looked.windows), _count(looked.closer)))
        lines.append(_say("The sound was heard") if looked.heard else _say("The sound was not heard"))
    if claims.claimed:
        counted = _say("Claims: {0} made, {1} verified by a second look, {2} left out")
        lines.append(counted.format(_count(claims.claimed), _count(claims.verified), _count(claims.dropped)))
    return "\n".join([*lines, *map(sentence, notes)])


def sure(confidence: float) -> str:
    """How sure a second look is, in words that need no colour."""
    if confidence >= 0.8:
        return _say("Sure {0}").format(f"{confidence:.2f}")
    if confidence >= 0.5:
        return _say("Likely {0}").format(f"{confidence:.2f}")
    return _say("Unsure {0}").format(f"{confidence:.2f}")


def _count(number: int) -> str:
    return QLocale().toString(number)
