"""A model from the Hub to this machine: file by file, from where it stopped, checked, and then put in place in one step.

What was fetched stays when a download is paused, cancelled or breaks off; asking for the model again goes on from there, and
removing the model throws it away.
"""

from __future__ import annotations

import errno
import hashlib
import http.client
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from engine.models import store
from engine.models.catalogue import ModelCard, ModelFile
from engine.models.checkpoint import open_checkpoint
from engine.models.hub import Answer, Entry, Hub, Offline, Refused
from engine.protocol import Cancelled, EngineError, Progress

PAUSES = (1.0, 2.0, 5.0, 10.0, 20.0)
"""Seconds before each new try of a file that brings no byte; a try that brings some starts the row anew."""
_LONGEST_WAIT = 60.0
_BLOCK = 1 << 20
_LOOK_SECONDS = 0.1
_REPORT_SECONDS = 0.1
_MARGIN = 256 * 2**20
"""Bytes that stay free on the disk."""
_PLAIN = (".json", ".txt", ".model", ".jinja", ".tiktoken")
"""Configuration and tokenizers; besides weights, nothing else is fetched."""
_TERMS = re.compile(r"(LICEN[CS]E|NOTICE)(\.md|\.txt)?")
_WEIGHTS = re.compile(r"model(-\d{5}-of-\d{5})?\.safetensors")
_UNWANTED = re.compile(r"(^|/)(\.|onnx|openvino|original|coreml|flax|tf|gguf|examples|assets|runs|eval)", re.IGNORECASE)


class Control:
    """Steers one download from other threads: pause, go on, cancel. None of them throws away what was fetched."""

    def __init__(self, cancel: threading.Event | None = None) -> None:
        """`cancel` may be an event that somebody else sets."""
        self._cancel = cancel or threading.Event()
        self._pause = threading.Event()

    def pause(self) -> None:
        self._pause.set()

    def resume(self) -> None:
        self._pause.clear()

    def cancel(self) -> None:
        self._cancel.set()

    def follow(self, cancel: threading.Event) -> None:
        """Be cancelled by this event from now on, too."""
        if self._cancel.is_set():
            cancel.set()
        self._cancel = cancel

    @property
    def paused(self) -> bool:
        return self._pause.is_set()

    @property
    def stopped(self) -> bool:
        """Whether nothing shall be read now."""
        return self._cancel.is_set() or self._pause.is_set()

    def check(self) -> None:
        """Raises Cancelled once it was cancelled."""
        if self._cancel.is_set():
            raise Cancelled("the download was cancelled; what was fetched is kept for the next time")

    def wait(self, seconds: float) -> None:
        """Sleep, unless it is cancelled. Raises Cancelled then."""
        self._cancel.wait(seconds)
        self.check()


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


OnProgress = Callable[[Progress], None]


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
        report = _Report(on_progress or (lambda _: None))
        report.say("asking what there is")
        wanted = _patiently(lambda: plan(card, hub), control, pauses)
        folder = _folder(wanted)
        report.total = wanted.size
        report.have = sum(_present(folder / entry.name, entry) for entry in wanted.files)
        _needs_room(wanted, folder)
        for entry in wanted.files:
            _fetch(wanted, entry, folder, hub, control, report, pauses)
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


class _Report:
    """Progress in bytes, ten times a second at most, with the rate of the last seconds."""

    def __init__(self, on_progress: OnProgress) -> None:
        self._on_progress = on_progress
        self._told = 0.0
        self._marks: list[tuple[float, int]] = []
        self.total = 0
        self.have = 0

    def say(self, stage: str) -> None:
        self._on_progress(Progress(job=0, done=self._done, stage=stage))

    def add(self, size: int, name: str) -> None:
        self.have += size
        now = time.monotonic()
        if now - self._told < _REPORT_SECONDS:
            return
        self._told = now
        self._marks = [mark for mark in self._marks if now - mark[0] < 8] + [(now, self.have)]
        seconds, size = now - self._marks[0][0], self.have - self._marks[0][1]
        rate = size / seconds if seconds > 1 and size > 0 else 0.0
        left = max(0, self.total - self.have) / rate if rate and self.total else None
        speed = f", {rate / 1e6:.1f} MB/s" if rate else ""
        stage = f"{self.have / 1e9:.2f} of {self.total / 1e9:.2f} GB{speed}" if self.total else name
        self._on_progress(Progress(job=0, done=self._done, stage=stage, eta=left))

    @property
    def _done(self) -> float:
        return min(1.0, self.have / self.total) if self.total else 0.0


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
    missing = sum((entry.size or 0) - _present(folder / entry.name, entry) for entry in wanted.files)
    free = shutil.disk_usage(folder).free
    if missing + _MARGIN > free:
        raise EngineError(
            f"{wanted.card.title} needs {missing / 1e9:.1f} GB more and the disk has {free / 1e9:.1f} GB free",
            file=str(store.models_folder()),
            hint="free some space, or name another folder with CLIPWRIGHT_MODELS",
        )


def _present(path: Path, entry: Entry) -> int:
    """Bytes of a file that are there, complete or not."""
    for each in (path, _part(path)):
        if each.is_file():
            size = each.stat().st_size
            return min(size, entry.size) if entry.size is not None else size
    return 0


def _part(path: Path) -> Path:
    return path.with_name(path.name + ".part")


def _fetch(
    wanted: Plan, entry: Entry, folder: Path, hub: Hub, control: Control, report: _Report, pauses: tuple[float, ...]
) -> None:
    path = folder / entry.name
    if path.is_file():
        return  # checked when it was put there
    path.parent.mkdir(parents=True, exist_ok=True)
    part = _part(path)
    for last in (False, True):
        _gather(wanted, entry, part, hub, control, report, pauses)
        if _is_right(part, entry, control):
            part.replace(path)
            return
        report.have -= part.stat().st_size
        part.unlink()
        if last:
            raise EngineError(
                f"{entry.name} of {wanted.card.repository} arrives damaged: its hash is not the published one",
                hint="try again later; the file was thrown away",
            )


def _gather(
    wanted: Plan, entry: Entry, part: Path, hub: Hub, control: Control, report: _Report, pauses: tuple[float, ...]
) -> None:
    """Fill `part` until it is as long as the file."""
    tries = 0
    while True:
        _while_paused(control, report)
        before = part.stat().st_size if part.exists() else 0
        if entry.size is not None and before == entry.size and (before or part.exists()):
            return
        wait: float | None = None
        try:
            if _read(wanted, entry, part, hub, control, report):
                return
            trouble: EngineError = Offline(f"{hub.host} breaks off in the middle of {entry.name}", hint="go on later")
        except Refused as error:
            if not error.passing:
                raise
            trouble, wait = error, error.wait
        except Offline as error:
            trouble = error
        if control.stopped:
            continue
        control.check()
        if (part.stat().st_size if part.exists() else 0) > before:
            tries = 0
        if tries >= len(pauses):
            raise trouble
        control.wait(min(_LONGEST_WAIT, pauses[tries] if wait is None else wait))
        tries += 1


def _read(wanted: Plan, entry: Entry, part: Path, hub: Hub, control: Control, report: _Report) -> bool:
    """One request; whether the file is complete now."""
    start = part.stat().st_size if part.exists() else 0
    if entry.size is not None and start > entry.size:
        report.have -= start
        part.unlink()
        start = 0
    answer = hub.open(wanted.card.repository, wanted.revision, entry.name, start)
    with _watched(answer, control):
        if answer.code == 416 or (start and answer.code == 206 and not _continues(answer, start, entry)):
            report.have -= start
            part.unlink(missing_ok=True)  # the file is another one than what was begun
            return False
        if answer.code == 200 and start:
            report.have -= start  # this server knows no ranges: everything comes again
            start = 0
        length = answer.headers.get("Content-Length", "")
        expected = start + int(length) if length.isdigit() else entry.size
        with part.open("ab" if start else "wb") as file:
            try:
                while not control.stopped and (block := answer.read(_BLOCK)):
                    file.write(block)
                    file.flush()  # whatever ends this process, what has come stays
                    report.add(len(block), entry.name)
                    if entry.size is not None and file.tell() > entry.size:
                        raise EngineError(f"{entry.name} is longer than was published", hint="try again later")
            except (OSError, http.client.HTTPException) as error:
                if isinstance(error, OSError) and error.filename is not None:
                    raise
                if _disk_is_full(error):
                    raise EngineError("the disk is full", file=str(part), hint="free some space and go on") from error
                return False
            size = file.tell()
    return not control.stopped and (size == entry.size if entry.size is not None else expected is None or size == expected)


def _continues(answer: Answer, start: int, entry: Entry) -> bool:
    found = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", answer.headers.get("Content-Range", ""))
    if found is None or int(found[1]) != start:
        return False
    return entry.size is None or found[2] in ("*", str(entry.size))


def _is_right(path: Path, entry: Entry, control: Control) -> bool:
    if entry.size is not None and path.stat().st_size != entry.size:
        return False
    if entry.sha256 is not None:
        digest, expected = hashlib.sha256(), entry.sha256
    elif entry.blob is not None:
        # git's name of a blob; no protection against an attacker, but against damage
        digest, expected = hashlib.sha1(usedforsecurity=False), entry.blob
        digest.update(b"blob %d\0" % path.stat().st_size)
    else:
        return True
    with path.open("rb") as file:
        while block := file.read(4 * _BLOCK):
            control.check()
            digest.update(block)
    return digest.hexdigest() == expected


def _patiently(ask: Callable[[], Plan], control: Control, pauses: tuple[float, ...]) -> Plan:
    for pause in pauses:
        control.check()
        try:
            return ask()
        except Refused as error:
            if not error.passing:
                raise
            control.wait(min(_LONGEST_WAIT, pause if error.wait is None else error.wait))
    control.check()
    return ask()


def _while_paused(control: Control, report: _Report) -> None:
    control.check()
    if control.paused:
        report.say("paused")
        while control.paused:
            control.wait(_LOOK_SECONDS)


@contextmanager
def _watched(answer: Answer, control: Control) -> Iterator[None]:
    """End a read that waits for bytes as soon as nothing shall be read any more."""
    over = threading.Event()

    def watch() -> None:
        while not over.wait(_LOOK_SECONDS):
            if control.stopped:
                answer.abort()
                return

    watcher = threading.Thread(target=watch, name="download watch", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()
        with suppress(OSError, http.client.HTTPException):
            answer.close()


def _disk_is_full(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def _forget(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
