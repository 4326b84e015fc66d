"""The transcript panel: where words come from, following and going to them, searching, and cutting by them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from editor.edits import check
from editor.model import Subtitle
from engine.protocol import (
    Cancelled,
    EngineError,
    FindTranscripts,
    SpokenSegment,
    SpokenWord,
    Transcribe,
    Transcript,
    TranscriptSources,
)
from tests.support.projects import empty_project
from tests.ui.panels.conftest import click, cut, put, steps, unnamed
from ui.actions.action import Action
from ui.panels.transcript import TranscriptPanel
from ui.state.context import Context
from ui.state.engine import EngineJob

Shown = Callable[..., Any]


def said(*sentences: tuple[float, str], **fields: Any) -> Transcript:
    segments = []
    for start, text in sentences:
        words = tuple(
            SpokenWord(
                Fraction(str(start)) + Fraction(i, 2),
                Fraction(str(start)) + Fraction(i, 2) + Fraction(2, 5),
                word,
                "filler" if word == "Um," else "",
            )
            for i, word in enumerate(text.split())
        )
        segments.append(SpokenSegment(start=words[0].start, end=words[-1].end, text=text, words=words))
    fields = {"engine": "faster-whisper small", "source": "model", "language": "en", **fields}
    return Transcript(segments=tuple(segments), **fields)


SAID = said((5.5, "Um, the sea is calm."), (9, "And the mountains are high."), (15, "The end of it."))
MODEL = TranscriptSources(models=("small",), has_sound=True)


@pytest.fixture
def panel(context: Context, shown: Shown) -> TranscriptPanel:
    """With footage a, b and long; on the timeline a from 5 s on, then b, then a again."""
    put(context, cut())
    made: TranscriptPanel = shown(TranscriptPanel(context), 388, 520)
    return made


def asked(context: Context, kind: type) -> tuple[Any, EngineJob]:
    request, job = context.engine.jobs[-1]  # type: ignore[attr-defined]
    assert isinstance(request, kind), request
    return request, job


def answer(context: Context, kind: type, what: object) -> None:
    job = asked(context, kind)[1]
    job.done = True
    job.finished.emit(what)


@pytest.fixture
def told(context: Context, panel: TranscriptPanel) -> TranscriptPanel:
    """With the transcript of a."""
    answer(context, FindTranscripts, MODEL)
    click(panel.empty._button)
    answer(context, Transcribe, SAID)
    return panel


def select(panel: TranscriptPanel, words: str) -> None:
    """Select a stretch of the text by its words, with the keyboard."""
    text = panel.text.toPlainText()
    start = text.index(words)
    cursor = panel.text.textCursor()
    cursor.setPosition(start)
    panel.text.setTextCursor(cursor)
    panel.text.setFocus()
    for _ in words:
        QTest.keyClick(panel.text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)


def place_of(panel: TranscriptPanel, word: str) -> QPoint:
    cursor = QTextCursor(panel.text.document())
    cursor.setPosition(panel.text.toPlainText().index(word) + 1)
    return panel.text.cursorRect(cursor).center()


# --- states


def test_without_footage_it_says_what_to_do(context: Context, shown: Shown) -> None:
    panel = shown(TranscriptPanel(context), 388, 520)
    assert panel.empty.accessibleName() == "No footage with sound yet"
    assert not panel.text.isVisible()


def test_without_words_and_models_it_says_what_to_add(context: Context, panel: TranscriptPanel) -> None:
    answer(context, FindTranscripts, TranscriptSources(has_sound=True))
    assert "subtitle file" in panel.empty.accessibleDescription()
    assert not panel.empty._button.isVisible()  # the window of models is not there
    opened: list[bool] = []
    context.actions.register(Action(id="engine.models", text="Models"), lambda: opened.append(True))
    panel._tell()
    click(panel.empty._button)
    assert opened == [True]


def test_subtitles_that_are_there_are_read_without_asking(context: Context, panel: TranscriptPanel) -> None:
    answer(context, FindTranscripts, TranscriptSources(sidecars=("/footage/a.srt",), has_sound=True))
    request, _ = asked(context, Transcribe)
    assert (request.path, request.engine) == ("/footage/a.mp4", "basic")
    answer(
        context,
        Transcribe,
        said((5, "From a file."), source="sidecar", engine="basic", estimated=True, file="/footage/a.srt"),
    )
    assert "From a file." in panel.text.toPlainText()
    assert panel.source.text().startswith("From a.srt")


def test_a_model_is_asked_on_demand_and_can_be_stopped(context: Context, panel: TranscriptPanel) -> None:
    answer(context, FindTranscripts, MODEL)
    assert "small" in panel.empty.accessibleDescription()
    click(panel.empty._button)
    _, job = asked(context, Transcribe)
    assert panel.working.isVisible()
    assert len(context.jobs.entries) == 1
    click(panel.stop)
    assert job.cancelled
    job.failed.emit(Cancelled())
    assert not panel.working.isVisible()
    assert not panel.failure.isVisible()
    click(panel.empty._button)
    asked(context, Transcribe)[1].failed.emit(EngineError("the model is damaged"))
    assert "damaged" in panel.failure.text


def test_a_transcript_that_was_ready_before_the_project_changed_is_kept(context: Context, panel: TranscriptPanel) -> None:
    answer(context, FindTranscripts, MODEL)
    click(panel.empty._button)
    job = asked(context, Transcribe)[1]
    context.document.new()
    assert job.cancelled
    assert not panel.failure.isVisible()
    answer(context, Transcribe, SAID)
    assert panel.transcript is None
    put(context, cut())
    assert panel.transcript is SAID


def test_nobody_speaks(context: Context, panel: TranscriptPanel) -> None:
    answer(context, FindTranscripts, MODEL)
    click(panel.empty._button)
    answer(context, Transcribe, Transcript(engine="basic", source="model", language="", segments=()))
    assert panel.empty.accessibleName() == "Nobody speaks"


def test_each_footage_has_its_own(context: Context, told: TranscriptPanel) -> None:
    context.view.set_focus_media("b")
    assert told.media is not None
    assert told.media.id == "b"
    assert asked(context, FindTranscripts)[0].path == "/footage/b.mov"
    assert not told.text.isVisible()
    context.view.set_focus_media("a")
    assert told.text.isVisible()
    assert "calm" in told.text.toPlainText()


def test_everything_has_a_name(told: TranscriptPanel) -> None:
    assert unnamed(told) == []


# --- following, going, searching


def test_speakers_are_named_in_the_language_of_the_window(context: Context, told: TranscriptPanel) -> None:
    speakers = ("Speaker 1", "Ada", "")
    segments = tuple(replace(one, speaker=name) for one, name in zip(SAID.segments, speakers, strict=True))
    told.text.set_transcript(replace(SAID, segments=segments))
    lines = told.text.toPlainText().splitlines()
    assert lines[0].endswith(" · Speaker 1")
    assert lines[2].endswith(" · Ada")
    assert "·" not in lines[4]


def test_the_word_at_the_playhead_is_lit(context: Context, told: TranscriptPanel) -> None:
    rate = cut().sequence.rate
    context.view.set_playhead(round(rate * Fraction(12, 10)))  # 6.2 s of a
    assert told.text.said is not None
    assert told.text.said.text == "the"
    context.view.set_playhead(150)  # in b
    assert told.text.said is None
    context.view.set_source("a")
    context.view.source_moved.emit("a", Fraction(92, 10))
    assert told.text.said is not None
    assert told.text.said.text == "And"


def test_a_press_goes_to_the_word(context: Context, told: TranscriptPanel) -> None:
    QTest.mouseClick(told.text.viewport(), Qt.MouseButton.LeftButton, pos=place_of(told, "calm"))
    rate = cut().sequence.rate
    assert abs(context.view.playhead - rate * Fraction(5, 2)) <= 1
    seeks: list[tuple[str, Fraction]] = []
    context.view.source_seek.connect(lambda media, time: seeks.append((media, time)))
    QTest.mouseClick(told.text.viewport(), Qt.MouseButton.LeftButton, pos=place_of(told, "mountains"))  # not in the cut
    assert seeks == [("a", Fraction(10))]


def test_searching_marks_places_and_enter_goes_on(context: Context, told: TranscriptPanel) -> None:
    told.search.setFocus()
    QTest.keyClicks(told.search, "THE")
    QTest.keyClick(told.search, Qt.Key.Key_Return)
    assert told.text.hits == 3
    assert told.found.text() == "1 of 3"
    QTest.keyClick(told.search, Qt.Key.Key_Return)
    assert told.found.text() == "2 of 3"
    told.search.clear()
    QTest.keyClicks(told.search, "whale")
    QTest.keyClick(told.search, Qt.Key.Key_Return)
    assert told.found.text() == "Not said"


# --- editing


def test_selected_words_go_to_the_timeline(context: Context, told: TranscriptPanel) -> None:
    assert not told.add.isEnabled()
    select(told, "mountains are")
    before = steps(context)
    click(told.add)
    assert steps(context) == before + 1
    clip = context.document.project.sequence.track("V1").clips[-1]
    assert clip.origin is not None
    assert (clip.origin.task, clip.origin.engine) == ("transcribe", "faster-whisper small")
    assert "mountains are" in clip.origin.reasons[0]
    assert Fraction(99, 10) <= clip.source_in <= 10
    context.document.undo()
    assert context.document.project.sequence == cut().sequence


def test_into_an_empty_project_as_well(context: Context, shown: Shown) -> None:
    put(context, empty_project())
    panel = shown(TranscriptPanel(context), 388, 520)
    answer(context, FindTranscripts, MODEL)
    click(panel.empty._button)
    answer(context, Transcribe, SAID)
    assert not panel.subtitles.isEnabled()
    select(panel, "calm.")
    assert not panel.remove.isEnabled()
    click(panel.add)
    assert context.document.project.sequence.track("V1").clips


@pytest.mark.parametrize("how", ["button", "key"])
def test_selected_words_leave_the_timeline(context: Context, told: TranscriptPanel, how: str) -> None:
    before = context.document.project.sequence.track("V1").end
    select(told, "the sea")
    if how == "button":
        click(told.remove)
    else:
        QTest.keyClick(told.text, Qt.Key.Key_Delete)
    after = context.document.project.sequence
    assert after.track("V1").end < before - 40  # twice: the cut has a two times
    assert not list(check(context.document.project))
    context.document.undo()
    assert context.document.project.sequence == cut().sequence


def test_subtitles_are_one_edit(context: Context, told: TranscriptPanel) -> None:
    before = steps(context)
    click(told.subtitles)
    assert steps(context) == before + 1
    made = [item for track in context.document.project.sequence.tracks for item in track.items if isinstance(item, Subtitle)]
    assert made[0].text == "Um, the sea is calm."
    assert len(made[0].words) == 5
    context.document.undo()
    select(told, "sea is")
    click(told.subtitles)
    made = [item for track in context.document.project.sequence.tracks for item in track.items if isinstance(item, Subtitle)]
    assert {item.text for item in made} == {"sea is"}


def test_another_theme_keeps_what_is_selected(context: Context, told: TranscriptPanel) -> None:
    select(told, "the sea")
    context.theme.set("light")
    assert [word.text for word in told.text.chosen] == ["the", "sea"]
    context.theme.set("dark")


def test_a_refusal_is_told(context: Context, told: TranscriptPanel) -> None:
    from editor.edits import set_track

    locked = context.document.project
    for track in locked.sequence.tracks:
        locked = set_track(locked, track.id, locked=True)
    put(context, locked)
    select(told, "the sea")
    click(told.remove)
    assert "locked" in told.failure.text
