"""Speech models on disk: each layout is told, run by the engine that can, and what is a pickle is refused."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from engine.models import store
from engine.models.residency import Residency
from engine.protocol import Cancelled, EngineError
from engine.speech import models
from engine.speech.backend import RATE, Asked, Backend, Found, Piece
from engine.speech.loading import guest
from tests.support.speech import tiny_ctranslate2, tiny_openai, tiny_pickle, tiny_whisper, tiny_whisper_large_vocabulary

ASKED = Asked("en", prompt="Um, so, uh,")


@pytest.fixture(scope="module")
def transformers_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("transformers")
    return tiny_whisper(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def ctranslate2_model(transformers_model: Path) -> Path:
    return tiny_ctranslate2(transformers_model, transformers_model.parent / "tiny-ct2")


@pytest.fixture(scope="module")
def openai_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("whisper")
    return tiny_openai(tmp_path_factory.mktemp("openai") / "tiny.safetensors")


def noise(seconds: float, seed: int = 1, start: float = 3.0) -> Piece:
    samples = np.random.default_rng(seed).standard_normal(int(seconds * RATE)).astype(np.float32) * 0.1
    return Piece(start, samples)


def load(found: Found, engine: str, smaller: int = 0) -> Backend:
    """In a residency of its own."""
    with Residency(device="cpu").hold(guest(found, engine, "cpu"), smaller=smaller) as backend:
        return backend


def works(engine: str, path: Path) -> None:
    """It tells a language and the words of each piece, each time the same, and stops when it is told to."""
    found = models.look(path)
    backend = load(found, engine)
    assert backend.name == engine
    shares = backend.detect(noise(2), lambda: None)
    assert set(shares) <= set(backend.languages)
    assert sum(shares.values()) == pytest.approx(1, abs=1e-3)
    batch = [noise(2, 1), noise(3, 2)]
    said = backend.transcribe(batch, ASKED, lambda: None)
    assert len(said) == len(batch)
    assert said == backend.transcribe(batch, ASKED, lambda: None)
    for piece, words in zip(batch, said, strict=True):
        for word in words:
            assert -0.1 <= word.start <= word.end <= piece.length + 30
    assert any(said)

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        backend.transcribe(batch, ASKED, stop)


@pytest.mark.slow
def test_transformers(transformers_model: Path) -> None:
    assert models.look(transformers_model).layout == "transformers"
    works("transformers", transformers_model)


def test_transformers_without_alignment_heads_estimates_words(transformers_model: Path, tmp_path: Path) -> None:
    folder = tmp_path / "plain"
    folder.mkdir()
    for path in transformers_model.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    settings = json.loads((folder / "generation_config.json").read_text())
    settings.pop("alignment_heads")
    (folder / "generation_config.json").write_text(json.dumps(settings))
    backend = load(models.look(folder), "transformers")
    (said,) = backend.transcribe([noise(2)], ASKED, lambda: None)
    assert all(word.estimated for word in said)


def test_faster_whisper(ctranslate2_model: Path) -> None:
    assert models.look(ctranslate2_model).layout == "ctranslate2"
    works("faster-whisper", ctranslate2_model)


@pytest.mark.slow
def test_openai_whisper(openai_model: Path) -> None:
    assert models.look(openai_model).layout == "openai"
    works("openai-whisper", openai_model)


def test_openai_whisper_runs_the_safetensors_of_transformers(tmp_path: Path) -> None:
    pytest.importorskip("whisper")
    import torch
    from transformers import WhisperForConditionalGeneration

    folder = tiny_whisper_large_vocabulary(tmp_path / "large")
    ours = load(models.look(folder), "openai-whisper")._model  # type: ignore[attr-defined]
    theirs = WhisperForConditionalGeneration.from_pretrained(folder).eval()
    mel = torch.randn(1, 80, 3000, generator=torch.Generator().manual_seed(1))
    tokens = torch.tensor([[50258, 50259, 50359]])
    with torch.inference_mode():
        expected = theirs(input_features=mel, decoder_input_ids=tokens).logits
        assert torch.allclose(ours(mel, tokens), expected, atol=1e-4)
    assert ours.alignment_heads.indices().T.tolist() == [[0, 1], [1, 0]]


def test_a_pickle_is_refused_in_one_line(tmp_path: Path) -> None:
    pytest.importorskip("whisper")
    path = tiny_pickle(tmp_path / "tiny.pt")
    for place in (path, tmp_path):
        with pytest.raises(EngineError) as caught:
            models.look(place)
        assert "\n" not in caught.value.line()
    with pytest.raises(EngineError, match="pickle"):
        models.look(path)


def test_what_is_no_speech_model_is_refused(tmp_path: Path, transformers_model: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    with pytest.raises(EngineError):
        models.look(folder)
    with pytest.raises(EngineError, match="no such model"):
        models.look(tmp_path / "nowhere")
    cut = tmp_path / "cut"
    cut.mkdir()
    for path in transformers_model.iterdir():
        (cut / path.name).write_bytes(path.read_bytes())
    weights = cut / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    with pytest.raises(EngineError):
        models.look(cut)
    (cut / "config.json").write_text('{"model_type": "whisper", "auto_map": {"AutoModel": "evil.Evil"}}')
    with pytest.raises(EngineError):
        models.look(cut)


def test_ctranslate2_without_its_tokenizer_fetches_none(ctranslate2_model: Path, tmp_path: Path) -> None:
    folder = tmp_path / "bare"
    folder.mkdir()
    for path in ctranslate2_model.iterdir():
        if path.name != "tokenizer.json":
            (folder / path.name).write_bytes(path.read_bytes())
    with pytest.raises(EngineError, match=r"tokenizer\.json"):
        models.look(folder)


def test_the_right_engine_is_taken(transformers_model: Path, ctranslate2_model: Path) -> None:
    native, converted = models.look(transformers_model), models.look(ctranslate2_model)
    assert models.engine_for(native) == "transformers"
    assert models.engine_for(converted) == "faster-whisper"
    with pytest.raises(EngineError, match="cannot run this model"):
        models.engine_for(converted, "transformers")
    with pytest.raises(EngineError, match="vocabulary"):
        load(native, "openai-whisper")


def test_installed_models_are_found_fastest_first(
    transformers_model: Path, ctranslate2_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIPWRIGHT_MODELS", str(tmp_path / "models"))
    assert models.installed() == []
    store.add_directory(transformers_model)
    store.add_directory(ctranslate2_model)
    first, second = models.installed()
    assert (first.layout, second.layout) == ("ctranslate2", "transformers")
    assert models.find(first.name).layout == "ctranslate2"
    with pytest.raises(EngineError, match="nobody"):
        models.find("nobody")


def test_the_revision_follows_the_content(transformers_model: Path, tmp_path: Path) -> None:
    one = models.revision(models.look(transformers_model))
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in transformers_model.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    assert models.revision(models.look(copy)) == one
    other = tiny_whisper(tmp_path / "other", longest=20)
    assert models.revision(models.look(other)) != one


def test_parts_of_words_are_put_together() -> None:
    pytest.importorskip("transformers")
    from engine.speech.native import joined

    parts = [(" Hel", 0.0), ("lo", 0.2), (",", 0.3), (" you", 0.5), ("!", 0.7)]
    assert joined(parts, "en") == [(" Hello,", 0.0), (" you!", 0.5)]
    assert [word for word, _ in joined([("夕", 0.0), ("日", 0.2), ("。", 0.3)], "ja")] == ["夕", "日。"]
