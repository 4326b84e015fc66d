"""Questions about several prompts in one pass, against transformers' own pass over each, and attention against a mask."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from engine.models.generation import attention  # noqa: E402
from engine.models.generation.generator import Generator  # noqa: E402
from engine.models.generation.judging import read_questions  # noqa: E402
from engine.models.generation.ragged import Start  # noqa: E402
from engine.models.generation.tails import Tails  # noqa: E402
from engine.protocol import Cancelled  # noqa: E402

IDS = torch.randint(0, 500, (5, 40), generator=torch.Generator().manual_seed(5)).tolist()
LENGTHS = (30, 3, 17, 40)
"""Of starts,"""
QUESTIONS = ((9, 2), (1,), (12, 1, 5), (2, 2))
"""and of the questions about each."""
STARTS = [Start(tuple(IDS[row][:length]), torch.arange(length).expand(3, -1)) for row, length in enumerate(LENGTHS)]
ASKED = [[tuple(IDS[4][place : place + length]) for place, length in enumerate(own)] for own in QUESTIONS]


@pytest.mark.parametrize("chunk", [8, 60, 110, 1000])
def test_each_question_is_read_as_if_alone(chunk: int, generator: Generator, tiny_model: Any) -> None:
    heard: list[float] = []

    found = read_questions(generator.decoder, STARTS, ASKED, heard.append, chunk=chunk)

    for start, own, logits in zip(STARTS, ASKED, found, strict=True):
        for question, row in zip(own, logits, strict=True):
            with torch.inference_mode():
                exact = tiny_model(input_ids=torch.tensor([[*start.ids, *question]])).logits[0, -1]
            torch.testing.assert_close(row, exact, atol=1e-4, rtol=1e-4)
    assert heard == sorted(heard)
    assert 0 <= heard[0] <= heard[-1] < 1


def test_keys_and_values_take_the_memory_of_one_layer(generator: Generator) -> None:
    slots = generator.decoder.scratch(3, 50)
    assert len(slots.keys) == len(generator.decoder.layers) > 1
    assert len({tensor.data_ptr() for tensor in (*slots.keys, *slots.values)}) == 2


def test_it_stops_between_layers(generator: Generator) -> None:
    heard: list[float] = []

    def check(share: float) -> None:
        heard.append(share)
        if len(heard) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_questions(generator.decoder, STARTS, ASKED, check)
    assert len(heard) == 2
    assert read_questions(generator.decoder, [], [], check) == []


@pytest.mark.parametrize(
    ("device", "dtype", "off"),
    [
        ("cpu", torch.float32, 1e-5),
        ("cpu", torch.bfloat16, 0.01),
        ("cpu", torch.float16, 0.002),  # by torch's plain operations
        pytest.param("cuda", torch.bfloat16, 0.01, marks=pytest.mark.cuda),
    ],
)
def test_questions_see_their_footage_and_themselves_alone(device: str, dtype: torch.dtype, off: float) -> None:
    heads, kv_heads, width, slots = 8, 2, 64, 70
    longest = max(length + sum(own) for length, own in zip(LENGTHS, QUESTIONS, strict=True))
    made = torch.Generator().manual_seed(6)
    query = torch.randn(4, longest, heads, width, generator=made).to(device, dtype).transpose(1, 2)
    keys, values = (torch.randn(4, kv_heads, slots, width, generator=made).to(device, dtype) for _ in range(2))
    there = keys[:, :, :longest], values[:, :, :longest]
    whole, _ = attention.attend(query, *there, causal=True, scale=width**-0.5)

    tails = Tails.of(LENGTHS, QUESTIONS, torch.device(device))
    found = tails.apart(query, keys, values, whole.clone(), width**-0.5)

    seen = torch.ones(4, longest, longest, dtype=torch.bool).tril()
    for row, (length, own) in enumerate(zip(LENGTHS, QUESTIONS, strict=True)):
        begin = length
        for count in own:
            seen[row, begin : begin + count, length:begin] = False
            begin += count
    spread = [held.float().repeat_interleave(heads // kv_heads, dim=1) for held in there]
    exact = torch.nn.functional.scaled_dot_product_attention(query.float(), *spread, attn_mask=seen[:, None].to(device))
    for row, (length, own) in enumerate(zip(LENGTHS, QUESTIONS, strict=True)):
        end = length + sum(own)
        difference = (found[row, :, :end].float() - exact[row, :, :end]).norm() / exact[row, :, :end].norm()
        assert float(difference) < off
