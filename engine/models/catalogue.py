"""What the program knows of each model before any of it is on this machine: resources/models.toml as values.

Facts that are not published are empty there and said to be unknown here; nothing is guessed but memory, which is worked out
from the number of parameters and marked as such.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, get_args

import msgspec

import resources
from engine.protocol import EngineError

PATH = Path(resources.__file__).parent / "models.toml"

Task = Literal[
    "find",
    "describe",
    "ask",
    "chapters",
    "titles",
    "highlights",
    "labels",
    "thumbnails",
    "transcribe",
    "translate",
    "speakers",
    "search",
    "sounds",
    "speak",
]
Setting = Literal["bf16", "fp8", "int8", "nf4", "offload", "cpu"]
SETTINGS: tuple[Setting, ...] = get_args(Setting)

_BYTES_PER_PARAMETER = {"bf16": 2.0, "fp8": 1.04, "int8": 1.04, "nf4": 0.58, "cpu": 2.0}
"""Of weights alone. The quantised ones keep a scale for every block, and towers, norms and embeddings as they are; 4 and 8
bits are therefore a little more than half a byte and one."""
_WORKING_ROOM = 1.15
"""Activations and the cache of a short question, over the weights."""
_CONTEXT = 600 * 2**20
"""What CUDA and its libraries take before the first weight is there."""
_OFFLOADED_SHARE = 0.35
"""Of the weights that stay on the card when the others wait in main memory."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_REVISION = re.compile(r"[0-9a-f]{40}")
_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,60}")
_QUICK_ON_A_PROCESSOR = 1.2e9
"""Bytes: what is larger takes longer than anybody waits."""
_USABLE_SHARE = 0.9
"""Of a card's memory: the screen and other programs have the rest."""


class Licence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Under which terms the weights may be used."""

    name: str
    link: str
    commercial: bool | None = None
    """None where the publisher does not say."""
    conditions: str = ""
    """What is asked for beyond keeping the notice, in one line."""
    gated: bool = False
    """The Hub hands the files only to those who accepted the terms there, and wants their token (HF_TOKEN)."""

    @property
    def needs_consent(self) -> bool:
        """Whether the user must say yes before a download: terms that forbid something, or that nobody knows."""
        return self.commercial is not True or self.gated


class ModelFile(msgspec.Struct, frozen=True, array_like=True):
    """One file of a model; size in bytes and hash where they are published."""

    name: str
    size: int | None = None
    sha256: str | None = None


class ModelCard(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One model of the catalogue."""

    id: str
    title: str
    family: str
    """As engine.models.checkpoint tells it of a folder."""
    tasks: tuple[Task, ...]
    languages: tuple[str, ...] = ()
    """ISO 639-1 codes; "multi" for many."""
    licence: Licence
    repository: str = ""
    """On the Hub."""
    revision: str = ""
    """The commit that is downloaded. Empty: the publisher's newest then, whose commit is kept with the files."""
    files: tuple[ModelFile, ...] = ()
    complete: bool = False
    """Whether `files` are all there are; otherwise the Hub's list of the revision adds what loading needs."""
    size: int | None = None
    """Bytes of the download, where they are published as a sum."""
    parameters: int | None = None
    measured: dict[str, int] = {}
    """Bytes of memory by setting, where they were measured."""
    released: str = ""
    """Year, month and day as far as they are known: 2025-10."""
    ready: bool = True
    """Whether this version of the program can run it."""
    unavailable: str = ""
    """Why there is nothing to download, in one line."""
    rank: int = 0
    """Of models that fit, the one with the highest rank is recommended for its tasks."""
    notes: str = ""

    @property
    def download_size(self) -> int | None:
        """Bytes to download, as far as they are published."""
        if self.size is not None:
            return self.size
        sizes = [file.size for file in self.files]
        return sum(size or 0 for size in sizes) if self.complete and None not in sizes else None

    @property
    def weights(self) -> int | None:
        """Bytes of the weights as published; about two a parameter where the files are not known."""
        sizes = [file.size for file in self.files if file.name.endswith((".safetensors", ".bin"))]
        known = [size for size in sizes if size is not None]
        if known and len(known) == len(sizes):
            return sum(known)
        return 2 * self.parameters if self.parameters else None

    @property
    def memory(self) -> dict[str, int]:
        """Bytes by setting, for a short question: measured, or else worked out from the parameters; empty if unknown."""
        return self.measured or computed_memory(self.parameters)

    @property
    def memory_is_computed(self) -> bool:
        return not self.measured


class Recommendation(msgspec.Struct, frozen=True, kw_only=True):
    """A model for a task on this machine, in the setting it would run in."""

    task: Task
    card: ModelCard
    setting: str


def computed_memory(parameters: int | None) -> dict[str, int]:
    """Memory by setting from the number of parameters alone: of the card, for "cpu" main memory. Empty without a number."""
    if not parameters:
        return {}
    need = {
        setting: round(parameters * each * _WORKING_ROOM + (0 if setting == "cpu" else _CONTEXT))
        for setting, each in _BYTES_PER_PARAMETER.items()
    }
    need["offload"] = round(parameters * 2.0 * _OFFLOADED_SHARE + _CONTEXT)
    return {setting: need[setting] for setting in SETTINGS}


@functools.cache
def catalogue() -> tuple[ModelCard, ...]:
    """Every model, in the order of the file."""
    return parse(PATH.read_text(encoding="utf-8"))


def card(id_: str) -> ModelCard:
    """The model of that id. Raises EngineError when there is none."""
    found = find(id_)
    if found is None:
        raise EngineError(f"there is no model called {id_!r}", hint="clipwright models list names all")
    return found


def find(id_: str) -> ModelCard | None:
    """The model of that id, or None."""
    return next((each for each in catalogue() if each.id == id_), None)


def by_repository(repository: str) -> ModelCard | None:
    """The model that is published there, or None; letters may be large or small."""
    wanted = repository.lower()
    return next((each for each in catalogue() if each.repository and each.repository.lower() == wanted), None)


def parse(text: str) -> tuple[ModelCard, ...]:
    """The catalogue in `text`. Raises ValueError with what is wrong where, for whoever writes it."""
    table = tomllib.loads(text)
    cards = tuple(msgspec.convert(entry, ModelCard) for entry in table.get("model", ()))
    seen: set[str] = set()
    for each in cards:
        problem = _problem(each)
        if each.id in seen:
            problem = "its id is another model's too"
        if problem:
            raise ValueError(f"{each.id}: {problem}")
        seen.add(each.id)
    return cards


def recommended(
    video_memory: int | None,
    main_memory: int | None,
    cards: Iterable[ModelCard] | None = None,
    *,
    together: int | None = None,
) -> tuple[Recommendation, ...]:
    """The best model for each task that fits into the card's memory, or without a card into main memory (bytes).

    Only what this version runs, and what may be used for anything: models under other terms are found by who looks for
    them. A model runs in the widest setting that fits; a larger one in 4 bits is second to a smaller one in 8 or 16.
    `together` is the memory of all graphics cards that it may be spread over.
    """
    candidates = [each for each in (catalogue() if cards is None else cards) if each.ready and not each.unavailable]
    candidates = [each for each in candidates if each.licence.commercial and not each.licence.gated]
    fitting = [(each, fitting_setting(each, video_memory, main_memory, together=together)) for each in candidates]
    best: dict[Task, Recommendation] = {}
    for each, setting in sorted(fitting, key=lambda one: (one[1] != "nf4", one[0].rank), reverse=True):
        for task in each.tasks if setting else ():
            best.setdefault(task, Recommendation(task=task, card=each, setting=setting or ""))
    return tuple(best[task] for task in get_args(Task) if task in best)


def fitting_setting(
    each: ModelCard, video_memory: int | None, main_memory: int | None, *, together: int | None = None
) -> str | None:
    """The widest setting that a machine with so much memory runs it in comfortably; None when there is none. `together` is
    the memory of all graphics cards, over which those models are spread that see pictures and answer."""
    memory = each.memory
    if video_memory:
        spread = "ask" in each.tasks or "describe" in each.tasks
        room = max(video_memory, (together or 0) if spread else 0) * _USABLE_SHARE
        for setting in ("bf16", "fp8", "int8", "nf4"):
            if setting in memory and memory[setting] <= room:
                return setting
        return None
    if main_memory and "cpu" in memory and memory["cpu"] <= min(_QUICK_ON_A_PROCESSOR, main_memory / 4):
        return "cpu"
    return None


def _problem(each: ModelCard) -> str:
    if not _ID.fullmatch(each.id):
        return "an id is made of small letters, digits, dots and hyphens"
    if each.revision and not _REVISION.fullmatch(each.revision):
        return "a revision is a commit: 40 hexadecimal digits"
    if bool(each.repository) == bool(each.unavailable):
        return "it needs a repository, or the reason why there is none"
    if each.repository and not safe_repository(each.repository):
        return "a repository is OWNER/NAME"
    for file in each.files:
        if not safe_name(file.name):
            return f"{file.name!r} is no file name inside a folder"
        if file.sha256 is not None and not _SHA256.fullmatch(file.sha256):
            return f"the hash of {file.name} is no SHA-256"
    if unknown := set(each.measured) - set(SETTINGS):
        return f"there is no setting called {min(unknown)}"
    return ""


def safe_repository(name: str) -> bool:
    """Whether it has the form of a repository on the Hub."""
    return re.fullmatch(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*", name, re.ASCII) is not None and ".." not in name


def safe_name(name: str) -> bool:
    """Whether it is a file name, or a path with slashes, that stays inside its folder on every system."""
    if not name or len(name) > 200 or "\\" in name or ":" in name or name.startswith("/"):
        return False
    return all(
        part not in ("", ".", "..") and part == part.strip() and not any(ord(letter) < 32 for letter in part)
        for part in name.split("/")
    )
