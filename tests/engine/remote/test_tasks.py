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
    Place,
    Question,
    UsageError,
)
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


def stated(*texts: str, start: float = 0.25, end: float = 0.75) -> str:
    """An answer of a model in the form asked for."""
    return json.dumps({"statements": [{"start": start, "end": end, "text": text} for text in texts]})


def test_a_question_shows_pictures_with_their_times(server: ModelServer, engine: Engine, footage: Path) -> None:
    server.chances = {"yes": 0.9, "no": 0.1}
    server.says = [stated("A counter.\u001b[2J", "Later.", start=0.7, end=1.3), "yes"]
    answer = engine.run(Ask(paths=(str(footage),), question=" What\nhappens? ", engine=server.address))
    assert answer.engine == f"{server.address.removeprefix('http://')} tiny"
    assert answer.answer.startswith("A counter.")
    assert "\u001b" not in answer.answer
    assert answer.shown == tuple(Fraction(2 * n + 1, 4) for n in range(8))
    assert answer.times == (Place(0, Fraction(1, 2), Fraction(3, 2)),)
    assert answer.claims.claimed == 2
    first = server.chats[0]
    assert first.words[:2] == ["Picture at 0.25 s:", "Picture at 0.75 s:"]
    assert "What happens?" in first.words[-1]
    assert len(first.pictures) == 8
    assert all(url.startswith("data:image/jpeg;base64,/9j/") for url in first.pictures)


def test_times_that_were_not_shown_are_left_out(server: ModelServer, engine: Engine, footage: Path) -> None:
    far = stated("A counter.", "Nothing.")
    server.says = [far.replace('"end": 0.75, "text": "Nothing."', '"end": 75, "text": "Nothing."'), "yes", "no"]
    answer = engine.run(Ask(paths=(str(footage),), question="What?", engine=server.address))
    assert answer.answer == "A counter."
    assert any("not in the footage" in note for note in answer.notes)


def test_an_answer_in_no_form_is_asked_for_once_more(server: ModelServer, engine: Engine, footage: Path) -> None:
    server.says = ["A counter, I think.", stated("A counter."), "yes", "no"]
    answer = engine.run(Ask(paths=(str(footage),), question="What?", engine=server.address))
    assert answer.answer == "A counter."
    server.says = ["A counter, I think."]
    with pytest.raises(EngineError, match=r"tiny cannot answer: its answers are not of the form") as error:
        engine.run(Ask(paths=(str(footage),), question="What?", engine=server.address))
    assert error.value.status == 4


def test_a_server_with_little_room_sees_fewer_pictures(server: ModelServer, engine: Engine, footage: Path) -> None:
    full = '{"error": {"message": "the request exceeds the available context size"}}'
    server.says = [Refusal(400, full), stated("A counter."), "yes", "no"]
    answer = engine.run(Ask(paths=(str(footage),), question="What?", engine=server.address))
    assert answer.answer == "A counter."
    assert [len(chat.pictures) for chat in server.chats[:2]] == [8, 4]
    server.says = [Refusal(400, full)]
    with pytest.raises(EngineError, match="has no room for the request"):
        engine.run(Ask(paths=(str(footage),), question="What?", engine=server.address))


def test_a_still_picture_is_shown_once(server: ModelServer, engine: Engine, tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "red.png"
    Image.new("RGB", (320, 200), "red").save(path)
    server.says = [stated("Red.", start=0.02, end=0.02), "yes", "no"]
    answer = engine.run(Ask(paths=(str(path),), question="Which colour?", engine=server.address))
    assert answer.answer == "Red."
    assert len(server.chats[0].pictures) == 1


def test_what_cannot_be_asked(server: ModelServer, engine: Engine, footage: Path, sound: Path) -> None:
    requests: list[tuple[Question, type[Exception]]] = [
        (Ask(paths=(str(footage),), question=" \n", engine=server.address), UsageError),
        (Ask(paths=(str(footage),), question="x" * 3000, engine=server.address), UsageError),
        (Ask(paths=(str(sound),), question="What?", engine=server.address), FootageError),
        (Ask(paths=(str(footage),), question="What?", engine="ftp://models.example"), EngineError),
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
        engine.run(Ask(paths=(str(footage),), question="What?", engine=server.address), cancel=cancel)
    waiter.join()
    server.raw = None
    server.says = [stated("Still here."), "yes", "no"]
    assert engine.run(Ask(paths=(str(footage),), question="What?", engine=server.address)).answer == "Still here."


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
    request = Ask(paths=(str(footage),), question="What?", engine=server.address)
    assert "geheim" not in json.dumps([str(request)])
    with Engine() as engine, pytest.raises(EngineError, match=r"\*\*\* is broken") as error:
        engine.run(request)
    assert server.chats[0].headers["Authorization"] == "Bearer sk-geheim"
    assert "geheim" not in error.value.line()
    assert "is broken" in log_file().read_text(encoding="utf-8")
    assert "geheim" not in log_file().read_text(encoding="utf-8")


def test_a_stream_that_breaks_off_is_told(server: ModelServer, engine: Engine, footage: Path) -> None:
    from tests.support.model_server import stream

    server.raw = lambda handler: stream(handler, [chunk('{"answer": "half')])
    with pytest.raises(EngineError, match="breaks off"):
        engine.run(Ask(paths=(str(footage),), question="What?", engine=server.address))
