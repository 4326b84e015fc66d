"""How much memory a model will take, before any of it is loaded, and in which setting it fits. Pure functions.

What is counted follows what transformers does with a question: the tower sees all pictures of it at once, then the decoder
reads the prompt in one pass while keys and values of every layer pile up, then answers token by token. Tensors of a layer
die before the next one's are made, so one layer's peak counts, and it lies either in the attention or in the inner layers.
The factors below are numbers of values alive at once at that place; tests hold them to what torch really keeps alive, and
tests/benchmarks/models.py to what a card holds at full size.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from engine.models import families
from engine.models.catalogue import SETTINGS, Setting
from engine.models.headers import Tensor
from engine.models.memory import CONTEXT, MemoryState
from engine.models.weighing import VALUE, layer_of, weights
from engine.protocol import EngineError

__all__ = ["CHUNK", "SETTINGS", "Choice", "Need", "Plan", "Setting", "choose", "layer_of", "need", "smaller", "weights"]

CHUNK = 2**24
"""Values that a quantised matrix unpacks at a time."""
MARGIN = 1.03
"""By how much a prediction may turn out too small; a setting counts as fitting only with that to spare."""
PATCHES = 32768
"""Patches of pictures that a tower sees at once where a plan is read in chunks; a quarter on cards below SMALL bytes."""
SMALL = 20 * 2**30
RESIDENT_SHARE = 0.25
"""The least share of layers that must stay on the card: with less, the processor alone is as fast."""
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


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """Memory in bytes, all on the device that the model runs on but `host`."""

    weights: int
    cache: int
    """Keys and values of the planned tokens."""
    activations: int
    """The decoder's, at its peak."""
    vision: int
    """The tower's, at its peak, with the pictures themselves."""
    workspace: int
    """CUDA's own, that of matrix libraries, and matrices unpacked for a moment."""
    host: int
    """In main memory, for layers that wait there."""
    total: int
    """The most that is held at one time. Less than the sum: tower and decoder do not work at the same time."""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """How a model will be loaded."""

    setting: Setting
    need: Need
    reason: str
    """In one line, for the user."""
    device: str = "cuda:0"
    resident_layers: int | None = None
    """With "offload": how many of the decoder's layers stay on the card."""


def need(
    config: Mapping[str, Any],
    setting: Setting,
    plan: Plan,
    tensors: Mapping[str, Tensor] | None = None,
    *,
    resident_layers: int | None = None,
) -> Need:
    """What the model of this configuration takes in `setting` for `plan`.

    `tensors` are the headers of its files (Checkpoint.tensors); without them the configuration has to tell the sizes.
    """
    on_card, host = weights(config, setting, tensors, resident_layers=resident_layers)
    cache, activations, pictures, held = _work(config, plan)
    working = max(cache + activations + held, pictures)
    workspace = _workspace(config, setting) + (0 if setting == "cpu" else round(working * _LOOSE))
    return Need(
        weights=on_card,
        cache=cache,
        activations=activations + held,
        vision=pictures,
        workspace=workspace,
        host=host,
        total=on_card + working + workspace,
    )


def choose(
    config: Mapping[str, Any],
    plan: Plan,
    memory: MemoryState,
    cap: int | None = None,
    *,
    tensors: Mapping[str, Tensor] | None = None,
    allowed: Iterable[Setting] = SETTINGS,
) -> Choice:
    """The best setting that fits, or an EngineError that says what it would take.

    `cap` is the most bytes of the card that the user grants. What this process holds already counts as free: models that are
    not needed leave first. Of `allowed`, the best comes first whatever the order.
    """
    granted = set(allowed)
    possible = [setting for setting in families.settings(config) if setting in granted]
    unfit: Setting = "int8" if memory.has_fp8 and "fp8" in possible else "fp8"
    if not memory.has_fp8 or "fp8" in possible:
        possible = [setting for setting in possible if setting != unfit]  # 8 bits in the form that the card is quicker at
    room = min(memory.free + memory.used_by_us, memory.total)
    room = min(room, cap) if cap is not None else room
    limit = "the limit that was set" if cap is not None and cap <= room else "what is free on the graphics card"
    tried: list[str] = []
    for setting in possible:
        if setting == "cpu":
            found = _on_processor(config, plan, memory, tensors, tried)
        elif memory.device == "cpu":
            continue
        elif setting == "offload":
            found = _offloaded(config, plan, memory, room, tensors)
        else:
            wanted = need(config, setting, plan, tensors)
            fits = wanted.total * MARGIN <= room
            tried += [] if fits else [f"{setting} needs {_gb(wanted.total)}"]
            found = (
                Choice(
                    setting=setting,
                    need=wanted,
                    device=memory.device,
                    reason=f"{setting}: {_gb(wanted.total)} of {_gb(room)}{_because(tried)}",
                )
                if fits
                else None
            )
        if found is not None:
            return found
    where = f"{_gb(room)}, {limit}" if memory.device != "cpu" else f"{_gb(memory.ram_free)} of free memory"
    raise EngineError(
        f"this model does not fit into {where}{_because(tried)}",
        hint="ask less at once, close other programs or choose a smaller model",
    )


def smaller(config: Mapping[str, Any], setting: Setting) -> tuple[Setting, ...]:
    """The settings to try after `setting` ran out of memory, best first. 8 bits are 8 bits, in whichever form."""
    order = families.settings(config)
    later = order[order.index(setting) + 1 :] if setting in order else ()
    return tuple(other for other in later if not (setting == "fp8" and other == "int8"))


def _work(config: Mapping[str, Any], plan: Plan) -> tuple[int, int, int, int]:
    """(cache, the decoder's activations, the tower's peak, what of the tower lives on beside the decoder), in bytes."""
    sort = families.kind(config)
    if sort == "speech":
        return _speech_work(families.speech(config), plan)
    tower = families.vision(config)
    frames = plan.frames * plan.batch
    patches = tower.patches(frames, plan.pixels) if tower else 0
    pictures = _tower_peak(tower, frames, patches) if tower else 0
    if sort == "pictures":
        reader = config["text_config"]
        words = plan.batch * int(reader.get("max_position_embeddings", 64))
        reading = words * (4 * int(reader["intermediate_size"]) + 8 * int(reader["hidden_size"]))
        return 0, reading, pictures, 0
    text = families.text(config)
    seen = patches // tower.merge**2 if tower else 0
    if plan.chunk:
        return _work_in_chunks(text, tower, plan, seen)
    tokens = plan.tokens * plan.batch + seen
    width = text.heads * text.head
    inner = 6 * text.inner + 8 * text.hidden
    attention = 8 * text.hidden + 12 * width
    activations = tokens * (max(inner, attention) + 4 * text.head + 24) + plan.batch * text.vocabulary * 14
    each = tokens // plan.batch
    kept = sum(min(window, each) if window else each for window in text.windows) * plan.batch
    cache = kept * 2 * text.kv_heads * text.head * VALUE
    held = _held(tower, patches) if tower else 0
    return cache, activations, pictures + tokens * 2 * text.hidden if pictures else 0, held


def _work_in_chunks(text: families.Text, tower: families.Vision | None, plan: Plan, seen: int) -> tuple[int, int, int, int]:
    """As `_work`, for a prompt that is read a chunk at a time. Keys and values of a layer are spread to all heads once while
    they are attended to, which is what some kernels want."""
    tokens = plan.tokens * plan.batch + seen
    width = text.heads * text.head
    layer = max(6 * text.inner + 8 * text.hidden, 8 * text.hidden + 20 * width) + 4 * text.head + 24
    spread = 2 * tokens * width * VALUE if text.heads > text.kv_heads else 0
    activations = min(tokens, plan.chunk) * layer + spread + plan.batch * text.vocabulary * 14
    cache = tokens * len(text.windows) * 2 * text.kv_heads * text.head * VALUE
    if tower is None:
        return cache, activations, 0, 0
    patches = PATCHES if plan.chunk > PATCHES // 8 else PATCHES // 4
    pictures = _tower_peak(tower, max(1, patches // (tower.fixed or patches)), patches)
    features = (1 + tower.deep) * text.hidden * min(tokens, plan.chunk) * 3 * VALUE
    return cache, activations + features, cache + pictures, 0


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
    return patches * (layer + deep + _pixels(tower) * VALUE)


def _held(tower: families.Vision, patches: int) -> int:
    """What stays while the decoder works: the pictures, the tower's last layer, what came out of it, deep parts twice."""
    out = (1 + 2 * tower.deep) * tower.out // tower.merge**2
    return patches * VALUE * (_pixels(tower) + tower.hidden + out)


def _pixels(tower: families.Vision) -> int:
    return tower.channels * tower.temporal * tower.patch**2


def _speech_work(sound: families.Speech, plan: Plan) -> tuple[int, int, int, int]:
    windows = plan.batch
    heard = windows * sound.positions
    layer = max(16 * sound.hidden, 4 * sound.inner + 8 * sound.hidden)
    encoding = heard * (layer + 4 * sound.mels)
    targets = windows * min(max(plan.tokens, 1), sound.targets)
    cache = 2 * VALUE * sound.decoder_layers * sound.hidden * (heard + targets)
    answering = heard * (sound.hidden * 2 + 4 * sound.mels) + windows * sound.vocabulary * 24
    return cache, answering, encoding, 0


def _workspace(config: Mapping[str, Any], setting: Setting) -> int:
    if setting == "cpu":
        return 0
    unpacked = 0
    if setting in ("fp8", "int8", "nf4") and families.kind(config) == "decoder":
        text = families.text(config)
        largest = min(CHUNK, max(text.hidden * text.inner, text.vocabulary * text.hidden))
        unpacked = largest * {"fp8": 2, "int8": 2, "nf4": 4}[setting]
    return CONTEXT + _LIBRARIES + unpacked


def _offloaded(
    config: Mapping[str, Any], plan: Plan, memory: MemoryState, room: int, tensors: Mapping[str, Tensor] | None
) -> Choice | None:
    """As many layers on the card as fit, if that is enough of them to be worth it."""
    layers = families.text(config).layers
    for resident in range(layers - 1, math.ceil(layers * RESIDENT_SHARE) - 1, -1):
        wanted = need(config, "offload", plan, tensors, resident_layers=resident)
        if wanted.total * MARGIN <= room and wanted.host * MARGIN <= memory.ram_free:
            return Choice(
                setting="offload",
                need=wanted,
                device=memory.device,
                resident_layers=resident,
                reason=f"offload: {resident} of {layers} layers on the graphics card, {_gb(wanted.total)} of {_gb(room)}; "
                f"the others wait in main memory",
            )
    return None


def _on_processor(
    config: Mapping[str, Any], plan: Plan, memory: MemoryState, tensors: Mapping[str, Tensor] | None, tried: list[str]
) -> Choice | None:
    wanted = need(config, "cpu", plan, tensors)
    if wanted.total * MARGIN > memory.ram_free:
        tried.append(f"the processor needs {_gb(wanted.total)} of {_gb(memory.ram_free)} free memory")
        return None
    why = "there is no graphics card to use" if memory.device == "cpu" else "the graphics card has no room for it"
    return Choice(setting="cpu", need=wanted, device="cpu", reason=f"cpu: {_gb(wanted.total)}; {why}{_because(tried)}")


def _because(tried: list[str]) -> str:
    return f" ({', '.join(tried)})" if tried else ""


def _gb(size: int) -> str:
    return f"{size / 2**30:.1f} GB"
