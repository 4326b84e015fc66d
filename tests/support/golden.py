"""Golden folders of ported families: where they are, and copies of their checkpoints that a test has changed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SHARED

Edited = Callable[..., Path]
"""The fixture `edited`: (change, file's name) -> a folder whose file was changed."""


def golden_folder(family: str) -> Path:
    """The folder of `family`; skips where the fixtures are not beside this checkout."""
    folder = SHARED / "parity" / family
    if not folder.is_dir():
        pytest.skip(f"the golden fixtures are not beside this checkout: {folder}")
    return folder


def edited_checkpoint(golden: Path, folder: Path, change: Callable[[dict[str, Any]], object], name: str) -> Path:
    """A copy of the checkpoint at `folder`, whose file `name` was changed by a function; returns `folder`."""
    shutil.copytree(golden / "checkpoint", folder)
    told = json.loads((folder / name).read_text(encoding="utf-8"))
    change(told)
    (folder / name).write_text(json.dumps(told), encoding="utf-8")
    return folder
