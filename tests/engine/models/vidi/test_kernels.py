"""The kernels for footage, interpreted, against torch's own operations; what a card does is in test_kernels_cuda."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("triton", reason="Triton is made for Linux, and comes with torch for CUDA and with openai-whisper there")


def test_kernels_come_to_what_torch_comes_to() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.engine.models.vidi.interpreted"],
        cwd=Path(__file__).parents[4],
        env={**os.environ, "TRITON_INTERPRET": "1", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    apart = json.loads(done.stdout)
    assert len(apart) == 30
    assert {name: far for name, far in apart.items() if not far < 2e-5} == {}
