"""Qwen: three generations that see, one that reads; and the tokenizer that InternVL shares with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.support import published
from tests.support.published import Config
from tests.support.tiny_checkpoints.parts import CLIP_MEAN, CLIP_STD, HALF, byte_pairs, shrunk, write_json

_TEMPLATE = (
    "{% for message in messages %}{% if loop.first and message['role'] != 'system' %}<|im_start|>system\n"
    "You are a helpful assistant.<|im_end|>\n{% endif %}<|im_start|>{{ message['role'] }}\n"
    "{% if message['content'] is string %}{{ message['content'] }}{% else %}{% for content in message['content'] %}"
    "{% if content['type'] == 'image' or 'image' in content %}IMAGE"
    "{% elif content['type'] == 'video' or 'video' in content %}VIDEO"
    "{% elif 'text' in content %}{{ content['text'] }}{% endif %}{% endfor %}{% endif %}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
_PICTURES = {
    "IMAGE": "<|vision_start|><|image_pad|><|vision_end|>",
    "VIDEO": "<|vision_start|><|video_pad|><|vision_end|>",
}

_SPECIAL = (
    "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|vision_start|>", "<|vision_end|>", "<|vision_pad|>",
    "<|image_pad|>", "<|video_pad|>",
)  # fmt: skip


def tokenizer_in(folder: Path, special: tuple[str, ...], template: str, **names: str) -> dict[str, int]:
    """A Qwen2 tokenizer with its chat template in `folder`; returns the numbers of `special`, and "" for the vocabulary."""
    from transformers import Qwen2Tokenizer

    vocabulary, merges = byte_pairs(special, 600)
    tokenizer = Qwen2Tokenizer(
        vocab=vocabulary,
        merges=[tuple(pair.split(" ")) for pair in merges],
        eos_token="<|im_end|>",  # noqa: S106
        pad_token="<|endoftext|>",  # noqa: S106
        model_max_length=131072,
        **names,
    )
    tokenizer.add_special_tokens({"additional_special_tokens": [word for word in special if word != "<|endoftext|>"]})
    tokenizer.chat_template = template
    tokenizer.save_pretrained(folder)
    numbers = {word: int(tokenizer.convert_tokens_to_ids(word)) for word in special}
    return {**numbers, "": 64 * -(-len(tokenizer) // 64)}


def template(pictures: Mapping[str, str]) -> str:
    """The chat template, with the marks that stand for a picture and for a film."""
    text = _TEMPLATE
    for word, marks in pictures.items():
        text = text.replace(word, marks)
    return text


def _pictures_in(folder: Path, kind: str, *, patch: int, size: tuple[int, int], half: bool) -> None:
    mean, std = (HALF, HALF) if half else (CLIP_MEAN, CLIP_STD)
    shared = {
        "patch_size": patch,
        "temporal_patch_size": 2,
        "merge_size": 2,
        "image_mean": mean,
        "image_std": std,
    }
    limits: Config = {"size": {"shortest_edge": size[0], "longest_edge": size[1]}}
    if not half:
        limits = {"min_pixels": size[0], "max_pixels": size[1]}
    processor = {"qwen2_vl": "Qwen2VLProcessor", "qwen2_5_vl": "Qwen2_5_VLProcessor", "qwen3_vl": "Qwen3VLProcessor"}[kind]
    video = "Qwen3VLVideoProcessor" if kind == "qwen3_vl" else "Qwen2VLVideoProcessor"
    pictures = "Qwen2VLImageProcessorFast" if kind == "qwen3_vl" else "Qwen2VLImageProcessor"
    write_json(
        folder / "preprocessor_config.json",
        {**shared, **limits, "image_processor_type": pictures, "processor_class": processor},
    )
    write_json(
        folder / "video_preprocessor_config.json",
        {**shared, **limits, "video_processor_type": video, "processor_class": processor},
    )


def _small(config: Config, numbers: Mapping[str, int], text: Config, **changes: Any) -> Config:
    """`config` made small; text settings lie where the published file has them."""
    shared = {
        "image_token_id": numbers["<|image_pad|>"],
        "video_token_id": numbers["<|video_pad|>"],
        "vision_start_token_id": numbers["<|vision_start|>"],
        "vision_end_token_id": numbers["<|vision_end|>"],
    }
    words = {
        "vocab_size": numbers[""],
        "bos_token_id": numbers["<|endoftext|>"],
        "eos_token_id": numbers["<|im_end|>"],
        **text,
    }
    if "vision_token_id" in config:
        shared["vision_token_id"] = numbers["<|vision_pad|>"]
    if "text_config" in config:
        return shrunk(config, text_config=words, **shared, **changes)
    return shrunk(config, **words, **shared, **changes)


def generation_in(folder: Path, numbers: Mapping[str, int]) -> None:
    """Write the settings of generation into `folder`."""
    settings = {
        "bos_token_id": numbers["<|endoftext|>"],
        "pad_token_id": numbers["<|endoftext|>"],
        "eos_token_id": [numbers["<|im_end|>"], numbers["<|endoftext|>"]],
        "do_sample": False,
    }
    write_json(folder / "generation_config.json", settings)


def small_text(sections: list[int], layers: int = 3) -> Config:
    """A small decoder's settings; `sections` are those of its rotary positions."""
    return {
        "hidden_size": 64,
        "intermediate_size": 128,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "num_hidden_layers": layers,
        "max_position_embeddings": 32768,
        "rope_scaling": {"type": "mrope", "mrope_section": sections},
    }


def qwen2_5_vl(folder: Path) -> Config:
    """Qwen2.5-VL."""
    numbers = tokenizer_in(folder, _SPECIAL, template(_PICTURES))
    _pictures_in(folder, "qwen2_5_vl", patch=14, size=(3136, 12845056), half=False)
    generation_in(folder, numbers)
    vision = {
        "depth": 2,
        "hidden_size": 32,
        "intermediate_size": 64,
        "num_heads": 2,
        "out_hidden_size": 64,
        "fullatt_block_indexes": [1],
    }
    return _small(published.QWEN2_5_VL_7B, numbers, small_text([2, 3, 3]), vision_config=vision)


def qwen2_vl(folder: Path) -> Config:
    """Qwen2-VL."""
    numbers = tokenizer_in(folder, _SPECIAL, template(_PICTURES))
    _pictures_in(folder, "qwen2_vl", patch=14, size=(3136, 12845056), half=False)
    generation_in(folder, numbers)
    vision = {"depth": 2, "embed_dim": 32, "hidden_size": 64, "mlp_ratio": 2, "num_heads": 2}
    return _small(published.QWEN2_VL_7B, numbers, small_text([2, 3, 3]), vision_config=vision)


def qwen3_vl(folder: Path) -> Config:
    """Qwen3-VL."""
    numbers = tokenizer_in(folder, _SPECIAL, template(_PICTURES))
    _pictures_in(folder, "qwen3_vl", patch=16, size=(65536, 16777216), half=True)
    generation_in(folder, numbers)
    text = {
        **small_text([4, 2, 2]),
        "head_dim": 16,
        "rope_scaling": {"mrope_interleaved": True, "mrope_section": [4, 2, 2], "rope_type": "default"},
    }
    vision = {
        "depth": 3,
        "hidden_size": 32,
        "intermediate_size": 64,
        "num_heads": 2,
        "out_hidden_size": 64,
        "deepstack_visual_indexes": [0, 1],
        "num_position_embeddings": 64,
    }
    return _small(published.QWEN3_VL_8B, numbers, text, vision_config=vision)


def qwen3(folder: Path) -> Config:
    """Qwen3, which sees nothing."""
    numbers = tokenizer_in(folder, _SPECIAL, template(_PICTURES))
    generation_in(folder, numbers)
    text = {key: value for key, value in small_text([]).items() if key != "rope_scaling"}
    return shrunk(
        published.QWEN3_8B,
        **text,
        head_dim=16,
        vocab_size=numbers[""],
        bos_token_id=numbers["<|endoftext|>"],
        eos_token_id=numbers["<|im_end|>"],
    )
