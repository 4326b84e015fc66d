"""Speed: how fast, which way, and whether later clips make room."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from editor.edits import EditError, set_speed
from editor.model import Clip, Project, Speed, changed
from ui.panels import words
from ui.panels.changes import Edit, for_each, item_of
from ui.panels.fields import Check, NumberField
from ui.panels.sections.base import Section, same
from ui.panels.subject import Subject
from ui.state.context import Context

PRESETS = (25, 50, 100, 200, 400)
LEAST, MOST = 1.0, 10_000.0


class SpeedSection(Section):
    """For all chosen clips at once; what is linked with them follows."""

    key = "speed"
    starts_open = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("SpeedSection", "Speed"), context, parent=parent)
        self.percent = NumberField(self.tr("Speed"), low=LEAST, high=MOST, unit="%", decimals=2, step=1)
        self.presets = [self._preset(percent) for percent in PRESETS]
        self.reverse = Check(self.tr("Reverse"))
        self.freeze = Check(self.tr("Freeze frame"))
        self.pitch = Check(self.tr("Keep pitch"))
        self.ripple = Check(self.tr("Later clips follow"))
        self.ripple.setToolTip(self.tr("A clip that gets longer or shorter moves everything after it"))
        self.ripple.setChecked(bool(context.settings.get("inspector.speed_ripple", True)))
        self.ripple.flipped.connect(lambda on: context.settings.set("inspector.speed_ripple", on))
        self.ramp = QLabel()
        self.ramp.setProperty("role", "value")
        self.ramp.setWordWrap(True)
        self.even = QPushButton(self.tr("Make even"))
        self.even.setToolTip(self.tr("Take the ramp away and play at 100%"))
        self.add_row(self.tr("Speed"), self.percent)
        self.add_line(*self.presets, spacing=4)
        self._ramp_row = self.add_line(self.ramp, self.even)
        self.add_line(self.reverse, self.freeze)
        self.rows.addWidget(self.pitch)
        self.rows.addWidget(self.ripple)
        self._ids: tuple[str, ...] = ()
        name = self.tr("change speed")
        self.bind(self.percent, name, self._at_percent)
        self.reverse.flipped.connect(lambda on: self.do(self.tr("reverse") if on else name, self._reversed(on)))
        self.freeze.flipped.connect(lambda on: self.do(self.tr("freeze frame") if on else name, self._frozen(on)))
        self.pitch.flipped.connect(lambda on: self.do(self.tr("change pitch"), self._pitch(on)))
        self.even.clicked.connect(lambda: self.do(self.tr("remove ramp"), self._plain()))

    def fill(self, subject: Subject) -> bool:
        clips = [entry.item for entry in subject.leads if isinstance(entry.item, Clip)]
        stills = any((media := subject.media(clip)) is not None and media.info.kind == "image" for clip in clips)
        if not clips or len(clips) != len(subject.leads) or stills:
            return False
        self._ids = tuple(clip.id for clip in clips)
        speeds = [clip.speed for clip in clips]
        ramped = [speed for speed in speeds if speed.ramp]
        self.percent.set_value(None if ramped else _percent(same([speed.rate for speed in speeds])))
        self.reverse.show_states(speed.rate < 0 for speed in speeds)
        self.freeze.show_states(speed.rate == 0 for speed in speeds)
        self.pitch.show_states(speed.keep_pitch for speed in speeds)
        still = any(speed.rate == 0 and not speed.ramp for speed in speeds)
        self.reverse.setEnabled(not ramped and not still)
        self.freeze.setEnabled(not ramped)
        self.pitch.setVisible(bool(subject.sounds))
        self._ramp_row.setVisible(bool(ramped))
        if ramped:
            self.ramp.setText(_ramp_in_words(ramped[0]))
        self.head.set_summary(_summary(speeds))
        return True

    # --- edits

    def _preset(self, percent: int) -> QPushButton:
        button = QPushButton(f"{percent}%")
        button.setProperty("scale", "small")
        button.setMinimumWidth(36)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(self.tr("Speed {0}%").format(percent))
        button.clicked.connect(lambda: self.do(self.tr("change speed"), self._at_percent(percent)))
        return button

    def _each(self, change: Callable[[Speed], Speed], *, keep_duration: bool = False) -> Edit:
        """The speed of every chosen clip changed, as of the project that is edited."""
        ripple = self.ripple.isChecked()

        def edit(project: Project, item_id: str) -> Project:
            clip = item_of(project, item_id)
            if not isinstance(clip, Clip):
                raise EditError("this item has no speed: it is not a clip")
            return set_speed(project, item_id, change(clip.speed), ripple=ripple, keep_duration=keep_duration)

        return for_each(self._ids, edit)

    def _at_percent(self, percent: float) -> Edit:
        """Keeps the direction in which it plays."""
        rate = Fraction(str(percent)) / 100
        return self._each(lambda speed: changed(speed, rate=-rate if speed.rate < 0 and not speed.ramp else rate, ramp=()))

    def _reversed(self, on: bool) -> Edit:
        return self._each(lambda speed: changed(speed, rate=-abs(speed.rate) if on else abs(speed.rate)))

    def _frozen(self, on: bool) -> Edit:
        return self._each(lambda speed: changed(speed, rate=Fraction(0 if on else 1)), keep_duration=True)

    def _pitch(self, on: bool) -> Edit:
        return self._each(lambda speed: changed(speed, keep_pitch=on))

    def _plain(self) -> Edit:
        return self._each(lambda speed: changed(speed, rate=Fraction(1), ramp=()))


def _percent(rate: Fraction | None) -> float | None:
    return None if rate is None else float(abs(rate) * 100)


def _summary(speeds: list[Speed]) -> str:
    speed = same(speeds)
    if speed is None:
        return QCoreApplication.translate("SpeedSection", "Several")
    if speed.ramp:
        return QCoreApplication.translate("SpeedSection", "Ramp")
    if speed.rate == 0:
        return QCoreApplication.translate("SpeedSection", "Freeze")
    return f"{words.number(float(speed.rate * 100), 2)}%"


def _ramp_in_words(speed: Speed) -> str:
    rates = [float(key.rate * 100) for key in speed.ramp]
    low, high = words.number(min(rates), 0), words.number(max(rates), 0)
    text = QCoreApplication.translate("SpeedSection", "Ramp with {0} keys, {1} to {2}%")
    return text.format(len(rates), low, high)
