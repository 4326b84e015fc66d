"""Models that stay loaded: one process's, on one card or several. What has not been used for longest leaves first."""

from __future__ import annotations

import functools
import importlib
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

from engine.exhaustion import give_memory_back, ran_out_of_memory
from engine.models import budget, loader, spreading, usage
from engine.models.budget import SETTINGS, Choice, Granted, Plan, Setting
from engine.models.cap import devices, limit
from engine.models.checkpoint import Checkpoint
from engine.models.guest import Guest
from engine.models.loader import Loaded
from engine.models.resident import Resident, key_of, too_large, weights
from engine.models.rooms import Rooms
from engine.protocol import ClipwrightError, EngineError, OutOfMemory
from engine.protocol.memory import CardMemory, Memory

_LOG = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(kw_only=True)
class Residency(Rooms):
    """The models of this process.

    `allowed` are the settings that may be chosen. `report` hears of predicted and used memory whenever that changes.
    """

    allowed: tuple[Setting, ...] = SETTINGS
    load: Callable[..., Loaded] = loader.load
    report: Callable[[Memory], None] | None = None
    _loading: set[str] = field(default_factory=set)
    _floor: int = 0
    """Bytes of main memory that the process held before it had a model."""
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
        """The model, loaded if it is not yet, and kept while the block runs. `smaller` is how many steps to go below the
        best that seems to fit, because that ran out of memory before: first the same over several cards, where it was on one
        of them, then smaller settings.

        Models that are in nobody's use leave to make room. Where loading runs out of memory, the next step is tried once.
        Raises EngineError where nothing fits.
        """
        granted = Granted(tuple(allowed or self.allowed))
        with self._lock:
            for _ in range(smaller):
                granted = self._below(checkpoint, self._choose(checkpoint, plan, granted), granted) or granted
            resident = self._residents.get(key_of(checkpoint))
            if smaller and resident is not None and resident.ran_out:  # it need not have been in the best that fits now
                granted = self._below(checkpoint, resident.choice, granted) or granted
        with self._used(key_of(checkpoint), lambda: self._take(checkpoint, plan, granted, progress)) as model:
            yield model

    @contextmanager
    def hold(self, guest: Guest[T], *, smaller: int = 0) -> Iterator[T]:
        """A model that another library loads; otherwise as `get`. `smaller` is how many ways to go below the best that fits.

        What its way raises passes through, running out of memory apart.
        """
        with self._used(guest.key, lambda: self._lodge(guest, smaller)) as model:
            yield model

    def run(
        self,
        checkpoint: Checkpoint,
        plan: Plan,
        work: Callable[[Loaded], T],
        *,
        progress: Callable[[float], None] | None = None,
    ) -> T:
        """`work` with the model; once more, a step smaller, where it ran out of memory."""
        granted = Granted(self.allowed)
        for last in (False, True):
            choice: Choice | None = None
            take = functools.partial(self._take, checkpoint, plan, granted, progress)
            try:
                with self._used(key_of(checkpoint), take) as loaded:
                    choice = loaded.choice
                    return work(loaded)
            except Exception as error:
                if isinstance(error, ClipwrightError) or not ran_out_of_memory(error):
                    raise
                _LOG.warning("%s ran out of memory (%s): %s", checkpoint.directory, choice and choice.reason, error)
                later = self._below(checkpoint, choice, granted) if choice is not None else None
                if last or later is None:
                    raise OutOfMemory(
                        "the memory was not enough for this question, although it had been predicted to be",
                        file=str(checkpoint.directory),
                        hint="close other programs that use the graphics card, or ask less at once",
                    ) from error
                granted = later
            # outside of the handler, whose traceback keeps the tensors of the failed attempt alive
            self.drop(checkpoint)
        raise AssertionError  # the loop returns or raises

    def drop(self, checkpoint: Checkpoint | None = None) -> None:
        """Let a model go, or all of them, unless it is in use."""
        self._let_go(lambda resident: checkpoint is None or resident.key == key_of(checkpoint))

    def free(self, name: str = "") -> Memory:
        """Let models of that name go, or all of them, unless they are in use. Returns what is left."""
        self._let_go(lambda resident: name in ("", resident.name))
        return self.memory()

    @property
    def loaded(self) -> tuple[tuple[Checkpoint, Choice], ...]:
        """Which checkpoints are loaded, and how, the longest unused first."""
        with self._lock:
            return tuple((each.checkpoint, each.choice) for each in self._ordered() if each.checkpoint is not None)

    def memory(self) -> Memory:
        """What all of them take now."""
        with self._lock:
            memory = self.measure(self.device)
            models = tuple(each.told() for each in self._ordered())
            further = {device for each in self._residents.values() for device in each.choice.devices}
            others = [self.measure(device) for device in sorted(further - {memory.device, "cpu"})]
        used = usage.resident_set() if memory.device == "cpu" else memory.used_by_us
        return Memory(
            device=memory.device,
            total=memory.total,
            free=memory.free,
            used=used,
            limit=self.cap,
            models=models,
            cards=tuple(
                CardMemory(device=one.device, total=one.total, free=one.free, used=one.used_by_us) for one in others
            ),
        )

    # --- one's stay

    @contextmanager
    def _used(self, key: str, take: Callable[[], Resident]) -> Iterator[Any]:
        """Its use, from when `take` brings it."""
        try:
            with self._lock:
                if key in self._loading:
                    raise EngineError("this model is being loaded for another job", hint="ask again in a moment")
                resident = take()
                self._residents[key] = resident
                resident.users += 1
                resident.used = time.monotonic()
        finally:
            self._tell()  # others may have left even where this one did not come
        try:
            yield resident.model
        except Exception as error:
            resident.ran_out = resident.ran_out or ran_out_of_memory(error)
            raise
        finally:
            with self._lock:
                resident.users -= 1
                resident.used = time.monotonic()
                self._measure(resident)
            self._tell()

    def _take(
        self, checkpoint: Checkpoint, plan: Plan, granted: Granted, progress: Callable[[float], None] | None
    ) -> Resident:
        resident = self._residents.get(key_of(checkpoint))
        if resident is not None and not self._serves(resident, checkpoint, plan, granted):
            self._evict_to_reload(resident)
            resident = None
        return resident or self._load(checkpoint, plan, granted, progress)

    def _serves(self, resident: Resident, checkpoint: Checkpoint, plan: Plan, granted: Granted) -> bool:
        """Whether the loaded model can take this plan as it is, others leaving if they must."""
        choice = resident.choice
        if choice.setting not in granted.settings or (choice.setting in granted.apart and not choice.shares):
            return False
        shares = spreading.again(checkpoint.config, choice.setting, plan, choice.shares, checkpoint.tensors)
        if shares:
            wanted = spreading.together(shares)
        else:
            wanted = budget.need(
                checkpoint.config, choice.setting, plan, checkpoint.tensors, resident_layers=choice.resident_layers
            )
        choice = msgspec.structs.replace(choice, need=wanted, shares=shares)
        if not self._make_rooms(choice, besides=resident):
            return False
        resident.choice = resident.model.choice = choice
        return True

    def _load(
        self, checkpoint: Checkpoint, plan: Plan, granted: Granted, progress: Callable[[float], None] | None
    ) -> Resident:
        for last in (False, True):
            choice = self._choose(checkpoint, plan, granted)
            self._make_rooms(choice)
            _LOG.info("%s: %s", checkpoint.directory, choice.reason)
            try:
                with self._beginning(key_of(checkpoint)):
                    loaded = self.load(checkpoint, choice, report=progress)
                folder = checkpoint.directory
                return self._measure(Resident(key_of(checkpoint), folder.name, str(folder), loaded, choice, checkpoint))
            except Exception as error:
                if not ran_out_of_memory(error):
                    raise
                later = self._below(checkpoint, choice, granted)
                if last or later is None:
                    raise too_large(choice.reason, str(checkpoint.directory)) from error
                granted = later
            give_memory_back()
        raise AssertionError  # the loop returns or raises

    # --- a guest's

    def _lodge(self, guest: Guest[Any], smaller: int) -> Resident:
        resident = self._residents.get(guest.key)
        if resident is not None and not smaller:
            return resident
        place = self._place(guest, smaller)
        if resident is not None:
            if resident.ran_out:  # with the way that it went, which need not be the best that fits now
                place = min(max(place, resident.place + 1), len(guest.ways) - 1)
            if resident.place >= place:
                return resident
            self._evict_to_reload(resident)
        for last in (False, True):
            way = guest.ways[place]
            self._make_room(way.total, way.device)
            choice = way.chosen(self._why(way))
            _LOG.info("%s: %s", guest.file, choice.reason)
            try:
                with self._beginning(guest.key):
                    model = way.make()
                return self._measure(Resident(guest.key, guest.name, guest.file, model, choice, place=place))
            except Exception as error:
                if not ran_out_of_memory(error):
                    raise
                if last or place + 1 >= len(guest.ways):
                    raise too_large(choice.reason, guest.file) from error
            place += 1
            give_memory_back()
        raise AssertionError  # the loop returns or raises

    # --- room

    def _make_rooms(self, choice: Choice, besides: Resident | None = None) -> bool:
        """`_make_room` on each device that it takes memory of."""
        needs = [(choice.on(device), device) for device in choice.devices]
        return all(self._make_room(need.total, device, besides) for need, device in needs if need is not None)

    def _make_room(self, size: int, device: str, besides: Resident | None = None) -> bool:
        """Let models go, longest unused first, until `size` bytes fit; `besides` stays and its own memory counts as room."""
        while True:
            kept = [each for each in self._residents.values() if each is not besides and device in each.choice.devices]
            if size + weights(kept, device) <= self._room(device):
                return True
            idle = [each for each in kept if not each.users]
            if not idle:
                return False
            self._evict(min(idle, key=lambda each: each.used))

    def _let_go(self, which: Callable[[Resident], bool]) -> None:
        with self._lock:
            gone = [each for each in self._residents.values() if not each.users and which(each)]
            for each in gone:
                self._evict(each)
            give_memory_back()
        if gone:
            self._tell()

    def _evict_to_reload(self, resident: Resident) -> None:
        if resident.users:
            raise EngineError(
                "this model is at work on something smaller, and there is no room to load it a second time",
                file=resident.file,
            )
        self._evict(resident)

    def _evict(self, resident: Resident) -> None:
        del self._residents[resident.key]
        _LOG.info("%s leaves memory", resident.file)
        if isinstance(resident.model, Loaded):
            # whoever kept it by mistake keeps no memory with it
            resident.model.model = resident.model.processor = resident.model.tokenizer = resident.model.kept = None
        resident.model = None
        give_memory_back()

    # --- what is told

    def _ordered(self) -> list[Resident]:
        return sorted(self._residents.values(), key=lambda each: each.used)

    @contextmanager
    def _beginning(self, key: str) -> Iterator[None]:
        """While it is loaded: nobody else may load it, and what is there already is not counted as its own."""
        if not self._residents:
            if self.load is loader.load:
                loader.prepare()
                importlib.import_module("transformers")
            self._floor = usage.resident_set()
        self._loading.add(key)
        try:
            yield
        finally:
            self._loading.discard(key)

    def _measure(self, resident: Resident) -> Resident:
        """Note what it took at most since the last time: all that is there, less what is others'."""
        taken = 0
        for device in resident.choice.devices:
            others = weights((each for each in self._residents.values() if each is not resident), device)
            floor = self._floor if device == "cpu" else 0
            taken += usage.peak(device) - floor - others
        resident.peak = max(resident.peak, taken)
        return resident

    def _tell(self) -> None:
        if self.report is None:
            return
        try:
            self.report(self.memory())
        except Exception:  # noqa: BLE001 - a card that does not answer must not hide why a job failed
            _LOG.exception("what models take could not be told")


@functools.cache
def shared() -> Residency:
    """The one of this process, within what the user grants."""
    return Residency(cap=limit(), most_cards=devices())
