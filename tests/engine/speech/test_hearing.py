"""Pieces of speech, and what a model says about them: cut at pauses, checked, marked."""

from __future__ import annotations

import math
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.index import Index
from engine.media import probe
from engine.protocol import Cancelled, Span, SpokenSegment, SpokenWord, Transcript
from engine.signals.speech import STEP
from engine.speech import marks, tidy
from engine.speech.backend import LONGEST, RATE, Piece, Said
from engine.speech.hearing import Speech, find_speech, pieces, stretches
from engine.tasks.context import Context
from tests.support.speech import read_wave, say, write_wave


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sentences with four seconds of silence between them."""
    folder = tmp_path_factory.mktemp("talk")
    first, rate = read_wave(say(folder / "one.wav", "This is the first sentence of the talk."))
    second, _ = read_wave(say(folder / "two.wav", "And here is another one."))
    return write_wave(folder / "talk.wav", np.concatenate([first, np.zeros(4 * rate, np.float32), second]), rate)


def test_speech_is_found_once_and_cut_at_its_pauses(talk: Path, tmp_path: Path) -> None:
    info = probe(talk)
    with Index(tmp_path) as index:
        speech = find_speech(info, Context(index))
        again = find_speech(info, Context(index, report=lambda *_: pytest.fail("it was heard again")))
    assert speech == again
    wanted = stretches(speech, info.duration)
    assert len(wanted) == 2
    heard = list(pieces(info, wanted, lambda: None))
    assert [round(piece.start, 3) for piece in heard] == [round(start, 3) for start, _ in wanted]
    whole, rate = read_wave(talk)
    for piece, (start, stop) in zip(heard, wanted, strict=True):
        assert abs(piece.length - (stop - start)) < 0.01
        loud = np.abs(whole[int(start * rate) : int(stop * rate)]).max()
        assert abs(np.abs(piece.samples).max() - loud) < 0.1


def test_finding_speech_can_be_cancelled(talk: Path, tmp_path: Path) -> None:
    with Index(tmp_path) as index, pytest.raises(Cancelled):
        find_speech(probe(talk), Context(index, cancelled=lambda: True))


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(250, 90_000)), max_size=12), st.binary(max_size=64))
def test_pieces_hold_all_speech_and_are_short_enough(gaps: list[tuple[int, int]], noise: bytes) -> None:
    spans, at = [], 0
    for gap, length in gaps:
        spans.append(Span(Fraction(at + gap, 1000), Fraction(at + gap + length, 1000)))
        at += gap + length + 300
    end = Fraction(at + 1, 1000)
    curve = (noise or b"\x00") * math.ceil(end / STEP / max(1, len(noise)) + 1)
    wanted = stretches(Speech(tuple(spans), curve), end)
    last = 0.0
    for start, stop in wanted:
        assert last - 1e-9 <= start < stop <= float(end) + 1e-9
        assert stop - start <= LONGEST + 1e-6
        last = stop
    for span in spans:
        covered = sum(max(0.0, min(b, float(span.end)) - max(a, float(span.start))) for a, b in wanted)
        assert covered == pytest.approx(float(span.duration), abs=1e-6)


odd = st.floats(allow_nan=True, allow_infinity=True) | st.floats(-5, 40)


@given(st.lists(st.tuples(odd, odd, st.text(max_size=12), st.booleans()), max_size=30), st.integers(0, 500))
def test_whatever_a_model_says_is_clamped_to_what_it_heard(said: list[tuple[float, float, str, bool]], start: int) -> None:
    piece = Piece(start / 10, np.zeros(10 * RATE, np.float32))
    end = Fraction(start, 10) + 9
    at = Fraction(0)
    for segment in tidy.segments_of(piece, [Said(*one) for one in said], "en", end):
        assert segment.words
        assert segment.text.replace("\u200c", "").replace("\u200d", "").isprintable()
        for word in segment.words:
            assert max(at, Fraction(start, 10)) <= word.start < word.end <= end
            at = word.end


def test_a_model_that_goes_round_in_circles_is_noticed() -> None:
    def spoken(text: str) -> SpokenSegment:
        return SpokenSegment(start=Fraction(0), end=Fraction(9), text=text)

    assert tidy.circles(spoken("thank you very much " * 12))
    assert not tidy.circles(
        spoken("The quick brown fox jumps over the lazy dog, and nobody in the village knows why it did so.")
    )


def told(language: str, *words: str, translated: bool = False) -> list[str]:
    spoken = tuple(SpokenWord(Fraction(i), Fraction(i + 1), word) for i, word in enumerate(words))
    segment = SpokenSegment(start=Fraction(0), end=Fraction(len(words)), text=" ".join(words), words=spoken)
    answer = Transcript(engine="x", source="model", language=language, segments=(segment,), translated=translated)
    return [word.mark for word in marks.marked(answer).segments[0].words]


def test_hesitations_and_profanity_are_marked_in_their_language() -> None:
    assert told("en", "Um,", "well", "SHIT!", "scheiße", "bastards") == ["filler", "", "profanity", "", "profanity"]
    assert told("de", "Ähm", "also", "Scheiße,", "um") == ["filler", "", "profanity", ""]
    assert told("", "Ähm", "um") == ["filler", "filler"]
    assert told("de", "um", "die", translated=True) == [
        "filler",
        "",
    ]
    assert told("en", "classic", "assassin", "scunthorpe") == ["", "", ""]


def test_the_users_own_list_is_taken_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIPWRIGHT_CONFIG", str(tmp_path))
    assert told("en", "Voldemort") == [""]
    (tmp_path / "profanity.txt").write_bytes("# not to be said\nVoldemort*\n\xff\n".encode("latin-1"))
    assert told("en", "Voldemort's", "fine") == ["profanity", ""]
