"""One file from the Hub to the disk: from where it stopped, through breaks and pauses, and checked."""

from __future__ import annotations

import errno
import hashlib
import http.client
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from engine.models.download_control import Control, Report
from engine.models.hub import Answer, Entry, Hub, Offline, Refused
from engine.protocol import EngineError

LONGEST_WAIT = 60.0
"""Seconds, whatever a server asks for."""
_BLOCK = 1 << 20
_LOOK_SECONDS = 0.1


@dataclass(frozen=True)
class Source:
    """Where files come from."""

    hub: Hub
    repository: str
    revision: str


def present(path: Path, entry: Entry) -> int:
    """Bytes of a file that are there, complete or not."""
    for each in (path, _part(path)):
        if each.is_file():
            size = each.stat().st_size
            return min(size, entry.size) if entry.size is not None else size
    return 0


def _part(path: Path) -> Path:
    return path.with_name(path.name + ".part")


def fetch(source: Source, entry: Entry, folder: Path, control: Control, report: Report, pauses: tuple[float, ...]) -> None:
    """Have a file in `folder`, whole and as it was published. `pauses` are the seconds before each new try.

    Raises Cancelled, and EngineError when it cannot be had.
    """
    path = folder / entry.name
    if path.is_file():
        return  # checked when it was put there
    path.parent.mkdir(parents=True, exist_ok=True)
    part = _part(path)
    for last in (False, True):
        _gather(source, entry, part, control, report, pauses)
        if _is_right(part, entry, control):
            part.replace(path)
            return
        report.have -= part.stat().st_size
        part.unlink()
        if last:
            raise EngineError(
                f"{entry.name} of {source.repository} arrives damaged: its hash is not the published one",
                hint="try again later; the file was thrown away",
            )


def _gather(source: Source, entry: Entry, part: Path, control: Control, report: Report, pauses: tuple[float, ...]) -> None:
    """Fill `part` until it is as long as the file."""
    tries = 0
    while True:
        _while_paused(control, report)
        before = part.stat().st_size if part.exists() else 0
        if entry.size is not None and before == entry.size and (before or part.exists()):
            return
        wait: float | None = None
        try:
            if _read(source, entry, part, control, report):
                return
            trouble: EngineError = Offline(f"{source.hub.host} breaks off in the middle of {entry.name}", hint="go on later")
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
        control.wait(min(LONGEST_WAIT, pauses[tries] if wait is None else wait))
        tries += 1


def _read(source: Source, entry: Entry, part: Path, control: Control, report: Report) -> bool:
    """One request; whether the file is complete now."""
    start = part.stat().st_size if part.exists() else 0
    if entry.size is not None and start > entry.size:
        report.have -= start
        part.unlink()
        start = 0
    answer = source.hub.open(source.repository, source.revision, entry.name, start)
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


def _while_paused(control: Control, report: Report) -> None:
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
