"""A picture a second of a file, looked at once by all that want to: colours, and models that make vectors of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Protocol

import msgspec
import numpy as np

from engine.index import Index
from engine.media import sample_frames
from engine.protocol import MediaInfo
from engine.tasks.context import Context

LONGEST = 448
"""Longer side of the pictures, in pixels."""
_BATCH = 16
_KEPT_AFTER = 128
"""Pictures after which what was made of them is kept in case that the work is interrupted."""
_FEWEST = 8
"""Pictures of a file that is shorter than so many seconds."""
_WHAT = "pictures looked at"


class Taker(Protocol):
    """Makes a row of numbers of each picture. `what`, `parameters` and `revision` are its place in the index."""

    what: str
    parameters: str
    revision: str

    def take(self, pictures: Sequence[np.ndarray]) -> np.ndarray:
        """(n, d) float32 for n upright RGB pictures (h, w, 3) uint8."""
        ...


@dataclass(frozen=True)
class Rows:
    """What one taker made of a file: `rows[i]` (d,) of the picture shown at `times[i]` seconds."""

    times: np.ndarray
    rows: np.ndarray


class _Part(msgspec.Struct):
    """What was finished of an unfinished pass: per taker, rows as bytes of float32."""

    until: int
    rows: tuple[bytes, ...]


def times_of(info: MediaInfo) -> list[Fraction]:
    """The instants that are looked at: each second, more often in what is very short."""
    end = info.video[0].duration if info.video else Fraction(0)
    step = min(Fraction(1), end / _FEWEST)
    return [step * number for number in range(ceil(end / step))] if step > 0 else []


def recall(index: Index, info: MediaInfo, taker: Taker) -> Rows | None:
    """What the taker made of this content before."""
    found = index.get_arrays(info.fingerprint, taker.what, taker.parameters, revision=taker.revision)
    if found is None or not {"times", "vectors"} <= set(found) or len(found["times"]) != len(found["vectors"]):
        return None
    return Rows(found["times"], found["vectors"])


def look(info: MediaInfo, takers: Sequence[Taker], context: Context) -> list[Rows]:
    """What each taker makes of the file, in one pass for all that have not seen it, from where an earlier one was stopped.

    Raises FootageError when nothing can be decoded, Cancelled, and what takers raise.
    """
    known = {place: rows for place, taker in enumerate(takers) if (rows := recall(context.index, info, taker)) is not None}
    fresh = [place for place in range(len(takers)) if place not in known]
    if fresh:
        times = times_of(info)
        made = _pass(info, times, [takers[place] for place in fresh], context)
        seconds = np.array([float(time) for time in times])
        for place, new in zip(fresh, made, strict=True):
            taker = takers[place]
            context.index.put_arrays(
                info.fingerprint, taker.what, taker.parameters, {"times": seconds, "vectors": new}, revision=taker.revision
            )
            known[place] = Rows(seconds, new)
    return [known[place] for place in range(len(takers))]


def _pass(info: MediaInfo, times: list[Fraction], takers: list[Taker], context: Context) -> list[np.ndarray]:
    if not times:
        return [np.zeros((0, 0), np.float32) for _ in takers]
    parameters = " ".join(f"{taker.what}/{taker.parameters}" for taker in takers)
    revision = " ".join(taker.revision for taker in takers)
    finished = context.index.part(info.fingerprint, _WHAT, parameters, revision=revision)
    rows: list[list[np.ndarray]] = [[] for _ in takers]
    done = 0
    for part in finished.values(_Part):
        if len(part.rows) != len(takers) or not done < part.until <= len(times):
            break
        for own, stored in zip(rows, part.rows, strict=True):
            own.append(np.frombuffer(stored, np.float32).reshape(part.until - done, -1))
        done = part.until
    if not done:
        finished.clear()
    batch: list[np.ndarray] = []
    since: list[list[np.ndarray]] = [[] for _ in takers]
    kept = done
    for number, (_, picture) in enumerate(
        sample_frames(info, times[done:], size=_size(info), alive=context.check), done + 1
    ):
        batch.append(picture)
        context.progress(number / len(times), "looking at pictures")
        if len(batch) < _BATCH and number < len(times):
            continue
        for own, taker in zip(since, takers, strict=True):
            own.append(np.asarray(taker.take(batch), np.float32))
            context.check()
        batch = []
        if number - kept >= _KEPT_AFTER or number == len(times):
            joined = [np.concatenate(own) for own in since]
            for own, new in zip(rows, joined, strict=True):
                own.append(new)
            if number < len(times):
                finished.add(_Part(number, tuple(new.tobytes() for new in joined)))
            since, kept = [[] for _ in takers], number
    finished.clear()
    return [np.concatenate(own) for own in rows]


def _size(info: MediaInfo) -> tuple[int, int]:
    width, height = info.video[0].display_size
    scale = min(1.0, LONGEST / max(width, height, 1))
    return max(1, round(width * scale)), max(1, round(height * scale))
