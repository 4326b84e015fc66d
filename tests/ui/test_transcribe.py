"""clipwright transcribe: what it prints, and how it fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.support.speech import say, tiny_openai, tiny_pickle, write_wave
from tests.ui.conftest import assert_refused

Cli = Callable[..., Any]
SRT = "1\n00:00:00,200 --> 00:00:01,600\nUm, hello there\n\n2\n00:00:02,000 --> 00:00:03,000\nMARY: Goodbye.\n"


@pytest.fixture(autouse=True)
def _no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIPWRIGHT_MODELS", str(tmp_path / "models"))


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    return say(tmp_path / "talk.wav")


def test_without_any_model_it_tells_where_speech_is_and_that_there_are_no_words(cli: Cli, talk: Path) -> None:
    answer = cli("transcribe", talk)
    assert answer.status == 0
    assert answer.document["engine"] == "basic"
    assert answer.document["language"] == ""
    assert answer.document["segments"]
    assert all(segment["text"] == "" and segment["words"] == [] for segment in answer.document["segments"])
    assert all(0 <= segment["start"] < segment["end"] for segment in answer.document["segments"])
    assert "not put into words" in answer.errors


def test_silence_has_no_segments(cli: Cli, tmp_path: Path) -> None:
    answer = cli("transcribe", write_wave(tmp_path / "silence.wav", np.zeros(32000)))
    assert (answer.status, answer.document["segments"]) == (0, [])


def test_words_of_a_subtitle_file_beside_it(cli: Cli, talk: Path) -> None:
    talk.with_suffix(".en.srt").write_text(SRT)
    answer = cli("transcribe", talk)
    first, second = answer.document["segments"]
    assert answer.document["source"] == "sidecar"
    assert answer.document["language"] == "en"
    assert answer.document["word_times"] == "estimated"
    assert [word for _, _, word in first["words"]] == ["Um,", "hello", "there"]
    assert first["fillers"] == [0]
    assert second["speaker"] == "Mary"
    assert "estimated" in answer.errors


@pytest.mark.slow
def test_a_model_that_was_named_answers_and_is_recalled(cli: Cli, talk: Path, tmp_path: Path) -> None:
    pytest.importorskip("whisper")
    model = tiny_openai(tmp_path / "tiny.safetensors")
    answer = cli("transcribe", talk, "--model", model, "--language", "en")
    assert answer.status == 0
    assert answer.document["engine"] == "openai-whisper tiny"
    assert answer.document["word_times"] in ("heard", None)
    again = cli("transcribe", talk, "--engine", model, "--language", "en")
    assert again.document == answer.document


def test_failures_are_one_line(cli: Cli, talk: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.srt"
    bad.write_text("nothing of use")
    assert_refused(cli("transcribe", talk, "--subtitles", bad), 3, "bad.srt")
    assert_refused(cli("transcribe", tmp_path / "none.mp4"), 3, "none.mp4")
    assert_refused(cli("transcribe", talk, "--model", "nobody"), 4, "nobody")
    assert_refused(cli("transcribe", talk, "--engine", "faster-whisper"), 4, "faster-whisper")
    assert_refused(cli("transcribe", talk, "--language", "klingon"), 2, "klingon")
    assert_refused(cli("transcribe", talk, "--engine", "http://localhost:1"), 2, "remote")


def test_a_pickle_is_refused(cli: Cli, talk: Path, tmp_path: Path) -> None:
    pytest.importorskip("whisper")
    assert_refused(cli("transcribe", talk, "--model", tiny_pickle(tmp_path / "large.pt")), 4, "large.pt")
