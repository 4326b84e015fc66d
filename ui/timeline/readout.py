"""The reading beside a drag: how much, the new lengths, and for a cut both frames at it."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from editor.model import Clip, Media, Project
from editor.timecode import allows_drop_frame, format_timecode, frame_at, snap_rate
from ui.state.context import Context
from ui.theme.fonts import font
from ui.timeline import looking, words
from ui.timeline.gestures.base import Readout

_PICTURES = 84
_WIDE = 416


class ReadoutCard(QWidget):
    """Floats over the window; the mouse does not see it."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._parent = context, parent
        self._readout: Readout | None = None
        self._lines: tuple[str, list[tuple[str, str]]] = ("", [])
        self._pictures: list[tuple[QImage | None, str]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        context.stills.ready.connect(self._ready)
        self.hide()

    def _ready(self, *_: object) -> None:
        """A picture that was asked for may have come."""
        if self._readout is not None and self.isVisible() and self._pictures:
            self._compose(self._readout)
            self.update()

    @property
    def text(self) -> str:
        """All that it says, in one line."""
        title, facts = self._lines
        return " ".join([title, *(f"{name} {value}" for name, value in facts)]).strip()

    def show_readout(self, readout: Readout | None, anchor: QPoint) -> None:
        """Show a reading above `anchor`, a point of the window; None hides the card."""
        self._readout = readout
        if readout is None:
            self.hide()
            return
        self._compose(readout)
        size = self.sizeHint()
        self.resize(size)
        parent = self._parent
        x = max(8, min(anchor.x() - size.width() // 2, parent.width() - size.width() - 8))
        above = anchor.y() - size.height() - 10
        self.move(x, above if above >= 8 else min(anchor.y() + 48, parent.height() - size.height() - 8))
        self.show()
        self.raise_()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        if self._pictures:
            return QSize(_WIDE, 8 + _PICTURES + 36)
        title, facts = self._lines
        wide = 24 + self._width(title, 13, 600)
        wide += sum(self._width(name, 12, 400) + self._width(value, 12, 500) + 24 for name, value in facts)
        return QSize(round(wide) + 8, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line-strong"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        top = 0
        if self._pictures:
            wide = (self.width() - 16 - 4) / 2
            for number, (image, caption) in enumerate(self._pictures):
                self._paint_picture(painter, QRectF(8 + number * (wide + 4), 8, wide, _PICTURES), image, caption)
            top = 8 + _PICTURES
        title, facts = self._lines
        foot = QRectF(12, top, self.width() - 24, self.height() - top)
        self._write(painter, foot, title, 15 if self._pictures else 13, 600, "text")
        x = foot.right()
        for name, value in reversed(facts):
            x -= self._width(value, 12, 500)
            self._write(painter, QRectF(x, foot.top(), 400, foot.height()), value, 12, 500, "text")
            x -= self._width(name, 12, 400) + 8
            self._write(painter, QRectF(x, foot.top(), 400, foot.height()), name, 12, 400, "text-3")
            x -= 16

    def _paint_picture(self, painter: QPainter, area: QRectF, image: QImage | None, caption: str) -> None:
        theme = self._context.theme
        path = QPainterPath()
        path.addRoundedRect(area, 4, 4)
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(area, theme.color("surround"))
        if image is not None and not image.isNull():
            share = max(area.width() / image.width(), area.height() / image.height())
            wide, high = area.width() / share, area.height() / share
            source = QRectF((image.width() - wide) / 2, (image.height() - high) / 2, wide, high)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(area, image, source)
        painter.restore()
        if caption:
            wide = self._width(caption, 10.5, 600) + 12
            plate = QRectF(area.left() + 4, area.bottom() - 20, wide, 16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("badge"))
            painter.drawRoundedRect(plate, 3, 3)
            self._write(painter, plate.adjusted(6, 0, 0, 0), caption, 10.5, 600, "badge-text")

    def _write(self, painter: QPainter, area: QRectF, text: str, size: float, weight: int, token: str) -> None:
        painter.setFont(font(size, weight))
        painter.setPen(QColor(self._context.theme.color(token)))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _width(self, text: str, size: float, weight: int) -> float:
        return QFontMetricsF(font(size, weight)).horizontalAdvance(text)

    # --- what it says

    def _compose(self, readout: Readout) -> None:
        project = self._context.document.shown
        self._lines = lines_of(project, readout)
        self._pictures = []
        if readout.left is not None or readout.right is not None:
            captions = {"slip": (words.tr("In"), words.tr("Out"))}.get(readout.kind, (words.tr("Out"), words.tr("In")))
            ends = [
                self._picture(project, end, name) for end, name in zip((readout.left, readout.right), captions, strict=True)
            ]
            if any(caption for _, caption in ends):
                self._pictures = ends

    def _picture(self, project: Project, end: tuple[str, int] | None, name: str) -> tuple[QImage | None, str]:
        found = looking.find(project.sequence, end[0]) if end is not None else None
        if end is None or found is None or not isinstance(found.item, Clip):
            return None, ""
        clip = _picture_of(project, found.item, found.track.kind)
        media = next((entry for entry in project.media if clip is not None and entry.id == clip.media), None)
        if clip is None or media is None:
            return None, ""
        frame = max(0, min(clip.duration - 1, end[1] - clip.record_in))
        time = clip.source_at(frame, project.sequence.rate)
        image = self._context.stills.still(media, time, _PICTURES * 2, stream=clip.stream)
        return image, f"{name} {_source_timecode(media, time)}"


def lines_of(project: Project, readout: Readout) -> tuple[str, list[tuple[str, str]]]:
    """(title, facts as (name, value)) of a reading."""
    sequence = project.sequence
    found = looking.find(sequence, readout.item) if readout.item else None
    place = [(words.tr("At"), words.timecode(sequence, readout.at))] if readout.at is not None else []
    if readout.kind == "gain":
        return words.decibels(readout.value), []
    if readout.kind in ("fade", "transition", "insert", "overwrite"):
        title = f"{words.gesture_name(readout.kind)} {words.frames(readout.delta)}"
        return title, place if readout.kind in ("insert", "overwrite") else []
    title = words.frames(readout.delta, signed=True)
    if readout.kind in ("move", "slip"):
        return title, place if readout.kind == "move" else []
    facts = []
    if found is not None:
        facts.append((words.tr("Clip now"), words.length(sequence, found.item.duration)))
    if readout.kind == "ripple":
        facts.append((words.tr("Cut now"), words.length(sequence, sequence.duration)))
    return title, facts


def _picture_of(project: Project, clip: Clip, kind: str) -> Clip | None:
    """The clip itself if it has a picture, or the picture that is linked with a sound."""
    if kind == "video":
        return clip
    if clip.link is not None:
        for track in project.sequence.tracks:
            if track.kind == "video":
                for item in track.clips:
                    if item.link == clip.link:
                        return item
    return None


def _source_timecode(media: Media, time: Fraction) -> str:
    video = media.video
    if video is None:
        return words.seconds(time)
    rate = snap_rate(video.rate)
    start = media.info.start_timecode
    first = start.frame if start is not None and start.rate == rate else 0
    return format_timecode(first + frame_at(time, rate), rate, drop_frame=allows_drop_frame(rate))
