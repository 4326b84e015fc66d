"""Numbers in words, as the panels say them: seconds, percents, decibels."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QCoreApplication

MINUS = "\N{MINUS SIGN}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Words", text)


def seconds(value: Fraction | float) -> str:
    """ "1.4 s", "2 min 05 s"."""
    value = float(value)
    if value < 99.95:
        return _tr("{0} s").format(f"{value:.1f}")
    return clock(value)


def clock(value: Fraction | float) -> str:
    """ "1:10", "1:02:05"."""
    minutes, second = divmod(round(float(value)), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02d}:{second:02d}" if hours else f"{minute}:{second:02d}"


def span(start: Fraction, end: Fraction) -> str:
    """ "1.4 – 2.6 s", "1:31.2 – 1:35.6"."""
    if end < 100:
        return _tr("{0} – {1} s").format(f"{float(start):.1f}", f"{float(end):.1f}")
    return f"{_clock_tenths(start)} – {_clock_tenths(end)}"


def _clock_tenths(value: Fraction) -> str:
    tenths = round(value * 10)
    minutes, rest = divmod(tenths, 600)
    hours, minute = divmod(minutes, 60)
    text = f"{rest // 10:02d}.{rest % 10}"
    return f"{hours}:{minute:02d}:{text}" if hours else f"{minute}:{text}"


def score(value: float) -> str:
    """Two decimals, 0.00 to 1.00."""
    return f"{min(1.0, max(0.0, value)):.2f}"


def signed(value: float, decimals: int = 1) -> str:
    """A number with a true minus sign, and a plus where it is above zero."""
    text = f"{abs(value):.{decimals}f}"
    if float(text) == 0:
        return text
    return f"{MINUS}{text}" if value < 0 else f"+{text}"


def number(value: float, decimals: int = 1) -> str:
    """A number with a true minus sign and no trailing zeros."""
    text = f"{value:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", MINUS) if text not in ("-0", "") else "0"


def plain(text: str) -> float:
    """What is meant by "−6 dB", "50%", "1,5": the number in it. Raises ValueError."""
    cleaned = text.strip().replace(MINUS, "-").replace("–", "-").replace(",", ".")
    digits = cleaned.rstrip("%° abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ×")
    value = float(digits)
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(text)
    return value
