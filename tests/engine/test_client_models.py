"""Models stay loaded between jobs, leave when their room is needed, and the client hears what they take."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.client import Engine
from engine.protocol import EngineError, FreeModels, Memory, Probe
from tests.support.engines import MISBEHAVING, wait_until

MIB = 2**20


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """Without a card, and with 100 MiB for models."""
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    monkeypatch.setenv("CLIPWRIGHT_MEMORY", "100M")
    with Engine(command=MISBEHAVING) as running:
        yield running


def use(engine: Engine, name: str, size: int) -> str:
    """Have a job use a model of so many MiB; tells whether it is the one that was there before."""
    return engine.run(Probe(path=f"/f/model={name} {size}")).fingerprint


def names(engine: Engine) -> list[str]:
    return [] if engine.memory is None else [model.model for model in engine.memory.models]


def test_a_model_is_loaded_once_for_many_jobs(engine: Engine) -> None:
    first = use(engine, "a", 10)
    use(engine, "b", 10)
    assert use(engine, "a", 10) == first
    assert names(engine) == ["b", "a"]


def test_the_longest_unused_leaves_within_what_is_granted(engine: Engine) -> None:
    for name in ("a", "b", "a", "c"):
        use(engine, name, 40)
    assert names(engine) == ["a", "c"]
    with pytest.raises(EngineError, match=r"needs .* and there are 0\.1 GB"):
        use(engine, "d", 200)


def test_listeners_hear_of_every_change_and_of_the_end(engine: Engine) -> None:
    heard: list[Memory | None] = []
    engine.watch_memory(heard.append)
    assert engine.memory is None
    use(engine, "a", 20)
    wait_until(lambda: len(heard) >= 2)
    during, after = heard[0], heard[1]
    assert during is not None
    assert after is not None
    assert [model.at_work for model in during.models] == [True]
    assert [(model.model, model.setting, model.at_work) for model in after.models] == [("a", "cpu", False)]
    assert after.predicted == after.models[0].weights == 20 * MIB
    assert (after.device, after.limit) == ("cpu", 100 * MIB)
    assert 0 < after.used < after.total
    with pytest.raises(EngineError):
        engine.run(Probe(path="/f/exit=1"))
    wait_until(lambda: heard[-1] is None)
    assert engine.memory is None


def test_memory_is_given_back_when_it_is_wanted_even_in_the_middle_of_a_job(engine: Engine) -> None:
    for name in ("a", "b"):
        use(engine, name, 10)
    slow = engine.submit(Probe(path="/f/steps=1000"), priority="background")
    assert [model.model for model in engine.run(FreeModels(model="a")).models] == ["b"]
    assert engine.run(FreeModels()).models == ()
    assert names(engine) == []
    assert not slow.done
    slow.cancel()
