"""The card that says what this machine can do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.i18n import sentence
from ui.shell.abilities import Abilities, Ability, Examination
from ui.shell.cards import Plate
from ui.state.context import Context
from ui.theme.icons import icon
from ui.widgets import ElidedLabel, label


class AbilitiesCard(Plate):
    """Says "Looking" until the examination, which the window starts, has come to an end."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self.examination = Examination(self)
        self.examination.done.connect(self.show_abilities)
        self.examination.failed.connect(self.show_failure)
        self.again = QPushButton(f" {self.tr('Check again')}", self)
        self.again.setProperty("kind", "quiet")
        self.again.setIcon(icon("refresh"))
        self.again.clicked.connect(self.check)
        self._machine = ElidedLabel("", role="value", tone="faint")
        head = QHBoxLayout()
        head.addWidget(label(self.tr("What this machine can do"), "title", parent=self), 1)
        head.addWidget(self.again)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self._group = label(self.tr("Ready now, no model needed"), "label", "quiet", self)
        self._note = label("", "value", "warn", self)
        self._note.setWordWrap(True)
        self._note.hide()
        lock = QLabel(self)
        lock.setPixmap(icon("lock", 16, "text-3").pixmap(QSize(16, 16), self.devicePixelRatioF()))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(lock)
        foot.addWidget(label(self.tr("Everything runs here; no footage is sent anywhere"), "value", "faint", self), 1)
        rule = QFrame(self)
        rule.setProperty("rule", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._machine)
        column.addSpacing(20)
        column.addWidget(self._group)
        column.addSpacing(12)
        column.addLayout(self._rows)
        column.addSpacing(12)
        column.addWidget(self._note)
        column.addStretch(1)
        column.addWidget(rule)
        column.addSpacing(12)
        column.addLayout(foot)
        self.setMinimumWidth(320)
        self._group.hide()
        self._machine.setText(self.tr("Looking …"))

    def check(self) -> None:
        """Examine the machine again."""
        self.again.setEnabled(False)
        self._machine.setText(self.tr("Looking …"))
        self.examination.start()

    def show_abilities(self, found: Abilities) -> None:
        """What was found."""
        self.again.setEnabled(True)
        self._machine.setText(found.machine)
        self._clear()
        for job in found.jobs:
            self._rows.addWidget(_row(job, self))
        ready = all(job.ready for job in found.jobs)
        self._group.setText(self.tr("Ready now, no model needed") if ready else self.tr("No model needed"))
        self._group.show()
        self._note.setText("\n".join(map(sentence, found.notes)))
        self._note.setVisible(bool(found.notes))

    def show_failure(self, why: str) -> None:
        """The machine could not be examined."""
        self.again.setEnabled(True)
        self._machine.setText(self.tr("It could not be told"))
        self._note.setText(sentence(why))
        self._note.show()

    def _clear(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()


def _row(job: Ability, parent: QWidget) -> QWidget:
    row = QWidget(parent)
    mark = QLabel(row)
    mark.setPixmap(icon(job.icon).pixmap(QSize(16, 16), row.devicePixelRatioF()))
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(job.title, "row"))
    text = ElidedLabel(job.text if job.ready else job.why, role="value", tone="faint" if job.ready else "warn")
    words.addWidget(text)
    state = QLabel(row)
    name, tone = ("check", "ok") if job.ready else ("warn", "warn")
    state.setPixmap(icon(name, 12, tone).pixmap(QSize(12, 12), row.devicePixelRatioF()))
    said = label(parent.tr("Ready") if job.ready else parent.tr("Missing"), "label", tone)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
    layout.addLayout(words, 1)
    layout.addWidget(state)
    layout.setSpacing(12)
    layout.addWidget(said)
    row.setAccessibleName(f"{job.title}: {said.text()}")
    return row
