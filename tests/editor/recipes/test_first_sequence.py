"""A sequence is made for footage only where there is none."""

from __future__ import annotations

from fractions import Fraction

import pytest

from editor.edits import EditError, Source, add_media, append, check
from editor.model import Project
from editor.recipes.first_sequence import with_sequence_for
from tests.support.projects import counting, footage, still, three_clips


def _project() -> Project:
    project, ids = Project(id="p", name="New"), counting("m")
    for info in (footage("a.mp4", rate=Fraction(25)), footage("music.wav", picture=False), still()):
        project = add_media(project, info, ids=ids)
    return project


@pytest.mark.parametrize(
    ("media", "rate", "size"),
    [("m1", 25, (1920, 1080)), ("m2", 30, (1920, 1080)), ("m3", 30, (1920, 1080)), (None, 30, (1920, 1080))],
)
def test_the_first_footage_gives_the_sequence_its_format(media: str | None, rate: int, size: tuple[int, int]) -> None:
    project = with_sequence_for(_project(), media, ids=counting("s"))
    assert check(project) == []
    assert (project.sequence.rate, project.sequence.width, project.sequence.height) == (rate, *size)
    assert [(track.kind, track.name) for track in project.sequence.tracks] == [("video", "V1"), ("audio", "A1")]
    if media is not None and media != "m3":
        assert check(append(project, Source(media=media))) == []


def test_a_project_with_a_sequence_stays_as_it_is() -> None:
    project = three_clips()
    assert with_sequence_for(project, "a") is project


def test_footage_that_is_not_in_the_bin_is_refused() -> None:
    with pytest.raises(EditError, match="no media"):
        with_sequence_for(_project(), "nothing")
