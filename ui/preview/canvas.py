"""The picture on the screen: fitted or zoomed, with safe areas, tracked boxes, the crop frame, and what is to be said."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from editor.model import CropKey
from ui.preview.box_frames import BoxFrames, rect
from ui.preview.crop_frame import CropFrame
from ui.preview.cropping import Cropped, Grip
from ui.preview.marks import Mark
from ui.preview.over_picture import paint_badges, paint_message, paint_safe_areas
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
    box_chosen = Signal(object, QPoint)
    """The Mark that was clicked, and where a menu for it opens, on the screen."""
    resized = Signal()

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
        self.boxes = BoxFrames()
        self._boxes_answer = False
        self._pressed: tuple[Mark, QPointF] | None = None
        """The box that was pressed and where, until it is let go or becomes a drag."""

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

    def set_boxes(self, marks: tuple[Mark, ...], *, answer: bool) -> None:
        """The tracked boxes to show, and whether a click on one does something."""
        self._boxes_answer = answer
        if self.boxes.set(marks):
            self.update()

    def box_foot(self, mark: Mark) -> QPoint:
        """Where on the screen a menu for a box opens: at its lower left."""
        return self.mapToGlobal(rect(mark, self.picture_rect()).bottomLeft().toPoint())

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
        self.resized.emit()

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
            paint_safe_areas(painter, self.crop.rect(where) or where)
        visible = where.intersected(QRectF(self.rect()))
        if self._painted == self._frame:
            self.crop.paint(painter, where)
            self.boxes.paint(painter, where, visible)
        paint_badges(painter, self._badges, visible)
        paint_message(painter, self._message, visible)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        box = self._box_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        self._pressed = (box, event.position()) if box is not None else None
        if event.button() == Qt.MouseButton.LeftButton and self.crop.press(event.position(), self.picture_rect()):
            self.update()
            return
        if event.button() in (Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton) and self._pannable():
            self._pan_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        if box is None:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._pressed is not None:
            if not _is_drag(event.position() - self._pressed[1]):
                return
            self._pressed = None
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
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self.crop.dragging:
            window = self.crop.release()
            self.update()
            self.crop_dropped.emit(window)
        elif self._pan_from is not None:
            self._pan_from = None
            self.unsetCursor()
        pressed, self._pressed = self._pressed, None
        if pressed is not None and event.button() == Qt.MouseButton.LeftButton:
            self.box_chosen.emit(pressed[0], event.globalPosition().toPoint())
        super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if self.boxes.hover(None, self.picture_rect()):
            self.update()
        super().leaveEvent(event)

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

    def _box_at(self, point: QPointF) -> Mark | None:
        """The box that a click there is for: a corner or an edge of the crop frame over it is meant for itself."""
        if not self._boxes_answer or self.crop.grip_at(point, self.picture_rect()) not in (None, "move"):
            return None
        return self.boxes.at(point, self.picture_rect())

    def _hover(self, point: QPointF) -> None:
        if self.boxes.hover(point, self.picture_rect()):
            self.update()
        if self._box_at(point) is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setCursor(_cursor(self.crop.grip_at(point, self.picture_rect())))

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


def _is_drag(moved: QPointF) -> bool:
    return moved.manhattanLength() >= QApplication.startDragDistance()
