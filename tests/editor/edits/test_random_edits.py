"""Any sequence of edits keeps every invariant, stays in sync, and can be undone and redone exactly."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.edits import EditError, check
from editor.history import History
from editor.model import Clip, Project
from editor.storage.diff import apply, diff, inverse
from engine.protocol import from_json, to_json
from tests.support.projects import counting, empty_project, three_clips
from tests.support.random_edits import VERBS, edit_at_random

edit_lists = st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.integers(0, 2**32)), max_size=30)


def linked_offsets(project: Project) -> dict[tuple[str, str], Fraction]:
    """By how much media time each pair of linked clips of one media and one steady speed differs, wherever they are."""
    groups: dict[str, list[Clip]] = {}
    for track in project.sequence.tracks:
        for clip in track.clips:
            if clip.link is not None and not clip.speed.ramp:
                groups.setdefault(clip.link, []).append(clip)
    offsets = {}
    rate = project.sequence.rate
    for clips in groups.values():
        for first, second in combinations(sorted(clips, key=lambda clip: clip.id), 2):
            if first.media == second.media and first.speed.rate == second.speed.rate:
                ahead = first.source_in - second.source_at(first.record_in - second.record_in, rate)
                offsets[first.id, second.id] = ahead
    return offsets


@settings(max_examples=120)
@given(edit_lists, st.booleans())
def test_every_edit_keeps_every_invariant_and_sync(steps: list[tuple[str, int]], filled: bool) -> None:
    project = three_clips() if filled else empty_project()
    history, ids = History(project), counting("r")
    values = [project]
    for verb, seed in steps:
        before = history.present
        try:
            after = VERBS[verb](before, Random(seed), ids)
        except EditError:
            continue
        assert check(after) == []
        assert check(after, since=before) == []
        if after == before:
            continue
        for one, other in ((before, after), (after, before)):
            change = from_json(to_json(diff(one, other)), dict)
            assert apply(change, one) == other
            assert apply(from_json(to_json(inverse(change, one)), dict), other) == one
        was, is_now = linked_offsets(before), linked_offsets(after)
        assert {pair: is_now[pair] for pair in was.keys() & is_now.keys()} == {
            pair: was[pair] for pair in was.keys() & is_now.keys()
        }
        history = history.do(verb, after)
        values.append(after)
    redone = []
    for value in reversed(values[:-1]):
        redone.append(history.present)
        history = history.undo()
        assert history.present == value
    for value in reversed(redone):
        history = history.redo()
        assert history.present == value


def test_the_random_edits_reach_every_verb() -> None:
    rng, ids, project, seen = Random(7), counting("r"), three_clips(), Counter[str]()
    for _ in range(400):
        name, project = edit_at_random(project, rng, ids)
        seen[name] += 1
    assert set(seen) == set(VERBS)
    assert check(project) == []
