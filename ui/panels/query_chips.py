"""A query word by word: what each was taken for, what wider thing is looked for, what was not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.protocol import QueryWord
from ui.theme import Theme, font, pixmap

_HEIGHT, _GAP, _ICON = 22, 6, 12
_PAD, _BETWEEN = 8, 4

Tone = Literal["ok", "warn"]


@dataclass(frozen=True)
class Chip:
    """A word in bold, and what became of it."""

    word: str
    meaning: str
    tone: Tone
    tip: str


def chips_of(words: Sequence[QueryWord]) -> tuple[Chip, ...]:
    """What is worth saying of the words of a query, in its order; words that carry no meaning are left out."""
    return tuple(_chip(word) for word in words if word.state != "ignored")


def concept_words(concept: str) -> str:
    """A concept of the engine's vocabulary in the language of the window; what is none stays as it is."""
    return _concepts().get(concept, concept)


class QueryChips(QWidget):
    """Chips in lines, drawn; as many lines as they need."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: tuple[Chip, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def chips(self) -> tuple[Chip, ...]:
        return self._chips

    def set_chips(self, chips: Sequence[Chip]) -> None:
        self._chips = tuple(chips)
        self.setAccessibleName("; ".join(f"{chip.word}: {chip.meaning}" for chip in self._chips))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        boxes = self._boxes(width)
        return round(boxes[-1].bottom()) if boxes else 0

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(200, self.heightForWidth(max(120, self.width())))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(80, _HEIGHT if self._chips else 0)

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            tip = next((c.tip for c, box in zip(self._chips, self._boxes(self.width()), strict=True)
                        if box.contains(event.pos())), "")  # fmt: skip
            QToolTip.showText(event.globalPos() if tip else QPoint(), tip, self)
            return True
        return bool(super().event(event))  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for chip, box in zip(self._chips, self._boxes(self.width()), strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(f"{chip.tone}-quiet"))
            painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
            picture = pixmap("check" if chip.tone == "ok" else "warn", _ICON, chip.tone, self.devicePixelRatioF())
            left = box.left() + _PAD
            painter.drawPixmap(QPoint(round(left), round(box.center().y() - _ICON / 2)), picture)
            left += _ICON + _BETWEEN
            painter.setPen(self._theme.color(chip.tone))
            for text, weight in ((chip.word, 600), (chip.meaning, 400)):
                painter.setFont(font(11, weight))
                metrics = QFontMetrics(painter.font())
                room = max(0.0, box.right() - _PAD - left)
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room) + 1)
                painter.drawText(QRectF(left, box.top(), room + 1, box.height()), Qt.AlignmentFlag.AlignVCenter, shown)
                left += metrics.horizontalAdvance(shown) + _BETWEEN
        painter.end()

    def _boxes(self, width: int) -> list[QRectF]:
        boxes: list[QRectF] = []
        left, top = 0.0, 0.0
        for chip in self._chips:
            wanted = min(float(max(40, width)), self._width(chip))
            if left > 0 and left + wanted > width:
                left, top = 0.0, top + _HEIGHT + _GAP
            boxes.append(QRectF(left, top, wanted, _HEIGHT))
            left += wanted + _GAP
        return boxes

    def _width(self, chip: Chip) -> float:
        word = QFontMetrics(font(11, 600)).horizontalAdvance(chip.word)
        meaning = QFontMetrics(font(11)).horizontalAdvance(chip.meaning)
        return 2 * _PAD + _ICON + _BETWEEN + word + (_BETWEEN + meaning if meaning else 0) + 1


def _chip(word: QueryWord) -> Chip:
    concept = concept_words(word.concept)
    match word.state:
        case "understood":
            same = concept.casefold() == word.text.casefold()
            kind = _say("colour") if word.concept in COLOURS else _say("measured") if same else concept
            return Chip(word.text, kind, "ok", _say("This is measured in the footage"))
        case "broadened":
            tip = _say("“{0}” cannot be told apart; {1} is looked for instead").format(word.text, concept)
            return Chip(word.text, _say("any {0}").format(concept) if word.concept in ANY else concept, "ok", tip)
        case "said":
            return Chip(word.text, _say("said"), "ok", _say("Looked for in what is said"))
        case "named":
            return Chip(word.text, _say("file name"), "ok", _say("Files are called so"))
        case "model":
            return Chip(word.text, _say("by the model"), "ok", _say("A model looks for the sentence as a whole"))
        case _:
            return Chip(word.text, _say("not understood"), "warn", _say("The search goes without this word"))


COLOURS = frozenset({"red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "white", "grey", "black"})
ANY = frozenset({"person", "face"})


def _concepts() -> dict[str, str]:
    return {
        "person": _say("person"),
        "people": _say("several people"),
        "face": _say("face"),
        "close-up": _say("close-up"),
        "speech": _say("speech"),
        "silence": _say("silence"),
        "loud": _say("loud sound"),
        "sudden-sound": _say("sudden sound"),
        "fast": _say("fast movement"),
        "still": _say("little movement"),
        "dark": _say("dark picture"),
        "bright": _say("bright picture"),
        "colourful": _say("vivid colour"),
        "colourless": _say("hardly any colour"),
        "camera-motion": _say("camera movement"),
        "fade": _say("fade"),
        "red": _say("red"),
        "orange": _say("orange"),
        "yellow": _say("yellow"),
        "green": _say("green"),
        "blue": _say("blue"),
        "purple": _say("purple"),
        "pink": _say("pink"),
        "brown": _say("brown"),
        "white": _say("white"),
        "grey": _say("grey"),
        "black": _say("black"),
    }


def _say(text: str) -> str:
    return QCoreApplication.translate("QueryChips", text)
