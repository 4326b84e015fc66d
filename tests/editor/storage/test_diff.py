"""Changes from elsewhere that fit nothing are refused; that they lead where they should is tested on random edits."""

from __future__ import annotations

from typing import Any

import pytest

from editor.edits import Source, insert, move_track, ripple_delete
from editor.model import Subtitle, Word, changed
from editor.storage.diff import apply, diff, inverse
from engine.protocol import from_json, to_json
from tests.support.projects import three_clips


def size(before: Any, after: Any) -> int:
    change = to_json(diff(before, after))
    assert apply(from_json(change, dict), before) == after
    back = to_json(inverse(diff(before, after), before))
    assert apply(from_json(back, dict), after) == before
    return len(change)


def test_a_ripple_over_everything_is_one_piece_for_each_track() -> None:
    project = three_clips()
    assert diff(project, project) == {}
    assert size(project, ripple_delete(project, "n2")) < 250
    assert size(project, insert(project, Source(media="music", duration=30), 0, tracks=["A2"])) < 700
    assert size(project, move_track(project, "V1", 3)) < 120


def test_parts_without_ids_are_replaced_whole() -> None:
    old = Subtitle(id="s", record_in=0, duration=9, text="a b", words=(Word("a", 0, 4), Word("b", 4, 9)))
    new = changed(old, text="a c", words=(Word("a", 0, 4), Word("c", 4, 9)))
    assert apply(from_json(to_json(diff(old, new)), dict), old) == new


@pytest.mark.parametrize(
    "change",
    [
        [],
        {"nothing": {"=": 1}},
        {"name": 1},
        {"name": {}},
        {"name": {"=": 1}},
        {"name": {"~": {}}},
        {"name": {"?": 1}},
        {"media": {"[]": 1}},
        {"media": {"[]": [{"keep": [0, 99]}]}},
        {"media": {"[]": [{"keep": [2, 1]}]}},
        {"media": {"[]": [{"keep": [-1, 1]}]}},
        {"media": {"[]": [{"shift": [0, 1, "name", 3]}]}},
        {"media": {"[]": [{"shift": [0, 1, "record_in", 3]}]}},
        {"media": {"[]": [{"edit": [9, {}]}]}},
        {"media": {"[]": [{"edit": [0, {"info": {"~": {"size": {"=": "big"}}}}]}]}},
        {"media": {"[]": [{"new": {"id": "only"}}]}},
        {"media": {"[]": [{"steal": 1}]}},
    ],
)
def test_a_change_that_does_not_fit_is_refused(change: Any) -> None:
    with pytest.raises(ValueError, match=r".+"):
        apply(change, three_clips())
