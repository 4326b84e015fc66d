"""Several items move as one: they keep their distance, and never overwrite each other."""

from __future__ import annotations

import pytest

from editor.edits import EditError, check, move_many, set_track
from editor.model import Project
from tests.support.projects import counting, three_clips


def places(project: Project, track: str) -> list[tuple[str, int, int]]:
    return [(item.id, item.record_in, item.record_out) for item in project.sequence.track(track).items]


@pytest.mark.parametrize("delta", [30, -0, 130])
def test_neighbours_move_together_unharmed(delta: int) -> None:
    project = three_clips()
    after = move_many(project, ["n2", "n5"], delta, overwrite=True, ids=counting("x"))
    assert check(after) == []
    kept = [place for place in places(after, "V1") if place[0] in ("n2", "n5")]
    assert kept == [("n2", delta, delta + 100), ("n5", delta + 100, delta + 200)]
    assert [start for _, start, _ in places(after, "A1")] == [start for _, start, _ in places(after, "V1")]


def test_what_is_in_the_way_refuses_or_gives_way() -> None:
    project = three_clips()
    with pytest.raises(EditError, match="run into"):
        move_many(project, ["n2", "n5"], 50)
    after = move_many(project, ["n2", "n5"], 50, overwrite=True)
    assert places(after, "V1")[-1] == ("n8", 250, 300)


def test_one_may_change_track_while_its_partner_follows_in_time() -> None:
    after = move_many(three_clips(), ["n2"], 20, tracks={"n2": "V2"}, overwrite=True)
    assert places(after, "V2") == [("n2", 20, 120)]
    assert places(after, "A1")[0] == ("n3", 20, 120)


def test_alone_leaves_the_partner_where_it_was() -> None:
    after = move_many(three_clips(), ["n8"], 40, linked=False)
    assert places(after, "V1")[-1] == ("n8", 240, 340)
    assert places(after, "A1")[-1] == ("n9", 200, 300)


def test_refuses_what_cannot_be() -> None:
    project = three_clips()
    with pytest.raises(EditError, match="before the start"):
        move_many(project, ["n2"], -1)
    with pytest.raises(EditError, match="cannot stand"):
        move_many(project, ["n2"], 0, tracks={"n2": "A1"})
    with pytest.raises(EditError, match="locked"):
        move_many(set_track(project, "A1", locked=True), ["n8"], 10)
    assert move_many(project, ["n2", "n8"], 0) is project
