"""How many bytes a model takes while it works, beside its weights: what budget goes by. Pure functions.

What is counted follows what is done with a question: the tower sees all pictures of it at once, then the decoder reads the
prompt in one pass while keys and values of every layer pile up, then answers token by token. Tensors of a layer die before
the next one's are made, so one layer's peak counts, and it lies either in the attention or in the inner layers. The factors
below are numbers of values alive at once at that place; tests hold them to what torch really keeps alive, at full size, and
tests/benchmarks/models.py to what a card holds.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

import msgspec

from engine.models import families
from engine.models.catalogue import Setting
from engine.models.memory import CONTEXT
from engine.models.weighing import VALUE

MARGIN = 1.03
"""By how much a prediction may turn out too small; a setting counts as fitting only with that to spare."""
CHUNK = 2**24
"""Values that a quantised matrix unpacks at a time."""
PATCHES = 32768
"""Patches of pictures that a tower sees at once where a plan is read in chunks; a quarter on cards below SMALL bytes."""
SMALL = 20 * 2**30
WINDOWS = 16
"""Windows of sound that are heard at once on a card."""
_TOGETHER = {"umt": 4, "internvl_chat": 4}
"""Pictures that share tokens, by tower: it sees no other number of them at once than a multiple of this."""
_LOOSE = 0.05 if sys.platform == "linux" else 0.3
"""Share of what is made and dropped that the allocator cannot hand out again; it can grow its blocks on Linux alone."""
_LIBRARIES = 72 * 2**20
"""What matrix libraries keep for their own use, and what whole blocks of the allocator leave unused."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What a model is to be asked at once."""

    tokens: int = 2048
    """Of text: prompt and answer together, without what pictures become."""
    frames: int = 0
    """Pictures seen at once."""
    pixels: int = 0
    """Of each picture; towers that see every picture at one size do not mind."""
    batch: int = 1
    """Questions side by side; for speech, windows of 30 seconds."""
    chunk: int = 0
    """Tokens that a decoder reads at a time, its tower looking at no more than PATCHES of pictures meanwhile, of which only
    the features are kept, and elsewhere. 0 for everything at once, as transformers does."""


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes that come and go."""

    cache: tuple[int, ...] = ()
    """Keys and values of each layer."""
    layer: int = 0
    """A layer's peak."""
    answer: int = 0
    """Of numbers for every token of the vocabulary, and of features that wait: on the card where prompts begin."""
    pictures: int = 0
    """The tower's peak, with what is seen or heard."""
    held: int = 0
    """What of the tower lives on beside the decoder."""
    beside: bool = False
    """Whether keys and values of earlier footage stay while the tower works."""

    def total(self, layers: range | None = None, *, home: bool = True) -> int:
        """The most at one time on a card with these layers, all by default; `home` is the one with everything else."""
        cache = sum(self.cache if layers is None else self.cache[layers.start : layers.stop])
        reading = cache + self.layer + (self.answer + self.held if home else 0)
        looking = (cache if self.beside else 0) + self.pictures if home else 0
        return max(reading, looking)


def work(config: Mapping[str, Any], plan: Plan) -> Work:
    """What a model of this configuration takes for `plan`. Raises EngineError where the configuration tells too little."""
    sort = families.kind(config)
    if sort == "speech":
        return _speech(families.speech(config), plan)
    tower = families.vision(config)
    frames = plan.frames * plan.batch
    patches = tower.patches(frames, plan.pixels) if tower else 0
    pictures = _tower_peak(tower, frames, patches) if tower else 0
    if sort == "pictures":
        reader = config["text_config"]
        words = plan.batch * int(reader.get("max_position_embeddings", 64))
        reading = words * (4 * int(reader["intermediate_size"]) + 8 * int(reader["hidden_size"]))
        return Work(layer=reading, pictures=pictures)
    text = families.text(config)
    tokens = plan.tokens * plan.batch + (patches // tower.merge**2 if tower else 0)
    if plan.chunk:
        return _in_chunks(text, tower, families.hearing(config), plan, tokens)
    width = text.heads * text.head
    inner = 6 * text.inner + 8 * text.hidden
    attention = 8 * text.hidden + 12 * width
    each = tokens // plan.batch
    return Work(
        cache=_cache(text, [min(window, each) * plan.batch if window else each * plan.batch for window in text.windows]),
        layer=tokens * (max(inner, attention) + 4 * text.head + 24),
        answer=plan.batch * text.vocabulary * 14,
        pictures=pictures + tokens * 2 * text.hidden if pictures else 0,
        held=_held(tower, patches) if tower else 0,
    )


def workspace(config: Mapping[str, Any], setting: Setting, working: int) -> int:
    """What a card holds of CUDA, of matrix libraries, of matrices unpacked for a moment, and in holes where `working` bytes
    come and go."""
    if setting == "cpu":
        return 0
    unpacked = 0
    if setting in ("fp8", "int8", "nf4") and families.kind(config) == "decoder":
        text = families.text(config)
        largest = min(CHUNK, max(text.hidden * text.inner, text.vocabulary * text.hidden))
        unpacked = largest * {"fp8": 2, "int8": 2, "nf4": 4}[setting]
    return CONTEXT + _LIBRARIES + unpacked + round(working * _LOOSE)


def _cache(text: families.Text, tokens: list[int]) -> tuple[int, ...]:
    return tuple(each * 2 * text.kv_heads * text.head * VALUE for each in tokens)


def _in_chunks(
    text: families.Text, tower: families.Vision | None, sound: families.Speech | None, plan: Plan, tokens: int
) -> Work:
    """For a prompt that is read a chunk at a time. Keys and values of a layer are spread to all heads once while they are
    attended to, which is what some kernels want."""
    width = text.heads * text.head
    layer = max(6 * text.inner + 8 * text.hidden, 8 * text.hidden + 20 * width) + 4 * text.head + 24
    spread = 2 * tokens * width * VALUE if text.heads > text.kv_heads else 0
    cache = _cache(text, [tokens] * text.layers)
    activations = min(tokens, plan.chunk) * layer + spread
    answer = plan.batch * text.vocabulary * 14
    if tower is None:
        return Work(cache=cache, layer=activations, answer=answer)
    patches = min(PATCHES if plan.chunk > PATCHES // 8 else PATCHES // 4, tower.most or PATCHES)
    frames = 1
    if tower.fixed is not None:
        together = _TOGETHER.get(tower.family, 1)
        frames = max(1, patches // tower.fixed // together) * together
        patches = frames * tower.fixed
    pictures = _tower_peak(tower, frames, patches)
    features = (1 + tower.deep) * text.hidden * min(tokens, plan.chunk) * 3 * VALUE
    if sound is not None:
        pictures = max(pictures, WINDOWS * _hearing_peak(sound))
    return Work(cache=cache, layer=activations, answer=answer + features, pictures=pictures, beside=True)


def _tower_peak(tower: families.Vision, frames: int, patches: int) -> int:
    """Bytes at the tower's worst place, with the pictures; see the module's first lines."""
    patches += frames * tower.extra
    hidden, inner = tower.hidden, tower.inner
    if tower.family == "qwen3_vl":
        layer = max(38 * hidden, 4 * inner + 10 * hidden) + 8 * tower.head + 64
    elif tower.family.startswith("qwen"):
        layer = max(34 * hidden, 6 * inner + 6 * hidden) + 8 * tower.head + 16
    elif tower.family.startswith("internvl"):
        layer = max(16 * hidden, 4 * inner + 10 * hidden)
    else:
        layer = max(16 * hidden, 4 * inner + 8 * hidden) + (512 if tower.family == "siglip2" else 0)
    deep = tower.deep * tower.out // tower.merge**2 * VALUE
    # pictures as they came, and as 32-bit numbers, stay while UMT looks; elsewhere as 16-bit numbers
    return patches * (layer + deep + _pixels(tower) * (5 if tower.family == "umt" else VALUE))


def _held(tower: families.Vision, patches: int) -> int:
    """What stays while the decoder works: the pictures, the tower's last layer, what came out of it, deep parts twice."""
    out = (1 + 2 * tower.deep) * tower.out // tower.merge**2
    return patches * VALUE * (_pixels(tower) + tower.hidden + out)


def _pixels(tower: families.Vision) -> int:
    return tower.channels * tower.temporal * tower.patch**2


def _hearing_peak(sound: families.Speech) -> int:
    """Bytes of a window of sound at its encoder's worst place, with its spectrum in 32 and in 16 bits."""
    layer = max(16 * sound.hidden, 4 * sound.inner + 8 * sound.hidden)
    return sound.positions * (layer + 12 * sound.mels)


def _speech(sound: families.Speech, plan: Plan) -> Work:
    windows = plan.batch
    heard = windows * sound.positions
    layer = max(16 * sound.hidden, 4 * sound.inner + 8 * sound.hidden)
    encoding = heard * (layer + 4 * sound.mels)
    targets = windows * min(max(plan.tokens, 1), sound.targets)
    cache = 2 * VALUE * sound.hidden * (heard + targets)
    answering = heard * (sound.hidden * 2 + 4 * sound.mels) + windows * sound.vocabulary * 24
    return Work(cache=(cache,) * sound.decoder_layers, layer=answering, pictures=encoding)
