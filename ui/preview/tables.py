"""What HDR and wide-gamut colours become on an SDR screen, as tables: the arithmetic of editor.render.colour's filters.

PQ follows SMPTE ST 2084, HLG ITU-R BT.2100 at 1000 cd/m2 with its system gamma on each component, as zscale has it; linear
light is scaled so that 1 is diffuse white, brought to BT.709's primaries, tone-mapped by the largest component (Mobius
curve) and coded for display (BT.1886).
"""

from __future__ import annotations

import tempfile
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
from av.filter import Graph

from editor.render.colour import PEAK, WHITE
from engine.protocol import VideoStream

Floats = npt.NDArray[np.float64]

STEPS = 65
"""Colours along each side of a table; between them it is interpolated."""
_KNEE = 0.5
"""Where the tone curve leaves the straight line, of diffuse white."""
_TO_709 = np.array(
    [
        [1.660491, -0.587641, -0.072850],
        [-0.124550, 1.132900, -0.008349],
        [-0.018151, -0.100579, 1.118730],
    ]
)
"""From BT.2020's primaries to BT.709's, linear light (ITU-R BT.2087)."""


def table_for(video: VideoStream) -> str | None:
    """The table that a stream's colours need: "pq", "hlg", "wide", or None for ordinary ones."""
    if video.hdr:
        return video.transfer
    return "wide" if video.colour_primaries == "bt2020" else None


def displayed(kind: str, rgb: Floats) -> Floats:
    """BT.709 R'G'B' 0..1 of coded BT.2020 R'G'B' 0..1; (..., 3)."""
    light = _linear(kind, rgb) @ _TO_709.T
    if kind != "wide":
        largest = light.max(axis=-1, keepdims=True)
        light = light * np.where(largest > 1e-6, tone(largest) / np.maximum(largest, 1e-6), 1.0)
    coded: Floats = np.clip(light, 0, 1) ** (1 / 2.4)
    return coded


def tone(value: Floats) -> Floats:
    """The Mobius curve of ffmpeg's tonemap filter: straight up to the knee, then towards 1 at PEAK."""
    peak = round(PEAK / WHITE, 3)
    a = -(_KNEE**2) * (peak - 1) / (_KNEE**2 - 2 * _KNEE + peak)
    b = (_KNEE**2 - 2 * _KNEE * peak + peak) / max(peak - 1, 1e-6)
    scale = (b * b + 2 * b * _KNEE + _KNEE**2) / (b - a)
    curved: Floats = np.where(value <= _KNEE, value, scale * (value + a) / (value + b))
    return curved


def _linear(kind: str, rgb: Floats) -> Floats:
    if kind == "pq":
        power = np.clip(rgb, 0, 1) ** (1 / 78.84375)
        light: Floats = (np.maximum(power - 0.8359375, 0) / (18.8515625 - 18.6875 * power)) ** (1 / 0.1593017578125)
        return light * (10_000 / WHITE)
    if kind == "hlg":
        a, b, c = 0.17883277, 0.28466892, 0.55991073
        scene = np.where(rgb <= 0.5, rgb**2 / 3, (np.exp((rgb - c) / a) + b) / 12)
        shown: Floats = np.maximum(scene, 0) ** 1.2 * (1000 / WHITE)
        return shown
    coded: Floats = np.clip(rgb, 0, 1) ** 2.4
    return coded


@cache
def cube(kind: str) -> str:
    """A table as the text of a .cube file: red changes fastest."""
    axis = np.linspace(0, 1, STEPS)
    blue, green, red = np.meshgrid(axis, axis, axis, indexing="ij")
    values = displayed(kind, np.stack([red, green, blue], axis=-1).reshape(-1, 3))
    lines = "\n".join(f"{r:.6f} {g:.6f} {b:.6f}" for r, g, b in values)
    return f"LUT_3D_SIZE {STEPS}\n{lines}\n"


class TableFilter:
    """A table applied to planar RGB frames of one size."""

    def __init__(self, kind: str, like: av.VideoFrame) -> None:
        self._shape = (like.width, like.height, like.format.name)
        graph = Graph()
        options: dict[str, Any] = {"width": like.width, "height": like.height, "format": like.format}
        source = graph.add_buffer(**options, time_base=Fraction(1))
        # the filter reads its table from a file, once, when it is set up; a relative name needs no escaping
        with tempfile.TemporaryDirectory(prefix="clipwright-") as folder:
            path = Path(folder) / "table.cube"
            path.write_text(cube(kind), encoding="ascii")
            table = graph.add("lut3d", file=path.as_posix(), interp="tetrahedral")
            graph.link_nodes(source, table, graph.add("buffersink")).configure()
        self._graph = graph

    def fits(self, frame: av.VideoFrame) -> bool:
        """Whether it can be applied to `frame`."""
        return self._shape == (frame.width, frame.height, frame.format.name)

    def apply(self, frame: av.VideoFrame) -> av.VideoFrame:
        """The frame with its colours exchanged."""
        self._graph.vpush(frame)
        return self._graph.vpull()
