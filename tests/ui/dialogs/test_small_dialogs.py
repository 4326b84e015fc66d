"""Collect, relink, new sequence, preferences and about: with real events, on real files."""

from __future__ import annotations

import os
import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.storage import load_project, missing_media
from engine.index.size import limit as index_limit
from engine.media import probe
from engine.models.cap import limit as memory_limit
from engine.models.vidi import place
from tests.support.footage import counter_clip
from tests.ui.dialogs.conftest import add, settled
from ui.dialogs import environment
from ui.dialogs.about import AboutDialog
from ui.dialogs.collect import CollectDialog
from ui.dialogs.commands import register
from ui.dialogs.environment import apply_environment
from ui.dialogs.new_sequence import NewSequenceDialog
from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.relink import RelinkDialog
from ui.dialogs.sheet import Sheet
from ui.state.context import Context


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return counter_clip(tmp_path_factory.mktemp("footage") / "counter.mp4", frames=30, size=(64, 36))


@pytest.fixture
def footage(tmp_path: Path, clip: Path) -> Path:
    """A copy to be moved about."""
    path = tmp_path / "footage" / "counter.mp4"
    path.parent.mkdir()
    shutil.copy2(clip, path)
    return path


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def type_into(field: QWidget, text: str) -> None:
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, text)


def test_all_are_opened_by_their_actions_one_at_a_time(
    qtbot: QtBot, context: Context, window: QWidget, footage: Path
) -> None:
    add(context, probe(footage))
    register(context, window)
    context.actions.refresh()
    for id_, kind in (
        ("file.collect", CollectDialog),
        ("file.relink", RelinkDialog),
        ("sequence.new", NewSequenceDialog),
        ("edit.preferences", PreferencesDialog),
        ("help.about", AboutDialog),
    ):
        assert context.actions.trigger(id_)
        (sheet,) = [each for each in window.findChildren(Sheet) if each.is_open]
        assert isinstance(sheet, kind)
        context.actions.trigger("help.about")
        assert [each for each in window.findChildren(Sheet) if each.is_open] == [sheet]
        met: list[QWidget] = []
        while QApplication.focusWidget() not in met:
            met.append(QApplication.focusWidget())
            assert sheet.isAncestorOf(met[-1])
            assert met[-1].accessibleName() or getattr(met[-1], "text", str)(), (id_, met[-1])
            QTest.keyClick(met[-1], Qt.Key.Key_Tab)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert not sheet.is_open


# --- collect


def test_collecting(qtbot: QtBot, context: Context, window: QWidget, footage: Path, tmp_path: Path) -> None:
    add(context, probe(footage))
    before = footage.read_bytes()
    dialog = CollectDialog(context, window)
    dialog.open()
    qtbot.waitUntil(lambda: any("file" in text for text in dialog.facts.texts))
    type_into(dialog.name, "Trip")
    type_into(dialog.folder.path, str(tmp_path))
    QTest.keyClick(dialog.folder.path, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.is_open)
    entry = settled(qtbot, context)
    assert entry.state == "done", entry.message
    made = load_project(tmp_path / "Trip" / "Trip.cwp")
    assert missing_media(made) == ()
    assert Path(made.media[0].info.path).parent == tmp_path / "Trip" / "media"
    assert footage.read_bytes() == before
    assert context.document.project.media[0].info.path == str(footage), "the open project stays where it is"


def test_collecting_where_something_is_says_so_in_place(
    qtbot: QtBot, context: Context, window: QWidget, footage: Path, tmp_path: Path
) -> None:
    add(context, probe(footage))
    (tmp_path / "Trip").mkdir()
    (tmp_path / "Trip" / "mine").write_text("mine")
    dialog = CollectDialog(context, window)
    dialog.open()
    type_into(dialog.name, "Trip")
    dialog.folder.set_text(str(tmp_path))
    click(dialog.collect)
    qtbot.waitUntil(lambda: "not empty" in dialog.note.text())
    assert dialog.is_open
    assert context.jobs.entries == []
    type_into(dialog.name, "...")
    assert not dialog.collect.isEnabled()
    click(dialog.close_button)


# --- relink


def test_relinking_finds_footage_by_its_content(
    qtbot: QtBot, context: Context, window: QWidget, footage: Path, tmp_path: Path
) -> None:
    add(context, probe(footage))
    moved = tmp_path / "elsewhere" / "deep" / "renamed.mp4"
    moved.parent.mkdir(parents=True)
    footage.rename(moved)
    (moved.parent / "other.mp4").write_bytes(bytes(moved.stat().st_size))
    dialog = RelinkDialog(context, window)
    dialog.open()
    qtbot.waitUntil(lambda: len(dialog.lost) == 1)
    type_into(dialog.folder.path, str(tmp_path / "elsewhere"))
    QTest.keyClick(dialog.folder.path, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.is_open, timeout=60_000)
    assert context.document.project.media[0].info.path == str(moved)
    assert context.document.undo_names[-1].startswith("relink")
    assert context.document.undo()


def test_relinking_that_finds_nothing_says_so(
    qtbot: QtBot, context: Context, window: QWidget, footage: Path, tmp_path: Path
) -> None:
    add(context, probe(footage))
    footage.unlink()
    dialog = RelinkDialog(context, window)
    dialog.open()
    qtbot.waitUntil(lambda: len(dialog.lost) == 1)
    dialog.folder.set_text(str(tmp_path))
    click(dialog.search)
    qtbot.waitUntil(lambda: "0 of 1 found" in dialog.note.text(), timeout=60_000)
    assert dialog.search.isEnabled(), "another folder may be tried"
    click(dialog.close_button)


def test_nothing_to_relink(qtbot: QtBot, context: Context, window: QWidget, footage: Path) -> None:
    add(context, probe(footage))
    dialog = RelinkDialog(context, window)
    dialog.open()
    qtbot.waitUntil(lambda: "where the project says" in dialog.note.text())
    assert not dialog.search.isEnabled()
    click(dialog.close_button)


# --- new sequence


def test_a_new_sequence_by_keys(context: Context, window: QWidget) -> None:
    dialog = NewSequenceDialog(context, window)
    dialog.open()
    assert QApplication.focusWidget() is dialog.name
    type_into(dialog.name, "Short")
    QTest.keyClick(dialog.name, Qt.Key.Key_Tab)
    for _ in range(3):
        QTest.keyClick(dialog.sizes, Qt.Key.Key_Down)
    QTest.keyClick(dialog.sizes, Qt.Key.Key_Return)
    assert not dialog.is_open
    made = context.document.project.sequence
    assert (made.name, made.width, made.height) == ("Short", 1080, 1920)
    assert (made.rate, made.drop_frame) == (Fraction(30000, 1001), True)
    assert [track.kind for track in made.tracks] == ["video", "audio"]
    assert context.document.undo_names == ("new sequence",)


def test_an_odd_size_is_refused_in_place(context: Context, window: QWidget) -> None:
    dialog = NewSequenceDialog(context, window)
    dialog.open()
    dialog.sizes.setCurrentIndex(dialog.sizes.count() - 1)
    assert dialog.width_box.isVisible()
    type_into(dialog.width_box, "641")
    assert not dialog.make.isEnabled()
    assert "even" in dialog.note.text()
    type_into(dialog.width_box, "642")
    dialog.rate.setCurrentIndex(dialog.rate.findData("25"))
    assert not dialog.timecode.isVisible(), "drop-frame is defined at 29.97 and 59.94 only"
    click(dialog.make)
    made = context.document.project.sequence
    assert (made.width, made.rate, made.drop_frame) == (642, 25, False)


# --- preferences


@pytest.fixture
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the user sets no variables."""
    for variable in (*environment.KEYS.values(), *environment.READ_BY_ENGINE.values()):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(environment, "_set_here", set())


def test_looks_change_at_once(qtbot: QtBot, context: Context, window: QWidget) -> None:
    dialog = PreferencesDialog(context, window)
    dialog.open()
    click(dialog.theme.button("light"))
    assert context.theme.name == "light"
    click(dialog.motion)
    assert context.settings.get("reduce_motion", False) is True
    dialog.keys.setFocus()
    QTest.keyClick(dialog.keys, Qt.Key.Key_Down)
    assert context.actions.preset != "clipwright"
    context.theme.set("dark")
    click(dialog.close_button)


def test_an_ffmpeg_that_cannot_be_used_is_not_kept(
    qtbot: QtBot, context: Context, window: QWidget, own_environment: None, tmp_path: Path
) -> None:
    dialog = PreferencesDialog(context, window)
    dialog.open()
    qtbot.waitUntil(lambda: "Version" in dialog.ffmpeg_note.text(), timeout=60_000)
    type_into(dialog.ffmpeg, str(tmp_path / "none"))
    QTest.keyClick(dialog.ffmpeg, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "cannot be used" in dialog.ffmpeg_note.text(), timeout=60_000)
    assert context.settings.get("ffmpeg", "") == ""
    assert "CLIPWRIGHT_FFMPEG" not in os.environ
    click(dialog.close_button)


def test_the_cache_is_measured_and_cleared(
    qtbot: QtBot, context: Context, window: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "index-1.sqlite").write_bytes(bytes(5000))
    (cache / "mine.txt").write_bytes(bytes(7))
    (cache / "arrays" / "ab").mkdir(parents=True)  # they would be entries of the next index again
    (cache / "arrays" / "ab" / "ab-1.safetensors").write_bytes(bytes(100))
    memory = cache / place.FOLDER / "0123"
    memory.mkdir(parents=True)
    (memory / "pictures-00.safetensors").write_bytes(bytes(2000))
    monkeypatch.setenv("CLIPWRIGHT_CACHE", str(cache))
    dialog = PreferencesDialog(context, window)
    dialog.open()
    qtbot.waitUntil(lambda: "7.1 kB" in dialog.cache_note.text())
    assert "2.0 kB of it for Vidi" in dialog.cache_note.text()
    click(dialog.clear)
    qtbot.waitUntil(lambda: "7 bytes" in dialog.cache_note.text())
    assert [path.name for path in cache.iterdir()] == ["mine.txt"], "only what Clipwright put there goes"
    assert not dialog.cache.path.isEnabled(), "the environment decides"
    click(dialog.close_button)


def test_limits_of_cache_and_memory_are_what_the_engine_reads(
    qtbot: QtBot, context: Context, window: QWidget, own_environment: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dialog = PreferencesDialog(context, window)
    dialog.open()
    assert dialog.keep.text() == dialog.memories.text() == dialog.memory.text() == "Automatic"
    automatic = index_limit(tmp_path)
    for box, text in ((dialog.keep, "15"), (dialog.memories, "90"), (dialog.memory, "12")):
        type_into(box, text)
        QTest.keyClick(box, Qt.Key.Key_Tab)
    assert (index_limit(tmp_path), place.limit(tmp_path), memory_limit()) == (15 * 10**9, 90 * 10**9, 12 * 2**30)
    click(dialog.close_button)
    monkeypatch.setenv("CLIPWRIGHT_MEMORY", "8G")
    monkeypatch.setenv("CLIPWRIGHT_FOOTAGE_SIZE", "40G")
    again = PreferencesDialog(context, window)
    again.open()
    assert (again.keep.value(), again.keep.isEnabled()) == (15, True)
    assert (again.memory.value(), again.memory.isEnabled()) == (12, False), "the environment decides"
    assert (again.memories.value(), again.memories.isEnabled()) == (90, False)
    assert (memory_limit(), place.limit(tmp_path)) == (8 * 2**30, 40 * 10**9)
    type_into(again.keep, "0")
    QTest.keyClick(again.keep, Qt.Key.Key_Tab)
    assert index_limit(tmp_path) == automatic
    click(again.close_button)


def test_preferences_reach_the_environment_unless_it_has_its_own(
    context: Context, own_environment: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    context.settings.set("cache.folder", "/fast/cache")
    apply_environment(context.settings)
    assert os.environ["CLIPWRIGHT_CACHE"] == "/fast/cache"
    context.settings.set("cache.folder", None)
    apply_environment(context.settings)
    assert "CLIPWRIGHT_CACHE" not in os.environ
    monkeypatch.setenv("CLIPWRIGHT_CACHE", "/given")
    context.settings.set("cache.folder", "/fast/cache")
    apply_environment(context.settings)
    assert os.environ["CLIPWRIGHT_CACHE"] == "/given"


# --- about


def test_about_can_be_copied(context: Context, window: QWidget) -> None:
    dialog = AboutDialog(context, window)
    dialog.open()
    click(dialog.copy)
    assert QGuiApplication.clipboard().text() == dialog.text
    assert dialog.text.startswith("Clipwright ")
    assert "PyAV" in dialog.text
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.is_open
