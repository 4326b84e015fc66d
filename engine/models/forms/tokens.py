"""A tokenizer as the grammar library sees it: the bytes of every token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from llguidance import LLTokenizer
from llguidance.hf import from_tokenizer

from engine.protocol import EngineError

_known: WeakKeyDictionary[Any, dict[tuple[int, tuple[int, ...]], LLTokenizer]] = WeakKeyDictionary()


def tokens_of(tokenizer: Any, vocabulary: int, ends: Sequence[int]) -> LLTokenizer:
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
            made[key] = from_tokenizer(tokenizer, n_vocab=max(vocabulary, len(tokenizer)), eos_token=list(ends))
        except (ValueError, RuntimeError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise EngineError(f"the model's tokenizer cannot be used to keep answers to a form: {reason}") from None
    return made[key]
