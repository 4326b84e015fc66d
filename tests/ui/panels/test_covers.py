"""Cover pictures in Titles: asked for, shown, sought, saved and copied."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import cv2
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from editor.edits import Source, append
from engine.media import probe
from engine.protocol import Cancelled, FootageError
from engine.protocol.understanding import PickThumbnails, Suggestions, Thumbnail, Thumbnails
from tests.support.covers import RATE, cover_film, number_in
from tests.support.projects import counting, empty_project
from tests.ui.panels.conftest import choose, click, pick, put, unnamed
from tests.ui.panels.test_understand import answer, bring, fail, job
from ui.panels.covers import Covers
from ui.panels.understand import UnderstandPanel
from ui.state.context import Context

Shown = Callable[..., Any]

FOUND = Thumbnails(
    engine="basic",
    pictures=(
        Thumbnail(media=1, time=Fraction(5), score=0.81, reasons=("a face in view", "sharp picture")),
        Thumbnail(media=0, time=Fraction(100 * 1001, 30000), score=0.6, reasons=("well lit",)),
        Thumbnail(media=7, time=Fraction(1), score=0.5, reasons=("well lit",)),
    ),
    notes=("the basic engine picks by sharpness", "b.mov: the file is empty (0 bytes)"),
)


@pytest.fixture
def panel(context: Context, shown: Shown) -> UnderstandPanel:
    put(context, empty_project())
    made: UnderstandPanel = shown(UnderstandPanel(context), 388, 640)
    bring(made, "titles")
    return made


@pytest.fixture
def covers(context: Context, panel: UnderstandPanel) -> Covers:
    click(panel.titles.covers.go)
    answer(context, FOUND)
    return panel.titles.covers


def test_pictures_are_asked_for_and_listed_with_their_reasons(context: Context, covers: Covers) -> None:
    request = job(context)[0]
    assert isinstance(request, PickThumbnails)
    assert [path.rsplit("/", 1)[1] for path in request.paths] == ["a.mp4", "b.mov", "long.mp4"]
    assert (request.engine, request.places, request.title) == ("auto", (), "")
    assert [(one.cover.media.id, one.time) for one in covers.buttons] == [("b", 5), ("a", Fraction(100 * 1001, 30000))]
    assert covers.buttons[0].toolTip() == "b.mov · 0:05 · 0.81\nA face in view, sharp picture"
    assert covers.buttons[0].accessibleName() == "Show 0:05 of b.mov, 0.81, a face in view, sharp picture"
    assert covers.why.text() == "0.81 · A face in view, sharp picture"
    assert covers.notes.text().splitlines() == [
        "Picked by sharpness, light, faces and movement. A model judges what is to be seen.",
        "b.mov: the file is empty (0 bytes)",
    ]
    assert unnamed(covers) == []


def test_a_press_or_a_key_seeks(context: Context, covers: Covers) -> None:
    sought: list[tuple[str, object]] = []
    context.view.source_seek.connect(lambda media, time: sought.append((media, time)))
    click(covers.buttons[1])
    assert sought == [("a", Fraction(100 * 1001, 30000))]
    assert [button.chosen for button in covers.buttons] == [False, True]
    covers.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert covers.chosen is covers.buttons[0]
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(covers.buttons[0], key)
    assert sought[1:] == [("b", Fraction(5))] * 2


def test_the_cut_and_a_title_can_be_asked_about(context: Context, panel: UnderstandPanel) -> None:
    source = Source(media="a", source_in=Fraction(2), duration=450, name="")
    put(context, append(context.document.project, source, ids=counting()))
    choose(panel.head.which, "Footage in the cut")
    click(panel.titles.empty._button)
    answer(context, Suggestions(engine="seer", titles=("One dog, one ball",)))
    pick(panel.titles.menus[0], "Pick cover pictures for it")
    request = job(context)[0]
    assert isinstance(request, PickThumbnails)
    assert request.title == "One dog, one ball"
    assert [(place.media, place.start) for place in request.places] == [(0, 2)]
    answer(context, replace(FOUND, engine="seer", pictures=FOUND.pictures[1:2]))
    assert panel.titles.covers.notes.text().splitlines()[0] == "Answered by seer"


def test_a_failure_is_said_and_a_cancel_is_not(context: Context, panel: UnderstandPanel) -> None:
    covers = panel.titles.covers
    click(covers.go)
    assert covers.working.isVisible()
    assert not covers.go.isVisible()
    fail(context, FootageError("no picture in it can be a cover", file="a.mp4"))
    assert covers.failure.text == "a.mp4: no picture in it can be a cover"
    click(covers.failure.button)
    assert not covers.failure.isVisible()
    click(covers.stop)
    fail(context, Cancelled())
    assert not covers.failure.isVisible()
    assert covers.go.isVisible()


def test_without_footage_there_is_nothing_to_pick_from(context: Context, shown: Shown) -> None:
    panel = shown(UnderstandPanel(context), 388, 640)
    bring(panel, "titles")
    assert not panel.titles.covers.isVisible()


def test_another_project_has_no_covers(context: Context, covers: Covers) -> None:
    put(context, replace(empty_project(), id="another"))
    assert covers.buttons == []
    assert not covers.pictures.isVisible()


@pytest.mark.parametrize(("chosen", "kind"), [("cover.png", ""), ("cover", "PNG (*.png)")])
def test_a_picture_is_saved_as_the_very_frame(
    context: Context,
    panel: UnderstandPanel,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    chosen: str,
    kind: str,
) -> None:
    covers = real(context, panel, tmp_path)
    proposed: list[str] = []

    def ask(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return str(tmp_path / chosen), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    click(covers.save)
    qtbot.waitUntil(lambda: covers.why.text() == "Saved as cover.png")
    assert proposed == ["film_00-00-03-10.jpg"]
    picture = cv2.cvtColor(cv2.imread(str(tmp_path / "cover.png")), cv2.COLOR_BGR2RGB)
    assert number_in(picture) == 100


def test_a_picture_is_copied(context: Context, panel: UnderstandPanel, qtbot: QtBot, tmp_path: Path) -> None:
    covers = real(context, panel, tmp_path)
    click(covers.copy)
    qtbot.waitUntil(lambda: covers.why.text() == "Copied")
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (480, 270)
    assert image.save(str(tmp_path / "copied.png"))
    assert number_in(cv2.imread(str(tmp_path / "copied.png"))) == 100


def test_what_cannot_be_saved_says_why(context: Context, panel: UnderstandPanel, qtbot: QtBot, tmp_path: Path) -> None:
    covers = real(context, panel, tmp_path)
    cover = covers.buttons[0].cover
    for path, words in (
        (tmp_path / "missing" / "a.jpg", "folder does not exist"),
        (tmp_path / "film.mp4", "footage itself"),
    ):
        covers.save_to(cover, path)
        qtbot.waitUntil(lambda words=words: words in covers.failure.text)
        assert covers.failure.isVisible()


def real(context: Context, panel: UnderstandPanel, folder: Path) -> Covers:
    """With a film that is there as the first footage, and its frame 100 as the chosen picture."""
    info = probe(cover_film(folder / "film.mp4"))
    project = empty_project()
    first = replace(project.media[0], name="film.mp4", info=info)
    put(context, replace(project, media=(first, *project.media[1:])))
    click(panel.titles.covers.go)
    shown = Thumbnail(media=0, time=100 / RATE, score=0.9, reasons=("sharp picture",))
    answer(context, Thumbnails(engine="basic", pictures=(shown,)))
    return panel.titles.covers
