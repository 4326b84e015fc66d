"""Inter, then the system's own face, then what holds the letters that Inter lacks; figures of equal width."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

BODY = 13
LABEL = 12
CAPTION = 11
BADGE = 10.5


def families() -> list[str]:
    """Faces in order of preference."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()
    return list(dict.fromkeys(["Inter", "Inter Variable", *system, "Noto Sans", "Noto Sans CJK SC"]))


def font(size: float = BODY, weight: int = 400) -> QFont:
    """The window's face at `size` px, for painting by hand. Weight 400, 500 or 600."""
    made = QFont(families())
    made.setPixelSize(round(size)) if size == int(size) else made.setPointSizeF(size * 0.75)
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
