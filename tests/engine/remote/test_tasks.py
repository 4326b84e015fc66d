"""Questions, titles and trials of a server, over the engine's own process."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from engine.client import Engine
from engine.folders import log_file
from engine.protocol import (
    Ask,
    Cancelled,
    CheckServer,
    EngineError,
    FootageError,
    Moment,
    NameMoments,
    Question,
    Stretch,
    UsageError,
)
from engine.tasks import pictures
from engine.tasks.remote import evidence
from tests.support.footage import counter_clip
from tests.support.model_server import ModelServer, Refusal, chunk


@pytest.fixture(scope="module")
def footage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return counter_clip(tmp_path_factory.mktemp("footage") / "clip.mp4", rate=Fraction(25), frames=100, size=(320, 180))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import wave

    path = tmp_path_factory.mktemp("footage") / "sound.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(16000))
    return path


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine() as running:
        yield running


def moments(number: int) -> tuple[Moment, ...]:
    return tuple(Moment(media=0, start=Fraction(n, 4), end=Fraction(n + 1, 4)) for n in range(number))


def test_a_question_shows_pictures_with_their_times(server: ModelServer, engine: Engine, footage: Path) -> None:
    server.says = ['{"answer": "A counter.\\u001b[2J", "times": [[0.7, 1.3], [50, 60]]}']
    answer = engine.run(Ask(path=str(footage), question=" What\nhappens? ", server=server.address))
    assert answer.engine == f"{server.address.removeprefix('http://')} tiny"
    assert answer.answer == "A counter. [2J"
    assert answer.shown == tuple(Fraction(2 * n + 1, 4) for n in range(8))
    assert answer.times == (Stretch(Fraction(1, 2), Fraction(3, 2)),)
    assert any("1 of the times" in note for note in answer.notes)
    (chat,) = server.chats
    assert chat.words[:2] == ["Picture at 0.25 s:", "Picture at 0.75 s:"]
    assert chat.words[-1] == "Question: What happens?"
    assert len(chat.pictures) == 8
    assert all(url.startswith("data:image/jpeg;base64,/9j/") for url in chat.pictures)


def test_an_answer_in_no_form_is_asked_for_once_more(server: ModelServer, engine: Engine, footage: Path) -> None:
    server.says = ["A counter, I think.", '{"answer": "A counter", "times": []}']
    answer = engine.run(Ask(path=str(footage), question="What?", server=server.address))
    assert (answer.answer, answer.times) == ("A counter", ())
    server.says = ["A counter, I think."]
    with pytest.raises(EngineError, match=r"tiny on \S+ cannot answer: its answers are not of the form") as error:
        engine.run(Ask(path=str(footage), question="What?", server=server.address))
    assert error.value.status == 4


def test_a_server_with_little_room_sees_fewer_pictures(server: ModelServer, engine: Engine, footage: Path) -> None:
    full = '{"error": {"message": "the request exceeds the available context size"}}'
    server.says = [Refusal(400, full), Refusal(400, full), '{"answer": "A counter", "times": []}']
    answer = engine.run(Ask(path=str(footage), question="What?", server=server.address))
    assert answer.answer == "A counter"
    assert len(server.chats[-1].pictures) == len(answer.shown)
    before, after = (sum(len(url) for url in chat.pictures) for chat in (server.chats[0], server.chats[-1]))
    assert after < before
    server.says = [Refusal(400, full)]
    with pytest.raises(EngineError, match="has no room for the request"):
        engine.run(Ask(path=str(footage), question="What?", server=server.address))


def test_a_still_picture_is_shown_once(server: ModelServer, engine: Engine, tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "red.png"
    Image.new("RGB", (320, 200), "red").save(path)
    server.says = ['{"answer": "Red", "times": [[0, 0]]}']
    answer = engine.run(Ask(path=str(path), question="Which colour?", server=server.address))
    assert answer.answer == "Red"
    assert len(server.chats[0].pictures) == 1


def test_what_cannot_be_asked(server: ModelServer, engine: Engine, footage: Path, sound: Path) -> None:
    requests: list[tuple[Question, type[Exception]]] = [
        (Ask(path=str(footage), question=" \n", server=server.address), UsageError),
        (Ask(path=str(footage), question="x" * 3000, server=server.address), UsageError),
        (Ask(path=str(sound), question="What?", server=server.address), FootageError),
        (Ask(path=str(footage), question="What?", server="ftp://models.example"), EngineError),
    ]
    for request, kind in requests:
        with pytest.raises(kind):
            engine.run(request)
    assert not server.chats


def test_a_question_is_cancelled_while_the_server_thinks(server: ModelServer, engine: Engine, footage: Path) -> None:
    asked, cancel = threading.Event(), threading.Event()

    def think(_: object) -> None:
        asked.set()
        server.hold.wait(60)

    server.raw = think
    waiter = threading.Thread(target=lambda: asked.wait(60) and cancel.set())
    waiter.start()
    with pytest.raises(Cancelled):
        engine.run(Ask(path=str(footage), question="What?", server=server.address), cancel=cancel)
    waiter.join()
    server.raw = None
    server.says = ['{"answer": "still here", "times": []}']
    assert engine.run(Ask(path=str(footage), question="What?", server=server.address)).answer == "still here"


def test_titles(server: ModelServer, engine: Engine, footage: Path) -> None:
    server.says = ['{"title": "One"}', '{"title": "<b>"}', '{"title": "Two"}', "nothing", "nothing", '{"title": "Four"}']
    found = engine.run(NameMoments(paths=(str(footage),), moments=moments(4), server=server.address))
    assert found.titles == ("One", "Two", None, "Four")
    assert found.engine.endswith(" tiny")
    assert found.notes == ("tiny gave no usable title for 1 of 4 moments",)
    assert all(len(chat.pictures) == 3 for chat in server.chats)


def test_a_server_that_fails_half_way_costs_the_rest(server: ModelServer, engine: Engine, footage: Path) -> None:
    server.says = ['{"title": "One"}', Refusal(500, '{"error": "out of memory"}')]
    found = engine.run(NameMoments(paths=(str(footage),), moments=moments(3), server=server.address))
    assert found.titles == ("One", None, None)
    assert "failed after 1 moment: " in found.notes[0]
    assert "out of memory" in found.notes[0]
    with pytest.raises(EngineError, match="out of memory"):
        engine.run(NameMoments(paths=(str(footage),), moments=moments(3), server=server.address))


def test_a_model_that_gives_no_titles_is_given_up(server: ModelServer, engine: Engine, footage: Path, sound: Path) -> None:
    found = engine.run(NameMoments(paths=(str(footage),), moments=moments(9), server=server.address))
    assert found.titles == (None,) * 9
    assert found.engine == ""
    assert "not asked any further" in found.notes[0]
    assert len(server.chats) == 6
    found = engine.run(NameMoments(paths=(str(sound),), moments=moments(2), server=server.address))
    assert (found.titles, found.notes) == ((None, None), ("sound.wav has no picture that could be named",))


def test_a_trial(server: ModelServer, engine: Engine) -> None:
    server.models = ["a", "b"]
    report = engine.run(CheckServer(server=server.address, picture=True))
    assert (report.models, report.model, report.problem) == (("a", "b"), None, None)
    assert not server.chats
    with pytest.raises(EngineError, match="has 2 models"):
        engine.run(CheckServer(server=server.address))
    server.says = ['{"colours": "red, blue"}']
    report = engine.run(CheckServer(server=f"{server.address}#b", picture=True))
    assert (report.model, report.answer, report.structured, report.problem) == ("b", "red, blue", True, None)
    server.says = ["some colours"]
    report = engine.run(CheckServer(server=f"{server.address}#c", picture=True))
    assert (report.answer, report.structured) == ("some colours", False)
    assert report.notes[0] == "'c' is not in its list of models"
    server.says = [Refusal(400, '{"error": "this model does not see"}')]
    report = engine.run(CheckServer(server=f"{server.address}#a", picture=True))
    assert "does not see" in (report.problem or "")


def test_a_key_reaches_the_server_and_neither_the_log_nor_a_message(
    server: ModelServer, footage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIPWRIGHT_API_KEY", "sk-geheim")
    server.says = [Refusal(500, '{"error": "sk-geheim is broken"}')]
    request = Ask(path=str(footage), question="What?", server=server.address)
    assert "geheim" not in json.dumps([str(request)])
    with Engine() as engine, pytest.raises(EngineError, match=r"\*\*\* is broken") as error:
        engine.run(request)
    assert server.chats[0].headers["Authorization"] == "Bearer sk-geheim"
    assert "geheim" not in error.value.line()
    assert "is broken" in log_file().read_text(encoding="utf-8")
    assert "geheim" not in log_file().read_text(encoding="utf-8")


def test_pictures_fit_into_the_budget() -> None:
    for duration in (Fraction(1, 25), Fraction(3), Fraction(30), Fraction(36000)):
        for size in ((1920, 1080), (1080, 1920), (320, 180), (16000, 100), (7, 5)):
            plan = pictures.plan(duration, size)
            width = size[0] * plan.height // size[1]
            assert pictures.tokens(width, plan.height) * len(plan.times) <= pictures.BUDGET
            assert 1 <= len(plan.times) <= pictures.MOST
            assert plan.height <= size[1]
            assert all(0 < time < duration for time in plan.times)
    assert len(pictures.plan(Fraction(600), (1920, 1080)).times) > 20


def test_evidence_is_spread_and_inside() -> None:
    moment = Moment(media=0, start=Fraction(1), end=Fraction(4), evidence=tuple(Fraction(n, 2) for n in range(12)))
    assert evidence(moment) == (Fraction(1), Fraction(3, 2), Fraction(5, 2), Fraction(7, 2))
    assert evidence(Moment(media=0, start=Fraction(0), end=Fraction(6))) == (1, 3, 5)


def test_a_stream_that_breaks_off_is_told(server: ModelServer, engine: Engine, footage: Path) -> None:
    from tests.support.model_server import stream

    server.raw = lambda handler: stream(handler, [chunk('{"answer": "half')])
    with pytest.raises(EngineError, match="breaks off"):
        engine.run(Ask(path=str(footage), question="What?", server=server.address))
