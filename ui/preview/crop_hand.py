"""The crop frame on the picture: which clip's it is, and dragging it as one edit."""

from __future__ import annotations

from PySide6.QtCore import QObject

from editor.edits import set_crop
from editor.model import CropKey, Project
from ui.preview.canvas import Canvas
from ui.preview.cropping import Cropped, cropped_at, uncropped, with_window
from ui.state.context import Context


class CropHand(QObject):
    """Shows the selected clip whole, with its frame over it, and previews and commits what is dragged."""

    def __init__(self, context: Context, canvas: Canvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._canvas = canvas
        self._cropped: Cropped | None = None
        canvas.crop_dragged.connect(self._dragged)
        canvas.crop_dropped.connect(self._dropped)

    def look(self, project: Project | None, *, wanted: bool) -> Project | None:
        """What is to be played for `project`: the whole picture of the selected clip with its frame shown, where `wanted`
        and there is such a clip; else the project itself, without a frame."""
        view = self._context.view
        self._cropped = None
        if project is not None and wanted and view.show_crop and view.selection:
            sequence = next((one for one in project.sequences if one.id == project.active), None)
            known = {one.id: one for one in project.media}
            self._cropped = cropped_at(sequence, known, view.selection, view.playhead) if sequence is not None else None
        crop = self._cropped.clip.crop if self._cropped is not None else None
        self._canvas.set_cropped(self._cropped, crop.keys if crop else ())
        return uncropped(project, self._cropped) if project is not None and self._cropped is not None else project

    def _dragged(self, window: CropKey) -> None:
        cropped = self._cropped
        if cropped is not None:
            crop = with_window(cropped, window)
            self._context.document.preview(lambda project: set_crop(project, cropped.clip.id, crop))

    def _dropped(self, window: CropKey | None) -> None:
        cropped = self._cropped
        self._context.document.preview(None)
        if window is not None and cropped is not None:
            crop = with_window(cropped, window)
            self._context.document.do(self.tr("move crop"), lambda project: set_crop(project, cropped.clip.id, crop))
