"""A thread that prepares what will soon be looked at: decoders for clips to come, and the frames around the one shown."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from threading import Condition, Thread

from engine.protocol import ClipwrightError
from ui.preview.footage import Footage, Wanted
from ui.preview.reader import GivenUp

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Task:
    """Open decoders for `soon`, then make ready the frames around `around`, the share `before` of them before it."""

    soon: tuple[Wanted, ...] = ()
    around: tuple[Wanted, ...] = ()
    before: float = 0.7
    proxy: bool = False


class Helper:
    """Carries out the newest task. It gives way to who makes the picture that is wanted now."""

    def __init__(self, footage: Footage) -> None:
        self._footage = footage
        self._gate = Condition()
        self._task: Task | None = None
        self._turn = 0
        self._paused = False
        self._closing = False
        self._thread = Thread(target=self._run, name="preview: prepare", daemon=True)
        self._thread.start()

    def ask(self, task: Task | None) -> None:
        """Do this next, and nothing else; None to rest. What is being filled goes on where it is still of use."""
        with self._gate:
            self._task = task
            self._turn += 1
            self._gate.notify_all()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """While the block runs nothing is filled."""
        self._pause(True)
        try:
            yield
        finally:
            self._pause(False)

    def close(self) -> None:
        """End the thread, and wait until it has."""
        with self._gate:
            self._closing = True
            self._gate.notify_all()
        self._thread.join(10)

    def _pause(self, paused: bool) -> None:
        with self._gate:
            self._paused = paused
            self._gate.notify_all()

    def _run(self) -> None:
        while True:
            with self._gate:
                while self._task is None and not self._closing:
                    self._gate.wait()
                task, self._task = self._task, None
                if self._closing or task is None:
                    return
                turn = self._turn
            try:
                self._carry_out(task, turn)
            except (GivenUp, ClipwrightError):
                continue
            except Exception:  # noqa: BLE001 - whatever footage does, the preview lives on
                _LOG.exception("the preview could not prepare what comes next")

    def _carry_out(self, task: Task, turn: int) -> None:
        for wanted in task.soon:
            self._footage.prepare(wanted, lambda: self._closing, proxy=task.proxy)
        for wanted in task.around:
            room = self._footage.room(wanted.size) // max(1, len(task.around))
            before, after = int(room * task.before), int(room * (1 - task.before))
            moved = partial(self._moved, wanted, room, turn)
            self._footage.fill(wanted, before, after, moved, proxy=task.proxy)

    def _moved(self, wanted: Wanted, room: int, turn: int) -> bool:
        """Whether the frames around a picture are not what is needed any more; waits while paused."""
        with self._gate:
            while self._paused and not self._closing:
                self._gate.wait()
            if self._closing:
                return True
            if turn == self._turn:
                return False
            task = self._task
        if task is None or task.soon:
            return True
        same = [one for one in task.around if (one.owner, one.size) == (wanted.owner, wanted.size)]
        return not any(abs(one.time - wanted.time) * 30 < room // 2 for one in same)
