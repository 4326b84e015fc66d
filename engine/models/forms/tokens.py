"""A tokenizer as grammars see it: the bytes of every token."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from llguidance import LLMatcher, LLParserLimits, LLTokenizer
from llguidance.hf import from_tokenizer

from engine.protocol import EngineError

_FUEL = 50_000_000
"""Room for the grammar of some tens of thousands of times; the library's own is for a few thousand."""
_MOST_GRAMMARS = 32
"""That are kept compiled for a tokenizer: the footage is asked about in the same forms again and again."""


@dataclass(frozen=True, eq=False)
class Tokens:
    """The tokens of one tokenizer, for logits of one width and one set of tokens that end an answer."""

    library: LLTokenizer
    _begun: OrderedDict[str, LLMatcher] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def matcher(self, lark: str) -> LLMatcher:
        """A grammar's matcher at the beginning of an answer; compiled for the first, and copied for the next.

        Raises EngineError for a grammar that cannot be used.
        """
        with self._lock:
            found = self._begun.pop(lark, None)
            if found is None:
                limits = LLParserLimits(initial_lexer_fuel=_FUEL)
                found = LLMatcher(self.library, LLMatcher.grammar_from_lark(lark), limits=limits)
                if found.is_error():
                    raise EngineError(f"the grammar of an answer cannot be used: {found.get_error().splitlines()[0]}")
            self._begun[lark] = found
            while len(self._begun) > _MOST_GRAMMARS:
                self._begun.popitem(last=False)
            return found.deep_copy()

    @cached_property
    def written(self) -> tuple[bytes, ...]:
        """What each token writes."""
        return tuple(self.library.decode_bytes([token]) for token in range(self.library.vocab_size))

    @cached_property
    def ending(self) -> np.ndarray:
        """Bits, as masks have them, of the tokens with a quotation mark in them that ends a text."""
        return self._where(lambda written: b'"' in written.replace(b'\\"', b""))

    @cached_property
    def quote(self) -> np.ndarray:
        """Bits of the tokens that are a quotation mark."""
        return self._where(lambda written: written == b'"')

    @cached_property
    def continuing(self) -> tuple[np.ndarray, ...]:
        """For 1, 2 and 3 bytes that a letter lacks, bits of the tokens that are nothing but so many of them, or fewer."""

        def within(most: int) -> Callable[[bytes], bool]:
            return lambda written: 0 < len(written) <= most and all(0x80 <= byte < 0xC0 for byte in written)

        return tuple(self._where(within(most)) for most in (1, 2, 3))

    def _where(self, holds: Callable[[bytes], bool]) -> np.ndarray:
        bits = np.zeros(-(-len(self.written) // 32) * 32, bool)
        bits[: len(self.written)] = [holds(written) for written in self.written]
        return np.packbits(bits, bitorder="little").view(np.int32)


_known: WeakKeyDictionary[Any, dict[tuple[int, tuple[int, ...]], Tokens]] = WeakKeyDictionary()


def tokens_of(tokenizer: Any, vocabulary: int, ends: Sequence[int]) -> Tokens:
    """The tokens of a fast tokenizer of transformers', byte-level or sentencepiece; made once (0.4 to 1 s), then recalled.

    `vocabulary`: the width of the logits, `ends`: the tokens that end an answer. Raises EngineError for a tokenizer that is
    not fast, or whose tokens are not those of text.
    """
    made = _known.setdefault(tokenizer, {})
    key = (vocabulary, tuple(ends))
    if key not in made:
        if not ends:
            raise EngineError("the model's tokenizer has no token that ends an answer, so it cannot keep to a form")
        if not getattr(tokenizer, "is_fast", False):
            hint = "the folder needs a tokenizer.json"
            raise EngineError("the model's tokenizer is not a fast one, so its answers cannot be kept to a form", hint=hint)
        try:
            # a vocabulary may be padded beyond the tokens, or (rarely) not reach the last of the added ones
            library = from_tokenizer(tokenizer, n_vocab=max(vocabulary, len(tokenizer)), eos_token=list(ends))
        except (ValueError, RuntimeError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise EngineError(f"the model's tokenizer cannot be used to keep answers to a form: {reason}") from None
        made[key] = Tokens(library)
    return made[key]
