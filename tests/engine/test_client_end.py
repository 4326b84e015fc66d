"""The end of an engine, of its client, and interrupts from a terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from engine.client import Engine
from engine.protocol import (
    Cancelled,
    EngineError,
    Probe,
)
from tests.support.engines import MISBEHAVING, ROOT, wait_for_stage, workers


@pytest.mark.parametrize("deed", ["idle", "cooperative", "stuck"])
def test_closing_leaves_no_process(deed: str) -> None:
    closing = Engine(command=MISBEHAVING)
    job = closing.submit(Probe(path=f"/f/{deed}"))
    waiting = closing.submit(Probe(path="/f/cooperative"))
    if deed == "idle":
        waiting.cancel()
        job.result(20)
    else:
        wait_for_stage(job)
    (worker,) = workers()
    closing.close()
    assert not psutil.pid_exists(worker.pid)
    closing.close()
    with pytest.raises(Cancelled):
        waiting.result(1)
    if deed != "idle":
        with pytest.raises(Cancelled):
            job.result(1)
    with pytest.raises(EngineError, match="closed"):
        closing.run(Probe(path="/f"))


def _client(code: str) -> subprocess.Popen[str]:
    """A process that uses the engine as the application does."""
    lines = (
        "import sys, time",
        "from engine.client import Engine",
        "from engine.protocol import Cancelled, Probe",
        f"engine = Engine(command={MISBEHAVING!r})",
        "def tell(progress): print(next(iter(pids())), flush=True)",
        "def pids():",
        "    import psutil",
        "    return [child.pid for child in psutil.Process().children()]",
        code,
    )
    return subprocess.Popen([sys.executable, "-c", "\n".join(lines)], cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("deed", ["cooperative", "stuck"])
def test_the_clients_death_ends_the_worker(deed: str) -> None:
    with _client(f"engine.submit(Probe(path='/f/{deed}'), on_progress=tell).result()") as client:
        assert client.stdout is not None
        worker = int(client.stdout.readline())
        client.kill()
        end = time.monotonic() + 5
        while psutil.pid_exists(worker) and psutil.Process(worker).status() != psutil.STATUS_ZOMBIE:
            assert time.monotonic() < end, "the worker outlived its client"
            time.sleep(0.02)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_an_engine_left_open_is_closed_at_exit() -> None:
    with _client("engine.submit(Probe(path='/f/fine')).result(); print(pids()[0], flush=True)") as client:
        out, _ = client.communicate(timeout=20)
        assert client.returncode == 0
        assert not psutil.pid_exists(int(out))


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_reaches_the_client_only_and_cancels() -> None:
    code = "\n".join(
        (
            "try:",
            "    engine.run(Probe(path='/f/cooperative'), on_progress=tell)",
            "except Cancelled:",
            "    print('cancelled', pids(), engine.run(Probe(path='/f/fine')).path, flush=True)",
        )
    )
    with _client(code) as client:
        assert client.stdout is not None
        worker = int(client.stdout.readline())
        assert os.getpgid(worker) != os.getpgid(client.pid)
        assert os.getsid(worker) != os.getsid(client.pid)
        client.send_signal(signal.SIGINT)
        rest = client.stdout.read()
        assert client.wait(20) == 0
    assert f"cancelled [{worker}] /f/fine" in rest
