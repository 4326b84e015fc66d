"""A dialog inside the window: a card over a scrim, closed by Escape, all of it in reach of the keyboard."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.i18n import sentence
from ui.theme.icons import icon as theme_icon
from ui.theme.motion import DIALOG_IN, milliseconds
from ui.theme.painting import paint_color
from ui.widgets import IconButton, label

RADIUS = 12
MARGIN = 24
"""Between the card's edge and what it holds, and at the least between card and window."""

Tone = Literal["quiet", "warn", "danger", "ok"]


class Sheet(QWidget):
    """A dialog over its window. `accepted` and `rejected` tell how it was left; it deletes itself then.

    While it is open the window's own keys mean nothing. Tab stays inside, Escape leaves, Enter presses the button that has
    the focus, or else the primary one.
    """

    accepted = Signal()
    rejected = Signal()

    def __init__(self, window: QWidget, title: str, width: int, *, height: int = 0) -> None:
        """`width` and `height` of the card in px; 0 takes what its contents need. Smaller windows make it smaller."""
        super().__init__(window.window())
        self._wanted = (width, height)
        self._shade = 0.0
        self._before: QWidget | None = None
        self._left = False
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.card = QFrame(self)
        self.card.setObjectName("card")
        self.card.setAccessibleName(title)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.title = label(title, "dialog-title")
        self.close_button = IconButton("x", self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 18, 16, 12)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        self.body.setSpacing(16)
        column.addLayout(self.body, 1)
        column.addWidget(rule())
        self.note = label("", "value", "quiet")
        self.note.setWordWrap(True)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(MARGIN, 12, MARGIN, 12)
        self.foot.setSpacing(8)
        self.foot.addWidget(self.note, 1)
        column.addLayout(self.foot)
        self.primary: QPushButton | None = None
        self.hide()
        window.window().installEventFilter(self)

    # --- what it holds

    def add_button(self, text: str, kind: str = "", *, icon: str = "") -> QPushButton:
        """A button at the foot; of `kind` "primary" it is the one that Enter presses."""
        button = _IconedButton(text, icon) if icon else QPushButton(text)
        button.setProperty("scale", "large")
        if kind:
            button.setProperty("kind", kind)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.foot.addWidget(button)
        if kind == "primary":
            self.primary = button
        return button

    def add_cancel(self) -> QPushButton:
        """The button that leaves without doing anything."""
        button = self.add_button(self.tr("Cancel"), "quiet")
        button.clicked.connect(self.reject)
        return button

    def say(self, text: str, tone: Tone = "quiet") -> None:
        """One line at the foot: what will happen, or why it cannot."""
        text = sentence(text)
        self.note.setText(text)
        self.note.setProperty("tone", tone)
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
        self.note.setAccessibleName(text)

    # --- open and leave

    def open(self, focus: QWidget | None = None) -> None:
        """Show it, with the focus on `focus` or on its first field."""
        self._before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        first = focus or next((widget for widget in self._stops() if widget is not self.close_button), self.close_button)
        first.setFocus(Qt.FocusReason.TabFocusReason)
        rise = QVariantAnimation(self)
        rise.setEasingCurve(QEasingCurve.Type.OutCubic)
        rise.setStartValue(0.0)
        rise.setEndValue(1.0)
        rise.setDuration(milliseconds(DIALOG_IN))
        rise.valueChanged.connect(self._set_shade)
        rise.start()
        if not rise.duration():
            self._set_shade(1.0)

    def accept(self) -> None:
        self._leave(self.accepted)

    def reject(self) -> None:
        self._leave(self.rejected)

    @property
    def is_open(self) -> bool:
        return not self._left and not self.isHidden()

    def _leave(self, how: object) -> None:
        if self._left:
            return
        self._left = True
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()
        how.emit()  # type: ignore[attr-defined]
        self.deleteLater()

    # --- keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # the window's keys wait until this is closed
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        stops = self._stops()
        here = QApplication.focusWidget()
        if not stops:
            return True
        place = stops.index(here) if here in stops else -1 if forward else 0
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(place + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def _enter(self) -> None:
        here = QApplication.focusWidget()
        if isinstance(here, QTextEdit | QPlainTextEdit):
            return
        button = here if isinstance(here, QAbstractButton) and here is not self.close_button else self.primary
        if isinstance(here, QAbstractButton) and here.isCheckable():
            button = self.primary
        if button is not None and button.isEnabled():
            button.click()

    def _stops(self) -> list[QWidget]:
        """What Tab comes by, in order."""
        found: list[QWidget] = []
        first = self.card
        widget = first.nextInFocusChain()
        while widget is not None and widget is not first:
            if (
                self.card.isAncestorOf(widget)
                and widget.isEnabled()
                and widget.isVisible()
                and widget.focusProxy() is None
                and _is_stop(widget)
            ):
                found.append(widget)
            widget = widget.nextInFocusChain()
        return found

    # --- where it lies

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Resize and self.isVisible() and watched is self.parent():
            self._place()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place_card()

    def relayout(self) -> None:
        """Its contents need another size now."""
        self._place_card()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self._place_card()

    def _place_card(self) -> None:
        width = min(self._wanted[0], self.width() - 2 * MARGIN)
        layout = self.card.layout()
        needed = self._wanted[1]
        if layout is not None and not needed:
            layout.activate()
            needed = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        height = min(needed, self.height() - 2 * MARGIN)
        self.card.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)
        self.update()

    # --- how it looks

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        scrim = paint_color("scrim")
        scrim.setAlphaF(scrim.alphaF() * self._shade)
        painter.fillRect(self.rect(), scrim)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.card.geometry())
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(12, 0, -2):
            painter.setBrush(QColor(0, 0, 0, round(8 * self._shade)))
            painter.drawRoundedRect(
                card.adjusted(-spread, -spread + 6, spread, spread + 6), RADIUS + spread, RADIUS + spread
            )
        painter.setBrush(paint_color("panel"))
        painter.setPen(QPen(paint_color("line-strong"), 1))
        painter.drawRoundedRect(card.adjusted(-0.5, -0.5, 0.5, 0.5), RADIUS, RADIUS)

    def _set_shade(self, shade: float) -> None:
        self._shade = shade
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.accept()


def _is_stop(widget: QWidget) -> bool:
    """Whether Tab comes by: of several buttons of which one is chosen, only that one; arrows lead to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive() and group.checkedButton() is not None:
        return group.checkedButton() is widget
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


class _IconedButton(QPushButton):
    """A primary button with an icon, which fades with it."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self._name = name
        self.setText(text)
        self.setIconSize(QSize(16, 16))
        self._follow()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(f" {text}")  # Qt leaves too little room between icon and words
        self.setAccessibleName(text)

    def text(self) -> str:
        return super().text().lstrip()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._follow()

    def _follow(self) -> None:
        self.setIcon(theme_icon(self._name, 16, "on-accent" if self.isEnabled() else "text-3"))


def rule() -> QFrame:
    """A hairline across."""
    line = QFrame()
    line.setProperty("rule", True)
    return line


class Upright(QWidget):
    """A hairline between columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(1)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        QPainter(self).fillRect(self.rect(), paint_color("line"))


def field(caption: str, widget: QWidget, *, note: str = "") -> QVBoxLayout:
    """A field under its caption; `note` stands at the caption's right end."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    head = QHBoxLayout()
    words = label(caption, "value", "quiet")
    words.setBuddy(widget)
    head.addWidget(words, 1)
    if note:
        head.addWidget(label(note, "value", "faint"))
    column.addLayout(head)
    column.addWidget(widget)
    if not widget.accessibleName():
        widget.setAccessibleName(caption)
    return column
