"""describe, chapters, titles and labels on the command line; `ask` is tried with those that a server answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.footage import Scene, scene_clip
from tests.support.model_server import ModelServer
from tests.ui.conftest import Answer, assert_refused

Cli = Callable[..., Answer]


@pytest.fixture(scope="module")
def footage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("footage") / "Blue_harbour.mp4"
    return scene_clip(path, [Scene(75), Scene(75, look=1), Scene(75, look=2)])


def test_the_basic_engine_answers_everything_and_says_so(footage: Path, cli: Cli) -> None:
    described = cli("describe", footage, "--level", "shots")
    assert (described.status, described.document["engine"]) == (0, "basic")
    assert len(described.document["statements"]) == 3
    assert all(each["places"][0]["path"] == str(footage) for each in described.document["statements"])
    named = cli("chapters", footage).document
    assert [(each["start"], each["end"]) for each in named["chapters"]] == [(0.0, 9.0)]
    titled = cli("titles", footage)
    assert titled.document["titles"][0] == "Blue harbour"
    labelled = cli("labels", footage, "--rule", "zeppelin", "--rule", "dark").document
    assert [(each["rule"], each["understood"]) for each in labelled["findings"]] == [("zeppelin", False), ("dark", True)]
    for answer in (described, titled):
        assert "video-language model" in answer.errors
        assert answer.document["looked"]["frames"] == 0


def test_a_server_describes_and_reviews(server: ModelServer, footage: Path, tmp_path: Path, cli: Cli) -> None:
    server.says = ['{"text": "Three colours follow each other."}', "yes", "no"]
    found = cli("describe", footage, "--level", "line", "--engine", server.address).document
    (statement,) = found["statements"]
    assert statement["text"] == "Three colours follow each other."
    assert statement["confidence"] > 0.5
    assert found["claims"] == {"claimed": 1, "verified": 1, "dropped": 0}
    rules = tmp_path / "rules.txt"
    rules.write_text("# what we report\nblue\n\nweapons\n", encoding="utf-8")
    label = {"start": 0.25, "end": 1.25, "rule": 1, "severity": "low", "certainty": 90}
    server.says = [json.dumps({"labels": [label]}), "yes", "no"]
    report = cli("labels", footage, "--rules", rules, "--engine", server.address).document
    assert [(each["rule"], len(each["places"])) for each in report["findings"]] == [("blue", 1), ("weapons", 0)]


def test_find_by_a_server(server: ModelServer, footage: Path, cli: Cli) -> None:
    server.says = ['{"ranges": [{"start": 0.25, "end": 1.75, "score": 80}]}', "yes", "no"]
    found = cli("find", footage, "a blue harbour", "--engine", server.address).document
    assert len(found["answer"]) == len(found["scores"]) == 1
    assert found["claims"]["verified"] == 1
    assert found["looked"]["frames"] > 0


def test_highlights_of_what_is_asked_for(footage: Path, cli: Cli) -> None:
    found = cli("highlights", footage, "--query", "a zeppelin")
    assert found.status == 0
    assert any("not understood: zeppelin" in note for note in found.document["notes"])
    named = cli("highlights", footage, "--query", "harbour").document
    assert named["highlights"]
    assert all("the file is called “harbour”" in each["reasons"] for each in named["highlights"])
    assert_refused(cli("highlights", footage, "--query", "x" * 10_000), 2, "too long")


def test_what_a_person_reads(footage: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from ui.cli import run

    for arguments, first in (
        (["describe", str(footage), "--level", "line"], "0:00.00-0:09.00  9.0 s, 3 shots"),
        (["chapters", str(footage)], "0:00.00  "),
        (["titles", str(footage)], "Blue harbour"),
        (["labels", str(footage), "--rule", "zeppelin"], "zeppelin: this engine cannot tell"),
    ):
        assert run(arguments) == 0
        assert capfd.readouterr().out.splitlines()[0].startswith(first)


def test_wrong_use(footage: Path, tmp_path: Path, cli: Cli) -> None:
    assert_refused(cli("labels", footage), 2, "no rule was given")
    many = [text for number in range(51) for text in ("--rule", f"thing {number}")]
    assert_refused(cli("labels", footage, *many), 2, "1 to 50 rules")
    assert_refused(cli("labels", footage, "--rules", tmp_path / "gone.txt"), 2, "gone.txt")
    (tmp_path / "rules.txt").write_bytes(b"\xff\xfe\x00")
    assert_refused(cli("labels", footage, "--rules", tmp_path / "rules.txt"), 2, "no text in UTF-8")
    assert_refused(cli("describe", tmp_path / "gone.mp4"), 3, "gone.mp4")
    assert_refused(cli("describe", footage, "--engine", "no-such-model"), 4, "no-such-model")
    assert_refused(cli("describe", footage, "--memory", "lots"), 2, "not an amount of memory")
