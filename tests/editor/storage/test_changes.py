"""The history in a new journal: from changes known already, or worked out; the same after any number of savings."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from editor.edits import move, ripple_delete, split
from editor.history import History
from editor.model import Project, changed
from editor.storage import open_project
from editor.storage.changes import Changes
from editor.storage.open_project import OpenProject
from tests.support.projects import three_clips


def worked(path: Path) -> OpenProject:
    """A project after three edits, one of them undone."""
    opened = OpenProject.create(path, three_clips())
    opened.do("split", lambda project: split(project, "n2", 30))
    opened.do("delete", lambda project: ripple_delete(project, "n5"))
    opened.do("move", lambda project: move(project, "n8", 900))
    opened.undo()
    return opened


def test_saving_works_no_change_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with worked(tmp_path / "edit.cwp") as opened:
        asked: list[Project] = []
        monkeypatch.setattr(open_project, "diff", lambda *values: asked.extend(values))
        opened.save()
        history = opened.history
    assert not asked
    with OpenProject.open(tmp_path / "edit.cwp") as again:
        assert again.history == history
        again.save()
        assert not asked
        assert again.undo() == history.undo().present
    with OpenProject.open(tmp_path / "edit.cwp") as last:
        assert last.history == history.undo()


def test_a_project_in_another_folder_is_stored_with_paths_as_seen_from_there(tmp_path: Path) -> None:
    (tmp_path / "far" / "away").mkdir(parents=True)
    with worked(tmp_path / "edit.cwp") as opened:
        opened.save_as(tmp_path / "far" / "away" / "edit.cwp")
        opened.save()
        history = opened.history
    with OpenProject.open(tmp_path / "far" / "away" / "edit.cwp") as again:
        assert again.history == history


def test_changes_that_lie_between_no_neighbours_are_forgotten() -> None:
    values = [changed(three_clips(), name=str(number)) for number in range(1200)]
    known = Changes()
    history = History(values[0])
    for before, after in pairwise(values):
        known.note(before, after, {"name": {"=": after.name}})
        known.note(after, before, {"name": {"=": before.name}})
        history = history.do("rename", after)
    tidied = known.tidied(history)
    assert tidied is not known
    assert tidied.between(values[-2], values[-1]) == {"name": {"=": "1199"}}
    assert tidied.between(values[-1], values[-2]) == {"name": {"=": "1198"}}
    assert tidied.between(values[0], values[1]) is None
