"""Matrices that a family has beside its decoder and the tower that its configuration describes. Plain numbers, no torch.

Some configurations only name further towers and what joins them to the decoder; here is what those are, as published.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from engine.models import families
from engine.models.internvideo2_chat import memory
from engine.models.valley.settings import SIGLIP
from engine.models.vidi.settings import GEMMA_GRID

Sizes = list[tuple[str, tuple[int, ...]]]
"""Names and shapes of weights."""


def counted(config: Mapping[str, Any]) -> Sizes:
    """Of a model of this configuration; nothing for most families."""
    name = families.model_type(config)
    if name == "valley":
        return _valley(config)
    if name == "internvideo2_chat":
        return memory.counted(config)
    return _vidi(config) if families.hearing(config) is not None else []


def _valley(config: Mapping[str, Any]) -> Sizes:
    """SigLIP beside the tower of Qwen2-VL, and the adapter behind it."""
    own = config.get("golden_siglip_override") or SIGLIP
    hidden, inner = int(own["hidden_size"]), int(own["intermediate_size"])
    patch, out = int(own["patch_size"]), int(config["hidden_size"])
    places = (int(own["image_size"]) // patch) ** 2
    wide = int(config.get("mlp_hidden_dim") or out)
    found: Sizes = [("vision_tower.embeddings", (hidden, 3 * patch**2 + places))]
    found += [("vision_tower.layers", (hidden, 4 * hidden + 2 * inner))] * int(own["num_hidden_layers"])
    return [*found, ("mm_projector.mlp", (wide, hidden + out)), ("mm_projector.conv", (out, 9 * out))]


def _vidi(config: Mapping[str, Any]) -> Sizes:
    """Whisper's encoder, pools, projectors, and the matrices that make places of time, height and width."""
    sound, tower = families.hearing(config), families.vision(config)
    if sound is None or tower is None:
        return []
    hidden, pool = int(config["hidden_size"]), int(config["mm_image_pool_size"])
    gemma = families.model_type(config) == "dattn_gemma2"
    heard = hidden if gemma else sound.hidden
    seen = tower.hidden * (pool**2 if gemma else 1)
    found: Sizes = [
        ("mm_vis.embeddings", (tower.hidden, tower.fixed or 0)),
        ("mm_aud.conv", (sound.hidden, 3 * sound.mels + 3 * sound.hidden + sound.positions)),
        ("mm_aud.layers", (sound.encoder_layers * sound.hidden, 4 * sound.hidden + 2 * sound.inner)),
        ("mm_rand_pos", (6 * hidden, hidden)),
        ("mm_rand_img_projector", (hidden, seen + hidden)),
        ("mm_rand_aud_pool", (heard, sound.hidden * int(config["mm_audio_pool_size"]))),
        ("mm_rand_aud_projector", (hidden, heard + hidden)),
    ]
    if not gemma:
        found.append(("mm_rand_img_pool", (tower.hidden, tower.hidden * math.ceil(GEMMA_GRID / pool) ** 2)))
    return found
