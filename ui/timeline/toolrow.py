"""The row above the timeline: tools, switches, what is shown, what the keys do while dragging, and the zoom."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QSlider, QWidget

from ui.i18n import named, sentence
from ui.timeline import words
from ui.timeline.gestures.base import Step
from ui.timeline.metrics import TOOL_ROW
from ui.timeline.scale import slider_of, zoom_of
from ui.timeline.view import TimelineView
from ui.widgets import ElidedLabel, IconButton, KeyHint, label

_STEPS = 1000
TOOLS = ("tool.select", "tool.blade", "tool.ripple", "tool.roll", "tool.slip")
SWITCHES = ("timeline.snap", "timeline.linked")


class ToolButton(IconButton):
    """One of the tools: the chosen one is in the colour of text, not of what is switched on."""

    def __init__(self, action: QAction, icon: str, parent: QWidget) -> None:
        super().__init__(icon, action.toolTip(), parent, tool=True)
        self._action = action
        self.setCheckable(True)
        self.clicked.connect(self._choose)
        action.changed.connect(self._show)
        self._show()

    def _choose(self) -> None:
        self._action.trigger()
        self._show()

    def _show(self) -> None:
        self.setChecked(self._action.isChecked())
        self.setEnabled(self._action.isEnabled())
        self.set_tooltip(self._action.toolTip())
        self.setAccessibleName(self._action.text().replace("&", ""))


class ToolRow(QWidget):
    """Everything in it is an action, so that keys, menus and buttons are one thing."""

    def __init__(self, view: TimelineView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._busy = False
        self.setFixedHeight(TOOL_ROW)
        self.setAccessibleName(words.tr("Timeline tools"))
        actions = view.context.actions
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        for id_ in TOOLS:
            row.addWidget(ToolButton(actions.qaction(id_), id_.partition(".")[2], self))
        row.addWidget(self._bar())
        for id_ in SWITCHES:
            row.addWidget(IconButton(actions.qaction(id_), parent=self))
        row.addWidget(IconButton(actions.qaction("mark.marker"), parent=self))
        row.addWidget(self._bar())
        self.title = ElidedLabel("", self, role="label")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.note = ElidedLabel("", self, role="value", tone="faint")
        row.addSpacing(4)
        row.addWidget(self.title)
        row.addSpacing(4)
        row.addWidget(self.note, 1)
        self._hints = _Hints(self)
        row.addWidget(self._hints)
        row.addWidget(IconButton(actions.qaction("timeline.zoom_out"), parent=self))
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setProperty("tone", "plain")
        self.slider.setFixedWidth(96)
        self.slider.setRange(0, _STEPS)
        self.slider.setAccessibleName(words.tr("Zoom"))
        self.slider.setToolTip(words.tr("Zoom"))
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.valueChanged.connect(self._slid)
        row.addWidget(self.slider)
        row.addWidget(IconButton(actions.qaction("timeline.zoom_in"), parent=self))
        row.addWidget(IconButton(actions.qaction("timeline.fit"), parent=self))
        view.scaled.connect(self._scaled)
        view.hand.stepped.connect(self._stepped)
        view.context.document.changed.connect(self.refresh)
        view.context.view.selection_changed.connect(self.refresh)
        view.context.view.range_changed.connect(self.refresh)
        self.refresh()
        self._scaled()

    def refresh(self, *_: object) -> None:
        """Say what is shown: the sequence, how long it is, and how much is marked."""
        sequence = self._view.sequence
        if sequence is None:
            self.title.setText(words.tr("No cut yet"))
            self.note.setText("")
            return
        self.title.setText(named(sequence.name))
        facts = [words.tr("{0} s").format(f"{float(sequence.duration / sequence.rate):.1f}")]
        state = self._view.context.view
        if state.mark_in is not None or state.mark_out is not None:
            start = state.mark_in or 0
            end = state.mark_out if state.mark_out is not None else sequence.duration
            facts.append(words.tr("{0} s marked").format(f"{float(max(0, end - start) / sequence.rate):.1f}"))
        self.note.setText(" · ".join(facts))

    def _stepped(self, step: Step, kind: str) -> None:
        busy = bool(kind) or step.edit is not None
        self._hints.show_for(kind if busy else "")
        if busy:
            problem = sentence(step.problem)
            self.note.setText(problem or words.gesture_name(kind) if kind else problem)
        elif self._busy:
            self.refresh()
        self._busy = busy

    def _slid(self, value: int) -> None:
        view = self._view
        wanted = zoom_of(value / _STEPS, view.smallest)
        if abs(wanted / view.scale.per_frame - 1) > 1e-6:
            view.zoom(wanted / view.scale.per_frame)

    def _scaled(self) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(round(slider_of(self._view.scale.per_frame, self._view.smallest) * _STEPS))
        self.slider.blockSignals(False)

    def _bar(self) -> QFrame:
        made = QFrame(self)
        made.setProperty("rule", "bar")
        made.setFixedSize(13, 16)
        made.setStyleSheet("margin: 0 6px;")
        return made


class _Hints(QWidget):
    """What the keys do while dragging; seen only then."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        hints = (
            ("Ctrl", words.tr("make room"), ("overwrite", "insert")),
            ("Alt", words.tr("no snap"), ("move", "trim", "ripple", "roll", "overwrite", "insert")),
            ("Shift", words.tr("roll"), ("trim", "ripple")),
            ("Shift", words.tr("fine"), ("gain",)),
            ("Shift", words.tr("both ends"), ("transition",)),
        )
        self._hints: list[tuple[QWidget, tuple[str, ...]]] = []
        for key, what, kinds in hints:
            for widget in (KeyHint(key, self), label(what, "value", "faint", self)):
                row.addWidget(widget)
                self._hints.append((widget, kinds))
        row.addWidget(KeyHint("Esc", self))
        row.addWidget(label(words.tr("cancel"), "value", "faint", self))
        self.hide()

    def show_for(self, kind: str) -> None:
        """Show what counts for a kind of gesture; nothing without one."""
        for widget, kinds in self._hints:
            widget.setVisible(kind in kinds)
        self.setVisible(bool(kind))
