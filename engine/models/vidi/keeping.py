"""The memories of a model: on the device, then in main memory, then on disk; made where they are nowhere.

Which of these is `planning`'s to say. What is made is written to the disk beside the work where making it again would take
longer than reading it (`worth`), in the format in which it is used: an answer does not depend on what was recalled.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace

from engine.folders import cache_folder
from engine.models.interface import Views
from engine.models.machine import machine_memory
from engine.models.vidi import making
from engine.models.vidi.decoder import Attending
from engine.models.vidi.files import Key
from engine.models.vidi.footage import Footage
from engine.models.vidi.making import Own
from engine.models.vidi.memory import Shown
from engine.models.vidi.place import FOLDER, VARIABLE
from engine.models.vidi.planning import BEST, Plan, Room, Shape, most, places, plan
from engine.models.vidi.shelf import Shelf
from engine.protocol import EngineError
from engine.tasks.context import Context

_WRITER = ThreadPoolExecutor(1, thread_name_prefix="footage-writer")
"""Writes to the disk beside the work; what it has not written when the process ends in peace is written first."""
_LOOK = 0.05
"""Seconds between two looks at whether it has written."""
_DISK = 10**9
"""Bytes a second that a memory is reckoned to be read back with."""
Worth = Callable[[float, int], bool]
"""(seconds that a memory took to make, its bytes) -> whether it is kept on disk although it is used from elsewhere."""


def worth(seconds: float, size: int) -> bool:
    """Where making it again would take twice as long as reading it back."""
    return seconds > 2 * size / _DISK


class Memories:
    """Makes memories, recalls them, and lets go of those that were not asked for longest."""

    def __init__(
        self,
        footage: Footage,
        decoder: Attending,
        identity: str,
        granted: Callable[[], int],
        *,
        keep: bool = True,
        worth: Worth = worth,
        host: Callable[[], int] | None = None,
    ) -> None:
        """`identity` names all that keys and values depend on beside the views; `granted` tells the bytes of the device that
        they may take with questions and answers, `host` those of main memory. Without `keep` nothing goes to the disk."""
        self._footage, self._decoder, self._identity, self.granted = footage, decoder, identity, granted
        self.recalls = keep
        """Whether memories are looked for, and kept, on disk."""
        self._worth, self.host = worth, host or (lambda: machine_memory()[1] // 2)
        self.formats = BEST
        """That may be used, the best first."""
        self.shelf = Shelf(cache_folder() / FOLDER)
        self._own: OrderedDict[str, Own] = OrderedDict()
        self._begun: list[Plan] = []
        """Of memories that are being made: at a checkpoint another job may want one of its own."""
        self._writing: Future[None] | None = None
        self._written: Shown | None = None
        """What is being written, or was last."""
        self.made = self.recalled = 0
        """Memories that were made, and that were read from the disk, for tests and measurements."""

    @property
    def bytes(self) -> int:
        """Of the device's memory; on the processor main memory is that."""
        elsewhere = self._decoder.device.type == "cpu"
        return sum(own.shown.device_bytes + (own.host if elsewhere else 0) for own in self._own.values())

    @property
    def most(self) -> int:
        """Tokens of footage that there is room for anywhere, if all other memories leave."""
        return most(self._shape, self._room(), self.formats)

    @property
    def most_granted(self) -> int:
        """Tokens of footage that there is room for on the device, as they are computed, if all other memories leave."""
        return most(self._shape, Room(self.granted(), 0, 0), ("plain",))

    def of(self, key: str, views: Views, context: Context) -> tuple[Shown, Plan]:
        """The memory of these views, whose `key` names them and their sound. Raises EngineError where there is room for it
        nowhere."""
        if context.index.folder / FOLDER != self.shelf.folder:
            self.shelf = Shelf(context.index.folder / FOLDER)
        own = self._own.get(key)
        if own is not None and own.plan.place == "host" and not own.shown.users:
            # what went to main memory to make room may come back, or has to be made smaller
            planned = self._planned(views)
            if planned.format != own.plan.format:
                self._leave(self._own.pop(key), context.check)
                own = None
            elif planned.place == "device":
                self._make_room(planned, key, context.check)
                own = making.moved(own, planned, self._decoder.device)
            elif planned.coarse and not own.plan.coarse:
                self._make_room(planned, key, context.check)
                # no checkpoint in between, at which it might have to leave
                making.with_coarse(own.shown, planned, self._decoder.device, lambda: None)
                own.plan = replace(own.plan, coarse=planned.coarse, drafting=planned.drafting)
        if own is None:
            own = self._brought(self._planned(views), key, views, context)
        self._own[key] = own
        self._own.move_to_end(key)
        return own.shown, own.plan

    def here(self, key: str) -> bool:
        """Whether a memory can be asked as it is: nothing has to make room for it."""
        return key in self._own and self._own[key].plan.place != "host"

    def about(self, key: str) -> tuple[Plan, tuple[float, float]]:
        """(how a memory that is here is kept, how far its keys and its values are from what was computed, the worst of its
        streams)."""
        own = self._own[key]
        keys, values = zip(*own.off.values(), strict=True)
        return own.plan, (max(keys), max(values))

    def lost(self, key: str, problem: str) -> None:
        """Let go of a memory that turned out to be broken, here and on disk."""
        own = self._own.pop(key, None)
        if own is not None:
            self._leave(own)
            self.shelf.drop(own.key, problem)

    def forget(self) -> None:
        """Let go of everything that is in memory; what is on disk stays."""
        for own in self._own.values():
            self._leave(own)
        self._own.clear()

    def settle(self) -> None:
        """Wait until what was made is on disk."""
        if self._writing is not None:
            self._writing.result()

    # --- where it goes -----------------------------------------------------------------------------------------------

    @property
    def _shape(self) -> Shape:
        decoder = self._decoder
        return Shape(len(decoder.layers), decoder.kv_heads, decoder.width, decoder.dtype, self._footage.chunk)

    def _room(self) -> Room:
        """What there would be if all memories left but those in use."""
        used = [own for own in self._own.values() if own.shown.users]
        device = self.granted() - sum(own.plan.device for own in used) - sum(one.device for one in self._begun)
        idle = sum(own.host for own in self._own.values()) - sum(own.host for own in used)
        disk = self.shelf.room({own.key.digest for own in used}) if self.recalls else 0
        return Room(max(0, device), self.host() + idle, disk)

    def _planned(self, views: Views) -> Plan:
        streams = self._footage.streams(views)
        room = self._room()
        found = plan(self._shape, streams, room, self.formats)
        if found is not None:
            return found
        least = plan(self._shape, streams, Room(room.device, 2**62, 0), self.formats)
        needed = least.host if least is not None else 0
        raise EngineError(
            f"there is nowhere room for what is made of the footage: it takes {_gb(needed)}, and {_gb(room.host)} of main "
            f"memory and {_gb(room.disk)} on disk can be had",
            file=views.path,
            hint=f"free room on the disk of {self.shelf.folder}, raise {VARIABLE}, or look at less footage at once",
        )

    def _make_room(self, wanted: Plan, besides: str, check: Callable[[], None]) -> None:
        """Have memories that were not asked for longest leave, as far as `wanted` needs their room: the device for main
        memory, where that has room to spare."""
        needed = wanted.device + wanted.room * self._decoder.bytes_per_token + sum(one.device for one in self._begun)
        for key, own in list(self._own.items()):
            if own.shown.users or key == besides:
                continue
            others = [one for name, one in self._own.items() if name != besides]
            held = sum(one.plan.device if one.shown.users else one.plan.held + one.plan.drafting for one in others)
            short = (
                own.plan.held + own.plan.drafting > 0 and held + needed > self.granted(),
                bool(own.host) and wanted.host > self.host(),
                bool(own.plan.disk) and wanted.disk > self.shelf.room(),
            )
            if not any(short):
                continue
            if not own.plan.held and not any(short[1:]):
                own.shown.coarse, own.plan = None, replace(own.plan, coarse={}, drafting=0)
                continue
            self._leave(self._own.pop(key), check)
            if own.plan.place == "device" and self._spare(own, wanted.host):
                self._own[key] = making.moved(own, _to_host(own.plan), self._decoder.device)
                self._own.move_to_end(key, last=False)
            del own

    def _leave(self, own: Own, check: Callable[[], None] = lambda: None) -> None:
        own.shown.memory.rest()
        self.shelf.busy.discard(own.key.digest)
        # its memory is free once it is on disk
        while self._writing is not None and self._written is own.shown and not self._writing.done():
            check()
            wait([self._writing], _LOOK)

    def _spare(self, own: Own, taken: int) -> bool:
        """Whether a memory that leaves the device may rest in main memory: on the processor that would be the same."""
        return self._decoder.device.type != "cpu" and taken + own.plan.held <= self.host()

    # --- where it comes from -----------------------------------------------------------------------------------------

    def _brought(self, planned: Plan, name: str, views: Views, context: Context) -> Own:
        self._make_room(planned, name, context.check)
        key = Key(views.fingerprint, f"{name} {self._identity} {self._decoder.dtype} {planned.format}")
        self._begun.append(planned)
        try:
            found = making.recalled(self._decoder, self.shelf, planned, key, context.check) if self.recalls else None
            if found is not None:
                self.recalled += 1
                return found
            began = time.monotonic()
            found = making.made(self._footage, self._decoder, self.shelf, planned, key, views, context)
            self.made += 1
            self._persist(found, time.monotonic() - began)
            return found
        finally:
            self._begun.remove(planned)

    def _persist(self, made: Own, seconds: float) -> None:
        """Have it written to the disk beside the work, if that is worth it."""
        planned = made.plan
        count = len(self._decoder.layers) * sum(one.bytes for one in planned.layouts.values())
        if not self.recalls or planned.place == "disk" or count > self.shelf.room() or not self._worth(seconds, count):
            return
        self._written = made.shown
        self._writing = _WRITER.submit(making.write, self.shelf, made.key, made.shown.memory, made.off, count)


def _to_host(planned: Plan) -> Plan:
    """The plan of a memory that leaves the device."""
    brought = places(planned.layouts, planned.resident)
    return replace(planned, place="host", resident=0, held=0, brought=brought, host=planned.held, coarse={}, drafting=0)


def _gb(size: int) -> str:
    return f"{size / 10**9:.1f} GB"
