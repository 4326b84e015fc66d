"""Vidi1.5-9B at its published size, by the fields of its configuration. Light."""

from __future__ import annotations

DECODER = {
    "hidden_size": 3584,
    "num_hidden_layers": 42,
    "num_attention_heads": 16,
    "num_key_value_heads": 8,
    "head_dim": 256,
    "intermediate_size": 14336,
    "vocab_size": 256000,
    "query_pre_attn_scalar": 256,
}
"""Gemma 2's, of 9 billion weights."""
TOWERS = {"mm_vision_tower": "google/siglip2-so400m-patch14-384", "mm_audio_tower": "openai/whisper-large-v3"}
