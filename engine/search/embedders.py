"""Models that put pictures, sounds and sentences into one space, so that what belongs together lies close.

Each is one of transformers' own architectures, loaded from safetensors; nothing that a checkpoint brings is run.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import torch

from engine.exhaustion import ran_out_of_memory
from engine.index.vectors import unit
from engine.models import budget, loader
from engine.models.checkpoint import Checkpoint
from engine.models.guest import Guest, Way
from engine.models.loader import Loaded
from engine.protocol import ClipwrightError, EngineError
from engine.search.installed import FAMILIES, Kind

if TYPE_CHECKING:
    from engine.models.residency import Residency
    from engine.search.clips import Clips

VERSION = "1"
RATE = 48000
"""Samples a second that CLAP listens to."""

_PIXELS = 512 * 512
_BATCH = 16
_LONGEST_TEXT = 64
_LONGEST_SENTENCE = 256
"""Tokens of a query for pictures, and of a sentence."""
_SENTENCES, _WINDOWS = 32, 8
"""That are read, or heard, at once."""
_PATCHES = 4096
"""That CLAP cuts ten seconds of sound into."""
_SIGLIP_LEAST, _SIGLIP_FULL = -4.0, 0.0
"""Powers of ten of the probability of a pair, from which a match counts as anything and in full. SigLIP learns a threshold
of its own (a bias), so its probabilities mean the same for any sentence; but they are those of a pair picked out of
thousands, and small for pictures that fit well."""
_COSINES = {"clip": (0.18, 0.34), "clap": (0.1, 0.5), "text_embedding": (0.1, 0.4)}
"""Cosines between which the other families' scores run from 0 to 1. Those of sentences after all-MiniLM-L6-v2: what answers
a question had 0.15 to 0.66, of what does not 99 in 100 had less than 0.25."""


class Embedder(Protocol):
    """A loaded model. Vectors are (n, d) float32 of length 1."""

    kind: Kind
    what: str
    parameters: str
    revision: str

    def ask(self, text: str) -> np.ndarray:
        """(d,) the vector of a query."""
        ...

    def scores(self, cosines: np.ndarray) -> np.ndarray:
        """0..1 for cosines between a query and what was looked at."""
        ...


class Pictures:
    """SigLIP, SigLIP 2 and CLIP."""

    kind: Kind = "pictures"
    what = "picture vectors"
    parameters = VERSION

    PLAN = budget.Plan(tokens=_LONGEST_TEXT, frames=_BATCH, pixels=_PIXELS)
    """What it is asked at once, at most."""

    def __init__(self, checkpoint: Checkpoint, loaded: Loaded) -> None:
        """Raises EngineError for a model without what prepares its pictures."""
        self._loaded = loaded
        if loaded.processor is None:
            raise EngineError("the model has no settings for its pictures", file=str(checkpoint.directory))
        self._family = checkpoint.family
        self.revision = checkpoint.identity
        model = loaded.model
        bias = getattr(model, "logit_bias", None)
        self._scale = math.exp(float(model.logit_scale))
        self._bias = None if bias is None else float(bias)

    def take(self, pictures: Sequence[np.ndarray]) -> np.ndarray:
        """(n, d) for upright RGB pictures (h, w, 3) uint8."""
        inputs = self._loaded.processor(images=list(pictures), return_tensors="pt")
        with torch.inference_mode():
            return _vectors(self._loaded.model.get_image_features(**self._loaded.place(inputs)))

    def ask(self, text: str) -> np.ndarray:
        # SigLIP was trained on sentences filled up to 64 tokens; the newer one on lower case, which its tokenizer sees to
        whole = self._family in ("siglip", "siglip2")
        options: dict[str, Any] = {"padding": "max_length" if whole else True, "truncation": True, "return_tensors": "pt"}
        if whole:
            options["max_length"] = _LONGEST_TEXT
        inputs = self._loaded.tokenizer([text.lower() if whole else text], **options)
        with torch.inference_mode():
            return _vectors(self._loaded.model.get_text_features(**self._loaded.place(inputs)))[0]

    def scores(self, cosines: np.ndarray) -> np.ndarray:
        if self._bias is None:
            return _between(cosines, *_COSINES["clip"])
        logits = np.asarray(cosines, np.float64) * self._scale + self._bias
        powers = -np.logaddexp(0.0, -logits) / math.log(10)
        return _between(powers, _SIGLIP_LEAST, _SIGLIP_FULL)


class Sounds:
    """CLAP."""

    kind: Kind = "sounds"
    what = "sound vectors"
    parameters = VERSION

    def __init__(self, checkpoint: Checkpoint, device: str) -> None:
        from transformers import ClapFeatureExtractor, ClapModel

        self.revision = checkpoint.identity
        self._model, self._tokenizer, self._device = _plain(checkpoint, ClapModel, device)
        self._features = ClapFeatureExtractor.from_pretrained(checkpoint.directory, local_files_only=True)
        if self._features.sampling_rate != RATE:
            raise EngineError(f"the model listens at {self._features.sampling_rate} Hz", file=str(checkpoint.directory))

    def listen(self, windows: Sequence[np.ndarray]) -> np.ndarray:
        """(n, d) for windows of up to ten seconds: (samples,) float32 at RATE."""
        inputs = self._features(list(windows), sampling_rate=RATE, return_tensors="pt")
        with torch.inference_mode():
            return _vectors(
                self._model.get_audio_features(**{name: value.to(self._device) for name, value in inputs.items()})
            )

    def ask(self, text: str) -> np.ndarray:
        inputs = self._tokenizer([text], padding=True, truncation=True, return_tensors="pt").to(self._device)
        with torch.inference_mode():
            return _vectors(self._model.get_text_features(**inputs))[0]

    def scores(self, cosines: np.ndarray) -> np.ndarray:
        return _between(cosines, *_COSINES["clap"])


class Sentences:
    """A text encoder of the BERT kind whose mean over the words is its vector, as those of Sentence Transformers."""

    kind: Kind = "text"
    what = "sentence vectors"
    parameters = VERSION

    def __init__(self, checkpoint: Checkpoint, device: str) -> None:
        from transformers import AutoModel

        self.revision = checkpoint.identity
        self._model, self._tokenizer, self._device = _plain(checkpoint, AutoModel, device)

    def read(self, texts: Sequence[str]) -> np.ndarray:
        """(n, d) for sentences."""
        inputs = self._tokenizer(
            list(texts), padding=True, truncation=True, max_length=_LONGEST_SENTENCE, return_tensors="pt"
        )
        with torch.inference_mode():
            states = self._model(**inputs.to(self._device)).last_hidden_state.float().cpu()
        mask = inputs["attention_mask"].cpu()[..., None].float()
        return unit(((states * mask).sum(1) / mask.sum(1).clamp(min=1)).numpy())

    def ask(self, text: str) -> np.ndarray:
        return self.read([text])[0]

    def scores(self, cosines: np.ndarray) -> np.ndarray:
        return _between(cosines, *_COSINES["text_embedding"])


@contextmanager
def opened(
    checkpoint: Checkpoint, models: Residency, *, smaller: int = 0
) -> Iterator[Pictures | Clips | Sounds | Sentences]:
    """The model in memory, kept there while the block runs. `smaller` as in `Residency.get`.

    Raises EngineError where it cannot be loaded; running out of memory passes through.
    """
    with ExitStack() as stack:
        made: Pictures | Clips | Sounds | Sentences
        try:
            kind = FAMILIES[checkpoint.family]
            if kind == "pictures":
                made = Pictures(checkpoint, stack.enter_context(models.get(checkpoint, Pictures.PLAN, smaller=smaller)))
            elif kind == "clips":
                from engine.search import clips

                made = stack.enter_context(models.hold(clips.guest(checkpoint, models.main_device), smaller=smaller))
            else:
                made = stack.enter_context(models.hold(_guest(checkpoint, models.main_device), smaller=smaller))
        except ClipwrightError:
            raise
        except Exception as error:
            if ran_out_of_memory(error):
                raise
            line = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
            raise EngineError(
                f"the search model cannot be loaded: {line[:200]}",
                file=str(checkpoint.directory),
                hint="it may be damaged or incomplete: get it again",
            ) from error
        yield made


def _guest(checkpoint: Checkpoint, device: str) -> Guest[Sounds | Sentences]:
    """A small encoder, kept in 32 bits: on the card, or where it has no room there on the processor."""
    kind = Sounds if FAMILIES[checkpoint.family] == "sounds" else Sentences
    weights = 4 * sum(math.prod(tensor.shape) for tensor in checkpoint.tensors.values())
    if kind is Sounds:
        own = checkpoint.config.get("audio_config", {})
        hidden = int(own.get("patch_embeds_hidden_size", 96))
        values = _WINDOWS * _PATCHES * hidden * 24
    else:
        hidden = int(checkpoint.config.get("hidden_size", 384))
        inner = int(checkpoint.config.get("intermediate_size", 4 * hidden))
        values = _SENTENCES * _LONGEST_SENTENCE * (4 * inner + 8 * hidden)
    places = ((("fp32", device),) if device != "cpu" else ()) + (("cpu", "cpu"),)
    ways = tuple(Way(name, place, weights, 4 * values, partial(kind, checkpoint, place)) for name, place in places)
    folder = checkpoint.directory
    return Guest(f"{folder} {checkpoint.identity}", folder.name, str(folder), ways)


def _plain(checkpoint: Checkpoint, model_class: Any, device: str) -> tuple[Any, Any, torch.device]:
    """(model, tokenizer, device) of a small encoder, as transformers loads it."""
    loader.prepare()
    from transformers import AutoTokenizer
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    options = {"local_files_only": True, "trust_remote_code": False}
    model = model_class.from_pretrained(checkpoint.directory, dtype=torch.float32, use_safetensors=True, **options)
    tokenizer = AutoTokenizer.from_pretrained(checkpoint.directory, **options)
    return model.to(device).eval(), tokenizer, torch.device(device)


def _vectors(answer: Any) -> np.ndarray:
    tensor = answer if isinstance(answer, torch.Tensor) else answer.pooler_output
    return unit(tensor.float().cpu().numpy())


def _between(values: np.ndarray, least: float, full: float) -> np.ndarray:
    return np.clip((np.asarray(values, np.float64) - least) / (full - least), 0.0, 1.0)
