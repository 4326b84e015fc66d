"""Snapping: the closest target within reach of any edge, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.edits import add_marker, set_track
from editor.model import Marker
from tests.support.projects import three_clips
from ui.timeline.snapping import Target, Targets, targets_of

kinds = st.sampled_from(["playhead", "marker", "in", "out", "start", "edge"])
targets = st.lists(st.builds(Target, st.integers(0, 500), kinds), max_size=30)
edges = st.lists(st.integers(0, 500), min_size=1, max_size=4)


@given(targets, edges, st.floats(-50, 50), st.floats(0.1, 20))
def test_a_snap_is_the_closest_there_is(found: list[Target], edges: list[int], moved: float, reach: float) -> None:
    snap = Targets(found).snap(edges, moved, reach)
    distances = [abs(target.frame - edge - moved) for target in found for edge in edges]
    if snap is None:
        assert all(distance > reach - 1e-6 for distance in distances)
    else:
        assert abs(snap.delta - moved) <= reach + 1e-6
        assert abs(snap.delta - moved) <= min(distances) + 1e-6
        assert snap.target.frame - snap.delta in edges


@given(targets, st.floats(0, 500))
def test_with_no_reach_there_is_no_snap(found: list[Target], frame: float) -> None:
    nearest = Targets(found).nearest(frame, 0)
    assert nearest is None or nearest.frame == frame


def test_the_stronger_of_two_at_one_frame_gives_its_name() -> None:
    snap = Targets([Target(50, "edge"), Target(50, "marker", "Beat"), Target(50, "playhead")]).snap([40], 9, 3)
    assert snap is not None
    assert (snap.delta, snap.target.kind) == (10, "playhead")


def test_targets_are_everything_but_what_moves() -> None:
    project = add_marker(three_clips(), Marker(id="m", frame=33, duration=7, name="Beat"))
    project = set_track(project, "A1", hidden=True)
    sequence = project.sequence
    found = targets_of(sequence, playhead=77, mark_in=5, mark_out=290, but={"n2"})
    for frame in (0, 77, 5, 290, 33, 40, 100, 200, 300):
        nearest = found.nearest(frame, 0)
        assert nearest is not None, frame
    assert found.nearest(1, 0) is None
    alone = targets_of(sequence, playhead=None, but={"n2", "n5", "n8"}, but_marker="m")
    assert len(alone) == 1
