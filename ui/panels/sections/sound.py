"""Sound: how loud, faded in and out, or muted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from editor.edits import set_gain
from editor.model import Clip, Gain, Narration
from ui.panels import words
from ui.panels.changes import Edit, for_each
from ui.panels.fields import Check, NumberField, SliderField
from ui.panels.sections.base import Section, same
from ui.panels.subject import Subject
from ui.state.context import Context

LOW, HIGH = -60.0, 24.0
SLIDER = (-36.0, 12.0)


class SoundSection(Section):
    """Of the chosen sounds and of those that are linked with a chosen picture."""

    key = "sound"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("SoundSection", "Sound"), context, parent=parent)
        self.gain = SliderField(
            self.tr("Volume"), low=LOW, high=HIGH, soft=SLIDER, usual=0.0, unit="dB", step=0.5, sign=True
        )
        unit = self.tr("fr")
        self.fade_in = NumberField(self.tr("Fade in"), low=0, high=2**31, unit=unit, decimals=0)
        self.fade_out = NumberField(self.tr("Fade out"), low=0, high=2**31, unit=unit, decimals=0)
        self.muted = Check(self.tr("Mute"))
        self.add_row(self.tr("Volume"), self.gain)
        self.fade_in.setToolTip(self.tr("Frames of fade in"))
        self.fade_out.setToolTip(self.tr("Frames of fade out"))
        self.add_row(self.tr("Fades"), self.fade_in, self.fade_out)
        self.rows.addWidget(self.muted)
        self._ids: tuple[str, ...] = ()
        self.bind(self.gain, self.tr("change volume"), lambda db: self._set(db=db))
        self.bind(self.fade_in, self.tr("change fade in"), lambda frames: self._set(fade_in=int(frames)))
        self.bind(self.fade_out, self.tr("change fade out"), lambda frames: self._set(fade_out=int(frames)))
        self.muted.flipped.connect(lambda on: self.do(self.tr("mute") if on else self.tr("unmute"), self._set(muted=on)))

    def fill(self, subject: Subject) -> bool:
        sounds = [entry.item for entry in subject.sounds]
        gains = [item.gain for item in sounds if isinstance(item, Clip | Narration)]
        if not gains:
            return False
        self._ids = tuple(item.id for item in sounds)

        def common(value: Callable[[Gain], Any]) -> Any:
            return same([value(gain) for gain in gains])

        self.gain.set_value(common(lambda gain: gain.db))
        self.fade_in.set_value(common(lambda gain: gain.fade_in))
        self.fade_out.set_value(common(lambda gain: gain.fade_out))
        self.muted.show_states(gain.muted for gain in gains)
        muted, db = common(lambda gain: gain.muted), common(lambda gain: gain.db)
        several = self.tr("Several")
        self.head.set_summary(self.tr("Muted") if muted else several if db is None else f"{words.signed(db)} dB")
        return True

    def _set(self, **fields: Any) -> Edit:
        return for_each(self._ids, lambda project, item_id: set_gain(project, item_id, **fields))
