"""What each panel of understanding is: it asks about the chosen footage, tells how far that is, and lists what comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor.model import Media, Project
from engine.client import Part
from engine.protocol import Request
from engine.protocol.understanding import Claims, Looked
from ui.panels.column import one_of, running_row, scrolling_column
from ui.panels.moments import Cut, Moment, add
from ui.panels.moments_panel import MomentList
from ui.panels.strip import Strip
from ui.panels.understanding import words
from ui.panels.understanding.card import StatementCard
from ui.panels.understanding.engines import MODELS
from ui.panels.understanding.head import Head
from ui.state.context import Context
from ui.widgets import ElidedLabel, EmptyState, IconButton, ProgressLine, label

_MOST_NOTES = 3


class TaskPanel(MomentList):
    """One task. What it knows of its answer it says itself; asking, waiting, failing and the foot are the same for all."""

    TASK: ClassVar[str] = ""
    """As requests, models and origins call it."""

    state_changed = Signal()

    def __init__(self, context: Context, head: Head, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.head = head
        self._cut = Cut(pieces=False)  # what is said of a long stretch is not said of a piece of it
        self.engine_used = ""
        """Who gave what is shown; empty while nothing is."""
        self.progress = ProgressLine(self.title)
        self.stop = IconButton("x", self.tr("Cancel: {0}").format(self.title), size=24)
        self.working = running_row(self.progress, self.stop)
        self.empty = EmptyState("ask", "")
        self.area, self._column = scrolling_column()
        self._middle, self._stack = one_of(self.empty, self.area)
        self.engine = ElidedLabel(role="caption")
        self.account = ElidedLabel(role="caption")
        self.basic = Strip("", "", self.tr("Models"))
        self.basic.button.setToolTip(self.tr("Open the window of the models"))
        self._foot = QWidget()
        self.buttons = QHBoxLayout()
        """What can be done with the answer as a whole."""
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.engine)
        said.addWidget(self.account)
        self.buttons.setSpacing(6)
        self.buttons.addStretch(1)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(12, 6, 8, 8)
        foot.setSpacing(6)
        foot.addLayout(said)
        foot.addLayout(self.buttons)
        self.stop.clicked.connect(self._following.cancel)
        self.failure.button.clicked.connect(self.start)
        self.empty.clicked.connect(self._begin)
        self.basic.button.clicked.connect(lambda: context.actions.trigger(MODELS))
        head.scope_changed.connect(self._follow)
        head.engine.changed.connect(self._follow)
        context.document.changed.connect(self._project_changed)

    # --- what each task says

    @property
    def title(self) -> str:
        """What is being done, for progress and the jobs."""
        raise NotImplementedError

    @property
    def prompt(self) -> str:
        """Which of the prompts are used: a key of prompts.FILES."""
        return self.TASK

    def _request(self, paths: tuple[str, ...], media: tuple[Media, ...]) -> Request | None:
        """What to ask; None where there is nothing to ask yet."""
        raise NotImplementedError

    def _take(self, found: Any, media: tuple[Media, ...]) -> None:
        """List an answer."""
        raise NotImplementedError

    def _take_part(self, _number: int, _part: Any, _media: tuple[Media, ...]) -> None:
        """List a part of an answer that is still to come."""

    def _clear(self) -> None:
        """Forget all answers: another project is open."""
        raise NotImplementedError

    def _has_answer(self) -> bool:
        """Whether there is anything to list."""
        return bool(self._rows())

    def _invitation(self) -> tuple[str, str, str, str]:
        """Icon, title, text and button of the empty state where there is footage and nothing has been asked."""
        raise NotImplementedError

    # --- layout

    def _put_together(self, above: Sequence[QWidget] = (), below: Sequence[QWidget] = ()) -> None:
        """Parts of its own `above` the list and `below` it."""
        above, below = (*above, self.working, self.failure), (self.notes, *below, self.basic, self._foot)
        self.notes.setContentsMargins(12, 6, 12, 0)
        self._stack_up(above, self._middle, below)

    # --- asking

    def start(self) -> None:
        """Ask about the chosen footage; does nothing while it is being asked, or when there is none."""
        media = self.head.footage
        request = self._request(tuple(entry.info.path for entry in media), media) if media and not self.busy else None
        if request is None:
            return
        job = self._context.engine.submit(request, lane="work", parent=self, parts=True)
        self._following.start(
            job,
            lambda found: self._finished(found, media),
            progress=self.progress,
            parted=lambda part: self._parted(part, media),
        )
        self._context.jobs.track(self.title, job)
        self.failure.say("")
        self._began()
        self._tell()

    def _began(self) -> None:
        """A question was put."""

    def _begin(self) -> None:
        """The button of the empty state."""
        if self.head.footage:
            self.start()
        elif not self.head.any_footage:
            self._context.actions.trigger("file.add_media")
        else:
            self.head.choose_scope("bin")

    def _parted(self, part: Part, media: tuple[Media, ...]) -> None:
        self._take_part(part.number, part.value, media)
        self._tell()

    def _finished(self, found: Any, media: tuple[Media, ...]) -> None:
        self.engine_used = found.engine
        notes = words.telling(found.notes)
        self.notes.setText("\n".join(notes[:_MOST_NOTES]))
        self.notes.setToolTip("\n".join(notes))
        claims = getattr(found, "claims", Claims())
        self._show_account(found.looked, claims, found.notes)
        self._take(found, media)
        self._tell()

    def _show_account(self, looked: Looked, claims: Claims, notes: Sequence[str]) -> None:
        full = words.account_in_full(looked, claims, notes)
        self.account.setText(words.account(looked, claims))
        self.account.set_tooltip(full)
        self.account.setAccessibleDescription(full)
        self.engine.set_tooltip(full)

    # --- showing

    def _project_changed(self, project: Project) -> None:
        if project.id != self._project:
            self._project = project.id
            self._following.forget()
            self.engine_used = ""
            self.notes.setText("")
            self.failure.say("")
            self._show_account(Looked(), Claims(), ())
            self._clear()
        self._follow()

    def _follow(self) -> None:
        if self.isVisible():
            self._tell()

    def _tell(self) -> None:
        if rows := self._rows():
            self._cut.look(self._context.document.project)
            for row in rows:
                row.show_in_cut(self._cut.clip_showing(row.moment) is not None)
        listed = self._has_answer()
        self.working.setVisible(self.busy)
        self.failure.setVisible(bool(self.failure.text) and not self.busy)
        self.notes.setVisible(bool(self.notes.text()) and listed and not self.busy)
        self._rule.setVisible(listed)
        self.engine.setText(words.answered_by(self.engine_used))
        self.account.setVisible(bool(self.account.text()))
        basic = self.engine_used == words.BASIC and listed and not self.busy
        self.engine.setVisible(self.engine_used != words.BASIC)
        self.basic.say(words.basic_only(self.TASK) if basic else "", retry=self._context.actions.has(MODELS))
        self.basic.setVisible(basic)
        self._foot.setVisible(bool(self.engine_used) and listed and (not basic or self.buttons.count() > 1))
        self._stack.setCurrentWidget(self.area if listed else self.empty)
        if not listed:
            self.empty.set(*self._nothing())
        self.state_changed.emit()

    def _nothing(self) -> tuple[str, str, str, str]:
        if not self.head.any_footage:
            add_footage = self.tr("Add footage") if self._context.actions.has("file.add_media") else ""
            return "film", self.tr("No footage yet"), self.tr("Add footage, and ask here what it shows."), add_footage
        if self.busy:
            return self._invitation()[0], self.title, self.tr("You can go on editing meanwhile."), ""
        if not self.head.footage:
            if self.head.scope == "sequence":
                title, text = (
                    self.tr("Nothing on the timeline"),
                    self.tr("Put footage on the timeline, or take all footage."),
                )
            else:
                title = self.tr("Nothing selected")
                text = self.tr("Select footage in the bin or a clip on the timeline, or take all footage.")
            return "film", title, text, self.tr("Take all footage")
        if self.engine_used:
            return self._nothing_found()
        return self._invitation()

    def _nothing_found(self) -> tuple[str, str, str, str]:
        """What the empty state says after an answer that holds nothing."""
        icon, _, _, button = self._invitation()
        return icon, self.tr("Nothing found"), self.tr("{0} found nothing to say.").format(self.engine_used), button

    # --- cards

    def _known(self) -> dict[str, Media]:
        return {entry.id: entry for entry in self._context.document.project.media}

    def _card(
        self, text: str, moments: Sequence[Moment], *, confidence: float | None = None, query: str = ""
    ) -> StatementCard:
        """A card that is joined with the rest of the window; who calls it puts it into a layout."""
        card = StatementCard(self._context, text, moments, self._known(), confidence=confidence)
        card.shown.connect(lambda: self._show(card))
        card.played.connect(lambda: self._play(card))
        card.added.connect(lambda: self._add(card, query))
        card.dragged.connect(lambda: self._drag(card, task=self.TASK, query=query, scored=card.confidence is not None))
        card.stepped.connect(lambda step: self._step(card, step))
        return card

    def _add(self, card: StatementCard, query: str) -> None:
        """Put it into the cut; when it is there, go to it."""
        edit = add(
            card.moment,
            sequence_name=self.tr("Sequence {0}").format(1),
            task=self.TASK,
            query=query,
            scored=card.confidence is not None,
        )
        self._put(card, self.tr("add clip"), edit)


def remove(widget: QWidget) -> None:
    """Take a widget out of where it is, now."""
    widget.hide()
    parent = widget.parentWidget()
    layout = parent.layout() if parent is not None else None
    if layout is not None:
        layout.removeWidget(widget)
    widget.deleteLater()


def small_button(text: str, *, primary: bool = False) -> QPushButton:
    """A button of a panel's head or foot."""
    button = QPushButton(text)
    button.setProperty("size", "small")
    if primary:
        button.setProperty("kind", "primary")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def bar(*parts: QWidget | None, margins: tuple[int, int, int, int] = (12, 2, 12, 6)) -> QWidget:
    """Parts side by side; None is where room is left."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(*margins)
    across.setSpacing(6)
    for part in parts:
        if part is None:
            across.addStretch(1)
        else:
            across.addWidget(part, 1 if isinstance(part, ElidedLabel) else 0)
    return row


def heading(text: str) -> QWidget:
    """A line above a part of a list."""
    made = label(text, "label", "quiet")
    made.setContentsMargins(8, 10, 8, 4)
    return made
