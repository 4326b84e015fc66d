"""The edits and windows that the panels make, as functions: exact for any speed and any rate."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from editor.edits import EditError, Source, append, check, set_speed
from editor.model import Clip, Crop, CropKey, Project, Speed
from editor.timecode import STANDARD_RATES
from tests.support.projects import counting, empty_project
from ui.panels.changes import frame_showing, item_of, source_edge_at, source_frame
from ui.panels.crops import adjusted, shape_of, shaped, size_of, window
from ui.panels.fields import TimecodeField
from ui.panels.moments import Cut, Moment, add

rates = st.sampled_from([Fraction(24000, 1001), Fraction(25), Fraction(30000, 1001), Fraction(60)])
speeds = st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(2), Fraction(-1), Fraction(-1, 2), Fraction(4, 3)])


def clip_showing(project: Project, moment: Moment) -> Clip | None:
    cut = Cut()
    cut.look(project)
    found = cut.clip_showing(moment)
    cut.look(project)
    assert cut.clip_showing(moment) is found
    return found


def _project(rate: Fraction, start: Fraction, speed: Fraction) -> Project:
    source = Source(media="long", source_in=start, duration=200)
    project = append(empty_project(rate), source, ids=counting())
    return set_speed(project, "n2", speed, keep_duration=True)


def _clip(project: Project) -> Clip:
    clip = item_of(project, "n2")
    assert isinstance(clip, Clip)
    return clip


@given(rates, st.fractions(100, 200, max_denominator=1000), speeds, st.integers(1, 20), st.sampled_from(["in", "out"]))
def test_an_edge_lands_on_the_first_frame_that_shows_what_was_typed(
    rate: Fraction, start: Fraction, speed: Fraction, delta: int, edge: str
) -> None:
    project = _project(rate, start, speed)
    clip = _clip(project)
    media_rate = Fraction(30000, 1001)
    forwards = 1 if speed > 0 else -1
    if edge == "in":
        wanted = source_frame(clip.source_in, media_rate) + forwards * delta
    else:
        wanted = source_frame(clip.source_out(rate), media_rate) - forwards * delta
    after = source_edge_at("n2", edge, wanted, media_rate, ripple=True)(project)  # type: ignore[arg-type]
    assert check(after) == []
    trimmed = _clip(after)
    at = trimmed.source_in if edge == "in" else trimmed.source_out(rate)
    before = trimmed.source_at(-1, rate) if edge == "in" else trimmed.source_at(trimmed.duration - 1, rate)
    shown = source_frame(at, media_rate)
    # a fast clip, or a slow sequence, skips frames of its footage: then it is the first after the one that was typed
    assert shown == wanted or (shown - wanted) * forwards > 0
    assert (source_frame(before, media_rate) - wanted) * forwards < 0


def test_what_is_typed_in_place_changes_nothing() -> None:
    project = _project(Fraction(25), Fraction(123, 7), Fraction(1))
    shown = source_frame(_clip(project).source_in, Fraction(25))
    frame = source_frame(
        _clip(source_edge_at("n2", "in", shown, Fraction(25), ripple=True)(project)).source_in, Fraction(25)
    )
    assert frame == shown


def test_an_item_that_is_gone_is_refused() -> None:
    with pytest.raises(EditError, match="no longer"):
        item_of(empty_project(), "n2")


@given(rates, speeds, st.integers(0, 199))
def test_the_frame_that_shows_an_instant_shows_it(rate: Fraction, speed: Fraction, frame: int) -> None:
    project = _project(rate, Fraction(100), speed)
    clip = _clip(project)
    assert frame_showing(clip, clip.source_at(frame, rate), rate) == frame


def test_an_instant_outside_of_the_clip_is_not_shown() -> None:
    project = _project(Fraction(25), Fraction(100), Fraction(1))
    assert frame_showing(_clip(project), Fraction(99), Fraction(25)) is None
    assert frame_showing(_clip(project), Fraction(108), Fraction(25)) is None


def test_an_instant_on_a_ramp_is_found() -> None:
    from editor.speed import SpeedKey

    project = _project(Fraction(25), Fraction(100), Fraction(1))
    ramp = Speed(ramp=(SpeedKey(0, Fraction(1)), SpeedKey(100, Fraction(3))))
    clip = _clip(set_speed(project, "n2", ramp, keep_duration=True))
    assert frame_showing(clip, clip.source_at(77, Fraction(25)), Fraction(25)) == 77
    assert frame_showing(clip, Fraction(5), Fraction(25)) is None


# --- crops

shares = st.floats(0, 1)
shapes = st.sampled_from([16 / 9, 9 / 16, 1.0, 4 / 5, 21 / 9])
pictures = st.sampled_from([Fraction(16, 9), Fraction(9, 16), Fraction(4, 3), Fraction(1)])


@given(shapes, pictures, shares, shares, st.floats(0, 2))
def test_a_window_has_its_shape_and_stays_inside(
    shape: float, picture: Fraction, across: float, down: float, size: float
) -> None:
    made = window(shape, picture, frame=3, across=across, down=down, size=size)
    assert made.x >= 0
    assert made.y >= 0
    assert made.x + made.width <= 1 + 1e-9
    assert made.y + made.height <= 1 + 1e-9
    assert shape_of(made, picture) == pytest.approx(shape)
    assert size_of(made, picture) == pytest.approx(min(1.0, max(0.05, size)))


@given(shapes, pictures)
def test_the_largest_window_touches_the_picture_on_two_sides(shape: float, picture: Fraction) -> None:
    key = shaped(None, shape, picture).keys[0]
    assert key.width == pytest.approx(1) or key.height == pytest.approx(1)
    assert key.x + key.width / 2 == pytest.approx(0.5)


def test_a_path_keeps_its_middle_when_its_shape_changes() -> None:
    picture = Fraction(16, 9)
    path = Crop(keys=(CropKey(0, 0.3, 0.0, 0.2, 0.6), CropKey(50, 0.5, 0.2, 0.2, 0.6)))
    made = shaped(path, 9 / 16, picture)
    assert [key.frame for key in made.keys] == [0, 50]
    assert [round(key.x + key.width / 2, 6) for key in made.keys] == [0.4, 0.6]


@given(st.integers(0, 100), shares)
def test_on_a_path_a_key_is_set_and_the_others_stay(frame: int, across: float) -> None:
    assume(frame not in (10, 60))
    path = Crop(keys=(CropKey(10, 0.1, 0.0, 0.3, 1.0), CropKey(60, 0.5, 0.0, 0.3, 1.0)))
    made = adjusted(path, frame, Fraction(16, 9), across=across)
    assert set(path.keys) < set(made.keys)
    assert [key.frame for key in made.keys] == sorted((10, 60, frame))


# --- moments


@given(
    rates,
    st.fractions(0, 15, max_denominator=600),
    st.fractions(Fraction(1, 5), 4, max_denominator=600),
    st.sampled_from(["a", "b"]),
)
def test_an_added_moment_stays_inside_of_what_was_found_and_is_known_again(
    rate: Fraction, start: Fraction, length: Fraction, media: str
) -> None:
    moment = Moment(media, 0, start, start + length, 0.5, "Moment", ("movement",), (start,), "basic")
    project = add(moment)(empty_project(rate))
    assert check(project) == []
    clip = project.sequence.track("V1").clips[0]
    assert start - Fraction(1, 1000) <= clip.source_in
    assert clip.source_out(rate) <= start + length + Fraction(1, 1000) / rate or clip.duration == 1
    assert clip_showing(project, moment) == clip
    assert clip.origin is not None


def test_another_stretch_of_the_same_footage_is_not_the_moment() -> None:
    moment = Moment("a", 0, Fraction(2), Fraction(6), 0.5, "Moment", (), (), "basic")
    project = append(empty_project(), Source(media="a", source_in=Fraction(5), duration=200))
    assert clip_showing(project, moment) is None
    assert clip_showing(append(project, Source(media="a", source_in=Fraction(3), duration=90)), moment) is not None
    assert clip_showing(append(project, Source(media="b", source_in=Fraction(3), duration=90)), moment) is None


# --- timecode as it is typed


@given(st.sampled_from(STANDARD_RATES), st.integers(0, 10**6), st.booleans())
def test_a_timecode_that_is_shown_means_what_it_shows(qapp: object, rate: Fraction, frame: int, drop: bool) -> None:
    field = TimecodeField("Test")
    field.set_clock(rate, start=1800, drop_frame=drop)
    assume(frame + 1800 < 86400 * round(rate) * Fraction(99, 100))
    assert field.value_of(field.text_of(frame)) == frame
    field.deleteLater()
