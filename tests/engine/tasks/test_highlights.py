"""Highlights found in analyses of footage that was never shot: what they promise, whatever the footage."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from engine.protocol import AudioEvent, FaceBox, FindHighlights, Highlight, UsageError, to_json
from engine.tasks.highlights.find import check, find
from tests.support.analyses import always, analysis, bump, media_info, random_analyses, spans


def request(files: int = 1, **fields: object) -> FindHighlights:
    return FindHighlights(paths=tuple(f"{index}.mp4" for index in range(files)), **fields)


def only(found: object) -> Highlight:
    (highlight,) = found.highlights  # type: ignore[attr-defined]
    return highlight


@given(st.data())
@settings(max_examples=60)
def test_what_every_highlight_promises(data: st.DataObject) -> None:
    films = [data.draw(random_analyses(f"{index}.mp4")) for index in range(data.draw(st.integers(1, 3)))]
    limits = data.draw(st.sampled_from([{}, {"count": 3}, {"total": Fraction(20)}, {"total": Fraction(400)}]))
    asked = request(len(films), **limits)
    found = find(films, asked)
    assert to_json(found) == to_json(find(films, asked))
    assert list(found.highlights) == sorted(found.highlights, key=lambda h: (-h.score, h.media, h.start))
    if "count" in limits:
        assert len(found.highlights) <= 3
    titles = [highlight.title for highlight in found.highlights]
    assert len(set(titles)) == len(titles)
    for number, film in enumerate(films):
        end = film.info.video[0].duration
        mine = sorted((h for h in found.highlights if h.media == number), key=lambda h: h.start)
        for left, right in pairwise(mine):
            assert left.end <= right.start
            assert left.room.end <= right.room.start
        for h in mine:
            assert 0 <= h.room.start <= h.start < h.end <= h.room.end <= end
            assert 0 <= h.score <= 1
            assert h.end - h.start <= asked.longest
            assert 1 <= len(h.reasons) <= 4
            assert h.title
            assert h.evidence
            assert all(h.start <= at <= h.end for at in h.evidence)
            for bad in (*film.unusable, *film.fades):
                # a frame that is still shown when a bad stretch begins may reach into it
                assert h.end <= bad.start + 1 / film.info.video[0].rate or h.start >= bad.end - Fraction(1, 1000)
            broken = [s for s in film.speech if s.end - s.start <= asked.longest]
            for at in (h.start, h.end, *h.safe_ins, *h.safe_outs):
                assert not any(s.start < at < s.end for s in broken)
            assert h.start in h.safe_ins
            assert h.end in h.safe_outs
            assert all(h.room.start <= at < h.end for at in h.safe_ins)
            assert all(h.start < at <= h.room.end for at in h.safe_outs)
        if any(h.end - h.start >= asked.shortest for h in mine):
            assert all(h.end - h.start >= asked.shortest for h in mine)


def test_the_busiest_stretch_is_found_and_said_to_be_so() -> None:
    film = analysis(
        media_info(), motion=lambda t: 0.05 + 0.8 * bump(t, 41, 1.5), loudness=lambda t: -35 + 20 * bump(t, 41, 1.5)
    )
    best = find([film], request(count=3)).highlights[0]
    assert best.start < 40
    assert best.end > 42
    assert {"fast movement", "loud moment"} <= set(best.reasons)
    assert best.title.startswith("Fast movement")
    assert best.score > 0.6


def test_a_sustained_loud_stretch_is_called_one_unless_someone_speaks() -> None:
    loud = AudioEvent(kind="loud", start=Fraction(20), end=Fraction(24), strength=1.0)
    cheer = analysis(media_info(), events=[loud], loudness=lambda t: -40 + 25 * bump(t, 22, 2))
    assert "a swell of sustained sound" in find([cheer], request(count=1)).highlights[0].reasons
    speech = analysis(media_info(), events=[loud], loudness=lambda t: -40 + 25 * bump(t, 22, 2), speech=[(19.5, 24.5)])
    reasons = find([speech], request(count=1)).highlights[0].reasons
    assert "someone speaks" in reasons
    assert "a swell of sustained sound" not in reasons


def test_a_moment_lies_between_cuts() -> None:
    film = analysis(media_info(), cuts=[10, 20, 24, 40], motion=lambda t: 0.05 + 0.8 * bump(t, 22, 2))
    best = find([film], request(count=1)).highlights[0]
    assert (best.start, best.end) == (20, 24)
    assert (best.room.start, best.room.end) == (20, 24)
    assert "new shot" in best.reasons


def test_short_shots_are_taken_together_from_cut_to_cut() -> None:
    cuts = [round(0.8 * k, 2) for k in range(1, 75)]
    film = analysis(media_info(), cuts=cuts, motion=lambda t: 0.1 + 0.5 * bump(t, 30, 2))
    borders = {Fraction(0), Fraction(60), *(Fraction(str(cut)) for cut in cuts)}
    found = find([film], request(count=4)).highlights
    assert len(found) == 4
    assert all({h.start, h.end} <= borders for h in found)


def test_a_sentence_is_not_broken_even_across_a_cut() -> None:
    film = analysis(media_info(), cuts=[20], speech=[(18, 22)], loudness=lambda t: -40 + 20 * bump(t, 20, 2))
    best = find([film], request(count=1)).highlights[0]
    assert best.start <= 18
    assert best.end >= 22


def test_speech_that_never_pauses_is_entered_where_it_is_quietest() -> None:
    quiet = [0.7 + 2.5 * k for k in range(12)]
    film = analysis(
        media_info(duration=Fraction(30)),
        speech=[(0, 30)],
        loudness=lambda t: -20 - 15 * max(bump(t, at, 0.15) for at in quiet),
    )
    found = find([film], request(count=2)).highlights
    inner = [edge for h in found for edge in (h.start, h.end) if 0 < edge < 30]
    assert inner
    assert all(min(abs(float(edge) - at) for at in quiet) < 0.3 for edge in inner)


def test_speech_that_never_pauses_is_entered_between_words_where_they_are_known() -> None:
    words = spans([(at * 0.5, at * 0.5 + 0.4) for at in range(60)])
    film = structs.replace(
        analysis(media_info(duration=Fraction(30)), speech=[(0, 30)], loudness=lambda t: -20 - 15 * bump(t, 10.2, 0.15)),
        words=words,
    )
    found = find([film], request(count=3)).highlights
    times = [time for h in found for time in (h.start, h.end, *h.safe_ins, *h.safe_outs)]
    assert any(0 < time < 30 for time in times)
    assert not [float(time) for time in times if any(word.start < time < word.end for word in words)]


def test_no_moment_ends_inside_a_word_that_only_the_model_heard() -> None:
    words = spans([(9.6, 10.4), (19.7, 20.6)])
    film = structs.replace(analysis(media_info(), cuts=[10, 20], loudness=lambda t: -40 + 20 * bump(t, 15, 3)), words=words)
    found = find([film], request(count=4)).highlights
    assert found
    assert not [h for h in found for time in (h.start, h.end) if any(word.start < time < word.end for word in words)]


def test_a_word_that_a_model_stretched_over_a_pause_does_not_hide_the_pause() -> None:
    quiet = analysis(media_info(), speech=[(10, 14), (20, 24)], loudness=lambda t: -40 + 20 * bump(t, 12, 2))
    stretched = structs.replace(quiet, words=spans([(10, 12), (12, 20), (20, 24)]))
    edges = [[(h.start, h.end) for h in find([film], request(count=2)).highlights] for film in (quiet, stretched)]
    assert edges[0] == edges[1]


def test_the_same_take_again_comes_after_everything_else() -> None:
    def motion(t: float) -> float:
        return 0.1 + 0.5 * (bump(t, 5, 2) + bump(t, 45, 2)) + 0.35 * bump(t, 25, 2)

    film = analysis(
        media_info(),
        cuts=[10, 20, 30, 40, 50],
        motion=motion,
        brightness=lambda t: 0.8 if 20 <= t < 30 else 0.2,
        colour=lambda t: 0.9 if 20 <= t < 30 else 0.2,
    )
    first_two = {int(h.start) // 10 for h in find([film], request(count=2)).highlights}
    assert 2 in first_two
    assert len(first_two) == 2


def test_scores_of_a_dull_file_do_not_pass_for_those_of_a_lively_one() -> None:
    dull = analysis(media_info("dull.mp4"), motion=lambda t: 0.01 + 0.002 * bump(t, 30))
    lively = analysis(media_info("lively.mp4"), motion=lambda t: 0.1 + 0.8 * bump(t % 15, 7))
    found = find([dull, lively], request(2, count=4)).highlights
    assert found[0].media == 1
    assert max(h.score for h in found if h.media == 1) > 5 * max((h.score for h in found if h.media == 0), default=0)


def test_every_file_with_something_good_appears() -> None:
    films = [
        analysis(media_info(f"{k}.mp4"), motion=lambda t, k=k: 0.05 + (0.9 - 0.15 * k) * bump(t % 12, 6)) for k in range(4)
    ]
    assert {h.media for h in find(films, request(4, count=4)).highlights} == {0, 1, 2, 3}


def test_one_static_shot_still_has_its_best_moments() -> None:
    film = analysis(media_info(audio=False), motion=lambda t: 0.5 * bump(t, 12) + 0.4 * bump(t, 44))
    found = find([film], request(count=2)).highlights
    assert sorted(round(float(h.start + h.end) / 2 / 10) for h in found) == [1, 4]


def test_uniform_footage_gives_spread_moments_with_an_honest_reason() -> None:
    film = analysis(media_info(audio=False), motion=always(0.0))
    found = find([film], request(count=3)).highlights
    assert len(found) == 3
    assert all(right.start - left.end > 5 for left, right in pairwise(sorted(found, key=lambda h: h.start)))
    assert found[0].reasons == ("the clearest stretch of a quiet take",)
    assert found[0].score < 0.1


def test_a_clip_of_a_second_is_one_moment() -> None:
    found = only(find([analysis(media_info(duration=Fraction(1)))], request()))
    assert (found.start, found.end) == (0, 1)


def test_sound_alone_has_moments_too() -> None:
    info = media_info("talk.wav", video=False, kind="audio")
    found = find(
        [analysis(info, speech=[(10, 14), (30, 33)], loudness=lambda t: -30 + 12 * bump(t, 12, 2))], request(count=1)
    )
    assert only(found).start <= 10
    assert only(found).end >= 14
    assert "someone speaks" in only(found).reasons


def test_faces_are_named_by_how_near_they_are() -> None:
    def film(height: float) -> object:
        faces = [FaceBox(Fraction(t, 2), 0.4, 0.2, 0.4 + height / 2, 0.2 + height, 0.9) for t in range(40, 50)]
        return find([analysis(media_info(), faces=faces)], request(count=1))

    assert "face in close-up" in only(film(0.5)).reasons
    assert "a face in view" in only(film(0.1)).reasons


def test_black_footage_has_none_and_says_why() -> None:
    found = find([analysis(media_info(), unusable=[(0, 60)])], request())
    assert found.highlights == ()
    assert "clip.mp4: nothing usable" in found.notes[0]


def test_what_is_left_out_is_said() -> None:
    assert "20.0 of 60.0 s" in find([analysis(media_info(), unusable=[(10, 30)])], request()).notes[0]


def test_a_total_is_filled_with_some_to_spare() -> None:
    found = find([analysis(media_info(duration=Fraction(600)))], request(total=Fraction(30))).highlights
    assert 30 < sum(h.end - h.start for h in found) < 60


def test_moments_of_three_hours_are_spread_over_them() -> None:
    film = analysis(
        media_info(duration=Fraction(3 * 3600)),
        cuts=[5.0 * k + 0.2 * (k % 7) for k in range(1, 2100)],
        speech=[(7.0 * k, 7 * k + 4.4) for k in range(1500)],
        motion=lambda t: 0.1 + 0.6 * bump(t % 97, 20),
    )
    found = find([film], request(total=Fraction(60))).highlights
    assert sum(h.end - h.start for h in found) > 60
    assert max(h.start for h in found) - min(h.start for h in found) > 3600


@pytest.mark.parametrize(
    "wrong",
    [{"count": 0}, {"total": Fraction(0)}, {"shortest": Fraction(0)}, {"shortest": Fraction(9)}, {"paths": ()}],
)
def test_requests_that_contradict_themselves_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        check(FindHighlights(**{"paths": ("a.mp4",), **wrong}))
