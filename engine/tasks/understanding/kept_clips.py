"""What was said of stretches that were shown by themselves, kept with the content of their files.

Each is kept as soon as it is there, so that what was done counts where it is cut short, and serves the next reel.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b

import msgspec

from engine.protocol.understanding import Place
from engine.tasks.context import Context
from engine.tasks.understanding import clips
from engine.tasks.understanding.asking import Asking
from engine.tasks.understanding.clips import EVIDENCE, PROMPT, Account, Told, fitting, recall
from engine.tasks.understanding.prompts import Value, key

_KINDS = {PROMPT: "shot description", EVIDENCE: "moment description"}


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    """No confidence where it did not stand its second look."""

    text: str
    confidence: float | None
    account: Account


def told(
    talk: Asking, places: Sequence[Place], values: Sequence[Mapping[str, Value]], work: Context, task: str = PROMPT
) -> Iterator[Told]:
    """As `clips.told`, of stretches of any files; what is kept is recalled, with what it rests on. `values` are of what is
    said in each stretch, as "transcript"."""
    size = clips.together(talk, task)
    for first in range(0, len(places), size):
        some, own = places[first : first + size], values[first : first + size]
        part = work.part(first / len(places), (first + len(some)) / len(places))
        keys = [_parameters(talk, place, value, task) for place, value in zip(some, own, strict=True)]
        known = [_recalled(talk, place, parameters, task) for place, parameters in zip(some, keys, strict=True)]
        missing = [number for number, one in enumerate(known) if one is None]
        answers = clips.told(talk, [some[number] for number in missing], [own[number] for number in missing], part, task)
        for place, parameters, one in zip(some, keys, known, strict=True):
            if one is not None:
                talk.asked += 1
                recall(talk, one.account)
                yield Told(place, one.text, one.confidence, one.account)
                continue
            answer = next(answers)
            if answer.text:
                _keep(talk, answer, parameters, task)
            yield answer


def _recalled(talk: Asking, place: Place, parameters: str, task: str) -> _Kept | None:
    fingerprint = talk.file(place.media).info.fingerprint
    return talk.context.index.get(fingerprint, _KINDS[task], parameters, _Kept, revision=talk.model.revision)


def _keep(talk: Asking, answer: Told, parameters: str, task: str) -> None:
    fingerprint = talk.file(answer.place.media).info.fingerprint
    kept = _Kept(text=answer.text, confidence=answer.confidence, account=answer.account)
    talk.context.index.put(fingerprint, _KINDS[task], parameters, kept, revision=talk.model.revision)


def _parameters(talk: Asking, place: Place, values: Mapping[str, Value], task: str) -> str:
    """What it depends on: the prompt, its language, the pictures, and what is said in the stretch."""
    look = fitting(talk.looker, place)
    said = blake2b(repr(values["transcript"]).encode(), digest_size=8).hexdigest() if values["transcript"] else "silent"
    times = f"{place.start}-{place.end} {len(look.times)}x{look.tokens_each}"
    return f"1 {key(task, talk.language)} {talk.language} {times} {said}"
