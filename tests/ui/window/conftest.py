"""The whole window in this process, as a user starts it, and hands to use it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.footage import counter_clip
from ui.desktop import Desktop
from ui.doctor import Finding
from ui.main_window import MainWindow
from ui.theme import motion

FINDINGS = [
    Finding("ffmpeg", "ok", "9.0"),
    Finding("encoder", "ok", "libx264: the processor encodes, no graphics card passed a trial"),
    Finding("engine", "ok", "the basic engine answers"),
    *(Finding(name, "ok", "") for name in ("torch", "onnxruntime", "cv2")),
    Finding("index", "ok", ""),
]
NO_BUTTON, NO_KEY = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def findings(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """What the examination of the machine finds; a test may change it before the window is shown."""
    found = list(FINDINGS)
    monkeypatch.setattr("ui.shell.abilities.examine", lambda: list(found))
    return found


@pytest.fixture
def desktops() -> list[Desktop]:
    """Those that `start` has started and that are open."""
    return []


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, findings: list[Finding], desktops: list[Desktop]
) -> Iterator[Callable[..., MainWindow]]:
    """Start the window with files, as often as wanted: each is closed before the next one."""
    started = desktops

    def end() -> None:
        for desktop in started:
            desktop.window.end(keep=False)
            desktop.close()
            desktop.window.close()
            desktop.window.deleteLater()
        started.clear()
        QApplication.processEvents()

    def call(*files: Path, size: tuple[int, int] = (1680, 1000), keep: bool = False) -> MainWindow:
        for desktop in started:
            desktop.window.end(keep=keep)
        end()
        desktop = Desktop([])
        motion.reduce(True)
        started.append(desktop)
        window = desktop.window
        with qtbot.waitActive(window):
            desktop.show(files)
        window.resize(*size)
        qtbot.waitUntil(lambda: window.has_workspace)
        return window

    yield call
    end()
    motion.reduce(False)


@pytest.fixture
def window(start: Callable[..., MainWindow]) -> MainWindow:
    """The window, started without files."""
    return start()


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three seconds of footage."""
    return counter_clip(tmp_path_factory.mktemp("clip") / "one.mp4", frames=90, size=(320, 180), audio="beeps")


def carried(paths: Sequence[Path]) -> QMimeData:
    """What a drag of these files carries."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def hover(widget: QWidget, data: QMimeData) -> bool:
    """Move a drag over the middle of `widget`; whether something there would take it."""
    middle = widget.rect().center()
    event = QDragEnterEvent(middle, Qt.DropAction.CopyAction, data, NO_BUTTON, NO_KEY)
    QApplication.sendEvent(_taker(widget, middle), event)
    return event.isAccepted()


def leave(widget: QWidget) -> None:
    """Move the drag out of the window again."""
    QApplication.sendEvent(_taker(widget, widget.rect().center()), QDragLeaveEvent())


def let_go(widget: QWidget, data: QMimeData) -> None:
    """Let go over the middle of `widget`."""
    middle = widget.rect().center()
    QApplication.sendEvent(
        _taker(widget, middle), QDropEvent(QPointF(middle), Qt.DropAction.CopyAction, data, NO_BUTTON, NO_KEY)
    )


def drop(window: MainWindow, paths: Sequence[Path]) -> None:
    """Drag files over the window's page and let go of them."""
    data = carried(paths)
    target: QWidget = window.first_run if not window.in_workspace else window
    assert hover(target, data)
    let_go(target, data)


def press(inside: QWidget, words: str) -> None:
    """Press the visible button that says `words`."""
    buttons = [
        button for button in inside.findChildren(QAbstractButton) if button.isVisible() and button.text().strip() == words
    ]
    assert len(buttons) == 1, [button.text() for button in inside.findChildren(QAbstractButton) if button.isVisible()]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def _taker(widget: QWidget, _where: QPoint) -> QWidget:
    """The widget that Qt would give the drag to: the nearest one that accepts drops."""
    taker: QWidget | None = widget
    while taker is not None and not taker.acceptDrops():
        taker = taker.parentWidget()
    assert taker is not None, "nothing takes drops"
    return taker
