"""A crop that follows a tube: the subject stays in it, other shots stay as they are, one edit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.crops import window_at
from editor.edits import EditError
from editor.model import Clip, Crop, CropKey, Media, Project, Speed
from editor.recipes.following import follow_tube
from editor.speed import SpeedKey
from editor.tubes import Sample, Tube
from engine.protocol import Span
from tests.support.analyses import media_info
from tests.support.renders import project

RATE = Fraction(25)
SHOT = Span(Fraction(10), Fraction(20))
TALL = (1080, 1920)


def tube(*places: tuple[float, float], size: float = 0.1, kind: str = "face") -> Tube:
    """A subject whose middle is at (time, x)."""
    samples = tuple(
        Sample(Fraction(str(time)), (x - size / 2, 0.4 - size / 2, x + size / 2, 0.4 + size / 2)) for time, x in places
    )
    return Tube(1, kind, samples[0].time, samples[-1].time + 1, samples)


def film(clip: Clip, size: tuple[int, int] = TALL) -> Project:
    footage = Media(id="m0", name="film.mp4", info=media_info(duration=Fraction(60)))
    return project([footage], [clip], rate=RATE, size=size)


def clip(**fields: object) -> Clip:
    values: dict[str, object] = {"record_in": 0, "duration": 150, "source_in": Fraction(12)} | fields
    return Clip(id="c", media="m0", **values)  # type: ignore[arg-type]


def followed(clip: Clip, subject: Tube, *, at: int = 10, size: tuple[int, int] = TALL) -> Clip:
    made = follow_tube(film(clip, size), "c", subject, SHOT, at).sequence.track("v1").clips[0]
    assert isinstance(made, Clip)
    return made


def holds(made: Clip, subject: Tube, frames: range) -> bool:
    """Whether the subject's middle is in the window wherever it is there."""
    assert made.crop is not None
    for frame in frames:
        seen = subject.at(made.source_at(frame, RATE))
        key = window_at(made.crop, frame)
        if seen is not None and not key.x <= (seen.box[0] + seen.box[2]) / 2 <= key.x + key.width:
            return False
    return True


def test_a_subject_that_stays_is_held_still() -> None:
    made = followed(clip(), tube((12, 0.7), (15, 0.71), (17, 0.7)))
    assert made.crop is not None
    (key,) = made.crop.keys
    assert key.width == pytest.approx(0.31640625)
    assert key.x + key.width / 2 == pytest.approx(0.7, abs=0.03)


@given(
    st.lists(st.floats(0.05, 0.95), min_size=2, max_size=8),
    st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(3, 2), Fraction(-1)]),
    st.integers(0, 99),
)
def test_any_crop_is_inside_the_picture_and_begins_with_the_clip(xs: list[float], speed: Fraction, at: int) -> None:
    start = Fraction(12) if speed > 0 else Fraction(18)
    subject = tube(*((11 + 8 * place / (len(xs) - 1), x) for place, x in enumerate(xs)))
    made = followed(clip(source_in=start, speed=Speed(rate=speed), duration=100), subject, at=at)
    assert made.crop is not None
    numbers = [key.frame for key in made.crop.keys]
    assert numbers == sorted(set(numbers))
    assert 0 <= numbers[0] <= numbers[-1] < 100


@pytest.mark.parametrize(
    ("start", "speed"),
    [
        (12, Speed()),
        (12, Speed(rate=Fraction(1, 3))),
        (18, Speed(rate=Fraction(-1))),
        (12, Speed(ramp=(SpeedKey(0, Fraction(1, 2)), SpeedKey(149, Fraction(3, 2))))),
        (14, Speed(rate=Fraction(0))),
    ],
    ids=["normal", "slow", "backwards", "ramp", "frozen"],
)
def test_a_subject_that_walks_is_kept_in_sight_however_the_clip_is_retimed(start: int, speed: Speed) -> None:
    walker = tube(*((12 + n / 2, 0.15 + 0.055 * n) for n in range(13)))
    made = followed(clip(source_in=Fraction(start), speed=speed), walker)
    assert holds(made, walker, range(150))


def test_a_window_that_is_there_keeps_its_size() -> None:
    made = followed(clip(crop=Crop(keys=(CropKey(0, 0.1, 0.1, 0.2, 0.6),))), tube((12, 0.8), (17, 0.8)))
    assert made.crop is not None
    assert {(key.width, key.height) for key in made.crop.keys} == {(0.2, 0.6)}
    assert made.crop.keys[0].x == pytest.approx(0.7, abs=0.03)


def test_a_picture_of_the_frames_shape_is_seen_closer() -> None:
    made = followed(clip(), tube((12, 0.8), (17, 0.8)), size=(1920, 1080))
    assert made.crop is not None
    assert made.crop.keys[0].width == made.crop.keys[0].height == pytest.approx(0.5)
    with pytest.raises(EditError, match="fills the picture"):
        followed(clip(), tube((12, 0.5), (17, 0.5), size=0.6), size=(1920, 1080))


def test_other_shots_of_the_clip_stay_as_they_are() -> None:
    old = Crop(keys=(CropKey(0, 0.0, 0.0, 0.31640625, 1.0), CropKey(299, 0.5, 0.0, 0.31640625, 1.0)))
    before = clip(source_in=Fraction(8), duration=350, crop=old)  # frames 50 to 299 show the shot
    subject = tube((11, 0.9), (19, 0.9))
    made = followed(before, subject, at=100)
    assert made.crop is not None
    for frame in (*range(50), *range(300, 350)):
        assert window_at(made.crop, frame).x == pytest.approx(window_at(old, frame).x)
    for frame in range(75, 276):
        assert window_at(made.crop, frame).x == pytest.approx(1 - 0.31640625, abs=0.02)


def test_a_crop_that_jumps_jumps_still() -> None:
    old = Crop(keys=(CropKey(0, 0.0, 0.0, 0.3, 1.0), CropKey(20, 0.4, 0.0, 0.3, 1.0)), hold=True)
    before = clip(source_in=Fraction(8), duration=150, crop=old)
    made = followed(before, tube((11, 0.9), (13, 0.9)), at=100)
    assert made.crop is not None
    assert [window_at(made.crop, frame).x for frame in (0, 19, 20, 49)] == [0.0, 0.0, 0.4, 0.4]


def test_what_cannot_be_followed_is_said() -> None:
    with pytest.raises(EditError, match="not seen in this clip"):
        followed(clip(duration=20), tube((18, 0.5), (19, 0.5)))
    with pytest.raises(EditError, match="not in the sequence"):
        follow_tube(film(clip()), "other", tube((12, 0.5)), SHOT, 0)
