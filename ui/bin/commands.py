"""What the bin adds to menus, keys and the command search."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.actions.action import Action
from ui.bin.panel import MediaBin
from ui.state.context import Context

_FOLDER_KEY = "bin.folder"
SUFFIXES = (
    "mp4", "mov", "m4v", "mkv", "webm", "avi", "mts", "m2ts", "ts", "mpg", "mpeg", "mxf", "3gp", "flv", "wmv", "ogv", "dv",
    "gif", "wav", "mp3", "aac", "m4a", "flac", "aiff", "ogg", "opus", "png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff",
)  # fmt: skip
"""What the dialog shows at first; "All files" is beside it, and what can be used is for the engine to say."""


def register(context: Context, window: QWidget) -> None:
    """Stand behind "file.add_media" and the bin's own actions; `window` holds the bin."""
    bin_ = window.findChild(MediaBin)
    if bin_ is None:
        return
    actions = context.actions
    actions.register("file.add_media", lambda: choose_files(bin_))
    bin_.add_asked.connect(lambda: choose_files(bin_))
    actions.register(
        Action("bin.rename", "Rename footage", "text", group="Media"),
        bin_.view.rename_current,
        enabled=lambda: len(bin_.view.chosen_ids()) == 1,
    )
    actions.register(
        Action("bin.remove", "Remove footage from the project", "trash", group="Media"),
        bin_.remove_chosen,
        enabled=lambda: bool(bin_.view.chosen_ids()),
    )
    actions.register(
        Action("bin.search", "Search footage by name", "search", group="Media"),
        lambda: bin_.search.setFocus(),
        enabled=lambda: bool(bin_.model.total),
    )
    actions.register(
        Action("bin.list", "Show footage as a list", "list", group="Media", checkable=True),
        lambda: bin_.set_grid(not bin_.view.grid),
        checked=lambda: not bin_.view.grid,
    )


def choose_files(bin_: MediaBin) -> None:
    """Let the user choose footage, beginning in the folder that was chosen from last."""
    settings = bin_.context.settings
    footage = QCoreApplication.translate("MediaBin", "Footage")
    everything = QCoreApplication.translate("MediaBin", "All files")
    patterns = " ".join(pattern for suffix in SUFFIXES for pattern in (f"*.{suffix}", f"*.{suffix.upper()}"))
    chosen, _ = QFileDialog.getOpenFileNames(
        bin_.window(),
        QCoreApplication.translate("MediaBin", "Add footage"),
        settings.get(_FOLDER_KEY, ""),
        f"{footage} ({patterns});;{everything} (*)",
    )
    if chosen:
        settings.set(_FOLDER_KEY, str(Path(chosen[0]).parent))
        bin_.add_files([Path(path) for path in chosen])
