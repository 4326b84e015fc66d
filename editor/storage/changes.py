"""Changes between neighbours in a history, kept so that a new journal does not have to work them out again."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from editor.history import History
from editor.model import Project

_KEPT = 2000


class Changes:
    """What leads from one value of a project to another, known by the two objects."""

    def __init__(self) -> None:
        # the projects are kept beside their change, so that their ids cannot pass to other objects
        self._known: dict[tuple[int, int], tuple[Project, Project, dict[str, Any]]] = {}

    def note(self, before: Project, after: Project, change: dict[str, Any]) -> None:
        """Remember that `change` leads from `before` to `after`, as they are stored."""
        self._known[id(before), id(after)] = (before, after, change)

    def between(self, before: Project, after: Project) -> dict[str, Any] | None:
        """The change that leads from `before` to `after`, if it is known."""
        known = self._known.get((id(before), id(after)))
        return known[2] if known is not None else None

    def tidied(self, history: History) -> Changes:
        """These, or, when there have come to be many, those between neighbours in `history`."""
        return self if len(self._known) <= _KEPT else self.turned(history, history)

    def turned(self, stored: History, used: History) -> Changes:
        """The changes between neighbours in `stored`, for `used`, which is the same history with media paths turned."""
        made = Changes()
        pairs = list(zip(_values(stored), _values(used), strict=True))
        for left, right in pairwise(pairs):
            for before, after in ((left, right), (right, left)):
                change = self.between(before[0], after[0])
                if change is not None:
                    made.note(before[1], after[1], change)
        return made


def _values(history: History) -> list[Project]:
    """From the oldest to the last that redo would make."""
    return [*(step.project for step in history.past), history.present, *(step.project for step in history.future)]
