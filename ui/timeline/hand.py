"""The hand: what the mouse does on the canvas, as gestures that preview and then commit one edit."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor

from editor.edits import Source
from ui.timeline import compound, looking, words
from ui.timeline.canvas import TimelineCanvas
from ui.timeline.compound import Edit
from ui.timeline.gestures import Gesture, Pointer, Step
from ui.timeline.gestures.choosing import AT_ONCE, choose
from ui.timeline.gestures.dropping import Drop
from ui.timeline.hits import Hit
from ui.timeline.metrics import DRAG, EDGE_SCROLL, RULER

Modifiers = Qt.KeyboardModifier


@dataclass
class _Pressed:
    point: QPoint
    hit: Hit
    pointer: Pointer
    was_selected: bool
    dragging: bool = False


class Hand(QObject):
    """Presses, drags and releases. It knows no widget but the canvas, and changes nothing but the document and the view."""

    stepped = Signal(object, str)
    """The Step that is shown now, and the kind of gesture; Step() and "" when it has ended."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._context = canvas.context
        self._pressed: _Pressed | None = None
        self._gesture: Gesture | None = None
        self._step = Step()
        self._prepare: Edit | None = None
        self._before: tuple[tuple[str, ...], tuple[int | None, int | None]] = ((), (None, None))
        self._last = (QPoint(), Modifiers.NoModifier)
        self._scroller = QTimer(self)
        self._scroller.setInterval(16)
        self._scroller.timeout.connect(self._auto_scroll)
        self._speed = (0, 0)
        self._context.view.tool_changed.connect(self._other_tool)
        self._context.document.changed.connect(self._other_project)

    @property
    def busy(self) -> bool:
        """Whether a gesture runs."""
        return self._gesture is not None

    def pointer(self, point: QPoint, modifiers: Modifiers) -> Pointer:
        """A point of the widget, in the terms of gestures."""
        canvas = self._canvas
        inside = point.y() - RULER + canvas.offset
        row = canvas.rows.at(inside) if point.y() >= RULER else None
        return Pointer(
            x=point.x() + canvas.scale.origin,
            y=inside,
            frame=canvas.scale.frame(point.x()),
            track=row.track if row is not None else None,
            shift=bool(modifiers & Modifiers.ShiftModifier),
            ctrl=bool(modifiers & Modifiers.ControlModifier),
            alt=bool(modifiers & Modifiers.AltModifier),
        )

    # --- the mouse

    def press(self, point: QPoint, modifiers: Modifiers) -> None:
        """The left button went down."""
        self.cancel()
        canvas, view = self._canvas, self._context.view
        hit = canvas.hit(point)
        pointer = self.pointer(point, modifiers)
        self._before = (view.selection, (view.mark_in, view.mark_out))
        canvas.walking = False
        canvas.transition = ""
        self._pressed = _Pressed(point, hit, pointer, hit.item in view.selection)
        if hit.zone.startswith("transition"):
            view.clear_selection()
            canvas.transition = hit.transition
            canvas.update()
        elif hit.item and view.tool != "blade":
            self._select_pressed(hit, pointer)
        if hit.zone in AT_ONCE or (view.tool == "blade" and hit.item):
            self._begin(point, modifiers)

    def move(self, point: QPoint, modifiers: Modifiers) -> None:
        """The mouse moved, with the left button down or not."""
        pressed = self._pressed
        if pressed is None:
            self.hover(point, modifiers)
            return
        if self._gesture is None and not pressed.dragging:
            if (point - pressed.point).manhattanLength() < DRAG:
                return
            pressed.dragging = True
            self._begin(pressed.point, modifiers)
        self._follow(point, modifiers)

    def release(self, point: QPoint, modifiers: Modifiers) -> None:
        """The left button went up: commit."""
        pressed, self._pressed = self._pressed, None
        if self._gesture is not None:
            self._follow(point, modifiers)
            self._commit()
        elif pressed is not None and not pressed.dragging:
            self._click(pressed)
        self.hover(point, modifiers)

    def modify(self, modifiers: Modifiers) -> None:
        """A modifier key went down or up while the mouse stood still."""
        if self._gesture is not None:
            self._follow(self._last[0], modifiers)
        elif self._pressed is None:
            self.hover(self._last[0], modifiers)

    def cancel(self) -> bool:
        """End the gesture without an edit, and put back what was selected and marked; whether one ran."""
        self._pressed = None
        if self._gesture is None:
            return False
        step = self._step
        self._end()
        view = self._context.view
        if step.selection is not None:
            view.select(self._before[0])
        if step.marks is not None:
            view.set_range(*self._before[1])
        return True

    def hover(self, point: QPoint, modifiers: Modifiers) -> None:
        """The mouse is over the canvas, or moved on it, with no button down."""
        self._last = (point, modifiers)
        canvas, view = self._canvas, self._context.view
        hit = canvas.hit(point)
        old = canvas.hovered
        same = (hit.zone, hit.item, hit.marker, hit.transition) == (old.zone, old.item, old.marker, old.transition)
        canvas.hovered = hit
        canvas.setCursor(cursor_of(view.tool, hit))
        if view.tool == "blade" and hit.item:
            situation = canvas.situation()
            gesture = choose("blade", hit, self.pointer(point, modifiers), situation) if situation else None
            if gesture is not None:
                step = gesture.update(self.pointer(point, modifiers))
                canvas.show_step(Step(cut=step.cut, guide=step.guide))
                return
        if canvas.step.cut is not None:
            canvas.show_step(Step())
        elif not same:
            canvas.update()

    def leave(self) -> None:
        """The mouse left the canvas."""
        if self._gesture is None:
            self._canvas.hovered = Hit("outside")
            self._canvas.show_step(Step())

    # --- footage from the bin, or found in it

    def drag_over(self, sources: list[Source], point: QPoint, modifiers: Modifiers) -> bool:
        """Footage is dragged over the canvas; whether it could be dropped."""
        if not isinstance(self._gesture, Drop):
            self.cancel()
            self._begin_drop(sources)
        self._follow(point, modifiers)
        return self._step.edit is not None

    def drop(self, point: QPoint, modifiers: Modifiers) -> bool:
        """The footage is let go."""
        if not isinstance(self._gesture, Drop):
            return False
        self._follow(point, modifiers)
        made = self._step.ghosts
        if not self._commit():
            return False
        sequence = self._context.document.sequence
        if sequence is not None:
            there = [track for track in sequence.tracks if track.kind == "video"] or list(sequence.tracks)
            chosen = [item.id for track in there for item in track.items if item.id in made]
            self._context.view.select(chosen or [item for item in made if looking.find(sequence, item)])
        return True

    def _begin_drop(self, dragged: list[Source]) -> None:
        project = self._context.document.project
        known = {entry.id for entry in project.media}
        sources = tuple(source for source in dragged if source.media in known)
        self._prepare = None
        situation = self._canvas.situation()
        if situation is None and sources:
            self._prepare = compound.beginning(project, sources[0].media)
            situation = self._canvas.situation_of(self._prepare(project))
        if situation is not None:
            self._start(Drop(situation, sources))

    # --- inside

    def _other_project(self) -> None:
        """The project changed under the hand, by an undo or from elsewhere: what was begun on the old one ends."""
        if self._gesture is not None:
            self.cancel()

    def _other_tool(self) -> None:
        """Another tool is in the hand: what is under it means something else."""
        if self._pressed is None and self._gesture is None:
            self._canvas.show_step(Step())
            if self._canvas.hovered.zone != "outside":
                self.hover(*self._last)

    def _select_pressed(self, hit: Hit, pointer: Pointer) -> None:
        view = self._context.view
        if pointer.ctrl:
            if hit.item not in view.selection:
                view.select([hit.item], add=True)
        elif pointer.shift:
            view.select(self._run_to(hit), add=True)
        elif hit.item not in view.selection:
            view.select([hit.item])

    def _run_to(self, hit: Hit) -> list[str]:
        """With Shift: all items of the track from the one selected last to the one hit."""
        sequence, view = self._canvas.sequence, self._context.view
        found = looking.find(sequence, hit.item) if sequence is not None else None
        last = looking.find(sequence, view.selection[-1]) if sequence is not None and view.selection else None
        if found is None or last is None or last.track is not found.track:
            return [hit.item]
        low, high = sorted((last.position, found.position))
        return [item.id for item in found.track.items[low : high + 1]]

    def _click(self, pressed: _Pressed) -> None:
        """A press and release in one place."""
        view, hit, pointer = self._context.view, pressed.hit, pressed.pointer
        if hit.item and not hit.zone.startswith("transition"):
            if pointer.ctrl and pressed.was_selected:
                view.select([hit.item], toggle=True)
            elif not pointer.ctrl and not pointer.shift:
                view.select([hit.item])
        elif hit.zone in ("lane", "outside") and not (pointer.ctrl or pointer.shift):
            view.clear_selection()

    def _begin(self, point: QPoint, modifiers: Modifiers) -> None:
        situation = self._canvas.situation()
        pressed = self._pressed
        if situation is None or pressed is None:
            return
        self._prepare = None
        gesture = choose(self._context.view.tool, pressed.hit, pressed.pointer, situation)
        if gesture is not None:
            self._start(gesture)
            self._follow(point, modifiers)

    def _start(self, gesture: Gesture) -> None:
        self._gesture = gesture
        self._step = Step()
        self._before = (self._context.view.selection, (self._context.view.mark_in, self._context.view.mark_out))

    def _follow(self, point: QPoint, modifiers: Modifiers) -> None:
        gesture = self._gesture
        self._last = (point, modifiers)
        if gesture is None:
            return
        step = self._step = gesture.update(self.pointer(point, modifiers))
        view, document = self._context.view, self._context.document
        document.preview(self._whole(step.edit))
        if step.playhead is not None:
            view.set_playhead(step.playhead)
        if step.marks is not None:
            view.set_range(*step.marks)
        if step.selection is not None:
            view.select(step.selection)
        self._canvas.show_step(step)
        self.stepped.emit(step, step.readout.kind if step.readout is not None else "")
        self._aim_scroll(point)

    def _whole(self, edit: Edit | None) -> Edit | None:
        """The edit with what has to be there before it."""
        prepare = self._prepare
        if edit is None or prepare is None:
            return edit
        return lambda project: edit(prepare(project))

    def _commit(self) -> bool:
        gesture, edit = self._gesture, self._whole(self._step.edit)
        self._end()
        if gesture is None or edit is None:
            return False
        return self._context.document.do(words.edit_name(gesture.verb), edit)

    def _end(self) -> None:
        self._scroller.stop()
        self._gesture = None
        self._prepare = None
        self._step = Step()
        self._context.document.preview(None)
        self._canvas.show_step(Step())
        self.stepped.emit(Step(), "")

    def _aim_scroll(self, point: QPoint) -> None:
        """Scroll while the pointer is at an edge, faster the farther out."""
        canvas = self._canvas
        right, bottom = canvas.width(), canvas.height()
        across = min(0, point.x() - EDGE_SCROLL) or max(0, point.x() - (right - EDGE_SCROLL))
        down = 0
        if point.y() > RULER and canvas.lowest and self._pressed is not None and self._pressed.hit.zone not in AT_ONCE:
            down = min(0, point.y() - RULER - 8) or max(0, point.y() - (bottom - 8))
        self._speed = (across, down)
        if across or down:
            if not self._scroller.isActive():
                self._scroller.start()
        else:
            self._scroller.stop()

    def _auto_scroll(self) -> None:
        canvas, (across, down) = self._canvas, self._speed
        if self._gesture is None:
            self._scroller.stop()
            return
        before = (canvas.scale, canvas.offset)
        if across:
            step = max(-60, min(60, across // 2 or across))
            canvas.set_scale(canvas.scale.scrolled(canvas.scale.origin + step))
        if down:
            canvas.set_offset(canvas.offset + max(-16, min(16, down)))
        if (canvas.scale, canvas.offset) != before:
            self._follow(*self._last)


def cursor_of(tool: str, hit: Hit) -> QCursor:
    """How the pointer looks over a place."""
    shape = Qt.CursorShape
    if hit.zone in ("marker", "fade_in", "fade_out", "mark_in", "mark_out"):
        return QCursor(shape.SizeHorCursor if hit.zone != "marker" else shape.PointingHandCursor)
    if hit.zone in ("ruler", "lane", "outside"):
        return QCursor(shape.ArrowCursor)
    if tool == "blade":
        return QCursor(shape.CrossCursor)
    if tool in ("roll", "ripple"):
        return QCursor(shape.SplitHCursor)
    if tool == "slip":
        return QCursor(shape.SizeHorCursor)
    if hit.zone in ("edge_in", "edge_out", "transition_in", "transition_out"):
        return QCursor(shape.SizeHorCursor)
    if hit.zone == "level":
        return QCursor(shape.SizeVerCursor)
    return QCursor(shape.PointingHandCursor if hit.zone == "cut" else shape.ArrowCursor)
