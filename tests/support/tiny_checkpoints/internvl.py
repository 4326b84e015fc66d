"""InternVL: pictures cut into squares of one size, a Qwen that reads."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support import published
from tests.support.published import Config
from tests.support.tiny_checkpoints.parts import NET_MEAN, NET_STD, shrunk, write_json
from tests.support.tiny_checkpoints.qwen import generation_in, small_text, template, tokenizer_in

_PICTURES = {"IMAGE": "<IMG_CONTEXT>\n", "VIDEO": "<video>\n"}
_SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>", "<img>", "</img>", "<IMG_CONTEXT>", "<video>")


def internvl(folder: Path) -> Config:
    """InternVL3 in transformers' own layout."""
    names = {"start_image_token": "<img>", "end_image_token": "</img>", "context_image_token": "<IMG_CONTEXT>"}
    numbers = tokenizer_in(folder, _SPECIAL, template(_PICTURES))
    tokenizer = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
    tokenizer |= {**names, "video_token": "<video>", "extra_special_tokens": {**names, "video_token": "<video>"}}
    tokenizer["processor_class"] = "InternVLProcessor"
    write_json(folder / "tokenizer_config.json", tokenizer)
    write_json(
        folder / "preprocessor_config.json",
        {
            "crop_size": None,
            "crop_to_patches": False,
            "do_center_crop": None,
            "do_convert_rgb": True,
            "do_normalize": True,
            "do_rescale": True,
            "do_resize": True,
            "image_mean": NET_MEAN,
            "image_processor_type": "GotOcr2ImageProcessorFast",
            "image_std": NET_STD,
            "max_patches": 12,
            "min_patches": 1,
            "processor_class": "InternVLProcessor",
            "resample": 3,
            "rescale_factor": 0.00392156862745098,
            "size": {"height": 28, "width": 28},
        },
    )
    write_json(
        folder / "video_preprocessor_config.json",
        {
            "do_convert_rgb": True,
            "do_normalize": True,
            "do_rescale": True,
            "do_resize": True,
            "image_mean": NET_MEAN,
            "image_std": NET_STD,
            "resample": 3,
            "processor_class": "InternVLProcessor",
            "size": {"height": 28, "width": 28},
            "video_processor_type": "InternVLVideoProcessor",
        },
    )
    write_json(folder / "processor_config.json", {"image_seq_length": 1, "processor_class": "InternVLProcessor"})
    generation_in(folder, numbers)
    text = {key: value for key, value in small_text([]).items() if key != "rope_scaling"}
    return shrunk(
        published.INTERNVL3_8B,
        image_token_id=numbers["<IMG_CONTEXT>"],
        image_seq_length=1,
        text_config={
            **text,
            "vocab_size": numbers[""],
            "bos_token_id": numbers["<|endoftext|>"],
            "eos_token_id": numbers["<|im_end|>"],
        },
        vision_config={
            "hidden_size": 32,
            "image_size": [28, 28],
            "intermediate_size": 64,
            "num_attention_heads": 2,
            "num_hidden_layers": 2,
        },
    )
