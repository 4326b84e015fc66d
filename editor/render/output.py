"""Where a render goes: checked before it starts, written beside its place, named only when it is finished."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from editor.render.process import Stop, from_os_error
from editor.render.settings import SOUND_SUFFIXES, SUFFIXES
from engine.protocol import FootageError, MediaInfo, OutputError, UsageError


def checked_output(output: Path, footage: Iterable[MediaInfo]) -> Path:
    """The absolute path to write, links followed.

    Raises UsageError for a suffix that stands for no format and for a path that is footage of the project under any name,
    OutputError when nothing can be written there.
    """
    suffix = output.suffix.lower()
    if suffix not in (*SUFFIXES, *SOUND_SUFFIXES):
        shown = suffix or "no suffix"
        raise UsageError(
            f"cannot tell the format from {shown!r}", file=str(output), hint=f"use {', '.join((*SUFFIXES, *SOUND_SUFFIXES))}"
        )
    try:
        target = output.resolve()
    except (OSError, RuntimeError) as error:
        raise OutputError("the output is a link that leads nowhere", file=str(output)) from error
    for info in footage:
        if _same(target, Path(info.path)):
            raise UsageError("the output is one of the project's own files", file=str(output), hint="choose another name")
    if target.is_dir():
        raise OutputError("the output is a folder", file=str(output), hint="add a file name")
    if not target.parent.is_dir():
        raise OutputError("the output's folder does not exist", file=str(target.parent), hint="create it first")
    if not os.access(target.parent, os.W_OK | os.X_OK) or (target.exists() and not os.access(target, os.W_OK)):
        raise OutputError("no permission to write the output", file=str(output), hint="choose another folder")
    return target


def check_footage(footage: Iterable[MediaInfo]) -> None:
    """Raises FootageError for footage that is missing, unreadable or no longer what it was when it was added."""
    for info in footage:
        path = Path(info.path)
        try:
            size = path.stat().st_size
        except OSError as error:
            why = "it is not there" if isinstance(error, FileNotFoundError) else from_os_error(error)
            raise FootageError(f"the footage is offline: {why}", file=info.path, hint="relink it in the project") from error
        if not os.access(path, os.R_OK):
            raise FootageError("no permission to read the footage", file=info.path)
        if size != info.size:
            raise FootageError("the footage has changed since it was added", file=info.path, hint="relink it in the project")


@contextmanager
def scratch(output: Path) -> Iterator[Path]:
    """A private folder beside `output`, on the same disk, gone when the block is left in whatever way."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=".clipwright-", dir=output.parent))
    except OSError as error:
        raise OutputError(
            f"the output's folder cannot be written: {from_os_error(error)}", file=str(output.parent)
        ) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(finished: Path, output: Path) -> None:
    """Gives a finished file its name at once, in place of whatever had it. Raises OutputError."""
    try:
        with finished.open("rb+") as file:
            os.fsync(file.fileno())
        finished.replace(output)
    except OSError as error:
        raise OutputError(f"the output could not be named: {from_os_error(error)}", file=str(output)) from error


@contextmanager
def orderly_termination(stop: Stop) -> Iterator[None]:
    """While the block runs, SIGTERM stops the render and lets it tidy up; then the signal takes its course.

    Only where the process has no handler of its own, and only in the main thread, where Python allows it.
    """
    mine = threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
    if not mine:
        yield
        return
    came = threading.Event()

    def handle(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        came.set()
        stop.failed.set()

    signal.signal(signal.SIGTERM, handle)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if came.is_set():
            os.kill(os.getpid(), signal.SIGTERM)


def _same(one: Path, other: Path) -> bool:
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False
