"""Sound while playing: mixed ahead on a thread, handed to the device, and the clock that it gives."""

from __future__ import annotations

import logging
import time
from collections import deque
from threading import Condition, Thread
from typing import Protocol

import numpy as np

from editor.model import Project
from ui.preview.mixer import Mixer
from ui.preview.playback import Run
from ui.preview.sounds import Samples, silence

_LOG = logging.getLogger(__name__)

BLOCK = 1024
AHEAD_SECONDS = 0.5
"""Mixed sound that waits for the device."""


class Speaker(Protocol):
    """An output for stereo float samples. `heard` is in seconds since `start`, as far as the device can tell."""

    def start(self, rate: int, stream: SoundStream) -> bool: ...

    def stop(self) -> None: ...

    def heard(self) -> float: ...

    def set_volume(self, volume: float) -> None: ...


class SoundStream:
    """The sound of one run of playback, mixed ahead by its thread; read by the device.

    Reading never waits: what is not mixed yet is heard as silence, and made up for, so that sound stays in its place.
    """

    def __init__(self, project: Project | None, run: Run) -> None:
        self._gate = Condition()
        self._project = project
        self._changed = True
        self._run = run
        self._blocks: deque[Samples] = deque()
        self._waiting = 0
        self._owed = 0
        self._closing = False
        self.missed = 0
        """Samples that came too late."""
        rate = 48_000
        if project is not None:
            try:
                rate = project.sequence.sample_rate
            except KeyError:
                rate = 48_000
        self.rate = rate
        self._low, self._high = round(run.low * rate / run.rate), round(run.high * rate / run.rate)
        self._at = round(run.start * rate / run.rate)
        self._thread = Thread(target=self._mix, name="preview: sound", daemon=True)
        self._thread.start()

    def set_project(self, project: Project | None) -> None:
        """Mix this from here on."""
        with self._gate:
            self._project, self._changed = project, True
            self._gate.notify()

    @property
    def primed(self) -> bool:
        """Whether enough is mixed to begin."""
        with self._gate:
            return self._waiting >= min(self.rate * AHEAD_SECONDS / 3, max(1, self._high - self._low))

    def read(self, count: int) -> Samples:
        """The next `count` samples."""
        parts, have = [], 0
        with self._gate:
            while self._owed and self._blocks:  # a late block: leave out what was silence instead
                block = self._blocks.popleft()
                drop = min(self._owed, len(block))
                self._owed -= drop
                self._waiting -= drop
                if drop < len(block):
                    self._blocks.appendleft(block[drop:])
            while have < count and self._blocks:
                block = self._blocks.popleft()
                take = block[: count - have]
                if len(take) < len(block):
                    self._blocks.appendleft(block[len(take) :])
                parts.append(take)
                have += len(take)
                self._waiting -= len(take)
            if have < count:
                self._owed += count - have
                self.missed += count - have
            self._gate.notify()
        return np.concatenate([*parts, silence(count - have)])

    def end(self) -> None:
        """Have the thread end, without waiting for it."""
        with self._gate:
            self._closing = True
            self._gate.notify()

    @property
    def over(self) -> bool:
        """Whether the thread has ended."""
        return not self._thread.is_alive()

    def close(self) -> None:
        """End the thread, and wait until it has."""
        self.end()
        self._thread.join(10)

    def _mix(self) -> None:
        mixer = Mixer()
        try:
            while True:
                with self._gate:
                    while self._waiting > self.rate * AHEAD_SECONDS and not self._closing and not self._changed:
                        self._gate.wait()
                    if self._closing:
                        return
                    project, changed, self._changed = self._project, self._changed, False
                if changed:
                    mixer.set_project(project)
                block = self._next(mixer)
                with self._gate:
                    self._blocks.append(block)
                    self._waiting += len(block)
        except Exception:  # noqa: BLE001 - the picture goes on without it
            _LOG.exception("the sound of the preview stopped")
        finally:
            mixer.close()

    def _next(self, mixer: Mixer) -> Samples:
        """The next block, round the end of a loop where there is one; silence after the end of the run."""
        run, first = self._run, self._at
        if self._high <= self._low:
            return silence(BLOCK)
        if first >= self._high:
            if not run.loop:
                self._at += BLOCK
                return silence(BLOCK)
            first = self._at = self._low + (first - self._low) % (self._high - self._low)
        count = min(BLOCK, self._high - first)
        self._at += count
        made: Samples = np.clip(mixer.mix(first, count), -1, 1)
        return made


class SilentSpeaker:
    """Takes sound at the pace of the machine's clock and lets nobody hear it: for tests and measuring."""

    def __init__(self) -> None:
        self._stream: SoundStream | None = None
        self._began = 0.0
        self._taken = 0

    def start(self, rate: int, stream: SoundStream) -> bool:
        self._stream, self._rate = stream, rate
        self._began, self._taken = time.perf_counter(), 0
        return True

    def stop(self) -> None:
        self._stream = None

    def heard(self) -> float:
        """Takes what is due by now, in blocks as a device would."""
        if self._stream is None:
            return 0.0
        due = int((time.perf_counter() - self._began) * self._rate)
        while self._taken + 480 <= due:
            self._stream.read(480)
            self._taken += 480
        return self._taken / self._rate

    def set_volume(self, volume: float) -> None:
        """There is nothing to be heard."""
