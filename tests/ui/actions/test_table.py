"""The table of actions and the presets: complete, without two actions for one key, keys that exist."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from PySide6.QtGui import QKeySequence

from ui.actions.defaults import ACTIONS, BY_ID
from ui.actions.presets import PRESETS, keys_of
from ui.theme.icons import names

# the keyboard defaults of the design
DESIGN = {
    "play.toggle": "Space K",
    "play.back": "J",
    "play.forward": "L",
    "play.step_back": "Left",
    "play.step_forward": "Right",
    "play.step_back_10": "Shift+Left",
    "play.step_forward_10": "Shift+Right",
    "play.prev_cut": "Up",
    "play.next_cut": "Down",
    "play.start": "Home",
    "play.end": "End",
    "mark.in": "I",
    "mark.out": "O",
    "mark.clear": "Alt+X",
    "timeline.insert": ",",
    "timeline.overwrite": ".",
    "tool.select": "A V",
    "tool.blade": "B C",
    "tool.ripple": "R",
    "tool.roll": "N",
    "tool.slip": "Y",
    "timeline.snap": "S",
    "timeline.linked": "Ctrl+L",
    "timeline.trim_start": "Q",
    "timeline.trim_end": "W",
    "edit.delete": "Del",
    "edit.ripple_delete": "Shift+Del",
    "mark.marker": "M",
    "mark.next_marker": "Shift+M",
    "edit.undo": "Ctrl+Z",
    "edit.redo": "Ctrl+Shift+Z",
    "file.save": "Ctrl+S",
    "file.add_media": "Ctrl+I",
    "help.palette": "Ctrl+K",
    "make.reel": "Ctrl+R",
    "file.export": "Ctrl+E",
    "help.shortcuts": "F1",
    "view.next_panel": "F6",
    "view.prev_panel": "Shift+F6",
    "timeline.zoom_in": "+",
    "timeline.zoom_out": "-",
    "timeline.fit": "Shift+Z",
}


def test_ids_are_unique_and_well_formed() -> None:
    assert len(BY_ID) == len(ACTIONS)
    for action in ACTIONS:
        assert re.fullmatch(r"[a-z]+(\.[a-z_0-9]+)+", action.id)
        assert action.text
        assert action.group
        assert not action.icon or action.icon in names(), action.id


def test_words_are_the_design_s() -> None:
    for action in ACTIONS:
        assert action.text[0].isupper()
        assert not re.search(r"[!?]|\b(AI|[Ss]mart|[Mm]agic|[Pp]lease)\b", action.text)


def test_the_default_keys_are_those_of_the_design() -> None:
    for id_, keys in DESIGN.items():
        assert BY_ID[id_].shortcut[: len(keys.split())] == tuple(keys.split()), id_


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_has_one_key_for_two_actions(preset: str) -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for id_ in BY_ID:
        for key in keys_of(preset, id_):
            owners[QKeySequence(key).toString()].append(id_)
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("preset", PRESETS)
def test_every_key_of_a_preset_is_a_single_key_that_exists(preset: str) -> None:
    for id_ in BY_ID:
        for key in keys_of(preset, id_):
            sequence = QKeySequence(key)
            assert sequence.count() == 1, (id_, key)
            assert sequence.toString(), (id_, key)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_names_only_actions_that_are_there_and_keeps_the_most_needed(preset: str) -> None:
    from ui.actions import presets

    tables = {"premiere": presets.PREMIERE, "resolve": presets.RESOLVE, "finalcut": presets.FINAL_CUT}
    assert set(tables.get(preset, {})) <= set(BY_ID)
    for id_ in ("edit.undo", "edit.redo", "file.save", "play.toggle", "tool.select", "tool.blade", "edit.ripple_delete"):
        assert keys_of(preset, id_), id_
    for id_ in ("help.palette", "help.shortcuts", "make.reel", "file.export"):
        assert keys_of(preset, id_), id_


def test_what_is_not_there_is_refused() -> None:
    for preset, id_ in (("avid", "edit.undo"), ("clipwright", "edit.frobnicate")):
        with pytest.raises(KeyError):
            keys_of(preset, id_)
