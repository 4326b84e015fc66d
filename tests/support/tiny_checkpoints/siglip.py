"""SigLIP 2: pictures and words in one space, with pictures of any shape or of one."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support import published
from tests.support.published import Config
from tests.support.tiny_checkpoints.parts import HALF, SENTENCES, shrunk, write_json

_SPECIAL = ("<pad>", "<eos>", "<bos>", "<unk>", "<mask>")


def _tokenizer_in(folder: Path, class_name: str) -> int:
    from transformers import GemmaTokenizer

    words = sorted({letter for sentence in SENTENCES for letter in sentence.replace(" ", "▁")})
    pieces = [*_SPECIAL, *(f"<0x{byte:02X}>" for byte in range(256)), *words]
    tokenizer = GemmaTokenizer(vocab={piece: number for number, piece in enumerate(pieces)}, merges=[])
    tokenizer.save_pretrained(folder)
    settings = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
    settings |= {"tokenizer_class": "GemmaTokenizer", "processor_class": class_name, "padding_side": "right"}
    settings |= {"do_lower_case": True, "model_max_length": 64}
    write_json(folder / "tokenizer_config.json", settings)
    return 64 * -(-len(pieces) // 64)


def siglip2(folder: Path) -> Config:
    """With pictures of any shape (NaFlex)."""
    size = _tokenizer_in(folder, "Siglip2Processor")
    write_json(
        folder / "preprocessor_config.json",
        {
            "do_convert_rgb": True,
            "do_normalize": True,
            "do_rescale": True,
            "do_resize": True,
            "image_mean": HALF,
            "image_processor_type": "Siglip2ImageProcessor",
            "image_std": HALF,
            "max_num_patches": 16,
            "patch_size": 16,
            "processor_class": "Siglip2Processor",
            "resample": 2,
            "rescale_factor": 0.00392156862745098,
        },
    )
    return _small(published.SIGLIP2_SO400M_NAFLEX, size, num_patches=16)


def siglip(folder: Path) -> Config:
    """With pictures of one size."""
    size = _tokenizer_in(folder, "SiglipProcessor")
    write_json(
        folder / "preprocessor_config.json",
        {
            "do_convert_rgb": None,
            "do_normalize": True,
            "do_rescale": True,
            "do_resize": True,
            "image_mean": HALF,
            "image_processor_type": "SiglipImageProcessor",
            "image_std": HALF,
            "processor_class": "SiglipProcessor",
            "resample": 2,
            "rescale_factor": 0.00392156862745098,
            "size": {"height": 56, "width": 56},
        },
    )
    return _small(published.SIGLIP2_SO400M_384, size, image_size=56)


def _small(config: Config, vocabulary: int, **pictures: int) -> Config:
    small = {"hidden_size": 32, "intermediate_size": 64, "num_attention_heads": 2, "num_hidden_layers": 2}
    return shrunk(
        config,
        text_config={**small, "vocab_size": vocabulary, "projection_size": 32},
        vision_config={**small, **pictures},
    )
