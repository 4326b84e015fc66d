"""Where somebody speaks in a file, and the pieces of sound that a model is given: cut at pauses, never inside a word
unless somebody speaks for half a minute without one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

import msgspec
import numpy as np

from engine.media import read_audio
from engine.protocol import Analysis, MediaInfo, Span
from engine.signals import VERSION as SIGNALS
from engine.signals.speech import RATE, STEP, SpeechDetector, intervals
from engine.speech.backend import LONGEST, Piece
from engine.tasks.context import Context

_KEY = "1"
_AROUND = 0.2
"""Seconds of sound kept before and after speech, as far as the neighbour leaves them."""
_JOINED = 0.9
"""Longest pause that a piece may hold, in seconds: what is said before a longer one is a piece of its own."""


class Speech(msgspec.Struct, frozen=True):
    """Stretches of speech, and the probability of it in each window, in hundredths."""

    spans: tuple[Span, ...]
    curve: bytes = b""


def find_speech(info: MediaInfo, context: Context) -> Speech:
    """Where somebody speaks in the first audio stream, recalled where this content was heard before. Raises Cancelled."""
    parameters = f"{_KEY} {SIGNALS}"
    known = context.index.get(info.fingerprint, "speech", parameters, Speech)
    if known is not None:
        return known
    detector = SpeechDetector()
    heard, length = 0, max(float(info.duration), 0.1)
    for block in read_audio(info, rate=RATE, block=4 * RATE):
        detector.add(block)
        heard += len(block)
        context.progress(heard / RATE / length, "listening for speech")
    probabilities = detector.finish()
    curve = np.rint(np.clip(np.nan_to_num(probabilities), 0, 1) * 100).astype(np.uint8).tobytes()
    found = Speech(intervals(probabilities, info.duration), curve)
    context.index.put(info.fingerprint, "speech", parameters, found)
    return found


def known_speech(info: MediaInfo, context: Context) -> tuple[Span, ...]:
    """Stretches of speech if they were found before; none otherwise."""
    known = context.index.get(info.fingerprint, "speech", f"{_KEY} {SIGNALS}", Speech)
    if known is not None:
        return known.spans
    analysis = context.index.get(info.fingerprint, "analysis", SIGNALS, Analysis)
    return analysis.speech if analysis is not None else ()


def stretches(speech: Speech, end: Fraction) -> list[tuple[float, float]]:
    """(start, end) in seconds of the pieces, none longer than `LONGEST`, in order and apart."""
    spans = [(float(span.start), float(span.end)) for span in speech.spans]
    single = [part for span in spans for part in _divided(span, speech.curve)]
    joined: list[tuple[float, float]] = []
    for start, stop in single:
        near = joined and start - joined[-1][1] <= _JOINED
        if near and stop - joined[-1][0] <= LONGEST - 2 * _AROUND:
            joined[-1] = (joined[-1][0], stop)
        else:
            joined.append((start, stop))
    padded = []
    for place, (start, stop) in enumerate(joined):
        before = joined[place - 1][1] if place else 0.0
        after = joined[place + 1][0] if place + 1 < len(joined) else float(end)
        room = min(_AROUND, max(0.0, (start - before) / 2 if place else start))
        rest = min(_AROUND, max(0.0, (after - stop) / 2 if place + 1 < len(joined) else after - stop))
        padded.append((start - room, stop + rest))
    return padded


def _divided(span: tuple[float, float], curve: bytes) -> list[tuple[float, float]]:
    """A stretch in parts that a model can hear, cut where speech is least likely."""
    start, stop = span
    most = LONGEST - 2 * _AROUND
    parts = []
    while stop - start > most:
        low, high = round((start + most / 2) / STEP), round((start + most) / STEP)
        window = curve[low:high]
        at = (low + min(range(len(window)), key=lambda i: (window[i], -i)) + 0.5) * float(STEP) if window else start + most
        at = min(at, start + most)
        parts.append((start, at))
        start = at
    return [*parts, (start, stop)]


def pieces(info: MediaInfo, wanted: Sequence[tuple[float, float]], alive: Callable[[], None]) -> Iterator[Piece]:
    """The sound of each stretch, in order; decoded once, memory stays flat."""
    waiting = [(round(start * RATE), round(stop * RATE)) for start, stop in wanted]
    held: list[np.ndarray] = []
    at = 0  # samples before what is held
    count = 0
    place = 0
    for block in read_audio(info, rate=RATE, block=RATE):
        if place == len(waiting):
            return
        alive()
        held.append(block)
        count += len(block)
        while place < len(waiting) and waiting[place][1] <= at + count:
            joined = np.concatenate(held)
            yield _cut(joined, at, *waiting[place])
            place += 1
            # neighbours that were cut within speech share no sample, so nothing before the next one is needed
            start = waiting[place][0] if place < len(waiting) else at + count
            held, at, count = [joined[max(0, start - at) :]], max(at, min(start, at + count)), 0
            count = len(held[0])
        if place < len(waiting) and waiting[place][0] >= at + count:
            held, at, count = [], at + count, 0
    if place < len(waiting) and count:
        yield _cut(np.concatenate(held), at, *waiting[place])


def _cut(samples: np.ndarray, at: int, start: int, stop: int) -> Piece:
    return Piece(start / RATE, np.ascontiguousarray(samples[max(0, start - at) : stop - at], dtype=np.float32))
