"""What the configuration of an InternVideo2-Chat says, and what it has to say.

What it may hold and is not known here is refused by name: no such model was ever seen, so nothing of it could be trusted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.models.internvideo2.tower import Sizes
from engine.models.internvideo2_chat import components
from engine.models.internvideo2_chat.components import number, section
from engine.protocol import EngineError

_ONLY: Mapping[str, Mapping[str, Any]] = {
    "vision_encoder": {
        "name": "internvideo2-1B",
        "tubelet_size": 1,
        "sep_image_video_pos_embed": True,
        "x_vis_return_idx": -2,
        "x_vis_only": True,
        "vit_add_ln": True,
    },
    "bridge": {"name": "qformer"},
    "llm": {"name": "mistral_7b"},
}


@dataclass(frozen=True)
class Lora:
    """Of the language model, where it was trained further so."""

    rank: int
    scale: float


@dataclass(frozen=True)
class Settings:
    """Of one checkpoint."""

    tower: Sizes
    queries: tuple[int, int]
    """Vectors of the Q-Former: those of its first training, and those of a later one."""
    lora: Lora | None
    hd: bool
    """Whether frames are seen in tiles, and the Q-Former is told the instruction."""

    @property
    def each(self) -> int:
        """Vectors of a clip."""
        return sum(self.queries)

    @property
    def clips(self) -> int:
        """That one piece of footage becomes."""
        return components.TILES if self.hd else 1


def read(config: Mapping[str, Any]) -> Settings:
    """From the fields of config.json, as `components.completed` gives them. Raises EngineError for what is not known of this
    family."""
    for where, wanted in _ONLY.items():
        own = section(config, where)
        for name, value in wanted.items():
            if own.get(name, value) != value:
                raise _surprise(f"{where}.{name} is {repr(own[name])[:40]} and not {value!r}")
    seen, bridge, language = (section(config, name) for name in _ONLY)
    if seen.get("encoder_embed_dim", seen.get("d_model")) != seen.get("d_model"):
        raise _surprise("vision_encoder.encoder_embed_dim and vision_encoder.d_model disagree")
    lora = None
    if language.get("use_lora"):
        rank = number(language, "lora_r", "llm")
        lora = Lora(rank, number(language, "lora_alpha", "llm") / rank)
    sizes: Any = components.tower(config)
    return Settings(
        tower=Sizes(**sizes),
        queries=(number(bridge, "num_query_token", "bridge"), number(bridge, "extra_num_query_token", "bridge")),
        lora=lora,
        hd=bool(config.get("hd")),
    )


def _surprise(what: str) -> EngineError:
    return EngineError(f"this is no InternVideo2-Chat as it is known here: model_config.{what}")
