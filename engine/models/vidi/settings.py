"""What a configuration of Vidi's tells. What differs from the published models is refused by name and not guessed at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from engine.models.checkpoint import Checkpoint, read_config
from engine.protocol import EngineError

Kind = Literal["mistral", "gemma2"]
KINDS: Mapping[str, Kind] = {"dattn_mistral": "mistral", "dattn_gemma2": "gemma2"}
"""By model_type."""
GEMMA_GRID = 27
"""Patches each way of the one tower that Vidi1.5's pool is made for,"""
GEMMA_POOL = 2
"""and the side of the square of patches that it puts into a token."""
GEMMA_END = 107
"""The token that ends a turn of Gemma's, whatever the file says."""

_UNUSED = re.compile(r"^model\.mm_vis\.vision_model\.(head|post_layernorm)\.|\.(inv_freq|position_ids)$")
_SIGLIP = {
    "model_type": "siglip_vision_model",
    "hidden_size": 1152,
    "intermediate_size": 4304,
    "num_hidden_layers": 27,
    "num_attention_heads": 16,
    "image_size": 384,
    "patch_size": 14,
    "num_channels": 3,
    "hidden_act": "gelu_pytorch_tanh",
    "layer_norm_eps": 1e-6,
    "attention_dropout": 0.0,
}
_WHISPER = {
    "model_type": "whisper",
    "d_model": 1280,
    "encoder_layers": 32,
    "encoder_attention_heads": 20,
    "encoder_ffn_dim": 5120,
    "num_mel_bins": 128,
    "max_source_positions": 1500,
    "activation_function": "gelu",
    "scale_embedding": False,
}
_SPECTRA = {"feature_size": 128, "sampling_rate": 16000, "hop_length": 160, "chunk_length": 30, "n_fft": 400}
_PUBLISHED: Mapping[str, tuple[Mapping[str, Any], Mapping[str, Any]]] = {
    "siglip-so400m-patch14-384": (_SIGLIP, {}),
    "siglip2-so400m-patch14-384": (_SIGLIP, {}),
    "whisper-large-v3": (_WHISPER, _SPECTRA),
}
"""Configuration and preprocessing of towers that checkpoints name without bringing these files along."""


@dataclass(frozen=True)
class Settings:
    """One model's numbers."""

    kind: Kind
    decoder: Mapping[str, Any]
    """As the configuration of transformers' Mistral or Gemma 2 takes it."""
    vision: Mapping[str, Any]
    """As SiglipVisionConfig takes it."""
    vision_layers: int
    """Of the tower's, that are run: what comes out of them is taken."""
    hearing: Mapping[str, Any]
    """As WhisperConfig takes it."""
    spectra: Mapping[str, Any]
    """As WhisperFeatureExtractor takes it."""
    hidden: int
    pool: int
    """Side N of a picture in tokens (Mistral), or of the square of patches in a token (Gemma 2)."""
    sound_pool: int
    """Positions of the encoder of sound in a token."""
    interval: int
    """Time runs from 0 to one less than this, however long the footage is."""
    longest: int
    """Tokens that text, question and answer, may have."""

    @property
    def side(self) -> int:
        """Pixels of a picture each way."""
        return int(self.vision["image_size"])

    @property
    def grid(self) -> int:
        """Patches of a picture each way."""
        return self.side // int(self.vision["patch_size"])

    @property
    def vision_width(self) -> int:
        return int(self.vision["hidden_size"])

    @property
    def hearing_width(self) -> int:
        return int(self.hearing["d_model"])

    @property
    def positions(self) -> int:
        """Of the encoder of sound, in a window."""
        return int(self.hearing["max_source_positions"])

    @property
    def window(self) -> int:
        """Samples that the encoder of sound hears at a time."""
        return int(self.spectra["chunk_length"]) * int(self.spectra["sampling_rate"])

    @property
    def hop(self) -> int:
        """Samples between two columns of a spectrum."""
        return int(self.spectra["hop_length"])


def unused(name: str) -> bool:
    """Whether a published weight is stored and not used: the end of the tower of pictures, and what is reckoned."""
    return _UNUSED.search(name) is not None


def read(checkpoint: Checkpoint) -> Settings:
    """Raises EngineError for whatever is not as the published models are."""
    try:
        return _read(checkpoint)
    except EngineError as error:
        error.file = error.file or str(checkpoint.directory / "config.json")
        raise


def _read(checkpoint: Checkpoint) -> Settings:
    config = checkpoint.config
    kind = KINDS.get(str(config.get("model_type")))
    if kind is None:
        raise _other("model_type", config.get("model_type"), " or ".join(KINDS))
    _alike(config, mm_input_type="video", mm_image_aspect_ratio="resize", mm_projector_type="mlp2x_gelu")
    for name in ("rope_scaling", "quantization_config"):
        if config.get(name):
            raise _other(name, config[name], "none")
    vision, pictures = _tower(checkpoint, "mm_vision_tower", "siglip_vision_model", "siglip")
    hearing, spectra = _tower(checkpoint, "mm_audio_tower", "whisper", "whisper")
    for name in ("image_mean", "image_std"):
        if pictures.get(name, [0.5] * 3) != [0.5] * 3:
            raise _other(name, pictures[name], "0.5")
    layers = _number(vision, "num_hidden_layers")
    select = config.get("mm_vision_select_layer")
    if not isinstance(select, int) or not -layers <= select <= -1:
        raise _other("mm_vision_select_layer", select, "-2")
    settings = Settings(
        kind=kind,
        decoder=_decoder(config, kind),
        vision=vision,
        vision_layers=layers + 1 + select,
        hearing=hearing,
        spectra={name: spectra[name] for name in _SPECTRA if name in spectra},
        hidden=_number(config, "hidden_size"),
        pool=_number(config, "mm_image_pool_size"),
        sound_pool=_number(config, "mm_audio_pool_size"),
        interval=_number(config, "mm_time_interval"),
        longest=min(4096, _number(config, "max_position_embeddings"), config.get("sliding_window") or 4096),
    )
    _fitting(settings)
    return settings


def _decoder(config: Mapping[str, Any], kind: Kind) -> dict[str, Any]:
    """What the decoder's own configuration knows; what the published code or its tools left beside it is dropped."""
    dropped = ("model_type", "architectures", "torch_dtype", "dtype", "transformers_version", "auto_map", "loss_thres")
    found = {
        name: value for name, value in config.items() if name not in dropped and not name.startswith(("mm_", "train_", "_"))
    }
    act = found.get("hidden_activation" if kind == "gemma2" else "hidden_act", "")
    if act != ("gelu_pytorch_tanh" if kind == "gemma2" else "silu"):
        raise _other("hidden_activation" if kind == "gemma2" else "hidden_act", act, "that of its family")
    if found.get("attention_bias"):
        raise _other("attention_bias", found["attention_bias"], "false")
    if kind == "gemma2":
        for name in ("attn_logit_softcapping", "final_logit_softcapping"):
            if not isinstance(found.get(name), int | float) or found[name] <= 0:
                raise _other(name, found.get(name), "a number above 0")
        found["eos_token_id"] = GEMMA_END
    return found


def _fitting(settings: Settings) -> None:
    """Whether parts fit each other, and what is made for one size is of that size."""
    if settings.kind == "gemma2":
        if settings.grid != GEMMA_GRID:
            raise EngineError(f"its tower makes {settings.grid} patches each way; Vidi1.5 is known with {GEMMA_GRID} alone")
        if settings.pool != GEMMA_POOL:
            raise _other("mm_image_pool_size", settings.pool, str(GEMMA_POOL))
    elif not 2 <= settings.pool <= settings.grid:
        raise _other("mm_image_pool_size", settings.pool, f"2 to {settings.grid}")
    if settings.interval < 2:
        raise _other("mm_time_interval", settings.interval, "2 or more")
    if settings.hidden % 2:
        raise _other("hidden_size", settings.hidden, "an even number")
    missing = [name for name in _SPECTRA if name not in settings.spectra]
    if missing:
        raise EngineError(f"the preprocessing of its encoder of sound does not tell {missing[0]}")
    if settings.spectra["sampling_rate"] != 16000:
        raise _other("sampling_rate", settings.spectra["sampling_rate"], "16000")
    if settings.spectra["feature_size"] != settings.hearing.get("num_mel_bins"):
        raise _other("feature_size", settings.spectra["feature_size"], f"{settings.hearing.get('num_mel_bins')}")
    if settings.window != settings.positions * 2 * settings.hop:
        raise _other("chunk_length", settings.spectra["chunk_length"], "what max_source_positions says")


def _tower(checkpoint: Checkpoint, entry: str, kind: str, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """(configuration, preprocessing) of a tower: of a folder in the checkpoint, else of a published one of this name."""
    told = checkpoint.config.get(entry)
    if not isinstance(told, str) or name not in told.lower():
        raise _other(entry, told, f"a {name}")
    last = Path(told.replace("\\", "/")).name
    folder = checkpoint.directory / last
    if (folder / "config.json").is_file():
        config = read_config(folder / "config.json")
        if config.get("model_type") == "siglip" and isinstance(config.get("vision_config"), dict):
            config = config["vision_config"]  # the tower's configuration as it was published with its reader of text
            config.setdefault("model_type", kind)
        if config.get("model_type") != kind:
            raise _other(f"{last}: model_type", config.get("model_type"), kind)
        path = folder / "preprocessor_config.json"
        return config, read_config(path) if path.is_file() else dict(_PUBLISHED.get(last, ({}, {}))[1])
    if last not in _PUBLISHED:
        raise EngineError(
            f"{entry} names {last!r}, which is not known here",
            hint=f"put its config.json and preprocessor_config.json into a folder {last} of the checkpoint",
        )
    known = _PUBLISHED[last]
    return dict(known[0]), dict(known[1])


def _alike(config: Mapping[str, Any], **wanted: str) -> None:
    for name, value in wanted.items():
        if config.get(name) != value:
            raise _other(name, config.get(name), value)


def _number(section: Mapping[str, Any], name: str) -> int:
    value = section.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _other(name, value, "a number above 0")
    return value


def _other(name: str, found: object, wanted: str) -> EngineError:
    return EngineError(
        f"{name} is {found!r} in this model, {wanted} in those that are known",
        hint="this edition of Vidi cannot be run; clipwright models list --task find names models that can",
    )
