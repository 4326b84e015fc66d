"""The page of an empty window: drop footage, open a project or the sample, and what this machine can do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.shell.abilities_card import AbilitiesCard
from ui.shell.cards import Plate
from ui.shell.recents_card import RecentsCard
from ui.shell.sample_card import SampleCard
from ui.state.context import Context
from ui.theme.icons import icon, pixmap
from ui.widgets import KeyHint, label

WIDTH = 1232
_COLUMN = 464


class DropArea(Plate):
    """Where footage is dropped, though it may be dropped anywhere; shows that it will be taken."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._hovered = False
        self.setMinimumHeight(240)
        self.add = QPushButton(f" {self.tr('Add footage')}", self)
        self.add.setAccessibleName(self.tr("Add footage"))
        self.add.setProperty("kind", "primary")
        self.add.setProperty("scale", "large")
        self.add.setIcon(icon("folder", 16, "on-accent"))
        self.open = QPushButton(self.tr("Open project"), self)
        self.open.setProperty("scale", "large")
        self._mark = QLabel(self)
        self._mark.setFixedSize(56, 56)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label(self.tr("Drop files or folders anywhere"), "title", parent=self)
        self._text = label(self.tr("Video and sound, or a Clipwright project"), "value", "faint", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        column.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        column.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(24)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.add)
        row.addWidget(self.open)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.theme.changed.connect(self._draw)
        self._draw()

    def set_hovered(self, hovered: bool) -> None:
        """Whether files hover over the window."""
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.theme.color("accent" if self._hovered else "line-strong"), 1.5)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        if self._hovered:
            painter.setBrush(self.theme.color("accent-quiet"))
        painter.drawRoundedRect(self.rect().adjusted(9, 9, -9, -9), 8, 8)
        disc = self._mark.geometry()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("accent-quiet"))
        painter.drawEllipse(disc)
        painter.end()

    def _draw(self) -> None:
        self._mark.setPixmap(pixmap("drop", 24, "accent-text", self.devicePixelRatioF()))
        self.update()


class FirstRun(QScrollArea):
    """Scrolls where the window is small."""

    sample_wanted = Signal()
    project_wanted = Signal(object)
    """The path of a recent project."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Start"))
        self._page = QWidget(self)
        self._page.setObjectName("first-run")
        self.title = label(self.tr("Drop footage to begin"), "hero")
        words = label(
            self.tr("Clipwright watches it, proposes a cut, and says why. Nothing leaves this machine."), "title", "quiet"
        )
        words.setStyleSheet("font-weight: 400;")
        words.setWordWrap(True)
        self.drop = DropArea(context)
        self.sample = SampleCard(context)
        self.recents = RecentsCard(context)
        self.abilities = AbilitiesCard(context)
        left = QVBoxLayout()
        left.setSpacing(24)
        left.addWidget(self.drop, 1)
        left.addWidget(self.sample)
        left.addWidget(self.recents)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(left, 744)
        columns.addWidget(self.abilities, _COLUMN)
        self._hints = QHBoxLayout()
        self._hints.setSpacing(8)
        inner = QVBoxLayout()
        inner.setSpacing(0)
        inner.addWidget(self.title)
        inner.addSpacing(4)
        inner.addWidget(words)
        inner.addSpacing(32)
        inner.addLayout(columns)
        inner.addSpacing(24)
        inner.addLayout(self._hints)
        holder = QWidget(self._page)
        holder.setLayout(inner)
        holder.setMaximumWidth(WIDTH)
        inner.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        self._row.addWidget(holder, 1000)
        self._row.addStretch(1)
        self._outer = QVBoxLayout(self._page)
        self._outer.addStretch(2)
        self._outer.addLayout(self._row)
        self._outer.addStretch(3)
        self.setWidget(self._page)
        self.sample.wanted.connect(self.sample_wanted)
        self.recents.wanted.connect(self.project_wanted)
        context.actions.shortcuts_changed.connect(self.show_hints)

    def bind(self) -> None:
        """Join the buttons with their actions, once these are there."""
        for id_, button in (("file.add_media", self.drop.add), ("file.open", self.drop.open)):
            action = self._context.actions.qaction(id_)
            if button.objectName() != id_:
                button.setObjectName(id_)
                button.clicked.connect(action.trigger)
            button.setToolTip(action.toolTip())
        self.show_hints()

    def show_hints(self) -> None:
        """The keys that are worth knowing first."""
        while (item := self._hints.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        actions = self._context.actions
        for id_ in ("file.add_media", "file.open", "help.palette", "help.shortcuts"):
            if actions.has(id_) and (keys := actions.shown_keys(id_)):
                self._hints.addWidget(KeyHint(keys.replace("+", " ")))
                self._hints.addWidget(label(actions.qaction(id_).text(), "value", "faint"))
                self._hints.addSpacing(8)
        self._hints.addStretch(1)

    def set_recents(self, paths: Sequence[Path]) -> None:
        """Recent projects, latest first."""
        self.recents.show_paths(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        tight = event.size().height() < 760 or event.size().width() < 1280
        side = 24 if tight else 56
        self._outer.setContentsMargins(side, 24 if tight else 40, side, 24 if tight else 40)
        self.abilities.setMaximumWidth(_COLUMN)
        self.drop.setMinimumHeight(208 if tight else 320)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(WIDTH + 112, 760)
