"""Speakers told apart: by voices that are spoken here and looked at by plain acoustics, and by a tiny x-vector network."""

from __future__ import annotations

import subprocess
import sys
import warnings
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from engine.index import Index
from engine.models import store
from engine.models.checkpoint import open_checkpoint
from engine.models.residency import Residency
from engine.protocol import MediaInfo, Probe, SpokenSegment, SpokenWord, Transcript
from engine.speech import turns, voices
from engine.speech.backend import RATE
from engine.tasks import probe, speakers
from engine.tasks.context import Context
from tests.support.speech import read_wave, write_wave
from tests.support.tiny_checkpoints import write_json

ROOT = Path(__file__).resolve().parents[3]
LINES = (
    ("en-us+m3", "Good evening and welcome. Tonight we speak about the weather and the sea."),
    ("en-us+f4", "Thank you very much. I have been looking forward to this for a long time."),
    ("en-us+m3", "Tell us, how did the whole thing begin, and who had the idea in the first place?"),
    ("en-us+f4", "It began on a rainy day in the harbour, when nobody was thinking of it at all."),
)
_SPEAK = """
import sys
sys.path.insert(0, {root!r})
import editor.sample_voice as voice
import ctypes
chosen = {voice!r}.encode()
class Library:
    def __init__(self, inner): self.inner = inner
    def __getattr__(self, name):
        if name == "espeak_SetVoiceByName":
            return lambda _: self.inner.espeak_SetVoiceByName(chosen)
        return getattr(self.inner, name)
plain = ctypes.CDLL
voice.ctypes.CDLL = lambda path: Library(plain(path))
voice.speak({text!r}, {path!r})
"""


def speak(path: Path, voice: str, text: str) -> np.ndarray:
    """(samples,) at RATE of `text` in a voice of espeak-ng's."""
    pytest.importorskip("espeakng_loader")
    code = _SPEAK.format(root=str(ROOT), voice=voice, text=text, path=str(path))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert not done.returncode, done.stderr
    sound, rate = read_wave(path)
    places = np.arange(0, len(sound) - 1, rate / RATE)
    return np.interp(places, np.arange(len(sound)), sound).astype(np.float32)


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[SpokenSegment, ...]]:
    """Two who speak in turns, and when each does."""
    folder = tmp_path_factory.mktemp("talk")
    parts, segments, at = [], [], 0
    pause = np.zeros(RATE // 2, np.float32)
    for number, (voice, text) in enumerate(LINES):
        sound = speak(folder / f"{number}.wav", voice, text)
        words = text.split()
        bounds = [Fraction(at, RATE) + Fraction(len(sound), RATE) * place / len(words) for place in range(len(words) + 1)]
        spoken = tuple(SpokenWord(start, end, word) for (start, end), word in zip(pairwise(bounds), words, strict=True))
        segments.append(SpokenSegment(start=bounds[0], end=bounds[-1], text=text, words=spoken))
        parts += [sound, pause]
        at += len(sound) + len(pause)
    return write_wave(folder / "talk.wav", np.concatenate(parts)), tuple(segments)


def acoustics(sound: np.ndarray) -> np.ndarray:
    """A stand-in for a network: where the energy of the voice lies, in bands as wide as the ear's, without its loudness."""
    frames = np.lib.stride_tricks.sliding_window_view(sound, 512)[::160]
    loud = frames[np.square(frames).mean(axis=1) > 1e-4]
    spectrum = np.abs(np.fft.rfft(loud * np.hanning(512), axis=1)) ** 2
    edges = np.unique(np.geomspace(2, 256, 25).astype(int))
    bands = np.log(np.add.reduceat(spectrum, edges[:-1], axis=1)[:, : len(edges) - 1] + 1e-6).mean(axis=0)
    return bands - bands.mean()


def vectors(path: Path, looked_at: list[turns.Window]) -> np.ndarray:
    sound, _ = read_wave(path)
    return np.stack([acoustics(sound[round(one.start * RATE) : round(one.end * RATE)]) for one in looked_at])


def test_two_voices_are_told_apart(talk: tuple[Path, tuple[SpokenSegment, ...]]) -> None:
    path, segments = talk
    looked_at = turns.windows(segments)
    found = turns.groups(vectors(path, looked_at), [one.end - one.start for one in looked_at])
    told = turns.told(segments, looked_at, found)
    assert [one.speaker for one in told] == ["Speaker 1", "Speaker 2", "Speaker 1", "Speaker 2"]


def test_a_segment_in_which_another_goes_on_is_cut_between_words(talk: tuple[Path, tuple[SpokenSegment, ...]]) -> None:
    path, (first, second, *_) = talk
    both = SpokenSegment(
        start=first.start, end=second.end, text=f"{first.text} {second.text}", words=first.words + second.words
    )
    looked_at = turns.windows([both])
    found = turns.groups(vectors(path, looked_at), [one.end - one.start for one in looked_at])
    told = turns.told([both], looked_at, found)
    assert [one.speaker for one in told] == ["Speaker 1", "Speaker 2"]
    assert sum((one.words for one in told), ()) == both.words
    assert told[0].end <= told[1].start
    assert abs(float(told[1].start - second.start)) < turns.WINDOW
    assert " ".join(one.text for one in told) == both.text


def test_one_voice_is_nobody_by_name(talk: tuple[Path, tuple[SpokenSegment, ...]]) -> None:
    path, segments = talk
    own = segments[::2]
    looked_at = turns.windows(own)
    found = turns.groups(vectors(path, looked_at), [one.end - one.start for one in looked_at])
    assert turns.told(own, looked_at, found) == tuple(own)


def test_a_cough_is_no_speaker_and_many_vectors_are_grouped_by_some() -> None:
    noise = np.random.default_rng(3)
    a, b, cough = np.eye(3, 16)
    near = [np.where(place % 2, b, a) + noise.normal(0, 0.02, 16) for place in range(60)]
    found = turns.groups(np.array([*near, cough]), [2.0] * 61)
    assert set(found.tolist()) == {0, 1}
    many = np.concatenate([np.array(near)] * 150)
    assert (turns.groups(many, [2.0] * len(many)) == np.tile([0, 1], len(many) // 2)).all()
    assert turns.groups(np.zeros((3, 4)), [2.0] * 3).shape == (3,)


# --- a network


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """WavLM with an x-vector head, small and random."""
    import torch
    from transformers import Wav2Vec2FeatureExtractor, WavLMConfig, WavLMForXVector

    folder = tmp_path_factory.mktemp("voices") / "wavlm-tiny"
    config = WavLMConfig(
        vocab_size=8, hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=48,
        conv_dim=(16, 16, 16), conv_stride=(5, 4, 4), conv_kernel=(10, 8, 8), num_feat_extract_layers=3,
        num_conv_pos_embeddings=16, num_conv_pos_embedding_groups=4, num_buckets=32, max_bucket_distance=80,
        tdnn_dim=(32, 32, 48), tdnn_kernel=(5, 3, 1), tdnn_dilation=(1, 2, 1), xvector_output_dim=24, num_labels=4,
    )  # fmt: skip
    with torch.random.fork_rng(devices=[]), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.manual_seed(4)
        model = WavLMForXVector(config)
        model.save_pretrained(folder)
    Wav2Vec2FeatureExtractor(sampling_rate=RATE, do_normalize=True).save_pretrained(folder)
    return folder


def test_a_network_of_voices_is_known_and_hears_each_sound_alone(network: Path) -> None:
    checkpoint = open_checkpoint(network)
    assert checkpoint.family == voices.FAMILY
    noise = np.random.default_rng(1)
    sounds = [noise.normal(0, 0.1, length).astype(np.float32) for length in (2 * RATE, RATE, 2 * RATE, RATE // 2)]
    keeper = Residency(device="cpu")
    with keeper.hold(voices.guest(checkpoint, "cpu")) as model:
        found = model.vectors(sounds)
        assert found.shape == (4, 24)
        for sound, vector in zip(sounds, found, strict=True):
            np.testing.assert_allclose(model.vectors([sound])[0], vector, atol=1e-3)
    assert [one.model for one in keeper.memory().models] == ["wavlm-tiny"]


def test_a_transcript_gets_its_speakers_where_such_a_model_is_installed(
    talk: tuple[Path, tuple[SpokenSegment, ...]], network: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIPWRIGHT_MODELS", str(tmp_path / "models"))
    path, segments = talk
    context = Context(Index(tmp_path / "cache"))
    info: MediaInfo = probe.handle(Probe(path=str(path)), context)
    transcript = Transcript(engine="basic", source="sidecar", language="en", segments=segments)
    assert speakers.with_speakers(transcript, info, context) == transcript
    store.add_directory(network)
    heard: list[int] = []

    def listen(self: voices.Voices, sounds: list[np.ndarray]) -> np.ndarray:
        """As the network does, but for what its weights have not learned."""
        assert self._model is not None
        heard.append(len(sounds))
        return np.stack([acoustics(sound) for sound in sounds])

    monkeypatch.setattr(voices.Voices, "vectors", listen)
    found = speakers.with_speakers(transcript, info, context)
    assert [one.speaker for one in found.segments] == ["Speaker 1", "Speaker 2", "Speaker 1", "Speaker 2"]
    assert found.notes == ("2 speakers were told apart by the model wavlm-tiny.",)
    before = len(heard)
    assert speakers.with_speakers(transcript, info, context) == found
    assert len(heard) == before, "it is remembered"
    assert speakers.with_speakers(found, info, context) == found


def test_a_model_that_cannot_be_loaded_costs_the_speakers_only(
    talk: tuple[Path, tuple[SpokenSegment, ...]], network: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIPWRIGHT_MODELS", str(tmp_path / "models"))
    broken = tmp_path / "broken"
    broken.mkdir()
    for file in network.iterdir():
        (broken / file.name).write_bytes(file.read_bytes())
    write_json(
        broken / "preprocessor_config.json", {"feature_extractor_type": "Wav2Vec2FeatureExtractor", "sampling_rate": 8000}
    )
    store.add_directory(broken)
    path, segments = talk
    context = Context(Index(tmp_path / "cache"))
    info: MediaInfo = probe.handle(Probe(path=str(path)), context)
    transcript = Transcript(engine="basic", source="sidecar", language="en", segments=segments)
    found = speakers.with_speakers(transcript, info, context)
    assert found.segments == segments
    assert found.notes == ("Speakers were not told apart: the model listens at 8000 Hz.",)
