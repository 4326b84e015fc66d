"""What the panels of understanding say of an answer, and which footage they ask about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

import pytest
from PySide6.QtWidgets import QApplication

from editor.edits import EditError, Source, append, check, set_track
from editor.recipes.chapters import Part, cut_into_chapters, mark_chapters
from editor.recipes.title_clip import add_title
from engine.protocol.understanding import Place
from tests.support.projects import counting, empty_project
from ui.panels.understanding.engines import host_of, is_address
from ui.panels.understanding.places import footage_of, moment_at, shortened, shown_places
from ui.panels.understanding.prompts import FILES, LANGUAGES, prompts_of
from ui.panels.understanding.words import telling, text_of
from ui.shell.languages import Translations


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    translations = Translations()
    translations.use("zh_CN")
    yield
    translations.use("en")
    translations.remove()


def test_a_models_words_are_never_translated(chinese: None) -> None:
    assert text_of("Fast movement", "seer") == "Fast movement"
    reasons = text_of("fast movement, a person in view, new shot", "basic")
    assert not re.search("[a-z, ]", reasons)
    assert reasons.count("，") == 2


def test_a_files_name_before_reasons_stays(chinese: None) -> None:
    said = text_of("Sample film: a swell of sustained sound", "basic")
    assert said.startswith("Sample film: ")
    assert "swell" not in said


def test_notes_that_the_panel_says_anyhow_are_left_out(qapp: QApplication) -> None:
    notes = ("the basic engine tells what it measures", "seer saw 3 pictures of the footage", "b.mov is silent")
    assert telling(notes) == ("b.mov is silent",)


@pytest.mark.parametrize("task", FILES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_prompt_can_be_read(task: str, language: str) -> None:
    for prompt in prompts_of(task, language):
        assert prompt.version.isdigit()
        assert len(prompt.text) > 40
        assert "$footage" not in prompt.text


def test_a_language_without_prompts_is_asked_in_english() -> None:
    assert prompts_of("ask", "fr") == prompts_of("ask", "en")


def test_addresses() -> None:
    assert is_address("http://127.0.0.1:8000/v1#seer")
    assert not any(map(is_address, ("", "seer", "ftp://host", "http://", "http://host:port", "http://[")))
    assert host_of("http://127.0.0.1:8000/v1#seer") == "127.0.0.1:8000 · seer"


def test_footage_of_the_cut_is_in_its_order_and_each_once() -> None:
    project, ids = empty_project(), counting()
    for media in ("b", "a", "b"):
        project = append(project, Source(media=media, source_in=Fraction(1), duration=30), ids=ids)
    media = footage_of(project, "sequence")
    assert [entry.id for entry in media] == ["b", "a"]
    places = shown_places(project, media)
    assert [place.media for place in places] == [0, 1, 0]
    assert all(place.start == 1 for place in places)
    picture = project.sequence.tracks[0].clips[1].id
    assert [entry.id for entry in footage_of(project, "selected", selection=[picture], focus="long")] == ["a"]
    assert [entry.id for entry in footage_of(project, "selected", focus="long")] == ["long"]
    hidden = set_track(project, "V1", hidden=True)
    assert footage_of(hidden, "sequence") == ()


def test_a_moment_is_clamped_and_its_name_is_short() -> None:
    media = footage_of(empty_project(), "bin")
    moment = moment_at(Place(0, Fraction(18), Fraction(40)), media, "word " * 40, "seer", score=1.4)
    assert moment is not None
    assert (moment.start, moment.end, moment.score) == (18, 20, 1.0)
    assert len(moment.title) == 60
    assert shortened("a\nb") == "a b"


# --- edits


PARTS = (Part("a", Fraction(0), Fraction(5), "One"), Part("a", Fraction(5), Fraction(20), "Two"))


def test_a_chapter_is_marked_once() -> None:
    project = append(empty_project(), Source(media="a", duration=300), ids=counting())
    marked = mark_chapters(project, PARTS, ids=counting("m"))
    assert [marker.frame for marker in marked.sequence.markers] == [0, 150]
    assert mark_chapters(marked, PARTS) == marked


def test_cutting_again_and_cutting_what_is_locked_is_refused() -> None:
    project = append(empty_project(), Source(media="a", duration=300), ids=counting())
    cut = cut_into_chapters(project, PARTS, ids=counting("c"))
    assert not list(check(cut))
    with pytest.raises(EditError, match="already"):
        cut_into_chapters(cut, PARTS)
    with pytest.raises(EditError, match="locked"):
        cut_into_chapters(set_track(project, "V1", locked=True), PARTS)


def test_a_title_needs_words() -> None:
    with pytest.raises(EditError, match="needs a text"):
        add_title(empty_project(), "  ", 0)
