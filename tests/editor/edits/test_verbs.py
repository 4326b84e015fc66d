"""Each verb on a small timeline, frame by frame. Fixture: three linked clips of 100 frames on V1 and A1."""

from __future__ import annotations

from fractions import Fraction

import pytest

from editor.edits import (
    EditError,
    Source,
    add_item,
    add_marker,
    append,
    close_gap,
    insert,
    lift,
    move,
    overwrite,
    remove_item,
    ripple_delete,
    ripple_trim,
    roll,
    set_crop,
    set_gain,
    set_item,
    set_track,
    slip,
    split,
    split_all,
    trim,
    unlink,
)
from editor.model import Clip, Crop, CropKey, Gain, Marker, Narration, Project, Subtitle, Title, changed
from tests.support.projects import RATE, counting, empty_project, three_clips


def layout(project: Project, track_id: str) -> list[tuple[str, int, int]]:
    return [(item.id, item.record_in, item.record_out) for item in project.sequence.track(track_id).items]


def clip(project: Project, item_id: str) -> Clip:
    found = next(item for track in project.sequence.tracks for item in track.items if item.id == item_id)
    assert isinstance(found, Clip)
    return found


def test_append_puts_linked_picture_and_sound_at_the_end() -> None:
    project = append(three_clips(), Source(media="music", duration=50), ids=counting("x"))
    assert layout(project, "A1")[-1] == ("x1", 300, 350)
    assert clip(project, "x1").link is None
    project = append(project, Source(media="a", duration=10, name="Tail", gain=Gain(db=-3.0)), ids=counting("y"))
    picture, sound = clip(project, "y2"), clip(project, "y3")
    assert (picture.record_in, sound.record_in) == (350, 350)
    assert picture.link == sound.link == "y1"
    assert (picture.gain, sound.gain) == (Gain(), Gain(db=-3.0))


def test_footage_without_a_length_runs_to_its_end() -> None:
    project = append(empty_project(), Source(media="a", source_in=Fraction(15)), ids=counting())
    assert layout(project, "V1") == [("n2", 0, 150)]  # 5 s at 29.97
    with pytest.raises(EditError, match="how many frames"):
        append(project, Source(media="card"))


def test_insert_splits_what_spans_the_frame_and_moves_the_rest_on_every_track() -> None:
    project = add_item(three_clips(), "S1", Subtitle(id="s", record_in=220, duration=30, text="Hm"))
    project = add_marker(project, Marker(id="m", frame=160))
    project = insert(project, Source(media="music", duration=40), 150, tracks=["A2"], ids=counting("x"))
    assert layout(project, "A2") == [("x1", 150, 190)]
    assert layout(project, "V1") == [("n2", 0, 100), ("n5", 100, 150), ("x2", 190, 240), ("n8", 240, 340)]
    assert layout(project, "A1") == [("n3", 0, 100), ("n6", 100, 150), ("x4", 190, 240), ("n9", 240, 340)]
    assert layout(project, "S1") == [("s", 260, 290)]
    assert project.sequence.markers[0].frame == 200
    assert clip(project, "x2").link == clip(project, "x4").link == "x3"
    assert clip(project, "x2").source_in == clip(project, "x4").source_in == 5 + 50 / RATE


def test_insert_leaves_locked_tracks_and_refuses_to_tear_a_link() -> None:
    project = add_item(three_clips(), "S1", Subtitle(id="s", record_in=220, duration=30, text="Hm"))
    locked = insert(set_track(project, "S1", locked=True), Source(media="a", duration=10), 0)
    assert layout(locked, "S1") == [("s", 220, 250)]
    for frame in (100, 150):
        with pytest.raises(EditError, match="locked track “A1”"):
            insert(set_track(project, "A1", locked=True), Source(media="a", duration=10), frame)


def test_overwrite_cuts_away_what_is_under_it_and_moves_nothing() -> None:
    project = overwrite(three_clips(), Source(media="card", duration=120), 90, tracks=["V1"], ids=counting("x"))
    assert layout(project, "V1") == [("n2", 0, 90), ("x1", 90, 210), ("n8", 210, 300)]
    assert clip(project, "n8").source_in == 5 + 10 / RATE
    assert layout(project, "A1") == [("n3", 0, 100), ("n6", 100, 200), ("n9", 200, 300)]
    inside = overwrite(three_clips(), Source(media="a", duration=10), 140, ids=counting("x"))
    assert [item[1:] for item in layout(inside, "V1")] == [(0, 100), (100, 140), (140, 150), (150, 200), (200, 300)]
    right_picture, right_sound = inside.sequence.track("V1").items[3], inside.sequence.track("A1").items[3]
    assert right_picture.link == right_sound.link != clip(inside, "n5").link


def test_split_cuts_picture_and_sound_and_links_each_side() -> None:
    project = split(three_clips(), "n6", 130, ids=counting("x"))
    assert layout(project, "V1")[1:3] == [("n5", 100, 130), ("x3", 130, 200)]
    assert layout(project, "A1")[1:3] == [("n6", 100, 130), ("x1", 130, 200)]
    assert clip(project, "x1").link == clip(project, "x3").link == "x2"
    assert clip(project, "n5").link == clip(project, "n6").link == "n4"
    for frame in (100, 200):
        with pytest.raises(EditError, match="not inside it"):
            split(project, "n8", frame)
    everything = split_all(project, 250, ids=counting("z"))
    assert len(everything.sequence.track("V1").items) == 5
    with pytest.raises(EditError, match="nothing to split"):
        split_all(project, 130)


@pytest.mark.parametrize("item_id", ["n5", "n6"])
def test_trim_moves_an_edge_of_picture_and_sound(item_id: str) -> None:
    project = trim(three_clips(), item_id, "in", 30)
    assert (layout(project, "V1")[1], layout(project, "A1")[1]) == (("n5", 130, 200), ("n6", 130, 200))
    assert clip(project, "n5").source_in == clip(project, "n6").source_in == 5 + 30 / RATE
    project = trim(project, item_id, "out", -20)
    assert layout(project, "A1")[1] == ("n6", 130, 180)
    back = trim(trim(project, item_id, "in", -30), item_id, "out", 20)
    assert back == three_clips()


def test_trim_refuses_neighbours_missing_footage_and_nothing() -> None:
    project = three_clips()
    with pytest.raises(EditError, match="run into"):
        trim(project, "n5", "out", 1)
    with pytest.raises(EditError, match="cannot be trimmed"):
        trim(project, "n5", "in", 100)
    with pytest.raises(EditError, match="start of the timeline"):
        trim(project, "n2", "in", -1)
    with pytest.raises(EditError, match="lasts from 0 to 20 s"):
        trim(project, "n8", "out", 400)
    assert trim(project, "n5", "in", 0) is project


def test_the_last_frame_may_run_past_the_footage_but_must_begin_inside() -> None:
    length = 20 * 30000 // 1001  # the 599 whole frames of 20 s; a 600th begins at 19.99 s
    project = append(empty_project(), Source(media="a", duration=length), ids=counting())
    assert clip(trim(project, "n2", "out", 1), "n2").duration == 600
    with pytest.raises(EditError, match="footage that lasts"):
        trim(project, "n2", "out", 2)


def test_ripple_trim_takes_the_rest_along() -> None:
    project = add_marker(three_clips(), Marker(id="m", frame=210))
    shorter = ripple_trim(project, "n5", "out", -25)
    assert layout(shorter, "V1") == [("n2", 0, 100), ("n5", 100, 175), ("n8", 175, 275)]
    assert layout(shorter, "A1") == [("n3", 0, 100), ("n6", 100, 175), ("n9", 175, 275)]
    assert shorter.sequence.markers[0].frame == 185
    later = ripple_trim(project, "n5", "in", 25)
    assert layout(later, "V1") == layout(shorter, "V1")
    assert clip(later, "n5").source_in == 5 + 25 / RATE
    assert ripple_trim(shorter, "n5", "out", 25) == project
    assert ripple_trim(later, "n5", "in", -25) == project


def test_lift_leaves_a_gap_and_ripple_delete_closes_it() -> None:
    lifted = lift(three_clips(), "n5")
    assert layout(lifted, "V1") == [("n2", 0, 100), ("n8", 200, 300)]
    assert layout(lifted, "A1") == [("n3", 0, 100), ("n9", 200, 300)]
    marked = add_marker(add_marker(three_clips(), Marker(id="in", frame=150)), Marker(id="after", frame=230))
    deleted = ripple_delete(marked, "n5")
    assert layout(deleted, "V1") == [("n2", 0, 100), ("n8", 100, 200)]
    assert layout(deleted, "A1") == [("n3", 0, 100), ("n9", 100, 200)]
    assert [marker.frame for marker in deleted.sequence.markers] == [100, 130]
    assert close_gap(lifted, "A1", 120) == ripple_delete(three_clips(), "n5")
    with pytest.raises(EditError, match="no gap"):
        close_gap(lifted, "V1", 50)


def test_ripple_delete_leaves_music_under_it_and_refuses_a_collision() -> None:
    project = overwrite(three_clips(), Source(media="music", duration=250), 20, tracks=["A2"], ids=counting("x"))
    assert layout(ripple_delete(project, "n5"), "A2") == [("x1", 20, 270)]
    project = append(project, Source(media="music", duration=20), tracks=["A2"], ids=counting("y"))
    with pytest.raises(EditError, match=r"run into .* on the track “A2”"):
        ripple_delete(project, "n5")


def test_move_takes_the_group_and_only_what_was_named_changes_track() -> None:
    project = move(three_clips(), "n8", 350, track="V2")
    assert layout(project, "V2") == [("n8", 350, 450)]
    assert layout(project, "A1")[-1] == ("n9", 350, 450)
    with pytest.raises(EditError, match="run into"):
        move(project, "n8", 150)
    over = move(project, "n8", 150, track="V1", overwrite=True, ids=counting("x"))
    assert layout(over, "V1") == [("n2", 0, 100), ("n5", 100, 150), ("n8", 150, 250)]
    assert layout(over, "A1") == [("n3", 0, 100), ("n6", 100, 150), ("n9", 150, 250)]
    with pytest.raises(EditError, match="cannot stand on the audio track “A2”"):
        move(project, "n8", 0, track="A2")
    with pytest.raises(EditError, match="start of the timeline"):
        move(project, "n8", -1)


def test_slip_shows_other_footage_in_the_same_place() -> None:
    project = slip(three_clips(), "n5", Fraction(-1, 3))
    assert clip(project, "n5").source_in == clip(project, "n6").source_in == Fraction(14, 3)
    assert layout(project, "V1") == layout(three_clips(), "V1")
    with pytest.raises(EditError, match="footage that lasts"):
        slip(project, "n5", Fraction(-5))


def test_roll_moves_the_cut_on_picture_and_sound() -> None:
    project = roll(three_clips(), "n2", 12)
    assert layout(project, "V1") == [("n2", 0, 112), ("n5", 112, 200), ("n8", 200, 300)]
    assert layout(project, "A1") == [("n3", 0, 112), ("n6", 112, 200), ("n9", 200, 300)]
    assert clip(project, "n6").source_in == 5 + 12 / RATE
    assert roll(project, "n3", -12) == three_clips()
    with pytest.raises(EditError, match="cannot give"):
        roll(project, "n2", 90)
    with pytest.raises(EditError, match="no cut"):
        roll(project, "n8", 1)


def test_gain_is_for_sound_and_crop_for_picture_whichever_is_named() -> None:
    project = set_gain(three_clips(), "n5", db=-6.0, fade_in=3)
    assert clip(project, "n6").gain == Gain(db=-6.0, fade_in=3)
    assert clip(project, "n5").gain == Gain()
    assert clip(set_gain(project, "n6", muted=True), "n6").gain == Gain(db=-6.0, fade_in=3, muted=True)
    with pytest.raises(EditError, match="do not fit"):
        set_gain(project, "n6", fade_out=98)
    with pytest.raises(EditError, match="number of decibels"):
        set_gain(project, "n6", db=float("nan"))
    crop = Crop(keys=(CropKey(0, 0.25, 0.0, 0.5, 1.0),))
    project = set_crop(project, "n6", crop)
    assert clip(project, "n5").crop == crop
    assert clip(project, "n6").crop is None
    with pytest.raises(EditError, match="not inside the picture"):
        set_crop(project, "n5", Crop(keys=(CropKey(0, 0.6, 0.0, 0.5, 1.0),)))
    assert clip(set_crop(project, "n5", None), "n5").crop is None


def test_items_of_every_kind_are_added_changed_and_removed() -> None:
    project = add_item(three_clips(), "S1", Subtitle(id="", record_in=5, duration=20, text="One"), ids=counting("s"))
    project = add_item(project, "N1", Narration(id="nar", record_in=0, duration=60, text="Once", media="music"))
    project = insert(project, Title(id="t", record_in=0, duration=25, text="Card"), 0)
    assert layout(project, "V1")[0] == ("t", 0, 25)
    assert layout(project, "S1") == [("s1", 30, 50)]
    subtitle = project.sequence.track("S1").items[0]
    project = set_item(project, changed(subtitle, text="Two"))
    assert project.sequence.track("S1").items[0] == changed(subtitle, text="Two")
    with pytest.raises(EditError, match="style that the sequence lacks"):
        set_item(project, changed(subtitle, style="fancy"))
    with pytest.raises(EditError, match="run into"):
        add_item(project, "S1", Subtitle(id="x", record_in=40, duration=20, text="Late"))
    with pytest.raises(EditError, match="cannot stand"):
        add_item(project, "A2", Subtitle(id="x", record_in=40, duration=20, text="Late"))
    with pytest.raises(EditError, match="already"):
        add_item(project, "S1", Subtitle(id="t", record_in=400, duration=20, text="Late"))
    with pytest.raises(EditError, match="lose sync"):
        set_item(project, changed(clip(project, "n5"), source_in=Fraction(1)))
    assert remove_item(project, "s1").sequence.track("S1").items == ()
    assert layout(remove_item(project, "n6"), "A1") == [("n3", 25, 125), ("n9", 225, 325)]


def test_what_is_not_there_is_refused_and_an_unlinked_clip_goes_alone() -> None:
    project = unlink(three_clips(), "n5")
    assert layout(lift(project, "n5"), "A1") == layout(project, "A1")
    with pytest.raises(EditError, match="not linked"):
        unlink(project, "n5")
    for refused in (
        lambda: lift(project, "nothing"),
        lambda: append(project, Source(media="nothing", duration=3)),
        lambda: append(project, Source(media="a", duration=3), tracks=["nothing"]),
        lambda: lift(project, "n2", sequence_id="nothing"),
    ):
        with pytest.raises(EditError, match="there is no"):
            refused()
    with pytest.raises(EditError, match="0 frames long"):
        append(project, Source(media="a", duration=0))
    with pytest.raises(EditError, match="locked"):
        lift(set_track(project, "A1", locked=True), "n2")
