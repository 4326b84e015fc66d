"""One model over two real graphics cards: the answers of one card, and on each what was predicted.

Skipped where there are not two. They have never run: no machine with two cards was to be had when they were written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from engine.models import budget, loader, spreading  # noqa: E402
from engine.models.budget import Choice, Plan, Setting, Share  # noqa: E402
from engine.models.checkpoint import Checkpoint  # noqa: E402
from engine.models.generation.batch import Job  # noqa: E402
from engine.models.generation.decoder import Decoder  # noqa: E402
from engine.models.generation.generator import Generator  # noqa: E402
from engine.models.generation.reading import read_prefix  # noqa: E402
from engine.models.memory import CONTEXT, state  # noqa: E402
from engine.models.residency import Residency  # noqa: E402
from tests.support import card  # noqa: E402

pytestmark = [
    pytest.mark.cuda,
    pytest.mark.skipif(torch.cuda.device_count() < 2, reason="there are not two graphics cards here"),
]

CARDS = ("cuda:0", "cuda:1")
PLAN = Plan(tokens=4096, chunk=1024)
BORDERS = {"cuda:0": (0, 2), "cuda:1": (2, 8)}
"""Of eight layers; features of pictures are added after three of them, the last of which is on the second card."""


@pytest.fixture(autouse=True)
def _clean_cards() -> Iterator[None]:
    loader.prepare()
    card.clean()
    yield
    torch.cuda.set_device(0)
    card.clean()


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Checkpoint:
    loader.prepare()
    return card.middle_sized(tmp_path_factory.mktemp("two") / "model")


def spread(checkpoint: Checkpoint, setting: Setting) -> Choice:
    need = budget.need(checkpoint.config, setting, PLAN, checkpoint.tensors)
    rough = [Share(device=device, first=first, last=last, need=need) for device, (first, last) in BORDERS.items()]
    shares = spreading.again(checkpoint.config, setting, PLAN, rough, checkpoint.tensors)
    return Choice(setting=setting, need=spreading.together(shares), reason="", device=CARDS[0], shares=shares)


class Inlay:
    """Features in place of some tokens, and three layers' further ones."""

    places = range(100, 900)

    def take(self, first: int, last: int) -> tuple[Any, list[Any]]:
        generator = torch.Generator().manual_seed(4)
        made = torch.randn(4, len(self.places), 2048, generator=generator).to("cuda:0", torch.bfloat16)
        return made[0, first:last], [one[first:last] for one in made[1:]]


def answers(model: Any) -> tuple[list[list[int]], Any, Decoder]:
    decoder = Decoder(model)
    generator = Generator(decoder)
    ids = [5 + number % 30000 for number in range(3000)]
    prefix = read_prefix(decoder, ids, torch.arange(3000).expand(3, -1), Inlay(), lambda _: None, chunk=1024)
    jobs = [Job(tuple(range(10 * row, 10 * row + 7)), 24, frozenset()) for row in range(1, 4)]
    said = [one.tokens for one in generator.answers(prefix, jobs, lambda: None)]
    logits = generator.first_logits(prefix, [job.ids for job in jobs], lambda: None)
    assert [keys.device for keys in prefix.slots.keys] == list(decoder.homes or [decoder.device] * len(decoder.layers))
    return said, logits, decoder


@pytest.mark.parametrize("setting", ["bf16", "int8", "nf4"])
def test_two_cards_answer_as_one_does(checkpoint: Checkpoint, setting: Setting) -> None:
    need = budget.need(checkpoint.config, setting, PLAN, checkpoint.tensors)
    alone = loader.load_model(checkpoint, Choice(setting=setting, need=need, reason="", device=CARDS[0]))
    _, wanted, _ = answers(alone)
    del alone
    card.clean()

    _, found, decoder = answers(loader.load_model(checkpoint, spread(checkpoint, setting)))

    assert {str(device) for device in decoder.homes} == set(CARDS)
    assert found.device == decoder.device
    assert float((found - wanted).norm() / wanted.norm()) < 0.02  # fused matrices of one card round otherwise
    assert torch.cuda.current_device() == 0


@pytest.mark.parametrize("setting", ["bf16", "int8"])
def test_each_card_holds_what_was_predicted(checkpoint: Checkpoint, setting: Setting) -> None:
    choice = spread(checkpoint, setting)
    before = [torch.cuda.memory_allocated(device) for device in CARDS]
    model = loader.load_model(checkpoint, choice)
    for place, share in enumerate(choice.shares):
        weights = torch.cuda.memory_allocated(share.device) - before[place]
        assert weights == pytest.approx(share.need.weights, rel=0.02)
        torch.cuda.reset_peak_memory_stats(share.device)
    answers(model)
    for share in choice.shares:
        assert torch.cuda.max_memory_reserved(share.device) + CONTEXT <= share.need.total * 1.1


def test_a_limit_that_one_card_cannot_keep_spreads_the_model(checkpoint: Checkpoint) -> None:
    whole = budget.need(checkpoint.config, "bf16", PLAN, checkpoint.tensors).total
    keeper = Residency(cap=round(whole * 0.8), allowed=("bf16",), load=_model_alone)
    with keeper.get(checkpoint, PLAN) as loaded:
        assert loaded.choice.devices == CARDS
        answers(loaded.model)
        tower = loaded.choice.need.vision
    memory = keeper.memory()
    assert [one.device for one in memory.cards] == [CARDS[1]]
    [model] = memory.models
    assert model.used == pytest.approx(model.predicted - tower, rel=0.1), "no picture is looked at here"
    del loaded
    keeper.drop()
    assert all(state(device).used_by_us < CONTEXT + 128 * card.MIB for device in CARDS)


def _model_alone(checkpoint: Checkpoint, choice: Choice, *, report: Any = None) -> Any:
    """The checkpoint has neither tokenizer nor processor."""
    return loader.Loaded(loader.load_model(checkpoint, choice, report=report), None, None, choice)


def test_a_model_of_transformers_answers_over_two_cards(checkpoint: Checkpoint) -> None:
    model = loader.load_model(checkpoint, spread(checkpoint, "bf16"))
    ids = torch.arange(5, 45, device=CARDS[0])[None]
    with torch.no_grad():
        said = model.generate(input_ids=ids, max_new_tokens=8, min_new_tokens=8, do_sample=False, pad_token_id=0)
    assert said.device == torch.device(CARDS[0])
    assert said.shape[1] == 48
