"""What a query is taken for: words, phrases, Chinese, negations, and what nothing can tell."""

from __future__ import annotations

import pytest

from engine.protocol import UsageError
from engine.search import colours
from engine.search.evidence import REASONS
from engine.search.query import LONGEST, read, words
from engine.search.stems import pieces, stem
from engine.search.vocabulary import vocabulary


def taken(text: str) -> list[tuple[str, str]]:
    """(text, what it is) of what carries a meaning."""
    return [(part.text, part.key or part.kind) for part in read(text).parts if part.kind != "ignored"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the woman in the red coat", [("woman", "person"), ("red", "red"), ("coat", "coat")]),
        ("Close-ups of FACES", [("Close ups", "close-up"), ("FACES", "face")]),
        ("somebody is talking", [("somebody", "person"), ("talking", "speech")]),
        ("black and white", [("black and white", "colourless")]),
        ("black, white", [("black", "black"), ("white", "white")]),
        ("they run", [("they", "people"), ("run", "fast")]),
        ("no sound", [("no sound", "silence")]),
        ("slow motion", [("slow motion", "slow motion")]),
        ("outdoors", [("outdoors", "outdoors")]),
        ("cheering crowd", [("cheering", "loud"), ("crowd", "people")]),
        ("一个女人在跑步", [("女人", "person"), ("跑步", "fast")]),
        ("红色的汽车", [("红色", "red"), ("汽车", "汽车")]),
        ("紅色 close-up 說話", [("紅色", "red"), ("close up", "close-up"), ("說話", "speech")]),
    ],
)
def test_words_and_phrases(text: str, expected: list[tuple[str, str]]) -> None:
    assert taken(text) == expected


@pytest.mark.parametrize("text", ["red without people", "red, not people", "red and no people", "red, don't show people"])
def test_what_is_not_wanted_is_not_looked_for(text: str) -> None:
    query = read(text)
    assert [part.key for part in query.content] == ["red"]
    unknown = [word.text for word in words(query, [], [], model=False) if word.state == "unknown"]
    assert unknown[-1] == "people"
    assert len(unknown) == 2


def test_how_words_are_told() -> None:
    query = read("the woman at the harbour says goodbye in red")
    harbour = next(part for part in query.content if part.text == "harbour")
    goodbye = next(part for part in query.content if part.text == "goodbye")
    told = {word.text: word.state for word in words(query, [goodbye], [harbour], model=False)}
    assert told == {
        "the": "ignored", "woman": "broadened", "at": "ignored", "harbour": "named", "says": "broadened",
        "goodbye": "said", "in": "ignored", "red": "understood",
    }  # fmt: skip
    alone = {word.text: word.state for word in words(query, [], [], model=False)}
    assert (alone["harbour"], alone["goodbye"]) == ("unknown", "unknown")
    by_model = {word.text: word.state for word in words(query, [], [], model=True)}
    assert (by_model["harbour"], by_model["woman"], by_model["red"]) == ("model", "understood", "understood")


@pytest.mark.parametrize("text", ["", "  \n", "x" * (LONGEST + 1)])
def test_nothing_and_too_much_are_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read(text)


@pytest.mark.parametrize("text", ["?!", "…", "\0", "((", "🙂", "-- '; DROP TABLE entries", "a" * 900, "的的的"])
def test_anything_can_be_typed(text: str) -> None:
    query = read(text)
    assert all(part.text for part in query.parts)


def test_every_concept_can_be_measured_and_named() -> None:
    known = vocabulary()
    assert set(known.concepts) == set(REASONS)
    assert set(colours.NAMES) <= set(known.concepts)


def test_stems() -> None:
    assert stem("Running") == stem("runs")
    assert stem("l’été", "fr") == stem("L'Été", "fr")
    assert stem("Häuser", "de") == stem("häuser", "de")
    assert pieces("He said：跑步go on") == ["He", "said", "跑步", "go", "on"]
    assert stem("kwijibo", "tlh") == "kwijibo"
