"""Speech models on disk: what a folder or a file holds, which engine can run it, and what is refused.

A pickle can run code when it is read, so none is read, whatever its name says: weights are safetensors, or CTranslate2's own
format, which holds numbers and nothing else.
"""

from __future__ import annotations

import json
import struct
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from engine.media.fingerprint import fingerprint
from engine.models import store
from engine.models.checkpoint import open_checkpoint
from engine.protocol import EngineError
from engine.speech.backend import Found

ENGINES = {"faster-whisper": "faster_whisper", "transformers": "transformers", "openai-whisper": "whisper"}
"""Engines by name, fastest first, and the package that each needs."""
_RUNS = {
    "ctranslate2": ("faster-whisper",),
    "transformers": ("transformers", "openai-whisper"),
    "openai": ("openai-whisper",),
}
_PICKLES = (".pt", ".pth", ".ckpt", ".pkl", ".pickle")
_HEADER = 100 << 20


def look(path: str | Path) -> Found:
    """What the speech model at `path` is. Raises EngineError, in one line, for anything that is none or is refused."""
    place = Path(path)
    if place.is_file():
        return _file(place)
    if not place.is_dir():
        raise EngineError("there is no such model", file=str(place), hint="name a folder that holds one")
    single = sorted(place.glob("*.safetensors"))
    if len(single) == 1 and dims_of(single[0]):
        return Found(single[0], "openai", place.name)
    checkpoint = open_checkpoint(place)
    if checkpoint.family == "whisper-ct2":
        if not (place / "tokenizer.json").is_file():
            raise EngineError(
                "the model has no tokenizer.json, and nothing is fetched to make up for it",
                file=str(place),
                hint="convert it again with --copy_files tokenizer.json preprocessor_config.json",
            )
        return Found(place, "ctranslate2", place.name)
    if checkpoint.family != "whisper":
        raise EngineError(
            f"this is a model of the family {checkpoint.family}, which puts no speech into words",
            file=str(place),
            hint="name a Whisper model",
        )
    return Found(place, "transformers", place.name)


def _file(path: Path) -> Found:
    if path.suffix.lower() in (*_PICKLES, ".bin"):
        raise _pickle(path)
    if path.suffix.lower() == ".safetensors" and dims_of(path):
        return Found(path, "openai", path.stem)
    raise EngineError("this file is no speech model", file=str(path), hint="name the folder that holds the whole model")


def _pickle(path: Path) -> EngineError:
    return EngineError(
        "this checkpoint is a pickle, which can run code when it is read, and is refused",
        file=str(path),
        hint="use the safetensors release of the same model; openai-whisper runs that too",
    )


def dims_of(path: Path) -> dict[str, int]:
    """The sizes of a model in openai-whisper's own layout, which its file tells; nothing for any other file."""
    try:
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            if length > min(_HEADER, path.stat().st_size):
                return {}
            header = json.loads(file.read(length))
        dims = json.loads(header["__metadata__"]["dims"])
        found = {str(name): int(value) for name, value in dims.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, struct.error):
        return {}
    return found if all(0 < value <= 1 << 20 for value in found.values()) else {}


@cache
def _has(package: str) -> bool:
    return find_spec(package) is not None


def engines_for(found: Found) -> tuple[str, ...]:
    """Installed engines that can run this model, the fastest first."""
    return tuple(name for name in _RUNS[found.layout] if _has(ENGINES[name]))


def engine_for(found: Found, wanted: str = "") -> str:
    """The engine to run this model with. Raises EngineError when it is not installed or cannot."""
    if wanted and wanted not in _RUNS[found.layout]:
        able = " or ".join(_RUNS[found.layout])
        raise EngineError(f"{wanted} cannot run this model", file=str(found.path), hint=f"it is one for {able}")
    usable = [name for name in engines_for(found) if not wanted or name == wanted]
    if not usable:
        package = wanted or _RUNS[found.layout][0]
        raise EngineError(
            f"the package {package}, which runs this model, is not installed",
            file=str(found.path),
            hint=f"pip install {package}",
        )
    return usable[0]


def installed() -> list[Found]:
    """Installed speech models that an installed engine can run: fastest engine first, larger before smaller."""
    found = []
    for model in store.installed():
        try:
            one = look(model.directory)
        except (EngineError, OSError):
            continue
        if engines_for(one):
            found.append(Found(one.path, one.layout, model.id))
    order = list(ENGINES)
    return sorted(found, key=lambda one: (order.index(engines_for(one)[0]), -weights_of(one), one.name))


def find(text: str) -> Found:
    """The model that `text` names: a path, or an installed one. Raises EngineError."""
    if Path(text).exists():
        return look(text)
    for one in installed():
        if text in (one.name, str(one.path)):
            return one
    return look(store.resolve(text).directory)


def revision(found: Found) -> str:
    """Names the content of a model: what it says is kept under it."""
    folder = found.path if found.path.is_dir() else found.path.parent
    files = sorted(folder.glob("*.safetensors")) if found.layout == "transformers" else [_single(found)]
    digest = blake2b(digest_size=12)
    for path in files:
        digest.update(fingerprint(path).encode())
    for name in ("config.json", "generation_config.json", "tokenizer.json"):
        if found.path.is_dir() and (folder / name).is_file():
            digest.update((folder / name).read_bytes())
    return digest.hexdigest()


def _single(found: Found) -> Path:
    return found.path / "model.bin" if found.layout == "ctranslate2" else found.path


def weights_of(found: Found) -> int:
    """Bytes of its weights on disk."""
    folder = found.path
    files = [folder] if folder.is_file() else [*folder.glob("*.safetensors"), *folder.glob("model.bin")]
    return sum(path.stat().st_size for path in files)
