"""One worker process: starting it, the threads that serve its pipes, and its certain end."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

from engine.folders import log_file
from engine.protocol import FromWorker, ToWorker
from engine.protocol.wire import WireError, read_from_worker, write_frame

_LAST_BREATH_SECONDS = 0.5
_REAP_SECONDS = 10.0

_OWN_GROUP: dict[str, Any]
if sys.platform == "win32":
    _OWN_GROUP = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
else:
    _OWN_GROUP = {"start_new_session": True}

WORKER_COMMAND: tuple[str, ...] = (sys.executable, "-P", "-m", "engine.worker")
"""-P keeps the folder that the user happens to be in off the module path."""

_NO_MEMORY = frozenset({0xC0000017, 0xC000012D})
"""What Windows ends a process with that it has no memory for: STATUS_NO_MEMORY, STATUS_COMMITMENT_LIMIT."""


class End(NamedTuple):
    """How a worker ended: in a few words, and whether it may have been for want of memory."""

    reason: str
    memory: bool


class WorkerProcess:
    """A running worker, in a session or process group of its own: Ctrl-C in a terminal reaches only the client.

    `on_message` gets every message and `on_end` is called last. Both are called on a thread of this object. No method waits
    for the worker, except `wait`.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        on_message: Callable[[WorkerProcess, FromWorker], None],
        on_end: Callable[[WorkerProcess, End], None],
    ) -> None:
        """Starts it. Raises OSError when it cannot be started."""
        self.heard = time.monotonic()
        """When it last said anything."""
        self._on_message = on_message
        self._on_end = on_end
        self._outbox: queue.SimpleQueue[ToWorker | None] = queue.SimpleQueue()
        self._popen = _start(command)
        self._reader = threading.Thread(target=self._read, name="engine-reader", daemon=True)
        self._writer = threading.Thread(target=self._write, name="engine-writer", daemon=True)
        try:
            self._writer.start()
            self._reader.start()
        except RuntimeError:  # too many threads, or the interpreter is closing down
            self.kill()
            self._popen.wait(_REAP_SECONDS)
            raise

    @property
    def pid(self) -> int:
        return self._popen.pid

    def send(self, message: ToWorker) -> None:
        """Queue `message`; lost without a word when the worker has ended."""
        self._outbox.put(message)

    def ask_to_leave(self) -> None:
        """Close its input once everything queued is sent, which a sound worker takes as its end."""
        self._outbox.put(None)

    def show_stacks(self) -> bool:
        """Have it log what all of its threads are at, even when it hangs; whether that can be done on this system."""
        if sys.platform == "win32" or self._popen.poll() is not None:
            return False
        with suppress(OSError):
            self._popen.send_signal(signal.SIGUSR1)
        return True

    def kill(self) -> None:
        """End it at once, with whatever it has started."""
        # a process that was waited for has given its number back, and another may bear it now
        if self._popen.poll() is not None:
            return
        with suppress(OSError):
            if sys.platform == "win32":
                self._popen.kill()
            else:
                os.killpg(self._popen.pid, signal.SIGKILL)

    def wait(self, seconds: float) -> bool:
        """Whether it has ended, and been waited for, within `seconds`."""
        self._reader.join(seconds)
        return not self._reader.is_alive()

    def _read(self) -> None:
        fault = ""
        try:
            stream = cast(BinaryIO, self._popen.stdout)
            while (message := read_from_worker(stream)) is not None:
                self.heard = time.monotonic()
                self._on_message(self, message)
        except (OSError, WireError) as error:
            fault = f"it broke the protocol: {error}"
        try:
            # what closes its output is about to end; what has broken the protocol is of no more use
            self._popen.wait(0.0 if fault else _LAST_BREATH_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        with suppress(subprocess.TimeoutExpired):
            self._popen.wait(_REAP_SECONDS)
        self._outbox.put(None)
        self._writer.join(_REAP_SECONDS)
        cast(BinaryIO, self._popen.stdout).close()
        self._on_end(self, End(fault, memory=False) if fault else _describe(self._popen.returncode))

    def _write(self) -> None:
        stream = cast(BinaryIO, self._popen.stdin)
        # a worker that is gone is noticed by the reader, which says so
        with suppress(OSError):
            while (message := self._outbox.get()) is not None:
                write_frame(stream, message)
        with suppress(OSError):
            stream.close()


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        errors: BinaryIO | None = log_file().open("ab")
    except OSError:
        errors = None
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors or subprocess.DEVNULL,
            env=environment(),
            **_OWN_GROUP,
        )
    finally:
        if errors is not None:
            errors.close()


def environment() -> dict[str, str]:
    """Ours, and the way to this very package where it is a checkout and not installed."""
    environment = dict(os.environ)
    root = Path(__file__).resolve().parent.parent
    if root.name not in ("site-packages", "dist-packages"):
        # put first only then: before the standard library, installed packages could shadow its modules
        earlier = environment.get("PYTHONPATH")
        environment["PYTHONPATH"] = os.pathsep.join([str(root), *([earlier] if earlier else [])])
    return environment


def _describe(code: int | None) -> End:
    if code is None:
        return End("it does not end, even when killed", memory=False)
    if code >= 0:
        return End(f"exit status {code}", memory=code in _NO_MEMORY)
    try:
        name = signal.Signals(-code).name
    except ValueError:
        return End(f"killed by signal {-code}", memory=False)
    # those who watch over a system's memory, its kernel first, kill in this way; there is no telling who it was
    return End(f"killed by {name}", memory=name == "SIGKILL")
