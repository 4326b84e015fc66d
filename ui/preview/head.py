"""The row above the picture: what is shown, its overlays, its quality and its zoom."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.preview.zoom import ZoomButton
from ui.widgets import ElidedLabel, IconButton, Segmented, label


class PreviewHead(QWidget):
    """Its parts; who owns it joins them with what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(36)
        self.switch = Segmented([("cut", self.tr("Cut")), ("source", self.tr("Source"))], name=self.tr("Show"), parent=self)
        self.name = ElidedLabel("", role="value", tone="quiet")
        self.crop = IconButton("crop", self.tr("Crop frame"))
        self.boxes = IconButton("track", self.tr("Tracked faces"))
        self.safe = IconButton("safe", self.tr("Safe areas"))
        self.quality = label("", "label", "quiet")
        self.zoom = ZoomButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.switch)
        row.addSpacing(8)
        row.addWidget(self.name, 1)
        for button in self.overlays.values():
            button.setCheckable(True)
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.quality)
        row.addSpacing(4)
        row.addWidget(self.zoom)

    @property
    def overlays(self) -> dict[str, IconButton]:
        """The switch of each overlay, by its action."""
        return {"view.crop": self.crop, "view.boxes": self.boxes, "view.safe_areas": self.safe}
