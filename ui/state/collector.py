"""Python's search for garbage, kept to the window's thread.

What refers to itself in a circle (a widget whose slot holds the widget) is freed by the garbage collector, and that runs on
whichever thread happens to make an object when it is due. A widget, a timer or a picture of the screen that ends on another
thread than the window's takes the process with it, sooner or later. So nobody collects but this, between two events.
"""

from __future__ import annotations

import gc
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

PERIOD = 100
"""Milliseconds between looks at how much there is to do."""

_SHARE = 100
"""A search through everything waits until that many times as long as the last one took has passed: 1 % of the time."""
_FEWEST_SECONDS = 5.0

_SETTLED_SECONDS = 10.0
"""By then the window and its panels are there for good: what has survived is never looked through, which would hold up the
window for longer than an eye overlooks. A little garbage among it is the price."""


class Collector(QObject):
    """From `start` to `stop` garbage is collected on this object's thread alone, by Python's own thresholds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = False
        self._running = False
        self._next_full = 0.0
        self._settled_at = 0.0
        self._frozen = False
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """From now on, nowhere else. More than once does nothing."""
        if not self._running:
            self._running = True
            self._was_enabled = gc.isenabled()
            gc.disable()
            self._settled_at = perf_counter() + _SETTLED_SECONDS
            self._timer.start()

    def stop(self) -> None:
        """As it was before `start`. To be called when no other thread has to do with Qt any more."""
        if self._running:
            self._running = False
            self._timer.stop()
            if self._frozen:
                self._frozen = False
                gc.unfreeze()
            if self._was_enabled:
                gc.enable()

    def look(self) -> None:
        """Collect what is due."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        if not self._frozen:
            if perf_counter() >= self._settled_at:
                self._frozen = True
                gc.freeze()
        elif counts[2] > thresholds[2] and perf_counter() >= self._next_full:
            self._collect_all()
            return
        if counts[1] > thresholds[1]:
            gc.collect(1)
        elif counts[0] > thresholds[0]:
            gc.collect(0)

    def _collect_all(self) -> None:
        began = perf_counter()
        gc.collect()
        ended = perf_counter()
        self._next_full = ended + max(_FEWEST_SECONDS, _SHARE * (ended - began))
