"""Tooltips of the timeline: what a clip is, and why the machine chose it, with the evidence."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter

from editor.model import Clip, Item, Media, Sequence
from ui.i18n import named
from ui.timeline import looking, words
from ui.timeline.compound import label
from ui.timeline.hits import Hit
from ui.timeline.paint.badges import badges_of

if TYPE_CHECKING:
    from ui.timeline.view import TimelineView

_STILL = 54
_MOST = 4


def tip(view: TimelineView, hit: Hit) -> str:
    """What the tooltip at a place says, as rich text; empty for none."""
    sequence = view.sequence
    if sequence is None:
        return ""
    if hit.zone == "marker":
        marker = next((entry for entry in sequence.markers if entry.id == hit.marker), None)
        if marker is None:
            return ""
        lines = [marker.name or words.tr("Marker"), words.timecode(sequence, marker.frame), marker.note]
        return "<br>".join(escape(line) for line in lines if line)
    if hit.transition:
        found = looking.transition(sequence, hit.transition)
        if found is None:
            return ""
        kind = {"dissolve": words.tr("Dissolve"), "wipe": words.tr("Wipe"), "dip": words.tr("Dip to black")}[found[1].kind]
        return escape(f"{kind} · {words.frames(found[1].before + found[1].after)}")
    if hit.zone == "cut":
        return escape(words.tr("Drag outwards to add a dissolve"))
    found_item = looking.find(sequence, hit.item)
    return clip_tip(view, sequence, found_item.item) if found_item is not None else ""


def clip_tip(view: TimelineView, sequence: Sequence, item: Item) -> str:
    """A clip: its name, place and length, what is done to it, and its origin."""
    media = {entry.id: entry for entry in view.project.media}
    span = f"{words.timecode(sequence, item.record_in)} – {words.timecode(sequence, item.record_out)}"
    lines = [f"<b>{escape(label(item, media))}</b>", escape(f"{span} · {words.length(sequence, item.duration)}")]
    if isinstance(item, Clip):
        source = media.get(item.media)
        facts = [
            source.name if source is not None else "",
            *(text for _, text in badges_of(item, sequence.width, sequence.height)),
        ]
        if item.media in view.missing:
            facts.append(words.tr("Offline"))
        lines.append(escape(" · ".join(fact for fact in facts if fact)))
    if item.origin is not None:
        lines.append(_origin(view, item, media))
    return "<br>".join(line for line in lines if line)


def _origin(view: TimelineView, item: Item, media: dict[str, Media]) -> str:
    origin = item.origin
    if origin is None:
        return ""
    title = words.tr("Why this clip")
    score = f" · <b>{origin.score:.2f}</b>" if origin.score is not None else ""
    lines = [f"<br><b>{escape(title)}</b>{score}"]
    if origin.query:
        lines.append(escape(words.tr("For “{0}”").format(origin.query)))
    lines.extend(f"• {escape(named(reason))}" for reason in origin.reasons[:_MOST])
    times = origin.evidence[:_MOST]
    source = media.get(item.media or "") if isinstance(item, Clip) else None
    if times and source is not None:
        stills = []
        for time in times:
            image = view.context.stills.still(source, time, _STILL)
            if image is not None and view.context.stills.has(source, time, _STILL):
                stills.append(_picture(image))
        if stills:
            lines.append("".join(stills))
        lines.append(escape(words.tr("Evidence at {0}").format(", ".join(words.seconds(time) for time in times))))
    return "<br>".join(lines)


def _picture(image: QImage) -> str:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image.scaledToHeight(_STILL, Qt.TransformationMode.SmoothTransformation))
    return f'<img src="data:image/png;base64,{bytes(data.toBase64().data()).decode()}"> '
