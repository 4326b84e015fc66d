"""Models that stay loaded: one process's, on one card. What has not been used for longest leaves first."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from engine.exhaustion import give_memory_back, ran_out_of_memory
from engine.models import budget, loader
from engine.models.budget import SETTINGS, Choice, Plan, Setting
from engine.models.checkpoint import Checkpoint
from engine.models.loader import Loaded
from engine.models.memory import MemoryState, state
from engine.protocol import ClipwrightError, EngineError, OutOfMemory
from engine.protocol.memory import Memory

_LOG = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass
class _Resident:
    """One loaded model. `users` hold it at the moment."""

    checkpoint: Checkpoint
    loaded: Loaded
    used: float
    users: int = 0


@dataclass
class Residency:
    """The models of this process.

    `cap` is the most bytes of the card that the user grants, None for all that is free. `allowed` are the settings that may
    be chosen. `measure` tells the memory of the moment. `report` hears of predicted and used memory whenever that changes.
    """

    cap: int | None = None
    allowed: tuple[Setting, ...] = SETTINGS
    device: str | None = None
    measure: Callable[[str | None], MemoryState] = state
    load: Callable[..., Loaded] = loader.load
    report: Callable[[Memory], None] | None = None
    _residents: dict[str, _Resident] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @contextmanager
    def get(
        self,
        checkpoint: Checkpoint,
        plan: Plan,
        *,
        allowed: Iterable[Setting] | None = None,
        smaller: int = 0,
        progress: Callable[[float], None] | None = None,
    ) -> Iterator[Loaded]:
        """The model, loaded if it is not yet, and kept while the block runs. `smaller` is how many settings to go below the
        best that seems to fit, because that ran out of memory before.

        Models that are in nobody's use leave to make room. Where loading runs out of memory, the next smaller setting is
        tried once. Raises EngineError where nothing fits.
        """
        granted = tuple(allowed or self.allowed)
        for _ in range(smaller):
            with self._lock:
                best = self._choose(checkpoint, plan, granted).setting
            granted = tuple(setting for setting in granted if setting in budget.smaller(checkpoint.config, best)) or granted
        resident = self._take(checkpoint, plan, granted, progress)
        try:
            yield resident.loaded
        finally:
            with self._lock:
                resident.users -= 1
                resident.used = time.monotonic()
            self._tell(resident)

    def run(
        self,
        checkpoint: Checkpoint,
        plan: Plan,
        work: Callable[[Loaded], T],
        *,
        progress: Callable[[float], None] | None = None,
    ) -> T:
        """`work` with the model; once more with the next smaller setting where it ran out of memory."""
        allowed = self.allowed
        for last in (False, True):
            setting: Setting | None = None
            try:
                with self.get(checkpoint, plan, allowed=allowed, progress=progress) as loaded:
                    setting = loaded.choice.setting
                    return work(loaded)
            except Exception as error:
                if isinstance(error, ClipwrightError) or not ran_out_of_memory(error):
                    raise
                _LOG.warning("%s ran out of memory in %s: %s", checkpoint.directory, setting, error)
                later = budget.smaller(checkpoint.config, setting) if setting else ()
                allowed = tuple(other for other in self.allowed if other in later)
                if last or not allowed:
                    raise OutOfMemory(
                        "the memory was not enough for this question, although it had been predicted to be",
                        file=str(checkpoint.directory),
                        hint="close other programs that use the graphics card, or ask less at once",
                    ) from error
            # outside of the handler, whose traceback keeps the tensors of the failed attempt alive
            self.drop(checkpoint)
        raise AssertionError  # the loop returns or raises

    def drop(self, checkpoint: Checkpoint | None = None) -> None:
        """Let a model go, or all of them, unless it is in use."""
        with self._lock:
            for key, resident in list(self._residents.items()):
                if not resident.users and (checkpoint is None or key == _key(checkpoint)):
                    self._evict(key)
            give_memory_back()

    @property
    def loaded(self) -> tuple[tuple[Checkpoint, Choice], ...]:
        """What is loaded, the longest unused first."""
        with self._lock:
            order = sorted(self._residents.values(), key=lambda resident: resident.used)
            return tuple((resident.checkpoint, resident.loaded.choice) for resident in order)

    def _take(
        self, checkpoint: Checkpoint, plan: Plan, allowed: tuple[Setting, ...], progress: Callable[[float], None] | None
    ) -> _Resident:
        with self._lock:
            resident = self._residents.get(_key(checkpoint))
            if resident is not None and not self._serves(resident, plan, allowed):
                if resident.users:
                    raise EngineError(
                        "this model is at work on something smaller, and there is no room to load it a second time",
                        file=str(checkpoint.directory),
                    )
                self._evict(_key(checkpoint))
                resident = None
            if resident is None:
                resident = self._load(checkpoint, plan, allowed, progress)
                self._residents[_key(checkpoint)] = resident
            resident.users += 1
            resident.used = time.monotonic()
        self._tell(resident)
        return resident

    def _serves(self, resident: _Resident, plan: Plan, allowed: tuple[Setting, ...]) -> bool:
        """Whether the loaded model can take this plan as it is, others leaving if they must."""
        choice = resident.loaded.choice
        if choice.setting not in allowed:
            return False
        wanted = self._need(resident.checkpoint, choice, plan)
        if not self._make_room(wanted.total, choice.device, besides=resident):
            return False
        resident.loaded.choice = Choice(
            setting=choice.setting,
            need=wanted,
            reason=choice.reason,
            device=choice.device,
            resident_layers=choice.resident_layers,
        )
        return True

    def _need(self, checkpoint: Checkpoint, choice: Choice, plan: Plan) -> budget.Need:
        return budget.need(
            checkpoint.config, choice.setting, plan, checkpoint.tensors, resident_layers=choice.resident_layers
        )

    def _load(
        self, checkpoint: Checkpoint, plan: Plan, allowed: tuple[Setting, ...], progress: Callable[[float], None] | None
    ) -> _Resident:
        for last in (False, True):
            choice = self._choose(checkpoint, plan, allowed)
            self._make_room(choice.need.total, choice.device)
            _LOG.info("%s: %s", checkpoint.directory, choice.reason)
            try:
                loaded = self.load(checkpoint, choice, report=progress)
                return _Resident(checkpoint, loaded, time.monotonic())
            except Exception as error:
                if not ran_out_of_memory(error):
                    raise
                allowed = tuple(
                    setting for setting in allowed if setting in budget.smaller(checkpoint.config, choice.setting)
                )
                if last or not allowed:
                    raise OutOfMemory(
                        f"the memory was not enough to load this model ({choice.reason})",
                        file=str(checkpoint.directory),
                        hint="close other programs that use the graphics card, or choose a smaller model",
                    ) from error
            give_memory_back()
        raise AssertionError  # the loop returns or raises

    def _choose(self, checkpoint: Checkpoint, plan: Plan, allowed: tuple[Setting, ...]) -> Choice:
        """The best setting in what is left by the models that are in use; the others leave only as far as needed."""
        memory = self.measure(self.device)
        held = sum(resident.loaded.choice.need.total for resident in self._residents.values() if resident.users)
        room = None if self.cap is None else max(0, self.cap - held)
        yielding = MemoryState(
            device=memory.device,
            name=memory.name,
            total=memory.total,
            free=memory.free,
            used_by_us=max(0, memory.used_by_us - held),
            ram_total=memory.ram_total,
            ram_free=memory.ram_free,
            compute=memory.compute,
        )
        return budget.choose(checkpoint.config, plan, yielding, room, tensors=checkpoint.tensors, allowed=allowed)

    def _make_room(self, size: int, device: str, besides: _Resident | None = None) -> bool:
        """Let models go, longest unused first, until `size` bytes fit; `besides` stays and its own memory counts as room."""
        while True:
            kept = [resident for resident in self._residents.values() if resident is not besides]
            held = sum(resident.loaded.choice.need.weights for resident in kept if resident.loaded.choice.device == device)
            if size + held <= self._room(device):
                return True
            idle = [resident for resident in kept if not resident.users and resident.loaded.choice.device == device]
            if not idle:
                return False
            self._evict(_key(min(idle, key=lambda resident: resident.used).checkpoint))

    def _room(self, device: str) -> int:
        """Bytes that models may take on `device`, those that are loaded included."""
        memory = self.measure(device)
        if device == "cpu":
            loaded = [resident.loaded.choice for resident in self._residents.values()]
            return memory.ram_free + sum(choice.need.weights for choice in loaded if choice.device == "cpu")
        room = min(memory.total, memory.free + memory.used_by_us)
        return room if self.cap is None else min(room, self.cap)

    def _evict(self, key: str) -> None:
        resident = self._residents.pop(key)
        _LOG.info("%s leaves memory", resident.checkpoint.directory)
        resident.loaded.model = resident.loaded.processor = resident.loaded.tokenizer = None
        give_memory_back()

    def _tell(self, resident: _Resident) -> None:
        if self.report is None:
            return
        choice = resident.loaded.choice
        memory = self.measure(self.device)
        self.report(
            Memory(
                model=resident.checkpoint.directory.name,
                setting=choice.setting,
                device=choice.device,
                predicted=choice.need.total,
                used=used(choice.device),
                free=memory.free,
                total=memory.total,
                reason=choice.reason,
            )
        )


def used(device: str) -> int:
    """Bytes that this process holds now on a card, at most since the last call; of all its memory for "cpu"."""
    torch = sys.modules.get("torch")
    if torch is None or not device.startswith("cuda") or not torch.cuda.is_initialized():
        return _resident_set()
    from engine.models.memory import CONTEXT

    peak = int(torch.cuda.max_memory_reserved(device)) + CONTEXT
    torch.cuda.reset_peak_memory_stats(device)
    return peak


def _resident_set() -> int:
    """Bytes of main memory that this process holds; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _key(checkpoint: Checkpoint) -> str:
    return str(checkpoint.directory)
