"""The main window: bars, first-run page or workspace, drops, notices, and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import commands as action_commands
from ui.shell import commands
from ui.shell.drop_overlay import DropOverlay
from ui.shell.dropping import PROJECT_SUFFIX, paths_of
from ui.shell.faults import Faults
from ui.shell.files import Files
from ui.shell.first_run import FirstRun
from ui.shell.languages import LANGUAGES, chosen
from ui.shell.layout_memory import LayoutMemory
from ui.shell.loading import PanelLoader
from ui.shell.machine import MachineWatch
from ui.shell.menus import Filler, Menus
from ui.shell.notices import Notices
from ui.shell.rail import Rail
from ui.shell.recovery import Recovery
from ui.shell.sample_job import SampleJob
from ui.shell.status_bar import StatusBar
from ui.shell.top_bar import TopBar
from ui.shell.workspace import Workspace
from ui.state.context import Context

SMALLEST = (1120, 680)
DESIGNED = (1680, 1000)


class MainWindow(QWidget):
    """Starts on the first-run page; the workspace is made once, when it is needed or the window has been shown."""

    reopening_wanted = Signal()
    """Another window is to take the place of this one, with the same project, in the language that is chosen now."""

    def __init__(self, context: Context, faults: Faults | None = None) -> None:
        super().__init__()
        self.context = context
        self.faults = faults
        self._workspace: Workspace | None = None
        self._ended = False
        self._language = chosen(context.settings.get("language"))
        self._screen: QScreen | None = None
        self.setObjectName("main-window")
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.notices = Notices(self)
        self.files = Files(context, self)
        self.top_bar = TopBar(context, self)
        self.status_bar = StatusBar(context, self)
        self.first_run = FirstRun(context, self)
        self.rail = Rail(self)
        self.rail.hide()
        self.recovery = Recovery(context, self)
        self.sample = SampleJob(context, self)
        self.machine = MachineWatch(self)
        self._loader = PanelLoader(self)
        self._overlay = DropOverlay(context.theme, self)
        self._work = QWidget(self)
        self._row = QHBoxLayout(self._work)
        self._row.setContentsMargins(4, 4, 4, 4)
        self._row.setSpacing(4)
        self._row.addWidget(self.rail)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.first_run)
        self._pages.addWidget(self._work)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top_bar, self.notices):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        column.addWidget(self.status_bar)
        fillers: dict[str, tuple[str, Filler]] = {
            "recents": (self.tr("Recent projects"), self._fill_recents),
            "language": (self.tr("Language"), self._fill_languages),
        }
        self._menus = Menus(self.top_bar.menu_bar, context.actions, fillers)
        commands.register(context, self)
        action_commands.register(context, self)
        self._connect(faults)
        self._bind()
        self._show_page()
        self._title()

    def _connect(self, faults: Faults | None) -> None:
        context = self.context
        context.document.path_changed.connect(self._another_project)
        context.document.changed.connect(self._project_changed)
        context.document.path_changed.connect(self._title)
        context.document.history_changed.connect(self._title)
        context.document.refused.connect(lambda why: self.notices.say(why, "warn", passing=True))
        context.settings.changed.connect(self._setting_changed)
        self.status_bar.jobs_wanted.connect(lambda: self.reveal("jobs"))
        self.rail.wanted.connect(self.reveal)
        self.first_run.sample_wanted.connect(self.sample.start)
        self.first_run.project_wanted.connect(self.files.open)
        self.machine.seen.connect(self.status_bar.show_machine)
        self._loader.loaded.connect(self._make_workspace)
        if faults is not None:
            faults.happened.connect(lambda line: self.notices.say(line, "danger"))

    # --- what it shows

    @property
    def has_workspace(self) -> bool:
        """Whether the workspace has been made."""
        return self._workspace is not None

    @property
    def workspace(self) -> Workspace:
        """The workspace, made now if it has not been."""
        if self._workspace is None:
            from ui.shell.panels import panels_of, register_panels

            self._workspace = Workspace(self.context, panels_of(self.context), self._work)
            self._row.addWidget(self._workspace, 1)
            self._workspace.restore(self.screen())
            self._workspace.shown_changed.connect(self._panels_changed)
            register_panels(self.context, self)
            self._join_panels()
            self._bind()
            self._panels_changed()
        return self._workspace

    @property
    def in_workspace(self) -> bool:
        """Whether the workspace is in front."""
        return self._pages.currentWidget() is self._work

    def panel(self, name: str) -> QWidget | None:
        """A panel of the workspace by its name, if it has been made."""
        return self._workspace.panel(name) if self._workspace is not None else None

    def reveal(self, name: str) -> None:
        """Bring a panel to where it is seen and give it the focus."""
        self.show_workspace()
        self.workspace.set_shown(name, True)

    def show_workspace(self) -> None:
        """Put the workspace in front of the first-run page."""
        workspace = self.workspace
        if not self.in_workspace:
            self._pages.setCurrentWidget(self._work)
            self._dress()
            workspace.focus_panel("media")

    def step_panel(self, step: int) -> None:
        """Give the focus to the next panel, or the one before."""
        if self.in_workspace:
            self.workspace.step_focus(step)

    def toggle_full_screen(self) -> None:
        """Over the whole screen, or back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # --- what comes in

    def add_footage(self, paths: Sequence[Path] = ()) -> None:
        """Add files to the bin; without any, let the user choose them."""
        self.show_workspace()
        if paths:
            from ui.bin.panel import MediaBin

            media = self.workspace.panel("media")
            if isinstance(media, MediaBin):
                media.add_files(paths)
        else:
            self.context.actions.trigger("file.add_media")

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Projects are opened (the first one, as there is one window), everything else is added as footage."""
        projects = [path for path in paths if path.suffix.lower() == PROJECT_SUFFIX]
        footage = [path for path in paths if path not in projects]
        if len(projects) > 1:
            names = ", ".join(path.name for path in projects[1:])
            self.notices.say(self.tr("One project is open at a time; left alone: {0}").format(names), "info")
        if projects:
            self.files.open(projects[0])
        if footage:
            self.add_footage(footage)

    # --- events

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._screen is None:
            self._screen = self.screen()
            handle = self.windowHandle()
            if handle is not None:
                handle.screenChanged.connect(self._screen_changed)
            if not self.in_workspace:
                self.first_run.drop.add.setFocus()
            QTimer.singleShot(0, self, self._shown_first)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if self._ended or self.files.guard.before_closing(self._close_for_good, ending=True):
            event.accept()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        paths = paths_of(event.mimeData())
        if not paths:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._set_hovered(paths)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        super().dragLeaveEvent(event)
        self._set_hovered([])

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self._set_hovered([])
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.open_paths(paths_of(event.mimeData()))

    def place(self) -> None:
        """Where it was on this screen, or as designed as far as the screen allows."""
        screen = QApplication.primaryScreen()
        if LayoutMemory(self.context.settings).place_window(self, screen):
            return
        room = screen.availableGeometry()
        width, height = min(DESIGNED[0], room.width()), min(DESIGNED[1], room.height())
        self.resize(max(SMALLEST[0], width), max(SMALLEST[1], height))
        self.move(room.x() + max(0, (room.width() - width) // 2), room.y() + max(0, (room.height() - height) // 2))

    # --- inside

    def _shown_first(self) -> None:
        """The window is on the screen: now what it can do without until then."""
        self._loader.start()
        self.machine.start()
        self.recovery.look()
        if not self.in_workspace:
            self.first_run.abilities.check()

    def _make_workspace(self) -> None:
        if not self._ended:
            _ = self.workspace

    def _bind(self) -> None:
        """New actions go into menus, buttons and keys."""
        self._menus.fill()
        known = set(self.actions())
        for one in self.context.actions.all():
            if one.qaction not in known:
                self.addAction(one.qaction)
        self.top_bar.bind()
        self.first_run.bind()

    def _another_project(self) -> None:
        self._show_page()

    def _project_changed(self, _project: object) -> None:
        if not self.in_workspace and self.context.document.modified:
            self.show_workspace()

    def _show_page(self) -> None:
        document = self.context.document
        if document.is_untitled and not document.modified:
            self.first_run.set_recents(self.context.settings.recents)
            self._pages.setCurrentWidget(self.first_run)
            self._dress()
        else:
            self.show_workspace()

    def _join_panels(self) -> None:
        """What panels tell the bars and each other."""
        from ui.preview.panel import PreviewPanel
        from ui.timeline.panel import TimelinePanel

        workspace = self.workspace
        preview, timeline = workspace.panel("preview"), workspace.panel("timeline")
        if isinstance(preview, PreviewPanel):
            preview.dropped_changed.connect(self.status_bar.show_dropped)
        if isinstance(timeline, TimelinePanel):
            timeline.inspect.connect(lambda: workspace.set_shown("inspector", True))

    def _dress(self) -> None:
        plain = not self.in_workspace
        self.top_bar.set_plain(plain)
        self.status_bar.set_plain(plain)
        self.context.actions.refresh_soon()

    def _panels_changed(self) -> None:
        self.rail.setVisible(self.workspace.railed)
        self.context.actions.refresh_soon()

    def _title(self, *_: object) -> None:
        document = self.context.document
        name = document.name if self.in_workspace else ""
        mark = "*" if document.modified and not document.is_untitled else ""
        self.setWindowTitle(f"{name}{mark} – Clipwright" if name else "Clipwright")

    def _set_hovered(self, paths: Sequence[Path]) -> None:
        self.first_run.drop.set_hovered(bool(paths) and not self.in_workspace)
        if not paths or not self.in_workspace:
            self._overlay.hide()
            return
        is_project = any(path.suffix.lower() == PROJECT_SUFFIX for path in paths)
        self._overlay.invite(self.tr("Let go to open the project") if is_project else self.tr("Let go to add footage"))

    def _setting_changed(self, key: str) -> None:
        if key == "recents" and not self.in_workspace:
            self.first_run.set_recents(self.context.settings.recents)
        elif key == "language":
            self._offer_language()

    def _fill_recents(self, menu: QMenu) -> None:
        menu.clear()
        for path in self.context.settings.recents:
            action = menu.addAction(path.stem.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.files.open(path))
        menu.setEnabled(not menu.isEmpty())

    def _fill_languages(self, menu: QMenu) -> None:
        menu.clear()
        now = chosen(self.context.settings.get("language"))
        for code, name in LANGUAGES.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(code == now)
            action.triggered.connect(lambda _=False, code=code: self._choose_language(code))

    def _choose_language(self, code: str) -> None:
        if code != chosen(self.context.settings.get("language")):
            self.context.settings.set("language", code)

    def _offer_language(self) -> None:
        """Texts are looked up as widgets are made, so another language needs another window."""
        if chosen(self.context.settings.get("language")) != self._language:
            self.notices.say(
                self.tr("The language changes when the window is opened again"),
                "info",
                [(self.tr("Open it again now"), self._want_reopening)],
            )

    def _want_reopening(self) -> None:
        if self.context.jobs.running:
            self.notices.say(self.tr("Jobs are still running: wait for them, or cancel them first"), "warn", passing=True)
            self._offer_language()
        else:
            self.reopening_wanted.emit()

    def _screen_changed(self, screen: QScreen) -> None:
        """Each screen has a layout of its own: keep the one, take the other."""
        self._screen = screen
        if self._workspace is not None and self._workspace.memory.knows(screen):
            self._workspace.restore(screen)

    def _close_for_good(self, keep: bool) -> None:
        self.end(keep=keep)
        if self.isVisible():
            QTimer.singleShot(0, self, self.close)

    def end(self, *, keep: bool) -> None:
        """Remember the layout and end what runs in the background, once, without asking. `keep` is as Document.close's."""
        if self._ended:
            return
        self._ended = True
        if self._workspace is not None:
            self._workspace.remember()
        else:
            LayoutMemory(self.context.settings).remember(self, None, ())
        self.files.close()
        self._loader.close()
        self.machine.close()
        self.first_run.abilities.examination.close()
        self.recovery.close()
        if self._workspace is not None:
            self._workspace.close_panels()
        self.context.document.close(keep=keep)
        self.context.close()
