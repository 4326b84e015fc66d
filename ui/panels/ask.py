"""Ask: a conversation about footage. Every statement of an answer carries the times that show it."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from editor.model import Media
from engine.protocol.understanding import Answer, Ask, Place, Turn
from ui.panels.matches import times
from ui.panels.understanding import words
from ui.panels.understanding.base import TaskPanel, bar, remove
from ui.panels.understanding.card import StatementCard
from ui.panels.understanding.engines import chosen_engine
from ui.panels.understanding.head import Head
from ui.panels.understanding.places import moment_at
from ui.state.context import Context
from ui.widgets import IconButton, label

LONGEST = 2000
"""Letters of a question; the engine takes no more."""


@dataclass
class Exchange:
    """A question, and what came of it."""

    question: str
    part: QWidget
    column: QVBoxLayout
    answer: Answer | None = None
    cards: list[StatementCard] = field(default_factory=list)


class AskPanel(TaskPanel):
    """Asks one question after another; what was said before goes along, so that a question may refer to it."""

    TASK = "ask"

    def __init__(self, context: Context, head: Head, parent: QWidget | None = None) -> None:
        super().__init__(context, head, parent)
        self.setAccessibleName(self.tr("Ask"))
        self.exchanges: list[Exchange] = []
        self._waiting = ""
        self.question = QLineEdit()
        self.question.setMaxLength(LONGEST)
        self.question.setPlaceholderText(self.tr("Ask about the footage"))
        self.question.setAccessibleName(self.tr("Question about the footage"))
        self.send = IconButton("up", self.tr("Ask"))
        self.fresh = IconButton("plus", self.tr("New conversation"))
        self.question.returnPressed.connect(self.start)
        self.question.textChanged.connect(lambda _text: self._tell_field())
        self.send.clicked.connect(self.start)
        self.fresh.clicked.connect(self._start_anew)
        self._field = bar(self.fresh, self.question, self.send, margins=(8, 6, 8, 6))
        self._put_together(below=(self._field,))
        self.setFocusProxy(self.question)
        self._tell()

    # --- asking

    @property
    def title(self) -> str:
        return self.tr("Looking for the answer")

    def _request(self, paths: tuple[str, ...], media: tuple[Media, ...]) -> Ask | None:  # noqa: ARG002
        question = " ".join((self.question.text() or self._waiting).split())
        if not question:
            return None
        self._waiting = question
        earlier = tuple(
            Turn(question=one.question, answer=one.answer.answer)
            for one in self.exchanges
            # what the basic engine says is about itself and would mislead a model
            if one.answer is not None and one.answer.answer and one.answer.engine != words.BASIC
        )
        return Ask(paths=paths, question=question, earlier=earlier, engine=chosen_engine(self._context))

    def _began(self) -> None:
        self.question.clear()
        if self.exchanges and self.exchanges[-1].answer is None:
            remove(self.exchanges.pop().part)  # asked again
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        asked = _paragraph(self._waiting, "row")
        asked.setAccessibleName(self.tr("You asked: {0}").format(self._waiting))
        column.addWidget(asked)
        self._column.insertWidget(len(self.exchanges), part)
        self.exchanges.append(Exchange(self._waiting, part, column))
        self._to_the_end()

    def _gave_up(self) -> None:
        """The question goes back into the field, unless another one is being written."""
        if self.exchanges and self.exchanges[-1].answer is None:
            remove(self.exchanges.pop().part)
        if not self.question.text():
            self.question.setText(self._waiting)
        self._waiting = ""
        super()._gave_up()

    def _start_anew(self) -> None:
        self._following.forget()
        self._clear()
        self._tell()
        self.question.setFocus()

    # --- listing

    def _take(self, found: Answer, media: tuple[Media, ...]) -> None:
        self._waiting = ""
        exchange = self.exchanges[-1]
        exchange.answer = found
        for statement in found.statements:
            text = words.text_of(statement.text, found.engine)
            self._list(exchange, text, statement.places, media, statement.confidence)
        if not found.statements:
            exchange.column.addWidget(_paragraph(self._without_statements(found), "value"))
            for place in found.times:
                if 0 <= place.media < len(media):
                    self._list(exchange, times(media[place.media], place.start, place.end), (place,), media, None)
        self._to_the_end()

    def _without_statements(self, found: Answer) -> str:
        if found.engine != words.BASIC:
            return found.answer or self.tr("The footage does not tell.")
        if found.times:
            return self.tr("The words of the question fit here:")
        return self.tr("The words of the question fit nowhere.")

    def _list(
        self,
        exchange: Exchange,
        text: str,
        places: tuple[Place, ...],
        media: tuple[Media, ...],
        confidence: float | None,
    ) -> None:
        engine = exchange.answer.engine if exchange.answer is not None else ""
        found = [moment_at(place, media, text, engine, score=confidence) for place in places]
        moments = [moment for moment in found if moment is not None]
        if not moments:
            exchange.column.addWidget(_paragraph(text, "value"))
            return
        card = self._card(text, moments, confidence=confidence, query=exchange.question)
        exchange.column.addWidget(card)
        card.show()  # now, so that it can take the focus
        exchange.cards.append(card)

    def _to_the_end(self) -> None:
        """Bring the last question into sight, once there is room for what was added."""

        def scroll() -> None:
            if self.exchanges:
                self.area.verticalScrollBar().setValue(self.exchanges[-1].part.y())

        QTimer.singleShot(0, self, scroll)

    def _clear(self) -> None:
        for exchange in self.exchanges:
            remove(exchange.part)
        self.exchanges = []
        self._waiting = ""
        self.engine_used = ""
        self.notes.setText("")
        self.question.clear()

    def _rows(self) -> list[StatementCard]:
        return [card for exchange in self.exchanges for card in exchange.cards]

    def _has_answer(self) -> bool:
        return bool(self.exchanges)

    # --- showing

    def _invitation(self) -> tuple[str, str, str, str]:
        text = self.tr("Who is seen, what happens, why: each answer names the times that show it.")
        return "ask", self.tr("Ask about your footage"), text, ""

    def _tell(self) -> None:
        super()._tell()
        self._tell_field()

    def _tell_field(self) -> None:
        can_ask = bool(self.head.footage)
        self._field.setVisible(can_ask or bool(self.exchanges))
        self.send.setEnabled(can_ask and not self.busy and bool(self.question.text().strip()))
        self.fresh.setVisible(bool(self.exchanges))


def _paragraph(text: str, role: str) -> QLabel:
    made = label(text, role)
    made.setWordWrap(True)
    made.setMinimumWidth(1)
    made.setContentsMargins(8, 2, 8, 2)
    return made
