"""Files on disk: names, formats, refusals, and nothing left behind by a failure."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from editor.interchange import examine, export
from editor.model import Project, changed
from engine.protocol import ClipwrightError, OutputError, UsageError
from tests.support.edl_projects import clip, holiday, layers, media, project, track
from tests.support.projects import empty_project


def test_the_suffix_chooses_the_format(tmp_path: Path) -> None:
    edl = export(holiday(), tmp_path / "a.EDL")
    otio = export(holiday(), str(tmp_path / "a.otio"))
    assert edl.paths == (tmp_path / "a.EDL",)
    assert (tmp_path / "a.EDL").read_text(encoding="utf-8").startswith("TITLE: A day out\n")
    assert (tmp_path / "a.otio").read_bytes().startswith(b"{")
    assert edl.lost
    assert otio.lost
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.EDL", "a.otio"]


def test_a_format_can_be_named(tmp_path: Path) -> None:
    export(layers(), tmp_path / "cut.txt", format="edl", preset="premiere")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cut.txt", "cut.txt.v2.edl"]


def test_further_lists_are_named_after_the_first(tmp_path: Path) -> None:
    source = media(0, "/f/a.mov", channels=0)
    long = track("video", *(clip(str(n), source, 10 * n, 10, n) for n in range(1200)))
    short = track("video", clip("x", source, 0, 5, 0))
    made = export(project((source,), short, long), tmp_path / "my.cut.edl")
    assert [path.name for path in made.paths] == ["my.cut.edl", "my.cut.v2.edl", "my.cut.v2.2.edl"]
    assert all(path.is_file() for path in made.paths)


@pytest.mark.parametrize("name", ["a.fcpxml", "a.mp4", "a", ".edl"])
def test_unknown_formats_are_refused_with_what_is_supported(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError) as failure:
        export(holiday(), tmp_path / name)
    assert ".edl, .otio" in str(failure.value.hint)
    assert list(tmp_path.iterdir()) == []


def test_unknown_presets_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="avid"):
        export(holiday(), tmp_path / "a.edl", preset="avid")


@pytest.mark.parametrize("suffix", ["edl", "otio"])
def test_nothing_to_export_is_refused(tmp_path: Path, suffix: str) -> None:
    empty = Project(id="p", name="p")
    for made in (empty, changed(empty, active="gone"), project((), track("video"))):
        with pytest.raises(UsageError, match="nothing to export"):
            export(made, tmp_path / f"a.{suffix}")
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_export_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.edl"
    target.write_text("old")
    export(holiday(), target)
    assert target.read_text(encoding="utf-8").startswith("TITLE")


@pytest.mark.parametrize("way", ["itself", "link", "hard link", "dotted"])
def test_footage_is_never_overwritten(tmp_path: Path, way: str) -> None:
    footage = tmp_path / "film.edl"
    footage.write_bytes(b"precious")
    target = footage
    if way == "link":
        target = tmp_path / "l.edl"
        target.symlink_to(footage)
    elif way == "hard link":
        target = tmp_path / "h.edl"
        target.hardlink_to(footage)
    elif way == "dotted":
        (tmp_path / "x").mkdir()
        target = tmp_path / "x" / ".." / "film.edl"
    source = media(0, str(footage))
    with pytest.raises(UsageError, match="overwrite footage"):
        export(project((source,), track("video", clip("a", source, 0, 5, 0))), target)
    assert footage.read_bytes() == b"precious"


def test_a_further_list_does_not_overwrite_footage_either(tmp_path: Path) -> None:
    footage = tmp_path / "cut.v2.edl"
    footage.write_bytes(b"precious")
    source = media(0, str(footage))
    with pytest.raises(UsageError, match="overwrite footage"):
        export(project((source,), *(track("video", clip(n, source, 0, 5, 0)) for n in "ab")), tmp_path / "cut.edl")
    assert [path.name for path in tmp_path.iterdir()] == ["cut.v2.edl"]


@pytest.mark.parametrize("suffix", ["edl", "otio"])
def test_places_that_cannot_be_written_are_named(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"folder.{suffix}").mkdir()
    (tmp_path / "file").write_text("")
    for name in (f"missing/a.{suffix}", f"folder.{suffix}", f"file/a.{suffix}", f"{'x' * 300}.{suffix}", f"a\x00.{suffix}"):
        with pytest.raises(ClipwrightError) as failure:
            export(holiday(), tmp_path / name)
        assert isinstance(failure.value, OutputError), name
        assert failure.value.file == str(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", f"folder.{suffix}"]


def test_a_failure_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def fails(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OutputError, match="no space left"):
        export(layers(), tmp_path / "a.edl")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["-a'b\";[x]:,%{y} é中.edl", "日本.otio"])
def test_awkward_names_are_names(tmp_path: Path, name: str) -> None:
    assert export(holiday(), tmp_path / name).paths == (tmp_path / name,)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("chosen", ["edl", "otio"])
@pytest.mark.parametrize("preset", ["resolve", "premiere"])
def test_a_report_says_before_what_the_export_says_after(chosen: str, preset: str, tmp_path: Path) -> None:
    made = layers()
    report = examine(made, chosen, preset=preset)
    said = [loss.what for loss in report.changed]
    written = export(made, tmp_path / f"cut.{chosen}", preset=preset)
    assert sorted(loss.line for loss in (*report.left_out, *report.changed)) == sorted(written.lost)
    assert ("Frame rate and picture size" if chosen == "edl" else "Picture size") in said
    assert all("left out" not in loss.line for loss in report.changed)
    assert all(kept.count for kept in report.kept)
    assert "Cuts and source times" in [kept.what for kept in report.kept]


def test_a_report_of_nothing_is_refused() -> None:
    with pytest.raises(UsageError):
        examine(empty_project(), "otio")
