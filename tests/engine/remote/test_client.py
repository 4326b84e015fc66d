"""The client against a server that misbehaves in every way that is known of."""

from __future__ import annotations

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from engine.protocol import Cancelled, EngineError
from engine.remote.address import parse
from engine.remote.answers import PICTURE_FORM
from engine.remote.client import ATTEMPTS, Picture, Remote
from engine.remote.exchange import Limits
from tests.support.model_server import ModelServer, Refusal, chunk, model_server, send, stream


def told(error: pytest.ExceptionInfo[EngineError]) -> str:
    """What a person reads: one line, status 4."""
    assert error.value.status == 4
    line = error.value.line()
    assert "\n" not in line
    assert "\x1b" not in line
    return line


def test_models(server: ModelServer, remote: Remote) -> None:
    server.models = ["a", "b/c"]
    assert remote.models() == ("a", "b/c")
    assert server.asked[0].path == "/v1/models"


def test_the_only_model_is_taken_and_one_of_several_must_be_named(server: ModelServer, remote: Remote) -> None:
    assert remote.choose() == "tiny"
    server.models = [f"m{number}" for number in range(9)]
    with pytest.raises(EngineError, match="has 9 models: m0, m1, m2, m3, m4 and 4 more") as error:
        remote.choose()
    assert f"{server.address}/v1#MODEL" in told(error)
    server.models = []
    with pytest.raises(EngineError, match="has no model"):
        remote.choose()


def test_a_named_model_needs_no_list(server: ModelServer) -> None:
    remote = Remote(parse(f"{server.address}#other"), lambda: None)
    assert remote.chat("system", ["words"]).text == "a picture"
    (asked,) = server.asked
    assert asked.body["model"] == "other"
    assert remote.engine == f"{server.address.removeprefix('http://')} other"


def test_a_chat_streams_and_carries_pictures_with_their_words(server: ModelServer, remote: Remote) -> None:
    heard: list[str] = []
    said = remote.chat(
        "system", [Picture("Picture at 1.50 s:", b"\xff\xd8jpeg"), "What?"], form=PICTURE_FORM, on_text=heard.append
    )
    assert (said.text, said.cut, said.constrained) == ("a picture", False, True)
    assert len(heard) > 1
    (asked,) = server.chats
    assert asked.path == "/v1/chat/completions"
    assert asked.words == ["Picture at 1.50 s:", "What?"]
    assert asked.pictures == ["data:image/jpeg;base64,/9hqcGVn"]
    assert asked.body["stream"] is True
    assert asked.body["response_format"]["json_schema"]["schema"] == PICTURE_FORM.schema
    assert "Authorization" not in asked.headers


def test_a_server_that_does_not_stream(server: ModelServer, remote: Remote) -> None:
    server.streams = False
    assert remote.chat("system", ["words"]).text == "a picture"


def test_a_server_without_forms_is_asked_without(server: ModelServer, remote: Remote) -> None:
    server.takes_forms = False
    for _ in range(2):
        assert not remote.chat("system", ["words"], form=PICTURE_FORM).constrained
    assert ["response_format" in chat.body for chat in server.chats] == [True, False, False]


def test_a_stream_without_done_ends_with_its_reason(server: ModelServer, remote: Remote) -> None:
    server.raw = lambda handler: stream(handler, [b": comment\r\n\r\n", chunk("cut"), chunk(finish="length")])
    said = remote.chat("system", ["words"])
    assert (said.text, said.cut) == ("cut", True)


@pytest.mark.parametrize("code", [429, 503])
def test_a_busy_server_is_asked_again(code: int, server: ModelServer, remote: Remote) -> None:
    server.refusals = [Refusal(code), Refusal(code, headers={"Retry-After": "0"})]
    assert remote.models() == ("tiny",)
    assert len(server.asked) == 3


def test_a_server_that_stays_busy(server: ModelServer, remote: Remote) -> None:
    server.refusals = [Refusal(429, '{"error": {"message": "slow down"}}') for _ in range(ATTEMPTS)]
    with pytest.raises(EngineError, match=r"too busy \(status 429\): slow down") as error:
        remote.models()
    told(error)
    assert len(server.asked) == ATTEMPTS


def test_a_used_up_quota_is_not_waited_for(server: ModelServer, remote: Remote) -> None:
    server.refusals = [Refusal(429, '{"error": {"code": "insufficient_quota", "message": "You exceeded your quota"}}')]
    with pytest.raises(EngineError, match="exceeded your quota"):
        remote.models()
    assert len(server.asked) == 1


def test_a_key_is_shown_and_never_told(server: ModelServer, remote: Remote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIPWRIGHT_API_KEY", "sk-geheim")
    server.refusals = [Refusal(401, '{"error": {"message": "bad key sk-geheim"}}')]
    with pytest.raises(EngineError, match="does not accept the key") as error:
        remote.models()
    assert "CLIPWRIGHT_API_KEY" in told(error)
    assert server.asked[0].headers["Authorization"] == "Bearer sk-geheim"
    server.refusals = [Refusal(500, '{"error": {"message": "crash with sk-geheim \\u001b[31m in \\n hand"}}')]
    with pytest.raises(EngineError, match=r"status 500\): crash with \*\*\*") as failed:
        remote.models()
    assert "geheim" not in told(error) + told(failed) + repr(remote)


def test_a_server_that_wants_a_key(server: ModelServer, remote: Remote) -> None:
    server.refusals = [Refusal(401)]
    with pytest.raises(EngineError, match=r"wants a key \(status 401\)") as error:
        remote.models()
    assert f"keyring set clipwright {server.address}" in told(error)


def test_a_model_that_is_not_there(server: ModelServer, remote: Remote) -> None:
    server.says = [Refusal(404, '{"error": {"message": "The model `tiny` does not exist."}}')]
    with pytest.raises(EngineError, match="has no model called 'tiny'") as error:
        remote.chat("system", ["words"])
    assert "models check" in told(error)


def test_an_address_that_is_not_there(server: ModelServer) -> None:
    remote = Remote(parse(f"{server.address}/elsewhere"), lambda: None)
    with pytest.raises(EngineError, match="no list of models under /elsewhere") as error:
        remote.models()
    assert "/v1" in told(error)


def test_a_refused_request_is_told_with_its_reason(server: ModelServer, remote: Remote) -> None:
    server.says = [Refusal(400, '{"object": "error", "message": "maximum context length is 4096 tokens"}')]
    with pytest.raises(EngineError, match=r"status 400\): maximum context length is 4096 tokens") as error:
        remote.chat("system", ["words"], form=PICTURE_FORM)
    told(error)
    assert len(server.chats) == 1, "it is not the form that was refused"


@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", "image/png", ""])
def test_the_wrong_kind_of_content(content_type: str, server: ModelServer, remote: Remote) -> None:
    server.raw = lambda handler: send(handler, 200, b"<html>", content_type)
    with pytest.raises(EngineError, match="instead of JSON") as error:
        remote.chat("system", ["words"])
    told(error)
    server.content_type = "text/html"
    with pytest.raises(EngineError, match="answers with text/html instead of JSON"):
        remote.models()


@pytest.mark.parametrize("listing", [{"data": 7}, "text", None, 7])
def test_lists_that_are_none(listing: object, server: ModelServer, remote: Remote) -> None:
    server.models = listing
    with pytest.raises(EngineError, match="no list of models") as error:
        remote.models()
    told(error)


def test_entries_that_are_no_models_are_passed_over(server: ModelServer, remote: Remote) -> None:
    server.models = {"data": [{"id": 3}, {}, None, {"id": "\x1b[2J"}, {"id": "sound"}]}
    assert remote.models() == ("sound",)


@pytest.mark.parametrize(
    "parts",
    [
        [chunk("half an ans")],
        [],
        [chunk("half"), b"data: {\"choices\""],
    ],
)  # fmt: skip
def test_a_stream_that_breaks_off(parts: list[bytes], server: ModelServer, remote: Remote) -> None:
    server.raw = lambda handler: stream(handler, parts)
    with pytest.raises(EngineError, match="breaks off") as error:
        remote.chat("system", ["words"])
    told(error)


def test_an_answer_shorter_than_announced(server: ModelServer, remote: Remote) -> None:
    def short(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b'{"choices": [')
        handler.close_connection = True

    server.raw = short
    with pytest.raises(EngineError, match="breaks off"):
        remote.chat("system", ["words"])


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ([b"data: nothing\n\n"], "not JSON"),
        ([b"data: [1]\n\n"], "no answer of a model"),
        ([b'data: {"choices": 7}\n\n'], "no answer of a model"),
        ([b'data: {"error": {"message": "CUDA out of memory"}}\n\n'], "failed: CUDA out of memory"),
        ([b'data: {"error": "worker died"}\n\n'], "failed: worker died"),
        ([b"data: " + b"[" * 100_000 + b"\n\n"], "not JSON"),
        ([b"data: x" * 60_000], "more than"),
    ],
)
def test_streams_of_nonsense(parts: list[bytes], why: str, server: ModelServer, remote: Remote) -> None:
    server.raw = lambda handler: stream(handler, parts)
    with pytest.raises(EngineError, match=why) as error:
        remote.chat("system", ["words"])
    told(error)


def test_an_answer_without_end(server: ModelServer, remote: Remote) -> None:
    server.raw = lambda handler: stream(handler, [chunk("again and again ")] * 5000)
    with pytest.raises(EngineError, match="answers with more than"):
        remote.chat("system", ["words"])


def test_no_redirect_to_another_host_is_followed(
    server: ModelServer, remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIPWRIGHT_API_KEY", "sk-geheim")
    with model_server() as other:
        for place in (f"{other.address}/v1/models", "//127.0.0.2/v1/models", "file:///etc/passwd"):
            server.refusals = [Refusal(307, headers={"Location": place})]
            with pytest.raises(EngineError, match="leads to another address") as error:
                remote.models()
            told(error)
        assert not other.asked


def test_a_redirect_within_the_host_is_followed_but_not_in_circles(server: ModelServer, remote: Remote) -> None:
    server.refusals = [Refusal(307, headers={"Location": "/v1/models"})]
    assert remote.models() == ("tiny",)
    server.refusals = [Refusal(307, headers={"Location": "/v1/models"}) for _ in range(9)]
    with pytest.raises(EngineError, match="leads in circles"):
        remote.models()


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(EngineError, match=f"127.0.0.1:{port} cannot be reached") as error:
        Remote(parse(f"http://127.0.0.1:{port}"), lambda: None).models()
    told(error)


def test_something_else_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:

        def babble() -> None:
            peer, _ = other.accept()
            with peer:
                peer.recv(100)
                peer.sendall(b"220 mail.example ESMTP\r\n")

        thread = threading.Thread(target=babble)
        thread.start()
        with pytest.raises(EngineError, match="not HTTP") as error:
            Remote(parse(f"http://127.0.0.1:{other.getsockname()[1]}"), lambda: None).models()
        thread.join()
    told(error)


def test_a_server_that_hangs_up(server: ModelServer, remote: Remote) -> None:
    def hang_up(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.connection.shutdown(socket.SHUT_RDWR)

    server.raw = hang_up
    with pytest.raises(EngineError, match="ended the connection") as error:
        remote.chat("system", ["words"])
    told(error)


def test_a_server_without_tls(server: ModelServer) -> None:
    with pytest.raises(EngineError, match="no safe connection") as error:
        Remote(parse(server.address.replace("http:", "https:")), lambda: None).models()
    assert "http://" in told(error)


def test_certificates_are_checked(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with model_server(certificate) as server:
        remote = Remote(parse(server.address), lambda: None)
        with pytest.raises(EngineError, match=r"certificate of 127\.0\.0\.1:\d+ is not trusted: self-signed") as error:
            remote.models()
        told(error)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert remote.models() == ("tiny",)


def test_silence_ends(server: ModelServer, remote: Remote) -> None:
    def silent(_: BaseHTTPRequestHandler) -> None:
        server.hold.wait(20)

    server.raw = silent
    remote.chatting = Limits(silence=0.2)
    with pytest.raises(EngineError, match="does not answer in time") as error:
        remote.chat("system", ["words"])
    told(error)


def test_an_answer_that_drips_for_ever_ends(server: ModelServer, remote: Remote) -> None:
    def dripping(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.end_headers()
        while not server.hold.wait(0.02):
            handler.wfile.write(b": nothing yet\n\n")

    server.raw = dripping
    remote.chatting = Limits(whole=0.5)
    with pytest.raises(EngineError, match="takes longer than"):
        remote.chat("system", ["words"])


@pytest.mark.parametrize("when", ["before the head", "in the stream", "between two attempts"])
def test_a_cancel_is_heeded_wherever_the_server_is(when: str, server: ModelServer, remote: Remote) -> None:
    asked = threading.Event()
    gone = threading.Event()

    def slow(handler: BaseHTTPRequestHandler) -> None:
        if when == "in the stream":
            stream_head(handler)
        asked.set()
        handler.connection.settimeout(20)
        try:
            while handler.connection.recv(100):
                pass
        except OSError:
            pass
        gone.set()

    def stream_head(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.end_headers()
        handler.wfile.write(chunk("so far"))

    if when == "between two attempts":
        server.refusals = [Refusal(503, headers={"Retry-After": "20"})]
        gone.set()
    server.raw = slow
    stopped = threading.Event()

    def check() -> None:
        if stopped.is_set():
            raise Cancelled

    def stop() -> None:
        if when == "between two attempts":
            while not server.chats:
                time.sleep(0.01)
        else:
            asked.wait(20)
        stopped.set()

    remote.check = check
    remote.model = "tiny"
    stopper = threading.Thread(target=stop)
    stopper.start()
    with pytest.raises(Cancelled):
        remote.chat("system", ["words"])
    stopper.join()
    assert gone.wait(20), "the server goes on working for nobody"
