"""The window in English, Simplified and Traditional Chinese: every string is translated, and what is translated is shown."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from editor.edits import adopt_sequence
from tests.support.messages import Message, all_messages, unreadable
from tests.support.projects import three_clips
from tests.translations import FORMS, catalogue_of, read, wanted
from ui.desktop import Desktop
from ui.main_window import MainWindow
from ui.shell.languages import LANGUAGES, Translations, chosen
from ui.state.settings import Settings

Start = Callable[..., MainWindow]
PLACE = re.compile(r"\{(?:\d*|[a-z][a-z_0-9]*(?::\w+)?)\}|%n|%\d|%L\d")
CHINESE = ("zh_CN", "zh_TW")
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def messages() -> set[Message]:
    return all_messages()


@pytest.mark.parametrize("language", sorted(FORMS))
def test_every_string_is_translated(language: str) -> None:
    """If this fails: make translations, then fill in what resources/translations/*.ts marks as unfinished."""
    catalogue = read(language)
    assert sorted(wanted(language) - set(catalogue)) == []
    assert sorted(set(catalogue) - wanted(language)) == [], "what is no longer said is taken out by make translations"
    assert {len(forms) for message, forms in catalogue.items() if message.numerus} <= {FORMS[language]}


def test_words_of_another_module_are_of_its_context(messages: set[Message]) -> None:
    """words.tr("…") of ui.timeline.words is looked up as "Timeline", whichever class says it."""
    assert {Message("Timeline", "No cut yet"), Message("Timeline", "Nothing is marked")} <= messages
    assert Message("ToolRow", "No cut yet") not in messages


@pytest.mark.parametrize("language", CHINESE)
def test_places_for_values_are_kept(language: str) -> None:
    wrong = [
        (message.source, form)
        for message, forms in read(language).items()
        for form in forms
        if sorted(PLACE.findall(message.source)) != sorted(PLACE.findall(form))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", CHINESE)
def test_translations_are_chinese(language: str) -> None:
    """All but names, numbers and formats."""
    latin = {
        message.source
        for message, forms in read(language).items()
        if not HAN.search(forms[0]) and re.search(r"[a-z]{3}", PLACE.sub("", message.source).replace("fps", ""))
    }
    assert latin <= {
        "OpenTimelineIO", "Premiere", "Resolve", "Shorts, Reels, TikTok", "YouTube 1080p", "YouTube 4K", "{0} kHz",
    }  # fmt: skip


def test_what_the_window_loads_is_what_was_translated(qapp: QApplication) -> None:
    """The .qm files are as new as the .ts files."""
    for language in CHINESE:
        translations = Translations()
        translations.use(language)
        try:
            for message, forms in read(language).items():
                shown = QCoreApplication.translate(message.context, message.source, "", 7 if message.numerus else -1)
                assert shown == forms[0].replace("%n", "7"), message
        finally:
            translations.remove()
            QLocale.setDefault(QLocale("en"))


def test_english_counts(qapp: QApplication) -> None:
    translations = Translations()
    translations.use("en")
    try:
        assert QCoreApplication.translate("StatusBar", "%n clip(s)", "", 1) == "1 clip"
        assert QCoreApplication.translate("StatusBar", "%n clip(s)", "", 2) == "2 clips"
        assert QCoreApplication.translate("StatusBar", "%n clip(s)", "", 0) == "0 clips"
    finally:
        translations.remove()


def test_strings_that_cannot_be_read_are_known() -> None:
    """Texts that come from a table: each table is read in another way. A new one here needs its strings marked."""
    tables = {
        "ui/actions/",
        "ui/dialogs/export_rows.py",
        "ui/models/words.py",
        "ui/panels/title.py",
        "ui/shell/menus.py",
        "ui/timeline/words.py",
    }
    assert [where for where in unreadable() if not any(where.startswith(table) for table in tables)] == []


def test_the_language_of_the_system_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for names, language in (
        (["zh-Hans-CN", "zh-CN", "zh"], "zh_CN"),
        (["zh-Hant-TW", "zh-TW", "zh"], "zh_TW"),
        (["zh-Hant-HK"], "zh_TW"),
        (["zh-SG"], "zh_CN"),
        (["de-DE", "de"], "en"),
        (["de-DE", "zh-TW"], "zh_TW"),
        (["en-GB"], "en"),
        ([], "en"),
    ):
        monkeypatch.setattr(QLocale, "uiLanguages", lambda _self, names=names, *_: names)
        assert chosen("") == language, names
        assert chosen("zh_CN") == "zh_CN"
        assert chosen("klingon") == language
        assert chosen(7) == language


@pytest.fixture(params=CHINESE)
def chinese(request: pytest.FixtureRequest, start: Start) -> Iterator[MainWindow]:
    Settings().set("language", request.param)
    yield start()
    QLocale.setDefault(QLocale("en"))


def shown(widget: QWidget) -> Iterator[str]:
    for child in widget.findChildren(QWidget):
        if child.isVisible():
            if isinstance(child, QLabel | QAbstractButton) and child.text():
                yield child.text().strip()
            yield re.sub(r"<[^>]*>|&\w+;", "", child.toolTip())
            yield child.accessibleName()


def english_in(window: MainWindow) -> list[str]:
    """Words on the window in Latin letters that are neither keys nor names of files nor units."""
    free = re.compile(r"^(Ctrl|F1)\b|\.(mp4|mov|wav|png)\b|\bfps\b")
    return [
        text for text in shown(window) if re.search(r"[a-z]{3}", text) and not HAN.search(text) and not free.search(text)
    ]


def test_the_whole_window_is_chinese(chinese: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not chinese.first_run.abilities.examination.running)
    assert [text for text in english_in(chinese) if text != "Clipwright"] == []
    assert chinese.context.document.do("x", lambda project: adopt_sequence(project, three_clips()))
    QApplication.processEvents()
    for tab in chinese.workspace.tabs.names:
        chinese.workspace.tabs.bring(tab)
        QApplication.processEvents()
    names = {"Main", "Test"}
    assert [text for text in english_in(chinese) if text not in names] == []
    menus = [action.text() for action in chinese.top_bar.menu_bar.actions()]
    assert all(HAN.search(text) for text in menus)


def test_the_language_is_chosen_in_the_menu(window: MainWindow) -> None:
    found = [
        action
        for menu in window.top_bar.menu_bar.findChildren(QMenu)
        for action in menu.actions()
        if action.text() == LANGUAGES["zh_TW"]
    ]
    assert len(found) == 1
    found[0].trigger()
    assert Settings().get("language") == "zh_TW"
    assert window.notices.texts == ("The language changes when the window is opened again",)


def test_another_window_takes_its_place(start: Start, desktops: list[Desktop], qtbot: QtBot) -> None:
    """With the project that is open, though it has no file."""
    window = start()
    desktop = desktops[-1]
    assert window.context.document.do("x", lambda project: adopt_sequence(project, three_clips()))
    name = window.context.document.project.id
    Settings().set("language", "zh_CN")
    window.context.settings.set("language", "zh_TW")
    again = next(button for button in window.notices.findChildren(QPushButton) if button.text() == "Open it again now")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desktop.window is not window)
    qtbot.waitUntil(lambda: desktop.context.document.project.id == name)
    try:
        assert all(HAN.search(action.text()) for action in desktop.window.top_bar.menu_bar.actions())
        assert desktop.window.isVisible()
        assert desktop.context.document.project.sequence.name == three_clips().sequence.name
        assert desktop.context.document.is_untitled
    finally:
        QLocale.setDefault(QLocale("en"))


def test_running_jobs_are_not_stopped_for_a_language(window: MainWindow, qtbot: QtBot) -> None:
    ended = threading.Event()
    window.context.jobs.track("Export", window.context.engine.call("Export", lambda *_: ended.wait()))
    window.context.settings.set("language", "zh_TW")
    asked: list[bool] = []
    window.reopening_wanted.connect(lambda: asked.append(True))
    again = next(button for button in window.notices.findChildren(QPushButton) if button.text() == "Open it again now")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert "Jobs are still running: wait for them, or cancel them first" in window.notices.texts
    assert not asked
    ended.set()
    qtbot.waitUntil(lambda: not window.context.jobs.running)


def test_catalogues_are_beside_each_other() -> None:
    for language in FORMS:
        assert catalogue_of(language).is_file()
        assert catalogue_of(language).with_suffix(".qm").is_file()
    assert set(FORMS) == set(LANGUAGES)
