"""Labels: the user's content rules held against footage; a review report with times, to read and to hand on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from editor.model import Media
from engine.protocol import ClipwrightError
from engine.protocol.understanding import CheckLabels, LabelFinding, LabelReport
from ui.i18n import failure
from ui.outputs import check
from ui.panels.label_report import Line, as_csv, as_text, lines_of, save
from ui.panels.understanding import words
from ui.panels.understanding.base import TaskPanel, bar, remove, small_button
from ui.panels.understanding.card import StatementCard
from ui.panels.understanding.engines import chosen_engine
from ui.panels.understanding.head import Head
from ui.panels.understanding.places import moment_at
from ui.state.context import Context
from ui.widgets import Badge, ElidedLabel, label

RULES = "labels.rules"
"""Setting: the user's rules."""
MOST_RULES = 100
LONGEST_RULE = 2000
_DELAY = 500
"""Milliseconds after the last key, until the rules are remembered."""


class LabelsPanel(TaskPanel):
    """A rule a line. What an engine cannot look for is named, and never counted as kept."""

    TASK = "labels"

    def __init__(self, context: Context, head: Head, parent: QWidget | None = None) -> None:
        super().__init__(context, head, parent)
        self.setAccessibleName(self.tr("Labels"))
        self.cards: list[StatementCard] = []
        self.report: tuple[Line, ...] = ()
        self._parts: list[QWidget] = []
        self.rules = QPlainTextEdit()
        self.rules.setPlainText("\n".join(kept_rules(context)))
        self.rules.setTabChangesFocus(True)
        self.rules.setAccessibleName(self.tr("Rules, one a line"))
        self.rules.setPlaceholderText(self.tr("One rule a line, such as: alcohol"))
        self.rules.setFixedHeight(76)
        self.go = small_button(self.tr("Check the footage"), primary=True)
        self.copy = small_button(self.tr("Copy report"))
        self.export = small_button(self.tr("Export report"))
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_DELAY)
        self._keeping.timeout.connect(self.keep_rules)
        self.rules.textChanged.connect(self._rules_changed)
        self.go.clicked.connect(self.start)
        self.copy.clicked.connect(self._copy)
        self.export.clicked.connect(self._choose_file)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(12, 2, 12, 0)
        form.setSpacing(4)
        caption = label(self.tr("Content rules"), "label", "quiet")
        caption.setBuddy(self.rules)
        form.addWidget(caption)
        form.addWidget(self.rules)
        self.kept = ElidedLabel(role="caption")
        form.addWidget(bar(self.kept, self.go, margins=(0, 2, 0, 4)))
        self.buttons.addWidget(self.copy)
        self.buttons.addWidget(self.export)
        self._put_together(above=(self._form,))
        self.setFocusProxy(self.rules)
        self._tell()

    # --- rules

    @property
    def wanted(self) -> tuple[str, ...]:
        """The rules, each once."""
        lines = (" ".join(line.split()) for line in self.rules.toPlainText().splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))

    def _rules_changed(self) -> None:
        self._keeping.start()
        self._tell()

    def keep_rules(self) -> None:
        """Remember the rules now."""
        self._keeping.stop()
        self._context.settings.set(RULES, list(self.wanted))

    def _problem(self) -> str:
        """Why the rules cannot be checked; empty when they can."""
        wanted = self.wanted
        if len(wanted) > MOST_RULES:
            return self.tr("Up to {0} rules are checked at once, not {1}").format(MOST_RULES, len(wanted))
        if any(len(rule) > LONGEST_RULE for rule in wanted):
            return self.tr("A rule is too long: up to {0} letters").format(LONGEST_RULE)
        return ""

    @property
    def title(self) -> str:
        return self.tr("Checking the rules")

    def _request(self, paths: tuple[str, ...], media: tuple[Media, ...]) -> CheckLabels | None:  # noqa: ARG002
        wanted = self.wanted
        if not wanted or self._problem():
            return None
        self.keep_rules()
        return CheckLabels(paths=paths, rules=wanted, engine=chosen_engine(self._context))

    # --- report

    def _take(self, found: LabelReport, media: tuple[Media, ...]) -> None:
        self._clear()
        self.engine_used = found.engine
        self.report = lines_of(found, media)
        for finding in found.findings:
            self._put_in(self._rule_head(finding))
            reasons = finding.reasons or ("",) * len(finding.places)
            for place, sure, reason in zip(finding.places, finding.confidences, reasons, strict=True):
                text = words.text_of(reason, found.engine) if reason else finding.rule
                moment = moment_at(place, media, finding.rule, found.engine, score=sure, reason=reason or finding.rule)
                if moment is not None:
                    card = self._card(text, [moment], confidence=sure, query=finding.rule)
                    self._put_in(card)
                    self.cards.append(card)

    def _rule_head(self, finding: LabelFinding) -> QWidget:
        """The rule, and what came of it: in words and by a sign, not by colour alone."""
        if not finding.understood:
            badge = Badge(self.tr("Cannot tell"), "warn", kind="warn")
        elif not finding.places:
            # the basic engine gives no all-clear, so it gets no tick
            badge = Badge(self.tr("Not found"), "" if self.engine_used == words.BASIC else "check", kind="fact")
        else:
            number = len(finding.places)
            said = self.tr("1 place") if number == 1 else self.tr("{0} places").format(number)
            badge = Badge(said, "eye", kind="danger")
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(8, 10, 8, 2)
        across.setSpacing(8)
        across.addWidget(ElidedLabel(finding.rule, role="row"), 1)
        across.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        row.setAccessibleName(f"{finding.rule}: {badge.text}")
        return row

    def _put_in(self, part: QWidget) -> None:
        self._column.insertWidget(len(self._parts), part)
        self._parts.append(part)

    def _clear(self) -> None:
        for part in self._parts:
            remove(part)
        self._parts, self.cards, self.report = [], [], ()

    def _rows(self) -> list[StatementCard]:
        return self.cards

    def _has_answer(self) -> bool:
        return bool(self._parts)

    # --- handing on

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self.report, self.engine_used))

    def _choose_file(self) -> None:
        kinds = f"{self.tr('Table (CSV)')} (*.csv);;{self.tr('Text')} (*.txt)"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export report"), self.tr("Review report") + ".csv", kinds)
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the report: a name that ends with .txt gets text, every other one a table."""
        path = path if path.suffix.lower() in (".csv", ".txt") else path.with_name(f"{path.name}.csv")
        text = as_text(self.report, self.engine_used) if path.suffix.lower() == ".txt" else as_csv(self.report)
        try:
            check([path], [Path(entry.info.path) for entry in self._context.document.project.media])
            save(path, text)
        except ClipwrightError as error:
            self.failure.say(failure(error), retry=False)
        else:
            self.failure.say("")
            self.kept.setText(self.tr("Saved as {0}").format(path.name))
        self.failure.setVisible(bool(self.failure.text))

    # --- showing

    def _begin(self) -> None:
        if self.head.footage and not self.wanted:
            self.rules.setFocus()
        else:
            super()._begin()

    def _invitation(self) -> tuple[str, str, str, str]:
        title = self.tr("Check footage against your rules")
        if not self.wanted:
            return (
                "list",
                title,
                self.tr("Write above what must not be seen or heard, a rule a line."),
                self.tr("Write rules"),
            )
        return "list", title, self.tr("The report names the times at which each rule is met."), self.tr("Check the footage")

    def _tell(self) -> None:
        super()._tell()
        problem = self._problem()
        number = len(self.wanted)
        self._form.setVisible(bool(self.head.footage))
        self.go.setEnabled(not self.busy and bool(self.wanted) and not problem)
        self.go.setVisible(self._has_answer() or self.busy or bool(problem))
        counted = self.tr("1 rule") if number == 1 else self.tr("{0} rules").format(number) if number else ""
        self.kept.setText(problem or counted)
        for button in (self.copy, self.export):
            button.setEnabled(bool(self.report) and not self.busy)


def kept_rules(context: Context) -> list[str]:
    """The rules as the settings have them."""
    return [rule for rule in context.settings.get(RULES, []) if isinstance(rule, str)]
