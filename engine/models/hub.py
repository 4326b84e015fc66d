"""The Hub over HTTP: what a repository holds at a commit, and its files from any byte on. The standard library suffices.

HF_ENDPOINT names another Hub, such as a mirror; HF_TOKEN is sent to it, and to nobody that it redirects to. HF_HUB_OFFLINE
forbids every request. Requests go over TLS, except to this very machine.
"""

from __future__ import annotations

import http.client
import json
import os
import socket
import ssl
import urllib.parse
import urllib.request
from dataclasses import dataclass
from email.message import Message
from ipaddress import ip_address
from typing import Any

from engine.models.catalogue import safe_name, safe_repository
from engine.protocol import EngineError

ENDPOINT = "https://huggingface.co"
TIMEOUT = 30.0
"""Seconds without a single byte."""
_MAX_REDIRECTS = 6
_MAX_LISTING = 50 * 2**20
_AGENT = "clipwright"


class Offline(EngineError):
    """The Hub cannot be reached."""


class Refused(EngineError):
    """The Hub answered, and not with what was asked for. `code` is its status, `wait` the seconds it asks to wait."""

    def __init__(self, message: str, *, code: int, wait: float | None = None, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.code = code
        self.wait = wait

    @property
    def passing(self) -> bool:
        """Whether asking again later may help."""
        return self.code in (408, 429, 500, 502, 503, 504)


@dataclass(frozen=True)
class Entry:
    """A file of a repository. `sha256` for large files, `blob` (git's SHA-1) for small ones."""

    name: str
    size: int | None
    sha256: str | None
    blob: str | None


@dataclass(frozen=True)
class Listing:
    """What a repository holds at a commit."""

    revision: str
    files: tuple[Entry, ...]


class Answer:
    """An open answer. To be closed; `abort` ends a read that waits, from another thread."""

    def __init__(self, connection: http.client.HTTPConnection, response: http.client.HTTPResponse, sock: Any) -> None:
        self._connection, self._response, self._sock = connection, response, sock
        self.code = response.status
        self.headers: Message = response.headers

    def read(self, size: int) -> bytes:
        """What has arrived, at most so many bytes; none at the end. Raises OSError or HTTPException when it is lost."""
        return self._response.read1(size)

    def read_all(self, limit: int) -> bytes:
        """Everything; raises ValueError beyond `limit` bytes."""
        whole = bytearray()
        while block := self.read(1 << 16):
            whole += block
            if len(whole) > limit:
                raise ValueError("the answer is too long")
        return bytes(whole)

    def abort(self) -> None:
        try:
            if self._sock is not None:
                self._sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # it has gone already

    def close(self) -> None:
        self._response.close()
        self._connection.close()


class Hub:
    """A Hub. Holds no connection between requests."""

    def __init__(self, endpoint: str | None = None, token: str | None = None, *, timeout: float = TIMEOUT) -> None:
        """By default the one that HF_ENDPOINT and HF_TOKEN name. Raises EngineError for an address that is not safe."""
        self.endpoint = (endpoint or os.environ.get("HF_ENDPOINT") or ENDPOINT).rstrip("/")
        self._token = token if token is not None else os.environ.get("HF_TOKEN", "")
        self._timeout = timeout
        if not _is_safe(self.endpoint):
            raise EngineError(f"the Hub's address is not an https address: {self.endpoint}", hint="set HF_ENDPOINT anew")

    @property
    def host(self) -> str:
        return urllib.parse.urlsplit(self.endpoint).netloc

    def listing(self, repository: str, revision: str = "") -> Listing:
        """The files of a repository at a commit, or at its newest. Raises EngineError."""
        if not safe_repository(repository):
            raise EngineError(f"{repository!r} is no repository of the Hub")
        path = f"/api/models/{repository}/revision/{urllib.parse.quote(revision or 'main', safe='')}?blobs=true"
        answer = self._open(f"{self.endpoint}{path}", {}, what=repository)
        try:
            table = json.loads(answer.read_all(_MAX_LISTING))
            files = tuple(entry for each in table["siblings"] if (entry := _entry(each)) is not None)
            sha = str(table["sha"])
        except (OSError, http.client.HTTPException) as error:
            raise self._lost(error) from error
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise EngineError(
                f"{self.host} answers with something that is no list of files", hint="try again later"
            ) from error
        finally:
            answer.close()
        if len(sha) != 40 or any(letter not in "0123456789abcdef" for letter in sha) or (revision and sha != revision):
            raise EngineError(f"{self.host} answers with another revision than was asked for", hint="try again later")
        return Listing(sha, files)

    def open(self, repository: str, revision: str, name: str, start: int = 0) -> Answer:
        """One file from byte `start` on: status 206 when the server does that, 200 when it sends all. Raises EngineError."""
        path = f"/{repository}/resolve/{revision}/{urllib.parse.quote(name)}"
        headers = {"Range": f"bytes={start}-"} if start else {}
        return self._open(f"{self.endpoint}{path}", headers, what=f"{repository}/{name}")

    def _open(self, url: str, headers: dict[str, str], *, what: str) -> Answer:
        if os.environ.get("HF_HUB_OFFLINE", "").lower() in ("1", "true", "yes", "on"):
            raise Offline("downloads are switched off by HF_HUB_OFFLINE", hint="what is on this machine works as before")
        first = urllib.parse.urlsplit(url).netloc
        for _ in range(_MAX_REDIRECTS):
            wanted = {"User-Agent": _AGENT, "Accept-Encoding": "identity", **headers}
            if self._token and urllib.parse.urlsplit(url).netloc == first:
                wanted["Authorization"] = f"Bearer {self._token}"
            try:
                answer = self._request(url, wanted)
            except (OSError, http.client.HTTPException) as error:
                raise self._lost(error) from error
            if answer.code in (200, 206, 416):
                return answer
            location = answer.headers.get("Location", "")
            answer.close()
            if answer.code not in (301, 302, 303, 307, 308) or not location:
                raise _why(answer, what, self.host)
            url = urllib.parse.urljoin(url, location)
            if not _is_safe(url):
                raise EngineError(f"{self.host} leads to an address that is not safe", hint="try again later")
        raise EngineError(f"{self.host} leads in circles", hint="try again later")

    def _request(self, url: str, headers: dict[str, str]) -> Answer:
        parts = urllib.parse.urlsplit(url)
        connection = _connection(parts, self._timeout)
        try:
            connection.connect()
            sock = connection.sock
            target = urllib.parse.urlunsplit(("", "", parts.path or "/", parts.query, ""))
            if isinstance(connection, _ThroughProxy):
                target = url
            connection.request("GET", target, headers=headers)
            return Answer(connection, connection.getresponse(), sock)
        except BaseException:
            connection.close()
            raise

    def _lost(self, error: Exception) -> Offline:
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return Offline(
            f"{self.host} cannot be reached: {why}", hint="check the connection; what is on this machine works as before"
        )


class _ThroughProxy(http.client.HTTPConnection):
    """A plain request that a proxy is asked to make."""


def _connection(parts: urllib.parse.SplitResult, timeout: float) -> http.client.HTTPConnection:
    host, port = parts.hostname or "", parts.port
    proxy = urllib.request.getproxies().get(parts.scheme, "")
    through = (
        urllib.parse.urlsplit(proxy) if proxy and not urllib.request.proxy_bypass(host) and not _is_here(host) else None
    )
    if parts.scheme == "https":
        context = _context()
        if through is not None and through.hostname:
            tunnel = http.client.HTTPSConnection(through.hostname, through.port or 443, timeout=timeout, context=context)
            tunnel.set_tunnel(host, port or 443)
            return tunnel
        return http.client.HTTPSConnection(host, port, timeout=timeout, context=context)
    if through is not None and through.hostname:
        return _ThroughProxy(through.hostname, through.port or 80, timeout=timeout)
    return http.client.HTTPConnection(host, port, timeout=timeout)


def _context() -> ssl.SSLContext:
    """The system's certificates; where Python knows of none, those of certifi if that is installed."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        try:
            import certifi
        except ImportError:
            return context
        context.load_verify_locations(certifi.where())
    return context


def _why(answer: Answer, what: str, host: str) -> EngineError:
    code = answer.code
    if code in (401, 403):
        return Refused(
            f"{host} does not hand out {what} to everybody",
            code=code,
            hint="accept its terms there and put your token into the environment variable HF_TOKEN",
        )
    if code == 404:
        return Refused(f"{host} has no {what}", code=code, hint="it may have been moved or withdrawn")
    if code == 429:
        return Refused(f"{host} asks for fewer requests", code=code, wait=_seconds(answer), hint="go on later")
    return Refused(f"{host} answers with status {code} for {what}", code=code, wait=_seconds(answer), hint="try again later")


def _seconds(answer: Answer) -> float | None:
    text = answer.headers.get("Retry-After", "")
    return float(text) if text.isdigit() else None


def _entry(each: dict[str, Any]) -> Entry | None:
    """A file of the listing; None for a name that would not stay inside its folder."""
    name = each["rfilename"]
    if not isinstance(name, str) or not safe_name(name):
        return None
    large = each.get("lfs") or {}
    size = large.get("size", each.get("size"))
    return Entry(name, size if isinstance(size, int) and size >= 0 else None, large.get("sha256"), each.get("blobId"))


def _is_safe(url: str) -> bool:
    parts = urllib.parse.urlsplit(url)
    if not parts.hostname or parts.username or parts.password:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname))


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
