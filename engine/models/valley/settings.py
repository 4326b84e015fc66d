"""What the configuration of a Valley2 says, and what it has to say.

The towers are told by name alone; their sizes are those that were published. Test checkpoints may carry sizes of their own
in `golden_siglip_override` and `golden_qwen2vl_vit_override`. What the configuration may hold and is not known here is
refused by name: no such model was ever seen, so nothing that it says could be trusted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from engine.models.checkpoint import Checkpoint
from engine.models.ported import TEXT_SIZES
from engine.protocol import EngineError

SIGLIP: Mapping[str, Any] = {
    "image_size": 384,
    "patch_size": 14,
    "hidden_size": 1152,
    "intermediate_size": 4304,
    "num_hidden_layers": 27,
    "num_attention_heads": 16,
    "num_channels": 3,
    "hidden_act": "gelu_pytorch_tanh",
    "layer_norm_eps": 1e-6,
}
"""siglip-so400m-patch14-384."""
QWEN: Mapping[str, Any] = {
    "depth": 32,
    "embed_dim": 1280,
    "hidden_size": 3584,
    "num_heads": 16,
    "mlp_ratio": 4,
    "in_channels": 3,
    "patch_size": 14,
    "spatial_merge_size": 2,
    "temporal_patch_size": 2,
    "hidden_act": "quick_gelu",
}
"""The tower of Qwen2-VL 7B."""
_NAMED = {
    "mm_vision_tower": re.compile(r"siglip-so400m-patch14-384"),
    "eagle_vision_tower": re.compile(r"qwen2[-_]?vl", re.IGNORECASE),
}
_ONLY = {"mm_projector_type": "conv_adapter", "mm_vision_select_feature": "cls_patch", "hidden_act": "silu"}
_NOTHING = ("token_compressor_config", "pixelshuffle_downsample_ratio", "rope_scaling", "only_navit")
"""What would change the architecture."""
_PATTERN = re.compile(r"\((\d)x(\d)\),\.\.\.,\((\d)x(\d)\)")

Size = tuple[int, int]
"""(width, height)"""


@dataclass(frozen=True)
class Settings:
    """Of one checkpoint."""

    decoder: Mapping[str, Any]
    """Arguments of transformers' Qwen2Config, likewise the towers'."""
    siglip: Mapping[str, Any]
    qwen: Mapping[str, Any]
    projector: int
    """Width inside the adapter."""
    tiled: bool
    """Whether a picture is cut into tiles ("anyres")."""
    grids: tuple[Size, ...]
    """Sizes in pixels that a picture may be brought to for that, multiples of `tile`."""
    most: int
    """Tokens that a tiled picture may have of SigLIP; 0 where pictures are not tiled."""
    tags: bool
    """Whether a picture stands between <im_start> and <im_end>."""
    alone: bool
    """Whether only a picture that is shown by itself is tiled."""
    longest: int
    """Tokens of a conversation."""

    @property
    def tile(self) -> int:
        """Side of a tile in pixels."""
        return int(self.siglip["image_size"])

    @property
    def side(self) -> int:
        """Side of the square of tokens that a tile becomes."""
        return (self.tile // int(self.siglip["patch_size"]) - 1) // 2 + 1

    @property
    def hidden(self) -> int:
        """Width of the decoder."""
        return int(self.decoder["hidden_size"])


def unused(name: str) -> bool:
    """Whether a published weight is stored and not used: SigLIP's head."""
    return name.startswith("model.vision_tower.vision_tower.vision_model.head.")


def read(checkpoint: Checkpoint) -> Settings:
    """Raises EngineError for what is missing, contradicts itself or is not known."""
    config = checkpoint.config
    try:
        return _read(config)
    except EngineError as error:
        error.file = error.file or str(checkpoint.directory / "config.json")
        raise
    except (KeyError, TypeError, ValueError) as error:
        raise EngineError(
            f"this is no Valley2 as it is known here: {error}", file=str(checkpoint.directory / "config.json")
        ) from error


def _read(config: Mapping[str, Any]) -> Settings:
    _known(config)
    siglip = config.get("golden_siglip_override") or SIGLIP
    qwen = config.get("golden_qwen2vl_vit_override") or QWEN
    siglip = {name: _field(siglip, name) for name in SIGLIP}
    qwen = {name: _field(qwen, name) for name in QWEN}
    tiled = bool(config.get("anyres", False))
    ends = {name: config.get(name) for name in ("bos_token_id", "eos_token_id", "pad_token_id")}
    decoder = {name: _field(config, name) for name in TEXT_SIZES}
    decoder |= {
        **ends,
        "hidden_act": "silu",
        "use_sliding_window": False,
        "tie_word_embeddings": bool(config.get("tie_word_embeddings", False)),
        "rope_parameters": {"rope_type": "default", "rope_theta": float(config.get("rope_theta", 1e6))},
    }
    told = Settings(
        decoder=decoder,
        siglip=siglip,
        qwen=qwen,
        projector=int(config.get("mlp_hidden_dim") or decoder["hidden_size"]),
        tiled=tiled,
        grids=grids(_field(config, "grid_pinpoints"), int(siglip["image_size"])) if tiled else (),
        most=int(_field(config, "max_vision_token")) if tiled else 0,
        tags=bool(config.get("use_special_start_end_token", False)),
        alone=bool(config.get("only_crop_single_image", True)),
        longest=int(config.get("tokenizer_model_max_length") or decoder["max_position_embeddings"]),
    )
    agree = {
        "vit_crop_size": told.tile,
        "num_patches_per_side": told.side,
        "mm_hidden_size": siglip["hidden_size"],
    }
    for name, wanted in agree.items():
        if config.get(name, wanted) != wanted:
            raise _surprise(f"{name} is {config[name]}, its tower makes it {wanted}")
    if qwen["hidden_size"] != told.hidden:
        raise _surprise("its second tower makes features of another width than its decoder takes")
    if tiled and told.most <= told.side**2:
        raise _surprise(f"max_vision_token {told.most} leaves nothing for tiles beside a whole picture")
    return told


def _known(config: Mapping[str, Any]) -> None:
    for name, pattern in _NAMED.items():
        if not pattern.search(str(_field(config, name))):
            raise _surprise(f"{name} names {str(config[name])[:60]!r}")
    for name, wanted in _ONLY.items():
        if _field(config, name) != wanted:
            raise _surprise(f"{name} is {str(config[name])[:60]!r} and not {wanted!r}")
    for name in _NOTHING:
        if config.get(name):
            raise _surprise(f"it has {name}, whose working is not known")
    if config.get("use_sliding_window"):
        raise _surprise("its decoder looks back through windows")


def grids(told: object, tile: int) -> tuple[Size, ...]:
    """Sizes (width, height): as a list, or as "(1x1),...,(3x3)" for all from 1 to 3 tiles wide and high.

    Raises EngineError for anything else, and for sizes that are no multiples of the tile.
    """
    if isinstance(told, str):
        found = _PATTERN.fullmatch(told.replace(" ", ""))
        if found is None:
            raise _surprise(f"grid_pinpoints are {told[:60]!r}")
        first, second, last, end = map(int, found.groups())
        sizes = [(i * tile, j * tile) for i, j in product(range(first, last + 1), range(second, end + 1))]
    elif isinstance(told, list) and all(isinstance(size, list) and len(size) == 2 for size in told):
        sizes = [(int(width), int(height)) for width, height in told]
    else:
        sizes = []
    if not sizes or any(side < tile or side % tile for size in sizes for side in size):
        raise _surprise(f"grid_pinpoints are not made of tiles of {tile} pixels")
    return tuple(sizes)


def _field(section: Mapping[str, Any], name: str) -> Any:
    if section.get(name) is None:
        raise _surprise(f"{name} is missing")
    return section[name]


def _surprise(what: str) -> EngineError:
    return EngineError(f"this is no Valley2 as it is known here: {what}")
