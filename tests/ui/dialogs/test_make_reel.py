"""Make highlight reel: chosen with mouse or keys, made in the background, taken in as one edit."""

from __future__ import annotations

import threading
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from editor.model import Project, changed
from editor.recipes.highlight_reel import Reel, ReelOptions
from engine.protocol import Cancelled, FootageError, Probe, Progress
from tests.support.footage import Scene, scene_clip
from tests.support.projects import footage, three_clips
from tests.ui.dialogs.conftest import add, settled
from ui.dialogs import reel_job
from ui.dialogs.commands import register
from ui.dialogs.make_reel import MakeReelDialog
from ui.dialogs.reel_choices import recalled
from ui.state.context import Context


class Recipe:
    """Stands in for the recipe: keeps what it was asked for, and waits until it may go on."""

    def __init__(self) -> None:
        self.footage: list[Path] = []
        self.options = ReelOptions()
        self.may_end = threading.Event()
        self.may_end.set()
        self.error: Exception | None = None
        self.notes: tuple[str, ...] = ()

    def __call__(
        self,
        _engine: object,
        footage: list[Path],
        options: ReelOptions,
        *,
        on_progress: Callable[[Progress], None],
        cancel: threading.Event,
    ) -> Reel:
        self.footage, self.options = footage, options
        on_progress(Progress(job=1, done=0.25, stage="finding highlights"))
        while not self.may_end.wait(0.01):
            if cancel.is_set():
                raise Cancelled
        if self.error is not None:
            raise self.error
        return Reel(project=changed(three_clips(), id="reel"), notes=self.notes)


@pytest.fixture
def recipe(monkeypatch: pytest.MonkeyPatch) -> Recipe:
    made = Recipe()
    monkeypatch.setattr(reel_job, "make_reel", made)
    return made


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, window: QWidget) -> MakeReelDialog:
    """Open, over a project of two videos and a sound."""
    add(context, footage("a.mp4"), footage("b.mov", 40, start=Fraction(7, 5)), footage("voice.wav", picture=False))
    register(context, window)
    context.actions.refresh()
    assert context.actions.trigger("make.reel")
    found = window.findChild(MakeReelDialog)
    assert found.is_open
    return found


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def keys(*pressed: Qt.Key, times: int = 1) -> None:
    for key in pressed:
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget(), key)


def test_there_is_no_reel_without_footage(context: Context, window: QWidget) -> None:
    register(context, window)
    add(context, footage("voice.wav", picture=False))
    context.actions.refresh()
    assert not context.actions.trigger("make.reel")
    assert context.actions.registered("make.reel").why
    assert window.findChild(MakeReelDialog) is None


def test_by_mouse(qtbot: QtBot, context: Context, dialog: MakeReelDialog, recipe: Recipe) -> None:
    click(dialog.shapes.tile("9:16"))
    click(dialog.lengths.button("60"))
    click(dialog.paces.button("fast"))
    click(dialog.orders.button("score"))
    assert "1080 × 1920" in dialog.facts.text()
    click(dialog.make)
    assert not dialog.is_open, "the work goes on without it"
    entry = settled(qtbot, context)
    assert entry.state == "done", entry.message
    assert recipe.footage == [Path("/footage/a.mp4"), Path("/footage/b.mov")]
    options = recipe.options
    assert (options.length, options.aspect, options.order) == (60, Fraction(9, 16), "score")
    assert (options.shortest, options.longest) == (Fraction(4, 5), Fraction(5, 2))
    assert (options.query, options.engine) == ("", "basic")


def test_by_keys_alone(qtbot: QtBot, context: Context, dialog: MakeReelDialog, recipe: Recipe) -> None:
    assert QApplication.focusWidget() is dialog.shapes.tile("footage")
    keys(Qt.Key.Key_Left)
    assert dialog.shapes.value == "9:16"
    seen = []
    while QApplication.focusWidget() is not dialog.lengths.button("30"):
        keys(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
        assert len(seen) < 40
        assert dialog.isAncestorOf(QApplication.focusWidget()), "Tab stays inside"
    keys(Qt.Key.Key_Right, times=3)
    keys(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.other
    assert not dialog.make.isEnabled()
    QTest.keyClicks(dialog.other, "0:07.5")
    assert dialog.make.isEnabled()
    keys(Qt.Key.Key_Return)
    assert not dialog.is_open
    settled(qtbot, context)
    assert recipe.options.length == Fraction(15, 2)
    assert recipe.options.aspect == Fraction(9, 16)


def test_a_reel_of_something_is_looked_for_by_the_best_engine_there_is(
    qtbot: QtBot, context: Context, dialog: MakeReelDialog, recipe: Recipe
) -> None:
    click(dialog.query)
    QTest.keyClicks(dialog.query, "  a person  running ")
    keys(Qt.Key.Key_Return)
    settled(qtbot, context)
    assert (recipe.options.query, recipe.options.engine) == ("a person running", "auto")
    assert recalled(context.settings).query == "", "what one reel showed is not offered for the next"


@pytest.mark.parametrize(("chosen", "language"), [("en", ""), ("zh_CN", "zh"), ("zh_TW", "zh")])
def test_moments_are_told_in_the_windows_language(
    chosen: str, language: str, qtbot: QtBot, context: Context, dialog: MakeReelDialog, recipe: Recipe
) -> None:
    context.settings.set("language", chosen)
    click(dialog.make)
    settled(qtbot, context)
    assert recipe.options.language == language


def test_every_control_is_reached_and_named(dialog: MakeReelDialog) -> None:
    met: list[QWidget] = []
    while QApplication.focusWidget() not in met:
        met.append(QApplication.focusWidget())
        keys(Qt.Key.Key_Tab)
        assert len(met) < 60
    assert {dialog.make, dialog.close_button, dialog.footage.change} <= set(met)
    assert all(widget.accessibleName() or getattr(widget, "text", str)() for widget in met)
    keys(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is met[-1]


def test_only_some_of_the_footage(qtbot: QtBot, context: Context, dialog: MakeReelDialog, recipe: Recipe) -> None:
    click(dialog.footage.change)
    assert dialog.footage.list.isVisible()
    assert QApplication.focusWidget() is dialog.footage.list
    keys(Qt.Key.Key_Space)
    assert [media.name for media in dialog.footage.media] == ["b.mov"]
    keys(Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert not dialog.make.isEnabled(), "nothing is left"
    assert dialog.note.text()
    keys(Qt.Key.Key_Space)
    click(dialog.make)
    settled(qtbot, context)
    assert recipe.footage == [Path("/footage/b.mov")]


def test_the_reel_is_one_edit_in_the_open_project(
    qtbot: QtBot, context: Context, dialog: MakeReelDialog, recipe: Recipe
) -> None:
    before = context.document.project
    context.view.set_playhead(50)
    click(dialog.make)
    settled(qtbot, context)
    after = context.document.project
    assert len(after.sequences) == 1
    assert after.active == after.sequences[0].id
    assert after.media == before.media, "footage is told by its content"
    assert context.document.undo_names[-1] == "make highlight reel"
    assert context.view.playhead == 0
    assert context.document.undo()
    assert context.document.project == before


def test_again_with_other_choices_keeps_the_earlier_one(
    qtbot: QtBot, context: Context, window: QWidget, dialog: MakeReelDialog, recipe: Recipe
) -> None:
    click(dialog.shapes.tile("1:1"))
    click(dialog.make)
    settled(qtbot, context)
    first = context.document.project
    assert context.actions.trigger("make.reel")
    again = next(sheet for sheet in window.findChildren(MakeReelDialog) if sheet.is_open)
    assert again.shapes.value == "1:1", "what was chosen last is offered"
    click(again.shapes.tile("4:5"))
    click(again.lengths.button("15"))
    click(again.make)
    settled(qtbot, context)
    now = context.document.project
    assert now.sequences[0] == first.sequences[0]
    assert [sequence.name for sequence in now.sequences] == ["Reel 1:1", "Reel 4:5"]
    assert context.document.undo()
    assert context.document.project == first


def test_edits_made_meanwhile_stay(qtbot: QtBot, context: Context, dialog: MakeReelDialog, recipe: Recipe) -> None:
    recipe.may_end.clear()
    click(dialog.make)
    add(context, footage("late.mp4"))
    recipe.may_end.set()
    settled(qtbot, context)
    assert "late.mp4" in [media.name for media in context.document.project.media]
    assert len(context.document.project.sequences) == 1


def test_cancelling_leaves_nothing(qtbot: QtBot, context: Context, dialog: MakeReelDialog, recipe: Recipe) -> None:
    recipe.may_end.clear()
    before = context.document.project
    click(dialog.make)
    entry = context.jobs.entries[-1]
    qtbot.waitUntil(lambda: entry.stage == "finding highlights")
    entry.cancel()
    assert settled(qtbot, context).state == "cancelled"
    assert context.document.project is before


def test_a_failure_is_one_line_in_the_tray(qtbot: QtBot, context: Context, dialog: MakeReelDialog, recipe: Recipe) -> None:
    recipe.error = FootageError("nothing in the footage can be used", file="/footage/a.mp4", hint="choose other footage")
    before = context.document.project
    click(dialog.make)
    entry = settled(qtbot, context)
    assert entry.state == "failed"
    assert "a.mp4" in entry.message
    assert "\n" not in entry.message
    assert context.document.project is before


def test_another_project_is_left_alone(qtbot: QtBot, context: Context, dialog: MakeReelDialog, recipe: Recipe) -> None:
    recipe.may_end.clear()
    click(dialog.make)
    context.document.new()
    recipe.may_end.set()
    entry = settled(qtbot, context)
    assert context.document.project.sequences == ()
    assert "closed" in entry.message


def test_notes_are_kept_with_the_job(qtbot: QtBot, context: Context, dialog: MakeReelDialog, recipe: Recipe) -> None:
    recipe.notes = ("the reel lasts 20.00 s, not 30 s: the footage holds no more that can be used",)
    click(dialog.make)
    entry = settled(qtbot, context)
    assert recipe.notes[0] in entry.log
    assert entry.message == "", "nothing went wrong"


def test_the_window_says_how_it_came_out_and_begins_with_what_is_chosen(
    qtbot: QtBot, context: Context, window: QWidget, recipe: Recipe
) -> None:
    add(context, footage("a.mp4"), footage("b.mov", start=Fraction(7, 5)), footage("long.mp4", 600))
    ids = [media.id for media in context.document.project.media]
    said: list[str] = []
    recipe.notes = ("the reel lasts 20.00 s, not 30 s: the footage holds no more that can be used",)
    dialog = MakeReelDialog(context, window, ids[1:], tell=said.append)
    dialog.open()
    assert [media.id for media in dialog.footage.media] == ids[1:]
    click(dialog.make)
    settled(qtbot, context)
    assert said == list(recipe.notes)


def test_music_is_chosen_offered_again_and_taken_away(
    qtbot: QtBot,
    context: Context,
    window: QWidget,
    dialog: MakeReelDialog,
    recipe: Recipe,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, folder: str, *_: object) -> tuple[str, str]:
        asked.append(folder)
        return "/music/été.mp3", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    assert not dialog.music.clear.isVisible()
    click(dialog.music.choose)
    assert asked == [str(Path("/footage"))]
    assert "été.mp3" in dialog.music.choose.accessibleName()
    click(dialog.make)
    settled(qtbot, context)
    assert recipe.options.music == Path("/music/été.mp3")
    assert recipe.footage == [Path("/footage/a.mp4"), Path("/footage/b.mov")]
    assert context.actions.trigger("make.reel")
    again = next(sheet for sheet in window.findChildren(MakeReelDialog) if sheet.is_open)
    assert again.music.path == "/music/été.mp3"
    again.music.clear.setFocus()
    keys(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is again.music.choose, "the focus is not lost with the button"
    click(again.make)
    settled(qtbot, context)
    assert recipe.options.music is None
    assert recalled(context.settings, context.document.project.id).music == ""


def test_leaving_the_choice_of_music_keeps_what_was_chosen(dialog: MakeReelDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog.music.set_path("/music/a.mp3")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    click(dialog.music.choose)
    assert dialog.music.path == "/music/a.mp3"


@pytest.mark.parametrize("way", ["escape", "cancel", "cross"])
def test_leaving_does_nothing(way: str, context: Context, window: QWidget, dialog: MakeReelDialog, recipe: Recipe) -> None:
    if way == "escape":
        keys(Qt.Key.Key_Escape)
    else:
        click(dialog.close_button if way == "cross" else dialog.foot.itemAt(1).widget())
    assert not dialog.is_open
    assert context.jobs.entries == []


def test_the_windows_keys_wait(qtbot: QtBot, context: Context, window: QWidget, dialog: MakeReelDialog) -> None:
    pressed: list[str] = []
    context.actions.register("mark.in", lambda: pressed.append("in"))
    window.addAction(context.actions.qaction("mark.in"))
    keys(Qt.Key.Key_I)
    assert pressed == []
    keys(Qt.Key.Key_Escape)
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_I)
    assert pressed == ["in"]


def test_a_small_window_still_holds_it(qtbot: QtBot, window: QWidget, dialog: MakeReelDialog) -> None:
    window.resize(800, 500)
    qtbot.waitUntil(lambda: dialog.width() == 800)
    assert window.rect().contains(dialog.card.geometry())


def test_a_real_reel_of_real_frames(qtbot: QtBot, context: Context, window: QWidget, tmp_path: Path) -> None:
    scenes = [Scene(50, look=look) for look in range(3)]
    path = scene_clip(tmp_path / "Ürlaub.mp4", scenes, size=(160, 90), audio="tone")
    found: list[object] = []
    job = context.engine.submit(Probe(path=str(path)), lane="media")
    job.finished.connect(found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=60_000)
    add(context, found[0])  # type: ignore[arg-type]
    dialog = MakeReelDialog(context, window)
    dialog.open()
    click(dialog.shapes.tile("1:1"))
    click(dialog.lengths.button("other"))
    QTest.keyClicks(dialog.other, "3")
    keys(Qt.Key.Key_Return)
    entry = settled(qtbot, context, timeout=120_000)
    assert entry.state == "done", entry.message
    made: Project = context.document.project
    assert made.sequence.duration == 75
    assert (made.sequence.width, made.sequence.height) == (90, 90)
    assert {clip.media for track in made.sequence.tracks for clip in track.clips} == {made.media[0].id}
    assert all(clip.origin is not None for clip in made.sequence.tracks[0].clips)
