"""Highlights: the moments that the engine thinks worth showing, each with its reasons and one press away from the cut."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editor.model import Media, Project
from engine.protocol import FindHighlights, Highlights
from ui.i18n import sentence
from ui.panels import words
from ui.panels.column import one_of, running_row, scrolling_column
from ui.panels.moment_card import MomentCard
from ui.panels.moments import TASK, Moment, add, asked, best_first, in_order, moments_of
from ui.panels.moments_panel import MomentsPanel
from ui.panels.strip import Strip
from ui.panels.understanding.engines import EngineChoice
from ui.panels.understanding.language import language_of_answers
from ui.panels.understanding.words import AUTO, BASIC
from ui.state.context import Context
from ui.widgets import ElidedLabel, EmptyState, IconButton, ProgressLine, label

ENGINE = "highlights.engine"
"""Setting: as of ui.panels.understanding.engines."""
_TASKS = frozenset({"highlights", "describe"})
_MOST_NOTES = 3


class HighlightsPanel(MomentsPanel):
    """Asks the engine about footage of the bin and lists what it finds. The list stays until it is asked again; a line
    says when the footage has changed since."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setAccessibleName(self.tr("Highlights"))
        self._asked: tuple[tuple[str, str], ...] | None = None
        """Id and content of the footage that the moments shown are of."""
        self._moments: tuple[Moment, ...] = ()
        self._make_parts()
        self._lay_out()
        context.document.changed.connect(self._project_changed)
        self._project_changed(context.document.project)

    # --- parts

    def _make_parts(self) -> None:
        self.count = ElidedLabel(role="label", tone="quiet")
        self.again = IconButton("refresh", self.tr("Find highlights again"))
        self.stale = Strip("warn", self.tr("The footage has changed since"), self.tr("Find again"))
        self.progress = ProgressLine(self.tr("Finding highlights"))
        self.stop = IconButton("x", self.tr("Cancel finding highlights"), size=24)
        self.empty = EmptyState("why", "")
        self.summary = label("", "label", "quiet")
        self.engine = label("", "caption")
        self.engine.setWordWrap(True)
        self.choice = EngineChoice(self._context, setting=ENGINE, usual=BASIC, tasks=_TASKS)
        self.again.clicked.connect(self.search)
        self.stale.button.clicked.connect(self.search)
        self.failure.button.clicked.connect(self.search)
        self.stop.clicked.connect(self._following.cancel)
        self.empty.clicked.connect(self._begin)
        self.order.chosen.connect(lambda _value: self._list())
        self.scope.changed.connect(self._tell)
        self.choice.changed.connect(self._tell)

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.count, 1)
        row.addWidget(self.scope)
        row.addWidget(self.order)
        row.addWidget(self.again)
        self._head = head
        self.working = running_row(self.progress, self.stop)
        self.area, self._column = scrolling_column()
        middle, self._stack = one_of(self.empty, self.area)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(12, 6, 12, 8)
        foot.setSpacing(0)
        foot.addWidget(self.summary)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.engine, 1)
        below.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addLayout(below)
        self._stack_up((head, self.working, self.stale, self.failure, self.notes), middle, (self._foot,))

    # --- asking

    def search(self) -> None:
        """Ask the engine about the chosen footage; does nothing while it is being asked, or when there is none."""
        media = asked(self.scope.chosen)
        if self.busy or not media:
            return
        paths = tuple(entry.info.path for entry in media)
        request = FindHighlights(paths=paths, language=language_of_answers(self._context), engine=self.choice.value)
        job = self._context.engine.submit(request, lane="work", parent=self)
        self._following.start(job, lambda found: self._finished(found, media), progress=self.progress)
        title = self.tr("Find highlights in {0}").format(media[0].name) if len(media) == 1 else self.tr("Find highlights")
        self._context.jobs.track(title, job)
        self.failure.say("")
        self._tell()

    def _begin(self) -> None:
        """The button of the empty state: look for moments, or for footage first."""
        if asked(self.scope.chosen):
            self.search()
        else:
            self._context.actions.trigger("file.add_media")

    def _finished(self, found: Highlights, media: tuple[Media, ...]) -> None:
        self._asked = _identity(media)
        self._moments = moments_of(found, media)
        notes = found.notes[:_MOST_NOTES]
        self.notes.setText("\n".join(map(sentence, notes)))
        self.notes.setToolTip("\n".join(map(sentence, found.notes)))
        self._list()

    # --- showing

    def _project_changed(self, project: Project) -> None:
        if project.id != self._project:
            self._project = project.id
            self._following.forget()
            self._asked, self._moments = None, ()
            self.notes.setText("")
            self.failure.say("")
            self.scope.choose(set())
            self._list()
        self.scope.set_media(
            tuple(entry for entry in project.media if entry.info.kind == "video" and entry.video is not None)
        )
        known = {entry.id for entry in project.media}
        if any(card.moment.media not in known for card in self.cards):
            self._list()
        elif self.isVisible():
            self._tell()

    def _list(self) -> None:
        """Make the cards anew."""
        media = {entry.id: entry for entry in self._context.document.project.media}
        order = best_first if self.order.value == "best" else in_order
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for moment in order(moment for moment in self._moments if moment.media in media):
            card = MomentCard(self._context, moment, media[moment.media])
            card.shown.connect(lambda one=card: self._show(one))
            card.played.connect(lambda one=card: self._play(one))
            card.added.connect(lambda one=card: self._add(one))
            card.dragged.connect(lambda one=card: self._drag(one, task=TASK))
            card.stepped.connect(lambda step, one=card: self._step(one, step))
            self._column.insertWidget(len(self.cards), card)
            self.cards.append(card)
        for left, right in zip(self.cards, self.cards[1:], strict=False):
            QWidget.setTabOrder(left, right)
        self._tell()

    def _tell(self) -> None:
        """Say how things stand: what is in the cut, what is stale, what can be done."""
        media = asked(self.scope.chosen)
        if self.cards:
            self._cut.look(self._context.document.project)
        self.working.setVisible(self.busy)
        self.again.setEnabled(bool(media) and not self.busy)
        stale = self._asked is not None and self._asked != _identity(media) and bool(media)
        self.stale.setVisible(stale and not self.busy)
        self.failure.setVisible(bool(self.failure.text) and not self.busy)
        self.notes.setVisible(bool(self.notes.text()) and not self.busy)
        self._head.setVisible(bool(self.scope.chosen))
        self.order.setVisible(bool(self.cards))
        frames, number = 0, 0
        for card in self.cards:
            clip = self._cut.clip_showing(card.moment)
            card.show_in_cut(clip is not None)
            if clip is not None:
                number += 1
                frames += clip.duration
        files = len({card.moment.media for card in self.cards})
        self.count.setText(self._found(len(self.cards), files) if self.cards else "")
        self._foot.setVisible(bool(media))
        self.summary.setVisible(bool(self.cards))
        self.engine.setText(_engine_words(self.cards[0].moment.engine) if self.cards else "")
        if self.cards:
            sequence = self._context.document.sequence
            length = words.seconds(frames / sequence.rate) if sequence is not None and frames else words.seconds(0)
            cut = self.tr("{0} moments in the cut · {1}") if number != 1 else self.tr("{0} moment in the cut · {1}")
            self.summary.setText(cut.format(number, length))
        self._show_empty(bool(media))

    def _found(self, moments: int, files: int) -> str:
        if moments == 1:
            return self.tr("1 moment")
        return (
            self.tr("{0} moments in {1} files").format(moments, files)
            if files > 1
            else self.tr("{0} moments").format(moments)
        )

    def _show_empty(self, footage: bool) -> None:
        self._stack.setCurrentWidget(self.area if self.cards else self.empty)
        if self.cards:
            return
        if not footage:
            can_add = self._context.actions.has("file.add_media")
            self.empty.set(
                "film",
                self.tr("No footage yet"),
                self.tr("Add footage, and the moments worth showing are found in it, each with its reasons."),
                self.tr("Add footage") if can_add else "",
            )
        elif self.busy:
            self.empty.set("why", self.tr("Looking at the footage"), self.tr("You can go on editing meanwhile."))
        elif self._asked is not None:
            self.empty.set(
                "why",
                self.tr("Nothing found"),
                self.tr("No moment of this footage stands out. Other footage may have some."),
            )
        else:
            self.empty.set(
                "why",
                self.tr("Find the moments worth showing"),
                _engine_words(self.choice.value),
                self.tr("Find highlights"),
            )

    # --- cards

    def _rows(self) -> list[MomentCard]:
        return self.cards

    def _add(self, card: MomentCard) -> None:
        """Put it into the cut; when it is there, go to it."""
        edit = add(card.moment, sequence_name=self.tr("Sequence {0}").format(1))
        self._put(card, self.tr("add highlight"), edit)


def _identity(media: tuple[Media, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((entry.id, entry.info.fingerprint) for entry in media)


def _engine_words(engine: str) -> str:
    say = QCoreApplication.translate
    if engine == AUTO:
        return say("HighlightsPanel", "By the best model that is installed, together with what is measured")
    if engine == BASIC:
        return say("HighlightsPanel", "Basic engine: by motion, sound, speech, faces and sharpness, not by what is meant")
    return say("HighlightsPanel", "Engine: {0}").format(engine)
