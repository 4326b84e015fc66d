"""Chapters, Titles and Labels: lists, edits of the timeline, what is copied, and the report that is handed on."""

from __future__ import annotations

import csv
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from editor.edits import Source, append, check
from editor.model import Title
from engine.protocol.understanding import (
    Chapter,
    Chapters,
    CheckLabels,
    FindChapters,
    LabelFinding,
    LabelReport,
    Suggestions,
    SuggestTitles,
)
from tests.support.projects import counting, empty_project
from tests.ui.panels.conftest import choose, click, edited_once, pick, put, unnamed, write
from tests.ui.panels.test_understand import answer, bring, job, place
from ui.panels.label_report import as_csv, lines_of
from ui.panels.labels import RULES
from ui.panels.understand import UnderstandPanel
from ui.state.context import Context

Shown = Callable[..., Any]

CHAPTERS = Chapters(
    engine="seer",
    chapters=(
        Chapter(place=place(0, 0, 8), title="Arriving", confidence=0.9),
        Chapter(place=place(0, 8, 20), title="The ball", confidence=0.6),
    ),
)
TITLES = Suggestions(
    engine="seer",
    titles=("Saturday, well spent", "One dog, one ball"),
    hooks=("Wait until you see the dog.",),
    hashtags=("#dog", "#park"),
)
REPORT = LabelReport(
    engine="seer",
    findings=(
        LabelFinding(
            rule="alcohol",
            places=(place(0, 3, 5), place(1, 8, 9)),
            confidences=(0.88, 0.55),
            reasons=("a bottle", "=HYPERLINK(1)"),
        ),
        LabelFinding(rule="weapons", places=(), confidences=()),
        LabelFinding(rule="brand names", places=(), confidences=(), understood=False),
    ),
)


@pytest.fixture
def panel(context: Context, shown: Shown) -> UnderstandPanel:
    put(context, empty_project())
    made: UnderstandPanel = shown(UnderstandPanel(context), 388, 640)
    return made


@pytest.fixture
def chapters(context: Context, panel: UnderstandPanel) -> UnderstandPanel:
    bring(panel, "chapters")
    click(panel.chapters.empty._button)
    assert isinstance(job(context)[0], FindChapters)
    answer(context, CHAPTERS)
    return panel


def with_footage(context: Context) -> None:
    """The first 20 s of a, from 2 s in, on the timeline."""
    source = Source(media="a", source_in=Fraction(2), duration=450, name="")
    put(context, append(context.document.project, source, ids=counting()))


def test_chapters_are_listed_in_their_order(chapters: UnderstandPanel) -> None:
    page = chapters.chapters
    assert [card.text.text() for card in page.cards] == ["Arriving", "The ball"]
    assert page.count.text() == "2 chapters"
    assert page.cards[1].sure.text() == "Likely 0.60"
    assert unnamed(chapters) == []


def test_markers_are_one_edit_where_the_cut_shows_a_chapter(context: Context, chapters: UnderstandPanel) -> None:
    with_footage(context)
    assert edited_once(context, lambda: click(chapters.chapters.mark)) == "add chapter markers"
    markers = context.document.project.sequence.markers
    # the cut begins 2 s into the footage, at 29.97 frames a second: frame 179 still begins before second 8
    assert [(marker.frame, marker.name) for marker in markers] == [(0, "Arriving"), (180, "The ball")]
    assert markers[1].origin is not None
    assert (markers[1].origin.task, markers[1].origin.score) == ("chapters", 0.6)


def test_markers_without_the_footage_in_the_cut_say_what_to_do(context: Context, chapters: UnderstandPanel) -> None:
    before = context.document.project
    click(chapters.chapters.mark)
    assert context.document.project == before
    assert "timeline first" in chapters.chapters.failure.text
    assert chapters.chapters.failure.isVisible()


def test_footage_in_the_cut_is_split_into_chapters(context: Context, chapters: UnderstandPanel) -> None:
    with_footage(context)
    assert edited_once(context, lambda: click(chapters.chapters.divide)) == "cut into chapters"
    sequence = context.document.project.sequence
    clips = sequence.tracks[0].clips
    assert [(clip.name, clip.record_in) for clip in clips] == [("Arriving", 0), ("The ball", 180)]
    assert clips[1].source_in >= 8
    assert clips[1].origin is not None
    sounds = next(track for track in sequence.tracks if track.kind == "audio").clips
    assert [clip.record_in for clip in sounds] == [0, 180]
    assert not list(check(context.document.project))


def test_footage_that_is_not_in_the_cut_is_added_a_clip_a_chapter(context: Context, chapters: UnderstandPanel) -> None:
    assert edited_once(context, lambda: click(chapters.chapters.divide)) == "cut into chapters"
    clips = context.document.project.sequence.tracks[0].clips
    assert [clip.name for clip in clips] == ["Arriving", "The ball"]
    assert not list(check(context.document.project))


# --- titles


@pytest.fixture
def titles(context: Context, panel: UnderstandPanel) -> UnderstandPanel:
    bring(panel, "titles")
    click(panel.titles.empty._button)
    answer(context, TITLES)
    return panel


def test_titles_of_the_cut_name_what_it_shows(context: Context, panel: UnderstandPanel) -> None:
    with_footage(context)
    bring(panel, "titles")
    choose(panel.head.which, "Footage in the cut")
    click(panel.titles.empty._button)
    request = job(context)[0]
    assert isinstance(request, SuggestTitles)
    assert [each.media for each in request.places] == [0]
    assert request.places[0].start == 2
    answer(context, TITLES)
    assert panel.titles.about.text() == "For the cut"


def test_a_click_or_a_key_copies(titles: UnderstandPanel) -> None:
    page = titles.titles
    clipboard = QGuiApplication.clipboard()
    assert [row.text for row in page.rows] == [*TITLES.titles, *TITLES.hooks]
    QTest.mouseClick(page.rows[0], Qt.MouseButton.LeftButton)
    assert clipboard.text() == "Saturday, well spent"
    assert page.rows[0].state.text() == "Copied"
    page.rows[2].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.rows[2], Qt.Key.Key_Return)
    assert clipboard.text() == "Wait until you see the dog."
    click(page.tags[1])
    assert clipboard.text() == "#park"
    click(page.tags[2])
    assert clipboard.text() == "#dog #park"
    assert unnamed(titles) == []


def test_a_title_names_the_sequence(context: Context, titles: UnderstandPanel) -> None:
    pick_title = titles.titles.menus[1]
    assert edited_once(context, lambda: pick(pick_title, "Use as the sequence's name")) == "rename sequence"
    assert context.document.project.sequence.name == "One dog, one ball"


def test_a_title_goes_on_the_timeline_over_the_picture(context: Context, titles: UnderstandPanel) -> None:
    with_footage(context)
    context.view.set_playhead(30)
    pick_title = titles.titles.menus[0]
    assert edited_once(context, lambda: pick(pick_title, "Put on the timeline as a title")) == "add title"
    found = [
        (track.id, item)
        for track in context.document.project.sequence.tracks
        for item in track.items
        if isinstance(item, Title)
    ]
    assert [(track, item.text, item.record_in) for track, item in found] == [("V2", "Saturday, well spent", 30)]
    edited_once(context, lambda: pick(pick_title, "Put on the timeline as a title"))  # no room left: a track of its own
    videos = [track for track in context.document.project.sequence.tracks if track.kind == "video"]
    assert len(videos) == 3
    assert isinstance(videos[2].items[0], Title)
    assert not list(check(context.document.project))


# --- labels


@pytest.fixture
def labels(context: Context, panel: UnderstandPanel) -> UnderstandPanel:
    bring(panel, "labels")
    write(panel.labels.rules, "alcohol")
    QTest.keyClick(panel.labels.rules, Qt.Key.Key_Return)
    QTest.keyClicks(panel.labels.rules, "weapons")
    QTest.keyClick(panel.labels.rules, Qt.Key.Key_Return)
    QTest.keyClicks(panel.labels.rules, "brand  names")
    click(panel.labels.empty._button)
    answer(context, REPORT)
    return panel


def test_without_rules_it_says_what_to_do(context: Context, panel: UnderstandPanel) -> None:
    bring(panel, "labels")
    click(panel.labels.empty._button)
    assert panel.labels.rules.hasFocus()
    assert context.engine.jobs == []  # type: ignore[attr-defined]


def test_the_rules_are_asked_and_remembered(context: Context, labels: UnderstandPanel, shown: Shown) -> None:
    request = job(context)[0]
    assert isinstance(request, CheckLabels)
    assert request.rules == ("alcohol", "weapons", "brand names")
    assert context.settings.get(RULES) == ["alcohol", "weapons", "brand names"]
    assert shown(UnderstandPanel(context)).labels.wanted == request.rules


def test_rules_that_were_never_asked_are_remembered_too(context: Context, panel: UnderstandPanel) -> None:
    bring(panel, "labels")
    write(panel.labels.rules, "alcohol")
    panel.close_down()
    assert context.settings.get(RULES) == ["alcohol"]


def test_each_rule_is_reported_in_words(labels: UnderstandPanel) -> None:
    heads = [part.accessibleName() for part in labels.labels._parts if part.accessibleName().count(": ")]
    assert heads == ["alcohol: 2 places", "weapons: Not found", "brand names: Cannot tell"]
    assert [card.moment.media for card in labels.labels.cards] == ["a", "b"]
    assert unnamed(labels) == []


def test_a_place_goes_into_the_cut_with_its_rule(context: Context, labels: UnderstandPanel) -> None:
    click(labels.labels.cards[0].cut)
    clip = context.document.project.sequence.tracks[0].clips[0]
    assert clip.origin is not None
    assert (clip.name, clip.origin.query, clip.origin.reasons) == ("alcohol", "alcohol", ("a bottle",))


def test_the_report_is_a_table_or_text(labels: UnderstandPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = labels.labels
    for name in ("report.csv", "report.txt"):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, name=name: (str(tmp_path / name), ""))
        click(page.export)
        assert page.kept.text() == f"Saved as {name}"
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1] == ["alcohol", "met", "a.mp4", "3.000", "5.000", "0.88", "a bottle"]
    assert rows[2][6] == "'=HYPERLINK(1)"
    assert [row[:2] for row in rows[3:]] == [["weapons", "not found"], ["brand names", "cannot tell"]]
    text = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "brand names: this engine cannot tell" in text
    click(page.copy)
    assert QGuiApplication.clipboard().text() == text


def test_a_report_that_cannot_be_written_says_why(labels: UnderstandPanel, tmp_path: Path) -> None:
    labels.labels.export_to(tmp_path / "missing" / "report.csv")
    assert "folder does not exist" in labels.labels.failure.text
    assert labels.labels.failure.isVisible()


def test_a_report_on_other_footage_names_only_what_is_there() -> None:
    lines = lines_of(REPORT, [empty_project().media[0]])
    assert [(line.rule, line.state, line.file) for line in lines] == [
        ("alcohol", "met", "a.mp4"),
        ("weapons", "not found", ""),
        ("brand names", "cannot tell", ""),
    ]
    assert as_csv(lines).count("\n") == 4
