"""A worker that is stopped while it has a graphics card: it ends at once, and the card is whole again."""

from __future__ import annotations

import os
import signal
import time

import pytest

from engine.client import Engine
from engine.protocol import Cancelled, Probe
from tests.support import card
from tests.support.engines import has_ended, wait_for_stage, wait_until

pytestmark = pytest.mark.cuda

CANCEL_LIMIT = 1.0
SLACK = 64 * card.MIB
"""What a driver may keep for itself."""


def most() -> int:
    """MiB that one worker can take and a second could not beside it."""
    return int(0.6 * card.free()) // card.MIB


def test_a_cancel_in_a_kernel_ends_the_process_and_frees_the_card(misbehaving: Engine) -> None:
    before, size = card.free(), most()
    took = []
    for _ in range(3):  # the machine may be busy with other tests: once must do
        job = misbehaving.submit(Probe(path=f"/f/kernel={size}"))
        after = misbehaving.submit(Probe(path=f"/f/card held={size}"), priority="background")
        pid = int(wait_for_stage(job, 120).stage)
        assert before - card.free() > size * card.MIB

        began = time.monotonic()
        job.cancel()
        with pytest.raises(Cancelled):
            job.result(10)
        took.append(time.monotonic() - began)

        assert has_ended(pid)
        other = int(wait_for_stage(after, 120).stage)  # as much memory, in a new process
        assert other != pid
        after.cancel()
        after.wait(10)
        assert has_ended(other)
        wait_until(lambda: card.free() > before - SLACK)
        if took[-1] < CANCEL_LIMIT:
            return
    pytest.fail(f"cancelling took {took} seconds")


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_worker_that_is_killed_leaves_nothing_on_the_card(misbehaving: Engine) -> None:
    before, size = card.free(), most()
    job = misbehaving.submit(Probe(path=f"/f/card held={size}"))
    pid = int(wait_for_stage(job, 120).stage)

    os.kill(pid, signal.SIGKILL)

    # killed as the system does for want of memory: done once more, and there is as much of it as before
    wait_until(lambda: job.progress is not None and job.progress.stage != str(pid), 120)
    assert job.progress is not None
    other = int(job.progress.stage)
    assert before - card.free() > size * card.MIB
    job.cancel()
    job.wait(10)
    assert has_ended(other)
    wait_until(lambda: card.free() > before - SLACK)


def test_closing_the_engine_frees_the_card(misbehaving: Engine) -> None:
    before, size = card.free(), most()
    job = misbehaving.submit(Probe(path=f"/f/kernel={size}"))
    pid = int(wait_for_stage(job, 120).stage)

    misbehaving.close()

    assert has_ended(pid)
    wait_until(lambda: card.free() > before - SLACK)
