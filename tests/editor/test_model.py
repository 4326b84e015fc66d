"""The project value: what it can say, and that nothing changes in place."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest

from editor.model import ITEM_KINDS, Clip, Item, Project, Speed, Subtitle, changed
from editor.speed import SpeedKey
from engine.protocol import from_json, to_json
from tests.support.projects import RATE, empty_project, three_clips


def test_values_do_not_change_in_place() -> None:
    project = three_clips()
    with pytest.raises(AttributeError):
        project.name = "Other"  # type: ignore[misc]
    assert changed(project, name="Other").name == "Other"
    assert project.name == "Test"


def test_a_clip_shows_its_footage_from_in_to_out() -> None:
    clip = Clip(id="c", media="m", record_in=30, duration=60, source_in=Fraction(2))
    assert (clip.record_out, clip.source_at(30, RATE), clip.source_out(RATE)) == (90, 2 + 30 / RATE, 2 + 60 / RATE)
    backwards = changed(clip, speed=Speed(rate=Fraction(-2)))
    assert backwards.source_out(RATE) == 2 - 120 / RATE
    assert not Speed(ramp=(SpeedKey(0, Fraction(1)),)).is_normal
    assert Speed().is_normal


def test_a_sequence_ends_with_its_last_item() -> None:
    assert empty_project().sequence.duration == 0
    assert three_clips().sequence.duration == 300
    assert three_clips().sequence.track("V1").end == 300
    with pytest.raises(KeyError):
        three_clips().sequence.track("V9")
    with pytest.raises(KeyError):
        three_clips().media_by_id("z")
    with pytest.raises(KeyError, match="no active sequence"):
        _ = Project(id="p", name="Empty").sequence


def test_every_kind_of_item_has_a_track_and_survives_json() -> None:
    assert {kind for kinds in ITEM_KINDS.values() for kind in kinds} == set(Item.__args__)  # type: ignore[attr-defined]
    project = three_clips()
    assert from_json(to_json(project), Project) == project
    subtitle: Item = Subtitle(id="s", record_in=0, duration=1, text="“Hm” <b>")
    assert from_json(to_json(subtitle), Item) == subtitle  # type: ignore[arg-type]
    with pytest.raises(msgspec.ValidationError):
        from_json(b'{"type": "clip", "id": 3}', Item)  # type: ignore[arg-type]
