"""Enabling, text, transitions, the sequence's settings and its styles."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.edits import (
    EditError,
    add_item,
    add_transition,
    append,
    check,
    set_enabled,
    set_sequence,
    set_style,
    set_text,
    set_track,
    set_transition,
)
from editor.model import Loudness, Project, Subtitle, SubtitleStyle, Title, Transition, Word, changed
from tests.support.projects import empty_project, three_clips

WORDS = st.lists(st.sampled_from(["so", "it", "goes", "on", "again"]), min_size=1, max_size=8)


def _with_subtitle(texts: list[str], *, length: int = 100) -> Project:
    step = length // len(texts)
    words = tuple(Word(text, i * step, i * step + step) for i, text in enumerate(texts))
    item = Subtitle(id="sub", record_in=10, duration=length, text=" ".join(texts), words=words)
    return add_item(empty_project(), "S1", item)


def _subtitle(project: Project) -> Subtitle:
    item = project.sequence.track("S1").items[0]
    assert isinstance(item, Subtitle)
    return item


def test_disabling_a_clip_disables_what_is_linked_with_it_and_nothing_else() -> None:
    project = set_enabled(three_clips(), "n2", False)
    state = {item.id: item.enabled for track in project.sequence.tracks for item in track.items}
    assert state == {"n2": False, "n3": False, "n5": True, "n6": True, "n8": True, "n9": True}
    assert set_enabled(project, "n3", True) == three_clips()
    assert set_enabled(project, "n3", False) is project


def test_a_locked_partner_keeps_its_state() -> None:
    project = set_track(three_clips(), "A1", locked=True)
    with pytest.raises(EditError, match="locked"):
        set_enabled(project, "n2", False)


@given(WORDS, WORDS)
def test_changed_text_keeps_the_times_of_the_words_that_stay(before: list[str], after: list[str]) -> None:
    project = _with_subtitle(before)
    old = _subtitle(project)
    changed_project = set_text(project, "sub", " ".join(after))
    assert check(changed_project) == []
    new = _subtitle(changed_project)
    assert [word.text for word in new.words] == after
    if before == after:
        assert new == old
    assert all(0 <= word.frame_in <= word.frame_out <= new.duration for word in new.words)
    if len(before) == len(after):
        assert [(w.frame_in, w.frame_out) for w in new.words] == [(w.frame_in, w.frame_out) for w in old.words]
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    if start == len(before):  # words were added at the end: all the others stay
        assert new.words[:start] == old.words


def test_words_that_do_not_spell_the_text_are_dropped_with_it() -> None:
    item = Subtitle(id="sub", record_in=0, duration=50, text="one two", words=(Word("eins", 0, 9),))
    project = set_text(add_item(empty_project(), "S1", item), "sub", "one three")
    assert _subtitle(project).words == ()


@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_text_cannot_become_empty(text: str) -> None:
    project = add_item(empty_project(), "V2", Title(id="t", record_in=0, duration=20, text="Part one"))
    with pytest.raises(EditError, match="needs a text"):
        set_text(project, "t", text)
    assert set_text(project, "t", "Part two").sequence.track("V2").items[0].text == "Part two"


def test_a_clip_has_no_text() -> None:
    with pytest.raises(EditError, match="no text"):
        set_text(three_clips(), "n2", "hello")


def _with_dissolve() -> Project:
    transition = Transition(id="x", kind="dissolve", left="n2", right="n5", before=5, after=5)
    return add_transition(three_clips(), "V1", transition)


def test_a_transition_changes_its_kind_and_length_in_place() -> None:
    project = _with_dissolve()
    old = project.sequence.track("V1").transitions[0]
    after = set_transition(project, changed(old, kind="wipe", before=3, after=8))
    assert check(after) == []
    assert after.sequence.track("V1").transitions == (changed(old, kind="wipe", before=3, after=8),)
    assert set_transition(after, old) == project
    assert set_transition(project, old) is project


def test_a_transition_that_cannot_stand_is_refused_by_name() -> None:
    project = _with_dissolve()
    old = project.sequence.track("V1").transitions[0]
    with pytest.raises(EditError, match="at least one frame"):
        set_transition(project, changed(old, before=0, after=0))
    with pytest.raises(EditError, match="longer than one of its clips"):
        set_transition(project, changed(old, before=101))
    with pytest.raises(EditError, match="stays on its cut"):
        set_transition(project, changed(old, left="n5", right="n8"))
    with pytest.raises(EditError, match="no transition"):
        set_transition(project, changed(old, id="y"))


def test_the_settings_of_a_sequence_change_and_its_contents_do_not() -> None:
    project = three_clips()
    wanted = changed(project.sequence, name="Upright", width=1080, height=1920, loudness=Loudness(), tracks=(), styles=())
    after = set_sequence(project, wanted)
    assert check(after) == []
    assert after.sequence.tracks is project.sequence.tracks
    assert (after.sequence.name, after.sequence.width, after.sequence.height) == ("Upright", 1080, 1920)
    assert after.sequence.styles == project.sequence.styles
    assert set_sequence(after, project.sequence) == project
    assert set_sequence(project, project.sequence) is project


def test_the_rate_changes_only_while_the_sequence_is_empty() -> None:
    with pytest.raises(EditError, match="while it is empty"):
        set_sequence(three_clips(), changed(three_clips().sequence, rate=Fraction(25)))
    assert set_sequence(empty_project(), changed(empty_project().sequence, rate=Fraction(25))).sequence.rate == 25


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("name", " ", "needs a name"),
        ("rate", Fraction(0), "above zero"),
        ("width", 0, "cannot be made"),
        ("height", 100_000, "cannot be made"),
        ("width", 1081, "even"),
        ("loudness", Loudness(integrated=0.0), "LUFS"),
        ("loudness", Loudness(true_peak=3.0), "dBTP"),
        ("loudness", Loudness(integrated=float("nan")), "LUFS"),
    ],
)
def test_settings_that_cannot_be_are_refused(field: str, value: object, why: str) -> None:
    project = empty_project()
    with pytest.raises(EditError, match=why):
        set_sequence(project, changed(project.sequence, **{field: value}))


def test_drop_frame_needs_a_rate_that_has_it() -> None:
    project = set_sequence(empty_project(), changed(empty_project().sequence, drop_frame=True))
    with pytest.raises(EditError, match=r"29\.97"):
        set_sequence(project, changed(project.sequence, rate=Fraction(25)))


def test_a_style_is_replaced_by_name_or_added() -> None:
    project = empty_project()
    loud = SubtitleStyle(name="loud", size=0.1, bold=True)
    added = set_style(project, loud)
    assert [style.name for style in added.sequence.styles] == ["default", "loud"]
    louder = set_style(added, changed(loud, size=0.2))
    assert louder.sequence.styles[1].size == 0.2
    assert set_style(louder, loud) == added
    assert set_style(added, loud) is added
    assert check(louder) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("size", 0.0),
        ("size", 1.5),
        ("outline", -0.1),
        ("vertical", 2.0),
        ("colour", "red"),
        ("box_colour", ""),
    ],
)
def test_a_style_that_cannot_be_drawn_is_refused(field: str, value: object) -> None:
    with pytest.raises(EditError):
        set_style(empty_project(), changed(SubtitleStyle(name="x"), **{field: value}))


def test_append_still_works_on_a_project_with_new_settings() -> None:
    project = set_style(set_sequence(empty_project(), changed(empty_project().sequence, name="A")), SubtitleStyle(name="b"))
    item = Subtitle(id="", record_in=0, duration=9, text="x", style="b")
    assert check(append(project, item)) == []
