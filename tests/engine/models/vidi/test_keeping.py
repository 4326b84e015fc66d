"""Memories of a model: made once, found again by the next process, whole or not there."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
import torch

from engine.index import Index
from engine.models.vidi.shelf import Shelf
from engine.protocol import Cancelled
from engine.tasks.context import Context
from tests.engine.models.vidi.conftest import FAMILIES, QUERIES, SIDES, Opened, Somewhere, clip, kept, planned
from tests.engine.models.vidi.test_streaming import threads


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("place", ["disk", "host", "device"])
def test_the_next_process_runs_no_tower_and_no_layer(
    place: str, family: str, somewhere: Somewhere, context: Context
) -> None:
    told: list[int] = []
    views = clip(SIDES[family], 5, told=told)
    first = somewhere(place, family, worth=lambda *_: True)
    seen = first.see([views], context)
    assert planned(first).place == place
    found = first.find(seen, QUERIES, context)
    first.memories.settle()
    assert (first.memories.made, len(kept(context)), told) == (1, 1, [0, 1, 2, 3, 4])
    with Index(context.index.folder) as index:
        second = somewhere(place, family)
        again = second.see([views], Context(index))
        assert again.notes == seen.notes
        assert second.find(again, QUERIES, Context(index)) == found
    ran = (len(told) - 5, second._decoder.taken, second.footage.seen.encoded, second.footage.heard.heard)
    assert ran == (0, 0, 0, 0)
    assert (second.memories.made, second.memories.recalled) == (0, 1)
    # whoever reads from another place reads the same
    for other in {"disk", "host", "device"} - {place}:
        third = somewhere(other, family)
        assert third.find(third.see([views], context), QUERIES, context) == found
        assert (third.memories.recalled, planned(third).place) == (1, other)


def test_what_is_quick_to_make_again_is_not_kept(opened: Opened, context: Context) -> None:
    asked: list[tuple[float, int]] = []

    def worth(seconds: float, size: int) -> bool:
        asked.append((seconds, size))
        return False

    model = opened(worth=worth)
    seen = model.see([clip(55, 3)], context)
    model.memories.settle()
    assert kept(context) == []
    ((seconds, size),) = asked
    assert seconds > 0
    assert size == seen.tokens * model._decoder.bytes_per_token == planned(model).held
    assert seen.notes == ()


def test_memories_as_they_were_computed_are_recalled_to_the_last_bit(opened: Opened, context: Context) -> None:
    first = opened("vidi_7b", worth=lambda *_: True)
    seen = first.see([clip(42, 40)], context)
    first.memories.settle()
    second = opened("vidi_7b")
    second.see([clip(42, 40)], context)
    assert second._decoder.taken == 0
    one, other = (model._of(seen, context)[0].memory for model in (first, second))
    for here, there in zip(one.streams, other.streams, strict=True):
        for layer in range(here.layers):
            assert all(map(torch.equal, here.layer(layer), there.layer(layer)))


@pytest.mark.parametrize("place", ["disk", "host"])
@pytest.mark.parametrize("after", [1, 9, 14])
def test_a_cancel_while_it_is_made_leaves_nothing_half_written(
    place: str, after: int, somewhere: Somewhere, context: Context, tmp_path: Path
) -> None:
    left = [after]

    def cancelled() -> bool:
        left[0] -= 1
        return left[0] < 0

    model = somewhere(place)
    model.footage.chunk = 100
    with pytest.raises(Cancelled):
        model.see([clip(55, 3)], Context(context.index, cancelled=cancelled))
    assert kept(context) == []
    assert (model.memories.made, model.bytes, threads()) == (0, 0, 0)
    seen = model.see([clip(55, 3)], context)
    assert len(kept(context)) == (place == "disk")
    # and a question that is cancelled leaves no thread and a memory that is as good as it was
    wanted = model.find(seen, QUERIES, context)
    left[0] = 5
    with pytest.raises(Cancelled):
        model.find(seen, QUERIES, Context(context.index, cancelled=cancelled))
    assert threads() == 0
    assert model.find(seen, QUERIES, context) == wanted


def test_another_range_has_a_memory_of_its_own_and_what_the_towers_made_serves_both(
    somewhere: Somewhere, context: Context
) -> None:
    told: list[int] = []
    model = somewhere("disk", "vidi_7b")
    model.see([clip(42, 64, seconds=40.0, told=told)], context)
    model.footage.seen.settle()
    towers = model.footage.seen.encoded, model.footage.heard.heard
    taken = model._decoder.taken
    other = somewhere("disk", "vidi_7b")
    seen = other.see([clip(42, 32, first=32, seconds=4.0, told=told)], context)
    assert (other.footage.seen.encoded, len(told)) == (0, 64)
    assert other._decoder.taken == seen.tokens < taken
    window = other._settings.window // 16000
    assert towers == (64, 40 // window)
    # the range begins with a window of the file's, so that its sound was heard, too
    assert (32 % window, other.footage.heard.heard) == (0, 0)
    assert len(kept(context)) == 2
    # sound of another length is another memory, too; what of it is in the same windows is known
    other.see([clip(42, 32, first=32, seconds=5.0)], context)
    assert (len(kept(context)), other.footage.heard.heard) == (3, 1)
    # windows that begin elsewhere are other windows
    other.see([clip(42, 31, first=33, seconds=2.0)], context)
    assert other.footage.heard.heard == 2


def test_broken_memories_are_made_again_and_the_question_is_answered(
    somewhere: Somewhere, context: Context, caplog: pytest.LogCaptureFixture
) -> None:
    model = somewhere("disk")
    views = clip(55, 3)
    seen = model.see([views], context)
    wanted = model.find(seen, QUERIES, context)
    (name,) = kept(context)
    path = context.index.folder / "footage" / name / "sound-01.safetensors"
    data = bytearray(path.read_bytes())
    data[-5] ^= 1
    path.write_bytes(data)
    with caplog.at_level(logging.WARNING):
        other = somewhere("disk")
        assert other.find(other.see([views], context), QUERIES, context) == wanted
    (told,) = (record.getMessage() for record in caplog.records)
    assert "its bytes have changed" in told
    assert (other.memories.recalled, other.memories.made) == (1, 1)
    # gone from under a model that is at it
    Shelf(context.index.folder / "footage").drop(other.memories._own[seen.views_key].key, "for a test")
    assert other.find(seen, QUERIES[:1], context) == wanted[:1]
    assert (other.memories.made, kept(context)) == (2, [name])


def test_two_models_of_a_process_share_what_is_on_disk(somewhere: Somewhere, context: Context) -> None:
    one, other = somewhere("disk"), somewhere("disk")
    views = clip(55, 4)
    seen = one.see([views], context)
    assert other.find(other.see([views], context), QUERIES, context) == one.find(seen, QUERIES, context)
    assert (one.memories.made, other.memories.made, other.memories.recalled) == (1, 0, 1)


def test_a_job_that_comes_in_between_changes_nothing(somewhere: Somewhere, context: Context) -> None:
    """At any checkpoint another job may ask the same model about the same footage, or about other."""
    model = somewhere("disk")
    views, other = clip(55, 3), clip(55, 4, first=7, name="b")
    wanted = model.find(model.see([views], context), QUERIES, context)
    also = model.find(model.see([other], context), QUERIES[:2], context)
    model.forget()
    Shelf(context.index.folder / "footage")._make_room(2**60)
    assert kept(context) == []
    count = [0]

    def urgent() -> None:
        count[0] += 1
        if count[0] in (4, 9, 15, 20):
            one = other if count[0] % 2 else views
            found = model.find(model.see([one], context), QUERIES[:2], context)
            assert found == (also if one is other else wanted[:2])

    between = Context(context.index, checkpoint=urgent)
    assert model.find(model.see([views], between), QUERIES, between) == wanted
    assert count[0] > 20
    assert threads() == 0


def test_how_far_it_is_off_is_told(somewhere: Somewhere, opened: Opened, context: Context) -> None:
    for place, words in (
        ("device", "(int8): "),
        ("host", "(int8), part of it in main memory: "),
        ("disk", "(int8), part of it on disk, "),
    ):
        model = somewhere(place)
        seen = model.see([clip(55, 3)], context)
        (note,) = seen.notes
        assert words in note
        keys, values = model.memories.about(seen.views_key)[1]
        assert f"keys are {keys:.1%} off, values {values:.1%}" in note
        assert 0.001 < keys < 0.02
        # as told: what is read is that far from what is computed
        plain = opened(worth=lambda *_: False)
        there = plain._of(plain.see([clip(55, 3)], context), context)[0].memory
        here = model._of(seen, context)[0].memory
        off = whole = 0.0
        for layer in range(here.streams[0].layers):
            wanted, found = there.streams[0].layer(layer)[0], here.streams[0].layer(layer)[0]
            off += float((wanted - found).square().sum())
            whole += float(wanted.square().sum())
        here.rest()
        assert (off / whole) ** 0.5 == pytest.approx(here.streams[0].off[0], rel=0.02)  # type: ignore[attr-defined]
