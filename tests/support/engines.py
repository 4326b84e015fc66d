"""Engines with a worker that misbehaves on request, and what tests of them look at."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import psutil

from engine.client import Job
from engine.protocol import Progress
from engine.protocol.wire import PROTOCOL_VERSION

ROOT = Path(__file__).resolve().parents[2]
MISBEHAVING = (sys.executable, "-P", "-m", "tests.support.misbehaving_worker")


def speaking(*lines: str) -> tuple[str, ...]:
    """A worker's command: greets as the real one does, then runs `lines` of Python."""
    start = (
        "import os, sys, time",
        "from engine.protocol import Hello, Probe, Progress",
        "from engine.protocol.wire import write_frame",
        "out = sys.stdout.buffer",
        f"hello = Hello(version={PROTOCOL_VERSION!r}, pid=os.getpid())",
    )
    return (sys.executable, "-P", "-c", "\n".join((*start, *lines)))


def wait_until(met: Callable[[], object], limit: float = 20.0) -> None:
    """Wait for something that another thread or process brings about."""
    end = time.monotonic() + limit
    while not met():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.01)


def wait_for_stage(job: Job[Any], limit: float = 20.0) -> Progress:
    """Wait until the job has said something."""
    wait_until(lambda: job.progress is not None, limit)
    assert job.progress is not None
    return job.progress


def has_ended(pid: int, limit: float = 5.0) -> bool:
    """Whether the process ends, and is waited for, within `limit` seconds."""
    end = time.monotonic() + limit
    while psutil.pid_exists(pid):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def workers() -> list[psutil.Process]:
    """All processes that this one has started, and those that they have."""
    return psutil.Process().children(recursive=True)


@cache
def has_cuda() -> bool:
    """Whether torch can use a graphics card; asked in a process of its own: this one is to stay as it is."""
    code = "import sys, torch; sys.exit(not torch.cuda.is_available())"
    return (
        shutil.which("nvidia-smi") is not None and not subprocess.run([sys.executable, "-c", code], check=False).returncode
    )
