"""Every family at its published sizes, without numbers: what quantising changes and leaves, and what memory is predicted
against what the very modules and the very code take."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from torch import Tensor, nn  # noqa: E402

from engine.models import budget, families, loader, working  # noqa: E402
from engine.models.budget import Choice, Plan, Setting  # noqa: E402
from engine.models.generation import attention  # noqa: E402
from engine.models.generation.decoder import Decoder  # noqa: E402
from engine.models.generation.reading import read_prefix  # noqa: E402
from engine.models.headers import Tensor as Header  # noqa: E402
from engine.models.loader_quantised import QuantisedLinear, QuantisedTable  # noqa: E402
from engine.models.loader_reading import Stored  # noqa: E402
from engine.models.opening import FAMILIES  # noqa: E402
from tests.support.every_family import ENTRIES, checkpoint_of, hollow, shallow  # noqa: E402
from tests.support.hollow import Hollow  # noqa: E402

SETTINGS: tuple[Setting, ...] = ("bf16", "int8", "nf4")
WITHIN = 0.1


@pytest.fixture(scope="module", params=ENTRIES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("every")


def test_every_family_that_answers_is_in_the_table() -> None:
    assert {entry.family for entry in ENTRIES.values()} == set(FAMILIES)


def loaded(name: str, setting: Setting, folder: Path) -> tuple[Any, dict[str, Header]]:
    """The model as the loader lays it out for this setting, of no numbers, and the headers of files that hold it."""
    checkpoint = checkpoint_of(ENTRIES[name], folder)
    model = loader._empty(checkpoint, torch.bfloat16)
    tied = set(getattr(model, "all_tied_weights_keys", None) or {})
    weights = {key: tensor for key, tensor in model.state_dict().items() if key not in tied}
    need = budget.need(checkpoint.config, setting, Plan())
    plan = loader._Plan(model, Choice(setting=setting, need=need, reason="", device="meta"), torch.device("meta"))
    for key, tensor in weights.items():
        plan.add(key, Stored(folder / "none", 0, tensor.dtype, tuple(tensor.shape), tensor.nbytes))
    loader._complete(model, plan, checkpoint)
    loader._share_table(model, plan)
    return model, {key: Header("BF16", tuple(tensor.shape), tensor.nbytes) for key, tensor in weights.items()}


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_decoder_is_quantised_and_nothing_else(name: str, setting: Setting, folder: Path) -> None:
    """Every linear of its layers in the setting's form; its table of tokens and its head in 8 bits, whatever the setting;
    towers, projectors, norms and biases as they are. Together they take what was predicted, by headers and without."""
    model, headers = loaded(name, setting, folder)
    decoder = model.get_decoder()
    inside = set(decoder.layers.modules())
    forms: dict[str, set[type]] = {}
    for module in model.modules():
        if isinstance(module, QuantisedLinear | QuantisedTable):
            place = "layers" if module in inside else "ends"
            forms.setdefault(f"{place} {module.matrix.form}", set()).add(type(module))
    whole = [module for module in model.modules() if isinstance(module, nn.Linear | nn.Conv1d | nn.Conv2d | nn.Embedding)]

    if setting == "bf16":
        assert not forms
    else:
        assert forms.pop(f"layers {setting}") == {QuantisedLinear}
        assert forms.pop("ends int8") == {QuantisedLinear, QuantisedTable}
        assert not forms
        assert not [module for module in inside if isinstance(module, nn.Linear)]
        assert whole, "towers and projectors"
    kept = [*model.parameters(), *(module.weight for module in whole)]
    assert {tensor.dtype for tensor in kept} == {torch.bfloat16}

    held = {id(tensor): tensor.nbytes for tensor in (*model.parameters(), *model.buffers())}
    config = ENTRIES[name].config
    assert budget.weights(config, setting, headers)[0] == pytest.approx(sum(held.values()), rel=0.001)
    assert budget.weights(config, setting)[0] == pytest.approx(sum(held.values()), rel=0.01)


@pytest.mark.parametrize("chunk", [2048, 8192])
def test_what_towers_take_is_predicted(name: str, chunk: int, folder: Path) -> None:
    """On small cards, which read less at a time, and on others."""
    entry = ENTRIES[name]
    model = hollow(shallow(entry, 1), folder)

    with torch.inference_mode(), Hollow() as seen:
        pictures = entry.look(model, working.PATCHES if chunk > 2048 else working.PATCHES // 4)

    assert pictures > 0
    predicted = working.work(entry.config, Plan(tokens=8192, chunk=chunk)).pictures
    assert predicted == pytest.approx(seen.peak, rel=WITHIN), seen.where


class Filled:
    """Features that stand in a prompt from its tenth token on."""

    def __init__(self, count: int, width: int) -> None:
        self.places = range(10, 10 + count)
        self._width = width

    def take(self, first: int, last: int) -> tuple[Tensor, list[Tensor]]:
        return torch.empty(last - first, self._width, dtype=torch.bfloat16, device="meta"), []


def test_reading_takes_what_is_predicted(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys and values to the byte; with weights and what comes and goes within a tenth. A few layers are run, one of which
    takes what all take in turn."""
    entry = ENTRIES[name]
    monkeypatch.setattr(attention, "_kind", lambda _: "flash")
    model = hollow(shallow(entry, 3), folder)
    plan = Plan(tokens=16384, chunk=8192)
    need = budget.need(entry.config, "bf16", plan)
    with torch.inference_mode(), Hollow() as read:
        if entry.family == "vidi":
            from engine.models.vidi.decoder import Attending

            decoder: Decoder = Attending(model)
            writing = decoder.writing(plan.tokens)  # type: ignore[attr-defined]
            for _ in range(plan.tokens // plan.chunk):
                tokens = torch.empty(plan.chunk, model.config.hidden_size, dtype=torch.bfloat16, device="meta")
                decoder.take_in(tokens, writing)  # type: ignore[attr-defined]
        else:
            decoder = Decoder(model)
            positions = torch.arange(plan.tokens)
            if type(decoder.text.rotary_emb).__name__.startswith(("Qwen2VL", "Qwen2_5", "Qwen3VL")):
                positions = positions.expand(3, -1)
            inlay = Filled(plan.tokens - 100, model.config.get_text_config().hidden_size)
            read_prefix(decoder, [5] * plan.tokens, positions, inlay, lambda _: None, chunk=plan.chunk)

    written = plan.tokens * decoder.bytes_per_token
    assert need.cache * 3 == written * families.text(entry.config).layers
    predicted = need.weights + need.cache + need.activations
    really = need.weights + need.cache + read.peak - written
    assert predicted == pytest.approx(really, rel=WITHIN), read.where
    assert predicted > really * 0.99
