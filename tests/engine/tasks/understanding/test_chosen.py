"""Which engine "auto" means."""

from __future__ import annotations

import pytest

from engine.models import store
from engine.models.catalogue import catalogue
from engine.models.store import Installed
from engine.tasks.understanding.asking import chosen


def installed(monkeypatch: pytest.MonkeyPatch, *models: Installed) -> None:
    monkeypatch.setattr(store, "installed", lambda: models)


def folder(family: str, size: int, id_: str = "", problem: str = "") -> Installed:
    return Installed(
        id=id_ or f"my-{family}-{size}", directory="/models/my", local=True, family=family, size=size, problem=problem
    )


def test_without_a_model_it_is_the_basic_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch)
    assert chosen("auto", "ask") == "basic"
    assert chosen("basic", "ask") == "basic"
    assert chosen("http://localhost:1", "ask") == "http://localhost:1"


def test_the_largest_that_is_good_for_it_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, folder("qwen3_vl", 5), folder("qwen3_vl", 17), folder("whisper", 90), folder("vidi", 40))
    assert chosen("auto", "ask") == "my-qwen3_vl-17"
    assert chosen("auto", "find") == "my-vidi-40"
    installed(monkeypatch, folder("qwen3_vl", 17, problem="a file is missing"), folder("vidi", 40))
    assert chosen("auto", "describe") == "basic"


def test_models_of_the_catalogue_do_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    card = next(each for each in catalogue() if each.family == "qwen3_vl" and "ask" in each.tasks)
    installed(monkeypatch, folder("qwen3_vl", 1, id_=card.id))
    assert chosen("auto", "ask") == card.id
    assert chosen("auto", "transcribe") == "basic"
