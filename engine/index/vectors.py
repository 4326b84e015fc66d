"""Exact nearest neighbours among the vectors of many files, searched where they lie in the index.

Every score is computed: over ten hours at a vector a second that is one product of a matrix of 100 MB with a vector, some
ten milliseconds, and nothing is missed or kept up to date on the side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.index.store import Index

_ROWS = 1 << 16
"""Vectors scored at a time: what is in memory beside the mapped files stays small."""


@dataclass(frozen=True)
class Near:
    """Row `row` of the file `name`, at media time `time` (seconds); `score` is the cosine, -1..1."""

    name: str
    row: int
    time: float
    score: float


def unit(vectors: np.ndarray) -> np.ndarray:
    """(n, d) or (d,) scaled to length 1, float32. A vector of zeros, or with what is not finite, becomes zeros."""
    wide = np.asarray(vectors, np.float64)
    length = np.linalg.norm(wide, axis=-1, keepdims=True)
    usable = np.isfinite(length) & (length > 0)
    return np.divide(wide, length, out=np.zeros_like(wide), where=np.broadcast_to(usable, wide.shape)).astype(np.float32)


def keep(
    index: Index, fingerprint: str, what: str, parameters: str, times: np.ndarray, vectors: np.ndarray, *, revision: str
) -> None:
    """Keep a file's vectors (n, d), one for each of `times` (n,) in seconds, under the key that `VectorSet.recall` takes."""
    arrays = {"times": np.asarray(times, np.float64), "vectors": unit(vectors)}
    if arrays["vectors"].ndim != 2 or arrays["times"].shape != arrays["vectors"].shape[:1]:
        raise ValueError(f"{arrays['times'].shape} times do not go with vectors of shape {arrays['vectors'].shape}")
    index.put_arrays(fingerprint, what, parameters, arrays, revision=revision)


class VectorSet:
    """The vectors of many files, all of one dimension."""

    def __init__(self) -> None:
        self._files: list[tuple[str, np.ndarray, np.ndarray]] = []

    def __len__(self) -> int:
        """How many vectors there are."""
        return sum(len(times) for _, times, _ in self._files)

    @property
    def dimension(self) -> int | None:
        """Numbers in a vector; None as long as there is none."""
        return self._files[0][2].shape[1] if self._files else None

    def add(self, name: str, times: np.ndarray, vectors: np.ndarray) -> None:
        """A file's vectors (n, d) float32, each of length 1 (see `unit`), and their times (n,) in seconds.

        They are neither copied nor read before a search. Raises ValueError for another shape or dimension.
        """
        if vectors.ndim != 2 or times.shape != vectors.shape[:1] or self.dimension not in (None, vectors.shape[1]):
            raise ValueError(f"{name}: vectors of shape {vectors.shape} do not go with dimension {self.dimension}")
        if len(times):
            self._files.append((name, times, vectors))

    def recall(self, index: Index, fingerprint: str, what: str, parameters: str, *, revision: str, name: str = "") -> bool:
        """Add what `keep` kept, under `name` (the fingerprint when left out); whether there was something usable."""
        found = index.get_arrays(fingerprint, what, parameters, revision=revision)
        if found is None or not {"times", "vectors"} <= set(found):
            return False
        try:
            self.add(name or fingerprint, found["times"], found["vectors"])
        except ValueError:
            return False
        return True

    def top(self, query: np.ndarray, count: int, *, only: Sequence[str] | None = None) -> list[Near]:
        """The `count` vectors nearest to `query` (d,), best first; of the files named in `only`, where given.

        Among equals the file added first and the earlier row come first. Raises ValueError for another dimension.
        """
        if count < 1 or not self._files:
            return []
        wanted = unit(query)
        if wanted.shape != (self.dimension,):
            raise ValueError(f"the question has shape {wanted.shape}, the vectors dimension {self.dimension}")
        scores, files, rows = [], [], []
        for number, (name, _, vectors) in enumerate(self._files):
            if only is not None and name not in only:
                continue
            for first in range(0, len(vectors), _ROWS):
                # memory sets the pace: one thread is as fast as several, which on a busy machine wait for each other
                score = np.vecdot(vectors[first : first + _ROWS], wanted)
                best = _best(score, count)
                scores.append(score[best])
                rows.append(best + first)
                files.append(np.full(len(best), number))
        if not scores:
            return []
        score, file, row = np.concatenate(scores), np.concatenate(files), np.concatenate(rows)
        order = np.lexsort((row, file, -score))[:count]
        return [
            Near(self._files[file[at]][0], int(row[at]), float(self._files[file[at]][1][row[at]]), float(score[at]))
            for at in order.tolist()
        ]


def _best(score: np.ndarray, count: int) -> np.ndarray:
    """Rows of the `count` largest values; of equal ones at the edge the earlier."""
    if count >= len(score):
        return np.arange(len(score))
    least = np.partition(score, len(score) - count)[len(score) - count]
    above = np.flatnonzero(score > least)
    return np.concatenate([above, np.flatnonzero(score == least)[: count - len(above)]])
