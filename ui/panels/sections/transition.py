"""Transitions at the ends of the chosen clip, or chosen themselves."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from editor.edits import EditError, remove_transition, set_transition
from editor.model import Project, Transition, changed
from ui.panels.changes import Edit
from ui.panels.fields import Choice, NumberField
from ui.panels.sections.base import Section
from ui.panels.subject import ChosenTransition, Subject
from ui.state.context import Context
from ui.widgets import ElidedLabel, IconButton


class TransitionBlock(QFrame):
    """One transition: what it joins, its kind, and how far it reaches to either side of the cut."""

    def __init__(self, section: TransitionSection, shown: ChosenTransition) -> None:
        super().__init__(section.body)
        self._section = section
        self._id = shown.transition.id
        self.title = ElidedLabel(role="label")
        self.remove = IconButton("trash", self.tr("Remove transition"))
        self.kind = Choice(
            self.tr("Kind"),
            [(self.tr("Dissolve"), "dissolve"), (self.tr("Wipe"), "wipe"), (self.tr("Dip to black"), "dip")],
        )
        unit = self.tr("fr")
        self.before = NumberField(self.tr("Frames before the cut"), low=0, high=2**31, unit=unit, decimals=0)
        self.after = NumberField(self.tr("Frames after the cut"), low=0, high=2**31, unit=unit, decimals=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.remove)
        column.addLayout(head)
        self._kind_row = section.make_row(self.tr("Kind"), self.kind)
        self._length_row = section.make_row(self.tr("Length"), self.before, self.after)
        for row in (self._kind_row, self._length_row):
            column.addWidget(row)
        self.before.setToolTip(self.before.accessibleName())
        self.after.setToolTip(self.after.accessibleName())
        name = self.tr("change transition")
        self.kind.chosen.connect(lambda kind: section.do(name, self._with(kind=kind)))
        section.bind(self.before, name, lambda frames: self._with(before=int(frames)))
        section.bind(self.after, name, lambda frames: self._with(after=int(frames)))
        self.remove.clicked.connect(self._remove)

    def show_transition(self, shown: ChosenTransition) -> None:
        track, transition, left, right = shown
        where = track.name or track.id
        if left is None:
            text = self.tr("Fade in on {0}").format(where)
        elif right is None:
            text = self.tr("Fade out on {0}").format(where)
        else:
            text = self.tr("On {0}, at frame {1}").format(where, right.record_in)
        self.title.setText(text)
        self.kind.set_value(transition.kind)
        self.before.set_value(transition.before)
        self.after.set_value(transition.after)
        self.before.setVisible(left is not None)
        self.after.setVisible(right is not None)

    def _with(self, **fields: Any) -> Edit:
        transition_id = self._id

        def edit(project: Project) -> Project:
            return set_transition(project, changed(_transition(project, transition_id), **fields))

        return edit

    def _remove(self) -> None:
        transition_id = self._id
        self._section.do(self.tr("remove transition"), lambda project: remove_transition(project, transition_id))


class TransitionSection(Section):
    """One block for each transition."""

    key = "transition"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("TransitionSection", "Transitions"), context, parent=parent)
        self.blocks: dict[str, TransitionBlock] = {}

    def fill(self, subject: Subject) -> bool:
        wanted = {shown.transition.id: shown for shown in subject.transitions}
        for gone in self.blocks.keys() - wanted.keys():
            block = self.blocks.pop(gone)
            block.hide()
            self.rows.removeWidget(block)
            block.deleteLater()
        for transition_id, shown in wanted.items():
            if transition_id not in self.blocks:
                self.blocks[transition_id] = TransitionBlock(self, shown)
                self.rows.addWidget(self.blocks[transition_id])
            self.blocks[transition_id].show_transition(shown)
        self.head.set_summary(str(len(wanted)) if len(wanted) > 1 else "")
        return bool(wanted)


def _transition(project: Project, transition_id: str) -> Transition:
    for track in project.sequence.tracks:
        for entry in track.transitions:
            if entry.id == transition_id:
                return entry
    raise EditError("this transition is no longer in the sequence")
