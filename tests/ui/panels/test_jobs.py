"""The jobs tray: what runs, how long it takes, stopping it, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from engine.protocol import Cancelled, EngineError
from tests.ui.panels.conftest import click, unnamed
from ui.panels.jobs import JobsTray
from ui.state.context import Context
from ui.state.engine import EngineJob

Shown = Callable[..., Any]


@pytest.fixture
def tray(context: Context, shown: Shown) -> JobsTray:
    made: JobsTray = shown(JobsTray(context), 284, 480)
    return made


def begun(context: Context, title: str = "Describe flower.mp4") -> EngineJob:
    job = EngineJob(title)
    context.jobs.track(title, job)
    job.running = True
    job.began.emit()
    return job


def test_without_jobs_it_says_so(tray: JobsTray) -> None:
    assert tray.empty.isVisible()
    assert not tray.area.isVisible()
    assert not tray.clear.isVisible()


def test_progress_stage_and_time_left(context: Context, tray: JobsTray) -> None:
    job = begun(context)
    job.progressed.emit(0.62, "Shot 16 of 26", 41.0)
    line = tray.rows[0].line
    assert (line.title.text(), line.percent.text()) == ("Describe flower.mp4", "62%")
    assert (line.stage.text(), line.left.text()) == ("Shot 16 of 26", "about 40 s left")
    assert tray.head.note.text() == "1 running"
    assert not tray.empty.isVisible()


def test_a_waiting_job_says_so(context: Context, tray: JobsTray) -> None:
    context.jobs.track("Later", EngineJob("Later"))
    assert tray.rows[0].line.stage.text() == "Waiting"


def test_the_latest_job_is_first_and_those_there_before_are_listed(context: Context, shown: Shown) -> None:
    begun(context, "One")
    begun(context, "Two")
    tray: JobsTray = shown(JobsTray(context), 284, 480)
    assert [row.entry.title for row in tray.rows] == ["Two", "One"]


def test_a_job_is_cancelled_once(context: Context, tray: JobsTray) -> None:
    job = begun(context)
    row = tray.rows[0]
    click(row.stop)
    assert job.cancelled
    assert not row.stop.isEnabled()
    job.failed.emit(Cancelled())
    assert not row.stop.isVisible()
    assert row.line.stage.text() == "Cancelled"
    assert not row.message.isVisible()


def test_a_failed_job_says_what_and_what_to_do(context: Context, tray: JobsTray) -> None:
    job = begun(context)
    job.progressed.emit(0.3, "Reading", None)
    job.failed.emit(EngineError("Not enough memory", hint="close other programs and try again"))
    row = tray.rows[0]
    assert row.message.isVisible()
    assert row.message.text() == "Not enough memory (close other programs and try again)"
    assert row.mark.isVisible()
    assert tray.head.note.text() == "1 failed"


def test_the_log_opens_and_follows(context: Context, tray: JobsTray) -> None:
    job = begun(context)
    row = tray.rows[0]
    assert not row.more.isVisible()
    job.progressed.emit(0.1, "Reading", None)
    click(row.more)
    assert row.log.isVisible()
    assert row.log.toPlainText() == "Reading"
    job.progressed.emit(0.5, "Looking", None)
    assert row.log.toPlainText() == "Reading\nLooking"
    click(row.more)
    assert not row.log.isVisible()


def test_finished_jobs_are_cleared_and_running_ones_stay(context: Context, tray: JobsTray) -> None:
    first, _second = begun(context, "One"), begun(context, "Two")
    assert not tray.clear.isEnabled()
    first.finished.emit(None)
    assert tray.head.note.text() == "1 running · 1 done"
    click(tray.clear)
    assert [row.entry.title for row in tray.rows] == ["Two"]
    assert not tray.clear.isEnabled()


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_named_and_drawn_in_both_themes(context: Context, tray: JobsTray, theme: str) -> None:
    begun(context).failed.emit(EngineError("Not enough memory"))
    begun(context).progressed.emit(0.5, "Looking", 9.0)
    context.theme.set(theme)
    assert unnamed(tray) == []
    row = tray.rows[1]
    picture = row.mark.grab().toImage()
    reds = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert context.theme.color("danger").name() in reds
