"""The highlights panel: asks, lists, plays and puts moments into the cut, and says how things stand."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.edits import add_media, check, lift, remove_media
from editor.model import Project
from engine.protocol import Cancelled, FindHighlights, FootageError, Highlight, Highlights, Span
from tests.support.projects import empty_project, footage
from tests.ui.panels.conftest import choose, click, pick, put, steps, unnamed
from ui.panels.highlights import HighlightsPanel
from ui.panels.moments import TASK
from ui.state.context import Context
from ui.state.engine import EngineJob

Shown = Callable[..., Any]


def highlight(media: int, start: int, score: float, title: str, seconds: int = 2) -> Highlight:
    return Highlight(
        media=media,
        start=Fraction(start),
        end=Fraction(start + seconds),
        score=score,
        title=title,
        reasons=("fast movement", "face in close-up"),
        evidence=(Fraction(start) + Fraction(1, 2),),
        room=Span(Fraction(0), Fraction(20)),
    )


FOUND = Highlights(
    engine="basic",
    highlights=(highlight(1, 3, 0.9, "Best"), highlight(0, 8, 0.7, "Second"), highlight(0, 2, 0.5, "Third")),
    notes=("the sound of b.mov could not be measured",),
)


@pytest.fixture
def panel(context: Context, shown: Shown) -> HighlightsPanel:
    """With footage a, b and long in the bin, tracks on the timeline and nothing on them."""
    put(context, empty_project())
    made: HighlightsPanel = shown(HighlightsPanel(context), 388, 640)
    return made


def job(context: Context) -> tuple[FindHighlights, EngineJob]:
    request, asked = context.engine.jobs[-1]  # type: ignore[attr-defined]
    assert isinstance(request, FindHighlights)
    return request, asked


def answer(context: Context, what: Highlights = FOUND) -> None:
    asked = job(context)[1]
    asked.done = True
    asked.finished.emit(what)


@pytest.fixture
def listed(context: Context, panel: HighlightsPanel) -> HighlightsPanel:
    click(panel.empty._button)
    answer(context)
    return panel


def titles(panel: HighlightsPanel) -> list[str]:
    return [card.title.text() for card in panel.cards]


def test_what_a_model_sees_there_stands_above_the_reasons_of_signals(
    context: Context, listed: HighlightsPanel, panel: HighlightsPanel
) -> None:
    assert all(card.sentence.isHidden() for card in panel.cards)
    seen = "a skateboarder in a red jacket jumps down seven steps"
    told = [replace(one, reasons=(seen, *one.reasons)) for one in FOUND.highlights]
    click(panel.again)
    answer(context, replace(FOUND, engine="basic + tarsier2", highlights=tuple(told)))
    card = panel.cards[0]
    assert not card.sentence.isHidden()
    assert card.sentence.text() == "A skateboarder in a red jacket jumps down seven steps"
    assert card.chips.words == ("Fast movement", "Face in close-up")
    assert seen in card.accessibleDescription()


# --- states


def test_without_footage_it_says_what_to_do(context: Context, shown: Shown) -> None:
    added: list[bool] = []
    context.actions.register("file.add_media", lambda: added.append(True))
    panel: HighlightsPanel = shown(HighlightsPanel(context), 388, 640)
    assert panel.empty.accessibleName() == "No footage yet"
    click(panel.empty._button)
    assert added == [True]
    assert not panel._head.isVisible()


def test_without_the_action_there_is_no_dead_button(context: Context, shown: Shown) -> None:
    panel: HighlightsPanel = shown(HighlightsPanel(context), 388, 640)
    assert not panel.empty._button.isVisible()


def test_it_says_that_the_basic_engine_looks(panel: HighlightsPanel) -> None:
    assert panel.empty.accessibleDescription().startswith("Basic engine")


def test_it_asks_for_moving_pictures_only_and_is_listed_as_a_job(context: Context, panel: HighlightsPanel) -> None:
    click(panel.empty._button)
    request, asked = job(context)
    assert request.paths == ("/footage/a.mp4", "/footage/b.mov", "/footage/long.mp4")
    assert context.jobs.entries[-1].title == "Find highlights"
    assert panel.working.isVisible()
    assert not panel.again.isEnabled()
    asked.progressed.emit(0.25, "looking", 42.0)
    assert panel.progress.percent.text() == "25%"
    assert panel.progress.left.text() == "about 40 s left"


@pytest.mark.parametrize(("window", "language"), [("en", ""), ("zh_CN", "zh"), ("zh_TW", "zh")])
def test_it_asks_in_the_windows_language(window: str, language: str, context: Context, panel: HighlightsPanel) -> None:
    context.settings.set("language", window)
    click(panel.empty._button)
    assert job(context)[0].language == language


def test_it_can_be_stopped(context: Context, panel: HighlightsPanel) -> None:
    click(panel.empty._button)
    asked = job(context)[1]
    click(panel.stop)
    assert asked.cancelled
    asked.done = True
    asked.failed.emit(Cancelled())
    assert not panel.working.isVisible()
    assert not panel.failure.isVisible()
    assert panel.empty.accessibleName() == "Find the moments worth showing"


def test_a_failure_is_one_line_with_a_way_out(context: Context, panel: HighlightsPanel) -> None:
    click(panel.empty._button)
    job(context)[1].failed.emit(FootageError("cannot be read", file="/footage/a.mp4", hint="copy it again"))
    assert panel.failure.isVisible()
    assert panel.failure.text == "/footage/a.mp4: cannot be read (copy it again)"
    click(panel.failure.button)
    assert len(context.engine.jobs) == 2  # type: ignore[attr-defined]
    assert not panel.failure.isVisible()


def test_nothing_found_is_said(context: Context, panel: HighlightsPanel) -> None:
    click(panel.empty._button)
    answer(context, Highlights(engine="basic", highlights=(), notes=("all of it is black",)))
    assert panel.empty.accessibleName() == "Nothing found"
    assert panel.notes.text() == "All of it is black"


def test_moments_outside_the_footage_never_appear(context: Context, panel: HighlightsPanel) -> None:
    click(panel.empty._button)
    wild = (highlight(9, 1, 0.9, "No such file"), highlight(0, 99, 0.8, "After the end"), highlight(0, 19, 7.0, "Over", 9))
    answer(context, Highlights(engine="basic", highlights=wild))
    assert titles(panel) == ["Over"]
    assert panel.moments[0].end == 20
    assert panel.moments[0].score == 1.0


# --- the list


def test_the_best_is_first_until_another_order_is_chosen(listed: HighlightsPanel) -> None:
    assert titles(listed) == ["Best", "Second", "Third"]
    assert listed.count.text() == "3 moments in 2 files"
    assert listed.notes.text() == "The sound of b.mov could not be measured"
    choose(listed.order, "In order")
    assert titles(listed) == ["Third", "Second", "Best"]


def test_a_card_shows_source_times_score_and_reasons(context: Context, listed: HighlightsPanel) -> None:
    card = listed.cards[0]
    assert card.source.text() == "b.mov"
    assert card.times.text() == "· 3.0 – 5.0 s"
    assert card.score.text() == "0.90"
    assert card.chips.words == ("Fast movement", "Face in close-up")
    listed.grab()
    assert ("b", Fraction(7, 2)) in context.stills.asked  # type: ignore[attr-defined]


def test_everything_has_a_name(listed: HighlightsPanel) -> None:
    assert unnamed(listed) == []
    assert "Best, 0.90, b.mov" in listed.cards[0].accessibleName()


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_it_is_drawn_in_both_themes(context: Context, listed: HighlightsPanel, theme: str) -> None:
    context.theme.set(theme)
    card = listed.cards[0]
    picture = card.chips.grab().toImage()
    colours = {picture.pixelColor(x, 10).name() for x in range(picture.width())}
    assert context.theme.color("control").name() in colours


def test_a_press_shows_the_moment_in_its_source(context: Context, listed: HighlightsPanel, qtbot: Any) -> None:
    with qtbot.waitSignal(context.view.source_seek) as seek:
        click(listed.cards[1])
    assert seek.args == ["a", Fraction(8)]
    assert (context.view.source, context.view.focus_media) == ("a", "a")
    assert [bool(card.property("chosen")) for card in listed.cards] == [False, True, False]
    assert steps(context) == 1


def test_a_still_shows_the_moment_too_and_play_plays_it(context: Context, listed: HighlightsPanel, qtbot: Any) -> None:
    with qtbot.waitSignal(context.view.source_seek):
        click(listed.cards[2].still)
    with qtbot.waitSignals([context.view.source_seek, context.view.transport]):
        click(listed.cards[0].play)


def test_the_keyboard_walks_the_cards(context: Context, listed: HighlightsPanel, qtbot: Any) -> None:
    listed.cards[0].setFocus()
    QTest.keyClick(listed.cards[0], Qt.Key.Key_Down)
    assert listed.cards[1].hasFocus()
    with qtbot.waitSignal(context.view.source_seek) as seek:
        QTest.keyClick(listed.cards[1], Qt.Key.Key_Return)
    assert seek.args[0] == "a"
    QTest.keyClick(listed.cards[1], Qt.Key.Key_Up)
    assert listed.cards[0].hasFocus()


# --- the cut


def test_added_moments_carry_their_origin_and_are_one_step(context: Context, listed: HighlightsPanel) -> None:
    before = context.document.project
    click(listed.cards[0].cut)
    project = context.document.project
    assert check(project) == []
    assert context.document.undo_names[-1] == "add highlight"
    clip = project.sequence.track("V1").clips[0]
    sound = project.sequence.track("A1").clips[0]
    assert (clip.media, clip.record_in, clip.name) == ("b", 0, "Best")
    assert clip.source_in >= 3
    assert clip.source_out(project.sequence.rate) <= 5
    assert clip.link == sound.link
    assert clip.origin is not None
    assert (clip.origin.task, clip.origin.score, clip.origin.reasons) == (TASK, 0.9, ("fast movement", "face in close-up"))
    assert listed.cards[0].cut.in_cut
    assert listed.cards[0].cut.text() == "In cut"
    assert not listed.cards[1].cut.in_cut
    assert listed.summary.text().startswith("1 moment in the cut")
    click(listed.cards[1].cut)
    assert project.sequence.duration <= context.document.project.sequence.track("V1").clips[1].record_in
    context.document.undo()
    context.document.undo()
    assert context.document.project == before
    assert not listed.cards[0].cut.in_cut


def test_in_cut_goes_to_the_clip(context: Context, listed: HighlightsPanel) -> None:
    click(listed.cards[0].cut)
    click(listed.cards[1].cut)
    count = steps(context)
    context.view.set_playhead(0)
    click(listed.cards[1].cut)
    clip = context.document.project.sequence.track("V1").clips[1]
    assert context.view.selection == (clip.id,)
    assert context.view.playhead == clip.record_in
    assert steps(context) == count


def test_what_was_deleted_can_be_added_again(context: Context, listed: HighlightsPanel) -> None:
    click(listed.cards[0].cut)
    clip = context.document.project.sequence.track("V1").clips[0]
    context.document.do("lift", lambda project: lift(project, clip.id))
    assert not listed.cards[0].cut.in_cut


def test_a_project_without_a_sequence_gets_one(context: Context, shown: Shown) -> None:
    put(context, add_media(Project(id="p", name="New"), footage("a.mp4", rate=Fraction(25)), ids=lambda: "a"))
    panel: HighlightsPanel = shown(HighlightsPanel(context), 388, 640)
    click(panel.empty._button)
    answer(context, Highlights(engine="basic", highlights=(highlight(0, 2, 0.5, "Third"),)))
    click(panel.cards[0].cut)
    sequence = context.document.project.sequence
    assert (sequence.name, sequence.rate, sequence.duration) == ("Sequence 1", 25, 50)


# --- footage


def test_changed_footage_makes_the_list_stale(context: Context, listed: HighlightsPanel) -> None:
    assert not listed.stale.isVisible()
    context.document.do("x", lambda project: add_media(project, footage("new.mp4")))
    assert listed.stale.isVisible()
    click(listed.stale.button)
    assert len(job(context)[0].paths) == 4
    assert not listed.stale.isVisible()


def test_a_moment_goes_with_its_footage(context: Context, listed: HighlightsPanel) -> None:
    context.document.do("x", lambda project: remove_media(project, "b"))
    assert titles(listed) == ["Second", "Third"]


def test_some_footage_only(context: Context, panel: HighlightsPanel) -> None:
    pick(panel.scope, "b.mov")
    assert panel.scope.text() == "b.mov"
    click(panel.again)
    assert job(context)[0].paths == ("/footage/b.mov",)
    assert context.jobs.entries[-1].title == "Find highlights in b.mov"
    answer(context, Highlights(engine="basic", highlights=(highlight(0, 3, 0.9, "Best"),)))
    assert panel.moments[0].media == "b"
    pick(panel.scope, "All footage")
    assert panel.stale.isVisible()


def test_another_project_begins_with_an_empty_list(context: Context, listed: HighlightsPanel) -> None:
    context.document.new()
    assert listed.cards == []
    assert listed.empty.accessibleName() == "No footage yet"


def test_an_answer_for_another_project_is_not_listed(context: Context, panel: HighlightsPanel) -> None:
    click(panel.empty._button)
    context.document.new()
    answer(context)
    assert panel.cards == []


def test_a_model_can_be_chosen_to_look(context: Context, panel: HighlightsPanel) -> None:
    assert panel.choice.isVisible()
    click(panel.empty._button)
    assert job(context)[0].engine == "basic", "signals alone, until somebody chooses otherwise"
    answer(context, Highlights(engine="basic", highlights=()))
    panel.choice.choose("auto")
    click(panel.again)
    assert job(context)[0].engine == "auto"
    answer(context)
    assert "Basic engine" in panel.engine.text(), "what is listed was found so"
