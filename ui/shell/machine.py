"""What this machine is and how full its memory is, for the status bar. Asked on a thread of its own."""

from __future__ import annotations

import os
import platform
import shutil
import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from engine.models.machine import cards, machine_memory
from ui.state.mailbox import Mailbox

_SECONDS = 3.0
_GIB = 2**30


@dataclass(frozen=True)
class Memory:
    """Bytes of `kind` ("memory" of the machine, "VRAM" of its graphics card)."""

    kind: str
    used: int
    total: int

    @property
    def share(self) -> float:
        return min(1.0, self.used / self.total) if self.total else 0.0

    @property
    def gigabytes(self) -> tuple[str, str]:
        """Used and total, such as "3.1" and "16"."""
        return f"{self.used / _GIB:.1f}", str(round(self.total / _GIB))


@dataclass(frozen=True)
class Machine:
    """The device that does the work and its memory."""

    device: str
    memory: Memory | None


def gigabytes(size: int) -> str:
    """Memory, in gigabytes of 2^30 bytes; what is small in megabytes."""
    return f"{size / _GIB:.1f} GB" if size >= _GIB / 10 else f"{max(0, round(size / 2**20))} MB"


class MachineWatch(QObject):
    """Looks at the machine every few seconds and emits `seen` on the window's thread."""

    seen = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._mailbox = Mailbox(self)
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look; the first answer follows soon."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._look, name="machine-watch", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Look no more."""
        self._stop.set()
        self._mailbox.close()
        if self._thread is not None:
            self._thread.join(_SECONDS)
            self._thread = None

    def _look(self) -> None:
        card = graphics_card()
        while not self._stop.is_set():
            self._mailbox.post(partial(self.seen.emit, look(card)))
            self._stop.wait(_SECONDS)


def look(card: str | None) -> Machine:
    """The machine now; `card` is the program that knows the graphics card, if there is one."""
    if card is not None and (found := _card_memory(card)) is not None:
        return found
    return Machine(device=processor(), memory=main_memory())


def graphics_card() -> str | None:
    """The program that answers for an NVIDIA card, if one is installed."""
    return shutil.which("nvidia-smi")


def _card_memory(program: str) -> Machine | None:
    card = next(iter(cards(program)), None)
    return None if card is None else Machine(card.name, Memory("VRAM", card.total - card.free, card.total))


def processor() -> str:
    """The processor's name as people know it, and how many cores work."""
    cores = QCoreApplication.translate("Machine", "{0} cores").format(os.cpu_count() or 1)
    return f"{_processor_name()} · {cores}"


def _processor_name() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return _plain(line.partition(":")[2])
    except OSError:
        pass
    return _plain(platform.processor() or platform.machine() or "Processor")


def _plain(name: str) -> str:
    """Without the trademarks and the clock: "Intel(R) Xeon(R) Gold 6226R CPU @ 2.90GHz" is "Intel Xeon Gold 6226R"."""
    words = name.partition("@")[0].replace("(R)", "").replace("(TM)", "").replace("(r)", "").replace("(tm)", "").split()
    return " ".join(word for word in words if word not in {"CPU", "Processor"}) or "Processor"


def main_memory() -> Memory | None:
    """Memory of the machine, or None where the system does not say."""
    total, free = machine_memory()
    return Memory("memory", total - free, total) if total else None
