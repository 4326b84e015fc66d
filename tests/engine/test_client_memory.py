"""Running out of memory: once more with the next smaller setting, then a line."""

from __future__ import annotations

import os

import pytest

from engine.client import Engine
from engine.folders import log_file
from engine.protocol import OutOfMemory, Probe
from tests.support.engines import workers


def test_a_job_is_done_again_with_a_smaller_setting_by_the_same_worker(misbehaving: Engine) -> None:
    misbehaving.run(Probe(path="/f/fine"))
    before = [worker.pid for worker in workers()]
    assert misbehaving.run(Probe(path="/f/memory=1")).fingerprint == "smaller 1"
    assert [worker.pid for worker in workers()] == before
    assert "Probe ran out of memory" in log_file().read_text()


def test_once_more_and_not_for_ever(misbehaving: Engine) -> None:
    with pytest.raises(OutOfMemory, match="memory was not enough"):
        misbehaving.run(Probe(path="/f/memory=2"))
    with pytest.raises(OutOfMemory) as caught:
        misbehaving.run(Probe(path="/f/memory of the card=2"))
    assert caught.value.hint == "close other programs"
    assert misbehaving.run(Probe(path="/f/memory of the card=1")).path == "/f/memory of the card=1"


@pytest.mark.skipif(os.name == "nt", reason="limits of a process")
def test_memory_that_is_really_used_up(misbehaving: Engine) -> None:
    assert misbehaving.run(Probe(path="/f/real memory")).path == "/f/real memory"


@pytest.mark.cuda
def test_memory_of_a_graphics_card_that_is_really_used_up(misbehaving: Engine) -> None:
    assert misbehaving.run(Probe(path="/f/card=1")).fingerprint == "smaller 1"


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_what_the_system_kills_for_memory_is_done_again_in_a_new_process(misbehaving: Engine) -> None:
    others = [misbehaving.submit(Probe(path=f"/f/{n}"), priority="background") for n in range(3)]
    assert misbehaving.run(Probe(path="/f/killed for memory=1")).fingerprint == "smaller 1"
    with pytest.raises(OutOfMemory, match="SIGKILL") as caught:
        misbehaving.run(Probe(path="/f/killed for memory=2"))
    assert "memory" in (caught.value.hint or "")
    assert [other.result(20).path for other in others] == ["/f/0", "/f/1", "/f/2"]
