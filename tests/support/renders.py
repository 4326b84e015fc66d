"""Renders in tests: small projects over generated footage, and what came out of them."""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from editor.model import Clip, Media, Project, Track
from editor.model import Sequence as Timeline
from editor.render import RenderSettings
from engine.media import frames, probe, upright_rgb
from engine.media.seeks import plan_seeks
from engine.protocol import PRESENTATION_TOLERANCE, PlanSeeks, Seeks
from tests.support.footage import read_counter

QUICK = RenderSettings(preset="ultrafast", crf=18, hardware=False)
"""Settings for renders whose size and speed do not matter."""


class Planner:
    """The engine as a render uses it, without its process."""

    def __init__(self) -> None:
        self.asked: list[PlanSeeks] = []

    def run(self, request: PlanSeeks, *, cancel: threading.Event | None = None) -> Seeks:
        assert cancel is None or not cancel.is_set()
        self.asked.append(request)
        return Seeks(times=plan_seeks(request.path, request.container, request.stream_index, request.times, request.origin))


def media(*paths: Path) -> tuple[Media, ...]:
    """The files as media m0, m1, ..."""
    return tuple(Media(id=f"m{i}", name=path.name, info=probe(path)) for i, path in enumerate(paths))


def project(
    footage: Sequence[Media],
    picture: Iterable[Clip] = (),
    sound: Iterable[Clip] = (),
    *,
    rate: Fraction = Fraction(30),
    size: tuple[int, int] = (320, 180),
    tracks: Sequence[Track] = (),
    **fields: object,
) -> Project:
    """A project with one sequence of one video and one audio track, or of `tracks`."""
    made = tuple(tracks) or (
        Track(id="v1", kind="video", items=tuple(picture)),
        Track(id="a1", kind="audio", items=tuple(sound)),
    )
    timeline = Timeline(id="s", name="s", rate=rate, width=size[0], height=size[1], tracks=made, **fields)
    return Project(id="p", name="p", media=tuple(footage), sequences=(timeline,), active="s")


def counters(path: Path) -> list[int]:
    """The number in every frame of a file, in order."""
    info = probe(path)
    return [read_counter(upright_rgb(frame, info.video[0])) for _, frame in frames(info)]


def expected(clip: Clip, rate: Fraction, stamps: Sequence[Fraction]) -> list[int]:
    """The numbers that `clip` must show, from the media times of the source's frames: the rule, written out."""
    shown = []
    for frame in range(clip.duration):
        limit = clip.source_at(frame, rate) + PRESENTATION_TOLERANCE
        shown.append(max(0, bisect_right(stamps, limit) - 1))
    return shown


def sound_of(path: Path, rate: int = 48000) -> np.ndarray:
    """(n, 2) float32: a file's sound as players give it, at its own rate."""
    with av.open(str(path)) as opened:
        stream = opened.streams.audio[0]
        assert stream.rate == rate
        frame_size = stream.channels
        blocks = [frame.to_ndarray().T.reshape(-1, frame_size) for frame in opened.decode(stream)]
    return np.concatenate(blocks)
