"""What this machine can do, told by job and not by package: made from the findings of `clipwright doctor`."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance

from ui.doctor import Finding, examine
from ui.state.mailbox import Mailbox


@dataclass(frozen=True)
class Ability:
    """One job, whether it can be done here, and if not why."""

    icon: str
    title: str
    text: str
    ready: bool
    why: str = ""


@dataclass(frozen=True)
class Abilities:
    """What this machine is, in a few words, and its jobs in the order of how often they are wanted."""

    machine: str
    jobs: tuple[Ability, ...]
    notes: tuple[str, ...] = ()
    """What is in the way of all of them."""


def abilities(findings: Sequence[Finding], machine: str) -> Abilities:
    """Read the findings. A job needs what its row names; what is missing is told in the finding's own words."""
    by_name = {found.name: found for found in findings}

    def lacking(*names: str) -> str:
        bad = [by_name[name] for name in names if name in by_name and by_name[name].state != "ok"]
        return f"{bad[0].name}: {bad[0].text}" if bad else ""

    encoder = by_name.get("encoder")
    on_card = encoder is not None and encoder.text.startswith("h264_nvenc")
    rows = (
        (
            "star",
            _say("Highlights"),
            _say("By motion, sound, faces and sharpness"),
            ("engine", "torch", "onnxruntime", "cv2"),
        ),
        ("crop", _say("Vertical cut"), _say("Follows people, faces or movement"), ("engine", "cv2")),
        (
            "wave",
            _say("Shots, speech and silence"),
            _say("Finds cuts, talk and dead air"),
            ("engine", "torch", "onnxruntime"),
        ),
        (
            "export",
            _say("Export"),
            _say("H.264, encoded by the graphics card") if on_card else _say("H.264, encoded by the processor"),
            ("ffmpeg", "encoder"),
        ),
    )
    jobs = []
    for icon, title, text, needs in rows:
        why = lacking(*needs)
        jobs.append(Ability(icon, title, text, not why, why))
    index = by_name.get("index")
    notes = (index.text,) if index is not None and index.state != "ok" else ()
    return Abilities(machine, tuple(jobs), notes)


class Examination(QObject):
    """Examines on a thread; `done` brings Abilities to the window's thread, `failed` one line."""

    done = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mailbox = Mailbox(self)
        self._thread: threading.Thread | None = None
        self.running = False
        """Until its outcome has been told."""

    def start(self) -> None:
        """Begin, unless it is under way."""
        if not self.running:
            self.running = True
            self._thread = threading.Thread(target=self._work, name="examination", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Wait for it, for a short while."""
        self._mailbox.close()
        if self._thread is not None:
            self._thread.join(5.0)

    def _work(self) -> None:
        from ui.shell.machine import graphics_card, look

        try:
            machine = look(graphics_card())
            memory = f" · {round(machine.memory.total / 2**30)} GB" if machine.memory else ""
            found = abilities(examine(), f"{machine.device}{memory}")
        except Exception as error:  # noqa: BLE001 - whatever it is, the page says so in place and the window lives on
            self._mailbox.post(partial(self._tell, self.failed, str(error) or type(error).__name__))
        else:
            self._mailbox.post(partial(self._tell, self.done, found))

    def _tell(self, outcome: SignalInstance, what: object) -> None:
        self.running = False
        outcome.emit(what)


def _say(text: str) -> str:
    return QCoreApplication.translate("Abilities", text)
