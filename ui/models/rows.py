"""The list of models: each a row that is looked at, with what is most worth knowing of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from editor.collect import readable_size
from engine.models.catalogue import ModelCard
from engine.models.store import Installed
from ui.models import words
from ui.theme.painting import paint_color
from ui.widgets import Badge, ElidedLabel, ProgressBar, label

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True)
class Entry:
    """A model of the list: of the catalogue, of this machine, or both."""

    id: str
    title: str
    card: ModelCard | None = None
    installed: Installed | None = None
    recommended: tuple[str, ...] = ()
    """The tasks that it is the best for here."""
    setting: str = ""
    """The one that it would run in here; empty when it does not fit, or nobody knows."""
    begun: int = 0
    """Bytes of a download that was begun."""
    needs: dict[str, int] = field(default_factory=dict)
    """Bytes of memory by setting, worked out from its own files; empty for what is not here, or not of a family whose memory
    is known."""

    @property
    def group(self) -> str:
        """ "here", "recommended", "others" or "later"."""
        if self.installed is not None or self.begun:
            return "here"
        if self.recommended:
            return "recommended"
        return "others" if self.card is None or (self.card.ready and not self.card.unavailable) else "later"


class ModelRow(QWidget):
    """One model."""

    looked_at = Signal()
    stepped = Signal(int)
    """To the next row, 1, or the one before, -1."""

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.name = ElidedLabel(entry.title, role="row")
        self.facts = ElidedLabel("", role="caption", tone="faint")
        self.badge = Badge("")
        self.bar = ProgressBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 12, 7)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        head.addWidget(self.badge)
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addWidget(self.bar)
        self.show_entry(entry, None)

    def show_entry(self, entry: Entry, progress: float | None, *, paused: bool = False) -> None:
        """Show it as it is now; `progress` 0..1 while it is downloaded."""
        self.entry = entry
        card, installed = entry.card, entry.installed
        parts = []
        if installed is not None:
            parts.append(readable_size(installed.size))
        elif card is not None and not card.unavailable:
            parts.append(words.download_size(card))
        parts.append(words.tasks(card) if card is not None else installed.family if installed is not None else "")
        self.facts.setText(" · ".join(part for part in parts if part))
        self.bar.setVisible(progress is not None)
        self.bar.set_value(progress or 0.0)
        self.bar.set_tone("neutral" if paused else "accent")
        if progress is not None:
            self.badge.set(self.tr("paused") if paused else f"{progress:.0%}", kind="fact" if paused else "accent")
        elif installed is not None:
            self.badge.set(
                self.tr("damaged") if installed.problem else self.tr("here"), kind="danger" if installed.problem else "ok"
            )
        elif entry.begun:
            self.badge.set(self.tr("begun"), kind="warn")
        elif card is not None and card.unavailable:
            self.badge.set(self.tr("not released"), kind="fact")
        elif card is not None and not card.ready:
            self.badge.set(self.tr("not yet"), kind="fact")
        elif card is not None and card.licence.commercial is False:
            self.badge.set(self.tr("non-commercial"), kind="danger")
        elif entry.recommended:
            self.badge.set(self.tr("recommended"), kind="accent")
        else:
            self.badge.set("")
        self.badge.setVisible(bool(self.badge.text))
        self.setAccessibleName(f"{entry.title}, {self.badge.text}" if self.badge.text else entry.title)
        self.setAccessibleDescription(self.facts.text())

    def set_chosen(self, chosen: bool) -> None:
        self._chosen = chosen
        # one stop for Tab, where one looks; arrows lead to the others
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.looked_at.emit()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.looked_at.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if not (self._chosen or self.underMouse()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(paint_color("raised" if self._chosen else "control"))
        edge = "focus" if self.hasFocus() else "line-strong"
        painter.setPen(QPen(paint_color(edge), 1) if self._chosen else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class ModelList(QScrollArea):
    """All models under their headings. Up and Down go from one to the next."""

    looked_at = Signal(str)
    """The id of the model whose details are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Models"))
        self.rows: dict[str, ModelRow] = {}
        self._page = QWidget()
        self.current = ""

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these, in groups; what is looked at stays so if it is still there."""
        titles = {
            "here": self.tr("On this machine"),
            "recommended": self.tr("Recommended for this machine"),
            "others": self.tr("Others"),
            "later": self.tr("Not run by this version"),
        }
        focused = any(row.hasFocus() for row in self.rows.values())
        place = self.verticalScrollBar().value()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(2)
        self.rows = {}
        for group, title in titles.items():
            members = [entry for entry in entries if entry.group == group]
            if members:
                if self.rows:
                    column.addSpacing(10)
                heading = label(title, "value", "quiet")
                heading.setContentsMargins(12, 0, 0, 4)
                column.addWidget(heading)
            for entry in members:
                row = ModelRow(entry)
                row.looked_at.connect(lambda id_=entry.id: self.look_at(id_))
                row.stepped.connect(self._step)
                self.rows[entry.id] = row
                column.addWidget(row)
        column.addStretch(1)
        self.setWidget(page)
        self._page = page  # held here too, or the collector would take it
        wanted = self.current if self.current in self.rows else next(iter(self.rows), "")
        self.current = ""
        self.look_at(wanted)
        self.verticalScrollBar().setValue(place)
        if focused and wanted:
            self.rows[wanted].setFocus()

    def look_at(self, id_: str) -> None:
        """Show the details of one; of none, if it is not there."""
        if id_ == self.current:
            return
        self.current = id_ if id_ in self.rows else ""
        for other, row in self.rows.items():
            row.set_chosen(other == self.current)
        if self.current:
            self.ensureWidgetVisible(self.rows[self.current], 0, 8)
        self.looked_at.emit(self.current)

    def _step(self, step: int) -> None:
        ids = list(self.rows)
        place = ids.index(self.current) + step
        if 0 <= place < len(ids):
            self.rows[ids[place]].setFocus(Qt.FocusReason.TabFocusReason)
