"""Where reading begins, so that a reel from hours of footage decodes only what it shows."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Protocol

from editor.render.plan import RenderPlan
from engine.protocol import MediaInfo, PlanSeeks, Seeks

Start = tuple[str, int, Fraction]
"""A file's path, one of its streams' index and a media time from which that stream is read."""
SeekTable = Mapping[Start, Fraction]
"""Seconds on the file's own clock to seek to for each start; a start that is missing is read from the beginning."""


class SeekPlanner(Protocol):
    """The part of the engine's client that a render needs."""

    def run(self, request: PlanSeeks, *, cancel: threading.Event | None = None) -> Seeks: ...


def plan_seeks(plan: RenderPlan, engine: SeekPlanner, cancel: threading.Event | None = None) -> SeekTable:
    """Where to seek for every stretch of picture and sound in the plan.

    The engine answers for all starts of a stream at once, having tried them on the file. Raises what it raises.
    """
    wanted: dict[tuple[str, int], set[Fraction]] = {}
    infos = {info.path: info for info in plan.media}
    for path, stream, time in _starts(plan):
        wanted.setdefault((path, stream), set()).add(time)
    table: dict[Start, Fraction] = {}
    for (path, stream), times in wanted.items():
        info = infos[path]
        ordered = tuple(sorted(times))
        request = PlanSeeks(path=path, container=info.container, stream_index=stream, times=ordered, origin=info.origin)
        for time, seek in zip(ordered, engine.run(request, cancel=cancel).times, strict=True):
            if seek > _beginning(info):
                table[path, stream, time] = seek
    return table


def _starts(plan: RenderPlan) -> Iterable[Start]:
    """All but those so near the beginning that seeking saves nothing, and still pictures."""
    for shown in (picture for span in plan.picture for picture in span.pictures):
        if shown.info is not None and shown.stream is not None and shown.info.kind != "image" and shown.source > 0:
            yield shown.info.path, shown.stream.index, shown.source
    for piece in plan.sound:
        for stretch in piece.stretches:
            if stretch.source > 0 and stretch.speed:
                yield piece.info.path, piece.stream.index, stretch.source


def _beginning(info: MediaInfo) -> Fraction:
    """The earliest start of the file's streams, on its own clock."""
    return min([*(stream.start for stream in info.video), *(stream.start for stream in info.audio)])
