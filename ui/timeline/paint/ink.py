"""Everything that painting needs and that lasts: colours of the theme, fonts, and small pictures made once."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap

from ui.theme import Theme
from ui.theme.fonts import BADGE, CAPTION, font
from ui.theme.icons import pixmap
from ui.timeline.metrics import Role
from ui.timeline.paint.texts import Texts

MARKERS = {"green": "#74cfa3", "yellow": "#e8c66f", "red": "#f38f86", "blue": "#8cbeff", "purple": "#b9a7ee"}
_LETTER: dict[Role, str] = {
    "video": "v",
    "overlay": "v",
    "audio": "a",
    "music": "m",
    "narration": "n",
    "subtitle": "s",
}
_RADIUS = 4.0


@dataclass(frozen=True)
class Kind:
    """Colours of one kind of track."""

    fill: QColor
    hover: QColor
    text: QColor
    wave: QColor
    line: QColor
    words: str
    """Token of `text`, for icons."""
    reasons: bool
    """Whether name bars show why a clip was chosen; its sound does not repeat it."""


class Ink:
    """One for a theme and a screen; thrown away when either changes."""

    def __init__(self, theme: Theme, ratio: float) -> None:
        self.theme = theme
        self.ratio = ratio
        self.dark = theme.name == "dark"
        self.kinds: dict[Role, Kind] = {role: self._kind(letter) for role, letter in _LETTER.items()}
        self.lane, self.tl, self.ruler = theme.color("lane"), theme.color("tl"), theme.color("ruler")
        self.panel, self.raised, self.line = theme.color("panel"), theme.color("raised"), theme.color("line")
        self.text, self.text_3 = theme.color("text"), theme.color("text-3")
        self.accent, self.sel, self.focus = theme.color("accent"), theme.color("sel"), theme.color("focus")
        self.danger = theme.color("danger")
        self.names = Texts(font(CAPTION, 500))
        self.captions = Texts(font(CAPTION, 400))
        self.badges = Texts(font(BADGE, 600))
        self.labels = Texts(font(12, 600))
        self._pictures: dict[object, QPixmap] = {}
        self.offline = QCoreApplication.translate("Timeline", "Offline · relink")
        self.muted = QCoreApplication.translate("Timeline", "Muted")
        self.hatch = self._stripes(self._faint(self.text, 0.08), 6, -1)
        self.danger_hatch = self._stripes(self._faint(self.danger, 0.35), 9, 1)
        self.removed_hatch = self._removed()

    def color(self, token: str) -> QColor:
        return self.theme.color(token)

    def icon(self, name: str, size: int, token: str) -> QPixmap:
        """An icon in a token's colour."""
        return pixmap(name, size, token, self.ratio)

    def badge(self, icon: str, words: str) -> QPixmap:
        """A badge on a picture: an icon, words, or both."""
        key = ("badge", icon, words)
        made = self._pictures.get(key)
        if made is None:
            width = 6.0 + (12 if icon else 0) + (4 if icon and words else 0) + self.badges.width(words) + 6
            made, painter = self._canvas(width, 16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.color("badge"))
            painter.drawRoundedRect(QRectF(0, 0, width, 16), 3, 3)
            x = 6.0
            if icon:
                painter.drawPixmap(QPointF(x, 2), self.icon(icon, 12, "badge-text"))
                x += 16
            self.badges.draw(painter, words, x, 0, 16, self.color("badge-text"))
            painter.end()
            self._pictures[key] = made
        return made

    def cap(self, height: int, colour: QColor, *, right: bool) -> QPixmap:
        """What is laid over the end of a clip to round its corners: the colour of what is behind."""
        key = ("cap", height, colour.rgba(), right)
        made = self._pictures.get(key)
        if made is None:
            made, painter = self._canvas(_RADIUS, height)
            whole, inner = QPainterPath(), QPainterPath()
            whole.addRect(QRectF(0, 0, _RADIUS, height))
            x = -8.0 if right else 0.0
            inner.addRoundedRect(QRectF(x, 0, _RADIUS + 8, height), _RADIUS, _RADIUS)
            painter.fillPath(whole.subtracted(inner), colour)
            painter.end()
            self._pictures[key] = made
        return made

    def kept(self, key: object, width: float, height: float) -> tuple[QPixmap, QPainter | None]:
        """A picture by its key, with a painter if it is still to be made."""
        made = self._pictures.get(key)
        if made is not None:
            return made, None
        if len(self._pictures) > 3000:
            self._pictures.clear()
        made, painter = self._canvas(width, height)
        self._pictures[key] = made
        return made, painter

    def _canvas(self, width: float, height: float) -> tuple[QPixmap, QPainter]:
        made = QPixmap(max(1, round(width * self.ratio + 0.49)), max(1, round(height * self.ratio)))
        made.setDevicePixelRatio(self.ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return made, painter

    def _kind(self, letter: str) -> Kind:
        fill = self.theme.color(letter)
        wave = self.theme.color(f"{letter}-wave") if letter in "amn" else self.theme.color(f"{letter}-line")
        wave.setAlphaF(0.9)
        hover = fill.lighter(132) if self.dark else fill.darker(106)
        words = f"{letter}-text"
        text, line = self.theme.color(words), self.theme.color(f"{letter}-line")
        return Kind(fill, hover, text, wave, line, words, reasons=letter == "v")

    def _stripes(self, colour: QColor, period: int, direction: int) -> QBrush:
        """A brush of diagonal lines; `direction` 1 falls to the right."""
        made, painter = self._canvas(period * 2, period * 2)
        painter.setPen(QPen(colour, 1.5))
        size = period * 2
        for start in range(-size, 2 * size, period):
            if direction > 0:
                painter.drawLine(QPointF(start, 0), QPointF(start + size, size))
            else:
                painter.drawLine(QPointF(start, size), QPointF(start + size, 0))
        painter.end()
        return QBrush(made)

    def _removed(self) -> QBrush:
        size = 17
        made, painter = self._canvas(size, size)
        painter.fillRect(QRectF(0, 0, size, size), QColor(13, 14, 16, 87))
        painter.setPen(QPen(QColor(13, 14, 16, 110), 6))
        for start in (-size, 0, size):
            painter.drawLine(QPointF(start - 6, size + 6), QPointF(start + size + 6, -6))
        painter.end()
        return QBrush(made)

    @staticmethod
    def _faint(colour: QColor, alpha: float) -> QColor:
        made = QColor(colour)
        made.setAlphaF(alpha)
        return made
