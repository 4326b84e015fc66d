"""Sentences with places for values, and the way back: which template a sentence was made from, and with what values.

A template is "no track {track_id}". Its places are {name} for a value, {name:text} for a value that may be a sentence itself
and is then translated too, {name:known} for one that has to be, and {name:number} for digits and a clock's colons. Braces of
the sentence are doubled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["", "text", "known", "number"]
Translate = Callable[[str], str]

_PLACE = re.compile(r"(?<!\{)\{([a-z][a-z_0-9]*)(?::(text|known|number))?\}(?!\})")
_NUMBER = re.compile(r"[0-9:]+")
_KINDS: dict[str | None, Kind] = {None: "", "text": "text", "known": "known", "number": "number"}
_DEEPEST = 5
"""How far sentences may lie in each other."""


@dataclass(frozen=True)
class Place:
    """Where a value stands in a template."""

    name: str
    kind: Kind


@dataclass(frozen=True)
class Template:
    """A template in its parts: `literals` stand before, between and after `places`."""

    text: str
    literals: tuple[str, ...]
    places: tuple[Place, ...]

    @property
    def weight(self) -> int:
        """How many letters of it are fixed; of several that fit, the one with most is meant."""
        return sum(map(len, self.literals))

    @property
    def strict(self) -> bool:
        """Whether nothing may stand in its places but sentences and numbers."""
        return all(place.kind in ("known", "number") for place in self.places)

    @property
    def sure(self) -> bool:
        """Whether it is known by its form: a part has to be a sentence of ours, or what is free stands in quotes."""
        return self.strict or self.places[0].kind == "known" or "“" in self.text


def parse(text: str) -> Template:
    """The parts of a template."""
    literals: list[str] = []
    places: list[Place] = []
    at = 0
    for match in _PLACE.finditer(text):
        literals.append(_plain(text[at : match.start()]))
        places.append(Place(match[1], _KINDS[match[2]]))
        at = match.end()
    literals.append(_plain(text[at:]))
    return Template(text, tuple(literals), tuple(places))


def fill(text: str, values: dict[str, str]) -> str:
    """A template, or its translation, with `values` in its places, whatever their kind."""
    parts, at = [], 0
    for match in _PLACE.finditer(text):
        parts += [_plain(text[at : match.start()]), values.get(match[1], match[0])]
        at = match.end()
    return "".join([*parts, _plain(text[at:])])


class Templates:
    """All templates, ready to be looked through."""

    def __init__(self, texts: Iterable[str]) -> None:
        made = [parse(text) for text in texts if text]
        self._whole = {_small(each.literals[0]): each for each in made if not each.places}
        # what takes only certain values comes first: it is not taken by mistake
        self._open = sorted((each for each in made if each.places), key=lambda each: (not each.strict, -each.weight))

    def translate(self, text: str, translate: Translate, *, named: bool = False, depth: int = 0) -> str | None:
        """`text` made anew from the translation of its template, or None where it has none.

        With `named` only templates count that cannot be taken for somebody's own words, such as a title that a model gave.
        """
        whole = self._whole.get(_small(text))
        if whole is not None:
            return fill(translate(whole.text), {})
        if depth > _DEEPEST:
            return None
        for template in self._open:
            if named and not template.sure:
                continue
            for values in _values(template, text):
                filled = self._inner(template, values, translate, named, depth)
                if filled is not None:
                    return fill(translate(template.text), filled)
        return None

    def _inner(
        self, template: Template, values: list[str], translate: Translate, named: bool, depth: int
    ) -> dict[str, str] | None:
        """The values, those that are sentences translated; None where one should be and is not."""
        found = {}
        for place, value in zip(template.places, values, strict=True):
            looked_for = place.kind in ("text", "known") and value
            inner = self.translate(value, translate, named=named, depth=depth + 1) if looked_for else None
            if place.kind == "known" and inner is None:
                return None
            if place.kind == "number" and not _NUMBER.fullmatch(value):
                return None
            found[place.name] = value if inner is None else inner
        return found


def _values(template: Template, text: str) -> Iterator[list[str]]:
    """The values that make `text` of `template`. All ways to divide it are tried where a part has to be known."""
    first, *between, last = template.literals
    if len(text) < template.weight or _small(text[: len(first)]) != _small(first) or not text.endswith(last):
        return
    inside = text[len(first) : len(text) - len(last)]
    begins = inside.split(between[0])[0] if between and between[0] else inside
    if not first and not template.places[0].kind and any(mark in begins for mark in (": ", "; ", "' ")):
        return  # a name at the beginning is not half a sentence
    if not all(part in inside for part in between):
        return
    if any(place.kind == "known" for place in template.places):
        yield from _divisions(inside, between)
        return
    values, at = [], 0
    for part in between:
        end = inside.find(part, at)
        if end < 0:
            return
        values.append(inside[at:end])
        at = end + len(part)
    yield [*values, inside[at:]]


def _divisions(text: str, between: list[str]) -> Iterator[list[str]]:
    if not between:
        yield [text]
        return
    part, *others = between
    at = text.find(part)
    while at >= 0:
        for rest in _divisions(text[at + len(part) :], others):
            yield [text[:at], *rest]
        at = text.find(part, at + 1)


def _small(text: str) -> str:
    """Without regard to a capital at the beginning."""
    return text[:1].lower() + text[1:]


def _plain(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}")
