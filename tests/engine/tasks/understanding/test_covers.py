"""Cover pictures: by signals, by a model that says what a test tells it to, at exact frames."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from engine.media import probe, sample_frames
from engine.models import store
from engine.protocol import (
    Cancelled,
    EngineError,
    FootageError,
    PickThumbnails,
    Place,
    Thumbnails,
    UsageError,
)
from engine.tasks.context import Context
from engine.tasks.understanding import asking, candidates, covers
from engine.tasks.understanding.candidates import Candidate, Measured
from tests.support.covers import LENGTH, RATE, SCENES, cover_film, number_in, scene_of
from tests.support.footage import scene_clip
from tests.support.footage.scenes import Scene
from tests.support.scripted import Scripted

Use = Callable[[Scripted], Scripted]
ENGINE = "http://localhost:1"
BEST = {"still", "sharp"}


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cover_film(tmp_path_factory.mktemp("footage") / "film.mp4")


def pick(film: Path, context: Context, **fields: Any) -> Thumbnails:
    return covers.handle(PickThumbnails(paths=(str(film),), **fields), context)


def frame_of(time: Fraction) -> int:
    return round(time * RATE)


def scenes(found: Thumbnails) -> list[str]:
    return [scene_of(frame_of(one.time)) for one in found.pictures]


def judge(**sure: Any) -> Scripted:
    return Scripted(lambda *_: "no JSON", **sure)


# --- by signals


def test_signals_put_sharp_still_lit_pictures_first(film: Path, context: Context) -> None:
    found = pick(film, context, count=4)
    assert found.engine == "basic"
    assert set(scenes(found)[:2]) == BEST
    assert not {"black", "blank"} & set(scenes(found))
    scores = [one.score for one in found.pictures]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert {"sharp picture", "hardly any movement"} <= set(found.pictures[0].reasons)
    assert any("video-language model" in note for note in found.notes)


def test_the_time_is_that_of_the_very_frame(film: Path, context: Context) -> None:
    found = pick(film, context, count=5)
    times = sorted(one.time for one in found.pictures)
    shown = list(sample_frames(probe(film), times))
    assert [time for time, _ in shown] == times
    assert [number_in(picture) for _, picture in shown] == [frame_of(time) for time in times]
    assert all(time == frame_of(time) / RATE for time in times)


def test_the_same_question_has_the_same_answer_and_is_recalled(
    film: Path, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = pick(film, context)

    def never(*_: object) -> None:
        raise AssertionError("measured again")

    monkeypatch.setattr(candidates, "_look", never)
    assert pick(film, context) == first


def test_pictures_come_from_what_the_edit_shows(film: Path, context: Context) -> None:
    start = LENGTH * SCENES.index("moving") / RATE
    found = pick(film, context, places=(Place(0, start, start + 1),))
    assert set(scenes(found)) == {"moving"}
    assert all(start <= one.time < start + 1 for one in found.pictures)


def test_pictures_of_one_still_scene_are_one(tmp_path: Path, context: Context) -> None:
    found = pick(cover_film(tmp_path / "still.mp4", ("still",)), context, count=5)
    assert len(found.pictures) == 1
    assert any("only one picture" in note for note in found.notes)


def test_flashes_are_no_covers(tmp_path: Path, context: Context) -> None:
    flashing = scene_clip(tmp_path / "flash.mp4", [Scene(100, flashes=(30, 31, 32, 33))], rate=Fraction(25))
    times = [one.time for one in pick(flashing, context, count=20).pictures]
    assert times
    assert not [time for time in times if Fraction(29, 25) <= time <= Fraction(34, 25)]


def test_without_a_model_a_title_changes_nothing_and_that_is_said(film: Path, context: Context) -> None:
    found = pick(film, context, title="A red harbour")
    assert found.pictures == pick(film, context).pictures
    assert any("goes with the title" in note for note in found.notes)


def frame(**fields: Any) -> Measured:
    told: dict[str, Any] = {"time": Fraction(0), "unit": 0, "sharpness": 0.2, "brightness": 0.5, "contrast": 0.2}
    told |= {"colour": 0.3, "unexposed": False, "motion": 0.0, "faces": (), "tiny": bytes(432)}
    return Measured(**told | fields)


def test_a_face_counts_and_more_so_a_large_one_inside() -> None:
    def score(*faces: candidates.Face) -> float:
        return candidates.judged(0, frame(faces=faces), 0.2).score

    near, far = candidates.Face(0.35, True, 1.0), candidates.Face(0.1, True, 1.0)
    cut_off = candidates.Face(0.35, False, 1.0)
    assert score(near) > score(far) > score()
    assert score(near) > score(cut_off)
    assert candidates.judged(0, frame(faces=(near,)), 0.2).reasons[0] == "face in close-up"
    assert candidates.judged(0, frame(faces=(near, near)), 0.2).reasons[0] == "several faces"


def test_what_looks_alike_is_shown_once() -> None:
    grey, other = bytes([100]) * 432, bytes([200, 20, 60]) * 144
    made = [
        Candidate(0, frame(time=Fraction(place), tiny=tiny), score, ())
        for place, (tiny, score) in enumerate([(grey, 0.9), (grey, 0.8), (other, 0.5)])
    ]
    found = candidates.apart([(one, one.score) for one in made], 3)
    assert [one.frame.time for one, _ in found] == [0, 2]


# --- by a model


def test_a_model_ranks_single_pictures(film: Path, context: Context, opened: Use) -> None:
    moving = LENGTH * SCENES.index("moving") / RATE, LENGTH * (SCENES.index("moving") + 1) / RATE
    model = opened(judge(sure=lambda _, times: 0.95 if moving[0] <= times[0] < moving[1] else 0.1))

    found = pick(film, context, count=4, engine=ENGINE)

    assert found.engine == "scripted"
    assert scenes(found)[0] == "moving"
    for scene, picture in zip(scenes(found), found.pictures, strict=True):
        assert (picture.reasons[0] == "the model would choose it as a cover") == (scene == "moving")
    assert all(len(view.times) == 1 for view in model.views)
    assert all(view.size == (480, 270) for view in model.views)  # as sharp as the file
    assert found.looked.frames == len(model.views) == len(model.statements)
    assert (found.looked.width, found.looked.height) == (480, 270)
    assert all("cover picture" in statement for statement in model.statements)
    assert not any("basic engine" in note for note in found.notes)


def test_the_title_is_a_question_of_its_own(film: Path, context: Context, opened: Use) -> None:
    still = LENGTH * SCENES.index("still") / RATE, LENGTH * (SCENES.index("still") + 1) / RATE
    model = opened(
        judge(sure=lambda text, times: 0.5 if "> Quiet" not in text else 0.99 if still[0] <= times[0] < still[1] else 0.01)
    )
    found = pick(film, context, count=2, engine=ENGINE, title="Quiet\nhours")
    assert scenes(found)[0] == "still"
    assert found.pictures[0].reasons[0] == "goes with the title"
    assert sum("> Quiet hours" in statement for statement in model.statements) == len(model.views)
    pick(film, context, count=2, engine=ENGINE, title="安静的时光")
    assert "> 安静的时光" in model.statements[-1]
    assert "封面" in model.statements[-1]


def test_verdicts_are_recalled_with_what_they_rest_on(film: Path, context: Context, opened: Use) -> None:
    model = opened(judge(sure=lambda _, times: times[0] / 20))
    first = pick(film, context, engine=ENGINE)
    asked = len(model.statements)
    assert pick(film, context, engine=ENGINE) == first
    assert len(model.statements) == asked
    pick(film, context, engine=ENGINE, title="Quiet")
    assert len(model.statements) == 3 * asked
    model.family = "remote"  # what is behind an address may change
    pick(film, context, engine=ENGINE)
    assert len(model.statements) == 4 * asked


def test_a_model_that_judges_nothing_is_refused(film: Path, context: Context, opened: Use) -> None:
    opened(judge(tasks=frozenset(("describe", "titles"))))
    with pytest.raises(EngineError, match="no model for this"):
        pick(film, context, engine=ENGINE)
    opened(judge(tasks=frozenset(("thumbnails",))))
    assert pick(film, context, engine=ENGINE).pictures


def test_auto_takes_the_model_for_single_pictures_first(monkeypatch: pytest.MonkeyPatch) -> None:
    from engine.models.catalogue import catalogue

    cards = {card.id: card for card in catalogue()}
    valley, larger = cards["valley-eagle-7b"], next(card for card in cards.values() if "labels" in card.tasks)
    assert "thumbnails" in valley.tasks
    assert "thumbnails" not in larger.tasks

    def installed(*chosen: Any) -> list[Any]:
        return [
            store.Installed(id=card.id, directory="", local=True, family=card.family, revision="", size=size)
            for size, card in enumerate(chosen, start=1)
        ]

    monkeypatch.setattr(store, "installed", lambda: installed(valley, larger))
    assert covers._engine(asking.AUTO) == valley.id
    monkeypatch.setattr(store, "installed", lambda: installed(larger))
    assert covers._engine(asking.AUTO) == larger.id
    monkeypatch.setattr(store, "installed", list)
    assert covers._engine(asking.AUTO) == "basic"
    assert covers._engine("basic") == "basic"


# --- what cannot be


def test_footage_without_a_picture_for_it(film: Path, context: Context, tmp_path: Path) -> None:
    black = cover_film(tmp_path / "black.mp4", ("black", "blank"))
    with pytest.raises(FootageError, match="black, blank or blown out"):
        pick(black, context)
    found = covers.handle(PickThumbnails(paths=(str(black), str(film))), context)
    assert {one.media for one in found.pictures} == {1}


@pytest.mark.parametrize("count", [0, -1, 21])
def test_a_number_that_is_none(film: Path, context: Context, count: int) -> None:
    with pytest.raises(UsageError, match="1 to 20"):
        pick(film, context, count=count)


def test_places_outside_the_footage(film: Path, context: Context) -> None:
    with pytest.raises(UsageError, match="not in the footage"):
        pick(film, context, places=(Place(1, Fraction(0), Fraction(1)),))


def test_a_cancel_is_heeded_before_and_while_a_model_judges(film: Path, context: Context, opened: Use) -> None:
    with pytest.raises(Cancelled):
        pick(film, Context(context.index, cancelled=lambda: True))
    model = opened(judge())
    stopped = Context(context.index, cancelled=lambda: bool(model.statements))
    with pytest.raises(Cancelled):
        pick(film, stopped, engine=ENGINE)
    assert len(model.statements) < 12
