"""A small server for tests that speaks the OpenAI-compatible protocol, and misbehaves on request."""

from __future__ import annotations

import json
import math
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

JSON = "application/json"


@dataclass
class Asked:
    """A request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any

    @property
    def words(self) -> list[str]:
        """The text of all messages' parts."""
        return [part["text"] for part in self.parts if part["type"] == "text"]

    @property
    def pictures(self) -> list[str]:
        return [part["image_url"]["url"] for part in self.parts if part["type"] == "image_url"]

    @property
    def parts(self) -> list[dict[str, Any]]:
        return [
            part for message in self.body["messages"] if isinstance(message["content"], list) for part in message["content"]
        ]


@dataclass
class Refusal:
    """An answer with a status of its own."""

    status: int
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)


class ModelServer:
    """What it says is set by a test: `says` gives the text for each chat in turn (the last one from then on), `refusals` are
    given before anything else, `raw` takes over the handler for chats."""

    def __init__(self) -> None:
        self.models: Any = ["tiny"]
        self.says: list[str | Refusal] = ["a picture"]
        self.refusals: list[Refusal] = []
        self.asked: list[Asked] = []
        self.takes_forms = True
        self.chances: dict[str, float] | None = None
        """Probabilities of first tokens that it tells when asked; None for a server that refuses to be asked."""
        self.streams = True
        self.content_type: str | None = None
        self.raw: Callable[[BaseHTTPRequestHandler], None] | None = None
        self.hold = threading.Event()
        """Set at the end; a handler that is to be slow waits for it."""
        self.address = ""

    @property
    def chats(self) -> list[Asked]:
        return [asked for asked in self.asked if asked.method == "POST"]

    def text(self) -> str | Refusal:
        return self.says.pop(0) if len(self.says) > 1 else self.says[0]


@contextmanager
def model_server(certificate: Path | None = None) -> Iterator[ModelServer]:
    """A server on a free port of this machine; with a `certificate` (and its key in the same file) over TLS."""
    state = ModelServer()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(state))
    server.daemon_threads = True
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    state.address = f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_address[1]}"
    try:
        yield state
    finally:
        state.hold.set()
        server.shutdown()
        thread.join()
        server.server_close()


def pieces(text: str) -> list[str]:
    """A text as a model streams it."""
    return [text[start : start + 5] for start in range(0, len(text), 5)]


def chunk(content: str | None = None, finish: str | None = None, logprobs: Any = None) -> bytes:
    """A server-sent event with a piece of an answer."""
    choice = {"index": 0, "delta": {} if content is None else {"content": content}, "finish_reason": finish}
    if logprobs is not None:
        choice["logprobs"] = logprobs
    message = {"object": "chat.completion.chunk", "choices": [choice]}
    return b"data: " + json.dumps(message).encode() + b"\n\n"


def stream(handler: BaseHTTPRequestHandler, parts: Sequence[bytes]) -> None:
    """A stream of events that ends as the connection does."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream; charset=utf-8")
    handler.end_headers()
    for part in parts:
        handler.wfile.write(part)
        handler.wfile.flush()
    handler.close_connection = True
    with suppress(OSError):
        handler.connection.shutdown(socket.SHUT_WR)


def send(handler: BaseHTTPRequestHandler, status: int, body: bytes, content_type: str, **headers: str) -> None:
    """A whole answer."""
    handler.send_response(status)
    handler.send_header("Content-Type", content_type)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def _told(chances: dict[str, float]) -> dict[str, Any]:
    """Probabilities of the first token as such servers tell them."""
    likeliest = [{"token": token, "logprob": math.log(chance)} for token, chance in chances.items()]
    return {"content": [{"token": likeliest[0]["token"], "top_logprobs": likeliest}]}


def _handler(state: ModelServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class calls it so
            pass

        def do_GET(self) -> None:
            state.asked.append(Asked("GET", self.path, dict(self.headers), None))
            if state.refusals:
                return self._refuse(state.refusals.pop(0))
            if self.path != "/v1/models":
                return self._refuse(Refusal(404, '{"detail": "Not Found"}'))
            listing = state.models
            if isinstance(listing, list):
                listing = {"object": "list", "data": [{"id": name, "object": "model"} for name in listing]}
            return send(self, 200, json.dumps(listing).encode(), state.content_type or JSON)

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.asked.append(Asked("POST", self.path, dict(self.headers), body))
            if state.refusals:
                return self._refuse(state.refusals.pop(0))
            if "response_format" in body and not state.takes_forms:
                return self._refuse(Refusal(422, '{"detail": "Unexpected fields in the request: response_format"}'))
            if state.raw is not None:
                return state.raw(self)
            if "logprobs" in body and state.chances is None:
                return self._refuse(Refusal(400, '{"detail": "logprobs are not supported"}'))
            text = state.text()
            if isinstance(text, Refusal):
                return self._refuse(text)
            told = _told(state.chances) if "logprobs" in body and state.chances else None
            if state.streams:
                first, *rest = pieces(text)
                begun = chunk(first, logprobs=told)
                return stream(self, [begun, *map(chunk, rest), chunk(finish="stop"), b"data: [DONE]\n\n"])
            choice = {"message": {"role": "assistant", "content": text}, "finish_reason": "stop", "logprobs": told}
            message = {"choices": [choice]}
            return send(self, 200, json.dumps(message).encode(), state.content_type or JSON)

        def _refuse(self, refusal: Refusal) -> None:
            send(self, refusal.status, refusal.body.encode(), JSON, **refusal.headers)

    return Handler
