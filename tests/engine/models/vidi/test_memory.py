"""Footage is taken in once, in chunks of any size, and asked about any number of times; what is missing is left out."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from engine.index import Index
from engine.models.generation.generator import Job
from engine.models.interface import Views, ask
from engine.models.native import features
from engine.models.vidi import attention, media
from engine.models.vidi.footage import chunks
from engine.models.vidi.memory import Memory, Shown, Stream, Whole
from engine.models.vidi.model import VidiModel
from engine.protocol import EngineError, FootageError
from engine.tasks.context import Context
from tests.engine.models.vidi.conftest import FAMILIES, SIDES, Opened, clip

QUERIES = ("a dog runs", "the crowd cheers", "red car driving past the river, slowly.")


def layers(stream: Stream | None) -> list[torch.Tensor]:
    assert isinstance(stream, Whole)
    return [*stream.keys, *stream.values]


def said(model: VidiModel, memory: Memory, queries: tuple[str, ...] = QUERIES, most: int = 12) -> list[list[int]]:
    jobs = [Job(model._prompts.find(query, 30.0), most, frozenset()) for query in queries]
    return [one.tokens for one in model.generator.answers(Shown.of(memory), jobs, lambda: None)]


@pytest.mark.parametrize("family", FAMILIES)
def test_chunks_of_any_size_come_to_the_same_memory_and_answers(family: str, opened: Opened, context: Context) -> None:
    model = opened(family, exact=True)
    views = clip(SIDES[family], 5, seconds=2.6)
    model.footage.chunk = 10**6
    whole = model.footage.memory(views, context)
    answers = said(model, whole)
    for size in (1, 7, 100, 196):
        model.footage.chunk = size if family == "vidi_7b" else 13 * size
        parted = model.footage.memory(views, context)
        assert parted.tokens == whole.tokens == model.footage.tokens(views)
        for one, other in ((parted.pictures, whole.pictures), (parted.sound, whole.sound)):
            for here, there in zip(layers(one), layers(other), strict=True):
                torch.testing.assert_close(here, there, rtol=0, atol=5e-5)
        assert said(model, parted) == answers


@pytest.mark.parametrize("family", FAMILIES)
def test_questions_of_a_batch_are_answered_as_each_alone(family: str, opened: Opened, context: Context) -> None:
    model = opened(family, exact=True)
    memory = model.footage.memory(clip(SIDES[family], 4), context)
    together = said(model, memory)
    assert together == [said(model, memory, (query,))[0] for query in QUERIES]
    asked = [model._prompts.find(query, 30.0) for query in QUERIES]
    logits = model.generator.first_logits(Shown.of(memory), asked, lambda: None)
    assert len({tuple(row.tolist()) for row in logits}) == len(QUERIES)  # they are not one answer
    for row, ids in zip(logits, asked, strict=True):
        alone = model.generator.first_logits(Shown.of(memory), [ids], lambda: None)
        torch.testing.assert_close(row[None], alone, rtol=0, atol=5e-5)


def test_a_further_question_takes_in_no_footage(opened: Opened, context: Context) -> None:
    model = opened()
    told: list[int] = []
    seen = model.see([clip(55, 3, told=told)], context)
    assert (told, model._decoder.taken) == ([0, 1, 2], seen.tokens)
    assert seen.tokens == 3 * 196 + 20
    model.find(seen, QUERIES, context)
    model.answer(seen, [ask("what happens", most_tokens=3)], context)
    again = model.see([clip(55, 3, told=told)], context)
    model.find(again, QUERIES[:1], context)
    assert again.views_key == seen.views_key
    assert (told, model._decoder.taken) == ([0, 1, 2], seen.tokens)
    assert model.bytes >= model._of(seen, context)[0].memory.bytes > 0


def test_what_the_towers_made_is_found_again_and_for_another_range(opened: Opened, context: Context) -> None:
    def views(first: int = 0, count: int = 80) -> Views:
        return clip(42, count, first=first, seconds=3.0, told=told)

    told: list[int] = []
    model = opened("vidi_7b")
    before = model.find(model.see([views()], context), QUERIES, context)
    model.footage.seen.settle()
    assert (model.footage.seen.encoded, model.footage.heard.heard) == (80, 2)
    told.clear()
    other = opened("vidi_7b")
    seen = other.see([views()], context)
    assert (told, other.footage.seen.encoded, other.footage.heard.heard) == ([], 0, 0)
    # what was made just now was rounded to what is kept before it was used
    assert other.find(seen, QUERIES, context) == before
    for here, there in zip(*(layers(one._of(seen, context)[0].memory.pictures) for one in (model, other)), strict=True):
        assert torch.equal(here, there)
    # another range of it: the stretch from 32 to 64 seconds is known, its edges are looked at
    other.see([views(20, 60)], context)
    assert other.footage.seen.encoded == 12
    assert told[:12] == list(range(20, 32))


def test_long_footage_does_not_drive_all_else_out_of_the_index(opened: Opened, tmp_path: Path) -> None:
    pictures = 80 * 25 * 32  # bytes, in 8 bits
    for limit, kept in ((5 * pictures, True), (3 * pictures, False)):
        with Index(tmp_path / str(limit), limit=limit) as index:
            model = opened("vidi_7b")
            model.see([clip(42, 80)], Context(index))
            model.footage.seen.settle()
            other = opened("vidi_7b")
            other.see([clip(42, 80)], Context(index))
            assert (other.footage.seen.encoded == 0) == kept
            features._WRITER.submit(lambda: None).result()


@pytest.mark.parametrize("family", FAMILIES)
def test_no_sound_and_hardly_any_sound(family: str, opened: Opened, context: Context) -> None:
    """Where the published code fails: what is not there is left out, a little is filled up with silence to two tokens."""
    model = opened(family, exact=True)
    silent = model.footage.memory(clip(SIDES[family], 3, seconds=0), context)
    assert silent.sound is None
    empty = replace(clip(SIDES[family], 3), sound=clip(SIDES[family], 3).sound[:0])
    assert model.footage.memory(empty, context).sound is None
    for samples in (1, 159, 1600, 3199):
        short = replace(clip(SIDES[family], 3), sound=clip(SIDES[family], 3).sound[:samples])
        memory = model.footage.memory(short, context)
        assert memory.sound is not None
        assert memory.sound.tokens == 2
        assert all(torch.isfinite(one).all() for one in layers(memory.sound))
    filled = torch.zeros(3200)
    filled[:1600] = torch.from_numpy(clip(SIDES[family], 3).sound[:1600])
    whole = replace(clip(SIDES[family], 3), sound=filled.numpy())
    part = replace(clip(SIDES[family], 3), sound=filled.numpy()[:1600])
    for one, other in zip(*(layers(model.footage.memory(views, context).sound) for views in (whole, part)), strict=True):
        torch.testing.assert_close(one, other, rtol=0, atol=1e-5)
    assert said(model, silent) != said(model, memory)


@pytest.mark.parametrize("family", FAMILIES)
def test_one_picture_stands_for_the_whole(family: str, opened: Opened, context: Context) -> None:
    model = opened(family, exact=True)
    one = clip(SIDES[family], 1)
    memory = model.footage.memory(one, context)
    assert memory.pictures is not None
    assert memory.pictures.tokens == model.footage.of_pictures(1) == model.footage.of_pictures(2)
    picture = next(iter(one.pieces()))
    twice = replace(one, times=(0.0, 1.0), pictures=torch.from_numpy(picture).repeat(2, 1, 1, 1).numpy())
    for here, there in zip(layers(memory.pictures), layers(model.footage.memory(twice, context).pictures), strict=True):
        torch.testing.assert_close(here, there, rtol=0, atol=1e-5)
    assert model.find(model.see([one], context), QUERIES[:1], context) is not None


def test_more_pictures_than_there_are_and_two_files_are_refused(opened: Opened, context: Context) -> None:
    model = opened()
    views = replace(clip(55, 3), times=(0.0, 1.0, 2.0, 40.0))
    with pytest.raises(FootageError, match="3 pictures came where 4 were announced"):
        model.see([views], context)
    with pytest.raises(EngineError, match="one file at a time"):
        model.see([clip(55, 2), clip(55, 2, name="b")], context)


@pytest.mark.parametrize("most", [1, 37, 10**6])
def test_capped_attention_in_pieces_is_attention_with_a_cap(most: int) -> None:
    generator = torch.Generator().manual_seed(3)
    query = torch.randn(3, 4, 5, 16, generator=generator) * 4
    key, value = torch.randn(2, 1, 2, 23, 16, generator=generator).unbind(0)
    wide, spread = key.repeat_interleave(2, 1), value.repeat_interleave(2, 1)
    scores = 5.0 * torch.tanh(query @ wide.transpose(2, 3) / math.sqrt(16) / 5.0)
    wanted = scores.softmax(-1) @ spread
    found, sums = attention.shared(query, key, value, 1 / math.sqrt(16), 5.0, most)
    torch.testing.assert_close(sums, scores.logsumexp(-1), rtol=0, atol=2e-6)
    torch.testing.assert_close(found, wanted, rtol=0, atol=2e-6)
    own = key[:, :, :5].expand(3, -1, -1, -1), value[:, :, :5].expand(3, -1, -1, -1)
    masked = scores[..., :5].masked_fill(torch.ones(5, 5, dtype=torch.bool).triu(1), -torch.inf)
    torch.testing.assert_close(
        attention.causal(query, *own, 1 / math.sqrt(16), 5.0), masked.softmax(-1) @ spread[:, :, :5], rtol=0, atol=2e-6
    )
    last = attention.masked(query[:, :, 2:3], *own, torch.full((3,), 3), 1 / math.sqrt(16), 5.0)
    torch.testing.assert_close(last, (masked.softmax(-1) @ spread[:, :, :5])[:, :, 2:3], rtol=0, atol=2e-6)


def test_pieces_become_chunks_of_one_size() -> None:
    rows = torch.arange(23.0)[:, None]
    for sizes in ([23], [5, 5, 13], [1] * 23, [20, 3]):
        found = list(chunks(iter(rows.split(sizes)), 5))
        assert [len(one) for one in found] == [5, 5, 5, 5, 3]
        assert torch.equal(torch.cat(found), rows)


def test_an_axis_has_two_ends() -> None:
    found = media.waves(0, 2, 2, 10000, 8)
    assert torch.equal(found[0], torch.tensor([0.0, 1.0] * 4))
    assert torch.equal(media.waves(3, 5, 7, 10000, 8), media.waves(0, 7, 7, 10000, 8)[3:5])
    with pytest.raises(ValueError, match="2 places"):
        media.waves(0, 1, 1, 10000, 8)
