"""Momentary loudness by EBU R128, measured by FFmpeg's meter."""

from __future__ import annotations

from fractions import Fraction

import av
import numpy as np

RATE = 48000
SILENCE = -70.0
"""LUFS: the absolute gate of the standard, below which sound counts as none."""
_PIECE = RATE // 10
_WINDOW = 4
"""Tenths of a second that momentary loudness covers."""


class LoudnessMeter:
    """Fed with (n, channels) float32 blocks at 48 kHz, one or two channels; see EBU Tech 3341 and ITU-R BS.1770."""

    def __init__(self, channels: int) -> None:
        self._layout = "mono" if channels == 1 else "stereo"
        self._graph = av.filter.Graph()
        tick = Fraction(1, RATE)
        self._source = self._graph.add_abuffer(sample_rate=RATE, format="flt", layout=self._layout, time_base=tick)
        meter = self._graph.add("ebur128", "metadata=1")
        self._sink = self._graph.add("abuffersink")
        self._source.link_to(meter)
        meter.link_to(self._sink)
        self._graph.configure()
        self._fed = 0
        self._momentary: list[float] = []

    def add(self, block: np.ndarray) -> None:
        self._push(block)
        self._fed += len(block)

    def finish(self) -> np.ndarray:
        """(ceil(seconds * 10),) LUFS, SILENCE at the least; value i is of the 400 ms around media time (i + 1) / 10.

        Ends by feeding silence, so that the last tenths of a second are measured, too.
        """
        count = -(-self._fed // _PIECE)
        if not count:
            return np.zeros(0)
        channels = 1 if self._layout == "mono" else 2
        self._push(np.zeros((count * _PIECE - self._fed + _WINDOW * _PIECE, channels), np.float32))
        # digital silence has no logarithm, and the meter says so
        values = np.nan_to_num(np.array(self._momentary[_WINDOW // 2 :][:count]), nan=SILENCE, neginf=SILENCE)
        # the meter reports nothing until its first window is full
        values[: _WINDOW // 2] = np.where(
            values[: _WINDOW // 2] > SILENCE, values[: _WINDOW // 2], values[: _WINDOW // 2].max()
        )
        return np.maximum(values, SILENCE)

    def _push(self, block: np.ndarray) -> None:
        for first in range(0, len(block), RATE):
            samples = np.ascontiguousarray(block[first : first + RATE], dtype=np.float32).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(samples, format="flt", layout=self._layout)
            frame.sample_rate, frame.time_base = RATE, Fraction(1, RATE)
            self._source.push(frame)
            while True:
                try:
                    measured = self._sink.pull()
                except (av.BlockingIOError, av.EOFError):
                    break
                self._momentary.append(float(measured.metadata.get("lavfi.r128.M", "nan")))
