"""Tokenizers of both kinds, trained on a few sentences: byte-level as Qwen's, sentencepiece as Gemma's and Llama's."""

from __future__ import annotations

from functools import cache
from typing import Literal

from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

Kind = Literal["bytes", "pieces"]
END = "<|im_end|>"
CORPUS = (
    'A dog runs along the beach and jumps into the water. {"start":12.5,"end":14.0,"text":"The "} {"title":" said, "no".',
    "The woman in red opens the door, and two children laugh: 10 of them, 3.5 or 27 seconds later.",
    "一只狗沿着海滩奔跑，跳进水里。穿红衣服的女人打开门，两个孩子在笑。",
    '"},{"start": 0.0, 1.0, 20.5, 100.5]}',
)


@cache
def tiny_tokenizer(kind: Kind, size: int = 480) -> PreTrainedTokenizerFast:
    """A fast tokenizer with about `size` tokens; every byte is one of them, so that it can write anything."""
    tokenizer = Tokenizer(models.BPE(byte_fallback=kind == "pieces", unk_token=None))
    special = ["<|im_start|>", END]
    if kind == "bytes":
        tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
        tokenizer.decoder = decoders.ByteLevel()
        alphabet = pre_tokenizers.ByteLevel.alphabet()
        trainer = trainers.BpeTrainer(
            vocab_size=size, special_tokens=special, initial_alphabet=alphabet, show_progress=False
        )
    else:
        tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
        tokenizer.decoder = decoders.Sequence(
            [
                decoders.Replace("▁", " "),
                decoders.ByteFallback(),
                decoders.Fuse(),
                decoders.Strip(" ", 1, 0),
            ]
        )
        pieces = [f"<0x{byte:02X}>" for byte in range(256)]
        trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=special + pieces, show_progress=False)
    tokenizer.train_from_iterator(CORPUS * 20, trainer)
    if kind == "pieces":
        tokenizer = _bytes_are_no_specials(tokenizer)
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token=AddedToken(END, special=True))


def _bytes_are_no_specials(tokenizer: Tokenizer) -> Tokenizer:
    """The tokens of bytes are ordinary ones of the vocabulary; the trainer knows only special ones beside what it learns."""
    import json

    content = json.loads(tokenizer.to_str())
    content["added_tokens"] = [token for token in content["added_tokens"] if not token["content"].startswith("<0x")]
    return Tokenizer.from_str(json.dumps(content))
