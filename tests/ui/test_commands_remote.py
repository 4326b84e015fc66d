"""`--engine URL` on the command line: questions, titles, trials, and what happens when the server fails."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from tests.support.footage import counter_clip
from tests.support.model_server import ModelServer, Refusal
from tests.ui.conftest import Answer, assert_refused
from ui.cli import run

Cli = Callable[..., Answer]


@pytest.fixture(scope="module")
def footage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("footage") / "take one.mp4"
    return counter_clip(path, rate=Fraction(30000, 1001), frames=240, size=(192, 108), audio="beeps")


@pytest.fixture
def nobody() -> str:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


def engine_of(server: ModelServer) -> str:
    return f"{server.address.removeprefix('http://')} tiny"


SAYS = '{"statements": [{"start": 1.2, "end": 2.2, "text": "A [bold] counter."}]}'


def test_ask(server: ModelServer, footage: Path, cli: Cli) -> None:
    server.says = [SAYS, "yes", "no"]
    answer = cli("ask", footage, "What is it?", "--engine", server.address)
    assert answer.status == 0
    document = answer.document
    assert (document["engine"], document["question"]) == (engine_of(server), "What is it?")
    assert document["answer"] == "A [bold] counter."
    ((start, end),) = document["times"]
    assert 0 <= start <= 1.5 <= end <= 8.008
    (statement,) = document["statements"]
    assert statement["places"] == document["places"] == [{"path": str(footage), "start": start, "end": end}]
    assert document["claims"] == {"claimed": 1, "verified": 1, "dropped": 0}
    assert document["looked"]["frames"] > len(document["shown"])
    assert document["looked"]["closer"] == 1
    assert "heard nothing" in answer.errors


def test_ask_for_a_person(server: ModelServer, footage: Path, capfd: pytest.CaptureFixture[str]) -> None:
    server.says = [SAYS, "yes", "no"]
    assert run(["ask", str(footage), "What is it?", "--engine", server.address]) == 0
    (line,) = capfd.readouterr().out.splitlines()
    assert line.startswith("0:0")
    assert line.endswith("A [bold] counter.")


def test_ask_without_a_server_says_what_to_add(footage: Path, nobody: str, cli: Cli) -> None:
    answer = cli("ask", footage, "What is it?")
    assert (answer.status, answer.document["engine"]) == (0, "basic")
    assert "--engine URL" in answer.errors
    assert_refused(cli("ask", footage, "What is it?", "--engine", nobody), 4, "cannot be reached")
    assert_refused(cli("ask", footage, "What is it?", "--engine", "no-such-model"), 4, "no-such-model")
    assert_refused(cli("ask", footage.with_name("gone.mp4"), "What is it?", "--engine", nobody), 3, "gone.mp4")


def test_highlights_are_proposed_by_the_server_too(server: ModelServer, footage: Path, cli: Cli) -> None:
    moment = {"start": 1.25, "end": 3.25, "score": 95, "title": "A counter runs", "reason": "the number rises"}
    server.says = [json.dumps({"highlights": [moment]}), "yes", "no"]
    answer = cli("highlights", footage, "--engine", server.address)
    assert answer.status == 0
    assert answer.document["engine"] == f"basic + {engine_of(server)}"
    (best,) = [each for each in answer.document["highlights"] if each["title"] == "A counter runs"]
    assert best["reasons"][0] == "the number rises"
    assert "saw" in answer.errors
    server.asked.clear()
    server.says = ['{"highlights": []}', '{"text": "数字在变"}', "是", "否"]
    found = cli("highlights", footage, "--language", "zh", "--count", 1, "--engine", server.address).document
    assert [each["reasons"][0] for each in found["highlights"]] == ["数字在变"]
    assert all("请用中文书写" in str(each.body) or "只用一个字回答" in str(each.body) for each in server.chats)
    server.says = [Refusal(500, '{"error": {"message": "out of memory"}}')]
    assert_refused(cli("highlights", footage, "--engine", server.address), 4, "out of memory")


def test_highlights_without_the_server_fail_at_once(nobody: str, footage: Path, cli: Cli) -> None:
    assert_refused(cli("highlights", footage, "--engine", nobody), 4, "cannot be reached")
    assert_refused(cli("highlights", footage, "--engine", "ftp://models.example"), 4, "http")


def test_models_check_of_a_server(server: ModelServer, nobody: str, cli: Cli) -> None:
    server.says = ['{"colours": "red, blue"}']
    answer = cli("models", "check", server.address)
    assert answer.status == 0
    (found,) = answer.document["models"]
    assert (found["id"], found["state"], found["models"]) == (server.address, "ok", ["tiny"])
    assert (found["answer"], found["structured"]) == ("red, blue", True)
    answer = cli("models", "check", nobody)
    assert answer.status == 4
    (found,) = answer.document["models"]
    assert found["state"] == "failed"
    assert "cannot be reached" in found["problems"][0]


def test_a_secret_in_an_address_is_not_repeated(footage: Path, cli: Cli) -> None:
    address = "https://me:geheim@models.example"
    for arguments in (("models", "check", address), ("ask", footage, "What?", "--engine", address)):
        answer = cli(*arguments)
        assert answer.status == 4
        assert "geheim" not in f"{answer.document}{answer.errors}"


@pytest.mark.parametrize("command", ["probe", "analyse", "doctor"])
def test_commands_that_no_server_answers(command: str, footage: Path, server: ModelServer, cli: Cli) -> None:
    arguments = [] if command == "doctor" else [footage]
    assert_refused(cli(command, *arguments, "--engine", server.address), 4, "basic engine alone")
    assert not server.asked
