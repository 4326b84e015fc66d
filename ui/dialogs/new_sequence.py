"""New sequence: a timeline of a chosen size and rate, empty and in front."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from editor.edits import add_sequence, new_id
from editor.edits.sequence import LARGEST
from editor.model import Loudness, Project, Sequence, Track
from editor.timecode import STANDARD_RATES, allows_drop_frame
from ui.dialogs.sheet import Sheet, field
from ui.state.context import Context
from ui.widgets import Segmented, label

SIZES: dict[str, tuple[int, int]] = {
    "1920x1080": (1920, 1080),
    "3840x2160": (3840, 2160),
    "1280x720": (1280, 720),
    "1080x1920": (1080, 1920),
    "1080x1350": (1080, 1350),
    "1080x1080": (1080, 1080),
}
_OWN = "own"
_CUT_FADE = Fraction(1, 50)


class NewSequenceDialog(Sheet):
    """Name, size and rate; it starts with those of the sequence in front."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window, self.tr("New sequence"), 560)
        self._context = context
        project = context.document.project
        self.name = QLineEdit(_free_name(project, self.tr("Sequence")))
        self.sizes = QComboBox()
        shapes = {
            "1920x1080": self.tr("Full HD, 16:9"),
            "3840x2160": self.tr("4K, 16:9"),
            "1280x720": self.tr("HD, 16:9"),
            "1080x1920": self.tr("Upright, 9:16"),
            "1080x1350": self.tr("Portrait, 4:5"),
            "1080x1080": self.tr("Square, 1:1"),
        }
        for key, (width, height) in SIZES.items():
            self.sizes.addItem(f"{width} × {height} · {shapes[key]}", key)
        self.sizes.addItem(self.tr("Other"), _OWN)
        self.width_box, self.height_box = QSpinBox(), QSpinBox()
        for box, words in ((self.width_box, self.tr("Width in pixels")), (self.height_box, self.tr("Height in pixels"))):
            box.setRange(16, LARGEST)
            box.setSingleStep(2)
            box.setAccessibleName(words)
            box.valueChanged.connect(self._refresh)
        self.rate = QComboBox()
        for rate in STANDARD_RATES:
            self.rate.addItem(self.tr("{0} fps").format(_rate(rate)), str(rate))
        self.timecode = Segmented(
            [("drop", self.tr("Drop-frame")), ("non-drop", self.tr("Non-drop"))], name=self.tr("Timecode"), fill=True
        )
        self._own = QWidget()
        own = QHBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(8)
        own.addWidget(self.width_box)
        own.addWidget(label("×", "value", "quiet"))
        own.addWidget(self.height_box)
        own.addStretch(1)
        self.body.addLayout(field(self.tr("Name"), self.name))
        size = field(self.tr("Picture"), self.sizes)
        size.addWidget(self._own)
        self.body.addLayout(size)
        pair = QHBoxLayout()
        pair.setSpacing(16)
        pair.addLayout(field(self.tr("Frame rate"), self.rate), 1)
        self._counting = QWidget()
        self._counting.setLayout(field(self.tr("Timecode"), self.timecode))
        pair.addWidget(self._counting, 1)
        self.body.addLayout(pair)
        self.add_cancel()
        self.make = self.add_button(self.tr("New sequence"), "primary", icon="plus")
        self.make.clicked.connect(self._make)
        self._fill(context.document.sequence)
        self.name.textChanged.connect(self._refresh)
        self.sizes.currentIndexChanged.connect(self._refresh)
        self.rate.currentIndexChanged.connect(self._refresh)
        self._refresh()

    @property
    def picture(self) -> tuple[int, int]:
        """Width and height as chosen."""
        key = self.sizes.currentData()
        return SIZES[key] if key in SIZES else (self.width_box.value(), self.height_box.value())

    @property
    def frame_rate(self) -> Fraction:
        return Fraction(self.rate.currentData())

    def _fill(self, front: Sequence | None) -> None:
        width, height = (front.width, front.height) if front else (1920, 1080)
        rate = front.rate if front and front.rate in STANDARD_RATES else Fraction(30000, 1001)
        self.width_box.setValue(width)
        self.height_box.setValue(height)
        known = next((key for key, size in SIZES.items() if size == (width, height)), _OWN)
        self.sizes.setCurrentIndex(self.sizes.findData(known))
        self.rate.setCurrentIndex(self.rate.findData(str(rate)))
        self.timecode.set_value("drop" if front is None or front.drop_frame else "non-drop")

    def _refresh(self) -> None:
        own = self.sizes.currentData() == _OWN
        counts = allows_drop_frame(self.frame_rate)
        if self._own.isHidden() == own or self._counting.isHidden() == counts:
            self._own.setVisible(own)
            self._counting.setVisible(counts)
            self.relayout()
        width, height = self.picture
        odd = bool(width % 2 or height % 2)
        self.make.setEnabled(bool(self.name.text().strip()) and not odd)
        if odd:
            self.say(self.tr("Both sides are even numbers, since encoders need that."), "warn")
        elif not self.name.text().strip():
            self.say(self.tr("Give it a name."), "warn")
        else:
            self.say("")

    def _make(self) -> None:
        width, height = self.picture
        rate, name = self.frame_rate, self.name.text().strip()
        tracks = (Track(id=new_id(), kind="video", name="V1"), Track(id=new_id(), kind="audio", name="A1"))
        sequence = Sequence(
            id=new_id(),
            name=name,
            rate=rate,
            width=width,
            height=height,
            drop_frame=allows_drop_frame(rate) and self.timecode.value == "drop",
            tracks=tracks,
            cut_fade=_CUT_FADE,
            loudness=Loudness(),
        )
        document, view = self._context.document, self._context.view
        if not document.do(self.tr("new sequence"), lambda project: add_sequence(project, sequence)):
            self.say(document.why, "danger")
            return
        view.clear_selection()
        view.set_range(None, None)
        view.set_playhead(0)
        self.accept()


def _free_name(project: Project, word: str) -> str:
    taken = {sequence.name for sequence in project.sequences}
    number = len(project.sequences) + 1
    while f"{word} {number}" in taken:
        number += 1
    return f"{word} {number}"


def _rate(rate: Fraction) -> str:
    return f"{float(rate):.3f}".rstrip("0").rstrip(".")
