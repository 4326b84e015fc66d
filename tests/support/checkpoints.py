"""Tiny checkpoints in the layout of real ones, and a Hub on this machine that hands them out and can misbehave."""

from __future__ import annotations

import hashlib
import json
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

REVISION = "0123456789abcdef0123456789abcdef01234567"
CONFIG = {"model_type": "qwen3_vl", "architectures": ["Qwen3VLForConditionalGeneration"]}


def tensors(**sizes: int) -> bytes:
    """A safetensors file of 8-bit tensors of these lengths."""
    header: dict[str, Any] = {}
    place = 0
    for name, size in sizes.items():
        header[name] = {"dtype": "U8", "shape": [size], "data_offsets": [place, place + size]}
        place += size
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + bytes(index % 251 for index in range(place))


def write_checkpoint(folder: Path, config: dict[str, Any] | None = None, **files: bytes) -> Path:
    """A folder with config.json and one file of weights; `files` are others, "__" in a name standing for a dot."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(CONFIG if config is None else config), encoding="utf-8")
    if not files:
        files = {"model__safetensors": tensors(weight=64)}
    for name, data in files.items():
        (folder / name.replace("__", ".")).write_bytes(data)
    return folder


@dataclass
class FakeHub:
    """A repository on 127.0.0.1. What it is to do wrong is set in its fields; what it was asked is in `asked`."""

    files: dict[str, bytes]
    repository: str = "someone/some-model"
    revision: str = REVISION
    address: str = ""
    ranges: bool = True
    """Whether it knows ranges."""
    drop_after: list[int] = field(default_factory=list)
    """Bytes after which each of the next answers breaks off."""
    statuses: list[int] = field(default_factory=list)
    """Statuses that the next requests get instead of an answer."""
    listing_statuses: list[int] = field(default_factory=list)
    wrong_sha: bool = False
    """Whether what it hands out is not what it lists."""
    damaged_once: bool = False
    no_sizes: bool = False
    redirect: str = ""
    """Where files are, when that is elsewhere."""
    slow: threading.Event | None = None
    """While it is not set, weights stand still after their first kilobyte."""
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Path, range and authorisation of each request."""

    def listing(self) -> dict[str, Any]:
        siblings = []
        for name, data in self.files.items():
            entry: dict[str, Any] = {"rfilename": name}
            if not self.no_sizes:
                entry["size"] = len(data)
            if name.endswith((".safetensors", ".bin")):
                entry["lfs"] = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
            else:
                blob = b"blob %d\0" % len(data) + data
                entry["blobId"] = hashlib.sha1(blob, usedforsecurity=False).hexdigest()
            siblings.append(entry)
        return {"sha": self.revision, "siblings": siblings}


@contextmanager
def serving(hub: FakeHub) -> Iterator[FakeHub]:
    """Run `hub` until the end of the block; its address is in `hub.address`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(hub))
    server.daemon_threads = True
    hub.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(hub: FakeHub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            pass

        def do_GET(self) -> None:
            self.close_connection = True
            hub.asked.append((self.path, self.headers.get("Range", ""), self.headers.get("Authorization", "")))
            try:
                if self.path.startswith("/api/"):
                    self._list()
                else:
                    self._file()
            except (BrokenPipeError, ConnectionResetError):
                pass  # who asked has gone, which some tests do

        def _list(self) -> None:
            if hub.listing_statuses:
                return self._status(hub.listing_statuses.pop(0))
            if hub.repository not in self.path:
                return self._status(404)
            return self._bytes(json.dumps(hub.listing()).encode())

        def _file(self) -> None:
            if hub.redirect:
                self.send_response(302)
                self.send_header("Location", hub.redirect + self.path)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return None
            if hub.statuses:
                return self._status(hub.statuses.pop(0))
            name = self.path.partition(f"/resolve/{hub.revision}/")[2]
            if name not in hub.files:
                return self._status(404)
            data = hub.files[name]
            if hub.wrong_sha or hub.damaged_once:
                data = data[:-1] + bytes([data[-1] ^ 1])
                hub.damaged_once = False
            start = 0
            asked = self.headers.get("Range", "")
            if asked and hub.ranges:
                start = int(asked.removeprefix("bytes=").removesuffix("-"))
                if start >= len(data):
                    return self._status(416)
            return self._bytes(data, start)

        def _bytes(self, data: bytes, start: int = 0) -> None:
            self.send_response(206 if start else 200)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
            self.send_header("Content-Length", str(len(data) - start))
            self.end_headers()
            part = data[start:]
            if hub.slow is not None and self.path.endswith(".safetensors"):
                self.wfile.write(part[:1024])
                self.wfile.flush()
                hub.slow.wait(20)
                part = part[1024:]
            if hub.drop_after and not self.path.startswith("/api/"):
                self.wfile.write(part[: hub.drop_after.pop(0)])
                self.wfile.flush()
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.wfile.write(part)

        def _status(self, code: int) -> None:
            self.send_response(code)
            if code == 429:
                self.send_header("Retry-After", "0")
            self.send_header("Content-Length", "0")
            self.end_headers()

    return Handler
