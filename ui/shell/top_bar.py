"""The bar over everything: menus, the project's name and whether it is saved, undo, command search, the two main buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenuBar, QPushButton, QSizePolicy, QToolButton, QWidget

from ui.state.context import Context
from ui.theme import Theme
from ui.theme.icons import icon

HEIGHT = 44
UNTITLED = "Untitled"
"""What a project is called that nobody gave a name yet."""
WORDS_BELOW = 1440
"""Below this width the command search loses its words."""
SHORT_BELOW = 1280
"""Below this width "Make highlight reel" keeps its icon and one word."""


class Logo(QWidget):
    """The mark: a clip between brackets."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(20, 20)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        paint_logo(painter, QRectF(0, 0, 20, 20), self._theme)
        painter.end()


def paint_logo(painter: QPainter, where: QRectF, theme: Theme) -> None:
    """Draw the mark into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(where.topLeft())
    painter.scale(where.width() / 20, where.height() / 20)
    pen = QPen(theme.color("accent"), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for side in (1, -1):
        painter.save()
        if side < 0:
            painter.translate(20, 0)
            painter.scale(-1, 1)
        painter.drawLine(7, 3, 5, 3)
        painter.drawArc(QRectF(3, 3, 3, 3), 90 * 16, 90 * 16)
        painter.drawLine(3, 5, 3, 15)
        painter.drawArc(QRectF(3, 14, 3, 3), 180 * 16, 90 * 16)
        painter.drawLine(5, 17, 7, 17)
        painter.restore()
    pen.setColor(theme.color("text"))
    painter.setPen(pen)
    painter.drawLine(10, 6, 10, 14)
    painter.restore()


class SearchButton(QPushButton):
    """Looks like a field and opens the command search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icon("search"))
        self.setAccessibleName(self.tr("Search commands"))
        self._keys = ""
        self._short = False
        self._hint = QLabel(self)
        self._hint.setProperty("role", "caption")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet("QPushButton { text-align: left; padding: 0 8px; font-weight: 400; }")

    def dress(self, keys: str, short: bool) -> None:
        """Show the key, and the words unless `short`."""
        self._keys, self._short = keys, short
        self.setText("" if short else f" {self.tr('Search commands')}")
        self._hint.setText(keys)
        self._hint.adjustSize()
        self.setFixedWidth(36 + self._hint.width() + 12 if short else 208)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._hint.move(self.width() - self._hint.width() - 8, (self.height() - self._hint.height()) // 2)


class TopBar(QWidget):
    """Everything on it is an action of the registry, so that it has the same key and the same words as elsewhere."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._plain = False
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.menu_bar = QMenuBar(self)
        self.menu_bar.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._title = QLabel(self)
        self._title.setProperty("role", "row")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._state = QLabel(self)
        self._state.setProperty("role", "value")
        self._state.setProperty("tone", "faint")
        self._undo = _icon_button("undo", self)
        self._redo = _icon_button("redo", self)
        self.search = SearchButton(self)
        self.make = QPushButton(self)
        self.make.setProperty("kind", "primary")
        self.make.setIcon(icon("reel", 16, "on-accent"))
        self.export = QPushButton(self)
        self.export.setIcon(icon("export", 16, "text"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(Logo(context.theme, self))
        row.addSpacing(4)
        row.addWidget(self.menu_bar)
        row.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self._undo)
        buttons.addWidget(self._redo)
        row.addLayout(buttons)
        row.addWidget(self.search)
        row.addWidget(self.make)
        row.addWidget(self.export)
        self._bound: dict[str, tuple[QAction, QWidget]] = {}
        context.document.changed.connect(self._name)
        context.document.path_changed.connect(self._name)
        context.document.history_changed.connect(self._name)
        context.document.saved.connect(self._name)
        context.actions.shortcuts_changed.connect(self.dress)

    def bind(self) -> None:
        """Join the buttons with their actions; those that nobody stands behind are hidden."""
        for id_, button in (
            ("edit.undo", self._undo),
            ("edit.redo", self._redo),
            ("help.palette", self.search),
            ("make.reel", self.make),
            ("file.export", self.export),
        ):
            if not self._context.actions.has(id_):
                button.hide()
                continue
            action = self._context.actions.qaction(id_)
            if id_ in self._bound:
                continue
            self._bound[id_] = (action, button)
            button.setVisible(not (self._plain and id_ != "help.palette"))
            button.clicked.connect(action.trigger)
            action.changed.connect(self._follow)
        self._follow()
        self.dress()
        self._name()

    def set_plain(self, plain: bool) -> None:
        """On the first-run page there is nothing to undo, to cut or to export yet."""
        self._plain = plain
        for id_ in ("edit.undo", "edit.redo", "make.reel", "file.export"):
            if id_ in self._bound:
                self._bound[id_][1].setVisible(not plain)
        self.dress()
        self._name()

    def dress(self) -> None:
        """Fit words to the width."""
        keys = self._context.actions.shown_keys("help.palette") if self._context.actions.has("help.palette") else ""
        self.search.dress(keys.replace("+", " "), self.width() < WORDS_BELOW and not self._plain)
        short = self.width() < SHORT_BELOW
        self.make.setText(f" {self.tr('Reel') if short else self.tr('Make highlight reel')}")
        self.export.setText(f" {self.tr('Export')}")
        self._place_title()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.dress()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and hasattr(self, "_bound"):
            self._place_title()
        return done

    def _follow(self) -> None:
        for action, button in self._bound.values():
            button.setEnabled(action.isEnabled())
            button.setToolTip(action.toolTip())
            if not button.accessibleName() or button in (self._undo, self._redo):
                button.setAccessibleName(action.text())

    def _name(self, *_: object) -> None:
        document = self._context.document
        if self._plain:
            self._title.setText("Clipwright")
            self._state.setText("")
        else:
            self._title.setText(self.tr("Untitled") if document.name == UNTITLED else document.name)
            self._state.setText(self._saved_state())
        self._title.setToolTip(str(document.path) if document.path else "")
        self._state.setToolTip(self.tr("Every edit is on the disk already; saving brings the project file up to date."))
        self._place_title()

    def _saved_state(self) -> str:
        document = self._context.document
        if document.is_untitled:
            return self.tr("Not saved under a name yet") if document.modified else ""
        return self.tr("Edited, kept safe") if document.modified else self.tr("Saved")

    def _place_title(self) -> None:
        """In the middle of the bar, or of what is left between menus and buttons where that is narrower."""
        first = next((w for w in (self._undo, self.search) if not w.isHidden()), self.search)
        left, right = self.menu_bar.geometry().right() + 12, first.geometry().left() - 12
        self._state.adjustSize()
        gap = 8 if self._state.text() else 0
        metrics = self._title.fontMetrics()
        wanted = metrics.horizontalAdvance(self._title.text()) + 2
        state = self._state.width() if self._state.text() else 0
        if wanted + gap + state > right - left:
            state = gap = 0  # the word gives way to the name
        width = max(0, min(wanted, right - left))
        start = round(self.width() / 2 - (width + gap + state) / 2)
        start = max(left, min(start, right - width - gap - state))
        self._title.setGeometry(QRect(start, 0, width, self.height()))
        self._state.setVisible(state > 0)
        self._state.setGeometry(QRect(start + width + gap, 0, state, self.height()))


def _icon_button(name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setIcon(icon(name))
    button.setIconSize(QSize(16, 16))
    button.setFixedSize(28, 28)
    return button
