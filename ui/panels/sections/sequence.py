"""Sequence: the settings of the timeline, shown while nothing on it is chosen."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from editor.edits import set_sequence
from editor.edits.sequence import LARGEST, LOUDNESS_RANGE, PEAK_RANGE
from editor.model import Loudness, Project, Sequence, changed
from editor.timecode import STANDARD_RATES, allows_drop_frame
from ui.panels.changes import Edit
from ui.panels.fields import Check, Choice, NumberField
from ui.panels.sections.base import Section
from ui.panels.subject import Subject
from ui.state.context import Context

SIZES = ((1920, 1080), (1080, 1920), (1080, 1080), (1080, 1350), (3840, 2160), (1280, 720))
"""Offered by name; any other can be typed."""


class SequenceSection(Section):
    """Name, size, rate, timecode and loudness."""

    key = "sequence"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("SequenceSection", "Sequence"), context, parent=parent)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the sequence"))
        self.preset = Choice(self.tr("Picture size"))
        self.wide = NumberField(self.tr("Width in pixels"), low=2, high=LARGEST, decimals=0, step=2)
        self.high = NumberField(self.tr("Height in pixels"), low=2, high=LARGEST, decimals=0, step=2)
        self.rate = Choice(self.tr("Frame rate"))
        self.drop = Check(self.tr("Drop-frame timecode"))
        self.levelled = Check(self.tr("Bring to loudness"))
        self.levelled.setToolTip(self.tr("The export is brought to this loudness; the timeline plays as it is"))
        low, high = LOUDNESS_RANGE
        self.loudness = NumberField(self.tr("Loudness"), low=low, high=high, unit="LUFS", step=0.5)
        low, high = PEAK_RANGE
        self.peak = NumberField(self.tr("True peak"), low=low, high=high, unit="dBTP", step=0.1)
        self.add_row(self.tr("Name"), self.name)
        self.add_row(self.tr("Size"), self.preset)
        self.add_row("", self.wide, self.high)
        self.add_row(self.tr("Rate"), self.rate)
        self.rows.addWidget(self.drop)
        self.rows.addWidget(self.levelled)
        self._loud_row = self.add_row(self.tr("Loudness"), self.loudness)
        self._peak_row = self.add_row(self.tr("Peak"), self.peak)
        self._bind_all()

    def _bind_all(self) -> None:
        size = self.tr("change picture size")
        self.name.editingFinished.connect(self._rename)
        self.preset.chosen.connect(self._resize)
        self.bind(self.wide, size, lambda value: _with(width=_even(value)))
        self.bind(self.high, size, lambda value: _with(height=_even(value)))
        self.rate.chosen.connect(self._change_rate)
        self.drop.flipped.connect(lambda on: self.do(self.tr("change timecode"), _with(drop_frame=on)))
        self.levelled.flipped.connect(
            lambda on: self.do(self.tr("change loudness"), _with(loudness=Loudness() if on else None))
        )
        self.bind(self.loudness, self.tr("change loudness"), lambda value: _with_loudness(integrated=value))
        self.bind(self.peak, self.tr("change true peak"), lambda value: _with_loudness(true_peak=value))

    def fill(self, subject: Subject) -> bool:
        if subject.chosen or subject.transitions:
            return False
        sequence = subject.sequence
        if not (self.name.hasFocus() and self.name.isModified()):
            self.name.setText(sequence.name)
        self._fill_size(sequence)
        self._fill_rate(sequence)
        loudness = sequence.loudness
        self.levelled.show_states([loudness is not None])
        for row in (self._loud_row, self._peak_row):
            row.setVisible(loudness is not None)
        if loudness is not None:
            self.loudness.set_value(loudness.integrated)
            self.peak.set_value(loudness.true_peak)
        self.head.set_summary(f"{sequence.width} × {sequence.height}" if not self.head.isChecked() else "")
        return True

    def _fill_size(self, sequence: Sequence) -> None:
        entries: list[tuple[str, object]] = [(_size_name(size), size) for size in SIZES]
        size = (sequence.width, sequence.height)
        if size not in SIZES:
            entries.append((self.tr("Own size"), size))
        self.preset.set_entries(entries)
        self.preset.set_value(size)
        self.wide.set_value(sequence.width)
        self.high.set_value(sequence.height)

    def _fill_rate(self, sequence: Sequence) -> None:
        rates = list(STANDARD_RATES)
        if sequence.rate not in rates:
            rates.append(sequence.rate)
        self.rate.set_entries((_rate_name(rate), rate) for rate in rates)
        self.rate.set_value(sequence.rate)
        fixed = bool(sequence.duration or sequence.markers)
        self.rate.setEnabled(not fixed)
        self.rate.setToolTip(self.tr("The rate can change only while the sequence is empty") if fixed else "")
        self.drop.setVisible(allows_drop_frame(sequence.rate))
        self.drop.show_states([sequence.drop_frame])

    def _rename(self) -> None:
        name = self.name.text().strip()
        if not self.name.isModified() or self.subject is None:
            return
        self.name.setModified(False)
        if name != self.subject.sequence.name and not self.do(self.tr("rename sequence"), _with(name=name)):
            self.name.setText(self.subject.sequence.name)

    def _resize(self, size: tuple[int, int]) -> None:
        self.do(self.tr("change picture size"), _with(width=size[0], height=size[1]))

    def _change_rate(self, rate: Fraction) -> None:
        def edit(project: Project) -> Project:
            sequence = project.sequence
            drop = sequence.drop_frame and allows_drop_frame(rate)
            return set_sequence(project, changed(sequence, rate=rate, drop_frame=drop))

        self.do(self.tr("change frame rate"), edit)


def _with(**fields: Any) -> Edit:
    return lambda project: set_sequence(project, changed(project.sequence, **fields))


def _with_loudness(**fields: Any) -> Edit:
    def edit(project: Project) -> Project:
        sequence = project.sequence
        return set_sequence(project, changed(sequence, loudness=changed(sequence.loudness or Loudness(), **fields)))

    return edit


def _even(value: float) -> int:
    return 2 * round(value / 2)


def _size_name(size: tuple[int, int]) -> str:
    say = QCoreApplication.translate
    names = {
        (1920, 1080): say("SequenceSection", "16:9 HD"),
        (1080, 1920): say("SequenceSection", "9:16 upright"),
        (1080, 1080): say("SequenceSection", "1:1 square"),
        (1080, 1350): say("SequenceSection", "4:5"),
        (3840, 2160): say("SequenceSection", "16:9 4K"),
        (1280, 720): say("SequenceSection", "16:9 720p"),
    }
    return names[size]


def _rate_name(rate: Fraction) -> str:
    return QCoreApplication.translate("SequenceSection", "{0} fps").format(f"{float(rate):.5g}")
