"""OpenTimelineIO timelines, read back by the library itself."""

from __future__ import annotations

import json
from fractions import Fraction

import opentimelineio as otio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.interchange.otio import to_otio, write_otio
from editor.model import (
    Crop,
    CropKey,
    Gain,
    Loudness,
    Marker,
    Narration,
    Origin,
    Project,
    Speed,
    Subtitle,
    Title,
)
from editor.speed import SpeedKey
from engine.protocol import StartTimecode, UsageError
from tests.support.edl_projects import FILM, NTSC, NTSC_60, PAL, clip, holiday, join, media, project, track


def read(made: Project) -> otio.schema.Timeline:
    return otio.adapters.read_from_string(write_otio(made).text, "otio_json")


def record(timeline: otio.schema.Timeline, track_index: int = 0) -> list[tuple[float, float]]:
    """(in, duration) of each clip in frames."""
    found = []
    for child in timeline.tracks[track_index]:
        if isinstance(child, otio.schema.Clip):
            place = timeline.tracks[track_index].range_of_child(child)
            found.append((place.start_time.value, place.duration.value))
    return found


def test_every_clip_stands_where_the_project_has_it() -> None:
    made = holiday()
    timeline = read(made)
    for index, kept in enumerate(made.sequence.tracks):
        assert record(timeline, index) == [(clip.record_in, clip.duration) for clip in kept.clips]
    assert timeline.global_start_time == otio.opentime.RationalTime(90000, 25)
    assert [track.kind for track in timeline.tracks] == ["Video", "Audio"]
    assert [marker.name for marker in timeline.tracks.markers] == ["Goal", "Later"]
    assert timeline.tracks.markers[0].marked_range.start_time.value == 70
    assert timeline.tracks.markers[0].color == "GREEN"


@settings(max_examples=60)
@given(
    rate=st.sampled_from((FILM, Fraction(24), PAL, NTSC, NTSC_60)),
    lengths=st.lists(st.integers(1, 100000), min_size=1, max_size=8),
    frame=st.integers(0, 10**6),
    start=st.integers(0, 5 * 10**6),
)
def test_times_are_exact(rate: Fraction, lengths: list[int], frame: int, start: int) -> None:
    source = media(0, "/f/a.mov", rate=rate, duration=10**7, timecode=StartTimecode(frame=start, rate=rate))
    clips = [clip(str(n), source, sum(lengths[:n]), length, frame / rate) for n, length in enumerate(lengths)]
    timeline = read(project((source,), track("video", *clips), rate=rate))
    assert record(timeline) == [(sum(lengths[:n]), length) for n, length in enumerate(lengths)]
    for built, kept in zip(timeline.tracks[0], clips, strict=True):
        assert built.source_range.start_time == otio.opentime.RationalTime(start + frame, float(rate))
        assert built.available_range().start_time.value == start
        assert Fraction(built.metadata["clipwright"]["source_in"]) == kept.source_in


def test_footage_at_another_rate_is_counted_at_its_own() -> None:
    source = media(0, "/f/a.mov", rate=Fraction(50), duration=100, timecode=StartTimecode(frame=90000, rate=PAL))
    timeline = read(project((source,), track("video", clip("a", source, 0, 25, Fraction(3, 50)))))
    built = timeline.tracks[0][0]
    assert built.source_range.start_time == otio.opentime.RationalTime(180003, 50)
    assert built.source_range.duration == otio.opentime.RationalTime(25, 25)
    assert built.available_range() == otio.opentime.TimeRange(
        otio.opentime.RationalTime(180000, 50), otio.opentime.RationalTime(5000, 50)
    )


def test_odd_measured_rates_are_snapped_to_one_that_programs_know() -> None:
    source = media(0, "/f/a.mov", rate=Fraction(87169000, 2905633))
    timeline = read(project((source,), track("video", clip("a", source, 0, 25, 1)), rate=Fraction(30)))
    assert timeline.tracks[0][0].source_range.start_time.rate == 30


def test_timestamps_rounded_to_milliseconds_still_mean_their_frame() -> None:
    source = media(0, "/f/a.mkv", rate=FILM)
    made = project(
        (source,),
        track("video", clip("a", source, 0, 25, Fraction(42, 1000))),
        track("audio", clip("b", source, 0, 25, Fraction(42, 1000)), clip("c", source, 25, 25, Fraction(1, 50))),
        rate=FILM,
    )
    timeline = read(made)
    picture, sound = timeline.tracks
    assert picture[0].source_range.start_time.value == 1
    assert sound[0].source_range.start_time.value == 1, "sound of that frame stays in step with it"
    assert 0 < sound[1].source_range.start_time.value < 1, "sound may start between frames"


def test_speeds_and_freezes_are_effects() -> None:
    source = media(0, "/f/a.mov")
    rates = [Fraction(2), Fraction(1, 2), Fraction(0), Fraction(-1)]
    clips = [clip(str(n), source, 50 * n, 50, 100, speed=Speed(rate=rate)) for n, rate in enumerate(rates)]
    timeline = read(project((source,), track("video", *clips)))
    built = list(timeline.tracks[0])
    assert [effect.time_scalar for item in built for effect in item.effects] == [2.0, 0.5, 0.0, -1.0]
    assert type(built[2].effects[0]) is otio.schema.FreezeFrame
    assert [item.source_range.start_time.value for item in built] == [2500, 2500, 2500, 2451]
    assert all(item.duration().value == 50 for item in built)


def test_gaps_transitions_and_fades() -> None:
    timeline = read(holiday())
    kinds = [type(child).__name__ for child in timeline.tracks[0]]
    assert kinds == [
        "Gap",
        "Transition",
        "Clip",
        "Transition",
        "Clip",
        "Transition",
        "Clip",
        "Transition",
        "Clip",
        "Clip",
        "Gap",
        "Clip",
        "Transition",
    ]
    offsets = [
        (t.transition_type, t.in_offset.value, t.out_offset.value)
        for t in timeline.tracks[0]
        if isinstance(t, otio.schema.Transition)
    ]
    assert offsets == [
        ("SMPTE_Dissolve", 0, 12),
        ("SMPTE_Dissolve", 5, 5),
        ("Custom_Transition", 6, 4),
        ("Custom_Transition", 0, 10),
        ("SMPTE_Dissolve", 15, 0),
    ]


def test_what_the_format_has_no_word_for_travels_as_notes_and_is_reported() -> None:
    source, voice = media(0, "/f/a.mov", vfr=True), media(1, "/f/voice.wav", rate=None, channels=1)
    origin = Origin(task="highlights", score=0.75, reasons=("crowd noise rises",), evidence=(Fraction(1, 3),))
    crop = Crop(keys=(CropKey(0, 0.25, 0.0, 0.5, 1.0),))
    ramp = Speed(ramp=(SpeedKey(0, Fraction(1)), SpeedKey(50, Fraction(3))))
    made = project(
        (source, voice),
        track(
            "video",
            clip("a", source, 0, 50, 0, crop=crop, origin=origin, opacity=0.5, speed=ramp),
            Title(id="t", record_in=50, duration=5, text="The end"),
        ),
        track("audio", clip("b", source, 0, 50, 0, gain=Gain(db=-6.0, muted=True), stream=1), muted=True),
        track(
            "narration",
            Narration(id="n", record_in=5, duration=20, text="Once", media="m1", duck=-6.0),
            Narration(id="o", record_in=30, duration=20, text="Not yet"),
        ),
        track("subtitle", Subtitle(id="s", record_in=0, duration=5, text="Hällo")),
        cut_fade=Fraction(1, 50),
        loudness=Loudness(),
        markers=(Marker(id="k", frame=3, duration=5, name="Here", colour="mauve"),),
    )
    timeline, lost = to_otio(made)
    document = json.loads(write_otio(made).text)
    notes = timeline.tracks[0][0].metadata["clipwright"]
    assert notes["crop"]["keys"][0][1] == 0.25
    assert notes["origin"]["reasons"][0] == "crowd noise rises"
    assert notes["origin"]["evidence"][0] == "1/3"
    assert document["metadata"]["clipwright"]["subtitles"][0]["items"][0]["text"] == "Hällo"
    assert timeline.tracks[0][1].media_reference.parameters["text"] == "The end"
    assert not timeline.tracks[1].enabled
    assert not timeline.tracks[1][0].enabled
    assert [type(child).__name__ for child in timeline.tracks[2]] == ["Gap", "Clip", "Gap", "Gap"]
    assert timeline.tracks[0][0].effects[0].time_scalar == 2.0
    expected = (
        "Crop and reframing (1 clip)",
        "Opacity (1 clip)",
        "Speed ramps (1 clip)",
        "Titles (1 title)",
        "Choice of stream (1 clip)",
        "Volume and sound fades (1 clip)",
        "Narration (1 passage)",
        "Ducking under narration (1 passage)",
        "Subtitles (1 line)",
        "Variable frame rate (2 clips)",
        "Sound fades of 20 ms",
        "Loudness of -14 LUFS",
        "Picture size",
    )
    for start in expected:
        assert sum(line.startswith(start) for line in lost) == 1, start
    assert len(lost) == len(expected)


@pytest.mark.parametrize("name", ["日本 \"quotes\" 'single' 100%.mov", "-a\u2028b\n.mov", "odd\udcff.mov", "#?&.mov"])
def test_any_file_name_becomes_a_valid_reference(name: str) -> None:
    source = media(0, f"/films/{name}")
    timeline = read(project((source,), track("video", clip("a", source, 0, 5, 0, name=name)), name=name))
    url = timeline.tracks[0][0].media_reference.target_url
    assert url.startswith("file:///films/")
    assert url.isascii()
    assert "#" not in url
    assert " " not in url


def test_writing_changes_nothing_and_is_repeatable() -> None:
    made = holiday()
    assert write_otio(made).text == write_otio(made).text
    assert made == holiday()


def test_an_empty_sequence_is_refused() -> None:
    with pytest.raises(UsageError, match="nothing to export"):
        write_otio(project((), track("video")))


def test_transitions_across_a_missing_neighbour_are_kept_on_their_side() -> None:
    source = media(0, "/f/a.mov")
    made = project(
        (source,), track("video", clip("a", source, 0, 50, 5), transitions=(join(None, "a", 0, 10), join("a", None, 10, 0)))
    )
    timeline = read(made)
    assert [type(child).__name__ for child in timeline.tracks[0]] == ["Transition", "Clip", "Transition"]
