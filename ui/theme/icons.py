"""Icons: strokes in resources/icons, drawn in the colours of the theme in use, sharp at every scale.

An icon made once follows the theme: its engine looks up the colour when it paints. Hovered it takes the colour of text,
switched on that of the accent, disabled it fades, unless other tokens are asked for.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.theme.tokens import DARK, Tokens, colour

FOLDER = Path(resources.__file__).parent / "icons"

_DISABLED = 0.45
_KEPT = 2000

_tokens: Tokens = DARK
_pixmaps: dict[tuple[str, str, float, int, int, int], QPixmap] = {}


def use(tokens: Tokens) -> None:
    """Icons are drawn in these colours from now on; the theme calls this."""
    global _tokens
    _tokens = tokens
    _pixmaps.clear()


def in_use() -> Tokens:
    """The tokens of the theme in use."""
    return _tokens


@cache
def names() -> frozenset[str]:
    """Every icon there is."""
    return frozenset(path.stem for path in FOLDER.glob("*.svg"))


@cache
def icon(name: str, size: int = 16, color: str = "text-2", on: str = "accent-text") -> QIcon:
    """The icon `name` at `size` px, in the token `color`, and in `on` while it is switched on. Raises KeyError.

    It stays 1.5 px thick at every size. The same QIcon is good for both themes.
    """
    if name and name not in names():
        raise KeyError(name)
    for token in (color, on):
        _tokens.value(token)
    return QIcon(_Engine(name, size, color, on)) if name else QIcon()


def pixmap(name: str, size: int = 16, color: str = "text-2", ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` px on a screen of device pixel ratio `ratio`, for painting by hand."""
    return _drawn(name, _tokens.value(color), 1.0, size, size, ratio)


class _Engine(QIconEngine):
    """Draws one icon in the colours of the moment."""

    def __init__(self, name: str, size: int, color: str, on: str) -> None:
        super().__init__()
        self._what = (name, size, color, on)

    def clone(self) -> QIconEngine:
        return _Engine(*self._what)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:  # noqa: N802, ARG002 - Qt's name
        return size

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        corner = QPoint(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2)
        painter.drawPixmap(corner, self._pixmap(QSize(side, side), mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._pixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802
        return self._pixmap(size, mode, state, scale)  # Qt 6.8 and later give the size before scaling

    def _pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, ratio: float) -> QPixmap:
        name, _, color, on = self._what
        token = on if state == QIcon.State.On else color
        if mode in (QIcon.Mode.Active, QIcon.Mode.Selected) and token == "text-2":  # noqa: S105 - a colour
            token = "text"  # noqa: S105
        opacity = _DISABLED if mode == QIcon.Mode.Disabled else 1.0
        return _drawn(name, _tokens.value(token), opacity, size.width(), size.height(), ratio)


def _drawn(name: str, value: str, opacity: float, width: int, height: int, ratio: float) -> QPixmap:
    key = (name, value, opacity, width, height, round(ratio * 100))
    if key not in _pixmaps:
        if len(_pixmaps) >= _KEPT:
            _pixmaps.clear()
        _pixmaps[key] = _render(name, value, opacity, width, height, ratio)
    return _pixmaps[key]


def _render(name: str, value: str, opacity: float, width: int, height: int, ratio: float) -> QPixmap:
    picture = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    side = min(width, height)
    stroke = 1.5 * 16 / side if side else 1.5
    text = (
        _source(name).replace("currentColor", colour(value).name()).replace('stroke-width="1.5"', f'stroke-width="{stroke}"')
    )
    renderer = QSvgRenderer(QByteArray(text.encode()))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(opacity * colour(value).alphaF())
    left, top = (width - side) / 2, (height - side) / 2
    renderer.render(painter, QRectF(left * ratio, top * ratio, side * ratio, side * ratio))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def _source(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
