"""The child process that does the work: `python -m engine.worker`, spoken to by `engine.client` over its own pipes.

Frames (engine.protocol.wire) come in on standard input and go out on standard output. Jobs run one after another on the
main thread, since some libraries insist on it; only an interactive job is done in the middle of a background job, at one of
its checkpoints. A second thread listens, so that a cancel or the client's death is heard while a job runs, and a third tells
the client that this process lives. Nothing heavy is imported before a request needs it.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from engine.exhaustion import give_memory_back, ran_out_of_memory
from engine.folders import log_file
from engine.index import Index
from engine.models.cap import devices, limit
from engine.models.memory import let_blocks_grow
from engine.protocol import (
    Began,
    Cancel,
    Cancelled,
    ClipwrightError,
    Failed,
    Finished,
    FromWorker,
    Heartbeat,
    Hello,
    Partial,
    Status,
    Submit,
    to_json,
)
from engine.protocol.wire import BEAT_SECONDS, HANG_SECONDS, PROTOCOL_VERSION, WireError, read_to_worker, write_frame
from engine.tasks.context import Context, Meter
from engine.tasks.registry import HANDLERS, load

if TYPE_CHECKING:
    from engine.models.residency import Residency

_LOG = logging.getLogger("engine.worker")  # run as a program, this module is called __main__

FAREWELL_SECONDS = 0.5
"""What a job may still take to stop by itself once the client is gone."""

_SWITCH_SECONDS = 0.0005
"""After this long a thread of Python makes way for another that waits: the one that takes pictures from the decoder must not
wait for those that measure, or the decoder's threads stand still."""

_LOG_BYTES = 2_000_000
_LOG_FILES = 3
_BUSY = 0.05
"""The share of a processor from which on this process is doing something."""
_REARM_SECONDS = 10.0
_EASY_TO_SPARE = 500
"""Of -1000..1000, as Linux counts: when memory runs out, this process goes before the editor does."""


class _Job:
    def __init__(self, order: Submit) -> None:
        self.number = order.job
        self.order = order
        self.request = order.request
        self.urgent = order.priority == "interactive"
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
        self._models: Residency | None = None
        self._change = threading.Condition()  # guards the two below
        self._waiting: deque[_Job] = deque()
        self._jobs: dict[int, _Job] = {}
        self._occupied = threading.Event()
        self._checked = 0.0  # when the running job last came to a checkpoint
        self._thread = 0

    def serve(self) -> None:
        """Greet, then do jobs in the order they came; returns when the client is gone."""
        self._thread = threading.get_ident()
        threading.Thread(target=self._listen, name="listen", daemon=True).start()
        threading.Thread(target=self._beat, name="heartbeat", daemon=True).start()
        self._send(Hello(version=PROTOCOL_VERSION, pid=os.getpid()))
        while (job := self._next()) is not None:
            self._do(job)

    def _next(self) -> _Job | None:
        with self._change:
            while not self._waiting:
                if self.abandoned.is_set():
                    return None
                self._change.wait()
            return None if self.abandoned.is_set() else self._waiting.popleft()

    def _next_urgent(self) -> _Job | None:
        with self._change:
            job = next((job for job in self._waiting if job.urgent), None)
            if job is not None:
                self._waiting.remove(job)
            return job

    def _do(self, job: _Job) -> None:
        self._checked = time.monotonic()
        self._occupied.set()
        self._send(Began(job=job.number))
        answer = self._answer(job)
        if isinstance(answer, Failed) and answer.memory:
            give_memory_back()
        with self._change:
            del self._jobs[job.number]
            if not self._jobs:
                self._occupied.clear()
        self._send(answer)

    def _listen(self) -> None:
        try:
            while (message := read_to_worker(self._source)) is not None:
                with self._change:
                    if isinstance(message, Cancel):
                        if message.job in self._jobs:
                            self._jobs[message.job].cancelled.set()
                        continue
                    job = self._jobs[message.job] = _Job(message)
                    self._waiting.append(job)
                    self._change.notify_all()
        except (OSError, WireError) as error:
            _LOG.error("cannot understand the client: %s", error)
        self._leave()

    def _leave(self) -> None:
        with self._change:
            for job in self._jobs.values():
                job.cancelled.set()
            self.abandoned.set()
            self._change.notify_all()

    def _beat(self) -> None:
        """Say that the interpreter turns, as long as there is a job. What holds its lock for long silences this thread."""
        busy_at = looked = time.monotonic()
        used = time.process_time()
        while True:
            if not self._occupied.is_set():
                self._occupied.wait()
                busy_at = looked = time.monotonic()
            time.sleep(BEAT_SECONDS)
            now, used_now = time.monotonic(), time.process_time()
            if used_now - used > _BUSY * (now - looked):
                busy_at = now
            looked, used = now, used_now
            if self._occupied.is_set():
                self._send(Heartbeat(quiet=max(0.0, now - self._checked), asleep=now - busy_at))

    def _send(self, message: FromWorker) -> None:
        with self._sending:
            try:
                write_frame(self._sink, message)
            except OSError:
                pass
            else:
                return
        self._leave()  # nobody listens any more

    def _answer(self, job: _Job) -> Finished | Failed:
        name = type(job.request).__name__
        try:
            context = self._context(job)
            context.check()
            result = load(self._handlers[type(job.request)])(job.request, context)
            return Finished(job=job.number, result=msgspec.Raw(to_json(result)))
        except Cancelled as error:
            return Failed(job=job.number, status=Status.CANCELLED, message=error.message)
        except ClipwrightError as error:
            _LOG.info("%s: %s", name, error.line())
            return Failed(
                job=job.number,
                status=error.status,
                message=error.message,
                file=error.file,
                hint=error.hint,
                memory=ran_out_of_memory(error),
            )
        except (Exception, SystemExit) as error:  # noqa: BLE001 - any fault costs this job, not the worker
            if ran_out_of_memory(error):
                _LOG.exception("%s ran out of memory", name)
                return self._fault(job, "the machine's memory was not enough for this job", memory=True)
            _LOG.exception("%s failed", name)
            return self._fault(job, f"the engine failed: {type(error).__name__}: {error}")

    def _residency(self) -> Residency:
        """The models of this process. What the user grants them is looked up each time: it may be another amount now."""
        if self._models is None:
            from engine.models.residency import shared

            self._models = shared()
            self._models.report = self._send
        self._models.cap, self._models.most_cards = limit(), devices()
        return self._models

    def _context(self, job: _Job) -> Context:
        meter = Meter(job.number, self._send)
        given = 0

        def give(part: object) -> None:
            nonlocal given
            self._send(Partial(job=job.number, number=given, part=msgspec.Raw(to_json(part))))
            given += 1

        def checkpoint() -> None:
            self._checked = time.monotonic()
            if job.urgent or not self._waiting or threading.get_ident() != self._thread:
                return
            since = self._checked
            while (urgent := self._next_urgent()) is not None:
                self._do(urgent)
            self._checked = time.monotonic()
            meter.skip(self._checked - since)

        return Context(
            self._index,
            report=meter,
            cancelled=job.cancelled.is_set,
            checkpoint=checkpoint,
            give=give if job.order.parts else None,
            smaller=job.order.smaller,
            models=self._residency,
        )

    def _fault(self, job: _Job, message: str, *, memory: bool = False) -> Failed:
        line = " ".join(message.split())[:400]
        return Failed(
            job=job.number,
            status=Status.ENGINE,
            message=line,
            file=getattr(job.request, "path", None),
            hint=f"details are in {log_file()}",
            memory=memory,
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
    if hasattr(signal, "SIGUSR1"):
        faulthandler.register(signal.SIGUSR1, all_threads=True)  # needs neither the interpreter nor its lock


def _guard() -> None:
    """End this process when its interpreter has stood still for long, with all stacks in the log: without it, the client's
    end would go unnoticed. A client that lives is quicker.
    """
    while True:
        faulthandler.dump_traceback_later(2 * HANG_SECONDS, exit=True)
        time.sleep(_REARM_SECONDS)


def _spare_the_editor() -> None:
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(_EASY_TO_SPARE))


def main(handlers: Mapping[type, str] = HANDLERS) -> None:
    """Serve the client at the other end of the standard streams, then end this process."""
    let_blocks_grow()
    sys.setswitchinterval(_SWITCH_SECONDS)
    source, sink = _claim_pipes()
    _start_log()
    _spare_the_editor()
    threading.Thread(target=_guard, name="guard", daemon=True).start()
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
