"""What is painted, and how little of it is painted anew."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage

from editor.edits import add_transition, set_gain, set_item, set_track
from editor.model import Clip, Crop, CropKey, Origin, Speed, Transition, changed
from editor.speed import SpeedKey
from engine.protocol import Peaks
from tests.support.timelines import long_project
from tests.ui.timeline.conftest import ALT, Timeline
from ui.timeline.hits import Hit
from ui.timeline.paint.badges import badges_of, shape_words, speed_words
from ui.timeline.paint.texts import Texts
from ui.timeline.paint.waveform import Levels
from ui.timeline.scale import Scale
from ui.timeline.tips import tip


def picture(timeline: Timeline) -> QImage:
    return timeline.panel.view.grab().toImage()


def colour(image: QImage, point: QPoint) -> str:
    return QColor(image.pixel(point)).name()


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_every_kind_has_its_colour_in_both_themes(timeline: Timeline, theme: str) -> None:
    timeline.context.theme.set(theme)
    image, token = picture(timeline), timeline.context.theme.color
    assert colour(image, timeline.point(50, "A1", 0.12)) == token("a").name()
    assert colour(image, timeline.point(55, "S1", 0.2)) == token("s").name()
    assert colour(image, timeline.point(90, "V1", 0.1)) == token("v").name()
    assert colour(image, timeline.point(350, "V1")) == token("lane").name()
    assert colour(image, timeline.point(390, "A2")) == token("accent").name()
    timeline.context.theme.set("dark")


def test_the_selected_clip_and_its_partner_are_outlined(timeline: Timeline) -> None:
    timeline.click(150, "V1")
    image, sel = picture(timeline), timeline.context.theme.color("sel").name()
    for track in ("V1", "A1"):
        box = timeline.panel.view.box("n5" if track == "V1" else "n6")
        assert box is not None
        assert colour(image, QPoint(box.center().x(), box.bottom() + 1)) == sel


def test_a_muted_track_is_faint_and_so_is_one_that_another_silences(timeline: Timeline) -> None:
    strong = colour(picture(timeline), timeline.point(50, "A1", 0.12))
    timeline.document.do("mute", lambda project: set_track(project, "A1", muted=True))
    faint = colour(picture(timeline), timeline.point(50, "A1", 0.12))
    assert faint != strong
    timeline.document.undo()
    timeline.document.do("solo", lambda project: set_track(project, "A2", solo=True))
    assert colour(picture(timeline), timeline.point(50, "A1", 0.12)) == faint


def test_offline_footage_is_hatched_and_still_there(timeline: Timeline) -> None:
    before = picture(timeline)
    timeline.panel.view.set_missing(frozenset({"b"}))
    after = picture(timeline)
    inside, beside = timeline.point(160, "V1", 0.6), timeline.point(50, "V1", 0.6)
    assert before.pixel(inside) != after.pixel(inside)
    assert before.pixel(beside) == after.pixel(beside)


@pytest.mark.parametrize("looks_for_footage", [True])
def test_footage_that_is_gone_is_noticed(timeline: Timeline) -> None:
    view = timeline.panel.view
    timeline.qtbot.waitUntil(lambda: view.missing == {"a", "b", "long", "music", "card"})
    assert "Offline" in tip(view, Hit("body", track="V1", item="n5"))


def test_only_what_changed_is_painted_anew(timeline: Timeline) -> None:
    cache = timeline.panel.view.scenery.cache
    picture(timeline)
    before = cache.painted
    picture(timeline)
    assert cache.painted == before
    timeline.click(150, "V1")
    timeline.context.view.set_playhead(20)
    picture(timeline)
    assert cache.painted == before
    timeline.document.do("gain", lambda project: set_gain(project, "n5", fade_in=10))
    picture(timeline)
    assert cache.painted == before + 1


def test_scrolled_and_changed_rows_look_as_if_painted_at_once(bare: Timeline) -> None:
    view = bare.panel.view
    project = long_project(240)
    bare.document.do("long", lambda _: project)
    view.set_scale(Scale(1.3, 0))
    view.context.view.set_playhead(10_000)
    picture(bare)
    for origin in (40, 300, 260, 255, 900, 30):
        view.set_scale(Scale(1.3, origin))
        moved = picture(bare)
        view.scenery.cache.forget()
        assert picture(bare) == moved, origin
    bare.document.do("fade", lambda value: set_gain(value, "i4-5", fade_in=9))
    changed_only = picture(bare)
    view.scenery.cache.forget()
    assert picture(bare) == changed_only


def test_every_zoom_can_be_painted(bare: Timeline) -> None:
    project = long_project(400)
    bare.document.do("long", lambda _: project)
    view = bare.panel.view
    for per_frame in (0.001, 0.05, 0.3, 1, 4, 30, 96):
        view.set_scale(Scale(per_frame, 500 * per_frame))
        assert not picture(bare).isNull()


def test_every_gesture_can_be_painted(timeline: Timeline) -> None:
    view = timeline.context.view
    view.set_range(20, 220)
    for tool in ("select", "ripple", "roll", "slip", "blade"):
        view.set_tool(tool)
        for start in (timeline.point(102, "V1"), timeline.point(150, "A1"), timeline.point(340, "S1")):
            timeline.drag(start, start - QPoint(60, 0), ALT, drop=False)
            assert not picture(timeline).isNull()
            timeline.panel.view.hand.cancel()


def test_badges_keep_clear_of_a_transition(timeline: Timeline) -> None:
    def strip() -> list[str]:
        image, box = picture(timeline), timeline.panel.view.box(clip.id)
        assert box is not None
        return [colour(image, QPoint(x, box.bottom() - 11)) for x in range(box.left() + 70, box.left() + 130)]

    before, clip = timeline.project.sequence.track("V1").clips[:2]
    fade = Transition(id="", kind="dissolve", left=before.id, right=clip.id, before=0, after=25)
    timeline.document.do("dissolve", lambda project: add_transition(project, "V1", fade))
    bare = strip()
    timeline.document.do("thin", lambda project: set_item(project, changed(clip, opacity=0.7)))
    assert strip() != bare, "it stands behind the dissolve, which ends 50 pixels into the clip"


def test_badges_say_speed_then_crop_then_others() -> None:
    crop = Crop(keys=(CropKey(0, 0.0, 0.0, 0.3, 1.0),))
    clip = Clip(id="c", media="a", record_in=0, duration=9, source_in=Fraction(0), opacity=0.7, crop=crop)
    clip = changed(clip, speed=Speed(rate=Fraction(1, 2)), enabled=False)
    assert [words for _, words in badges_of(clip, 1080, 1920)] == ["50%", "9:16", "70%", "Off"]
    assert speed_words(Speed(rate=Fraction(2))) == "2×"
    assert speed_words(Speed(rate=Fraction(-1))) == "−100%"
    assert speed_words(Speed(rate=Fraction(0))) == "Freeze"
    ramp = (SpeedKey(0, Fraction(1)), SpeedKey(9, Fraction(1, 2)))
    assert speed_words(Speed(ramp=ramp)) == "Ramp 100 to 50%"
    assert (shape_words(1920, 1080), shape_words(1000, 1000), shape_words(1998, 1080)) == ("16:9", "1:1", "1.85:1")


def test_words_are_shortened_to_what_fits(timeline: Timeline) -> None:
    texts = Texts(timeline.panel.font())
    whole = "Cup lifted, ball revealed"
    assert texts.fitted(whole, 1000) == whole
    shorter = texts.fitted(whole, texts.width(whole) / 2)
    assert shorter.endswith("…")
    assert texts.width(shorter) <= texts.width(whole) / 2 + 1
    assert texts.fitted(whole, 2) == ""


def test_levels_keep_the_loudest() -> None:
    levels = Levels(Peaks(step=Fraction(1, 100), values=bytes(range(101))))
    assert levels.at(0)[100] == 100
    assert list(levels.at(1))[:3] == [3, 7, 11]
    assert levels.at(2)[0] == 15
    assert max(levels.at(4)) == 100


def test_the_tooltip_says_why_with_evidence(timeline: Timeline) -> None:
    origin = Origin(task="highlights", score=0.94, reasons=("Motion peak", "a < b"), evidence=(Fraction(3, 2),), query="dog")
    clip = timeline.item("n5")
    timeline.document.do("why", lambda project: set_item(project, changed(clip, origin=origin)))
    words = tip(timeline.panel.view, Hit("body", track="V1", item="n5"))
    for part in ("Why this clip", "0.94", "Motion peak", "a &lt; b", "1.5 s", "“dog”", "b.mov", "data:image/png"):
        assert part in words
    assert tip(timeline.panel.view, Hit("lane", track="V1")) == ""


def test_the_tool_row_says_what_is_shown_and_what_is_marked(timeline: Timeline) -> None:
    tools = timeline.panel.tools
    assert tools.title.text() == "Main"
    assert tools.note.text() == "10.0 s"
    timeline.context.view.set_range(0, 150)
    assert tools.note.text() == "10.0 s · 5.0 s marked"
    timeline.drag(timeline.point(250, "V1"), timeline.point(280, "V1"), drop=False)
    assert tools.note.text() == "Move"
    timeline.panel.view.hand.cancel()
    assert tools.note.text() == "10.0 s · 5.0 s marked"
