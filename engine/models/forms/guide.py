"""What may follow in one answer, token by token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from llguidance import LLMatcher

from engine.models.forms.texts import Place
from engine.models.forms.tokens import Tokens
from engine.protocol import EngineError


class Guide:
    """The constraint of one answer (engine.models.interface.Constraint).

    The grammar says what may come; beyond that a text that has had its tokens must end, at the next letter's end.
    """

    def __init__(
        self, matcher: LLMatcher, tokens: Tokens, vocabulary: int, ends: Sequence[int], texts: Mapping[str, int]
    ) -> None:
        """`matcher` is at the answer's beginning and no one else's. `texts`: the most tokens of a text, by its field."""
        self._matcher = matcher
        self._tokens = tokens
        self._ends = frozenset(ends)
        self._texts = texts
        self._place = Place()
        self._said_end = False
        # of the tokenizer's width, which may be more than the logits'
        self._bits = np.zeros(-(-tokens.library.vocab_size // 32), np.int32)
        self._words = -(-vocabulary // 32)

    def allowed(self, words: np.ndarray) -> bool:
        """Write the tokens that may come next into `words` (int32, ceil(vocabulary / 32)). Always True: never just anything.

        The interpreter's lock is not held while it is found out. Raises EngineError where nothing may come.
        """
        self._matcher.unsafe_compute_mask_ptr(self._bits.ctypes.data, self._bits.nbytes)
        self._check()
        place = self._place
        if place.in_value and place.spent >= self._texts.get(place.field, place.spent + 1):
            narrowed = self._bits & self._ending()
            # a tokenizer without tokens for single bytes has no letters that are half written, nor a way to end one
            if narrowed.any():
                self._bits[:] = narrowed
        words[:] = self._bits[: self._words]
        return True

    def accept(self, token: int) -> None:
        """`token` was chosen. Raises EngineError for one that may not come."""
        if token in self._ends and self._matcher.is_accepting():
            self._said_end = True
            return
        self._matcher.consume_token(token)
        self._check()
        self._place.add(self._tokens.written[token])

    @property
    def ended(self) -> bool:
        """Whether nothing can follow any more."""
        return self._said_end or self._matcher.is_stopped()

    def _ending(self) -> np.ndarray:
        """Bits of the tokens that bring a text to its end soonest."""
        if self._place.lacking:
            return self._tokens.continuing[self._place.lacking - 1]
        return self._tokens.quote if self._place.escaping else self._tokens.ending

    def _check(self) -> None:
        if self._matcher.is_error():
            raise EngineError(f"an answer left its form: {self._matcher.get_error().splitlines()[0]}")
