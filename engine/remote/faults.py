"""What a server's refusal means, in one line. Its own words are quoted shortened, in plain letters, without the key."""

from __future__ import annotations

import json
import re
from typing import Any

from engine.protocol import EngineError
from engine.remote import keys
from engine.remote.address import Server

_LONGEST = 200
_FINAL = ("insufficient_quota", "billing_hard_limit")
"""Codes of a 429 that waiting does not help."""


_TOO_LONG = re.compile(
    r"context (length|size|window)|maximum context|too many tokens|prompt is too long|max_model_len", re.I
)


class Refused(EngineError):
    """The server answered, and not with what was asked for. `code` is its status, `too_long` whether less may do."""

    def __init__(self, code: int, message: str, hint: str, *, too_long: bool = False) -> None:
        super().__init__(message, hint=hint)
        self.code = code
        self.too_long = too_long


def refused(server: Server, code: int, body: str, key: str, *, model: str = "", listing: bool = False) -> Refused:
    """The error for an answer of status `code`."""
    name, words = server.name, detail(_parsed(body), key)
    said = f": {words}" if words else ""
    if code in (401, 403):
        if key:
            return Refused(code, f"{name} does not accept the key (status {code})", keys.hint(server))
        return Refused(code, f"{name} wants a key (status {code})", keys.hint(server))
    if code == 404:
        if model and "model" in words.lower():
            return unknown_model(server, model)
        what = "no list of models" if listing else "nothing that answers"
        return Refused(code, f"{name} has {what} under {server.path}", "such addresses end in /v1 as a rule")
    if code in (429, 503):
        return Refused(code, f"{name} is too busy (status {code}){said}", "try again later")
    if code == 413:
        hint = "allow larger requests there"
        return Refused(code, f"{name} takes no request of this size (status 413){said}", hint, too_long=True)
    if is_too_long(body):
        hint = "start it with a longer context"
        return Refused(code, f"{name} has no room for the request (status {code}){said}", hint, too_long=True)
    if 300 <= code < 500:
        return Refused(code, f"{name} refuses the request (status {code}){said}", "its log may say more")
    return Refused(code, f"{name} failed (status {code}){said}", "its log may say why")


def unknown_model(server: Server, model: str) -> Refused:
    """The error for a model that the server does not have."""
    hint = f"clipwright models check {server.origin}{server.path} lists its models"
    return Refused(404, f"{server.name} has no model called {model!r}", hint)


def strange(server: Server, content_type: str) -> EngineError:
    """The error for an answer of a kind that no such server gives."""
    kind = "".join(letter for letter in content_type if letter.isprintable())[:60] or "something unnamed"
    return EngineError(
        f"{server.name} answers with {kind} instead of JSON under {server.path}", hint="such addresses end in /v1 as a rule"
    )


def is_too_long(body: str) -> bool:
    """Whether the model's context has no room for what was asked."""
    return _TOO_LONG.search(body) is not None


def is_final(body: str) -> bool:
    """Whether a busy server will be no less busy later."""
    return any(code in body for code in _FINAL)


def detail(fault: Any, key: str) -> str:
    """The words in an error of a server, whatever its shape."""
    for _ in range(4):
        if isinstance(fault, dict):
            fault = next((fault[name] for name in ("error", "message", "detail", "msg") if fault.get(name)), "")
        elif isinstance(fault, list):
            fault = fault[0] if fault else ""
    text = fault if isinstance(fault, str) else ""
    if key:
        text = text.replace(key, "***")
    text = "".join(letter if letter.isprintable() else " " for letter in text)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _parsed(body: str) -> Any:
    """An error as JSON; pages and other things are not worth quoting."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return ""
