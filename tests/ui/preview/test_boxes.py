"""The overlay of tracked boxes by mouse and keys: switched on, looked for, followed by the crop in one edit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.model import Clip, Crop, CropKey, Media, Project
from engine.protocol import Analyse, EngineError, FaceBox, People, RecallPeople, Request, Span
from tests.support.analyses import analysis
from tests.support.footage import counter_clip
from tests.support.renders import media, project
from tests.ui.preview.test_panel import project_of
from ui.preview import commands
from ui.preview.box_frames import rect
from ui.preview.marks import Mark
from ui.preview.panel import PreviewPanel
from ui.state.context import Context, make_context
from ui.state.engine import EngineJob

Button = Qt.MouseButton
Key = Qt.Key
SECONDS = 4


def faces(*xs: float, every: int = 1) -> tuple[FaceBox, ...]:
    """Faces whose middles stay at `xs`, seen each `every` seconds."""
    return tuple(
        FaceBox(Fraction(second), x - 0.08, 0.3, x + 0.08, 0.6, 0.9) for second in range(0, SECONDS, every) for x in xs
    )


def seen(*xs: float, every: int = 1) -> People:
    return People(measured=True, shots=(Span(Fraction(0), Fraction(SECONDS)),), faces=faces(*xs, every=every))


class Asked:
    """What the engine was asked for; who was seen is answered at once, everything else when the test says so."""

    def __init__(self) -> None:
        self.people = People(measured=False)
        self.open: list[tuple[Request, EngineJob]] = []

    def submit(self, request: Request, *, lane: str = "work", parent: object = None) -> EngineJob:  # noqa: ARG002
        job = EngineJob(type(request).__name__)
        if isinstance(request, RecallPeople):
            assert lane == "media"
            QTimer.singleShot(0, lambda: job.finished.emit(self.people))
        job.running = True
        self.open.append((request, job))
        return job

    @property
    def analysing(self) -> EngineJob:
        """The one analysis that was asked for."""
        (job,) = [job for request, job in self.open if isinstance(request, Analyse)]
        return job


@pytest.fixture
def asked(context: Context, monkeypatch: pytest.MonkeyPatch) -> Asked:
    made = Asked()
    monkeypatch.setattr(context.engine, "submit", made.submit)
    return made


@pytest.fixture
def panel(context: Context, asked: Asked, qtbot: QtBot) -> Iterator[PreviewPanel]:
    with shown_in_a_window(context, qtbot) as made:
        yield made


@contextmanager
def shown_in_a_window(context: Context, qtbot: QtBot) -> Iterator[PreviewPanel]:
    """The panel, its commands registered and bound to keys."""
    window = QWidget()
    made = PreviewPanel(context)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(made)
    window.resize(684, 500)
    commands.register(context, window)
    window.addActions([one.qaction for one in context.actions.all()])
    window.show()
    qtbot.waitExposed(window)
    try:
        yield made
    finally:
        made.shutdown()
        window.close()
        window.deleteLater()


@pytest.fixture
def footage(tmp_path: Path) -> Media:
    return media(counter_clip(tmp_path / "one.mp4", frames=30 * SECONDS))[0]


@pytest.fixture
def cut(context: Context, footage: Media, panel: PreviewPanel) -> PreviewPanel:
    """A clip of two seconds, whole, in a tall frame."""
    put(context, project([footage], [clip()], size=(90, 160)))
    return panel


def clip(**fields: object) -> Clip:
    values: dict[str, object] = {"record_in": 0, "duration": 60, "source_in": Fraction(0)} | fields
    return Clip(id="c", media="m0", **values)  # type: ignore[arg-type]


def put(context: Context, made: Project) -> None:
    assert context.document.do("begin", lambda old: project_of(old, made))


def show(panel: PreviewPanel, context: Context, qtbot: QtBot) -> tuple[Mark, ...]:
    """Switch the overlay on by its button; its boxes once they are there."""
    if not context.view.show_boxes:
        QTest.mouseClick(panel.head.boxes, Button.LeftButton)
    qtbot.waitUntil(lambda: bool(panel.canvas.boxes.marks))
    return panel.canvas.boxes.marks


def middle(panel: PreviewPanel, mark: Mark) -> QPoint:
    return rect(mark, panel.canvas.picture_rect()).center().toPoint()


def crop_of(context: Context) -> Crop | None:
    return context.document.project.sequence.track("v1").clips[0].crop


def key(panel: PreviewPanel, which: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    panel.canvas.setFocus()
    QTest.keyClick(panel.canvas, which, modifier)


def picture(panel: PreviewPanel) -> QImage:
    return panel.canvas.grab().toImage()


def test_boxes_are_shown_when_wanted_and_the_engine_is_asked_only_then(
    cut: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot
) -> None:
    asked.people = seen(0.3, 0.7)
    qtbot.waitUntil(lambda: cut.canvas.image is not None)
    assert asked.open == []
    before = picture(cut)
    key(cut, Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    assert context.view.show_boxes
    assert cut.head.boxes.isChecked()
    marks = show(cut, context, qtbot)
    assert [(mark.tube.kind, mark.tube.number) for mark in marks] == [("face", 1), ("face", 2)]
    assert picture(cut) != before
    assert cut.boxes.notice.text == ""
    key(cut, Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    assert cut.canvas.boxes.marks == ()
    assert picture(cut) == before
    assert len(asked.open) == 1


def test_each_box_says_which_it_is_without_colour(
    cut: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one colour for all, the pictures of box 1 and box 2 at the same place differ still: by their numbers."""
    monkeypatch.setattr("ui.preview.box_frames._COLOURS", ("tube",))
    asked.people = seen(0.5)
    (mark,) = show(cut, context, qtbot)
    qtbot.waitUntil(lambda: cut.canvas.image is not None)
    one = picture(cut)
    cut.canvas.set_boxes((replace(mark, tube=replace(mark.tube, number=2)),), answer=True)
    assert picture(cut) != one


def test_a_box_between_two_sightings_is_fainter(cut: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot) -> None:
    asked.people = seen(0.5)
    show(cut, context, qtbot)
    context.view.set_playhead(15)
    qtbot.waitUntil(lambda: not cut.canvas.boxes.marks[0].exact)
    context.view.set_playhead(30)
    qtbot.waitUntil(lambda: cut.canvas.boxes.marks[0].exact)


def test_boxes_follow_while_it_plays(cut: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot) -> None:
    asked.people = People(
        measured=True,
        shots=(Span(Fraction(0), Fraction(SECONDS)),),
        faces=tuple(FaceBox(Fraction(n, 2), 0.1 + 0.1 * n, 0.3, 0.3 + 0.1 * n, 0.6, 0.9) for n in range(6)),
    )
    begun = show(cut, context, qtbot)[0].box[0]
    context.view.request("play", 1)
    qtbot.waitUntil(lambda: context.view.playhead > 40, timeout=20_000)
    context.view.request("stop")
    assert cut.canvas.boxes.marks[0].box[0] > begun + 0.1


def test_a_click_on_a_box_has_the_crop_follow_it_in_one_edit(
    cut: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot
) -> None:
    asked.people = seen(0.3, 0.7)
    marks = show(cut, context, qtbot)
    before = context.document.project
    steps = len(context.document.undo_names)
    at = middle(cut, marks[1])
    QTest.mouseMove(cut.canvas, at)
    assert cut.canvas.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(cut.canvas, Button.LeftButton, pos=at)
    menu = cut.boxes.menu
    assert menu is not None
    (action,) = menu.actions()
    assert action.text() == "Crop follows Face 2"
    assert crop_of(context) is None
    QTest.mouseClick(menu, Button.LeftButton, pos=menu.actionGeometry(action).center())
    crop = crop_of(context)
    assert crop is not None
    assert crop.keys[0].x + crop.keys[0].width / 2 == pytest.approx(0.7, abs=0.05)
    assert context.document.undo_names[steps:] == ("follow with crop",)
    assert context.view.selection == ("c",)
    context.document.undo()
    assert context.document.project == before


def test_by_key_the_only_box_is_followed_and_of_several_one_is_chosen(
    cut: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot
) -> None:
    asked.people = seen(0.3, 0.7)
    show(cut, context, qtbot)
    context.actions.refresh()
    key(cut, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    menu = cut.boxes.menu
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Crop follows Face 1", "Crop follows Face 2"]
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    crop = crop_of(context)
    assert crop is not None
    assert crop.keys[0].x + crop.keys[0].width / 2 == pytest.approx(0.7, abs=0.05)


def test_under_the_pointer_the_key_needs_no_menu(cut: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot) -> None:
    asked.people = seen(0.3, 0.7)
    marks = show(cut, context, qtbot)
    context.actions.refresh()
    QTest.mouseMove(cut.canvas, middle(cut, marks[0]))
    key(cut, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert cut.boxes.menu is None
    crop = crop_of(context)
    assert crop is not None
    assert crop.keys[0].x + crop.keys[0].width / 2 == pytest.approx(0.3, abs=0.05)


def test_a_drag_that_begins_on_a_box_moves_the_crop_frame(
    context: Context, footage: Media, panel: PreviewPanel, asked: Asked, qtbot: QtBot
) -> None:
    asked.people = seen(0.45)
    crop = Crop(keys=(CropKey(0, 0.3, 0.0, 0.31640625, 1.0),))
    put(context, project([footage], [clip(crop=crop)], size=(90, 160)))
    context.view.select(["c"])
    (mark,) = show(panel, context, qtbot)
    at = middle(panel, mark)
    QTest.mouseClick(panel.canvas, Button.LeftButton, pos=at)
    assert panel.boxes.menu is not None
    panel.boxes.menu.close()
    assert crop_of(context) == crop
    QTest.mousePress(panel.canvas, Button.LeftButton, pos=at)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(panel.canvas, at + QPoint(round(80 * share), 0))
    QTest.mouseRelease(panel.canvas, Button.LeftButton, pos=at + QPoint(80, 0))
    moved = crop_of(context)
    assert moved is not None
    assert moved.keys[0].x > 0.35
    assert context.document.undo_names[-1] == "move crop"


def test_what_fills_the_picture_is_refused_in_words(
    context: Context, footage: Media, panel: PreviewPanel, asked: Asked, qtbot: QtBot
) -> None:
    put(context, project([footage], [clip()]))
    asked.people = People(
        measured=True,
        shots=(Span(Fraction(0), Fraction(SECONDS)),),
        faces=tuple(FaceBox(Fraction(n), 0.1, 0.1, 0.9, 0.9, 0.9) for n in range(SECONDS)),
    )
    show(panel, context, qtbot)
    context.actions.refresh()
    with qtbot.waitSignal(context.document.refused) as refused:
        key(panel, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert "fills the picture" in refused.args[0]
    assert crop_of(context) is None


def test_footage_that_was_not_looked_through_says_so_and_is(
    cut: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot
) -> None:
    QTest.mouseClick(cut.head.boxes, Button.LeftButton)
    notice = cut.boxes.notice
    qtbot.waitUntil(lambda: "one.mp4 has not been looked through" in notice.text)
    assert notice.isVisible()
    QTest.mouseClick(notice.button, Button.LeftButton)
    job = asked.analysing
    assert [entry.title for entry in context.jobs.entries] == ["Find faces in one.mp4"]
    job.progressed.emit(0.42, "measuring", None)
    assert "42%" in notice.text
    info = context.document.project.media[0].info
    job.finished.emit(analysis(info, faces=faces(0.5)))
    assert len(cut.canvas.boxes.marks) == 1
    assert notice.text == ""
    assert not notice.isVisible()


def test_the_action_of_the_menu_does_the_same_and_says_when_it_cannot(
    cut: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot
) -> None:
    context.actions.refresh()
    action = context.actions.qaction("analyse.faces")
    assert not action.isEnabled()
    assert "not shown" in context.actions.registered("analyse.faces").why
    QTest.mouseClick(cut.head.boxes, Button.LeftButton)
    qtbot.waitUntil(lambda: bool(cut.boxes.notice.text))
    assert context.actions.trigger("analyse.faces")
    asked.analysing.finished.emit(analysis(context.document.project.media[0].info, faces=faces(0.5)))
    context.actions.refresh()
    assert not action.isEnabled()
    assert "already" in context.actions.registered("analyse.faces").why


def test_looking_can_be_called_off_and_a_failure_is_told_with_a_way_out(
    cut: PreviewPanel, asked: Asked, qtbot: QtBot
) -> None:
    QTest.mouseClick(cut.head.boxes, Button.LeftButton)
    notice = cut.boxes.notice
    qtbot.waitUntil(lambda: bool(notice.text))
    QTest.mouseClick(notice.button, Button.LeftButton)
    job = asked.analysing
    assert notice.button.text() == "Cancel"
    QTest.mouseClick(notice.button, Button.LeftButton)
    assert job.cancelled
    job.failed.emit(EngineError("the engine's process ended", hint="try again"))
    assert "the engine's process ended" in notice.text
    assert notice.button.text() == "Try again"


def test_footage_without_anyone_says_so(cut: PreviewPanel, asked: Asked, qtbot: QtBot) -> None:
    asked.people = People(measured=True, shots=(Span(Fraction(0), Fraction(SECONDS)),))
    QTest.mouseClick(cut.head.boxes, Button.LeftButton)
    qtbot.waitUntil(lambda: cut.boxes.notice.text == "No faces were found in one.mp4")
    assert not cut.boxes.notice.button.isVisible()


def test_what_somebody_else_had_measured_is_known(cut: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot) -> None:
    QTest.mouseClick(cut.head.boxes, Button.LeftButton)
    qtbot.waitUntil(lambda: bool(cut.boxes.notice.text))
    asked.people = seen(0.5)
    done = context.engine.call("make a reel", lambda _engine, _news, _cancel: None)
    qtbot.waitUntil(lambda: done.done)
    qtbot.waitUntil(lambda: len(cut.canvas.boxes.marks) == 1)


def test_in_the_source_viewer_boxes_are_shown_and_have_no_menu(
    cut: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot
) -> None:
    asked.people = seen(0.5)
    show(cut, context, qtbot)
    context.view.set_source("m0")
    qtbot.waitUntil(lambda: cut.canvas.boxes.marks[0].clip != "c")
    QTest.mouseClick(cut.canvas, Button.LeftButton, pos=middle(cut, cut.canvas.boxes.marks[0]))
    assert cut.boxes.menu is None
    context.actions.refresh()
    assert not context.actions.qaction("clip.follow").isEnabled()


def test_the_switch_is_remembered(context: Context, panel: PreviewPanel) -> None:
    QTest.mouseClick(panel.head.boxes, Button.LeftButton)
    QTest.mouseClick(panel.head.crop, Button.LeftButton)
    other = make_context()
    assert (other.view.show_boxes, other.view.show_crop, other.view.safe_areas) == (True, False, False)
    other.close()


@pytest.fixture
def unnamed(panel: PreviewPanel) -> Callable[[], list[str]]:
    def find() -> list[str]:
        widgets = [one for one in panel.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
        return [type(one).__name__ for one in widgets if one.isVisible() and not (one.accessibleName() or _words(one))]

    return find


def _words(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def test_all_of_it_has_a_name(cut: PreviewPanel, unnamed: Callable[[], list[str]], qtbot: QtBot) -> None:
    QTest.mouseClick(cut.head.boxes, Button.LeftButton)
    qtbot.waitUntil(cut.boxes.notice.isVisible)
    assert unnamed() == []
    assert cut.boxes.notice.accessibleName() == cut.boxes.notice.text


def test_the_real_engine_looks_and_remembers(context: Context, footage: Media, qtbot: QtBot) -> None:
    with shown_in_a_window(context, qtbot) as panel:
        put(context, project([footage], [clip()]))
        QTest.mouseClick(panel.head.boxes, Button.LeftButton)
        qtbot.waitUntil(panel.boxes.notice.isVisible, timeout=30_000)
        if panel.boxes.notice.button.isVisible():  # content that no test before this one had measured
            QTest.mouseClick(panel.boxes.notice.button, Button.LeftButton)
        qtbot.waitUntil(lambda: panel.boxes.notice.text == "No faces were found in one.mp4", timeout=60_000)
