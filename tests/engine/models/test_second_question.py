"""Every family: a second question about the same footage wakes no tower and costs its own tokens, and what the tower saw is
found again after the model was loaded anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from engine.models import declaring  # noqa: E402
from engine.models.interface import VideoModel, Views, ask  # noqa: E402
from engine.models.native import features  # noqa: E402
from engine.models.opening import open_model  # noqa: E402
from engine.models.residency import Residency  # noqa: E402
from engine.models.vidi.model import VidiModel  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from tests.support.golden import edited_checkpoint, golden_folder  # noqa: E402
from tests.support.one_thread import on_one_thread  # noqa: E402
from tests.support.tiny_checkpoints import build  # noqa: E402
from tests.support.video_models import film  # noqa: E402

Built = Callable[[Path], Path]


def _golden(name: str) -> Built:
    return lambda _: golden_folder(name) / "checkpoint"


def _roomy(folder: Path) -> Path:
    """InternVideo2.5, whose golden checkpoint has fewer positions than footage and a question take."""

    def more(config: dict[str, Any]) -> None:
        config["llm_config"]["max_position_embeddings"] = 8192

    return edited_checkpoint(golden_folder("internvideo2_5"), folder / "roomy", more, "config.json")


FAMILIES: dict[str, Built] = {
    "qwen3_vl": lambda folder: build("qwen3-vl", folder / "model"),
    "qwen2_5_vl": lambda folder: build("qwen2.5-vl", folder / "model"),
    "qwen2_vl": lambda folder: build("qwen2-vl", folder / "model"),
    "internvl": lambda folder: build("internvl", folder / "model"),
    "internvideo2_5": _roomy,
    "internvideo2_chat": _golden("internvideo2_chat"),
    "tarsier2": _golden("tarsier2"),
    "valley": _golden("valley2"),
    "videochat_flash": _golden("videochat_flash"),
    "vidi": _golden("vidi1_5_9b"),
}
"""Family -> what makes or names a small checkpoint of it."""
_TOWER = re.compile(r"(^|\.)(\w*visual|\w*vision_(tower|model|encoder)|\w*audio_\w+)(\.|$)")
"""Names of modules that see or hear. The Q-Former of InternVideo2-Chat is none: by what it is told it sees otherwise."""
MOST = 6


@dataclass
class Woken:
    """Counts what is at work in a model: modules of its towers, and tokens in its decoder's first layer."""

    towers: int = 0
    tokens: int = 0
    _hooks: list[Any] = field(default_factory=list)

    def watch(self, model: Any) -> None:
        for name, module in model.named_modules():
            if _TOWER.search(name):
                self._hooks.append(module.register_forward_pre_hook(self._tower))
        first = model.get_decoder().layers[0].self_attn.q_proj
        self._hooks.append(first.register_forward_pre_hook(self._decoder))

    def _tower(self, *_: Any) -> None:
        self.towers += 1

    def _decoder(self, _: Any, inputs: tuple[Any, ...]) -> None:
        self.tokens += inputs[0].numel() // inputs[0].shape[-1]

    def since(self) -> tuple[int, int]:
        """(calls of towers, tokens of the decoder) since it was asked last."""
        found = self.towers, self.tokens
        self.towers = self.tokens = 0
        return found


@pytest.fixture
def one_thread() -> Iterator[None]:
    with on_one_thread():
        yield


@pytest.fixture
def context(context: Context) -> Context:
    """With models of its own."""
    residency = Residency(device="cpu")
    return Context(context.index, models=lambda: residency)


def footage(model: VideoModel, count: int) -> Views:
    """So many pictures, a second apart, and eight seconds of sound for whom it may concern."""
    views = film(model.size(8, 640, 360), count)
    rng = np.random.default_rng(0)
    sound = rng.normal(0, 0.1, 8 * 16000).astype(np.float32) if model.hears else None
    return Views(views.path, views.fingerprint, 0.0, 8.0, 8.0, views.times, views.size, views.pictures, sound)


def test_no_family_is_left_out() -> None:
    assert set(FAMILIES) == {name for name, one in declaring.declared().items() if one.model}


@pytest.mark.usefixtures("one_thread")
@pytest.mark.parametrize(("family", "count"), [*((family, 8) for family in FAMILIES), ("valley", 1)])
def test_a_second_question_costs_its_own_tokens(family: str, count: int, context: Context, tmp_path: Path) -> None:
    """Valley cuts a picture by itself into tiles, and keeps what it sees of those apart."""
    pytest.importorskip("torchvision")
    folder = str(FAMILIES[family](tmp_path))
    woken = Woken()

    with open_model(folder, context) as model:
        assert model.family == family
        woken.watch(context.models._residents[folder].model.model)
        views = footage(model, count)
        seen = model.see([views], context)
        (first,) = model.answer(seen, [ask("what happens?", most_tokens=MOST)], context)
        towers, tokens = woken.since()
        assert towers > 0
        # pictures of Vidi stand beside its text, and are no tokens of it
        assert tokens >= first.tokens[0] + (0 if family == "vidi" else seen.tokens)

        again = model.see([footage(model, count)], context)
        assert again.views_key == seen.views_key
        (second,) = model.answer(again, [ask("why does it, and where?", most_tokens=MOST)], context)
        towers, tokens = woken.since()
        assert towers == 0
        assert 0 < tokens <= sum(second.tokens)

        model.yes(again, ["Is it so? Answer yes or no."], context)
        if isinstance(model, VidiModel):
            model.find(again, ["a dog"], context)
        assert woken.since()[0] == 0

    features._WRITER.submit(lambda: None).result()
    context.models.drop()
    with open_model(folder, context) as model:
        woken.watch(context.models._residents[folder].model.model)
        seen = model.see([footage(model, count)], context)
        assert model.answer(seen, [ask("what happens?", most_tokens=MOST)], context) == [first]
        assert woken.since()[0] == 0
