"""What a Valley2's memory goes by. Light: plain numbers, no torch."""

from __future__ import annotations

from engine.models import families
from engine.models.families import Config, Sizes, Vision
from engine.models.valley.settings import SIGLIP

_TOWER: Config = {
    "depth": 32,
    "embed_dim": 1280,
    "hidden_size": 3584,
    "num_heads": 16,
    "mlp_ratio": 4,
    "patch_size": 14,
}
"""Its configuration only names its towers. This is Qwen2-VL's."""


def tower(config: Config) -> Vision:
    """Qwen2-VL's, which is the one of the two that takes more memory for a patch."""
    return families.described(config.get("golden_qwen2vl_vit_override") or _TOWER, "qwen2_vl", config, doubled=True)


def counted(config: Config) -> Sizes:
    """SigLIP beside the tower of Qwen2-VL, and the adapter behind it."""
    own = config.get("golden_siglip_override") or SIGLIP
    hidden, inner = int(own["hidden_size"]), int(own["intermediate_size"])
    patch, out = int(own["patch_size"]), int(config["hidden_size"])
    places = (int(own["image_size"]) // patch) ** 2
    wide = int(config.get("mlp_hidden_dim") or out)
    found: Sizes = [("vision_tower.embeddings", (hidden, 3 * patch**2 + places))]
    found += [("vision_tower.layers", (hidden, 4 * hidden + 2 * inner))] * int(own["num_hidden_layers"])
    return [*found, ("mm_projector.mlp", (wide, hidden + out)), ("mm_projector.conv", (out, 9 * out))]
