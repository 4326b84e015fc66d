"""What is on screen at frame n: layers, their times, windows and shares, and the subtitles over them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model import (
    Clip,
    Crop,
    CropKey,
    Media,
    Project,
    Speed,
    Subtitle,
    SubtitleStyle,
    Title,
    Track,
    Transition,
    changed,
)
from editor.render.frame import FramePlan, Layer, frame_plan
from editor.speed import SpeedKey
from tests.support.projects import footage, still
from tests.support.renders import project

RATE = Fraction(30000, 1001)
MEDIA = (
    Media(id="m0", name="a.mp4", info=footage("a.mp4", 100)),
    Media(id="card", name="card.png", info=still()),
)
DISSOLVE = Transition(id="t", kind="dissolve", left="a", right="b", before=4, after=5)


def clip(identity: str, at: int, duration: int, source: Fraction | int = 10, **fields: object) -> Clip:
    return Clip(id=identity, media="m0", record_in=at, duration=duration, source_in=Fraction(source), **fields)


def video(*items: object, transitions: tuple[Transition, ...] = (), **fields: object) -> Track:
    return Track(id=f"v{id(items)}", kind="video", items=items, transitions=transitions, **fields)


def on(*tracks: Track, **fields: object) -> Project:
    return project(MEDIA, tracks=tracks, rate=RATE, **fields)


def ids(plan: FramePlan) -> list[str]:
    return [layer.item.id for layer in plan.layers]


def shares(layers: tuple[Layer, ...]) -> dict[str, float]:
    """How much of each opaque layer is seen once all lie over one another."""
    seen: dict[str, float] = {}
    left = 1.0
    for layer in reversed(layers):
        seen[layer.item.id] = left * layer.opacity
        left *= 1 - layer.opacity
    return seen | {"": left}


def test_one_clip_from_its_first_frame_to_its_last() -> None:
    made = on(video(clip("a", 5, 10)))
    assert [ids(frame_plan(made, frame)) for frame in (-1, 4, 5, 14, 15)] == [[], [], ["a"], ["a"], []]
    layer = frame_plan(made, 8).layers[0]
    assert (layer.time, layer.window, layer.opacity, layer.wipe, layer.light) == (10 + 3 / RATE, None, 1.0, None, 1.0)
    assert layer.media is MEDIA[0]


@pytest.mark.parametrize(
    "speed",
    [Speed(rate=Fraction(5, 2)), Speed(rate=Fraction(-1)), Speed(rate=Fraction(0)),
     Speed(ramp=(SpeedKey(0, Fraction(1)), SpeedKey(9, Fraction(3))))],
)  # fmt: skip
def test_times_are_those_of_the_clip_whatever_its_speed(speed: Speed) -> None:
    shown = clip("a", 5, 10, 20, speed=speed)
    made = on(video(shown))
    for frame in range(5, 15):
        assert frame_plan(made, frame).layers[0].time == shown.source_at(frame - 5, RATE)


def test_still_pictures_and_titles_stand_still() -> None:
    picture = changed(clip("a", 0, 9), media="card")
    made = on(video(picture), video(Title(id="t", record_in=3, duration=3, text="Hello", template="lower_third")))
    assert frame_plan(made, 1).layers[0].time == 0
    under, over = frame_plan(made, 4).layers
    assert (under.item.id, over.item.id, over.media, over.time) == ("a", "t", None, None)


def test_what_is_covered_is_left_out() -> None:
    made = on(video(clip("a", 0, 30)), video(clip("b", 5, 10)), video(clip("c", 10, 10, opacity=0.5)))
    assert [ids(frame_plan(made, frame)) for frame in (0, 5, 10, 16, 20)] == [["a"], ["b"], ["b", "c"], ["a", "c"], ["a"]]
    card = on(video(clip("a", 0, 30)), video(Title(id="t", record_in=0, duration=5, text="The end")))
    assert ids(frame_plan(card, 0)) == ["t"]


def test_hidden_disabled_and_solo() -> None:
    low, high = video(clip("a", 0, 9)), video(clip("b", 0, 9))
    assert ids(frame_plan(on(low, changed(high, hidden=True)), 0)) == ["a"]
    assert ids(frame_plan(on(changed(low, solo=True), high), 0)) == ["a"]
    assert ids(frame_plan(on(low, video(clip("b", 0, 9, enabled=False))), 0)) == ["a"]
    assert ids(frame_plan(on(low, video(clip("b", 0, 9, opacity=0.0))), 0)) == ["a"]


def test_the_window_moves_between_its_keys() -> None:
    keys = (CropKey(0, 0.0, 0.1, 0.5, 0.5), CropKey(10, 0.5, 0.3, 0.5, 0.5))
    made = on(video(clip("a", 2, 20, crop=Crop(keys=keys))))
    assert frame_plan(made, 7).layers[0].window == pytest.approx((0.25, 0.2, 0.5, 0.5))
    assert frame_plan(made, 21).layers[0].window == (0.5, 0.3, 0.5, 0.5)


@given(st.floats(0.05, 1), st.floats(0.05, 1), st.integers(1, 6), st.integers(0, 6))
def test_a_dissolve_is_a_mixture_in_even_steps(low: float, high: float, before: int, after: int) -> None:
    joined = changed(DISSOLVE, before=before, after=after)
    made = on(
        video(clip("u", 0, 40)),
        video(clip("a", 0, 20, opacity=low), clip("b", 20, 20, opacity=high), transitions=(joined,)),
    )
    total = before + after
    for number, frame in enumerate(range(20 - before, 20 + after)):
        part = (number + 1) / (total + 1)
        seen = shares(frame_plan(made, frame).layers)
        assert seen["a"] == pytest.approx((1 - part) * low)
        assert seen["b"] == pytest.approx(part * high)
        assert seen.get("u", 0.0) == pytest.approx(1 - (1 - part) * low - part * high, abs=1e-9)
    assert "b" not in ids(frame_plan(made, 19 - before))
    assert "a" not in ids(frame_plan(made, 20 + after))


def test_a_dissolve_plays_the_footage_beyond_the_cut() -> None:
    left, right = clip("a", 0, 20), clip("b", 20, 20, 50)
    made = on(video(left, right, transitions=(DISSOLVE,)))
    for frame in range(16, 25):
        under, over = frame_plan(made, frame).layers
        assert (under.time, over.time) == (left.source_at(frame, RATE), right.source_at(frame - 20, RATE))
        assert under.opacity == 1.0
    assert frame_plan(made, 20).layers[1].opacity == 0.5


def test_fades_from_and_to_what_lies_beneath() -> None:
    both = (
        Transition(id="t", kind="dissolve", left=None, right="a", before=0, after=3),
        Transition(id="u", kind="dissolve", left="a", right=None, before=3, after=0),
    )
    made = on(video(clip("a", 10, 10), transitions=both))
    seen = [layer.opacity for frame in range(10, 20) for layer in frame_plan(made, frame).layers]
    assert seen == [0.25, 0.5, 0.75, 1, 1, 1, 1, 0.75, 0.5, 0.25]


def test_a_dip_goes_through_black() -> None:
    made = on(
        video(clip("u", 0, 40)),
        video(clip("a", 0, 20), clip("b", 20, 20), transitions=(changed(DISSOLVE, kind="dip", before=1, after=2),)),
    )
    plans = [frame_plan(made, frame).layers for frame in range(18, 24)]
    assert [[(layer.item.id, layer.light) for layer in layers] for layers in plans] == [
        [("a", 1.0)], [("a", 0.5)], [("b", 0.0)], [("b", 0.5)], [("b", 1.0)], [("b", 1.0)],
    ]  # fmt: skip
    out = Transition(id="t", kind="dip", left="a", right=None, before=3, after=0)
    made = on(video(clip("u", 0, 40)), video(clip("a", 0, 20), transitions=(out,)))
    assert [frame_plan(made, frame).layers[0].light for frame in range(16, 20)] == [1.0, 0.75, 0.5, 0.25]
    assert ids(frame_plan(made, 19)) == ["a"]


def test_a_wipe_uncovers_from_the_left() -> None:
    wipe = changed(DISSOLVE, kind="wipe", before=2, after=1)
    made = on(video(clip("u", 0, 40)), video(clip("a", 0, 20), clip("b", 20, 20), transitions=(wipe,)))
    plans = [frame_plan(made, frame).layers for frame in range(17, 22)]
    assert [[(layer.item.id, layer.wipe) for layer in layers] for layers in plans] == [
        [("a", None)],
        [("a", None), ("b", 0.25)],
        [("a", None), ("b", 0.5)],
        [("a", None), ("b", 0.75)],
        [("b", None)],
    ]


def test_lower_thirds_dissolve_by_themselves() -> None:
    titles = [
        Title(id=name, record_in=at, duration=20, text=name, template="lower_third") for name, at in (("a", 0), ("b", 20))
    ]
    for kind in ("dissolve", "dip"):
        joined = changed(DISSOLVE, kind=kind, before=3, after=0)
        made = on(video(clip("u", 0, 40)), video(*titles, transitions=(joined,)))
        layers = frame_plan(made, 17).layers
        assert layers[0].item.id == "u"
        assert {layer.light for layer in layers} == {1.0}
        assert layers[1].opacity == (0.75 if kind == "dissolve" else 0.5)


def test_subtitles_with_their_style() -> None:
    loud = SubtitleStyle(name="loud", size=0.1)
    words = Track(
        id="s1",
        kind="subtitle",
        items=(
            Subtitle(id="x", record_in=5, duration=5, text="Hello", style="loud"),
            Subtitle(id="y", record_in=10, duration=5, text="again", style="gone"),
            Subtitle(id="z", record_in=15, duration=5, text="no", enabled=False),
        ),
    )
    plain = SubtitleStyle(name="default")
    made = on(video(clip("a", 0, 30)), words, styles=(plain, loud))
    said = [
        [(text.id, style.name, since) for text, style, since in frame_plan(made, n).subtitles] for n in (4, 5, 9, 12, 16)
    ]
    assert said == [[], [("x", "loud", 0)], [("x", "loud", 4)], [("y", "default", 2)], []]
    for field in ("hidden", "muted"):
        assert not frame_plan(on(changed(words, **{field: True})), 5).subtitles
