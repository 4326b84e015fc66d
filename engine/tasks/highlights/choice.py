"""Which candidates to take: the best ones that do not overlap, repeat or crowd each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from engine.protocol import Span
from engine.tasks.highlights.moments import Candidates

_CROWDING = 0.5  # share of its value that a moment loses right beside one already taken
_SAME_SHOT = 0.85
_SAME_FILE = 0.3  # share lost by a moment whose file has given all the moments so far
_REPEAT = 0.5  # share lost by the same look again in another shot
_WORTH_SHOWING = 0.2  # score from which every file has a claim to one moment
_MOST = 2000


@dataclass(frozen=True)
class Choice:
    """A chosen moment: its file, its span, and its score 0..1."""

    media: int
    span: Span
    score: float


def choose(files: Sequence[Candidates], *, count: int | None, total: Fraction | None, longest: Fraction) -> list[Choice]:
    """Take moments one after the other, each the best given those before it, in the manner of maximal marginal relevance
    (Carbonell & Goldstein, 1998). Ties go to the earlier file, then to the earlier moment.

    Stops at `count`; or when `total` seconds are there with a third to spare; or, with neither, when a sensible number of
    moments is found or what is left is far duller than the best.
    """
    pool = _Pool(files)
    taken: list[Choice] = []
    seconds = Fraction(0)
    wanted = None if total is None else total * Fraction(4, 3) + longest
    limit = min(count or _MOST, _MOST)
    if count is None and total is None:
        limit = int(min(12, max(3, pool.duration // 10)))
    while len(taken) < limit and (wanted is None or seconds < wanted):
        index = pool.next(room=limit - len(taken) if total is None else None)
        if index is None:
            break
        choice = pool.choice(index)
        if count is None and total is None and taken and choice.score < 0.4 * taken[0].score:
            break
        taken.append(choice)
        seconds += choice.span.duration
        pool.take(index)
    return sorted(taken, key=lambda choice: (-choice.score, choice.media, choice.span.start))


class _Pool:
    """All candidates of all files, and what taking some of them has made of the worth of the others."""

    def __init__(self, files: Sequence[Candidates]) -> None:
        self._files = files
        sizes = [len(file) for file in files]
        self._offset = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        self._media = np.repeat(np.arange(len(files)), sizes)
        self._start = np.concatenate([file.start for file in files])
        self._end = np.concatenate([file.end for file in files])
        self._shot = np.concatenate([file.shot for file in files])
        self._score = np.concatenate([file.score for file in files])
        self._value = np.concatenate([file.value for file in files])
        self._crowding = np.ones(len(self._value))
        self._repeat = np.ones(len(self._value))
        self._free = np.ones(len(self._value), dtype=bool)
        self._taken = np.zeros(len(files), dtype=np.int64)
        self.duration = sum(float(file.places.regions[-1].end) for file in files if len(file))
        # moments within this many seconds of each other compete: about a tenth of what there is
        self._reach = min(60.0, max(2.0, self.duration / 10))

    def next(self, room: int | None) -> int | None:
        """Position of the best candidate left, or None. With `room` for only so many more, files not yet seen go first."""
        worth = np.where(self._free, self._value * self._crowding * self._repeat, -1.0)
        if self._taken.sum() and len(self._files) > 1:
            worth = worth * (1.0 - _SAME_FILE * self._taken / self._taken.sum())[self._media]
        best = int(np.argmax(worth)) if len(worth) else 0
        if not len(worth) or worth[best] < 0:
            return None
        unseen = (self._taken[self._media] == 0) & self._free & (self._score >= _WORTH_SHOWING)
        if room is not None and unseen.any() and len(np.unique(self._media[unseen])) >= room:
            best = int(np.argmax(np.where(unseen, worth, -1.0)))
        return best

    def choice(self, index: int) -> Choice:
        media = int(self._media[index])
        return Choice(media, self._files[media].span(index - int(self._offset[media])), round(float(self._score[index]), 4))

    def take(self, index: int) -> None:
        """Rule out what overlaps this candidate, and lower what is near it or looks the same."""
        media = int(self._media[index])
        same = slice(int(self._offset[media]), int(self._offset[media + 1]))
        start, end = self._start[index], self._end[index]
        gap = np.maximum(self._start[same] - end, start - self._end[same])
        self._free[same] &= gap >= -1e-9
        crowding = 1.0 - _CROWDING * np.exp(-np.maximum(gap, 0.0) / self._reach)
        crowding *= np.where(self._shot[same] == self._shot[index], _SAME_SHOT, 1.0)
        self._crowding[same] = np.minimum(self._crowding[same], crowding)
        self._taken[media] += 1
        look = self._files[media].look[index - int(self._offset[media])]
        for other, file in enumerate(self._files):
            if file.look.shape[1] != len(look) or not len(look) or not len(file):
                continue
            part = slice(int(self._offset[other]), int(self._offset[other + 1]))
            distance = np.mean((file.look - look) ** 2, axis=1)
            repeat = 1.0 - _REPEAT * np.exp(-distance / 0.5)
            if other == media:
                # neighbours in one shot look alike by nature; crowding deals with them
                repeat = np.where(file.shot == self._shot[index], 1.0, repeat)
            self._repeat[part] = np.minimum(self._repeat[part], repeat)
