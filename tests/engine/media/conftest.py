"""One clip of every kind that makes exact sampling hard, generated once per run and only when asked for."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from tests.support.footage import counter_clip, remux

FRAMES = 100
Maker = Callable[[Path], Path]


def uneven_times(frames: int = FRAMES) -> list[Fraction]:
    """Media times of a recording whose frames last 20, 33, 50 and 120 ms in turn."""
    times = [Fraction(0)]
    for n in range(frames - 1):
        times.append(times[-1] + Fraction((20, 33, 50, 120)[n % 4], 1000))
    return times


def _clip(name: str, **options: object) -> Maker:
    def make(folder: Path) -> Path:
        settings: dict[str, object] = {"frames": FRAMES, "size": (128, 72), "gop": 24, "b_frames": 2, "audio": "beeps"}
        return counter_clip(folder / name, **(settings | options))  # type: ignore[arg-type]

    return make


def _cut(folder: Path) -> Path:
    """Cut by stream copy, as a camera's or a player's trim does it: the file begins before media time 0."""
    return remux(_clip("whole.mp4", rate=Fraction(30000, 1001))(folder), folder / "cut.mp4", start=Fraction(21, 10))


def _vfr_remuxed(folder: Path) -> Path:
    return remux(_clip("uneven_source.mkv", timestamps=uneven_times())(folder), folder / "uneven_remuxed.mp4")


KINDS: dict[str, Maker] = {
    "constant rate": _clip("constant.mp4", rate=Fraction(30000, 1001)),
    "open groups": _clip("open.mp4", open_gop=True),
    "open groups, HEVC": _clip("open_hevc.mp4", open_gop=True, codec="libx265"),
    "variable rate, mp4": _clip("uneven.mp4", timestamps=uneven_times()),
    "variable rate, mkv": _clip("uneven.mkv", timestamps=uneven_times()),
    "variable rate, mkv to mp4": _vfr_remuxed,
    "edit list": _cut,
    "empty edit": _clip("empty_edit.mp4", start=Fraction(2), audio_start=Fraction(-2)),
    "mkv from 3.5 s": _clip("late.mkv", start=Fraction(7, 2)),
    "transport stream from 10 s": _clip("late.ts", start=Fraction(10)),
    "transport stream, open groups": _clip(
        "open.ts", start=Fraction(10), open_gop=True, codec="mpeg2video", rate=Fraction(25)
    ),
    "fragmented": _clip("fragmented.mp4", container_options={"movflags": "frag_keyframe+empty_moov"}),
    "AV1": _clip("av1.mkv", codec="libsvtav1"),
    "VP9": _clip("vp9.webm", codec="libvpx-vp9"),
    "AVI": _clip("old.avi", codec="mpeg4"),
    "intra refresh": _clip(
        "refresh.mp4",
        size=(640, 368),
        b_frames=0,
        codec_options={"x264-params": "keyint=24:min-keyint=1:scenecut=0:intra-refresh=1:bframes=0"},
    ),
}


@pytest.fixture(scope="session")
def clip_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Path of the clip of a kind in KINDS."""
    folder = tmp_path_factory.mktemp("clips")
    made: dict[str, Path] = {}

    def clip(kind: str) -> Path:
        if kind not in made:
            made[kind] = KINDS[kind](folder)
        return made[kind]

    return clip
