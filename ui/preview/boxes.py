"""The overlay of tracked boxes: what is known of the footage under the playhead, and a crop that follows one of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from editor.model import Media
from editor.recipes.following import follow_tube
from ui.preview.box_frames import name_of
from ui.preview.box_notice import BoxNotice
from ui.preview.canvas import Canvas
from ui.preview.marks import Mark, footage_at, marks
from ui.preview.player import Player
from ui.preview.tracked import Tracked
from ui.state.context import Context
from ui.theme.icons import icon

FIND = "analyse.faces"
"""The action that has footage looked through."""


class Boxes(QObject):
    """Shows boxes on the canvas for the frame that the player shows, while `view.show_boxes` is on."""

    def __init__(self, context: Context, canvas: Canvas, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._canvas = canvas
        self._player = player
        self.tracked = Tracked(context, self)
        self.notice = BoxNotice(canvas)
        self.menu: QMenu | None = None
        """The menu of a box that was opened last."""
        self._frame = 0
        self._footage: tuple[Media, ...] = ()
        self.tracked.changed.connect(self.refresh)
        canvas.box_chosen.connect(self._offer)
        for moved in (canvas.resized, canvas.zoom_changed):
            moved.connect(self._place)
        self.notice.pressed.connect(self._answer)
        context.view.playing_changed.connect(lambda _: self.refresh())

    # --- what is shown

    def show_frame(self, frame: int) -> None:
        """The picture of this frame of the player's sequence is on the screen."""
        self._frame = frame
        self.refresh()

    def refresh(self) -> None:
        """Show the boxes of the frame on the screen anew."""
        project = self._player.project
        before = bool(self._canvas.boxes.marks), self._footage
        if project is None or not self._context.view.show_boxes:
            self._footage = ()
            found: tuple[Mark, ...] = ()
        else:
            self._footage = footage_at(project, self._frame)
            found = marks(project, self._frame, self.tracked.around)
        self._canvas.set_boxes(found, answer=self._in_cut)
        self._say()
        if (bool(found), self._footage) != before:
            self._context.actions.refresh_soon()

    @property
    def _in_cut(self) -> bool:
        """Whether what is shown are clips of the document, which can be cropped."""
        return not self._context.view.source

    def _say(self) -> None:
        """One line about footage here of which no boxes are known."""
        notice, tracked = self.notice, self.tracked
        if self._context.view.playing:
            notice.say("")
            return
        stand = {media.id: tracked.state(media) for media in self._footage}
        by_state = {state: media for media in reversed(self._footage) for state in [stand[media.id]]}
        if "measuring" in by_state:
            media = by_state["measuring"]
            words = self.tr("Looking for faces in {0} · {1}%")
            notice.say(words.format(media.name, round(100 * tracked.done(media))), self.tr("Cancel"))
        elif "failed" in by_state:
            notice.say(tracked.failure(by_state["failed"]), self.tr("Try again"), kind="warn")
        elif "unmeasured" in by_state:
            words = self.tr("{0} has not been looked through for faces yet")
            notice.say(words.format(by_state["unmeasured"].name), self.tr("Find faces"))
        elif self._footage and all(tracked.nobody(media) for media in self._footage):
            notice.say(self.tr("No faces were found in {0}").format(self._footage[-1].name))
        else:
            notice.say("")
        self._place()

    def _place(self, *_: object) -> None:
        if not self.notice.isHidden():
            self.notice.place(self._canvas.picture_rect())

    # --- having footage looked through

    @property
    def to_measure(self) -> Media | None:
        """Footage under the playhead that was not looked through yet."""
        states = ("unmeasured", "failed")
        return next((media for media in self._footage if self.tracked.state(media) in states), None)

    def measure(self) -> None:
        """Have the footage under the playhead looked through, the lowest layer first."""
        media = self.to_measure
        if media is not None:
            self.tracked.measure(media)

    def _answer(self) -> None:
        """The button of the notice."""
        measuring = [media for media in self._footage if self.tracked.state(media) == "measuring"]
        if measuring:
            self.tracked.cancel(measuring[0])
        elif not (self._context.actions.has(FIND) and self._context.actions.trigger(FIND)):
            self.measure()

    # --- a crop that follows

    @property
    def can_follow(self) -> bool:
        """Whether there is a box that a crop can follow."""
        return self._in_cut and bool(self._canvas.boxes.marks)

    def follow_one(self) -> None:
        """Follow the box under the pointer, or the only one there is; where there are several, ask which."""
        if not self.can_follow:
            return
        here, pointed = self._canvas.boxes.marks, self._canvas.boxes.hovered
        if pointed is not None or len(here) == 1:
            self.follow(pointed or here[0])
        else:
            self._open(here, self._canvas.box_foot(here[0]))

    def follow(self, mark: Mark) -> None:
        """Crop the clip so that it follows a box: one edit."""
        document = self._context.document
        edit = partial(follow_tube, clip_id=mark.clip, tube=mark.tube, shot=mark.shot, at=mark.at)
        if document.do(self.tr("follow with crop"), edit):
            self._context.view.select([mark.clip])

    def _offer(self, mark: Mark, at: QPoint) -> None:
        if self._in_cut:
            self._open((mark,), at)

    def _open(self, found: tuple[Mark, ...], at: QPoint) -> None:
        """A menu of what can be done with these boxes."""
        menu = QMenu(self._canvas)
        menu.setAccessibleName(self.tr("Tracked boxes"))
        for mark in found:
            action = menu.addAction(icon("crop"), self.tr("Crop follows {0}").format(name_of(mark)))
            action.triggered.connect(lambda _checked=False, mark=mark: self.follow(mark))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.destroyed.connect(self._forget_menu)
        self.menu = menu
        menu.popup(at)
        if len(found) > 1:
            menu.setActiveAction(menu.actions()[0])

    def _forget_menu(self, *_: object) -> None:
        self.menu = None
