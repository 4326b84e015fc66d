"""Whisper: speech to text, with its times and languages as tokens."""

from __future__ import annotations

from pathlib import Path

from tests.support import published
from tests.support.published import Config
from tests.support.tiny_checkpoints.parts import byte_pairs, shrunk, write_json

_LANGUAGES = ("en", "zh", "de", "es", "ja")
_SPECIAL = (
    "<|endoftext|>",
    "<|startoftranscript|>",
    *(f"<|{language}|>" for language in _LANGUAGES),
    "<|translate|>",
    "<|transcribe|>",
    "<|startoflm|>",
    "<|startofprev|>",
    "<|nospeech|>",
    "<|notimestamps|>",
    *(f"<|{step / 50:.2f}|>" for step in range(1501)),
)


def whisper(folder: Path) -> Config:
    """Whisper large-v3, made small."""
    from transformers import WhisperTokenizer

    vocabulary, merges = byte_pairs((), 400)
    write_json(folder / "vocab.json", vocabulary)
    (folder / "merges.txt").write_text("#version: 0.2\n" + "\n".join(merges) + "\n", encoding="utf-8")
    tokenizer = WhisperTokenizer(vocab=vocabulary, merges=[tuple(pair.split(" ")) for pair in merges])
    times = 7 + len(_LANGUAGES) + 1
    tokenizer.add_special_tokens({"additional_special_tokens": list(_SPECIAL[1:times])})
    tokenizer.add_tokens(list(_SPECIAL[times:]))
    tokenizer.save_pretrained(folder)
    number = {word: int(tokenizer.convert_tokens_to_ids(word)) for word in _SPECIAL}
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
            "lang_to_id": {f"<|{name}|>": number[f"<|{name}|>"] for name in _LANGUAGES},
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
    return shrunk(
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
