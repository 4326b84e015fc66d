"""Motion, exposure, sharpness and frozen pictures; people through time."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from engine.media import probe
from engine.signals.detectors import Box, CascadeFaces, HogPeople, distinct
from engine.signals.motion import MotionMeter
from engine.signals.people import Sighting, Watcher, believed
from engine.signals.picture import watch
from engine.signals.quality import Repetitions, look, sharpness
from engine.signals.series import Samples, regular
from tests.support.footage import Scene, scene_clip


def texture(height: int, width: int, seed: int = 0) -> np.ndarray:
    random = np.random.default_rng(seed)
    coarse = random.integers(20, 236, (height // 6, width // 6)).astype(np.uint8)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)


def test_a_pan_is_the_cameras_motion_and_not_the_subjects() -> None:
    wide = texture(90, 400)
    meter = MotionMeter()
    assert meter.add(0.0, wide[:, :160].copy()) is None
    for n in range(1, 6):
        camera, subject = meter.add(n / 10, wide[:, 4 * n : 4 * n + 160].copy())
        assert camera == pytest.approx(4 / 160 * 10, rel=0.15)
        assert subject < 0.1 * camera


def test_a_subject_before_a_still_camera_is_the_subjects_motion() -> None:
    back, front = texture(90, 160), texture(42, 36, seed=1)
    meter = MotionMeter()
    speeds = []
    for n in range(8):
        picture = back.copy()
        picture[24:66, 20 + 3 * n : 56 + 3 * n] = front
        speeds.append(meter.add(n / 10, picture))
    for camera, subject in speeds[2:]:
        assert camera < 0.03
        assert subject == pytest.approx(3 / 160 * 10, rel=0.2)


def test_a_still_picture_does_not_move() -> None:
    meter = MotionMeter()
    picture = texture(90, 160)
    meter.add(0.0, picture)
    assert meter.add(0.1, picture) == (0.0, 0.0)


def test_look_of_known_pictures() -> None:
    grey = np.full((90, 160), 128, np.uint8)
    seen = look(np.stack([grey] * 3, axis=2), grey)
    assert (round(seen.brightness, 3), seen.contrast, seen.colourfulness, seen.unexposed) == (0.502, 0.0, 0.0, False)
    dark = np.full((90, 160), 4, np.uint8)
    assert look(np.stack([dark] * 3, axis=2), dark).unexposed
    night = dark.copy()
    night[40:50, 40:80] = 180
    assert not look(np.stack([night] * 3, axis=2), night).unexposed, "lights at night are a picture"
    red = np.zeros((90, 160, 3), np.uint8)
    red[..., 0] = np.linspace(0, 255, 160)
    assert look(red, red[..., 0]).colourfulness > 0.5


def test_blur_lowers_sharpness_step_by_step() -> None:
    sharp = texture(270, 480)
    values = [sharpness(sharp if not sigma else cv2.GaussianBlur(sharp, (0, 0), sigma)) for sigma in (0, 1, 2, 4)]
    assert values == sorted(values, reverse=True)
    assert values[0] > 1.5 * values[3]


def test_a_repeated_picture_is_told_from_a_noisy_one() -> None:
    random = np.random.default_rng(0)
    still = random.integers(30, 200, (180, 320)).astype(np.uint8)
    noisy = (still + random.integers(-6, 7, still.shape)).astype(np.uint8)
    meter = Repetitions()
    frames = [av.VideoFrame.from_ndarray(picture, format="gray") for picture in (still, still, noisy, noisy)]
    assert [meter.repeats(frame) for frame in frames] == [False, True, False, True]


def test_frozen_footage_is_unusable_where_it_freezes(tmp_path: Path) -> None:
    clip = scene_clip(tmp_path / "frozen.mp4", [Scene(75, 0), Scene(50, 1, speed=0), Scene(75, 2)])
    found = watch(probe(clip), lambda _: None, lambda: None)
    (span,) = found.unusable
    assert 3 <= span.start <= 4, "the encoder takes its time to settle on the picture"
    assert abs(span.end - 5) <= Fraction(1, 5)


def test_slides_are_not_frozen_footage(tmp_path: Path) -> None:
    clip = scene_clip(tmp_path / "slides.mp4", [Scene(60, look, speed=0) for look in range(3)])
    found = watch(probe(clip), lambda _: None, lambda: None)
    assert found.unusable == ()
    assert any("meant" in note for note in found.notes)


def test_the_man_is_found_and_leaves(shared_media: Path) -> None:
    info = probe(next((shared_media / "mdn+dom-examples").glob("video.mp4")))
    found = watch(info, lambda _: None, lambda: None)
    seconds = {int(face.time) for face in found.faces}
    assert len(seconds) >= 12
    assert [round(shot.start) for shot in found.shots] == [0]


@pytest.mark.parametrize("name", ["flower.mp4", "02_cups.mp4"])
def test_nobody_is_found_where_nobody_is(shared_media: Path, name: str) -> None:
    found = watch(probe(next(shared_media.rglob(name))), lambda _: None, lambda: None)
    assert found.faces == ()
    assert found.people == ()


FACE = Box(0.4, 0.2, 0.5, 0.4, 0.6)
NEAR = Box(0.42, 0.21, 0.52, 0.41, 0.6)
FAR = Box(0.8, 0.6, 0.9, 0.8, 0.6)


def test_a_face_seen_once_is_not_believed() -> None:
    seen = [Sighting(Fraction(0), (FACE, FAR)), Sighting(Fraction(1, 2), (NEAR,)), Sighting(Fraction(3), (FACE,))]
    found = believed(seen, [Fraction(0)], within=1.0)
    assert [(face.time, face.x0) for face in found] == [(Fraction(0), 0.4), (Fraction(1, 2), 0.42)]


def test_a_face_is_not_confirmed_across_a_cut() -> None:
    seen = [Sighting(Fraction(0), (FACE,)), Sighting(Fraction(1, 2), (NEAR,))]
    assert believed(seen, [Fraction(0), Fraction(1, 4)], within=1.0) == ()


class Scripted:
    """Sees a face in every picture that is not black."""

    def detect(self, picture: np.ndarray) -> list[Box]:
        return [FACE] if picture.any() else []


def test_a_watcher_looks_again_soon_when_somebody_appears() -> None:
    with Watcher(Scripted(), lambda: None, interval=1.0, again=0.25) as watcher:
        for n in range(40):
            time = Fraction(n, 8)
            if watcher.due(float(time)):
                watcher.look(time, np.full((2, 2, 3), 255 * (n >= 16), np.uint8))
        looked = [float(sighting.time) for sighting in watcher.sightings()]
    assert looked == [0, 1, 2, 2.25, 3, 4]


@pytest.mark.parametrize("detector", [CascadeFaces(), HogPeople()])
@pytest.mark.parametrize("size", [(1, 1), (20, 700), (700, 20), (270, 480)])
def test_detectors_take_any_picture(detector: CascadeFaces | HogPeople, size: tuple[int, int]) -> None:
    assert detector.detect(np.full((*size, 3), 127, np.uint8)) == []


def test_of_overlapping_boxes_the_best_is_kept() -> None:
    better = NEAR._replace(score=0.9)
    assert distinct([FACE, better, FAR]) == [better, FAR]


def test_series_hold_between_samples_and_drop_what_is_no_number() -> None:
    samples = Samples()
    for time, value in ((0.05, 1.0), (0.09, 3.0), (0.31, np.nan), (0.52, 5.0)):
        samples.add(time, value)
    assert regular(samples, Fraction(7, 10)).tolist() == [2, 2, 2, 2, 2, 5, 5]
    assert regular(samples, Fraction(7, 10), reduce="max").tolist() == [3, 3, 3, 3, 3, 5, 5]
