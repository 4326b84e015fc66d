"""The painted part of the timeline: ruler and rows, at a zoom and a scroll, with what the hand is doing over them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from editor.model import Project, Sequence
from ui.state.context import Context
from ui.timeline import looking, words
from ui.timeline.gestures.base import Situation, Step
from ui.timeline.hits import Ground, Hit, hit
from ui.timeline.metrics import RULER, SNAP
from ui.timeline.paint import overlay
from ui.timeline.paint.front import Front, paint_hint
from ui.timeline.paint.ink import Ink
from ui.timeline.paint.ruler import paint_markers, paint_playhead, paint_range, paint_ruler
from ui.timeline.paint.scene import Scene
from ui.timeline.paint.scenery import Scenery
from ui.timeline.rows import Row, Rows, lay_out
from ui.timeline.scale import Scale, fitting, smallest_zoom
from ui.timeline.settling import Closing, Going


class TimelineCanvas(QWidget):
    """Paints `document.shown`. Zoom, scroll and row heights are its own; everything else is the document's or the view's."""

    scaled = Signal()
    """Zoom, scroll or size changed."""
    rows_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.scale = Scale(1.5, 0.0)
        self.offset = 0
        """Pixels by which the rows are scrolled up."""
        self.heights: dict[str, int] = {}
        """Row heights that the user chose, by track."""
        self.rows = Rows()
        self.step = Step()
        """What the running gesture shows."""
        self.hovered = Hit("outside")
        self.focused = ""
        """The item that the keyboard is at, shown with a ring while `walking`."""
        self.walking = False
        self.transition = ""
        """The chosen transition, which is no item and so not in the selection."""
        self.scenery = Scenery(context.theme, context.stills)
        self._fitted = True
        """Whether all of the sequence is in sight, and stays so when the widget is resized."""
        self._fitted_for: tuple[str, bool] = ("", False)
        self.closing = Closing(self, self.update)
        self.going = Going(self, self.update)
        self._painted: Sequence | None = None
        """The sequence that is on the screen."""
        self._edits = 0
        """How many there were when it last changed: fewer after an undo."""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 96)
        document, view = context.document, context.view
        document.changed.connect(self._document_changed)
        document.previewed.connect(lambda _: self._project_changed())
        view.selection_changed.connect(self._selection_changed)
        view.range_changed.connect(self.update)
        view.options_changed.connect(self.update)
        view.tool_changed.connect(lambda _: self.update())
        context.theme.changed.connect(self._restyle)
        context.stills.ready.connect(self._media_ready)
        context.stills.failed.connect(self._media_ready)
        self._playhead = view.playhead
        view.playhead_changed.connect(self._playhead_moved)
        self._lay_out()

    # --- what is shown

    @property
    def project(self) -> Project:
        return self.context.document.shown

    @property
    def sequence(self) -> Sequence | None:
        """The active sequence as shown, or None."""
        return self.context.document.shown_sequence

    @property
    def duration(self) -> int:
        sequence = self.sequence
        return sequence.duration if sequence is not None else 0

    @property
    def missing(self) -> frozenset[str]:
        """Ids of media that have no file."""
        return self.scenery.missing

    def scene(self) -> Scene | None:
        """What painting is made from now; None without a sequence."""
        project, sequence = self.project, self.sequence
        if sequence is None:
            return None
        return self.scenery.scene(project, sequence, self.scale, self.devicePixelRatioF())

    def ink(self) -> Ink:
        """Colours and pictures of the theme."""
        scene = self.scene()
        return scene.ink if scene is not None else self.scenery.ink(self.devicePixelRatioF())

    def situation(self) -> Situation | None:
        """What a gesture starts from."""
        document = self.context.document
        return self.situation_of(document.project) if document.sequence is not None else None

    def situation_of(self, project: Project) -> Situation:
        """The same for a project that is not the document's, yet."""
        view = self.context.view
        return Situation(
            project=project,
            rows=self.rows,
            playhead=view.playhead,
            mark_in=view.mark_in,
            mark_out=view.mark_out,
            selection=view.selection,
            snapping=view.snapping,
            linking=view.linking,
            reach=self.scale.length(SNAP),
            per_frame=self.scale.per_frame,
        )

    def hit(self, point: QPoint) -> Hit:
        """What is at a point."""
        sequence, view = self.sequence, self.context.view
        if sequence is None:
            return Hit("outside")
        active = {*view.selection, self.hovered.item}
        if view.linking:
            active |= looking.partners(sequence, view.selection)
        ground = Ground(
            sequence, self.rows, self.scale, self.offset, view.mark_in, view.mark_out, frozenset(filter(None, active))
        )
        return hit(ground, point.x(), point.y())

    def box(self, item_id: str) -> QRect | None:
        """Where an item is in the widget, seen or not."""
        scene = self.scene()
        found = looking.find(scene.sequence, item_id) if scene is not None else None
        row = self.rows.of(found.track.id) if found is not None else None
        if scene is None or found is None or row is None:
            return None
        return overlay.box_of(scene, row, found.item, self.offset)

    # --- zoom and scroll

    @property
    def smallest(self) -> float:
        """Pixels a frame when zoomed out all the way."""
        return smallest_zoom(self.duration, self.width())

    def set_scale(self, scale: Scale) -> None:
        """Another zoom or place in time. The place is a whole number of pixels, so that pictures can be moved along."""
        scale = Scale(scale.per_frame, float(round(min(scale.origin, self.farthest(scale.per_frame)))))
        if scale != self.scale:
            self._fitted = False
            self.scale = scale
            self.scaled.emit()
            self.update()

    def farthest(self, per_frame: float | None = None) -> float:
        """How far to the right it can be scrolled: until the last clip is a quarter of the width from the left."""
        return max(0.0, self.duration * (per_frame or self.scale.per_frame) - self.width() / 4)

    def set_offset(self, offset: int) -> None:
        """Scroll the rows."""
        offset = max(0, min(offset, self.lowest))
        if offset != self.offset:
            self.offset = offset
            self.scaled.emit()
            self.update()

    @property
    def lowest(self) -> int:
        """How far the rows can be scrolled up."""
        over = self.rows.height - (self.height() - RULER)
        return over + 24 if over > 0 else 0

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Zoom around `x`, or around the playhead if it is in sight, else the middle."""
        if x is None:
            x = self.scale.x(self.context.view.playhead)
            if not 0 <= x <= self.width():
                x = self.width() / 2
        self.set_scale(self.scale.zoomed(self.scale.per_frame * factor, x, self.smallest))

    def fit(self) -> None:
        """All of the sequence in sight."""
        self.set_scale(fitting(self.duration, self.width()))
        self._fitted = True

    def reveal(self, frame: int, *, page: bool = False) -> None:
        """Scroll as little as possible for `frame` to be in sight; by a page while playing."""
        x = self.scale.x(frame)
        margin = min(48, self.width() // 6) if page else 2
        if 0 <= x <= self.width() - margin:
            return
        self.set_scale(self.scale.showing(frame, self.width(), share=0.08 if page else 0.25))

    def reveal_row(self, track: str) -> None:
        """Scroll the rows for a track to be in sight."""
        row = self.rows.of(track)
        if row is not None:
            below = row.bottom - (self.height() - RULER)
            if row.top < self.offset:
                self.set_offset(row.top)
            elif below > self.offset:
                self.set_offset(below)

    def set_height(self, track: str, height: int) -> None:
        """Give a row another height."""
        if self.heights.get(track) != height:
            self.heights[track] = height
            self._lay_out()

    # --- what changed

    def show_step(self, step: Step) -> None:
        """Show what a gesture means now."""
        self.going.follow(self.step.guide, step.guide)
        self.step = step
        self.update()

    def _document_changed(self) -> None:
        selection = self.context.view.selection
        sequence = self.sequence
        if selection:
            kept = [item for item in selection if sequence is not None and looking.find(sequence, item) is not None]
            if len(kept) < len(selection):
                self.context.view.select(kept)
        self._project_changed()
        self._settle(sequence)
        key = (sequence.id, bool(sequence.duration)) if sequence is not None else ("", False)
        if key != self._fitted_for:
            self._fitted_for = key
            self.fit()

    def _settle(self, sequence: Sequence | None) -> None:
        """After a ripple, let the clips that are seen farther to the right slide to where they are."""
        names, edits, before = self.context.document.undo_names, self._edits, self._painted
        self._edits = len(names)
        rippled = len(names) > edits and names[-1] in words.ripple_names()
        if rippled and before is not None and sequence is not None and before.id == sequence.id:
            self.closing.begin(before, sequence)
        else:
            self.closing.end()

    def _project_changed(self) -> None:
        self._lay_out()
        self.update()

    def _selection_changed(self) -> None:
        self.transition = ""
        if self.context.view.selection:
            self.focused = self.context.view.selection[-1]
        self.update()

    def _lay_out(self) -> None:
        rows = lay_out(self.project, self.heights)
        if rows.height > self.height() - RULER:
            rows = lay_out(self.project, self.heights, small=True)
        if rows != self.rows:
            self.rows = rows
            self.offset = min(self.offset, self.lowest)
            self.rows_changed.emit()
        self.update()

    def _playhead_moved(self, frame: int) -> None:
        for at in (self._playhead, frame):
            self.update(round(self.scale.x(at)) - 8, 0, 17, self.height())
        self._playhead = frame

    def _restyle(self) -> None:
        self.scenery.restyle()
        self.update()

    def _media_ready(self, media: str, *_: object) -> None:
        self.scenery.forget_media(media)
        self.update()

    def set_missing(self, missing: frozenset[str]) -> None:
        """Say which media have no file."""
        if missing != self.scenery.missing:
            self.scenery.missing = missing
            self.update()

    # --- painting

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(900, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._lay_out()
        self.offset = min(self.offset, self.lowest)
        if self._fitted:
            self.fit()
        self.scaled.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        scene = self.scene()
        area = event.rect()
        if scene is None:
            self._paint_empty(painter)
            return
        ink, width, height, cache = scene.ink, self.width(), self.height(), self.scenery.cache
        seen = self.rows.between(self.offset, self.offset + height - RULER)
        for row in seen:
            track = scene.sequence.tracks[row.index]
            cache.draw(painter, scene, row, track, RULER + row.top - self.offset, width)
            apart = self.closing.apart(row.track)
            if apart is not None:
                overlay.paint_apart(painter, scene, row, cache.picture(row.track), self.offset, *apart)
        self._painted = scene.sequence
        foot = RULER + self.rows.height - self.offset
        if foot < height:
            painter.fillRect(QRect(area.left(), foot, area.width(), height - foot), ink.tl)
        painter.setClipRect(QRect(area.left(), RULER, area.width(), height - RULER))
        for row in seen:
            overlay.paint_carried(painter, scene, row, scene.sequence.tracks[row.index], self.offset)
        front = self._front(scene, seen)
        front.paint_items(painter)
        front.paint_gesture(painter)
        painter.setClipRect(area)
        paint_ruler(painter, scene, area.left(), area.right() + 1)
        paint_range(painter, scene, *(self.step.marks or (self.context.view.mark_in, self.context.view.mark_out)))
        paint_markers(painter, scene, scene.sequence.markers, self.hovered.marker)
        playhead = self.context.view.playhead
        x = scene.scale.x(playhead)
        if -8 < x < width + 8:
            paint_playhead(painter, ink, x, height)
        front.paint_guide(painter, self.going)
        if not self.duration:
            paint_hint(
                painter, ink, words.tr("Drop footage here, or put it in with the period key"), width, self._hint_room()
            )

    def _front(self, scene: Scene, seen: tuple[Row, ...]) -> Front:
        view = self.context.view
        return Front(
            scene=scene,
            seen=seen,
            offset=self.offset,
            width=self.width(),
            height=self.height(),
            selection=view.selection,
            linking=view.linking,
            tool=view.tool,
            step=self.step,
            hovered=self.hovered,
            focused=self.focused if self.walking else "",
            has_focus=self.hasFocus(),
            transition=self.transition,
        )

    def _hint_room(self) -> tuple[int, int]:
        """From where on, and up to where, there are no rows."""
        foot = max(RULER, RULER + self.rows.height - self.offset) if self.rows.rows else RULER
        return foot, self.height()

    def _paint_empty(self, painter: QPainter) -> None:
        ink = self.scenery.ink(self.devicePixelRatioF())
        painter.fillRect(self.rect(), ink.tl)
        painter.fillRect(QRect(0, 0, self.width(), RULER), ink.ruler)
        paint_hint(painter, ink, words.tr("Drop footage here to start a cut"), self.width(), self._hint_room())
