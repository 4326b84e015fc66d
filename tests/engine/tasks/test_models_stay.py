"""Find and Transcribe share one residency: tiny models of real architectures stay, and leave for each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.index import Index
from engine.models import loader
from engine.models.budget import Choice
from engine.models.checkpoint import Checkpoint
from engine.models.loader import Loaded
from engine.models.residency import Residency
from engine.protocol import EngineError, Find, Memory, Transcribe
from engine.tasks import find, transcribe
from engine.tasks.context import Context
from tests.support.footage import counter_clip
from tests.support.speech import say, tiny_ctranslate2, tiny_whisper
from tests.support.tiny_checkpoints import build


@pytest.fixture(scope="module")
def siglip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("siglip", tmp_path_factory.mktemp("models") / "siglip-tiny")


@pytest.fixture(scope="module")
def whisper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whisper")
    return tiny_ctranslate2(tiny_whisper(folder / "native"), folder / "whisper-tiny")


class Counted:
    """A residency without a card, and what it loaded and told."""

    def __init__(self, cap: int | None = None) -> None:
        self.loads: list[str] = []
        self.told: list[Memory] = []
        self.keeper = Residency(cap=cap, device="cpu", load=self.load, report=self.told.append)

    def load(self, checkpoint: Checkpoint, choice: Choice, **_: object) -> Loaded:
        self.loads.append(checkpoint.directory.name)
        return loader.load(checkpoint, choice)

    def context(self, folder: Path) -> Context:
        return Context(Index(folder), models=lambda: self.keeper)

    @property
    def names(self) -> list[str]:
        return [model.model for model in self.keeper.memory().models]


def look(context: Context, model: Path, *clips: Path) -> None:
    for clip in clips:
        find.handle(Find(paths=(str(clip),), query="a zebra", prepare=True, engine=str(model)), context)


def test_a_search_model_is_loaded_once_for_preparing_and_asking(siglip: Path, tmp_path: Path) -> None:
    counted = Counted()
    clips = [counter_clip(tmp_path / f"{name}.mp4", frames=frames) for name, frames in (("a", 20), ("b", 30))]
    look(counted.context(tmp_path / "cache"), siglip, *clips)
    assert counted.loads == ["siglip-tiny"]
    assert counted.names == ["siglip-tiny"]
    last = counted.told[-1].models[0]
    assert (last.setting, last.device, last.at_work) == ("cpu", "cpu", False)
    assert 0 < last.weights < last.predicted
    assert "no graphics card" in last.reason


def test_speech_and_search_models_stay_together_within_what_is_granted(siglip: Path, whisper: Path, tmp_path: Path) -> None:
    spoken = say(tmp_path / "spoken.wav")
    clip = counter_clip(tmp_path / "a.mp4", frames=20)
    counted = Counted()
    context = counted.context(tmp_path / "cache")
    look(context, siglip, clip)
    hear = Transcribe(path=str(spoken), model=str(whisper), language="en")
    transcribe.handle(hear, context)
    assert counted.names == ["siglip-tiny", "whisper-tiny"]
    needed = counted.keeper.memory().models[1].predicted

    tight = Counted(round(0.9 * needed))  # not enough for four pieces at once
    context = tight.context(tmp_path / "another cache")
    look(context, siglip, clip)
    assert transcribe.handle(hear, context).engine == "faster-whisper whisper-tiny"
    assert tight.keeper.memory().models[1].predicted < 0.9 * needed
    tight.keeper.free("whisper-tiny")
    tight.keeper.cap = 2**20
    other = say(tmp_path / "other.wav", "Something else.")
    with pytest.raises(EngineError, match="this model needs") as caught:
        transcribe.handle(Transcribe(path=str(other), model=str(whisper), language="en"), context)
    assert caught.value.file == str(whisper)
    assert tight.names == ["siglip-tiny"]
