"""Who says what, remembered: speakers of a transcript, where a model of voices is on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

import msgspec
import numpy as np

from engine.protocol import Cancelled, ClipwrightError, MediaInfo, OutOfMemory, SpokenSegment, Transcript
from engine.speech import turns, voices
from engine.speech.backend import RATE
from engine.tasks.context import Context

VERSION = "1"
_WHAT = "speaker turns"
_AT_ONCE = 32
"""Windows whose sound is held at a time."""


class _Turns(msgspec.Struct, frozen=True):
    segments: tuple[SpokenSegment, ...]


def with_speakers(transcript: Transcript, info: MediaInfo, context: Context) -> Transcript:
    """The transcript with the speaker of each segment, where nobody is named yet, a model of voices is installed and more
    than one speaks. Without such a model, or where it fails, the transcript as it was. Raises Cancelled.
    """
    if not info.audio or any(segment.speaker for segment in transcript.segments):
        return transcript
    looked_at = turns.windows(transcript.segments)
    checkpoint = voices.installed() if len(looked_at) > 1 else None
    if checkpoint is None:
        return transcript
    digest = blake2b(repr(transcript.segments).encode(), digest_size=8).hexdigest()
    key = (info.fingerprint, _WHAT, f"{VERSION} {digest}")
    known = context.index.get(*key, _Turns, revision=checkpoint.identity)
    if known is None:
        try:
            vectors = _listen(info, looked_at, checkpoint, context)
        except ClipwrightError as error:
            if isinstance(error, Cancelled | OutOfMemory):
                raise
            note = f"Speakers were not told apart: {error.message}."
            return msgspec.structs.replace(transcript, notes=(*transcript.notes, note))
        found = turns.groups(vectors, [window.end - window.start for window in looked_at])
        known = _Turns(turns.told(transcript.segments, looked_at, found))
        context.index.put(*key, known, revision=checkpoint.identity)
    count = len({segment.speaker for segment in known.segments} - {""})
    notes = transcript.notes
    if count > 1:
        notes = (*notes, f"{count} speakers were told apart by the model {checkpoint.directory.name}.")
    return msgspec.structs.replace(transcript, segments=known.segments, notes=notes)


def _listen(info: MediaInfo, looked_at: list[turns.Window], checkpoint: voices.Checkpoint, context: Context) -> np.ndarray:
    """(n, d) a vector of each window; the sound is decoded once."""
    models = context.models
    made: list[np.ndarray] = []
    with models.hold(voices.guest(checkpoint, models.main_device), smaller=context.smaller) as model:
        batch: list[np.ndarray] = []
        for number, sound in enumerate(_sounds(info, looked_at, context), 1):
            batch.append(sound)
            if len(batch) == _AT_ONCE or number == len(looked_at):
                made.append(model.vectors(batch))
                batch = []
                context.progress(number / len(looked_at), "telling speakers apart")
    return np.concatenate(made)


def _sounds(info: MediaInfo, looked_at: list[turns.Window], context: Context) -> Iterator[np.ndarray]:
    """The sound of each window, in order; they overlap."""
    from engine.media import read_audio

    held, at, place = np.zeros(0, np.float32), 0, 0
    spans = [(round(window.start * RATE), round(window.end * RATE)) for window in looked_at]
    for block in read_audio(info, rate=RATE, block=RATE):
        context.check()
        held = np.concatenate([held, block])
        while place < len(spans) and spans[place][1] <= at + len(held):
            start, stop = spans[place]
            yield np.ascontiguousarray(held[max(0, start - at) : stop - at], np.float32)
            place += 1
        if place == len(spans):
            return
        drop = max(0, min(len(held), spans[place][0] - at))
        held, at = held[drop:], at + drop
    while place < len(spans):  # the sound ends before the last of them does
        start, stop = spans[place]
        rest = held[max(0, start - at) : max(0, stop - at)]
        yield np.pad(rest, (0, stop - start - len(rest))).astype(np.float32)
        place += 1
