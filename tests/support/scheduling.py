"""How the system schedules this process, kept as it is.

The AV1 encoder SVT-AV1, run by root, gives the thread that opens it real-time scheduling of the highest priority and leaves
it so. Every process that this one starts inherits it: one that turns in a circle then keeps a processor to itself, and
nobody who could end it gets a turn.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


def policy() -> tuple[int, int] | None:
    """(policy, priority) of this thread; None where the system has no such thing."""
    if not hasattr(os, "sched_getscheduler"):
        return None
    return os.sched_getscheduler(0), os.sched_getparam(0).sched_priority


@contextmanager
def kept() -> Iterator[None]:
    """What the block does to it is undone at its end."""
    before = policy()
    try:
        yield
    finally:
        if before is not None and policy() != before:
            os.sched_setscheduler(0, before[0], os.sched_param(before[1]))
