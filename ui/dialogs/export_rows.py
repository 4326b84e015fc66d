"""The list of what can be exported: ticked for export, chosen to be looked at."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from editor.presets import ExportPreset
from ui.theme.painting import paint_color
from ui.widgets import ElidedLabel, label

# named here for the translators; the presets themselves are data
_NAMES = (
    QT_TRANSLATE_NOOP("Presets", "Same as the sequence"),
    QT_TRANSLATE_NOOP("Presets", "Shorts, Reels, TikTok"),
    QT_TRANSLATE_NOOP("Presets", "YouTube 1080p"),
    QT_TRANSLATE_NOOP("Presets", "YouTube 4K"),
    QT_TRANSLATE_NOOP("Presets", "Square"),
    QT_TRANSLATE_NOOP("Presets", "ProRes master"),
    QT_TRANSLATE_NOOP("Presets", "Sound only, WAV"),
    QT_TRANSLATE_NOOP("Presets", "Sound only, M4A"),
    QT_TRANSLATE_NOOP("Presets", "Resolve"),
    QT_TRANSLATE_NOOP("Presets", "Premiere"),
    QT_TRANSLATE_NOOP("Presets", "OpenTimelineIO"),
)


def preset_name(preset: ExportPreset) -> str:
    """What a preset is called in the user's language."""
    return QCoreApplication.translate("Presets", preset.name)


_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PresetRow(QWidget):
    """One preset: a box to tick, its name, what it makes."""

    looked_at = Signal()
    ticked = Signal()
    stepped = Signal(int)
    """To the next row, 1, or the one before, -1."""

    def __init__(self, preset: ExportPreset, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preset = preset
        self._chosen = False
        self.box = QCheckBox()
        self.box.setAccessibleName(preset_name(preset))
        self.box.toggled.connect(self.ticked)
        self.box.clicked.connect(self.looked_at)
        self.box.installEventFilter(self)
        self.name = label(preset_name(preset), "row")
        self.facts = ElidedLabel("", role="caption", tone="faint")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(10)
        row.addWidget(self.box)
        row.addLayout(words, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_chosen(self, chosen: bool) -> None:
        self._chosen = chosen
        self.update()

    def set_facts(self, facts: str) -> None:
        self.facts.setText(facts)
        self.box.setAccessibleDescription(facts)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self.box and event.type() == QEvent.Type.FocusIn:
            self.looked_at.emit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])  # a box of its own would go where Tab goes
            return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.box.setFocus(Qt.FocusReason.MouseFocusReason)
        self.looked_at.emit()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.box.toggle()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if not (self._chosen or self.underMouse()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(paint_color("raised" if self._chosen else "control"))
        painter.setPen(QPen(paint_color("line-strong"), 1) if self._chosen else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class PresetList(QScrollArea):
    """All presets under their headings. Up and Down go from one to the next, Space ticks."""

    looked_at = Signal(str)
    """The id of the preset whose details are wanted."""
    ticked = Signal()

    def __init__(self, presets: tuple[ExportPreset, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows: dict[str, PresetRow] = {}
        self._gone: set[str] = set()
        self.current = ""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(2)
        headings = {"film": self.tr("File"), "timeline": self.tr("Timeline for another editor")}
        group = ""
        for preset in presets:
            if preset.group != group:
                if group:
                    column.addSpacing(8)
                group = preset.group
                heading = label(headings[group], "value", "quiet")
                heading.setContentsMargins(12, 0, 0, 4)
                column.addWidget(heading)
            row = PresetRow(preset)
            row.looked_at.connect(lambda id_=preset.id: self.look_at(id_))
            row.ticked.connect(self.ticked)
            row.stepped.connect(self._step)
            self.rows[preset.id] = row
            column.addWidget(row)
        column.addStretch(1)
        self.setWidget(inside)

    @property
    def chosen(self) -> tuple[ExportPreset, ...]:
        """What is ticked, in order."""
        return tuple(row.preset for id_, row in self.rows.items() if row.box.isChecked() and id_ not in self._gone)

    def look_at(self, id_: str) -> None:
        """Show the details of one."""
        if id_ == self.current:
            return
        self.current = id_
        for other, row in self.rows.items():
            row.set_chosen(other == id_)
            # one stop for Tab, where one looks; arrows lead to the others
            here = Qt.FocusPolicy.StrongFocus if other == id_ else Qt.FocusPolicy.ClickFocus
            row.box.setFocusPolicy(here)
        self.ensureWidgetVisible(self.rows[id_])
        self.looked_at.emit(id_)

    def take_away(self, id_: str) -> None:
        """This machine cannot make it, so it is not offered."""
        self._gone.add(id_)
        self.rows[id_].setVisible(False)

    def _step(self, step: int) -> None:
        ids = [id_ for id_ in self.rows if id_ not in self._gone]
        place = ids.index(self.current) + step
        if 0 <= place < len(ids):
            self.rows[ids[place]].box.setFocus(Qt.FocusReason.TabFocusReason)
