"""Track: how loud all of it is, and whether it is heard or seen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from editor.model import Track
from ui.panels import words
from ui.panels.changes import track_with
from ui.panels.fields import Check, SliderField
from ui.panels.sections.base import Section
from ui.panels.subject import Subject
from ui.state.context import Context


class TrackSection(Section):
    """The track of the one chosen item; of a picture with sound, the track of its sound."""

    key = "track"
    starts_open = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("TrackSection", "Track"), context, parent=parent)
        self.gain = SliderField(
            self.tr("Track volume"), low=-60, high=24, soft=(-36, 12), usual=0, unit="dB", step=0.5, sign=True
        )
        self.muted, self.solo = Check(self.tr("Mute track")), Check(self.tr("Solo"))
        self.hidden = Check(self.tr("Hide track"))
        self._gain_row = self.add_row(self.tr("Volume"), self.gain)
        self._heard = self.add_line(self.muted, self.solo)
        self.rows.addWidget(self.hidden)
        self._track = ""
        self.bind(self.gain, self.tr("change track volume"), lambda db: track_with(self._track, gain_db=db))
        self.muted.flipped.connect(
            lambda on: self.do(self.tr("mute track") if on else self.tr("unmute track"), track_with(self._track, muted=on))
        )
        self.solo.flipped.connect(
            lambda on: self.do(self.tr("solo track") if on else self.tr("unsolo track"), track_with(self._track, solo=on))
        )
        self.hidden.flipped.connect(
            lambda on: self.do(self.tr("hide track") if on else self.tr("show track"), track_with(self._track, hidden=on))
        )

    def fill(self, subject: Subject) -> bool:
        track = _of(subject)
        if track is None:
            return False
        self._track = track.id
        heard = track.kind in ("audio", "narration")
        self._gain_row.setVisible(heard)
        self._heard.setVisible(heard)
        self.hidden.setVisible(not heard)
        self.gain.set_value(track.gain_db)
        self.muted.show_states([track.muted])
        self.solo.show_states([track.solo])
        self.hidden.show_states([track.hidden])
        self.head.setText(self.tr("Track {0}").format(track.name or track.id))
        self.head.setAccessibleName(self.head.text())
        state = self.tr("Muted") if track.muted else f"{words.signed(track.gain_db)} dB"
        self.head.set_summary(state if heard else self.tr("Hidden") if track.hidden else "")
        return True


def _of(subject: Subject) -> Track | None:
    if len(subject.leads) != 1:
        return None
    sounds = subject.sounds
    return sounds[0].track if sounds else subject.leads[0].track
