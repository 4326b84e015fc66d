"""Disks that are soon full."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


def small_disk_of(size: str) -> Any:
    """A fixture: an empty disk of that size, such as "256k". Skips where none can be mounted."""

    @pytest.fixture
    def small_disk(tmp_path: Path) -> Iterator[Path]:
        folder = tmp_path / "disk"
        folder.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("a small disk can be mounted by root on Linux only")
        yield folder
        subprocess.run(["umount", str(folder)], check=True)

    return small_disk
