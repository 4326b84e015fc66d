"""The models dialog, with real events, against a Hub on this machine."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from editor.collect import readable_size
from engine.models import needs, store
from tests.support.checkpoints import FakeHub, write_checkpoint
from tests.support.tiny_checkpoints import build
from tests.support.watchdog import Watchdog
from ui.dialogs.sheet import Sheet
from ui.models.commands import register
from ui.models.dialog import ModelsDialog
from ui.models.downloads import Downloads
from ui.panels.jobs import JobsTray
from ui.state.context import Context

LONG = 20_000


@pytest.fixture
def downloads(context: Context, window: QWidget) -> Downloads:
    return Downloads(context, window)


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, window: QWidget, downloads: Downloads) -> ModelsDialog:
    made = ModelsDialog(context, window, downloads)
    made.open()
    qtbot.waitUntil(lambda: bool(made.list.rows), timeout=LONG)
    return made


def click(widget: QWidget) -> None:
    assert widget.isVisible()
    assert widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def badge(dialog: ModelsDialog, id_: str) -> str:
    return dialog.list.rows[id_].badge.text


def settled(qtbot: QtBot, dialog: ModelsDialog) -> None:
    qtbot.waitUntil(lambda: not dialog._act.waiting and not dialog._look.waiting, timeout=LONG)


def test_the_action_opens_it(qtbot: QtBot, context: Context, window: QWidget) -> None:
    register(context, window)
    assert context.actions.trigger("engine.models")
    (sheet,) = [each for each in window.findChildren(Sheet) if each.is_open]
    assert isinstance(sheet, ModelsDialog)
    context.actions.trigger("engine.models")
    assert [each for each in window.findChildren(Sheet) if each.is_open] == [sheet]
    qtbot.waitUntil(lambda: bool(sheet.list.rows), timeout=LONG)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.is_open


def test_what_it_says(dialog: ModelsDialog) -> None:
    assert list(dialog.list.rows) == ["free", "bound", "nowhere"], "recommended, others, what cannot be had"
    assert (badge(dialog, "free"), badge(dialog, "bound"), badge(dialog, "nowhere")) == (
        "recommended", "non-commercial", "not released",
    )  # fmt: skip
    details = dialog.details
    assert details.title.text() == "Free model"
    texts = details.facts.texts
    assert "find, ask" in texts
    assert "English, Chinese, others" in texts
    assert "1.0 billion" in texts
    assert "about 2.0 GB" in texts
    assert any("fits here" in text for text in details.memory.texts)
    assert "computed" in details.memory_heading.text()
    assert details.badge.text == "Commercial use allowed"
    assert not details.agree.isVisible()
    assert details.download.isEnabled()
    assert "Test card, 8 GB" in dialog.machine.text()
    dialog.list.look_at("nowhere")
    assert "no weights were released" in details.notes.text()
    assert "unknown" in details.facts.texts
    assert details.badge.text == "Commercial use unknown"
    assert not details.download.isVisible()
    assert not details.memory.isVisible()


def test_terms_are_shown_and_agreed_to_first(dialog: ModelsDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog.list.look_at("bound")
    details = dialog.details
    assert details.badge.text == "Not for commercial use"
    assert "CC BY-NC 4.0" in details.terms.text()
    assert details.download.isVisible()
    assert not details.download.isEnabled()
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    click(details.read)
    assert opened == ["https://creativecommons.org/licenses/by-nc/4.0/"]
    details.agree.setFocus()
    QTest.keyClick(details.agree, Qt.Key.Key_Space)
    assert details.download.isEnabled()
    dialog.list.look_at("free")
    dialog.list.look_at("bound")
    assert not details.download.isEnabled(), "agreement is for one look"


def test_a_download_from_beginning_to_removal(
    qtbot: QtBot, context: Context, dialog: ModelsDialog, hub: FakeHub, models: Path, watchdog: Watchdog
) -> None:
    with watchdog.watching():
        click(dialog.details.download)
        qtbot.waitUntil(lambda: badge(dialog, "free") == "here", timeout=LONG)
    assert (models / "free" / "model.safetensors").is_file()
    (job,) = context.jobs.entries
    assert (job.title, job.state) == ("Download Free model", "done")
    assert next(iter(dialog.list.rows)) == "free"
    assert not dialog.details.download.isVisible()
    click(dialog.details.remove)
    assert dialog.details.remove.text().startswith("Delete ")
    click(dialog.details.keep)
    assert dialog.details.remove.text() == "Remove"
    click(dialog.details.remove)
    click(dialog.details.remove)
    qtbot.waitUntil(lambda: badge(dialog, "free") == "recommended", timeout=LONG)
    assert not (models / "free").exists()


def test_pause_go_on_and_stop(qtbot: QtBot, context: Context, dialog: ModelsDialog, hub: FakeHub) -> None:
    hub.slow = threading.Event()
    try:
        click(dialog.details.download)
        tray = JobsTray(context)
        qtbot.addWidget(tray)
        tray.show()
        row = tray.rows[0]
        qtbot.waitUntil(lambda: store.begun("free") > 0 and row.hold.isVisible(), timeout=LONG)
        click(dialog.details.pause)
        assert dialog.details.pause.text() == "Go on"
        assert badge(dialog, "free") == "paused"
        assert "Paused" in row.line.stage.text()
        click(row.hold)
        assert dialog.details.pause.text() == "Pause"
        click(dialog.details.stop)
        qtbot.waitUntil(lambda: context.jobs.running == 0, timeout=LONG)
    finally:
        hub.slow.set()
    assert context.jobs.entries[0].state == "cancelled"
    qtbot.waitUntil(lambda: badge(dialog, "free") == "begun", timeout=LONG)
    assert dialog.details.download.text() == "Go on downloading"
    hub.slow = None
    click(dialog.details.download)
    qtbot.waitUntil(lambda: badge(dialog, "free") == "here", timeout=LONG)


def test_a_download_outlives_the_dialog(
    qtbot: QtBot, context: Context, window: QWidget, downloads: Downloads, dialog: ModelsDialog, hub: FakeHub
) -> None:
    hub.slow = threading.Event()
    click(dialog.details.download)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    again = ModelsDialog(context, window, downloads)
    again.open()
    qtbot.waitUntil(lambda: bool(again.list.rows), timeout=LONG)
    assert again.details.pause.isVisible()
    hub.slow.set()
    qtbot.waitUntil(lambda: badge(again, "free") == "here", timeout=LONG)


def test_a_failed_download_says_why(qtbot: QtBot, context: Context, dialog: ModelsDialog, hub: FakeHub) -> None:
    hub.listing_statuses = [404]
    click(dialog.details.download)
    qtbot.waitUntil(lambda: dialog.details.problem.isVisible(), timeout=LONG)
    assert "has no someone/some-model" in dialog.details.problem.text()
    assert dialog.details.download.isEnabled()
    assert context.jobs.entries[0].state == "failed"


def test_without_network(qtbot: QtBot, context: Context, dialog: ModelsDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    click(dialog.details.download)
    qtbot.waitUntil(lambda: dialog.details.problem.isVisible(), timeout=LONG)
    assert "switched off" in dialog.details.problem.text()


def test_a_folder_of_the_users(qtbot: QtBot, dialog: ModelsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_checkpoint(tmp_path / "My model")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    click(dialog.folder)
    qtbot.waitUntil(lambda: "my-model" in dialog.list.rows, timeout=LONG)
    assert dialog.list.current == "my-model"
    assert str(folder) in dialog.details.facts.texts
    assert dialog.details.memory.isVisible()
    click(dialog.details.remove)
    assert dialog.details.remove.text() == "Forget this folder"
    click(dialog.details.remove)
    qtbot.waitUntil(lambda: "my-model" not in dialog.list.rows, timeout=LONG)
    assert (folder / "model.safetensors").is_file()


def test_memory_of_what_is_here_is_that_of_its_own_files(qtbot: QtBot, dialog: ModelsDialog, tmp_path: Path) -> None:
    folder = build("siglip", tmp_path / "siglip-mine")
    dialog.use_folder(folder)
    qtbot.waitUntil(lambda: "siglip-mine" in dialog.list.rows, timeout=LONG)
    assert dialog.details.memory_heading.text() == "Memory, worked out from its own files"
    found = store.get("siglip-mine")
    assert found is not None
    own = needs.of_installed(found)
    assert set(own) == {"bf16", "cpu"}
    assert readable_size(own["cpu"]) in dialog.details.memory.texts


def test_a_folder_that_is_refused(qtbot: QtBot, dialog: ModelsDialog, tmp_path: Path) -> None:
    folder = write_checkpoint(tmp_path / "evil", {"model_type": "qwen3_vl", "auto_map": {"AutoModel": "evil.Evil"}})
    dialog.use_folder(folder)
    settled(qtbot, dialog)
    assert "names code that would be run" in dialog.note.text()
    assert "evil" not in dialog.list.rows


def test_a_model_that_was_damaged(
    qtbot: QtBot, context: Context, window: QWidget, downloads: Downloads, tmp_path: Path
) -> None:
    folder = write_checkpoint(tmp_path / "mine")
    store.add_directory(folder)
    (folder / "config.json").write_text(json.dumps({"model_type": "qwen3_vl"})[:-3])
    made = ModelsDialog(context, window, downloads)
    made.open()
    qtbot.waitUntil(lambda: bool(made.list.rows), timeout=LONG)
    assert badge(made, "mine") == "damaged"
    assert "not JSON" in made.details.problem.text()


def test_search_and_choice(qtbot: QtBot, dialog: ModelsDialog) -> None:
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "cc by")
    qtbot.waitUntil(lambda: list(dialog.list.rows) == ["bound"], timeout=LONG)
    assert dialog.details.title.text() == "Bound model"
    QTest.keyClicks(dialog.search, " nothing")
    qtbot.waitUntil(lambda: not dialog.list.rows, timeout=LONG)
    assert dialog.details.empty.isVisible()
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(dialog.list.rows) == 3, timeout=LONG)
    assert dialog.is_open, "Escape cleared the field first"
    for value, ids in (("fitting", ["free"]), ("here", []), ("all", ["free", "bound", "nowhere"])):
        dialog.which.set_value(value)
        dialog.which.chosen.emit(value)
        assert list(dialog.list.rows) == ids


def test_the_keyboard_reaches_everything(dialog: ModelsDialog) -> None:
    dialog.list.rows["free"].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert dialog.list.current == "bound"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert dialog.list.current == "free"
    met: list[QWidget] = []
    while (here := QApplication.focusWidget()) not in met:
        assert here is not None
        assert here.accessibleName() or here.property("text"), f"{here} has no name"
        met.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    for widget in (dialog.search, dialog.details.read, dialog.details.download, dialog.folder, dialog.list.rows["free"]):
        assert widget in met
    assert dialog.list.rows["bound"] not in met, "one stop for the list"


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_it_draws_in_both_themes(context: Context, dialog: ModelsDialog, theme: str) -> None:
    context.theme.set(theme)
    assert not dialog.grab().isNull()
