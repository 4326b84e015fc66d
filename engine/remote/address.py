"""Where a server is: what `--engine URL` may say."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from engine.protocol import EngineError

_HINT = "give an address such as http://127.0.0.1:8000 or https://HOST/v1#MODEL"
_LONGEST = 2000
OFFICIAL = "https://api.openai.com"


@dataclass(frozen=True)
class Server:
    """A server's address. Holds no secret."""

    scheme: str
    host: str
    """Name or number, without brackets."""
    port: int
    path: str
    """What every request's path begins with, without a slash at its end."""
    model: str
    """The model that the address names; empty for the only one that there is."""

    @property
    def name(self) -> str:
        """As people call it: the host, and the port unless it is the usual one."""
        return self.origin.partition("://")[2]

    @property
    def origin(self) -> str:
        """Scheme, host and port: what keys are bound to."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"http": 80, "https": 443}[self.scheme]
        return f"{self.scheme}://{host}" + ("" if self.port == usual else f":{self.port}")

    @property
    def is_here(self) -> bool:
        """Whether it is this very machine."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def is_official(self) -> bool:
        """Whether it is OpenAI's own."""
        return self.origin == OFFICIAL

    def warnings(self) -> tuple[str, ...]:
        """What the user should know before pictures go there."""
        if self.is_here:
            return ()
        sent = f"pictures of the footage are sent to {self.name}"
        if self.scheme == "http":
            return (f"{sent}, unencrypted: others on the way can see them, and the key as well",)
        return (sent,)


def is_address(name: str) -> bool:
    """Whether the name of an engine means a server."""
    return "://" in name


def parse(address: str) -> Server:
    """Read an address. Raises EngineError, which repeats no part that may be a secret."""
    if len(address) > _LONGEST or not address.isprintable() or " " in address:
        raise EngineError("the server's address is not an address", hint=_HINT)
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise EngineError("the server's address cannot be read", hint=_HINT) from None
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https"):
        raise EngineError(f"a server is asked over http or https, not over {scheme[:20] or 'nothing'}", hint=_HINT)
    if parts.username is not None or parts.password is not None or parts.query:
        hint = "leave it out; keys belong into the environment variable CLIPWRIGHT_API_KEY"
        raise EngineError("the server's address holds a name, a password or a query", hint=hint)
    if not host or port == 0:
        raise EngineError("the server's address names no host", hint=_HINT)
    path = parts.path.rstrip("/").removesuffix("/chat/completions").removesuffix("/models") or "/v1"
    if not path.isascii():
        raise EngineError("the server's address cannot be read", hint=_HINT)
    return Server(scheme, host, port or {"http": 80, "https": 443}[scheme], path, unquote(parts.fragment))
