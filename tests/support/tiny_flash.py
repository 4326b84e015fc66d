"""A tiny VideoChat-Flash with the tower InternVideo2, in the layout in which it was published.

Names and shapes of weights are written down here and not asked of the program.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.support.tiny_checkpoints.parts import write_json
from tests.support.tiny_checkpoints.qwen import tokenizer_in

SIDE, PATCH, WIDTH, HEADS, DEPTH = 126, 14, 48, 4, 4
"""Of the tower; as published the last block is not stored."""
RATIO = 48 / 11
HIDDEN, INNER, LAYERS, QUERIES, KEYS = 48, 80, 2, 6, 2
SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")


def tower_weights(width: int, inner: int, blocks: int, frames: int, grid: int, patch: int) -> dict[str, tuple[int, ...]]:
    """Names below the tower's level, and shapes, of an InternVideo2."""
    found: dict[str, tuple[int, ...]] = {
        "cls_token": (1, 1, width),
        "pos_embed": (1, 1 + frames * grid**2, width),
        "img_pos_embed": (1, 1 + grid**2, width),
        "patch_embed.proj.weight": (width, 3, 1, patch, patch),
        "patch_embed.proj.bias": (width,),
    }
    for number in range(blocks):
        block = f"blocks.{number}"
        found |= {f"{block}.{name}.weight": (width,) for name in ("norm1", "norm2", "attn.q_norm", "attn.k_norm")}
        found |= {f"{block}.attn.qkv.weight": (3 * width, width), f"{block}.attn.proj.weight": (width, width)}
        found |= {f"{block}.attn.proj.bias": (width,), f"{block}.mlp.fc1.weight": (inner, width)}
        found |= {f"{block}.mlp.fc1.bias": (inner,), f"{block}.mlp.fc2.weight": (width, inner)}
        found |= {f"{block}.mlp.fc2.bias": (width,), f"{block}.ls1.weight": (width,), f"{block}.ls2.weight": (width,)}
    return found


def build_flash(folder: Path, *, seed: int = 0) -> Path:
    """Write the checkpoint into `folder`."""
    import torch
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    numbers = tokenizer_in(folder, SPECIAL, "{{ messages }}")
    write_json(folder / "config.json", _config(numbers))
    made = torch.Generator().manual_seed(seed)
    weights = {}
    for name, shape in _shapes(numbers[""]).items():
        noise = torch.randn(shape, generator=made)
        norm = len(shape) == 1 and name.endswith("weight")
        weights[name] = 1 + 0.1 * noise if norm else 0.1 * noise if len(shape) > 1 else 0.02 * noise
    save_file(weights, folder / "model.safetensors", {"format": "pt"})
    return folder


def _config(numbers: dict[str, int]) -> dict[str, Any]:
    return {
        "architectures": ["VideoChatFlashQwenForCausalLM"],
        "auto_map": {"AutoModelForCausalLM": "modeling_videochat_flash.VideoChatFlashQwenForCausalLM"},
        "model_type": "videochat_flash_qwen",
        "hidden_act": "silu",
        "hidden_size": HIDDEN,
        "intermediate_size": INNER,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": QUERIES,
        "num_key_value_heads": KEYS,
        "max_position_embeddings": 4096,
        "rms_norm_eps": 1e-6,
        "rope_theta": 1e6,
        "vocab_size": numbers[""],
        "bos_token_id": numbers["<|endoftext|>"],
        "eos_token_id": numbers["<|im_end|>"],
        "tie_word_embeddings": False,
        "mm_vision_tower": "internvideo2",
        "mm_hidden_size": WIDTH,
        "mm_projector_type": "tome16_mlp_hd64",
        "mm_local_num_frames": 4,
        "mm_vision_select_layer": -2,
        "mm_patch_merge_type": "spatial_nopad",
        "mm_newline_position": "nothing",
        "vision_encode_type": "video_image",
        "image_aspect_ratio": "anyres_nopad",
        "image_grid_pinpoints": "(1x1),...,(6x6)",
        "tokenizer_model_max_length": 32768,
        "mm_llm_compress": False,
        "golden_vision_tower_override": {
            "image_size": SIDE,
            "patch_size": PATCH,
            "hidden_size": WIDTH,
            "num_hidden_layers": DEPTH,
            "num_attention_heads": HEADS,
        },
    }


def _shapes(words: int) -> dict[str, tuple[int, ...]]:
    grid = SIDE // PATCH
    tower = tower_weights(WIDTH, int(WIDTH * RATIO), DEPTH - 1, 4, grid, PATCH)
    found = {f"model.vision_tower.vision_tower.{name}": shape for name, shape in tower.items()}
    for number, width in ((0, WIDTH), (2, HIDDEN)):
        found |= {f"model.mm_projector.mlp.{number}.weight": (HIDDEN, width)}
        found |= {f"model.mm_projector.mlp.{number}.bias": (HIDDEN,)}
    keys = HIDDEN // QUERIES * KEYS
    for number in range(LAYERS):
        layer = f"model.layers.{number}"
        found |= {f"{layer}.{name}.weight": (HIDDEN,) for name in ("input_layernorm", "post_attention_layernorm")}
        for letter, rows in (("q", HIDDEN), ("k", keys), ("v", keys)):
            found |= {f"{layer}.self_attn.{letter}_proj.weight": (rows, HIDDEN)}
            found |= {f"{layer}.self_attn.{letter}_proj.bias": (rows,)}
        found |= {f"{layer}.self_attn.o_proj.weight": (HIDDEN, HIDDEN), f"{layer}.mlp.down_proj.weight": (HIDDEN, INNER)}
        found |= {f"{layer}.mlp.{name}_proj.weight": (INNER, HIDDEN) for name in ("gate", "up")}
    ends = {"model.embed_tokens.weight": (words, HIDDEN), "lm_head.weight": (words, HIDDEN), "model.norm.weight": (HIDDEN,)}
    return found | ends
