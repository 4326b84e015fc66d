"""One dock: a panel with round corners that can be moved by its head, torn off and hidden."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QDockWidget, QVBoxLayout, QWidget

from ui.theme import Theme

RADIUS = 8


class _Corner(QWidget):
    """Paints what is outside of a round corner in the colour behind the docks; panels paint into their corners."""

    def __init__(self, theme: Theme, right: bool, bottom: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._right, self._bottom, self._frame = theme, right, bottom, parent
        self.setFixedSize(RADIUS, RADIUS)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        theme.changed.connect(self.update)

    def place(self) -> None:
        """Into its corner of the parent, above everything."""
        frame = self._frame
        self.move(frame.width() - RADIUS if self._right else 0, frame.height() - RADIUS if self._bottom else 0)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        whole, disc = QPainterPath(), QPainterPath()
        whole.addRect(0, 0, RADIUS, RADIUS)
        disc.addEllipse(-RADIUS if self._right else 0, -RADIUS if self._bottom else 0, 2 * RADIUS, 2 * RADIUS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(whole.subtracted(disc), self._theme.color("canvas"))
        painter.end()


class RoundFrame(QWidget):
    """A surface whose corners are round whatever is painted into it; `top` and `bottom` say which of them."""

    def __init__(self, theme: Theme, *, top: bool = True, bottom: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        ends = [end for end, wanted in ((False, top), (True, bottom)) if wanted]
        self._corners = [_Corner(theme, right, end, self) for right in (False, True) for end in ends]

    def put(self, content: QWidget) -> None:
        """Show `content`."""
        self._column.addWidget(content)
        content.show()
        self._place_corners()

    def remove(self, content: QWidget) -> None:
        """Show it no more; it lives on without a parent."""
        self._column.removeWidget(content)
        content.setParent(None)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._place_corners()
        return super().event(event)

    def _place_corners(self) -> None:
        for corner in getattr(self, "_corners", ()):
            corner.place()


class Dock(QDockWidget):
    """A panel that can be moved by the empty part of its head, torn off and closed.

    A panel offers its head as `head`, a widget of its own layout. While docked the head is the dock's title bar, so that a
    press which nothing in it takes begins to move the dock; it goes back when the panel is taken.
    """

    def __init__(self, name: str, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.name = name
        self.content: QWidget | None = None
        self.setObjectName(f"dock-{name}")
        self.setAccessibleName(title)
        feature = QDockWidget.DockWidgetFeature
        self.setFeatures(feature.DockWidgetMovable | feature.DockWidgetFloatable | feature.DockWidgetClosable)
        self._theme = theme
        self._head: QWidget | None = None
        self._bar: RoundFrame | None = None
        self._frame = RoundFrame(theme, parent=self)
        self._without_head()
        self.setWidget(self._frame)

    def put(self, content: QWidget) -> None:
        """Show `content`."""
        self.content = content
        head = getattr(content, "head", None)
        if isinstance(head, QWidget):
            self._head = head
            self._bar = RoundFrame(self._theme, bottom=False)
            self._bar.put(head)
            self.setTitleBarWidget(self._bar)
            self._change_frame(RoundFrame(self._theme, top=False, parent=self))
        self._frame.put(content)

    def take(self) -> QWidget | None:
        """Hand over the panel, whole again."""
        content, self.content = self.content, None
        if content is None:
            return None
        self._frame.remove(content)
        if self._head is not None and self._bar is not None:
            self._bar.remove(self._head)
            layout = content.layout()
            if isinstance(layout, QBoxLayout):
                layout.insertWidget(0, self._head)
            self._head.show()
            self._head = None
            self._without_head()
            self._change_frame(RoundFrame(self._theme, parent=self))
        return content

    def _without_head(self) -> None:
        bare = QWidget(self)
        bare.setFixedHeight(0)
        self.setTitleBarWidget(bare)
        if self._bar is not None:
            self._bar.deleteLater()
            self._bar = None

    def _change_frame(self, frame: RoundFrame) -> None:
        self._frame.deleteLater()
        self._frame = frame
        self.setWidget(frame)
