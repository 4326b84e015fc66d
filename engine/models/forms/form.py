"""The form of an answer: a schema, the times that were shown and a language, as grammar and as check."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from hashlib import blake2b
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from engine.models.forms.fields import Part
from engine.models.forms.grammar import Grammar, fewest_tokens, grammar, inlined
from engine.models.forms.guide import Guide
from engine.models.forms.stamps import Stamps
from engine.models.forms.tokens import tokens_of

T = TypeVar("T", bound=Part)
VERSION = 1
"""Raised when an answer of the same schema would be another: part of every form's key."""
# what servers understand of a schema; several refuse one with bounds, which are checked afterwards
_FOR_SERVERS = frozenset({"type", "properties", "required", "items", "additionalProperties", "enum", "description"})


class JsonForm(Generic[T]):
    """Answers that are JSON of a pydantic class (engine.models.interface.Form).

    Under its constraint whatever a model says is a value of the class within `most_tokens`, and names only times that were
    shown. Put the question with the same limit: Question(turns, form, form.most_tokens).
    """

    def __init__(
        self,
        kind: type[T],
        times: Sequence[Sequence[float]] = (),
        *,
        language: str = "en",
        most_tokens: int | None = None,
    ) -> None:
        """`times`: of each file, in seconds, ascending (Seen.times). `language` of the texts: "en", "zh", or another, whose
        texts may begin with any letter. With `most_tokens` lists and texts become as short as it takes.

        Raises ValueError where the limit is too small for any answer, or where times are wanted and none were shown.
        """
        self.kind = kind
        self.language = language
        self.stamps = Stamps.of(times)
        self._schema = inlined(kind.model_json_schema())
        self._grammar: Grammar = grammar(self._schema, self.stamps, language, most_tokens)

    @property
    def most_tokens(self) -> int:
        """Tokens that the longest answer takes, with the one that ends it."""
        return self._grammar.most_tokens

    @cached_property
    def fewest_tokens(self) -> int:
        """The smallest `most_tokens` that such a form can be given."""
        return fewest_tokens(self._schema, self.stamps, self.language)

    @cached_property
    def key(self) -> str:
        """Names the schema, its bounds, the language and the stamps."""
        text = f"{VERSION} {self.kind.__name__} {json.dumps(self._schema, sort_keys=True)} {self._grammar.lark}"
        return blake2b(text.encode(), digest_size=16).hexdigest()

    def schema(self) -> dict[str, Any]:
        """As JSON schema for servers: types and names alone."""
        return _plain_schema(self._schema, files=len(self.stamps.files) > 1)

    def constraint(self, tokenizer: Any, vocabulary: int, ends: Sequence[int]) -> Guide:
        """A fresh constraint. A grammar is compiled once for a tokenizer (0.2 s with an hour of times).

        Raises EngineError for tokenizers that cannot be constrained.
        """
        tokens = tokens_of(tokenizer, vocabulary, ends)
        return Guide(tokens.matcher(self._grammar.lark), tokens, vocabulary, ends, self._grammar.texts)

    def parse(self, text: str) -> T:
        """The validated value: plain lines, times that were shown. Raises ValueError, in one line, for anything else."""
        try:
            return self.kind.model_validate_json(text.strip(), context=self.stamps)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(map(str, first["loc"])) or "the answer"
            raise ValueError(f"{place}: {first['msg']}") from None


def _plain_schema(schema: dict[str, Any], *, files: bool) -> dict[str, Any]:
    plain = {key: value for key, value in schema.items() if key in _FOR_SERVERS}
    if "items" in plain:
        plain["items"] = _plain_schema(plain["items"], files=files)
    if "properties" in plain:
        wanted = {name: field for name, field in plain["properties"].items() if files or field.get("stamp") != "file"}
        plain["properties"] = {name: _plain_schema(field, files=files) for name, field in wanted.items()}
        plain["required"] = list(wanted)
    return plain
