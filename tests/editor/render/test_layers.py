"""Pictures that mix, turn round, stand still or come from a ramp: every frame is what `frame_plan` says."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from editor.model import Clip, Crop, CropKey, Media, Project, Speed, Track, Transition, changed
from editor.render import RenderSettings, plan_render, render
from editor.render.frame import Layer, frame_plan
from editor.speed import SpeedKey
from engine.media import frames, probe, upright_rgb
from engine.protocol import PRESENTATION_TOLERANCE
from tests.support.footage import counter_clip, counter_picture
from tests.support.renders import QUICK, Planner, counters, expected, media, project

SIZE = (160, 120)
FINE = RenderSettings(preset="ultrafast", crf=4, hardware=False)
FRAMES = 90
STAMPS = [Fraction(number, 30) for number in range(FRAMES)]


@pytest.fixture(scope="module")
def footage(tmp_path_factory: pytest.TempPathFactory) -> tuple[Media, ...]:
    """Two films whose frames carry their numbers: 0 to 89, and 1000 to 1089."""
    folder = tmp_path_factory.mktemp("footage")
    first = counter_clip(folder / "a.mp4", frames=FRAMES, size=SIZE, gop=25, b_frames=2)
    second = counter_clip(folder / "b.mp4", frames=FRAMES, size=SIZE, gop=25, b_frames=2, first_number=1000)
    return media(first, second)


def clip(name: str, at: int, duration: int, source: Fraction | int = 0, **fields: object) -> Clip:
    given = {"media": "m0", **fields}
    return Clip(id=name, record_in=at, duration=duration, source_in=Fraction(source), **given)


def video(*items: object, transitions: tuple[Transition, ...] = (), **fields: object) -> Track:
    return Track(id=f"v{id(items)}", kind="video", items=items, transitions=transitions, **fields)


def pictures(path: Path) -> list[np.ndarray]:
    info = probe(path)
    return [upright_rgb(frame, info.video[0]).astype(float).mean(axis=2) for _, frame in frames(info)]


def shown(layer: Layer) -> np.ndarray:
    """The counter picture of a layer that is full frame."""
    assert layer.time is not None
    number = max(n for n in range(FRAMES) if n == 0 or Fraction(n, 30) <= layer.time + PRESENTATION_TOLERANCE)
    return counter_picture(number + (1000 if layer.media and layer.media.id == "m1" else 0), SIZE).astype(float)


def composed(made: Project, frame: int) -> np.ndarray:
    """The frame as `frame_plan` says it is."""
    picture = np.zeros(SIZE[::-1])
    for layer in frame_plan(made, frame).layers:
        share = np.full(SIZE[::-1], layer.opacity)
        if layer.wipe is not None:
            share *= np.clip(layer.wipe * SIZE[0] - np.arange(SIZE[0]), 0, 1)
        picture = picture + (shown(layer) * layer.light - picture) * share
    return picture


def assert_as_planned(made: Project, path: Path, tolerance: float = 5.0) -> list[np.ndarray]:
    """Renders and compares every frame, away from the edges of the squares where coding rings."""
    made_of = pictures(render(made, path, engine=Planner(), settings=FINE).path)
    for number, picture in enumerate(made_of):
        wanted = composed(made, number)
        difference = np.abs(picture - wanted)
        assert np.percentile(difference, 90) < tolerance, f"frame {number} differs by {np.percentile(difference, 90):.1f}"
    return made_of


def test_backwards(footage: tuple[Media, ...], tmp_path: Path) -> None:
    clips = [
        clip("a", 0, 40, Fraction(45, 30), speed=Speed(rate=Fraction(-1))),
        clip("b", 40, 20, Fraction(80, 30), speed=Speed(rate=Fraction(-5, 2))),
        clip("c", 60, 30, Fraction(89, 30), speed=Speed(rate=Fraction(-1, 3))),
    ]
    result = render(project(footage, clips, size=SIZE), tmp_path / "out.mp4", engine=Planner(), settings=QUICK)
    assert counters(result.path) == [number for one in clips for number in expected(one, Fraction(30), STAMPS)]


def test_backwards_in_pieces_that_fit_into_memory(
    footage: tuple[Media, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.render.runs.HELD_BYTES", 160 * 120 * 1.5 * 7)
    one = clip("a", 0, 40, Fraction(45, 30), speed=Speed(rate=Fraction(-1)))
    made = project(footage, [one], size=SIZE)
    assert [span.frames for span in plan_render(made).picture] == [7, 7, 7, 7, 7, 5]
    result = render(made, tmp_path / "out.mp4", engine=Planner(), settings=QUICK)
    assert counters(result.path) == list(range(45, 5, -1))


def test_frozen_frames(footage: tuple[Media, ...], tmp_path: Path) -> None:
    freeze = Speed(rate=Fraction(0))
    clips = [clip("a", 0, 10, 1, speed=freeze), clip("b", 10, 10, 1), clip("c", 20, 10, Fraction(89, 30), speed=freeze)]
    result = render(project(footage, clips, size=SIZE), tmp_path / "out.mp4", engine=Planner(), settings=QUICK)
    assert counters(result.path) == [30] * 10 + list(range(30, 40)) + [89] * 10


RAMPS = {
    "faster": ((0, 1), (20, 3)),
    "slower, then on": ((5, 2), (25, Fraction(1, 4)), (40, Fraction(1, 4))),
    "to a stop and back": ((0, 1), (20, -1), (40, Fraction(-1, 2))),
    "steps": ((0, 1), (10, 1), (10, 3), (20, 3), (20, Fraction(1, 2))),
    "stands": ((0, 2), (15, 0), (30, 0), (40, 2)),
}


@pytest.mark.parametrize("name", RAMPS)
def test_ramps_are_exact(name: str, footage: tuple[Media, ...], tmp_path: Path) -> None:
    ramp = tuple(SpeedKey(frame, Fraction(rate)) for frame, rate in RAMPS[name])
    one = clip("a", 0, 45, Fraction(2, 3), speed=Speed(ramp=ramp))
    for rate in (Fraction(30), Fraction(24000, 1001)):
        made = project(footage, [one], size=SIZE, rate=rate)
        result = render(made, tmp_path / "out.mp4", engine=Planner(), settings=QUICK)
        assert counters(result.path) == expected(one, rate, STAMPS)


def test_a_long_ramp_is_read_in_parts(footage: tuple[Media, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editor.render.runs.LISTED", 16)
    one = clip("a", 0, 50, 0, speed=Speed(ramp=(SpeedKey(0, Fraction(1, 2)), SpeedKey(50, Fraction(5, 2)))))
    made = project(footage, [one], size=SIZE)
    assert len(plan_render(made).picture) == 4
    result = render(made, tmp_path / "out.mp4", engine=Planner(), settings=QUICK)
    assert counters(result.path) == expected(one, Fraction(30), STAMPS)


@pytest.mark.parametrize("kind", ["dissolve", "wipe", "dip"])
def test_transitions(kind: str, footage: tuple[Media, ...], tmp_path: Path) -> None:
    passage = Transition(id="t", kind=kind, left="a", right="b", before=4, after=5)
    made = project(
        footage,
        tracks=[video(clip("a", 0, 20), clip("b", 20, 20, 1, media="m1"), transitions=(passage,))],
        size=SIZE,
    )
    spans = plan_render(made).picture
    assert [len(span.over) for span in spans] == ([0, 1, 1, 0] if kind == "dip" else [0, 1, 0])
    rendered = assert_as_planned(made, tmp_path / "out.mp4")
    if kind == "dissolve":
        middle = (counter_picture(20, SIZE).astype(float) + counter_picture(1030, SIZE)) / 2
        assert np.percentile(np.abs(rendered[20] - middle), 90) < 4


def test_a_dissolve_between_retimed_clips(footage: tuple[Media, ...], tmp_path: Path) -> None:
    passage = Transition(id="t", kind="dissolve", left="a", right="b", before=5, after=5)
    left = clip("a", 0, 20, Fraction(70, 30), speed=Speed(rate=Fraction(-2)))
    right = clip("b", 20, 20, 1, media="m1", speed=Speed(ramp=(SpeedKey(0, Fraction(1)), SpeedKey(20, Fraction(2)))))
    made = project(footage, tracks=[video(left, right, transitions=(passage,))], size=SIZE)
    assert_as_planned(made, tmp_path / "out.mp4")


@pytest.mark.parametrize("kind", ["dissolve", "wipe", "dip"])
def test_fades_from_and_to_black(kind: str, footage: tuple[Media, ...], tmp_path: Path) -> None:
    both = (
        Transition(id="t", kind=kind, left=None, right="a", before=0, after=6),
        Transition(id="u", kind=kind, left="a", right=None, before=5, after=0),
    )
    made = project(footage, tracks=[video(clip("a", 3, 20), transitions=both)], size=SIZE)
    rendered = assert_as_planned(made, tmp_path / "out.mp4")
    assert rendered[2].max() < 3
    assert rendered[3].mean() < 25


def test_several_tracks_and_opacity(footage: tuple[Media, ...], tmp_path: Path) -> None:
    passage = Transition(id="t", kind="dissolve", left="c", right="d", before=4, after=4)
    tracks = [
        video(clip("a", 0, 40)),
        video(clip("b", 5, 20, 1, media="m1", opacity=0.4)),
        video(clip("c", 10, 10, 2, opacity=0.5), clip("d", 20, 10, 0, media="m1", opacity=0.8), transitions=(passage,)),
        video(clip("e", 0, 40, 2), hidden=True),
    ]
    assert_as_planned(project(footage, tracks=tracks, size=SIZE), tmp_path / "out.mp4")


def test_plain_cuts_are_not_composed(footage: tuple[Media, ...]) -> None:
    below = video(clip("a", 0, 30), clip("b", 30, 30, 1), clip("c", 60, 20, 0, enabled=False))
    above = video(clip("d", 10, 10, media="m1"), clip("e", 50, 30, media="m1"))
    spans = plan_render(project(footage, tracks=[below, above], size=SIZE)).picture
    assert all(not span.over for span in spans)
    assert [(span.start, span.frames) for span in spans] == [(0, 10), (10, 10), (20, 10), (30, 20), (50, 30)]


def test_still_pictures(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "still.png"
    Image.fromarray(counter_picture(77, (320, 240))).convert("RGB").save(path)
    keys = (CropKey(0, 0, 0, 0.5, 0.5), CropKey(19, 0.5, 0.5, 0.5, 0.5))
    items = [
        clip("a", 0, 12, 5, speed=Speed(rate=Fraction(-3))),
        clip("b", 12, 20, 0, crop=Crop(keys=keys)),
    ]
    made = project(media(path), items, size=SIZE)
    out = pictures(render(made, tmp_path / "out.mp4", engine=Planner(), settings=FINE).path)
    assert len(out) == 32
    assert np.percentile(np.abs(out[11] - counter_picture(77, SIZE)), 90) < 5
    whole = counter_picture(77, (320, 240)).astype(float)
    assert np.percentile(np.abs(out[12] - whole[:120, :160]), 90) < 6
    assert np.percentile(np.abs(out[31] - whole[120:, 160:]), 90) < 6


def test_transparent_footage_lies_over_other(footage: tuple[Media, ...], tmp_path: Path) -> None:
    from PIL import Image

    picture = np.zeros((120, 160, 4), np.uint8)
    picture[:, 80:] = (255, 255, 255, 255)
    picture[:, 40:80] = (255, 255, 255, 128)
    path = tmp_path / "over.png"
    Image.fromarray(picture).save(path)
    shelf = (footage[0], changed(media(path)[0], id="over"))
    for opacity in (1.0, 0.5):
        over = clip("b", 5, 10, media="over", opacity=opacity)
        made = project(shelf, tracks=[video(clip("a", 0, 20)), video(over)], size=SIZE)
        out = pictures(render(made, tmp_path / "out.mp4", engine=Planner(), settings=FINE).path)
        under = counter_picture(10, SIZE).astype(float)
        assert np.percentile(np.abs(out[10][:, :36] - under[:, :36]), 85) < 5
        wanted = under + (255 - under) * opacity
        assert np.percentile(np.abs(out[10][:, 86:] - wanted[:, 86:]), 85) < 5
        half = under + (255 - under) * opacity * 0.5
        assert np.percentile(np.abs(out[10][:, 46:76] - half[:, 46:76]), 85) < 7
    alone = project(shelf, tracks=[video(clip("b", 0, 5, media="over"))], size=SIZE)
    out = pictures(render(alone, tmp_path / "out.mp4", engine=Planner(), settings=FINE).path)
    assert out[2][60, 10] < 3
    assert out[2][60, 150] > 250


def test_a_part_of_what_is_composed(footage: tuple[Media, ...], tmp_path: Path) -> None:
    passage = Transition(id="t", kind="dissolve", left="a", right="b", before=5, after=5)
    left = clip("a", 0, 20, Fraction(70, 30), speed=Speed(rate=Fraction(-1)))
    right = clip("b", 20, 20, 1, media="m1", speed=Speed(ramp=(SpeedKey(0, Fraction(1)), SpeedKey(20, Fraction(2)))))
    made = project(footage, tracks=[video(left, right, transitions=(passage,))], size=SIZE)
    settings = RenderSettings(preset="ultrafast", crf=4, hardware=False, frames=(7, 33))
    out = pictures(render(made, tmp_path / "out.mp4", engine=Planner(), settings=settings).path)
    assert len(out) == 26
    for number, picture in enumerate(out):
        assert np.percentile(np.abs(picture - composed(made, number + 7)), 90) < 5
