"""The basic engine's answers about footage that was never shot: what fits, what fits in part, and where ranges end."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.protocol import STRONG, AudioEvent, FaceBox, Match, SpokenSegment, SpokenWord, Transcript, to_json
from engine.search import basic, said
from engine.search.colours import NAMES, shares
from engine.search.evidence import Film
from engine.search.query import read
from engine.search.sampled import Rows
from tests.support.analyses import analysis, media_info, random_analyses


def film(made=None, *, red=(), transcript=(), name="clip.mp4", language="en", **fields) -> Film:  # type: ignore[no-untyped-def]
    """`red` are (start, end) seconds; `transcript` (start, end, text)."""
    made = made or analysis(media_info(name, Fraction(60)), **fields)
    times = np.arange(float(made.info.duration) // 1 + 1)
    rows = np.zeros((len(times), len(NAMES)), np.float32)
    for start, end in red:
        rows[(times >= start) & (times < end), NAMES.index("red")] = 0.2
    segments = []
    for start, end, text in transcript:
        each = (Fraction(end) - start) / max(1, len(text.split()))
        spoken = tuple(SpokenWord(start + n * each, start + (n + 1) * each, word) for n, word in enumerate(text.split()))
        segments.append(SpokenSegment(start=Fraction(start), end=Fraction(end), text=text, words=spoken))
    heard = Transcript(engine="x", source="model", language=language, segments=tuple(segments))
    return Film(made, Rows(times, rows), said.read([heard]), said.names(made.info.path))


def faces(start: float, end: float, height: float = 0.2) -> list[FaceBox]:
    times = np.arange(start, end + 0.01, 1.0)
    return [FaceBox(Fraction(str(round(t, 2))), 0.4, 0.3, 0.5, 0.3 + height, 0.9) for t in times.tolist()]


def find(text: str, *films: Film) -> tuple[list[Match], list[Match]]:
    return basic.find(read(text), list(enumerate(films)))


def spans(matches: list[Match]) -> list[tuple[float, float]]:
    return [(float(match.start), float(match.end)) for match in matches]


def test_a_colour_where_it_is() -> None:
    fitting, weak = find("red", film(red=[(10, 15), (30, 34)], cuts=[10.2, 15.1]))
    assert len(fitting) == 2
    first, second = sorted(spans(fitting))
    assert first == (10.2, 15.1), "ends lie at cuts"
    assert second == pytest.approx((29.5, 33.5), abs=0.2)
    assert all(match.reasons == ("red in the picture",) for match in fitting)
    assert not weak


def test_all_of_a_query_at_once_is_better_than_a_part() -> None:
    one = film(red=[(10, 20)], faces=faces(14, 30))
    fitting, weak = find("a woman in red", one)
    assert len(fitting) == 1
    assert 13 <= fitting[0].start < fitting[0].end <= 20.5
    assert set(fitting[0].reasons) == {"a person in view", "red in the picture"}
    assert not fitting[0].lacking
    assert {match.lacking for match in weak} == {("red",), ("person",)}
    assert all(match.score < STRONG for match in weak)


def test_nothing_when_nothing_fits() -> None:
    assert find("red", film()) == ([], [])
    assert find("zebra", film()) == ([], [])
    assert find("the of and", film()) == ([], [])
    assert find("without red", film(red=[(1, 5)])) == ([], [])


def test_words_that_are_not_understood_cost_score() -> None:
    one = film(red=[(10, 15)])
    sure, unsure = find("red", one)[0][0], find("red zebra", one)[0][0]
    assert unsure.score < sure.score
    assert unsure.lacking == ("zebra",)


@pytest.mark.parametrize(
    ("text", "fields", "inside"),
    [
        ("person", {"people": [FaceBox(Fraction(t), 0.4, 0.1, 0.6, 0.9, 0.8) for t in (20, 22, 24)]}, (20, 24)),
        ("close-up", {"faces": faces(20, 24, 0.5)}, (20, 24)),
        ("somebody talks", {"speech": [(20, 24)], "faces": faces(20, 24)}, (20, 24)),
        ("silence", {"loudness": lambda t: -60.0 if 20 <= t < 24 else -25.0}, (20, 24)),
        ("applause", {"events": [AudioEvent(kind="loud", start=Fraction(20), end=Fraction(24), strength=0.9)]}, (20, 24)),
        ("loud", {"loudness": lambda t: -12.0 if 20 <= t < 24 else -35.0}, (20, 24)),
        ("a bang", {"events": [AudioEvent(kind="onset", start=Fraction(20), end=Fraction(20), strength=0.9)]}, (20, 20.4)),
        ("fast", {"motion": lambda t: 0.9 if 20 <= t < 24 else 0.05}, (20.5, 23.5)),
        ("still", {"motion": lambda t: 0.01 if 20 <= t < 24 else 0.5}, (20.5, 23.5)),
        ("dark", {"brightness": lambda t: 0.1 if 20 <= t < 24 else 0.5}, (20, 24)),
        ("bright", {"brightness": lambda t: 0.9 if 20 <= t < 24 else 0.4}, (20, 24)),
        ("colourful", {"colour": lambda t: 0.9 if 20 <= t < 24 else 0.2}, (20, 24)),
        ("fade", {"fades": [(20, 24)]}, (20, 24)),
    ],
)  # fmt: skip
def test_each_signal_has_its_words(text: str, fields: dict[str, object], inside: tuple[float, float]) -> None:
    fitting, _ = find(text, film(**fields))
    assert len(fitting) == 1, spans(fitting)
    start, end = spans(fitting)[0]
    assert start <= inside[0] + 0.3
    assert end >= inside[1] - 0.3
    assert end - start <= inside[1] - inside[0] + 3.2


def test_several_people_are_not_one() -> None:
    one = faces(10, 14)
    two = [*faces(30, 34), *(FaceBox(f.time, 0.7, 0.3, 0.8, 0.5, 0.9) for f in faces(30, 34))]
    fitting, _ = find("a crowd", film(faces=sorted([*one, *two], key=lambda box: box.time)))
    assert len(fitting) == 1
    assert fitting[0].start >= 29


def test_words_that_are_said_are_found_as_sentences() -> None:
    one = film(
        transcript=[(5, 8, "And there he goes."), (20, 23, "The goalkeepers saved it!"), (26, 28, "Wow.")],
        speech=[(5, 8), (20, 23)],
    )
    fitting, _ = find("goalkeeper saves", one)
    assert spans(fitting) == [(20, 23)]
    assert "“goalkeeper” is said" in fitting[0].reasons
    assert find("goalkeeper", film(transcript=[(20, 23, "Nothing of the kind")])) == ([], [])


def test_words_are_stemmed_in_the_language_that_is_spoken() -> None:
    one = film(transcript=[(20, 23, "Die Häuser am Meer")], language="de")
    assert spans(find("Häusern", one)[0]) == [(20, 23)]


def test_chinese_is_found_in_chinese() -> None:
    one = film(transcript=[(20, 23, "我们的汽车停在路边。")], language="zh")
    assert spans(find("汽车", one)[0]) == [(20, 23)]
    assert find("飞机", one) == ([], [])


def test_a_file_may_be_called_so() -> None:
    beach = film(name="Beach_walk-03.mp4")
    fitting, _ = find("the beach", beach, film(name="other.mp4"))
    assert [(match.media, float(match.start), float(match.end)) for match in fitting] == [(0, 0.0, 60.0)]
    assert fitting[0].reasons == ("the file is called “beach”",)
    assert said.names("/x/MyHoliday2024_walking.mov") >= {"my", "walk"}


def test_best_first_over_all_files() -> None:
    fitting, _ = find("red", film(red=[(10, 15)]), film(name="b.mp4", red=[(10, 15), (40, 44)]))
    assert {match.media for match in fitting} == {0, 1}
    assert fitting == sorted(fitting, key=basic.order)


QUERIES = ("person", "red fast", "someone talking loudly", "silence", "dark and still", "跑步", "a bang in close-up zebra")


@given(st.data())
@settings(max_examples=40)
def test_what_every_answer_promises(data: st.DataObject) -> None:
    made = [data.draw(random_analyses(f"{number}.mp4")) for number in range(2)]
    films = [film(one, red=[(1, 4)]) for one in made]
    query = data.draw(st.sampled_from(QUERIES))
    fitting, weak = find(query, *films)
    assert to_json((fitting, weak)) == to_json(find(query, *films))
    assert fitting == sorted(fitting, key=basic.order)
    assert all(STRONG <= match.score <= 1 for match in fitting)
    assert all(0 <= match.score < STRONG for match in weak)
    for number, one in enumerate(films):
        own = sorted((match for match in (*fitting, *weak) if match.media == number), key=lambda match: match.start)
        for left, right in pairwise(own):
            assert left.end <= right.start
        for match in own:
            assert 0 <= match.start < match.end <= one.duration
            assert match.reasons
            assert all(match.start <= time <= match.end for time in match.evidence)


@pytest.mark.parametrize(
    ("rgb", "name"),
    [
        ((220, 20, 30), "red"), ((250, 140, 10), "orange"), ((250, 220, 20), "yellow"), ((30, 160, 40), "green"),
        ((30, 80, 220), "blue"), ((120, 40, 180), "purple"), ((250, 130, 180), "pink"), ((110, 60, 20), "brown"),
        ((250, 250, 250), "white"), ((128, 128, 128), "grey"), ((5, 5, 5), "black"),
    ],
)  # fmt: skip
def test_colours_have_their_names(rgb: tuple[int, int, int], name: str) -> None:
    picture = np.full((90, 160, 3), rgb, np.uint8)
    found = shares(picture)
    assert NAMES[int(found.argmax())] == name
    assert found.max() > 0.99


def test_skin_is_no_colour() -> None:
    for rgb in ((224, 172, 145), (198, 134, 100), (141, 95, 70)):
        assert shares(np.full((90, 160, 3), rgb, np.uint8))[[NAMES.index("red"), NAMES.index("orange")]].max() == 0
