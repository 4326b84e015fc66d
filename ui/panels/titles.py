"""Titles: what footage or the cut could be called, first sentences, hashtags (a click copies), and cover pictures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QToolTip, QWidget

from editor.edits import set_sequence
from editor.model import Media, Origin, changed
from editor.recipes.title_clip import add_title
from engine.protocol.understanding import Suggestions, SuggestTitles
from ui.panels.changes import Edit
from ui.panels.covers import Covers
from ui.panels.moment_card import MomentRow
from ui.panels.understanding import words
from ui.panels.understanding.base import TaskPanel, bar, heading, remove, small_button
from ui.panels.understanding.engines import chosen_engine
from ui.panels.understanding.flow import Flow
from ui.panels.understanding.head import Head
from ui.panels.understanding.language import language_of_answers
from ui.panels.understanding.places import shown_places
from ui.state.context import Context
from ui.theme import icon
from ui.widgets import Card, ElidedLabel, label

_COPIED = 1500
"""Milliseconds for which a line says that it was copied."""


class CopyRow(Card):
    """A line that is copied when it is pressed, by mouse, Space or Enter."""

    stepped = Signal(int)
    """The next (1) or previous (-1) row is wanted."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, clickable=True)
        self.words = label(text, "row")
        self.words.setWordWrap(True)
        self.words.setMinimumWidth(1)
        self.state = label(self.tr("Copy"), "caption")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 6, 6, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.state)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_COPIED)
        self._timer.timeout.connect(self._say_copy)
        self.setAccessibleName(self.tr("Copy “{0}”").format(text))
        self.setToolTip(self.tr("Copy"))
        self.setProperty("card", False)
        self.setProperty("chosen", True)
        self.clicked.connect(self._copy)

    @property
    def text(self) -> str:
        return self.words.text()

    def add_menu(self, menu: QMenu) -> QToolButton:
        """What else can be done with it."""
        button = QToolButton()
        button.setIcon(icon("more", 16))
        button.setFixedSize(24, 24)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(self.tr("More for “{0}”").format(self.text))
        button.setToolTip(self.tr("Use this title"))
        button.setMenu(menu)
        menu.setParent(button, menu.windowFlags())
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.state.setText(self.tr("Copied"))
        self.setAccessibleDescription(self.tr("Copied"))
        self._timer.start()

    def _say_copy(self) -> None:
        self.state.setText(self.tr("Copy"))
        self.setAccessibleDescription("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class TitlesPanel(TaskPanel):
    """Suggestions, best first. Where the cut is asked about, they are for what it shows."""

    TASK = "titles"

    def __init__(self, context: Context, head: Head, parent: QWidget | None = None) -> None:
        super().__init__(context, head, parent)
        self.setAccessibleName(self.tr("Titles"))
        self.rows: list[CopyRow] = []
        self.menus: list[QToolButton] = []
        self.tags: list[QPushButton] = []
        self._parts: list[QWidget] = []
        self._of_cut = False
        self.go = small_button(self.tr("Suggest again"))
        self.go.clicked.connect(self.start)
        self.about = ElidedLabel(role="label", tone="quiet", mode=Qt.TextElideMode.ElideMiddle)
        self._above = bar(self.about, self.go)
        self.covers = Covers(context, head)
        self._put_together(above=(self._above,), below=(self.covers,))
        self._tell()

    @property
    def title(self) -> str:
        return self.tr("Looking for titles")

    def _request(self, paths: tuple[str, ...], media: tuple[Media, ...]) -> SuggestTitles:
        cut = self._of_cut = self.head.scope == "sequence"
        return SuggestTitles(
            paths=paths,
            places=shown_places(self._context.document.project, media) if cut else (),
            language=language_of_answers(self._context),
            engine=chosen_engine(self._context),
        )

    def _take(self, found: Suggestions, media: tuple[Media, ...]) -> None:
        self._clear()
        self.engine_used = found.engine
        what = media[0].name if len(media) == 1 else self.tr("{0} files").format(len(media))
        self.about.setText(self.tr("For the cut") if self._of_cut else self.tr("For {0}").format(what))
        groups = (
            (self.tr("Titles"), found.titles),
            (self.tr("First sentences"), found.hooks),
        )
        for name, texts in groups:
            if texts:
                self._put_in(heading(name))
            for text in texts:
                row = CopyRow(words.text_of(text, found.engine))
                row.stepped.connect(lambda step, row=row: self._step_rows(row, step))
                self._put_in(row)
                self.rows.append(row)
                if texts is found.titles:
                    self.menus.append(row.add_menu(self._menu(row.text)))
        if found.hashtags:
            self._put_in(heading(self.tr("Hashtags")))
            self._put_in(self._hashtags(found.hashtags))

    def _hashtags(self, tags: Sequence[str]) -> QWidget:
        """A button for each, and one for all."""
        place = QWidget()
        flow = Flow(place)
        flow.setContentsMargins(8, 0, 8, 8)
        for text, copied in (*((tag, tag) for tag in tags), (self.tr("Copy all"), " ".join(tags))):
            button = small_button(text)
            button.setToolTip(self.tr("Copy {0}").format(copied))
            button.setAccessibleName(self.tr("Copy {0}").format(copied))
            button.clicked.connect(partial(self._copy_tag, button, copied))
            flow.addWidget(button)
            self.tags.append(button)
        return place

    def _copy_tag(self, button: QPushButton, text: str, *_: object) -> None:
        QGuiApplication.clipboard().setText(text)
        QToolTip.showText(button.mapToGlobal(button.rect().center()), self.tr("Copied"), button)
        button.setAccessibleDescription(self.tr("Copied"))

    def _put_in(self, part: QWidget) -> None:
        self._column.insertWidget(len(self._parts), part)
        self._parts.append(part)

    def _clear(self) -> None:
        for part in self._parts:
            remove(part)
        self._parts, self.rows, self.menus, self.tags = [], [], [], []

    def _rows(self) -> list[MomentRow]:
        return []

    def _has_answer(self) -> bool:
        return bool(self._parts)

    def _step_rows(self, row: CopyRow, step: int) -> None:
        place = self.rows.index(row) + step
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(self.rows[place], 0, 8)

    # --- what a title is good for

    def _menu(self, text: str) -> QMenu:
        menu = QMenu()
        name = menu.addAction(self.tr("Use as the sequence's name"))
        name.triggered.connect(lambda: self._name_sequence(text))
        clip = menu.addAction(self.tr("Put on the timeline as a title"))
        clip.triggered.connect(lambda: self._add_title(text))
        cover = menu.addAction(self.tr("Pick cover pictures for it"))
        cover.triggered.connect(lambda: self.covers.start(text))

        def enable() -> None:
            there = self._context.document.sequence is not None
            cover.setEnabled(bool(self.head.footage) and not self.covers.busy)
            for action in (name, clip):
                action.setEnabled(there)
                action.setToolTip("" if there else self.tr("There is no sequence yet"))

        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(enable)
        return menu

    def _name_sequence(self, text: str) -> None:
        self._do(self.tr("rename sequence"), lambda project: set_sequence(project, changed(project.sequence, name=text)))

    def _add_title(self, text: str) -> None:
        origin = Origin(task=self.TASK, engine=self.engine_used, reasons=(text,))
        frame = self._context.view.playhead
        if self._do(self.tr("add title"), lambda project: add_title(project, text, frame, origin=origin)):
            self._context.view.set_source("")

    def _do(self, name: str, edit: Edit) -> bool:
        done = self._context.document.do(name, edit)
        self.failure.say("" if done else self._context.document.why, retry=False)
        self._tell()
        return done

    # --- showing

    def _invitation(self) -> tuple[str, str, str, str]:
        text = self.tr("Titles, first sentences and hashtags for the footage, or for the cut.")
        return "bulb", self.tr("What could it be called?"), text, self.tr("Suggest titles")

    def _tell(self) -> None:
        super()._tell()
        self._above.setVisible(self._has_answer() and not self.busy)
