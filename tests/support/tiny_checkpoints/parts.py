"""What tiny checkpoints of every family are made of."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.support.published import Config

SENTENCES = (
    "a dog runs along the beach and jumps into the waves",
    "the goal in the last minute, and the crowd cheers",
    "two people talk at a table while somebody cooks in the kitchen",
    "from 3.5 to 12.0 seconds, between 00:01 and 02:47, nothing happens",
    'yes no user assistant system Frame0: {"start": 1.5, "end": 27.25, "title": "a close-up"} [0, 1]',
    "夕日の中を犬が走る 一只狗在海滩上奔跑 进球了 观众欢呼",
    "the quick brown fox jumps over the lazy dog 0123456789 <>,.:;!?'\"()[]{}-_/\\|@#$%^&*+=~`",
) * 3

CLIP_MEAN, CLIP_STD = [0.48145466, 0.4578275, 0.40821073], [0.26862954, 0.26130258, 0.27577711]
NET_MEAN, NET_STD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
HALF = [0.5, 0.5, 0.5]


def write_json(path: Path, value: object) -> None:
    """As the published files are: indented, UTF-8."""
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def shrunk(config: Config, **changes: Any) -> Config:
    """`config` with `changes` laid over it, sections into sections."""
    result = copy.deepcopy(config)
    for key, value in changes.items():
        result[key] = {**result[key], **value} if isinstance(value, Mapping) and key in result else value
    return result


def byte_pairs(special: tuple[str, ...], size: int) -> tuple[dict[str, int], list[str]]:
    """(vocabulary, merges) of byte-level pieces, as GPT-2, Qwen and Whisper have them; `special` comes after the pieces."""
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(
        vocab_size=size - len(special), initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False
    )
    tokenizer.train_from_iterator(SENTENCES, trainer)
    made = json.loads(tokenizer.to_str())["model"]
    return made["vocab"], [" ".join(pair) if isinstance(pair, list) else pair for pair in made["merges"]]
