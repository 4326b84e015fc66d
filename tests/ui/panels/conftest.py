"""Panels on a context of their own, whose engine answers when a test says so and whose stills are plain pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QMenu, QPlainTextEdit, QSlider, QWidget
from pytestqt.qtbot import QtBot

from editor.edits import Source, append
from editor.model import Clip, Media, Origin, Project
from engine.protocol import Request
from tests.support.projects import counting, empty_project
from ui.actions.registry import ActionRegistry
from ui.panels.inspector import Inspector
from ui.state.context import Context
from ui.state.document import Document
from ui.state.engine import EngineJob
from ui.state.jobs import JobList
from ui.state.settings import Settings
from ui.state.view import ViewState
from ui.theme import Theme, motion

REASONS = ("fast movement", "a person in view", "sharp picture")


class StillBook(QObject):
    """Stills in one colour, there at once; what was asked for is noted."""

    ready = Signal(str, object)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, Fraction]] = []

    def still(self, media: Media, time: Fraction, height: int, *, stream: int = 0) -> QImage:  # noqa: ARG002
        self.asked.append((media.id, time))
        image = QImage(32, 18, QImage.Format.Format_RGB32)
        image.fill(QColor("#4080c0"))
        return image

    def close(self) -> None:
        """Nothing is under way."""


class FakeEngine(QObject):
    """Takes requests and leaves them to the test: `jobs` are (request, job)."""

    status_changed = Signal()
    name = "basic"
    state = "idle"

    def __init__(self) -> None:
        super().__init__()
        self.jobs: list[tuple[Request, EngineJob]] = []

    def submit(
        self,
        request: Request,
        *,
        lane: str = "work",  # noqa: ARG002
        parent: QObject | None = None,
        parts: bool = False,  # noqa: ARG002
    ) -> EngineJob:
        job = EngineJob(type(request).__name__, parent)
        job.running = True
        self.jobs.append((request, job))
        return job

    def close(self) -> None:
        pass


@pytest.fixture
def context(qapp: QApplication) -> Iterator[Context]:
    motion.reduce(True)
    settings = Settings()
    theme = Theme()
    theme.apply(qapp)
    made = Context(
        document=Document(),
        view=ViewState(),
        engine=FakeEngine(),  # type: ignore[arg-type]
        jobs=JobList(),
        settings=settings,
        theme=theme,
        actions=ActionRegistry(settings),
        stills=StillBook(),  # type: ignore[arg-type]
    )
    made.document.path_changed.connect(made.view.forget)
    yield made
    made.close()
    motion.reduce(False)


def cut() -> Project:
    """Three linked clips of 100 frames, n2+n3, n5+n6, n8+n9, from 5 s into a, b and a; the first with an Origin."""
    project, ids = empty_project(), counting()
    origin = Origin(task="highlights", score=0.94, reasons=REASONS, evidence=(Fraction(11, 2), Fraction(6), Fraction(19)))
    for place, media in enumerate(("a", "b", "a")):
        source = Source(
            media=media, source_in=Fraction(5), duration=100, name=f"Clip {place + 1}", origin=None if place else origin
        )
        project = append(project, source, ids=ids)
    return project


@pytest.fixture
def film(context: Context) -> Context:
    """The context with `cut` open, which is one step in its history."""
    put(context, cut())
    return context


def put(context: Context, project: Project) -> None:
    """Make `project` the open one."""
    assert context.document.do("set up", lambda _: project)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., Any]:
    """Show a widget at a size, as in a window of its own."""

    def call(widget: QWidget, width: int = 304, height: int = 1600) -> Any:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        return widget

    return call


# --- hands


def click(widget: QWidget) -> None:
    """Press the left button on the middle of a widget, or on the box of a check box."""
    where = QPoint(8, widget.height() // 2) if widget.inherits("QCheckBox") else widget.rect().center()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def type_into(field: QLineEdit, text: str, *, key: Qt.Key | None = Qt.Key.Key_Return) -> None:
    """Put the cursor into a field, write over what is there, and press Enter."""
    click(field)
    field.setFocus()
    field.selectAll()
    keys(field, text)
    if key is not None:
        QTest.keyClick(field, key)


def keys(field: QWidget, text: str) -> None:
    """Type, also what no key of an English keyboard writes."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(field, letter)
        else:
            event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(field, event)


def write(field: QPlainTextEdit, text: str) -> None:
    """Write over what is in a field of several lines, without leaving it."""
    field.setFocus()
    field.selectAll()
    keys(field, text)


def choose(box: QComboBox, words: str) -> None:
    """Choose from a list by the keyboard, as it is listed."""
    place = box.findText(words)
    assert place >= 0, [box.itemText(index) for index in range(box.count())]
    box.setFocus()
    box.showPopup()
    view = box.view()
    QTest.keyClick(view, Qt.Key.Key_Home)
    for _ in range(place):
        QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)


def drag(slider: QSlider, *shares: float, release: bool = True) -> None:
    """Press a slider and move along it to each share of its length; let go at the last."""
    span = slider.width() - 12

    def at(share: float) -> QPoint:
        return QPoint(round(6 + span * share), slider.height() // 2)

    QTest.mousePress(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(shares[0]))
    for share in shares[1:]:
        QTest.mouseMove(slider, at(share))
    if release:
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(shares[-1]))


def pick(button: QAbstractButton, words: str) -> None:
    """Open the menu of a button and choose an entry of it."""
    menu = button.menu()  # type: ignore[attr-defined]
    assert isinstance(menu, QMenu)
    menu.popup(QPoint(0, 0))
    action = next(action for action in menu.actions() if action.text() == words)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(action).center())
    menu.close()


def steps(context: Context) -> int:
    """How many edits can be undone."""
    return len(context.document.undo_names)


def unnamed(widget: QWidget) -> list[QWidget]:
    """What can be reached by keyboard and has no name for a screen reader."""
    found = []
    for child in widget.findChildren(QWidget):
        reachable = child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(widget)
        inner = isinstance(child.parentWidget(), QComboBox) or child.objectName().startswith("qt_")
        if (
            reachable
            and not inner
            and not child.accessibleName()
            and not (isinstance(child, QAbstractButton) and child.text())
        ):
            found.append(child)
    return found


# --- the inspector


@pytest.fixture
def inspector(film: Context, shown: Callable[..., Any]) -> Inspector:
    made: Inspector = shown(Inspector(film))
    for section in made.sections:
        section.open()
    film.view.select(("n2", "n3"))
    return made


def clip(context: Context, item_id: str = "n2", *, shown: bool = False) -> Clip:
    project = context.document.shown if shown else context.document.project
    return next(item for track in project.sequence.tracks for item in track.clips if item.id == item_id)


def edited_once(context: Context, act: Callable[[], object]) -> str:
    """Do `act` and check that it is one step, which undo takes back exactly and redo makes again; the step's name."""
    before, count = context.document.project, steps(context)
    act()
    assert steps(context) == count + 1, context.document.why
    after, name = context.document.project, context.document.undo_names[-1]
    assert context.document.shown is after
    assert context.document.undo()
    assert context.document.project == before
    assert context.document.redo()
    assert context.document.project == after
    assert name == name.lower()
    return name
