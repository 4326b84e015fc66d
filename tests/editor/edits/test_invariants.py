"""Projects that edits would never make are found out, whoever made them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from editor.edits import check
from editor.model import (
    Clip,
    Crop,
    CropKey,
    Gain,
    Item,
    Marker,
    Narration,
    Project,
    Speed,
    Subtitle,
    Track,
    Transition,
    Word,
    changed,
)
from editor.speed import SpeedKey
from tests.support.projects import three_clips


def with_tracks(project: Project, tracks: tuple[Track, ...]) -> Project:
    return changed(project, sequences=(changed(project.sequence, tracks=tracks),))


def with_items(*items: Item, track: int = 0) -> Project:
    project = three_clips()
    tracks = list(project.sequence.tracks)
    tracks[track] = changed(tracks[track], items=items)
    return with_tracks(project, tuple(tracks))


def a_clip(**fields: object) -> Clip:
    plain = Clip(id="c", media="a", record_in=0, duration=60, source_in=Fraction(1))
    return changed(plain, **fields)


def test_a_sound_project_has_no_problems() -> None:
    assert check(three_clips()) == []
    assert check(Project(id="p", name="Empty")) == []


BROKEN_CLIPS: list[tuple[Clip, str]] = [
    (a_clip(duration=0), "0 frames long"),
    (a_clip(record_in=-1), "outside the timeline"),
    (a_clip(record_in=2**31), "outside the timeline"),
    (a_clip(media="nothing"), "not in the project"),
    (a_clip(stream=3), "stream"),
    (a_clip(media="music"), "picture stream"),
    (a_clip(source_in=Fraction(-1, 100)), "footage that lasts"),
    (a_clip(source_in=Fraction(19)), "footage that lasts"),
    (a_clip(source_in=Fraction(1, 10**30)), "too long a fraction"),
    (a_clip(speed=Speed(rate=Fraction(-1))), "footage that lasts"),
    (a_clip(speed=Speed(rate=Fraction(1, 10**31))), "shorter fractions"),
    (a_clip(speed=Speed(ramp=(SpeedKey(9, Fraction(1)), SpeedKey(3, Fraction(1))))), "order of their frames"),
    (a_clip(speed=Speed(ramp=(SpeedKey(0, Fraction(-4)), SpeedKey(60, Fraction(4))))), "footage that lasts"),
    (a_clip(gain=Gain(fade_in=50, fade_out=11)), "do not fit"),
    (a_clip(gain=Gain(db=float("inf"))), "number of decibels"),
    (a_clip(crop=Crop(keys=())), "at least one key"),
    (a_clip(crop=Crop(keys=(CropKey(0, 0.0, 0.0, 0.0, 1.0),))), "not inside"),
    (a_clip(crop=Crop(keys=(CropKey(0, float("nan"), 0.0, 1.0, 1.0),))), "not inside"),
    (a_clip(crop=Crop(keys=(CropKey(3, 0.0, 0.0, 1.0, 1.0),) * 2)), "order of their frames"),
    (a_clip(opacity=1.5), "opacity"),
]


@pytest.mark.parametrize(("clip", "why"), BROKEN_CLIPS)
def test_a_broken_clip_is_found(clip: Clip, why: str) -> None:
    problems = check(with_items(clip))
    assert problems
    assert why in problems[0]


def test_a_ramp_that_turns_back_is_measured_at_its_turn() -> None:
    turning = Speed(ramp=(SpeedKey(0, Fraction(-2)), SpeedKey(60, Fraction(2))))
    # at 29.97 it runs 30 frames back at a mean rate of 1: just over a second
    assert check(with_items(a_clip(source_in=Fraction(2), speed=turning))) == []
    assert "footage that lasts" in check(with_items(a_clip(source_in=Fraction(1), speed=turning)))[0]


def edited(**fields: object) -> Callable[[], Project]:
    return lambda: changed(three_clips(), sequences=(changed(three_clips().sequence, **fields),))


BROKEN_PROJECTS: list[tuple[Callable[[], Project], str]] = [
    (lambda: with_items(a_clip(), a_clip(id="d", record_in=59)), "overlaps"),
    (lambda: with_items(a_clip(record_in=100), a_clip(id="d")), "out of order"),
    (lambda: with_items(a_clip(), a_clip(record_in=60)), "share an id"),
    (lambda: with_items(Subtitle(id="s", record_in=0, duration=5, text="Hm")), "kind video"),
    (lambda: with_items(Subtitle(id="s", record_in=0, duration=5, text="Hm", style="x"), track=4), "style"),
    (lambda: with_items(Subtitle(id="s", record_in=0, duration=5, text="a", words=(Word("a", 0, 6),)), track=4), "word"),
    (lambda: with_items(Narration(id="n", record_in=0, duration=5, text="a", media="card"), track=5), "spoken sound"),
    (lambda: with_items(Narration(id="n", record_in=0, duration=9999, text="a", media="music"), track=5), "run past"),
    (lambda: with_items(Narration(id="n", record_in=0, duration=5, text="a", duck=1.0), track=5), "0 dB or below"),
    (lambda: changed(three_clips(), active="nothing"), "active sequence"),
    (lambda: changed(three_clips(), media=three_clips().media * 2), "two media share"),
    (edited(rate=Fraction(0)), "no frame rate"),
    (edited(width=0), "size"),
    (edited(rate=Fraction(25), drop_frame=True), "drop-frame"),
    (edited(cut_fade=Fraction(-1)), "cross-fade"),
    (edited(markers=(Marker(id="m", frame=-1),)), "marker"),
]


@pytest.mark.parametrize(("make", "why"), BROKEN_PROJECTS)
def test_a_broken_project_is_found_from_scratch_and_from_the_one_before(make: Callable[[], Project], why: str) -> None:
    for problems in (check(make()), check(make(), since=three_clips())):
        assert any(why in problem for problem in problems), problems


def test_a_transition_without_a_cut_is_found() -> None:
    project = three_clips()
    tracks = list(project.sequence.tracks)
    lost = Transition(id="t", kind="dissolve", left="n2", right="n8", before=1, after=1)
    tracks[0] = changed(tracks[0], transitions=(lost,))
    assert "do not meet" in check(with_tracks(project, tuple(tracks)))[0]


def test_media_that_shrink_are_held_against_every_clip() -> None:
    project = three_clips()
    short = changed(project.media[0].info, video=(changed(project.media[0].info.video[0], duration=Fraction(6)),))
    after = changed(project, media=(changed(project.media[0], info=short), *project.media[1:]))
    assert len(check(after, since=project)) == 2
