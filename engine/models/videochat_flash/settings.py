"""What a VideoChat-Flash configuration says about the tower, the merging of its tokens and the dropping of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from engine.protocol import EngineError

CLIP = 4
"""Frames that the tower attends to together."""
CLIP_TOKENS = 64
"""That a clip becomes: sixteen a frame. A picture alone, or a tile of one, becomes as many."""
OVERRIDE = "golden_vision_tower_override"
"""A field of golden checkpoints that tells the tower's sizes, which published ones only name."""
_FIXED = {
    "mm_projector_type": "tome16_mlp_hd64",
    "mm_local_num_frames": CLIP,
    "mm_patch_merge_type": "spatial_nopad",
    "mm_newline_position": "nothing",
    "vision_encode_type": "video_image",
}
_KINDS = ("attention", "uniform", "uniform0_attention", "uniform1_attention")
_MOST = 32768
Kind = Literal["umt", "internvideo2"]
_PUBLISHED: Mapping[Kind, Mapping[str, float]] = {
    "umt": {"patch_size": 16, "hidden_size": 1024, "num_hidden_layers": 24, "num_attention_heads": 16, "mlp_ratio": 4},
    "internvideo2": {
        "patch_size": 14,
        "hidden_size": 1408,
        "num_hidden_layers": 40,
        "num_attention_heads": 16,
        "mlp_ratio": 48 / 11,
    },
}
"""UMT-L and InternVideo2-1B."""


@dataclass(frozen=True)
class Tower:
    """Which tower, and its sizes."""

    kind: Kind
    side: int
    """Of a picture, in pixels."""
    patch: int
    width: int
    heads: int
    inner: int
    blocks: int
    """That are stored and run: the last of its nominal depth is neither."""

    @property
    def grid(self) -> int:
        """Patches along a side."""
        return self.side // self.patch


@dataclass(frozen=True)
class Drop:
    """Which tokens of pictures are left out on the way through the decoder."""

    kind: str
    layers: tuple[int, ...]
    """Before each of which some are left out, ascending."""
    ratios: tuple[float, ...]
    """Of all tokens of pictures: how many there are at first, and after each time."""

    def by_attention(self, stage: int) -> bool:
        """Whether this time those are kept that the prompt's last token attends to; else every so many."""
        return stage >= {"attention": 0, "uniform0_attention": 1, "uniform1_attention": 2}.get(self.kind, len(self.layers))


@dataclass(frozen=True)
class Settings:
    """All of it."""

    tower: Tower
    hidden: int
    longest: int
    """Tokens of a prompt at most; what is beyond is cut off."""
    drop: Drop | None


def read(config: Mapping[str, Any]) -> Settings:
    """From the fields of config.json. Raises EngineError for what is not known of this family."""
    for name, known in _FIXED.items():
        if config.get(name, known) != known:
            raise EngineError(f"this VideoChat-Flash is of a kind that is not known: its {name} is {_short(config[name])}")
    width = config.get("mm_hidden_size")
    sizes = tower(config)
    if width != sizes.width:
        raise EngineError(f"its tower is {sizes.width} wide, and mm_hidden_size says {_short(width)}")
    return Settings(
        tower=sizes,
        hidden=_whole(config, "hidden_size"),
        longest=int(config.get("tokenizer_model_max_length") or _MOST),
        drop=drop(config),
    )


def tower(config: Mapping[str, Any]) -> Tower:
    """The tower that the configuration names. Raises EngineError for any but UMT-L and InternVideo2-1B."""
    name = str(config.get("mm_vision_tower", "")).lower()
    if "internvideo2" not in name and "umt" not in name:
        raise EngineError(f"its tower is {_short(name)}, which is not known")
    kind: Kind = "internvideo2" if "internvideo2" in name else "umt"
    side = 448 if "umt-hd" in name and kind == "umt" else 224
    own: dict[str, Any] = {"image_size": side, **_PUBLISHED[kind], **(config.get(OVERRIDE) or {})}
    width, depth = int(own["hidden_size"]), int(own["num_hidden_layers"])
    layer = config.get("mm_vision_select_layer", -2)
    blocks = depth + int(layer) + 1 if int(layer) < 0 else int(layer) + 1
    found = Tower(
        kind=kind,
        side=int(own["image_size"]),
        patch=int(own["patch_size"]),
        width=width,
        heads=int(own["num_attention_heads"]),
        inner=int(width * float(own["mlp_ratio"])),
        blocks=blocks,
    )
    if not 0 < found.blocks <= depth or found.side % found.patch or found.width % found.heads:
        raise EngineError(f"its tower cannot be made of {found.blocks} blocks of {found.width} for {found.side} px")
    if found.grid**2 <= CLIP_TOKENS:
        raise EngineError(f"a picture of {found.grid**2} patches has nothing to merge into {CLIP_TOKENS} tokens")
    return found


def drop(config: Mapping[str, Any]) -> Drop | None:
    """Which tokens are left out; None for none, as published. Raises EngineError for what contradicts itself."""
    if not config.get("mm_llm_compress"):
        return None
    kind, layers, ratios = (
        config.get(name) for name in ("llm_compress_type", "llm_compress_layer_list", "llm_image_token_ratio_list")
    )
    if kind not in _KINDS:
        raise EngineError(f"llm_compress_type is {_short(kind)}, and not one of {', '.join(_KINDS)}")
    if not isinstance(layers, list) or not isinstance(ratios, list) or len(ratios) != len(layers) + 1:
        raise EngineError("llm_image_token_ratio_list has to have one entry more than llm_compress_layer_list")
    found = Drop(str(kind), tuple(int(layer) for layer in layers), tuple(float(ratio) for ratio in ratios))
    if list(found.layers) != sorted(set(found.layers)) or not all(
        0 < layer < _whole(config, "num_hidden_layers") for layer in found.layers
    ):
        raise EngineError(f"llm_compress_layer_list {layers} is not ascending, or names layers that there are not")
    falling = all(0 < later <= earlier for earlier, later in zip(found.ratios, found.ratios[1:], strict=False))
    if found.ratios[0] != 1 or not falling:
        raise EngineError(f"llm_image_token_ratio_list {ratios} does not fall from 1")
    return found


def _whole(config: Mapping[str, Any], name: str) -> int:
    value = config.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise EngineError(f"{name} is {_short(value)}, and no number")
    return value


def _short(value: object) -> str:
    return repr(value)[:60]
