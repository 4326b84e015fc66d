"""A checkpoint loaded onto two cards that are told and not there, in fake tensors of torch's, which know devices and shapes.
What is computed over two places is held to one in generation/test_several_cards.py."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from torch._subclasses.fake_tensor import FakeTensorMode  # noqa: E402

from engine.models import budget, loader, loader_reading, spreading  # noqa: E402
from engine.models.budget import Choice, Plan, Setting, Share  # noqa: E402
from engine.models.checkpoint import open_checkpoint  # noqa: E402
from engine.models.generation.decoder import Decoder  # noqa: E402
from engine.models.generation.generator import Generator  # noqa: E402
from engine.models.loader_quantised import QuantisedLinear, QuantisedTable  # noqa: E402
from engine.models.loader_spread import Crossing  # noqa: E402
from tests.support.tiny_checkpoints import build  # noqa: E402

FIRST, SECOND = torch.device("cuda:0"), torch.device("cuda:1")
PLAN = Plan(tokens=2048, chunk=512)


@pytest.fixture
def current(monkeypatch: pytest.MonkeyPatch) -> list[torch.device]:
    """The cards that were made the thread's current one, in order; what only a real card can do is left out."""
    made: list[torch.device] = []
    monkeypatch.setattr(torch.cuda, "set_device", made.append)
    for name in ("synchronize", "empty_cache"):
        monkeypatch.setattr(torch.cuda, name, lambda *_: None)
    return made


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> dict[torch.device, int]:
    """How many pieces of files were read for each card."""
    found: dict[torch.device, int] = {}

    def reading(work: Iterable[Any], device: torch.device, *, report: Callable[[int], None] | None = None) -> None:
        pieces = list(work)
        found[device] = len(pieces)
        for piece in pieces:
            if report is not None:
                report(loader_reading._size(piece))

    monkeypatch.setattr(loader_reading, "read", reading)
    return found


def spread(config: dict[str, Any], setting: Setting, border: int, layers: int, tensors: Any) -> Choice:
    """The layers from `border` on are on the second card."""
    need = budget.need(config, setting, PLAN, tensors)
    shares = spreading.again(
        config,
        setting,
        PLAN,
        [
            Share(device="cuda:0", first=0, last=border, need=need),
            Share(device="cuda:1", first=border, last=layers, need=need),
        ],
        tensors,
    )
    return Choice(setting=setting, need=spreading.together(shares), reason="", device="cuda:0", shares=shares)


@pytest.mark.parametrize("setting", ["bf16", "int8", "nf4"])
@pytest.mark.parametrize("name", ["qwen3-vl", "internvl"])
def test_layers_are_where_they_were_planned(
    name: str, setting: Setting, tmp_path: Path, current: list[torch.device], read: dict[torch.device, int]
) -> None:
    checkpoint = open_checkpoint(build(name, tmp_path))
    layers = len(loader._layers(loader._empty(checkpoint, torch.bfloat16)))
    choice = spread(checkpoint.config, setting, 1, layers, checkpoint.tensors)
    heard: list[float] = []
    with FakeTensorMode(allow_non_fake_inputs=True):
        model = loader.load_model(checkpoint, choice, report=heard.append)
        decoder = Decoder(model)

        # weights: as planned, to the byte, quantised ones too; nothing but layers is on the second card
        inside = [set(layer.modules()) for layer in decoder.layers]
        held = {FIRST: 0, SECOND: 0}
        for module in model.modules():
            number = next((place for place, modules in enumerate(inside) if module in modules), None)
            tensors = [*module._parameters.values(), *module._buffers.values()]
            for tensor in tensors:
                if tensor is not None:
                    assert tensor.device == (FIRST if number in (None, 0) else SECOND)
                    held[tensor.device] += tensor.nbytes
        predicted = {torch.device(share.device): share.need.weights for share in choice.shares}
        assert held[SECOND] == pytest.approx(predicted[SECOND], rel=0.01)
        assert held[FIRST] == pytest.approx(predicted[FIRST], rel=0.01)
        assert all(read[device] for device in (FIRST, SECOND))
        assert heard[-1] == pytest.approx(1.0)
        if setting != "bf16":
            forms = {type(module) for module in model.modules() if hasattr(module, "matrix")}
            assert forms == {QuantisedLinear, QuantisedTable}

        # keys and values go with their layers, and rest in main memory and come back
        assert decoder.homes == (FIRST,) + (SECOND,) * (layers - 1)
        assert not Generator(decoder).graphs
        prefix = decoder.prefix(8)
        for place in ("cuda:0", "cpu", "cuda:0"):
            prefix.moved(torch.device(place))
            wanted = [torch.device("cpu")] * layers if place == "cpu" else list(decoder.homes)
            assert [keys.device for keys in prefix.slots.keys] == wanted
            assert [values.device for values in prefix.slots.values] == wanted


class Layer(torch.nn.Module):
    """Notes which card is current while it works."""

    def __init__(self, current: list[torch.device]) -> None:
        super().__init__()
        self._current = current

    def forward(self, said: str) -> str:
        if said == "fail":
            raise RuntimeError("out of memory")
        return f"{said} {self._current[-1] if self._current else FIRST}"


def test_a_layer_s_card_is_the_current_one_while_it_works(current: list[torch.device]) -> None:
    """Also where it fails: what is done next is done at home."""
    layers = [Layer(current) for _ in range(3)]
    Crossing(layers, [FIRST, SECOND, SECOND], FIRST)
    assert [layer("a") for layer in layers] == ["a cuda:0", "a cuda:1", "a cuda:1"]
    assert current == [SECOND, FIRST, SECOND, FIRST]
    with pytest.raises(RuntimeError, match="out of memory"):
        layers[1]("fail")
    assert current[-2:] == [SECOND, FIRST]
    assert [layer.card for layer in layers] == [FIRST, SECOND, SECOND]


def test_what_a_run_was_given_does_not_outlive_it() -> None:
    """Neither one that came to its end nor one that failed, after which all memory is wanted."""

    class Given(Layer):
        def forward(self, said: str, *_: Any) -> str:
            return super().forward(said)

    @dataclass(eq=False)
    class Where:
        place: int

    for said, last in (("a", 2), ("fail", 1)):
        layers = [Given([]) for _ in range(3)]
        Crossing(layers, [torch.device("cpu")] * 2 + [torch.device("meta")], torch.device("cpu"))
        where = Where(3)
        there = weakref.ref(where)
        for layer in layers[:last]:
            layer("a", where)
        with suppress(RuntimeError):
            layers[last](said, where)
        del where
        assert there() is None
