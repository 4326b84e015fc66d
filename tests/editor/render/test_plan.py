"""The plan: what shows when, what is heard when, and what is refused by name."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model import (
    Clip,
    Crop,
    CropKey,
    Gain,
    Media,
    Narration,
    Project,
    Speed,
    Subtitle,
    Title,
    Track,
    changed,
)
from editor.render import plan_render
from editor.render.run import MOST_INPUTS, parted
from editor.speed import SpeedKey
from engine.protocol import OutputError, UsageError
from tests.support.projects import footage
from tests.support.renders import project

RATE = Fraction(30000, 1001)
MEDIA = (Media(id="m0", name="a.mp4", info=footage("a.mp4", 100)),)


def clip(identity: str, at: int, duration: int, source: Fraction | int = 10, **fields: object) -> Clip:
    return Clip(id=identity, media="m0", record_in=at, duration=duration, source_in=Fraction(source), **fields)


def on_tracks(*items: tuple[str, tuple[object, ...]], **fields: object) -> Project:
    tracks = [Track(id=f"{kind}{number}", kind=kind, items=given) for number, (kind, given) in enumerate(items)]
    return project(MEDIA, tracks=tracks, rate=RATE, **fields)


clips = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 30), st.booleans()), min_size=1, max_size=12)


def laid(given: list[tuple[int, int, bool]], prefix: str) -> tuple[Clip, ...]:
    at, made = 0, []
    for number, (gap, duration, enabled) in enumerate(given):
        at += gap
        made.append(clip(f"{prefix}{number}", at, duration, number + 1, enabled=enabled))
        at += duration
    return tuple(made)


@given(st.lists(clips, min_size=1, max_size=3))
def test_every_frame_is_shown_once_from_the_topmost_clip(given: list[list[tuple[int, int, bool]]]) -> None:
    tracks = [("video", laid(items, f"t{number}")) for number, items in enumerate(given)]
    enabled = [item for _, items in tracks for item in items if item.enabled]
    if not enabled:
        with pytest.raises(UsageError):
            plan_render(on_tracks(*tracks))
        return
    plan = plan_render(on_tracks(*tracks))
    shown = {frame: span for span in plan.picture for frame in range(span.start, span.start + span.frames)}
    assert sorted(shown) == list(range(plan.frames))
    assert sum(span.frames for span in plan.picture) == plan.frames == max(item.record_out for item in enabled)
    for frame, span in shown.items():
        over = [item for item in enabled if item.record_in <= frame < item.record_out]
        if not over:
            assert span.info is None
        else:
            assert span.source + (frame - span.start) / RATE == over[-1].source_at(frame - over[-1].record_in, RATE)


@given(clips, st.fractions(0, Fraction(1, 5)))
def test_sound_covers_its_clips_and_lanes_never_collide(given: list[tuple[int, int, bool]], fade: Fraction) -> None:
    items = laid(given, "a")
    if not any(item.enabled for item in items):
        return
    plan = plan_render(on_tracks(("audio", items), cut_fade=fade))
    ends: dict[int, int] = {}
    for piece, item in zip(plan.sound, [item for item in items if item.enabled], strict=True):
        assert piece.first <= round(item.record_in * 48000 / RATE)
        assert piece.first + piece.samples >= round(item.record_out * 48000 / RATE)
        assert piece.first >= ends.get(piece.lane, 0)
        ends[piece.lane] = piece.first + piece.samples
        assert piece.source - item.source_in == Fraction(piece.first, 48000) - item.record_in / RATE
        assert all(one.start >= 0 and one.start + one.samples <= piece.samples for one in piece.fades)
    assert max(ends.values()) <= plan.samples


@given(st.lists(st.integers(1, 500), min_size=1, max_size=120), st.integers(1, 8))
def test_parts_keep_the_order_and_stay_small(lengths: list[int], workers: int) -> None:
    items = laid([(0, length, True) for length in lengths], "c")
    spans = plan_render(on_tracks(("video", items))).picture
    parts = parted(spans, workers)
    assert [span for part in parts for span in part] == list(spans)
    assert all(1 <= len(part) <= MOST_INPUTS for part in parts)
    assert len(parts) >= min(workers, len(spans))


def test_what_is_not_carried_is_refused_by_name() -> None:
    plain = clip("a", 0, 30, name="Goal")
    spoken = Narration(id="n", record_in=0, duration=9, text="Once upon a time")
    cases = {
        "speed 1000 of clip “Goal”": changed(plain, speed=Speed(rate=Fraction(1000))),
        "speed -0.001 of clip “Goal”": changed(plain, speed=Speed(rate=Fraction(-1, 1000))),
        "speed 200 of clip": changed(plain, speed=Speed(ramp=(SpeedKey(0, Fraction(1)), SpeedKey(9, Fraction(200))))),
        "crop of clip “Goal”": changed(plain, crop=Crop(keys=(CropKey(0, 0.8, 0, 0.5, 1),))),
        "picture stream 3": changed(plain, stream=3),
        "template “wheel” of the title “The end”": Title(id="x", record_in=0, duration=9, text="The end", template="wheel"),
    }
    for words, item in cases.items():
        with pytest.raises(OutputError, match=words):
            plan_render(on_tracks(("video", (item,))))
        if not isinstance(item, Clip) or item.stream == 0:
            plan_render(on_tracks(("video", (plain,)), ("video", (changed(item, enabled=False),))))
    with pytest.raises(OutputError, match="narration “Once upon"):
        plan_render(on_tracks(("video", (plain,)), ("narration", (spoken,))))
    with pytest.raises(OutputError, match="not in the project"):
        plan_render(on_tracks(("video", (changed(plain, media="gone"),))))
    with pytest.raises(OutputError, match="stream 4"):
        plan_render(on_tracks(("audio", (changed(plain, stream=4),))))


def test_hidden_muted_and_solo_tracks() -> None:
    plain = clip("a", 0, 30)
    tracks = [
        Track(id="v1", kind="video", items=(plain,)),
        Track(id="v2", kind="video", items=(changed(plain, id="b", opacity=0.5),), hidden=True),
        Track(id="a1", kind="audio", items=(changed(plain, id="c"),)),
        Track(id="a2", kind="audio", items=(changed(plain, id="d", gain=Gain(db=-3)),), solo=True),
        Track(id="a3", kind="audio", items=(changed(plain, id="e"),), muted=True, solo=True),
        Track(id="s", kind="subtitle", items=(Subtitle(id="s", record_in=0, duration=9, text="x"),), hidden=True),
    ]
    plan = plan_render(project(MEDIA, tracks=tracks))
    assert [item.id for item in plan.clips] == ["a"]
    assert [piece.gain for piece in plan.sound] == [-3]


def test_odd_sizes_are_made_even_and_said() -> None:
    plan = plan_render(on_tracks(("video", (clip("a", 0, 5),)), size=(853, 481)))
    assert (plan.width, plan.height) == (854, 482)
    assert any("854x482" in note for note in plan.notes)


def test_nothing_to_render() -> None:
    with pytest.raises(UsageError, match="nothing to render"):
        plan_render(on_tracks(("video", ())))
    with pytest.raises(UsageError, match="no sequence"):
        plan_render(Project(id="p", name="p"))
