"""Media, sequences, tracks, links, markers and transitions."""

from __future__ import annotations

from fractions import Fraction

import pytest

from editor.edits import (
    EditError,
    Source,
    add_marker,
    add_media,
    add_sequence,
    add_track,
    add_transition,
    append,
    find_media,
    lift,
    link,
    move,
    move_marker,
    move_track,
    relink_media,
    remove_marker,
    remove_media,
    remove_track,
    remove_transition,
    ripple_delete,
    roll,
    set_active,
    set_marker,
    set_track,
    slip,
    split,
    trim,
    unlink,
)
from editor.model import Marker, Project, Sequence, Title, Track, Transition, changed
from tests.support.projects import counting, empty_project, footage, three_clips


def test_media_are_added_once_relinked_and_removed_when_unused() -> None:
    info = footage("new.mp4", folder="/elsewhere")
    project = add_media(three_clips(), info, ids=counting("m"))
    assert (project.media[-1].id, project.media[-1].name) == ("m1", "new.mp4")
    assert add_media(project, info) is project
    assert find_media(project, info) is project.media[-1]
    moved = relink_media(project, "a", footage("a.mp4", folder="/elsewhere"))
    assert moved.media_by_id("a").info.path == "/elsewhere/a.mp4"
    with pytest.raises(EditError, match="cannot stand in"):
        relink_media(project, "a", footage("short.mp4", 6))
    with pytest.raises(EditError, match="still used"):
        remove_media(project, "a")
    assert remove_media(project, "m1").media == three_clips().media


def test_sequences_are_added_checked_and_brought_to_the_front() -> None:
    vertical = Sequence(id="", name="Vertical", rate=Fraction(30), width=1080, height=1920)
    project = add_sequence(three_clips(), vertical, ids=counting("q"))
    assert project.active == "q1"
    assert set_active(project, "seq").sequence.name == "Main"
    on_the_other = append(
        set_active(project, "seq"), Source(media="a", duration=5), tracks=["V1"], sequence_id="seq", ids=counting("z")
    )
    assert len(on_the_other.sequence.track("V1").items) == 4
    with pytest.raises(EditError, match="no frame rate"):
        add_sequence(project, changed(vertical, rate=Fraction(0)))
    with pytest.raises(EditError, match="no unlocked track"):
        append(project, Source(media="a", duration=5))
    with pytest.raises(EditError, match="there is no sequence"):
        set_active(project, "nothing")


def test_tracks_come_go_move_and_switch() -> None:
    project = add_track(three_clips(), "video", ids=counting("t"))
    assert [track.name for track in project.sequence.tracks] == ["V1", "V2", "V3", "A1", "A2", "S1", "N1"]
    project = move_track(project, "t1", 0)
    assert project.sequence.tracks[0].id == "t1"
    assert move_track(project, "t1", 0) is project
    project = set_track(project, "t1", hidden=True, solo=True, gain_db=-2.0, name="Overlay")
    assert project.sequence.tracks[0] == Track(id="t1", kind="video", name="Overlay", hidden=True, solo=True, gain_db=-2.0)
    assert [track.id for track in remove_track(project, "A1").sequence.tracks][:4] == ["t1", "V1", "V2", "A2"]
    locked = set_track(project, "V1", locked=True)
    for refused in (lambda: remove_track(locked, "V1"), lambda: lift(locked, "n3"), lambda: lift(locked, "n2")):
        with pytest.raises(EditError, match="locked"):
            refused()
    assert set_track(locked, "V1", locked=False) == project
    with pytest.raises(EditError, match="position 0 to 7"):
        add_track(project, "audio", index=9)


def test_links_join_and_part() -> None:
    project = link(unlink(three_clips(), "n2"), ["n2", "n6"], ids=counting("k"))
    links = {item.id: item.link for track in project.sequence.tracks for item in track.items}
    assert (links["n2"], links["n6"], links["n3"], links["n5"]) == ("k1", "k1", None, "n4")
    with pytest.raises(EditError, match="two items"):
        link(project, ["n2", "n2"])


def test_markers_keep_their_order() -> None:
    project = add_marker(add_marker(three_clips(), Marker(id="b", frame=80)), Marker(id="a", frame=20), ids=counting())
    project = move_marker(project, "a", 90)
    project = set_marker(project, Marker(id="b", frame=80, name="Goal", duration=12))
    assert [(m.id, m.frame, m.name) for m in project.sequence.markers] == [("b", 80, "Goal"), ("a", 90, "")]
    assert [m.id for m in remove_marker(project, "b").sequence.markers] == ["a"]
    for refused in (lambda: move_marker(project, "a", -1), lambda: add_marker(project, Marker(id="c", frame=-3))):
        with pytest.raises(EditError, match="outside the timeline"):
            refused()
    with pytest.raises(EditError, match="there is no marker"):
        remove_marker(project, "c")


def dissolve(left: str | None, right: str | None, before: int = 10, after: int = 10, id_: str = "") -> Transition:
    return Transition(id=id_, kind="dissolve", left=left, right=right, before=before, after=after)


def transitions(project: Project) -> list[tuple[str | None, str | None]]:
    return [(entry.left, entry.right) for entry in project.sequence.track("V1").transitions]


def test_a_transition_needs_a_cut_and_handles() -> None:
    project = add_transition(three_clips(), "V1", dissolve("n2", "n5"), ids=counting("x"))
    assert transitions(project) == [("n2", "n5")]
    for wanted, why in (
        (dissolve("n2", "n8"), "do not meet"),
        (dissolve("n2", "n5"), "already"),
        (dissolve("n5", "n8", 0, 0), "at least one frame"),
        (dissolve("n5", "n8", 101, 0), "longer than one of its clips"),
        (dissolve("n5", "n8", 0, 150, "own"), "longer than one"),
        (dissolve("n5", None, 20, 5), "inside its one clip"),
        (dissolve("n5", "nothing"), "not both on the track"),
        (dissolve("n5", "n8", 95, 5), "other end"),
    ):
        with pytest.raises(EditError, match=why):
            add_transition(project, "V1", wanted)
    with pytest.raises(EditError, match="only video and audio"):
        add_transition(project, "S1", dissolve("n5", "n8"))
    early = append(empty_project(), Source(media="a", duration=50), ids=counting())
    early = append(early, Source(media="b", duration=50), ids=counting("q"))
    with pytest.raises(EditError, match="no 10 frames of footage before its start"):
        add_transition(early, "V1", dissolve("n2", "q2"))
    assert transitions(remove_transition(project, "x1")) == []


def test_a_transition_survives_what_leaves_its_cut_and_goes_with_it() -> None:
    project = add_transition(three_clips(), "V1", dissolve("n2", "n5"), ids=counting("x"))
    project = add_transition(project, "V1", dissolve("n8", None, 12, 0), ids=counting("y"))
    both = [("n2", "n5"), ("n8", None)]
    assert transitions(roll(project, "n2", 5)) == both
    assert transitions(ripple_delete(project, "n8")) == [("n2", "n5")]
    assert transitions(trim(project, "n2", "out", -1)) == [("n8", None)]
    assert transitions(move(project, "n8", 400)) == both
    assert transitions(split(project, "n2", 50, ids=counting("s"))) == [("s1", "n5"), ("n8", None)]
    assert transitions(split(project, "n8", 250, ids=counting("s"))) == [("n2", "n5"), ("s1", None)]
    assert transitions(split(project, "n5", 105)) == [("n8", None)], "too short for it now"
    assert transitions(slip(project, "n5", Fraction(-49, 10))) == [("n8", None)], "no handle left"


def test_titles_have_endless_handles() -> None:
    project = append(three_clips(), Title(id="t", record_in=0, duration=40, text="End"))
    project = add_transition(project, "V1", dissolve("n8", "t", 20, 20), ids=counting("x"))
    assert transitions(project) == [("n8", "t")]
