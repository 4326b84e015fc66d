"""The models on this machine: those that were downloaded, in a folder of their own, and folders of the user's.

A downloaded model is a folder `ID` below `models_folder()` with a record of what it is and of the hash of each file. A
folder of the user's is only noted, in `folders.json`; it is never written to and never deleted.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
import platformdirs

from engine.models.catalogue import ModelCard, ModelFile, by_repository, find
from engine.models.checkpoint import Checkpoint, open_checkpoint, read_config
from engine.protocol import EngineError

RECORD = "clipwright.json"
FOLDERS = "folders.json"
PARTIAL = ".partial"
"""Folder of what is not complete yet."""
_GOING = ".going"
"""Folder of what is being deleted, so that a model is there or gone but never half there."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What lies beside the files of a downloaded model."""

    id: str
    repository: str
    revision: str
    files: tuple[ModelFile, ...]
    added: float
    """Seconds since 1970."""


class Installed(msgspec.Struct, frozen=True, kw_only=True):
    """A model on this machine."""

    id: str
    directory: str
    local: bool
    """Whether it is a folder of the user's."""
    family: str = ""
    """Empty when it cannot be told; then `problem` says why."""
    revision: str = ""
    size: int = 0
    """Bytes on disk."""
    problem: str = ""
    """Why it cannot be loaded; empty while all is well, as far as that shows without hashing."""

    @property
    def card(self) -> ModelCard | None:
        """What the catalogue says of it."""
        return find(self.id) or card_of(Path(self.directory))


class _Folders(msgspec.Struct):
    folders: dict[str, str] = {}
    """Directory by id."""


def models_folder() -> Path:
    """Where downloaded models are; it need not exist yet.

    The environment variable CLIPWRIGHT_MODELS names another folder, such as one on a larger disk; without it, one below
    CLIPWRIGHT_DATA or the user's data folder.
    """
    if chosen := os.environ.get("CLIPWRIGHT_MODELS"):
        return Path(chosen).expanduser().absolute()
    if data := os.environ.get("CLIPWRIGHT_DATA"):
        return Path(data).absolute() / "models"
    return Path(platformdirs.user_data_dir("clipwright", appauthor=False)) / "models"


def partial_folder(id_: str) -> Path:
    """Where the files of a download lie until all are there."""
    return models_folder() / PARTIAL / id_


def record_of(directory: Path) -> Record | None:
    """The record of a downloaded model; None where there is none that can be read."""
    try:
        return msgspec.json.decode((directory / RECORD).read_bytes(), type=Record)
    except (OSError, msgspec.DecodeError):
        return None


def card_of(directory: Path) -> ModelCard | None:
    """The catalogue's card for a folder that carries the name of its repository, as copies from the Hub do."""
    name = directory.name
    if directory.parent.name == "snapshots" and directory.parent.parent.name.startswith("models--"):
        return by_repository(directory.parent.parent.name.removeprefix("models--").replace("--", "/", 1))
    owner = directory.parent.name
    return by_repository(f"{owner}/{name}") or next((found for found in _by_name(name)), None)


def installed() -> tuple[Installed, ...]:
    """Every model on this machine, downloaded ones first; reads no weights."""
    found = [_look(path.name, path, local=False) for path in _downloaded()]
    found.extend(_look(id_, Path(path), local=True) for id_, path in sorted(_read_folders().folders.items()))
    return tuple(found)


def get(id_: str) -> Installed | None:
    """The model of that id on this machine, or None."""
    path = models_folder() / id_
    if _is_id(id_) and (path / RECORD).is_file():
        return _look(id_, path, local=False)
    folder = _read_folders().folders.get(id_)
    return _look(id_, Path(folder), local=True) if folder is not None else None


def add_directory(path: Path) -> Installed:
    """Note a folder of the user's. Raises EngineError for one that may not be loaded."""
    checkpoint = open_checkpoint(path)
    folders = _read_folders()
    directory = str(checkpoint.directory)
    for id_, known in folders.folders.items():
        if known == directory:
            return _look(id_, checkpoint.directory, local=True)
    id_ = _free_id(checkpoint.directory, set(folders.folders))
    folders.folders[id_] = directory
    _write_folders(folders)
    return _look(id_, checkpoint.directory, local=True)


def remove(id_: str) -> int:
    """Take a model off this machine: delete what was downloaded, forget a folder of the user's. Returns the bytes freed.

    What a download had fetched of it goes too. Raises EngineError when there is nothing of that id.
    """
    folders = _read_folders()
    if id_ in folders.folders:
        del folders.folders[id_]
        _write_folders(folders)
        return 0
    if not _is_id(id_):
        raise EngineError(f"no model called {id_!r} is on this machine", hint="clipwright models list names them")
    freed, there = 0, False
    for path in (models_folder() / id_, partial_folder(id_)):
        if path.is_dir() and not path.is_symlink():
            there = True
            freed += size_of(path)
            _delete(path)
    if not there:
        raise EngineError(f"no model called {id_!r} is on this machine", hint="clipwright models list names them")
    return freed


def disk_use() -> int:
    """Bytes that downloads take, complete or not."""
    return size_of(models_folder())


def begun(id_: str) -> int:
    """Bytes of a download that was begun and is not complete; 0 when there is none."""
    return size_of(partial_folder(id_)) if _is_id(id_) else 0


def resolve(name: str) -> Checkpoint:
    """The model that `--engine NAME` means: a folder, or the id of one that is on this machine.

    Raises EngineError (exit status 4), in one line, when it is neither or may not be loaded.
    """
    found = get(name)
    if found is not None:
        return open_checkpoint(found.directory, revision=found.revision)
    card = find(name)
    if card is not None:
        if card.unavailable:
            raise EngineError(f"{card.title} cannot be had: {card.unavailable}")
        if not card.ready:
            hint = "choose another: clipwright models list says what it can run"
            raise EngineError(f"this version of Clipwright cannot run {card.title} yet", hint=hint)
        raise EngineError(f"{name} is not on this machine", hint=f"clipwright models add {name}")
    path = Path(name).expanduser()
    if path.exists() or os.sep in name:
        return open_checkpoint(path)
    hint = "give basic, a model that clipwright models list names, or a folder with a model"
    raise EngineError(f"there is no engine called {name!r} here", hint=hint)


def place(id_: str, directory: Path, record: Record) -> Path:
    """Put a complete download where models are, in one step; a former one of the same id goes."""
    _write(directory / RECORD, msgspec.json.format(msgspec.json.encode(record), indent=1))
    target = models_folder() / id_
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        _delete(target)
    directory.replace(target)
    return target


def new_record(id_: str, repository: str, revision: str, files: tuple[ModelFile, ...]) -> Record:
    """A record as of now."""
    return Record(id=id_, repository=repository, revision=revision, files=files, added=time.time())


def size_of(folder: Path) -> int:
    """Bytes of all files below a folder; links are not followed."""
    size = 0
    for place_, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                size += (Path(place_) / name).lstat().st_size
    return size


@contextmanager
def alone(id_: str) -> Iterator[None]:
    """Hold the lock of a download. Raises EngineError when another program is downloading the same model.

    The system lets go of it when the process ends, however that happens.
    """
    folder = models_folder() / PARTIAL
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{id_}.lock"
    with path.open("a+b") as file:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise EngineError(f"{id_} is being downloaded already", hint="wait for it, or stop it there") from error
        yield


def _look(id_: str, directory: Path, *, local: bool) -> Installed:
    record = None if local else record_of(directory)
    revision = record.revision if record else ""
    family, problem = "", ""
    try:
        family = open_checkpoint(directory, revision=revision).family
    except EngineError as error:
        problem = error.line()
    return Installed(
        id=id_,
        directory=str(directory),
        local=local,
        family=family,
        revision=revision,
        size=size_of(directory),
        problem=problem,
    )


def _downloaded() -> list[Path]:
    folder = models_folder()
    with suppress(OSError):
        return sorted(path for path in folder.iterdir() if _is_id(path.name) and (path / RECORD).is_file())
    return []


def _by_name(name: str) -> Iterator[ModelCard]:
    from engine.models.catalogue import catalogue

    for card in catalogue():
        if card.repository and card.repository.partition("/")[2].lower() == name.lower():
            yield card


def _free_id(directory: Path, taken: set[str]) -> str:
    base = re.sub(r"[^a-z0-9.]+", "-", directory.name.lower()).strip("-.")[:50] or "model"
    id_, number = base, 2
    while id_ in taken or find(id_) is not None or (models_folder() / id_).exists():
        id_, number = f"{base}-{number}", number + 1
    return id_


def _is_id(text: str) -> bool:
    return re.fullmatch(r"[a-z0-9][a-z0-9.-]{0,60}", text) is not None


def _read_folders() -> _Folders:
    path = models_folder() / FOLDERS
    if not path.exists():
        return _Folders()
    try:
        return msgspec.convert(read_config(path), _Folders)
    except (EngineError, msgspec.ValidationError):
        return _Folders()  # a list of names can be made again; it must not keep anything from working


def _write_folders(folders: _Folders) -> None:
    path = models_folder() / FOLDERS
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, msgspec.json.format(msgspec.json.encode(folders), indent=1))


def _write(path: Path, data: bytes) -> None:
    """Beside itself, then in place, so that it is never half there."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _delete(path: Path) -> None:
    """Out of sight in one step, then gone."""
    going = models_folder() / _GOING
    going.mkdir(parents=True, exist_ok=True)
    away = going / f"{path.name}.{os.getpid()}.{time.monotonic_ns()}"
    path.replace(away)
    shutil.rmtree(away, ignore_errors=True)
    with suppress(OSError):
        going.rmdir()
