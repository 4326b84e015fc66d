"""A position or a length in frames, written as timecode."""

from __future__ import annotations

import re
from fractions import Fraction

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from editor.timecode import TimecodeError, allows_drop_frame, format_timecode, nominal_rate, parse_timecode
from ui.panels import words
from ui.panels.fields.value import ValueField

_PARTS = re.compile(r"^(?:(?:(?:(\d+)[:;.])?(\d+)[:;.])?(\d+)[:;.])?(\d+)$")


class TimecodeField(ValueField[int]):
    """Frames, shown as timecode from `start` on.

    Understands a whole timecode, its last parts ("2:14"), its digits alone ("214"), and steps with a sign: "+10" and
    "−1:00" are so much later and earlier.
    """

    def __init__(self, name: str, *, least: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._least = least
        self.setStyleSheet("padding: 0 3px;")  # two of them fit beside a label in the narrowest panel
        self._rate, self._start, self._drop = Fraction(30), 0, False

    def set_clock(self, rate: Fraction, *, start: int = 0, drop_frame: bool = False) -> None:
        """Count at `rate`, with frame 0 written as `start`."""
        self._rate, self._start, self._drop = rate, start, drop_frame and allows_drop_frame(rate)

    def text_of(self, value: int) -> str:
        frame = value + self._start
        if frame < 0:
            return words.MINUS + format_timecode(-frame, self._rate, drop_frame=self._drop)
        return format_timecode(frame, self._rate, drop_frame=self._drop)

    def value_of(self, text: str) -> int:
        plain = text.strip().replace(words.MINUS, "-").replace(" ", "")
        if plain[:1] in ("+", "-") and self._value is not None:
            length = self._frames(plain[1:], drop=False)
            return max(self._least, self._value + (length if plain[0] == "+" else -length))
        return max(self._least, self._frames(plain, drop=self._drop) - self._start)

    def after_step(self, value: int, steps: int) -> int:
        return max(self._least, value + steps)

    def _frames(self, text: str, *, drop: bool) -> int:
        found = _PARTS.match(text)
        if found is None or len(text) > 20:
            raise ValueError(QCoreApplication.translate("ValueField", "not a timecode: “{0}”").format(text[:30]))
        if text.isdigit() and len(text) > 2:
            width = 3 if nominal_rate(self._rate) > 100 else 2
            text, frames = text[:-width], text[-width:]
            pairs = [text[max(0, end - 2) : end] for end in range(len(text), 0, -2)][::-1]
            parts = [int(part) for part in (*pairs, frames)]
        else:
            parts = [int(part) for part in found.groups() if part is not None]
        parts = [0] * (4 - len(parts)) + parts[-4:]
        return self._count(parts, drop=drop)

    def _count(self, parts: list[int], *, drop: bool) -> int:
        """Frames in hours, minutes, seconds and frames, each of which may be more than fits, as when a length is typed."""
        base = nominal_rate(self._rate)
        hours, minutes, seconds, frames = parts
        seconds += frames // base
        minutes += seconds // 60
        hours += minutes // 60
        label = f"{hours % 100:02d}:{minutes % 60:02d}:{seconds % 60:02d}{';' if drop else ':'}{frames % base:02d}"
        try:
            return parse_timecode(label, self._rate)[0]
        except TimecodeError:
            # drop-frame counting skips that label: the next one that there is
            return parse_timecode(f"{label[:-2]}{2 if base == 30 else 4:02d}", self._rate)[0]
