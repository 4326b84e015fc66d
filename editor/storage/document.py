"""The project file, `.cwp`: indented JSON that a person can read and a version control system can compare.

    {"format": "clipwright-project", "version": 1, "folded": "...", "project": {...}}

"project" is `editor.model.Project`, fractions as "30000/1001", media paths relative to the file's folder. "folded" names the
journal whose edits are all in this file; a journal found beside it under that name has nothing to add.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from editor.edits import check
from editor.model import Project
from editor.storage.migrations import VERSION, migrate
from engine.protocol import FootageError, UsageError, from_builtins, to_json

FORMAT = "clipwright-project"
MAX_BYTES = 512 * 2**20
MAX_DEPTH = 64


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A project file; the project's paths are as stored."""

    format: str
    version: int
    folded: str = ""
    project: Project


def encode(project: Project, *, folded: str = "") -> bytes:
    """The bytes of a project file. Raises UsageError when the project holds text that no file can."""
    document = Document(format=FORMAT, version=VERSION, folded=folded, project=project)
    try:
        return msgspec.json.format(to_json(document), indent=2) + b"\n"
    except UnicodeEncodeError as error:
        raise UsageError("a name or path in the project is not valid text, so it cannot be saved") from error


def decode(data: bytes, path: Path) -> Document:
    """The project file in `data`, which was read from `path`.

    Raises FootageError: not JSON, another format, a later version, damaged, nested too deeply, or breaking a rule.
    """
    document = parse(data, path)
    problems = check(document.project)
    if problems:
        more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        raise damaged(path, problems[0] + more)
    return document


def parse(data: bytes, path: Path) -> Document:
    """As `decode`, whether or not the project breaks a rule."""
    outer = _outer(data, path)
    if not isinstance(outer, dict) or outer.get("format") != FORMAT:
        raise FootageError("is not a Clipwright project", file=str(path))
    version = outer.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise FootageError("is damaged: its version is not a number from 1", file=str(path))
    if version > VERSION:
        raise FootageError(
            f"was made by a later Clipwright (project version {version}; this one reads up to {VERSION})",
            file=str(path),
            hint="update Clipwright",
        )
    try:
        if version < VERSION:
            outer = {**outer, "project": migrate(outer.get("project", {}), version), "version": VERSION}
        return from_builtins(outer, Document)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(path, str(error)) from error


def read(path: Path) -> bytes:
    """The bytes of the file at `path`. Raises FootageError: missing, empty, unreadable or far too large."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise FootageError("is too large to be a project", file=str(path))
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise FootageError("there is no such project", file=str(path)) from error
    except OSError as error:
        raise FootageError(f"cannot be read: {error.strerror or error}", file=str(path)) from error
    if not data.strip():
        raise FootageError("is empty", file=str(path), hint=_backup_hint(path))
    return data


def fingerprint(data: bytes) -> str:
    """What a journal knows its project file by."""
    return sha256(data).hexdigest()


def backup_of(path: Path) -> Path:
    """Where the previous version of a project file is kept."""
    return path.with_name(f"{path.name}.bak")


def damaged(path: Path, why: str) -> FootageError:
    return FootageError(f"is damaged: {why}", file=str(path), hint=_backup_hint(path))


def _backup_hint(path: Path) -> str | None:
    backup = backup_of(path)
    return f"the version before it is {backup.name}" if backup.is_file() else None


def _outer(data: bytes, path: Path) -> Any:
    try:
        value = msgspec.json.decode(data)
        depth = 0
        level = [value]
        while level:
            depth += 1
            if depth > MAX_DEPTH:
                raise RecursionError
            level = [
                inner
                for outer in level
                for inner in (outer.values() if isinstance(outer, dict) else outer if isinstance(outer, list) else ())
            ]
    except RecursionError as error:
        raise FootageError("is nested too deeply to be a project", file=str(path)) from error
    except ValueError as error:
        if data.lstrip()[:1] not in (b"{", b"["):
            raise FootageError("is not a Clipwright project: it is not JSON", file=str(path)) from error
        raise damaged(path, str(error)) from error
    return value
