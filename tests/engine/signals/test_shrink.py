"""Small pictures made from a frame's planes show what the whole picture, converted and averaged, shows."""

from __future__ import annotations

from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from engine.media import probe, upright_rgb
from engine.media.reader import FrameReader
from engine.signals.shrink import Shrinker
from tests.support.footage import Scene, scene_clip


def _frame(pixels: np.ndarray, kind: str, colorspace: int, colour_range: int) -> av.VideoFrame:
    frame = av.VideoFrame.from_ndarray(pixels, format="rgb24").reformat(
        format=kind, dst_colorspace=colorspace, dst_color_range=colour_range
    )
    frame.colorspace, frame.color_range = colorspace, colour_range
    return frame


COLOURS = np.array(
    [
        [[200, 60, 40], [40, 190, 70], [60, 70, 210], [128, 128, 128]],
        [[20, 20, 20], [230, 230, 60], [70, 200, 200], [180, 60, 180]],
    ],
    np.uint8,
)


def _patches(width: int, height: int) -> np.ndarray:
    return cv2.resize(COLOURS, (width, height), interpolation=cv2.INTER_NEAREST)


@pytest.mark.parametrize("size", [(1920, 1080), (640, 360), (300, 170), (130, 74)])
@pytest.mark.parametrize("kind", ["yuv420p", "yuv422p", "yuv444p", "nv12", "rgb24"])
@pytest.mark.parametrize(("colorspace", "colour_range"), [(1, 1), (1, 2), (5, 1), (5, 2)])
def test_every_format_shows_the_same(size: tuple[int, int], kind: str, colorspace: int, colour_range: int) -> None:
    pixels = _patches(*size)
    frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
    if kind != "rgb24":
        frame = _frame(pixels, kind, colorspace, colour_range)
    small = Shrinker((128, 72)).shrunk(frame)
    assert small.shape == (72, 128, 3)
    middles = small[18::36, 16::32].astype(int)
    assert np.abs(middles - COLOURS).max() <= 5, "of another matrix or range it would be 10 and more"


def test_a_decoded_frame_and_its_upright_picture_agree(tmp_path: Path) -> None:
    info = probe(scene_clip(tmp_path / "a.mp4", [Scene(look=1, frames=6)]))
    with FrameReader(info) as reader:
        frame = reader.at(info.duration / 2)[1]
        small = Shrinker((64, 36)).shrunk(frame)
        assert np.abs(small.astype(int) - upright_rgb(frame, info.video[0], (64, 36))).mean() < 6
