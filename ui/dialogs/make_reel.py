"""Make highlight reel: a few choices, then it works in the background and comes back as one edit."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from editor.model import Media
from ui.dialogs.music_field import MusicField
from ui.dialogs.reel_choices import (
    LENGTHS,
    ORDERS,
    PACES,
    SHAPES,
    ReelChoices,
    format_length,
    likely_format,
    parse_length,
    recalled,
    remember,
    usable,
)
from ui.dialogs.reel_job import Tell, start_reel
from ui.dialogs.reel_parts import FootagePicker, FrameView, ShapePicker
from ui.dialogs.sheet import MARGIN, Sheet, Upright, field
from ui.state.context import Context
from ui.widgets import ElidedLabel, Segmented, label

_OTHER = "other"
LONGEST_QUERY = 200
"""Letters; a search takes some more, but no reel is described by a page."""


class MakeReelDialog(Sheet):
    """Footage, what it shows, shape, length, pace, order and music. Making closes it; the jobs tray shows the rest."""

    def __init__(self, context: Context, window: QWidget, media: Sequence[str] = (), *, tell: Tell | None = None) -> None:
        """`media` are the ids of the footage to begin with; none stands for all. `tell` is as start_reel's."""
        super().__init__(window, self.tr("Make highlight reel"), 850)
        self._context, self._tell = context, tell
        self._usable = usable(context.document.project)
        self.footage = FootagePicker(self._usable, context.stills)
        self.shapes = ShapePicker(
            [(value, self.tr("As footage") if shape is None else value, shape) for value, shape in SHAPES.items()]
        )
        lengths = [(str(seconds), self.tr("{0} s").format(seconds)) for seconds in LENGTHS]
        self.lengths = Segmented([*lengths, (_OTHER, self.tr("Other"))], name=self.tr("Length"), fill=True)
        self.other = QLineEdit()
        self.other.setPlaceholderText("0:45")
        self.other.setAccessibleName(self.tr("Length in seconds, or minutes and seconds"))
        self.other.setFixedWidth(96)
        self.query = QLineEdit()
        self.query.setPlaceholderText(self.tr("Whatever is worth showing, or in words: a face in close-up"))
        self.query.setAccessibleName(self.tr("What the reel shows"))
        self.query.setMaxLength(LONGEST_QUERY)
        paces = {"calm": self.tr("Calm"), "even": self.tr("Even"), "fast": self.tr("Fast")}
        self.paces = Segmented([(key, paces[key]) for key in PACES], name=self.tr("Pace"), fill=True)
        orders = {"chronological": self.tr("Time"), "score": self.tr("Best first")}
        self.orders = Segmented([(key, orders[key]) for key in ORDERS], name=self.tr("Order"), fill=True)
        self.pace_note = label("", "caption", "faint")
        self.order_note = label("", "caption", "faint")
        self.music = MusicField(self._music_folder)
        self.frame = FrameView(context.stills)
        self.facts = ElidedLabel("", role="label", tone="quiet")
        self.crop_note = label("", "caption", "faint")
        self.crop_note.setWordWrap(True)
        self._lay_out()
        self.add_cancel()
        self.make = self.add_button(self.tr("Make reel"), "primary", icon="reel")
        self.make.clicked.connect(self._make)
        for signal in (self.shapes.chosen, self.paces.chosen, self.orders.chosen, self.other.textChanged):
            signal.connect(self._refresh)
        self.lengths.chosen.connect(self._length_chosen)
        self.footage.changed.connect(self._refresh)
        self.footage.unfolded.connect(self.relayout)
        self._fill(recalled(context.settings, context.document.project.id), media)

    @property
    def choices(self) -> ReelChoices | None:
        """What is chosen; None as long as it makes no sense."""
        length = parse_length(self.other.text()) if self.lengths.value == _OTHER else Fraction(self.lengths.value)
        chosen = self.footage.media
        if length is None or not chosen:
            return None
        order = next(order for order in ORDERS if order == self.orders.value)
        return ReelChoices(
            media=tuple(each.id for each in chosen),
            length=length,
            shape=self.shapes.value,
            order=order,
            pace=self.paces.value,
            query=" ".join(self.query.text().split()),
            music=self.music.path,
        )

    def open(self, focus: QWidget | None = None) -> None:
        """Show it; Enter makes the reel as it was last chosen."""
        super().open(focus or self.shapes.tile(self.shapes.value))

    # --- inside

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addLayout(field(self.tr("Footage"), self.footage))
        left.addLayout(field(self.tr("Shows"), self.query))
        left.addLayout(field(self.tr("Shape"), self.shapes))
        lengths = QWidget()
        row = QHBoxLayout(lengths)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.lengths, 1)
        row.addWidget(self.other)
        left.addLayout(field(self.tr("Length"), lengths))
        pair = QHBoxLayout()
        pair.setSpacing(16)
        for caption, choice, note in (
            (self.tr("Pace"), self.paces, self.pace_note),
            (self.tr("Order"), self.orders, self.order_note),
        ):
            column = field(caption, choice)
            column.addWidget(note)
            pair.addLayout(column, 1)
        left.addLayout(pair)
        left.addLayout(field(self.tr("Music"), self.music))
        left.addStretch(1)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(label(self.tr("Frame"), "value", "quiet"))
        right.addWidget(self.frame)
        right.addWidget(self.facts)
        right.addWidget(self.crop_note)
        right.addStretch(1)
        side = QWidget()
        side.setLayout(right)
        side.setFixedWidth(240)
        side.setMinimumHeight(400)  # room for the tallest frame, so that no choice makes the card jump
        columns = QHBoxLayout()
        columns.setSpacing(MARGIN)
        columns.addLayout(left, 1)
        columns.addWidget(Upright())
        columns.addWidget(side)
        self.body.addLayout(columns)

    def _fill(self, choices: ReelChoices, media: Sequence[str]) -> None:
        self.footage.set_media(media)
        self.shapes.set_value(choices.shape)
        self.paces.set_value(choices.pace)
        self.orders.set_value(choices.order)
        self.music.set_path(choices.music)
        offered = choices.length in LENGTHS
        self.lengths.set_value(str(choices.length) if offered else _OTHER)
        self.other.setText("" if offered else format_length(choices.length))
        self.other.setVisible(not offered)
        self._refresh()

    def _music_folder(self) -> str:
        """Where to look for music first: where the footage is."""
        return str(Path(self._usable[0].info.path).parent) if self._usable else ""

    def _length_chosen(self, value: str) -> None:
        self.other.setVisible(value == _OTHER)
        if value == _OTHER:
            self.other.setFocus(Qt.FocusReason.TabFocusReason)
        self._refresh()

    def _refresh(self) -> None:
        choices, chosen = self.choices, self.footage.media
        shortest, longest = PACES[self.paces.value]
        self.pace_note.setText(self.tr("Shots of {0} to {1} s").format(f"{float(shortest):g}", f"{float(longest):g}"))
        by_time = self.orders.value == "chronological"
        self.order_note.setText(self.tr("In the order of the footage") if by_time else self.tr("The best moment opens it"))
        wrong = self.lengths.value == _OTHER and parse_length(self.other.text()) is None
        self.other.setProperty("wrong", wrong and bool(self.other.text()))
        self.other.style().unpolish(self.other)
        self.other.style().polish(self.other)
        self.make.setEnabled(choices is not None)
        if not chosen:
            self.say(self.tr("Choose at least one file."), "warn")
        elif wrong:
            self.say(self.tr("Give a length from 1 s to 1 h, such as 45 or 1:30."), "warn")
        else:
            self.say(self.tr("Works in the background. You can undo it in one step."))
        self._show_frame(chosen, choices)

    def _show_frame(self, chosen: tuple[Media, ...], choices: ReelChoices | None) -> None:
        delivery = likely_format(chosen, self.shapes.value)
        if delivery is None:
            self.frame.show_frame(None, SHAPES[self.shapes.value] or Fraction(16, 9))
            self.facts.setText("")
            self.crop_note.setText("")
            return
        self.frame.show_frame(chosen[0], Fraction(delivery.width, delivery.height))
        rate = f"{float(delivery.rate):.2f}".rstrip("0").rstrip(".")
        facts = [f"{delivery.width} × {delivery.height}", self.tr("{0} fps").format(rate)]
        if choices is not None:
            facts.append(self.tr("{0} s").format(f"{float(choices.length):.1f}"))
        self.facts.setText(" · ".join(facts))
        self.crop_note.setText(
            self.tr("Pictures of nearly this shape fill it, others stand between bars.")
            if self.shapes.value == "footage"
            else self.tr("The crop follows faces and people, and keeps to the middle where there are none.")
        )

    def _make(self) -> None:
        choices = self.choices
        if choices is None:
            return
        remember(self._context.settings, choices, self._context.document.project.id)
        paths = [Path(each.info.path) for each in self.footage.media]
        start_reel(self._context, paths, choices, self._tell)
        self.accept()
