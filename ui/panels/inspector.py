"""The inspector: everything about what is chosen, and the settings of the sequence while nothing is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from editor.edits import set_item
from editor.model import Clip, changed
from ui.panels.changes import for_each, item_of
from ui.panels.column import one_of, scrolling_column
from ui.panels.sections.base import Section
from ui.panels.sections.crop import CropSection
from ui.panels.sections.picture import PictureSection
from ui.panels.sections.sequence import SequenceSection
from ui.panels.sections.sound import SoundSection
from ui.panels.sections.speed import SpeedSection
from ui.panels.sections.style import StyleSection
from ui.panels.sections.text import TextSection
from ui.panels.sections.time import TimeSection
from ui.panels.sections.track import TrackSection
from ui.panels.sections.transition import TransitionSection
from ui.panels.sections.why import WhySection
from ui.panels.subject import Subject, subject_of
from ui.panels.title import TitleBlock
from ui.state.context import Context
from ui.widgets import EmptyState, PanelHead


class Inspector(QWidget):
    """Sections for the selection, filled anew after every edit and while a gesture is shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Inspector"))
        self._context = context
        self._selection = context.view.selection
        self.head = PanelHead(self.tr("Inspector"))
        self.title = TitleBlock()
        self.why = WhySection(context)
        self.text = TextSection(context)
        self.time = TimeSection(context)
        self.speed = SpeedSection(context)
        self.sound = SoundSection(context)
        self.crop = CropSection(context)
        self.picture = PictureSection(context)
        self.transition = TransitionSection(context)
        self.track = TrackSection(context)
        self.sequence = SequenceSection(context)
        self.look = StyleSection(context)
        self.sections: tuple[Section, ...] = (
            self.why,
            self.text,
            self.time,
            self.speed,
            self.sound,
            self.crop,
            self.picture,
            self.transition,
            self.sequence,
            self.look,
            self.track,
        )
        self.empty = EmptyState(
            "info",
            self.tr("Nothing to inspect yet"),
            self.tr("Put footage on the timeline. What you choose there is shown here, with the reason it was picked."),
        )
        self._lay_out()
        self.title.renamed.connect(self._rename)
        context.document.changed.connect(self.refresh)
        context.document.previewed.connect(self.refresh)
        context.view.selection_changed.connect(self._another)
        self.refresh()

    def _lay_out(self) -> None:
        self.area, _ = scrolling_column(self.title, *self.sections, margins=(0, 0, 0, 8), spacing=0)
        holder, self._stack = one_of(self.area, self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addWidget(holder, 1)

    @property
    def subject(self) -> Subject | None:
        """What is shown; None while there is no sequence."""
        return subject_of(self._context.document.shown, self._selection)

    def refresh(self, *_: object) -> None:
        """Show the project as it is now, or as the running gesture would make it."""
        subject = self.subject
        if subject is None:
            self._stack.setCurrentWidget(self.empty)
            return
        self._stack.setCurrentWidget(self.area)
        self.title.show_subject(subject)
        for section in self.sections:
            section.show_subject(subject)

    def reveal(self, section: Section, field: QWidget) -> None:
        """Open a section, scroll to one of its fields and put the cursor there."""
        section.open()
        self.area.ensureWidgetVisible(field)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _another(self) -> None:
        """Another selection: what was being typed belongs to the last one."""
        for section in self.sections:
            section.flush()
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        self._selection = self._context.view.selection
        for section in self.sections:
            section.complain("")
        self.area.verticalScrollBar().setValue(0)
        self.refresh()

    def _rename(self, name: str) -> None:
        subject = self.subject
        if subject is None or len(subject.leads) != 1 or not name:
            self.refresh()
            return
        ids = [entry.item.id for entry in (*subject.chosen, *subject.partners) if isinstance(entry.item, Clip)]
        lead = subject.leads[0].item
        if isinstance(lead, Clip) and lead.name != name:
            edit = for_each(ids, lambda project, item_id: set_item(project, changed(item_of(project, item_id), name=name)))
            self._context.document.do(self.tr("rename clip"), edit)
        self.refresh()
