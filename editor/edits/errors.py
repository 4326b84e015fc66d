"""Why an edit was refused."""

from __future__ import annotations

from engine.protocol import UsageError


class EditError(UsageError):
    """An edit that would break the project, or that names something which is not there. The project is unchanged."""
