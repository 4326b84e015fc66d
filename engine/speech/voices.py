"""A model that makes a vector of a voice: one of transformers' x-vector networks (WavLM, wav2vec 2.0, UniSpeech-SAT)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.exhaustion import ran_out_of_memory
from engine.models import store
from engine.models.checkpoint import Checkpoint, open_checkpoint
from engine.models.guest import Guest, Way
from engine.protocol import EngineError
from engine.speech.backend import RATE
from engine.speech.turns import WINDOW

if TYPE_CHECKING:
    import torch

FAMILY = "xvector"
"""As engine.models.checkpoint tells it."""
_BATCH = 8
_STRIDE = 5
"""Of the first of its convolutions, which makes the largest tensors."""


def installed() -> Checkpoint | None:
    """The largest model of voices on this machine that can be run; None where there is none."""
    if any(find_spec(package) is None for package in ("transformers", "safetensors", "scipy")):
        return None
    found = []
    for model in store.installed():
        if model.family == FAMILY and not model.problem:
            try:
                found.append(open_checkpoint(model.directory, revision=model.revision))
            except EngineError:
                continue
    return max(found, key=lambda each: (each.size, str(each.directory)), default=None)


def guest(checkpoint: Checkpoint, device: str) -> Guest[Voices]:
    """The model, on the card, or where it has no room there on the processor."""
    weights = 4 * sum(math.prod(tensor.shape) for tensor in checkpoint.tensors.values())
    wide = max([int(width) for width in checkpoint.config.get("conv_dim", ())], default=512)
    working = 4 * 3 * _BATCH * wide * round(WINDOW * RATE) // _STRIDE
    places = ((("fp32", device),) if device != "cpu" else ()) + (("cpu", "cpu"),)
    ways = tuple(Way(name, place, weights, working, partial(_made, checkpoint, place)) for name, place in places)
    folder = checkpoint.directory
    return Guest(f"{folder} {checkpoint.identity}", folder.name, str(folder), ways)


class Voices:
    """The loaded model."""

    def __init__(self, checkpoint: Checkpoint, device: str) -> None:
        """Raises EngineError for one that listens at another rate."""
        import torch
        from transformers import AutoFeatureExtractor, AutoModelForAudioXVector
        from transformers.utils import logging as transformers_logging

        from engine.models import loader

        loader.prepare()
        transformers_logging.disable_progress_bar()
        options: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
        self._features = AutoFeatureExtractor.from_pretrained(checkpoint.directory, **options)
        if self._features.sampling_rate != RATE:
            raise EngineError(f"the model listens at {self._features.sampling_rate} Hz", file=str(checkpoint.directory))
        model = AutoModelForAudioXVector.from_pretrained(
            checkpoint.directory, dtype=torch.float32, use_safetensors=True, **options
        )
        self._device = torch.device(device)
        self._model = model.to(self._device).eval()

    def vectors(self, sounds: Sequence[np.ndarray]) -> np.ndarray:
        """(n, d) float32 for sounds of half a second to a few: (samples,) float32 at RATE.

        Those of one length are heard together: filling up the shorter ones would change what is heard of them.
        """
        made: dict[int, np.ndarray] = {}
        by_length: dict[int, list[int]] = {}
        for place, sound in enumerate(sounds):
            by_length.setdefault(len(sound), []).append(place)
        for places in by_length.values():
            for first in range(0, len(places), _BATCH):
                batch = places[first : first + _BATCH]
                made |= zip(batch, self._heard([sounds[place] for place in batch]), strict=True)
        return np.stack([made[place] for place in range(len(sounds))])

    def _heard(self, sounds: list[np.ndarray]) -> np.ndarray:
        import torch

        inputs = self._features(sounds, sampling_rate=RATE, return_tensors="pt")
        values: torch.Tensor = inputs["input_values"].to(self._device)
        with torch.inference_mode():
            return np.asarray(self._model(input_values=values).embeddings.float().cpu().numpy())


def _made(checkpoint: Checkpoint, device: str) -> Voices:
    try:
        return Voices(checkpoint, device)
    except EngineError:
        raise
    except Exception as error:
        if ran_out_of_memory(error):
            raise
        line = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise EngineError(
            f"the model of voices cannot be loaded: {line[:200]}",
            file=str(checkpoint.directory),
            hint="it may be damaged or incomplete: get it again",
        ) from error
