"""Every way in which a model is loaded runs through the same loop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from engine.models import budget, loader  # noqa: E402
from engine.models.budget import Choice, Setting  # noqa: E402
from engine.models.checkpoint import open_checkpoint  # noqa: E402
from engine.models.generation.decoder import Decoder  # noqa: E402
from engine.models.generation.generator import Generator, Job  # noqa: E402
from engine.models.generation.reading import read_prefix  # noqa: E402
from engine.models.interface import ask  # noqa: E402
from engine.models.native.model import NativeModel  # noqa: E402
from engine.protocol import EngineError  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from tests.support.video_models import Opened, film  # noqa: E402

IDS = torch.randint(0, 500, (1, 30), generator=torch.Generator().manual_seed(5))


def loaded(folder: Path, setting: Setting) -> loader.Loaded:
    checkpoint = open_checkpoint(folder)
    layers = 1 if setting == "offload" else None
    need = budget.need(checkpoint.config, setting, budget.Plan(tokens=4096, chunk=512), resident_layers=layers)
    choice = Choice(setting=setting, need=need, reason="", device="cpu", resident_layers=layers)
    return loader.load(checkpoint, choice)


@pytest.mark.parametrize("name", ["qwen3-vl", "qwen2.5-vl"])
@pytest.mark.parametrize("setting", ["cpu", "offload", "int8", "nf4"])
def test_logits_are_those_of_the_loaded_model(name: str, setting: Setting, folders: Callable[[str], Path]) -> None:
    model = loaded(folders(name), setting).model
    with torch.inference_mode():
        exact = model(input_ids=IDS).logits[0, -1].float()
    generator = Generator(Decoder(model))
    prefix = read_prefix(generator.decoder, IDS[0, :20].tolist(), torch.arange(20), None, lambda _: None, chunk=8)

    found = generator.first_logits(prefix, [IDS[0, 20:].tolist()], lambda: None)[0]

    assert float((found - exact).norm() / exact.norm()) < 0.02
    said = generator.answers(prefix, [Job(tuple(IDS[0, 20:].tolist()), 6, frozenset())], lambda: None)[0].tokens
    assert len(said) == 6


def test_a_model_that_waits_in_main_memory_answers_about_footage(folders: Callable[[str], Path], context: Context) -> None:
    checkpoint = open_checkpoint(folders("qwen3-vl"))
    model = NativeModel("tiny", checkpoint, loaded(folders("qwen3-vl"), "offload"), worth=lambda *_: False)
    seen = model.see([film(model.size(8, 640, 360), 4)], context)

    reply = model.answer(seen, [ask("what?", most_tokens=5)], context)[0]

    assert 0 < reply.tokens[1] <= 5
    assert not model.generator.graphs


def test_layers_of_an_unknown_layout_are_refused(opened: Opened) -> None:
    model = opened()
    layer = model._decoder.layers[1]
    layer.self_attn.sliding_window = 64

    with pytest.raises(EngineError, match="looks back through windows"):
        Decoder(model._loaded.model)
    layer.self_attn.sliding_window = None
    layer.mlp.act_fn = torch.nn.ReLU()
    with pytest.raises(EngineError, match="inner layers"):
        Decoder(model._loaded.model)
    del layer.self_attn.o_proj
    with pytest.raises(EngineError, match="laid out in a way that is not known"):
        Decoder(model._loaded.model)
