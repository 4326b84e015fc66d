"""What a Vidi's memory goes by. Light: plain numbers, no torch."""

from __future__ import annotations

import math

from engine.models.families import Config, Sizes, Speech, Vision
from engine.models.vidi.settings import GEMMA_GRID

_TOWER = Vision(
    family="siglip",
    hidden=1152,
    inner=4304,
    layers=27,
    head=72,
    patch=14,
    temporal=1,
    channels=3,
    merge=2,
    out=1152,
    deep=0,
    fixed=729,
    extra=0,
)
"""The configuration names its towers and does not describe them: this is the one of pictures that was published,"""
_EAR = Speech(
    hidden=1280,
    inner=5120,
    encoder_layers=32,
    decoder_layers=0,
    positions=1500,
    targets=0,
    mels=128,
    vocabulary=0,
)
"""and this the one of sound, Whisper large's encoder."""


def tower(config: Config) -> Vision:  # noqa: ARG001
    """The same in all of them."""
    return _TOWER


def ear(config: Config) -> Speech:  # noqa: ARG001
    """The same in all of them."""
    return _EAR


def counted(config: Config) -> Sizes:
    """Whisper's encoder, pools, projectors, and the matrices that make places of time, height and width."""
    hidden, pool = int(config["hidden_size"]), int(config["mm_image_pool_size"])
    gemma = config.get("model_type") == "dattn_gemma2"
    heard = hidden if gemma else _EAR.hidden
    seen = _TOWER.hidden * (pool**2 if gemma else 1)
    found: Sizes = [
        ("mm_vis.embeddings", (_TOWER.hidden, _TOWER.fixed or 0)),
        ("mm_aud.conv", (_EAR.hidden, 3 * _EAR.mels + 3 * _EAR.hidden + _EAR.positions)),
        ("mm_aud.layers", (_EAR.encoder_layers * _EAR.hidden, 4 * _EAR.hidden + 2 * _EAR.inner)),
        ("mm_rand_pos", (6 * hidden, hidden)),
        ("mm_rand_img_projector", (hidden, seen + hidden)),
        ("mm_rand_aud_pool", (heard, _EAR.hidden * int(config["mm_audio_pool_size"]))),
        ("mm_rand_aud_projector", (hidden, heard + hidden)),
    ]
    if not gemma:
        found.append(("mm_rand_img_pool", (_TOWER.hidden, _TOWER.hidden * math.ceil(GEMMA_GRID / pool) ** 2)))
    return found
