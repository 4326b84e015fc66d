"""Pictures that are made on a thread of their own, some of them before they are taken."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from queue import Empty, Full, Queue
from typing import TypeVar

_LOOK = 0.05
Item = TypeVar("Item")
Making = Callable[[Callable[[], None]], Iterator[Item]]
"""Given what it must call all the while, and which may raise to stop it, makes items."""


class _Stopped(Exception):
    """Who asked wants no more."""


class _Ended:
    """That there is no more, and why: an error, or none."""

    def __init__(self, error: BaseException | None) -> None:
        self.error = error


def ahead(making: Making[Item], *, most: int, alive: Callable[[], None] | None = None) -> Iterator[Item]:
    """What `making` makes, in order, up to `most` items ahead of who takes them.

    `alive` is called on the caller's thread, and what it raises ends the work, as leaving early does: the thread has ended
    before this returns. Raises what `making` raises, after the items before it.
    """
    items: Queue[Item | _Ended] = Queue(max(1, most))
    stop = threading.Event()

    def check() -> None:
        if stop.is_set():
            raise _Stopped

    def put(item: Item | _Ended) -> None:
        while True:
            check()
            try:
                return items.put(item, timeout=_LOOK)
            except Full:
                continue

    def work() -> None:
        ended = _Ended(None)
        try:
            source = making(check)
            with closing(source):  # type: ignore[type-var]
                for item in source:
                    put(item)
        except _Stopped:
            return
        except BaseException as error:  # noqa: BLE001  raised again where the items are taken
            ended = _Ended(error)
        try:
            put(ended)
        except _Stopped:
            return

    thread = threading.Thread(target=work, name="ahead", daemon=True)
    thread.start()
    try:
        while True:
            if alive is not None:
                alive()
            try:
                item = items.get(timeout=_LOOK)
            except Empty:
                continue
            if isinstance(item, _Ended):
                if item.error is not None:
                    raise item.error
                return
            yield item
    finally:
        stop.set()
        thread.join()
