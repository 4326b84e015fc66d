"""The threads that make pictures of the sequence: one composes, one prepares what will be needed soon."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from math import ceil
from threading import Condition, Thread

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from editor.model import Project
from editor.render.frame import FramePlan, Layer, frame_plan
from engine.protocol import ClipwrightError, FootageError
from ui.preview.clock import Clock
from ui.preview.compositor import compose
from ui.preview.footage import Footage, Wanted
from ui.preview.geometry import Placing, placing
from ui.preview.playback import Run
from ui.preview.reader import GivenUp
from ui.preview.text import TextPainter

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


@dataclass(frozen=True)
class _Task:
    """What the helper does: open decoders for `soon`, or make ready the frames around `around`."""

    soon: tuple[Wanted, ...] = ()
    around: tuple[Wanted, ...] = ()
    before: float = 0.7
    """Share of the frames that lie before."""
    proxy: bool = False


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
        self._task: _Task | None = None
        self._answering = False
        self._closing = False
        self._threads = [
            Thread(target=self._compose_all, name="preview: pictures", daemon=True),
            Thread(target=self._help, name="preview: prepare", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

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
        for thread in self._threads:
            thread.join(10)
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
                self._answering = wanted is not None
            try:
                if wanted is not None:
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
                    self._answering = False
                    self._work.notify_all()

    def _can_go_on(self) -> bool:
        playback = self._playback
        if playback is None or len(playback.ready) >= AHEAD:
            return False
        return not (playback.ready and playback.ready[-1][1] is None)

    def _answer(self, frame: int, serial: int) -> None:
        began = time.perf_counter()

        def given_up() -> bool:
            if self._closing or self._playback is not None:
                return True
            return self._wanted is not None and time.perf_counter() - began > PATIENCE

        project, shown = self._project, self._shown
        plan = _plan(project, frame)
        stand_in = [layer for layer in plan.layers if layer.media and layer.media.id in self.footage.proxies]
        if stand_in and project is not None and not self._at_hand(project, plan, shown):
            picture = self._composed(project, plan, shown, frame, given_up, proxy=True)
            self._tell(picture, serial, exact=True, proxy=True)
        try:
            picture = self._composed(project, plan, shown, frame, given_up, proxy=False)
        except GivenUp:
            if self._closing or self._playback is not None:
                raise
            near = self._nearest(project, plan, shown, frame)
            if near is not None:
                self._tell(near, serial, exact=False)
            return
        self._tell(picture, serial, exact=True)
        self._ask_help(self._around(project, plan, shown))

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
        plan = _plan(project, frame)
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
            return self.footage.picture(_wanted(layer, place), given_up, proxy=proxy, owners=owners)

        made = compose(project.sequence, plan, shown, picture_of, self._text)
        return Picture(made.image, frame, proxy=lower, missing=made.missing, problems=made.problems)

    def _nearest(self, project: Project | None, plan: FramePlan, shown: tuple[int, int], frame: int) -> Picture | None:
        if project is None:
            return None

        def picture_of(layer: Layer, place: Placing) -> QImage:
            found = self.footage.nearest(_wanted(layer, place))
            if found is None:
                raise GivenUp
            return found

        try:
            return Picture(compose(project.sequence, plan, shown, picture_of, self._text).image, frame, exact=False)
        except GivenUp:
            return None

    def _at_hand(self, project: Project, plan: FramePlan, shown: tuple[int, int]) -> bool:
        return all(self.footage.has(wanted) for wanted in _all_wanted(project, plan, shown))

    # --- helping

    def _around(self, project: Project | None, plan: FramePlan, shown: tuple[int, int]) -> _Task:
        return _Task(around=_all_wanted(project, plan, shown)[-2:] if project else ())

    def _look_ahead(
        self, playback: Playback, number: int, plan: FramePlan, project: Project | None, shown: tuple[int, int]
    ) -> None:
        run = playback.run
        ahead = run.frame(number + max(1, round(LOOK_AHEAD * run.rate)))
        if project is None or ahead is None:
            return
        coming = _plan(project, ahead)
        here = {layer.item.id for layer in plan.layers}
        if run.step < 0:
            self._ask_help(_Task(around=_all_wanted(project, coming, shown)[-2:], before=1.0, proxy=playback.proxy))
            return
        soon: list[Wanted] = []
        for wanted, layer in zip(_all_wanted(project, coming, shown), _clip_layers(coming), strict=False):
            if layer.item.id not in here:
                entry = self._entry(project, wanted, ahead, run.step)
                soon += [one for one in _all_wanted(project, _plan(project, entry), shown) if one.owner == wanted.owner]
        if soon:
            self._ask_help(_Task(soon=tuple(soon), proxy=playback.proxy))

    def _entry(self, project: Project, wanted: Wanted, ahead: int, step: int) -> int:
        """The frame at which an item that is on screen at `ahead` will first be."""
        for _ in range(ceil(LOOK_AHEAD * project.sequence.rate)):
            before = _plan(project, ahead - step)
            if ahead < step or all(layer.item.id != wanted.owner for layer in before.layers):
                break
            ahead -= step
        return ahead

    def _run_back(
        self, project: Project, plan: FramePlan, shown: tuple[int, int], given_up: Callable[[], bool], *, proxy: bool
    ) -> None:
        """Have the frames before one ready, so that going back costs no seek for each."""
        for wanted in _all_wanted(project, plan, shown):
            try:
                if not self.footage.has(wanted, proxy=proxy):
                    self.footage.fill(wanted, min(24, self.footage.room(wanted.size) // 3), 0, given_up, proxy=proxy)
            except FootageError:
                continue

    def _ask_help(self, task: _Task) -> None:
        with self._work:
            self._task = task
            self._work.notify_all()

    def _help(self) -> None:
        while True:
            with self._work:
                while self._task is None and not self._closing:
                    self._work.wait()
                task, self._task = self._task, None
                if self._closing or task is None:
                    return
            try:
                self._carry_out(task)
            except GivenUp:
                continue
            except ClipwrightError:
                continue
            except Exception:  # noqa: BLE001 - as above
                _LOG.exception("the preview could not prepare what comes next")

    def _carry_out(self, task: _Task) -> None:
        for wanted in task.soon:
            self.footage.prepare(wanted, lambda: self._closing, proxy=task.proxy)
        for wanted in task.around:
            room = self.footage.room(wanted.size) // max(1, len(task.around))
            before, after = int(room * task.before), int(room * (1 - task.before))
            self.footage.fill(wanted, before, after, partial(self._moved, wanted, room), proxy=task.proxy)

    def _moved(self, wanted: Wanted, room: int) -> bool:
        """Whether the frames around a picture are not what is needed any more; waits while one is made that is seen now."""
        with self._work:
            while self._answering and not self._closing:
                self._work.wait()
        playback = self._playback
        if self._closing or (playback is not None and playback.run.step > 0):
            return True
        task = self._task
        if task is None or task.soon:
            return task is not None
        same = [one for one in task.around if (one.owner, one.size) == (wanted.owner, wanted.size)]
        return not any(abs(one.time - wanted.time) * 30 < room // 2 for one in same)


def run_end(run: Run, number: int) -> int:
    """The number of the frame at which a run is over, from one that lies after it."""
    while number > 0 and run.frame(number - 1) is None:
        number -= 1
    return number


def _plan(project: Project | None, frame: int) -> FramePlan:
    if project is None:
        return FramePlan()
    try:
        return frame_plan(project, frame)
    except KeyError:
        return FramePlan()


def _clip_layers(plan: FramePlan) -> list[Layer]:
    return [
        layer
        for layer in plan.layers
        if layer.media is not None and layer.time is not None and layer.stream < len(layer.media.info.video)
    ]


def _all_wanted(project: Project, plan: FramePlan, shown: tuple[int, int]) -> tuple[Wanted, ...]:
    """The pictures that a frame is made of."""
    sequence = project.sequence
    made = []
    for layer in _clip_layers(plan):
        if layer.media is None:
            continue
        video = layer.media.info.video[layer.stream]
        made.append(_wanted(layer, placing(layer, video, (sequence.width, sequence.height), shown)))
    return tuple(made)


def _wanted(layer: Layer, place: Placing) -> Wanted:
    if layer.media is None or layer.time is None:
        raise FootageError("a title has no footage")
    return Wanted(layer.media, layer.stream, layer.time, place.picture, layer.item.id)


def _black(shown: tuple[int, int]) -> QImage:
    image = QImage(*shown, QImage.Format.Format_RGB32)
    image.fill(0xFF000000)
    return image
