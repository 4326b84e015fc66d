"""One request over HTTP and its answer as it comes, given up at once when nobody wants it any more.

A thread of its own talks to the server, so that the one that asks can look around ten times a second: neither a name that is
not found nor a server that says nothing holds up a cancel.
"""

from __future__ import annotations

import http.client
import queue
import socket
import ssl
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urljoin, urlsplit

from engine.protocol import EngineError
from engine.remote.address import Server

_LOOK_SECONDS = 0.1
_BLOCK = 1 << 16
_MOST_REDIRECTS = 3


@dataclass(frozen=True)
class Limits:
    """How long a server may take, in seconds, and how much it may say, in bytes."""

    connect: float = 10.0
    silence: float = 300.0
    """Without a byte: a server may have to load the model first."""
    whole: float = 1800.0
    size: int = 8 << 20


class Lost(EngineError):
    """The server cannot be reached, or the connection broke."""


@dataclass(frozen=True)
class _Head:
    status: int
    headers: http.client.HTTPMessage


class _End:
    pass


class Exchange:
    """A request that is under way; to be used as a context manager, which ends it whatever happens.

    `status` and `headers` are there from the start, `blocks` gives the body. Redirects are followed within the same origin.
    """

    def __init__(
        self,
        server: Server,
        method: str,
        path: str,
        *,
        headers: dict[str, str],
        body: bytes | None = None,
        limits: Limits,
        check: Callable[[], None],
    ) -> None:
        """Asks, and waits for the head of the answer. Raises EngineError, and what `check` raises."""
        self._server = server
        self._limits = limits
        self._check = check
        self._end = time.monotonic() + limits.whole
        target = server.path + path
        self._talk = _Talk(server, method, target, headers, body, limits)
        try:
            for _ in range(_MOST_REDIRECTS):
                head = self._next()
                if not isinstance(head, _Head):
                    raise _lost(server, http.client.BadStatusLine(""))
                self.status, self.headers = head.status, head.headers
                if head.status not in (301, 302, 303, 307, 308):
                    return
                target = self._elsewhere(method, target)
                self._talk.stop()
                self._talk = _Talk(server, method, target, headers, body, limits)
            raise EngineError(f"{server.name} leads in circles", hint="check the address")
        except BaseException:
            self.close()
            raise

    @property
    def content_type(self) -> str:
        """Without parameters, in small letters."""
        return str(self.headers.get("Content-Type", "")).partition(";")[0].strip().lower()

    def blocks(self) -> Iterator[bytes]:
        """The body. Raises EngineError when it breaks off, is too long or takes too long."""
        length = str(self.headers.get("Content-Length", ""))
        size = 0
        while not isinstance(block := self._next(begun=True), _End):
            if isinstance(block, bytes):
                size += len(block)
                if size > self._limits.size:
                    raise EngineError(f"{self._server.name} answers with more than {self._limits.size >> 20} MB")
                yield block
        if length.isdigit() and size < int(length):
            raise truncated(self._server)

    def text(self, most: int | None = None) -> str:
        """The whole body as text, or its beginning."""
        whole = bytearray()
        for block in self.blocks():
            whole += block
            if most is not None and len(whole) >= most:
                break
        return bytes(whole[:most]).decode("utf-8", "replace")

    def close(self) -> None:
        """End it, wherever it is."""
        self._talk.stop()

    def __enter__(self) -> Exchange:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _next(self, *, begun: bool = False) -> _Head | bytes | _End:
        while True:
            began = time.monotonic()
            self._check()
            now = time.monotonic()
            self._end += now - began  # what was done in between is not the server's fault
            if now > self._end:
                raise EngineError(f"{self._server.name} takes longer than {self._limits.whole / 60:.0f} minutes")
            try:
                news = self._talk.news.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                continue
            if isinstance(news, Exception):
                if begun and not isinstance(news, TimeoutError):
                    raise truncated(self._server)
                raise _lost(self._server, news) from None
            return news

    def _elsewhere(self, method: str, target: str) -> str:
        """Where a redirect leads: a path of the same server."""
        where = urlsplit(urljoin(self._server.origin + target, str(self.headers.get("Location", ""))))
        here = urlsplit(self._server.origin)
        with suppress(ValueError):
            same = (where.scheme, where.hostname, where.port) == (here.scheme, here.hostname, here.port)
            if same and (method == "GET" or self.status in (307, 308)):
                return where.path + (f"?{where.query}" if where.query else "")
        raise EngineError(
            f"{self._server.name} leads to another address, which is not followed", hint="give the address that it leads to"
        )


class _Talk:
    """The thread that talks to the server, and what it heard."""

    def __init__(
        self, server: Server, method: str, target: str, headers: dict[str, str], body: bytes | None, limits: Limits
    ) -> None:
        self.news: queue.Queue[_Head | bytes | _End | Exception] = queue.Queue(maxsize=64)
        self._stopped = threading.Event()
        self._sock: socket.socket | None = None
        order = (server, method, target, headers, body, limits)
        threading.Thread(target=self._run, args=order, name="remote", daemon=True).start()

    def stop(self) -> None:
        """End the connection, whatever it waits for."""
        self._stopped.set()
        if (sock := self._sock) is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def _run(
        self, server: Server, method: str, target: str, headers: dict[str, str], body: bytes | None, limits: Limits
    ) -> None:
        connection: http.client.HTTPConnection | None = None
        try:
            connection, through = _connection(server, limits.connect)
            connection.connect()
            self._sock = sock = connection.sock
            if self._stopped.is_set():
                return
            sock.settimeout(limits.silence)
            connection.request(method, server.origin + target if through else target, body=body, headers=headers)
            response = connection.getresponse()
            self._put(_Head(response.status, response.headers))
            while block := response.read1(_BLOCK):
                self._put(block)
            self._put(_End())
        except Exception as error:  # noqa: BLE001 - it is told to the one who asked
            self._put(error)
        finally:
            if connection is not None:
                connection.close()

    def _put(self, news: _Head | bytes | _End | Exception) -> None:
        while not self._stopped.is_set():
            with suppress(queue.Full):
                self.news.put(news, timeout=_LOOK_SECONDS)
                return


def truncated(server: Server) -> Lost:
    """The error for an answer that broke off."""
    return Lost(f"the answer of {server.name} breaks off", hint="try again; its log may say why")


def _connection(server: Server, timeout: float) -> tuple[http.client.HTTPConnection, bool]:
    """A connection, and whether it leads to a proxy that is to be told the whole address."""
    proxy = "" if server.is_here else urllib.request.getproxies().get(server.scheme, "")
    if proxy and urllib.request.proxy_bypass(server.host):
        proxy = ""
    through = urlsplit(proxy if "://" in proxy else f"http://{proxy}") if proxy else None
    if server.scheme == "http":
        if through is not None and through.hostname:
            return http.client.HTTPConnection(through.hostname, through.port or 80, timeout=timeout), True
        return http.client.HTTPConnection(server.host, server.port, timeout=timeout), False
    context = _certificates()
    if through is not None and through.hostname:
        tunnel = http.client.HTTPSConnection(through.hostname, through.port or 443, timeout=timeout, context=context)
        tunnel.set_tunnel(server.host, server.port)
        return tunnel, False
    return http.client.HTTPSConnection(server.host, server.port, timeout=timeout, context=context), False


def _certificates() -> ssl.SSLContext:
    """The system's; where Python knows of none, those of certifi if that is installed."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        with suppress(ImportError):
            import certifi

            context.load_verify_locations(certifi.where())
    return context


def _lost(server: Server, error: Exception) -> EngineError:
    """Why nothing came, or no more, in one line."""
    name = server.name
    if isinstance(error, ssl.SSLCertVerificationError):
        why = error.verify_message or "it cannot be checked"
        return Lost(f"the certificate of {name} is not trusted: {why}", hint="SSL_CERT_FILE can name one more to be trusted")
    if isinstance(error, ssl.SSLError):
        return Lost(f"no safe connection to {name}: {error.reason or 'it does not speak TLS'}", hint="it may want http://")
    if isinstance(error, TimeoutError):
        return Lost(f"{name} does not answer in time", hint="it may be loading the model; try again later")
    if isinstance(error, http.client.RemoteDisconnected | ConnectionResetError | BrokenPipeError):
        return Lost(f"{name} ended the connection without an answer", hint="its log may say why")
    if isinstance(error, http.client.IncompleteRead):
        return truncated(server)
    if isinstance(error, http.client.HTTPException | ValueError):
        return Lost(f"{name} answers with something that is not HTTP", hint="it may want https://")
    why = getattr(error, "strerror", None) or type(error).__name__
    return Lost(f"{name} cannot be reached: {why}", hint="is the server running, and is the address right?")
