"""Sudden sounds, and stretches that are loud for this footage."""

from __future__ import annotations

from array import array
from fractions import Fraction

import numpy as np

from engine.protocol import AudioEvent, Span
from engine.signals.loudness import SILENCE
from engine.signals.resume import State, numbers, refill

RATE = 16000
HOP, WINDOW = 256, 1024
STEP = HOP / RATE
_BANDS = 40
_LOUDER = 6.0
"""LU above the footage's median from which it is loud."""
_LASTS = 0.6
"""Seconds that a loud stretch lasts at least."""


class OnsetMeter:
    """Fed with mono float32 samples at 16 kHz; measures spectral flux, 62.5 values a second.

    The sum over bands of how much each grew in level, against the largest of it and its neighbours two frames before, which
    keeps gliding tones from counting (Böck and Widmer, Maximum filter vibrato suppression for onset detection, DAFx 2013).
    """

    def __init__(self) -> None:
        self._window = np.hanning(WINDOW).astype(np.float32)
        self._bands = _triangles()
        self._held = np.zeros(WINDOW // 2, np.float32)
        self._before = np.zeros((2, _BANDS), np.float32)
        self._flux = array("f")

    def add(self, samples: np.ndarray) -> None:
        joined = np.concatenate([self._held, samples.astype(np.float32, copy=False)])
        count = (len(joined) - WINDOW) // HOP + 1
        if count <= 0:
            self._held = joined
            return
        windows = np.lib.stride_tricks.sliding_window_view(joined, WINDOW)[::HOP][:count]
        spectrum = np.abs(np.fft.rfft(windows * self._window, axis=1)).astype(np.float32)
        level = np.log10(1 + spectrum @ self._bands)
        history = np.concatenate([self._before, level])
        padded = np.pad(history[:-2], ((0, 0), (1, 1)), mode="edge")
        widest = np.maximum(np.maximum(padded[:, :-2], padded[:, 1:-1]), padded[:, 2:])
        self._flux.extend(np.maximum(level - widest, 0).sum(axis=1).tolist())
        self._before = history[-2:]
        self._held = joined[count * HOP :]

    def state(self) -> State:
        """See engine.signals.resume."""
        return {"held": self._held.copy(), "before": self._before.copy(), "flux": numbers(self._flux)}

    def restore(self, state: State) -> None:
        self._held, self._before = state["held"].copy(), state["before"].copy()
        refill(self._flux, state["flux"])

    def finish(self) -> np.ndarray:
        """(n,) flux; value i is of the sound around i * STEP seconds."""
        self.add(np.zeros(WINDOW // 2, np.float32))
        return np.array(self._flux, dtype=np.float32)


def _triangles() -> np.ndarray:
    """(bins, bands) weights of overlapping bands, evenly spaced on the mel scale from 30 Hz to 7.6 kHz."""
    mel = np.linspace(2595 * np.log10(1 + 30 / 700), 2595 * np.log10(1 + 7600 / 700), _BANDS + 2)
    edges = 700 * (10 ** (mel / 2595) - 1)
    hertz = np.fft.rfftfreq(WINDOW, 1 / RATE)[:, None]
    rising = (hertz - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - hertz) / (edges[2:] - edges[1:-1])
    return np.clip(np.minimum(rising, falling), 0, None).astype(np.float32)


def onset_events(flux: np.ndarray, end: Fraction) -> list[AudioEvent]:
    """Peaks that stand out of the second around them and of the footage as a whole, at least 0.15 s apart."""
    if len(flux) < 8:
        return []
    half = round(0.5 / STEP)
    padded = np.pad(flux, half, mode="edge")
    local = np.median(np.lib.stride_tricks.sliding_window_view(padded, 2 * half + 1), axis=1)
    usual = float(np.percentile(flux, 95))
    least = max(1.5, 1.5 * usual)
    spacing = round(0.15 / STEP)
    events: list[AudioEvent] = []
    for at in np.flatnonzero(flux >= np.maximum(least, 3 * local)).tolist():
        around = flux[max(0, at - spacing) : at + spacing + 1]
        if flux[at] < around.max() or (events and at * STEP - float(events[-1].start) < 0.15):
            continue
        start = Fraction(round(at * STEP * 1000), 1000)
        if start < end:
            strength = round(float(np.clip(flux[at] / (flux[at] + 2 * least), 0, 1)), 3)
            events.append(AudioEvent(kind="onset", start=start, end=min(end, start + Fraction(1, 10)), strength=strength))
    return events


def loud_events(momentary: np.ndarray, speech: tuple[Span, ...], end: Fraction) -> list[AudioEvent]:
    """Stretches well above the loudness that is usual in this footage; speech counts half.

    `momentary` is LUFS every tenth of a second.
    """
    heard = momentary > SILENCE
    if heard.sum() < 10:
        return []
    usual = float(np.median(momentary[heard]))
    spoken = np.zeros(len(momentary), bool)
    for span in speech:
        spoken[int(span.start * 10) : int(np.ceil(span.end * 10))] = True
    excess = (momentary - usual) * np.where(spoken, 0.5, 1.0)
    runs: list[list[int]] = []
    for at in np.flatnonzero(heard & (excess >= _LOUDER)).tolist():
        if runs and at - runs[-1][1] <= 5:
            runs[-1][1] = at + 1
        else:
            runs.append([at, at + 1])
    events = []
    for first, stop in runs:
        start, until = Fraction(first, 10), min(end, Fraction(stop, 10))
        if until - start >= _LASTS:
            above = float(np.mean(excess[first:stop]))
            events.append(
                AudioEvent(kind="loud", start=start, end=until, strength=round(float(np.clip(above / 20, 0, 1)), 3))
            )
    return events
