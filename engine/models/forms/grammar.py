"""From the JSON schema of an answer to a grammar in llguidance's Lark, with every length and number bound.

llguidance and not xgrammar: it compiles lazily (a schema with the pairs of 3,600 times in 0.2 s, where xgrammar prepares
each rule against the whole vocabulary: 1 s for three fields), and brings nothing with it (xgrammar brings triton, 1 GB).
Both respect the bounds of whole numbers. Its own limit on the tokens of a text is not used: it ends a text inside a letter,
and decoders of sentencepiece make one broken letter of all bytes around that. See engine.models.forms.texts.

The longest answer in tokens is known: a byte of punctuation, of a number or a time costs at most a token, a text what its
rule allows. So an answer always ends within `most_tokens`: where everything that a schema admits does not fit, there are
fewer items and shorter texts.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from engine.models.forms import stamps as stamp_terminals
from engine.models.forms.stamps import Stamps

Schema = Mapping[str, Any]
LEAST_TEXT_TOKENS = 10
"""Room for a whole letter after an opening quotation mark, in whatever bytes, and some more."""
LETTER_BYTES = 4
"""Of the longest letters: as many tokens may go by before a text can end."""
_SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0)
# what stands before the first letter: opening quotation marks and brackets of both languages
_OPENING = r"([\x{201c}\x{2018}\x{300a}\x{300c}\x{300e}\x{3010}\x{ff08}(\x{bf}\x{a1}#@]|\\\x22)?"
# Nothing is escaped but quotation marks: without those a model that wants to quote would end its text. What else must not be
# in a line is taken out by the check. The class is the very one that llguidance prepares its masks for: another one would
# cost a walk over all tokens each time.
_ANY = r"([^\x22\\\x00-\x1F\x7F]|\\\x22)"
_ANY_IN_WORD = r"[^\x22\\\x00-\x20\x7F#,.;:!?]"
_FIRST = {
    "en": r"[\p{Latin}\p{N}]",
    "zh": r"[\p{Han}\p{Latin}\p{N}]",
}


@dataclass(frozen=True)
class Grammar:
    """A grammar, and the tokens that the longest answer under it takes, with the one that ends it."""

    lark: str
    most_tokens: int
    texts: Mapping[str, int] = field(default_factory=dict)
    """Tokens after which a text ends, by the name of its field; the letters' bound is in the grammar."""


def fewest_tokens(schema: Schema, stamps: Stamps, language: str) -> int:
    """The smallest `most_tokens` for which there is a grammar: a single item in each list, short texts."""
    return _Builder(stamps, language, 0.0, 0.0).cost(schema)


def grammar(schema: Schema, stamps: Stamps, language: str, most_tokens: int | None = None) -> Grammar:
    """The grammar of answers of `schema` (a pydantic class's, see `inlined`) that name only `stamps`.

    Texts begin with a digit or a letter of the language's script (of any, for a language without an entry). Raises
    ValueError where not even the shortest answer fits into `most_tokens`, TypeError for what a schema may not have.
    """
    whole = _Builder(stamps, language, 1.0, 1.0).build(schema)
    if most_tokens is None or whole.most_tokens <= most_tokens:
        return whole
    for items, texts in sorted(product(_SHARES, _SHARES), key=lambda pair: (min(pair), sum(pair)), reverse=True):
        smaller = _Builder(stamps, language, items, texts)
        if smaller.cost(schema) <= most_tokens:
            return smaller.build(schema)
    least = fewest_tokens(schema, stamps, language)
    raise ValueError(f"an answer of this form needs room for {least} tokens, not {most_tokens}")


def inlined(schema: Schema, *, definitions: Schema | None = None) -> dict[str, Any]:
    """The schema with its references in place."""
    known = schema.get("$defs", {}) if definitions is None else definitions
    if "$ref" in schema:
        return inlined(known[schema["$ref"].rpartition("/")[2]], definitions=known)

    def inside(value: Any) -> Any:
        if isinstance(value, Mapping):
            return inlined(value, definitions=known)
        return [inside(each) for each in value] if isinstance(value, list) else value

    return {key: inside(value) for key, value in schema.items() if key != "$defs"}


def text_tokens(longest: int) -> int:
    """The most tokens of a text of so many letters: twice what languages with spaces take, and what Chinese takes."""
    return longest // 2 + LEAST_TEXT_TOKENS


class _Builder:
    def __init__(self, stamps: Stamps, language: str, items: float, texts: float) -> None:
        """`items` and `texts`: shares 0..1 of the room between the least and the most."""
        self._stamps = stamps
        self._language = language
        self._items = items
        self._texts = texts
        self._lines: list[str] = []
        self._terminals: dict[tuple[str, ...], str] = {}
        self._limits: dict[str, int] = {}

    def build(self, schema: Schema) -> Grammar:
        rule, cost = self._value(schema)
        lines = [f"start: {rule}", *self._lines]
        return Grammar("\n".join(lines) + "\n", cost + 1, self._limits)

    def cost(self, schema: Schema) -> int:
        """Tokens of the longest answer, without its grammar."""
        return self._cost(schema) + 1

    def _rule(self, body: str) -> str:
        name = f"r{len(self._lines)}"
        self._lines.append(f"{name}: {body}")
        return name

    def _value(self, schema: Schema, name: str = "") -> tuple[str, int]:
        """A rule for the value of the field `name`, and the tokens of its longest."""
        cost = self._cost(schema)
        if "enum" in schema or "const" in schema:
            return self._rule(" | ".join(json.dumps(text) for text in _choices(schema))), cost
        kind = schema.get("type")
        if kind == "string":
            return self._text(schema, name), cost
        if kind == "boolean":
            return self._rule('"true" | "false"'), cost
        if kind == "integer":
            bounds = {"type": "integer", "minimum": schema["minimum"], "maximum": schema["maximum"]}
            return self._rule(f"%json {json.dumps(bounds)}"), cost
        if kind == "array":
            return self._list(schema, name), cost
        return self._object(schema), cost

    def _cost(self, schema: Schema) -> int:
        if "enum" in schema or "const" in schema:
            return max(len(text.encode()) for text in _choices(schema))
        kind = schema.get("type")
        if kind == "string":
            # with the quotation marks
            return self._bounds(schema)[1] + LETTER_BYTES + 2
        if kind == "boolean":
            return 5
        if kind == "integer":
            if not {"minimum", "maximum"} <= schema.keys():
                raise TypeError("a whole number in an answer needs bounds")
            return max(len(str(schema["minimum"])), len(str(schema["maximum"])))
        if kind == "array":
            most = self._counts(schema)[1]
            return 2 + most * (self._cost(schema["items"]) + 1) if most else 2
        if kind == "object":
            return sum(cost for _, cost in self._pieces(schema, costs_only=True))
        raise TypeError(f"an answer cannot have a {kind or 'choice of types'} in it")

    def _bounds(self, schema: Schema) -> tuple[int, int]:
        """(letters, tokens) of a text, at most."""
        if "maxLength" not in schema:
            raise TypeError("a text in an answer needs a bound")
        letters = schema["maxLength"]
        if self._language == "zh":
            letters = math.ceil(letters / 2)
        room = text_tokens(letters) - LEAST_TEXT_TOKENS
        return letters, LEAST_TEXT_TOKENS + math.floor(room * self._texts)

    def _text(self, schema: Schema, name: str) -> str:
        letters, tokens = self._bounds(schema)
        if self._limits.setdefault(name, tokens) != tokens:
            raise TypeError(f"two texts called {name} in an answer must have one bound")
        first = _FIRST.get(self._language, r"[\p{L}\p{N}]")
        # an opening mark and the first letter are two of the letters
        words = f"{_OPENING}{first}{_ANY}{{0,{max(letters - 2, 0)}}}"
        if schema.get("words") == 1:
            words = f"{first}{_ANY_IN_WORD}{{0,{letters - 1}}}"
        return self._rule(f'"\\"" /{words}/ "\\""')

    def _counts(self, schema: Schema) -> tuple[int, int]:
        """(least, most) items of a list."""
        if "maxItems" not in schema:
            raise TypeError("a list in an answer needs a bound")
        least, most = schema.get("minItems", 0), schema["maxItems"]
        if _stamped(schema["items"]) and not any(self._stamps.texts):
            if least:
                raise ValueError("an answer that must name times needs pictures with times")
            return 0, 0
        floor = max(least, 1)
        return least, floor + math.floor((most - floor) * self._items)

    def _list(self, schema: Schema, name: str) -> str:
        least, most = self._counts(schema)
        if most == 0:
            return self._rule('"[]"')
        item, _ = self._value(schema["items"], name)
        more = f'("," {item}){{{max(least - 1, 0)},{most - 1}}}' if most > 1 else ""
        filled = f"{item} {more}".strip()
        return self._rule(f'"[" {filled} "]"' if least else f'"[" ({filled})? "]"')

    def _object(self, schema: Schema) -> str:
        return self._rule(" ".join(part for part, _ in self._pieces(schema)))

    def _pieces(self, schema: Schema, *, costs_only: bool = False) -> Iterator[tuple[str, int]]:
        """(part of a rule, most tokens of it) of an object, in order."""
        fields = schema.get("properties", {})
        if schema.get("additionalProperties") is not False:
            raise TypeError("an object in an answer must have no other fields")
        open_with = "{"
        for name, value in fields.items():
            role = value.get("stamp")
            if role == "file" or role == "end":
                continue  # written with the start
            if role is None:
                key = f"{open_with}{json.dumps(name, ensure_ascii=False)}:"
                rule, cost = ("", self._cost(value)) if costs_only else self._value(value, name)
                yield f"{json.dumps(key)} {rule}", len(key.encode()) + cost
            else:
                rule, cost = self._times(open_with, paired=role == "start", costs_only=costs_only)
                yield rule, cost
            open_with = ","
        yield json.dumps("}" if fields else "{}"), 1 if fields else 2

    def _times(self, open_with: str, *, paired: bool, costs_only: bool) -> tuple[str, int]:
        between = ',"end":' if paired else ""
        files = [number for number, texts in enumerate(self._stamps.texts) if texts]
        if not files:
            raise ValueError("an answer that must name times needs pictures with times")
        several = len(self._stamps.files) > 1
        heads = [open_with + (f'"file":{number + 1},' if several else "") + '"start":' for number in files]
        cost = max(map(len, heads)) + self._stamps.longest * (1 + paired) + len(between)
        if costs_only:
            return "", cost
        branches = [
            f"{json.dumps(head)} {self._terminal(number, between)}" for head, number in zip(heads, files, strict=True)
        ]
        return (branches[0] if len(branches) == 1 else f"({' | '.join(branches)})"), cost

    def _terminal(self, file: int, between: str) -> str:
        """The name of the terminal for the times of a file, written once."""
        key = (str(file), between)
        if key not in self._terminals:
            name = f"T{len(self._terminals)}"
            texts = self._stamps.texts[file]
            lines = stamp_terminals.pair(name, texts, between) if between else stamp_terminals.single(name, texts)
            self._lines += lines
            self._terminals[key] = name
        return self._terminals[key]


def _choices(schema: Schema) -> list[str]:
    return [json.dumps(value, ensure_ascii=False) for value in schema.get("enum", [schema.get("const")])]


def _stamped(schema: Schema) -> bool:
    """Whether a value of it names a time whatever else it says."""
    return any("stamp" in field for field in schema.get("properties", {}).values())
