"""Timelines for other editing programs: one pure writer for each format, and a report of what it could not carry."""

from __future__ import annotations

import os
import secrets
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import cast, get_args

import msgspec

from editor.interchange.edl import EdlFile, EdlFiles, Preset, write_edl
from editor.interchange.kept import Kept, kept
from editor.interchange.loss import Loss
from editor.model import Project
from engine.protocol import OutputError, UsageError

__all__ = ["FORMATS", "PRESETS", "EdlFile", "EdlFiles", "Export", "Kept", "Loss", "Preset", "Report", "examine", "export",
           "write_edl"]  # fmt: skip

FORMATS: tuple[str, ...] = ("edl", "otio")
"""What can be written; the file's suffix chooses."""
PRESETS: tuple[str, ...] = get_args(Preset)
"""Whose reading of an EDL is served."""


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """What was written: the main file first, then further lists (see editor.interchange.edl), and what they do not carry."""

    paths: tuple[Path, ...]
    lost: tuple[str, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What an export would carry, worst first: what is left out, what comes through changed, what is kept as it is."""

    left_out: tuple[Loss, ...]
    changed: tuple[Loss, ...]
    kept: tuple[Kept, ...]


def examine(project: Project, format: str, *, preset: str = "resolve") -> Report:  # noqa: A002
    """What `export` would carry of the active sequence and what it would lose. Writes nothing; raises as it does."""
    _, found = _written(project, Path(f"timeline.{format}"), _format(Path(), format), preset)
    losses = sorted(found, key=lambda loss: not loss.count)  # what is on the timeline before what holds for all of it
    return Report(
        left_out=tuple(loss for loss in losses if loss.left_out),
        changed=tuple(loss for loss in losses if not loss.left_out),
        kept=kept(project, format),
    )


def export(project: Project, path: str | Path, *, format: str | None = None, preset: str = "resolve") -> Export:  # noqa: A002
    """Writes the project's active sequence to `path` for another editing program.

    The format is that of the suffix unless `format` names it. Files appear only when all of them are complete; an earlier
    export under the same name is replaced. Raises UsageError for a format or preset that does not exist, a sequence that
    holds nothing, or a path that is one of the project's footage files; OutputError when the folder is missing or cannot be
    written to.
    """
    path = Path(path)
    files, losses = _written(project, path, _format(path, format), preset)
    _refuse_footage(project, tuple(files))
    _replace_all(files)
    return Export(paths=tuple(files), lost=tuple(loss.line for loss in losses))


def _format(path: Path, name: str | None) -> str:
    chosen = (name or path.suffix.removeprefix(".")).lower()
    if chosen not in FORMATS:
        supported = ", ".join(f".{each}" for each in FORMATS)
        what = (
            f"there is no export format called {chosen!r}"
            if chosen
            else "the file's name has no suffix that says its format"
        )
        raise UsageError(what, file=str(path), hint=f"supported: {supported}")
    return chosen


def _written(project: Project, path: Path, chosen: str, preset: str) -> tuple[dict[Path, str], tuple[Loss, ...]]:
    """Text by path, the main file first."""
    if preset not in PRESETS:
        raise UsageError(f"there is no EDL preset called {preset!r}", hint=f"presets: {', '.join(PRESETS)}")
    if project.active is None or all(sequence.id != project.active for sequence in project.sequences):
        raise UsageError("there is nothing to export: the project has no sequence")
    if chosen == "otio":
        from editor.interchange.otio import write_otio  # the library takes a while to load

        timeline = write_otio(project)
        return {path: timeline.text}, timeline.losses
    lists = write_edl(project, cast(Preset, preset))
    stem, suffix = (path.stem, path.suffix) if path.suffix.lower() == ".edl" else (path.name, ".edl")
    files = {path.with_name(f"{stem}.{each.part}{suffix}") if each.part else path: each.text for each in lists.files}
    return files, lists.losses


def _refuse_footage(project: Project, targets: tuple[Path, ...]) -> None:
    for target in targets:
        if any(_same_file(target, Path(media.info.path)) for media in project.media):
            raise UsageError("this would overwrite footage of the project", file=str(target), hint="choose another name")
        if _is_folder(target):
            raise OutputError("there is a folder of that name", file=str(target), hint="choose another name")


def _is_folder(path: Path) -> bool:
    with suppress(OSError, ValueError):
        return path.is_dir()
    return False


def _same_file(one: Path, other: Path) -> bool:
    with suppress(OSError, ValueError):
        return one.samefile(other)
    return one.absolute() == other.absolute()


def _replace_all(files: dict[Path, str]) -> None:
    """Writes every file beside its name first, then renames them all, so that a full disk leaves nothing half done."""
    with ExitStack() as cleanup:
        ready: list[tuple[Path, Path]] = []
        for path, text in files.items():
            temporary = path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}.tmp")
            try:
                with temporary.open("xb") as stream:
                    cleanup.callback(temporary.unlink, missing_ok=True)
                    stream.write(text.encode("utf-8", "replace"))
                    stream.flush()
                    os.fsync(stream.fileno())
            except (OSError, ValueError) as error:
                raise OutputError(
                    f"cannot be written: {_reason(error)}", file=str(path), hint="choose another folder"
                ) from error
            ready.append((temporary, path))
        for temporary, path in ready:
            try:
                temporary.replace(path)
            except OSError as error:
                raise OutputError(
                    f"cannot be written: {_reason(error)}", file=str(path), hint="choose another name"
                ) from error


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
