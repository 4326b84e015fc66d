"""Progress, parts of a whole, cancelling, and the time to go."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.index import Index
from engine.protocol import Cancelled, Progress
from engine.tasks.context import Context, Meter
from engine.tasks.registry import HANDLERS, load

NOWHERE = Index(Path("/nowhere"))
shares = st.floats(0, 1)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Listener:
    def __init__(self) -> None:
        self.done: list[float] = []
        self.stages: list[str] = []

    def __call__(self, done: float, stage: str) -> None:
        self.done.append(done)
        self.stages.append(stage)


def metered(clock: Clock) -> tuple[Meter, list[Progress]]:
    sent: list[Progress] = []
    return Meter(7, sent.append, clock), sent


def test_without_a_worker_it_is_silent_and_never_cancelled() -> None:
    context = Context(NOWHERE)
    context.progress(0.5, "anything")
    context.part(0, 0.5, "half").progress(1.0)
    context.check()
    assert context.part(0, 0.5).index is NOWHERE


def test_progress_is_clamped() -> None:
    heard = Listener()
    context = Context(NOWHERE, report=heard)
    for done in (-1.0, 0.25, 7.0):
        context.progress(done)
    assert heard.done == [0.0, 0.25, 1.0]


@given(shares, shares, shares, shares, shares)
def test_parts_of_parts(a: float, b: float, c: float, d: float, done: float) -> None:
    (a, b), (c, d) = sorted((a, b)), sorted((c, d))
    heard = Listener()
    whole = Context(NOWHERE, report=heard)
    whole.part(a, b).part(c, d).progress(done)
    assert heard.done[0] == pytest.approx(a + (b - a) * (c + (d - c) * done))
    assert a - 1e-9 <= heard.done[0] <= b + 1e-9


def test_stages_are_joined() -> None:
    heard = Listener()
    whole = Context(NOWHERE, report=heard)
    whole.progress(0, "all")
    part = whole.part(0, 1, "file 1 of 2")
    part.progress(0)
    part.progress(0, "listening")
    part.part(0, 1).progress(0, "looking")
    assert heard.stages == ["all", "file 1 of 2", "file 1 of 2: listening", "file 1 of 2: looking"]


@pytest.mark.parametrize(("a", "b"), [(-0.1, 1), (0, 1.1), (0.6, 0.5), (float("nan"), 1)])
def test_a_part_outside_the_whole_is_refused(a: float, b: float) -> None:
    with pytest.raises(ValueError, match="not a part"):
        Context(NOWHERE).part(a, b)


def test_cancelling_stops_at_the_next_word() -> None:
    stop = False
    heard = Listener()
    context = Context(NOWHERE, report=heard, cancelled=lambda: stop)
    part = context.part(0, 0.5)
    part.progress(0.5)
    stop = True
    for call in (lambda: part.progress(0.6), part.check, lambda: context.progress(0.7), context.check):
        with pytest.raises(Cancelled):
            call()
    assert heard.done == [0.25]


def test_messages_are_far_enough_apart() -> None:
    clock = Clock()
    meter, sent = metered(clock)
    for step in range(1001):
        meter(step / 1000, "work")
        clock.now += 0.001
    assert 15 <= len(sent) <= 21
    assert sent[0] == Progress(job=7, done=0.0, stage="work", eta=None)


@given(st.lists(st.tuples(shares, st.floats(0, 2)), max_size=50))
def test_done_never_falls_and_the_time_to_go_is_never_below_zero(steps: list[tuple[float, float]]) -> None:
    clock = Clock()
    meter, sent = metered(clock)
    for done, pause in steps:
        meter(done, "")
        clock.now += pause
    assert all(before.done <= after.done for before, after in pairwise(sent))
    assert all(progress.eta is None or progress.eta >= 0 for progress in sent)


def test_the_time_to_go_of_steady_work_is_right() -> None:
    clock = Clock()
    meter, sent = metered(clock)
    for second in range(101):
        meter(second / 100, "work")
        clock.now += 1.0
    assert sent[0].eta is None
    assert [progress.eta for progress in sent[1:]] == pytest.approx([100 - second for second in range(1, 101)])


def test_the_time_to_go_follows_a_change_of_pace() -> None:
    clock = Clock()
    meter, sent = metered(clock)
    meter(0.5, "recalled")  # half was there already
    for second in range(51):
        meter(0.5 + second / 100, "measured")
        clock.now += 1.0
    late = next(progress for progress in sent if progress.done >= 0.7)
    assert late.eta == pytest.approx(30, rel=0.1)


def test_every_request_has_a_handler_that_exists() -> None:
    assert {kind.__name__ for kind in HANDLERS} >= {"Probe", "Analyse", "FindHighlights"}
    for name in HANDLERS.values():
        assert callable(load(name))
