"""What `--engine URL` may say, and what of it is never repeated."""

from __future__ import annotations

import pytest

from engine.protocol import EngineError
from engine.remote.address import is_address, parse


@pytest.mark.parametrize(
    ("address", "name", "path", "model"),
    [
        ("http://127.0.0.1:8000", "127.0.0.1:8000", "/v1", ""),
        ("http://localhost:11434/", "localhost:11434", "/v1", ""),
        ("https://models.example/v1", "models.example", "/v1", ""),
        ("https://models.example:443/api/v3/", "models.example", "/api/v3", ""),
        ("https://models.example/v1/chat/completions", "models.example", "/v1", ""),
        ("HTTP://[::1]:80/v1#Qwen/Qwen2.5-VL-7B", "[::1]", "/v1", "Qwen/Qwen2.5-VL-7B"),
        ("http://127.0.0.1:1234#a%20b", "127.0.0.1:1234", "/v1", "a b"),
        ("https://bücher.example", "xn--bcher-kva.example", "/v1", ""),
    ],
)
def test_addresses(address: str, name: str, path: str, model: str) -> None:
    server = parse(address)
    assert (server.name, server.path, server.model) == (name, path, model)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://models.example", "file:///etc/passwd", "http://", "http://:8000", "http://models.example:99999",
        "http://models.example:0", "http://exa mple", "http://models.example/\r\nX: y", "http://[::1", "https://models.example/ü",
        "http://models.example/v1?api-key=geheim", "https://me:geheim@models.example", "://", f"http://{'a' * 3000}",
    ],
)  # fmt: skip
def test_refused_addresses(address: str) -> None:
    with pytest.raises(EngineError) as told:
        parse(address)
    assert told.value.status == 4
    assert "geheim" not in told.value.line()
    assert "\n" not in told.value.line()


def test_which_names_are_addresses() -> None:
    assert is_address("http://127.0.0.1")
    assert not is_address("basic")
    assert not is_address("models/qwen")


@pytest.mark.parametrize(
    ("address", "here", "warned"),
    [
        ("http://localhost:8000", True, ""),
        ("http://127.3.2.1", True, ""),
        ("http://[::1]:8000", True, ""),
        ("https://models.example", False, "are sent to models.example"),
        ("http://192.168.0.7:8000", False, "unencrypted"),
        ("http://127.0.0.1.example", False, "unencrypted"),
    ],
)
def test_what_leaves_this_machine_is_said(address: str, here: bool, warned: str) -> None:
    server = parse(address)
    assert server.is_here is here
    assert bool(server.warnings()) is not here
    assert warned in " ".join(server.warnings())


def test_only_openai_itself_is_official() -> None:
    assert parse("https://api.openai.com/v1").is_official
    for other in ("http://api.openai.com", "https://api.openai.com:8443", "https://api.openai.com.example"):
        assert not parse(other).is_official
