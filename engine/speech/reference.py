"""openai-whisper: the reference implementation, on weights from safetensors of its own layout or of transformers'."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
import whisper
from safetensors.torch import load_file
from whisper.model import ModelDimensions, Whisper

from engine.models.checkpoint import open_checkpoint
from engine.protocol import EngineError
from engine.speech.backend import Alive, Asked, Found, Piece, Said
from engine.speech.models import dims_of

_NAMES = (
    (r"^(model\.)?", ""),
    (r"\.layers\.", ".blocks."),
    (r"\.encoder_attn_layer_norm\.", ".cross_attn_ln."),
    (r"\.self_attn_layer_norm\.", ".attn_ln."),
    (r"\.encoder_attn\.", ".cross_attn."),
    (r"\.self_attn\.", ".attn."),
    (r"\.q_proj\.", ".query."),
    (r"\.k_proj\.", ".key."),
    (r"\.v_proj\.", ".value."),
    (r"\.out_proj\.", ".out."),
    (r"\.fc1\.", ".mlp.0."),
    (r"\.fc2\.", ".mlp.2."),
    (r"(\.blocks\.\d+)\.final_layer_norm\.", r"\1.mlp_ln."),
    (r"^encoder\.layer_norm\.", "encoder.ln_post."),
    (r"^decoder\.layer_norm\.", "decoder.ln."),
    (r"^encoder\.embed_positions\.weight$", "encoder.positional_embedding"),
    (r"^decoder\.embed_positions\.weight$", "decoder.positional_embedding"),
    (r"^decoder\.embed_tokens\.", "decoder.token_embedding."),
)
_SIZES = {
    "n_mels": "num_mel_bins",
    "n_audio_ctx": "max_source_positions",
    "n_audio_state": "d_model",
    "n_audio_head": "encoder_attention_heads",
    "n_audio_layer": "encoder_layers",
    "n_vocab": "vocab_size",
    "n_text_ctx": "max_target_positions",
    "n_text_state": "d_model",
    "n_text_head": "decoder_attention_heads",
    "n_text_layer": "decoder_layers",
}


_VOCABULARIES = (51864, 51865, 51866)
"""Tokens that the package's own tokenizers count: English only, multilingual, and multilingual with Cantonese."""


def own_name(name: str) -> str:
    """The name that openai-whisper gives to a tensor of transformers' Whisper."""
    for pattern, replacement in _NAMES:
        name = re.sub(pattern, replacement, name, count=1)
    return name


class OpenAIWhisper:
    """One piece at a time, as its authors run it."""

    name = "openai-whisper"
    batch = 1

    def __init__(self, found: Found, smaller: int = 0) -> None:
        """`smaller` above 0 is the processor instead of the card."""
        sizes, tensors, heads = _own(found.path) if found.layout == "openai" else _translated(found.path)
        try:
            dims = ModelDimensions(**sizes)
        except TypeError as error:
            raise EngineError(f"the model does not tell its sizes: {error}", file=str(found.path)) from None
        if dims.n_vocab not in _VOCABULARIES:
            raise EngineError(
                "its vocabulary is not one of openai-whisper's",
                file=str(found.path),
                hint="run it with --engine transformers",
            )
        self._model = Whisper(dims)
        self._model.load_state_dict({name: tensor.float() for name, tensor in tensors.items()})
        if heads:
            mask = torch.zeros(dims.n_text_layer, dims.n_text_head, dtype=torch.bool)
            for layer, head in heads:
                mask[layer, head] = True
            self._model.register_buffer("alignment_heads", mask.to_sparse(), persistent=False)
        self._card = torch.cuda.is_available() and not smaller
        self._model.to("cuda" if self._card else "cpu").eval()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # it leaves the file of its vocabulary to the collector
            whisper.tokenizer.get_tokenizer(self._model.is_multilingual, num_languages=self._model.num_languages)
        known = list(whisper.tokenizer.LANGUAGES)[: self._model.num_languages]
        self.languages: tuple[str, ...] = tuple(known) if self._model.is_multilingual else ("en",)

    def detect(self, piece: Piece, alive: Alive) -> dict[str, float]:
        alive()
        if len(self.languages) == 1:
            return {"en": 1.0}
        sound = whisper.pad_or_trim(piece.samples)
        mel = whisper.log_mel_spectrogram(sound, n_mels=self._model.dims.n_mels).to(self._model.device)
        _, shares = whisper.detect_language(self._model, mel)
        return dict(shares)

    def transcribe(self, pieces: Sequence[Piece], asked: Asked, alive: Alive) -> list[list[Said]]:
        hook = self._model.decoder.register_forward_pre_hook(lambda *_: alive())
        try:
            return [self._one(piece, asked, alive) for piece in pieces]
        finally:
            hook.remove()

    def _one(self, piece: Piece, asked: Asked, alive: Callable[[], None]) -> list[Said]:
        alive()
        answer = whisper.transcribe(
            self._model,
            np.ascontiguousarray(piece.samples),
            language=asked.language,
            task="translate" if asked.translate else "transcribe",
            temperature=0.0,
            condition_on_previous_text=False,
            initial_prompt=asked.prompt or None,
            word_timestamps=True,
            fp16=self._card,
            verbose=None,
        )
        return [
            Said(word["start"], word["end"], word["word"], first=place == 0)
            for segment in answer["segments"]
            for place, word in enumerate(segment.get("words", ()))
        ]


Heads = list[tuple[int, int]]


def _own(path: Path) -> tuple[Mapping[str, int], dict[str, torch.Tensor], Heads]:
    tensors = load_file(path)
    tensors.pop("alignment_heads", None)
    return dims_of(path), tensors, []


def _translated(folder: Path) -> tuple[Mapping[str, int], dict[str, torch.Tensor], Heads]:
    open_checkpoint(folder)
    config = json.loads((folder / "config.json").read_bytes())
    sizes = {name: int(config[theirs]) for name, theirs in _SIZES.items()}
    tensors: dict[str, torch.Tensor] = {}
    for path in sorted(folder.glob("*.safetensors")):
        tensors |= {own_name(name): tensor for name, tensor in load_file(path).items() if name != "proj_out.weight"}
    heads: Heads = []
    settings = folder / "generation_config.json"
    if settings.is_file():
        wanted = json.loads(settings.read_bytes()).get("alignment_heads") or []
        heads = [
            (int(layer), int(head))
            for layer, head in wanted
            if int(layer) < sizes["n_text_layer"] and int(head) < sizes["n_text_head"]
        ]
    return sizes, tensors, heads
