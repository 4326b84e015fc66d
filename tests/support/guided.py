"""Walking along a form's constraint, token by token."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.models.forms.tokens import tokens_of
from engine.models.interface import Constraint, Form


def words_for(vocabulary: int) -> np.ndarray:
    """Room for the bits of a mask."""
    return np.zeros(-(-vocabulary // 32), np.int32)


def allowed(constraint: Constraint, vocabulary: int) -> np.ndarray:
    """(tokens,) that may come next."""
    words = words_for(vocabulary)
    assert constraint.allowed(words)
    bits = np.unpackbits(words.view(np.uint8), bitorder="little")
    assert not bits[vocabulary:].any()
    return np.flatnonzero(bits[:vocabulary])


def admits(form: Form, tokenizer: Any, text: str) -> bool:
    """Whether `text` is an answer of the form, from its first token to its end.

    In the longest tokens that may come: where only one text can follow, the library admits its usual tokens alone.
    """
    vocabulary, end = len(tokenizer), tokenizer.eos_token_id
    constraint = form.constraint(tokenizer, vocabulary, [end])
    written = tokens_of(tokenizer, vocabulary, [end]).written
    left = text.encode()
    while left and not constraint.ended:
        fitting = [token for token in allowed(constraint, vocabulary) if written[token] and left.startswith(written[token])]
        if not fitting:
            return False
        token = max(fitting, key=lambda token: len(written[token]))
        constraint.accept(int(token))
        left = left[len(written[token]) :]
    return not left and (constraint.ended or end in allowed(constraint, vocabulary))


def answer(form: Form, tokenizer: Any, vocabulary: int, choose: Callable[[np.ndarray], int]) -> tuple[str, int]:
    """(text, tokens with the one that ends it) where `choose` picks each token from those that may come."""
    end = tokenizer.eos_token_id
    constraint = form.constraint(tokenizer, vocabulary, [end])
    tokens: list[int] = []
    while not constraint.ended:
        tokens.append(int(choose(allowed(constraint, vocabulary))))
        constraint.accept(tokens[-1])
    text = tokenizer.decode([token for token in tokens if token != end], clean_up_tokenization_spaces=False)
    return text, len(tokens) + (tokens[-1] != end)
