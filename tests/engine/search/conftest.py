"""Tiny search models, made once a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.tiny_checkpoints import build
from tests.support.tiny_clap import build_clap


@pytest.fixture(scope="session")
def siglip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("siglip", tmp_path_factory.mktemp("models") / "siglip2-tiny")


@pytest.fixture(scope="session")
def naflex(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("siglip2", tmp_path_factory.mktemp("models") / "siglip2-tiny-naflex")


@pytest.fixture(scope="session")
def clap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_clap(tmp_path_factory.mktemp("models") / "clap-tiny")
