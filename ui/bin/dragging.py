"""Media on its way from the bin to a timeline."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMimeData

MIME = "application/x-clipwright-media"
"""Media ids, one a line, UTF-8."""


def media_data(ids: Iterable[str]) -> QMimeData:
    """What a drag of these media carries."""
    data = QMimeData()
    data.setData(MIME, "\n".join(ids).encode())
    return data


def media_ids(data: QMimeData) -> list[str]:
    """The media that a drag carries, in the order in which they stood in the bin; none for any other drag."""
    if not data.hasFormat(MIME):
        return []
    return [line for line in bytes(data.data(MIME).data()).decode(errors="replace").split("\n") if line]
