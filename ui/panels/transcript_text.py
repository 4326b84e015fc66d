"""The words of a transcript as text: the one being said is lit, a press goes to it, a stretch of them can be selected."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from engine.protocol import SpokenWord, Transcript
from ui.panels import words as spelt
from ui.theme import Theme, font

_SPACELESS = frozenset({"zh", "ja", "th", "lo", "my", "yue", "km", "bo"})
_MARGIN = 12
_TOLD_APART = re.compile(r"Speaker (\d+)")
"""A speaker without a name, as the engine tells them apart by their voices."""


@dataclass(frozen=True)
class Placed:
    """A word, and where it stands in the text."""

    start: int
    end: int
    word: SpokenWord


class TranscriptText(QTextBrowser):
    """Read, not written in; what is selected are whole words."""

    went_to = Signal(object)
    """A word was pressed: its media time."""
    words_selected = Signal()
    removed = Signal()
    """Delete was pressed with words selected."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Transcript"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextBrowser { background: transparent; border: none; padding: 0; }")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(_MARGIN)
        self._theme = theme
        self._transcript: Transcript | None = None
        self._placed: tuple[Placed, ...] = ()
        self._starts: list[Fraction] = []
        self._begins: list[int] = []
        self._said: int | None = None
        self._hits: tuple[Placed, ...] = ()
        self._query = ""
        self._pressed = QPoint()
        self.selectionChanged.connect(self.words_selected)
        theme.changed.connect(self._rewrite)

    # --- what is shown

    @property
    def placed(self) -> tuple[Placed, ...]:
        return self._placed

    def set_transcript(self, transcript: Transcript | None) -> None:
        """Show another one, from its beginning."""
        if transcript is not self._transcript:
            self._transcript = transcript
            self._write()
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def _rewrite(self) -> None:
        """In other colours, with the same words selected."""
        anchor, position = self.textCursor().anchor(), self.textCursor().position()
        self._write()
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _write(self) -> None:
        place = self.verticalScrollBar().value()
        self.clear()
        found: list[Placed] = []
        if self._transcript is not None:
            cursor = QTextCursor(self.document())
            cursor.beginEditBlock()
            for number, segment in enumerate(self._transcript.segments):
                if not segment.words:
                    continue
                self._begin_segment(cursor, segment.start, segment.speaker, first=number == 0)
                found += self._add_words(cursor, segment.words)
            cursor.endEditBlock()
        self._placed = tuple(found)
        self._starts = [one.word.start for one in found]
        self._begins = [one.start for one in found]
        self._said = None
        self.search(self._query)
        self.verticalScrollBar().setValue(place)

    def _begin_segment(self, cursor: QTextCursor, start: Fraction, speaker: str, *, first: bool) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(0 if first else 10)
        if cursor.position():
            cursor.insertBlock(block)
        else:
            cursor.setBlockFormat(block)
        told = QTextCharFormat()
        told.setFont(font(11))
        told.setForeground(self._theme.color("text-3"))
        if number := _TOLD_APART.fullmatch(speaker):
            speaker = self.tr("Speaker {0}").format(number[1])
        cursor.insertText(" · ".join(text for text in (spelt.clock(start), speaker) if text), told)
        block.setTopMargin(1)
        cursor.insertBlock(block)

    def _add_words(self, cursor: QTextCursor, words: tuple[SpokenWord, ...]) -> list[Placed]:
        transcript = self._transcript
        language = "en" if transcript is not None and transcript.translated else transcript.language if transcript else ""
        between = "" if language in _SPACELESS else " "
        at = cursor.position()
        placed = []
        for word in words:
            placed.append(Placed(at, at + len(word.text.encode("utf-16-le")) // 2, word))
            at = placed[-1].end + len(between)
        plain = QTextCharFormat()
        plain.setFont(font(13))
        plain.setForeground(self._theme.color("text"))
        cursor.insertText(between.join(word.text for word in words), plain)
        end = cursor.position()
        for one in placed:
            if one.word.mark:
                cursor.setPosition(one.start)
                cursor.setPosition(one.end, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(self._marked(one.word.mark))
        cursor.setPosition(end)
        return placed

    def _marked(self, mark: str) -> QTextCharFormat:
        made = QTextCharFormat()
        filler = mark == "filler"
        made.setForeground(self._theme.color("text-3" if filler else "danger"))
        made.setUnderlineStyle(
            QTextCharFormat.UnderlineStyle.DotLine if filler else QTextCharFormat.UnderlineStyle.SingleUnderline
        )
        made.setToolTip(self.tr("Filler word") if filler else self.tr("Profanity"))
        return made

    # --- following

    @property
    def said(self) -> SpokenWord | None:
        """The word that is lit."""
        return self._placed[self._said].word if self._said is not None else None

    def follow(self, time: Fraction | None) -> None:
        """Light the word that is said at media time `time`, or none; it is brought into view when another one begins."""
        place: int | None = None
        if time is not None:
            place = bisect_right(self._starts, time) - 1
            if place < 0 or time >= self._placed[place].word.end + Fraction(1, 2):
                place = None
        if place == self._said:
            return
        self._said = place
        self._paint()
        if place is not None and not self.textCursor().hasSelection() and not self.underMouse():
            self._bring(self._placed[place])

    def _bring(self, one: Placed) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(one.start)
        box = self.cursorRect(cursor)
        view = self.viewport().rect()
        if not view.adjusted(0, 24, 0, -48).contains(box.center()):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + box.top() - view.height() // 3)

    # --- searching

    @property
    def hits(self) -> int:
        """How many places the words searched for are in."""
        return len(self._hits)

    def search(self, query: str) -> None:
        """Mark every place that has `query` in it, whatever the case; the words may run over several."""
        self._query = query.strip()
        text, wanted = self.toPlainText().casefold(), self._query.casefold()
        found: list[Placed] = []
        at = text.find(wanted) if wanted and len(text) == len(self.toPlainText()) else -1
        while at >= 0:
            place = self._word_at(at)
            if place is not None:
                found.append(Placed(at, at + len(wanted), self._placed[place].word))
            at = text.find(wanted, at + len(wanted))
        self._hits = tuple(found)
        self._paint()

    def go_to_hit(self, step: int = 1) -> int:
        """Bring the next place that was found into view and go to it; its number from 1 on, 0 when there is none."""
        if not self._hits:
            return 0
        here = self.textCursor().position()
        after = [place for place, hit in enumerate(self._hits) if hit.start > here]
        before = [place for place, hit in enumerate(self._hits) if hit.start < here]
        place = (after[0] if after else 0) if step > 0 else (before[-1] if before else len(self._hits) - 1)
        hit = self._hits[place]
        cursor = self.textCursor()
        cursor.setPosition(hit.start)
        self.setTextCursor(cursor)
        self._bring(hit)
        self.went_to.emit(hit.word.start)
        return place + 1

    def _paint(self) -> None:
        made = [self._highlight(hit, "warn-quiet", "text") for hit in self._hits]
        if self._said is not None:
            made.append(self._highlight(self._placed[self._said], "accent-quiet", "accent-text"))
        self.setExtraSelections(made)

    def _highlight(self, one: Placed, ground: str, ink: str) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(one.start)
        cursor.setPosition(one.end, QTextCursor.MoveMode.KeepAnchor)
        made.cursor = cursor
        made.format.setBackground(QColor(self._theme.color(ground)))
        made.format.setForeground(QColor(self._theme.color(ink)))
        return made

    # --- choosing

    @property
    def chosen(self) -> tuple[SpokenWord, ...]:
        """The words that the selection touches, in order."""
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        if first == last:
            return ()
        return tuple(one.word for one in self._placed if one.start < last and one.end > first)

    def neighbours(self, words: tuple[SpokenWord, ...]) -> tuple[Fraction | None, Fraction | None]:
        """Where the word before the first of `words` ends, and the one after the last begins."""
        low, high = bisect_right(self._starts, words[0].start) - 2, bisect_right(self._starts, words[-1].start)
        return (
            self._placed[low].word.end if low >= 0 else None,
            self._placed[high].word.start if high < len(self._placed) else None,
        )

    def _word_at(self, position: int) -> int | None:
        place = bisect_right(self._begins, position) - 1
        return place if place >= 0 and position <= self._placed[place].end else None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        moved = (event.position().toPoint() - self._pressed).manhattanLength() > 4
        if event.button() == Qt.MouseButton.LeftButton and not moved and not self.textCursor().hasSelection():
            self._go(self.cursorForPosition(event.position().toPoint()).position())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.textCursor().position())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _go(self, position: int) -> None:
        place = self._word_at(position)
        if place is not None:
            self.went_to.emit(self._placed[place].word.start)
