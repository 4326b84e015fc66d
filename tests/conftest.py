"""Fixtures that every test may use."""

from __future__ import annotations

import faulthandler
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from engine.models import loader_torchvision
from tests.support import scheduling
from tests.support.model_server import ModelServer, model_server
from tests.support.patience import PatientBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before the application is made, which outlives every test

if "PYTEST_XDIST_WORKER" in os.environ:
    # workers share the processors: more threads in each only wait for each other
    os.environ.setdefault("OMP_NUM_THREADS", "1")

SHARED = Path(__file__).resolve().parents[2] / "shared"

HUNG_SECONDS = 420
"""After that the process that runs a test is ended, with every thread's stack on standard error. pytest-timeout gives up
earlier, but it needs the interpreter: a call stuck inside a library would keep the whole run waiting for ever."""
_STDERR = [2]

# CI tries the same examples every time, so that a change is judged and not its luck; everywhere else they are new each time.
settings.register_profile(
    "clipwright", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("clipwright")

# beside a torch for the processor alone torchvision cannot be imported as it is, and transformers imports it where it can
loader_torchvision.install()

if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    # a job started in the background by a shell ignores interrupts, and so would every program that a test interrupts
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_configure() -> None:
    """Keeps standard error as it was before tests are captured."""
    _STDERR[0] = os.dup(2)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    faulthandler.dump_traceback_later(HUNG_SECONDS, exit=True, file=_STDERR[0])
    try:
        return (yield)
    finally:
        faulthandler.cancel_dump_traceback_later()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    if hasattr(session.config, "workerinput"):
        # what is left running by then must not keep the run from ending
        faulthandler.dump_traceback_later(HUNG_SECONDS, exit=True, file=_STDERR[0])
    return (yield)


@pytest.fixture(autouse=True)
def _scheduled_as_before() -> Iterator[None]:
    """No test leaves this process, and with it all that it starts, to real-time scheduling."""
    before = scheduling.policy()
    with scheduling.kept():
        yield
        assert scheduling.policy() == before, (
            "a library has given this thread real-time scheduling; see tests.support.scheduling"
        )


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> PatientBot:
    """pytest-qt's own, with more patience."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def shared_media() -> Path:
    """The folder of real footage; its manifest.json says what each file shows."""
    folder = SHARED / "media"
    if not folder.is_dir():
        pytest.skip(f"real footage is not on this machine (expected beside the checkout, in {SHARED.name}/media)")
    return folder


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's own cache or settings, nor shows a server the user's keys."""
    home = tmp_path_factory.getbasetemp() / "home"
    home.mkdir(exist_ok=True)
    for name in ("CACHE", "CONFIG", "DATA", "MODELS"):
        monkeypatch.setenv(f"CLIPWRIGHT_{name}", str(home / name.lower()))
    for name in ("CLIPWRIGHT_API_KEY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A server of models that says what it is told to."""
    with model_server() as running:
        yield running
