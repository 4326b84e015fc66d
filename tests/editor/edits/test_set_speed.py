"""Retiming shows the same footage in another time, in whole frames, in sync."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.edits import EditError, Source, add_marker, append, link, move, set_crop, set_speed, trim, unlink
from editor.model import Clip, Crop, CropKey, Marker, Project, Speed, changed
from editor.speed import SpeedKey
from tests.support.projects import RATE, counting, empty_project, three_clips


def clip(project: Project, item_id: str) -> Clip:
    found = next(item for track in project.sequence.tracks for item in track.items if item.id == item_id)
    assert isinstance(found, Clip)
    return found


def times(project: Project, item_id: str) -> list[Fraction]:
    shown = clip(project, item_id)
    return [shown.source_at(frame, RATE) for frame in range(shown.duration)]


def test_twice_as_fast_is_half_as_long_and_the_rest_follows_if_wished() -> None:
    project = add_marker(three_clips(), Marker(id="m", frame=220))
    fast = set_speed(project, "n5", 2)
    assert (clip(fast, "n5").record_in, clip(fast, "n5").duration, clip(fast, "n8").record_in) == (100, 50, 200)
    assert times(fast, "n5") == times(project, "n5")[::2]
    rippled = set_speed(project, "n5", 2, ripple=True)
    assert (clip(rippled, "n8").record_in, clip(rippled, "n9").record_in) == (150, 150)
    assert rippled.sequence.markers[0].frame == 170
    assert set_speed(rippled, "n6", Fraction(1), ripple=True) == project


def test_slower_needs_room_or_a_ripple() -> None:
    with pytest.raises(EditError, match="run into"):
        set_speed(three_clips(), "n5", Fraction(1, 2))
    slow = set_speed(three_clips(), "n5", Fraction(1, 2), ripple=True)
    assert (clip(slow, "n5").duration, clip(slow, "n6").duration, clip(slow, "n9").record_in) == (200, 200, 300)


@given(st.fractions(Fraction(1, 8), 8, max_denominator=30), st.integers(1, 300), st.booleans())
def test_the_same_footage_is_shown_in_whole_frames(rate: Fraction, duration: int, backwards: bool) -> None:
    project = append(empty_project(), Source(media="a", source_in=Fraction(3), duration=duration), ids=counting())
    before = times(project, "n2")
    after = set_speed(project, "n2", -rate if backwards else rate)
    shown = times(after, "n2")
    assert abs(len(shown) - duration / rate) <= Fraction(1, 2) or len(shown) == 1
    assert min(shown) == before[0]
    assert max(shown) < before[0] + Fraction(duration) / RATE
    assert shown == sorted(shown, reverse=backwards)
    assert times(after, "n3") == shown


def test_backwards_and_forwards_again_is_where_it_began() -> None:
    project = three_clips()
    backwards = set_speed(project, "n5", -1)
    assert times(backwards, "n5") == times(project, "n5")[::-1]
    assert set_speed(backwards, "n5", 1) == project


def test_a_freeze_keeps_its_duration_and_its_first_picture() -> None:
    frozen = set_speed(three_clips(), "n5", 0)
    assert clip(frozen, "n5").duration == 100
    assert set(times(frozen, "n5")) == {Fraction(5)}


def test_a_ramp_runs_until_it_has_shown_the_same_footage() -> None:
    ramp = Speed(ramp=(SpeedKey(0, Fraction(1)), SpeedKey(20, Fraction(3))))
    project = set_speed(three_clips(), "n5", ramp)
    ramped = clip(project, "n5")
    span = Fraction(100) / RATE
    assert abs(ramped.source_out(RATE) - ramped.source_in - span) <= Fraction(3, 2) / RATE
    assert ramped.duration == 40  # 40 frames of footage in the ramp, then 60 at three times the speed
    assert clip(project, "n6").speed == ramp
    reverse = Speed(ramp=(SpeedKey(0, Fraction(-1)), SpeedKey(20, Fraction(-3))))
    shown = times(set_speed(three_clips(), "n5", reverse), "n5")
    assert (len(shown), min(shown)) == (40, 5)
    stopping = Speed(ramp=(SpeedKey(0, Fraction(1)), SpeedKey(20, Fraction(0))))
    with pytest.raises(EditError, match="comes to a stop"):
        set_speed(three_clips(), "n5", stopping)
    assert clip(set_speed(three_clips(), "n5", stopping, keep_duration=True), "n5").duration == 100


def test_keeping_the_duration_shows_more_footage_if_there_is_any() -> None:
    project = set_speed(three_clips(), "n5", 2, keep_duration=True)
    assert clip(project, "n5").duration == 100
    with pytest.raises(EditError, match="footage that lasts"):
        set_speed(three_clips(), "n5", 10, keep_duration=True)
    with pytest.raises(EditError, match="order of their frames"):
        set_speed(three_clips(), "n5", Speed(ramp=(SpeedKey(5, Fraction(1)), SpeedKey(2, Fraction(1)))))


@pytest.mark.parametrize("rate", [Fraction(2), Fraction(3, 2), Fraction(7, 9)])
def test_sound_that_begins_early_stays_in_sync(rate: Fraction) -> None:
    project = unlink(append(empty_project(), Source(media="a", source_in=Fraction(5), duration=100), ids=counting()), "n2")
    project = link(trim(project, "n2", "in", 10), ["n2", "n3"], ids=counting("l"))
    project = set_speed(move(project, "n2", 200), "n2", rate)
    picture, sound = clip(project, "n2"), clip(project, "n3")
    assert sound.record_in < picture.record_in
    assert sound.source_at(picture.record_in - sound.record_in, RATE) == picture.source_in
    assert sound.source_in >= 5
    with pytest.raises(EditError, match="lose sync"):
        set_speed(project, "n2", -1)


def test_crop_keys_stay_with_what_they_were_set_on() -> None:
    keys = (CropKey(0, 0.0, 0.0, 0.5, 1.0), CropKey(50, 0.5, 0.0, 0.5, 1.0), CropKey(90, 0.2, 0.0, 0.5, 1.0))
    project = set_crop(three_clips(), "n5", Crop(keys=keys))
    fast = clip(set_speed(project, "n5", 2), "n5").crop
    assert fast is not None
    assert [(key.frame, key.x) for key in fast.keys] == [(0, 0.0), (25, 0.5), (45, 0.2)]
    back = clip(set_speed(project, "n5", -1), "n5").crop
    assert back is not None
    assert [(key.frame, key.x) for key in back.keys] == [(9, 0.2), (49, 0.5), (99, 0.0)]


def test_pitch_is_a_matter_of_the_speed_and_titles_have_none() -> None:
    project = set_speed(three_clips(), "n5", Speed(rate=Fraction(2), keep_pitch=False))
    assert clip(project, "n6").speed == Speed(rate=Fraction(2), keep_pitch=False)
    assert changed(clip(project, "n6").speed, keep_pitch=True) == Speed(rate=Fraction(2))
