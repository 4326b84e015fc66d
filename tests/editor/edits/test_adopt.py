"""A sequence taken over from another project: one project's footage, the other's cut, and nothing mixed up."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.edits import EditError, adopt_sequence, check
from editor.model import Clip, Media, Narration, Project, changed
from tests.support.projects import counting, empty_project, footage, three_clips
from tests.support.random_edits import edit_at_random


def bare(*names: str, folder: str = "/elsewhere") -> Project:
    """A project of no sequence with that footage."""
    infos = {media.name: media.info for media in empty_project().media} | {"other.mp4": footage("other.mp4")}
    media = tuple(
        Media(id=f"m{i}", name=name, info=changed(infos[name], path=f"{folder}/{name}")) for i, name in enumerate(names)
    )
    return Project(id="open", name="Open", media=media)


def edited(seed: int, edits: int = 12) -> Project:
    project, rng, ids = three_clips(), Random(seed), counting("e")
    for _ in range(edits):
        _, project = edit_at_random(project, rng, ids)
    return project


def shape(project: Project) -> list[object]:
    """All that the active sequence says, with media told by content and ids by the order in which they are met."""
    order: dict[object, int] = {}

    def number(name: object) -> object:
        return None if name is None else order.setdefault(name, len(order))

    said: list[object] = []
    for track in project.sequence.tracks:
        for item in track.items:
            plain = changed(item, id="", link=None)
            if isinstance(plain, Clip | Narration) and plain.media is not None:
                plain = changed(plain, media=project.media_by_id(plain.media).info.fingerprint)
            said.append(
                (track.kind, track.name, number(("item", item.id)), number(item.link and ("link", item.link)), plain)
            )
        for each in track.transitions:
            ends = [number(end and ("item", end)) for end in (each.left, each.right)]
            said.append((ends, changed(each, id="", left=None, right=None)))
    said.extend(changed(marker, id="") for marker in project.sequence.markers)
    return said


@given(seed=st.integers(0, 10_000), known=st.sets(st.sampled_from(["a.mp4", "b.mov", "long.mp4", "music.wav", "other.mp4"])))
def test_the_cut_is_the_same_and_the_footage_is_not_doubled(seed: int, known: set[str]) -> None:
    recipe = edited(seed)
    project = bare(*sorted(known))
    merged = adopt_sequence(project, recipe, ids=counting("new"))
    assert check(merged) == []
    assert shape(merged) == shape(recipe)
    assert merged.media[: len(project.media)] == project.media
    prints = [media.info.fingerprint for media in merged.media]
    assert len(set(prints)) == len(prints)
    shown = {
        recipe.media_by_id(item.media).info.fingerprint
        for track in recipe.sequence.tracks
        for item in track.items
        if isinstance(item, Clip | Narration) and item.media is not None
    }
    assert set(prints) == {media.info.fingerprint for media in project.media} | shown


@given(seed=st.integers(0, 10_000))
def test_twice_keeps_the_earlier_one_and_shares_no_id(seed: int) -> None:
    recipe, ids = edited(seed), counting("new")
    once = adopt_sequence(bare("a.mp4"), recipe, ids=ids)
    twice = adopt_sequence(once, recipe, ids=ids)
    assert check(twice) == []
    assert twice.sequences[0] == once.sequences[0]
    assert twice.active == twice.sequences[1].id
    assert twice.media == once.media
    assert [sequence.name for sequence in twice.sequences] == ["Main", "Main 2"]
    names = [
        {sequence.id, *(track.id for track in sequence.tracks), *(i.id for track in sequence.tracks for i in track.items)}
        for sequence in twice.sequences
    ]
    assert not names[0] & names[1]


def test_footage_is_found_by_content_wherever_it_lies() -> None:
    project = bare("a.mp4", folder="/moved")
    merged = adopt_sequence(project, three_clips(), name="Reel", ids=counting("new"))
    assert [media.info.path for media in merged.media] == ["/moved/a.mp4", "/footage/b.mov"]
    assert merged.sequence.name == "Reel"
    assert {clip.media for clip in merged.sequence.tracks[0].clips} == {"m0", merged.media[1].id}


def test_a_project_without_a_sequence_is_refused() -> None:
    with pytest.raises(EditError, match="no sequence"):
        adopt_sequence(bare(), bare("a.mp4"))


def test_a_cut_of_footage_that_the_other_lacks_is_refused() -> None:
    broken = changed(three_clips(), media=())
    with pytest.raises(EditError):
        adopt_sequence(bare(), broken)
