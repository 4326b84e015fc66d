"""Workers that die, babble or never begin: one job is lost, and said to be."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

import engine.supervisor
from engine.client import Engine
from engine.folders import log_file
from engine.index import Index
from engine.protocol import (
    EngineError,
    MediaInfo,
    Probe,
)
from tests.support.engines import has_ended, speaking, wait_for_stage, wait_until, workers


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_the_worker_killed_in_mid_job_costs_that_job_only(misbehaving: Engine) -> None:
    job = misbehaving.submit(Probe(path="/f/stuck"))
    others = [misbehaving.submit(Probe(path=f"/f/{n}")) for n in range(3)]
    killed = []
    for _ in range(2):  # the first time it may have been for want of memory, and is tried again with less
        wait_until(lambda: job.progress and job.progress.stage not in killed)
        killed.append(wait_for_stage(job).stage)
        worker = int(killed[-1].split()[-1])
        os.kill(worker, signal.SIGKILL)
        assert has_ended(worker)
    with pytest.raises(EngineError, match="SIGKILL") as caught:
        job.result(5)
    assert caught.value.file == "/f/stuck"
    assert str(log_file()) in (caught.value.hint or "")
    assert [other.result(20).path for other in others] == ["/f/0", "/f/1", "/f/2"]


def test_crashes_say_how_and_the_next_job_finds_a_new_worker(misbehaving: Engine) -> None:
    for deed, words in (("exit=3", "exit status 3"), ("exit=0", "exit status 0")):
        with pytest.raises(EngineError, match=words):
            misbehaving.run(Probe(path=f"/f/{deed}"))
        assert misbehaving.run(Probe(path="/f/fine")).path == "/f/fine"
    if os.name != "nt":
        with pytest.raises(EngineError, match="SIGABRT"):
            misbehaving.run(Probe(path="/f/abort"))
        assert "Fatal Python error" in log_file().read_text()


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_worker_that_dies_between_jobs_is_collected_and_replaced(misbehaving: Engine) -> None:
    misbehaving.run(Probe(path="/f/1"))
    (worker,) = workers()
    os.kill(worker.pid, signal.SIGKILL)
    assert has_ended(worker.pid)
    assert misbehaving.run(Probe(path="/f/2")).path == "/f/2"


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_what_a_killed_worker_had_kept_is_there_for_the_next(misbehaving: Engine) -> None:
    misbehaving.run(Probe(path="/f/remember"))
    (worker,) = workers()
    os.kill(worker.pid, signal.SIGKILL)
    with Index() as index:
        kept = index.get("content", "note", "1", MediaInfo)
        assert kept is not None
        assert kept.path == "/f/remember"


@pytest.mark.parametrize(
    "lines",
    [
        ("out.write(b'Traceback: this is no message, and a long one at that' * 100); out.flush(); time.sleep(3600)",),
        ("write_frame(out, hello)", "out.write(bytes(range(256)) * 1000); out.flush(); time.sleep(3600)"),
        ("write_frame(out, hello)", "out.write(b'CWF\\x01\\xff\\xff\\xff\\xff'); out.flush(); time.sleep(3600)"),
        ("write_frame(out, hello)", "out.write(b'CWF\\x01\\x00\\x00\\x00\\x02{}'); out.flush(); time.sleep(3600)"),
        ("write_frame(out, hello)", "out.write(b'CWF\\x01\\x00\\x00'); out.flush()"),
        ("write_frame(out, Probe(path='a message for the other side'))", "time.sleep(3600)"),
    ],
)
def test_garbage_from_the_worker_is_an_engine_error(lines: tuple[str, ...]) -> None:
    with Engine(command=speaking(*lines)) as babbling:
        for _ in range(2):
            with pytest.raises(EngineError):
                babbling.run(Probe(path="/f"))
    assert not workers()


def test_answers_to_questions_never_asked_are_passed_over() -> None:
    command = speaking(
        "write_frame(out, hello)", "write_frame(out, Progress(job=77, done=1.0, stage=''))", "time.sleep(3600)"
    )
    with Engine(command=command) as odd:
        job = odd.submit(Probe(path="/f"))
        assert not job.wait(0.5)
        assert job.progress is None


def test_a_worker_of_another_version_is_refused() -> None:
    with (
        Engine(command=speaking("write_frame(out, Hello(version='0', pid=1))", "time.sleep(3600)")) as old,
        pytest.raises(EngineError, match="version 0"),
    ):
        old.run(Probe(path="/f"))
    assert not workers()


def test_a_worker_that_never_greets_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.supervisor, "START_SECONDS", 0.3)
    with (
        Engine(command=(sys.executable, "-c", "import time; time.sleep(3600)")) as silent,
        pytest.raises(EngineError, match="did not start"),
    ):
        silent.run(Probe(path="/f"))
    assert not workers()


def test_a_worker_that_cannot_be_started(tmp_path: Path) -> None:
    with Engine(command=(str(tmp_path / "missing"),)) as impossible:
        for _ in range(2):
            with pytest.raises(EngineError, match="could not be started"):
                impossible.run(Probe(path="/f"))
    with (
        Engine(command=(sys.executable, "-c", "raise SystemExit(9)")) as early,
        pytest.raises(EngineError, match="status 9"),
    ):
        early.run(Probe(path="/f"))


def test_a_worker_that_fails_to_start_is_started_again(tmp_path: Path) -> None:
    tries = tmp_path / "tries"
    code = (
        "import os, sys, pathlib, runpy",
        f"tries = pathlib.Path({str(tries)!r})",
        "count = len(tries.read_text()) if tries.exists() else 0",
        "tries.write_text('x' * (count + 1))",
        "sys.exit(9) if count < 2 else runpy.run_module('tests.support.misbehaving_worker', run_name='__main__')",
    )
    with Engine(command=(sys.executable, "-P", "-c", "\n".join(code))) as late:
        jobs = [late.submit(Probe(path=f"/f/{number}")) for number in range(3)]
        assert [job.result(30).path for job in jobs] == ["/f/0", "/f/1", "/f/2"]
    assert tries.read_text() == "xxx"


def test_all_who_wait_are_told_when_it_cannot_be_started() -> None:
    with Engine(command=(sys.executable, "-c", "raise SystemExit(9)")) as early:
        jobs = [early.submit(Probe(path=f"/f/{number}"), priority="background") for number in range(20)]
        for job in jobs:
            with pytest.raises(EngineError, match="status 9"):
                job.result(30)
        with pytest.raises(EngineError, match="did not start"):
            early.run(Probe(path="/f/later"))
    assert not workers()
    assert "did not start" in log_file().read_text()


def test_many_crashes_in_a_row_cost_those_jobs_only(misbehaving: Engine) -> None:
    jobs = [misbehaving.submit(Probe(path=f"/f/{name}")) for name in ("exit=1", "exit=2", "exit=3", "exit=4", "fine")]
    for job in jobs[:-1]:
        with pytest.raises(EngineError, match="exit status"):
            job.result(30)
    assert jobs[-1].result(30).path == "/f/fine"
    assert len(workers()) == 1
