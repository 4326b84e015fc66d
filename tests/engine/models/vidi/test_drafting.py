"""Answers over footage that is brought are drafted with a few of its tokens, and are what steps one by one come to."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import pytest
import torch
from torch import Tensor

from engine.models.generation.batch import Batch
from engine.models.generation.cache import Prefix
from engine.models.generation.generator import Job, Said
from engine.models.vidi import drafting, making, planning
from engine.models.vidi.drafting import IN_VAIN, LONGEST, MORE, Length
from engine.models.vidi.layout import Layout
from engine.models.vidi.memory import Memory, Shown, Stream
from engine.models.vidi.model import VidiModel
from engine.models.vidi.planning import ROOM, Plan
from engine.models.vidi.stored import Stored, flats, placed
from engine.tasks.context import Context
from tests.engine.models.vidi.conftest import FAMILIES, QUERIES, SIDES, Opened, Somewhere, clip, planned

CPU = torch.device("cpu")
MOST = 24


def away(stream: Stream | None) -> Stored | None:
    """The same, its first layer on the device and the others brought."""
    if stream is None:
        return None
    layout, data = flats(stream)
    found = placed(layout, data, stream.layers, frozenset({0}), CPU, (0.0, 0.0))
    assert isinstance(found, Stored)
    return found


def brought(model: VidiModel, family: str, context: Context, share: float, seconds: float = 2.0) -> Shown:
    """Footage of which most is brought, with such a share of its tokens for drafts."""
    whole = model.footage.memory(clip(SIDES[family], seconds=seconds), context)
    shown = Shown.of(Memory(away(whole.pictures), away(whole.sound)))
    coarse = {}
    for name, stream in (("pictures", shown.memory.pictures), ("sound", shown.memory.sound)):
        if stream is not None:
            decoder, count = model._decoder, max(1, round(stream.tokens * share))
            coarse[name] = Layout.of("plain", decoder.dtype, decoder.kv_heads, decoder.width, count, count)
    plan = Plan("plain", "host", 1, {}, ROOM, 0, 0, 0, 0, 0, coarse)
    assert making.with_coarse(shown, plan, CPU, lambda: None) is shown
    return shown


def jobs(model: VidiModel, *mosts: int, ends: frozenset[int] = frozenset()) -> list[Job]:
    return [Job(model._prompts.find(query, 5.0), most, ends) for query, most in zip(QUERIES, mosts, strict=False)]


def answers(
    model: VidiModel, shown: Shown, asked: Sequence[Job], check: Callable[[], None] = lambda: None, *, drafts: bool = True
) -> list[Said]:
    model.generator.drafts = drafts
    with model.generator.over(still=False, room=ROOM):
        try:
            return model.generator.answers(shown, asked, check)
        finally:
            shown.memory.rest()


def equal(one: Sequence[Said], other: Sequence[Said]) -> None:
    assert [(each.tokens, each.stopped) for each in one] == [(each.tokens, each.stopped) for each in other]
    for first, second in zip(one, other, strict=True):
        assert len(first.sure) == len(first.tokens)
        assert first.sure == pytest.approx(second.sure, abs=1e-4)


def wrong(monkeypatch: pytest.MonkeyPatch, shown: Shown) -> None:
    """Drafts are of the least probable tokens."""
    read = Batch.read

    def turned(self: Batch, tokens: Tensor, ahead: int | Tensor = 0, prefix: Prefix | None = None) -> Tensor:
        found = read(self, tokens, ahead, prefix)
        return -found if prefix is shown.coarse else found

    monkeypatch.setattr(Batch, "read", turned)


@pytest.mark.parametrize("seconds", [0.0, 2.0])
@pytest.mark.parametrize("family", FAMILIES)
def test_answers_are_those_of_steps_one_by_one(family: str, seconds: float, opened: Opened, context: Context) -> None:
    model = opened(family)
    shown = brought(model, family, context, 0.1, seconds)
    assert (shown.memory.sound is None) == (not seconds)
    for asked in (jobs(model, MOST), jobs(model, 9, MOST, 1), jobs(model, 1), jobs(model, 2)):
        plain = answers(model, shown, asked, drafts=False)
        assert model.generator.drafted == 0
        equal(answers(model, shown, asked), plain)
        model.generator.drafted = 0


@pytest.mark.parametrize("family", FAMILIES)
def test_drafts_that_agree_save_passes(family: str, opened: Opened, context: Context) -> None:
    model = opened(family)
    shown = brought(model, family, context, 1.0)
    generator = model.generator
    plain = answers(model, shown, jobs(model, MOST), drafts=False)
    assert generator.passes == MOST - 1
    streams = [one for one in shown.memory.streams if isinstance(one, Stored)]
    before, pieces = generator.passes, sum(one.pieces_brought for one in streams)
    heard: list[int] = []
    generator.drafts = True
    with generator.over(still=False, room=ROOM):
        found = generator.answers(shown, jobs(model, MOST), lambda: None, lambda _, token: heard.append(token))
    equal(found, plain)
    assert heard == plain[0].tokens
    # after the first: all but the last, and that
    assert generator.passes - before == 1
    assert (generator.drafted, generator.kept) == (MOST - 2, MOST - 2)
    # the question, and each pass, brings all that is away once
    brought_now = sum(one.pieces_brought for one in streams) - pieces
    assert brought_now == 2 * len(streams) * (len(model._decoder.layers) - 1)
    shown.memory.rest()


@pytest.mark.parametrize("family", FAMILIES)
def test_drafts_that_are_wrong_change_nothing_and_are_given_up(
    family: str, opened: Opened, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = opened(family)
    shown = brought(model, family, context, 0.5)
    asked = jobs(model, MOST, 12)
    plain = answers(model, shown, asked, drafts=False)
    before = model.generator.passes
    wrong(monkeypatch, shown)
    equal(answers(model, shown, asked), plain)
    assert model.generator.passes - before == MOST - 1
    assert model.generator.kept == 0
    assert model.generator.drafted == 2 * (MOST - 2 + 1 + 1)


@pytest.mark.parametrize("share", [0.1, 1.0])
def test_an_answer_ends_inside_a_draft(share: float, opened: Opened, context: Context) -> None:
    model = opened()
    shown = brought(model, "vidi1_5_9b", context, share)
    (free,) = answers(model, shown, jobs(model, MOST), drafts=False)
    for token in dict.fromkeys(free.tokens):
        asked = jobs(model, MOST, 12, ends=frozenset({token}))
        plain = answers(model, shown, asked, drafts=False)
        assert plain[0].stopped == "end"
        equal(answers(model, shown, asked), plain)


def test_an_answer_can_be_cancelled_inside_a_draft(opened: Opened, context: Context) -> None:
    model = opened()
    shown = brought(model, "vidi1_5_9b", context, 0.3)
    plain = answers(model, shown, jobs(model, MOST), drafts=False)

    class Cancelled(Exception):
        pass

    for after in (1, 2, 4, MOST - 2, MOST - 1):
        calls = iter(range(1000))

        def check(calls: object = calls, after: int = after) -> None:
            if next(calls) == after:  # type: ignore[call-overload]
                raise Cancelled

        with pytest.raises(Cancelled):
            answers(model, shown, jobs(model, MOST), check)
        equal(answers(model, shown, jobs(model, MOST)), plain)


def test_another_job_may_come_in_between(opened: Opened, context: Context) -> None:
    model = opened()
    shown = brought(model, "vidi1_5_9b", context, 0.3)
    asked = jobs(model, MOST, 7)
    plain = answers(model, shown, asked, drafts=False)
    inner: list[list[Said]] = []
    calls = iter(range(1000))

    def check() -> None:
        if next(calls) == 4:
            inner.append(model.generator.answers(shown, asked[:1], lambda: None))

    equal(answers(model, shown, asked, check), plain)
    equal(inner[0], plain[:1])


class Even:
    """Admits even tokens, and remembers those that it was told."""

    def __init__(self) -> None:
        self.told: list[int] = []

    def allowed(self, words: np.ndarray) -> bool:
        words.fill(0x55555555)
        return True

    def accept(self, token: int) -> None:
        self.told.append(token)

    ended = False


def test_answers_of_a_form_are_not_drafted(opened: Opened, context: Context) -> None:
    model = opened()
    shown = brought(model, "vidi1_5_9b", context, 1.0)
    form = Even()
    (job,) = jobs(model, 8)
    (said,) = answers(model, shown, [Job(job.ids, 8, frozenset(), form)])
    assert said.tokens == form.told
    assert len(said.tokens) == 8
    assert all(token % 2 == 0 for token in said.tokens)
    assert model.generator.drafted == 0


def test_many_answers_have_shorter_drafts_and_are_the_same(
    opened: Opened, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = opened()
    shown = brought(model, "vidi1_5_9b", context, 1.0)
    asked = jobs(model, MOST, 9, MOST, 1, 17)
    plain = answers(model, shown, asked, drafts=False)
    before = model.generator.passes
    monkeypatch.setattr(drafting, "TOGETHER", 4 * len(asked))
    equal(answers(model, shown, asked), plain)
    assert model.generator.passes - before == -(-(MOST - 1) // 4)  # three that were drafted, and what comes after them
    monkeypatch.setattr(drafting, "TOGETHER", 2 * len(asked) - 1)
    before, drafted = model.generator.passes, model.generator.drafted
    equal(answers(model, shown, asked), plain)
    assert (model.generator.passes - before, model.generator.drafted) == (MOST - 1, drafted)


@pytest.mark.parametrize("rows", [1, 3, 10, 64, 100, 128, 129, 1000])
def test_drafts_are_checked_so_many_tokens_at_a_time(rows: int) -> None:
    assert rows * (drafting.most(rows) + 1) <= max(drafting.TOGETHER, rows)
    assert 0 <= drafting.most(rows) <= LONGEST


def test_a_draft_in_which_all_answers_end_goes_no_further(
    opened: Opened, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = opened()
    shown = brought(model, "vidi1_5_9b", context, 1.0)
    (free,) = answers(model, shown, jobs(model, MOST), drafts=False)
    asked = jobs(model, MOST, ends=frozenset({free.tokens[3]}))
    monkeypatch.setattr(drafting, "_LOOK", 4)
    equal(answers(model, shown, asked), answers(model, shown, asked, drafts=False))
    assert model.generator.drafted <= 4


def test_footage_on_the_device_is_not_drafted(opened: Opened, context: Context) -> None:
    model = opened()
    shown = brought(model, "vidi1_5_9b", context, 0.5)
    (job,) = jobs(model, 4)
    with model.generator.over(still=True, room=ROOM):
        model.generator.answers(shown, [job], lambda: None)
    shown.memory.rest()
    assert model.generator.drafted == 0


def test_what_serves_drafts_goes_with_its_batch(opened: Opened, context: Context) -> None:
    """Rows and footage take memory that is wanted at once: nothing may wait for the collector of garbage."""
    model = opened()
    shown = brought(model, "vidi1_5_9b", context, 0.5)
    answers(model, shown, jobs(model, MOST))
    batch = model.generator._batch
    assert batch is not None
    assert isinstance(batch.beside, drafting.Drafts)
    there = weakref.ref(batch), weakref.ref(shown.coarse)
    gc.disable()
    try:
        del batch
        model.generator.forget()
        shown.coarse = None
        assert [one() for one in there] == [None, None]
    finally:
        gc.enable()


def test_tokens_for_drafts_are_spread_evenly(opened: Opened, context: Context) -> None:
    model = opened()
    shown = brought(model, "vidi1_5_9b", context, 0.25)
    assert shown.coarse is not None
    streams = zip(shown.memory.streams, shown.coarse.memory.streams, strict=True)
    for whole, coarse in streams:
        count = coarse.tokens
        places = [(2 * number + 1) * whole.tokens // (2 * count) for number in range(count)]
        gaps = {second - first for first, second in pairwise(places)}
        assert gaps <= {whole.tokens // count, whole.tokens // count + 1}
        assert coarse.still
        for number in range(whole.layers):
            for all_, few in zip(whole.layer(number), coarse.layer(number), strict=True):
                assert torch.equal(all_[:, :, places], few)
    shown.memory.rest()


def test_drafts_grow_where_they_stand_and_shrink_where_they_do_not() -> None:
    length = Length()
    seen = []
    for drafted, stood in ((24, 24), (24, 5), (6, 6), (12, 12), (3, 3), (18, 0)):
        seen.append(length.now)
        length.after(drafted, stood)
    assert seen == [LONGEST, LONGEST, 6, 6 + MORE, 6 + 2 * MORE, LONGEST]
    for _ in range(IN_VAIN - 1):
        assert length.now == 1
        length.after(1, 0)
    assert length.now == 0


def test_tokens_for_drafts_make_room_for_those_of_other_footage_and_come_back(
    somewhere: Somewhere, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "COARSE_SHARE", 4)
    monkeypatch.setattr(planning, "_PIECES", (32,))
    model = somewhere("host")
    one, other = clip(55), clip(55, first=20, name="b")
    model.see([one], context)
    without = planned(model)
    model.forget()
    whole = len(model._decoder.layers) * sum(each.bytes for each in without.layouts.values())
    spare = without.room * model._decoder.bytes_per_token + without.brought + without.opened + whole // 4
    model.memories.granted = lambda: spare
    made = model.memories.made

    def coarse() -> list[bool]:
        """Of each memory, the one that was asked for last at the end."""
        found = list(model.memories._own.values())
        assert all((own.shown.coarse is not None) == (own.plan.drafting > 0) for own in found)
        return [own.shown.coarse is not None for own in found]

    first = model.see([one], context)
    wanted = model.find(first, QUERIES[:1], context)
    model.see([other], context)
    assert coarse() == [False, True]
    before = model.generator.drafted
    assert model.find(first, QUERIES[:1], context) == wanted
    assert model.generator.drafted > before
    assert coarse() == [False, True]
    assert model.memories.made - made == 2


@pytest.mark.parametrize("place", ["host", "disk"])
@pytest.mark.parametrize("family", FAMILIES)
def test_finding_with_drafts_from_the_plan_to_the_ranges(
    family: str, place: str, somewhere: Somewhere, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "COARSE_SHARE", 4)
    monkeypatch.setattr(planning, "_PIECES", (32,))
    views = clip(SIDES[family])
    bare = somewhere("host", family)
    bare.generator.drafts = False
    wanted = bare.find(bare.see([views], context), QUERIES[:1], context)
    without = planned(bare)
    assert without.coarse == {}
    whole = len(bare._decoder.layers) * sum(one.bytes for one in without.layouts.values())
    spare = without.room * bare._decoder.bytes_per_token + without.brought + without.opened + whole // 4
    for again in (False, True):  # made, then recalled where it is on disk
        model = somewhere(place, family)
        model.memories.granted = lambda: spare
        seen = model.see([views], context)
        plan = planned(model)
        assert (plan.place, plan.resident) == (place, 0)
        assert 0 < plan.drafting <= whole // 4
        assert set(plan.coarse) == set(plan.layouts)
        on_device = sum(own.shown.device_bytes for own in model.memories._own.values())
        assert on_device == plan.drafting
        assert plan.device == plan.brought + plan.opened + plan.drafting
        assert model.memories.recalled == (again and place == "disk")
        found = model.find(seen, QUERIES[:1], context)
        assert [[each[:2] for each in one] for one in found] == [[each[:2] for each in one] for one in wanted]
        assert model.generator.drafted > 0
        model.forget()
