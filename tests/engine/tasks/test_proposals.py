"""What a model holds worth showing, among what the signals say."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.protocol import Analysis, FindHighlights, Span
from engine.tasks.highlights.find import find
from engine.tasks.highlights.proposals import Proposal, behind, retitled
from engine.tasks.highlights.saliency import shown_end
from tests.support.analyses import analysis, bump, media_info, random_analyses


def proposal(start: float, end: float, score: float = 0.9, title: str = "A dog jumps", media: int = 0) -> Proposal:
    return Proposal(media, Fraction(str(start)), Fraction(str(end)), score, title, "a dog jumps into the waves")


def quiet_film() -> Analysis:
    """A minute in which something moves at 10 s, and nothing else happens."""
    return analysis(media_info(), cuts=list(range(5, 60, 5)), motion=lambda t: 0.1 + 0.8 * bump(t, 10))


REQUEST = FindHighlights(paths=("clip.mp4",), count=2)


def test_what_a_model_sees_becomes_a_moment_that_signals_would_have_missed() -> None:
    without = find([quiet_film()], FindHighlights(paths=("clip.mp4",), count=1))
    assert without.highlights[0].start < 12
    first, second = find([quiet_film()], REQUEST, [proposal(41, 44)]).highlights
    assert {round(first.start / 10), round(second.start / 10)} == {1, 4}
    (seen,) = [one for one in (first, second) if one.start > 30]
    assert seen.title == "A dog jumps"
    assert seen.reasons[0] == "a dog jumps into the waves"
    assert any(41 <= time <= 44 for time in seen.evidence)


def test_what_both_speak_for_comes_first() -> None:
    film = analysis(
        media_info(), cuts=list(range(5, 60, 5)), motion=lambda t: 0.1 + 0.8 * max(bump(t, 10), bump(t, 30), bump(t, 50))
    )
    (best, *_) = find([film], REQUEST, [proposal(29, 31, 0.6)]).highlights
    assert best.start <= 30 <= best.end
    assert len(best.reasons) > 1


@settings(max_examples=25, deadline=None)
@given(random_analyses(), st.data())
def test_proposals_change_no_promise(film: Analysis, data: st.DataObject) -> None:
    end = shown_end(film)
    made = []
    for _ in range(data.draw(st.integers(0, 5))):
        start = end * data.draw(st.integers(0, 99)) / 100
        made.append(Proposal(0, start, min(end, start + 3), data.draw(st.floats(0, 1)), "A dog", "a dog"))
    found = find([film], FindHighlights(paths=("clip.mp4",)), made)
    titles = [one.title for one in found.highlights]
    assert len(titles) == len(set(titles))
    for one in found.highlights:
        assert 0 <= one.room.start <= one.start < one.end <= one.room.end <= end
        assert 1 <= len(one.reasons) <= 4
        assert all(one.start <= at <= one.end for at in one.evidence)


def test_a_moment_goes_back_to_the_strongest_proposal_that_covers_it() -> None:
    weak, strong, far = proposal(1, 4, 0.4), proposal(2, 5, 0.8), proposal(20, 30, 1.0)
    assert behind(Span(Fraction(2), Fraction(4)), [weak, strong, far]) == strong
    assert behind(Span(Fraction(10), Fraction(12)), [weak, strong, far]) is None
    assert behind(Span(Fraction(29), Fraction(36)), [far]) is None


def test_no_two_moments_have_the_same_title() -> None:
    one, two = proposal(1, 2), proposal(5, 6)
    assert retitled(["Movement", "Movement at 0:05"], [one, two]) == ["A dog jumps", "Movement at 0:05"]
    assert retitled(["Movement"], [None]) == ["Movement"]
