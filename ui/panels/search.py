"""Find: where footage shows or says what somebody asks for, and how the question was understood."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor.model import Media, Project
from engine.protocol import STRONG, Find, Matches, PrepareFind
from ui.i18n import said, sentence
from ui.panels import search_words, words
from ui.panels.column import one_of, running_row, scrolling_column
from ui.panels.following import Following
from ui.panels.match_row import MatchRow
from ui.panels.matches import TASK, Proposal, proposals
from ui.panels.moment_card import MomentCard, MomentRow
from ui.panels.moments import add, asked
from ui.panels.moments_panel import MomentsPanel
from ui.panels.query_chips import QueryChips, chips_of
from ui.panels.strip import Strip
from ui.panels.understanding.engines import EngineChoice
from ui.panels.understanding.words import AUTO, BASIC
from ui.state.context import Context
from ui.widgets import ElidedLabel, EmptyState, IconButton, ProgressLine, SearchField, label

ENGINE = "find.engine"
"""Setting: as of ui.panels.understanding.engines."""
_TASKS = frozenset({"find"})
MODELS = "engine.models"
"""The action that opens the window of the models."""
RELINK = "file.relink"
_DELAY = 350
"""Milliseconds after the last key."""


class SearchPanel(MomentsPanel):
    """Asks as one types; what has not been measured yet is named, and measured on demand."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setAccessibleName(self.tr("Find"))
        self._preparing = Following(self.failure, self._tell)
        self._found: Matches | None = None
        self._media: tuple[Media, ...] = ()
        """What the answer is about, in the order of its numbers."""
        self.weak: list[MatchRow] = []
        self._make_parts()
        self._lay_out()
        self.setFocusProxy(self.query)
        context.document.changed.connect(self._project_changed)
        self._project_changed(context.document.project)

    # --- parts

    def _make_parts(self) -> None:
        self.query = SearchField(self.tr("Find in the footage"), delay=_DELAY)
        self.query.setMaxLength(1000)
        self.understood = label(self.tr("Understood as"), "label", "quiet")
        self.chips = QueryChips(self._context.theme)
        self.count = ElidedLabel(role="row")
        self.searched = label("", "caption")
        self.weak_head = QWidget()
        self.left_out = Strip("warn", "", "")
        self.offline = Strip("danger", "", self.tr("Relink"))
        self.progress = ProgressLine(self.tr("Measuring footage"))
        self.stop = IconButton("x", self.tr("Cancel"), size=24)
        self.empty = EmptyState("search", "")
        self.engine = label("", "caption")
        self.engine.setWordWrap(True)
        self.choice = EngineChoice(self._context, setting=ENGINE, usual=AUTO, tasks=_TASKS)
        self.models = QPushButton(self.tr("Add model"))
        self.models.setProperty("size", "small")
        self.models.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.query.searched.connect(lambda _text: self.search())
        self.order.chosen.connect(lambda _value: self._list())
        self.scope.changed.connect(self.search)
        self.choice.changed.connect(self._engine_changed)
        self.query.on_enter = self._looks_itself
        self.failure.button.clicked.connect(self.search)
        self.left_out.button.clicked.connect(self.prepare)
        self.offline.button.clicked.connect(lambda: self._trigger(RELINK))
        self.stop.clicked.connect(self._cancel)
        self.empty.clicked.connect(self._begin)
        self.models.clicked.connect(lambda: self._trigger(MODELS))

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(12, 8, 12, 6)
        head.setSpacing(6)
        head.addWidget(self.query)
        choices = QHBoxLayout()
        choices.setSpacing(4)
        choices.addWidget(self.scope)
        choices.addStretch(1)
        choices.addWidget(self.order)
        head.addLayout(choices)
        self._taken = QWidget()
        taken = QHBoxLayout(self._taken)
        taken.setContentsMargins(12, 2, 12, 8)
        taken.setSpacing(8)
        self.understood.setMinimumHeight(22)
        taken.addWidget(self.understood, 0, Qt.AlignmentFlag.AlignTop)
        taken.addWidget(self.chips, 1)
        self._counted = QWidget()
        counted = QHBoxLayout(self._counted)
        counted.setContentsMargins(12, 0, 12, 4)
        counted.setSpacing(8)
        counted.addWidget(self.count, 1)
        counted.addWidget(self.searched)
        self.working = running_row(self.progress, self.stop)
        weak = QHBoxLayout(self.weak_head)
        weak.setContentsMargins(8, 10, 8, 4)
        weak.addWidget(label(self.tr("Weak matches"), "label", "quiet"))
        weak.addStretch(1)
        weak.addWidget(label(self.tr("Below {0}").format(words.score(STRONG)), "caption"))
        self.area, self._column = scrolling_column(self.weak_head)
        middle, self._stack = one_of(self.empty, self.area)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(12, 6, 8, 6)
        foot.addWidget(self.engine, 1)
        foot.addWidget(self.choice)
        foot.addWidget(self.models)
        above = (self._head, self._taken, self.working, self.failure, self.notes, self._counted)
        self._stack_up(above, middle, (self.left_out, self.offline, self._foot))

    # --- asking

    def search(self) -> None:
        """Ask about what stands in the field; an answer that is still to come is no longer wanted."""
        self._following.forget()
        text, media = self.query.text().strip(), asked(self.scope.chosen)
        self.failure.say("")
        if not text or not media:
            self._found, self._media = None, ()
            self._list()
            return
        request = Find(paths=tuple(entry.info.path for entry in media), query=text, engine=self.choice.value)
        job = self._context.engine.submit(request, lane="work", parent=self)
        progress = self.progress if self._looks_itself else None
        self._following.start(job, lambda found: self._finished(found, media), progress=progress)
        if self._looks_itself:
            title = self.tr("Look for “{0}”").format(text)
            self._context.jobs.track(title, job)
            self.progress.set_title(title)
        self._tell()

    def prepare(self) -> None:
        """Have what was left out measured, then ask again."""
        media = self._unmeasured()
        if self._preparing.busy or not media:
            return
        request = PrepareFind(paths=tuple(entry.info.path for entry in media))
        job = self._context.engine.submit(request, lane="work", parent=self)
        self._preparing.start(job, lambda _done: self.search(), progress=self.progress)
        self._context.jobs.track(self.tr("Measure footage for searching"), job)
        self.progress.set_title(self.tr("Measuring footage"))
        self._tell()

    def _begin(self) -> None:
        """The button of the empty state."""
        if not asked(self.scope.chosen):
            self._trigger("file.add_media")
        else:
            self.prepare()

    def _trigger(self, action: str) -> None:
        self._context.actions.trigger(action)

    @property
    def _looks_itself(self) -> bool:
        """Whether what answers is no search but a model that looks at the footage, which takes a while."""
        return self.choice.value not in (AUTO, BASIC)

    def _engine_changed(self) -> None:
        """Search anew where that comes at once; what takes long begins on Enter."""
        self.query.on_enter = self._looks_itself
        if self._looks_itself:
            self._tell()
        else:
            self.search()

    def _cancel(self) -> None:
        self._preparing.cancel()
        self._following.cancel()

    def _finished(self, found: Matches, media: tuple[Media, ...]) -> None:
        self._found, self._media = found, media
        self._list()

    # --- showing

    def _project_changed(self, project: Project) -> None:
        if project.id != self._project:
            self._project = project.id
            self._following.forget()
            self._preparing.forget()
            self._found, self._media = None, ()
            self.scope.choose(set())
            self.query.clear()
            self._list()
        before = asked(self.scope.chosen)
        self.scope.set_media(tuple(entry for entry in project.media if entry in asked(project.media)))
        if asked(self.scope.chosen) != before and self.query.text().strip():
            self.search()
        elif self.isVisible():
            self._tell()

    def _rows(self) -> list[MomentRow]:
        """Good matches before weak ones."""
        return [*self.cards, *self.weak]

    def _list(self) -> None:
        """Make the cards anew."""
        for row in self._rows():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.cards, self.weak = [], []
        found = self._found
        if found is not None:
            media = {entry.id: entry for entry in self._context.document.project.media}
            for one in self._ordered(proposals(found, found.matches, self._media)):
                if one.moment.media in media:
                    card = MomentCard(self._context, one.moment, media[one.moment.media])
                    card.times.setText(f"· {words.seconds(one.moment.end - one.moment.start)}")
                    card.played.connect(lambda one=card: self._play(one))
                    self._column.insertWidget(len(self.cards), card)
                    self.cards.append(card)
            for one in self._ordered(proposals(found, found.weak, self._media)):
                if one.moment.media in media:
                    row = MatchRow(self._context, one, media[one.moment.media])
                    self._column.insertWidget(len(self.cards) + 1 + len(self.weak), row)
                    self.weak.append(row)
        for row in self._rows():
            row.shown.connect(lambda one=row: self._show(one))
            row.added.connect(lambda one=row: self._add(one))
            row.dragged.connect(lambda one=row: self._drag(one, task=TASK, query=self._query_asked()))
            row.stepped.connect(lambda step, one=row: self._step(one, step))
        self._tell()

    def _ordered(self, found: Iterable[Proposal]) -> list[Proposal]:
        """As the engine ranks them, or in the order of the footage."""
        if self.order.value == "best":
            return list(found)
        return sorted(found, key=lambda one: (one.moment.place, one.moment.start))

    def _tell(self) -> None:
        """Say how things stand: how the query was taken, what was found, what was not searched."""
        found, media = self._found, asked(self.scope.chosen)
        rows = self._rows()
        if rows:
            self._cut.look(self._context.document.project)
        for row in rows:
            row.show_in_cut(self._cut.clip_showing(row.moment) is not None)
        self._head.setVisible(bool(media))
        self.order.setVisible(bool(rows))
        self._taken.setVisible(found is not None)
        self.chips.set_chips(chips_of(found.words) if found is not None else ())
        self.working.setVisible(self._preparing.busy or (self.busy and self._looks_itself))
        self.failure.setVisible(bool(self.failure.text) and not self.busy)
        self.notes.setText("\n".join(map(sentence, found.notes)) if found is not None else "")
        self.notes.setVisible(bool(self.notes.text()))
        self._counted.setVisible(bool(rows))
        self.weak_head.setVisible(bool(self.weak))
        if found is not None:
            self.count.setText(search_words.count(len(self.cards)))
            self.searched.setText(self._searched(found))
        self._tell_left_out()
        self._foot.setVisible(bool(media))
        self._rule.setVisible(bool(media))
        engine = found.engine if found is not None else BASIC
        self.engine.setText(search_words.engine(engine))
        self.models.setVisible(engine == BASIC and self._context.actions.has(MODELS))
        self._show_empty(bool(media))

    def _searched(self, found: Matches) -> str:
        number = len(self._media) - len(found.not_searched)
        text = self.tr("{0} of {1} files searched in {2}")
        return text.format(number, len(self._media), words.seconds(found.seconds))

    def _unmeasured(self) -> tuple[Media, ...]:
        left = self._found.not_searched if self._found is not None else ()
        return tuple(self._media[one.media] for one in left if one.why == "unprepared" and one.media < len(self._media))

    def _tell_left_out(self) -> None:
        """Name the footage that was not searched, and what can be done about it."""
        measured = self._unmeasured()
        names = search_words.names([entry.name for entry in measured])
        several = self.tr("{0} have not been measured yet and were not searched")
        single = self.tr("{0} has not been measured yet and was not searched")
        self.left_out.say((several if len(measured) > 1 else single).format(names) if measured else "")
        self.left_out.button.setText(self.tr("Measure"))
        self.left_out.setVisible(bool(measured) and not self._preparing.busy and bool(self._rows()))
        found = self._found
        broken = [one for one in (found.not_searched if found is not None else ()) if one.why == "unusable"]
        line = self.tr("{0} was not searched: {1}")
        lines = [line.format(self._media[one.media].name, said(one.text)) for one in broken if one.media < len(self._media)]
        self.offline.say("\n".join(lines[: search_words.NAMED]), retry=self._context.actions.has(RELINK))
        self.offline.setVisible(bool(lines))

    def _show_empty(self, footage: bool) -> None:
        rows = bool(self._rows())
        self._stack.setCurrentWidget(self.area if rows else self.empty)
        if rows:
            return
        found, measured = self._found, self._unmeasured()
        if not footage:
            self.empty.set(*search_words.no_footage(can_add=self._context.actions.has("file.add_media")))
        elif self._preparing.busy:
            self.empty.set(*search_words.measuring())
        elif self.busy and found is None:
            self.empty.set(*search_words.searching())
        elif found is None:
            self.empty.set(*search_words.nothing_asked())
        elif measured:
            self.empty.set(*search_words.not_measured([entry.name for entry in measured]))
        else:
            self.empty.set(*search_words.nothing_fits(found.not_understood))

    # --- cards

    def _add(self, row: MomentRow) -> None:
        """Put it into the cut; when it is there, go to it."""
        edit = add(row.moment, sequence_name=self.tr("Sequence {0}").format(1), task=TASK, query=self._query_asked())
        self._put(row, self.tr("add found moment"), edit)

    def _query_asked(self) -> str:
        """What the list answers."""
        return self._found.query if self._found is not None else ""
