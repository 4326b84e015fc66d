"""The thread that makes pictures of the sequence: single ones that are asked for, or those of a run ahead of its clock."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from threading import Condition, Thread

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from editor.model import Project
from editor.render.frame import FramePlan, Layer
from engine.protocol import FootageError
from ui.preview.clock import Clock
from ui.preview.compositor import compose
from ui.preview.footage import Footage, Wanted
from ui.preview.geometry import Placing
from ui.preview.helper import Helper, Task
from ui.preview.playback import Run
from ui.preview.reader import GivenUp
from ui.preview.text import TextPainter
from ui.preview.wanting import all_wanted, clip_layers, entry_of, plan_of, wanted_for

_LOG = logging.getLogger(__name__)

AHEAD = 6
"""Composed pictures that wait for their time."""
LOOK_AHEAD = Fraction(4, 5)
"""Seconds before a clip appears at which its decoder is opened."""
PATIENCE = 0.12
"""Seconds that a picture is worked at before a newer request takes its place."""


@dataclass(frozen=True)
class Picture:
    """A composed frame. `exact` is off for one that stands in until the right one comes; `proxy` tells of lower quality."""

    image: QImage
    frame: int
    serial: int = 0
    exact: bool = True
    proxy: bool = False
    missing: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass
class Playback:
    """A run in progress: pictures in order of their number, each waiting for its time."""

    run: Run
    clock: Clock
    proxy: bool
    ready: deque[tuple[int, Picture | None]] = field(default_factory=deque)
    next: int = 0
    dropped: int = 0
    cost: float = 0.0


class Composer(QObject):
    """Makes pictures on its own threads. All methods return at once, but `close`, which waits for the threads to end."""

    pictured = Signal(object)
    """A Picture that was asked for by `request`."""
    began = Signal(object)
    """A Playback whose first pictures are ready."""

    def __init__(self, footage: Footage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.footage = footage
        self._text = TextPainter()
        self._work = Condition()
        self._project: Project | None = None
        self._shown = (2, 2)
        self._serial = 0
        self._wanted: tuple[int, int] | None = None
        self._playback: Playback | None = None
        self._closing = False
        self._helper = Helper(footage)
        self._thread = Thread(target=self._compose_all, name="preview: pictures", daemon=True)
        self._thread.start()

    # --- asked by the player, on its thread

    def set_scene(self, project: Project | None, shown: tuple[int, int]) -> None:
        """What is shown from now on, and at how many pixels."""
        if project is not None and all(sequence.id != project.active for sequence in project.sequences):
            project = None
        with self._work:
            self._project, self._shown = project, (max(2, shown[0]), max(2, shown[1]))

    def request(self, frame: int) -> int:
        """Ask for one picture; a newer request takes the place of one not yet begun. Returns its serial."""
        with self._work:
            self._serial += 1
            self._wanted = (frame, self._serial)
            self._work.notify_all()
            return self._serial

    def play(self, run: Run, clock: Clock, *, proxy: bool) -> Playback:
        """Make the pictures of a run, ahead of its clock."""
        with self._work:
            self._playback = Playback(run, clock, proxy)
            self._wanted = None
            if run.step > 0:
                self._helper.ask(None)
            self._work.notify_all()
            return self._playback

    def stop(self) -> None:
        """Make no more pictures of the run."""
        with self._work:
            self._playback = None
            self._work.notify_all()

    def take(self, playback: Playback, number: int) -> tuple[int, Picture | None] | None:
        """The latest picture of a run that is due by `number`, or None; those due before it count as dropped.

        A None for its picture says that the run is over.
        """
        with self._work:
            found = None
            while playback.ready and playback.ready[0][0] <= number:
                if found is not None:
                    playback.dropped += 1
                found = playback.ready.popleft()
            if found is not None:
                self._work.notify_all()
            return found

    def close(self) -> None:
        """End the threads and let go of all footage."""
        with self._work:
            self._closing = True
            self._work.notify_all()
        self._helper.close()
        self._thread.join(10)
        self.footage.close()

    # --- composing

    def _compose_all(self) -> None:
        while True:
            with self._work:
                while not (self._closing or self._wanted or self._can_go_on()):
                    self._work.wait()
                if self._closing:
                    return
                wanted, self._wanted = self._wanted, None
                playback = self._playback
            try:
                if wanted is not None:
                    with self._helper.paused():
                        self._answer(*wanted)
                elif playback is not None:
                    self._advance(playback)
            except GivenUp:
                continue
            except Exception:  # noqa: BLE001 - whatever footage does, the preview lives on
                _LOG.exception("a frame of the preview could not be made")
                if playback is not None:
                    playback.next += 1
            finally:
                with self._work:
                    self._work.notify_all()

    def _can_go_on(self) -> bool:
        playback = self._playback
        if playback is None or len(playback.ready) >= AHEAD:
            return False
        return not (playback.ready and playback.ready[-1][1] is None)

    def _answer(self, frame: int, serial: int) -> None:
        began = time.perf_counter()
        patience = PATIENCE

        def given_up() -> bool:
            if self._closing or self._playback is not None:
                return True
            return self._wanted is not None and time.perf_counter() - began > patience

        project, shown = self._project, self._shown
        plan = plan_of(project, frame)
        stand_in = [layer for layer in plan.layers if layer.media and layer.media.id in self.footage.proxies]
        if stand_in and project is not None and not self._at_hand(project, plan, shown):
            picture = self._composed(project, plan, shown, frame, given_up, proxy=True)
            self._tell(picture, serial, exact=True, proxy=True)
            patience = 0  # the frame has been seen: nothing newer waits for a sharper one
        try:
            picture = self._composed(project, plan, shown, frame, given_up, proxy=False)
        except GivenUp:
            if self._closing or self._playback is not None:
                raise
            near = self._nearest(project, plan, shown, frame) if patience else None
            if near is not None:
                self._tell(near, serial, exact=False)
            return
        self._tell(picture, serial, exact=True)
        if project is not None:
            self._helper.ask(Task(around=all_wanted(project, plan, shown)[-2:]))

    def _tell(self, picture: Picture, serial: int, *, exact: bool, proxy: bool = False) -> None:
        told = Picture(picture.image, picture.frame, serial, exact, proxy, picture.missing, picture.problems)
        if not self._closing:
            self.pictured.emit(told)

    def _advance(self, playback: Playback) -> None:
        run = playback.run
        if playback.clock.running:
            # what is late already is not made; neither is what would be late by the time it is there
            reached = ceil(playback.clock.now() * float(run.rate) + min(playback.cost * float(run.rate), 8) - 0.5)
            if reached > playback.next:
                playback.dropped += reached - playback.next
                playback.next = reached
        number = playback.next
        frame = run.frame(number)
        if frame is None:
            self._queue(playback, run_end(run, number), None)
            return

        def given_up() -> bool:
            return self._closing or self._playback is not playback

        project, shown = self._project, self._shown
        plan = plan_of(project, frame)
        began = time.perf_counter()
        if run.step < 0 and project is not None:
            self._run_back(project, plan, shown, given_up, proxy=playback.proxy)
        picture = self._composed(project, plan, shown, frame, given_up, proxy=playback.proxy)
        spent = time.perf_counter() - began
        playback.cost = spent if not playback.cost else 0.8 * playback.cost + 0.2 * spent
        self._queue(playback, number, picture)
        if number % 5 == 0:
            self._look_ahead(playback, number, plan, project, shown)

    def _queue(self, playback: Playback, number: int, picture: Picture | None) -> None:
        with self._work:
            if self._playback is not playback:
                return
            first = not playback.clock.running and not playback.ready
            playback.ready.append((number, picture))
            playback.next = number + 1
            enough = len(playback.ready) >= min(3, AHEAD) or picture is None
        if first or enough:
            self.began.emit(playback)

    def _composed(
        self,
        project: Project | None,
        plan: FramePlan,
        shown: tuple[int, int],
        frame: int,
        given_up: Callable[[], bool],
        *,
        proxy: bool,
    ) -> Picture:
        if project is None:
            return Picture(_black(shown), frame)
        owners = {layer.item.id for layer in plan.layers}
        lower = proxy and any(layer.media and layer.media.id in self.footage.proxies for layer in plan.layers)

        def picture_of(layer: Layer, place: Placing) -> QImage:
            return self.footage.picture(wanted_for(layer, place), given_up, proxy=proxy, owners=owners)

        made = compose(project.sequence, plan, shown, picture_of, self._text)
        return Picture(made.image, frame, proxy=lower, missing=made.missing, problems=made.problems)

    def _nearest(self, project: Project | None, plan: FramePlan, shown: tuple[int, int], frame: int) -> Picture | None:
        if project is None:
            return None

        def picture_of(layer: Layer, place: Placing) -> QImage:
            found = self.footage.nearest(wanted_for(layer, place))
            if found is None:
                raise GivenUp
            return found

        try:
            return Picture(compose(project.sequence, plan, shown, picture_of, self._text).image, frame, exact=False)
        except GivenUp:
            return None

    def _at_hand(self, project: Project, plan: FramePlan, shown: tuple[int, int]) -> bool:
        return all(self.footage.has(wanted) for wanted in all_wanted(project, plan, shown))

    # --- helping

    def _look_ahead(
        self, playback: Playback, number: int, plan: FramePlan, project: Project | None, shown: tuple[int, int]
    ) -> None:
        run = playback.run
        ahead = run.frame(number + max(1, round(LOOK_AHEAD * run.rate)))
        if project is None or ahead is None:
            return
        coming = plan_of(project, ahead)
        here = {layer.item.id for layer in plan.layers}
        if run.step < 0:
            self._helper.ask(Task(around=all_wanted(project, coming, shown)[-2:], before=1.0, proxy=playback.proxy))
            return
        soon: list[Wanted] = []
        for wanted, layer in zip(all_wanted(project, coming, shown), clip_layers(coming), strict=False):
            if layer.item.id not in here:
                entry = entry_of(project, wanted.owner, ahead, run.step, ceil(LOOK_AHEAD * run.rate))
                soon += [one for one in all_wanted(project, plan_of(project, entry), shown) if one.owner == wanted.owner]
        if soon:
            self._helper.ask(Task(soon=tuple(soon), proxy=playback.proxy))

    def _run_back(
        self, project: Project, plan: FramePlan, shown: tuple[int, int], given_up: Callable[[], bool], *, proxy: bool
    ) -> None:
        """Have the frames before one ready, so that going back costs no seek for each."""
        for wanted in all_wanted(project, plan, shown):
            try:
                if not self.footage.has(wanted, proxy=proxy):
                    self.footage.fill(wanted, min(24, self.footage.room(wanted.size) // 3), 0, given_up, proxy=proxy)
            except FootageError:
                continue


def run_end(run: Run, number: int) -> int:
    """The number of the frame at which a run is over, from one that lies after it."""
    while number > 0 and run.frame(number - 1) is None:
        number -= 1
    return number


def _black(shown: tuple[int, int]) -> QImage:
    image = QImage(*shown, QImage.Format.Format_RGB32)
    image.fill(0xFF000000)
    return image
