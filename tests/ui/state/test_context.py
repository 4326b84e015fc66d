"""The context: what belongs together is connected."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.support.projects import three_clips
from ui.state.context import Context
from ui.state.settings import Settings


def test_actions_follow_the_document_and_the_view(context: Context, qtbot: QtBot) -> None:
    undo = context.actions.register(
        "edit.undo",
        context.document.undo,
        enabled=lambda: bool(context.document.undo_names),
        text=lambda: " ".join(("Undo", *context.document.undo_names[-1:])),
    )
    lift = context.actions.register("edit.delete", lambda: None, enabled=lambda: bool(context.view.selection))
    assert not undo.isEnabled()
    context.document.do("fill", lambda _: three_clips())
    context.view.select(["n2"])
    qtbot.waitUntil(undo.isEnabled)
    assert undo.text() == "Undo fill"
    assert lift.isEnabled()
    undo.trigger()
    qtbot.waitUntil(lambda: not undo.isEnabled())


def test_another_project_is_looked_at_afresh_and_saving_changes_nothing(context: Context, tmp_path: Path) -> None:
    context.document.do("fill", lambda _: three_clips())
    context.view.set_playhead(50)
    context.document.save_as(tmp_path / "a.cwp")
    assert context.view.playhead == 50
    context.document.new()
    assert context.view.playhead == 0


def test_the_theme_is_remembered(context: Context) -> None:
    context.theme.set("light")
    assert Settings().get("theme") == "light"


def test_ending_throws_nothing_away(context: Context) -> None:
    context.document.do("fill", lambda _: three_clips())
    context.close()
    assert len(context.document.recoverable()) == 1
