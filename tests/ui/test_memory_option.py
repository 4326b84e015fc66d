"""`--memory` on the command line: granted for one command, refused in one line."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.footage import counter_clip
from tests.support.tiny_checkpoints import build
from tests.ui.conftest import Answer, assert_refused

Cli = Callable[..., Answer]


@pytest.fixture(autouse=True)
def nothing_granted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLIPWRIGHT_MEMORY", raising=False)
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")


def test_a_model_that_needs_more_is_refused_and_the_next_command_is_granted_all(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIPWRIGHT_CACHE", str(tmp_path / "cache"))
    model = build("siglip", tmp_path / "siglip-tiny")
    clip = counter_clip(tmp_path / "a.mp4", frames=10)
    question = ("find", clip, "a zebra", "--engine", model)
    refused = cli(*question, "--memory", "100K")
    assert refused.status == 4
    assert "does not fit" in refused.document["error"]["message"]
    assert "CLIPWRIGHT_MEMORY" not in os.environ
    assert cli(*question).document["engine"] == "basic + siglip-tiny"


@pytest.mark.parametrize("amount", ["much", "-1G", "0"])
def test_what_is_no_amount_is_refused(cli: Cli, amount: str, tmp_path: Path) -> None:
    assert_refused(cli("transcribe", tmp_path / "a.wav", f"--memory={amount}"), 2, amount)
