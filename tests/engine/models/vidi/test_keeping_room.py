"""The room that memories of a model take: who leaves for whom, in main memory, on the device and on disk."""

from __future__ import annotations

import threading

import pytest
import torch

from engine.models.vidi.formats import Format
from engine.models.vidi.model import VidiModel, VidiSeen
from engine.models.vidi.planning import ROOM
from engine.models.vidi.shelf import Shelf
from engine.protocol import EngineError
from engine.tasks.context import Context
from tests.engine.models.vidi.conftest import GB, QUERIES, Opened, Somewhere, clip, kept, planned
from tests.support.live_bytes import LiveBytes


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
