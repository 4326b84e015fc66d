"""What a checkpoint tells of its words: which end an answer, which say yes and no, and how many it can take in."""

from __future__ import annotations

from typing import Any

from engine.models.loader import Loaded
from engine.models.native.family import numbers
from engine.protocol import EngineError

_YES = ("yes", "Yes", " yes", " Yes", "YES", "是", "是的")
_NO = ("no", "No", " no", " No", "NO", "否", "不", "不是")


def ends(loaded: Loaded) -> frozenset[int]:
    """The tokens that end an answer."""
    told = getattr(loaded.model.generation_config, "eos_token_id", None)
    found = set(told if isinstance(told, list | tuple) else [] if told is None else [told])
    if loaded.tokenizer.eos_token_id is not None:
        found.add(loaded.tokenizer.eos_token_id)
    if not found:
        raise EngineError("this checkpoint does not tell which token ends an answer")
    return frozenset(int(token) for token in found)


def yes_and_no(tokenizer: Any) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The tokens with which "yes" and "no" begin, those that both begin with left out."""
    yes, no = ({numbers(tokenizer, word)[0] for word in words} for words in (_YES, _NO))
    both = yes & no
    if not yes - both or not no - both:
        raise EngineError("the tokenizer of this model does not tell yes from no")
    return tuple(sorted(yes - both)), tuple(sorted(no - both))


def longest(model: Any) -> int:
    """Tokens that its positions count."""
    return int(getattr(model.config.get_text_config(), "max_position_embeddings", 32768))
