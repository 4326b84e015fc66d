"""Whisper by transformers: a folder with safetensors, several pieces at once, words timed by its cross-attention."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import torch
from transformers import (
    StoppingCriteria,
    StoppingCriteriaList,
    WhisperFeatureExtractor,
    WhisperForConditionalGeneration,
    WhisperTokenizerFast,
)
from transformers.utils import logging as transformers_logging

from engine.models.checkpoint import open_checkpoint
from engine.protocol import Span
from engine.speech.backend import RATE, Alive, Asked, Piece, Said
from engine.speech.cues import estimated_words
from engine.speech.languages import SPACELESS


class TransformersWhisper:
    """A checkpoint folder of transformers' own layout, safetensors only."""

    name = "transformers"

    def __init__(self, folder: Path, smaller: int = 0) -> None:
        """`smaller` 1 is one piece at a time, beyond that the processor instead of the card."""
        open_checkpoint(folder)
        transformers_logging.disable_progress_bar()
        self._device = torch.device("cuda" if torch.cuda.is_available() and smaller < 2 else "cpu")
        self._type = torch.float16 if self._device.type == "cuda" else torch.float32
        self._model = WhisperForConditionalGeneration.from_pretrained(
            folder,
            dtype=self._type,
            use_safetensors=True,
            local_files_only=True,
            trust_remote_code=False,
            attn_implementation="eager",  # word times are read from the attention itself
        )
        self._model.to(self._device).eval()
        self._features = WhisperFeatureExtractor.from_pretrained(folder, local_files_only=True)
        self._tokenizer = WhisperTokenizerFast.from_pretrained(folder, local_files_only=True)
        settings = self._model.generation_config
        self._languages: dict[str, int] = {
            mark.strip("<|>"): number for mark, number in (getattr(settings, "lang_to_id", None) or {}).items()
        }
        self.languages: tuple[str, ...] = tuple(self._languages) or ("en",)
        self._timed = bool(getattr(settings, "alignment_heads", None))
        self.batch = 1 if smaller else 8 if self._device.type == "cuda" else 2

    def detect(self, piece: Piece, alive: Alive) -> dict[str, float]:
        alive()
        if len(self._languages) < 2:
            return {self.languages[0]: 1.0}
        start = torch.tensor([[self._model.generation_config.decoder_start_token_id]], device=self._device)
        with torch.inference_mode():
            logits = self._model(input_features=self._heard([piece])[0], decoder_input_ids=start).logits[0, -1]
        numbers = torch.tensor(list(self._languages.values()), device=self._device)
        shares = torch.softmax(logits[numbers].float(), dim=0).tolist()
        return dict(zip(self._languages, shares, strict=True))

    def transcribe(self, pieces: Sequence[Piece], asked: Asked, alive: Alive) -> list[list[Said]]:
        alive()
        features, mask = self._heard(pieces)
        options: dict[str, Any] = {}
        if len(self._languages) > 1:
            options = {"language": asked.language, "task": "translate" if asked.translate else "transcribe"}
        if asked.prompt:
            ids = self._tokenizer.get_prompt_ids(asked.prompt, return_tensors="pt")
            options["prompt_ids"] = torch.as_tensor(ids).to(self._device)
        with torch.inference_mode(), warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # the library hands tensors to numpy in an old way
            answer = self._model.generate(
                features,
                attention_mask=mask,
                return_timestamps=True,
                return_token_timestamps=self._timed or None,
                return_segments=True,
                do_sample=False,
                num_beams=1,
                temperature=0.0,
                condition_on_prev_tokens=False,
                stopping_criteria=StoppingCriteriaList([_Alive(alive)]),
                **options,
            )
        written = "en" if asked.translate else asked.language
        return [
            [word for segment in segments for word in self._words(segment, piece, written)]
            for segments, piece in zip(answer["segments"], pieces, strict=True)
        ]

    def _heard(self, pieces: Sequence[Piece]) -> tuple[torch.Tensor, torch.Tensor]:
        heard = self._features(
            [piece.samples for piece in pieces], sampling_rate=RATE, return_tensors="pt", return_attention_mask=True
        )
        return heard.input_features.to(self._device, self._type), heard.attention_mask.to(self._device)

    def _words(self, segment: dict[str, Any], piece: Piece, language: str) -> list[Said]:
        end = min(float(segment["end"]), piece.length)
        start = min(float(segment["start"]), end)
        special = self._tokenizer.all_special_ids
        first_time = self._model.generation_config.no_timestamps_token_id + 1
        tokens = segment["tokens"].tolist()
        times = segment["token_timestamps"].tolist() if self._timed else [start] * len(tokens)
        kept = [
            (token, float(time))
            for token, time in zip(tokens, times, strict=False)
            if token < first_time and token not in special
        ]
        if not self._timed:
            text = self._tokenizer.decode([token for token, _ in kept])
            span = Span(Fraction(round(start * 1000), 1000), Fraction(round(end * 1000), 1000))
            found = estimated_words(text, span, language) if span.end > span.start else ()
            return [
                Said(float(word.start), float(word.end), f" {word.text}", first=place == 0, estimated=True)
                for place, word in enumerate(found)
            ]
        words = joined(self._spelt(kept), language)
        return [
            Said(time, words[place + 1][1] if place + 1 < len(words) else end, text, first=place == 0)
            for place, (text, time) in enumerate(words)
        ]

    def _spelt(self, tokens: list[tuple[int, float]]) -> list[tuple[str, float]]:
        """Texts of tokens with their times; tokens that are parts of one letter are put together."""
        result: list[tuple[str, float]] = []
        held: list[int] = []
        since = 0.0
        for token, time in tokens:
            since = since if held else time
            held.append(token)
            text = self._tokenizer.decode(held)
            if "\ufffd" not in text or len(held) >= 6:
                result.append((text, since))
                held = []
        return result


def joined(parts: list[tuple[str, float]], language: str) -> list[tuple[str, float]]:
    """Words of parts of words: a space begins one, punctuation clings to the word before."""
    words: list[tuple[str, float]] = []
    for text, time in parts:
        bare = text.strip()
        clings = (
            bool(bare) and not any(letter.isalnum() for letter in bare) and not text.startswith((" “", ' "', " (", " ¿"))
        )
        begins = text.startswith(" ") or language in SPACELESS
        if words and (clings or not begins):
            words[-1] = (words[-1][0] + text, words[-1][1])
        else:
            words.append((text, time))
    return [(text, time) for text, time in words if text.strip()]


class _Alive(StoppingCriteria):
    """Asks after every token whether the job was stopped."""

    def __init__(self, alive: Alive) -> None:
        self._alive = alive

    def __call__(self, input_ids: torch.Tensor, _scores: Any, **_options: Any) -> torch.Tensor:
        self._alive()
        return torch.zeros(input_ids.shape[0], dtype=torch.bool, device=input_ids.device)
