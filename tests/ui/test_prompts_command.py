"""`clipwright prompts` shows what models are asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.tasks.understanding.prompts import TASKS, template
from tests.ui.conftest import Answer, assert_refused
from ui.cli import run

Cli = Callable[..., Answer]


def test_all_of_them_or_one(cli: Cli) -> None:
    everything = cli("prompts").document["prompts"]
    assert [one["task"] for one in everything] == list(TASKS)
    (one,) = cli("prompts", "ask", "--language", "zh").document["prompts"]
    found = template("ask", "zh")
    assert one == {"task": "ask", "language": "zh", "version": found.version, "key": found.key, "text": found.text}


def test_a_person_reads_the_text_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["prompts", "find"]) == 0
    assert capsys.readouterr().out == template("find").text + "\n"
    assert run(["prompts"]) == 0
    assert capsys.readouterr().out.split() == list(TASKS)


def test_what_there_is_not_is_told(cli: Cli) -> None:
    assert_refused(cli("prompts", "sing"), 2, "describe-shot")
    assert_refused(cli("prompts", "ask", "--language", "fr"), 2, "zh")
