"""A catalogue of a few models for one test, and a Hub on this machine that has their files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from engine.models import catalogue
from tests.support.checkpoints import CONFIG, FakeHub, serving, tensors

BOUND = """
[[model]]
id = "bound"
title = "Bound model"
family = "qwen3_vl"
tasks = ["find"]
licence = { name = "CC BY-NC 4.0", link = "https://creativecommons.org/licenses/by-nc/4.0/", commercial = false }
repository = "someone/some-model"
"""
"""A model that no money may be made with; more of its fields may follow."""


@contextmanager
def known_models(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The catalogue says `text`, as TOML, and nothing else."""
    path = folder / "models.toml"
    path.write_text(text)
    monkeypatch.setattr(catalogue, "PATH", path)
    catalogue.catalogue.cache_clear()
    yield
    catalogue.catalogue.cache_clear()


@contextmanager
def small_hub(weight: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    """A Hub that has a configuration and `weight` bytes of weights for every repository, and may be asked."""
    files = {"config.json": json.dumps(CONFIG).encode(), "model.safetensors": tensors(weight=weight)}
    with serving(FakeHub(files)) as served:
        monkeypatch.setenv("HF_ENDPOINT", served.address)
        monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
        yield served
