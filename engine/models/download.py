"""A model from the Hub to this machine: file by file, from where it stopped, checked, and then put in place in one step.

What was fetched stays when a download is paused, cancelled or breaks off; asking for the model again goes on from there, and
removing the model throws it away.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.models import store
from engine.models.catalogue import ModelCard, ModelFile
from engine.models.checkpoint import open_checkpoint
from engine.models.download_control import Control, OnProgress, Report
from engine.models.fetching import LONGEST_WAIT, Source, fetch, present
from engine.models.hub import Entry, Hub, Refused
from engine.protocol import EngineError

PAUSES = (1.0, 2.0, 5.0, 10.0, 20.0)
"""Seconds before each new try of a file that brings no byte; a try that brings some starts the row anew."""
_MARGIN = 256 * 2**20
"""Bytes that stay free on the disk."""
_PLAIN = (".json", ".txt", ".model", ".jinja", ".tiktoken")
"""Configuration and tokenizers; besides weights, nothing else is fetched."""
_TERMS = re.compile(r"(LICEN[CS]E|NOTICE)(\.md|\.txt)?")
_WEIGHTS = re.compile(r"model(-\d{5}-of-\d{5})?\.safetensors")
_UNWANTED = re.compile(r"(^|/)(\.|onnx|openvino|original|coreml|flax|tf|gguf|examples|assets|runs|eval)", re.IGNORECASE)


@dataclass(frozen=True)
class Plan:
    """What a download will fetch."""

    card: ModelCard
    revision: str
    files: tuple[Entry, ...]

    @property
    def size(self) -> int:
        """Bytes, as far as they are known before."""
        return sum(entry.size or 0 for entry in self.files)


def plan(card: ModelCard, hub: Hub | None = None) -> Plan:
    """What is to be fetched, as the Hub lists it. Raises EngineError when there is nothing that may be loaded."""
    if card.unavailable:
        raise EngineError(f"{card.title} cannot be had: {card.unavailable}")
    listing = (hub or Hub()).listing(card.repository, card.revision)
    there = {entry.name: entry for entry in listing.files}
    known = {file.name: file for file in card.files}
    names = list(known) if card.complete else sorted({*known, *_wanted(card, there)})
    files = []
    for name in names:
        if name not in there:
            raise EngineError(f"{card.repository} lacks {name}", hint="the catalogue expects it at this revision")
        files.append(_agreed(card, there[name], known.get(name)))
    if not any(name.endswith(".safetensors") or (card.family == "whisper-ct2" and name == "model.bin") for name in names):
        raise EngineError(
            f"{card.repository} has no safetensors weights", hint="weights in other formats can hold code and are not loaded"
        )
    return Plan(card, listing.revision, tuple(files))


def download(
    card: ModelCard,
    *,
    hub: Hub | None = None,
    control: Control | None = None,
    on_progress: OnProgress | None = None,
    pauses: tuple[float, ...] = PAUSES,
) -> store.Installed:
    """Fetch a model, or the rest of one, check every file and put it in place.

    Blocks, also while it is paused. Raises Cancelled when it was cancelled, EngineError when it cannot be done: then what
    was fetched is kept, except a file that is not what was published.
    """
    hub, control = hub or Hub(), control or Control()
    with store.alone(card.id):
        report = Report(on_progress or (lambda _: None))
        report.say("asking what there is")
        wanted = _patiently(lambda: plan(card, hub), control, pauses)
        folder = _folder(wanted)
        report.total = wanted.size
        report.have = sum(present(folder / entry.name, entry) for entry in wanted.files)
        _needs_room(wanted, folder)
        source = Source(hub, card.repository, wanted.revision)
        for entry in wanted.files:
            fetch(source, entry, folder, control, report, pauses)
        report.say("checking")
        open_checkpoint(folder, revision=wanted.revision)
        files = tuple(ModelFile(entry.name, (folder / entry.name).stat().st_size, entry.sha256) for entry in wanted.files)
        record = store.new_record(card.id, card.repository, wanted.revision, files)
        store.place(card.id, folder, record)
        _forget(store.partial_folder(card.id))
    found = store.get(card.id)
    if found is None:
        raise EngineError(f"{card.id} was taken away at once by another program")
    return found


def _wanted(card: ModelCard, there: dict[str, Entry]) -> list[str]:
    """The files that loading needs, of all that a repository holds."""
    plain = [name for name in there if _TERMS.fullmatch(name) or (name.endswith(_PLAIN) and not _UNWANTED.search(name))]
    if card.family == "whisper-ct2":
        return [*plain, *(name for name in ("model.bin",) if name in there)]
    weights = [name for name in there if _WEIGHTS.fullmatch(name)]
    if "model.safetensors" in weights and "model.safetensors.index.json" not in there:
        weights = ["model.safetensors"]
    elif not weights:
        weights = [name for name in there if name.endswith(".safetensors") and "/" not in name]
    parts = [name for name in there if name.endswith(".safetensors") and "/" in name and not _UNWANTED.search(name)]
    return [*plain, *weights, *parts]


def _agreed(card: ModelCard, entry: Entry, known: ModelFile | None) -> Entry:
    """The Hub's word on a file and the catalogue's, which must not contradict each other."""
    if known is None:
        return entry
    for mine, other in ((known.size, entry.size), (known.sha256, entry.sha256)):
        if mine is not None and other is not None and mine != other:
            raise EngineError(
                f"{entry.name} of {card.repository} is not the file that was published",
                hint="the Hub and the catalogue contradict each other; nothing was downloaded",
            )
    size = entry.size if entry.size is not None else known.size
    return Entry(entry.name, size, entry.sha256 or known.sha256, entry.blob)


def _folder(wanted: Plan) -> Path:
    """Where this revision's files gather; those of another revision, begun earlier, go."""
    base = store.partial_folder(wanted.card.id)
    folder = base / wanted.revision
    if base.is_dir():
        for other in base.iterdir():
            if other != folder:
                _forget(other)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _needs_room(wanted: Plan, folder: Path) -> None:
    missing = sum((entry.size or 0) - present(folder / entry.name, entry) for entry in wanted.files)
    free = shutil.disk_usage(folder).free
    if missing + _MARGIN > free:
        raise EngineError(
            f"{wanted.card.title} needs {missing / 1e9:.1f} GB more and the disk has {free / 1e9:.1f} GB free",
            file=str(store.models_folder()),
            hint="free some space, or name another folder with CLIPWRIGHT_MODELS",
        )


def _patiently(ask: Callable[[], Plan], control: Control, pauses: tuple[float, ...]) -> Plan:
    for pause in pauses:
        control.check()
        try:
            return ask()
        except Refused as error:
            if not error.passing:
                raise
            control.wait(min(LONGEST_WAIT, pause if error.wait is None else error.wait))
    control.check()
    return ask()


def _forget(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
