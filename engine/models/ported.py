"""Families that were published with code of their own and are written anew here: what each one's module tells the loader.

The loader asks such a module for what it otherwise has from transformers' tables. `architecture` modules are light to name
and heavy to import.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol, cast

from engine.models import declaring

if TYPE_CHECKING:
    import torch

    from engine.models.checkpoint import Checkpoint
    from engine.models.loader_reading import Stored

ARCHITECTURES = declaring.Places("architecture")
TEXT_SIZES = (
    "vocab_size",
    "hidden_size",
    "intermediate_size",
    "num_hidden_layers",
    "num_attention_heads",
    "num_key_value_heads",
    "rms_norm_eps",
    "max_position_embeddings",
)
"""What a configuration tells of a decoder like Llama's, and transformers' own classes of such decoders take as it is."""
"""Family of engine.models.checkpoint -> a module with the functions of `Architecture`."""


class Architecture(Protocol):
    """What a module says about loading a family."""

    def empty(self, checkpoint: Checkpoint, dtype: torch.dtype) -> Any:
        """The model as transformers' PreTrainedModel, attending by sdpa, its weights made but not filled. Called where
        parameters take no memory; buffers are real. Raises EngineError, ValueError, KeyError, TypeError or AttributeError
        for a configuration that cannot be used."""
        ...

    def renamed(self, name: str) -> str | None:
        """The model's name of a weight by its published one; None for one that is known to be of no use."""
        ...

    def processor(self, checkpoint: Checkpoint) -> tuple[Any, Any]:
        """(processor, tokenizer), as the family's VideoModel wants them; nothing that the checkpoint names is imported."""
        ...


def apart(checkpoint: Checkpoint, stored: dict[str, Stored]) -> dict[str, Stored]:
    """The tensors of a checkpoint, where its family packs several weights into one each under a name of its own: an
    architecture that does has a function `apart` of these arguments. Raises EngineError for one that
    is not of its size."""
    split = getattr(architecture(checkpoint.family), "apart", None)
    return cast("dict[str, Stored]", split(checkpoint, stored)) if split is not None else stored


def by_first(table: Iterable[tuple[re.Pattern[str], str]], name: str) -> str:
    """`name` as the first row that is found in it changes it; unchanged where none is, for which there will be no place."""
    for published, own in table:
        if published.search(name):
            return published.sub(own, name)
    return name


def architecture(family: str) -> Architecture | None:
    """The module for a family; None for those that transformers has itself."""
    place = ARCHITECTURES.get(family)
    return cast(Architecture, declaring.part(place)) if place else None
