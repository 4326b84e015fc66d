"""A decoder whose layers are in two places, which refuse to mix: the same prefixes, answers and logits as in one.

There is no second card here, nor a first: what stands for it is tests.support.elsewhere. Where there are two, the tests
marked "cuda" (tests/engine/models/test_several_cards_cuda.py) hold the same against real ones.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from torch import Tensor  # noqa: E402

from engine.index import Index  # noqa: E402
from engine.models.checkpoint import open_checkpoint  # noqa: E402
from engine.models.generation import cache, generator, reading  # noqa: E402
from engine.models.generation.batch import Job  # noqa: E402
from engine.models.generation.decoder import Decoder, Step  # noqa: E402
from engine.models.generation.generator import Generator  # noqa: E402
from engine.models.generation.ragged import Start  # noqa: E402
from engine.models.interface import ask  # noqa: E402
from engine.models.loader import Loaded  # noqa: E402
from engine.models.loader_spread import Crossing, brought  # noqa: E402
from engine.models.native.model import NativeModel  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from tests.support.elsewhere import PLACE, Elsewhere, There  # noqa: E402
from tests.support.one_thread import on_one_thread  # noqa: E402
from tests.support.tiny_checkpoints import build  # noqa: E402
from tests.support.video_models import film, loaded_of  # noqa: E402

HOME = torch.device("cpu")
LAYERS = 5
ENDS = frozenset({1})


class Inlay:
    """Features in place of tokens 3..8, and two layers' further ones (DeepStack), in float32."""

    places = range(3, 9)

    def take(self, first: int, last: int) -> tuple[Tensor, list[Tensor]]:
        generator = torch.Generator().manual_seed(4)
        made = torch.randn(4, len(self.places), 64, generator=generator)
        return made[0, first:last], [one[first:last] for one in made[1:]]


def model() -> Any:
    """A tiny Qwen3, whose heads are normed, in float32."""
    from transformers import Qwen3Config, Qwen3ForCausalLM

    config = Qwen3Config(
        vocab_size=96, hidden_size=64, intermediate_size=128, num_hidden_layers=LAYERS, num_attention_heads=4,
        num_key_value_heads=2, head_dim=16, max_position_embeddings=512, tie_word_embeddings=False, bos_token_id=0,
        eos_token_id=1, pad_token_id=2,
    )  # fmt: skip
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(2)
        made: Any = Qwen3ForCausalLM._from_config(config, attn_implementation="sdpa").eval()
        for parameter in made.parameters():
            parameter.requires_grad_(False)
            if parameter.ndim > 1:
                parameter.normal_(std=0.3)  # answers that wander
    return made


def parted(made: Any, border: int) -> Any:
    """The layers from `border` on are elsewhere."""
    made = copy.deepcopy(made)
    away(made.model.layers, border)
    return made


def away(layers: Any, border: int) -> None:
    """Bring them elsewhere, from `border` on."""
    for layer in layers[border:]:
        for module in layer.modules():
            for name, parameter in list(module._parameters.items()):
                if parameter is not None:
                    module._parameters[name] = There(parameter.data)
    Crossing(list(layers), [HOME] * border + [PLACE] * (len(layers) - border), HOME)


def nothing(_: float = 0.0) -> None:
    pass


def heard(decoder: Decoder) -> dict[str, Any]:
    """Everything that generation is used for."""
    asked = Generator(decoder)
    ids = [7, 3, 9, 4, 5, 6, 8, 2, 3, 11, 12, 13, 14]
    prefix = reading.read_prefix(decoder, ids, torch.arange(len(ids)), Inlay(), nothing, chunk=5)
    questions = [(5, 6, 7), (8,), (9, 10, 11, 12)]
    jobs = [Job(question, 12, ENDS) for question in questions]
    starts = [
        Start(ids, torch.arange(len(ids)), Inlay()),
        Start(ids[:4], torch.arange(4)),
        Start(ids, torch.arange(len(ids))),
    ]
    found: dict[str, Any] = {
        "shared": [said.tokens for said in asked.answers(prefix, jobs, nothing)],
        "first": asked.first_logits(prefix, questions, nothing),
        "apart": [said.tokens for said in asked.answers_apart(starts, jobs, nothing)],
        "keys": [keys.cpu() for keys in prefix.slots.keys],
        "places": [keys.device for keys in prefix.slots.keys],
    }
    # they rest in main memory and come back, and are recalled from the index
    prefix.moved(torch.device("cpu"))
    if decoder.homes:
        prefix.slots.move(decoder.homes[0])
    found["again"] = [said.tokens for said in asked.answers(prefix, jobs, nothing)]
    like = torch.empty(0, dtype=decoder.dtype, device=decoder.device)
    recalled = cache.unpacked(cache.packed(prefix), prefix.next_position, like, decoder.homes)
    found["recalled"] = [said.tokens for said in asked.answers(recalled, jobs, nothing)]
    found["recalled places"] = [keys.device for keys in recalled.slots.keys]
    return found


@pytest.fixture(autouse=True)
def _tracked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Without gradients, but not in inference mode, in which torch refuses views of tensors of classes of one's own."""
    decorated = [(Generator, name) for name in ("answers", "answers_apart", "first_logits")]
    decorated += [(generator, "read_rows"), (reading, "read_prefix"), (cache, "packed"), (cache, "unpacked")]
    for place, name in decorated:
        monkeypatch.setattr(place, name, getattr(place, name).__wrapped__)
    with on_one_thread(), torch.no_grad():
        yield


@pytest.fixture(scope="module")
def whole() -> Any:
    return model()


@pytest.mark.parametrize("border", [1, 2, LAYERS - 1])
def test_two_places_come_to_what_one_does(whole: Any, border: int) -> None:
    wanted = heard(Decoder(copy.deepcopy(whole)))
    with Elsewhere() as elsewhere:
        decoder = Decoder(parted(whole, border))
        found = heard(decoder)

    assert elsewhere.crossings > 0
    assert (decoder.device, decoder.homes) == (HOME, (HOME,) * border + (PLACE,) * (LAYERS - border))
    for name in ("shared", "apart", "again", "recalled"):
        assert found[name] == wanted[name], name
        assert any(len(set(tokens)) > 2 for tokens in wanted[name]), name
    torch.testing.assert_close(found["first"], wanted["first"], rtol=0, atol=2e-4)
    for here, there in zip(found["keys"], wanted["keys"], strict=True):
        torch.testing.assert_close(here, there, rtol=0, atol=1e-5)
    assert found["places"] == found["recalled places"] == list(decoder.homes)
    assert not Generator(decoder).graphs


def test_a_model_of_transformers_runs_over_two_places_as_it_is(whole: Any) -> None:
    ids = torch.arange(3, 23)[None]
    wanted = whole(input_ids=ids, use_cache=False).logits
    with Elsewhere():
        found = parted(whole, 2)(input_ids=ids, use_cache=False).logits

    assert found.device == HOME
    torch.testing.assert_close(found, wanted, rtol=0, atol=1e-4)


def test_without_crossing_two_places_would_not_meet(whole: Any) -> None:
    """What makes the tests above tests."""
    made = parted(whole, 2)
    for layer in made.model.layers:
        layer._forward_pre_hooks.clear()
    with Elsewhere(), pytest.raises(RuntimeError, match="two places"):
        made(input_ids=torch.arange(3, 23)[None], use_cache=False)


def test_what_is_brought_and_what_stays() -> None:
    """Tensors that a value holds itself, but not keys and values, which are where they belong."""
    slots = cache.Slots([torch.ones(1)], [torch.ones(1)])
    step = Step(torch.ones(2), torch.zeros(2), None, 3, slots, torch.ones(2, dtype=torch.int64))
    with Elsewhere():
        there = brought(step, PLACE)
        assert (there.cos.device, there.sin.device, there.starts.device) == (PLACE,) * 3
        assert there.rows is slots
        assert (there.start, step.cos.device) == (3, HOME)
        assert brought(there, PLACE) is there
        both = brought((torch.ones(1), None, {"a": [torch.ones(1)]}), PLACE)
        assert (both[0].device, both[1], both[2]["a"][0].device) == (PLACE, None, PLACE)
    words = ("a", 1)
    assert brought(words, HOME) is words


@pytest.mark.parametrize("name", ["qwen3-vl", "internvl"])
def test_footage_is_seen_and_asked_about_over_two_places(name: str, tmp_path: Path) -> None:
    """A whole model: its tower here, half of its layers there; what it was granted is granted for both together."""
    pytest.importorskip("torchvision")
    checkpoint = open_checkpoint(build(name, tmp_path / name))

    def answers(loaded: Loaded, index: str) -> list[str]:
        with Index(tmp_path / index) as kept:
            context = Context(kept)
            model = NativeModel("tiny", checkpoint, loaded, exact=True)
            seen = model.see([film(model.size(40, 96, 54), 6)], context)
            asked = [ask(text, most_tokens=12) for text in ("what happens", "who is there")]
            said = [reply.text for reply in model.answer(seen, asked, context)]
            sure = model.yes(seen, ["Does a dog run? Answer yes or no."], context)
            assert model.bytes > 0
            model.forget()
            each = model.yes_each([(seen, ["Does a dog run?", "Is it?"]), (seen, ["Why?"])], context)
            chances = [*sure, *each[0], *each[1]]
            return [*said, *(f"{chance:.4f}" for chance in chances), str(model.context)]

    loaded = loaded_of(checkpoint)
    wanted = answers(loaded, "one")
    with Elsewhere() as elsewhere:
        layers = loaded.model.get_decoder().layers
        away(layers, 1)
        found = answers(loaded, "two")
    assert elsewhere.crossings > 0
    assert found == wanted
