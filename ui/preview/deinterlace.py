"""Interlaced pictures made whole, as the render does."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import av
from av.error import BlockingIOError as NotYet
from av.error import EOFError as Over
from av.filter import Graph

if TYPE_CHECKING:
    from engine.media.reader import Timed


class Deinterlacer:
    """ffmpeg's bwdif over frames in order: one out for each one in, under the same time."""

    def __init__(self, time_base: Fraction) -> None:
        self._time_base = time_base

    def frames(self, source: Iterator[Timed]) -> Iterator[Timed]:
        """The frames of `source`, deinterlaced; each comes when the one after it is known."""
        graph: Graph | None = None
        times: list[Fraction] = []
        for time, frame in source:
            if graph is None:
                graph = self._graph(frame)
            # its own count stands in for the time, which the filter could round
            frame.pts, frame.time_base = len(times), Fraction(1)
            times.append(time)
            graph.vpush(frame)
            yield from _pulled(graph, times)
        if graph is not None:
            graph.vpush(None)
            yield from _pulled(graph, times)

    def _graph(self, frame: av.VideoFrame) -> Graph:
        graph = Graph()
        source = graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=Fraction(1))
        graph.link_nodes(source, graph.add("bwdif", "mode=send_frame:deint=interlaced"), graph.add("buffersink")).configure()
        return graph


def _pulled(graph: Graph, times: list[Fraction]) -> Iterator[Timed]:
    while True:
        try:
            made = graph.vpull()
        except (NotYet, Over):
            return
        if made.pts is None or made.time_base is None:
            continue
        number = round(made.pts * made.time_base)  # the filter halves its time base
        if 0 <= number < len(times):
            yield times[number], made
