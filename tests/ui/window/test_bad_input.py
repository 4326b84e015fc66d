"""Whatever is thrown at the window: one clear message each, in place, no traceback, nothing lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.footage import counter_clip
from tests.support.small_disk import small_disk_of
from tests.support.watchdog import Watchdog
from tests.ui.test_bad_input import bad_file
from tests.ui.window.conftest import drop
from ui.bin.panel import MediaBin
from ui.dialogs.reel_choices import ReelChoices
from ui.dialogs.reel_job import start_reel
from ui.main_window import MainWindow

Start = Callable[..., MainWindow]
LONG = 180_000
KINDS = ["empty", "truncated", "text", "concat", "playlist", "loop", "dangling", "noise"]


def bin_of(window: MainWindow) -> MediaBin:
    media = window.panel("media")
    assert isinstance(media, MediaBin)
    return media


def imported(window: MainWindow, count: int, qtbot: QtBot) -> None:
    """Once everything that was dropped has been looked at, and `count` files are in the project."""
    qtbot.waitUntil(lambda: len(window.context.document.project.media) == count, timeout=LONG)
    qtbot.waitUntil(lambda: not bin_of(window).adding.busy, timeout=LONG)


def test_all_kinds_at_once(window: MainWindow, clip: Path, tmp_path: Path, qtbot: QtBot, watchdog: Watchdog) -> None:
    folder = tmp_path / "all kinds"
    folder.mkdir()
    paths = []
    for kind in KINDS:
        path = folder / f"{kind}.mp4"
        bad_file(kind, path, clip)
        paths.append(path)
    missing = folder / "missing.mp4"
    project = folder / "future.cwp"
    project.write_text('{"format": "clipwright-project", "version": 999}')
    before = {path: path.read_bytes() for path in paths if path.is_file()}
    with watchdog.watching():
        drop(window, [*paths, missing, clip, project])
        imported(window, 1, qtbot)
        qtbot.waitUntil(lambda: bool(window.notices.texts))
    told = {notice.subject: notice.text for notice in bin_of(window).notices.notices}
    assert set(told) == {f"{kind}.mp4" for kind in (*KINDS, "missing")}
    for subject, text in told.items():
        assert text, subject
        assert "Traceback" not in text
        assert "\n" not in text
        assert len(text) < 200, text
    assert window.notices.texts[0].count("future.cwp") == 1
    assert {path: path.read_bytes() for path in before} == before, "footage is sacred"
    assert window.context.document.undo_names == ("add 1 file",)


def test_a_folder_brings_its_footage_and_only_that(window: MainWindow, clip: Path, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "holiday"
    (folder / "day one").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    shutil.copy(clip, folder / "day one" / "a.mp4")
    counter_clip(folder / "b.mp4", frames=10, size=(64, 48))
    shutil.copy(clip, folder / ".hidden" / "c.mp4")
    (folder / "notes.txt").write_text("remember")
    drop(window, [folder])
    imported(window, 2, qtbot)
    assert {media.name for media in window.context.document.project.media} == {"a.mp4", "b.mp4"}
    assert bin_of(window).notices.notices == []


def test_an_empty_folder_says_so(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "nothing").mkdir()
    drop(window, [tmp_path / "nothing"])
    qtbot.waitUntil(lambda: len(bin_of(window).notices.notices) == 1)


def test_the_engine_is_killed_during_analysis(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    long = counter_clip(tmp_path / "long.mp4", frames=1500, size=(640, 360), audio="tone")
    drop(window, [long])
    imported(window, 1, qtbot)
    context = window.context
    before = context.document.project
    # the worker that analyses is the one that the job starts
    known = {process.pid for process in psutil.Process().children(recursive=True)}
    entry = start_reel(context, [long], ReelChoices())
    qtbot.waitUntil(lambda: entry.done > 0.02 or entry.over, timeout=LONG)
    assert entry.state == "running", entry.message
    killed: set[int] = set()

    def struck() -> bool:
        """A worker that was killed once is given another try, so every one that comes is killed."""
        for process in psutil.Process().children():
            if process.pid not in known and process.pid not in killed:
                killed.add(process.pid)
                process.kill()
        return entry.over

    qtbot.waitUntil(struck, timeout=LONG)
    assert killed, "the engine runs in a process of its own"
    assert entry.state == "failed"
    assert entry.message
    assert "Traceback" not in entry.message
    assert "\n" not in entry.message
    assert context.document.project is before, "nothing is lost"
    again = start_reel(context, [long], ReelChoices())
    qtbot.waitUntil(lambda: again.over, timeout=LONG)
    assert again.state == "done", again.message


def test_footage_that_goes_away_is_offline_and_the_edit_stays(
    window: MainWindow, clip: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    mine = tmp_path / "mine.mp4"
    shutil.copy(clip, mine)
    drop(window, [mine])
    imported(window, 1, qtbot)
    entry = start_reel(window.context, [mine], ReelChoices())
    qtbot.waitUntil(lambda: entry.over, timeout=LONG)
    assert entry.state == "done", entry.message
    window.context.actions.trigger("play.toggle")
    qtbot.waitUntil(lambda: window.context.view.playing)
    mine.unlink()
    qtbot.waitUntil(lambda: bool(bin_of(window).offline_ids), timeout=LONG)
    window.context.actions.trigger("play.toggle")
    sequence = window.context.document.sequence
    assert sequence is not None
    window.context.view.set_playhead(sequence.duration // 2)
    QTest.qWait(300)
    window.context.view.select([sequence.tracks[0].items[0].id])
    window.context.actions.refresh()
    window.context.actions.trigger("edit.ripple_delete")
    changed = window.context.document.sequence
    assert changed is not None
    assert changed.duration < sequence.duration, "it is edited as before"


small_disk = small_disk_of("256k")


def test_a_disk_that_fills_up_during_export(window: MainWindow, small_disk: Path, tmp_path: Path, qtbot: QtBot) -> None:
    from ui.dialogs.export import ExportDialog

    noisy = counter_clip(tmp_path / "noisy.mp4", frames=120, size=(640, 360), audio="tone")
    drop(window, [noisy])
    imported(window, 1, qtbot)
    context = window.context
    entry = start_reel(context, [noisy], ReelChoices())
    qtbot.waitUntil(lambda: entry.over, timeout=LONG)
    (small_disk / "filler").write_bytes(bytes(230_000))
    context.settings.set("export.folder", str(small_disk))
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = [child for child in window.findChildren(ExportDialog) if child.is_open]
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(context.jobs.entries) == 2 or "disk" in dialog.note.text().lower(), timeout=LONG)
    if len(context.jobs.entries) == 2:
        export = context.jobs.entries[1]
        qtbot.waitUntil(lambda: export.over, timeout=LONG)
        assert export.state == "failed"
        assert "\n" not in export.message
        assert "Traceback" not in export.message
    assert [path.name for path in small_disk.iterdir()] == ["filler"], "no half a film is left"
    assert context.document.sequence is not None


def test_an_edit_that_cannot_be_kept_is_said_and_not_made(
    window: MainWindow, clip: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from editor.storage.journal import Journal
    from engine.protocol import OutputError

    drop(window, [clip])
    imported(window, 1, qtbot)

    def full(*_: object) -> None:
        raise OutputError("cannot be written: no space left on the disk", file="Untitled.cwp.journal")

    monkeypatch.setattr(Journal, "append", full)
    window.context.actions.trigger("edit.undo")
    qtbot.waitUntil(lambda: bool(window.notices.texts))
    assert "no space left" in window.notices.texts[0]
    assert len(window.context.document.project.media) == 1
