"""An action as data: what it is called, looks like and is bound to. What it does is registered by who owns it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """One thing that the user can do. `text` and `tip` are English and translated when shown (context "Actions")."""

    id: str
    text: str
    icon: str = ""
    shortcut: tuple[str, ...] = ()
    """In Qt's portable form ("Ctrl+Shift+Z"); Ctrl is Command on a Mac. The first is shown."""
    group: str = ""
    """Heading in the palette and on the shortcut sheet."""
    tip: str = ""
    checkable: bool = False
    palette: bool = True
    """Whether the command search offers it."""
