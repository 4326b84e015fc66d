"""Who speaks when: windows of speech that sound alike are one speaker's, and segments are cut where another goes on.

Windows are joined from the most alike on (agglomerative clustering, average linkage of cosine distances) until what is left
lies too far apart. Pure: what makes numbers of a voice is handed in as vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import msgspec
import numpy as np

from engine.index.vectors import unit
from engine.protocol import SpokenSegment, SpokenWord

WINDOW = 2.0
"""Seconds of sound that are one vector,"""
HOP = 1.0
"""and from one to the next."""
SHORTEST = 0.5
"""Seconds of speech below which a voice cannot be told."""
APART = 0.25
"""Mean cosine distance from which on two groups are two speakers. Published checkpoints are said to tell speakers apart at a
cosine of 0.86 for whole utterances; windows of two seconds scatter more."""
_LEAST_SHARE = 0.04
_LEAST_SECONDS = 4.0
"""A group with less than both is no speaker, but a cough or a laugh: its windows go to the nearest."""
_MOST = 4000
"""Vectors that are compared each with each; of more, so many that are spread over all are, and the others join them."""
_SHORTEST_TURN = 1.0
"""Seconds that a part of a segment lasts at least to be another speaker's."""


@dataclass(frozen=True)
class Window:
    """A stretch of speech whose voice is looked at, in seconds of the media."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


def windows(segments: Sequence[SpokenSegment]) -> list[Window]:
    """What is looked at: each segment in windows that overlap by half; the last one ends with it."""
    found = []
    for segment in segments:
        start, end = float(segment.start), float(segment.end)
        if end - start < SHORTEST:
            continue
        at = start
        while end - at > WINDOW:
            found.append(Window(at, at + WINDOW))
            at += HOP
        found.append(Window(max(start, end - WINDOW), end))
    return found


def groups(vectors: np.ndarray, lengths: Sequence[float], apart: float = APART) -> np.ndarray:
    """(n,) the speaker of each vector (n, d), counted from 0 in the order in which they are first heard.

    `lengths` are the seconds that each stands for.
    """
    if len(vectors) < 2:
        return np.zeros(len(vectors), np.int64)
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    units = unit(vectors)
    seconds = np.asarray(lengths, np.float64)
    if len(units) > _MOST:
        step = -(-len(units) // _MOST)
        some = groups(vectors[::step], seconds[::step], apart)
        means = unit(np.stack([units[::step][some == group].mean(axis=0) for group in range(some.max() + 1)]))
        return _in_order((units @ means.T).argmax(axis=1))
    distances = np.clip(1 - units @ units.T, 0, 2).astype(np.float64)
    np.fill_diagonal(distances, 0)
    tree = linkage(squareform(distances, checks=False), method="average")
    return _in_order(_without_small(fcluster(tree, apart, criterion="distance"), units, seconds))


def told(segments: Sequence[SpokenSegment], looked_at: Sequence[Window], speakers: np.ndarray) -> tuple[SpokenSegment, ...]:
    """The segments with their speakers, "Speaker 1" and so on; cut between two words where another one goes on.

    Where only one speaks, nobody is named.
    """
    if len(set(speakers.tolist())) < 2:
        return tuple(segments)
    middles = np.array([window.middle for window in looked_at])
    result: list[SpokenSegment] = []
    last = 0
    for segment in segments:
        inside = [
            place
            for place, window in enumerate(looked_at)
            if window.start >= float(segment.start) - 1e-6 and window.end <= float(segment.end) + 1e-6
        ]
        if not inside:  # too short to tell: whoever spoke last
            result.append(msgspec.structs.replace(segment, speaker=_name(last)))
            continue
        for part, speaker in _parts(segment, inside, middles, speakers):
            last = speaker
            result.append(msgspec.structs.replace(part, speaker=_name(speaker)))
    return tuple(result)


def _name(speaker: int) -> str:
    return f"Speaker {speaker + 1}"


def _parts(
    segment: SpokenSegment, inside: list[int], middles: np.ndarray, speakers: np.ndarray
) -> list[tuple[SpokenSegment, int]]:
    whole = int(np.bincount(speakers[inside]).argmax())
    if len(segment.words) < 2 or len(set(speakers[inside].tolist())) < 2:
        return [(segment, whole)]
    heard = []
    for word in segment.words:
        middle = float(word.start + word.end) / 2
        heard.append(int(speakers[min(inside, key=lambda place: abs(middles[place] - middle))]))
    runs: list[list[int]] = [[0]]  # places of words
    for place in range(1, len(heard)):
        if heard[place] == heard[place - 1]:
            runs[-1].append(place)
        else:
            runs.append([place])
    if any(float(_length(segment.words, run)) < _SHORTEST_TURN for run in runs):
        return [(segment, whole)]
    return [(_cut(segment, run, first=run is runs[0], last=run is runs[-1]), heard[run[0]]) for run in runs]


def _length(words: Sequence[SpokenWord], run: list[int]) -> Fraction:
    return words[run[-1]].end - words[run[0]].start


def _cut(segment: SpokenSegment, run: list[int], *, first: bool, last: bool) -> SpokenSegment:
    words = tuple(segment.words[place] for place in run)
    between = "" if "".join(word.text for word in segment.words) == segment.text else " "
    return SpokenSegment(
        start=segment.start if first else words[0].start,
        end=segment.end if last else words[-1].end,
        text=between.join(word.text.strip() for word in words),
        words=words,
    )


def _without_small(found: np.ndarray, units: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Groups that are too small to be a speaker given to the nearest that is not."""
    total = lengths.sum()
    sizes = {group: lengths[found == group].sum() for group in np.unique(found).tolist()}
    kept = [group for group, size in sizes.items() if size >= min(_LEAST_SHARE * total, _LEAST_SECONDS)]
    if not kept or len(kept) == len(sizes):
        return found
    means = unit(np.stack([units[found == group].mean(axis=0) for group in kept]))
    result = found.copy()
    for place in np.flatnonzero(~np.isin(found, kept)):
        result[place] = kept[int((means @ units[place]).argmax())]
    return result


def _in_order(found: np.ndarray) -> np.ndarray:
    """Groups counted from 0 as they come."""
    order = {group: place for place, group in enumerate(dict.fromkeys(found.tolist()))}
    return np.array([order[group] for group in found.tolist()], np.int64)
