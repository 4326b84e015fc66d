"""The transport and the looks of the preview as actions of the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from ui.preview.panel import PreviewPanel
from ui.state.context import Context


def register(context: Context, window: QWidget) -> None:
    """Stand behind play.* and view.safe_areas and view.crop, for the preview panel in `window`."""
    view, actions = context.view, context.actions

    def panel() -> PreviewPanel | None:
        return window.findChild(PreviewPanel)

    def there() -> bool:
        found = panel()
        return found is not None and found.player.duration > 0

    def act(id_: str) -> None:
        found = panel()
        if found is not None:
            found.act(id_)

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
    actions.register(
        "view.safe_areas", lambda: view.set_option("safe_areas", not view.safe_areas), checked=lambda: view.safe_areas
    )
    actions.register("view.crop", lambda: view.set_option("show_crop", not view.show_crop), checked=lambda: view.show_crop)
