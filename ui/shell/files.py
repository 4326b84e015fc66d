"""Opening, saving and leaving projects, with the questions that go with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from editor.storage.open_project import OpenProject
from engine.protocol import ClipwrightError
from ui.i18n import failure
from ui.shell.closing import Guard
from ui.shell.dropping import PROJECT_SUFFIX
from ui.shell.opening import Opener
from ui.state.context import Context

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_FOLDER_KEY = "files.folder"


class Files(QObject):
    """Every failure is one line among the window's notices."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self.guard = Guard(context, window, self._save_then)
        self._keep = False
        self._next: Path | None = None
        """What was asked for while another project was being read."""
        self._opener = Opener(self)
        self._opener.opened.connect(self._opened)
        self._opener.failed.connect(self._failed)

    # --- which project

    def new(self) -> None:
        """Begin another project, after asking what becomes of this one."""
        self.guard.before_closing(self._begin)

    def close_project(self) -> None:
        """Back to the first page."""
        self.guard.before_closing(self._begin)

    def choose_project(self) -> None:
        """Let the user choose a project and open it."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open project"),
            self._folder(),
            f"{self.tr('Clipwright projects')} (*{PROJECT_SUFFIX});;{self.tr('All files')} (*)",
        )
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Open a project, after asking what becomes of this one."""
        self.guard.before_closing(lambda keep: self._open(path, keep))

    def recover(self, path: Path) -> None:
        """Open an untitled project that was kept."""
        self.open(path)

    # --- saving

    def save(self) -> None:
        """Save; a project of no file gets a name first."""
        self._save_then(lambda: None)

    def save_as(self) -> None:
        """Save under another name."""
        self._save_as_then(lambda: None)

    # --- inside

    def _begin(self, keep: bool) -> None:
        if keep:
            self._context.document.close(keep=True)
        self._context.document.new(self.tr("Untitled"))

    def _open(self, path: Path, keep: bool) -> None:
        """The project that is open stays until the other one has been read."""
        if self._context.document.path == path.resolve():
            return
        if self._opener.open(path):
            self._keep = keep
        else:
            self._next = path

    def _opened(self, opened: OpenProject) -> None:
        document = self._context.document
        document.close(keep=self._keep)
        document.take(opened)
        for note in document.notes:
            self._window.notices.say(f"{document.name}: {note}", "warn")
        if document.path is not None:
            self._remember(document.path)
        self._go_on()

    def _failed(self, path: Path, error: ClipwrightError) -> None:
        self._window.notices.say(failure(error), "danger", self._ways_out(path))
        self._go_on()

    def _go_on(self) -> None:
        path, self._next = self._next, None
        if path is not None:
            self.open(path)

    def close(self) -> None:
        """The window is closing."""
        self._opener.close()

    def _ways_out(self, path: Path) -> list[tuple[str, Callable[[], object]]]:
        if path in self._context.settings.recents and not path.exists():
            return [(self.tr("Remove from the list"), lambda: self._context.settings.remove_recent(path))]
        backup = path.with_name(f"{path.name}.bak")
        if backup.is_file():
            return [(self.tr("Open the copy before it"), lambda: self._open_copy(backup, path))]
        return []

    def _open_copy(self, backup: Path, path: Path) -> None:
        """The file as it was before the last save, beside the damaged one, which stays as it is."""
        number = 1
        while (copy := path.with_name(f"{path.stem} (restored {number}){PROJECT_SUFFIX}")).exists():
            number += 1
        try:
            copy.write_bytes(backup.read_bytes())
        except OSError as error:
            self._window.notices.say(f"{copy}: {error.strerror or error}", "danger")
            return
        self.open(copy)

    def _save_then(self, then: Callable[[], object]) -> None:
        document = self._context.document
        if document.is_untitled:
            self._save_as_then(then)
            return
        try:
            document.save()
        except ClipwrightError as error:
            self._window.notices.say(failure(error), "danger", [(self.tr("Save as"), self.save_as)])
            return
        if document.path is not None:
            self._remember(document.path)
        then()

    def _save_as_then(self, then: Callable[[], object]) -> None:
        document = self._context.document
        folder = document.path.parent if document.path else Path(self._folder())
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save project"),
            str(folder / f"{document.name}{PROJECT_SUFFIX}"),
            f"{self.tr('Clipwright projects')} (*{PROJECT_SUFFIX})",
        )
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() != PROJECT_SUFFIX:
            path = path.with_name(path.name + PROJECT_SUFFIX)
        try:
            document.save_as(path)
        except ClipwrightError as error:
            self._window.notices.say(failure(error), "danger", [(self.tr("Save elsewhere"), self.save_as)])
            return
        self._remember(path)
        then()

    def _folder(self) -> str:
        return str(self._context.settings.get(_FOLDER_KEY, "") or Path.home())

    def _remember(self, path: Path) -> None:
        self._context.settings.set(_FOLDER_KEY, str(path.parent))
        self._context.settings.add_recent(path)
