"""The paused picture and the rendered frame are the same picture: structural similarity of at least 0.97."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from editor.model import (
    Clip,
    Crop,
    CropKey,
    Project,
    Speed,
    Subtitle,
    SubtitleStyle,
    Title,
    Track,
    Transition,
    Word,
)
from editor.render import RenderSettings, render
from engine.media import frames, probe, upright_rgb
from tests.support.footage import Scene, scene_clip
from tests.support.renders import Planner, media, project
from tests.ui.preview.conftest import Screen

FINE = RenderSettings(preset="ultrafast", crf=8, hardware=False)
SIZE = (480, 270)


def similarity(one: np.ndarray, other: np.ndarray) -> float:
    """SSIM of luma (Wang et al. 2004): Gaussian windows of 11 pixels, sigma 1.5; 1 for the same picture."""
    a, b = (cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float64) for picture in (one, other))

    def mean(values: np.ndarray) -> np.ndarray:
        return cv2.GaussianBlur(values, (11, 11), 1.5)[5:-5, 5:-5]

    ma, mb = mean(a), mean(b)
    va, vb, both = mean(a * a) - ma * ma, mean(b * b) - mb * mb, mean(a * b) - ma * mb
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    parts = ((2 * ma * mb + c1) * (2 * both + c2)) / ((ma * ma + mb * mb + c1) * (va + vb + c2))
    return float(parts.mean())


def rendered(made: Project, folder: Path, wanted: tuple[int, ...]) -> dict[int, np.ndarray]:
    """Frames of the finished file."""
    output = folder / "render.mp4"
    render(made, output, engine=Planner(), settings=FINE)
    info = probe(output)
    rate = info.video[0].rate
    found = {round(time * rate): upright_rgb(frame, info.video[0]) for time, frame in frames(info)}
    return {frame: found[frame] for frame in wanted}


def compared(made: Project, wanted: tuple[int, ...], screen: Screen, folder: Path, least: float = 0.97) -> None:
    """Render, look, compare at the sequence's own size; colours may differ by little more than coding does."""
    size = (made.sequence.width, made.sequence.height)
    files = rendered(made, folder, wanted)
    screen.show(made, size)
    for frame in wanted:
        shown = screen.at(frame)
        assert shown.shape == files[frame].shape
        value = similarity(shown, files[frame])
        off = np.abs(shown.astype(float).mean((0, 1)) - files[frame].astype(float).mean((0, 1))).max()
        keep(folder, frame, shown, files[frame])
        assert value >= least, f"frame {frame}: {value:.4f}"
        assert off < 3.0, f"frame {frame}: mean colour differs by {off:.2f}"


def keep(folder: Path, frame: int, shown: np.ndarray, file: np.ndarray) -> None:
    """Both side by side in the test's own folder, for a person to look at."""
    both = np.concatenate([shown, file], axis=1)
    cv2.imwrite(str(folder / f"frame{frame:04d}.png"), cv2.cvtColor(both, cv2.COLOR_RGB2BGR))


@pytest.fixture
def footage(tmp_path: Path) -> Path:
    """Two scenes of moving texture."""
    return scene_clip(tmp_path / "a.mp4", [Scene(40, look=1), Scene(40, look=3)], rate=Fraction(30), size=SIZE)


def clip(begin: int, duration: int, source: Fraction, **fields: object) -> Clip:
    return Clip(id=f"c{begin}", media="m0", record_in=begin, duration=duration, source_in=source, **fields)


def test_moving_crop_with_speed(footage: Path, screen: Screen, tmp_path: Path) -> None:
    keys = (CropKey(0, 0.05, 0.0, 0.3164, 1.0), CropKey(20, 0.5, 0.0, 0.3164, 1.0))
    made = project(
        media(footage), [clip(0, 24, Fraction(0), crop=Crop(keys=keys), speed=Speed(rate=Fraction(3, 2)))], size=(152, 270)
    )
    compared(made, (0, 7, 13, 23), screen, tmp_path)


def test_zooming_and_still_crops(footage: Path, screen: Screen, tmp_path: Path) -> None:
    zoom = (CropKey(0, 0.0, 0.0, 1.0, 1.0), CropKey(20, 0.25, 0.25, 0.5, 0.5))
    still = (CropKey(0, 0.13, 0.2, 0.6, 0.6),)
    made = project(
        media(footage),
        [clip(0, 21, Fraction(0), crop=Crop(keys=zoom)), clip(21, 8, Fraction(1), crop=Crop(keys=still))],
        size=SIZE,
    )
    compared(made, (0, 10, 20, 24), screen, tmp_path)


def test_subtitles_with_a_lit_word_and_a_box(footage: Path, screen: Screen, tmp_path: Path) -> None:
    plain = SubtitleStyle(name="default", size=0.08, outline=0.008)
    lit = SubtitleStyle(name="lit", size=0.09, bold=True, highlight_colour="#ffd040ff", vertical=0.5, outline=0.006)
    box = SubtitleStyle(name="box", size=0.07, box_colour="#000000c0", vertical=0.15, align="left", outline=0.0)
    words = (Word("Wait", 0, 5), Word("for", 5, 9), Word("it", 9, 15))
    lines = Track(
        id="s1",
        kind="subtitle",
        items=(
            Subtitle(id="x", record_in=0, duration=10, text="The quick brown fox jumps over the lazy dog, twice"),
            Subtitle(id="y", record_in=10, duration=15, text="Wait for it", style="lit", words=words),
            Subtitle(id="z", record_in=25, duration=5, text="Two\nlines", style="box"),
        ),
    )
    made = project(
        media(footage),
        tracks=(Track(id="v1", kind="video", items=(clip(0, 30, Fraction(0)),)), lines),
        size=(960, 540),
        styles=(plain, lit, box),
    )
    compared(made, (0, 9, 12, 17, 22, 27), screen, tmp_path)


@pytest.mark.parametrize("kind", ["dissolve", "wipe", "dip"])
def test_transitions(kind: str, footage: Path, screen: Screen, tmp_path: Path) -> None:
    track = Track(
        id="v1",
        kind="video",
        items=(clip(0, 20, Fraction(0)), clip(20, 20, Fraction(3, 2))),
        transitions=(Transition(id="t", kind=kind, left="c0", right="c20", before=6, after=6),),
    )
    compared(project(media(footage), tracks=(track,), size=SIZE), (13, 14, 17, 20, 23, 25, 26), screen, tmp_path)


def test_layers_opacity_bars_and_titles(footage: Path, screen: Screen, tmp_path: Path) -> None:
    below = Track(id="v1", kind="video", items=(clip(0, 40, Fraction(0)),))
    above = Track(
        id="v2",
        kind="video",
        items=(
            clip(5, 10, Fraction(3, 2), opacity=0.4),
            Title(id="low", record_in=15, duration=10, text="A headline\nand a line", template="lower_third"),
            Title(id="card", record_in=25, duration=10, text="The end"),
        ),
    )
    made = project(media(footage), tracks=(below, above), size=(360, 360))
    compared(made, (2, 9, 20, 30), screen, tmp_path)


def test_a_see_through_still_over_a_clip(footage: Path, screen: Screen, tmp_path: Path) -> None:
    picture = np.zeros((135, 240, 4), np.uint8)
    picture[20:115, 30:210] = (200, 60, 30, 160)
    picture[50:90, 80:160] = (20, 220, 90, 255)
    cv2.imwrite(str(tmp_path / "still.png"), picture)
    below = Track(id="v1", kind="video", items=(clip(0, 20, Fraction(0)),))
    still = Clip(id="still", media="m1", record_in=4, duration=12, source_in=Fraction(0))
    made = project(
        media(footage, tmp_path / "still.png"), tracks=(below, Track(id="v2", kind="video", items=(still,))), size=SIZE
    )
    compared(made, (2, 8, 15, 18), screen, tmp_path)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("full range 601", {"colour": {"colorspace": 6, "color_range": 2}, "pixel_format": "yuv420p"}),
        ("hd 709", {"colour": {"colorspace": 1, "color_primaries": 1, "color_trc": 1, "color_range": 1}}),
        ("pq", {"colour": {"colorspace": 9, "color_primaries": 9, "color_trc": 16, "color_range": 1}, "ten": True}),
        ("hlg", {"colour": {"colorspace": 9, "color_primaries": 9, "color_trc": 18, "color_range": 1}, "ten": True}),
        ("wide", {"colour": {"colorspace": 9, "color_primaries": 9, "color_trc": 14, "color_range": 1}, "ten": True}),
    ],
)
def test_colours(name: str, options: dict[str, object], screen: Screen, tmp_path: Path) -> None:
    path = chart(tmp_path / "chart.mp4", **options)
    made = project(media(path), [clip(0, 4, Fraction(0))], size=(320, 192))
    files = rendered(made, tmp_path, (2,))
    screen.show(made, (320, 192))
    shown = screen.at(2)
    keep(tmp_path, 2, shown, files[2])
    assert similarity(shown, files[2]) >= 0.97
    worst = np.abs(patches(shown) - patches(files[2])).max()
    assert worst <= 6, f"{name}: a patch differs by {worst:.1f}"


def chart(path: Path, *, colour: dict[str, int], ten: bool = False, pixel_format: str = "yuv420p") -> Path:
    """A few frames of a chart of 8 x 4 patches of many colours, tagged as told."""
    random = np.random.default_rng(5)
    rgb = np.repeat(np.repeat(random.integers(20, 236, (4, 8, 3)), 48, 0), 40, 1).astype(np.uint8)
    with av.open(str(path), "w") as made:
        stream = made.add_stream("libx265" if ten else "libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 320, 192, "yuv420p10le" if ten else pixel_format
        stream.options = {"crf": "4", "preset": "ultrafast"} | ({"x265-params": "log-level=none:pools=1"} if ten else {})
        for field, value in colour.items():
            setattr(stream.codec_context, field, value)
        for n in range(4):
            frame = av.VideoFrame.from_ndarray(rgb, format="rgb24").reformat(format=stream.pix_fmt)
            for field, value in colour.items():
                if field in ("colorspace", "color_range", "color_primaries", "color_trc"):
                    setattr(frame, field, value)
            frame.pts = n
            made.mux(stream.encode(frame))
        made.mux(stream.encode(None))
    return path


def patches(picture: np.ndarray) -> np.ndarray:
    """The mean colour of each patch's middle."""
    return np.array(
        [
            picture[row * 48 + 12 : row * 48 + 36, column * 40 + 10 : column * 40 + 30].reshape(-1, 3).mean(0)
            for row in range(4)
            for column in range(8)
        ]
    )
