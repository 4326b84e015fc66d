"""How much memory a speech model takes in each way of running it, for residency to choose among."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import partial
from typing import Any

from engine.models import budget
from engine.models.budget import Plan
from engine.models.guest import Guest, Way
from engine.models.memory import CONTEXT
from engine.protocol import EngineError
from engine.speech.backend import Backend, Found
from engine.speech.models import dims_of, revision, weights_of

_TOKENS = 448
"""That Whisper writes of one piece at most."""
_PUBLISHED = (
    (37.8e6, 384, 4, 4),
    (72.6e6, 512, 6, 6),
    (166e6, 768, 12, 4),
    (242e6, 768, 12, 12),
    (394e6, 1024, 24, 2),
    (764e6, 1024, 24, 24),
    (756e6, 1280, 32, 2),
    (809e6, 1280, 32, 4),
    (1.543e9, 1280, 32, 32),
)
"""Whisper as it was published, and as it was distilled: parameters, width, layers of the encoder and of the decoder."""
_INT8 = 0.55
"""Of the bytes of 16-bit weights that 8-bit ones take, with the scales."""


def guest(found: Found, engine: str, device: str, known_revision: str = "") -> Guest[Backend]:
    """The model run by `engine`, on the card called `device`, or where it has no room there, or `device` is "cpu", on the
    processor.
    """
    key = f"{engine} {found.path} {known_revision or revision(found)}"
    return Guest(key, found.name, str(found.path), _WAYS[engine](found, device))


def _faster(found: Found, device: str) -> tuple[Way[Backend], ...]:
    on_card = _ctranslate2_has_card()
    device = "cuda:0" if device == "cpu" else device  # torch may be one that knows of no card
    weights, config = weights_of(found), _nearest(weights_of(found))
    make = partial(_made, found, "faster-whisper")
    if on_card:
        return (
            Way("bf16", device, weights, _working(config, 8), partial(make, 0)),
            Way("int8", device, round(weights * _INT8), _working(config, 1), partial(make, 1)),
            Way("cpu", "cpu", weights, _working(config, 1, whole=True), partial(make, 2)),
        )
    return (
        Way("cpu", "cpu", weights, _working(config, 4, whole=True), partial(make, 0)),
        Way("cpu", "cpu", weights, _working(config, 1, whole=True), partial(make, 1)),
    )


def _transformers(found: Found, device: str) -> tuple[Way[Backend], ...]:
    config = json.loads((found.path / "config.json").read_bytes())
    make = partial(_made, found, "transformers")
    half, whole = _weights(config, 2), _weights(config, 4)
    if device != "cpu":
        return (
            Way("bf16", device, half, _working(config, 8), partial(make, 0)),
            Way("bf16", device, half, _working(config, 1), partial(make, 1)),
            Way("cpu", "cpu", whole, _working(config, 1, whole=True), partial(make, 2)),
        )
    return (
        Way("cpu", "cpu", whole, _working(config, 2, whole=True), partial(make, 0)),
        Way("cpu", "cpu", whole, _working(config, 1, whole=True), partial(make, 1)),
    )


def _reference(found: Found, device: str) -> tuple[Way[Backend], ...]:
    config = (
        _of_dims(dims_of(found.path)) if found.layout == "openai" else json.loads((found.path / "config.json").read_bytes())
    )
    make = partial(_made, found, "openai-whisper")
    whole = _weights(config, 4)  # its authors keep 32 bits and compute in 16 on a card
    on_processor = partial(Way, "cpu", "cpu", whole, _working(config, 1, whole=True))
    if device != "cpu":
        return Way("fp32", device, whole, _working(config, 1), partial(make, 0)), on_processor(partial(make, 1))
    return (on_processor(partial(make, 0)),)


_WAYS = {"faster-whisper": _faster, "transformers": _transformers, "openai-whisper": _reference}


def _made(found: Found, engine: str, smaller: int) -> Backend:
    """Load it. Raises EngineError where it cannot be; running out of memory passes through."""
    from engine.exhaustion import ran_out_of_memory

    try:
        if engine == "faster-whisper":
            from engine.speech.faster import FasterWhisper

            return FasterWhisper(found.path, smaller)
        if engine == "transformers":
            from engine.speech.native import TransformersWhisper

            return TransformersWhisper(found.path, smaller)
        from engine.speech.reference import OpenAIWhisper

        return OpenAIWhisper(found, smaller)
    except EngineError:
        raise
    except Exception as error:
        if ran_out_of_memory(error):
            raise
        raise EngineError(
            f"the speech model cannot be loaded: {type(error).__name__}: {str(error)[:200]}",
            file=str(found.path),
            hint="it may be damaged or incomplete: get it again",
        ) from error


def _ctranslate2_has_card() -> bool:
    import ctranslate2

    return bool(ctranslate2.get_cuda_device_count() > 0)


def _weights(config: Mapping[str, Any], each: int) -> int:
    """Bytes of the weights, at `each` bytes a number."""
    return budget.weights(config, "bf16")[0] // 2 * each


def _working(config: Mapping[str, Any], batch: int, *, whole: bool = False) -> int:
    """Bytes beside the weights, for `batch` pieces at once, in 16 bits; `whole` in 32."""
    wanted = budget.need(config, "bf16", Plan(tokens=_TOKENS, batch=batch))
    return (wanted.total - wanted.weights - CONTEXT) * (2 if whole else 1)


def _nearest(size: int) -> dict[str, int]:
    """The configuration of the published Whisper whose 16-bit weights take about `size` bytes."""
    closest = min(_PUBLISHED, key=lambda each: abs(math.log(max(size, 1) / 2 / each[0])))
    _, width, encoder, decoder = closest
    return _config(width=width, encoder=encoder, decoder=decoder, vocabulary=51866)


def _of_dims(dims: Mapping[str, int]) -> dict[str, int]:
    found = _config(
        width=dims["n_audio_state"],
        encoder=dims["n_audio_layer"],
        decoder=dims["n_text_layer"],
        vocabulary=dims["n_vocab"],
    )
    return {
        **found,
        "max_source_positions": dims["n_audio_ctx"],
        "max_target_positions": dims["n_text_ctx"],
        "num_mel_bins": dims["n_mels"],
    }


def _config(*, width: int, encoder: int, decoder: int, vocabulary: int) -> dict[str, Any]:
    return {
        "model_type": "whisper",
        "d_model": width,
        "encoder_ffn_dim": 4 * width,
        "encoder_layers": encoder,
        "decoder_layers": decoder,
        "vocab_size": vocabulary,
    }
