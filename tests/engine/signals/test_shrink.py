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


def _smooth(height: int, width: int) -> np.ndarray:
    coarse = np.random.default_rng(3).integers(20, 236, (9, 16, 3)).astype(np.uint8)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)


@pytest.mark.parametrize("size", [(1920, 1080), (640, 360), (300, 170), (130, 74)])
@pytest.mark.parametrize("kind", ["yuv420p", "yuv422p", "yuv444p", "nv12", "rgb24"])
@pytest.mark.parametrize(("colorspace", "colour_range"), [(1, 1), (1, 2), (5, 1), (5, 2)])
def test_every_format_shows_the_same(size: tuple[int, int], kind: str, colorspace: int, colour_range: int) -> None:
    pixels = _smooth(size[1], size[0])
    frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
    if kind != "rgb24":
        frame = _frame(pixels, kind, colorspace, colour_range)
    small = Shrinker((128, 72)).shrunk(frame)
    wanted = cv2.resize(pixels, (128, 72), interpolation=cv2.INTER_AREA)
    difference = small.astype(int) - wanted
    assert small.shape == (72, 128, 3)
    assert np.abs(difference).mean() < 5  # a wrong matrix or range: 8 and more
    assert np.abs(difference.mean(axis=(0, 1))).max() < 3


def test_a_decoded_frame_and_its_upright_picture_agree(tmp_path: Path) -> None:
    info = probe(scene_clip(tmp_path / "a.mp4", [Scene(look=1, frames=6)]))
    with FrameReader(info) as reader:
        frame = reader.at(info.duration / 2)[1]
        small = Shrinker((64, 36)).shrunk(frame)
        assert np.abs(small.astype(int) - upright_rgb(frame, info.video[0], (64, 36))).mean() < 6
