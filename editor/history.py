"""Undo and redo: a project's values, one after another.

Every value is kept whole, yet costs only what its edit changed, since values share all that they have in common. A history
is itself a value: each method gives a new one and leaves the old as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from editor.edits.errors import EditError
from editor.model import Project

Edit = Callable[[Project], Project]

DEFAULT_LIMIT = 200
"""Steps that can be undone; the oldest go first."""


class Step(NamedTuple):
    """One named edit, and the project on its far side: before it in the past, after it in the future."""

    name: str
    project: Project


@dataclass(frozen=True)
class History:
    """A project, what it was before and what redo would make of it. `past` is oldest first, `future` next first."""

    present: Project
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()
    limit: int = DEFAULT_LIMIT

    def do(self, name: str, project: Project) -> History:
        """The project became `project` by the edit called `name`; what was undone can no longer be redone.

        A project that is the same, or equal, leaves the history as it is.
        """
        if project is self.present or project == self.present:
            return self
        past = (*self.past, Step(name, self.present))[-self.limit :]
        return replace(self, present=project, past=past, future=())

    def do_all(self, name: str, edits: Iterable[Edit]) -> History:
        """Several edits, one after another, as one step. When one raises, none has happened."""
        project = self.present
        for edit in edits:
            project = edit(project)
        return self.do(name, project)

    def undo(self) -> History:
        """The last edit never happened. Raises EditError when there is none."""
        if not self.past:
            raise EditError("there is nothing to undo")
        name, before = self.past[-1]
        return replace(self, present=before, past=self.past[:-1], future=(Step(name, self.present), *self.future))

    def redo(self) -> History:
        """The last edit that was undone happens again. Raises EditError when there is none."""
        if not self.future:
            raise EditError("there is nothing to redo")
        name, after = self.future[0]
        past = (*self.past, Step(name, self.present))[-self.limit :]
        return replace(self, present=after, past=past, future=self.future[1:])

    @property
    def done_names(self) -> tuple[str, ...]:
        """Names of the edits that can be undone, oldest first."""
        return tuple(step.name for step in self.past)

    @property
    def undone_names(self) -> tuple[str, ...]:
        """Names of the edits that can be redone, next first."""
        return tuple(step.name for step in self.future)
