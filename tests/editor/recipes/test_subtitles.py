"""Edits by words: subtitles from a transcript, words put into the cut and taken out of it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.edits import EditError, Source, add_item, append, check, set_speed
from editor.model import Origin, Project, Subtitle
from editor.recipes.spoken import add_words, frame_saying, remove_words, voices
from editor.recipes.subtitles import STYLE, make_subtitles
from engine.protocol import SpokenSegment, SpokenWord, Transcript
from tests.support.projects import counting, empty_project


def transcript(*sentences: tuple[float, str], language: str = "en", each: float = 0.4, **fields: object) -> Transcript:
    """A word every `each` seconds from the time of its sentence on."""
    segments = []
    for start, text in sentences:
        words = tuple(
            SpokenWord(Fraction(str(start + each * i)), Fraction(str(start + each * (i + 1))) - Fraction(1, 20), word)
            for i, word in enumerate(text.split())
        )
        segments.append(SpokenSegment(start=words[0].start, end=words[-1].end, text=text, words=words))
    fields = {"engine": "test", "source": "model", **fields}
    return Transcript(language=language, segments=tuple(segments), **fields)  # type: ignore[arg-type]


SAID = transcript((2, "Um, this is the first sentence."), (6, "And a second one."), (15, "Late words."))


def with_clip(start: int = 1, frames: int = 300) -> Project:
    return append(empty_project(), Source(media="a", source_in=Fraction(start), duration=frames), ids=counting())


def subtitles(project: Project) -> list[Subtitle]:
    return [item for track in project.sequence.tracks for item in track.items if isinstance(item, Subtitle)]


def test_subtitles_have_the_words_where_they_are_heard() -> None:
    project = make_subtitles(with_clip(), "a", SAID, ids=counting("s"))
    first, second = subtitles(project)  # the clip ends before the late words
    rate = project.sequence.rate
    assert (first.text, second.text) == ("Um, this is the first sentence.", "And a second one.")
    assert abs(first.record_in - rate * 1) <= 1
    assert [word.text for word in first.words] == first.text.split()
    assert first.origin is not None
    assert first.origin.task == "transcribe"
    assert first.style == STYLE
    assert first.language == "en"
    assert any(style.name == STYLE and style.highlight_colour for style in project.sequence.styles)
    assert not list(check(project))


def test_making_them_again_changes_nothing_but_ids_and_leaves_a_persons_alone() -> None:
    project = with_clip()
    own = Subtitle(id="mine", record_in=0, duration=20, text="Mine")
    project = add_item(project, "S1", own)
    once = make_subtitles(project, "a", SAID, ids=counting("s"))
    twice = make_subtitles(once, "a", SAID, ids=counting("t"))
    assert [item.text for item in subtitles(twice)] == [item.text for item in subtitles(once)]
    assert subtitles(twice)[0] == own
    assert not list(check(twice))


def test_without_a_subtitle_track_one_is_made() -> None:
    project = with_clip()
    from editor.edits import remove_track

    project = remove_track(project, "S1")
    made = make_subtitles(project, "a", SAID)
    assert subtitles(made)


def test_long_speech_becomes_lines_that_can_be_read() -> None:
    long = transcript((2, " ".join(f"word{i}" for i in range(60))), each=0.15)
    project = make_subtitles(with_clip(frames=500), "a", long)
    found = subtitles(project)
    assert len(found) > 3
    assert all(len(item.text) <= 84 for item in found)
    assert " ".join(item.text for item in found).split() == [f"word{i}" for i in range(60)]


def test_retimed_clips_carry_their_words_along() -> None:
    project = with_clip()
    clip = voices(project, "a")[0].clip
    project = set_speed(project, clip.id, Fraction(2))
    slow = subtitles(make_subtitles(project, "a", SAID))[0]
    assert abs(slow.record_in - project.sequence.rate * Fraction(1, 2)) <= 1


def test_words_of_a_language_without_spaces_are_joined_without() -> None:
    said = transcript((2, "夕 日 の 中 を"), language="ja")
    item = subtitles(make_subtitles(with_clip(), "a", said))[0]
    assert item.text == "夕日の中を"
    assert len(item.words) == 5


@pytest.mark.parametrize("what", ["no footage", "no words", "elsewhere"])
def test_what_cannot_be_made_is_refused(what: str) -> None:
    project = empty_project() if what == "no footage" else with_clip()
    said = transcript((18, "Far away.")) if what == "elsewhere" else SAID
    if what == "no words":
        said = Transcript(
            engine="basic", source="speech", language="", segments=(SpokenSegment(start=Fraction(0), end=Fraction(2)),)
        )
    with pytest.raises(EditError):
        make_subtitles(project, "a", said)


def test_added_words_are_an_ordinary_clip_that_says_why() -> None:
    words = SAID.segments[1].words
    project = add_words(empty_project(), "a", SAID, words)
    picture = project.sequence.track("V1").clips[0]
    sound = project.sequence.track("A1").clips[0]
    assert picture.link == sound.link is not None
    assert picture.source_in <= words[0].start
    assert picture.source_out(project.sequence.rate) >= words[-1].end
    assert isinstance(picture.origin, Origin)
    assert picture.origin.reasons == ("says “And a second one.”",)
    assert picture.origin.evidence == (words[0].start,)
    assert not list(check(project))


def test_added_words_keep_out_of_their_neighbours() -> None:
    words = SAID.segments[0].words
    project = add_words(empty_project(), "a", SAID, words[1:3], room=(words[0].end, words[3].start))
    clip = project.sequence.track("V1").clips[0]
    assert clip.source_in >= words[0].end - Fraction(1, 29)
    assert clip.source_out(project.sequence.rate) <= words[3].start + Fraction(2, 29)


def test_removed_words_close_the_gap_and_take_their_subtitles_along() -> None:
    project = make_subtitles(with_clip(), "a", SAID)
    words = SAID.segments[0].words
    shorter = remove_words(project, "a", words[:1])
    rate = project.sequence.rate
    gone = project.sequence.track("V1").end - shorter.sequence.track("V1").end
    assert abs(gone / rate - (words[0].end - words[0].start)) <= 1 / rate
    assert frame_saying(shorter, "a", words[0].start + Fraction(1, 10)) is None
    assert frame_saying(shorter, "a", words[2].start) is not None
    assert "Um," not in subtitles(shorter)[0].text
    assert len(shorter.sequence.track("V1").clips) == len(shorter.sequence.track("A1").clips) == 2
    assert not list(check(shorter))


def test_words_that_are_not_in_the_cut_cannot_be_removed() -> None:
    with pytest.raises(EditError, match="does not have these words"):
        remove_words(with_clip(), "a", SAID.segments[2].words)


@given(first=st.integers(0, 5), count=st.integers(1, 6), start=st.integers(0, 40), frames=st.integers(1, 400))
def test_whatever_is_removed_the_project_holds_together(first: int, count: int, start: int, frames: int) -> None:
    project = append(empty_project(), Source(media="a", source_in=Fraction(start, 10), duration=frames), ids=counting())
    words = SAID.segments[0].words[first : first + count]
    try:
        changed = remove_words(project, "a", words)
    except EditError:
        return
    assert not list(check(changed))
    assert changed.sequence.track("V1").end == changed.sequence.track("A1").end < project.sequence.track("V1").end
