"""Questions of a batch over footage that is brought a piece at a time."""

from __future__ import annotations

import pytest

from engine.models.vidi import planning
from engine.models.vidi.answering import WIDEST_BROUGHT
from engine.models.vidi.planning import ROOM
from engine.models.vidi.stored import Stored
from engine.tasks.context import Context
from tests.engine.models.vidi.conftest import Somewhere, clip, planned


def many(count: int) -> list[str]:
    return [f"a dog runs past tree number {number}" for number in range(count)]


@pytest.mark.parametrize("stay", [0, 2])
@pytest.mark.parametrize("place", ["disk", "host"])
def test_footage_is_brought_once_a_step_for_all_questions_of_a_batch(
    place: str, stay: int, somewhere: Somewhere, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "_PIECES", (128,))
    monkeypatch.setattr(planning, "COARSE_MOST", 0)
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
        # each group is read once before its steps
        assert sum(one.pieces_brought for one in streams) - before == pieces * (steps + groups)
        return steps

    rows = WIDEST_BROUGHT["cpu"]
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
    assert widths == [16, 4]
    other = somewhere("device")
    other.memories.formats = ("int8",)
    narrow = other.find(other.see([clip(55, 3)], context), many(20), context)
    assert [[found[:2] for found in one] for one in wide] == [[found[:2] for found in one] for one in narrow]
