"""One moment that was found, as a card: still, title, score, source, reasons, and the way into the cut; and what all rows
of moments do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from editor.model import Media
from ui.i18n import capital, named
from ui.panels import words
from ui.panels.chips import ChipRow
from ui.panels.moments import Moment
from ui.panels.stills import StillButton
from ui.state.context import Context
from ui.theme import Theme, font, pixmap
from ui.widgets import Card, ElidedLabel, IconButton, ProgressBar, label

_PHRASE = 40
"""Bytes of UTF-8 that a reason of a few words has at most; Chinese says as much in a third of the letters."""


class CutButton(QAbstractButton):
    """ "Add", or "In cut" with a tick."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.in_cut = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(24)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_state(self, in_cut: bool, title: str) -> None:
        """Say whether it is there; `title` is of the moment, for screen readers."""
        if self.text() and in_cut == self.in_cut:
            return
        self.in_cut = in_cut
        self.setText(self.tr("In cut") if in_cut else self.tr("Add"))
        words = self.tr("In cut: go to “{0}”") if in_cut else self.tr("Add “{0}” to the end of the cut")
        self.setAccessibleName(words.format(title))
        self.setToolTip(self.tr("Go to it in the cut") if in_cut else self.tr("Add to the end of the cut"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(QFontMetrics(font(11, 500)).horizontalAdvance(self.text()) + 30, 24)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("control-hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        token = "ok" if self.in_cut else "text" if self.underMouse() else "text-2"
        name = "check" if self.in_cut else "plus"
        painter.drawPixmap(6, (self.height() - 12) // 2, pixmap(name, 12, token, self.devicePixelRatioF()))
        painter.setPen(self._theme.color(token))
        painter.setFont(font(11, 500))
        painter.drawText(self.rect().adjusted(22, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class MomentRow(Card):
    """What every row of a list of moments does: pressed, it shows the moment; Enter does too, and Up and Down go to the
    others."""

    shown = Signal()
    """To be looked at."""
    added = Signal()
    """To be put into the cut, or gone to if it is there."""
    stepped = Signal(int)
    """The next (1) or previous (-1) row is wanted, or (0) this one is to come into sight."""
    dragged = Signal()
    """It is being drawn away, to the timeline."""

    def __init__(self, context: Context, moment: Moment, parent: QWidget | None = None) -> None:
        super().__init__(parent, clickable=True)
        self.moment = moment
        self._pressed: QPoint | None = None
        self.cut = CutButton(context.theme)
        self.cut.show_state(False, named(moment.title))
        self.clicked.connect(self.shown)
        self.cut.clicked.connect(self.added)

    def set_chosen(self, chosen: bool) -> None:
        """Only the chosen one of a list is raised."""
        self.setProperty("card", chosen)
        self.setProperty("chosen", not chosen)
        super().set_chosen(chosen)

    def show_in_cut(self, in_cut: bool) -> None:
        self.cut.show_state(in_cut, named(self.moment.title))

    def drag_by(self, picture: QAbstractButton) -> None:
        """Let the row be drawn away by its picture as well as by itself."""
        picture.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QMouseEvent) and isinstance(watched, QAbstractButton):
            if event.type() == QEvent.Type.MouseButtonPress:
                self._press(event)
            elif event.type() == QEvent.Type.MouseMove and self._pulled(event):
                watched.setDown(False)
                self.dragged.emit()
                return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._press(event)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._pulled(event):
            self.dragged.emit()
        super().mouseMoveEvent(event)

    def _press(self, event: QMouseEvent) -> None:
        self._pressed = event.globalPosition().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def _pulled(self, event: QMouseEvent) -> bool:
        """Whether the pointer has just gone so far from where it was pressed that this is a drag; once a press."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        if (event.globalPosition().toPoint() - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return False
        self._pressed = None
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.stepped.emit(0)  # come into sight


class MomentCard(MomentRow):
    """Double-clicked, it plays the moment too."""

    played = Signal()

    def __init__(self, context: Context, moment: Moment, media: Media, parent: QWidget | None = None) -> None:
        super().__init__(context, moment, parent)
        at = words.span(moment.start, moment.end)
        self.still = StillButton(context, self, size=QSize(104, 58))
        self.still.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the card itself does the same
        self.still.set_still(media, moment.still, name=self.tr("Show {0} of {1}").format(at, media.name))
        self.title = ElidedLabel(named(moment.title), role="row")
        self.score = label(words.score(moment.score), "panel-title")
        bar = ProgressBar(tone="neutral")
        bar.setFixedWidth(32)
        bar.set_value(moment.score)
        bar.setAccessibleName(self.tr("Score {0}").format(words.score(moment.score)))
        self.source = ElidedLabel(media.name, role="caption", mode=Qt.TextElideMode.ElideMiddle)
        self.times = label(f"· {at}", "caption")
        self.chips = ChipRow(context.theme)
        self.sentence = label("", "caption", "", self)
        self.sentence.setWordWrap(True)
        self._give_reasons(moment.reasons)
        self.play = IconButton("play", self.tr("Play this moment"), size=24)
        self._lay_out(bar)
        self.setAccessibleName(f"{named(moment.title)}, {words.score(moment.score)}, {media.name}, {at}")
        self.setAccessibleDescription(", ".join(map(named, moment.reasons)))
        self.still.clicked.connect(self.shown)
        self.drag_by(self.still)
        self.play.clicked.connect(self.played)
        self.set_chosen(False)

    def _give_reasons(self, reasons: Sequence[str]) -> None:
        """What a model says is to be seen is a sentence: it stands whole above the chips, which are for a few words each."""
        told = next((reason for reason in reasons if len(reason.encode()) > _PHRASE), "")
        self.sentence.setText(capital(named(told)))
        self.sentence.setVisible(bool(told))
        self.chips.set_words(tuple(named(reason) for reason in reasons if reason != told))

    def _lay_out(self, bar: ProgressBar) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(bar, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.score)
        foot.setSpacing(2)
        foot.addWidget(self.chips, 1)
        foot.addWidget(self.play)
        foot.addWidget(self.cut)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addLayout(head)
        facts = QHBoxLayout()
        facts.setSpacing(4)
        self.source.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        facts.addWidget(self.source)
        facts.addWidget(self.times)
        facts.addStretch(1)
        column.addLayout(facts)
        column.addWidget(self.sentence)
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 6, 4)
        row.setSpacing(12)
        row.addWidget(self.still, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton:
            self.played.emit()
