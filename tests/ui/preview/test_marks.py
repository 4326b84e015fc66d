"""Tracked boxes lie on the picture where the thing is that they are of: held against the pixels that the preview makes."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from editor.model import Clip, Crop, CropKey, Media, Project, Speed, Track, Transition
from editor.tubes import Box, Sample, Tube
from engine.protocol import FaceBox, People, Span
from tests.support.footage import counter_clip, counters
from tests.support.renders import media, project
from tests.ui.preview.conftest import Screen
from ui.preview.marks import Around, Mark, footage_at, marks
from ui.preview.seen import SeenTubes

SIZE = (320, 180)
SECONDS = 2


def square_at(number: int) -> Box:
    """Where the white square is in frame `number`: it walks to the right."""
    x = 0.2 + 0.008 * number
    return x, 0.3, x + 0.15, 0.6


def draw(number: int, size: tuple[int, int]) -> np.ndarray:
    """The upright picture of a frame."""
    width, height = size
    picture = np.full((height, width, 3), 40, np.uint8)
    left, top, right, bottom = square_at(number)
    picture[round(top * height) : round(bottom * height), round(left * width) : round(right * width)] = 235
    return picture


def tube(kind: str = "face", number: int = 1, every: int = 5) -> Tube:
    """What a tracker would say of the square, which it saw in each `every`th frame."""
    samples = tuple(Sample(Fraction(n, 30), square_at(n)) for n in range(0, 30 * SECONDS, every))
    return Tube(number, kind, Fraction(0), Fraction(SECONDS), samples)


def seeing(*tubes: Tube) -> Around:
    """Somebody who knows these of all footage."""
    return lambda _media, _time: (Span(Fraction(0), Fraction(SECONDS)), tubes)


@pytest.fixture
def walking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Media:
    monkeypatch.setattr(counters, "counter_picture", draw)
    return media(counter_clip(tmp_path / "walking.mp4", frames=30 * SECONDS, size=SIZE))[0]


@pytest.fixture
def turned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Media:
    """Held upright, stored lying."""
    monkeypatch.setattr(counters, "counter_picture", draw)
    return media(counter_clip(tmp_path / "turned.mp4", frames=30 * SECONDS, size=SIZE, rotation=90))[0]


def film(one: Media, size: tuple[int, int], **fields: object) -> Project:
    values: dict[str, object] = {"record_in": 0, "duration": 50, "source_in": Fraction(0)} | fields
    return project([one], [Clip(id="c", media=one.id, **values)], size=size)  # type: ignore[arg-type]


def bright(picture: np.ndarray) -> Box:
    """Around all that is bright, 0..1."""
    rows, columns = np.nonzero(picture.mean(axis=2) > 140)
    height, width = picture.shape[:2]
    return columns.min() / width, rows.min() / height, (columns.max() + 1) / width, (rows.max() + 1) / height


CROP = Crop(keys=(CropKey(0, 0.15, 0.1, 0.4, 0.8), CropKey(49, 0.5, 0.2, 0.4, 0.8)))


@pytest.mark.parametrize(
    ("size", "fields"),
    [
        (SIZE, {}),
        ((180, 320), {}),
        ((200, 200), {"crop": CROP}),
        (SIZE, {"speed": Speed(rate=Fraction(1, 2)), "source_in": Fraction(1, 3)}),
        (SIZE, {"speed": Speed(rate=Fraction(-1)), "source_in": Fraction(49, 30)}),
    ],
    ids=["whole", "bars", "moving crop", "slow", "backwards"],
)
def test_a_box_is_around_what_it_tracks(
    walking: Media, screen: Screen, size: tuple[int, int], fields: dict[str, object]
) -> None:
    made = film(walking, size, **fields)
    screen.show(made, size)
    for frame in (0, 10, 25):
        (mark,) = marks(made, frame, seeing(tube()))
        assert mark.box == pytest.approx(bright(screen.at(frame)), abs=2.5 / min(size)), frame
        assert (mark.clip, mark.at) == ("c", frame)


def test_a_turned_picture(turned: Media, screen: Screen) -> None:
    made = film(turned, (180, 320))
    screen.show(made, (180, 320))
    (mark,) = marks(made, 20, seeing(tube()))
    assert mark.box == pytest.approx(bright(screen.at(20)), abs=2.5 / 180)


def test_only_what_was_looked_for_in_this_frame_is_exact(walking: Media) -> None:
    made = film(walking, SIZE)
    found = {frame: marks(made, frame, seeing(tube(every=10)))[0].exact for frame in (0, 4, 9, 10, 11, 19, 20)}
    assert found == {0: True, 4: False, 9: False, 10: True, 11: False, 19: False, 20: True}


def test_a_face_stands_for_its_body(walking: Media) -> None:
    body = Tube(1, "person", Fraction(0), Fraction(2), (Sample(Fraction(0), (0.1, 0.1, 0.6, 1.0)),))
    other = Tube(2, "person", Fraction(0), Fraction(2), (Sample(Fraction(0), (0.7, 0.1, 0.9, 1.0)),))
    made = film(walking, SIZE)
    shown = marks(made, 0, seeing(tube(), body, other))
    assert [(mark.tube.kind, mark.tube.number) for mark in shown] == [("face", 1), ("person", 2)]
    assert [mark.tube.kind for mark in marks(made, 0, seeing(body))] == ["person"]


def test_what_is_mostly_outside_of_the_crop_is_left_out_and_the_rest_ends_at_the_frame(walking: Media) -> None:
    left, _, right, _ = square_at(0)
    third = left + 0.4 * (right - left)

    def at(x: float) -> tuple[Mark, ...]:
        return marks(film(walking, SIZE, crop=Crop(keys=(CropKey(0, x, 0.2, 0.5, 0.5),))), 0, seeing(tube()))

    (mark,) = at(third)
    assert mark.box[0] == 0.0
    assert at(right - 0.02) == ()


def test_both_sides_of_a_dissolve_have_their_boxes(walking: Media) -> None:
    clips = tuple(Clip(id=f"c{n}", media="m0", record_in=20 * n, duration=20, source_in=Fraction(n, 2)) for n in range(2))
    dissolve = Transition(id="t", kind="dissolve", left="c0", right="c1", before=4, after=4)
    track = Track(id="v1", kind="video", items=clips, transitions=(dissolve,))
    made = project([walking], tracks=(track,))
    assert [mark.clip for mark in marks(made, 20, seeing(tube()))] == ["c0", "c1"]
    assert [mark.clip for mark in marks(made, 10, seeing(tube()))] == ["c0"]
    assert footage_at(made, 20) == (walking,)


def test_nothing_where_nothing_is_shown(walking: Media) -> None:
    made = film(walking, SIZE)
    assert marks(made, 50, seeing(tube())) == ()
    assert footage_at(made, 50) == ()
    assert marks(made, 0, lambda _media, _time: None) == ()
    assert marks(Project(id="p", name="p"), 0, seeing(tube())) == ()


def test_faces_and_people_of_a_shot_have_numbers_of_their_own() -> None:
    shots = (Span(Fraction(0), Fraction(4)), Span(Fraction(4), Fraction(8)))
    at = [Fraction(1), Fraction(2), Fraction(5)]
    known = SeenTubes(
        People(
            measured=True,
            shots=shots,
            faces=tuple(FaceBox(time, x, 0.2, x + 0.1, 0.4, 0.9) for time in at for x in (0.2, 0.6)),
            people=tuple(FaceBox(time, 0.1, 0.1, 0.3, 0.9, 0.9) for time in at),
        )
    )
    for time, shot in ((Fraction(2), shots[0]), (Fraction(4), shots[1])):
        found = known.around(time)
        assert found is not None
        assert found[0] == shot
        assert [(tube.number, tube.kind) for tube in found[1]] == [(1, "face"), (2, "face"), (3, "person")]
        assert known.around(time) == found


def test_a_very_long_shot_is_joined_in_pieces() -> None:
    faces = tuple(FaceBox(Fraction(n), 0.2, 0.2, 0.3, 0.4, 0.9) for n in range(1500))
    known = SeenTubes(People(measured=True, shots=(Span(Fraction(0), Fraction(1500)),), faces=faces))
    found = [known.around(Fraction(time)) for time in (0, 599, 600, 1499)]
    spans = [one[0] for one in found if one is not None]
    assert spans == [Span(*map(Fraction, span)) for span in ((0, 600), (0, 600), (600, 1200), (1200, 1500))]
    assert all(one is not None and len(one[1]) == 1 for one in found)


def test_before_the_first_shot_and_without_shots_nothing_is_known() -> None:
    assert SeenTubes(People(measured=True)).around(Fraction(1)) is None
    assert SeenTubes(People(measured=True)).empty
