"""Find on real files: prepared once, recalled, interrupted and gone on with; tiny models; what the command prints."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.client import Engine
from engine.index import Index
from engine.protocol import Cancelled, EngineError, Find, FootageError, PrepareFind, UsageError
from engine.search import sampled
from engine.search.colours import Shares
from engine.tasks import find as task
from engine.tasks.context import Context
from tests.support.coloured import film
from tests.support.tiny_checkpoints import build
from ui.cli import run

SRT = "1\n00:00:01,000 --> 00:00:03,000\nWe walk to the harbour.\n"


@pytest.fixture(scope="module")
def coloured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coloured")
    (folder / "sunset.srt").write_text(SRT, encoding="utf-8")
    return film(folder / "sunset.mp4")


@pytest.fixture(scope="module")
def siglip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("siglip", tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Context:
    monkeypatch.setenv("CLIPWRIGHT_MODELS", str(tmp_path / "models"))
    return Context(Index(tmp_path / "cache"))


def ask(query: str, *paths: Path, **fields: Any) -> Find:
    return Find(paths=tuple(map(str, paths)), query=query, **{"prepare": True, **fields})


def test_colours_words_and_names(coloured: Path, context: Context) -> None:
    red = task.handle(ask("something red", coloured), context)
    assert red.engine == "basic"
    (match,) = red.matches
    assert (float(match.start), float(match.end)) == pytest.approx((4.0, 8.0), abs=0.2)
    assert red.not_understood == ()
    said = task.handle(ask("harbours", coloured), context)
    assert [(float(one.start), float(one.end)) for one in said.matches] == [(1.0, 3.0)]
    assert said.words[0].state == "said"
    named = task.handle(ask("the sunset", coloured), context)
    assert [(float(one.start), float(one.end)) for one in named.matches] == [(0.0, 12.0)]
    none = task.handle(ask("zebra", coloured), context)
    assert none.matches == none.weak == ()
    assert none.not_understood == ("zebra",)
    assert none.durations == (Fraction(12),)


def test_what_is_not_prepared_is_not_searched(coloured: Path, context: Context, tmp_path: Path) -> None:
    before = task.handle(ask("red", coloured, prepare=False), context)
    assert [(one.media, one.why) for one in before.not_searched] == [(0, "unprepared")]
    assert before.matches == ()
    assert task.prepare(PrepareFind(paths=(str(coloured),)), context).files == 1
    moved = tmp_path / "other name.mp4"
    moved.write_bytes(coloured.read_bytes())
    after = task.handle(ask("red", moved, prepare=False), context)
    assert after.not_searched == ()
    assert len(after.matches) == 1, "content is recalled under any name"


def test_a_file_that_cannot_be_used_is_named(coloured: Path, context: Context, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no film")
    found = task.handle(ask("red", broken, coloured), context)
    assert [(one.media, one.why) for one in found.not_searched] == [(0, "unusable")]
    assert [match.media for match in found.matches] == [1]
    with pytest.raises(FootageError):
        task.handle(ask("red", broken), context)


def test_wrong_requests_are_refused(coloured: Path, context: Context, tmp_path: Path) -> None:
    for request in (ask(" ", coloured), ask("red")):
        with pytest.raises(UsageError):
            task.handle(request, context)
    for engine in ("no-such-model", "http://127.0.0.1:1"):
        with pytest.raises(EngineError):
            task.handle(ask("red", coloured, engine=engine), context)
    with pytest.raises(UsageError):
        task.prepare(PrepareFind(paths=()), context)


def test_the_same_twice(coloured: Path, context: Context) -> None:
    first, second = (task.handle(ask("red or blue, harbour", coloured), context) for _ in range(2))
    assert (first.matches, first.weak, first.words) == (second.matches, second.weak, second.words)


def test_pictures_are_looked_at_once_and_where_it_was_stopped(
    coloured: Path, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.protocol import Probe
    from engine.tasks import probe

    monkeypatch.setattr(sampled, "_KEPT_AFTER", 4)
    monkeypatch.setattr(sampled, "_BATCH", 2)
    info = probe.handle(Probe(path=str(coloured)), context)
    seen: list[int] = []

    class Counting(Shares):
        def take(self, pictures: Any) -> np.ndarray:
            if len(seen) == 3 and not stopped:
                stopped.append(True)
                raise Cancelled
            seen.append(len(pictures))
            return super().take(pictures)

    stopped: list[bool] = []
    with pytest.raises(Cancelled):
        sampled.look(info, [Counting()], context)
    (rows,) = sampled.look(info, [Counting()], context)
    assert len(rows.times) == 12
    assert sum(seen) < 12 + 6, "what was finished is not looked at again"
    (whole,) = sampled.look(info, [Shares()], Context(Index(context.index.folder / "other")))
    np.testing.assert_array_equal(rows.rows, whole.rows)
    seen.clear()
    sampled.look(info, [Counting()], context)
    assert seen == []


def test_a_model_takes_part_and_its_vectors_are_kept(
    coloured: Path, context: Context, siglip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.search.embedders import Pictures

    taken: list[int] = []
    plain = Pictures.take

    def counted(self: Pictures, pictures: Any) -> np.ndarray:
        taken.append(len(pictures))
        return plain(self, pictures)

    monkeypatch.setattr(Pictures, "take", counted)
    monkeypatch.setattr(Pictures, "scores", lambda _self, cosines: np.clip(0.5 + np.asarray(cosines), 0, 1))
    unseen = task.handle(ask("a zebra", coloured, engine="basic"), context)
    assert unseen.matches == ()
    found = task.handle(ask("a zebra", coloured, engine=str(siglip)), context)
    assert found.engine == "basic + tiny"
    assert [word.state for word in found.words] == ["ignored", "model"]
    assert found.not_understood == ()
    assert [*found.matches, *found.weak]
    assert sum(taken) == 12
    again = task.handle(ask("red", coloured, engine=str(siglip)), context)
    assert sum(taken) == 12, "one pass for any number of questions"
    assert any("red in the picture" in match.reasons for match in again.matches)


def test_a_file_that_the_model_has_not_seen_is_named(coloured: Path, context: Context, siglip: Path) -> None:
    task.prepare(PrepareFind(paths=(str(coloured),), engine="basic"), context)
    found = task.handle(ask("red", coloured, engine=str(siglip), prepare=False), context)
    assert [(one.media, one.why) for one in found.not_searched] == [(0, "unprepared")]
    assert found.engine == "basic"
    assert len(found.matches) == 1, "what words and signals tell is told all the same"


def test_it_can_be_cancelled(coloured: Path, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        task.handle(ask("red", coloured), Context(Index(tmp_path / "cache"), cancelled=lambda: True))


def test_through_the_engine_s_process(coloured: Path) -> None:
    with Engine() as engine:
        found = engine.run(ask("red", coloured))
    assert len(found.matches) == 1


def test_the_command(coloured: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["find", str(coloured), "the woman in red", "--json", "--engine", "basic"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert list(document)[:6] == ["engine", "query", "duration", "answer", "scores", "not_understood"]
    assert document["answer"] == []
    assert [one["lacking"] for one in document["weak"]] == [["person"]]
    assert document["not_understood"] == []
    assert run(["find", str(coloured), "red and a zebra", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["duration"] == 12.0
    ((start, end),) = document["answer"]
    assert (start, end) == pytest.approx((4.0, 8.0), abs=0.2)
    assert 0.5 <= document["scores"][0] <= 1
    assert document["not_understood"] == ["zebra"]
    assert run(["find", str(coloured), "red woman"]) == 0
    spoken = capsys.readouterr()
    assert "“woman” is taken for person" in spoken.err
    assert "Nothing fits." in spoken.out


@pytest.mark.parametrize(("arguments", "status"), [(["missing.mp4", "red"], 3), ([], 2)])
def test_the_command_s_refusals(arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["find", *arguments, "--json"]) == status
    assert json.loads(capsys.readouterr().out)["error"]["status"] == status
