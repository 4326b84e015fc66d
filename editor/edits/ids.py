"""Names for new things in a project."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

IdSource = Callable[[], str]
"""Gives an id that the project does not hold yet; tests inject one that counts."""


def new_id() -> str:
    """A fresh random id: 12 hexadecimal digits."""
    return uuid4().hex[:12]
