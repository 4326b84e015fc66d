"""Time: where an item stands on the timeline and which footage it shows, in timecode exact to the frame."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from editor.edits.trim import Edge
from editor.model import Clip
from editor.timecode import format_timecode
from ui.panels.changes import Edit, begin_at, end_at, runs_evenly, source_clock, source_edge_at, source_frame
from ui.panels.fields import Check, TimecodeField
from ui.panels.sections.base import Section
from ui.panels.subject import Subject
from ui.state.context import Context


class TimeSection(Section):
    """Record in and out, source in and out, duration; for one item and what is linked with it."""

    key = "time"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("TimeSection", "Time"), context, parent=parent)
        self.record_in = TimecodeField(self.tr("Record in"))
        self.record_out = TimecodeField(self.tr("Record out"))
        self.source_in = TimecodeField(self.tr("Source in"), least=-(2**31))
        self.source_out = TimecodeField(self.tr("Source out"), least=-(2**31))
        self.duration = TimecodeField(self.tr("Duration"), least=1)
        self.ripple = Check(self.tr("Later clips follow"))
        self.ripple.setToolTip(self.tr("Trimming an end moves everything after it"))
        self.ripple.setChecked(bool(context.settings.get("inspector.ripple", False)))
        self.ripple.flipped.connect(lambda on: context.settings.set("inspector.ripple", on))
        self.add_row(self.tr("Record"), self.record_in, self.record_out)
        self._source_row = self.add_row(self.tr("Source"), self.source_in, self.source_out)
        self.add_row(self.tr("Duration"), self.duration)
        self.rows.addWidget(self.ripple)
        self._item = ""
        self._media_rate = Fraction(30)
        self.bind(self.record_in, self.tr("move"), lambda frame: begin_at(self._item, frame))
        self.bind(self.record_out, self._trim_name(), lambda frame: end_at(self._item, frame, ripple=self._ripples))
        self.bind(self.duration, self._trim_name(), self._with_duration)
        self.bind(self.source_in, self._trim_name(), lambda frame: self._source("in", frame))
        self.bind(self.source_out, self._trim_name(), lambda frame: self._source("out", frame))

    def fill(self, subject: Subject) -> bool:
        if len(subject.leads) != 1:
            return False
        item = subject.leads[0].item
        sequence, rate = subject.sequence, subject.rate
        self._item = item.id
        for field in (self.record_in, self.record_out):
            field.set_clock(rate, start=sequence.start_frame, drop_frame=sequence.drop_frame)
        self.duration.set_clock(rate, drop_frame=sequence.drop_frame)
        self.record_in.set_value(item.record_in)
        self.record_out.set_value(item.record_out)
        self.duration.set_value(item.duration)
        self._fill_source(subject)
        drop = sequence.drop_frame
        self.head.set_summary("" if self.head.isChecked() else format_timecode(item.duration, rate, drop_frame=drop))
        return True

    def _fill_source(self, subject: Subject) -> None:
        item = subject.leads[0].item
        media = subject.media(item)
        shown = isinstance(item, Clip) and media is not None and media.info.kind != "image"
        self._source_row.setVisible(shown)
        if not isinstance(item, Clip) or media is None or not shown:
            return
        self._media_rate, start, drop = source_clock(media, subject.rate)
        even = runs_evenly(item)
        why = "" if even else self.tr("Footage on a ramp or a freeze is trimmed on the timeline")
        for field, time in ((self.source_in, item.source_in), (self.source_out, item.source_out(subject.rate))):
            field.set_clock(self._media_rate, start=start, drop_frame=drop)
            field.set_value(source_frame(time, self._media_rate))
            field.setReadOnly(not even)
            field.setToolTip(why)

    @property
    def _ripples(self) -> bool:
        return self.ripple.isChecked()

    def _trim_name(self) -> str:
        return self.tr("trim")

    def _source(self, edge: Edge, frame: int) -> Edit:
        return source_edge_at(self._item, edge, frame, self._media_rate, ripple=self._ripples)

    def _with_duration(self, frames: int) -> Edit:
        start = self.record_in.value or 0
        return end_at(self._item, start + frames, ripple=self._ripples)
