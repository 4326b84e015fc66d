"""Chapters: the parts that footage falls into, each with a title; as markers or as cuts on the timeline, too."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from editor.model import Media, Origin
from editor.recipes.chapters import Part, cut_into_chapters, mark_chapters
from engine.protocol.understanding import Chapters, FindChapters
from ui.panels.changes import Edit
from ui.panels.understanding import words
from ui.panels.understanding.base import TaskPanel, bar, remove, small_button
from ui.panels.understanding.card import StatementCard
from ui.panels.understanding.engines import chosen_engine
from ui.panels.understanding.head import Head
from ui.panels.understanding.language import language_of_answers
from ui.panels.understanding.places import moment_at
from ui.state.context import Context
from ui.widgets import ElidedLabel


class ChaptersPanel(TaskPanel):
    """Lists chapters in the order of the footage."""

    TASK = "chapters"

    def __init__(self, context: Context, head: Head, parent: QWidget | None = None) -> None:
        super().__init__(context, head, parent)
        self.setAccessibleName(self.tr("Chapters"))
        self.cards: list[StatementCard] = []
        self.count = ElidedLabel(role="label", tone="quiet")
        self.go = small_button(self.tr("Find again"))
        self.mark = small_button(self.tr("Add as markers"))
        self.mark.setToolTip(self.tr("A marker wherever the cut begins to show a chapter"))
        self.divide = small_button(self.tr("Cut into clips"))
        self.divide.setToolTip(self.tr("Split the footage in the cut where chapters begin, or add it as a clip a chapter"))
        self.go.clicked.connect(self.start)
        self.mark.clicked.connect(self._mark_chapters)
        self.divide.clicked.connect(self._divide)
        self._above = bar(self.count, self.go)
        self.buttons.addWidget(self.mark)
        self.buttons.addWidget(self.divide)
        self._put_together(above=(self._above,))
        self._tell()

    @property
    def title(self) -> str:
        return self.tr("Finding chapters")

    def _request(self, paths: tuple[str, ...], media: tuple[Media, ...]) -> FindChapters:  # noqa: ARG002
        return FindChapters(paths=paths, language=language_of_answers(self._context), engine=chosen_engine(self._context))

    def _take(self, found: Chapters, media: tuple[Media, ...]) -> None:
        self._clear()
        self.engine_used = found.engine
        for chapter in found.chapters:
            title = words.text_of(chapter.title, found.engine)
            moment = moment_at(chapter.place, media, title, found.engine, score=chapter.confidence)
            if moment is not None:
                card = self._card(title, [moment], confidence=chapter.confidence)
                self._column.insertWidget(len(self.cards), card)
                self.cards.append(card)

    def _clear(self) -> None:
        for card in self.cards:
            remove(card)
        self.cards = []

    def _rows(self) -> list[StatementCard]:
        return self.cards

    # --- on the timeline

    def _parts(self) -> list[Part]:
        known = self._known()
        return [
            Part(
                media=card.moment.media,
                start=card.moment.start,
                end=card.moment.end,
                title=card.moment.title,
                origin=Origin(
                    task=self.TASK,
                    engine=card.moment.engine,
                    score=card.confidence,
                    reasons=card.moment.reasons,
                    evidence=card.moment.evidence,
                ),
            )
            for card in self.cards
            if card.moment.media in known
        ]

    def _mark_chapters(self) -> None:
        parts = self._parts()
        self._do(self.tr("add chapter markers"), lambda project: mark_chapters(project, parts))

    def _divide(self) -> None:
        parts, name = self._parts(), self.tr("Sequence {0}").format(1)
        self._do(self.tr("cut into chapters"), lambda project: cut_into_chapters(project, parts, sequence_name=name))

    def _do(self, name: str, edit: Edit) -> None:
        done = self._context.document.do(name, edit)
        self.failure.say("" if done else self._context.document.why, retry=False)
        self._tell()

    # --- showing

    def _invitation(self) -> tuple[str, str, str, str]:
        text = self.tr("The parts that the footage falls into, each with a title.")
        return "chapter", self.tr("Find chapters"), text, self.tr("Find chapters")

    def _tell(self) -> None:
        super()._tell()
        self._above.setVisible(bool(self.cards) and not self.busy)
        for button in (self.mark, self.divide):
            button.setEnabled(not self.busy)
        number = len(self.cards)
        self.count.setText(self.tr("1 chapter") if number == 1 else self.tr("{0} chapters").format(number))
