"""A second look at what a model claimed: each claim is put to it as a question with yes or no, on the pictures of its span.

Models say yes too readily, so each claim is asked about twice: whether it is true, and whether anything in it is wrong. The
difference of the two log odds cancels a leaning to either word; softened by `TEMPERATURE` it is the confidence that is
shown. It looks like a probability and orders claims well; it was not fitted to any data.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from engine.models import each
from engine.protocol.understanding import Claims, Place
from engine.tasks.understanding.prompts import prompt

if TYPE_CHECKING:
    from engine.models.interface import Seen, VideoModel
    from engine.tasks.context import Context

LEAST = 0.5
"""From this confidence on a claim counts as verified; below it is dropped, or kept and marked as uncertain."""
TEMPERATURE = 1.5
MOST_TOGETHER = 32
"""Claims about one stretch that are asked about in one batch."""
LOOKS_TOGETHER = 8
"""Stretches that are looked at in one batch by a model that judges several: as many as a large card reads at once where
pictures are small. More would only keep back what is known already."""
_LIKE = 0.6
"""Intersection over union from which two spans are looked at as one."""
_SUREST = 0.99

State = Literal["verified", "uncertain", "dropped"]


@dataclass(frozen=True)
class Claim:
    """One thing that a model said about a stretch of footage."""

    place: Place
    text: str
    of: int = 0
    """Number of the question that it answers. Claims that answer different ones share a look only where their stretches are
    the very same, so that what else is asked changes nothing."""
    language: str = ""
    """That it is asked about in; empty for that of all."""


@dataclass(frozen=True)
class Checked:
    """What a second look made of claims, in their order."""

    confidences: tuple[float, ...]
    states: tuple[State, ...]

    @property
    def kept(self) -> tuple[int, ...]:
        """The places in the list of those that are not dropped."""
        return tuple(place for place, state in enumerate(self.states) if state != "dropped")

    @property
    def counts(self) -> Claims:
        """Claimed, verified and dropped; what is missing to the first is uncertain."""
        return Claims(claimed=len(self.states), verified=self.states.count("verified"), dropped=self.states.count("dropped"))


def check(
    model: VideoModel,
    claims: Sequence[Claim],
    see: Callable[[Sequence[Place], Context], Sequence[Seen]],
    context: Context,
    *,
    language: str = "en",
    drop: bool = True,
) -> Checked:
    """Look again at each claim's stretch, which `see` shows; claims of like stretches share a look. Several looks are a
    batch where the model can.

    What is not verified is dropped, or, without `drop`, marked. Raises what model and `see` raise.
    """
    confidences = [0.0] * len(claims)
    groups = looks_at(claims)
    size = LOOKS_TOGETHER if each.judges(model) else 1
    for first in range(0, len(groups), size):
        some = groups[first : first + size]
        part = context.part(first / len(groups), (first + len(some)) / len(groups), "checking what was said")
        part.progress(0.0)
        seen = see([place for place, _ in some], part.part(0.0, 0.5))
        batches = [
            (one, members[place : place + MOST_TOGETHER])
            for one, (_, members) in zip(seen, some, strict=True)
            for place in range(0, len(members), MOST_TOGETHER)
        ]
        asked = [
            (one, _questions([(claims[member].text, claims[member].language or language) for member in members]))
            for one, members in batches
        ]
        chances = each.yes_each(model, asked, part.part(0.5, 1.0))
        for (_, members), found in zip(batches, chances, strict=True):
            for member, confidence in zip(members, _confidences(found), strict=True):
                confidences[member] = confidence
    return Checked(tuple(confidences), tuple(state_of(confidence, drop=drop) for confidence in confidences))


def looks_at(claims: Sequence[Claim]) -> list[tuple[Place, list[int]]]:
    """The stretches to look at, in order, each with the numbers of `claims` that are checked there."""
    shared: dict[Place, list[int]] = {}
    for of in dict.fromkeys(claim.of for claim in claims):
        own = [number for number, claim in enumerate(claims) if claim.of == of]
        for place, members in grouped([claims[number].place for number in own]):
            shared.setdefault(place, []).extend(own[member] for member in members)
    return sorted(shared.items(), key=lambda each: (each[0].media, each[0].start, each[0].end))


def _questions(texts: Sequence[tuple[str, str]]) -> list[str]:
    """Two for each (text, language): whether they are true, then whether anything is wrong with them."""
    return [prompt(task, spoken, statement=text) for task in ("verify", "verify-against") for text, spoken in texts]


def _confidences(chances: Sequence[float]) -> list[float]:
    """Of each text, from the chances of yes to its two questions."""
    half = len(chances) // 2
    return [confidence_of(*pair) for pair in zip(chances[:half], chances[half:], strict=True)]


def statement(text: str, language: str = "en") -> str:
    """The first of the two questions alone, for models that are asked a single one."""
    return prompt("verify", language, statement=text)


def state_of(confidence: float, *, drop: bool = True) -> State:
    """What becomes of a claim with this confidence."""
    if confidence >= LEAST:
        return "verified"
    return "dropped" if drop else "uncertain"


def confidence_of(true: float, wrong: float) -> float:
    """The confidence, 0.01..0.99, from the probabilities of yes to "is it true" and to "is anything wrong with it"."""
    odds = (_odds(true) - _odds(wrong)) / 2 / TEMPERATURE
    return min(max(1 / (1 + math.exp(-odds)), 1 - _SUREST), _SUREST)


def grouped(places: Sequence[Place]) -> list[tuple[Place, list[int]]]:
    """The stretches to look at, in order, each with the numbers of `places` in it; a stretch covers all of its own."""
    groups: list[tuple[Place, list[int]]] = []
    for number in sorted(range(len(places)), key=lambda n: (places[n].media, places[n].start, places[n].end)):
        place = places[number]
        if groups and _alike(groups[-1][0], place):
            whole, members = groups[-1]
            groups[-1] = (Place(whole.media, whole.start, max(whole.end, place.end)), [*members, number])
        else:
            groups.append((place, [number]))
    return groups


def _alike(one: Place, other: Place) -> bool:
    if one.media != other.media:
        return False
    common = min(one.end, other.end) - max(one.start, other.start)
    union = max(one.end, other.end) - min(one.start, other.start)
    return common >= _LIKE * union


def _odds(probability: float) -> float:
    """Log odds; probabilities that are nothing or all are taken for almost that, and what is no number for even odds."""
    if math.isnan(probability):
        return 0.0
    inside = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(inside / (1 - inside))
