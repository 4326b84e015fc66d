"""The one kind of failure that reaches a user: what, which file, why, what to do."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """Exit statuses of the command line; stable, scripts rely on them."""

    DONE = 0
    WRONG_USE = 2
    FOOTAGE = 3
    ENGINE = 4
    OUTPUT = 5
    CANCELLED = 130


class ClipwrightError(Exception):
    """A failure that the user can act on.

    `message` is one line that says what failed and why, `file` the file concerned, `hint` what to do about it.
    """

    status: Status = Status.ENGINE

    def __init__(self, message: str, *, file: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = " ".join(message.split())
        self.file = file
        self.hint = hint

    def line(self) -> str:
        """The failure as one line of text."""
        text = f"{self.file}: {self.message}" if self.file else self.message
        return f"{text} ({self.hint})" if self.hint else text


class UsageError(ClipwrightError):
    """The request itself makes no sense, whatever the footage holds."""

    status = Status.WRONG_USE


class FootageError(ClipwrightError):
    """Footage, or a project, that cannot be used."""

    status = Status.FOOTAGE


class EngineError(ClipwrightError):
    """The engine or one of its models is not available, or failed."""

    status = Status.ENGINE


class OutOfMemory(EngineError):
    """The memory of the machine or of its graphics card was not enough; with a smaller setting it may be."""


class OutputError(ClipwrightError):
    """A render or an export that could not be completed; nothing was left behind."""

    status = Status.OUTPUT


class Cancelled(ClipwrightError):
    """The user stopped the job."""

    status = Status.CANCELLED

    def __init__(self, message: str = "cancelled", *, file: str | None = None, hint: str | None = None) -> None:
        super().__init__(message, file=file, hint=hint)


BY_STATUS: dict[Status, type[ClipwrightError]] = {
    kind.status: kind for kind in (UsageError, FootageError, EngineError, OutputError, Cancelled)
}
"""The exception to raise again on this side of the pipe for a status that came over it."""
