"""Keys: where they come from, which server sees which, and that none is ever told."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from engine.protocol import EngineError
from engine.remote.address import parse
from engine.remote.keys import key_for

HERE, OFFICIAL, OTHER = parse("http://127.0.0.1:8000"), parse("https://api.openai.com"), parse("https://models.example")


def check() -> None:
    pass


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLIPWRIGHT_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setitem(sys.modules, "keyring", None)


def test_without_any_there_is_none() -> None:
    assert key_for(OFFICIAL, check) == ""


def test_ours_goes_to_the_server_that_the_user_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIPWRIGHT_API_KEY", " sk-ours\n")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-theirs")
    assert [key_for(server, check) for server in (HERE, OFFICIAL, OTHER)] == ["sk-ours"] * 3


def test_that_of_openai_goes_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-theirs")
    assert [key_for(server, check) for server in (HERE, OFFICIAL, OTHER)] == ["", "sk-theirs", ""]


@pytest.mark.parametrize("key", ["geheim\r\nX-Other: 1", "geheim schlüssel", "geheim" * 1000])
def test_what_can_be_no_key_is_refused_and_not_repeated(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIPWRIGHT_API_KEY", key)
    with pytest.raises(EngineError, match="CLIPWRIGHT_API_KEY") as told:
        key_for(HERE, check)
    assert "geheim" not in told.value.line()


def _keyring(monkeypatch: pytest.MonkeyPatch, table: dict[tuple[str, str], str] | None) -> None:
    module = ModuleType("keyring")

    def get_password(service: str, user: str) -> str | None:
        if table is None:
            raise RuntimeError("locked")
        return table.get((service, user))

    module.get_password = get_password  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", module)


def test_the_keyring_has_keys_by_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    _keyring(monkeypatch, {("clipwright", "https://models.example"): "sk-ring"})
    assert [key_for(server, check) for server in (HERE, OTHER)] == ["", "sk-ring"]
    assert key_for(parse("http://models.example"), check) == ""


def test_a_keyring_that_fails_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    _keyring(monkeypatch, None)
    assert key_for(OTHER, check) == ""
