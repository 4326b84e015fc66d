"""Checkpoints of every family in their published layout, quantised by the path that a user's folder takes: what they hold,
what they answer, and what of them is left as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from torch import nn  # noqa: E402

from engine.models import budget, declaring, loader  # noqa: E402
from engine.models.budget import Choice, Plan, Setting  # noqa: E402
from engine.models.checkpoint import Checkpoint, open_checkpoint  # noqa: E402
from engine.models.interface import Views, ask  # noqa: E402
from engine.models.loader import Loaded  # noqa: E402
from engine.models.loader_quantised import QuantisedLinear, QuantisedTable  # noqa: E402
from engine.models.opening import FAMILIES  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from tests.support.enlarged import WIDER, enlarged  # noqa: E402
from tests.support.one_thread import on_one_thread  # noqa: E402
from tests.support.video_models import film  # noqa: E402

NATIVE = ("qwen2-vl", "qwen2.5-vl", "qwen3-vl", "internvl")
"""Those that transformers has itself, by the names that tests.support.tiny_checkpoints builds."""
PLAN = Plan(tokens=8192, chunk=512)


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """Models this small are slower on several, and much slower beside other work."""
    with on_one_thread():
        yield


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    made: dict[str, Path] = {}

    def get(name: str) -> Path:
        if name not in made:
            place = tmp_path_factory.mktemp("loaded") / name
            if name in WIDER:
                made[name] = enlarged(name, place)
            else:
                pytest.importorskip("torchvision")
                from tests.support.tiny_checkpoints import build

                made[name] = build(name, place)
        return made[name]

    return get


def test_every_family_that_answers_is_in_the_table() -> None:
    native = {name.replace("-", "_").replace(".", "_") for name in NATIVE}
    assert native | {family for family, _ in WIDER.values()} == set(FAMILIES)


def opened(checkpoint: Checkpoint, setting: Setting) -> Loaded:
    need = budget.need(checkpoint.config, setting, PLAN, checkpoint.tensors)
    return loader.load(checkpoint, Choice(setting=setting, need=need, reason="", device="cpu"))


def dense(model: Any) -> dict[str, torch.Tensor]:
    """Weights by the name that they have where nothing is quantised."""
    matrices = {
        f"{name}.weight": module.matrix.dense()
        for name, module in model.named_modules()
        if isinstance(module, QuantisedLinear | QuantisedTable)
    }
    return {name: tensor for name, tensor in model.state_dict().items() if ".matrix." not in name} | matrices


def shown(model: Any, name: str) -> Views:
    views = film(model.size(64, 96, 54), 4, name=name)
    return replace(views, sound=np.zeros(16000, dtype=np.float32)) if model.hears else views


@pytest.mark.parametrize("setting", ["int8", "nf4"])
@pytest.mark.parametrize("name", [*NATIVE, *WIDER])
def test_a_quantised_checkpoint_answers_and_holds_what_was_predicted(
    name: str, setting: Setting, folder: Callable[[str], Path], context: Context
) -> None:
    checkpoint = open_checkpoint(folder(name))
    whole, small = opened(checkpoint, "cpu"), opened(checkpoint, setting)
    decoder = small.model.get_decoder()

    # the layers are in the setting's form, and next to what they were; nothing else has changed by a bit
    inside = {f"{place}.weight" for place, module in small.model.named_modules() if isinstance(module, QuantisedLinear)}
    forms = {module.matrix.form for module in decoder.layers.modules() if isinstance(module, QuantisedLinear)}
    assert forms == {setting}
    assert not [module for module in decoder.layers.modules() if isinstance(module, nn.Linear)]
    before, after = dense(whole.model), dense(small.model)
    table = next(f"{place}.weight" for place, module in small.model.named_modules() if isinstance(module, QuantisedTable))
    for place, tensor in after.items():
        near = torch.cosine_similarity(tensor.float().flatten(), before[place].float().flatten(), dim=0)
        if place in inside or place in (table, "lm_head.weight"):
            assert near > 0.99, place
        else:
            assert tensor.dtype == torch.bfloat16, place
            assert torch.equal(tensor, before[place]), place

    # it takes what was predicted
    held = {tensor.data_ptr(): tensor.nbytes for tensor in small.model.state_dict().values()}
    assert small.choice.need.weights == pytest.approx(sum(held.values()), rel=0.01)

    # and it looks and answers as it does whole
    for loaded in (whole, small):
        loaded.kept = declaring.part(FAMILIES[checkpoint.family])("tiny", checkpoint, loaded, exact=True)
    sure = []
    for loaded in (whole, small):
        model = loaded.kept
        seen = model.see([shown(model, name)], context)
        [reply] = model.answer(seen, [ask("what happens", most_tokens=4)], context)
        assert reply.tokens[1] > 0 or reply.stopped == "end"
        if checkpoint.family != "vidi":  # which finds; the words of one of its tiny tokenizers do not tell yes from no
            sure.append(model.yes(seen, ["Does a dog run? Answer yes or no."], context)[0])
    assert sure[1:] == pytest.approx(sure[:1], abs=0.25)
