"""CMX 3600 lists: kept examples, and the cases that other writers get wrong."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from editor.interchange import Preset, write_edl
from editor.model import Crop, CropKey, Gain, Loudness, Marker, Origin, Project, Speed, Subtitle, Title, changed
from editor.speed import SpeedKey
from engine.protocol import StartTimecode, UsageError
from tests.support.edl_checker import frames, parse, problems
from tests.support.edl_projects import FILM, GOLDEN, NTSC, NTSC_60, PAL, clip, holiday, join, media, project, track

KEPT = Path(__file__).parents[2] / "data" / "interchange"


def only(of: Project, preset: Preset = "resolve") -> str:
    """The text of a sequence that fits one list, which must be sound."""
    (file,) = write_edl(of, preset).files
    assert problems(file.text, of.sequence.rate) == []
    return file.text


@pytest.mark.parametrize("preset", ["resolve", "premiere"])
@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_lists_are_those_that_were_reviewed(name: str, preset: Preset) -> None:
    made = GOLDEN[name]()
    files = write_edl(made, preset).files
    kept = {path.name: path.read_text(encoding="utf-8") for path in KEPT.glob(f"{name}_{preset}*.edl")}
    assert {f"{name}_{preset}{'.' if file.part else ''}{file.part}.edl": file.text for file in files} == kept
    for file in files:
        assert problems(file.text, made.sequence.rate, contiguous=not file.part) == []


def test_clips_of_like_names_have_reels_of_their_own() -> None:
    edl = parse(only(holiday()), PAL)
    assert sorted(edl.reels) == ["MYHOLIP0", "MYHOLIP1", "MYHOLIP2"]


def test_reels_stay_apart_whatever_the_files_are_called() -> None:
    stems = [
        "BL",
        "ax",
        "Ünïcödé",
        "日本",
        "中国",
        "GX010034",
        "GX010034",
        "!!!",
        "None",
        "a" * 90 + "x" * 9,
        "a" * 80 + "x" * 9,
    ]
    footage = tuple(media(n, f"/card{n}/{stem}.mp4", channels=0) for n, stem in enumerate(stems))
    clips = [clip(f"c{n}", item, 10 * n, 10, 0) for n, item in enumerate(footage)]
    edl = parse(only(project(footage, track("video", *clips))), PAL)
    assert len(edl.reels) == len(stems)
    assert not {"BL", "AX", "NONE"} & set(edl.reels)
    assert edl.events[2].last.reel == "UNICODE"


def test_one_file_twice_in_the_bin_is_one_reel() -> None:
    footage = (media(0, "/a/b.mp4"), media(1, "/a/b.mp4"))
    edl = parse(only(project(footage, track("video", clip("a", footage[0], 0, 5, 0), clip("b", footage[1], 5, 5, 0)))), PAL)
    assert list(edl.reels) == ["B2"], "one letter that names a track is not taken alone"


def test_premiere_is_told_names_and_nothing_that_it_misreads() -> None:
    text = only(holiday(), "premiere")
    assert "* FROM CLIP NAME: My Holiday Clip 0.mp4" in text
    assert not any(word in text for word in ("SOURCE FILE", "FROM FILE", "FROM CLIP:", "MYHOL"))
    assert {line.reel for event in parse(text, PAL).events for line in event.lines} == {"AX", "BL"}


@pytest.mark.parametrize("rate", [FILM, NTSC, NTSC_60])
def test_an_hour_in_a_fractional_rate_does_not_drift(rate: Fraction) -> None:
    source = media(0, "/f/long.mov", rate=rate)
    hour = 3600 * round(rate)
    made = project(
        (source,), track("video", clip("a", source, 0, hour, 0), clip("b", source, hour, 10, hour / rate)), rate=rate
    )
    second = parse(only(made), rate).events[-1].last
    assert (second.source_in, second.record_in) == (hour, 2 * hour)
    assert " 01:00:00:00 01:00:00:10 02:00:00:00 02:00:00:10" in only(made)


@pytest.mark.parametrize(
    ("rate", "drop", "line"), [(NTSC, True, "DROP FRAME"), (NTSC_60, True, "DROP FRAME"), (NTSC, False, "NON-DROP FRAME"),
                               (FILM, True, "NON-DROP FRAME"), (PAL, True, "NON-DROP FRAME")]
)  # fmt: skip
def test_only_two_rates_count_drop_frame(rate: Fraction, drop: bool, line: str) -> None:
    source = media(0, "/f/a.mov", rate=rate)
    text = only(project((source,), track("video", clip("a", source, 0, 100000, 0)), rate=rate, drop_frame=drop))
    assert text.split("\n")[1] == f"FCM: {line}"
    assert (" 01:00:00;00 " in text) == (line == "DROP FRAME")


@pytest.mark.parametrize(
    ("start", "media_rate", "list_rate", "seconds", "label"),
    [
        # the file's own label, whatever the sequence counts
        (StartTimecode(frame=90000 * 10, rate=PAL), PAL, PAL, Fraction(1), "10:00:01:00"),
        # a timecode at half the picture's rate
        (StartTimecode(frame=90000, rate=PAL), Fraction(50), Fraction(50), Fraction(51, 50), "01:00:01:01"),
        # another rate of whole frames: the same second, its nearest frame
        (StartTimecode(frame=108000, rate=Fraction(30)), Fraction(30), PAL, Fraction(3, 2), "01:00:01:13"),
        # 29.97 footage in a 25 list: the label that the file shows an hour in, not the hour on the clock
        (StartTimecode(frame=0, rate=NTSC), NTSC, PAL, Fraction(108000) / NTSC, "01:00:00:00"),
        (None, NTSC, PAL, Fraction(108000) / NTSC, "01:00:00:00"),
        # drop-frame labels are close to the clock: 107892 frames are an hour of them
        (StartTimecode(frame=107892, rate=NTSC, drop_frame=True), NTSC, PAL, Fraction(107892) / NTSC, "02:00:00:00"),
        # a phone file starts at zero
        (None, PAL, PAL, Fraction(2, 25), "00:00:00:02"),
        # timestamps rounded to milliseconds still mean their frame
        (None, FILM, FILM, Fraction(42, 1000), "00:00:00:01"),
        (None, FILM, FILM, Fraction(40, 1000), "00:00:00:00"),
    ],
)  # fmt: skip
def test_source_timecode_is_what_the_file_carries(
    start: StartTimecode | None, media_rate: Fraction, list_rate: Fraction, seconds: Fraction, label: str
) -> None:
    source = media(0, "/f/a.mov", rate=media_rate, timecode=start)
    text = only(project((source,), track("video", clip("a", source, 0, 10, seconds)), rate=list_rate))
    assert text.split("\n")[3].split()[4] == label


def test_sound_without_picture_is_counted_at_the_rate_of_the_list() -> None:
    source = media(0, "/f/a3.wav", rate=None, timecode=StartTimecode(frame=90000, rate=PAL))
    text = only(project((source,), track("audio", clip("a", source, 0, 10, 1))))
    assert text.split("\n")[3] == "001  A3       AA    C        01:00:01:00 01:00:01:10 01:00:00:00 01:00:00:10"


def test_speed_uses_the_source_that_it_plays() -> None:
    source = media(0, "/f/a.mov")
    rates = [Fraction(2), Fraction(1, 3), Fraction(-3, 2), Fraction(0), Fraction(137, 100)]
    clips = [clip(f"c{n}", source, 50 * n, 50, 100, speed=Speed(rate=rate)) for n, rate in enumerate(rates)]
    events = parse(only(project((source,), track("video", *clips))), PAL).events
    assert [event.last.source_out - event.last.source_in for event in events] == [100, 17, 75, 1, 69]
    assert [event.last.source_in for event in events] == [2500, 2500, 2426, 2500, 2500]
    assert [event.speed for event in events] == [50, Fraction("8.3"), Fraction("-37.5"), 0, Fraction("34.3")]


def test_a_speed_that_a_tenth_cannot_say_is_reported_when_it_shows() -> None:
    source = media(0, "/f/a.mov")
    for length, said in ((20, False), (2000, True)):
        made = project((source,), track("video", clip("a", source, 0, length, 0, speed=Speed(rate=Fraction(1, 3)))))
        assert any(line.startswith("Speed (1 clip)") for line in write_edl(made).lost) is said


def test_a_ramp_is_flattened_over_the_same_source_and_said_so() -> None:
    source = media(0, "/f/a.mov")
    ramp = Speed(ramp=(SpeedKey(0, Fraction(1)), SpeedKey(50, Fraction(3))))
    made = project((source,), track("video", clip("a", source, 0, 50, 2, speed=ramp)))
    (event,) = parse(only(made), PAL).events
    assert (event.last.source_in, event.last.source_out, event.speed) == (50, 150, 50)
    assert "Speed ramps (1 clip): flattened to their average speed, which uses the same source" in write_edl(made).lost


def test_playing_backwards_from_the_start_does_not_reach_before_it() -> None:
    source = media(0, "/f/a.mov", timecode=StartTimecode(frame=50, rate=PAL))
    made = project((source,), track("video", clip("a", source, 0, 50, 1, speed=Speed(rate=Fraction(-1)))))
    assert parse(only(made), PAL).events[0].last.source_in == 50


@pytest.mark.parametrize(
    "transition",
    [
        join("a", "b", 30, 30),  # no handle before the start of b
        join("a", "c", 2, 2),  # not neighbours
        join("a", "nobody", 2, 2),
        join(None, None, 2, 2),
        join("a", "b", 0, 0),
        join("a", "b", 0, 60),  # longer than b
    ],
)
def test_a_transition_without_room_becomes_a_cut_and_is_reported(transition: object) -> None:
    source = media(0, "/f/a.mov", channels=0)
    clips = (clip("a", source, 0, 50, 10), clip("b", source, 50, 50, 1), clip("c", source, 100, 50, 20))
    made = project((source,), track("video", *clips, transitions=(transition,)))
    assert [event.last.kind for event in parse(only(made), PAL).events] == ["C", "C", "C"]
    assert any(line.startswith("Transitions without room (1 transition)") for line in write_edl(made).lost)


def test_a_transition_past_the_end_of_the_footage_becomes_a_cut() -> None:
    short, long = media(0, "/f/a.mov", duration=2), media(1, "/f/b.mov")
    made = project(
        (short, long),
        track("video", clip("a", short, 0, 50, 0), clip("b", long, 50, 50, 9), transitions=(join("a", "b", 5, 5),)),
    )
    assert [event.last.kind for event in parse(only(made), PAL).events] == ["C", "C"]


def test_a_clip_too_short_for_both_of_its_transitions_keeps_one() -> None:
    source = media(0, "/f/a.mov", channels=0)
    clips = (clip("a", source, 0, 50, 10), clip("b", source, 50, 10, 10), clip("c", source, 60, 50, 20))
    made = project((source,), track("video", *clips, transitions=(join("a", "b", 0, 6), join("b", "c", 6, 0))))
    assert [event.last.kind for event in parse(only(made), PAL).events] == ["C", "D", "C"]


def test_a_thousand_events_make_two_lists() -> None:
    source = media(0, "/f/a.mov", channels=0)
    clips = [clip(f"c{n}", source, 10 * n, 10, n) for n in range(1200)]
    first, second = write_edl(project((source,), track("video", *clips))).files
    assert (first.part, second.part) == ("", "2")
    assert [len(parse(file.text, PAL).events) for file in (first, second)] == [999, 201]
    assert problems(first.text, PAL) == problems(second.text, PAL) == []
    assert parse(second.text, PAL).events[0].last.record_in == 90000 + 9990
    assert second.text.startswith("TITLE: A day out 2\n")


def test_names_cannot_break_the_list() -> None:
    evil = "x\n999  AX       V     C        \u2028\x00\u202e\ud800 * FROM CLIP NAME: y"
    source = media(0, f"/f/{evil}.mov", channels=0)
    made = project((source,), track("video", clip("a", source, 0, 5, 0, name=evil)), name=evil, markers=(
        Marker(id="k", frame=2, name=evil, note=evil),))  # fmt: skip
    assert len(parse(only(made), PAL).events) == 1


@pytest.mark.parametrize(
    ("name", "said"), [("日本", "Project"), ("", "Project"), ("é" * 100, "e" * 70), ("\t\n", "Project")]
)
def test_titles_are_plain_and_short(name: str, said: str) -> None:
    source = media(0, "/f/a.mov")
    text = only(project((source,), track("video", clip("a", source, 0, 5, 0)), name=name))
    assert text.split("\n")[0] == f"TITLE: {said}"


def test_what_is_left_behind_is_told_once_with_counts() -> None:
    source = media(0, "/f/a.mov", vfr=True)
    origin = Origin(task="highlights", score=0.5, reasons=("crowd noise rises",))
    crop = Crop(keys=(CropKey(0, 0.0, 0.0, 0.5, 1.0),))
    pictures = tuple(
        clip(f"c{n}", source, 10 * n, 10, n, crop=crop, origin=origin, opacity=0.5, link=f"l{n}") for n in range(3)
    )
    made = project(
        (source,),
        track("video", *pictures, Title(id="t", record_in=30, duration=5, text="The end")),
        track("video", clip("h", source, 0, 10, 0), hidden=True),
        track("audio", clip("x", source, 0, 10, 0, gain=Gain(db=-3.0)), clip("y", source, 10, 10, 0, enabled=False)),
        track("subtitle", Subtitle(id="s", record_in=0, duration=5, text="Hello")),
        cut_fade=Fraction(1, 50),
        loudness=Loudness(),
        markers=(Marker(id="k", frame=3, duration=5),),
    )
    lost = write_edl(made).lost
    for start in (
        "Frame rate and picture size: an EDL names neither; open it in a timeline of 1920x1080 at 25 frames per second",
        "Sound fades of 20 ms",
        "Loudness of -14 LUFS",
        "Crop and reframing (3 clips)",
        "Opacity (3 clips)",
        "Reasons and evidence of proposed cuts (3 clips)",
        "Links between picture and sound (3 clips)",
        "Titles (1 title)",
        "Subtitles (1 line)",
        "Hidden or muted tracks (1 track)",
        "Volume and sound fades (1 clip)",
        "Disabled or muted clips (1 clip)",
        "Variable frame rate (1 file)",
        "Marker lengths (1 marker)",
    ):
        assert sum(line.startswith(start) for line in lost) == 1, start
    assert len(lost) == 14


def test_footage_at_another_rate_is_named_in_the_report() -> None:
    source = media(0, "/f/a.mov", rate=Fraction(30))
    lost = write_edl(project((source,), track("video", clip("a", source, 0, 10, 0)))).lost
    assert any(line.startswith("Footage at another frame rate (1 file)") for line in lost)


def test_same_names_are_named_in_the_report_for_premiere() -> None:
    footage = (media(0, "/card1/A.mov"), media(1, "/card2/A.mov"))
    made = project(footage, track("video", clip("a", footage[0], 0, 5, 0), clip("b", footage[1], 5, 5, 0)))
    assert any(line.startswith("Files of the same name (2 files)") for line in write_edl(made, "premiere").lost)
    assert not any(line.startswith("Files of the same name") for line in write_edl(made).lost)


def test_what_no_list_can_hold_is_refused() -> None:
    source = media(0, "/f/a.mov")
    film = track("video", clip("a", source, 0, 10, 0))
    with pytest.raises(UsageError, match="nothing to export"):
        write_edl(project((source,), track("video", clip("a", source, 0, 10, 0, enabled=False))))
    with pytest.raises(UsageError, match="120 frames per second"):
        write_edl(project((source,), film, rate=Fraction(120)))
    with pytest.raises(UsageError, match="24 hours"):
        write_edl(project((source,), film, start_frame=24 * 90000 - 5))


def test_a_project_is_not_changed_by_being_written() -> None:
    made = holiday()
    write_edl(made)
    assert made == holiday()
    assert changed(made, name="x") != made


def test_the_checker_sees_what_it_is_there_for() -> None:
    text = only(holiday())
    for old, new in (
        ("FCM: NON-DROP", "FCM: DROP"),
        ("011  ", "012  "),
        ("00:00:30:01", "00:00:30:11"),
        ("050.0", "049.0"),
        ("01:00:08:20", "01:00:08:21"),
        ("MYHOLIP1 IS", "MYHOLIP0 IS"),
        ("01:00:07:00 01:00:08:00", "01:00:07:99 01:00:08:00"),
        ("V     C  ", "V    C   "),
        ("* * FREEZE FRAME\n", ""),
    ):
        assert old in text
        assert problems(text.replace(old, new, 1), PAL), f"{old} -> {new} passed"
    with pytest.raises(ValueError, match="dropped label"):
        frames("00:01:00;00", NTSC)


def test_sound_tracks_take_the_channels_they_need() -> None:
    mono, stereo = media(0, "/f/mono.wav", rate=None, channels=1), media(1, "/f/stereo.wav", rate=None)
    cases = {
        "m": ["A"],
        "mm": ["A", "A2"],
        "mmm": ["A", "A2", "NONE AUD   3"],
        "mmmm": ["A", "A2", "NONE AUD   3"],
        "s": ["AA"],
        "ss": ["AA", "NONE AUD   3    4"],
        "sms": ["AA", "NONE AUD   3"],
        "ms": ["A", "NONE AUD   3    4"],
    }
    for kinds, columns in cases.items():
        made = project(
            (mono, stereo),
            *(track("audio", clip(f"{n}", mono if kind == "m" else stereo, 0, 25, 0)) for n, kind in enumerate(kinds)),
        )
        events = parse(only(made), PAL).events
        assert [" ".join([e.track, *(c for c in e.comments if c.startswith("AUD"))]) for e in events] == columns
        assert any(line.startswith("Further sound") for line in write_edl(made).lost) is (len(columns) < len(kinds))
