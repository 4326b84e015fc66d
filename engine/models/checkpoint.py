"""A model's folder on disk: which family it is, and whether it may be loaded at all.

A checkpoint comes from strangers. Weights are safetensors, which hold no code (CTranslate2's own format apart, likewise data
only); configuration is JSON in which nothing may name code. What is refused is refused here, before anything that could act
on it sees the folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from engine.models import declaring
from engine.models.catalogue import ModelFile, safe_name
from engine.models.headers import Tensor, looks_like_pickle, read_header
from engine.protocol import Cancelled, EngineError

PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".joblib")
INDEX = "model.safetensors.index.json"
CT2_WEIGHTS = "model.bin"

_BY_TYPE = {
    "qwen3_vl_moe": "qwen3_vl_moe",
    "qwen3_5": "qwen3_5",
    "whisper": "whisper",
    "siglip": "siglip",
    "siglip2": "siglip2",
    "clip": "clip",
    "clap": "clap",
    "pe_audio_video": "pe_audio_video",
    "pe_video": "pe_video",
    "pe_audio": "pe_audio",
    "bert": "text_embedding",
    "xlm-roberta": "text_embedding",
    "vits": "vits",
    "csm": "csm",
    "vibevoice": "vibevoice",
    "pocket_tts": "pocket_tts",
}
"""Family by model_type of config.json, of those that have no folder here (engine.models.declaring)."""
_BY_ARCHITECTURE = {
    "WavLMForXVector": "xvector",
    "Wav2Vec2ForXVector": "xvector",
    "UniSpeechSatForXVector": "xvector",
}
"""Family by the class that is named, where the type is another family's or missing; looked at first."""
_CODE_KEYS = frozenset({"auto_map", "custom_pipelines", "trust_remote_code", "custom_generate", "custom_code"})
"""What makes transformers import code that comes with a checkpoint, or fetch it."""
_KERNEL_KEYS = frozenset({"attn_implementation", "experts_implementation"})
"""What may name a repository of compiled kernels; with or without "_" and "_internal" (CVE-2026-4372)."""
_DROPPED_FOR_OWN = frozenset({"auto_map"})
_CONFIGS = (
    "config.json",
    "generation_config.json",
    "preprocessor_config.json",
    "video_preprocessor_config.json",
    "processor_config.json",
    "tokenizer_config.json",
)
_MAX_CONFIG = 20 * 2**20
_MAX_DEPTH = 40
_MAX_FILES = 5000
_BLOCK = 4 * 2**20
_CT2_SPECS = (b"WhisperSpec", b"WhisperForConditionalGeneration")


@dataclass(frozen=True)
class Checkpoint:
    """A folder that was looked at and may be loaded."""

    directory: Path
    config: dict[str, Any] = field(repr=False)
    """config.json without what names code."""
    family: str
    weights: tuple[Path, ...] = ()
    """The files of weights, in order."""
    revision: str = ""
    """The commit it was downloaded from, where that is known."""

    @cached_property
    def tensors(self) -> dict[str, Tensor]:
        """All tensors by name, from the headers of the files; empty for CTranslate2's format."""
        found: dict[str, Tensor] = {}
        for path in self.weights:
            if path.suffix == ".safetensors":
                found.update(read_header(path))
        return found

    @cached_property
    def size(self) -> int:
        """Bytes of the weights on disk."""
        return sum(path.stat().st_size for path in self.weights)

    @cached_property
    def identity(self) -> str:
        """Tells these weights from others in a cache: the commit, or else a hash of configuration and headers."""
        if self.revision:
            return self.revision
        digest = hashlib.blake2b(digest_size=20)
        digest.update(json.dumps(self.config, sort_keys=True).encode())
        for path in self.weights:
            with path.open("rb") as file:
                digest.update(f"{path.name} {path.stat().st_size}".encode())
                digest.update(file.read(1 << 16))
                file.seek(max(0, path.stat().st_size - (1 << 16)))
                digest.update(file.read())
        return digest.hexdigest()


def open_checkpoint(path: Path | str, *, revision: str = "") -> Checkpoint:
    """Look at a folder. Raises EngineError, in one line, for one that is not to be loaded.

    That is: no model of a family known here; weights that are pickles, cut off or missing; configuration that names code;
    an index or a link that leads out of the folder. Reads configuration and headers, not the weights.
    """
    directory = Path(path).expanduser().absolute()
    if not directory.is_dir():
        what = "it is a file; a model is a folder" if directory.exists() else "there is no such folder"
        raise EngineError(what, file=str(path), hint="name the folder that holds config.json")
    config = read_config(directory / "config.json")
    files = _files(directory)
    ct2 = directory / CT2_WEIGHTS
    if not any(directory.glob("*.safetensors")) and is_ct2(ct2):
        _configs(files, own=False)
        return Checkpoint(directory, config, "whisper-ct2", (ct2,), revision)
    family = _family(config, directory)
    known = declaring.declared().get(family)
    own = known is not None and known.own
    _configs(files, own=own)
    if own:
        config = _without(config, _DROPPED_FOR_OWN)
    else:
        adapter = directory / "adapter_config.json"
        if adapter.exists():
            raise _refused(adapter, "an adapter would fetch the model that it was made for", "merge it into its model")
    known = declaring.declared().get(family)
    if known is not None and known.folder:
        config, weights = declaring.part(known.folder)(config, directory)
        return Checkpoint(directory, config, family, weights, revision)
    return Checkpoint(directory, config, family, weights_in(directory), revision)


def read_config(path: Path) -> dict[str, Any]:
    """A JSON object from a file. Raises EngineError."""
    try:
        if path.stat().st_size > _MAX_CONFIG:
            raise _refused(path, "it is too large for a configuration", "")
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise EngineError(
            f"there is no {path.name}, so this is no model", file=str(path.parent), hint="name the folder that holds it"
        ) from error
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise EngineError("it is not JSON", file=str(path), hint="download or copy it again") from error
    except OSError as error:
        raise EngineError(error.strerror or "it cannot be read", file=str(path)) from error
    if not isinstance(found, dict):
        raise EngineError("it is not a JSON object", file=str(path), hint="download or copy it again")
    return found


def verify(
    directory: Path,
    files: Iterable[ModelFile],
    *,
    on_progress: Callable[[float, str], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> list[str]:
    """Hash the files of a folder and compare; what is wrong, one line each, nothing if all is well.

    A file without a published hash is compared by its size, where that is known. `on_progress` gets the share done and the
    file's name. Raises Cancelled once `stop` says so.
    """
    wanted = list(files)
    total = sum(file.size or 0 for file in wanted) or 1
    done = 0
    problems: list[str] = []
    for file in wanted:
        path = directory / file.name
        if not path.is_file():
            problems.append(f"{file.name} is missing")
            continue
        size = path.stat().st_size
        if file.size is not None and size != file.size:
            problems.append(f"{file.name} has {size} bytes instead of {file.size}")
        elif file.sha256 is not None:
            digest = hashlib.sha256()
            with path.open("rb") as stream:
                while block := stream.read(_BLOCK):
                    if stop is not None and stop():
                        raise Cancelled("the check was cancelled")
                    digest.update(block)
                    done += len(block)
                    if on_progress is not None:
                        on_progress(min(1.0, done / total), file.name)
            if digest.hexdigest() != file.sha256:
                problems.append(f"{file.name} is not what was published: its SHA-256 differs")
    return problems


def is_ct2(path: Path) -> bool:
    """Whether a file is a Whisper model in CTranslate2's format: a version, then the name of what it specifies."""
    try:
        with path.open("rb") as file:
            start = file.read(64)
    except OSError:
        return False
    if len(start) < 8 or looks_like_pickle(start):
        return False
    version, length = struct.unpack_from("<IH", start)
    return 1 <= version <= 20 and start[6 : 6 + max(0, length - 1)] in _CT2_SPECS


def code_in(config: object, *, allowed: frozenset[str] = frozenset()) -> str | None:
    """The first key, however deep, that would have code run or fetched; None when there is none. Raises RecursionError."""
    for key, value in _walk(config, 0):
        bare = key.strip("_").removesuffix("_internal")
        if bare in _CODE_KEYS and bare not in allowed and value not in (None, False, "", {}, []):
            return key
        if bare in _KERNEL_KEYS and any(mark in part for part in _strings(value) for mark in ("/", ":", "\\")):
            return key
    return None


def _walk(value: object, depth: int) -> Iterator[tuple[str, object]]:
    if depth > _MAX_DEPTH:
        raise RecursionError("nested too deeply")
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key), inner
            yield from _walk(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner, depth + 1)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _without(value: Any, keys: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {key: _without(inner, keys) for key, inner in value.items() if key not in keys}
    if isinstance(value, list):
        return [_without(inner, keys) for inner in value]
    return value


def _configs(files: Iterable[Path], *, own: bool) -> None:
    """Refuse configuration that names code, in the folder and in the folders of parts."""
    allowed = _DROPPED_FOR_OWN if own else frozenset()
    for path in sorted(path for path in files if path.name in _CONFIGS):
        try:
            key = code_in(read_config(path), allowed=allowed)
        except RecursionError as error:
            raise _refused(path, "it is nested too deeply", "") from error
        if key is not None:
            raise _refused(path, f"{key!r} names code that would be run", "Clipwright runs no code from a checkpoint")


def known_families() -> frozenset[str]:
    """Every family that a folder can be of."""
    return frozenset({*declaring.declared(), *_BY_TYPE.values(), *_BY_ARCHITECTURE.values(), "whisper-ct2"})


def _family(config: Mapping[str, Any], directory: Path) -> str:
    if (one := declaring.of_config(config)) is not None:
        return one.name
    architectures = config.get("architectures")
    for name in architectures if isinstance(architectures, list) else ():
        if isinstance(name, str) and name in _BY_ARCHITECTURE:
            return _BY_ARCHITECTURE[name]
    kind = config.get("model_type")
    family = _BY_TYPE.get(kind) if isinstance(kind, str) else None
    if family is not None:
        return family
    key = code_in(config)
    if key is not None:
        raise _refused(
            directory / "config.json", f"{key!r} names code that would be run", "Clipwright runs no code from a checkpoint"
        )
    name = f"{kind!r}" if isinstance(kind, str) else "one that config.json does not name"
    hint = "clipwright models list names those that are known"
    raise EngineError(f"it is a model of a family unknown here: {name}", file=str(directory), hint=hint)


def weights_in(directory: Path, parts: Callable[[set[str]], str] | None = None) -> tuple[Path, ...]:
    """The files of weights of a folder. Raises EngineError for none, pickles, and such as are cut off or missing; `parts`
    says what the tensors of a missing file are."""
    index = directory / INDEX
    if index.exists():
        return _sharded(directory, index, parts)
    found = tuple(sorted(directory.glob("*.safetensors")))
    if not found:
        pickles = sorted(path.name for path in directory.iterdir() if path.suffix.lower() in PICKLES)
        if pickles:
            raise _refused(
                directory / pickles[0],
                "its weights are a pickle, which can run any program when it is read",
                "get the safetensors variant of the model",
            )
        raise EngineError(
            "there are no weights in it", file=str(directory), hint="safetensors files belong beside config.json"
        )
    single = directory / "model.safetensors"
    weights = (single,) if single in found else found
    for path in weights:
        read_header(path)
    return weights


def _sharded(directory: Path, index: Path, parts: Callable[[set[str]], str] | None) -> tuple[Path, ...]:
    """The files that the index names, once each tensor was found in the file that should have it."""
    table = read_config(index).get("weight_map")
    if not isinstance(table, dict) or not table:
        raise EngineError("the index names no weights", file=str(index), hint="download or copy it again")
    by_file: dict[str, set[str]] = {}
    for tensor, name in table.items():
        if not isinstance(name, str) or not safe_name(name) or not name.endswith(".safetensors"):
            raise _refused(index, f"it leads to {str(name)[:80]!r}, which is no weights file in this folder", "")
        by_file.setdefault(name, set()).add(tensor)
    for name, tensors in sorted(by_file.items()):
        path = directory / name
        if not path.is_file():
            lost = parts(tensors) if parts is not None else ""
            what = f"{name} is missing, and with it {lost}" if lost else f"{name} is missing"
            raise EngineError(what, file=str(directory), hint="download or copy it again")
        if absent := tensors - set(read_header(path)):
            raise EngineError(f"it lacks {min(absent)}", file=str(path), hint="download or copy it again")
    return tuple(directory / name for name in sorted(by_file))


def _files(directory: Path) -> list[Path]:
    """Every file below the folder. Refuses links that leave it.

    The Hub's own cache is known: its snapshots are links to the blobs beside them.
    """
    root = directory.resolve()
    inside = [root]
    if root.parent.name == "snapshots" and root.parent.parent.name.startswith("models--"):
        inside.append(root.parent.parent / "blobs")
    found: list[Path] = []
    for folder, folders, names in os.walk(root):
        for name in (*folders, *names):
            path = Path(folder) / name
            if path.is_symlink() and not any(path.resolve().is_relative_to(place) for place in inside):
                raise _refused(path, "it is a link that leads out of the folder", "put the file itself there")
        found.extend(Path(folder) / name for name in names)
        if len(found) > _MAX_FILES:
            raise _refused(directory, "it holds too many files for a model", "name the folder of the model alone")
    return found


def _refused(path: Path, why: str, hint: str) -> EngineError:
    return EngineError(f"this checkpoint is refused: {why}", file=str(path), hint=hint or None)
