"""Whose turn it is: questions before background work, and parts of results before the whole."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path

import pytest

from engine.client import Engine, Part
from engine.protocol import Cancelled, EngineError, Probe, Still, Stills, UsageError
from tests.support.engines import wait_for_stage, workers


def test_questions_go_before_background_work_that_waits(misbehaving: Engine) -> None:
    first = misbehaving.submit(Probe(path="/f/nap=0.5"))
    wait_for_stage(first)
    order: list[str] = []
    jobs = []
    for name, priority in (("b1", "background"), ("q1", "interactive"), ("b2", "background"), ("q2", "interactive")):
        jobs.append(misbehaving.submit(Probe(path=f"/f/{name}"), priority=priority))
        jobs[-1].when_done(lambda name=name: order.append(name))
    for job in jobs:
        job.result(20)
    misbehaving.close()  # all listeners have been told
    assert order == ["q1", "q2", "b1", "b2"]


def test_a_question_interrupts_background_work_which_then_goes_on(misbehaving: Engine) -> None:
    background = misbehaving.submit(Probe(path="/f/steps=300"), priority="background")
    wait_for_stage(background)
    (worker,) = workers()
    for number in range(5):
        assert misbehaving.run(Probe(path=f"/f/{number}")).path == f"/f/{number}"
        assert not background.done
    with pytest.raises(EngineError, match="ZeroDivisionError"):
        misbehaving.run(Probe(path="/f/bug"))
    assert not background.done
    assert background.result(30).fingerprint == str(worker.pid), "it was not begun anew"


def test_background_work_without_checkpoints_is_finished_first(misbehaving: Engine) -> None:
    background = misbehaving.submit(Probe(path="/f/nap=1"), priority="background")
    wait_for_stage(background)
    assert misbehaving.run(Probe(path="/f/question")).path == "/f/question"
    assert background.done


def test_questions_do_not_interrupt_each_other(misbehaving: Engine) -> None:
    first = misbehaving.submit(Probe(path="/f/steps=50"))
    wait_for_stage(first)
    misbehaving.run(Probe(path="/f/second"))
    assert first.done


@pytest.mark.parametrize("deed", ["exit=3", "stuck"])
def test_background_work_outlives_the_death_of_what_interrupted_it(misbehaving: Engine, deed: str) -> None:
    background = misbehaving.submit(Probe(path="/f/steps=100"), priority="background")
    wait_for_stage(background)
    (worker,) = workers()
    question = misbehaving.submit(Probe(path=f"/f/{deed}"))
    if deed == "stuck":
        wait_for_stage(question)
        question.cancel()
    with pytest.raises(Cancelled if deed == "stuck" else EngineError):
        question.result(20)
    assert background.result(30).fingerprint not in ("0", str(worker.pid)), "it was begun anew"


def test_interrupted_background_work_is_cancelled_at_once(misbehaving: Engine) -> None:
    background = misbehaving.submit(Probe(path="/f/steps=3000"), priority="background")
    wait_for_stage(background)
    question = misbehaving.submit(Probe(path="/f/cooperative"))
    wait_for_stage(question)
    background.cancel()
    with pytest.raises(Cancelled):
        background.result(10)
    assert not question.done
    question.cancel()
    assert misbehaving.run(Probe(path="/f/after")).path == "/f/after"


def test_a_question_that_waits_for_a_checkpoint_can_be_cancelled(misbehaving: Engine) -> None:
    background = misbehaving.submit(Probe(path="/f/nap=2"), priority="background")
    wait_for_stage(background)
    question = misbehaving.submit(Probe(path="/f/stuck"))
    question.cancel()
    with pytest.raises(Cancelled):
        question.result(10)
    assert not background.done
    assert background.result(20).path == "/f/nap=2"
    assert misbehaving.run(Probe(path="/f/after")).path == "/f/after"


TIMES = tuple(Fraction(n, 7) for n in range(5))


def test_parts_come_in_order_and_before_the_end(misbehaving: Engine) -> None:
    told: list[object] = []
    job = misbehaving.submit(Stills(path="/f", times=TIMES, height=9), on_partial=told.append)
    job.when_done(lambda: told.append("done"))
    job.result(20)
    misbehaving.close()
    assert told[:-1] == [Part(n, Still(time=time, jpeg=b"\xff\x00picture")) for n, time in enumerate(TIMES)]
    assert told[-1] == "done"


def test_a_run_has_all_parts_before_it_returns(misbehaving: Engine) -> None:
    parts: list[Part] = []
    misbehaving.run(Stills(path="/f", times=TIMES, height=9), on_partial=parts.append)
    assert [part.number for part in parts] == list(range(len(TIMES)))
    assert misbehaving.run(Stills(path="/f", times=TIMES, height=9)).jpegs == (b"",) * len(TIMES)

    def fail(part: Part) -> None:
        raise UsageError("the listener failed")

    with pytest.raises(UsageError):
        misbehaving.run(Stills(path="/f", times=TIMES, height=9), on_partial=fail)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_job_that_begins_anew_gives_its_parts_anew(misbehaving: Engine) -> None:
    parts: list[Part] = []
    misbehaving.run(Stills(path="/f/killed", times=TIMES, height=9), on_partial=parts.append)
    assert [part.number for part in parts][-5:] == [0, 1, 2, 3, 4]
    assert len(parts) <= 7


def test_real_stills_come_one_by_one(shared_media: Path) -> None:
    clip = next(path for path in sorted(shared_media.rglob("*.mp4")))
    times = (Fraction(2), Fraction(0), Fraction(1))
    parts: list[Part] = []
    with Engine() as engine:
        whole = engine.run(Stills(path=str(clip), times=times, height=90), on_partial=parts.append)
        again: list[Part] = []
        engine.run(Stills(path=str(clip), times=times, height=90), on_partial=again.append)
    stills = {part.value.time: part.value.jpeg for part in parts if isinstance(part.value, Still)}
    assert tuple(stills[time] for time in times) == whole.jpegs
    assert {part.value for part in again} == {part.value for part in parts}, "what is recalled is handed out too"
