"""A server's models: which there are, and what one says to words and pictures."""

from __future__ import annotations

import json
import math
import time
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.protocol import EngineError
from engine.remote import faults, keys
from engine.remote.address import Server
from engine.remote.events import events
from engine.remote.exchange import Exchange, Limits, truncated

AGENT = "clipwright"
LISTING = Limits(silence=30.0, whole=60.0)
CHAT = Limits()
ATTEMPTS = 5
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 30.0
_MOST_TEXT = 200_000
_MOST_MODELS = 10_000
_LIKELIEST = 20
_LONGEST_CONTEXT = 10_000_000
_LOOK_SECONDS = 0.1


@dataclass(frozen=True)
class Picture:
    """A JPEG file and the words that belong to it."""

    label: str
    jpeg: bytes


@dataclass(frozen=True)
class Form:
    """What an answer is to look like: a JSON schema and its name."""

    name: str
    schema: dict[str, Any]


@dataclass
class Said:
    """What a model said."""

    text: str
    cut: bool = False
    """Whether it had more to say than it was allowed to."""
    constrained: bool = False
    """Whether the server took the form that was asked for."""
    first: dict[str, float] | None = None
    """The likeliest first tokens and their probabilities, where that was asked for and the server tells them."""


@dataclass
class Remote:
    """A model on a server. `check` is called ten times a second while it waits, and may raise to end everything."""

    server: Server
    check: Callable[[], None]
    model: str = ""
    listing: Limits = LISTING
    chatting: Limits = CHAT
    first_wait: float = _FIRST_WAIT
    contexts: dict[str, int] = field(default_factory=dict)
    """Tokens that models may take, as far as the server's list tells."""
    _key: str | None = field(default=None, repr=False)
    _takes_forms: bool = True
    _tells_chances: bool = True

    @property
    def engine(self) -> str:
        """The host and the model, for the "engine" of an answer."""
        return f"{self.server.name} {self.model}"

    def models(self) -> tuple[str, ...]:
        """The ids of the server's models. Raises EngineError."""
        with self._ask("GET", "/models", None, self.listing, "application/json") as exchange:
            if exchange.status != 200:
                raise faults.refused(self.server, exchange.status, exchange.text(1 << 16), self._key or "", listing=True)
            if exchange.content_type not in ("application/json", "text/json"):
                raise faults.strange(self.server, exchange.content_type)
            table = _json(self.server, exchange.text())
        data = table.get("data", []) if isinstance(table, dict) else None
        if not isinstance(data, list):
            raise EngineError(f"{self.server.name} answers with something that is no list of models")
        found = []
        for each in data[:_MOST_MODELS]:
            name = each.get("id") if isinstance(each, dict) else None
            if isinstance(name, str) and name and name.isprintable() and len(name) < 500:
                found.append(name)
                if room := _context(each):
                    self.contexts[name] = room
        return tuple(found)

    def choose(self, models: Sequence[str] | None = None) -> str:
        """Settle on a model: the one that the address names, else the only one there is. Raises EngineError."""
        if self.server.model:
            self.model = self.server.model
            return self.model
        found = self.models() if models is None else models
        if not found:
            raise EngineError(f"{self.server.name} has no model", hint="load one there, or name one: URL#MODEL")
        if len(found) > 1:
            more = f" and {len(found) - 5} more" if len(found) > 5 else ""
            raise EngineError(
                f"{self.server.name} has {len(found)} models: {', '.join(found[:5])}{more}",
                hint=f"add one to the address: {self.server.origin}{self.server.path}#MODEL",
            )
        self.model = found[0]
        return self.model

    def chat(
        self,
        system: str,
        parts: Sequence[str | Picture],
        *,
        later: Sequence[tuple[str, str]] = (),
        form: Form | None = None,
        most_tokens: int = 2048,
        on_text: Callable[[str], None] | None = None,
        chances: bool = False,
    ) -> Said:
        """What the model says; `on_text` gets its words as they come.

        `later` is what was said after `parts`, as (role, text). With `chances` the server is asked how likely the first
        words were. The form goes along where the server takes one, so the answer is to be validated all the same. Raises
        EngineError.
        """
        if not self.model:
            self.choose()
        messages = [{"role": "system", "content": system}, {"role": "user", "content": list(_content(parts))}]
        messages += [{"role": role, "content": text} for role, text in later]
        body: dict[str, Any] = {"model": self.model, "messages": messages, "stream": True}
        if self.server.is_official:
            body["max_completion_tokens"] = most_tokens
        else:
            body |= {"max_tokens": most_tokens, "temperature": 0}
        if chances and self._tells_chances:
            body |= {"logprobs": True, "top_logprobs": _LIKELIEST}
        while True:
            asked = form if self._takes_forms else None
            if asked is not None:
                described = {"name": asked.name, "strict": True, "schema": asked.schema}
                body["response_format"] = {"type": "json_schema", "json_schema": described}
            data = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
            with self._ask("POST", "/chat/completions", data, self.chatting, "text/event-stream") as exchange:
                if exchange.status != 200:
                    text = exchange.text(1 << 16)
                    if exchange.status in (400, 422, 501) and not faults.is_too_long(text):
                        # a server that knows no forms, or no probabilities, says so in words of its own
                        if asked is not None:
                            self._takes_forms = False
                            del body["response_format"]
                            continue
                        if "logprobs" in body:
                            self._tells_chances = False
                            del body["logprobs"], body["top_logprobs"]
                            continue
                    if exchange.status not in (401, 403, 429, 503) and self._is_unknown():
                        raise faults.unknown_model(self.server, self.model)
                    raise faults.refused(self.server, exchange.status, text, self._key or "", model=self.model)
                said = self._said(exchange, on_text)
            said.constrained = asked is not None
            return said

    def _is_unknown(self) -> bool:
        """Whether the address names a model that the server's list does not have; some fail in odd ways over that."""
        if not self.server.model:
            return False
        try:
            return self.model not in self.models()
        except EngineError:
            return False

    def _said(self, exchange: Exchange, on_text: Callable[[str], None] | None) -> Said:
        if exchange.content_type == "text/event-stream":
            return self._streamed(exchange, on_text)
        if exchange.content_type != "application/json":
            raise faults.strange(self.server, exchange.content_type)
        choice = self._choice(_json(self.server, exchange.text()))
        message = choice.get("message")
        text = message.get("content") if isinstance(message, dict) else None
        if not isinstance(text, str):
            raise EngineError(f"{self.server.name} answers without an answer")
        if on_text is not None:
            on_text(text)
        return Said(text[:_MOST_TEXT], cut=choice.get("finish_reason") == "length", first=_chances(choice))

    def _streamed(self, exchange: Exchange, on_text: Callable[[str], None] | None) -> Said:
        said = Said("")
        finished = False
        for event in events(exchange.blocks(), self.server):
            if event == "[DONE]":
                finished = True
                break
            choice = self._choice(_json(self.server, event))
            delta = choice.get("delta")
            text = delta.get("content") if isinstance(delta, dict) else None
            if said.first is None:
                said.first = _chances(choice)
            if isinstance(text, str) and text:
                said.text += text
                if len(said.text) > _MOST_TEXT:
                    raise EngineError(f"{self.server.name} does not stop talking")
                if on_text is not None:
                    on_text(text)
            if reason := choice.get("finish_reason"):
                finished, said.cut = True, reason == "length"
        if not finished:
            raise truncated(self.server)
        return said

    def _choice(self, message: Any) -> dict[str, Any]:
        """The first choice of an answer or of a piece of one; {} for a piece that has none, as those with figures."""
        if isinstance(message, dict):
            if fault := message.get("error"):
                detail = faults.detail(fault, self._key or "")
                raise EngineError(f"{self.server.name} failed{': ' if detail else ''}{detail}")
            choices = message.get("choices")
            if not choices:
                return {}
            if isinstance(choices, list) and isinstance(choices[0], dict):
                return choices[0]
        raise EngineError(f"{self.server.name} answers with something that is no answer of a model")

    def _ask(self, method: str, path: str, body: bytes | None, limits: Limits, accept: str) -> Exchange:
        """An answer to this request, other than that the server is busy just now."""
        if self._key is None:
            self._key = keys.key_for(self.server, self.check)
        headers = {"User-Agent": AGENT, "Accept": accept, "Accept-Encoding": "identity", "Connection": "close"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        wait = self.first_wait
        for attempt in range(ATTEMPTS):
            exchange = Exchange(self.server, method, path, headers=headers, body=body, limits=limits, check=self.check)
            if exchange.status not in (429, 503):
                return exchange
            with exchange:
                text = exchange.text(1 << 16)
                asked = str(exchange.headers.get("Retry-After", ""))
            if attempt + 1 == ATTEMPTS or faults.is_final(text):
                raise faults.refused(self.server, exchange.status, text, self._key)
            self._pause(min(float(asked) if asked.isascii() and asked.isdigit() else wait, _LONGEST_WAIT))
            wait *= 2
        raise AssertionError("unreachable")

    def _pause(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.check()
            time.sleep(min(_LOOK_SECONDS, left))
        self.check()


def _content(parts: Sequence[str | Picture]) -> Iterator[dict[str, Any]]:
    for part in parts:
        if isinstance(part, str):
            yield {"type": "text", "text": part}
        else:
            yield {"type": "text", "text": part.label}
            url = f"data:image/jpeg;base64,{b64encode(part.jpeg).decode('ascii')}"
            yield {"type": "image_url", "image_url": {"url": url}}


def _context(listed: dict[str, Any]) -> int | None:
    """A model's context as vLLM, LM Studio, llama.cpp and OpenRouter tell it in their lists; None where it is not told."""
    meta = listed.get("meta")
    places = [listed.get(name) for name in ("max_model_len", "max_context_length", "context_length")]
    places += [meta.get("n_ctx_train")] if isinstance(meta, dict) else []
    for value in places:
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _LONGEST_CONTEXT:
            return value
    return None


def _chances(choice: dict[str, Any]) -> dict[str, float] | None:
    """Probabilities of the likeliest first tokens, those alike but for case and spaces taken together."""
    told = choice.get("logprobs")
    content = told.get("content") if isinstance(told, dict) else None
    first = content[0] if isinstance(content, list) and content else None
    likeliest = first.get("top_logprobs") if isinstance(first, dict) else None
    if not isinstance(likeliest, list):
        return None
    found: dict[str, float] = {}
    for each in likeliest[:_LIKELIEST]:
        token, chance = (each.get("token"), each.get("logprob")) if isinstance(each, dict) else (None, None)
        if isinstance(token, str) and isinstance(chance, int | float):
            word = token.strip().casefold()
            found[word] = found.get(word, 0.0) + math.exp(min(0.0, chance))
    return found or None


def _json(server: Server, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise EngineError(f"{server.name} answers with something that is not JSON") from None
