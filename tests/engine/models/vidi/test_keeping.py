"""Memories of a model: made once, found again by the next process, within what was granted, whole or not there."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from engine.index import Index
from engine.models.generation.generator import _GRAIN
from engine.models.vidi import planning
from engine.models.vidi.formats import Format
from engine.models.vidi.model import VidiModel, VidiSeen
from engine.models.vidi.planning import ROOM, Plan
from engine.models.vidi.shelf import Shelf
from engine.models.vidi.stored import Stored
from engine.protocol import Cancelled, EngineError
from engine.tasks.context import Context
from tests.engine.models.vidi.conftest import FAMILIES, SIDES, Opened, clip
from tests.engine.models.vidi.test_streaming import threads
from tests.support.live_bytes import LiveBytes

QUERIES = ("a dog runs", "the crowd cheers", "red car driving past the river, slowly.")
GB = 10**9
Somewhere = Callable[..., VidiModel]


@pytest.fixture
def somewhere(opened: Opened) -> Somewhere:
    """A model whose memories have room in one place alone."""

    def make(place: str, family: str = "vidi1_5_9b", **options: object) -> VidiModel:
        model = opened(family, **{"worth": lambda *_: False, **options})
        model.memories.granted = lambda: GB if place == "device" else 0
        model.memories.host = lambda: GB if place == "host" else 0
        model.memories.formats = ("int8",)
        return model

    return make


def kept(context: Context) -> list[str]:
    """What lies in the folder of memories."""
    folder = context.index.folder / "footage"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def planned(model: VidiModel) -> Plan:
    (own,) = model.memories._own.values()
    return own.plan


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


def many(count: int) -> list[str]:
    return [f"a dog runs past tree number {number}" for number in range(count)]


@pytest.mark.parametrize("stay", [0, 2])
@pytest.mark.parametrize("place", ["disk", "host"])
def test_footage_is_brought_once_a_step_for_all_questions_of_a_batch(
    place: str, stay: int, somewhere: Somewhere, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "_PIECES", (128,))
    model = somewhere(place)
    model.most = 5
    views = clip(55, 3, seconds=8.0)
    least = planned(model) if model.see([views], context) else None
    assert least is not None
    model.forget()
    layer = sum(one.bytes for one in least.layouts.values())
    rest = least.room * model._decoder.bytes_per_token + least.brought + least.opened
    model.memories.granted = lambda: rest + stay * layer + 10
    seen = model.see([views], context)
    plan = planned(model)
    assert (plan.place, plan.resident, plan.room) == (place, stay, ROOM)
    streams = [one for one in model._of(seen, context)[0].memory.streams if isinstance(one, Stored)]
    assert [len(one.layout.runs) for one in streams] == [5, 1]
    pieces = 6 * (len(model._decoder.layers) - stay)

    def brought(count: int, groups: int) -> int:
        """Steps that `count` questions take together."""
        before, steps = sum(one.pieces_brought for one in streams), model.generator.steps
        model.find(seen, many(count), context)
        steps = model.generator.steps - steps
        # each group is read once before its steps, and once more for how sure it was
        assert sum(one.pieces_brought for one in streams) - before == pieces * (steps + 2 * groups)
        return steps

    rows = ROOM // _GRAIN
    assert brought(1, 1) > 3
    assert brought(rows, 1) < model.most
    assert brought(100, -(-100 // rows)) < 100 / rows * model.most + model.most


def test_a_hundred_questions_are_answered_in_groups_as_in_one(somewhere: Somewhere, context: Context) -> None:
    model = somewhere("host")
    seen = model.see([clip(55, 3)], context)
    widths: list[int] = []
    together = model.generator._together

    def counted(*arguments: object) -> object:
        widths.append(len(arguments[1]))  # type: ignore[arg-type]
        return together(*arguments)  # type: ignore[arg-type]

    model.generator._together = counted  # type: ignore[method-assign,assignment]
    wide = model.find(seen, many(20), context)
    assert widths == [8, 8, 4]  # 2048 tokens are there in any case
    other = somewhere("device")
    other.memories.formats = ("int8",)
    narrow = other.find(other.see([clip(55, 3)], context), many(20), context)
    assert [[found[:2] for found in one] for one in wide] == [[found[:2] for found in one] for one in narrow]


def test_footage_is_refused_only_where_there_is_room_nowhere(somewhere: Somewhere, context: Context) -> None:
    model = somewhere("disk")
    folder = context.index.folder / "footage"
    model.memories.shelf = Shelf(folder, limit=10_000)
    with pytest.raises(EngineError, match=r"there is nowhere room .* GB on disk can be had") as caught:
        model.see([clip(55, 30)], context)
    assert caught.value.file == "a.mp4"
    assert str(folder) in (caught.value.hint or "")
    assert "CLIPWRIGHT_FOOTAGE_SIZE" in (caught.value.hint or "")
    model.memories.shelf = Shelf(folder, limit=GB)
    assert model.see([clip(55, 30)], context).notes


def test_a_disk_that_fills_up_is_told_in_one_line(
    somewhere: Somewhere, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.models.vidi import files

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    model = somewhere("disk")
    monkeypatch.setattr(files.Layer, "add", full)
    with pytest.raises(EngineError, match="cannot be written: No space left on device") as caught:
        model.see([clip(55, 3)], context)
    assert caught.value.file == str(context.index.folder / "footage")
    assert kept(context) == []


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


def test_memories_leave_where_another_needs_the_room_and_those_in_use_stay(opened: Opened, context: Context) -> None:
    model = opened("vidi_7b")
    model.memories.host = lambda: 0
    each = model._decoder.bytes_per_token
    model.memories.granted = lambda: (2048 + 1000) * each
    views = [clip(42, 30, seconds=3.0, name=name) for name in "abcd"]  # 300 tokens each
    seen = [model.see([one], context) for one in views[:3]]
    assert [model.memories.here(one.views_key) for one in seen] == [True] * 3
    assert model.memories.bytes == 3 * 300 * each
    model.find(seen[0], QUERIES[:1], context)
    shown, _ = model._of(seen[1], context)
    model._of(seen[0], context)
    shown.users += 1  # b is asked just now; c was not asked for longest
    last = model.see([views[3]], context)
    assert [model.memories.here(one.views_key) for one in (*seen, last)] == [True, True, False, True]
    shown.users -= 1
    assert model.memories.bytes <= 1000 * each


@pytest.mark.parametrize("place", ["device", "host", "disk"])
def test_no_more_is_taken_of_the_device_than_was_predicted(place: str, somewhere: Somewhere, context: Context) -> None:
    model = somewhere(place, "vidi_7b")
    model.footage.chunk = 64
    views = clip(42, 60, seconds=30.0)
    seen = model.see([views], context)
    plan = planned(model)
    shown, _ = model._of(seen, context)
    assert shown.memory.bytes == plan.held
    with torch.inference_mode(), LiveBytes() as live:
        for _ in range(2):
            for layer in range(len(model._decoder.layers)):
                for stream in shown.memory.streams:
                    for pair in stream.pieces(layer):
                        assert pair[0].dtype == torch.float32
                        del pair
        # places are on the device, what pages are read into first is not
        assert shown.memory.bytes == plan.held + plan.brought
        staging = plan.brought if place == "disk" else 0
        assert live.peak <= plan.brought + plan.opened + staging
        assert live.peak >= 0.9 * (plan.brought + plan.opened + staging)
        shown.memory.rest()
    assert shown.memory.bytes == plan.held


def test_narrowing_takes_no_more_than_the_inner_layers_do(somewhere: Somewhere, context: Context) -> None:
    """So that what a model is granted for reading (engine.models.budget) is enough for that, too."""
    from engine.models.vidi.layout import Layout
    from engine.models.vidi.writing import Packing

    layout = Layout.of("int8", torch.bfloat16, 8, 256, 512, 512)
    writing = Packing(layout, 1, frozenset({0}), torch.device("cpu"))
    keys, values = torch.randn(2, 512, 8, 256).to(torch.bfloat16)
    with LiveBytes() as live:
        writing.add(0, keys, values)
    inner = 512 * 6 * 14336  # bytes of Gemma 2's at their peak, as engine.models.budget counts
    assert live.peak < inner


@pytest.mark.parametrize("format_", ["plain", "int8"])
def test_a_memory_that_went_to_main_memory_comes_back(format_: Format, opened: Opened, context: Context) -> None:
    """As where there is a card: on the processor both are the same, and nothing is moved."""
    model = opened("vidi_7b", worth=lambda *_: False)
    model.memories.host = lambda: GB
    model.memories.formats = (format_,)
    model.memories._spare = lambda *_: True  # type: ignore[method-assign]
    seen = model.see([clip(42, 30, seconds=3.0)], context)
    found = model.find(seen, QUERIES, context)
    held = planned(model).device
    model.memories.granted = lambda: held + ROOM * model._decoder.bytes_per_token
    other = model.see([clip(42, 30, seconds=3.0, name="b")], context)
    places = [model.memories.about(one.views_key)[0].place for one in (seen, other)]
    assert places == ["host", "device"]
    assert model.memories._own[seen.views_key].host == planned_bytes(model, seen)
    taken = model._decoder.taken
    assert model.find(seen, QUERIES, context) == found  # back on the device, and the other one made way
    places = [model.memories.about(one.views_key)[0].place for one in (seen, other)]
    assert places == ["device", "host"]
    assert (model._decoder.taken, model.memories.made) == (taken, 2)
    # one in use stays where it is, and what is asked meanwhile is brought from where it is
    shown, _ = model._of(seen, context)
    shown.users += 1
    model.find(other, QUERIES[:1], context)
    if format_ == "plain":
        assert model.memories.about(seen.views_key)[0].place == "device"
    shown.users -= 1


def planned_bytes(model: VidiModel, seen: VidiSeen) -> int:
    plan, _ = model.memories.about(seen.views_key)
    return len(model._decoder.layers) * sum(one.bytes for one in plan.layouts.values())


def test_memories_on_disk_that_nobody_asks_make_way(somewhere: Somewhere, context: Context) -> None:
    model = somewhere("disk", "vidi_7b")
    first = model.see([clip(42, 30)], context)
    folder = context.index.folder / "footage"
    whole = sum(path.stat().st_size for path in folder.glob("*/*"))
    model.forget()
    model.memories.shelf = Shelf(folder, limit=2 * whole + 1000)
    seen = [first, *(model.see([clip(42, 30, name=name)], context) for name in "bc")]
    assert len(kept(context)) == 2
    assert model.memories.shelf.busy == {model.memories._own[one.views_key].key.digest for one in seen[1:]}
    again = model.find(seen[1], QUERIES[:1], context)
    assert model.memories.made == 3
    model.see([clip(42, 30)], context)  # a once more, for which c leaves
    assert [model.memories.here(one.views_key) for one in seen] == [True, True, False]
    assert model.find(seen[1], QUERIES[:1], context) == again


def test_a_memory_that_is_being_written_leaves_when_it_is_written(opened: Opened, context: Context) -> None:
    begun, go = threading.Event(), threading.Event()
    model = opened("vidi_7b", worth=lambda *_: True)
    model.memories.shelf = Shelf(context.index.folder / "footage", limit=GB)
    real = model.memories.shelf.making

    def slow(*arguments: object) -> object:
        begun.set()
        assert go.wait(60)
        return real(*arguments)  # type: ignore[arg-type]

    model.memories.shelf.making = slow  # type: ignore[method-assign,assignment]
    seen = model.see([clip(42, 30)], context)
    assert begun.wait(60)
    checks = [0]

    def checked() -> None:
        checks[0] += 1
        if checks[0] > 3:
            go.set()

    model.memories.host = lambda: 0
    own = model.memories._own.pop(seen.views_key)
    model.memories._leave(own, checked)
    assert checks[0] > 3
    assert kept(context) == [own.key.digest]
