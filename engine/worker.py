"""The child process that does the work: `python -m engine.worker`, spoken to by `engine.client` over its own pipes.

Frames (engine.protocol.wire) come in on standard input and go out on standard output. Jobs run one after another on the
main thread, since some libraries insist on it; a second thread listens, so that a cancel or the client's death is heard
while a job runs. Nothing heavy is imported before a request needs it.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import queue
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import BinaryIO

import msgspec

from engine.folders import log_file
from engine.index import Index
from engine.protocol import (
    Cancel,
    Cancelled,
    ClipwrightError,
    Failed,
    Finished,
    FromWorker,
    Hello,
    Request,
    Status,
    to_json,
)
from engine.protocol.wire import PROTOCOL_VERSION, WireError, read_to_worker, write_frame
from engine.tasks.context import Context, Meter
from engine.tasks.registry import HANDLERS, load

_LOG = logging.getLogger("engine.worker")  # run as a program, this module is called __main__

FAREWELL_SECONDS = 0.5
"""What a job may still take to stop by itself once the client is gone."""

_LOG_BYTES = 2_000_000
_LOG_FILES = 3


class _Job:
    def __init__(self, number: int, request: Request) -> None:
        self.number = number
        self.request = request
        self.cancelled = threading.Event()


class Worker:
    """Serves one client until it closes `source`."""

    def __init__(self, source: BinaryIO, sink: BinaryIO, *, handlers: Mapping[type, str], index: Index) -> None:
        self.abandoned = threading.Event()
        """Set once the client is gone."""
        self._source = source
        self._sink = sink
        self._sending = threading.Lock()
        self._handlers = handlers
        self._index = index
        self._waiting: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._jobs: dict[int, _Job] = {}
        self._jobs_lock = threading.Lock()

    def serve(self) -> None:
        """Greet, then do jobs in the order they came; returns when the client is gone."""
        threading.Thread(target=self._listen, name="listen", daemon=True).start()
        self._send(Hello(version=PROTOCOL_VERSION, pid=os.getpid()))
        while (job := self._waiting.get()) is not None:
            answer = self._answer(job)
            with self._jobs_lock:
                del self._jobs[job.number]
            self._send(answer)

    def _listen(self) -> None:
        try:
            while (message := read_to_worker(self._source)) is not None:
                with self._jobs_lock:
                    if isinstance(message, Cancel):
                        if message.job in self._jobs:
                            self._jobs[message.job].cancelled.set()
                        continue
                    job = self._jobs[message.job] = _Job(message.job, message.request)
                self._waiting.put(job)
        except (OSError, WireError) as error:
            _LOG.error("cannot understand the client: %s", error)
        self._leave()

    def _leave(self) -> None:
        with self._jobs_lock:
            for job in self._jobs.values():
                job.cancelled.set()
        self._waiting.put(None)
        self.abandoned.set()

    def _send(self, message: FromWorker) -> None:
        with self._sending:
            try:
                write_frame(self._sink, message)
            except OSError:
                self._leave()  # nobody listens any more

    def _answer(self, job: _Job) -> Finished | Failed:
        name = type(job.request).__name__
        meter = Meter(job.number, self._send)
        context = Context(self._index, report=meter, cancelled=job.cancelled.is_set)
        try:
            context.check()
            result = load(self._handlers[type(job.request)])(job.request, context)
            return Finished(job=job.number, result=msgspec.Raw(to_json(result)))
        except Cancelled as error:
            return Failed(job=job.number, status=Status.CANCELLED, message=error.message)
        except ClipwrightError as error:
            _LOG.info("%s: %s", name, error.line())
            return Failed(job=job.number, status=error.status, message=error.message, file=error.file, hint=error.hint)
        except MemoryError:
            _LOG.exception("%s ran out of memory", name)
            return self._fault(job, "the machine's memory was not enough for this job")
        except (Exception, SystemExit) as error:  # noqa: BLE001 - any fault costs this job, not the worker
            _LOG.exception("%s failed", name)
            return self._fault(job, f"the engine failed: {type(error).__name__}: {error}")

    def _fault(self, job: _Job, message: str) -> Failed:
        line = " ".join(message.split())[:400]
        return Failed(
            job=job.number,
            status=Status.ENGINE,
            message=line,
            file=getattr(job.request, "path", None),
            hint=f"details are in {log_file()}",
        )


class _LogFile(RotatingFileHandler):
    """The log, and with it whatever libraries print: both standard outputs lead into it."""

    def _open(self):  # type: ignore[no-untyped-def]
        stream = super()._open()
        _lead_outputs_to(stream.fileno())
        return stream

    def doRollover(self) -> None:  # noqa: N802 - logging's name
        # some systems do not rename a file that is still open
        with Path(os.devnull).open("wb") as nowhere:
            _lead_outputs_to(nowhere.fileno())
        with suppress(OSError):  # another worker may be turning the same log over
            super().doRollover()
        if self.stream is None:
            self.stream = self._open()


def _lead_outputs_to(descriptor: int) -> None:
    for output in (1, 2):
        os.dup2(descriptor, output)


def _claim_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes to the client, taken away from the standard streams, where any library may read and print."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    return source, sink


def _start_log() -> None:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(line_buffering=True, errors="backslashreplace")
    logging.raiseExceptions = False
    logging.captureWarnings(True)
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = _LogFile(log_file(), maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    logging.getLogger("engine").setLevel(logging.INFO)
    faulthandler.enable()


def main(handlers: Mapping[type, str] = HANDLERS) -> None:
    """Serve the client at the other end of the standard streams, then end this process."""
    source, sink = _claim_pipes()
    _start_log()
    with Index() as index:
        worker = Worker(source, sink, handlers=handlers, index=index)

        def follow() -> None:
            worker.abandoned.wait()
            threading.Event().wait(FAREWELL_SECONDS)
            os._exit(1)

        threading.Thread(target=follow, name="follow", daemon=True).start()
        worker.serve()
    logging.shutdown()
    # libraries' own teardown can take seconds or hang, and there is nothing left to save
    os._exit(0)


if __name__ == "__main__":
    main()
