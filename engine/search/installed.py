"""Which search models take part. Light: looks at folders, loads nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Literal, get_args

from engine.models import store
from engine.models.checkpoint import Checkpoint, open_checkpoint
from engine.protocol import EngineError, UsageError

Kind = Literal["pictures", "clips", "sounds", "text"]
FAMILIES: dict[str, Kind] = {
    "siglip": "pictures",
    "siglip2": "pictures",
    "clip": "pictures",
    "internvideo2_clip": "clips",
    "clap": "sounds",
    "text_embedding": "text",
}
"""What models of a family are good for here; families are those of engine.models.checkpoint."""
_NEEDED = ("transformers", "accelerate", "safetensors")


@dataclass(frozen=True)
class Found:
    """A search model on disk."""

    name: str
    checkpoint: Checkpoint

    @property
    def kind(self) -> Kind:
        return FAMILIES[self.checkpoint.family]


def chosen(engine: str) -> list[Found]:
    """The models that `Find.engine` means, at most one of a kind. Raises EngineError and UsageError."""
    if engine == "basic":
        return []
    if "://" in engine:
        raise UsageError("a remote engine does not search yet", hint="give auto, basic or a search model")
    able = all(find_spec(package) is not None for package in _NEEDED)
    if engine != "auto":
        checkpoint = store.resolve(engine)
        if checkpoint.family not in FAMILIES:
            raise EngineError(
                f"this is a model of the family {checkpoint.family}, which makes no vectors to search by",
                file=str(checkpoint.directory),
                hint="clipwright models list --task search names those that do",
            )
        if not able:
            raise EngineError("models need packages that are not installed", hint='pip install "clipwright[models]"')
        return [Found(_named(engine, checkpoint), checkpoint)]
    return _best(_usable()) if able else []


def _usable() -> list[Found]:
    found = []
    for model in store.installed():
        if model.family not in FAMILIES or model.problem:
            continue
        try:
            checkpoint = open_checkpoint(model.directory, revision=model.revision)
            if _reads(checkpoint):
                found.append(Found(model.id, checkpoint))
        except EngineError:
            continue
    return found


def _reads(checkpoint: Checkpoint) -> bool:
    """Whether it can be asked: one family was published without its tokenizer. What is named by the user says so itself."""
    if checkpoint.family != "internvideo2_clip":
        return True
    from engine.models.internvideo2_clip import settings, words

    return words.there(checkpoint.directory, settings.read(checkpoint).reading.kind)


def _best(models: Sequence[Found]) -> list[Found]:
    """Of each kind the largest; of equals the first by name."""
    ordered = sorted(models, key=lambda one: (-one.checkpoint.size, one.name))
    best = {one.kind: one for one in reversed(ordered)}
    return [best[kind] for kind in get_args(Kind) if kind in best]


def _named(engine: str, checkpoint: Checkpoint) -> str:
    return engine if store.get(engine) is not None else checkpoint.directory.name
