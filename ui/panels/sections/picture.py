"""Picture: whether it is shown, and how much shines through."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from editor.edits import set_enabled
from editor.model import Clip
from ui.panels import words
from ui.panels.changes import for_each, with_fields
from ui.panels.fields import Check, SliderField
from ui.panels.sections.base import Section, same
from ui.panels.subject import Subject
from ui.state.context import Context


class PictureSection(Section):
    """Opacity of the chosen pictures, and whether the chosen items, with what is linked, are seen and heard at all."""

    key = "picture"
    starts_open = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("PictureSection", "Picture"), context, parent=parent)
        self.opacity = SliderField(self.tr("Opacity"), low=0, high=100, usual=100, unit="%", decimals=0, step=1, per=1)
        self.enabled = Check(self.tr("Enabled"))
        self.enabled.setToolTip(self.tr("What is not enabled keeps its place and is neither seen nor heard"))
        self._opacity_row = self.add_row(self.tr("Opacity"), self.opacity)
        self.rows.addWidget(self.enabled)
        self._pictures: tuple[str, ...] = ()
        self._leads: tuple[str, ...] = ()
        self.bind(
            self.opacity, self.tr("change opacity"), lambda percent: with_fields(self._pictures, opacity=percent / 100)
        )
        self.enabled.flipped.connect(self._enable)

    def fill(self, subject: Subject) -> bool:
        if not subject.leads:
            return False
        clips = [entry.item for entry in subject.pictures if isinstance(entry.item, Clip)]
        self._pictures = tuple(clip.id for clip in clips)
        self._leads = tuple(entry.item.id for entry in subject.leads)
        self.head.setText(self.tr("Picture") if clips else self.tr("Item"))
        self.head.setAccessibleName(self.head.text())
        self._opacity_row.setVisible(bool(clips))
        opacity = same([clip.opacity for clip in clips])
        self.opacity.set_value(None if opacity is None else round(opacity * 100, 6))
        states = [entry.item.enabled for entry in subject.leads]
        self.enabled.show_states(states)
        shown = "" if opacity is None else f"{words.number(opacity * 100, 0)}%"
        self.head.set_summary(shown if all(states) else self.tr("Off") if not any(states) else self.tr("Several"))
        return True

    def _enable(self, on: bool) -> None:
        edit = for_each(self._leads, lambda project, item_id: set_enabled(project, item_id, on))
        self.do(self.tr("enable") if on else self.tr("disable"), edit)
