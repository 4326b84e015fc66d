"""A server that does as it is told, and a client of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from engine.remote.address import parse
from engine.remote.client import Remote
from engine.remote.exchange import Limits
from tests.support.model_server import ModelServer


@pytest.fixture
def remote(server: ModelServer) -> Remote:
    limits = Limits(connect=5, silence=10, whole=30, size=200_000)
    return Remote(parse(server.address), lambda: None, listing=limits, chatting=limits, first_wait=0.01)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate that nobody has signed, for this machine, and its key, in one file."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl, which makes the certificate, is not on this machine")
    folder = tmp_path_factory.mktemp("certificate")
    key, made, both = folder / "key.pem", folder / "made.pem", folder / "both.pem"
    order = [program, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    order += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(made)]
    subprocess.run(order, check=True, capture_output=True)
    both.write_bytes(key.read_bytes() + made.read_bytes())
    return both
