"""Workers that live but do not answer: a native loop that holds the interpreter's lock, a process that stands still."""

from __future__ import annotations

import os

import psutil
import pytest

import engine.supervisor
from engine.client import Engine
from engine.folders import log_file
from engine.protocol import EngineError, Probe
from tests.support.engines import has_ended, wait_for_stage, wait_until, workers

# beats come each second, and the machine may be busy with other tests
HANG_SECONDS = 4.0


@pytest.fixture
def impatient(misbehaving: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setattr(engine.supervisor, "HANG_SECONDS", HANG_SECONDS)
    return misbehaving


@pytest.mark.parametrize("deed", ["hold the lock", "stand still"])
def test_a_silent_worker_is_ended_and_costs_one_job(impatient: Engine, deed: str) -> None:
    if deed == "stand still" and os.name == "nt":
        pytest.skip("signals")
    job = impatient.submit(Probe(path=f"/f/{deed}"))
    others = [impatient.submit(Probe(path=f"/f/{number}"), priority="background") for number in range(3)]
    wait_for_stage(job)
    (worker,) = workers()
    with pytest.raises(EngineError, match="no sign of life") as caught:
        job.result(40)
    assert "\n" not in caught.value.line()
    assert caught.value.file == f"/f/{deed}"
    assert [other.result(20).path for other in others] == ["/f/0", "/f/1", "/f/2"]
    assert has_ended(worker.pid)
    log = log_file().read_text()
    assert f"process {worker.pid} was ended: it gave no sign of life" in log
    if deed == "hold the lock" and os.name != "nt":
        assert "in _hold_the_lock" in log, "where it hung"


def test_long_work_that_lets_others_run_is_left_alone(impatient: Engine) -> None:
    assert impatient.run(Probe(path=f"/f/nap={HANG_SECONDS * 1.5}")).path == f"/f/nap={HANG_SECONDS * 1.5}"


def test_work_that_waits_for_what_never_comes_is_ended(misbehaving: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.supervisor, "STALL_SECONDS", 1.5)
    with pytest.raises(EngineError, match="did nothing for"):
        misbehaving.run(Probe(path="/f/stuck"))
    assert misbehaving.run(Probe(path="/f/fine")).path == "/f/fine"


def test_work_that_turns_in_a_circle_is_ended(misbehaving: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.supervisor, "QUIET_SECONDS", 1.5)
    with pytest.raises(EngineError, match="came no further"):
        misbehaving.run(Probe(path="/f/circle"))
    assert misbehaving.run(Probe(path="/f/steps=250")).path == "/f/steps=250"


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_job_that_never_began_is_given_to_another_worker(impatient: Engine) -> None:
    impatient.run(Probe(path="/f/1"))
    (worker,) = workers()
    worker.suspend()
    wait_until(lambda: worker.status() == psutil.STATUS_STOPPED)
    assert impatient.run(Probe(path="/f/2")).path == "/f/2"
    assert has_ended(worker.pid)
