"""What decides about memory in a checkpoint's configuration, family by family. Light: plain numbers, no torch.

Configurations come in two shapes: text settings at the top (as Qwen2-VL and Qwen2.5-VL were published) or in a section of
their own. Both are read.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from engine.models import declaring
from engine.models.catalogue import Setting
from engine.protocol import EngineError

Config = Mapping[str, Any]
Kind = Literal["decoder", "pictures", "speech"]
Sizes = list[tuple[str, tuple[int, ...]]]
"""Names and shapes of weights."""

_AUTO = {
    "decoder": "AutoModelForCausalLM",
    "pictures": "AutoModel",
    "speech": "AutoModelForSpeechSeq2Seq",
}
_HICO = "internvl_chat"
"""InternVideo2.5, the one model of this type that is known here."""
_VIDEO = ("qwen2_vl", "qwen2_5_vl", "qwen3_vl", "internvl", _HICO)
_PICTURES = ("siglip", "siglip2", "clip")


@dataclass(frozen=True)
class Text:
    """A decoder: the part that reads tokens and answers."""

    hidden: int
    inner: int
    heads: int
    kv_heads: int
    head: int
    """Width of a head."""
    vocabulary: int
    windows: tuple[int | None, ...]
    """A layer each: how many tokens it looks back at most, None for all."""
    tied: bool

    @property
    def layers(self) -> int:
        return len(self.windows)


@dataclass(frozen=True)
class Vision:
    """A tower that turns patches of pictures into tokens or into one vector."""

    family: str
    hidden: int
    inner: int
    layers: int
    head: int
    patch: int
    temporal: int
    """Pictures that share a patch."""
    channels: int
    merge: int
    """Side of the square of patches that become one token of the decoder."""
    out: int
    """Width of what comes out."""
    deep: int
    """How many further times features are handed to the decoder (Qwen3-VL's DeepStack)."""
    fixed: int | None
    """Patches of a picture, for towers that see every picture at one size."""
    extra: int
    """Patches beside the picture's, such as a class token."""
    most: int | None = None
    """Patches that it ever sees at once, where that is few."""

    def patches(self, frames: int, pixels: int) -> int:
        """How many patches `frames` pictures of about `pixels` pixels make."""
        if self.fixed is not None:
            return frames * self.fixed
        steps = math.ceil(frames / self.temporal)
        side = self.patch * self.merge
        return steps * max(1, math.ceil(pixels / side**2)) * self.merge**2

    def tokens(self, frames: int, pixels: int) -> int:
        """How many tokens of the decoder they become."""
        return self.patches(frames, pixels) // self.merge**2


@dataclass(frozen=True)
class Speech:
    """An encoder of sound with a decoder of text, as Whisper is."""

    hidden: int
    inner: int
    encoder_layers: int
    decoder_layers: int
    positions: int
    targets: int
    mels: int
    vocabulary: int


def model_type(config: Config) -> str:
    """The name of the architecture, as the configuration tells it."""
    return str(config.get("model_type", ""))


def kind(config: Config) -> Kind:
    """What sort of model it is."""
    name = model_type(config)
    if name in _PICTURES:
        return "pictures"
    return "speech" if name == "whisper" else "decoder"


def auto_class(config: Config) -> str:
    """Which of transformers' classes loads it."""
    if sees_video(config) or ("vision_config" in config and kind(config) == "decoder"):
        return "AutoModelForImageTextToText"
    return _AUTO[kind(config)]


def sees_video(config: Config) -> bool:
    """Whether it is a decoder that also takes pictures, of a family whose memory is known."""
    return model_type(config) in _VIDEO or _declared(config, "tower") is not None


def settings(config: Config) -> tuple[Setting, ...]:
    """In which settings it can be loaded, best first. Encoders are small, and lose most by quantisation: they stay whole."""
    return ("bf16", "fp8", "int8", "nf4", "offload", "cpu") if kind(config) == "decoder" else ("bf16", "cpu")


_LINEAR = re.compile(
    r"(^|\.)layers\.\d+\.("
    r"(self_attn|mlp|cross_attn)\.(\w+\.)*?\w*(proj|qkv|fc1|fc2)"
    r"|(attention|feed_forward)\.w(qkv|[okqv123])"  # InternLM2
    r")\.weight$"
)
_ROWS = re.compile(r"(^|\.)(embed_tokens|lm_head|tok_embeddings|language_model\.output)\.weight$")
_TOWERS = re.compile(r"(^|\.)(visual|vision_tower|vision_model|audio_tower|encoder|multi_modal_projector)\.")


def quantised(name: str, shape: tuple[int, ...]) -> Literal["linear", "rows"] | None:
    """How a weight of a decoder is kept in a quantised setting, by its name in the file or in the model.

    "linear" are the matrices of its layers, "rows" the table of tokens and the head, which keep 8 bits in every quantised
    setting. Towers, projectors, norms and biases stay as they are.
    """
    if len(shape) != 2 or in_tower(name):
        return None
    if _ROWS.search(name):
        return "rows"
    if _LINEAR.search(name) and shape[1] % 64 == 0:
        return "linear"
    return None


def in_tower(name: str) -> bool:
    """Whether a weight belongs to what sees or hears, and not to the decoder."""
    return _TOWERS.search(name) is not None


def text(config: Config) -> Text:
    """The decoder's numbers. Raises EngineError where the configuration does not tell them."""
    own = _text_section(config)
    hidden, layers, heads = (
        _number(own, name, config) for name in ("hidden_size", "num_hidden_layers", "num_attention_heads")
    )
    head = own.get("head_dim")
    kv_heads = own.get("num_key_value_heads")
    return Text(
        hidden=hidden,
        inner=_number(own, "intermediate_size", config),
        heads=heads,
        kv_heads=int(kv_heads) if kv_heads else heads,
        head=int(head) if head else hidden // heads,
        vocabulary=_number(own, "vocab_size", config),
        windows=_windows(own, layers),
        tied=bool(config.get("tie_word_embeddings", own.get("tie_word_embeddings", False))),
    )


def vision(config: Config) -> Vision | None:
    """The tower's numbers; None for a model that sees nothing, and for a family whose tower is not known."""
    if (told := _declared(config, "tower")) is not None:
        found: Vision | None = told(config)
        return found
    own, name = config.get("vision_config"), model_type(config)
    if not isinstance(own, Mapping) or name not in (*_VIDEO, *_PICTURES):
        return None
    return described(own, name, config)


def described(own: Config, name: str, config: Config, *, doubled: bool = False) -> Vision:
    """The tower that a section `own` of a configuration describes in the words of the model type `name`.

    `doubled`: every picture takes both places of a patch of Qwen2-VL's tower. Raises EngineError where something is missing.
    """
    hidden = _number(own, "embed_dim" if name == "qwen2_vl" else "hidden_size", config)
    heads = int(own.get("num_heads") or own.get("num_attention_heads") or 16)
    patch = _side(own.get("patch_size", 16))
    qwen = name.startswith("qwen")
    merge = int(own.get("spatial_merge_size", 2)) if qwen else 1
    out, fixed, extra = hidden, None, 0
    if qwen:
        out = int(own.get("hidden_size" if name == "qwen2_vl" else "out_hidden_size", text(config).hidden))
    elif name == "siglip2":
        fixed = int(own.get("num_patches", 256))
    else:
        fixed = (_side(own.get("image_size", 224)) // patch) ** 2
    if name == "internvl":
        merge, out, extra = round(1 / float(config.get("downsample_ratio", 0.5))), text(config).hidden, 1
    if name == _HICO:
        # four tokens are put into one, and 256 of those of four frames into 64 each
        merge, out, extra = math.isqrt(fixed or 64) // 4, text(config).hidden, 1
    if name == "clip":
        extra = 1
    inner = own.get("intermediate_size") or hidden * int(own.get("mlp_ratio", 4))
    return Vision(
        family=name,
        hidden=hidden,
        inner=int(inner),
        layers=int(own.get("depth") or own.get("num_hidden_layers") or 0),
        head=hidden // heads,
        patch=patch,
        temporal=int(own.get("temporal_patch_size", 2)) if qwen and not doubled else 1,
        channels=6 if doubled else 3,
        merge=merge,
        out=out,
        deep=len(own.get("deepstack_visual_indexes", ())) if name == "qwen3_vl" else 0,
        fixed=fixed,
        extra=extra,
    )


def beside(config: Config) -> Sizes:
    """Matrices that a family has beside its decoder and its tower, such as further towers; nothing for most."""
    told = _declared(config, "beside")
    found: Sizes = told(config) if told is not None else []
    return found


def _declared(config: Config, place: str) -> Any:
    """What a family has in that place of its folder; None for those that have nothing there."""
    known = declaring.of_config(config)
    where = getattr(known, place) if known is not None else ""
    return declaring.part(where) if where else None


def unused(config: Config, name: str) -> bool:
    """Whether a weight that a checkpoint holds takes no memory, as its family says."""
    known = declaring.of_config(config)
    return known is not None and known.unused is not None and known.unused(name)


def hearing(config: Config) -> Speech | None:
    """The encoder of sound of a decoder that hears, too; None for the others."""
    told = _declared(config, "ear")
    found: Speech | None = told(config) if told is not None else None
    return found


def speech(config: Config) -> Speech:
    """Whisper's numbers."""
    return Speech(
        hidden=_number(config, "d_model", config),
        inner=_number(config, "encoder_ffn_dim", config),
        encoder_layers=_number(config, "encoder_layers", config),
        decoder_layers=_number(config, "decoder_layers", config),
        positions=int(config.get("max_source_positions", 1500)),
        targets=int(config.get("max_target_positions", 448)),
        mels=int(config.get("num_mel_bins", 80)),
        vocabulary=_number(config, "vocab_size", config),
    )


def _text_section(config: Config) -> Config:
    for name in ("text_config", "llm_config", "thinker_config"):
        section = config.get(name)
        if isinstance(section, Mapping):
            return section
    return config


def _windows(own: Config, layers: int) -> tuple[int | None, ...]:
    """How far each layer looks back, in the four ways in which configurations say it."""
    known = declaring.of_config(own)
    window = own.get("sliding_window") if known is None or not known.sees_all else None
    if not window or own.get("use_sliding_window") is False:
        return (None,) * layers
    kinds = own.get("layer_types")
    if isinstance(kinds, list) and len(kinds) == layers:
        return tuple(int(window) if "sliding" in str(kind) else None for kind in kinds)
    pattern = own.get("sliding_window_pattern") or {"gemma2": 2, "gemma3_text": 6, "gemma3": 6}.get(model_type(own))
    if pattern:
        return tuple(None if (layer + 1) % int(pattern) == 0 else int(window) for layer in range(layers))
    if "use_sliding_window" in own:
        first = int(own.get("max_window_layers", layers))
        return tuple(int(window) if layer >= first else None for layer in range(layers))
    return (int(window),) * layers


def _number(section: Config, name: str, config: Config) -> int:
    value = section.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise EngineError(f"the configuration of this {model_type(config) or 'model'} does not tell its {name}")
    return value


def _side(value: object) -> int:
    """A size given as a number or as one for each side."""
    side: Any = value[0] if isinstance(value, list | tuple) else value
    return int(side)
