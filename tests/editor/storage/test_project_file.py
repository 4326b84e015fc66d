"""The project file: readable, exact, portable, and refused with one clear line when it is not sound."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from editor.edits import EditError
from editor.model import Project, changed
from editor.storage import OpenProject, load_project, missing_media, save_project
from editor.storage.migrations import STEPS, VERSION, migrate
from engine.protocol import FootageError, OutputError, UsageError
from tests.support.projects import footage, three_clips

GOLDEN = Path(__file__).resolve().parents[2] / "data" / "project-v1.cwp"


def relocated(project: Project, folder: Path) -> Project:
    """The project with its media in `folder`."""
    media = tuple(changed(entry, info=changed(entry.info, path=str(folder / entry.name))) for entry in project.media)
    return changed(project, media=media)


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "edit.cwp"
    save_project(three_clips(), path)
    assert load_project(path) == three_clips()
    assert [entry.name for entry in tmp_path.iterdir()] == ["edit.cwp"]


def test_the_file_is_indented_json_with_relative_posix_paths(tmp_path: Path) -> None:
    path = tmp_path / "projects" / "edit.cwp"
    path.parent.mkdir()
    save_project(relocated(three_clips(), tmp_path / "foot age"), path)
    text = path.read_text(encoding="utf-8")
    document = json.loads(text)
    assert (document["format"], document["version"]) == ("clipwright-project", VERSION)
    assert document["project"]["media"][0]["info"]["path"] == "../foot age/a.mp4"
    assert document["project"]["media"][0]["info"]["fingerprint"] == "fingerprint-of-a.mp4"
    assert document["project"]["sequences"][0]["rate"] == "30000/1001"
    assert text.startswith('{\n  "format": ')
    assert text.endswith("}\n")


def test_project_and_footage_move_together(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    (old / "footage").mkdir(parents=True)
    project = relocated(three_clips(), old / "footage")
    for media in project.media:
        Path(media.info.path).write_bytes(b"")
    with OpenProject.create(old / "edit.cwp", project) as opened:
        opened.do("Add", lambda p: changed(p, name="Moved"))
    shutil.move(old, new)
    assert load_project(new / "edit.cwp") == changed(relocated(project, new / "footage"), name="Moved")
    assert missing_media(load_project(new / "edit.cwp")) == ()


def test_missing_footage_is_offline_and_no_hindrance(tmp_path: Path) -> None:
    save_project(three_clips(), tmp_path / "edit.cwp")
    with OpenProject.open(tmp_path / "edit.cwp") as opened:
        assert [media.id for media in missing_media(opened.project)] == ["a", "b", "long", "music", "card"]


def test_paths_of_another_system_stay_as_they_are(tmp_path: Path) -> None:
    info = changed(footage("x.mp4"), path="C:\\clips\\x.mp4")
    project = changed(three_clips(), media=(*three_clips().media, changed(three_clips().media[0], id="win", info=info)))
    save_project(project, tmp_path / "edit.cwp")
    assert load_project(tmp_path / "edit.cwp") == project


def test_the_golden_project_of_version_1_opens() -> None:
    project = load_project(GOLDEN)
    sequence = project.sequence
    assert (project.name, sequence.rate, sequence.drop_frame) == ("Golden", Fraction(30000, 1001), True)
    assert [track.kind for track in sequence.tracks] == ["video", "video", "audio", "subtitle", "narration"]
    first, second = sequence.tracks[0].clips
    assert first.origin is not None
    assert (first.origin.task, first.origin.score, first.origin.evidence) == ("highlights", 0.75, (Fraction(7, 2),))
    assert [key.rate for key in second.speed.ramp] == [Fraction(1), Fraction(5, 2)]
    assert first.crop is not None
    assert first.crop.keys[1].x == 0.25
    assert sequence.tracks[0].transitions[0].kind == "dissolve"
    assert sequence.tracks[3].items[0].words[1].text == "goes"  # type: ignore[union-attr]
    assert sequence.loudness is not None
    assert sequence.loudness.integrated == -14.0
    start = project.media[0].info.start_timecode
    assert start is not None
    assert start.frame == 107892
    assert project.media[0].info.path == str(GOLDEN.parent / "footage" / "golden.mp4")


def test_there_is_a_migration_from_every_version() -> None:
    assert set(STEPS) == set(range(1, VERSION))


def test_migrations_run_one_after_another() -> None:
    steps: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
        1: lambda project: {**project, "two": True},
        2: lambda project: {**project, "three": project["two"]},
    }
    assert migrate({}, 1, steps=steps, to=3) == {"two": True, "three": True}
    assert migrate({"two": 2}, 2, steps=steps, to=3) == {"two": 2, "three": 2}


def altered(**fields: object) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda document: {**document, **fields}


def broken_clip(document: dict[str, Any]) -> dict[str, Any]:
    document["project"]["sequences"][0]["tracks"][0]["items"][0]["duration"] = 9999
    return document


def wrong_type(document: dict[str, Any]) -> dict[str, Any]:
    document["project"]["sequences"][0]["tracks"][0]["items"][0]["source_in"] = "1/0"
    return document


@pytest.mark.parametrize(
    ("alter", "why"),
    [
        (altered(format="other"), "not a Clipwright project"),
        (altered(version=VERSION + 1), "made by a later Clipwright"),
        (altered(version="1"), "version is not a number"),
        (altered(version=0), "version is not a number"),
        (altered(project=None), "is damaged"),
        (broken_clip, "is damaged: the clip “a.mp4” would"),
        (wrong_type, "expected a fraction"),
    ],
)
def test_a_file_that_is_not_sound_is_refused(
    tmp_path: Path, alter: Callable[[dict[str, Any]], dict[str, Any]], why: str
) -> None:
    path = tmp_path / "edit.cwp"
    save_project(three_clips(), path)
    path.write_text(json.dumps(alter(json.loads(path.read_text()))))
    refused(path, why)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"\x00\x00\x00\x18ftypmp42", "not JSON"),
        (b'{"format": "clipwright-project", "ver', "is damaged"),
        (b"[1, 2]", "not a Clipwright project"),
        (b'{"a":' * 100 + b"1" + b"}" * 100, "nested too deeply"),
        (b"[" * 200_000, "nested too deeply"),
    ],
)
def test_a_file_that_is_something_else_is_refused(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "edit.cwp"
    path.write_bytes(data)
    refused(path, why)
    assert path.read_bytes() == data


def refused(path: Path, why: str) -> None:
    """Reading and opening both say so, naming the file, and leave no lock."""
    for use in (load_project, OpenProject.open):
        with pytest.raises(FootageError, match=why) as error:
            use(path)
        assert error.value.file == str(path)
        assert "\n" not in error.value.line()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FootageError, match="no such project"):
        load_project(tmp_path / "edit.cwp")
    with pytest.raises(FootageError, match="cannot be read"):
        load_project(tmp_path)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "edit.cwp"
    with path.open("wb") as file:
        file.truncate(2**30)  # sparse: takes no room
    refused(path, "too large")


def test_saving_over_a_project_keeps_the_old_one_with_its_journal(tmp_path: Path) -> None:
    path = tmp_path / "edit.cwp"
    with OpenProject.create(path, three_clips()) as opened:
        opened.do("Rename", lambda p: changed(p, name="Old"))
        with pytest.raises(UsageError, match="is open"):
            save_project(three_clips(), path)
    save_project(changed(three_clips(), name="New"), path)
    assert load_project(path).name == "New"
    assert load_project(tmp_path / "edit.cwp.bak").name == "Old"


def test_what_cannot_be_saved_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "edit.cwp"
    with pytest.raises(EditError, match="active sequence"):
        save_project(changed(three_clips(), active="nothing"), path)
    with pytest.raises(UsageError, match="not valid text"):
        save_project(changed(three_clips(), name="\udcff"), path)
    with pytest.raises(OutputError, match="cannot be written"):
        save_project(three_clips(), tmp_path / "nowhere" / "edit.cwp")
    assert list(tmp_path.iterdir()) == []
