"""How long a worker that ended is waited with."""

from __future__ import annotations

from engine.restarts import FIRST_WAIT, LONGEST_WAIT, START_TRIES, Restarts


def test_waits_grow_up_to_a_limit_and_an_answer_ends_them() -> None:
    restarts = Restarts()
    waits = [restarts.ended() for _ in range(2000)]
    assert waits[:3] == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT
    restarts.worked()
    assert restarts.ended() == FIRST_WAIT


def test_starts_that_fail_are_limited_and_there_is_a_way_back() -> None:
    restarts = Restarts()
    waits = [restarts.did_not_start() for _ in range(START_TRIES)]
    assert waits[-1] is None
    assert None not in waits[:-1]
    assert restarts.did_not_start() is None, "a single try from then on"
    restarts.worked()
    assert restarts.did_not_start() == FIRST_WAIT
