"""A collected project: whole, elsewhere, and the original untouched."""

from __future__ import annotations

import os
import shutil
import threading
from fractions import Fraction
from pathlib import Path

import pytest

from editor import collect as collecting
from editor.collect import collect, plan_collection, readable_size
from editor.edits import Source, append
from editor.model import Media, Project, changed
from editor.storage import load_project, missing_media
from engine.protocol import Cancelled, FootageError, OutputError, Progress, UsageError
from tests.support.projects import counting, empty_project, footage
from tests.support.small_disk import small_disk_of


def on_disk(folder: Path, **files: int) -> Project:
    """A project of files of so many bytes: `a_mp4` is a/a.mp4, so that two may share a name."""
    made = []
    for number, (key, size) in enumerate(files.items()):
        where, _, name = key.partition("__")
        path = folder / where / name.replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes([number + 1]) * size)
        info = changed(footage(path.name), path=str(path), size=size, fingerprint=key)
        made.append(Media(id=f"m{number}", name=path.name, info=info))
    project = changed(empty_project(), media=tuple(made), id="here")
    return append(project, Source(media="m0", source_in=Fraction(1), duration=20), ids=counting())


def listing(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_collection_is_complete_and_opens_anywhere(tmp_path: Path) -> None:
    source, place = tmp_path / "footage", tmp_path / "place"
    place.mkdir()
    project = on_disk(source, one__clip_mp4=5000, two__clip_mp4=70, two__other_wav=3)
    before = listing(source)
    told: list[Progress] = []
    made = collect(project, place / "Trip é", on_progress=told.append)
    assert (made.files, made.size, made.notes) == (3, 5073, ())
    assert listing(source) == before
    assert [path.name for path in place.iterdir()] == ["Trip é"]
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert told[-1].done == 1.0
    shutil.rmtree(source)
    (place / "Trip é").rename(tmp_path / "elsewhere")
    opened = load_project(tmp_path / "elsewhere" / made.project_file.name)
    assert missing_media(opened) == ()
    assert opened.sequences == project.sequences
    names = [Path(media.info.path).name for media in opened.media]
    assert names == ["clip.mp4", "clip 2.mp4", "other.wav"]
    assert [Path(media.info.path).read_bytes() for media in opened.media] == list(before.values())


def test_only_what_is_used(tmp_path: Path) -> None:
    project = on_disk(tmp_path / "in", a__a_mp4=10, a__b_mp4=20)
    assert plan_collection(project, used_only=True).size == 10
    made = collect(project, tmp_path / "out", used_only=True)
    opened = load_project(made.project_file)
    assert [media.name for media in opened.media] == ["a.mp4"]
    assert sorted(path.name for path in (tmp_path / "out" / "media").iterdir()) == ["a.mp4"]


def test_footage_that_is_offline_is_named_and_stays_offline(tmp_path: Path) -> None:
    project = on_disk(tmp_path / "in", a__a_mp4=10, a__b_mp4=20)
    Path(project.media[1].info.path).unlink()
    made = collect(project, tmp_path / "out")
    assert len(made.notes) == 1
    assert "b.mp4" in made.notes[0]
    assert [media.name for media in missing_media(load_project(made.project_file))] == ["b.mp4"]


def test_an_empty_folder_is_taken_and_a_full_one_is_not(tmp_path: Path) -> None:
    project = on_disk(tmp_path / "in", a__a_mp4=10)
    (tmp_path / "out").mkdir()
    collect(project, tmp_path / "out")
    before = listing(tmp_path / "out")
    with pytest.raises(UsageError, match="not empty"):
        collect(project, tmp_path / "out")
    assert listing(tmp_path / "out") == before
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match="a file of this name"):
        collect(project, tmp_path / "file")
    with pytest.raises(OutputError, match="does not exist"):
        collect(project, tmp_path / "nowhere" / "out")


def test_cancelling_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "_BLOCK", 100)
    project = on_disk(tmp_path / "in", a__a_mp4=1000)
    cancel = threading.Event()
    seen: list[float] = []

    def stop_half_way(progress: Progress) -> None:
        seen.append(progress.done)
        if progress.done >= 0.5:
            cancel.set()

    with pytest.raises(Cancelled):
        collect(project, tmp_path / "out", on_progress=stop_half_way, cancel=cancel)
    assert 0.5 <= seen[-1] <= 0.6
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_footage_that_changed_is_refused(tmp_path: Path) -> None:
    project = on_disk(tmp_path / "in", a__a_mp4=10)
    Path(project.media[0].info.path).write_bytes(b"longer than before")
    with pytest.raises(FootageError, match="changed") as refused:
        collect(project, tmp_path / "out")
    assert refused.value.file == project.media[0].info.path
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_disk_that_is_too_small_is_refused_before_anything_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = on_disk(tmp_path / "in", a__a_mp4=10)
    usage = shutil.disk_usage(tmp_path)._replace(free=9)
    monkeypatch.setattr(shutil, "disk_usage", lambda *_: usage)
    with pytest.raises(OutputError, match="needs 10 bytes and the disk has 9 bytes free"):
        collect(project, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


small_disk = small_disk_of("256k")


def test_a_disk_that_fills_up_meanwhile(small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "_check_space", lambda *_: None)
    project = on_disk(tmp_path / "in", a__a_mp4=400_000)
    with pytest.raises(OutputError, match="the disk is full"):
        collect(project, small_disk / "out")
    assert list(small_disk.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
def test_what_is_no_file_is_offline(tmp_path: Path) -> None:
    project = on_disk(tmp_path / "in", a__a_mp4=10)
    path = Path(project.media[0].info.path)
    path.unlink()
    os.mkfifo(path)
    assert [media.id for media in plan_collection(project).offline] == ["m0"]


@pytest.mark.parametrize(
    ("size", "text"), [(0, "0 bytes"), (999, "999 bytes"), (1234, "1.2 kB"), (999_600, "1.0 MB"), (38_400_000, "38 MB")]
)
def test_sizes_in_words(size: int, text: str) -> None:
    assert readable_size(size) == text
