"""Lists of random sequences, read back by two parsers that know nothing of our writer, and by the continuity checker."""

from __future__ import annotations

import io
import re
from fractions import Fraction
from typing import Any

import opentimelineio as otio
import pycmx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.interchange import Preset, write_edl
from editor.model import Clip, Gain, Media, Project, Speed, Track, Transition
from engine.protocol import StartTimecode
from tests.support.edl_checker import Edl, frames, parse, problems
from tests.support.edl_projects import FILM, GOLDEN, NTSC, NTSC_60, PAL, media, project

LIST_RATES = (FILM, Fraction(24), PAL, NTSC, Fraction(30), Fraction(50), NTSC_60, Fraction(60))
MEDIA_RATES = (*LIST_RATES, Fraction(87169000, 2905633), Fraction(12), Fraction(120))
SPEEDS = (1, 1, 1, 2, 3, Fraction(1, 2), Fraction(1, 3), Fraction(137, 100), -1, Fraction(-5, 2), 0)
FOOTAGE_SECONDS = 20000


@st.composite
def timecodes(draw: st.DrawFn, rate: Fraction) -> StartTimecode | None:
    """An embedded timecode that leaves the footage within one day."""
    if not draw(st.booleans()):
        return None
    known = rate if rate in LIST_RATES else PAL
    return StartTimecode(frame=draw(st.integers(0, 60000 * round(known))), rate=known, drop_frame=draw(st.booleans()))


@st.composite
def footage(draw: st.DrawFn) -> tuple[Media, ...]:
    found = []
    for number in range(draw(st.integers(1, 4))):
        rate = draw(st.sampled_from(MEDIA_RATES))
        name = draw(st.text(st.characters(exclude_characters="/\x00"), max_size=30))
        found.append(
            media(number, f"/films/{number}/{name}.mov", rate=rate, duration=FOOTAGE_SECONDS, vfr=draw(st.booleans()),
                  timecode=draw(timecodes(rate)), channels=draw(st.integers(1, 2)))
        )  # fmt: skip
    return tuple(found)


@st.composite
def tracks(draw: st.DrawFn, number: int, bin_: tuple[Media, ...], rate: Fraction, joined: bool) -> Track:
    track_kind = draw(st.sampled_from(("video", "video", "audio")))
    items: list[Clip] = []
    position = 0
    for index in range(draw(st.integers(1, 8))):
        position += draw(st.sampled_from((0, 0, 0, 1, 13)))
        length = draw(st.integers(1, 4000))
        speed = Fraction(draw(st.sampled_from(SPEEDS)))
        need = int(length * abs(speed) / rate) + 2
        source_in = Fraction(draw(st.integers(need * 1000, (FOOTAGE_SECONDS - need) * 1000)), 1000)
        items.append(
            Clip(
                id=f"{number}.{index}",
                media=draw(st.sampled_from(bin_)).id,
                record_in=position,
                duration=length,
                source_in=source_in,
                speed=Speed(rate=speed),
                name=draw(st.text(max_size=12)),
                enabled=draw(st.sampled_from((True, True, True, False))),
                gain=Gain(muted=draw(st.sampled_from((False, False, True)))),
            )
        )
        position += length
    ids = [item.id for item in items]
    transitions = []
    if joined:
        for left, right in zip([None, *ids], [*ids, None], strict=True):
            if draw(st.booleans()):
                kind = draw(st.sampled_from(("dissolve", "wipe", "dip")))
                before, after = draw(st.integers(0, 40)), draw(st.integers(0, 40))
                transitions.append(
                    Transition(id=f"{left}-{right}", kind=kind, left=left, right=right, before=before, after=after)
                )
    return Track(id=str(number), kind=track_kind, items=tuple(items), transitions=tuple(transitions))


@st.composite
def projects(draw: st.DrawFn, joined: bool) -> Project:
    rate = draw(st.sampled_from(LIST_RATES))
    bin_ = draw(footage())
    return project(
        bin_,
        *(draw(tracks(number, bin_, rate, joined)) for number in range(draw(st.integers(1, 4)))),
        rate=rate,
        name=draw(st.text(max_size=90)),
        drop_frame=draw(st.booleans()),
        start_frame=draw(st.integers(0, 10 * 3600 * round(rate))),
    )


def listed(made: Project, preset: Preset) -> list[tuple[str, str]]:
    """(part, text) of each list; none when every clip is disabled or silent."""
    if not any(
        clip.enabled and not (track.kind == "audio" and clip.gain.muted)
        for track in made.sequence.tracks
        for clip in track.clips
    ):
        return []
    return [(file.part, file.text) for file in write_edl(made, preset).files]


def opentimelineio_reads(text: str, rate: Fraction) -> dict[str, list[tuple[int, int, int]]]:
    """(record in, source in, duration) of each event by track, in frames, as the cmx_3600 adapter understands it.

    The adapter cannot read `;` on an M2 line, so that one line is respelled; the event itself carries the truth.
    """
    spelled = re.sub(r"^(M2 .*);(\d\d)$", r"\1:\2", text, flags=re.MULTILINE)
    timeline = otio.adapters.read_from_string(spelled, "cmx_3600", rate=float(rate))
    found: dict[str, list[tuple[int, int, int]]] = {}
    for track in timeline.tracks:
        rows = found.setdefault(track.name, [])
        # the adapter's own offset of the first event against zero
        first = -track.source_range.start_time.value if track.source_range is not None else 0
        for child in track:
            if isinstance(child, otio.schema.Clip):
                at = track.range_of_child(child).start_time
                rows.append(
                    (
                        round(at.value + first),
                        round(child.source_range.start_time.value),
                        round(child.source_range.duration.value),
                    )
                )
    return found


def pycmx_reads(text: str, rate: Fraction) -> list[list[Any]]:
    """Every edit of every event, positions in frames."""
    edl = pycmx.parse_cmx3600(io.StringIO(text, newline=None))
    assert edl.format == "3600"
    found = []
    for event in edl.events:
        rows = []
        for edit in event.edits:
            times = (frames(tc, rate) for tc in (edit.source_in, edit.source_out, edit.record_in, edit.record_out))
            rows.append((edit.source, edit.transition.kind, *times))
        found.append(rows)
    return found


def expected(edl: Edl) -> list[list[Any]]:
    return [
        [(line.reel, line.kind[0], line.source_in, line.source_out, line.record_in, line.record_out) for line in event.lines]
        for event in edl.events
    ]


@settings(max_examples=120)
@given(made=projects(joined=True), preset=st.sampled_from(("resolve", "premiere")))
def test_every_list_is_sound_and_a_second_parser_agrees(made: Project, preset: Preset) -> None:
    rate = made.sequence.rate
    for part, text in listed(made, preset):
        assert problems(text, rate, contiguous=not part) == []
        assert pycmx_reads(text, rate) == expected(parse(text, rate))


@settings(max_examples=80)
@given(made=projects(joined=False))
def test_opentimelineio_finds_each_clip_where_the_project_has_it(made: Project) -> None:
    rate = made.sequence.rate
    for part, text in listed(made, "resolve"):
        edl = parse(text, rate)
        read = opentimelineio_reads(text, rate)
        for name, rows in read.items():
            events = [event for event in edl.events if name in _track_names(event.track)]
            start = events[0].last.record_in
            assert [at - rows[0][0] for at, _, _ in rows] == [event.last.record_in - start for event in events]
            assert [source for _, source, _ in rows] == [event.last.source_in for event in events]
            assert [length for _, _, length in rows] == [event.last.record_out - event.last.record_in for event in events]
        if not part and "V" in read:
            bottom = next(
                track for track in made.sequence.tracks if track.kind == "video" and any(c.enabled for c in track.clips)
            )
            kept = [clip for clip in bottom.clips if clip.enabled]
            pictures = [event.last for event in edl.events if event.track == "V" and event.last.reel != "BL"]
            origin = pictures[0].record_in - kept[0].record_in
            assert [(line.record_in - origin, line.record_out - origin) for line in pictures] == [
                (clip.record_in, clip.record_out) for clip in kept
            ]


def _track_names(column: str) -> tuple[str, ...]:
    return {"A": ("A1",), "AA": ("A1", "A2")}.get(column, (column,))


@pytest.mark.parametrize("preset", ["resolve", "premiere"])
@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_kept_lists_read_the_same_everywhere(name: str, preset: Preset) -> None:
    made = GOLDEN[name]()
    rate = made.sequence.rate
    for _, text in listed(made, preset):
        edl = parse(text, rate)
        assert pycmx_reads(text, rate) == expected(edl)
        for track, rows in opentimelineio_reads(text, rate).items():
            events = [event.last for event in edl.events if track in _track_names(event.track)]
            assert [source for _, source, _ in rows] == [line.source_in for line in events]
            assert [length for _, _, length in rows] == [line.record_out - line.record_in for line in events]


def test_what_the_readers_make_of_names_speeds_and_markers() -> None:
    text = write_edl(GOLDEN["holiday"]()).files[0].text
    timeline = otio.adapters.read_from_string(text, "cmx_3600", rate=25)
    picture = next(track for track in timeline.tracks if track.name == "V")
    clips = [child for child in picture if isinstance(child, otio.schema.Clip)]
    assert clips[1].name == "My Holiday Clip 0.mp4"
    scalars = [effect.time_scalar for clip in clips for effect in clip.effects if type(effect) is otio.schema.LinearTimeWarp]
    assert scalars == [2.0, 0.5]
    assert [type(effect) for effect in clips[6].effects] == [otio.schema.FreezeFrame]
    assert {marker.name for clip in clips for marker in clip.markers} == {"Goal: watch this", "Later"}
    assert clips[0].media_reference.generator_kind == "black"
    dissolves = [child.out_offset.value for child in picture if isinstance(child, otio.schema.Transition)]
    assert dissolves == [12, 10, 6, 4, 10, 15]
    events = list(pycmx.parse_cmx3600(io.StringIO(text)).events)
    both = events[3].edits
    assert [edit.clip_name for edit in both] == ["My Holiday Clip 0.mp4", "My Holiday Clip 1.mp4"]
    assert [edit.source_file for edit in both] == ["My Holiday Clip 0.mp4", "My Holiday Clip 1.mp4"]
    assert both[1].transition.effect_duration == 10
    assert (events[7].edits[1].transition.wipe_number, events[2].edits[0].channels.a2) == (1, True)
