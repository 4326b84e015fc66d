"""Tiny checkpoints with random weights: real architectures, published file layout, tokenizers trained on the spot.

    folder = build("qwen2.5-vl", tmp_path / "model")

What is published beside the weights is there as well: processors' settings, chat templates, generation settings. Nothing is
fetched. A checkpoint takes about a second.
"""

from __future__ import annotations

import copy
import json
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.support import published
from tests.support.published import Config

_SENTENCES = (
    "a dog runs along the beach and jumps into the waves",
    "the goal in the last minute, and the crowd cheers",
    "two people talk at a table while somebody cooks in the kitchen",
    "from 3.5 to 12.0 seconds, between 00:01 and 02:47, nothing happens",
    'yes no user assistant system Frame0: {"start": 1.5, "end": 27.25, "title": "a close-up"} [0, 1]',
    "夕日の中を犬が走る 一只狗在海滩上奔跑 进球了 观众欢呼",
    "the quick brown fox jumps over the lazy dog 0123456789 <>,.:;!?'\"()[]{}-_/\\|@#$%^&*+=~`",
) * 3

_QWEN_TEMPLATE = (
    "{% for message in messages %}{% if loop.first and message['role'] != 'system' %}<|im_start|>system\n"
    "You are a helpful assistant.<|im_end|>\n{% endif %}<|im_start|>{{ message['role'] }}\n"
    "{% if message['content'] is string %}{{ message['content'] }}{% else %}{% for content in message['content'] %}"
    "{% if content['type'] == 'image' or 'image' in content %}IMAGE"
    "{% elif content['type'] == 'video' or 'video' in content %}VIDEO"
    "{% elif 'text' in content %}{{ content['text'] }}{% endif %}{% endfor %}{% endif %}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
_QWEN_PICTURES = {
    "IMAGE": "<|vision_start|><|image_pad|><|vision_end|>",
    "VIDEO": "<|vision_start|><|video_pad|><|vision_end|>",
}
_INTERNVL_PICTURES = {"IMAGE": "<IMG_CONTEXT>\n", "VIDEO": "<video>\n"}

_QWEN_SPECIAL = (
    "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|vision_start|>", "<|vision_end|>", "<|vision_pad|>",
    "<|image_pad|>", "<|video_pad|>",
)  # fmt: skip
_INTERNVL_SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>", "<img>", "</img>", "<IMG_CONTEXT>", "<video>")
_GEMMA_SPECIAL = ("<pad>", "<eos>", "<bos>", "<unk>", "<mask>")

_CLIP_MEAN, _CLIP_STD = [0.48145466, 0.4578275, 0.40821073], [0.26862954, 0.26130258, 0.27577711]
_NET_MEAN, _NET_STD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
_HALF = [0.5, 0.5, 0.5]


def build(name: str, folder: Path, *, seed: int = 0, dtype: str = "bfloat16", shard: int | None = None) -> Path:
    """Write the checkpoint called `name` (a key of BUILDERS) into `folder` and return that.

    `shard` is the size in bytes from which the weights go into several files with an index; by default there is one file.
    The same `seed` gives the same weights.
    """
    import torch
    import transformers

    folder.mkdir(parents=True, exist_ok=True)
    config = BUILDERS[name](folder)
    config["torch_dtype"] = dtype
    class_name = config["architectures"][0]
    write_json(folder / "config.json", config)
    parsed = transformers.AutoConfig.from_pretrained(folder)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = getattr(transformers, class_name)(parsed).to(getattr(torch, dtype))
        with torch.no_grad():
            for parameter in model.parameters():
                if parameter.ndim > 1 and not parameter.any():
                    parameter.normal_(std=0.02)  # what was published was trained
    transformers.utils.logging.disable_progress_bar()
    settings = folder / "generation_config.json"
    generation = settings.read_bytes() if settings.exists() else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.save_pretrained(folder, **({"max_shard_size": shard} if shard else {}))
    write_json(folder / "config.json", config)  # the published form, not this library's own
    if generation is not None:
        settings.write_bytes(generation)
    return folder


def write_json(path: Path, value: object) -> None:
    """As the published files are: indented, UTF-8."""
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _shrunk(config: Config, **changes: Any) -> Config:
    """`config` with `changes` laid over it, sections into sections."""
    result = copy.deepcopy(config)
    for key, value in changes.items():
        result[key] = {**result[key], **value} if isinstance(value, Mapping) and key in result else value
    return result


def _byte_pairs(special: tuple[str, ...], size: int) -> tuple[dict[str, int], list[str]]:
    """(vocabulary, merges) of byte-level pieces, as GPT-2, Qwen and Whisper have them; `special` comes after the pieces."""
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(
        vocab_size=size - len(special), initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False
    )
    tokenizer.train_from_iterator(_SENTENCES, trainer)
    made = json.loads(tokenizer.to_str())["model"]
    return made["vocab"], [" ".join(pair) if isinstance(pair, list) else pair for pair in made["merges"]]


def _qwen_tokenizer(folder: Path, special: tuple[str, ...], template: str, **names: str) -> dict[str, int]:
    """A Qwen2 tokenizer with its chat template in `folder`; returns the numbers of `special`, and "" for the vocabulary."""
    from transformers import Qwen2Tokenizer

    vocabulary, merges = _byte_pairs(special, 600)
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


def _template(pictures: Mapping[str, str]) -> str:
    text = _QWEN_TEMPLATE
    for word, marks in pictures.items():
        text = text.replace(word, marks)
    return text


def _qwen_pictures(folder: Path, kind: str, *, patch: int, size: tuple[int, int], half: bool) -> None:
    mean, std = (_HALF, _HALF) if half else (_CLIP_MEAN, _CLIP_STD)
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


def _qwen_config(config: Config, numbers: Mapping[str, int], text: Config, **changes: Any) -> Config:
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
        return _shrunk(config, text_config=words, **shared, **changes)
    return _shrunk(config, **words, **shared, **changes)


def _generation(folder: Path, numbers: Mapping[str, int]) -> None:
    settings = {
        "bos_token_id": numbers["<|endoftext|>"],
        "pad_token_id": numbers["<|endoftext|>"],
        "eos_token_id": [numbers["<|im_end|>"], numbers["<|endoftext|>"]],
        "do_sample": False,
    }
    write_json(folder / "generation_config.json", settings)


def _small_text(sections: list[int], layers: int = 3) -> Config:
    return {
        "hidden_size": 64,
        "intermediate_size": 128,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "num_hidden_layers": layers,
        "max_position_embeddings": 32768,
        "rope_scaling": {"type": "mrope", "mrope_section": sections},
    }


def _qwen2_5_vl(folder: Path) -> Config:
    numbers = _qwen_tokenizer(folder, _QWEN_SPECIAL, _template(_QWEN_PICTURES))
    _qwen_pictures(folder, "qwen2_5_vl", patch=14, size=(3136, 12845056), half=False)
    _generation(folder, numbers)
    vision = {
        "depth": 2,
        "hidden_size": 32,
        "intermediate_size": 64,
        "num_heads": 2,
        "out_hidden_size": 64,
        "fullatt_block_indexes": [1],
    }
    return _qwen_config(published.QWEN2_5_VL_7B, numbers, _small_text([2, 3, 3]), vision_config=vision)


def _qwen2_vl(folder: Path) -> Config:
    numbers = _qwen_tokenizer(folder, _QWEN_SPECIAL, _template(_QWEN_PICTURES))
    _qwen_pictures(folder, "qwen2_vl", patch=14, size=(3136, 12845056), half=False)
    _generation(folder, numbers)
    vision = {"depth": 2, "embed_dim": 32, "hidden_size": 64, "mlp_ratio": 2, "num_heads": 2}
    return _qwen_config(published.QWEN2_VL_7B, numbers, _small_text([2, 3, 3]), vision_config=vision)


def _qwen3_vl(folder: Path) -> Config:
    numbers = _qwen_tokenizer(folder, _QWEN_SPECIAL, _template(_QWEN_PICTURES))
    _qwen_pictures(folder, "qwen3_vl", patch=16, size=(65536, 16777216), half=True)
    _generation(folder, numbers)
    text = {
        **_small_text([4, 2, 2]),
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
    return _qwen_config(published.QWEN3_VL_8B, numbers, text, vision_config=vision)


def _internvl(folder: Path) -> Config:
    names = {"start_image_token": "<img>", "end_image_token": "</img>", "context_image_token": "<IMG_CONTEXT>"}
    numbers = _qwen_tokenizer(folder, _INTERNVL_SPECIAL, _template(_INTERNVL_PICTURES))
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
            "image_mean": _NET_MEAN,
            "image_processor_type": "GotOcr2ImageProcessorFast",
            "image_std": _NET_STD,
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
            "image_mean": _NET_MEAN,
            "image_std": _NET_STD,
            "resample": 3,
            "processor_class": "InternVLProcessor",
            "size": {"height": 28, "width": 28},
            "video_processor_type": "InternVLVideoProcessor",
        },
    )
    write_json(folder / "processor_config.json", {"image_seq_length": 1, "processor_class": "InternVLProcessor"})
    _generation(folder, numbers)
    text = {key: value for key, value in _small_text([]).items() if key != "rope_scaling"}
    return _shrunk(
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


def _siglip_tokenizer(folder: Path, class_name: str) -> int:
    from transformers import GemmaTokenizer

    words = sorted({letter for sentence in _SENTENCES for letter in sentence.replace(" ", "▁")})
    pieces = [*_GEMMA_SPECIAL, *(f"<0x{byte:02X}>" for byte in range(256)), *words]
    tokenizer = GemmaTokenizer(vocab={piece: number for number, piece in enumerate(pieces)}, merges=[])
    tokenizer.save_pretrained(folder)
    settings = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
    settings |= {"tokenizer_class": "GemmaTokenizer", "processor_class": class_name, "padding_side": "right"}
    settings |= {"do_lower_case": True, "model_max_length": 64}
    write_json(folder / "tokenizer_config.json", settings)
    return 64 * -(-len(pieces) // 64)


def _siglip2(folder: Path) -> Config:
    size = _siglip_tokenizer(folder, "Siglip2Processor")
    write_json(
        folder / "preprocessor_config.json",
        {
            "do_convert_rgb": True,
            "do_normalize": True,
            "do_rescale": True,
            "do_resize": True,
            "image_mean": _HALF,
            "image_processor_type": "Siglip2ImageProcessor",
            "image_std": _HALF,
            "max_num_patches": 16,
            "patch_size": 16,
            "processor_class": "Siglip2Processor",
            "resample": 2,
            "rescale_factor": 0.00392156862745098,
        },
    )
    return _siglip_config(published.SIGLIP2_SO400M_NAFLEX, size, num_patches=16)


def _siglip(folder: Path) -> Config:
    size = _siglip_tokenizer(folder, "SiglipProcessor")
    write_json(
        folder / "preprocessor_config.json",
        {
            "do_convert_rgb": None,
            "do_normalize": True,
            "do_rescale": True,
            "do_resize": True,
            "image_mean": _HALF,
            "image_processor_type": "SiglipImageProcessor",
            "image_std": _HALF,
            "processor_class": "SiglipProcessor",
            "resample": 2,
            "rescale_factor": 0.00392156862745098,
            "size": {"height": 56, "width": 56},
        },
    )
    return _siglip_config(published.SIGLIP2_SO400M_384, size, image_size=56)


def _siglip_config(config: Config, vocabulary: int, **pictures: int) -> Config:
    small = {"hidden_size": 32, "intermediate_size": 64, "num_attention_heads": 2, "num_hidden_layers": 2}
    return _shrunk(
        config,
        text_config={**small, "vocab_size": vocabulary, "projection_size": 32},
        vision_config={**small, **pictures},
    )


_WHISPER_LANGUAGES = ("en", "zh", "de", "es", "ja")
_WHISPER_SPECIAL = (
    "<|endoftext|>",
    "<|startoftranscript|>",
    *(f"<|{language}|>" for language in _WHISPER_LANGUAGES),
    "<|translate|>",
    "<|transcribe|>",
    "<|startoflm|>",
    "<|startofprev|>",
    "<|nospeech|>",
    "<|notimestamps|>",
    *(f"<|{step / 50:.2f}|>" for step in range(1501)),
)


def _whisper(folder: Path) -> Config:
    from transformers import WhisperTokenizer

    vocabulary, merges = _byte_pairs((), 400)
    write_json(folder / "vocab.json", vocabulary)
    (folder / "merges.txt").write_text("#version: 0.2\n" + "\n".join(merges) + "\n", encoding="utf-8")
    tokenizer = WhisperTokenizer(vocab=vocabulary, merges=[tuple(pair.split(" ")) for pair in merges])
    times = 7 + len(_WHISPER_LANGUAGES) + 1
    tokenizer.add_special_tokens({"additional_special_tokens": list(_WHISPER_SPECIAL[1:times])})
    tokenizer.add_tokens(list(_WHISPER_SPECIAL[times:]))
    tokenizer.save_pretrained(folder)
    number = {word: int(tokenizer.convert_tokens_to_ids(word)) for word in _WHISPER_SPECIAL}
    write_json(
        folder / "preprocessor_config.json",
        {
            "chunk_length": 30,
            "feature_extractor_type": "WhisperFeatureExtractor",
            "feature_size": 80,
            "hop_length": 160,
            "n_fft": 400,
            "n_samples": 480000,
            "nb_max_frames": 3000,
            "padding_side": "right",
            "padding_value": 0.0,
            "processor_class": "WhisperProcessor",
            "return_attention_mask": False,
            "sampling_rate": 16000,
        },
    )
    end, start = number["<|endoftext|>"], number["<|startoftranscript|>"]
    write_json(
        folder / "generation_config.json",
        {
            "alignment_heads": [[0, 0], [1, 1]],
            "begin_suppress_tokens": [end],
            "bos_token_id": end,
            "decoder_start_token_id": start,
            "eos_token_id": end,
            "is_multilingual": True,
            "lang_to_id": {f"<|{name}|>": number[f"<|{name}|>"] for name in _WHISPER_LANGUAGES},
            "max_initial_timestamp_index": 50,
            "max_length": 448,
            "no_timestamps_token_id": number["<|notimestamps|>"],
            "pad_token_id": end,
            "prev_sot_token_id": number["<|startofprev|>"],
            "return_timestamps": False,
            "suppress_tokens": [],
            "task_to_id": {"transcribe": number["<|transcribe|>"], "translate": number["<|translate|>"]},
        },
    )
    return _shrunk(
        published.WHISPER_LARGE_V3,
        d_model=32,
        decoder_attention_heads=2,
        decoder_ffn_dim=64,
        decoder_layers=2,
        encoder_attention_heads=2,
        encoder_ffn_dim=64,
        encoder_layers=2,
        num_hidden_layers=2,
        num_mel_bins=80,
        vocab_size=len(tokenizer),
        begin_suppress_tokens=[end],
        bos_token_id=end,
        decoder_start_token_id=start,
        eos_token_id=end,
        pad_token_id=end,
    )


def _qwen3(folder: Path) -> Config:
    numbers = _qwen_tokenizer(folder, _QWEN_SPECIAL, _template(_QWEN_PICTURES))
    _generation(folder, numbers)
    text = {key: value for key, value in _small_text([]).items() if key != "rope_scaling"}
    return _shrunk(
        published.QWEN3_8B,
        **text,
        head_dim=16,
        vocab_size=numbers[""],
        bos_token_id=numbers["<|endoftext|>"],
        eos_token_id=numbers["<|im_end|>"],
    )


BUILDERS: dict[str, Callable[[Path], Config]] = {
    "qwen2-vl": _qwen2_vl,
    "qwen2.5-vl": _qwen2_5_vl,
    "qwen3-vl": _qwen3_vl,
    "internvl": _internvl,
    "siglip2": _siglip2,
    "siglip": _siglip,
    "whisper": _whisper,
    "qwen3": _qwen3,
}
"""What writes everything but the weights into a folder and returns the configuration, by name."""
