"""How many bytes the weights of a model take in each setting, from the headers of its files or from its configuration."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from engine.models import families
from engine.models.catalogue import Setting
from engine.models.headers import BITS, Tensor

VALUE = 2
"""Bytes of a value in bf16, in which everything is computed on a card."""
_BLOCK = 64
"""Weights that share a scale in nf4; it takes two bytes."""
Sizes = list[tuple[str, tuple[int, ...]]]
"""Names and shapes of weights."""


def weights(
    config: Mapping[str, Any],
    setting: Setting,
    tensors: Mapping[str, Tensor] | None = None,
    *,
    resident_layers: int | None = None,
) -> tuple[int, int]:
    """(bytes on the device, bytes that wait in main memory) of the weights in `setting`."""
    sizes = _sizes(config, tensors) if tensors else _counted(config)
    decoder = families.kind(config) == "decoder"
    tied = decoder and families.text(config).tied
    here = there = largest = 0
    for name, shape in sizes:
        if tied and name.endswith("lm_head.weight"):
            continue  # the table of tokens serves as head
        count = math.prod(shape)
        layer = layer_of(name) if setting == "offload" else None
        if layer is not None and layer >= (resident_layers or 0):
            there += count * VALUE
            largest = max(largest, layer)
            continue
        here += _bytes(name, shape, setting) if decoder else count * (4 if setting == "cpu" else VALUE)
    if there:
        # one layer is there to be used while the next one comes
        here += 2 * there // max(1, largest + 1 - (resident_layers or 0))
    return here, there


def by_layer(
    config: Mapping[str, Any], setting: Setting, tensors: Mapping[str, Tensor] | None = None
) -> tuple[int, tuple[int, ...]]:
    """(bytes of what is no layer of the decoder, bytes of each layer) of a decoder's weights in `setting`, which is none in
    which layers wait elsewhere."""
    text = families.text(config)
    layers = [0] * text.layers
    rest = 0
    for name, shape in _sizes(config, tensors) if tensors else _counted(config):
        if text.tied and name.endswith("lm_head.weight"):
            continue
        layer = layer_of(name)
        if layer is None or layer >= text.layers:
            rest += _bytes(name, shape, setting)
        else:
            layers[layer] += _bytes(name, shape, setting)
    return rest, tuple(layers)


def layer_of(name: str) -> int | None:
    """The decoder's layer that a weight belongs to; None for what stays on the card."""
    if families.in_tower(name):
        return None
    parts = name.split(".")
    at = parts.index("layers") if "layers" in parts else -1
    return int(parts[at + 1]) if 0 <= at < len(parts) - 1 and parts[at + 1].isdecimal() else None


def _bytes(name: str, shape: tuple[int, ...], setting: Setting) -> int:
    count = math.prod(shape)
    how = families.quantised(name, shape) if setting in ("fp8", "int8", "nf4") else None
    if how is None:
        return count * VALUE
    if how == "linear" and setting == "nf4":
        return count // 2 + count // _BLOCK * 2
    return count + shape[0] * 4


def _sizes(config: Mapping[str, Any], tensors: Mapping[str, Tensor]) -> Sizes:
    held = [(name, tensor.shape) for name, tensor in tensors.items() if BITS.get(tensor.dtype, 16) >= 8]
    return [(name, shape) for name, shape in held if not families.unused(config, name)]


def _counted(config: Mapping[str, Any]) -> Sizes:
    """The matrices that the configuration implies; norms and biases, a thousandth of them, are left out."""
    if families.kind(config) == "speech":
        sound = families.speech(config)
        hidden, inner = sound.hidden, sound.inner
        found: Sizes = [
            ("model.encoder.conv1.weight", (hidden, 3 * sound.mels)),
            ("model.encoder.conv2.weight", (hidden, 3 * hidden)),
        ]
        found += [("model.encoder.layers.0.weight", (hidden, 4 * hidden + 2 * inner))] * sound.encoder_layers
        found += [("model.decoder.layers.0.weight", (hidden, 8 * hidden + 2 * inner))] * sound.decoder_layers
        rows = sound.vocabulary + sound.targets + sound.positions
        return [*found, ("model.decoder.embed_tokens.weight", (rows, hidden))]
    found = _counted_tower(config)
    if families.kind(config) == "pictures":
        reader = config["text_config"]
        wide, inside = int(reader["hidden_size"]), int(reader["intermediate_size"])
        found += [("text_model.layer", (wide, 4 * wide + 2 * inside))] * int(reader["num_hidden_layers"])
        rows = int(reader["vocab_size"]) + int(reader.get("max_position_embeddings", 64))
        return [*found, ("text_model.embeddings", (rows, wide)), ("text_model.head", (wide, wide))]
    text = families.text(config)
    layer = [
        ("self_attn.q_proj", (text.heads * text.head, text.hidden)),
        ("self_attn.k_proj", (text.kv_heads * text.head, text.hidden)),
        ("self_attn.v_proj", (text.kv_heads * text.head, text.hidden)),
        ("self_attn.o_proj", (text.hidden, text.heads * text.head)),
        ("mlp.gate_proj", (text.inner, text.hidden)),
        ("mlp.up_proj", (text.inner, text.hidden)),
        ("mlp.down_proj", (text.hidden, text.inner)),
    ]
    for number in range(text.layers):
        found += [(f"model.layers.{number}.{name}.weight", shape) for name, shape in layer]
    found += families.beside(config)
    table = (text.vocabulary, text.hidden)
    return [*found, ("model.embed_tokens.weight", table), ("lm_head.weight", table)]


def _counted_tower(config: Mapping[str, Any]) -> Sizes:
    tower = families.vision(config)
    if tower is None:
        return []
    gated = tower.family == "qwen2_5_vl"
    wide = tower.hidden * (4 if tower.family == "internvl_chat" else tower.merge**2)
    pixels = tower.channels * tower.temporal * tower.patch**2
    layer = (tower.hidden, 4 * tower.hidden + (3 if gated else 2) * tower.inner)
    found: Sizes = [("visual.patch_embed", (tower.hidden, pixels))]
    found += [("visual.blocks", layer)] * tower.layers
    if tower.family == "umt":  # tokens are merged without weights
        found += [("mm_projector", (tower.out, tower.hidden + tower.out))]
    elif tower.merge > 1 and tower.family != "qformer" and families.hearing(config) is None:
        middle = tower.out if tower.family.startswith("internvl") else wide
        found += [("visual.merger", (middle, wide + tower.out))] * (1 + tower.deep)
    elif families.kind(config) == "pictures":
        found += [("vision_model.head", (tower.hidden, 4 * tower.hidden + 2 * tower.inner))]
    return found
