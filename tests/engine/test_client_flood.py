"""Very many jobs at once, and a long series of disasters: nothing is lost and nothing is left."""

from __future__ import annotations

import gc
import os
import random
import threading
import tracemalloc
import weakref
from collections import Counter
from fractions import Fraction
from functools import partial

import psutil
import pytest

import engine.supervisor
from engine.client import Engine, Job
from engine.protocol import Cancelled, ClipwrightError, EngineError, FootageError, MediaInfo, OutOfMemory, Probe
from tests.support.engines import MISBEHAVING, wait_until, workers


def test_a_flood_from_many_threads(misbehaving: Engine) -> None:
    results: dict[str, str] = {}

    def ask(thread: int) -> None:
        jobs = [
            misbehaving.submit(Probe(path=f"/{thread}/{n}"), priority="background" if n % 2 else "interactive")
            for n in range(200)
        ]
        results.update({job.result(60).path: f"/{thread}/{n}" for n, job in enumerate(jobs)})

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert len(results) == 1000
    assert all(got == asked for got, asked in results.items())
    assert len(workers()) == 1


DISASTERS: dict[str, type[ClipwrightError] | None] = {
    "exit=7": EngineError,
    "bug": EngineError,
    "unusable": FootageError,
    "memory=1": None,
    "memory=2": OutOfMemory,
    "steps=3": None,
    "hold the lock": EngineError,
    "stuck": Cancelled,
    "cooperative": Cancelled,
    **({} if os.name == "nt" else {"killed for memory=1": None, "killed for memory=2": OutOfMemory, "abort": EngineError}),
}


def outcome(job: Job[MediaInfo]) -> MediaInfo | ClipwrightError:
    """What came of it; waits for that."""
    try:
        return job.result(200)
    except ClipwrightError as error:
        return error


@pytest.mark.slow
def test_a_thousand_jobs_among_disasters_each_have_their_own_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.supervisor, "HANG_SECONDS", 5.0)
    choice = random.Random(4)
    deeds = [*DISASTERS, *DISASTERS, *("fine" for _ in range(1000 - 2 * len(DISASTERS)))]
    choice.shuffle(deeds)
    threads, files = threading.active_count(), _open_files()
    with Engine(command=MISBEHAVING) as running:
        jobs: list[Job[MediaInfo]] = []
        for number, deed in enumerate(deeds):
            priority = choice.choice(("interactive", "background"))
            jobs.append(running.submit(Probe(path=f"/{number}/{deed}"), priority=priority))
            if deed in ("stuck", "cooperative"):
                threading.Timer(choice.uniform(0, 20), jobs[-1].cancel).start()
        outcomes = Counter(type(outcome(job)) for job in jobs)
        for number, (deed, job) in enumerate(zip(deeds, jobs, strict=True)):
            found = outcome(job)
            if isinstance(found, MediaInfo):
                assert found.path == f"/{number}/{deed}"
                assert DISASTERS.get(deed) is None, deed
            else:
                assert type(found) is DISASTERS.get(deed), f"{deed}: {found.line()}"
                assert "\n" not in found.line()
        assert outcomes.total() == 1000
        assert len(workers()) <= 1
    assert not workers(), "neither a process nor a zombie is left"
    wait_until(lambda: threading.active_count() <= threads)
    assert _open_files() <= files


def test_nothing_is_kept_of_jobs_that_are_done(misbehaving: Engine) -> None:
    def ask(count: int) -> list[weakref.ref[Job[MediaInfo]]]:
        jobs = [misbehaving.submit(Probe(path=f"/f/{n}"), on_progress=lambda _: None) for n in range(count)]
        for job in jobs:
            job.when_done(lambda: None)
            job.result(60)
        return [weakref.ref(job) for job in jobs]

    ask(50)
    (worker,) = workers()
    theirs = worker.memory_info().rss
    gc.collect()
    gc.disable()  # what only the collector would free piles up until it runs
    tracemalloc.start()
    try:
        ours, _ = tracemalloc.get_traced_memory()
        wait_until(partial(_all_gone, ask(1000)))
        assert tracemalloc.get_traced_memory()[0] - ours < 100_000
    finally:
        tracemalloc.stop()
        gc.enable()
    assert worker.memory_info().rss - theirs < 8_000_000


def _all_gone(objects: list[weakref.ref[Job[MediaInfo]]]) -> bool:
    return not any(found() for found in objects)


def test_restarts_leave_neither_descriptors_nor_threads(misbehaving: Engine) -> None:
    misbehaving.run(Probe(path="/f/fine"))
    threads, files = threading.active_count(), _open_files()
    for _ in range(8):
        with pytest.raises(EngineError):
            misbehaving.run(Probe(path="/f/exit=1"))
        assert misbehaving.run(Probe(path="/f/fine")).duration == Fraction(1001, 30000)
    wait_until(lambda: (threading.active_count(), _open_files()) <= (threads, files))
    assert len(workers()) == 1


def _open_files() -> int:
    process = psutil.Process()
    return process.num_handles() if os.name == "nt" else process.num_fds()
