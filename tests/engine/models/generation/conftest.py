"""A tiny decoder in float32, in which our loop and transformers' can be held to each other token for token."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from engine.models.generation.decoder import Decoder
from engine.models.generation.generator import Generator

torch = pytest.importorskip("torch")


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Qwen3-VL as transformers loads it."""
    import transformers

    from tests.support.tiny_checkpoints import build

    folder = build("qwen3-vl", tmp_path_factory.mktemp("tiny"))
    return transformers.AutoModelForImageTextToText.from_pretrained(folder, dtype=torch.float32).eval()


@pytest.fixture(scope="session")
def tiny_tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Its tokenizer."""
    import transformers

    from tests.support.tiny_checkpoints import BUILDERS

    folder = Path(tmp_path_factory.mktemp("words"))
    BUILDERS["qwen3-vl"](folder)
    return transformers.AutoTokenizer.from_pretrained(folder)


@pytest.fixture
def generator(tiny_model: Any) -> Generator:
    return Generator(Decoder(copy.copy(tiny_model)))
