"""What a model found for a query in one look, kept with the footage: asked again, alone or among others, it is not put to
the model anew, and many queries that were stopped go on where they stood.

Models decode greedily, so the same question about the same pictures has one answer; in how many bits a model was loaded is
not told apart. Those on servers may change behind their address, and are asked each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from hashlib import blake2b

import msgspec

from engine.tasks.understanding.asking import Asking
from engine.tasks.understanding.looking import File
from engine.tasks.understanding.plan import Look
from engine.tasks.understanding.prompts import Value, key

WHAT = "found in looks"
_VERSION = "1"


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What one look gave for one query, and what it took."""

    ranges: tuple[tuple[Fraction, Fraction, float], ...] = ()
    """Start, end, and how sure that is, 0..1."""
    claimed: int = 0
    verified: int = 0
    dropped: int = 0
    frames: int = 0
    tokens: int = 0
    width: int = 0
    height: int = 0
    """Of the look itself: pictures, their tokens and their size."""
    closer: tuple[tuple[Fraction, Fraction, int, int], ...] = ()
    """Stretches that were looked at once more: start, end, pictures, tokens."""
    usable: bool = True
    """Whether the model gave an answer of the form asked for."""


def recall(talk: Asking, file: File, parameters: str) -> Outcome | None:
    """What is kept under `parameters_of`; None where nothing is, and for models on servers."""
    if not _keeps(talk):
        return None
    return talk.context.index.get(file.info.fingerprint, WHAT, parameters, Outcome, revision=talk.model.revision)


def keep(talk: Asking, file: File, parameters: str, outcome: Outcome) -> None:
    """Keep an outcome; one without an answer is not worth it."""
    if _keeps(talk) and outcome.usable:
        talk.context.index.put(file.info.fingerprint, WHAT, parameters, outcome, revision=talk.model.revision)


def parameters_of(
    talk: Asking, file: File, look: Look, query: str, language: str, material: Mapping[str, Value], close: bool
) -> str:
    """Names everything that an outcome depends on beside the content and the model."""
    size = talk.model.size(look.tokens_each, *file.info.video[0].display_size)
    prompts = " ".join(key(task, language) for task in ("find", "verify", "verify-against"))
    parts = (
        f"{look.start} {look.end} {look.tokens_each} {size} {close} {talk.answer} {talk.looker.room} {language}",
        " ".join(map(str, look.times)),
        " ".join(map(str, file.cuts)),
        repr(sorted(material.items())),
        prompts,
        query,
    )
    return f"{_VERSION} {blake2b(chr(0).join(parts).encode(), digest_size=16).hexdigest()}"


def _keeps(talk: Asking) -> bool:
    return talk.model.family != "remote"
