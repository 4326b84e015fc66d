"""When somebody speaks, by silero-vad's network."""

from __future__ import annotations

from array import array
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnxruntime

from engine.protocol import EngineError, Span
from engine.signals.resume import State, numbers, refill

RATE = 16000
WINDOW = 512
"""Samples that one answer is about."""
STEP = Fraction(WINDOW, RATE)
_CONTEXT = 64
"""Samples before the window that the network sees again."""
_FILE = Path("data") / "silero_vad_16k_op15.onnx"

BEGINS, GOES_ON = 0.5, 0.35
"""Probability from which speech begins, and below which it may have ended."""
SHORTEST, LONGEST_GAP = 0.25, 0.3
"""Seconds: shorter speech is dropped, shorter pauses are breaths within it."""
LEADS = 0.03
"""Seconds before the first window that is clearly speech: a word's beginning is weak."""
LINGERS = 0.06
"""Seconds by which the network goes on hearing speech that has ended: 61 to 86 ms on speech with known ends."""


class SpeechDetector:
    """Fed with mono float32 samples at 16 kHz in blocks of any length; keeps 125 bytes for a second of sound.

    The package is not imported, since that imports torch. Raises EngineError when its model is not installed.
    """

    def __init__(self) -> None:
        spec = find_spec("silero_vad")
        if spec is None or not spec.submodule_search_locations:
            raise EngineError("the speech detector's package silero-vad is not installed", hint="install Clipwright again")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # a window is too small to share out
        path = Path(spec.submodule_search_locations[0]) / _FILE
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._state = np.zeros((2, 1, 128), np.float32)
        self._rate = np.array(RATE, np.int64)
        self._held = np.zeros(_CONTEXT, np.float32)
        self._probabilities = array("f")
        self._fed = 0

    def add(self, samples: np.ndarray) -> None:
        self._fed += len(samples)
        self._hear(samples)

    def finish(self) -> np.ndarray:
        """(n,) probability of speech in each window of `STEP` seconds; the last is filled up with silence."""
        rest = -self._fed % WINDOW
        if rest:
            self._hear(np.zeros(rest, np.float32))
            self._fed += rest
        return np.array(self._probabilities, dtype=np.float32)

    def state(self) -> State:
        """See engine.signals.resume."""
        return {
            "state": self._state.copy(),
            "held": self._held.copy(),
            "probabilities": numbers(self._probabilities),
            "fed": np.array(self._fed),
        }

    def restore(self, state: State) -> None:
        self._state, self._held, self._fed = state["state"].copy(), state["held"].copy(), int(state["fed"])
        refill(self._probabilities, state["probabilities"])

    def _hear(self, samples: np.ndarray) -> None:
        joined = np.concatenate([self._held, samples.astype(np.float32, copy=False)])
        at = 0
        while at + _CONTEXT + WINDOW <= len(joined):
            window = joined[None, at : at + _CONTEXT + WINDOW]
            answer, self._state = self._session.run(None, {"input": window, "state": self._state, "sr": self._rate})
            self._probabilities.append(float(answer[0, 0]))
            at += WINDOW
        self._held = joined[at:]


def intervals(probabilities: np.ndarray, end: Fraction) -> tuple[Span, ...]:
    """Stretches of speech, in order and apart, within 0 to `end` seconds, in whole milliseconds."""
    step = float(STEP)
    spoken: list[list[float]] = []
    since: float | None = None
    until = 0.0
    for at, probability in enumerate(probabilities.tolist()):
        if since is None and probability >= BEGINS:
            since = at * step
        if since is not None and probability >= GOES_ON:
            until = (at + 1) * step
        elif since is not None and at * step - until >= LONGEST_GAP:
            spoken.append([since, until])
            since = None
    if since is not None:
        spoken.append([since, until])
    spans = []
    for first, last in spoken:
        first, last = max(0.0, first - LEADS), last - LINGERS
        if last - first >= SHORTEST:
            start, stop = Fraction(round(first * 1000), 1000), min(Fraction(round(last * 1000), 1000), end)
            if stop > start:
                spans.append(Span(start, stop))
    return tuple(spans)
