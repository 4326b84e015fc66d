"""Following a job: what comes of it arrives once, what comes of another one does not, and failures are said."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from pytestqt.qtbot import QtBot

from engine.client import Part
from engine.protocol import Cancelled, ClipwrightError, FootageError
from ui.panels.following import Following
from ui.panels.strip import Strip
from ui.state.engine import EngineJob
from ui.widgets import ProgressLine

BROKEN = FootageError("it cannot be read", file="a.mov")


@dataclass
class Followed:
    """What follows, what it says, and what was heard."""

    following: Following
    line: Strip
    progress: ProgressLine
    found: list[object] = field(default_factory=list)
    parts: list[object] = field(default_factory=list)
    gave_up: list[bool] = field(default_factory=list)
    """For each time, whether there still was a job then."""

    def start(self) -> EngineJob:
        job = EngineJob("one", self.line)
        self.following.start(job, self.found.append, progress=self.progress, parted=self.parts.append)
        return job


@pytest.fixture
def followed(qtbot: QtBot) -> Followed:
    line, progress = Strip("danger", "", "Try again"), ProgressLine("Looking")
    qtbot.addWidget(line)
    qtbot.addWidget(progress)
    made = Followed(Following(line, lambda: made.gave_up.append(made.following.busy)), line, progress)
    return made


def end(job: EngineJob, outcome: object) -> None:
    job.done = True
    if isinstance(outcome, ClipwrightError):
        job.failed.emit(outcome)
    else:
        job.finished.emit(outcome)


def test_the_result_arrives_once_it_is_no_longer_busy(followed: Followed) -> None:
    busy = [followed.following.busy]
    job = EngineJob("one", followed.line)
    followed.following.start(job, lambda _found: busy.append(followed.following.busy))
    busy.append(followed.following.busy)
    end(job, "found")
    assert busy == [False, True, False]
    end(followed.start(), "found")
    assert followed.found == ["found"]
    assert followed.gave_up == []


def test_the_next_can_be_started_by_the_result_of_the_last(followed: Followed) -> None:
    job = EngineJob("one", followed.line)
    followed.following.start(job, lambda _found: followed.start())
    end(job, "found")
    assert followed.following.busy


def test_parts_and_progress_are_told_while_it_goes_on(followed: Followed) -> None:
    followed.progress.set_progress(0.9, "the last one", 1.0)
    job = followed.start()
    assert followed.progress.percent.text() == "", "how far it is cannot be told yet"
    assert followed.progress.stage.text() == ""
    job.progressed.emit(0.25, "looking", 120.0)
    assert followed.progress.stage.text() == "Looking"
    assert followed.progress.percent.text() == "25%"
    assert "2 min" in followed.progress.left.text()
    part = Part(number=0, value="there")
    job.parted.emit(part)
    assert followed.parts == [part]


def test_a_job_can_be_followed_without_a_bar(followed: Followed) -> None:
    first = followed.start()
    first.progressed.emit(0.5, "looking", None)
    other = EngineJob("other", followed.line)
    Following(followed.line, lambda: None).start(other, followed.found.append)
    other.progressed.emit(0.1, "elsewhere", None)
    assert followed.progress.bar.value == 0.5


def test_a_failure_is_said(followed: Followed) -> None:
    end(followed.start(), BROKEN)
    assert "it cannot be read" in followed.line.text.lower()
    assert followed.gave_up == [False]
    assert followed.found == []


def test_what_was_cancelled_ends_in_silence_when_it_has_stopped(followed: Followed) -> None:
    job = followed.start()
    followed.following.cancel()
    assert job.cancelled
    assert followed.following.busy, "it may still be at work"
    end(job, Cancelled("cancelled"))
    assert followed.line.text == ""
    assert followed.gave_up == [False]


def test_a_result_that_was_there_before_the_cancel_is_taken(followed: Followed) -> None:
    job = followed.start()
    followed.following.cancel()
    end(job, "found")
    assert followed.found == ["found"]


@pytest.mark.parametrize("outcome", ["late", BROKEN, Cancelled("cancelled")])
def test_nothing_is_heard_of_what_was_forgotten(followed: Followed, outcome: object) -> None:
    job = followed.start()
    followed.following.forget()
    assert job.cancelled
    assert not followed.following.busy
    job.progressed.emit(0.5, "looking", None)
    job.parted.emit(Part(number=0, value="late"))
    end(job, outcome)
    assert (followed.found, followed.parts, followed.gave_up, followed.line.text) == ([], [], [], "")
    assert followed.progress.bar.value is None


@pytest.mark.parametrize("outcome", ["late", BROKEN])
def test_the_end_of_an_earlier_job_does_not_end_the_one_that_is_followed(followed: Followed, outcome: object) -> None:
    earlier = followed.start()
    followed.following.forget()
    job = followed.start()
    earlier.progressed.emit(0.5, "looking", None)
    end(earlier, outcome)
    assert followed.following.busy
    assert followed.progress.bar.value is None
    assert followed.line.text == ""
    end(job, "found")
    assert followed.found == ["found"]


def test_without_a_job_there_is_nothing_to_cancel(followed: Followed) -> None:
    followed.following.cancel()
    followed.following.forget()
    end(followed.start(), "found")
    followed.following.cancel()
    assert followed.found == ["found"]
    assert followed.gave_up == []
