"""What the basic engine answers in the place of a video-language model."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings

from engine.protocol import Analysis
from engine.tasks.highlights.saliency import measure, shown_end
from engine.tasks.understanding import basic
from engine.tasks.understanding.chaptering import SHORTEST, chapters, units
from tests.support.analyses import analysis, media_info, random_analyses


def two_halves() -> Analysis:
    """Two minutes: a quiet interview in the dark, then a loud chase in daylight; a cut every five seconds."""
    info = media_info("Two_halves.mp4", Fraction(120))
    return analysis(
        info,
        cuts=list(range(5, 120, 5)),
        speech=[(second + 0.5, second + 4.0) for second in range(0, 60, 5)],
        motion=lambda t: 0.02 if t < 60 else 0.9,
        loudness=lambda t: -32.0 if t < 60 else -14.0,
        brightness=lambda t: 0.15 if t < 60 else 0.7,
    )


def test_chapters_lie_where_footage_changes_for_good() -> None:
    assert [(float(span.start), float(span.end)) for span in chapters(measure(two_halves()))] == [(0, 60), (60, 120)]


def test_footage_that_stays_alike_is_one_chapter() -> None:
    alike = analysis(media_info(duration=Fraction(300)), cuts=list(range(10, 300, 10)))
    assert len(chapters(measure(alike))) == 1


@settings(max_examples=40)
@given(random_analyses())
def test_chapters_cover_a_file_and_are_never_too_short(film: Analysis) -> None:
    end = shown_end(film)
    found = chapters(measure(film))
    assert (found[0].start, found[-1].end) == (0, end)
    assert all(a.end == b.start for a, b in pairwise(found))
    assert all(span.duration >= min(SHORTEST, end) for span in found)


def test_a_long_take_is_cut_between_words_only() -> None:
    speech = [(second * 4.0, second * 4.0 + 3.5) for second in range(30)]
    found = units(analysis(media_info(duration=Fraction(120)), speech=speech))
    assert len(found) == 8
    assert all(float(unit.start) % 4 in (0, 3.75) for unit in found)


def test_a_description_says_what_is_measured_and_where() -> None:
    film = two_halves()
    (line,) = basic.described([(0, film)], "line")
    assert line.text.startswith("120.0 s, 24 shots, speech in 35 %")
    paragraph = basic.described([(0, film)], "paragraph")
    assert [statement.places[0].end for statement in paragraph] == [60, 120]
    assert paragraph[0].text != paragraph[1].text
    shots = basic.described([(0, film)], "shots")
    assert len(shots) == 24
    assert not any("new shot," in statement.text.lower() for statement in shots)


def test_each_file_has_chapters_of_its_own_and_no_two_share_a_title() -> None:
    found = basic.chapters([(0, two_halves()), (2, two_halves())])
    assert [chapter.place.media for chapter in found] == [0, 0, 2, 2]
    assert len({chapter.title for chapter in found}) == 4


def test_titles_come_from_names_that_mean_something() -> None:
    found = basic.suggestions([(0, two_halves())], ())
    assert found.titles[0] == "Two halves"
    assert len(found.titles) == len(set(found.titles)) > 1
    assert found.hashtags == ("#two", "#halves")
    nameless = basic.suggestions([(0, analysis(media_info("IMG_0042.MOV", Fraction(20))))], ())
    assert nameless.titles
    assert not any("IMG" in title for title in nameless.titles)
    assert nameless.hashtags == ()
    assert "video-language model" in nameless.notes[0]
