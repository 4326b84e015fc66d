"""The painted part of the timeline: ruler and rows, at a zoom and a scroll, with what the hand is doing over them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from editor.model import Clip, Narration, Project, Sequence
from ui.state.context import Context
from ui.timeline import looking, words
from ui.timeline.gestures.base import Situation, Step
from ui.timeline.hits import Ground, Hit, hit
from ui.timeline.metrics import RULER, SNAP
from ui.timeline.paint import overlay
from ui.timeline.paint.filmstrip import Films
from ui.timeline.paint.ink import Ink
from ui.timeline.paint.rowcache import RowCache
from ui.timeline.paint.ruler import paint_markers, paint_playhead, paint_range, paint_ruler
from ui.timeline.paint.scene import Scene
from ui.timeline.paint.waveform import Waves
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
        self.cache = RowCache()
        self.missing: frozenset[str] = frozenset()
        self._ink: Ink | None = None
        self._waves = Waves()
        self._films: Films | None = None
        self._media_of: tuple[object, dict[str, object]] = ((), {})
        self._scene: Scene | None = None
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

    def scene(self) -> Scene | None:
        """What painting is made from now; None without a sequence."""
        project, sequence = self.project, self.sequence
        if sequence is None:
            return None
        ratio = self.devicePixelRatioF()
        if self._ink is None or self._ink.ratio != ratio or self._films is None:
            self._ink = Ink(self.context.theme, ratio)
            self._films = Films(self.context.stills, ratio)
            self.cache.forget()
            self._scene = None
        scene = self._scene
        if scene is None or scene.sequence is not sequence or scene.missing is not self.missing:
            if scene is None or scene.project.media is not project.media:
                self.cache.forget()
                media = {entry.id: entry for entry in project.media}
            else:
                media = dict(scene.media)
            missing = self.missing if scene is None or scene.missing != self.missing else scene.missing
            scene = Scene(project, sequence, self.scale, self._ink, self._films, self._waves, self.context.stills, media)
            scene.missing = missing
            self.missing = missing
            heard = [track for track in sequence.tracks if track.kind in ("audio", "narration")]
            if any(track.solo for track in heard):
                scene.silenced = frozenset(track.id for track in heard if not track.solo)
            self._scene = scene
        scene.scale = self.scale
        return scene

    def ink(self) -> Ink:
        """Colours and pictures of the theme."""
        if self._ink is None:
            self.scene()
        return self._ink or Ink(self.context.theme, self.devicePixelRatioF())

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
        self._ink = None
        self._scene = None
        self.update()

    def _media_ready(self, media: str, *_: object) -> None:
        if self._films is not None:
            self._films.forget(media)
        self.cache.forget_media(media)
        self.update()

    def set_missing(self, missing: frozenset[str]) -> None:
        """Say which media have no file."""
        if missing != self.missing:
            self.missing = missing
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
        ink, width, height = scene.ink, self.width(), self.height()
        seen = self.rows.between(self.offset, self.offset + height - RULER)
        for row in seen:
            track = scene.sequence.tracks[row.index]
            self.cache.draw(painter, scene, row, track, RULER + row.top - self.offset, width)
            apart = self.closing.apart(row.track)
            if apart is not None:
                overlay.paint_apart(painter, scene, row, self.cache.picture(row.track), self.offset, *apart)
        self._painted = scene.sequence
        foot = RULER + self.rows.height - self.offset
        if foot < height:
            painter.fillRect(QRect(area.left(), foot, area.width(), height - foot), ink.tl)
        painter.setClipRect(QRect(area.left(), RULER, area.width(), height - RULER))
        for row in seen:
            overlay.paint_carried(painter, scene, row, scene.sequence.tracks[row.index], self.offset)
        self._paint_items(painter, scene, seen)
        self._paint_gesture(painter, scene, seen)
        painter.setClipRect(area)
        paint_ruler(painter, scene, area.left(), area.right() + 1)
        paint_range(painter, scene, *(self.step.marks or (self.context.view.mark_in, self.context.view.mark_out)))
        paint_markers(painter, scene, scene.sequence.markers, self.hovered.marker)
        playhead = self.context.view.playhead
        x = scene.scale.x(playhead)
        if -8 < x < width + 8:
            paint_playhead(painter, ink, x, height)
        self._paint_guide(painter, scene)
        if not self.duration:
            self._paint_hint(painter, ink, words.tr("Drop footage here, or put it in with the period key"))

    def _paint_items(self, painter: QPainter, scene: Scene, seen: tuple[Row, ...]) -> None:
        view = self.context.view
        chosen = looking.partners(scene.sequence, view.selection) if view.linking else frozenset(view.selection)
        lead = next((item for item in view.selection if item in chosen), "")
        tops = {row.track: row for row in seen}
        for item_id in {*chosen, *self.step.ghosts, self.hovered.item, self.focused if self.walking else ""} - {""}:
            found = looking.find(scene.sequence, item_id)
            row = tops.get(found.track.id) if found is not None else None
            if found is None or row is None:
                continue
            box = overlay.box_of(scene, row, found.item, self.offset)
            if box.right() < -8 or box.left() > self.width() + 8:
                continue
            fresh = item_id in self.step.ghosts and item_id not in view.selection and item_id not in chosen
            if item_id == self.hovered.item and item_id not in chosen and not fresh and not found.track.locked:
                overlay.paint_hover(painter, scene, row, found.item, box)
            if found.track.kind in ("audio", "narration") and isinstance(found.item, Clip | Narration):
                quiet = found.track.muted or found.track.locked
                if not quiet and (item_id in chosen or item_id == self.hovered.item):
                    overlay.paint_sound_handles(painter, scene, row, found.item, box)
            if fresh:
                overlay.paint_ghost(painter, scene, box)
            elif item_id in chosen:
                if item_id == lead and isinstance(found.item, Clip):
                    overlay.paint_chosen(painter, scene, row, found.item, box)
                overlay.paint_selected(painter, scene, box, handles=item_id == lead)
            if self.walking and item_id == self.focused and self.hasFocus():
                overlay.paint_focus(painter, scene, box)
        hovered = self.hovered
        if hovered.zone == "cut" and view.tool == "select":
            found, row = looking.find(scene.sequence, hovered.item), tops.get(hovered.track)
            if found is not None and row is not None:
                box = overlay.box_of(scene, row, found.item, self.offset)
                overlay.paint_cut_handle(painter, scene, scene.scale.x(found.item.record_out), box)
        if self.transition:
            self._paint_chosen_transition(painter, scene, tops)

    def _paint_chosen_transition(self, painter: QPainter, scene: Scene, tops: dict[str, Row]) -> None:
        found = looking.transition(scene.sequence, self.transition)
        span = looking.span(*found) if found is not None else None
        row = tops.get(found[0].id) if found is not None else None
        if span is not None and row is not None:
            left, right = scene.scale.x(span[0]), scene.scale.x(span[1])
            top = RULER + row.top - self.offset
            box = QRect(round(left), top + 2, max(2, round(right - left)), row.height - 5)
            overlay.paint_selected(painter, scene, box, handles=False)

    def _paint_gesture(self, painter: QPainter, scene: Scene, seen: tuple[Row, ...]) -> None:
        step = self.step
        if step.removed is not None:
            delta = step.readout.delta if step.readout is not None else 0
            shift = words.ripple_words(-abs(delta)) if delta else ""
            for row in seen:
                if row.track in step.removed.tracks:
                    overlay.paint_removed(painter, scene, step.removed, row, self.offset, shift)
                    shift = ""
        if step.cut is not None:
            frame, every = step.cut
            rows = [row for row in seen if every or row.track == self.hovered.track]
            overlay.paint_blade(painter, scene, frame, rows, self.offset)
        if step.band is not None:
            left, top, right, bottom = step.band
            x0, x1 = scene.scale.x(left), scene.scale.x(right)
            overlay.paint_band(painter, scene.ink, QRectF(x0, RULER + top - self.offset, x1 - x0, bottom - top))

    def _paint_guide(self, painter: QPainter, scene: Scene) -> None:
        guide = self.step.guide or self.going.guide
        if guide is not None:
            x = scene.scale.x(guide.frame)
            painter.setOpacity(1.0 if self.step.guide is not None else self.going.opacity)
            overlay.paint_guide(painter, scene.ink, x, self.height(), words.snap_words(guide.target), self.width())
            painter.setOpacity(1.0)

    def _paint_empty(self, painter: QPainter) -> None:
        ink = Ink(self.context.theme, self.devicePixelRatioF()) if self._ink is None else self._ink
        self._ink = ink
        painter.fillRect(self.rect(), ink.tl)
        painter.fillRect(QRect(0, 0, self.width(), RULER), ink.ruler)
        self._paint_hint(painter, ink, words.tr("Drop footage here to start a cut"))

    def _paint_hint(self, painter: QPainter, ink: Ink, text: str) -> None:
        wide = ink.captions.width(text)
        foot = max(RULER, RULER + self.rows.height - self.offset) if self.rows.rows else RULER
        room = self.height() - foot
        top = foot + (room - 20) / 2 if room > 40 else RULER + 8
        ink.captions.draw(painter, text, (self.width() - wide) / 2, top, 20, ink.text_3)
