"""Crop: which part of the picture fills the frame."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from editor.crops import window_at
from editor.edits import set_crop
from editor.model import Clip, Crop, Project
from ui.panels.changes import Edit, for_each, item_of
from ui.panels.crops import SMALLEST, adjusted, shape_of, shaped, size_of
from ui.panels.fields import Choice, NumberField, SliderField
from ui.panels.sections.base import Section, same
from ui.panels.subject import Subject
from ui.state.context import Context

SHAPES = ("16:9", "9:16", "1:1", "4:5", "4:3", "21:9")
WHOLE, FRAME, OTHER = "whole", "frame", "other"
"""Stand for no crop, for the shape of the sequence, and for a shape that is not offered."""


class CropSection(Section):
    """For all chosen pictures: a preset gives each its window; the numbers are those of the window at the playhead."""

    key = "crop"
    starts_open = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("CropSection", "Crop"), context, parent=parent)
        self.shape = Choice(self.tr("Shape"))
        self.shape.setPlaceholderText(self.tr("Several"))
        self.across = NumberField(self.tr("Across"), low=0, high=100, unit="%", step=1)
        self.across.setToolTip(self.tr("Middle of the window from the left of the picture"))
        self.down = NumberField(self.tr("Down"), low=0, high=100, unit="%", step=1)
        self.down.setToolTip(self.tr("Middle of the window from the top of the picture"))
        self.scale = SliderField(self.tr("Size"), low=SMALLEST * 100, high=100, usual=100, unit="%", decimals=1, step=1)
        self.path = QLabel()
        self.path.setProperty("role", "caption")
        self.path.setWordWrap(True)
        self.clear = QPushButton(self.tr("Remove crop"))
        self.add_row(self.tr("Shape"), self.shape)
        self._place = self.add_row(self.tr("Place"), self.across, self.down)
        self._size = self.add_row(self.tr("Size"), self.scale)
        self.rows.addWidget(self.path)
        self.rows.addWidget(self.clear)
        self._ids: tuple[str, ...] = ()
        self._frame_shape = Fraction(16, 9)
        self.shape.chosen.connect(self._choose)
        self.clear.clicked.connect(lambda: self._choose(WHOLE))
        name = self.tr("change crop")
        self.bind(self.across, name, lambda percent: self._adjust(across=percent / 100))
        self.bind(self.down, name, lambda percent: self._adjust(down=percent / 100))
        self.bind(self.scale, name, lambda percent: self._adjust(size=percent / 100))
        context.view.playhead_changed.connect(self._playhead_moved)

    def fill(self, subject: Subject) -> bool:
        entries = [entry for entry in subject.pictures if subject.media(entry.item) is not None]
        if not entries:
            return False
        sequence = subject.sequence
        self._ids = tuple(entry.item.id for entry in entries)
        self._frame_shape = Fraction(sequence.width, sequence.height)
        clips = [entry.item for entry in entries if isinstance(entry.item, Clip)]
        first = clips[0]
        cropped = [clip for clip in clips if clip.crop is not None]
        shapes = [_name(clip, subject, self._frame_shape) for clip in clips]
        shape = same(shapes)
        self.shape.set_entries(self._entries(other=shape == OTHER))
        self.shape.set_value(shape)
        single = len(clips) == 1 and first.crop is not None
        for row in (self._place, self._size):
            row.setVisible(single)
        self.clear.setVisible(bool(cropped))
        self.path.setVisible(single and first.crop is not None and len(first.crop.keys) > 1)
        if single and first.crop is not None:
            self._fill_window(first, first.crop, subject)
        self.head.set_summary(self.tr("Several") if shape is None else self._words(first, shape, subject))
        return True

    def _fill_window(self, clip: Clip, crop: Crop, subject: Subject) -> None:
        picture = _picture(clip, subject)
        key = window_at(crop, self._offset(clip))
        self.across.set_value(round((key.x + key.width / 2) * 100, 1))
        self.down.set_value(round((key.y + key.height / 2) * 100, 1))
        self.scale.set_value(round(size_of(key, picture) * 100, 1))
        if len(crop.keys) > 1:
            self.path.setText(self.tr("Moves over {0} keys; a change sets a key at the playhead").format(len(crop.keys)))

    def _entries(self, *, other: bool) -> list[tuple[str, object]]:
        frame = self.tr("Frame ({0})").format(_ratio(self._frame_shape))
        entries: list[tuple[str, object]] = [(self.tr("Whole picture"), WHOLE), (frame, FRAME)]
        entries += [(shape, shape) for shape in SHAPES if Fraction(shape.replace(":", "/")) != self._frame_shape]
        return [*entries, (self.tr("Other"), OTHER)] if other else entries

    def _words(self, clip: Clip, shape: str, subject: Subject) -> str:
        if clip.crop is None:
            return self.tr("None")
        if shape == FRAME:
            return _ratio(self._frame_shape)
        return f"{shape_of(clip.crop.keys[0], _picture(clip, subject)):.2f}:1" if shape == OTHER else shape

    # --- edits

    def _choose(self, shape: object) -> None:
        if shape == OTHER:
            return
        if shape == WHOLE:
            self.do(self.tr("remove crop"), for_each(self._ids, lambda project, item_id: set_crop(project, item_id, None)))
            return
        ratio = self._frame_shape if shape == FRAME else Fraction(str(shape).replace(":", "/"))
        edit = self._each(lambda clip, picture: shaped(clip.crop, float(ratio), picture))
        self.do(self.tr("crop"), edit)

    def _adjust(self, *, across: float | None = None, down: float | None = None, size: float | None = None) -> Edit:
        def change(clip: Clip, picture: Fraction) -> Crop | None:
            if clip.crop is None:
                return None
            return adjusted(clip.crop, self._offset(clip), picture, across=across, down=down, size=size)

        return self._each(change)

    def _each(self, change: Callable[[Clip, Fraction], Crop | None]) -> Edit:
        def edit(project: Project, item_id: str) -> Project:
            clip = item_of(project, item_id)
            if not isinstance(clip, Clip):
                return project
            video = project.media_by_id(clip.media).info.video
            width, height = video[clip.stream].display_size
            return set_crop(project, item_id, change(clip, Fraction(width, max(1, height))))

        return for_each(self._ids, edit)

    # --- playhead

    def _offset(self, clip: Clip) -> int:
        return min(clip.duration - 1, max(0, self.context.view.playhead - clip.record_in))

    def _playhead_moved(self) -> None:
        if self.subject is None or not self.isVisible() or len(self.subject.pictures) != 1:
            return
        clip = self.subject.pictures[0].item
        if isinstance(clip, Clip) and clip.crop is not None and len(clip.crop.keys) > 1:
            self._fill_window(clip, clip.crop, self.subject)


def _picture(clip: Clip, subject: Subject) -> Fraction:
    """Shape of the upright picture that the clip shows."""
    media = subject.media(clip)
    if media is None or clip.stream >= len(media.info.video):
        return Fraction(16, 9)
    width, height = media.info.video[clip.stream].display_size
    return Fraction(width, max(1, height))


def _name(clip: Clip, subject: Subject, frame: Fraction) -> str:
    """Which of the offered shapes a clip's window has."""
    if clip.crop is None:
        return WHOLE
    shape = shape_of(clip.crop.keys[0], _picture(clip, subject))
    if abs(shape / float(frame) - 1) < 0.01:
        return FRAME
    return next((name for name in SHAPES if abs(shape / float(Fraction(name.replace(":", "/"))) - 1) < 0.01), OTHER)


def _ratio(shape: Fraction) -> str:
    known = next((name for name in SHAPES if abs(float(shape / Fraction(name.replace(":", "/"))) - 1) < 0.005), None)
    if known is not None:
        return known
    return f"{shape.numerator}:{shape.denominator}" if shape.denominator < 100 else f"{float(shape):.2f}:1"
