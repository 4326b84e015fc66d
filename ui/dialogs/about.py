"""About Clipwright: what it is, which version, and what it stands on."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.dialogs.export_details import Facts
from ui.dialogs.sheet import Sheet
from ui.shell.top_bar import paint_logo
from ui.state.context import Context
from ui.widgets import label

_PARTS = ("PySide6-Essentials", "av", "imageio-ffmpeg", "opencv-python-headless", "opentimelineio", "torch")
_NAMES = {
    "PySide6-Essentials": "Qt for Python",
    "av": "PyAV",
    "imageio-ffmpeg": "imageio-ffmpeg",
    "opencv-python-headless": "OpenCV",
    "opentimelineio": "OpenTimelineIO",
    "torch": "PyTorch",
}


class Logo(QWidget):
    """The program's mark."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self.setFixedSize(40, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_logo(painter, self.rect().toRectF(), self._theme)


class AboutDialog(Sheet):
    """Version and parts, to be copied into a report."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window, self.tr("About Clipwright"), 480)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Logo(context), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(f"Clipwright {installed('clipwright')}", "title"))
        text = label(self.tr("A video editor that finds the moments. Everything runs on this machine."), "value", "quiet")
        text.setWordWrap(True)
        words.addWidget(text)
        words.addWidget(label(self.tr("Free software under the Apache Licence 2.0"), "caption", "faint"))
        head.addLayout(words, 1)
        self.body.addLayout(head)
        self.facts = Facts()
        self.facts.show_facts([(_NAMES[name], installed(name)) for name in _PARTS if installed(name)])
        self.body.addWidget(self.facts)
        self.copy = self.add_button(self.tr("Copy"))
        self.copy.clicked.connect(self._copy)
        done = self.add_button(self.tr("Close"), "primary")
        done.clicked.connect(self.accept)

    @property
    def text(self) -> str:
        """All of it as lines."""
        names = ["Clipwright " + installed("clipwright")]
        return "\n".join((*names, *(f"{_NAMES[name]} {installed(name)}" for name in _PARTS if installed(name))))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.say(self.tr("Copied"))


def installed(name: str) -> str:
    """The version of an installed package; empty when it is not there."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
