"""Footage on its way to a timeline: whole media from the bin, or stretches of it from a panel that found them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMimeData

from editor.edits import Source
from engine.protocol.codec import from_json, to_json

MIME = "application/x-clipwright-media"
"""Media ids, one a line, UTF-8."""
STRETCHES = "application/x-clipwright-stretches"
"""A list of Source as JSON."""


def media_data(ids: Iterable[str]) -> QMimeData:
    """What a drag of these media carries."""
    data = QMimeData()
    data.setData(MIME, "\n".join(ids).encode())
    return data


def stretches_data(sources: Iterable[Source]) -> QMimeData:
    """What a drag of these stretches carries."""
    data = QMimeData()
    data.setData(STRETCHES, to_json(list(sources)))
    return data


def media_ids(data: QMimeData) -> list[str]:
    """The media that a drag carries, in the order in which they stood in the bin; none for any other drag."""
    if not data.hasFormat(MIME):
        return []
    return [line for line in bytes(data.data(MIME).data()).decode(errors="replace").split("\n") if line]


def carries_footage(data: QMimeData) -> bool:
    """Whether a drag is one that a timeline may take."""
    return data.hasFormat(MIME) or data.hasFormat(STRETCHES)


def sources_of(data: QMimeData) -> list[Source]:
    """What a drag brings to a timeline: media as a whole, or stretches; none for any other drag."""
    if not data.hasFormat(STRETCHES):
        return [Source(media=media) for media in media_ids(data)]
    try:
        return from_json(bytes(data.data(STRETCHES).data()), list[Source])
    except ValueError:  # another program's, or an older one of ours
        return []
