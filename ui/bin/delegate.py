"""One piece of footage as it stands in the bin: a tile of the grid, or a row of the list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.model import Media
from ui.bin import facts
from ui.bin.model import Role
from ui.bin.stills import StillCache
from ui.bin.thumbnails import paint_thumbnail
from ui.theme import font
from ui.theme.painting import paint_color

Index = QModelIndex | QPersistentModelIndex

TILE_GAP = 8
ROW_HEIGHT = 52
_LINE = 16
_ROW_PICTURE = QSize(72, 40)


class BinDelegate(QStyledItemDelegate):
    """Draws tiles (`grid`) or rows. `scrub` says over which footage the pointer is, and where on its picture, 0..1."""

    def __init__(self, stills: StillCache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = True
        self.cell = QSize(134, 120)
        self.scrub: tuple[str, float] | None = None
        self.keyboard = False
        """Whether the bin is used by keyboard, so that the focus is shown."""
        self._stills = stills

    # --- where things are

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        return self.cell

    @staticmethod
    def cell_size(width: int) -> QSize:
        """The size of a tile with its gaps, for a column `width` wide."""
        return QSize(width, round((width - TILE_GAP) * 9 / 16) + 4 + 2 * _LINE + 12)

    def picture_rect(self, cell: QRect) -> QRect:
        """Where the picture is in a cell."""
        if self.grid:
            wide = cell.width() - TILE_GAP
            return QRect(cell.left() + TILE_GAP // 2, cell.top() + TILE_GAP // 2, wide, round(wide * 9 / 16))
        top = cell.top() + (cell.height() - _ROW_PICTURE.height()) // 2
        return QRect(cell.left() + 8, top, _ROW_PICTURE.width(), _ROW_PICTURE.height())

    def name_rect(self, cell: QRect) -> QRect:
        """Where the name is in a cell."""
        picture = self.picture_rect(cell)
        if self.grid:
            return QRect(picture.left(), picture.bottom() + 5, picture.width(), _LINE)
        return QRect(picture.right() + 11, cell.top() + 10, cell.right() - picture.right() - 19, _LINE)

    def summary_rect(self, cell: QRect) -> QRect:
        """Where the line below the name is."""
        return self.name_rect(cell).translated(0, _LINE)

    # --- drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = option.state
        rect: QRect = option.rect
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = self.keyboard and bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.grid:
            self._paint_ground(painter, rect, selected, hovered)
        media: Media | None = index.data(Role.MEDIA)
        offline = bool(index.data(Role.OFFLINE))
        picture = QRectF(self.picture_rect(rect))
        media_id = index.data(Role.ID)
        scrub = self.scrub[1] if self.scrub is not None and self.scrub[0] == media_id else None
        paint_thumbnail(
            painter, picture, media, self._stills,
            offline=offline, scrub=scrub, radius=6 if self.grid else 4, badges=self.grid,
        )  # fmt: skip
        if self.grid and selected:
            # beside the ring of the focus there is no room for another one
            _outline(painter, picture.adjusted(1, 1, -1, -1) if focused else picture.adjusted(-3, -3, 3, 3), "sel", 8)
        self._paint_words(painter, rect, index, media, offline, selected and self.grid)
        if focused:
            around = picture.adjusted(-3, -3, 3, 3) if self.grid else QRectF(rect).adjusted(5, 2, -5, -2)
            _outline(painter, around, "focus", 8)
        painter.restore()

    def paint_picture(self, painter: QPainter, index: Index, corner: QPoint, size: QSize) -> None:
        """Only the picture, for what is dragged."""
        offline = bool(index.data(Role.OFFLINE))
        paint_thumbnail(painter, QRectF(QRect(corner, size)), index.data(Role.MEDIA), self._stills, offline=offline)

    def _paint_ground(self, painter: QPainter, rect: QRect, selected: bool, hovered: bool) -> None:
        if not selected and not hovered:
            return
        painter.setPen(QPen(paint_color("line-strong"), 1) if selected else Qt.PenStyle.NoPen)
        painter.setBrush(paint_color("raised" if selected else "control"))
        painter.drawRoundedRect(QRectF(rect).adjusted(4.5, 1.5, -4.5, -1.5), 6, 6)

    def _paint_words(
        self, painter: QPainter, rect: QRect, index: Index, media: Media | None, offline: bool, strong: bool
    ) -> None:
        adding = bool(index.data(Role.ADDING))
        name, summary = self.name_rect(rect), self.summary_rect(rect)
        if not self.grid and media is not None and media.info.kind != "image":
            text = facts.length(media.info.duration)
            face = font(11)
            width = QFontMetrics(face).horizontalAdvance(text)
            where = QRect(name.right() - width, rect.top(), width + 1, rect.height())
            _write(painter, where, text, face, paint_color("text-3"))
            name.setRight(name.right() - width - 8)
            summary.setRight(name.right())
        face = font(12, 600 if strong else 400)
        _write(painter, name, index.data(), face, paint_color("text-2" if adding else "text"), Qt.TextElideMode.ElideMiddle)
        line = index.data(Role.SUMMARY)
        if not self.grid and media is not None and not offline:
            line = " · ".join([line, *(badge.text for badge in facts.badges(media))])
        _write(painter, summary, line, font(11), paint_color("danger" if offline else "text-3"))

    # --- renaming

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Name of {0}").format(index.data()))
        editor.setFont(font(12))
        # the part before the suffix is what one wants to change; the view selects all of it right after this
        stem = str(index.data()).rpartition(".")[0]
        QTimer.singleShot(0, editor, lambda: editor.setSelection(0, len(stem) or len(editor.text())))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        # this is asked whenever a picture of it comes, too: setting the same text would lose what is selected
        name = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QLineEdit) and not editor.isModified() and editor.text() != name:
            editor.setText(name)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:  # noqa: N802
        place = self.name_rect(option.rect)
        editor.setGeometry(place.adjusted(-4, -6, 4, 6))


def _outline(painter: QPainter, rect: QRectF, token: str, radius: float) -> None:
    """2 px wide."""
    painter.setPen(QPen(paint_color(token), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, radius, radius)


def _write(
    painter: QPainter,
    rect: QRect,
    text: str,
    face: QFont,
    color: QColor,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    painter.setFont(face)
    painter.setPen(color)
    shown = QFontMetrics(face).elidedText(" ".join(text.split("\n")), mode, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
