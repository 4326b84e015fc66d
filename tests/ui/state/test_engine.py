"""The engine service: news on the UI thread, cancelling, crashes as one failed job, a quick end."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from editor.render.settings import RenderProgress
from engine.client import Engine, Part
from engine.protocol import (
    Cancelled,
    ClipwrightError,
    EngineError,
    FootageError,
    MediaInfo,
    Probe,
    StillPictures,
    Stills,
)
from tests.support import misbehaving_worker
from ui.state.engine import LANES, EngineJob, EngineService, OnProgress
from ui.state.jobs import JobEntry, JobList

COMMAND = (sys.executable, "-m", misbehaving_worker.__name__)


@pytest.fixture
def service(qapp: object) -> Iterator[EngineService]:
    made = EngineService(engines=dict.fromkeys(LANES, lambda: Engine(command=COMMAND)))
    yield made
    made.close()


def outcome(qtbot: QtBot, job: EngineJob) -> object:
    """What comes of the job: its result or its error."""
    found: list[object] = []
    job.finished.connect(found.append)
    job.failed.connect(found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=60_000)
    assert len(found) == 1
    return found[0]


def test_result_and_progress_arrive_on_the_ui_thread_in_order(service: EngineService, qtbot: QtBot) -> None:
    job = service.submit(Probe(path="/many steps=50"), lane="media")
    seen: list[float] = []
    threads: set[QThread] = set()

    def note(done: float, _stage: str, _eta: object) -> None:
        seen.append(done)
        threads.add(QThread.currentThread())

    job.progressed.connect(note)
    result = outcome(qtbot, job)
    assert isinstance(result, MediaInfo)
    assert seen == sorted(seen)
    assert threads <= {QThread.currentThread()}
    assert job.done


@pytest.mark.parametrize("path", ["/fine", "/killed"])
def test_parts_come_before_the_result_and_anew_when_the_engine_begins_anew(
    service: EngineService, qtbot: QtBot, path: str
) -> None:
    times = tuple(map(Fraction, range(4)))
    job = service.submit(Stills(path=path, times=times, height=90), parts=True)
    found: list[object] = []
    seen: list[tuple[int, bool]] = []
    job.finished.connect(found.append)

    def note(part: Part) -> None:
        assert QThread.currentThread() is service.thread()
        seen.append((part.number, bool(found)))

    job.parted.connect(note)
    assert isinstance(outcome(qtbot, job), StillPictures)
    assert seen[-4:] == [(0, False), (1, False), (2, False), (3, False)]


def test_nobody_is_told_of_parts_that_nobody_wants(service: EngineService, qtbot: QtBot) -> None:
    job = service.submit(Stills(path="/fine", times=(Fraction(0),), height=90))
    seen: list[object] = []
    job.parted.connect(seen.append)
    outcome(qtbot, job)
    assert seen == []


def test_one_that_waits_does_not_run_until_its_turn(service: EngineService, qtbot: QtBot) -> None:
    first = service.submit(Probe(path="/cooperative"))
    second = service.submit(Probe(path="/fine"))
    assert first.running
    assert not second.running
    assert service.state == "working"
    with qtbot.waitSignal(second.began, timeout=60_000):
        first.cancel()
    assert isinstance(outcome(qtbot, second), MediaInfo)
    assert service.state == "idle"


@pytest.mark.parametrize("deed", ["cooperative", "stuck"])
def test_cancelling(service: EngineService, qtbot: QtBot, deed: str) -> None:
    job = service.submit(Probe(path=f"/{deed}"))
    with qtbot.waitSignal(job.progressed, timeout=60_000):
        pass
    job.cancel()
    assert isinstance(outcome(qtbot, job), Cancelled)
    assert service.state == "idle"


def test_a_crash_costs_one_job_and_says_so_in_one_line(service: EngineService, qtbot: QtBot) -> None:
    jobs = JobList()
    entry = jobs.track("Look at it", service.submit(Probe(path="/abort")))
    after = service.submit(Probe(path="/fine"))
    error = outcome(qtbot, entry.job)
    assert isinstance(error, EngineError)
    assert "\n" not in error.line()
    assert (entry.state, entry.message) == ("failed", error.line())
    assert service.state == "working"
    assert isinstance(outcome(qtbot, after), MediaInfo)
    assert service.state == "idle"


def test_what_is_wrong_with_the_footage_is_no_failure_of_the_engine(service: EngineService, qtbot: QtBot) -> None:
    error = outcome(qtbot, service.submit(Probe(path="/unusable")))
    assert isinstance(error, FootageError)
    assert service.state == "idle"
    assert isinstance(outcome(qtbot, service.submit(Probe(path="/exit=3"))), EngineError)
    assert service.state == "failed"


def test_a_request_that_cannot_be_made_fails_like_any_other(service: EngineService, qtbot: QtBot) -> None:
    error = outcome(qtbot, service.submit(Probe(path="/bad\udc80name")))
    assert isinstance(error, ClipwrightError)


def test_lanes_do_not_wait_for_each_other(service: EngineService, qtbot: QtBot) -> None:
    slow = service.submit(Probe(path="/cooperative"), lane="work")
    assert isinstance(outcome(qtbot, service.submit(Probe(path="/fine"), lane="media")), MediaInfo)
    assert not slow.done
    slow.cancel()
    outcome(qtbot, slow)


def test_a_job_goes_with_the_panel_that_asked(service: EngineService, qtbot: QtBot) -> None:
    panel = QObject()
    job = service.submit(Probe(path="/cooperative"), parent=panel)
    with qtbot.waitSignal(job.progressed, timeout=60_000):
        pass
    told: list[object] = []
    job.failed.connect(told.append)
    with qtbot.waitSignal(panel.destroyed):
        panel.deleteLater()
    qtbot.waitUntil(lambda: service.state == "idle", timeout=60_000)
    assert told == []


def test_work_of_its_own_reports_and_finishes(service: EngineService, qtbot: QtBot) -> None:
    where: list[threading.Thread] = []

    def work(engine: Engine, progress: OnProgress, cancel: threading.Event) -> MediaInfo:
        where.append(threading.current_thread())
        progress(RenderProgress(done=0.5, stage="Rendering", frame=1, frames=2, eta=3.0))
        return engine.run(Probe(path="/fine"), cancel=cancel)

    job = service.call("Render", work)
    assert service.state == "working"
    with qtbot.waitSignal(job.progressed, timeout=60_000) as news:
        pass
    assert news.args == [0.5, "Rendering", 3.0]
    assert isinstance(outcome(qtbot, job), MediaInfo)
    assert where != [threading.current_thread()]
    assert service.state == "idle"


def test_work_of_its_own_is_cancelled_and_its_faults_are_told(service: EngineService, qtbot: QtBot, tmp_path: Path) -> None:
    def wait(_engine: Engine, _progress: OnProgress, cancel: threading.Event) -> None:
        cancel.wait(20)
        raise Cancelled

    job = service.call("Wait", wait)
    job.cancel()
    assert isinstance(outcome(qtbot, job), Cancelled)

    def fail(*_: object) -> None:
        raise ZeroDivisionError("a fault\nin two lines")

    error = outcome(qtbot, service.call("Fail", fail))
    assert isinstance(error, EngineError)
    assert "\n" not in error.line()
    assert "a fault in two lines" in error.line()
    assert "report" in error.line()


def test_closing_ends_everything_and_nothing_is_told_after_it(service: EngineService, qtbot: QtBot) -> None:
    stopped = threading.Event()

    def wait(_engine: Engine, _progress: OnProgress, cancel: threading.Event) -> None:
        cancel.wait(20)
        stopped.set()

    jobs = [service.submit(Probe(path="/cooperative")), service.submit(Probe(path="/fine")), service.call("Wait", wait)]
    told: list[object] = []
    for job in jobs:
        job.failed.connect(told.append)
        job.finished.connect(told.append)
    service.close()
    assert stopped.is_set()
    service.close()
    qtbot.wait(50)
    assert told == []


@pytest.fixture
def entry_of(service: EngineService) -> Callable[[str], JobEntry]:
    jobs = JobList(service)
    return lambda path: jobs.track(path, service.submit(Probe(path=path)))


def test_an_entry_follows_its_job(entry_of: Callable[[str], JobEntry], qtbot: QtBot) -> None:
    running, waiting = entry_of("/cooperative"), entry_of("/many steps=3")
    assert (running.state, waiting.state) == ("running", "queued")
    qtbot.waitUntil(lambda: running.stage == "waiting", timeout=60_000)
    assert running.done == pytest.approx(0.1)
    running.cancel()
    qtbot.waitUntil(lambda: waiting.over, timeout=60_000)
    assert (running.state, waiting.state) == ("cancelled", "done")
    assert running.message == ""
    assert waiting.done == 1.0
    assert "waiting" in running.log


def test_the_list_counts_and_forgets(service: EngineService, qtbot: QtBot) -> None:
    jobs = JobList()
    with qtbot.waitSignal(jobs.added):
        first = jobs.track("One", service.submit(Probe(path="/cooperative")))
    second = jobs.track("Two", service.submit(Probe(path="/fine")))
    assert jobs.running == 2
    assert jobs.overall < 1
    with qtbot.waitSignal(jobs.changed, check_params_cb=lambda entry: entry is second and second.over, timeout=60_000):
        first.cancel()
    assert (jobs.running, jobs.overall) == (0, 1.0)
    with qtbot.waitSignal(jobs.changed) as told:
        jobs.clear_finished()
    assert told.args == [None]
    assert jobs.entries == []
