"""Whatever a model says: a valid result within its limit, naming only times that were shown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pytest
import torch
from transformers import LlamaConfig, LlamaForCausalLM

from engine.models.forms.fields import Part, Span
from engine.models.forms.form import JsonForm
from engine.models.forms.processor import FormProcessor
from engine.models.generation.sampling import Masks
from engine.tasks.understanding import schemas
from tests.support.guided import answer
from tests.support.one_thread import on_one_thread
from tests.support.tiny_tokenizers import Kind, tiny_tokenizer

TASKS: dict[str, type[Part]] = {
    "find": schemas.FindAnswer,
    "describe a line": schemas.LineAnswer,
    "describe a paragraph": schemas.ParagraphAnswer,
    "ask": schemas.AskAnswer,
    "chapters": schemas.ChaptersAnswer,
    "titles": schemas.TitlesAnswer,
    "highlights": schemas.HighlightsAnswer,
    "labels": schemas.labels_answer(3),
}
SEEDS = 200
ONE_FILE = ((0.5, 1.5, 2.5, 9.5, 10.5, 11.5, 100.5),)
TWO_FILES = (*ONE_FILE, (0.0, 33.3))
PADDED = 13
"""Logits beyond the tokenizer's last token, as padded vocabularies have them."""


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """So little is computed at a time that threads would only wait for each other."""
    with on_one_thread():
        yield


@cache
def forms(seed: int) -> list[JsonForm[Any]]:
    """A form a task for `seed` in 0..5; a third have the least room that there can be, the others somewhat more."""
    times = TWO_FILES if seed % 2 else ONE_FILE
    language = ("en", "zh", "")[seed % 3]
    made = []
    for place, kind in enumerate(TASKS.values()):
        least = JsonForm(kind, times, language=language).fewest_tokens
        room = least + (0, 17, least)[(seed + place) % 3]
        made.append(JsonForm(kind, times, language=language, most_tokens=room))
    return made


def check(form: JsonForm[Any], text: str, tokens: int) -> None:
    """The text is a value of the form, within its limit, with times that were shown and plain lines."""
    assert tokens <= form.most_tokens, text
    value = form.parse(text)
    assert type(value) is form.kind
    for part in parts(value):
        if isinstance(part, Span):
            assert part.start <= part.end
        if hasattr(part, "start"):
            assert part.start in form.stamps.files[part.file - 1]
        for line in vars(part).values():
            if isinstance(line, str):
                assert line == " ".join(line.split())
                assert line.isprintable() or "\u200c" in line or "\u200d" in line


def parts(value: Part) -> list[Part]:
    """The value and what it consists of."""
    inner = [each for field in vars(value).values() if isinstance(field, tuple) for each in field if isinstance(each, Part)]
    return [value, *(part for each in inner for part in parts(each))]


def random_model(seed: int, vocabulary: int) -> LlamaForCausalLM:
    torch.manual_seed(seed)
    config = LlamaConfig(
        vocab_size=vocabulary,
        hidden_size=16,
        intermediate_size=16,
        num_hidden_layers=1,
        num_attention_heads=1,
        num_key_value_heads=1,
        max_position_embeddings=2048,
        initializer_range=1.0,
    )
    return LlamaForCausalLM(config).eval()


@pytest.mark.parametrize("kind", ["bytes", "pieces"])
def test_a_random_model_always_gives_a_valid_result_within_its_limit(kind: Kind) -> None:
    tokenizer = tiny_tokenizer(kind)
    vocabulary, end = len(tokenizer) + PADDED, tokenizer.eos_token_id
    fuller = 0
    for seed in range(0 if kind == "bytes" else 1, SEEDS, 2):
        asked = forms(seed % 6)
        for form, tokens in zip(asked, decoded(random_model(seed, vocabulary), asked, tokenizer, seed), strict=True):
            text = tokenizer.decode([token for token in tokens if token != end], clean_up_tokenization_spaces=False)
            check(form, text, len(tokens) + (tokens[-1] != end))
            fuller += len(parts(form.parse(text))) > 2
    assert fuller > SEEDS / 20  # it is not always a single item


@torch.inference_mode()
def decoded(model: LlamaForCausalLM, asked: list[JsonForm[Any]], tokenizer: Any, seed: int) -> list[list[int]]:
    """The tokens of the answers, decoded side by side; chosen by chance for every other seed."""
    ends = [tokenizer.eos_token_id]
    guides = [form.constraint(tokenizer, model.config.vocab_size, ends) for form in asked]
    masks = Masks(guides, model.config.vocab_size, torch.device("cpu"))
    said: list[list[int]] = [[] for _ in asked]
    active = [True] * len(asked)
    given = torch.full((len(asked), 1), ends[0])
    memory = None
    generator = torch.Generator().manual_seed(seed)
    while any(active):
        out = model(input_ids=given, past_key_values=memory, use_cache=True)
        memory = out.past_key_values
        masks.fill(active)
        logits = masks.apply(out.logits[:, -1])
        chosen = torch.multinomial(logits.softmax(-1), 1, generator=generator) if seed % 4 < 2 else logits.argmax(-1, True)
        for row, token in enumerate(chosen[:, 0].tolist()):
            if active[row]:
                guides[row].accept(token)
                said[row].append(token)
                active[row] = not guides[row].ended
        given = chosen
    return said


@pytest.mark.parametrize("kind", ["bytes", "pieces"])
@pytest.mark.parametrize("task", TASKS)
def test_a_model_that_says_as_much_as_it_may_stays_within_its_limit(task: str, kind: Kind) -> None:
    tokenizer = tiny_tokenizer(kind)
    written = [tokenizer.decode([token]) for token in range(len(tokenizer))]
    ending = np.array([token == tokenizer.eos_token_id or '"' in text or "]" in text for token, text in enumerate(written)])
    lengths = np.array([len(text) for text in written])
    rng = np.random.default_rng(len(task))

    def shortest(may: np.ndarray) -> int:
        # nothing ends where something else may come, and that in as small pieces as there are
        may = may[~ending[may]] if not ending[may].all() else may
        return int(rng.choice(may[lengths[may] == lengths[may].min()]))

    for times, share in ((ONE_FILE, 3), (TWO_FILES, 1)):
        least = JsonForm(TASKS[task], times).fewest_tokens
        form: JsonForm[Any] = JsonForm(TASKS[task], times, most_tokens=share * least)
        text, tokens = answer(form, tokenizer, len(tokenizer), shortest)
        check(form, text, tokens)
        assert tokens > form.most_tokens / 3  # the limit was come near to


def test_generate_of_transformers_keeps_to_forms() -> None:
    tokenizer = tiny_tokenizer("bytes")
    model = random_model(0, len(tokenizer) + PADDED)
    asked: list[JsonForm[Any] | None] = [*forms(0)[:4], None]
    prompt = torch.tensor([tokenizer("A dog runs.")["input_ids"]] * len(asked))
    end = tokenizer.eos_token_id
    processor = FormProcessor(asked, tokenizer, model.config.vocab_size, [end], prompt.shape[1])
    longest = max(form.most_tokens for form in asked if form is not None)
    said = model.generate(
        prompt,
        attention_mask=torch.ones_like(prompt),
        logits_processor=[processor],
        max_new_tokens=longest,
        do_sample=True,
        eos_token_id=end,
        pad_token_id=0,
    )[:, prompt.shape[1] :]
    for form, row in zip(asked, said.tolist(), strict=True):
        if form is not None:
            tokens = row[: row.index(end) + 1] if end in row else row
            check(form, tokenizer.decode(tokens, skip_special_tokens=True, clean_up_tokenization_spaces=False), len(tokens))
