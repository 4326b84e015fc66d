"""The jobs tray: what the machine is doing, how long it still takes, and what became of what it did."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ui.i18n import sentence
from ui.panels.column import scrolling_column
from ui.state.context import Context
from ui.state.jobs import JobEntry
from ui.theme import icon
from ui.widgets import EmptyState, IconButton, PanelHead, ProgressLine

_LOG_HEIGHT = 88
_MARKS = {"failed": ("warn", "danger"), "done": ("check", "ok"), "cancelled": ("x", "text-3")}
"""Icon and colour of how a job ended."""


class JobRow(QFrame):
    """One job: its progress, a way to stop it, and its log on request."""

    def __init__(self, entry: JobEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.mark = QLabel()
        self.mark.setFixedSize(16, 16)
        self.line = ProgressLine(entry.title)
        self.stop = IconButton("x", self.tr("Cancel {0}").format(entry.title), size=24)
        self.hold = IconButton("pause", self.tr("Pause {0}").format(entry.title), size=24)
        self.more = IconButton("chevr", self.tr("Show the log of {0}").format(entry.title), size=24, tool=True)
        self.more.setCheckable(True)
        self.message = QLabel()
        self.message.setProperty("role", "caption")
        self.message.setProperty("tone", "danger")
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.log = QPlainTextEdit()
        self.log.setReadOnly(True)
        self.log.setTabChangesFocus(True)
        self.log.setFixedHeight(_LOG_HEIGHT)
        self.log.setAccessibleName(self.tr("Log of {0}").format(entry.title))
        self.log.hide()
        self._lay_out()
        self.stop.clicked.connect(self._cancel)
        self.hold.clicked.connect(self._hold)
        self.more.toggled.connect(self._show_log)
        entry.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        buttons = QVBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self.stop)
        buttons.addWidget(self.hold)
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.line, 1)
        row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 4, 4)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.message)
        column.addWidget(self.log)

    def refresh(self) -> None:
        """Show the job as it is now."""
        entry = self.entry
        state = entry.state
        known = entry.done if entry.done > 0 else None
        stage = {
            "queued": self.tr("Waiting"),
            "running": self.tr("Paused") if entry.paused else entry.stage,
            "done": self.tr("Done"),
            "failed": self.tr("Failed"),
            "cancelled": self.tr("Cancelled"),
        }[state]
        done = 0.0 if state == "queued" else entry.done if entry.over else known
        self.line.set_progress(done, stage, None if entry.paused else entry.eta)
        calm = entry.over or entry.paused
        self.line.set_tone("danger" if state == "failed" else "neutral" if calm else "accent")
        self.line.bar.setVisible(not entry.over or (state == "failed" and entry.done > 0))
        for words in (self.line.stage, self.line.left):
            words.setVisible(state != "failed")
        self.line.percent.setVisible(not entry.over)
        name, tone = {"failed": ("warn", "danger"), "done": ("check", "ok"), "cancelled": ("x", "text-3")}.get(
            state, ("", "")
        )
        self.mark.setVisible(bool(name))
        if name:
            self.mark.setPixmap(icon(name, 16, tone).pixmap(16, 16))
        self.message.setText(entry.message)
        self.message.setVisible(bool(entry.message))
        self.stop.setVisible(not entry.over)
        self.stop.setEnabled(not entry.over and not entry.job.cancelled)
        self.hold.setVisible(entry.control is not None and not entry.over)
        held = entry.paused
        self.hold.set_icon("play" if held else "pause")
        words_ = self.tr("Go on with {0}") if held else self.tr("Pause {0}")
        self.hold.set_tooltip(words_.format(entry.title))
        self.more.setVisible(bool(entry.log))
        self._fill_log()
        self.setAccessibleName(f"{entry.title}: {stage}")

    def _fill_log(self) -> None:
        text = "\n".join(map(sentence, self.entry.log))
        if not self.log.isHidden() and text != self.log.toPlainText():
            self.log.setPlainText(text)
            bar = self.log.verticalScrollBar()
            bar.setValue(bar.maximum())

    def _show_log(self, shown: bool) -> None:
        self.log.setVisible(shown)
        self.more.set_icon("chev" if shown else "chevr")
        self._fill_log()

    def _hold(self) -> None:
        (self.entry.resume if self.entry.paused else self.entry.pause)()

    def _cancel(self) -> None:
        self.stop.setEnabled(False)
        self.entry.cancel()


class JobsTray(QWidget):
    """All jobs of the session, the latest first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Jobs"))
        self._jobs = context.jobs
        self.clear = IconButton("trash", self.tr("Clear finished jobs"), size=24)
        self.head = PanelHead(self.tr("Jobs"), [self.clear])
        self.empty = EmptyState("jobs", self.tr("No jobs"), self.tr("What takes a while is listed here."))
        self.rows: list[JobRow] = []
        self.area, self._column = scrolling_column(margins=(0, 0, 0, 8), spacing=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.area, 1)
        column.addWidget(self.empty, 1)
        self.clear.clicked.connect(self._jobs.clear_finished)
        self._jobs.added.connect(self._added)
        self._jobs.changed.connect(self._changed)
        context.theme.changed.connect(self._dress)
        for entry in self._jobs.entries:
            self._added(entry)
        self._tell()

    def _added(self, entry: JobEntry) -> None:
        row = JobRow(entry)
        self.rows.insert(0, row)
        self._column.insertWidget(0, row)
        self._tell()

    def _changed(self, entry: JobEntry | None) -> None:
        if entry is None:
            there = set(map(id, self._jobs.entries))
            for row in [row for row in self.rows if id(row.entry) not in there]:
                self.rows.remove(row)
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
        self._tell()

    def _dress(self) -> None:
        for row in self.rows:
            row.refresh()

    def _tell(self) -> None:
        entries = self._jobs.entries
        running, failed = self._jobs.running, sum(entry.state == "failed" for entry in entries)
        done = sum(entry.state == "done" for entry in entries)
        parts = []
        if running:
            parts.append(self.tr("{0} running").format(running))
        if done:
            parts.append(self.tr("{0} done").format(done))
        if failed:
            parts.append(self.tr("{0} failed").format(failed))
        self.head.set_note(" · ".join(parts))
        self.clear.setEnabled(any(entry.over for entry in entries))
        self.clear.setVisible(bool(entries))
        self.area.setVisible(bool(entries))
        self.empty.setVisible(not entries)
