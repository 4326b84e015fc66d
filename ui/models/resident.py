"""Which models are in memory: what each was expected to take and took, why it is loaded as it is, and a way to let it go."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.protocol import Memory, ResidentModel
from ui.i18n import sentence
from ui.models import words
from ui.shell.machine import gigabytes
from ui.state.context import Context
from ui.widgets import Badge, ElidedLabel, label

WIDTH = 416
_GAP = 6


class ResidentRow(QWidget):
    """One model."""

    def __init__(self, model: ResidentModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.free = _small_button(self.tr("Free now"))
        self.free.setAccessibleName(self.tr("Free the memory of {0}").format(model.model))
        self.free.setEnabled(not model.at_work)
        self.free.setToolTip(self.tr("It is at work") if model.at_work else "")
        name = ElidedLabel(model.model, role="row")
        setting = Badge(words.setting(model.setting), kind="accent" if model.at_work else "fact")
        self.facts = label(
            self.tr("{0} predicted, {1} used at most").format(gigabytes(model.predicted), gigabytes(model.used)),
            "caption",
        )
        self.why = label(sentence(model.reason), "caption", "faint")
        self.why.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(name, 1)
        head.addWidget(setting)
        head.addWidget(self.free)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addWidget(self.why)
        self.setAccessibleName(f"{model.model}, {words.setting(model.setting)}, {self.facts.text()}")


class ResidentModels(QFrame):
    """Stands above what it was opened from. Escape, or a press elsewhere, closes it. Follows the engine by itself."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._over = parent
        self._anchor: QWidget | None = None
        self.rows: list[ResidentRow] = []
        self.setObjectName("resident")
        self.setAccessibleName(self.tr("Models in memory"))
        self.setFixedWidth(WIDTH)
        self.free_all = _small_button(self.tr("Free all"))
        self.free_all.clicked.connect(lambda: context.engine.free_models())
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Models in memory"), "panel-title"), 1)
        head.addWidget(self.free_all)
        self.total = label("", "caption", "quiet")
        self.total.setWordWrap(True)
        self.empty = label(
            self.tr("No model is loaded. One comes when it is first needed, and leaves when its room is."), "label", "faint"
        )
        self.empty.setWordWrap(True)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.total)
        column.addWidget(self.empty)
        column.addLayout(self._list)
        context.engine.memory_changed.connect(self.refresh)
        context.theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def open(self, anchor: QWidget) -> None:
        """Show it above `anchor`, with the focus inside."""
        self._anchor = anchor
        self.refresh()
        self.show()
        self.raise_()
        self._place()
        first = next((row.free for row in self.rows if row.free.isEnabled()), None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        (first or self).setFocus(Qt.FocusReason.PopupFocusReason)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def leave(self) -> None:
        """Close it; the focus goes back to where it was opened."""
        if self.isHidden():
            return
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        inside = self._has_focus()
        self.hide()
        if inside and self._anchor is not None:
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)

    def refresh(self) -> None:
        """Show what the engine said last."""
        focused = self._has_focus()
        memory = self._context.engine.memory
        models = () if memory is None else tuple(reversed(memory.models))
        if models != tuple(row.model for row in self.rows):
            self._fill(models)
        self.empty.setVisible(not models)
        self.free_all.setVisible(len(models) > 1)
        self.free_all.setEnabled(any(not model.at_work for model in models))
        self.total.setVisible(bool(models))
        if memory is not None and models:
            self.total.setText(self._totals(memory))
        if self.isVisible():
            if focused and not self._has_focus():
                self.setFocus()  # the button that had it is gone
            self._place()

    def _totals(self, memory: Memory) -> str:
        parts = [
            self.tr("Together {0} predicted").format(gigabytes(memory.predicted)),
            self.tr("{0} of {1} free").format(gigabytes(memory.free), gigabytes(memory.total)),
        ]
        for card in memory.cards:
            number = int(card.device.rpartition(":")[2] or 0) + 1
            parts.append(self.tr("card {0}: {1} of {2} free").format(number, gigabytes(card.free), gigabytes(card.total)))
        if memory.limit is not None:
            parts.append(self.tr("limit {0}").format(gigabytes(memory.limit)))
        return " · ".join(parts)

    def _fill(self, models: tuple[ResidentModel, ...]) -> None:
        here = next((row.model.model for row in self.rows if row.free.hasFocus()), None)
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [ResidentRow(model, self) for model in models]
        for row in self.rows:
            self._list.addWidget(row)
            row.free.clicked.connect(lambda _=False, name=row.model.model: self._context.engine.free_models(name))
            if row.model.model == here and row.free.isEnabled():
                row.free.setFocus()

    def _place(self) -> None:
        anchor = self._anchor
        if anchor is None:
            return
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(WIDTH, layout.totalHeightForWidth(WIDTH) if layout.hasHeightForWidth() else self.sizeHint().height())
        over = self._over
        corner = anchor.mapTo(over, QPoint(0, 0)) if over.isAncestorOf(anchor) else QPoint(0, over.height())
        left = max(_GAP, min(corner.x(), over.width() - self.width() - _GAP))
        self.move(left, max(_GAP, corner.y() - self.height() - _GAP))

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        event.accept()  # or it would count as one elsewhere

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(watched, QWidget)
            and watched.window() is self.window()
            and watched is not self
            and not self.isAncestorOf(watched)
            and not (self._anchor is not None and (watched is self._anchor or self._anchor.isAncestorOf(watched)))
        ):
            self.leave()
        return False

    def _dress(self) -> None:
        tokens = self._context.theme.tokens
        self.setStyleSheet(
            f"QFrame#resident {{ background: {tokens.raised}; border: 1px solid {tokens.line_strong}; border-radius: 8px; }}"
        )


def _small_button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", "quiet")
    button.setProperty("scale", "small")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
