"""Pictures of many stretches of a file in one pass: where one ends the next begins, and what lies between two key frames is
decoded once instead of once for each stretch."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from engine.protocol import FootageError, MediaInfo
from engine.tasks.context import Context

if TYPE_CHECKING:
    import numpy as np

    from engine.models.interface import Views


@contextmanager
def in_one_pass(shown: Sequence[tuple[MediaInfo, Views]], context: Context) -> Iterator[list[Views]]:
    """The views, whose pictures come in one pass over each file where stretches are in the order of time and are asked for
    in it; in several else, and one by one after the block."""
    strips: list[_Strip] = []
    found: list[Views] = []
    try:
        for _, group in groupby(shown, key=lambda one: (one[1].path, one[1].size)):
            several = list(group)
            strip = _Strip(several[0][0], [views for _, views in several], context)
            strips.append(strip)
            found += [replace(views, pictures=strip.pictures(number)) for number, (_, views) in enumerate(several)]
        yield found
    finally:
        for strip in strips:
            strip.close()


class _Strip:
    """One file's stretches, in pictures of one size."""

    def __init__(self, info: MediaInfo, views: Sequence[Views], context: Context) -> None:
        self._info, self._views, self._context = info, views, context
        self._times = [tuple(Fraction(str(time)) for time in one.times) for one in views]
        self._stream: Generator[np.ndarray] | None = None
        self._next = 0
        """The stretch whose pictures the stream has next;"""
        self._until = 0
        """it ends before this one."""
        self._closed = False

    def pictures(self, number: int) -> Callable[[], Iterator[np.ndarray]]:
        """What hands out those of one stretch."""
        return lambda: self._taken(number)

    def close(self) -> None:
        """Let go of the file."""
        self._closed = True
        self._end()

    def _end(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close()

    def _taken(self, number: int) -> Iterator[np.ndarray]:
        import numpy as np

        own = self._times[number]
        if self._closed:
            yield np.stack(list(self._sampled(own)))
            return
        if self._stream is None or number != self._next or number >= self._until:
            self._end()  # what lies between is known already, and sought over
            self._until = self._run(number)
            self._stream = self._sampled([time for times in self._times[number : self._until] for time in times])
        self._next = number + 1
        held = [picture for _, picture in zip(own, self._stream, strict=False)]
        if len(held) != len(own):
            raise FootageError(f"{len(held)} pictures came where {len(own)} were announced", file=self._info.path)
        yield np.stack(held)

    def _run(self, number: int) -> int:
        """Where the stretches from there on, each behind the one before, end."""
        last = number + 1
        while last < len(self._times) and self._times[last][0] > self._times[last - 1][-1]:
            last += 1
        return last

    def _sampled(self, times: Sequence[Fraction]) -> Generator[np.ndarray]:
        from engine.media.together import sample_together

        size = self._views[0].size
        for _, picture in sample_together(self._info, times, size=size, alive=self._context.check):
            yield picture
