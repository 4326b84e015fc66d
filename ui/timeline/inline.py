"""Names and texts changed in place: a field over the clip or the marker, Enter to keep, Esc to leave as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from editor.edits import set_item, set_marker
from editor.edits.text import set_text
from editor.model import Clip, changed
from ui.timeline import looking, words
from ui.timeline.compound import Edit, label
from ui.timeline.metrics import RULER

if TYPE_CHECKING:
    from ui.timeline.view import TimelineView


class InlineField(QLineEdit):
    """A field that exists while something is named."""

    def __init__(self, view: TimelineView, text: str, box: QRect, name: str, done: Callable[[str], object]) -> None:
        super().__init__(text, view)
        self._done: Callable[[str], object] | None = done
        self._view, self._old = view, text
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        left = max(4, min(box.left(), view.width() - 168))
        self.setGeometry(left, box.top(), max(160, min(box.width(), 360)), 28)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(keep=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._finish(keep=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._finish(keep=True)

    def _finish(self, *, keep: bool) -> None:
        done, self._done = self._done, None
        if done is None:
            return
        text = self.text().strip()
        self.close()
        if keep and text != self._old:
            done(text)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)


def rename_item(view: TimelineView, item_id: str, *, texts_only: bool = False) -> bool:
    """Begin to change the name of a clip, or the words of a subtitle, title or narration; whether it can be.

    With `texts_only`, clips are left to others.
    """
    sequence = view.context.document.sequence
    found = looking.find(sequence, item_id) if sequence is not None else None
    box = view.box(item_id)
    if found is None or box is None or found.track.locked or (texts_only and isinstance(found.item, Clip)):
        return False
    media = {entry.id: entry for entry in view.project.media}
    item = found.item
    old = label(item, media) if isinstance(item, Clip) else item.text

    def keep(text: str) -> None:
        edit: Edit
        if isinstance(item, Clip):
            edit = lambda project: set_item(project, changed(item, name=text))  # noqa: E731
            view.context.document.do(words.edit_name("rename"), edit)
        elif text:
            edit = lambda project: set_text(project, item_id, text)  # noqa: E731
            view.context.document.do(words.edit_name("text"), edit)

    InlineField(view, old.replace("\n", " "), box.adjusted(-1, -2, 1, 2), words.tr("Name"), keep)
    return True


def rename_marker(view: TimelineView, marker_id: str) -> bool:
    """Begin to change the name of a marker; whether it is there."""
    sequence = view.context.document.sequence
    marker = next((entry for entry in sequence.markers if entry.id == marker_id), None) if sequence else None
    if marker is None:
        return False

    def keep(text: str) -> None:
        view.context.document.do(
            words.edit_name("marker_change"), lambda project: set_marker(project, changed(marker, name=text))
        )

    box = QRect(round(view.scale.x(marker.frame)) - 4, RULER + 2, 200, 28)
    InlineField(view, marker.name, box, words.tr("Name of the marker"), keep)
    return True
