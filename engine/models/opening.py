"""Opens a video-language model: one that is installed, a folder, or one on a server.

Its family's folder names what makes a VideoModel of what was loaded (engine.models.declaring). Models stay loaded in this
process until others need the room, and what a family keeps beside them (keys and values, features) stays and goes with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from engine.models import budget, declaring, store
from engine.models.budget import Plan
from engine.models.checkpoint import Checkpoint
from engine.models.interface import VideoModel
from engine.protocol import EngineError

if TYPE_CHECKING:
    from engine.models.residency import Residency
    from engine.tasks.context import Context

FAMILIES = declaring.Places("model")
"""Family of engine.models.checkpoint -> "module:name" of what is called with (name, checkpoint, loaded)."""
_NEEDED = ("torch", "transformers", "accelerate", "safetensors", "torchvision")
LADDER = (262144, 196608, 131072, 98304, 65536, 49152, 32768, 28672, 24576, 20480, 16384, 12288, 8192, 6144, 4096, 2048)
"""Tokens that are tried for the context, largest first."""
ENOUGH = 32768
"""Tokens of context for which a model is quantised, where it would have less without;"""
ENOUGH_BESIDE = 8192
"""those of footage that stands beside the text and may lie elsewhere than on the card: in 8 bits there, or brought to it."""
ON_PROCESSOR = 8192
"""Tokens of context on the processor, at most: reading more takes minutes there."""


@contextmanager
def open_model(engine: str, context: Context, plan: Plan | None = None) -> Iterator[VideoModel]:
    """The model that `engine` names, ready while the block runs: an installed id, a folder, or the address of a server.

    `plan` says what it is to be asked at once; without it, it gets as much context as there is room for. After the job ran
    out of memory, `context.smaller` settings below the best are taken. Raises EngineError for a model that is not there, is
    not for video, or does not fit.
    """
    if "://" in engine:
        with _remote(engine, context) as model:
            yield model
        return
    checkpoint = store.resolve(engine)
    make = _maker(checkpoint)
    name = engine if store.get(engine) is not None else checkpoint.directory.name
    held = context.models
    wanted = plan or roomiest(checkpoint, held)
    context.progress(0.0, f"{name} is loaded")
    with held.get(checkpoint, wanted, smaller=context.smaller, progress=lambda _done: context.check()) as loaded:
        if loaded.kept is None:
            loaded.kept = make(name, checkpoint, loaded)
        loaded.kept.name = name
        yield loaded.kept


def roomiest(checkpoint: Checkpoint, held: Residency) -> Plan:
    """The plan with the most context that fits: in the best setting that has ENOUGH of it, else in whichever has most."""
    from engine.models.generation import reading

    memory = held.measure(held.device)
    others = cache(lambda: held.others(memory.device))
    longest = _longest(checkpoint)
    enough = ENOUGH_BESIDE if _beside_text(checkpoint) else ENOUGH
    best: Plan | None = None
    for setting in budget.SETTINGS:
        if setting not in held.allowed:
            continue
        on_card = setting != "cpu"
        if on_card and memory.device == "cpu":
            continue
        chunk = reading.chunk_for_size(memory.total if on_card else None)
        for cards in (tuple, others) if on_card else (tuple,):  # several are taken for what one has too little room for
            for tokens in LADDER:
                if tokens > longest or (not on_card and tokens > ON_PROCESSOR):
                    continue
                plan = Plan(tokens=tokens, chunk=chunk)
                try:
                    chosen = budget.choose(
                        checkpoint.config,
                        plan,
                        memory,
                        held.cap,
                        tensors=checkpoint.tensors,
                        allowed=(setting,),
                        others=cards,
                    )
                except EngineError:
                    continue
                if chosen.setting == setting and (best is None or tokens > best.tokens):
                    best = plan
                if tokens >= min(enough, longest):
                    return plan
                break
        if best is not None and setting in ("nf4", "offload"):
            break  # the processor would have room, and be a hundred times slower
    return best or Plan(tokens=LADDER[-1], chunk=reading.chunk_for_size(None))


def _longest(checkpoint: Checkpoint) -> int:
    if _beside_text(checkpoint):
        return LADDER[0]
    section = checkpoint.config.get("text_config") or checkpoint.config.get("llm_config")
    own: Any = section if isinstance(section, dict) else checkpoint.config
    told = int(own.get("max_position_embeddings") or checkpoint.config.get("max_position_embeddings") or LADDER[0])
    known = declaring.declared().get(checkpoint.family)
    return max(told, known.side_by_side if known is not None else 0)


def _beside_text(checkpoint: Checkpoint) -> bool:
    known = declaring.declared().get(checkpoint.family)
    return known is not None and known.beside_text


def _maker(checkpoint: Checkpoint) -> Any:
    place = FAMILIES.get(checkpoint.family)
    if place is None:
        raise EngineError(
            f"this is a model of the family {checkpoint.family}, which does not answer questions about video",
            file=str(checkpoint.directory),
            hint="clipwright models list --task ask names those that do",
        )
    missing = [package for package in _NEEDED if find_spec(package) is None]
    if missing:
        raise EngineError(
            f"models need {', '.join(missing)}, which is not installed", hint='pip install "clipwright[models]"'
        )
    return declaring.part(place)


@contextmanager
def _remote(engine: str, context: Context) -> Iterator[VideoModel]:
    if find_spec("engine.remote.video_model") is None:
        raise EngineError("a model on a server cannot look at footage yet", hint="name an installed model")
    module: Any = import_module("engine.remote.video_model")
    with module.open_remote(engine, context) as model:
        yield model
