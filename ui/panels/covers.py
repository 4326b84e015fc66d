"""Cover pictures: frames of the footage, or of the cut, that could stand for it; a press shows one, and it can be saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from editor.model import Media
from engine.protocol import ClipwrightError
from engine.protocol.understanding import PickThumbnails, Thumbnails
from ui.dialogs.background import Background
from ui.i18n import capital, failure, named
from ui.outputs import check
from ui.panels import words
from ui.panels.column import running_row
from ui.panels.following import Following
from ui.panels.stills import StillButton
from ui.panels.strip import Strip
from ui.panels.understanding.base import bar, remove, small_button
from ui.panels.understanding.engines import chosen_engine
from ui.panels.understanding.head import Head
from ui.panels.understanding.places import shown_places
from ui.panels.understanding.words import BASIC, answered_by, basic_only, telling
from ui.preview.frame_file import SUFFIXES, file_name, full_frame, save_frame
from ui.state.context import Context
from ui.widgets import ElidedLabel, IconButton, ProgressLine

T = TypeVar("T")

COUNT = 6
_SIZE = QSize(112, 63)
_LEAST = 76
"""Lines of the screen that the section takes, at least: its buttons, and enough of the pictures to tell what they are."""
_BAR = 10
"""Room for the bar by which the row is moved, in px."""


@dataclass(frozen=True)
class Cover:
    """A picture that was picked."""

    media: Media
    time: Fraction
    score: float
    reasons: tuple[str, ...]


class CoverButton(StillButton):
    """The picture itself: Space, Enter or a press shows it, and it is chosen as soon as the keyboard is on it."""

    reached = Signal()

    def __init__(self, context: Context, cover: Cover, parent: QWidget | None = None) -> None:
        super().__init__(context, parent, size=_SIZE)
        self.cover = cover
        at, said = words.clock(cover.time), ", ".join(map(named, cover.reasons))
        name = self.tr("Show {0} of {1}").format(at, cover.media.name)
        self.set_still(cover.media, cover.time, badge=at, name=f"{name}, {words.score(cover.score)}, {said}")
        self.setToolTip(f"{cover.media.name} · {at} · {words.score(cover.score)}\n{capital(said)}")

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Covers(QScrollArea):
    """A section of a panel: a button that has pictures picked, the pictures, and what can be done with the chosen one. In a
    window too low for all of it, it scrolls."""

    def __init__(self, context: Context, head: Head, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._head = context, head
        self._project = context.document.project.id
        self._work = Background(self)
        self.buttons: list[CoverButton] = []
        self.setAccessibleName(self.tr("Cover pictures"))
        self.heading = ElidedLabel(self.tr("Cover pictures"), role="label", tone="quiet")
        self.go = small_button(self.tr("Pick"))
        self.progress = ProgressLine(self.tr("Picking cover pictures"))
        self.stop = IconButton("x", self.tr("Cancel: {0}").format(self.tr("Picking cover pictures")), size=24)
        self.working = running_row(self.progress, self.stop)
        self.failure = Strip("danger", "", self.tr("Try again"))
        self._following = Following(self.failure, self._tell)
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(12, 0, 8, 0)
        self._row.setSpacing(6)
        self._row.addStretch(1)
        self.pictures = QScrollArea()
        self.pictures.setWidgetResizable(True)
        self.pictures.setFrameShape(QFrame.Shape.NoFrame)
        self.pictures.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pictures.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pictures.setFixedHeight(_SIZE.height() + _BAR)
        self.pictures.setWidget(inside)
        self.why = ElidedLabel(role="caption")
        self.save = small_button(self.tr("Save…"))
        self.save.setAccessibleName(self.tr("Save picture"))
        self.save.setToolTip(self.tr("Save picture"))
        self.copy = small_button(self.tr("Copy"))
        self.copy.setAccessibleName(self.tr("Copy the picture"))
        self.copy.setToolTip(self.tr("Copy the picture"))
        self.notes = ElidedLabel(role="caption")
        self._said = QWidget()
        said = QVBoxLayout(self._said)
        said.setContentsMargins(12, 4, 12, 6)
        said.setSpacing(0)
        said.addWidget(self.why)
        said.addWidget(self.notes)
        self._all = QWidget()
        self.setWidget(self._all)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self._all)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = bar(self.heading, self.copy, self.save, self.go, margins=(12, 6, 8, 6))
        for part in (above, self.working, self.failure, self.pictures, self._said):
            column.addWidget(part)
        self.go.clicked.connect(lambda: self.start())
        self.stop.clicked.connect(self._following.cancel)
        self.failure.button.clicked.connect(lambda: self.start())
        self.save.clicked.connect(self._choose_file)
        self.copy.clicked.connect(self._copy)
        head.scope_changed.connect(self._tell)
        context.document.changed.connect(self._project_changed)
        self._tell()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._following.busy

    @property
    def chosen(self) -> CoverButton | None:
        """The picture that would be saved."""
        return next((button for button in self.buttons if button.chosen), None)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._all.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        least = self._all.minimumSizeHint()
        return QSize(least.width(), min(least.height(), _LEAST))

    # --- asking

    def start(self, title: str = "") -> None:
        """Have pictures picked from the chosen footage, to go with `title` where there is one."""
        media = self._head.footage
        if self.busy or not media:
            return
        cut = self._head.scope == "sequence"
        request = PickThumbnails(
            paths=tuple(entry.info.path for entry in media),
            count=COUNT,
            places=shown_places(self._context.document.project, media) if cut else (),
            title=title,
            engine=chosen_engine(self._context),
        )
        job = self._context.engine.submit(request, lane="work", parent=self)
        self._following.start(job, lambda found: self._finished(found, media), progress=self.progress)
        self._context.jobs.track(self.tr("Picking cover pictures"), job)
        self.failure.say("")
        self._tell()

    def _finished(self, found: Thumbnails, media: tuple[Media, ...]) -> None:
        self._clear()
        for one in found.pictures:
            if 0 <= one.media < len(media):
                self._add(Cover(media[one.media], one.time, one.score, one.reasons))
        told = [basic_only("thumbnails") if found.engine == BASIC else answered_by(found.engine), *telling(found.notes)]
        self.notes.setText("\n".join(told))
        if self.buttons:
            self._choose(self.buttons[0])
        self._tell()

    def _project_changed(self) -> None:
        if self._context.document.project.id != self._project:
            self._project = self._context.document.project.id
            self._following.forget()
            self._work.forget()
            self._clear()
            self.failure.say("")
        self._tell()

    # --- showing

    def _add(self, cover: Cover) -> None:
        button = CoverButton(self._context, cover)
        button.clicked.connect(partial(self._show, button))
        button.reached.connect(partial(self._choose, button))
        self._row.insertWidget(len(self.buttons), button, 0, Qt.AlignmentFlag.AlignTop)
        self.buttons.append(button)

    def _clear(self) -> None:
        for button in self.buttons:
            remove(button)
        self.buttons = []
        self.notes.setText("")

    def _choose(self, chosen: CoverButton) -> None:
        for button in self.buttons:
            button.set_chosen(button is chosen)
        self.pictures.ensureWidgetVisible(chosen, _SIZE.width() // 3, 0)
        cover = chosen.cover
        self.why.setText(f"{words.score(cover.score)} · {capital(', '.join(map(named, cover.reasons)))}")
        self.why.set_tooltip(chosen.toolTip())

    def _show(self, button: CoverButton, *_: object) -> None:
        self._choose(button)
        self._context.view.show_source(button.cover.media.id, button.cover.time)

    def _tell(self) -> None:
        listed = bool(self.buttons)
        self.setVisible(listed or self.busy or bool(self._head.footage))
        self.go.setText(self.tr("Pick again") if listed else self.tr("Pick"))
        self.go.setAccessibleName(self.tr("Pick cover pictures"))
        self.go.setVisible(not self.busy)
        self.go.setEnabled(bool(self._head.footage))
        self.working.setVisible(self.busy)
        self.failure.setVisible(bool(self.failure.text) and not self.busy)
        self.pictures.setVisible(listed)
        for part in (self._said, self.copy, self.save):
            part.setVisible(listed)
        self.updateGeometry()

    # --- handing on

    def _choose_file(self) -> None:
        button = self.chosen
        if button is None:
            return
        kinds = "JPEG (*.jpg *.jpeg);;PNG (*.png)"
        name, kind = QFileDialog.getSaveFileName(
            self, self.tr("Save picture"), file_name(button.cover.media.info, button.cover.time), kinds
        )
        if name:
            path = Path(name)
            suffix = ".png" if kind.startswith("PNG") else ".jpg"
            self.save_to(button.cover, path if path.suffix.lower() in SUFFIXES else path.with_name(path.name + suffix))

    def save_to(self, cover: Cover, path: Path) -> None:
        """Write the frame at full size; what becomes of it is said in the panel."""
        footage = [Path(entry.info.path) for entry in self._context.document.project.media]

        def write() -> None:
            check([path], footage)
            save_frame(cover.media.info, cover.time, path)

        self._do(write, lambda _: self.why.setText(self.tr("Saved as {0}").format(path.name)))

    def _copy(self) -> None:
        button = self.chosen
        if button is not None:
            cover = button.cover
            self._do(lambda: _image(cover), self._copied)

    def _copied(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self.why.setText(self.tr("Copied"))

    def _do(self, work: Callable[[], T], then: Callable[[T], object]) -> None:
        """Off the window's thread: decoding a large frame takes a moment."""
        self.failure.say("")
        self._tell()
        self._work.ask(work, then, self._could_not)

    def _could_not(self, error: ClipwrightError) -> None:
        self.failure.say(failure(error), retry=False)
        self._tell()


def _image(cover: Cover) -> QImage:
    picture = full_frame(cover.media.info, cover.time)
    height, width, _ = picture.shape
    return QImage(picture.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()
