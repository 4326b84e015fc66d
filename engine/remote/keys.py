"""The key for a server: from the environment or the system's keyring, and nowhere else."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable
from importlib import import_module

from engine.protocol import EngineError
from engine.remote.address import Server

VARIABLE = "CLIPWRIGHT_API_KEY"
OFFICIAL_VARIABLE = "OPENAI_API_KEY"
SERVICE = "clipwright"
"""Under which the keyring has keys, by the server's origin: `keyring set clipwright https://models.example`."""

_KEY = re.compile(r"[\x21-\x7e]{1,4096}")
_PATIENCE = 30.0
"""Seconds in which a keyring that asks for a password is to be opened."""


def key_for(server: Server, check: Callable[[], None]) -> str:
    """The key to show to `server`, or nothing. `check` is called while a keyring is asked.

    CLIPWRIGHT_API_KEY goes to whichever server the user names, OPENAI_API_KEY to OpenAI's own alone. Raises EngineError for
    what can be no key, without repeating it.
    """
    if found := os.environ.get(VARIABLE, "").strip():
        return _sound(found, f"the environment variable {VARIABLE}")
    if server.is_official and (found := os.environ.get(OFFICIAL_VARIABLE, "").strip()):
        return _sound(found, f"the environment variable {OFFICIAL_VARIABLE}")
    if found := _from_keyring(server.origin, check).strip():
        return _sound(found, "the keyring")
    return ""


def hint(server: Server) -> str:
    """How to give a key."""
    return f"put the key into the environment variable {VARIABLE}, or: keyring set {SERVICE} {server.origin}"


def _sound(key: str, place: str) -> str:
    if not _KEY.fullmatch(key):
        raise EngineError(f"what {place} holds cannot be a key", hint="keys are plain letters, digits and signs")
    return key


def _from_keyring(origin: str, check: Callable[[], None]) -> str:
    """What the keyring has; nothing where the package is missing or the keyring is closed or broken."""
    try:
        keyring = import_module("keyring")
    except ImportError:
        return ""
    found: list[str] = []

    def look() -> None:
        try:
            found.append(keyring.get_password(SERVICE, origin) or "")
        except Exception:  # noqa: BLE001 - back ends fail in ways of their own; without a key the server says what it wants
            found.append("")

    thread = threading.Thread(target=look, name="keyring", daemon=True)
    thread.start()
    for _ in range(int(_PATIENCE / 0.1)):
        thread.join(0.1)
        if not thread.is_alive():
            break
        check()
    return found[0] if found else ""
