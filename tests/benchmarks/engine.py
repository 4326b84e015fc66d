"""The engine's process: how soon it answers, what a question costs, how soon a job is stopped."""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import psutil

from engine.client import Engine, Job
from engine.protocol import Cancelled, MediaInfo, Probe
from tests.benchmarks.measure import Bench, call, seconds
from tests.support.engines import MISBEHAVING, wait_for_stage

ROUNDS = 7
QUESTIONS = 1000
RATE = 2000
"""Progress messages a second that the worker tries for."""


def run(bench: Bench) -> None:
    """Add all figures of the engine's process."""
    _start(bench)
    _round_trip(bench)
    _chatter(bench)
    _stopping(bench)
    _in_between(bench)
    _long_run(bench)


def _start(bench: Bench) -> None:
    missing = Probe(path=str(Path("/missing/film.mp4")))

    def first_answer() -> None:
        with Engine() as engine:
            job = engine.submit(missing)
            job.wait()
            taken.append(time.perf_counter() - began)

    taken: list[float] = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        first_answer()
    bare = statistics.median(seconds(lambda: call([sys.executable, "-c", "pass"])) for _ in range(ROUNDS))
    middle = statistics.median(taken)
    bench.add("engine, start to first answer, seconds", middle, "< 2", f"{middle / bare:.1f} times a bare interpreter")


def _round_trip(bench: Bench) -> None:
    with Engine(command=MISBEHAVING) as engine:
        engine.run(Probe(path="/warm"))
        taken = sorted(1000 * seconds(lambda: engine.run(Probe(path="/f"))) for _ in range(QUESTIONS))
        began = time.perf_counter()
        for job in [engine.submit(Probe(path=f"/{n}")) for n in range(QUESTIONS)]:
            job.result()
        flood = time.perf_counter() - began
    bench.add("engine, empty job, milliseconds", statistics.median(taken), "< 5", f"99 of 100 within {taken[989]:.1f} ms")
    bench.add(f"engine, {QUESTIONS} jobs at once, milliseconds each", 1000 * flood / QUESTIONS, "< 5")


def _chatter(bench: Bench) -> None:
    """Progress at a rate that only a fault would bring, told to a listener; then a cancel."""
    heard = 0

    def listen(_: object) -> None:
        nonlocal heard
        heard += 1

    delays, rates = [], []
    with Engine(command=MISBEHAVING) as engine:
        for _ in range(ROUNDS):
            job = engine.submit(Probe(path=f"/chatter={RATE}"), on_progress=listen)
            first = wait_for_stage(job)
            time.sleep(2.0)
            last = job.progress or first
            rates.append((_step(last.stage) - _step(first.stage)) / 2.0)
            delays.append(_cancel(job))
    rate = statistics.median(rates)
    bench.add("engine, progress messages a second", rate, ">= 1000", f"{heard / 2 / ROUNDS:.0f} told to the listener")
    bench.add("engine, cancel among them, seconds", statistics.median(delays), "< 1", f"longest {max(delays):.3f} s")


def _stopping(bench: Bench) -> None:
    for deed, words in (("stuck", "in a native call"), ("hold the lock", "with the interpreter's lock held")):
        delays, again = [], []
        with Engine(command=MISBEHAVING) as engine:
            for _ in range(ROUNDS):
                job = engine.submit(Probe(path=f"/{deed}"))
                wait_for_stage(job)
                delays.append(_cancel(job))
                again.append(seconds(lambda: engine.run(Probe(path="/after"))))
        detail = f"longest {max(delays):.3f} s; the next answer {statistics.median(again):.2f} s later"
        bench.add(f"engine, cancel {words}, seconds", statistics.median(delays), "< 1", detail)


def _in_between(bench: Bench) -> None:
    """A question while a background job runs that comes to a checkpoint each hundredth of a second."""
    with Engine(command=MISBEHAVING) as engine:
        background = engine.submit(Probe(path="/steps=100000"), priority="background")
        wait_for_stage(background)
        taken = sorted(1000 * seconds(lambda: engine.run(Probe(path="/f"))) for _ in range(200))
        background.cancel()
    detail = f"longest {taken[-1]:.1f} ms; checkpoints each 10 ms"
    bench.add("engine, question during background work, milliseconds", statistics.median(taken), "< 15", detail)


def _long_run(bench: Bench) -> None:
    """What client and worker grow by over many jobs."""
    ours = psutil.Process()
    with Engine(command=MISBEHAVING) as engine:
        for n in range(QUESTIONS):
            engine.run(Probe(path=f"/{n}"))
        (worker,) = ours.children()
        before = ours.memory_info().rss, worker.memory_info().rss
        for n in range(10 * QUESTIONS):
            engine.run(Probe(path=f"/{n}"))
        after = ours.memory_info().rss, worker.memory_info().rss
    grown = [(new - old) / 1e6 for new, old in zip(after, before, strict=True)]
    bench.add("engine, growth over 10,000 jobs, MB", sum(grown), "< 5", f"client {grown[0]:.1f}, worker {grown[1]:.1f}")


def _cancel(job: Job[MediaInfo]) -> float:
    """Seconds until the job is over."""

    def stop() -> None:
        job.cancel()
        job.wait()

    taken = seconds(stop)
    try:
        job.result(0)
    except Cancelled:
        return taken
    raise RuntimeError("it was not cancelled")


def _step(stage: str) -> int:
    return int(stage.rpartition(" ")[2])
