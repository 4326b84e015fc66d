"""One editor per project: a lock file beside it that names its process, and that a dead process does not hold."""

from __future__ import annotations

import os
import re
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import msgspec

from engine.protocol import FootageError, UsageError, from_json, to_json


class Owner(msgspec.Struct, frozen=True, kw_only=True):
    """The process that holds a lock. `started` tells it from a later process of the same number."""

    pid: int
    host: str
    started: str
    token: str


class Lock:
    """A lock held by this process, from `acquire` until `release`."""

    def __init__(self, path: Path, owner: Owner) -> None:
        self.path = path
        self._owner = owner

    @property
    def held(self) -> bool:
        """Whether the lock file still is ours: a person, or another machine, may have removed it."""
        return _read(self.path) == self._owner

    def release(self) -> None:
        """Give the lock back; more than once does nothing."""
        if self.held:
            with suppress(OSError):
                self.path.unlink()


def acquire(path: Path, project: Path) -> Lock:
    """Lock `project` by the file at `path`.

    Raises UsageError when another process has it open, FootageError when its folder cannot be written.
    """
    owner = Owner(pid=os.getpid(), host=socket.gethostname(), started=_started(os.getpid()), token=uuid4().hex)
    try:
        while not _claim(path, owner):
            holder = _settled(path)
            if isinstance(holder, Owner) and is_running(holder):
                where = "" if holder.host == owner.host else f" on {holder.host}"
                raise UsageError(
                    f"is open in another Clipwright (process {holder.pid}{where})",
                    file=str(project),
                    hint=f"close it there; if it is not running any more, delete {path.name}",
                )
            _clear_away(path, holder)
    except OSError as error:
        raise FootageError(
            f"cannot be edited here: {error.strerror or error}", file=str(project), hint="copy it to a folder of your own"
        ) from error
    _sweep(path)
    return Lock(path, owner)


def holder(path: Path) -> Owner | None:
    """The running process that holds the lock at `path`, if one does."""
    owner = _read(path)
    return owner if owner is not None and is_running(owner) else None


def is_running(owner: Owner) -> bool:
    """Whether a lock's process still runs. One on another machine cannot be asked, so it counts as running."""
    if owner.host != socket.gethostname():
        return True
    if owner.pid < 1 or not _exists(owner.pid):
        return False
    started = _started(owner.pid)
    return not owner.started or not started or started == owner.started


def _claim(path: Path, owner: Owner) -> bool:
    """Make the lock file, with its content, in one step; False when there is one."""
    draft = path.with_name(f".{path.name}.{owner.token[:8]}.tmp")
    try:
        draft.write_bytes(to_json(owner))
        try:
            if sys.platform == "win32":
                draft.rename(path)  # refuses to replace there
            else:
                os.link(draft, path)
        except FileExistsError:
            return False
        except OSError:  # a file system without second names
            with path.open("xb") as file:
                file.write(to_json(owner))
        return True
    except FileExistsError:
        return False
    finally:
        draft.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Remove what processes that were killed while locking left a minute ago or more: nobody can still be at it."""
    left = re.compile(re.escape(f".{path.name}.") + r"[0-9a-f]{8}\.(tmp|stale)")
    with suppress(OSError):
        for entry in path.parent.iterdir():
            if left.fullmatch(entry.name) and time.time() - entry.stat().st_mtime > 60:
                entry.unlink(missing_ok=True)


def _settled(path: Path) -> Owner | bytes | None:
    """Who holds the lock; its bytes if they make no sense even after the moment that writing them may take."""
    owner = _read(path)
    if owner is None and path.exists():
        time.sleep(0.2)
        owner = _read(path)
    if owner is not None:
        return owner
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _clear_away(path: Path, stale: Owner | bytes | None) -> None:
    """Remove a lock that nobody holds, unless another process has just taken it over."""
    aside = path.with_name(f".{path.name}.{uuid4().hex[:8]}.stale")
    try:
        path.rename(aside)
    except FileNotFoundError:
        return
    now = _read(aside)
    if now is not None and now != stale:
        with suppress(OSError):
            os.link(aside, path)
    aside.unlink(missing_ok=True)


def _read(path: Path) -> Owner | None:
    try:
        return from_json(path.read_bytes(), Owner)
    except (OSError, ValueError):
        return None


if sys.platform == "win32":
    import ctypes

    _QUERY_LIMITED_INFORMATION = 0x1000
    _STILL_ACTIVE = 259

    def _exists(pid: int) -> bool:
        kernel = ctypes.windll.kernel32
        process = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)
        if not process:
            return False
        code = ctypes.c_ulong()
        asked = kernel.GetExitCodeProcess(process, ctypes.byref(code))
        kernel.CloseHandle(process)
        return not asked or code.value == _STILL_ACTIVE
else:

    def _exists(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return _state(pid) not in ("Z", "X")


def _state(pid: int) -> str:
    """Linux's one-letter state of a process; empty elsewhere."""
    fields = _proc_stat(pid)
    return fields[0] if fields else ""


def _started(pid: int) -> str:
    """When a process began, in Linux's clock ticks since boot; empty elsewhere."""
    fields = _proc_stat(pid)
    return fields[19] if len(fields) > 19 else ""


def _proc_stat(pid: int) -> list[str]:
    """The fields of /proc/<pid>/stat after the name, which may itself hold spaces and parentheses (see proc(5))."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return []
