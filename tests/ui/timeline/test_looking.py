"""Items are found by bisection, the same as by looking at each of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.model import Subtitle, Track
from tests.support.projects import three_clips
from ui.timeline import looking


@st.composite
def tracks(draw: st.DrawFn) -> Track:
    items, at = [], 0
    for number, (gap, length) in enumerate(draw(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 12)), max_size=20))):
        at += gap
        items.append(Subtitle(id=f"i{number}", record_in=at, duration=length, text=""))
        at += length
    return Track(id="t", kind="subtitle", items=tuple(items))


@given(tracks(), st.floats(-5, 300), st.floats(0, 100))
def test_what_is_in_sight_is_what_overlaps(track: Track, start: float, length: float) -> None:
    end = start + length
    first, stop = looking.between(track.items, start, end)
    seen = [item for item in track.items if item.record_out > start and item.record_in < end]
    assert list(track.items[first:stop]) == seen


@given(tracks(), st.integers(-2, 300))
def test_at_a_frame_there_is_the_item_that_covers_it(track: Track, frame: int) -> None:
    found = looking.at(track.items, frame)
    covering = [place for place, item in enumerate(track.items) if item.record_in <= frame < item.record_out]
    assert ([found] if found is not None else []) == covering


@given(tracks(), st.floats(-5, 300), st.floats(0, 20))
def test_the_nearest_cut(track: Track, frame: float, reach: float) -> None:
    found = looking.cut_near(track.items, frame, reach)
    items = track.items
    cuts = {
        n: abs(items[n].record_out - frame) for n in range(len(items) - 1) if items[n].record_out == items[n + 1].record_in
    }
    near = {place: distance for place, distance in cuts.items() if distance <= reach}
    assert (found is None) == (not near)
    if found is not None:
        assert near[found] == min(near.values())


def test_partners_are_all_that_is_linked() -> None:
    sequence = three_clips().sequence
    assert looking.partners(sequence, ["n2", "n8"]) == {"n2", "n3", "n8", "n9"}
    assert looking.partners(sequence, ["none"]) == frozenset()
    found = looking.find(sequence, "n5")
    assert found is not None
    assert (found.track.id, found.position) == ("V1", 1)
