"""From files to a project through the real engine."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from editor.edits.invariants import check
from editor.recipes.highlight_reel import ReelOptions, make_reel
from engine.client import Engine


def test_a_vertical_reel_of_two_files(shared_media: Path, tmp_path: Path) -> None:
    dog = next(shared_media.rglob("01_dog.mp4"))
    again = tmp_path / "again.mp4"
    again.symlink_to(dog)
    bed = next(shared_media.rglob("bedroom.mp4"))
    with Engine() as engine:
        made = make_reel(engine, [dog, bed, again], ReelOptions(length=Fraction(8), aspect=Fraction(9, 16)))
    sequence = made.project.sequence
    assert check(made.project) == []
    assert (sequence.width, sequence.height) == (720, 1280)
    assert sequence.duration == round(8 * sequence.rate)
    assert {clip.media for clip in sequence.track("V1").clips} == {"m1", "m2"}
    assert all(clip.crop and clip.origin and clip.origin.reasons for clip in sequence.track("V1").clips)
    assert any("again.mp4" in note and "used once" in note for note in made.notes)
