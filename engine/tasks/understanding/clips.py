"""Stretches of footage that are each shown by themselves, many in one batch: how models made for clips describe shots.

A shot that is shown among others has a few pictures, small ones, and what is said of it mixes with its neighbours. By itself
it has sixteen. Reading those fills a card; what one answer takes longest for is its decoding, a token a step, and a step
takes hardly longer for thirty answers than for one. So stretches are described in batches. The second look that each
statement then stands needs no such steps: several of them are one pass, and their pictures come in one pass over the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

import msgspec

from engine.models import each
from engine.protocol.understanding import Claims, Looked, Place
from engine.tasks.context import Context
from engine.tasks.understanding.asking import Asking
from engine.tasks.understanding.looking import Looker
from engine.tasks.understanding.plan import FEWEST, INSTANT, LEAST_ROOM, Film, Look, closer
from engine.tasks.understanding.prompts import Value
from engine.tasks.understanding.verify import LOOKS_TOGETHER, Claim

if TYPE_CHECKING:
    from engine.tasks.understanding.schemas import EvidenceAnswer, LineAnswer

PROMPT = "describe-clip"
EVIDENCE = "evidence"
"""What is asked of the moments of a reel."""
FRAMES = 16
"""Pictures of a stretch: as many as models of the kind were shown of a clip."""
TOKENS = 128
"""Of each of them, about; where the model's sizes allow it."""
TOGETHER = 32
"""Stretches of one batch, where the model has memory for so many."""
_WORDS = 384
"""Tokens of a question about a stretch, with what is said in it, about."""
_RATE = 8
"""Pictures a second, at most: nearer ones show the same, and a very short shot has fewer."""
_GROUP = 4
"""Families see pictures in pairs or in fours, and what is left over could not be looked at together with other shots'."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one stretch has cost, and what became of what was said."""

    looked: Looked = Looked()
    claims: Claims = Claims()


@dataclass(frozen=True)
class Told:
    """What is said of a stretch."""

    place: Place
    text: str
    """Empty where the model gave no answer of the form."""
    confidence: float | None
    """None where it did not stand its second look."""
    account: Account


def by_itself(talk: Asking) -> bool:
    """Whether the model describes a shot better by itself: it takes many in one batch, and minds no pace."""
    return each.side_by_side(talk.model) and getattr(talk.model, "pace", None) is None


def together(talk: Asking, task: str) -> int:
    """How many stretches are best shown at once: as many as the model answers side by side. One more, and there would be
    two batches, of which each takes about as long as one."""
    from engine.models.forms.form import JsonForm

    model = talk.model
    if not each.side_by_side(model) or not by_itself(talk):
        return 1
    form = JsonForm(_form(task), ((0.0,),), language=talk.language, most_tokens=talk.answer)
    sizes = [talk.model.size(TOKENS, *file.info.video[0].display_size) for file in talk.looker.files if file.info.video]
    shown = max((talk.model.tokens(FRAMES, *size) for size in sizes), default=0)
    return min(TOGETHER, model.together(shown + _WORDS + form.most_tokens))


def clip(film: Film, room: int) -> Look:
    """The pictures of a stretch by itself, in `room` tokens: FRAMES of them, fewer of one below two seconds. Pure.

    Raises ValueError for a room below LEAST_ROOM.
    """
    if film.duration <= INSTANT:
        return closer(film, room, sharpest=TOKENS)
    number = min(FRAMES, max(FEWEST, floor(film.duration * _RATE)))
    return closer(film, room, rate=Fraction(number - number % _GROUP) / film.duration, sharpest=TOKENS)


def fitting(looker: Looker, place: Place) -> Look:
    """`clip` within the room for one look, as the model counts."""
    file = looker.file(place.media)
    room = looker.room
    while True:
        look = clip(file.part(place.start, place.end), max(LEAST_ROOM, room))
        size = looker.model.size(look.tokens_each, *file.info.video[0].display_size)
        taken = looker.model.tokens(len(look.times), *size)
        if taken <= looker.room or room <= LEAST_ROOM:
            return look
        room = min(room - 1, room * looker.room // taken)


def told(
    talk: Asking, places: Sequence[Place], values: Sequence[Mapping[str, Value]], work: Context, task: str = PROMPT
) -> Iterator[Told]:
    """A sentence on each stretch, in their order, each as soon as it has stood its second look or has not. `task` is PROMPT
    or EVIDENCE."""
    kind = _form(task)
    size = together(talk, task)
    for first in range(0, len(places), size):
        some = places[first : first + size]
        done, behind = first / len(places), (first + len(some)) / len(places)
        part = work.part(done, behind, "describing shots")
        shown = talk.looker.see_each([fitting(talk.looker, place) for place in some], part.part(0.0, 0.2))
        own = values[first : first + size]
        answers = talk.put_each([seen for _, seen in shown], task, kind, own, part.part(0.2, 0.6))
        width, height = talk.looker.size
        unchecked = [
            Told(
                place,
                answer.text if answer is not None else "",
                None,
                Account(looked=Looked(frames=len(views.times), width=width, height=height, tokens=seen.tokens, windows=1)),
            )
            for place, (views, seen), answer in zip(some, shown, answers, strict=True)
        ]
        checking = part.part(0.6, 1.0)
        for place in range(0, len(some), LOOKS_TOGETHER):
            behind = min(len(some), place + LOOKS_TOGETHER)
            yield from _checked(talk, unchecked[place:behind], checking.part(place / len(some), behind / len(some)))


def _form(task: str) -> type[EvidenceAnswer | LineAnswer]:
    from engine.tasks.understanding.schemas import EvidenceAnswer, LineAnswer

    return EvidenceAnswer if task == EVIDENCE else LineAnswer


def recall(talk: Asking, account: Account) -> None:
    """Count what an earlier look has cost: what is recalled rests on it as on one that was taken just now."""
    looker, looked, claims = talk.looker, account.looked, account.claims
    looker.frames += looked.frames
    looker.tokens += looked.tokens
    looker.windows += looked.windows
    looker.closer_looks += looked.closer
    looker.size = looker.size if looker.size != (0, 0) else (looked.width, looked.height)
    talk.count(claims)


def since(talk: Asking, looked: Looked, claims: Claims) -> Account:
    """What was looked at and claimed since an account that was taken then."""
    now = talk.looked
    return Account(
        looked=Looked(
            frames=now.frames - looked.frames,
            width=now.width,
            height=now.height,
            tokens=now.tokens - looked.tokens,
            windows=now.windows - looked.windows,
            closer=now.closer - looked.closer,
        ),
        claims=Claims(
            claimed=talk.claimed - claims.claimed,
            verified=talk.verified - claims.verified,
            dropped=talk.dropped - claims.dropped,
        ),
    )


def _checked(talk: Asking, several: Sequence[Told], work: Context) -> list[Told]:
    """With what a second look at each makes of it, side by side."""
    said = [place for place, one in enumerate(several) if one.text]
    # numbered, so that each is held against the pictures of its own stretch
    claims = [Claim(several[place].place, several[place].text, place) for place in said]
    checked, shown = talk.checked(claims, work)
    talk.count(checked.counts)
    found = list(several)
    for place, sure, state in zip(said, checked.confidences, checked.states, strict=True):
        one = several[place]
        looked, (frames, tokens) = one.account.looked, shown[one.place]
        whole = msgspec.structs.replace(looked, frames=looked.frames + frames, tokens=looked.tokens + tokens, closer=1)
        kept = state != "dropped"
        account = Account(looked=whole, claims=Claims(claimed=1, verified=int(kept), dropped=int(not kept)))
        found[place] = Told(one.place, one.text, sure if kept else None, account)
    return found
