"""Shots and moments shown by themselves, many in one batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.models.interface import OnText, Question, Reply, Seen, Views
from engine.protocol import Cancelled, Describe, Described, EngineError, FindHighlights, Highlights
from engine.protocol.understanding import Statement
from engine.search import said
from engine.tasks import highlights
from engine.tasks.context import Context
from engine.tasks.understanding import clips, describing
from engine.tasks.understanding.looking import open_files
from engine.tasks.understanding.plan import LEAST_ROOM, Film
from engine.tasks.understanding.recalling import descriptions
from tests.support.footage import Scene, scene_clip
from tests.support.scripted import Scripted

Use = Callable[[Scripted], Scripted]
ENGINE = "http://localhost:1"
SECONDS = (3, 2, 1, 4)
"""Of the four shots of the film."""


@dataclass
class Together(Scripted):
    """Takes up several pieces of footage in one batch."""

    batches: list[int] = field(default_factory=list)
    room: int = 2**20
    """Tokens of all that are answered side by side."""

    def together(self, tokens: int) -> int:
        return max(1, self.room // tokens)

    def see_each(self, several: Sequence[Sequence[Views]], context: Context) -> list[Seen]:
        return [self.see(views, context) for views in several]

    def answer_each(
        self, pairs: Sequence[tuple[Seen, Question]], context: Context, on_text: OnText | None = None
    ) -> list[Reply]:
        self.batches.append(len(pairs))
        return [self.answer(seen, [question], context, on_text)[0] for seen, question in pairs]


@dataclass
class Judging(Together):
    """Judges what is said of several pieces of footage in one batch, too."""

    judged: list[int] = field(default_factory=list)

    def yes_each(self, pairs: Sequence[tuple[Seen, Sequence[str]]], context: Context) -> list[list[float]]:
        self.judged.append(len(pairs))
        return [self.yes(seen, statements, context) for seen, statements in pairs]


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten seconds in four shots."""
    scenes = [Scene(frames=25 * length, look=place) for place, length in enumerate(SECONDS)]
    return scene_clip(tmp_path_factory.mktemp("footage") / "film.mp4", scenes, rate=Fraction(25), size=(320, 180))


def line(_text: str, times: tuple[float, ...]) -> Any:
    return {"text": f"It begins at {times[0]:.1f} seconds."}


def describe(film: Path, context: Context) -> Described:
    return describing.handle(Describe(paths=(str(film),), level="shots", engine=ENGINE), context)


def test_each_shot_is_shown_by_itself(film: Path, context: Context, opened: Use) -> None:
    model: Any = opened(Together(line))
    given: list[object] = []

    found = describe(film, Context(context.index, give=given.append))

    assert list(found.statements) == given
    assert [(one.places[0].start, one.places[0].end) for one in found.statements] == [(0, 3), (3, 5), (5, 6), (6, 10)]
    first, looks = model.views[:4], model.views[4:]
    assert [len(one.times) for one in first] == [16, 16, 8, 16]
    for one, statement in zip(first, found.statements, strict=True):
        assert (one.start, one.end) == (statement.places[0].start, statement.places[0].end)
        assert all(one.start <= time < one.end for time in one.times)
        assert f"{one.times[0]:.1f}" in statement.text
    assert len(looks) == 4  # each stood a second look at pictures of its own
    assert model.batches == [4]
    assert (found.claims.claimed, found.claims.verified) == (4, 4)
    assert found.looked.frames == sum(len(one.times) for one in model.views)
    assert (found.looked.windows, found.looked.closer) == (4, 4)
    assert found.looked.tokens == sum(model.tokens(len(one.times), *one.size) for one in model.views)


def test_second_looks_side_by_side_come_to_the_same(film: Path, context: Context, opened: Use) -> None:
    def sure(text: str, times: tuple[float, ...]) -> float:
        return 0.1 if "wrong" not in text and times[0] > 6 else 0.9 - times[0] / 100

    alone: Any = opened(Together(line, sure=sure))
    expected = describe(film, context)
    model: Any = opened(Judging(line, sure=sure, revision="2"))

    found = describe(film, context)

    assert found == expected
    assert describe(film, context) == expected  # each was kept with what it has cost
    assert model.judged == [4]
    assert [views.key for views in model.views] == [views.key for views in alone.views]
    for one, other in zip(model.views, alone.views, strict=True):
        assert all((a == b).all() for a, b in zip(one.pieces(), other.pieces(), strict=True))


def test_second_looks_come_a_few_at_a_time(
    film: Path, context: Context, opened: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clips, "LOOKS_TOGETHER", 2)
    model: Any = opened(Judging(line))
    judged: list[list[int]] = []

    describe(film, Context(context.index, give=lambda _: judged.append(list(model.judged))))

    assert judged == [[2], [2], [2, 2], [2, 2]]


def test_batches_are_given_as_they_come(film: Path, context: Context, opened: Use, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clips, "TOGETHER", 3)
    model: Any = opened(Together(line))
    asked: list[int] = []

    describe(film, Context(context.index, give=lambda _: asked.append(len(model.questions))))

    assert asked == [3, 3, 3, 4]
    assert model.batches == [3, 1]


def test_no_more_are_shown_at_once_than_there_is_memory_for(film: Path, context: Context, opened: Use) -> None:
    """With their questions and answers: of pictures alone it would be a third one."""
    small: Any = Together(line)
    size = small.size(clips.TOKENS, 320, 180)
    model: Any = opened(Together(line, room=3 * small.tokens(clips.FRAMES, *size)))

    describe(film, context)

    assert model.batches == [2, 2]


def test_descriptions_are_recalled_with_what_they_rest_on(film: Path, context: Context, opened: Use) -> None:
    model: Any = opened(Together(line, sure=lambda text, times: 0.1 if "wrong" not in text and times[0] > 6 else 0.9))
    first = describe(film, context)
    asked = len(model.questions)

    again = describe(film, context)

    assert again == first
    assert len(first.statements) == 3
    assert first.claims.dropped == 1
    assert any("1 of 4 claims did not stand" in note for note in first.notes)
    assert len(model.questions) == asked
    (file,), _ = open_files([str(film)], context)
    assert [text for _, _, text in descriptions(file, context)] == [one.text for one in first.statements]
    model.revision = "2"
    describe(film, context)
    assert len(model.questions) == 2 * asked


def test_what_was_done_before_a_cancel_is_not_done_again(film: Path, context: Context, opened: Use) -> None:
    opened(Together(line))
    whole = describe(film, context)
    stopped: list[Statement] = []

    def give(part: object) -> None:
        stopped.append(part)  # type: ignore[arg-type]
        if len(stopped) == 2:
            raise Cancelled

    model: Any = opened(Together(line, revision="2"))
    with pytest.raises(Cancelled):
        describe(film, Context(context.index, give=give))
    first = len(model.questions)

    again = describe(film, context)

    assert again == whole
    assert model.batches == [4, 2]
    assert len(model.questions) == first + 2


def test_a_shot_without_an_answer_of_use_is_left_out(film: Path, context: Context, opened: Use) -> None:
    opened(Together(lambda text, times: "no JSON" if 3 <= times[0] < 5 else line(text, times)))

    found = describe(film, context)

    assert [one.places[0].start for one in found.statements] == [0, 5, 6]
    assert any("no usable answer once" in note for note in found.notes)
    opened(Together(lambda *_: "no JSON", revision="2"))
    with pytest.raises(EngineError, match="not of the form"):
        describe(film, context)


def test_what_is_said_in_a_shot_goes_along_with_it_alone(
    film: Path, context: Context, opened: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.protocol import SpokenSegment, Transcript

    spoken = Transcript(
        engine="x",
        language="en",
        source="sidecar",
        segments=(SpokenSegment(start=Fraction(31, 10), end=Fraction(4), text="Watch the gap"),),
    )
    model: Any = opened(Together(line))
    describe(film, context)
    monkeypatch.setattr(said, "kept", lambda *_: [spoken])
    describe(film, context)

    texts = [question.turns[-1].text for question in model.questions]
    assert ["Watch the gap" in text for text in texts] == [False] * 4 + [True]


def test_other_models_look_at_the_whole(film: Path, context: Context, opened: Use) -> None:
    model = opened(Scripted(line))
    found = describe(film, context)
    assert len(found.statements) == 4
    assert found.looked.windows == 1
    assert describe(film, context) == found
    assert len(model.questions) == 4


@given(
    duration=st.fractions(Fraction(1, 1000), 4000, max_denominator=1000),
    start=st.fractions(0, 100, max_denominator=1000),
    room=st.integers(LEAST_ROOM, 20000),
)
def test_a_clip_has_sixteen_pictures_or_fewer(duration: Fraction, start: Fraction, room: int) -> None:
    look = clips.clip(Film(0, start, start + duration), room)
    assert len(look.times) <= 16
    assert all(start <= time < start + duration for time in look.times)
    assert look.tokens <= room
    if room >= 16 * clips.TOKENS:
        wanted = 16 if duration >= 2 else 1 if duration <= Fraction(1, 5) else max(4, int(8 * duration) // 4 * 4)
        assert len(look.times) == wanted


def reel(film: Path, context: Context, **fields: Any) -> Highlights:
    return highlights.handle(FindHighlights(paths=(str(film),), count=2, engine=ENGINE, **fields), context)


def test_reasons_begin_with_what_is_to_be_seen(film: Path, context: Context, opened: Use) -> None:
    by_signals = highlights.handle(FindHighlights(paths=(str(film),), count=2), context)
    model: Any = opened(Together(line, tasks=frozenset(("describe", "ask"))))

    found = reel(film, context)

    assert found.engine == "basic + scripted"
    assert [(one.start, one.end) for one in found.highlights] == [(one.start, one.end) for one in by_signals.highlights]
    assert model.batches == [len(found.highlights)]
    looks = {(views.start, views.end): views for views in model.views[: len(found.highlights)]}
    for one, plain in zip(found.highlights, by_signals.highlights, strict=True):
        shown = looks[float(one.start), float(one.end)]
        assert one.reasons[0] == f"It begins at {shown.times[0]:.1f} seconds"
        assert one.reasons[1:] == plain.reasons[:3]
        assert (one.start + one.end) / 2 in one.evidence
    assert found.claims.verified == len(found.highlights)
    assert found.looked.frames == sum(len(one.times) for one in model.views)


def test_reasons_come_in_the_language_that_is_worked_in(film: Path, context: Context, opened: Use) -> None:
    def says(text: str, times: tuple[float, ...]) -> Any:
        chinese = "请用中文书写" in text
        if "highlights" in text:
            title, reason = ("它动了", "转弯") if chinese else ("It moves", "a turn")
            return {"highlights": [{"start": times[1], "end": times[4], "score": 90, "title": title, "reason": reason}]}
        return {"text": f"画面从第{times[0]:.1f}秒开始。"} if chinese else line(text, times)

    model: Any = opened(Judging(says))
    (first, *_) = reel(film, context).highlights
    asked = len(model.statements)

    (best, *others) = reel(film, context, language="zh").highlights

    assert (first.title, first.reasons[1]) == ("It moves", "a turn")
    assert (best.title, best.reasons[1]) == ("它动了", "转弯")
    assert all(one.reasons[0].startswith("画面从第") and one.reasons[0].endswith("秒开始") for one in (best, *others))
    assert not any("是或否" in statement for statement in model.statements[:asked])
    assert all("是或否" in statement for statement in model.statements[asked:])


def test_what_was_said_of_a_moment_is_recalled_in_its_language(film: Path, context: Context, opened: Use) -> None:
    def says(text: str, times: tuple[float, ...]) -> Any:
        return {"text": f"第{times[0]:.1f}秒。"} if "请用中文书写" in text else line(text, times)

    tasks = frozenset(("describe",))
    model: Any = opened(Judging(says, tasks=tasks))
    first = {language: reel(film, context, language=language) for language in ("", "zh")}
    asked, judged = len(model.questions), len(model.statements)

    again = {language: reel(film, context, language=language) for language in ("", "zh")}

    assert again == first
    assert (len(model.questions), len(model.statements)) == (asked, judged)
    assert first[""].highlights[0].reasons[0].startswith("It begins at")
    assert first["zh"].highlights[0].reasons[0].endswith("秒")
    describe(film, context)  # a shot's description is another thing, also of the same stretch
    assert len(model.questions) == asked + len(SECONDS)


def test_moments_that_were_asked_for_are_told_in_that_language_too(film: Path, context: Context, opened: Use) -> None:
    def says(text: str, times: tuple[float, ...]) -> Any:
        if "ranges" in text:
            return {"ranges": [{"start": times[0], "end": times[-1], "score": 80}]}
        return {"text": "画面。"} if "请用中文书写" in text else line(text, times)

    opened(Together(says))
    found = reel(film, context, query="a turn", language="zh")
    assert all(one.reasons[0] == "画面" for one in found.highlights)


def test_what_a_second_look_denies_is_no_reason(film: Path, context: Context, opened: Use) -> None:
    opened(Together(line, sure=lambda text, _: 0.9 if "wrong" in text else 0.1, tasks=frozenset(("describe",))))

    found = reel(film, context)

    assert not any("It begins" in reason for one in found.highlights for reason in one.reasons)
    assert all(one.reasons for one in found.highlights)
    assert found.claims.dropped == len(found.highlights)


def test_a_model_that_says_nothing_of_use_spoils_no_reel(film: Path, context: Context, opened: Use) -> None:
    opened(Together(lambda *_: "no JSON", tasks=frozenset(("describe",))))

    found = reel(film, context)

    assert all(one.reasons for one in found.highlights)
    assert any("no usable answer" in note for note in found.notes)


def test_a_model_that_judges_moments_gives_both(film: Path, context: Context, opened: Use) -> None:
    def says(text: str, times: tuple[float, ...]) -> Any:
        if "highlights" not in text:
            return line(text, times)
        return {"highlights": [{"start": times[1], "end": times[4], "score": 90, "title": "It moves", "reason": "a turn"}]}

    opened(Scripted(says))
    (best, *_) = reel(film, context).highlights
    assert best.title == "It moves"
    assert best.reasons[0].startswith("It begins at")
    assert best.reasons[1] == "a turn"
    assert len(best.reasons) > 2


def test_moments_that_were_asked_for_are_told_too(film: Path, context: Context, opened: Use) -> None:
    def says(text: str, times: tuple[float, ...]) -> Any:
        if "ranges" in text:
            return {"ranges": [{"start": times[0], "end": times[-1], "score": 80}]}
        return line(text, times)

    opened(Together(says))
    found = reel(film, context, query="a turn")
    assert found.engine == "basic + scripted"
    assert all(one.reasons[0].startswith("It begins at") for one in found.highlights)
    opened(Together(says, tasks=frozenset(("find",))))
    found = reel(film, context, query="a turn")
    assert not any(one.reasons[0].startswith("It begins at") for one in found.highlights)
