"""Subtitle files: what is read in them, in whatever encoding, and the one line for those that cannot be used."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.protocol import FootageError, Span
from engine.speech import sidecars
from engine.speech.cues import Cue, estimated_words, parse, segments
from engine.speech.languages import code_of

SRT = "1\n00:00:01,000 --> 00:00:02,500\n{0}\n\n2\n00:00:03,000 --> 00:00:05,000\nJOHN: <i>What?</i>\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.500\n<v Mary Ann>Hello <00:01.500><c>there</c>\n"
ASS = """[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:02.00,Default,Bob,0,0,0,,{\\k20}Hi {\\k30}you\\Nall
Comment: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,nobody says this
Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\\p1}m 0 0 l 10 10{\\p0}
"""


def test_text_is_cleaned_of_everything_that_is_not_said() -> None:
    found = parse(SRT.format("- {\\an8}Fish &amp; chips\n- <font color=red>twice</font>"), ".srt", "x")
    assert [(cue.start, cue.end, cue.text, cue.speaker) for cue in found] == [
        (1, Fraction(5, 2), "Fish & chips twice", ""),
        (3, 5, "What?", "John"),
    ]


def test_speakers_of_webvtt_and_ass_are_known() -> None:
    assert [(cue.text, cue.speaker) for cue in parse(VTT, ".vtt", "x")] == [("Hello there", "Mary Ann")]
    assert [(cue.text, cue.speaker) for cue in parse(ASS, ".ass", "x")] == [("Hi you all", "Bob")]


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("utf-8", "Grüße aus Köln"),
        ("utf-8-sig", "Grüße aus Köln"),
        ("utf-16", "Grüße aus Köln"),
        ("utf-16-le", "Grüße aus Köln"),
        ("utf-16-be", "Grüße aus Köln"),
        ("utf-32", "Grüße aus Köln"),
        ("cp1252", "Grüße aus Köln, schöne Straßen, übermäßig groß"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, words: str) -> None:
    path = tmp_path / "film.srt"
    path.write_bytes(SRT.format(words).replace("\n", "\r\n").encode(encoding))
    assert sidecars.read(path)[0].text == words


@pytest.mark.parametrize(
    ("encoding", "language", "words"),
    [
        ("cp1251", "ru", "Добро пожаловать, дорогие друзья"),
        ("cp932", "ja", "夕日の中を犬が走る"),
        ("gb18030", "zh", "一只狗在海滩上奔跑"),
        ("cp949", "ko", "안녕하세요 여러분"),
        ("cp1250", "pl", "Zażółć gęślą jaźń"),
    ],
)
def test_old_encodings_are_told_by_the_language_in_the_name(
    tmp_path: Path, encoding: str, language: str, words: str
) -> None:
    footage = tmp_path / "film.mp4"
    path = tmp_path / f"film.{language}.srt"
    path.write_bytes(SRT.format(words).encode(encoding))
    (found,) = sidecars.find(footage)
    assert (found.path, found.language) == (path, language)
    assert sidecars.read(path, found.language)[0].text == words


def test_an_unnamed_old_encoding_is_guessed(tmp_path: Path) -> None:
    path = tmp_path / "film.srt"
    path.write_bytes(SRT.format("Добро пожаловать в нашу передачу, дорогие друзья и зрители. " * 4).encode("cp1251"))
    assert "пожаловать" in sidecars.read(path)[0].text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 500,
        b"garbage",
        b"1\n00:00:05,000 --> 00:00:01,000\nbackwards\n",
        bytes(range(256)) * 40,
        b"PK\x03\x04" + bytes(4000),
    ],
)
@pytest.mark.parametrize("suffix", [".srt", ".vtt", ".ass", ".ssa"])
def test_bad_files_are_one_clear_line(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"bad{suffix}"
    path.write_bytes(data)
    with pytest.raises(FootageError) as caught:
        sidecars.read(path)
    assert caught.value.file == str(path)
    assert "\n" not in caught.value.line()


def test_other_files_are_never_tried(tmp_path: Path) -> None:
    path = tmp_path / "film.json"
    path.write_text('[{"start": 0, "end": 1, "text": "no"}]')
    with pytest.raises(FootageError, match="no kind of subtitle file"):
        sidecars.read(path)
    with pytest.raises(FootageError, match="no such"):
        sidecars.read(tmp_path / "none.srt")
    with (tmp_path / "large.srt").open("wb") as file:
        file.truncate(sidecars.LARGEST + 1)
    with pytest.raises(FootageError, match="too large"):
        sidecars.read(tmp_path / "large.srt")


def test_what_belongs_to_the_footage(tmp_path: Path) -> None:
    for name in (
        "Film.SRT", "film.de.vtt", "film.en.forced.srt", "film.mp4.ass", "film.pt-BR.srt", "film2.srt",
        "film.notes.srt", "other.srt",
    ):  # fmt: skip
        (tmp_path / name).write_text("x")
    found = sidecars.find(tmp_path / "film.mp4")
    assert [one.path.name for one in found] == [
        "Film.SRT",
        "film.de.vtt",
        "film.mp4.ass",
        "film.pt-BR.srt",
        "film.en.forced.srt",
    ]
    assert [one.language for one in found] == ["", "de", "", "pt", "en"]
    assert [one.forced for one in found] == [False, False, False, False, True]
    assert sidecars.find(tmp_path / "missing" / "film.mp4") == []


def test_rolling_captions_say_everything_once() -> None:
    cues = [Cue(Fraction(i), Fraction(i + 1), text) for i, text in enumerate(("one", "one two", "two three"))]
    said = segments(cues, Fraction(10), "en")
    assert [one.text for one in said] == ["one", "two", "two three"]


def test_words_are_laid_over_the_speech_inside_a_subtitle() -> None:
    words = estimated_words("Hello — you there", Span(Fraction(0), Fraction(10)), "en", [Span(Fraction(6), Fraction(8))])
    assert [word.text for word in words] == ["Hello —", "you", "there"]
    assert words[0].start == 6
    assert words[-1].end == 8


@given(
    st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 3000), st.text(max_size=40)), max_size=12),
    st.lists(st.integers(0, 10000), max_size=8),
    st.sampled_from(["en", "ja", ""]),
)
def test_segments_and_words_are_in_order_and_inside(
    shown: list[tuple[int, int, str]], edges: list[int], language: str
) -> None:
    times = sorted(set(edges))
    speech = [Span(Fraction(a, 1000), Fraction(b, 1000)) for a, b in zip(times[::2], times[1::2], strict=False)]
    cues = sorted(
        (Cue(Fraction(a, 1000), Fraction(a + b, 1000), text) for a, b, text in shown), key=lambda c: (c.start, c.end)
    )
    end = Fraction(8)
    at = Fraction(0)
    for segment in segments(cues, end, language, speech):
        assert at <= segment.start < segment.end <= end
        at = segment.start
        for word in segment.words:
            assert at <= word.start < word.end <= segment.end
            at = word.end
        at = segment.end


def test_codes_of_languages() -> None:
    assert [code_of(text) for text in ("de", "ger", "German", "de-AT", "pt_BR", "nob", "xx", "", "english")] == [
        "de", "de", "de", "de", "pt", "no", "", "", "en",
    ]  # fmt: skip
