"""Kernels in Triton run on the processor by its interpreter: in a process of their own, since Triton looks whether it is to
interpret when it is imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def interpreted(module: str) -> str:
    """What `python -m module` prints under the interpreter. Fails where it does not end well; skips where there is no
    Triton."""
    pytest.importorskip("torch")
    pytest.importorskip("triton", reason="Triton is made for Linux, and comes with openai-whisper there")
    done = subprocess.run(
        [sys.executable, "-m", module],
        cwd=ROOT,
        env={**os.environ, "TRITON_INTERPRET": "1", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout
