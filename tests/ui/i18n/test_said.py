"""What the engine and the editor say is shown in the window's language: all of it, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from editor.edits import EditError, lift, move
from editor.model import Project
from engine.protocol import ClipwrightError, FootageError
from engine.tasks.highlights.reasons import Explanation, titles
from tests.support.projects import three_clips
from tests.support.sentences import read_all
from tests.translations import SENTENCES, sentences
from ui.i18n import capital, failure, named, said, sentence, why
from ui.i18n.said import ALSO, JOINED
from ui.i18n.templates import parse
from ui.shell.languages import Translations

HAN = re.compile(r"[\u4e00-\u9fff]")
REASONS = ("fast movement", "the sound swells", "a face in view", "new shot", "several faces")


@pytest.fixture(params=["zh_CN", "zh_TW"])
def chinese(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    translations = Translations()
    translations.use(request.param)
    yield request.param
    translations.remove()
    QLocale.setDefault(QLocale("en"))


def test_the_list_of_sentences_is_that_of_the_source() -> None:
    """If this fails: make translations, then fill in what resources/translations/*.ts marks as unfinished."""
    assert SENTENCES.read_text(encoding="utf-8") == sentences()


def test_the_source_is_read() -> None:
    """One of each kind: errors and hints, stages, notes, reasons, what is told through other functions, models' terms."""
    found = set(read_all().templates)
    assert {
        "the file is empty (0 bytes)",
        "check the path",
        "the disk is full",
        "analysing {path}",
        "looking at pictures",
        "No speech was found.",
        "{broken} damaged frames were left out.",
        "fast movement",
        "several faces",
        "a person in view",
        "Speed ramps",
        "kept in the project only",
        "the track “{id}” is locked",
        "the engine stopped: {reason:text}",
        "research and evaluation only",
    } <= found
    assert not {text for text in found if "\n" in text}


def test_everything_that_can_be_said_is_said_in_chinese(chinese: str) -> None:
    """Each template is filled with values and found again, whatever the others look like."""
    for text in (*read_all().templates, *ALSO):
        made = parse(text)
        spoken = made.literals[0] + "".join(f"⟨{n}⟩{part}" for n, part in enumerate(made.literals[1:]))
        shown = said(spoken)
        assert shown != spoken, text
        assert all(f"⟨{n}⟩" in shown for n in range(len(made.places))), (text, shown)
        assert HAN.search(shown) or not re.search(r"[a-z]{3}", re.sub(r"\{.*?\}", "", text)), text


def test_reasons_and_titles(chinese: str) -> None:
    for reason in REASONS:
        assert HAN.search(said(reason))
        assert not re.search("[a-z]", said(reason))
    same = [Explanation(REASONS[:2], (Fraction(1),))] * 3 + [Explanation(("new shot",), (Fraction(2),))]
    made = titles(
        same, [("a.mp4", Fraction(7)), ("a.mp4", Fraction(7)), ("b in c.mp4", Fraction(7)), ("b.mp4", Fraction(1))]
    )
    shown = [named(title) for title in made]
    assert shown == [said(title) for title in made]
    assert len(set(shown)) == 4
    assert [title.split("（")[0] for title in shown[:3]] == [said("fast movement, the sound swells")] * 3
    assert [re.sub("[^0-9a-z:]+", " ", title).split() for title in shown] == [
        ["0:07", "a", "1"], ["0:07", "a", "2"], ["0:07", "b", "in", "c"], []
    ]  # fmt: skip


def test_stages_in_stages_and_notes_of_files(chinese: str) -> None:
    assert said("analysing a.mp4: listening") == f"{said('analysing a.mp4')}：{said('listening')}"
    note = said("a, b.mp4: There is no sound, so loudness and speech were not measured.")
    assert note.startswith("a, b.mp4：")
    assert not re.search("[a-z]{5}", note)
    lost = said("Speed ramps (3 clips): flattened to their average speed, the ramp is kept as a note")
    assert "3 " in lost
    assert not re.search("[a-z]", lost)


def test_names_and_a_models_words_are_left_alone(chinese: str) -> None:
    for text in ("Grandma laughs, then the dog jumps in", "take 7 (final)", "notes.txt", "V1", "狗跳进湖里", ""):
        assert said(text) == text


def test_a_title_that_only_looks_like_a_sentence_is_left_alone(chinese: str) -> None:
    for text in (
        "The dog has no bone",
        "The boy is missing",
        "Grandma answers",
        "loading hay",
        "there is no track like this",
    ):
        assert named(text) == text
    assert HAN.search(named("says “the boy is missing”"))
    assert "the boy is missing" in named("says “the boy is missing”")
    fault = "AttributeError: 'Files' object has no attribute 'x'"
    assert fault in said(f"a fault in Clipwright: {fault} (please report it)")


@pytest.fixture
def project() -> Project:
    return three_clips()


def test_refusals_of_edits(chinese: str, project: Project) -> None:
    refused = []
    for edit in (lambda: lift(project, "nobody"), lambda: move(project, "n2", -100000)):
        with pytest.raises(EditError) as caught:
            edit()
        refused.append(failure(caught.value))
    assert all(HAN.search(line) and not re.search("[a-z]{4}", line.replace("nobody", "")) for line in refused)


def test_failures_in_one_line(chinese: str) -> None:
    error = FootageError("the file is empty (0 bytes)", file="/films/a.mp4", hint="check the path")
    line = failure(error)
    assert line.startswith("/films/a.mp4：")
    assert line.endswith("）")
    assert said(error.line()) == line
    assert not re.search("[a-z]", line.replace("/films/a.mp4", ""))
    assert why(error) == f"{said(error.message)}：{said(error.hint or '')}"
    assert HAN.search(said("cannot be written: No space left on device (free some space or choose another disk)"))


def test_english_is_as_it_was_but_begins_with_a_capital(qapp: QApplication) -> None:
    assert said("new shot") == "new shot"
    assert sentence("there is nothing to undo") == "There is nothing to undo"
    assert failure(ClipwrightError("there is nothing to undo")) == "There is nothing to undo"
    error = FootageError("there is no such file", file="a.mp4", hint="check the path")
    assert failure(error) == error.line() == "a.mp4: there is no such file (check the path)"
    assert why(error) == "There is no such file: check the path"
    for kept in (
        "a.mp4 has not been measured",
        "ffmpeg stopped without saying why",
        "films/x is full",
        "my_clip is offline",
        "",
    ):
        assert capital(kept) == kept
    assert capital("done.") == "Done."


def test_what_is_joined_needs_known_parts() -> None:
    assert all(any(place.kind == "known" for place in parse(text).places) for text in JOINED)
