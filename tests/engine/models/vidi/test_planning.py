"""Where memories of footage go, by numbers of the published models and of cards; no weights are needed for that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from engine.models import budget, opening
from engine.models.checkpoint import Checkpoint
from engine.models.machine import MemoryState
from engine.models.residency import Residency
from engine.models.vidi.answering import GRAIN_BROUGHT
from engine.models.vidi.planning import COARSE_SHARE, ROOM, Plan, Room, Shape, most, plan, text
from tests.support.golden import golden_folder
from tests.support.vidi_sizes import DECODER

VIDI15 = Shape(42, 8, 256, torch.bfloat16, 8192)
VIDI7 = Shape(32, 8, 128, torch.bfloat16, 8192)
HOUR = {"pictures": 90000, "sound": 36000}
GB = 10**9
ANY = Room(0, 64 * GB, 200 * GB)


def planned(shape: Shape, device: float, host: float = 64, disk: float = 200, hours: float = 1.0) -> Plan:
    tokens = {name: int(count * hours) for name, count in HOUR.items()}
    found = plan(shape, tokens, Room(int(device * GB), int(host * GB), int(disk * GB)))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("shape", "device", "host", "disk", "format_", "place"),
    [
        # granted for keys and values: an 80 GB card, whose weights take 21 GB in bf16
        (VIDI15, 56, 64, 200, "plain", "device"),
        # 48 GB
        (VIDI15, 26, 64, 200, "int8", "device"),
        # 24 GB, weights in 8 bits
        (VIDI15, 9, 32, 200, "int8", "host"),
        (VIDI15, 9, 8, 200, "int8", "disk"),
        # 12 GB, weights in 4 bits
        (VIDI15, 2.2, 32, 200, "int8", "host"),
        (VIDI15, 2.2, 8, 40, "int8", "disk"),
        # Vidi-7B's keys and values are less than half as large
        (VIDI7, 18, 32, 200, "plain", "device"),
        (VIDI7, 9.2, 32, 200, "int8", "device"),
        (VIDI7, 6, 32, 200, "int8", "host"),
        (VIDI7, 2.5, 2, 200, "int8", "disk"),
    ],
)
def test_an_hour_of_footage(shape: Shape, device: float, host: float, disk: float, format_: str, place: str) -> None:
    found = planned(shape, device, host, disk)
    assert (found.format, found.place) == (format_, place)
    taken = found.device + found.room * shape.each
    assert taken <= device * GB
    assert (found.host > 0, found.disk > 0) == (place == "host", place == "disk")
    assert found.host <= host * GB
    assert found.disk <= disk * GB
    if place == "device":
        assert (found.resident, found.brought) == (shape.layers, 0)
    else:
        assert found.resident < shape.layers
        layer = found.held // found.resident if found.resident else 0
        # one more would not fit, but for what rounding leaves
        assert not layer or taken + layer > 0.99 * device * GB


def test_an_hour_of_vidi15_by_the_byte() -> None:
    plain = 126000 * VIDI15.each
    assert plain == pytest.approx(43.4 * GB, rel=0.01)
    assert planned(VIDI15, 56).held == plain
    eight = planned(VIDI15, 26)
    assert plain / 2 < eight.held < 1.001 * plain / 2
    assert eight.opened == 2 * 16384 * 8 * 256 * 2
    disk = planned(VIDI15, 2.2, 8, 40)
    assert disk.disk == eight.held
    # three pieces of each stream are there at a time
    assert disk.brought < 6 * 70e6
    host = planned(VIDI15, 9, 32)
    assert 8 <= host.resident <= 10
    assert host.host + host.held == eight.held


def test_many_questions_have_room_beside_footage_that_is_brought() -> None:
    for device, rows in ((2.2, 64), (2.82, 100), (9, 100)):
        found = planned(VIDI15, device)
        assert found.room >= ROOM
        assert found.room // GRAIN_BROUGHT >= rows
    assert planned(VIDI15, 18).room == found.room  # all the rest is for layers


@pytest.mark.parametrize(
    ("device", "host", "tokens"), [(18, 64, 5700), (9, 64, 5700), (9, 8, 5700), (2.82, 64, 1600), (2.2, 64, 2800)]
)
def test_an_hour_has_some_tokens_for_drafts_on_the_device(device: float, host: float, tokens: int) -> None:
    found = planned(VIDI15, device, host)
    assert found.drafting == VIDI15.layers * sum(one.bytes for one in found.coarse.values()) <= GB
    pictures, sound = (found.coarse[name].tokens for name in ("pictures", "sound"))
    assert tokens < pictures + sound < 1.1 * tokens
    assert sound / pictures == pytest.approx(HOUR["sound"] / HOUR["pictures"], rel=0.01)
    assert found.device == found.held + found.brought + found.opened + found.drafting
    assert found.device + found.room * VIDI15.each <= device * GB
    assert planned(VIDI15, 26).coarse == {}
    # of less footage it is a sixteenth
    short = planned(VIDI15, 2.82, hours=0.25)
    whole = VIDI15.layers * sum(one.bytes for one in short.layouts.values())
    assert 0 < short.drafting <= whole / 16


def test_pieces_are_smaller_where_there_is_little_room() -> None:
    large, small = planned(VIDI15, 9), planned(VIDI15, 2.2)
    assert small.brought == large.brought / 2
    assert planned(VIDI15, 0.9).brought < large.brought / 3
    assert small.layouts["pictures"].piece < large.layouts["pictures"].piece


def test_where_there_is_room_nowhere_there_is_no_plan() -> None:
    assert plan(VIDI15, HOUR, Room(9 * GB, 5 * GB, 21 * GB)) is None
    assert plan(VIDI15, HOUR, Room(9 * GB, 5 * GB, 22 * GB)) is not None
    assert most(VIDI15, Room(9 * GB, 5 * GB, 21 * GB)) < 126000 < most(VIDI15, Room(9 * GB, 5 * GB, 23 * GB))


@given(
    layers=st.integers(1, 48),
    pictures=st.integers(2, 300000),
    sound=st.one_of(st.just(0), st.integers(2, 100000)),
    device=st.integers(0, 60 * GB),
    host=st.integers(0, 100 * GB),
    disk=st.integers(0, 100 * GB),
    formats=st.sampled_from([("plain",), ("plain", "int8"), ("fp8",)]),
)
def test_no_plan_takes_more_than_there_is(
    layers: int, pictures: int, sound: int, device: int, host: int, disk: int, formats: tuple
) -> None:
    shape = Shape(layers, 8, 128, torch.bfloat16, 2048)
    tokens = {"pictures": pictures, "sound": sound}
    room = Room(device, host, disk)
    found = plan(shape, tokens, room, formats)
    if found is None:
        assert most(shape, room, formats) <= pictures + sound + 8  # scales of the first blocks are as much as that
        return
    assert found.host <= host
    assert found.disk <= disk
    assert found.format in formats
    whole = layers * sum(one.bytes for one in found.layouts.values())
    assert found.drafting <= whole // COARSE_SHARE
    assert found.place != "device" or not found.coarse
    assert found.held + found.host == whole or (found.place == "disk" and found.disk == whole)
    if found.place == "device":
        assert found.device + found.room * shape.each <= device
    elif found.resident:
        assert found.device + text(shape, room, still=False) * shape.each <= device
    # more room makes nothing worse
    order = ("device", "host", "disk")
    more = plan(shape, tokens, Room(2 * device, 2 * host, 2 * disk), formats)
    assert more is not None
    assert order.index(more.place) <= order.index(found.place)


def card(gigabytes: int) -> Residency:
    total = gigabytes * 2**30
    state = MemoryState(
        device="cuda:0", total=total, free=total - 600 * 2**20, ram_total=64 * GB, ram_free=48 * GB, compute=(8, 9)
    )
    return Residency(measure=lambda _: state)


@pytest.mark.parametrize(
    ("gigabytes", "settings", "format_", "places"),
    [
        (80, ("bf16",), "plain", ("device",)),
        (48, ("bf16",), "int8", ("device",)),
        (24, ("fp8",), "int8", ("host", "disk")),
        (12, ("nf4",), "int8", ("host", "disk")),
    ],
)
def test_an_hour_for_vidi15_on_cards(
    gigabytes: int, settings: tuple[str, ...], format_: str, places: tuple[str, ...]
) -> None:
    """From the configuration to the plan, as a user's request goes: which setting the weights get, what is granted to keys
    and values, and where an hour of footage is then. All stays within the card."""
    config = json.loads((golden_folder("vidi1_5_9b") / "checkpoint" / "config.json").read_text())
    config |= DECODER
    checkpoint, held = Checkpoint(Path("vidi"), config, "vidi"), card(gigabytes)
    asked = opening.roomiest(checkpoint, held)
    choice = budget.choose(config, asked, held.measure(None), None)
    assert choice.setting in settings
    shape = Shape(42, 8, 256, torch.bfloat16, asked.chunk)
    for host, place in ((24, places[0]), (8, places[-1])):
        found = plan(shape, HOUR, Room(choice.need.cache, host * GB, 60 * GB))
        assert found is not None
        assert (found.format, found.place) == (format_, place)
        keys_and_values = found.device + found.room * shape.each
        assert keys_and_values <= choice.need.cache
        assert choice.need.total - choice.need.cache + keys_and_values <= gigabytes * 2**30
