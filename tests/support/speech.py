"""Speech with known words, and tiny Whisper models with random weights in every layout that is read."""

from __future__ import annotations

import json
import subprocess
import sys
import warnings
import wave
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.support.tiny_checkpoints import build, write_json

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "Hello and welcome to the show. Today we talk about the sea, the wind and the weather in the mountains."
RATE = 16000


def say(path: Path, text: str = SENTENCE) -> Path:
    """Speak `text` into a WAV file; skips the test where no voice is installed."""
    pytest.importorskip("espeakng_loader")
    done = subprocess.run(
        [sys.executable, str(ROOT / "editor" / "sample_voice.py"), str(path)],
        input=text, text=True, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.skip(f"no voice: {done.stderr[-200:]}")
    return path


def write_wave(path: Path, samples: np.ndarray, rate: int = RATE) -> Path:
    """Mono float samples as 16-bit sound."""
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def read_wave(path: Path) -> tuple[np.ndarray, int]:
    """(samples, rate) of a mono 16-bit file."""
    with wave.open(str(path), "rb") as sound:
        data = np.frombuffer(sound.readframes(sound.getnframes()), dtype="<i2")
        return data.astype(np.float32) / 32768, sound.getframerate()


def tiny_whisper(folder: Path, *, longest: int = 24) -> Path:
    """transformers' layout; at most `longest` tokens at a time, which a random model would never stop by itself."""
    build("whisper", folder, dtype="float32")
    settings = json.loads((folder / "generation_config.json").read_text())
    write_json(folder / "generation_config.json", {**settings, "max_length": longest})
    return folder


def tiny_ctranslate2(source: Path, folder: Path) -> Path:
    """CTranslate2's layout, converted from transformers'; skips the test where the converter is not installed."""
    converters = pytest.importorskip("ctranslate2.converters")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        converters.TransformersConverter(
            str(source), copy_files=["tokenizer.json", "preprocessor_config.json"], load_as_float16=False
        ).convert(str(folder), force=True)
    return folder


_DIMS = {
    "n_mels": 80, "n_audio_ctx": 1500, "n_audio_state": 16, "n_audio_head": 2, "n_audio_layer": 1,
    "n_vocab": 51865, "n_text_ctx": 32, "n_text_state": 16, "n_text_head": 2, "n_text_layer": 2,
}  # fmt: skip


def _random_openai() -> Any:
    import torch

    whisper = pytest.importorskip("whisper")
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(3)
        model = whisper.model.Whisper(whisper.model.ModelDimensions(**_DIMS))
        with torch.no_grad():
            for parameter in model.parameters():
                parameter.normal_(std=0.3)
    return model


def tiny_openai(path: Path) -> Path:
    """openai-whisper's own names in a safetensors file that tells its sizes."""
    from safetensors.torch import save_file

    tensors = {name: tensor.contiguous().clone() for name, tensor in _random_openai().state_dict().items()}
    save_file(tensors, path, metadata={"dims": json.dumps(_DIMS)})
    return path


def tiny_pickle(path: Path) -> Path:
    """The same as openai publishes it: a pickle."""
    import torch

    torch.save({"dims": _DIMS, "model_state_dict": _random_openai().state_dict()}, path)
    return path


def tiny_whisper_large_vocabulary(folder: Path) -> Path:
    """transformers' layout with openai's vocabulary, which openai-whisper runs as well; no tokenizer."""
    import torch
    from transformers import WhisperConfig, WhisperForConditionalGeneration

    config = WhisperConfig(
        vocab_size=_DIMS["n_vocab"], num_mel_bins=80, d_model=16, encoder_layers=1, decoder_layers=2,
        encoder_attention_heads=2, decoder_attention_heads=2, encoder_ffn_dim=64, decoder_ffn_dim=64,
        max_target_positions=32, max_source_positions=1500, architectures=["WhisperForConditionalGeneration"],
    )  # fmt: skip
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(5)
        model = WhisperForConditionalGeneration(config)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.save_pretrained(folder)
    settings = json.loads((folder / "generation_config.json").read_text())
    write_json(folder / "generation_config.json", {**settings, "alignment_heads": [[0, 1], [1, 0]]})
    return folder
