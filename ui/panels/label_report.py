"""A review report as a table and as text, to be handed on."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from editor.model import Media
from editor.storage.atomic import write_atomically
from engine.protocol.understanding import LabelReport
from ui.panels import words
from ui.panels.understanding.words import engine_name, text_of

_FORMULA = ("=", "+", "-", "@", "\t")
"""With these a cell begins that a spreadsheet would work out."""


@dataclass(frozen=True)
class Line:
    """One place where a rule is met, or a rule with none: then `state` says whether it was looked for."""

    rule: str
    state: str
    """ "met", "not found" or "cannot tell"."""
    file: str = ""
    start: Fraction = Fraction(0)
    end: Fraction = Fraction(0)
    confidence: float | None = None
    reason: str = ""


def lines_of(report: LabelReport, media: Sequence[Media]) -> tuple[Line, ...]:
    """The report about `media`, in its order."""
    lines: list[Line] = []
    for finding in report.findings:
        if not finding.places:
            lines.append(Line(finding.rule, "not found" if finding.understood else "cannot tell"))
        reasons = finding.reasons or ("",) * len(finding.places)
        for place, sure, reason in zip(finding.places, finding.confidences, reasons, strict=True):
            if 0 <= place.media < len(media):
                name, said = media[place.media].name, text_of(reason, report.engine) if reason else ""
                lines.append(Line(finding.rule, "met", name, place.start, place.end, sure, said))
    return tuple(lines)


def as_csv(lines: Sequence[Line]) -> str:
    """A table with a row a place; times in seconds, with three decimals. Begins with a byte order mark, without which some
    spreadsheets take it for another encoding than UTF-8."""
    made = io.StringIO()
    table = csv.writer(made)
    table.writerow(["rule", "result", "file", "start", "end", "confidence", "reason"])
    for line in lines:
        met = line.state == "met"
        table.writerow(
            [
                _plain(line.rule),
                line.state,
                _plain(line.file),
                f"{float(line.start):.3f}" if met else "",
                f"{float(line.end):.3f}" if met else "",
                f"{line.confidence:.2f}" if line.confidence is not None else "",
                _plain(line.reason),
            ]
        )
    return "\ufeff" + made.getvalue()


def as_text(lines: Sequence[Line], engine: str) -> str:
    """The report for people: rule by rule, each place on a line of its own."""
    say = QCoreApplication.translate
    told = [say("LabelReport", "Review report"), say("LabelReport", "Engine: {0}").format(engine_name(engine)), ""]
    states = {
        "not found": say("LabelReport", "{0}: not found"),
        "cannot tell": say("LabelReport", "{0}: this engine cannot tell"),
    }
    rule = None
    for line in lines:
        if line.state in states:
            told.append(states[line.state].format(line.rule))
        else:
            if line.rule != rule:
                told.append(f"{line.rule}:")
            sure = f"  {line.confidence:.2f}" if line.confidence is not None else ""
            told.append(f"  {line.file}  {words.span(line.start, line.end)}{sure}  {line.reason}".rstrip())
        rule = line.rule
    return "\n".join(told) + "\n"


def save(path: Path, text: str) -> None:
    """Write a report. Raises OutputError."""
    write_atomically(path, text.encode("utf-8"))


def _plain(text: str) -> str:
    """`text` as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
