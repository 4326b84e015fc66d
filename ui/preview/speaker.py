"""The sound device, through Qt."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import QIODevice, QObject
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices

from ui.preview.sound import SoundStream

BUFFER_SECONDS = 0.08
Buffer = bytes | bytearray | memoryview
_BYTES = 8
"""Of one stereo sample."""


def output_device() -> QAudioDevice | None:
    """The device that sound goes to, or None where there is none."""
    device = QMediaDevices.defaultAudioOutput()
    return None if device.isNull() else device


class _Feed(QIODevice):
    """What the device reads from; there is always something, if only silence."""

    def __init__(self, stream: SoundStream, parent: QObject) -> None:
        super().__init__(parent)
        self._stream = stream
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def readData(self, most: int) -> bytes:  # noqa: N802 - Qt's name
        count = most // _BYTES
        return np.ascontiguousarray(self._stream.read(count), np.float32).tobytes() if count else b""

    def writeData(self, data: Buffer, size: int) -> int:  # noqa: N802, ARG002 - Qt's name
        return -1

    def bytesAvailable(self) -> int:  # noqa: N802 - Qt's name
        return 1 << 20

    def isSequential(self) -> bool:  # noqa: N802 - Qt's name
        return True


class DeviceSpeaker(QObject):
    """Plays a SoundStream on the default device; belongs to the UI thread, but `heard` may be asked from any."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sink: QAudioSink | None = None
        self._feed: _Feed | None = None
        self._volume = 1.0
        self._at = (0.0, 0.0)

    def start(self, rate: int, stream: SoundStream) -> bool:
        """Begin to play; False where no device takes this sound."""
        self.stop()
        device = output_device()
        layout = QAudioFormat()
        layout.setSampleRate(rate)
        layout.setChannelCount(2)
        layout.setSampleFormat(QAudioFormat.SampleFormat.Float)
        if device is None or not device.isFormatSupported(layout):
            return False
        self._sink = QAudioSink(device, layout, self)
        self._sink.setBufferSize(int(rate * BUFFER_SECONDS) * _BYTES)
        self._sink.setVolume(self._volume)
        self._feed = _Feed(stream, self)
        self._sink.start(self._feed)
        if self._sink.error().value:
            self.stop()
            return False
        self._at = (0.0, time.perf_counter())
        return True

    def stop(self) -> None:
        """End at once."""
        if self._sink is not None:
            self._sink.stop()
            self._sink.deleteLater()
            self._sink = None
        if self._feed is not None:
            self._feed.close()
            self._feed.deleteLater()
            self._feed = None

    def poll(self) -> None:
        """Ask the device how far it is; on the UI thread."""
        sink = self._sink
        if sink is not None:
            rate = sink.format().sampleRate()
            waiting = max(0, sink.bufferSize() - sink.bytesFree()) / (_BYTES * rate)
            self._at = (max(0.0, sink.processedUSecs() / 1e6 - waiting), time.perf_counter())

    def heard(self) -> float:
        """Seconds that left the device, as of the last `poll` and going on since."""
        at, when = self._at
        return at + (time.perf_counter() - when) if at > 0 else 0.0

    def set_volume(self, volume: float) -> None:
        """0 to 1."""
        self._volume = volume
        if self._sink is not None:
            self._sink.setVolume(volume)
