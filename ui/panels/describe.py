"""Describe: what happens in footage, in a line, a paragraph or shot by shot, as cards that come one by one."""

from __future__ import annotations

from typing import cast

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from editor.model import Media
from engine.protocol.understanding import Describe, Described, Level, Statement
from ui.panels import words as numbers
from ui.panels.understanding import words
from ui.panels.understanding.base import TaskPanel, bar, remove, small_button
from ui.panels.understanding.card import StatementCard
from ui.panels.understanding.engines import chosen_engine
from ui.panels.understanding.head import Head
from ui.panels.understanding.language import language_of_answers
from ui.panels.understanding.places import moment_at
from ui.state.context import Context
from ui.widgets import Segmented

LEVEL = "understanding.level"
_LEVELS = ("line", "paragraph", "shots")


class DescribePanel(TaskPanel):
    """Has the footage described. What was said before a job was cancelled stays."""

    TASK = "describe"

    def __init__(self, context: Context, head: Head, parent: QWidget | None = None) -> None:
        super().__init__(context, head, parent)
        self.setAccessibleName(self.tr("Describe"))
        self.cards: list[StatementCard] = []
        self._said: list[Statement] = []
        kept = str(context.settings.get(LEVEL, "paragraph"))
        self.level = Segmented(
            [("line", self.tr("A line")), ("paragraph", self.tr("A paragraph")), ("shots", self.tr("Each shot"))],
            kept if kept in _LEVELS else "paragraph",
            name=self.tr("How much is said"),
        )
        self.level.setStyleSheet("QToolButton { padding: 0 6px; }")  # the dock may be narrow
        self.go = small_button(self.tr("Describe"), primary=True)
        self.copy = small_button(self.tr("Copy text"))
        self.go.clicked.connect(self.start)
        self.copy.clicked.connect(self._copy)
        self.level.chosen.connect(lambda value: context.settings.set(LEVEL, value))
        self._above = bar(self.level, None, self.go)
        self.buttons.addWidget(self.copy)
        self._put_together(above=(self._above,))
        self._tell()

    @property
    def title(self) -> str:
        return self.tr("Describing the footage")

    @property
    def prompt(self) -> str:
        return self.level.value

    def _request(self, paths: tuple[str, ...], media: tuple[Media, ...]) -> Describe:  # noqa: ARG002
        return Describe(
            paths=paths,
            level=cast(Level, self.level.value),
            language=language_of_answers(self._context),
            engine=chosen_engine(self._context),
        )

    def _began(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self._remove_cards()
        self._said = []
        self.notes.setText("")
        self.engine_used = ""

    def _take_part(self, number: int, part: Statement, media: tuple[Media, ...]) -> None:
        """List one more; what had that number, and all after it, is void when the engine began anew."""
        self._list([*self._said[:number], part], media, chosen_engine(self._context))

    def _take(self, found: Described, media: tuple[Media, ...]) -> None:
        if found.engine == words.BASIC:
            self._said = []  # its words are told in the window's language
        self._list(list(found.statements), media, found.engine)
        for card in self.cards:
            card.set_engine(found.engine)

    def _list(self, statements: list[Statement], media: tuple[Media, ...], engine: str) -> None:
        """Show exactly these; the cards of what is said already stay as they are."""
        if self._said and self._said != statements[: len(self._said)]:
            self._said = []
        if not self._said:
            self._remove_cards()
        for statement in statements[len(self._said) :]:
            text = words.text_of(statement.text, engine)
            found = [moment_at(place, media, text, engine, score=statement.confidence) for place in statement.places]
            moments = [moment for moment in found if moment is not None]
            if moments:
                card = self._card(text, moments, confidence=statement.confidence)
                self._column.insertWidget(len(self.cards), card)
                self.cards.append(card)
        self._said = list(statements)

    def _remove_cards(self) -> None:
        for card in self.cards:
            remove(card)
        self.cards = []

    def _gave_up(self) -> None:
        self.notes.setText(self.tr("Not all of it: what was said until then stays.") if self.cards else "")
        super()._gave_up()

    def _rows(self) -> list[StatementCard]:
        return self.cards

    def _copy(self) -> None:
        """The whole description as text, each statement with its time."""
        lines = [f"{numbers.clock(card.moment.start)}  {card.text.text()}" for card in self.cards]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _invitation(self) -> tuple[str, str, str, str]:
        text = self.tr("In a line, in a paragraph or shot by shot, each statement with its time.")
        return "text", self.tr("Have the footage described"), text, self.tr("Describe")

    def _tell(self) -> None:
        super()._tell()
        self._above.setVisible(bool(self.head.footage))
        self.go.setEnabled(not self.busy)
        self.go.setVisible(self._has_answer() or self.busy)
        self.copy.setVisible(not self.busy)
