"""Clips of the shots of a file, a few frames of each, and what a model that sees clips makes of them; kept in the index."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from engine.index import Index
from engine.index.vectors import keep
from engine.media import sample_frames
from engine.protocol import MediaInfo, Span
from engine.signals import VERSION as SIGNALS
from engine.tasks.context import Context

if TYPE_CHECKING:
    from engine.search.clips import Clips
    from engine.search.evidence import Film
    from engine.search.vectors import Key

PARAMETERS = f"1 {SIGNALS}"
"""Clips are those of shots, which are found anew where signals are."""
LONGEST = Fraction(8)
"""Seconds of a clip; longer shots are divided into several of equal length."""
_BATCH = 4
_KEPT_AFTER = 32
"""Clips after which what was made of them is kept in case that the work is interrupted."""


class _Part(msgspec.Struct):
    """Vectors that were finished of an unfinished pass, as bytes of float32."""

    until: int
    rows: bytes


def clips_of(shots: Sequence[Span], end: Fraction) -> list[Span]:
    """The clips of a file that ends at `end`, in their order: shots, or their equal parts."""
    found = []
    for shot in shots or (Span(Fraction(0), end),):
        last = min(shot.end, end)
        count = ceil((last - shot.start) / LONGEST)
        length = (last - shot.start) / count if count > 0 else Fraction(0)
        found += [Span(shot.start + length * part, shot.start + length * (part + 1)) for part in range(count)]
    return found


def instants(clip: Span, frames: int) -> list[Fraction]:
    """In the middle of as many equal parts of a clip."""
    return [clip.start + (clip.end - clip.start) * (2 * part + 1) / (2 * frames) for part in range(frames)]


def has(index: Index, info: MediaInfo, key: Key) -> bool:
    """Whether `watch` was here."""
    return index.get_arrays(info.fingerprint, key.what, key.parameters, revision=key.revision) is not None


def watch(info: MediaInfo, shots: Sequence[Span], key: Key, model: Clips, context: Context) -> None:
    """Keep a vector of each clip of the file, from where an earlier pass was stopped.

    Raises FootageError when nothing can be decoded, Cancelled, and what the model raises.
    """
    end = info.video[0].duration if info.video else Fraction(0)
    clips = clips_of(shots, end)
    finished = context.index.part(info.fingerprint, key.what, key.parameters, revision=key.revision)
    made: list[np.ndarray] = []
    done = 0
    for part in finished.values(_Part):
        if not done < part.until <= len(clips):
            break
        made.append(np.frombuffer(part.rows, np.float32).reshape(part.until - done, -1))
        done = part.until
    if not done:
        finished.clear()
    since: list[np.ndarray] = []
    kept = done
    for batch in _batches(info, clips[done:], model, context):
        since.append(model.watch(batch))
        done += len(batch)
        context.progress(done / len(clips), "watching shots")
        context.check()
        if done - kept >= _KEPT_AFTER or done == len(clips):
            made.append(np.concatenate(since))
            if done < len(clips):
                finished.add(_Part(done, made[-1].tobytes()))
            since, kept = [], done
    finished.clear()
    starts = np.array([float(clip.start) for clip in clips])
    rows = np.concatenate(made) if made else np.zeros((0, 0), np.float32)
    keep(context.index, info.fingerprint, key.what, key.parameters, starts, rows, revision=key.revision)


def _batches(info: MediaInfo, clips: Sequence[Span], model: Clips, context: Context) -> Iterator[np.ndarray]:
    """Clips (n, frames, side, side, 3) uint8, in their order."""
    times = [time for clip in clips for time in instants(clip, model.frames)]
    held: list[np.ndarray] = []
    if not times:
        return
    for number, (_, picture) in enumerate(sample_frames(info, times, size=(model.side, model.side), alive=context.check), 1):
        held.append(picture)
        if len(held) == _BATCH * model.frames or number == len(times):
            whole = np.stack(held)
            yield whole.reshape(-1, model.frames, *whole.shape[1:])
            held = []


def length(film: Film, time: float, whole: bool) -> Span:  # noqa: ARG001 - as those of engine.search.vectors
    """The clip that begins at a time, as one of `film`."""
    info = film.analysis.info
    clips = clips_of(film.analysis.shots, info.video[0].duration if info.video else film.duration)
    starts = [float(clip.start) for clip in clips]
    return clips[max(0, bisect_right(starts, time + 1e-6) - 1)]
