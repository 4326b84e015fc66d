"""The head of one track: its code, its name, its switches; its height is dragged at its lower edge."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from editor.edits import set_track
from editor.model import Track
from ui.i18n import named
from ui.theme import Theme
from ui.theme.fonts import font
from ui.theme.icons import pixmap
from ui.timeline import words
from ui.timeline.headmenu import SWITCHES, head_menu
from ui.timeline.metrics import DEFAULT
from ui.timeline.rows import Row

if TYPE_CHECKING:
    from ui.timeline.heads import TrackHeads

_GRIP = 5


class HeadSwitch(QToolButton):
    """A switch of a track: 20 pixels, an icon or a letter, and a look of its own when it is on."""

    def __init__(self, switch: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.switch = switch
        self.setCheckable(True)
        self.setFixedSize(20, 20)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoRaise(True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(20, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, over = self.isChecked(), self.underMouse()
        ground = "control-hover" if over else (("control" if self.switch == "locked" else "accent-quiet") if on else "")
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(ground))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        colour = "text" if over or (on and self.switch == "locked") else ("accent-text" if on else "text-3")
        if self.switch in ("muted", "solo"):
            painter.setFont(font(11, 600))
            painter.setPen(theme.color(colour))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "M" if self.switch == "muted" else "S")
            return
        name = "eye" if self.switch == "hidden" else ("lock" if on else "unlock")
        painter.drawPixmap(2, 2, pixmap(name, 16, colour, self.devicePixelRatioF()))
        if self.switch == "hidden" and on:
            painter.setPen(QPen(theme.color(colour), 1.5))
            painter.drawLine(4, 16, 16, 4)


class TrackHead(QWidget):
    """The head of one track."""

    def __init__(self, heads: TrackHeads, row: Row, track: Track) -> None:
        super().__init__(heads)
        self.view = heads.view
        self.row, self.track = row, track
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._heads = heads
        self._grab: tuple[float, int] | None = None
        self._widen: tuple[float, int] | None = None
        self._switches = [HeadSwitch(switch, heads.view.context.theme, self) for switch in SWITCHES[track.kind]]
        for button in self._switches:
            button.clicked.connect(partial(heads.toggle, track.id, button.switch))
            button.show()
        self.setMouseTracking(True)
        self.show_track(row, track)

    @property
    def name(self) -> str:
        """What the track is called: its own name, or its kind where that is only its code."""
        plain = named(self.track.name.strip())
        return plain if plain and plain != self.row.code else words.role_name(self.row.role)

    def switch(self, name: str) -> HeadSwitch:
        """One of the switches: muted, solo, hidden, locked. Raises StopIteration."""
        return next(button for button in self._switches if button.switch == name)

    def show_track(self, row: Row, track: Track) -> None:
        """Show another version of the track, or another place."""
        self.row, self.track = row, track
        names = {
            "muted": words.tr("Mute {0}"),
            "solo": words.tr("Solo {0}"),
            "hidden": words.tr("Hide {0}"),
            "locked": words.tr("Lock {0}"),
        }
        title = f"{row.code} {self.name}"
        self.setAccessibleName(title)
        self.setToolTip(title)
        for button in self._switches:
            button.setChecked(bool(getattr(track, button.switch)))
            text = names[button.switch].format(title)
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.place()
        self.update()

    def place(self) -> None:
        """Put the switches where they belong; the name gives way to them."""
        x = self.width() - 8 - 22 * len(self._switches)
        for button in self._switches:
            button.move(x, (self.height() - 1 - 20) // 2)
            x += 22

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        theme = self.view.context.theme
        ink = self.view.ink()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line"))
        painter.fillRect(0, 0, 3, self.height() - 1, ink.kinds[self.row.role].line)
        painter.setFont(font(11, 700))
        painter.setPen(theme.color("text"))
        inside = QRect(12, 0, 24, self.height() - 1)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.row.code)
        room = self.width() - 38 - 10 - 22 * len(self._switches)
        if room > 16:
            painter.setFont(font(12, 400))
            painter.setPen(theme.color("text-2"))
            text = painter.fontMetrics().elidedText(self.name, Qt.TextElideMode.ElideRight, room)
            area = QRect(38, 0, room, self.height() - 1)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.place()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.position().x() >= self.width() - _GRIP:
            self._widen = (event.globalPosition().x(), self.width())
        elif event.position().y() >= self.height() - _GRIP:
            self._grab = (event.globalPosition().y(), self.row.height)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._grab is not None:
            self.view.set_height(self.track.id, round(self._grab[1] + event.globalPosition().y() - self._grab[0]))
            return
        if self._widen is not None:
            self._heads.set_width(round(self._widen[1] + event.globalPosition().x() - self._widen[0]))
            return
        if event.position().x() >= self.width() - _GRIP:
            self.setCursor(Qt.CursorShape.SizeHorCursor)
        else:
            near = event.position().y() >= self.height() - _GRIP
            self.setCursor(Qt.CursorShape.SizeVerCursor if near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton and (self._grab or self._widen):
            self._grab = self._widen = None
            self._heads.remember_heights()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.position().y() >= self.height() - _GRIP:
            self.view.set_height(self.track.id, DEFAULT[self.row.role])
            self._heads.remember_heights()
        else:
            self.rename()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        menu = head_menu(self._heads, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def rename(self) -> None:
        """Begin to type another name."""
        _NameField(self)


class _NameField(QLineEdit):
    def __init__(self, head: TrackHead) -> None:
        super().__init__(head.name, head)
        self._head, self._old, self._open = head, head.name, True
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(words.tr("Name of the track"))
        self.setGeometry(32, (head.height() - 24) // 2, head.width() - 38, 24)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self._finish(keep=event.key() != Qt.Key.Key_Escape)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._finish(keep=True)

    def _finish(self, *, keep: bool) -> None:
        if not self._open:
            return
        self._open = False
        text, head = self.text().strip(), self._head
        self.close()
        if keep and text and text != self._old:
            track = head.track.id
            head.view.context.document.do(
                words.edit_name("track_rename"), lambda project: set_track(project, track, name=text)
            )
