"""What lies in front of the rows: selection and hover, what a gesture shows, guides, and a hint where there is nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from editor.model import Clip, Narration
from ui.timeline import looking, words
from ui.timeline.gestures.base import Step
from ui.timeline.hits import Hit
from ui.timeline.metrics import RULER
from ui.timeline.paint import overlay
from ui.timeline.paint.ink import Ink
from ui.timeline.paint.scene import Scene
from ui.timeline.rows import Row
from ui.timeline.settling import Going


@dataclass(frozen=True)
class Front:
    """All that it is made from at one moment: `seen` are the rows in sight, scrolled up by `offset` pixels."""

    scene: Scene
    seen: tuple[Row, ...]
    offset: int
    width: int
    height: int
    selection: tuple[str, ...]
    linking: bool
    tool: str
    step: Step
    hovered: Hit
    focused: str
    """The item that the keyboard walks at, if it walks."""
    has_focus: bool
    transition: str
    """The chosen transition."""

    def paint_items(self, painter: QPainter) -> None:
        """Items that are selected, under the pointer, at the keyboard or made by the gesture; a cut's handle."""
        scene, step, hovered = self.scene, self.step, self.hovered
        chosen = looking.partners(scene.sequence, self.selection) if self.linking else frozenset(self.selection)
        lead = next((item for item in self.selection if item in chosen), "")
        tops = {row.track: row for row in self.seen}
        for item_id in {*chosen, *step.ghosts, hovered.item, self.focused} - {""}:
            found = looking.find(scene.sequence, item_id)
            row = tops.get(found.track.id) if found is not None else None
            if found is None or row is None:
                continue
            box = overlay.box_of(scene, row, found.item, self.offset)
            if box.right() < -8 or box.left() > self.width + 8:
                continue
            fresh = item_id in step.ghosts and item_id not in self.selection and item_id not in chosen
            if item_id == hovered.item and item_id not in chosen and not fresh and not found.track.locked:
                overlay.paint_hover(painter, scene, row, found.item, box)
            if found.track.kind in ("audio", "narration") and isinstance(found.item, Clip | Narration):
                quiet = found.track.muted or found.track.locked
                if not quiet and (item_id in chosen or item_id == hovered.item):
                    overlay.paint_sound_handles(painter, scene, row, found.item, box)
            if fresh:
                overlay.paint_ghost(painter, scene, box)
            elif item_id in chosen:
                if item_id == lead and isinstance(found.item, Clip):
                    overlay.paint_chosen(painter, scene, row, found.item, box)
                overlay.paint_selected(painter, scene, box, handles=item_id == lead)
            if item_id == self.focused and self.has_focus:
                overlay.paint_focus(painter, scene, box)
        if hovered.zone == "cut" and self.tool == "select":
            found, row = looking.find(scene.sequence, hovered.item), tops.get(hovered.track)
            if found is not None and row is not None:
                box = overlay.box_of(scene, row, found.item, self.offset)
                overlay.paint_cut_handle(painter, scene, scene.scale.x(found.item.record_out), box)
        if self.transition:
            self._paint_transition(painter, tops)

    def paint_gesture(self, painter: QPainter) -> None:
        """What goes, where the blade cuts, and the rubber band."""
        scene, step = self.scene, self.step
        if step.removed is not None:
            delta = step.readout.delta if step.readout is not None else 0
            shift = words.ripple_words(-abs(delta)) if delta else ""
            for row in self.seen:
                if row.track in step.removed.tracks:
                    overlay.paint_removed(painter, scene, step.removed, row, self.offset, shift)
                    shift = ""
        if step.cut is not None:
            frame, every = step.cut
            rows = [row for row in self.seen if every or row.track == self.hovered.track]
            overlay.paint_blade(painter, scene, frame, rows, self.offset)
        if step.band is not None:
            left, top, right, bottom = step.band
            x0, x1 = scene.scale.x(left), scene.scale.x(right)
            overlay.paint_band(painter, scene.ink, QRectF(x0, RULER + top - self.offset, x1 - x0, bottom - top))

    def paint_guide(self, painter: QPainter, going: Going) -> None:
        """What the gesture snaps to; `going` is the guide that was there last and fades."""
        guide = self.step.guide or going.guide
        if guide is not None:
            x = self.scene.scale.x(guide.frame)
            painter.setOpacity(1.0 if self.step.guide is not None else going.opacity)
            overlay.paint_guide(painter, self.scene.ink, x, self.height, words.snap_words(guide.target), self.width)
            painter.setOpacity(1.0)

    def _paint_transition(self, painter: QPainter, tops: dict[str, Row]) -> None:
        scene = self.scene
        found = looking.transition(scene.sequence, self.transition)
        span = looking.span(*found) if found is not None else None
        row = tops.get(found[0].id) if found is not None else None
        if span is not None and row is not None:
            left, right = scene.scale.x(span[0]), scene.scale.x(span[1])
            top = RULER + row.top - self.offset
            box = QRect(round(left), top + 2, max(2, round(right - left)), row.height - 5)
            overlay.paint_selected(painter, scene, box, handles=False)


def paint_hint(painter: QPainter, ink: Ink, text: str, width: int, room: tuple[int, int]) -> None:
    """A line in the middle of the room below the rows, or under the ruler where that is too low."""
    wide = ink.captions.width(text)
    foot, bottom = room
    left = bottom - foot
    top = foot + (left - 20) / 2 if left > 40 else RULER + 8
    ink.captions.draw(painter, text, (width - wide) / 2, top, 20, ink.text_3)
