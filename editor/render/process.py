"""Running ffmpeg: progress, a prompt stop, and failures in words."""

from __future__ import annotations

import errno
import re
import subprocess
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from editor.render.graph import Command
from engine.protocol import Cancelled, OutputError

POLL = 0.05
"""Seconds between looks at whether to stop."""
_COMPLAINTS = ("[error]", "[fatal]")
"""How ffmpeg marks them when it is told to tell the level of each message."""
_SPEAKER = re.compile(r"^\[[^\]]*@ 0x[0-9a-f]+\]\s*")
_REASONS = (
    ("No space left on device", "the disk is full"),
    ("Disk quota exceeded", "the disk quota is used up"),
    ("File too large", "the file has become larger than this disk allows"),
    ("Read-only file system", "the disk is read-only"),
    ("Cannot allocate memory", "there is not enough memory"),
)


@dataclass
class Stop:
    """Whether to stop: because the user said so, or because another part of the same render failed."""

    asked: threading.Event | None = None
    failed: threading.Event = field(default_factory=threading.Event)

    @property
    def is_set(self) -> bool:
        return self.failed.is_set() or self.cancelled

    @property
    def cancelled(self) -> bool:
        return self.asked is not None and self.asked.is_set()

    def check(self) -> None:
        """Raises Cancelled when it is time to stop."""
        if self.is_set:
            raise Cancelled("the render was cancelled")


@dataclass(frozen=True)
class Answer:
    """What ffmpeg wrote: `output` on its standard output where that was kept, `log` the end of its messages."""

    output: str
    log: str


@dataclass(frozen=True)
class Runner:
    """Runs commands of one ffmpeg in a private folder, which holds their graphs and what those name."""

    ffmpeg: Path
    folder: Path
    stop: Stop

    def run(
        self,
        command: Command,
        name: str,
        *,
        on_frame: Callable[[int], None] | None = None,
        on_line: Callable[[str], None] | None = None,
        level: str = "error",
    ) -> Answer:
        """Runs one command to its end. `name` (ours) is what its graph file is called; `on_frame` hears of each count of
        frames encoded; `on_line` is given each line of standard output instead of its being kept.

        Raises Cancelled when stopped, OutputError with the reason when it fails.
        """
        self.stop.check()
        graph = self.folder / f"{name}.graph"
        if command.graph:
            graph.write_text(command.graph, encoding="utf-8")
        report = ["-progress", "pipe:1", "-stats_period", "0.2"] if on_frame else []
        args = [str(self.ffmpeg), "-hide_banner", "-nostdin", "-nostats", "-y", "-v", level, *report]
        args += command.with_graph(str(graph))
        try:
            child = subprocess.Popen(
                args,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            raise OutputError(f"ffmpeg could not be started: {error.strerror}", file=str(self.ffmpeg)) from error
        kept: deque[str] = deque()
        log: deque[str] = deque(maxlen=200)
        heard = _frames_to(on_frame) if on_frame else (on_line or kept.append)
        readers = [_reader(child.stdout, heard), _reader(child.stderr, log.append)]
        try:
            while child.poll() is None:
                if self.stop.is_set:
                    raise Cancelled("the render was cancelled")
                try:
                    child.wait(POLL)
                except subprocess.TimeoutExpired:
                    continue
        finally:
            _end(child)
            for reader in readers:
                reader.join()
        text = "".join(log)
        if child.returncode:
            self.stop.check()
            raise OutputError(f"the render failed: {reason(text)}")
        return Answer("".join(kept), text)


def reason(log: str) -> str:
    """What went wrong, from ffmpeg's messages: a known cause, else its first complaint."""
    for words, meaning in _REASONS:
        if words in log:
            return meaning
    lines = [line for line in log.splitlines() if line.strip()]
    marked = [line.partition(mark)[2] for line in lines for mark in _COMPLAINTS if mark in line]
    lines = [_SPEAKER.sub("", line).strip() for line in marked or lines]
    return lines[0][:300] if lines else "ffmpeg stopped without saying why"


def from_os_error(error: OSError) -> str:
    """The same in the words used for ffmpeg's failures."""
    if error.errno == errno.ENOSPC:
        return "the disk is full"
    return error.strerror or str(error)


def _frames_to(on_frame: Callable[[int], None]) -> Callable[[str], None]:
    def line(text: str) -> None:
        key, _, value = text.partition("=")
        if key == "frame" and value.strip().isdigit():
            on_frame(int(value))

    return line


def _reader(pipe: IO[str] | None, hear: Callable[[str], None]) -> threading.Thread:
    def read() -> None:
        if pipe is not None:
            with pipe:
                for line in pipe:
                    hear(line)

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    return thread


def _end(child: subprocess.Popen[str]) -> None:
    """Kills the child if it still runs. Asking politely would make it finish a file that is thrown away anyway."""
    if child.poll() is None:
        child.kill()
        child.wait()
