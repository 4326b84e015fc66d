"""A model on a server, behind the protocol of all video-language models."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import numpy as np
import pytest

from engine.index import Index
from engine.models.forms.fields import Part
from engine.models.forms.form import JsonForm
from engine.models.interface import Question, Turn, Views, ask
from engine.protocol import EngineError
from engine.remote.client import Remote
from engine.remote.video_model import RemoteModel
from engine.tasks.context import Context
from tests.support.model_server import ModelServer, Refusal


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return Context(Index(tmp_path / "index"))


def views(number: int = 8) -> Views:
    """Grey pictures, brighter one by one, a second apart."""

    def pictures() -> Iterator[np.ndarray]:
        for place in range(number):
            yield np.full((1, 90, 160, 3), 20 * place, dtype=np.uint8)

    times = tuple(float(place) for place in range(number))
    return Views("clip.mp4", "content", 0.0, float(number), float(number), times, (160, 90), pictures)


class Colour(Part):
    """A colour, and nothing else."""

    colour: Literal["red", "blue"]


def test_pictures_go_along_with_their_times_and_turns_follow(server: ModelServer, remote: Remote, context: Context) -> None:
    model = RemoteModel.choose(remote)
    seen = model.see([views()], context)
    assert seen.times == ((0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0),)
    turns = (Turn("user", "What is it?"), Turn("assistant", "Grey."), Turn("user", "And then?"))
    heard: list[tuple[int, str]] = []
    server.says = ["Brighter."]
    (reply,) = model.answer(seen, [Question(turns)], context, lambda place, text: heard.append((place, text)))
    assert (reply.text, reply.value, reply.stopped) == ("Brighter.", None, "end")
    assert "".join(text for _, text in heard) == "Brighter."
    (chat,) = server.chats
    assert chat.words == [*(f"Picture at {place}.00 s:" for place in range(8)), "What is it?"]
    assert len(chat.pictures) == 8
    assert [message["role"] for message in chat.body["messages"]] == ["system", "user", "assistant", "user"]


def test_an_answer_is_of_its_form_or_asked_for_once_more(server: ModelServer, remote: Remote, context: Context) -> None:
    model = RemoteModel.choose(remote)
    seen = model.see([views(1)], context)
    server.says = ["Green, I would say.", 'Sure:\n```json\n{"colour": "red"}\n```']
    (reply,) = model.answer(seen, [ask("Which colour?", JsonForm(Colour))], context)
    assert reply.value == Colour(colour="red")
    assert "form asked for" in server.chats[1].words[-1]
    server.says = ['{"colour": "green"}']
    (reply,) = model.answer(seen, [ask("Which colour?", JsonForm(Colour))], context)
    assert reply.value is None
    assert reply.problem == "it is not of the form asked for"


def test_yes_is_weighed_against_no(server: ModelServer, remote: Remote, context: Context) -> None:
    model = RemoteModel.choose(remote)
    seen = model.see([views(1)], context)
    server.chances = {" Yes": 0.3, "yes": 0.3, "No": 0.2, "maybe": 0.2}
    server.says = ["Yes"]
    assert model.yes(seen, ["Is it grey?"], context) == [pytest.approx(0.75)]
    server.streams = False
    assert model.yes(seen, ["Is it grey?"], context) == [pytest.approx(0.75)]


def test_a_server_without_probabilities_is_asked_without(server: ModelServer, remote: Remote, context: Context) -> None:
    model = RemoteModel.choose(remote)
    seen = model.see([views(1)], context)
    server.says = ["Yes.", "no", "perhaps"]
    sure = model.yes(seen, ["a", "b", "c"], context)
    assert sure[0] > 0.5 > sure[1]
    assert sure[2] == 0.5
    assert ["logprobs" in chat.body for chat in server.chats] == [True, False, False, False]


def test_a_server_with_little_room_is_shown_fewer_pictures(server: ModelServer, remote: Remote, context: Context) -> None:
    model = RemoteModel.choose(remote)
    seen = model.see([views()], context)
    full = Refusal(400, '{"error": {"message": "the request exceeds the available context size"}}')
    server.says = [full, "Grey."]
    (reply,) = model.answer(seen, [ask("What?")], context)
    assert reply.text == "Grey."
    assert [len(chat.pictures) for chat in server.chats] == [8, 4]
    assert seen.times == ((0.0, 2.0, 4.0, 6.0),)
    assert len(model.notes) == 1
    server.says = [full]
    with pytest.raises(EngineError, match="no room"):
        model.answer(seen, [ask("What?")], context)


def test_the_context_is_what_the_server_tells(server: ModelServer, remote: Remote) -> None:
    server.models = {"data": [{"id": "tiny", "max_model_len": 32768}]}
    assert RemoteModel.choose(remote).context == 32768
    server.models = {"data": [{"id": "tiny", "meta": {"n_ctx_train": "many"}, "max_model_len": True}]}
    remote.contexts.clear()
    assert RemoteModel.choose(remote).context == 16384


def test_sizes_spend_about_the_tokens_that_they_are_given(remote: Remote) -> None:
    model = RemoteModel(remote)
    for tokens in (16, 56, 256, 1024):
        width, height = model.size(tokens, 1920, 1080)
        assert 0.5 * tokens <= model.tokens(1, width, height) - 14 <= 1.6 * tokens
        assert abs(width / height - 16 / 9) < 0.3
    assert model.size(4096, 320, 180) == (320, 180)
