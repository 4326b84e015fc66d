"""A decord reader in a child process, which is ended when it does not answer in time."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from threading import Timer
from types import TracebackType
from typing import Any

import numpy as np

from engine.process import environment

START_SECONDS = 30.0
"""For starting, importing and indexing: a cold disk can take long."""
ANSWER_SECONDS = 20.0
"""For one answer. A batch takes a fraction of a second; what takes longer is the loop that never ends."""


class DecordFailure(Exception):
    """decord cannot be used, or not any more; the message says why."""


class DecordProcess:
    """decord's view of one file; a context manager. Every method may raise DecordFailure, after which the child is gone."""

    def __init__(self, path: str, size: tuple[int, int] | None = None) -> None:
        """`size` is (width, height) of the pictures, their stored size if left out."""
        self._late = False
        width, height = size or (-1, -1)
        command = [sys.executable, "-P", "-m", "engine.media.decord_child", path, str(width), str(height)]
        try:
            self._child = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment(),
            )
        except OSError as error:
            raise DecordFailure(f"decord could not be started ({error.strerror})") from error
        self.count = int(self._hear(START_SECONDS)["count"])

    def times(self, indices: Sequence[int]) -> list[float]:
        """Seconds at which the frames begin, on decord's clock."""
        return [float(time) for time in self._ask({"times": list(indices)})["times"]]

    def pictures(self, indices: Sequence[int]) -> np.ndarray:
        """(n, height, width, 3) RGB uint8, in the order of `indices`."""
        answer = self._ask({"pictures": list(indices)})
        return np.frombuffer(answer["data"], np.uint8).reshape(answer["shape"])

    def close(self) -> None:
        """End the child. Safe to call again."""
        if self._child.poll() is None:
            self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def __enter__(self) -> DecordProcess:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __del__(self) -> None:
        if hasattr(self, "_child"):
            self.close()

    def _ask(self, question: dict[str, list[int]]) -> dict[str, Any]:
        assert self._child.stdin is not None  # noqa: S101 - it was started with a pipe
        try:
            self._child.stdin.write(json.dumps(question).encode() + b"\n")
            self._child.stdin.flush()
        except (OSError, ValueError) as error:
            self.close()
            raise DecordFailure("decord has ended") from error
        return self._hear(ANSWER_SECONDS)

    def _hear(self, seconds: float) -> dict[str, Any]:
        assert self._child.stdout is not None  # noqa: S101 - it was started with a pipe
        late = Timer(seconds, self._give_up)
        late.daemon = True
        late.start()
        try:
            line = self._child.stdout.readline()
            answer: dict[str, Any] = json.loads(line) if line else {"failed": self._silence()}
            size = int(answer.get("bytes", 0))
            answer["data"] = self._child.stdout.read(size)
            if len(answer["data"]) < size:
                answer["failed"] = self._silence()
        finally:
            late.cancel()
        if "failed" in answer:
            self.close()
            raise DecordFailure(answer["failed"])
        return answer

    def _give_up(self) -> None:
        self._late = True
        self._child.kill()

    def _silence(self) -> str:
        return "decord did not answer in time" if self._late else "decord has crashed"
