"""Tokens to text while they come."""

from __future__ import annotations

from typing import Any

_UNFINISHED = "\ufffd"


class Stream:
    """Hands out text as tokens complete it: letters of several tokens come whole, and spaces as they will stand."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._tokens: list[int] = []
        self._shown = 0
        """Tokens whose text was handed out;"""
        self._before = 0
        """those from here on are decoded again, since spaces depend on what came before."""

    def add(self, token: int) -> str:
        """The text that `token` completes, or ""."""
        self._tokens.append(token)
        old = self._decode(self._tokens[self._before : self._shown])
        new = self._decode(self._tokens[self._before :])
        if new.endswith(_UNFINISHED) or len(new) <= len(old):
            return ""
        self._before, self._shown = self._shown, len(self._tokens)
        return new[len(old) :]

    def _decode(self, tokens: list[int]) -> str:
        return str(
            self._tokenizer.decode(tokens, skip_special_tokens=True, clean_up_tokenization_spaces=False) if tokens else ""
        )
