"""Thumbnails: frames that make good cover pictures, by signals, and where there is a model by what it sees in each.

Signals propose; a model is shown each of the best by itself, as sharp as the file where that fits, and asked whether a
creator would choose it, and whether it goes with the title. How readily it says yes orders the pictures; what it says is
softened as claims are (`verify`), and the signals decide between pictures that it likes alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec

from engine.protocol import FootageError, UsageError
from engine.protocol.understanding import PickThumbnails, Place, Thumbnail, Thumbnails
from engine.tasks.context import Context
from engine.tasks.understanding.asking import AUTO, BASIC, Asking, asking, chosen, line_of
from engine.tasks.understanding.candidates import Candidate, apart, candidates
from engine.tasks.understanding.looking import File, open_files
from engine.tasks.understanding.plan import Look
from engine.tasks.understanding.prompts import key, language_of, prompt
from engine.tasks.understanding.strip import in_one_pass
from engine.tasks.understanding.verify import confidence_of

if TYPE_CHECKING:
    from engine.models.interface import Views

MOST = 20
"""Pictures of one answer."""
TASK = "thumbnails"
_OTHERWISE = "labels"
"""Models that judge single claims judge pictures as well."""
_WHAT = "judged as a cover"
_VERSION = "1"
_SHOWN = 4
"""Pictures that a model is shown for each that is wanted,"""
_FEWEST, _MOST_SHOWN = 12, 40
"""within these bounds."""
_TOGETHER = 8
"""Pictures of one batch."""
_SIGNALS = 0.2
"""What the signals count beside a model."""


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What a model made of one picture, and what that took."""

    cover: float
    """Probability of yes to whether it is a cover,"""
    fits: float | None = None
    """and to whether it goes with the title; None without one."""
    tokens: int = 0
    width: int = 0
    height: int = 0


def handle(request: PickThumbnails, context: Context) -> Thumbnails:
    """Up to `count` pictures, best first. Raises UsageError, FootageError, EngineError, Cancelled."""
    if not 1 <= request.count <= MOST:
        raise UsageError(f"1 to {MOST} cover pictures can be picked, not {request.count}")
    if any(not 0 <= place.media < len(request.paths) or place.start >= place.end for place in request.places):
        raise UsageError("a stretch to pick from is not in the footage")
    title = line_of(request.title, "the title") if request.title.strip() else ""
    engine = _engine(request.engine)
    files, notes = open_files(request.paths, context.part(0.0, 0.5), measured=True)
    found = candidates(files, request.places, context.part(0.5, 0.7))
    if not found:
        raise FootageError(
            "no picture in it can be a cover: all of it is black, blank or blown out",
            file=files[0].info.path if len(files) == 1 else None,
            hint="name other footage",
        )
    if engine == BASIC:
        picked = [(one, score, one.reasons) for one, score in apart([(one, one.score) for one in found], request.count)]
        notes.append(
            "the basic engine picks by sharpness, light, faces and movement; what is to be seen takes a video-language model"
        )
        if title:
            notes.append("whether a picture goes with the title takes a video-language model")
        _tell_fewer(picked, request.count, notes)
        return Thumbnails(engine=BASIC, pictures=_told(picked), notes=tuple(notes))
    language = language_of(title) or "en"
    with asking(engine, "thumbnails", files, context.part(0.7, 1.0), language=language, otherwise="labels") as talk:
        picked = _ranked(talk, found, request.count, title)
        _tell_fewer(picked, request.count, notes)
        return Thumbnails(
            engine=talk.model.name,
            pictures=_told(picked),
            looked=talk.looked,
            notes=talk.told(*notes),
        )


def _engine(name: str) -> str:
    """Of what is installed, "auto" takes a model that is good at single pictures before one that judges footage."""
    engine = chosen(name, TASK)
    return chosen(name, _OTHERWISE) if engine == BASIC and name in (AUTO, "") else engine


Picked = list[tuple[Candidate, float, tuple[str, ...]]]


def _told(picked: Picked) -> tuple[Thumbnail, ...]:
    return tuple(
        Thumbnail(media=one.media, time=one.frame.time, score=round(score, 4), reasons=reasons)
        for one, score, reasons in picked
    )


def _tell_fewer(picked: Picked, count: int, notes: list[str]) -> None:
    if len(picked) == 1 < count:
        notes.append("only one picture was picked: all others look like it")
    elif len(picked) < count:
        notes.append(f"only {len(picked)} pictures were picked: all others look like one of them")


def _ranked(talk: Asking, found: Sequence[Candidate], count: int, title: str) -> Picked:
    """The best of `found` by the model and the signals together."""
    shown = apart([(one, one.score) for one in found], min(_MOST_SHOWN, max(_FEWEST, _SHOWN * count)))
    order = sorted((one for one, _ in shown), key=lambda one: (one.media, one.frame.time))
    verdicts = dict(zip(order, _judged(talk, order, title), strict=True))
    rated = [(one, _score(one, verdicts[one])) for one in order]
    picked = []
    for one, score in apart(rated, count):
        verdict = verdicts[one]
        reasons = []
        if verdict.fits is not None and verdict.fits >= 0.5:
            reasons.append("goes with the title")
        if verdict.cover >= 0.5:
            reasons.append("the model would choose it as a cover")
        picked.append((one, score, (*reasons, *one.reasons)))
    return picked


def _score(one: Candidate, verdict: Judged) -> float:
    """0..1: what the model holds of it, softened, and a fifth of what the signals do."""
    liked = confidence_of(verdict.cover, 1 - verdict.cover)
    if verdict.fits is not None:
        liked = (liked + confidence_of(verdict.fits, 1 - verdict.fits)) / 2
    return (1 - _SIGNALS) * liked + _SIGNALS * one.score


def _judged(talk: Asking, order: Sequence[Candidate], title: str) -> list[Judged]:
    """What the model makes of each picture; one that it judged before is recalled, unless it is on a server."""
    looks = [_look(talk, one) for one in order]
    found: dict[int, Judged] = {}
    for number, (one, look) in enumerate(zip(order, looks, strict=True)):
        known = _recalled(talk, one, look, title)
        if known is not None:
            found[number] = known
    missing = [number for number in range(len(order)) if number not in found]
    for first in range(0, len(missing), _TOGETHER):
        some = missing[first : first + _TOGETHER]
        part = talk.context.part(first / len(missing), (first + len(some)) / len(missing), "judging pictures")
        fresh = _put(talk, [order[number] for number in some], [looks[number] for number in some], title, part)
        for number, verdict in zip(some, fresh, strict=True):
            found[number] = verdict
            if talk.model.family != "remote":
                one, look = order[number], looks[number]
                index, content = talk.context.index, talk.file(one.media).info.fingerprint
                index.put(content, _WHAT, _parameters(talk, one, look, title), verdict, revision=talk.model.revision)
    verdicts = [found[number] for number in range(len(order))]
    looker = talk.looker
    looker.frames += len(verdicts)
    looker.windows += len(verdicts)
    looker.tokens += sum(verdict.tokens for verdict in verdicts)
    looker.size = (verdicts[0].width, verdicts[0].height)
    return verdicts


def _put(talk: Asking, some: Sequence[Candidate], looks: Sequence[Look], title: str, work: Context) -> list[Judged]:
    """Each picture by itself, and the questions about it side by side."""
    from engine.models import each

    language = talk.language
    questions = [prompt(TASK, language)]
    if title:
        questions.append(prompt("thumbnails-title", language, query=title))
    views: list[Views] = [talk.looker.views(look) for look in looks]
    shown = [(talk.file(one.media).info, view) for one, view in zip(some, views, strict=True)]
    with in_one_pass(shown, work) as passed:
        seen = each.see_each(talk.model, [(one,) for one in passed], work.part(0.0, 0.5))
    found = each.yes_each(talk.model, [(own, questions) for own in seen], work.part(0.5, 1.0))
    return [
        Judged(
            cover=chances[0],
            fits=chances[1] if title else None,
            tokens=own.tokens,
            width=view.size[0],
            height=view.size[1],
        )
        for chances, own, view in zip(found, seen, views, strict=True)
    ]


def _look(talk: Asking, one: Candidate) -> Look:
    """The frame alone, as sharp as the file or as the model can take it."""
    file = talk.file(one.media)
    time = one.frame.time
    length = 1 / file.info.video[0].rate if file.info.video[0].rate > 0 else Fraction(1, 25)
    look = talk.looker.closer(Place(one.media, time, time + length), frames=1)
    return replace(look, start=time, end=max(look.end, time + Fraction(1, 1000)), times=(time,))


def _recalled(talk: Asking, one: Candidate, look: Look, title: str) -> Judged | None:
    if talk.model.family == "remote":
        return None
    file: File = talk.file(one.media)
    return talk.context.index.get(
        file.info.fingerprint, _WHAT, _parameters(talk, one, look, title), Judged, revision=talk.model.revision
    )


def _parameters(talk: Asking, one: Candidate, look: Look, title: str) -> str:
    """Names all that a verdict depends on beside the content and the model."""
    size = talk.model.size(look.tokens_each, *talk.file(one.media).info.video[0].display_size)
    prompts = " ".join(key(task, talk.language) for task in (TASK, "thumbnails-title"))
    said = blake2b(title.encode(), digest_size=16).hexdigest()
    return f"{_VERSION} {one.frame.time} {size} {look.tokens_each} {prompts} {said}"
