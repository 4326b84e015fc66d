"""The transport and the looks of the preview as actions of the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.preview.panel import PreviewPanel
from ui.state.context import Context
from ui.state.view import ViewState


def register(context: Context, window: QWidget) -> None:
    """Stand behind play.*, the overlays of the picture and what is done with them, for the preview panel in `window`."""
    view, actions = context.view, context.actions
    say = QCoreApplication.translate

    def panel() -> PreviewPanel | None:
        return window.findChild(PreviewPanel)

    def there() -> bool:
        found = panel()
        return found is not None and found.player.duration > 0

    def act(id_: str) -> None:
        found = panel()
        if found is not None:
            found.transport.act(id_)

    for id_ in (
        "play.toggle",
        "play.back",
        "play.forward",
        "play.step_back",
        "play.step_forward",
        "play.step_back_10",
        "play.step_forward_10",
        "play.prev_cut",
        "play.next_cut",
        "play.start",
        "play.end",
    ):
        actions.register(id_, partial(act, id_), enabled=there)
    actions.register("play.stop", lambda: act("play.stop"), enabled=lambda: view.playing)
    actions.register("play.loop", lambda: act("play.loop"), checked=lambda: view.loop)
    for id_, option in (("view.safe_areas", "safe_areas"), ("view.crop", "show_crop"), ("view.boxes", "show_boxes")):
        actions.register(id_, partial(_toggle, view, option), checked=partial(getattr, view, option))

    def can_follow() -> bool | str:
        found = panel()
        if not view.show_boxes:
            return say("PreviewCommands", "Tracked faces are not shown")
        if found is None or not found.boxes.can_follow:
            return say("PreviewCommands", "No tracked face is on the picture of the cut")
        return True

    def can_find() -> bool | str:
        found = panel()
        if not view.show_boxes:
            return say("PreviewCommands", "Tracked faces are not shown")
        if found is None or found.boxes.to_measure is None:
            return say("PreviewCommands", "The footage shown has been looked through already")
        return True

    def follow() -> None:
        found = panel()
        if found is not None:
            found.boxes.follow_one()

    def find() -> None:
        found = panel()
        if found is not None:
            found.boxes.measure()

    actions.register("clip.follow", follow, enabled=can_follow)
    actions.register("analyse.faces", find, enabled=can_find)


def _toggle(view: ViewState, option: str) -> None:
    view.set_option(option, not getattr(view, option))
