"""Parts of the reel dialog: shapes to choose from, the footage, and a frame that shows what a shape does to it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from editor.model import Media
from ui.bin.stills import StillCache
from ui.bin.thumbnails import poster
from ui.theme.fonts import font
from ui.theme.painting import paint_color
from ui.widgets import label

_FRAME = QSize(240, 300)
"""The most room that the frame's picture takes."""


class ShapeTile(QAbstractButton):
    """A shape of picture, drawn and named."""

    def __init__(self, words: str, shape: Fraction | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = shape
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(88, 72)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(paint_color("accent-quiet" if chosen else "control-hover" if self.underMouse() else "control"))
        painter.setPen(QPen(paint_color("sel"), 2) if chosen else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, 8, 8)
        words = paint_color("accent-text" if chosen else "text-2")
        centre = QRectF(box.center().x() - 20, box.top() + 8, 40, 34)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(words, 1.5))
        if self._shape is None:
            # a frame within a frame: whatever the footage is
            painter.drawRoundedRect(
                QRectF(0, 0, 36, 24).translated(centre.center().x() - 18, centre.center().y() - 12), 2, 2
            )
            dots = QPen(words, 1.5, Qt.PenStyle.DotLine)
            painter.setPen(dots)
            painter.drawRoundedRect(QRectF(0, 0, 16, 30).translated(centre.center().x() - 8, centre.center().y() - 15), 2, 2)
        else:
            ratio = float(self._shape)
            width = min(38.0, 32 * ratio) if ratio < 1 else min(38.0, 26 * ratio)
            painter.drawRoundedRect(_around(centre, round(width), round(width / ratio)), 2, 2)
        painter.setPen(paint_color("text" if chosen else "text-2"))
        painter.setFont(font(12, 500))
        painter.drawText(QRectF(box.left(), box.bottom() - 25, box.width(), 20), Qt.AlignmentFlag.AlignCenter, self.text())


class ShapePicker(QWidget):
    """Shapes side by side, one of them chosen; arrow keys choose as well."""

    chosen = Signal(str)

    def __init__(self, shapes: Sequence[tuple[str, str, Fraction | None]], parent: QWidget | None = None) -> None:
        """`shapes` are (value, words, width over height)."""
        super().__init__(parent)
        self._tiles: dict[str, ShapeTile] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for value, words, shape in shapes:
            tile = ShapeTile(words, shape)
            tile.clicked.connect(lambda _=False, value=value: self.chosen.emit(value))
            group.addButton(tile)
            row.addWidget(tile)
            self._tiles[value] = tile

    @property
    def value(self) -> str:
        return next((value for value, tile in self._tiles.items() if tile.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose without telling."""
        self._tiles[value].setChecked(True)

    def tile(self, value: str) -> ShapeTile:
        return self._tiles[value]

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        for tile in self._tiles.values():
            tile.setAccessibleName(f"{name}: {tile.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        values = list(self._tiles)
        place = values.index(self.value) + step
        if 0 <= place < len(values):
            self._tiles[values[place]].setFocus(Qt.FocusReason.TabFocusReason)
            self._tiles[values[place]].click()


class Strip(QWidget):
    """Small pictures of several files side by side."""

    def __init__(self, stills: StillCache, parent: QWidget | None = None, *, height: int = 24, most: int = 5) -> None:
        super().__init__(parent)
        self._stills, self._most = stills, most
        self._media: tuple[Media, ...] = ()
        self.setFixedHeight(height)
        stills.ready.connect(self._ready)

    def show_media(self, media: Sequence[Media]) -> None:
        self._media = tuple(media)[: self._most]
        self.setFixedWidth(max(1, len(self._media) * round(self.height() * 1.25)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), 3, 3)
        painter.setClipPath(clip)
        width = self.width() / max(1, len(self._media))
        for number, media in enumerate(self._media):
            at = QRect(round(number * width), 0, round(width) - 1, self.height())
            _cover(painter, at, poster(media, self._stills, 60))

    def _ready(self, media_id: str, _key: object) -> None:
        if any(media.id == media_id for media in self._media):
            self.update()


class FrameView(QWidget):
    """A picture of the footage in the frame that was chosen, as a reel's crop would begin: in the middle."""

    def __init__(self, stills: StillCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stills = stills
        self._media: Media | None = None
        self._shape = Fraction(16, 9)
        self.setFixedSize(_FRAME)
        stills.ready.connect(self._ready)

    def show_frame(self, media: Media | None, shape: Fraction) -> None:
        self._media, self._shape = media, shape
        self.setFixedHeight(min(_FRAME.height(), round(_FRAME.width() / float(shape))))
        self.setAccessibleName(self.tr("A picture of {0} in the chosen shape").format(media.name) if media else "")
        self.update()

    @property
    def frame(self) -> QRect:
        """Where the picture is."""
        ratio = float(self._shape)
        width = min(self.width(), round(self.height() * ratio))
        height = round(width / ratio)
        return QRect((self.width() - width) // 2, 0, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = self.frame
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(at), 6, 6)
        painter.setClipPath(clip)
        painter.fillRect(at, paint_color("surround"))
        if self._media is not None:
            _cover(painter, at, poster(self._media, self._stills, 540))

    def _ready(self, media_id: str, _key: object) -> None:
        if self._media is not None and self._media.id == media_id:
            self.update()


def _around(box: QRectF, width: float, height: float) -> QRectF:
    """A box of that size in the middle of `box`."""
    return QRectF(box.center().x() - width / 2, box.center().y() - height / 2, width, height)


def _cover(painter: QPainter, at: QRect, picture: QImage | None) -> None:
    """The middle of `picture`, so large that it fills `at`."""
    if picture is None or picture.isNull():
        painter.fillRect(at, paint_color("control-hover"))
        return
    scale = max(at.width() / picture.width(), at.height() / picture.height())
    width, height = at.width() / scale, at.height() / scale
    part = QRectF((picture.width() - width) / 2, (picture.height() - height) / 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(at), picture, part)


class FootagePicker(QFrame):
    """Which footage is used: pictures, a count, and on request a list to tick."""

    changed = Signal()
    unfolded = Signal()
    """The list came or went, so that more or less room is needed."""

    def __init__(self, media: Sequence[Media], stills: StillCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._media = tuple(media)
        self._strip = Strip(stills)
        self._words = label("", "label")
        self.change = QPushButton(self.tr("Change"))
        self.change.setProperty("kind", "quiet")
        self.change.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.change.setAccessibleName(self.tr("Change the footage"))
        self.change.clicked.connect(self._unfold)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Footage"))
        self.list.setVisible(False)
        self.list.setTabKeyNavigation(False)
        for each in self._media:
            item = QListWidgetItem(each.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setToolTip(each.info.path)
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            self.list.addItem(item)
        self.list.setFixedHeight(min(148, 32 * max(1, len(self._media)) + 4))
        self.list.itemChanged.connect(self._ticked)
        self.setProperty("card", True)
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 4, 4)
        row.setSpacing(8)
        row.addWidget(self._strip)
        row.addWidget(self._words, 1)
        row.addWidget(self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.list)
        self._tell()

    @property
    def media(self) -> tuple[Media, ...]:
        """What is ticked, in the order of the bin."""
        ticked = {
            self.list.item(row).data(Qt.ItemDataRole.UserRole)
            for row in range(self.list.count())
            if self.list.item(row).checkState() == Qt.CheckState.Checked
        }
        return tuple(each for each in self._media if each.id in ticked)

    def set_media(self, ids: Sequence[str]) -> None:
        """Tick these and no others; all where `ids` names none of them."""
        wanted = {each.id for each in self._media if each.id in ids} or {each.id for each in self._media}
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            item = self.list.item(row)
            ticked = item.data(Qt.ItemDataRole.UserRole) in wanted
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._tell()

    def _ticked(self, _item: QListWidgetItem) -> None:
        self._tell()
        self.changed.emit()

    def _unfold(self) -> None:
        self.list.setVisible(not self.list.isVisible())
        self.change.setText(self.tr("Done") if self.list.isVisible() else self.tr("Change"))
        if self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.list.setCurrentRow(max(0, self.list.currentRow()))
        self.unfolded.emit()

    def _tell(self) -> None:
        chosen = self.media
        self._strip.show_media(chosen)
        seconds = round(sum((each.info.duration for each in chosen), Fraction(0)))
        length = f"{seconds // 60}:{seconds % 60:02d}"
        self._words.setText(
            self.tr("%n file(s), {0} of footage", "", len(chosen)).format(length) if chosen else self.tr("No footage chosen")
        )
        self.setAccessibleName(self._words.text())
