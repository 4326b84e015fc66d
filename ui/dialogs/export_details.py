"""What an export will be, beside the list: of a film its facts and what gives way, of a timeline what its format carries."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from editor.interchange import Kept, Loss, Report
from ui.i18n import said, sentence
from ui.theme.icons import pixmap
from ui.theme.painting import paint_color
from ui.widgets import Badge, ElidedLabel, label

_MARKS = {"left_out": ("x", "danger"), "changed": ("warn", "warn"), "kept": ("check", "ok")}
_FEW = 3
"""Kept things that are shown before all are asked for."""


class Mark(QLabel):
    """An icon that follows the theme."""

    def __init__(self, icon: str, colour: str, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._colour = icon, colour
        self.setFixedSize(16, 16)
        self.setAccessibleName(meaning)
        self.setToolTip(meaning)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        QPainter(self).drawPixmap(0, 0, pixmap(self._icon, 16, self._colour, self.devicePixelRatioF()))


class Facts(QFrame):
    """A card of facts, each a name and a value, and lines that warn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 12, 12, 12)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._texts: tuple[str, ...] = ()

    def show_facts(self, facts: Sequence[tuple[str, str]], warnings: Sequence[str] = ()) -> None:
        """Show these and no others."""
        texts = (*(text for fact in facts for text in fact), *warnings)
        if texts == self._texts:
            return
        self._texts = texts
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, value) in enumerate(facts):
            self._grid.addWidget(label(name, "value", "faint"), row, 0)
            words = ElidedLabel(value, role="label")
            words.setAccessibleName(f"{name}: {value}")
            self._grid.addWidget(words, row, 1)
        for number, text in enumerate(warnings):
            row = len(facts) + number
            line = QWidget()
            across = QHBoxLayout(line)
            across.setContentsMargins(0, 4, 0, 0)
            across.setSpacing(8)
            across.addWidget(Mark("warn", "warn", self.tr("Note")), 0, Qt.AlignmentFlag.AlignTop)
            words_ = label(text, "value", "quiet")
            words_.setWordWrap(True)
            across.addWidget(words_, 1)
            self._grid.addWidget(line, row, 0, 1, 2)
        for place in range(self._grid.count()):
            item = self._grid.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.show()  # now: left to the layout it comes a turn later, and the card is empty until then

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is said."""
        return self._texts


class LossList(QWidget):
    """What a format carries, worst first: left out, changed, kept, each with a count and what happens instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._all = False
        self._lines: tuple[tuple[str, str, str], ...] = ()
        self.heading = label(self.tr("What this format carries"), "row")
        self.badges = {
            "kept": Badge(kind="ok"),
            "changed": Badge(kind="warn"),
            "left_out": Badge(kind="danger"),
        }
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading, 1)
        for badge in self.badges.values():
            head.addWidget(badge)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        card = QFrame()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(self._rows)
        self.more = QPushButton()
        self.more.setProperty("kind", "quiet")
        self.more.clicked.connect(self._show_all)
        inside.addWidget(self.more)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        held = QVBoxLayout(holder)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(card)
        held.addStretch(1)
        scroll.setWidget(holder)
        scroll.setAccessibleName(self.heading.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        self.wait()

    def wait(self) -> None:
        """The report is being made."""
        self._report = None
        self._fill(())
        self.more.setVisible(True)
        self.more.setEnabled(False)
        self.more.setText(self.tr("Looking at the timeline"))
        for badge in self.badges.values():
            badge.setVisible(False)

    def refuse(self, why: str) -> None:
        """There is no report, because there would be no export."""
        self.wait()
        self.more.setText(why)

    def show_report(self, report: Report) -> None:
        self._report, self._all = report, False
        self._refill()

    @property
    def lines(self) -> tuple[tuple[str, str, str], ...]:
        """(kind, what, why) as listed from top to bottom."""
        return self._lines

    def _show_all(self) -> None:
        self._all = True
        self._refill()

    def _refill(self) -> None:
        report = self._report
        if report is None:
            return
        kept = report.kept if self._all else report.kept[:_FEW]
        self._fill(
            (
                *(("left_out", loss) for loss in report.left_out),
                *(("changed", loss) for loss in report.changed),
                *(("kept", each) for each in kept),
            )
        )
        hidden = len(report.kept) - len(kept)
        self.more.setEnabled(True)
        self.more.setVisible(hidden > 0)
        self.more.setText(self.tr("{0} more kept").format(hidden))
        words = {
            "kept": (self.tr("{0} kept"), len(report.kept)),
            "changed": (self.tr("{0} changed"), len(report.changed)),
            "left_out": (self.tr("{0} left out"), len(report.left_out)),
        }
        for kind, badge in self.badges.items():
            text, count = words[kind]
            badge.set(text.format(count))
            badge.setVisible(count > 0)

    def _fill(self, rows: Sequence[tuple[str, Loss | Kept]]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = tuple((kind, thing.what, _said(thing)) for kind, thing in rows)
        meanings = {"left_out": self.tr("Left out"), "changed": self.tr("Changed"), "kept": self.tr("Kept")}
        for number, (kind, thing) in enumerate(rows):
            self._rows.addWidget(_Row(kind, meanings[kind], thing, first=number == 0))


class _Row(QWidget):
    """One thing: its mark, what it is, how many and what becomes of it."""

    def __init__(self, kind: str, meaning: str, thing: Loss | Kept, *, first: bool) -> None:
        super().__init__()
        self._first = first
        text = _said(thing)
        icon, colour = _MARKS[kind]
        name = label(said(thing.what), "row")
        name.setWordWrap(True)
        name.setFixedWidth(172)
        words = label(text, "value", "quiet")
        words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 9)
        row.setSpacing(12)
        row.addWidget(Mark(icon, colour, meaning), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{meaning}: {said(thing.what)}. {text}")

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if not self._first:
            QPainter(self).fillRect(0, 0, self.width(), 1, paint_color("line"))


def _said(thing: Loss | Kept) -> str:
    """How many and what becomes of them, as sentences."""
    why = sentence(thing.why)
    say = QCoreApplication.translate
    one = say("LossList", "{0}.").format(why)
    return say("LossList", "{0}. {1}.").format(said(thing.number), why) if thing.number else one
