"""Transcribe: which source is used, that it is said, recalled, gone on with, cancelled; and what the command prints."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from engine.client import Engine
from engine.index import Index
from engine.models.guest import Guest, Way
from engine.protocol import (
    Analyse,
    Cancelled,
    EngineError,
    FindTranscripts,
    FootageError,
    SpokenSegment,
    Transcribe,
    Transcript,
    UsageError,
)
from engine.speech import loading, models
from engine.speech.backend import Alive, Asked, Found, Piece, Said
from engine.tasks import analyse
from engine.tasks.context import Context
from engine.tasks.transcribe import NO_MODEL, handle, look
from tests.support.footage import counter_clip
from tests.support.speech import read_wave, say, tiny_whisper, write_wave

SRT = "1\n00:00:00,200 --> 00:00:01,600\nUm, hello there\n\n2\n00:00:02,000 --> 00:00:03,000\nGoodbye.\n"


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three sentences with two seconds between them."""
    folder = tmp_path_factory.mktemp("spoken")
    sound, rate = read_wave(say(folder / "one.wav", "This is something that is said."))
    gap = np.zeros(2 * rate, np.float32)
    return write_wave(folder / "talk.wav", np.concatenate([sound, gap, sound, gap, sound]), rate)


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Context:
    monkeypatch.setenv("CLIPWRIGHT_MODELS", str(tmp_path / "models"))
    return Context(Index(tmp_path / "cache"))


class Parrot:
    """A model that says its piece's number, word by word, and can be made to fail."""

    name = "parrot"
    batch = 1
    languages: tuple[str, ...] = ("de", "en")

    def __init__(self) -> None:
        self.heard: list[float] = []
        self.asked: list[Asked] = []
        self.fails_at: int | None = None

    def detect(self, _piece: Piece, alive: Alive) -> dict[str, float]:
        alive()
        return {"de": 0.9, "en": 0.1}

    def transcribe(self, pieces: Sequence[Piece], asked: Asked, alive: Alive) -> list[list[Said]]:
        alive()
        if self.fails_at == len(self.heard):
            raise RuntimeError("out of luck")
        self.asked.append(asked)
        self.heard += [piece.start for piece in pieces]
        return [[Said(0.3, 0.6, " Ähm,", first=True), Said(0.6, 0.9, " gut.")] for _ in pieces]


@pytest.fixture
def parrot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Parrot:
    """The one installed model."""
    made = Parrot()
    found = Found(tmp_path, "transformers", "parrot-small")
    monkeypatch.setattr(models, "installed", lambda: [found])
    monkeypatch.setattr(models, "revision", lambda _found: "r1")
    way = Way("cpu", "cpu", 0, 0, lambda: made)
    monkeypatch.setattr(loading, "guest", lambda *_: Guest(str(tmp_path), found.name, str(tmp_path), (way,)))
    return made


# --- without a model


def test_without_words_it_says_so_and_where_speech_is(spoken: Path, context: Context) -> None:
    found = handle(Transcribe(path=str(spoken)), context)
    assert (found.engine, found.source, found.has_words) == ("basic", "speech", False)
    assert len(found.segments) == 3
    assert found.notes[0] == NO_MODEL
    assert look(FindTranscripts(path=str(spoken)), context).models == ()


def test_a_subtitle_file_beside_the_footage_is_used(spoken: Path, context: Context, tmp_path: Path) -> None:
    footage = tmp_path / "film.wav"
    footage.write_bytes(spoken.read_bytes())
    (tmp_path / "film.en.srt").write_text(SRT)
    found = handle(Transcribe(path=str(footage)), context)
    assert (found.engine, found.source, found.language, found.estimated) == ("basic", "sidecar", "en", True)
    assert [word.text for word in found.segments[0].words] == ["Um,", "hello", "there"]
    assert [word.mark for word in found.segments[0].words] == ["filler", "", ""]
    assert found.file == str(tmp_path / "film.en.srt")
    assert look(FindTranscripts(path=str(footage)), context).sidecars == (found.file,)
    assert analyse.handle(Analyse(path=str(footage)), context).words == ()  # guessed times are no ground for a cut


def test_a_bad_subtitle_file_is_passed_over_aloud_and_refused_by_name(
    spoken: Path, context: Context, tmp_path: Path
) -> None:
    footage = tmp_path / "film.wav"
    footage.write_bytes(spoken.read_bytes())
    bad = tmp_path / "film.srt"
    bad.write_bytes(b"\x00\x01garbage" * 50)
    found = handle(Transcribe(path=str(footage)), context)
    assert found.source == "speech"
    assert any("film.srt was passed over" in note for note in found.notes)
    with pytest.raises(FootageError) as caught:
        handle(Transcribe(path=str(footage), subtitles=str(bad)), context)
    assert caught.value.file == str(bad)


def with_subtitles(source: Path, target: Path, codec: str, cues: Sequence[tuple[int, int, str]]) -> Path:
    """`source` remuxed with a text subtitle stream; cues are (start, end, text) in milliseconds."""
    with av.open(str(source)) as footage, av.open(str(target), "w") as made:
        picture = footage.streams.video[0]
        copied = made.add_stream_from_template(picture)
        text = made.add_stream(codec)
        text.metadata["language"] = "ger"
        header = b"[Script Info]\nScriptType: v4.00+\n\n[Events]\nFormat: Layer, Start, End, Style, Text\n"
        text.codec_context.subtitle_header = header
        text.time_base = Fraction(1, 1000)
        for packet in footage.demux(picture):
            if packet.dts is not None:
                packet.stream = copied
                made.mux(packet)
        for start, end, words in cues:
            packet = av.Packet(words.encode())
            packet.stream, packet.time_base = text, Fraction(1, 1000)
            packet.pts = packet.dts = start
            packet.duration = end - start
            made.mux(packet)
    return target


def test_subtitles_inside_the_footage_are_used(context: Context, tmp_path: Path) -> None:
    plain = counter_clip(tmp_path / "plain.mp4", frames=120)
    film = with_subtitles(
        getattr(plain, "path", tmp_path / "plain.mp4"),
        tmp_path / "film.mkv",
        "subrip",
        [(500, 1500, "<i>Äh</i>, guten Tag"), (2000, 3000, "Auf Wiedersehen")],
    )
    assert look(FindTranscripts(path=str(film)), context).embedded == ("de",)
    found = handle(Transcribe(path=str(film)), context)
    assert (found.source, found.language, found.estimated) == ("embedded", "de", True)
    assert [segment.text for segment in found.segments] == ["Äh, guten Tag", "Auf Wiedersehen"]
    assert abs(found.segments[0].start - Fraction(1, 2)) < Fraction(1, 10)
    assert found.segments[0].words[0].mark == "filler"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"engine": "magic"}, UsageError),
        ({"language": "klingonese"}, UsageError),
        ({"engine": "basic", "model": "x"}, UsageError),
        ({"subtitles": "x.srt", "translate": True}, UsageError),
        ({"engine": "transformers"}, EngineError),
        ({"model": "nobody"}, EngineError),
    ],
)
def test_what_makes_no_sense_is_refused(spoken: Path, context: Context, fields: dict[str, object], error: type) -> None:
    with pytest.raises(error):
        handle(Transcribe(path=str(spoken), **fields), context)  # type: ignore[arg-type]


# --- with one


def test_a_model_puts_it_into_words_which_are_recalled_and_mark_cuts(spoken: Path, context: Context, parrot: Parrot) -> None:
    given: list[object] = []
    found = handle(Transcribe(path=str(spoken)), Context(context.index, give=given.append))
    assert (found.engine, found.source, found.language) == ("transformers parrot-small", "model", "de")
    assert [segment.text for segment in found.segments] == ["Ähm, gut."] * 3
    assert [word.mark for word in found.segments[0].words] == ["filler", ""]
    assert parrot.asked[0].prompt.startswith("Ähm")
    assert len(given) == 3
    assert isinstance(given[0], SpokenSegment)
    assert handle(Transcribe(path=str(spoken)), context) == found
    assert len(parrot.heard) == 3
    words = analyse.handle(Analyse(path=str(spoken)), context).words
    assert [(span.start, span.end) for span in words] == [(w.start, w.end) for s in found.segments for w in s.words]


def test_renamed_footage_is_recalled_and_another_model_is_not(
    spoken: Path, context: Context, parrot: Parrot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle(Transcribe(path=str(spoken)), context)
    moved = tmp_path / "moved.wav"
    moved.write_bytes(spoken.read_bytes())
    handle(Transcribe(path=str(moved)), context)
    assert len(parrot.heard) == 3
    monkeypatch.setattr(models, "revision", lambda _found: "r2")
    handle(Transcribe(path=str(moved)), context)
    assert len(parrot.heard) == 6


def test_what_was_interrupted_goes_on_where_it_stopped(spoken: Path, context: Context, parrot: Parrot) -> None:
    parrot.fails_at = 2
    with pytest.raises(RuntimeError):
        handle(Transcribe(path=str(spoken)), context)
    parrot.fails_at = None
    found = handle(Transcribe(path=str(spoken)), context)
    assert len(found.segments) == 3
    assert len(parrot.heard) == len(set(parrot.heard)) == 3


def test_language_and_translation_are_handed_on(spoken: Path, context: Context, parrot: Parrot) -> None:
    found = handle(Transcribe(path=str(spoken), language="German", translate=True), context)
    assert (parrot.asked[0].language, parrot.asked[0].translate) == ("de", True)
    assert (found.language, found.translated) == ("de", True)
    with pytest.raises(EngineError, match="French"):
        handle(Transcribe(path=str(spoken), language="fr"), context)


def test_cancelling_stops_between_pieces(spoken: Path, context: Context, parrot: Parrot) -> None:
    stopping = Context(context.index, cancelled=lambda: len(parrot.heard) >= 1)
    with pytest.raises(Cancelled):
        handle(Transcribe(path=str(spoken)), stopping)
    assert len(parrot.heard) == 1


@pytest.mark.slow
def test_a_real_model_in_the_worker_answers_and_is_cancelled(spoken: Path, tmp_path: Path) -> None:
    pytest.importorskip("transformers")
    model = tiny_whisper(tmp_path / "tiny")
    with Engine() as engine:
        found = engine.run(Transcribe(path=str(spoken), model=str(model), language="en"))
        assert isinstance(found, Transcript)
        assert found.engine == "transformers tiny"
        slow = tiny_whisper(tmp_path / "slow", longest=448)
        cancel = threading.Event()
        with pytest.raises(Cancelled):
            engine.run(
                Transcribe(path=str(spoken), model=str(slow), language="en"),
                on_progress=lambda progress: cancel.set() if progress.stage.startswith("putting") else None,
                cancel=cancel,
            )
