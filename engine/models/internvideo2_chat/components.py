"""What a published InternVideo2-Chat is made of: sizes that its configuration leaves out, and parts that may be missing.

The configuration names its parts (BERT, Mistral) and their sizes are looked up by name where it was published. Here they are
known, and a folder of that name inside the model's is read where there is one, also for Mistral's weights. Light: no torch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from engine.protocol import EngineError

FAMILY = "internvideo2_chat"
LANGUAGE = "lm."
BERT_FOLDER = "bert-base-uncased"
MISTRAL_FOLDER = "mistralai/Mistral-7B-Instruct-v0.3"
MISTRAL: Mapping[str, Any] = {
    "vocab_size": 32768,
    "hidden_size": 4096,
    "intermediate_size": 14336,
    "num_hidden_layers": 32,
    "num_attention_heads": 32,
    "num_key_value_heads": 8,
    "max_position_embeddings": 32768,
    "rms_norm_eps": 1e-5,
    "rope_theta": 1e6,
    "sliding_window": None,
    "tie_word_embeddings": False,
    "hidden_act": "silu",
    "bos_token_id": 1,
    "eos_token_id": 2,
}
"""Mistral-7B-Instruct-v0.3."""
BERT: Mapping[str, Any] = {
    "vocab_size": 30522,
    "hidden_size": 768,
    "intermediate_size": 3072,
    "num_hidden_layers": 12,
    "num_attention_heads": 12,
    "max_position_embeddings": 512,
    "layer_norm_eps": 1e-12,
    "hidden_act": "gelu",
    "pad_token_id": 0,
}
"""bert-base-uncased, of which the Q-Former is made."""
DEPTH, HEADS = 40, 16
"""Of the tower, by name alone; of 40 blocks the last is neither stored nor run."""
TILES = 3
"""Clips that HD makes of one: two tiles and the whole."""
_PARTS = {
    "vision_encoder.": "the video tower (InternVideo2-1B)",
    "vision_layernorm.": "the norm behind the video tower",
    "query_tokens": "what the Q-Former asks with",
    "extra_query_tokens": "what the Q-Former further asks with",
    "qformer.": "the Q-Former",
    "project_up.": "the projection to the language model",
    "lm.": "the language model (Mistral)",
}
"""Start of the names of its weights -> the part, for the user."""
_HD = re.compile(r"(?i)(^|[^a-z])hd([^a-z]|$)")
_OUTSIDE = re.compile(r"^(lm\.base_model\.model\.|lm\.)")
LORA = re.compile(r"\.lora_[AB]\.(\w+\.)?weight$")
WRAPPED = re.compile(r"\.base_layer\.(weight|bias)$")
"""As later versions of the library that LoRA was trained with name what it is added to."""


def opened(config: Mapping[str, Any], directory: Path) -> tuple[dict[str, Any], tuple[Path, ...]]:
    """(the configuration as `completed` gives it, the files of weights), with those of a language model that lies in a
    folder of its own. Raises EngineError as engine.models.checkpoint does and says which part a missing file is of, and for
    a folder that lacks a part."""
    from engine.models.checkpoint import weights_in
    from engine.models.headers import read_header

    found = weights_in(directory, parts_of)
    names = {name for path in found for name in read_header(path)}
    folder = directory / language_folder(config)
    if not any(map(_of_language, names)) and any(folder.glob("*.safetensors")):
        own = weights_in(folder)
        names |= {name for path in own for name in read_header(path)}
        found += own
    if isinstance(config.get("model_config"), Mapping):  # a configuration without is told when it is read
        complete(config, directory, names)
        try:
            tower(config)
        except EngineError as error:
            error.file = str(directory / "config.json")
            raise
    return completed(config, directory), found


def completed(config: Mapping[str, Any], directory: Path) -> dict[str, Any]:
    """The configuration with what a folder tells beside it: "text_config" of the language model, "qformer_config" of BERT,
    and "hd", whether it is the variant that sees tiles; that one is told by its name alone. Raises EngineError for files
    beside it that are no configuration."""
    told = {**config, "model_type": FAMILY}
    told["text_config"] = {**MISTRAL, **_beside(directory, language_folder(config))}
    told["qformer_config"] = {**BERT, **_beside(directory, BERT_FOLDER)}
    told["hd"] = any(map(_HD.search, _names(config, directory)))
    return told


def text(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """The language model's configuration."""
    found = config.get("text_config")
    return found if isinstance(found, Mapping) else MISTRAL


def qformer(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """The Q-Former's."""
    found = config.get("qformer_config")
    return found if isinstance(found, Mapping) else BERT


def tower(config: Mapping[str, Any]) -> dict[str, int]:
    """Numbers of the tower, by the fields of engine.models.internvideo2.tower.Sizes. Raises EngineError where the
    configuration does not tell one."""
    own = section(config, "vision_encoder")
    width, depth = number(own, "d_model", "vision_encoder"), int(own.get("depth", DEPTH))
    ratio = own.get("mlp_ratio")
    return {
        "side": number(own, "img_size", "vision_encoder"),
        "frames": number(own, "num_frames", "vision_encoder"),
        "patch": number(own, "patch_size", "vision_encoder"),
        "width": width,
        "heads": int(own.get("num_heads", HEADS)),
        "inner": int(width * float(ratio)) if ratio else width * 48 // 11,
        "blocks": depth - 1,
    }


def section(config: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Of "model_config". Raises EngineError where it is not there."""
    whole = config.get("model_config")
    found = whole.get(name) if isinstance(whole, Mapping) else None
    if not isinstance(found, Mapping):
        raise EngineError(f"this is no InternVideo2-Chat as it is known here: model_config.{name} is missing")
    return found


def number(own: Mapping[str, Any], name: str, where: str) -> int:
    """A size from one of the sections. Raises EngineError where there is none."""
    value = own.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        what = f"{where}.{name} is {str(value)[:40]}, and no size"
        raise EngineError(f"this is no InternVideo2-Chat as it is known here: model_config.{what}")
    return value


def language_folder(config: Mapping[str, Any]) -> str:
    """Where the language model lies inside the model's folder, if it lies there by itself. A path that leads out of the
    folder, as those have that were trained elsewhere, is taken for the published name."""
    whole = config.get("model_config")
    own = whole.get("llm") if isinstance(whole, Mapping) else None
    told = own.get("pretrained_llm_path") if isinstance(own, Mapping) else None
    if not isinstance(told, str) or not re.fullmatch(r"[\w.-]+(/[\w.-]+)*", told) or ".." in PurePosixPath(told).parts:
        return MISTRAL_FOLDER
    return told


def inside(name: str) -> str:
    """The name of a language model's weight in itself, which is its published one; of any other weight as it is."""
    return WRAPPED.sub(r".\1", _OUTSIDE.sub("", name))


def unused(name: str) -> bool:
    """Whether a weight takes no memory: LoRA is added to what it belongs to, and some are stored and never used."""
    return bool(LORA.search(name)) or name.startswith("project_down.") or name.endswith("embeddings.position_ids")


def complete(config: Mapping[str, Any], directory: Path, names: Iterable[str]) -> None:
    """Raises EngineError for the first part of which these names of weights hold nothing, or whose file is not there."""
    held = [name for name in names if not unused(name)]
    for start in _PARTS:
        if start != LANGUAGE and not any(name.startswith(start) for name in held):
            raise EngineError(
                f"{_PARTS[start]} is missing: no weight is called {start}*",
                file=str(_expected(directory)),
                hint="it is incomplete: get the checkpoint again",
            )
    if not any(inside(name).startswith("model.layers.") for name in held):
        raise EngineError(
            "the language model (Mistral) is missing: no weight is called lm.*, and this folder has none of its own",
            file=str(directory / language_folder(config)),
            hint="get the checkpoint again, or Mistral-7B-Instruct-v0.3 (whose terms have to be accepted) into this folder",
        )
    if not (directory / "tokenizer.json").is_file():
        raise EngineError(
            "the language model's tokenizer is missing",
            file=str(directory / "tokenizer.json"),
            hint="get the checkpoint again",
        )


def parts_of(names: Iterable[str]) -> str:
    """Which parts these weights belong to, for the user; "" where they are of none."""
    held = list(names)
    return ", ".join(part for start, part in _PARTS.items() if any(name.startswith(start) for name in held))


def _of_language(name: str) -> bool:
    return name.startswith(LANGUAGE) and not LORA.search(name)


def _expected(directory: Path) -> Path:
    index = directory / "model.safetensors.index.json"
    return index if index.exists() else directory / "model.safetensors"


def _names(config: Mapping[str, Any], directory: Path) -> tuple[str, ...]:
    """By which a folder may be known: its own, the Hub's where it is one of its snapshots, and that in its configuration."""
    hub = directory.parent.parent.name if directory.parent.name == "snapshots" else ""
    return directory.name, hub, str(config.get("_name_or_path", ""))


def _beside(directory: Path, name: str) -> dict[str, Any]:
    from engine.models.checkpoint import read_config

    path = directory / name / "config.json"
    return read_config(path) if path.is_file() else {}
