"""The worker process, spoken to directly over its pipes."""

from __future__ import annotations

import io
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.folders import log_file
from engine.protocol import Began, Cancel, Failed, Finished, FromWorker, Heartbeat, Hello, Probe, Progress, Status, Submit
from engine.protocol.wire import PROTOCOL_VERSION, WireError, read_from_worker, read_to_worker, write_frame
from engine.worker import _LogFile

ROOT = Path(__file__).resolve().parents[2]


class Pipes:
    """A worker of whatever behaviour its footage's names ask for."""

    def __init__(self, module: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", module],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def send(self, message: Submit | Cancel) -> None:
        assert self.process.stdin is not None
        write_frame(cast(io.BufferedWriter, self.process.stdin), message)

    def next(self) -> FromWorker | None:
        assert self.process.stdout is not None
        return read_from_worker(cast(io.BufferedReader, self.process.stdout))

    def answer(self) -> FromWorker | None:
        while isinstance(message := self.next(), Progress | Began | Heartbeat):
            pass
        return message

    def runs(self) -> bool:
        """Whether it says that a job has come to its first step; waits for that."""
        while isinstance(message := self.next(), Began | Heartbeat):
            pass
        return isinstance(message, Progress)

    def leave(self) -> int:
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(10)


@pytest.fixture
def worker() -> Iterator[Pipes]:
    pipes = Pipes("tests.support.misbehaving_worker")
    with pipes.process:
        yield pipes
        pipes.process.kill()


def probe(job: int, path: str) -> Submit:
    return Submit(job=job, request=Probe(path=path))


def test_it_greets_answers_in_order_and_leaves(worker: Pipes) -> None:
    assert worker.next() == Hello(version=PROTOCOL_VERSION, pid=worker.process.pid)
    for number in range(1, 50):
        worker.send(probe(number, f"/f/{number}"))
    for number in range(1, 50):
        message = worker.answer()
        assert isinstance(message, Finished)
        assert message.job == number
    assert worker.leave() == 0


def test_cancel_reaches_running_and_waiting_jobs_and_no_other(worker: Pipes) -> None:
    worker.next()
    for number, deed in enumerate(("cooperative", "waiting", "fine"), 1):
        worker.send(probe(number, f"/f/{deed}"))
    assert worker.runs()
    for number in (2, 1, 99):
        worker.send(Cancel(job=number))
    answers = [worker.answer() for _ in range(3)]
    assert [(a.job, a.status) for a in answers if isinstance(a, Failed)] == [(1, Status.CANCELLED), (2, Status.CANCELLED)]
    assert isinstance(answers[2], Finished)


@pytest.mark.parametrize(("deed", "status"), [("idle", 0), ("cooperative", 0), ("stuck", 1)])
def test_it_ends_when_its_input_closes_even_during_a_job(worker: Pipes, deed: str, status: int) -> None:
    worker.next()
    if deed != "idle":
        worker.send(probe(1, f"/f/{deed}"))
        assert worker.runs()
    assert worker.leave() == status


def test_it_ends_when_nobody_reads_its_answers(worker: Pipes) -> None:
    worker.next()
    assert worker.process.stdout is not None
    worker.process.stdout.close()
    worker.send(probe(1, "/f/many steps=100"))
    assert worker.process.wait(10) == 0


def test_noise_ends_it_and_is_noted(worker: Pipes) -> None:
    worker.next()
    assert worker.process.stdin is not None
    worker.process.stdin.write(b"GET / HTTP/1.1\r\n\r\n")
    worker.process.stdin.flush()
    assert worker.process.wait(10) == 0
    assert "cannot understand the client" in log_file().read_text()


def test_an_unreachable_log_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CLIPWRIGHT_CACHE", str(tmp_path / "file" / "below"))
    pipes = Pipes("tests.support.misbehaving_worker")
    with pipes.process:
        assert isinstance(pipes.next(), Hello)
        pipes.send(probe(1, "/f/bug"))
        assert isinstance(pipes.answer(), Failed)
        assert pipes.leave() == 0


def test_starting_and_probing_imports_nothing_heavy() -> None:
    code = (
        "import sys, engine.worker, engine.tasks.probe\n"
        "heavy = ('numpy', 'av', 'cv2', 'torch', 'onnxruntime', 'decord', 'engine.media', 'engine.signals')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_log_turns_over(tmp_path: Path) -> None:
    # in a process of its own: the log takes both standard outputs with it
    code = (
        "import logging, sys\n"
        "from engine.worker import _LogFile\n"
        "log = logging.getLogger('t')\n"
        "log.addHandler(_LogFile(sys.argv[1], maxBytes=2000, backupCount=2))\n"
        "for n in range(1000):\n"
        "    log.error('line %d', n)\n"
        "print('printed', flush=True)\n"
    )
    path = tmp_path / "engine.log"
    subprocess.run([sys.executable, "-c", code, path], cwd=ROOT, check=True, timeout=30)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["engine.log", "engine.log.1", "engine.log.2"]
    assert path.read_text().splitlines()[-2:] == ["line 999", "printed"]
    assert all(file.stat().st_size <= 2100 for file in tmp_path.iterdir())


def test_a_log_that_cannot_turn_over_goes_on(tmp_path: Path) -> None:
    (tmp_path / "engine.log.1").mkdir()
    (tmp_path / "engine.log.1" / "in the way").touch()
    saved = os.dup(1), os.dup(2)
    try:
        handler = _LogFile(tmp_path / "engine.log", maxBytes=100, backupCount=1)
        for number in range(10):
            handler.emit(logging.LogRecord("t", logging.ERROR, "", 0, f"a line of some length, {number}", None, None))
        handler.close()
    finally:
        for descriptor, output in zip(saved, (1, 2), strict=True):
            os.dup2(descriptor, output)
            os.close(descriptor)
    assert (tmp_path / "engine.log").read_text().count("\n") == 10


@given(st.lists(st.builds(probe, st.integers(0, 2**31), st.text(st.characters(exclude_categories=["Cs"])))))
def test_frames_come_back_as_they_were_sent(messages: list[Submit]) -> None:
    stream = io.BytesIO()
    for message in messages:
        write_frame(stream, message)
    stream.seek(0)
    for message in messages:
        assert read_to_worker(stream) == message
    assert read_to_worker(stream) is None


@given(st.binary(min_size=1))
def test_noise_is_never_taken_for_a_message(noise: bytes) -> None:
    with pytest.raises(WireError):
        read_from_worker(io.BytesIO(noise))


@given(st.integers(1, 60))
def test_a_frame_cut_short_is_an_error(kept: int) -> None:
    whole = io.BytesIO()
    write_frame(whole, probe(1, "/some/footage"))
    assert kept < len(whole.getvalue())
    with pytest.raises(WireError, match="ended inside"):
        read_to_worker(io.BytesIO(whole.getvalue()[:kept]))
