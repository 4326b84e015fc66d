"""Tiny checkpoints of InternVideo2 with words, one of each published layout."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import load_file, save_file  # noqa: E402
from torch import Tensor  # noqa: E402

from engine.models import budget, loader  # noqa: E402
from engine.models.checkpoint import open_checkpoint  # noqa: E402
from tests.support import tiny_video_text as tiny  # noqa: E402
from tests.support.tiny_checkpoints import write_json  # noqa: E402
from tests.support.tiny_video_text import Layout  # noqa: E402

LAYOUTS: tuple[Layout, ...] = ("small", "stage2", "clip")
NOTHING = budget.Need(weights=0, cache=0, activations=0, vision=0, workspace=0, host=0, total=0)
CHOICE = budget.Choice(setting="cpu", need=NOTHING, reason="", device="cpu")


def load(folder: Path) -> Any:
    """A checkpoint's model on the processor, in float32."""
    return loader.load(open_checkpoint(folder), CHOICE, dtype=torch.float32)


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[Layout, Path]:
    """The folder of each layout, to be read."""
    root = tmp_path_factory.mktemp("models")
    return {layout: tiny.build_video_text(layout, root / layout) for layout in LAYOUTS}


@pytest.fixture
def changed(folders: dict[Layout, Path], tmp_path: Path) -> Callable[..., Path]:
    """A copy with other weights, or another configuration."""

    def change(
        layout: Layout,
        weights: Callable[[dict[str, Tensor]], Mapping[str, Tensor]] = lambda stored: stored,
        config: Callable[[dict[str, Any]], object] = lambda _: None,
    ) -> Path:
        copy = tmp_path / "changed"
        shutil.copytree(folders[layout], copy)
        stored = {name: weight.clone() for name, weight in weights(load_file(copy / "model.safetensors")).items()}
        save_file(stored, copy / "model.safetensors", {"format": "pt"})
        told = json.loads((copy / "config.json").read_text(encoding="utf-8"))
        config(told)
        write_json(copy / "config.json", told)
        return copy

    return change


def clips(layout: Layout, count: int = 2) -> Tensor:
    """Prepared noise, (count, frames, 3, side, side)."""
    shape = (count, tiny.FRAMES[layout], 3, tiny.SIDE, tiny.SIDE)
    return torch.randn(shape, generator=torch.Generator().manual_seed(count))
