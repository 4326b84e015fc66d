"""A project that is open: every edit on the disk, history that outlives the process, saves that cannot be torn."""

from __future__ import annotations

import errno
import os
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.edits import EditError, Source, append, check, lift, ripple_delete, set_gain, split
from editor.history import Edit
from editor.model import Marker, Origin, Project, Sequence, changed
from editor.storage import OpenProject, load_project
from editor.storage import open_project as module
from engine.protocol import FootageError, OutputError, UsageError
from tests.support.projects import counting, three_clips
from tests.support.random_edits import edit_at_random


def rename(name: str) -> Edit:
    return lambda project: changed(project, name=name)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project file of three clips, closed."""
    path = tmp_path / "edit.cwp"
    OpenProject.create(path, three_clips()).close()
    return path


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def test_a_committed_edit_is_on_the_disk_before_anything_is_saved(path: Path) -> None:
    with OpenProject.open(path) as opened:
        before = path.read_bytes()
        opened.do("Split", lambda project: split(project, "n5", 150))
        assert load_project(path) == opened.project != three_clips()
        assert opened.modified
        assert path.read_bytes() == before
    assert names(path.parent) == {"edit.cwp", "edit.cwp.journal"}


def test_undo_and_redo_outlive_the_process_and_the_save(path: Path) -> None:
    with OpenProject.open(path) as opened:
        values = [opened.project]
        for step, item in enumerate(("n2", "n5", "n8")):
            values.append(opened.do(f"Lift {step}", lambda project, item=item: lift(project, item)))
        opened.undo()
    with OpenProject.open(path) as opened:
        assert opened.history.done_names == ("Lift 0", "Lift 1")
        assert opened.history.undone_names == ("Lift 2",)
        opened.save()
        assert not opened.modified
    with OpenProject.open(path) as opened:
        assert opened.redo() == values[3]
        assert [opened.undo() for _ in range(3)] == values[2::-1]
        with pytest.raises(EditError, match="nothing to undo"):
            opened.undo()
    assert load_project(path) == values[0]


def test_a_transaction_is_one_step_or_none(path: Path) -> None:
    with OpenProject.open(path) as opened:
        with opened.transaction("Tidy"):
            opened.do("Lift", lambda project: lift(project, "n2"))
            assert load_project(path) == three_clips()
            with opened.transaction("Inner"):
                opened.do("Close", lambda project: ripple_delete(project, "n5"))
            with pytest.raises(EditError, match="middle of an edit"):
                opened.undo()
            with pytest.raises(EditError, match="middle of an edit"):
                opened.save()
        assert opened.history.done_names == ("Tidy",)
        done = opened.project
        assert load_project(path) == done
        with pytest.raises(EditError, match="there is no item"):
            lift_both(opened)
        assert opened.project == done
        with opened.transaction("Nothing"):
            pass
        assert opened.undo() == three_clips()
        assert opened.history.undone_names == ("Tidy",)


def lift_both(opened: OpenProject) -> None:
    """A transaction whose second edit is refused."""
    with opened.transaction("Fails"):
        opened.do("Lift", lambda project: lift(project, "n8"))
        opened.do("Lift", lambda project: lift(project, "nothing"))


def test_an_edit_that_refuses_or_does_nothing_or_breaks_a_rule_leaves_no_trace(path: Path) -> None:
    with OpenProject.open(path) as opened:
        opened.do("Nothing", lambda project: project)
        with pytest.raises(EditError):
            opened.do("Lift", lambda project: lift(project, "nothing"))
        with pytest.raises(EditError, match="active sequence"):
            opened.do("Break", lambda project: changed(project, active="nothing"))
        with pytest.raises(EditError, match="no file can hold"):
            opened.do("Score", lambda project: changed(project, sequences=(unstorable(project),)))
        assert opened.history.done_names == ()
    assert names(path.parent) == {"edit.cwp"}


def unstorable(project: Project) -> Sequence:
    """The sequence with a marker whose origin has a score that is no number, which JSON cannot say."""
    marker = Marker(id="m", frame=0, origin=Origin(task="t", score=float("nan")))
    return changed(project.sequence, markers=(marker,))


def test_two_cannot_edit_one_project(path: Path) -> None:
    with OpenProject.open(path):
        with pytest.raises(UsageError, match=f"open in another Clipwright .process {os.getpid()}") as error:
            OpenProject.open(path)
        assert error.value.hint is not None
        assert "edit.cwp.lock" in error.value.hint
        with pytest.raises(UsageError, match="there already"):
            OpenProject.create(path, three_clips())
    OpenProject.open(path).close()


def test_a_lock_taken_away_stops_the_editing(path: Path) -> None:
    with OpenProject.open(path) as opened:
        (path.parent / "edit.cwp.lock").unlink()
        with OpenProject.open(path) as other:
            with pytest.raises(UsageError, match="taken over"):
                opened.do("Rename", rename("Mine"))
            other.do("Rename", rename("Theirs"))
    assert load_project(path).name == "Theirs"
    with pytest.raises(UsageError, match="closed"):
        opened.do("Rename", rename("Mine"))


def test_save_keeps_the_previous_file(path: Path) -> None:
    with OpenProject.open(path) as opened:
        first = path.read_bytes()
        opened.do("Rename", rename("Second"))
        opened.save()
        assert (path.parent / "edit.cwp.bak").read_bytes() == first
        opened.save_as(path)
    assert load_project(path).name == "Second"
    assert names(path.parent) == {"edit.cwp", "edit.cwp.bak", "edit.cwp.journal"}


def test_save_as_goes_on_under_the_new_name(path: Path) -> None:
    other = path.parent / "sub" / "other.cwp"
    other.parent.mkdir()
    with OpenProject.open(path) as opened:
        opened.do("Rename", rename("Second"))
        opened.save_as(other)
        opened.do("Rename", rename("Third"))
        OpenProject.open(path).close()
        with pytest.raises(UsageError):
            OpenProject.open(other)
    assert load_project(path).name == "Second"
    with OpenProject.open(other) as opened:
        assert opened.project.name == "Third"
        opened.undo()
        assert opened.undo() == three_clips()


def test_save_as_over_a_project_keeps_what_was_there(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.cwp"
    with OpenProject.create(other, three_clips()) as opened:
        opened.do("Rename", rename("Other"))
        with OpenProject.open(path) as mine, pytest.raises(UsageError):
            mine.save_as(other)
    with OpenProject.open(path) as mine:
        mine.save_as(other)
    assert load_project(other) == three_clips()
    assert load_project(tmp_path / "other.cwp.bak").name == "Other"


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_reopening_at_any_moment_gives_the_same_project_and_history(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    rng, ids = Random(seed), counting("r")
    path = tmp_path_factory.mktemp("project") / "edit.cwp"
    opened = OpenProject.create(path, three_clips())
    try:
        for _ in range(25):
            choice = rng.random()
            if choice < 0.1:
                opened.save()
            elif choice < 0.25 and opened.history.past:
                opened.undo()
            elif choice < 0.4 and opened.history.future:
                opened.redo()
            elif choice < 0.5:
                history = opened.history
                opened.close()
                opened = OpenProject.open(path)
                assert opened.history == history
                assert not opened.notes
            else:
                name, after = edit_at_random(opened.project, rng, ids)
                opened.do(name, lambda _, after=after: after)
            assert load_project(path) == opened.project
            assert check(opened.project) == []
    finally:
        opened.close()


class Stop(Exception):
    """Stands for the end of the process."""


@pytest.mark.parametrize("step", ["file", "journal"])
def test_a_save_cut_off_at_either_step_loses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    opened = OpenProject.open(path)
    opened.do("Rename", rename("Second"))
    opened.do("Rename", rename("Third"))
    opened.undo()
    history = opened.history

    def stop(*_: object, **__: object) -> None:
        raise Stop

    with monkeypatch.context() as patch:
        if step == "file":
            patch.setattr(module, "write_atomically", stop)
        else:
            patch.setattr(module.Journal, "create", stop)
        with pytest.raises(Stop):
            opened.save()
    opened.close()
    assert load_project(path).name == "Second"
    for _ in range(2):
        with OpenProject.open(path) as reopened:
            assert reopened.history == history
            assert not reopened.notes
    with OpenProject.open(path) as reopened:
        assert reopened.redo().name == "Third"


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_full_disk_refuses_the_edit_and_loses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    real = os.write

    def full(descriptor: int, data: bytes = b"") -> int:
        if call == "write" and len(data) > 10:
            return real(descriptor, data[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    with OpenProject.open(path) as opened:
        opened.do("Rename", rename("Second"))
        journal = (path.parent / "edit.cwp.journal").read_bytes()
        with monkeypatch.context() as patch:
            patch.setattr(os, call, full)
            edits = (lambda: opened.do("Rename", rename("Third")), opened.undo)
            # the project file is written through a file object, so only a failing flush reaches it here
            for refused in (*edits, opened.save) if call == "fsync" else edits:
                with pytest.raises(OutputError, match="No space left"):
                    refused()
        assert opened.project.name == "Second"
        assert (path.parent / "edit.cwp.journal").read_bytes() == journal
        assert names(path.parent) == {"edit.cwp", "edit.cwp.journal", "edit.cwp.lock"}
        opened.do("Rename", rename("Fourth"))
    assert load_project(path).name == "Fourth"


def test_a_journal_moved_away_is_noticed_and_a_save_mends_it(path: Path) -> None:
    with OpenProject.open(path) as opened:
        opened.do("Rename", rename("Second"))
        (path.parent / "edit.cwp.journal").unlink()
        with pytest.raises(OutputError):
            opened.do("Rename", rename("Third"))
        opened.save()
        opened.do("Rename", rename("Third"))
    assert load_project(path).name == "Third"


def test_a_torn_last_line_never_counted(path: Path) -> None:
    with OpenProject.open(path) as opened:
        opened.do("Rename", rename("Second"))
        opened.do("Rename", rename("Third"))
    journal = path.parent / "edit.cwp.journal"
    whole = journal.read_bytes()
    start = whole.rstrip(b"\n").rindex(b"\n") + 1
    for end in range(start + 1, len(whole)):
        journal.write_bytes(whole[:end])
        assert load_project(path).name == "Second"
    with OpenProject.open(path) as opened:
        assert not opened.notes
        opened.do("Gain", lambda project: set_gain(project, "n3", db=-1.0))
    assert load_project(path).name == "Second"
    with OpenProject.open(path) as opened:
        assert opened.history.done_names == ("Rename", "Gain")


def test_a_damaged_journal_gives_what_it_can_and_is_kept(path: Path) -> None:
    with OpenProject.open(path) as opened:
        for name in ("Second", "Third", "Fourth"):
            opened.do(name, rename(name))
    journal = path.parent / "edit.cwp.journal"
    damaged = journal.read_bytes().replace(b"Third", b"Thorn")
    journal.write_bytes(damaged)
    with pytest.raises(FootageError, match="damaged journal"):
        load_project(path)
    with OpenProject.open(path) as opened:
        assert opened.project.name == "Second"
        assert opened.history.done_names == ("Second",)
        assert "edit.cwp.journal.aside-1" in opened.notes[0]
    assert (path.parent / "edit.cwp.journal.aside-1").read_bytes() == damaged
    assert load_project(path).name == "Second"


def test_a_journal_of_another_file_is_set_aside_not_replayed(path: Path) -> None:
    with OpenProject.open(path) as opened:
        opened.do("Rename", rename("Second"))
    path.write_bytes(path.read_bytes().replace(b'"Test"', b'"Else"'))
    assert load_project(path).name == "Else"
    with OpenProject.open(path) as opened:
        assert opened.project.name == "Else"
        assert len(opened.notes) == 1
    assert names(path.parent) == {"edit.cwp", "edit.cwp.journal.aside-1"}


def test_what_killed_processes_left_is_swept_up(path: Path) -> None:
    (path.parent / ".edit.cwp.0123abcd.tmp").write_bytes(b"half")
    (path.parent / ".edit.cwp.journal.0123abcd.tmp").write_bytes(b"half")
    (path.parent / ".other.cwp.0123abcd.tmp").write_bytes(b"theirs")
    OpenProject.open(path).close()
    assert names(path.parent) == {"edit.cwp", ".other.cwp.0123abcd.tmp"}


def test_a_journal_line_costs_what_the_edit_changed_not_what_the_project_holds(tmp_path: Path) -> None:
    project, ids = three_clips(), counting("x")
    for _ in range(150):
        project = append(project, Source(media="long", source_in=Fraction(1), duration=20), ids=ids)
    path = tmp_path / "edit.cwp"
    with OpenProject.create(path, project) as opened:
        opened.do("Ripple delete", lambda project: ripple_delete(project, "n2"))
        opened.do("Gain", lambda project: set_gain(project, "n6", db=-1.0))
    lines = (tmp_path / "edit.cwp.journal").read_bytes().splitlines()
    assert len(lines) == 3
    assert max(map(len, lines)) < 500
    assert path.stat().st_size > 100_000
