"""Who was seen in footage, as far as that is known already."""

from __future__ import annotations

import msgspec

from engine.protocol.analysis import FaceBox, Span
from engine.protocol.question import Question


class People(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to RecallPeople."""

    measured: bool
    """Whether this content was analysed; nothing else is known where it was not."""
    shots: tuple[Span, ...] = ()
    """As in Analysis, and so what follows."""
    faces: tuple[FaceBox, ...] = ()
    people: tuple[FaceBox, ...] = ()


class RecallPeople(Question[People], frozen=True, kw_only=True, tag="recall_people"):
    """Where were faces and people seen in the first picture stream of this content? Quick: nothing is measured, and the
    file is not opened, so it need not be there. -> People"""

    fingerprint: str
    """As in MediaInfo."""
