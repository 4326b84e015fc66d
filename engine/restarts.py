"""When a worker that ended by itself may be started again: soon, then after ever longer waits, and not for ever."""

from __future__ import annotations

FIRST_WAIT = 0.1
LONGEST_WAIT = 5.0
START_TRIES = 3
"""Starts that fail one after another before those who wait are told so."""


class Restarts:
    """Counts the bad ends since the last answer; all waits are in seconds.

    A crash in a job costs that job, so a row of crashes ends with the jobs and needs no limit, only a pause for a machine in
    trouble. A start that fails costs nobody anything, so those are limited.
    """

    def __init__(self) -> None:
        self._ends = 0
        self._starts = 0

    def worked(self) -> None:
        """A job was answered: all is well."""
        self._ends = self._starts = 0

    def ended(self) -> float:
        """It ended in the middle of its work; how long to wait."""
        self._ends += 1
        return _wait(self._ends)

    def did_not_start(self) -> float | None:
        """It could not be started or ended before its greeting; how long to wait, None to give up.

        Having given up, a later start has a single try until one has worked.
        """
        self._starts = min(self._starts + 1, START_TRIES)
        return _wait(self._starts) if self._starts < START_TRIES else None


def _wait(count: int) -> float:
    return min(FIRST_WAIT * 2.0 ** min(count - 1, 20), LONGEST_WAIT)
