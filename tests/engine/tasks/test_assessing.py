"""Assess: one engine's answers to questions with known answers, kept, and what fails told for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from engine.index import Index
from engine.protocol import Assess, Assessed, Cancelled, EngineError, Posed
from engine.tasks import assessing
from engine.tasks.context import Context
from tests.support.checkpoints import write_checkpoint
from tests.support.footage import counter_clip
from tests.support.scripted import Scripted


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Four seconds, and three, with numbers burnt in and no sound."""
    folder = tmp_path_factory.mktemp("footage")
    return [
        str(counter_clip(folder / f"{name}.mp4", rate=Fraction(25), frames=frames, size=(160, 90)))
        for name, frames in (("a", 100), ("b", 75))
    ]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with Index(tmp_path / "index") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A model by its configuration; what is loaded is a scripted one."""
    return str(write_checkpoint(tmp_path / "model"))


def says(text: str, times: tuple[float, ...]) -> Any:
    """A dog from 1 to 2 s, nothing else; alcohol all along; and always the second choice."""
    if '"ranges"' in text:
        found = [{"start": times[2], "end": times[3], "score": 90}] if "> a dog" in text else []
        return {"ranges": found}
    if '"labels"' in text:
        return {"labels": [{"start": times[0], "end": times[-1], "rule": 2, "severity": "low", "certainty": 80}]}
    return {"choice": 2}


def posed(clips: list[str]) -> tuple[Posed, ...]:
    a, b = clips
    return (
        Posed(path=a, kind="find", text="a dog"),
        Posed(path=b, kind="choices", text="what?", choices=("x", "y", "z")),
        Posed(path=a, kind="labels", text="smoking"),
        Posed(path=b, kind="find", text="a cat"),
        Posed(path=a, kind="labels", text="alcohol"),
        Posed(path=b, kind="choices", text="who?", choices=("x", "y")),
    )


def assess(index: Index, request: Assess, **how: Any) -> Assessed:
    return assessing.handle(request, Context(index, **how))


def test_each_answer_comes_where_its_question_was(
    index: Index, folder: str, clips: list[str], opened: Callable[[Scripted], Scripted]
) -> None:
    model = opened(Scripted(says))

    found = assess(index, Assess(posed=posed(clips), engine=folder)).given

    dog, which, smoking, cat, alcohol, who = found
    ((start, end),) = dog.ranges
    assert 0 < start < end < 3
    assert (cat.ranges, smoking.ranges) == ((), ())
    assert alcohol.ranges == ((Fraction(0), Fraction(4)),)
    assert (which.choice, who.choice) == (1, 1)
    assert not any(one.problem or one.recalled for one in found)
    # rules of a clip are put to it together, and so are questions
    assert len([question for question in model.questions if '"labels"' in question.turns[-1].text]) == 1
    asked = [question.turns[-1].text for question in model.questions if '"choice"' in question.turns[-1].text]
    assert any("> what?" in text and "> 3. z" in text for text in asked)


def test_a_second_run_asks_nothing(
    index: Index, folder: str, clips: list[str], opened: Callable[[Scripted], Scripted], tmp_path: Path
) -> None:
    model = opened(Scripted(says))
    first = assess(index, Assess(posed=posed(clips), engine=folder)).given
    asked = len(model.questions)

    again = assess(index, Assess(posed=posed(clips), engine=folder)).given

    assert len(model.questions) == asked
    assert all(one.recalled for one in again)
    assert [(one.ranges, one.choice, one.seconds) for one in again] == [
        (one.ranges, one.choice, one.seconds) for one in first
    ]
    # another wish, another model, and a wish to have it anew do ask
    fresh = (*posed(clips)[:1], Posed(path=clips[0], kind="find", text="a bird"))
    assert [one.recalled for one in assess(index, Assess(posed=fresh, engine=folder)).given] == [True, False]
    other = write_checkpoint(tmp_path / "other", {"model_type": "qwen2_vl"})
    assert not any(one.recalled for one in assess(index, Assess(posed=posed(clips), engine=str(other))).given)
    assert not any(one.recalled for one in assess(index, Assess(posed=posed(clips), engine=folder, again=True)).given)


def test_other_rules_of_a_clip_make_a_rule_another_question(
    index: Index, folder: str, clips: list[str], opened: Callable[[Scripted], Scripted]
) -> None:
    opened(Scripted(says))
    rules = tuple(Posed(path=clips[0], kind="labels", text=text) for text in ("smoking", "alcohol"))
    assess(index, Assess(posed=rules, engine=folder))

    alone = assess(index, Assess(posed=rules[:1], engine=folder)).given
    both = assess(index, Assess(posed=rules, engine=folder)).given

    assert [one.recalled for one in alone] == [False]
    assert [one.recalled for one in both] == [True, True]


def test_what_fails_is_told_and_tried_again(
    index: Index, folder: str, clips: list[str], opened: Callable[[Scripted], Scripted], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no film")
    request = Assess(posed=(*posed(clips), Posed(path=str(broken), kind="find", text="a dog")), engine=folder)
    opened(Scripted(lambda text, times: "nonsense" if '"ranges"' in text or "> who?" in text else says(text, times)))

    found = assess(index, request).given

    dog, which, smoking, cat, alcohol, who, film = found
    assert all("not of the form asked for" in one.problem for one in (dog, cat))
    assert (which.choice, who.problem) == (1, "it gave no usable answer")
    assert (smoking.problem, alcohol.problem) == ("", "")
    assert film.problem
    opened(Scripted(says))
    again = assess(index, request).given
    assert [one.recalled for one in again] == [False, True, True, False, True, False, False]
    assert [bool(one.problem) for one in again] == [False] * 6 + [True]


def test_a_task_that_a_model_has_not_is_a_failure_of_its_questions_alone(
    index: Index, folder: str, clips: list[str], opened: Callable[[Scripted], Scripted]
) -> None:
    opened(Scripted(says, tasks=frozenset({"find"})))

    found = assess(index, Assess(posed=posed(clips), engine=folder)).given

    assert [one.problem for one in found] == [
        "", "scripted is no model for this", "scripted is no model for this",
        "", "scripted is no model for this", "scripted is no model for this",
    ]  # fmt: skip


def test_a_cancelled_run_keeps_what_it_had_answered(
    index: Index, folder: str, clips: list[str], opened: Callable[[Scripted], Scripted]
) -> None:
    model = opened(Scripted(says))

    def stop() -> bool:
        return any("> who?" in question.turns[-1].text for question in model.questions)

    with pytest.raises(Cancelled):
        assess(index, Assess(posed=posed(clips), engine=folder), cancelled=stop)

    asked = len(model.questions)
    again = assess(index, Assess(posed=posed(clips), engine=folder)).given
    # the questions with a choice were being asked
    assert [one.recalled for one in again] == [True, False, True, True, True, False]
    assert len(model.questions) > asked


def test_the_basic_engine_says_what_it_does_not_understand(index: Index, clips: list[str]) -> None:
    wishes = (
        Posed(path=clips[0], kind="find", text="a loud moment"),
        Posed(path=clips[0], kind="find", text="a zygote"),
        Posed(path=clips[0], kind="labels", text="a zygote"),
        Posed(path=clips[0], kind="choices", text="what?", choices=("x", "y")),
    )

    loud, strange, rule, choice = assess(index, Assess(posed=wishes, engine="basic")).given

    assert (loud.problem, loud.ranges) == ("", ())
    assert strange.problem == "not understood: zygote"
    assert rule.problem == "not understood: a zygote"
    assert choice.problem == "the basic engine answers no questions"
    assert (loud.device, loud.peak > 2**20) == ("cpu", True)


def test_an_engine_that_is_not_there_ends_it(index: Index, clips: list[str], tmp_path: Path) -> None:
    with pytest.raises(EngineError):
        assess(index, Assess(posed=posed(clips), engine=str(tmp_path / "nothing")))


def test_progress_goes_from_nought_to_one(
    index: Index, folder: str, clips: list[str], opened: Callable[[Scripted], Scripted]
) -> None:
    opened(Scripted(says))
    heard: list[float] = []

    assess(index, Assess(posed=posed(clips), engine=folder), report=lambda done, _: heard.append(done))

    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_nothing_posed_is_nothing_given(index: Index) -> None:
    assert assess(index, Assess(posed=(), engine="basic")) == Assessed(given=())
