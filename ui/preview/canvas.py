"""The picture on the screen: fitted or zoomed, with safe areas, the crop frame, and what is to be said about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from editor.model import CropKey
from ui.preview.crop_frame import CropFrame
from ui.preview.cropping import Cropped, Grip
from ui.theme.fonts import font
from ui.theme.icons import pixmap
from ui.theme.painting import paint_color

_SAME_SHAPE = 0.03
ZOOMS = (0.0, 0.5, 1.0, 2.0)
"""0 fits the picture into the panel; others are screen pixels for each of the sequence's."""


class Canvas(QWidget):
    """Shows finished pictures; never makes one. Dragging moves the crop frame, or a picture larger than the panel."""

    size_wanted = Signal(int, int)
    """Device pixels that the sequence's frame is shown at."""
    crop_dragged = Signal(object)
    """A CropKey while the frame is dragged."""
    crop_dropped = Signal(object)
    """The CropKey where it was let go, or None when the drag was called off."""
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Picture"))
        self._image: QImage | None = None
        self._frame = QSize(1920, 1080)
        self._painted = QSize(1920, 1080)
        """The frame that the picture shown is of."""
        self._zoom = 0.0
        self._centre = QPointF(0.5, 0.5)
        """What of the picture is in the middle of the panel, 0..1."""
        self._pan_from: QPointF | None = None
        self._wanted = (0, 0)
        self._safe = False
        self._badges: tuple[str, ...] = ()
        self._message = ""
        self.crop = CropFrame()

    # --- what is shown

    def set_image(self, image: QImage | None) -> None:
        """Show a finished picture of the sequence's frame, or nothing. One of another shape is of what was shown before."""
        if image is not None:
            if abs(image.width() * self._frame.height() / (image.height() * self._frame.width()) - 1) > _SAME_SHAPE:
                return
            self._painted = QSize(self._frame)
        self._image = image
        self.update()

    @property
    def image(self) -> QImage | None:
        """The picture that is shown."""
        return self._image

    def set_frame_size(self, width: int, height: int) -> None:
        """The sequence's size, in its pixels."""
        if (width, height) != (self._frame.width(), self._frame.height()):
            self._frame = QSize(max(1, width), max(1, height))
            self._ask()
            if self._image is None:
                self._painted = QSize(self._frame)
            self.update()

    def set_safe_areas(self, shown: bool) -> None:
        self._safe = shown
        self.update()

    def set_badges(self, badges: tuple[str, ...]) -> None:
        """Short words on the picture, top left."""
        if badges != self._badges:
            self._badges = badges
            self.update()

    def set_message(self, message: str) -> None:
        """A line at the foot of the picture: what is missing, and what to do. Empty for none."""
        if message != self._message:
            self._message = message
            self.setAccessibleDescription(message)
            self.update()

    def set_cropped(self, cropped: Cropped | None, keys: tuple[CropKey, ...] = ()) -> None:
        """The crop frame to show over a whole picture, or none."""
        self.crop.set(cropped, keys)
        self.update()

    @property
    def zoom(self) -> float:
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """One of ZOOMS."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._centre = QPointF(0.5, 0.5)
            self._ask()
            self.update()
            self.zoom_changed.emit(zoom)

    def picture_rect(self) -> QRectF:
        """Where the sequence's frame lies, in the widget's coordinates."""
        return self._rect_of(self._frame)

    def _rect_of(self, size: QSize) -> QRectF:
        room = QRectF(self.rect())
        if not self._zoom:
            scale = min(room.width() / size.width(), room.height() / size.height())
        else:
            scale = self._zoom / self.devicePixelRatioF()
        width, height = size.width() * scale, size.height() * scale
        x = _placed(room.width(), width, self._centre.x())
        y = _placed(room.height(), height, self._centre.y())
        return QRectF(round(x), round(y), round(width), round(height))

    # --- events

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._ask()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._ask()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), paint_color("surround"))
        # until the first picture of another shape is there, the last one stays as it was
        where = self._rect_of(self._painted)
        painter.fillRect(where, QColor(0, 0, 0))
        if self._image is not None:
            ratio = self.devicePixelRatioF()
            same = (round(where.width() * ratio), round(where.height() * ratio)) == (
                self._image.width(),
                self._image.height(),
            )
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not same and self._zoom <= 1)
            painter.drawImage(where, self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._safe:
            _paint_safe_areas(painter, self.crop.rect(where) or where)
        if self._painted == self._frame:
            self.crop.paint(painter, where)
        visible = where.intersected(QRectF(self.rect()))
        self._paint_badges(painter, visible)
        self._paint_message(painter, visible)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton and self.crop.press(event.position(), self.picture_rect()):
            self.update()
            return
        if event.button() in (Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton) and self._pannable():
            self._pan_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self.crop.dragging:
            window = self.crop.drag(event.position(), self.picture_rect())
            self.update()
            self.crop_dragged.emit(window)
        elif self._pan_from is not None:
            moved = event.position() - self._pan_from
            self._pan_from = event.position()
            where = self.picture_rect()
            self._centre -= QPointF(moved.x() / where.width(), moved.y() / where.height())
            self._centre = QPointF(min(1.0, max(0.0, self._centre.x())), min(1.0, max(0.0, self._centre.y())))
            self.update()
        else:
            self.setCursor(_cursor(self.crop.grip_at(event.position(), self.picture_rect())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self.crop.dragging:
            window = self.crop.release()
            self.update()
            self.crop_dropped.emit(window)
        elif self._pan_from is not None:
            self._pan_from = None
            self.unsetCursor()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self.crop.dragging:
            self.crop.cancel()
            self.update()
            self.crop_dropped.emit(None)
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        place = ZOOMS.index(self._zoom) if self._zoom in ZOOMS else 0
        step = 1 if event.angleDelta().y() > 0 else -1
        self.set_zoom(ZOOMS[min(max(place + step, 0), len(ZOOMS) - 1)])
        event.accept()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(640, 360)

    # --- inside

    def _pannable(self) -> bool:
        where = self.picture_rect()
        return where.width() > self.width() or where.height() > self.height()

    def _ask(self) -> None:
        ratio = self.devicePixelRatioF()
        where = self.picture_rect()
        width = min(round(where.width() * ratio), self._frame.width())
        height = min(round(where.height() * ratio), self._frame.height())
        if (width, height) != self._wanted and width > 1 and height > 1:
            self._wanted = (width, height)
            self.size_wanted.emit(width, height)

    def _paint_badges(self, painter: QPainter, where: QRectF) -> None:
        painter.setFont(font(10.5, 600))
        x = where.left() + 8
        for words in self._badges:
            width = painter.fontMetrics().horizontalAdvance(words) + 8
            box = QRectF(x, where.top() + 8, width, 16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(paint_color("badge"))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(paint_color("badge-text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
            x += width + 4

    def _paint_message(self, painter: QPainter, where: QRectF) -> None:
        if not self._message:
            return
        painter.setFont(font(12, 500))
        metrics = painter.fontMetrics()
        words = metrics.elidedText(self._message, Qt.TextElideMode.ElideRight, max(40, round(where.width()) - 56))
        width = metrics.horizontalAdvance(words) + 36
        box = QRectF(where.center().x() - width / 2, where.bottom() - 40, width, 28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint_color("badge"))
        painter.drawRoundedRect(box, 6, 6)
        painter.drawPixmap(
            round(box.left() + 8), round(box.top() + 6), pixmap("warn", 16, "badge-text", self.devicePixelRatioF())
        )
        painter.setPen(paint_color("badge-text"))
        painter.drawText(box.adjusted(28, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, words)


def _placed(room: float, size: float, centre: float) -> float:
    """Where something of `size` begins: in the middle when there is room, else so that `centre` of it is."""
    if size <= room:
        return (room - size) / 2
    return min(0.0, max(room - size, room / 2 - centre * size))


def _cursor(grip: Grip | None) -> Qt.CursorShape:
    shapes = {
        "move": Qt.CursorShape.SizeAllCursor,
        "n": Qt.CursorShape.SizeVerCursor,
        "s": Qt.CursorShape.SizeVerCursor,
        "e": Qt.CursorShape.SizeHorCursor,
        "w": Qt.CursorShape.SizeHorCursor,
        "nw": Qt.CursorShape.SizeFDiagCursor,
        "se": Qt.CursorShape.SizeFDiagCursor,
        "ne": Qt.CursorShape.SizeBDiagCursor,
        "sw": Qt.CursorShape.SizeBDiagCursor,
    }
    return shapes[grip] if grip is not None else Qt.CursorShape.ArrowCursor


def _paint_safe_areas(painter: QPainter, where: QRectF) -> None:
    """Action safe (93%) and title safe (90%), as SMPTE ST 2046-1 draws them, and the middle."""
    for share in (0.93, 0.90):
        dx, dy = where.width() * (1 - share) / 2, where.height() * (1 - share) / 2
        area = where.adjusted(dx, dy, -dx, -dy)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, colour in ((3, QColor(0, 0, 0, 110)), (1, QColor(255, 255, 255, 190))):
            painter.setPen(QPen(colour, width))
            painter.drawRect(area)
    middle = where.center()
    for width, colour in ((3, QColor(0, 0, 0, 110)), (1, QColor(255, 255, 255, 190))):
        painter.setPen(QPen(colour, width))
        painter.drawLine(middle - QPointF(8, 0), middle + QPointF(8, 0))
        painter.drawLine(middle - QPointF(0, 8), middle + QPointF(0, 8))
