"""The memories of a model: on the device, then in main memory, then on disk; made where they are nowhere.

Which of these is `planning`'s to say. What is made is written to the disk beside the work where making it again would take
longer than reading it (`worth`), in the format in which it is used: an answer does not depend on what was recalled.
"""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace

import torch

from engine.folders import cache_folder
from engine.models.interface import Views
from engine.models.machine import machine_memory
from engine.models.vidi.decoder import Attending
from engine.models.vidi.feeding import Lost
from engine.models.vidi.footage import PICTURES, SOUND, Footage
from engine.models.vidi.memory import Memory, Shown, Stream, Writing
from engine.models.vidi.planning import BEST, Plan, Room, Shape, most, places, plan
from engine.models.vidi.shelf import FOLDER, VARIABLE, Kept, Key, Making, Shelf
from engine.models.vidi.stored import Stored, flats, placed, resident
from engine.models.vidi.writing import Packing
from engine.protocol import EngineError
from engine.tasks.context import Context

_LOG = logging.getLogger(__name__)
_WRITER = ThreadPoolExecutor(1, thread_name_prefix="footage-writer")
"""Writes to the disk beside the work; what it has not written when the process ends in peace is written first."""
_DISK = 10**9
"""Bytes a second that a memory is reckoned to be read back with."""
Worth = Callable[[float, int], bool]
"""(seconds that a memory took to make, its bytes) -> whether it is kept on disk although it is used from elsewhere."""


def worth(seconds: float, size: int) -> bool:
    """Where making it again would take twice as long as reading it back."""
    return seconds > 2 * size / _DISK


@dataclass(eq=False)
class _Own:
    """A memory that is in this process."""

    key: Key
    shown: Shown
    plan: Plan
    off: dict[str, tuple[float, float]]

    @property
    def host(self) -> int:
        """Bytes of main memory beside the device's."""
        return sum(one.elsewhere for one in self.shown.memory.streams if isinstance(one, Stored))


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
        self._keep, self._worth, self.host = keep, worth, host or (lambda: machine_memory()[1] // 2)
        self.formats = BEST
        """That may be used, the best first."""
        self.shelf = Shelf(cache_folder() / FOLDER)
        self._own: OrderedDict[str, _Own] = OrderedDict()
        self._begun: list[Plan] = []
        """Of memories that are being made: at a checkpoint another job may want one of its own."""
        self._writing: Future[None] | None = None
        self.made = self.recalled = 0
        """Memories that were made, and that were read from the disk, for tests and measurements."""

    @property
    def bytes(self) -> int:
        """Of the device's memory."""
        return sum(own.shown.memory.bytes for own in self._own.values())

    @property
    def most(self) -> int:
        """Tokens of footage that there is room for anywhere, if all other memories leave."""
        return most(self._shape, self._room(), self.formats)

    def of(self, key: str, views: Views, context: Context) -> tuple[Shown, Plan]:
        """The memory of these views, whose `key` names them and their sound. Raises EngineError where there is room for it
        nowhere."""
        if context.index.folder / FOLDER != self.shelf.folder:
            self.shelf = Shelf(context.index.folder / FOLDER)
        own = self._own.get(key)
        if own is None or own.plan.place == "host":
            # what went to main memory to make room may come back
            planned = self._planned(views)
            if own is None:
                own = self._brought(planned, key, views, context)
            elif planned.place == "device" and planned.format == own.plan.format and not own.shown.users:
                self._make_room(planned, key)
                own = self._moved(own, planned)
        self._own[key] = own
        self._own.move_to_end(key)
        return own.shown, own.plan

    def __contains__(self, key: str) -> bool:
        return key in self._own

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
        return Room(max(0, device), self.host() + idle, self.shelf.room() if self._keep else 0)

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

    def _make_room(self, wanted: Plan, besides: str) -> None:
        """Have memories that were not asked for longest leave, as far as `wanted` needs their room: the device for main
        memory, where that has room to spare."""
        needed = wanted.device + wanted.room * self._decoder.bytes_per_token + sum(one.device for one in self._begun)
        for key, own in list(self._own.items()):
            held = sum(one.plan.device for name, one in self._own.items() if name != besides)
            if held + needed <= self.granted() and wanted.host <= self.host():
                break
            if own.shown.users or key == besides:
                continue
            self._leave(self._own.pop(key))
            if own.plan.place == "device" and self._spare(own, wanted.host):
                self._own[key] = self._moved(own, _to_host(own.plan))
                self._own.move_to_end(key, last=False)
            del own

    def _leave(self, own: _Own) -> None:
        own.shown.memory.rest()
        self.shelf.busy.discard(own.key.digest)

    def _spare(self, own: _Own, taken: int) -> bool:
        """Whether a memory that leaves the device may rest in main memory: on the processor that would be the same."""
        return self._decoder.device.type != "cpu" and taken + own.plan.held <= self.host()

    def _moved(self, own: _Own, to: Plan) -> _Own:
        streams = [self._placed(one, to) for one in (own.shown.memory.pictures, own.shown.memory.sound)]
        return _Own(own.key, Shown.of(Memory(*streams)), to, own.off)

    def _placed(self, stream: Stream | None, to: Plan) -> Stream | None:
        if stream is None:
            return None
        layout, data = flats(stream)
        off = stream.off if isinstance(stream, Stored) else (0.0, 0.0)
        layers = len(self._decoder.layers)
        return placed(layout, data, layers, resident(layers, to.resident), self._decoder.device, off)

    # --- where it comes from -----------------------------------------------------------------------------------------

    def _brought(self, planned: Plan, name: str, views: Views, context: Context) -> _Own:
        self._make_room(planned, name)
        key = Key(views.fingerprint, f"{name} {self._identity} {self._decoder.dtype} {planned.format}")
        self._begun.append(planned)
        try:
            found = self._recalled(planned, key)
            if found is not None:
                return found
            began = time.monotonic()
            made = self._made(planned, key, views, context)
            self.made += 1
            self._persist(made, time.monotonic() - began)
            return made
        finally:
            self._begun.remove(planned)

    def _recalled(self, planned: Plan, key: Key) -> _Own | None:
        """A memory from disk; None for none that is of use."""
        kept = self.shelf.find(key) if self._keep else None
        if kept is None or not self._fits(kept, planned):
            return None
        self.shelf.busy.add(key.digest)  # it stays there meanwhile, and as long as it is used from there
        try:
            streams = {name: self._read(kept, name, planned) for name in kept.streams}
        except Lost as error:
            self.shelf.drop(key, str(error))
            return None
        finally:
            if planned.place != "disk":
                self.shelf.busy.discard(key.digest)
        self.recalled += 1
        memory = Memory(streams.get(PICTURES), streams.get(SOUND))
        return _Own(key, Shown.of(memory), planned, {name: about.off for name, about in kept.streams.items()})

    @torch.inference_mode()
    def _read(self, kept: Kept, name: str, planned: Plan) -> Stream:
        """Raises Lost."""
        about, source = kept.streams[name], kept.source(name)
        layout = replace(about.layout, piece=planned.layouts[name].piece)
        layers, device = about.layers, self._decoder.device
        stay = resident(layers, planned.resident)
        whole = Stored(layout, layers, {}, source, device, about.off)
        if planned.place != "disk":
            return placed(layout, flats(whole)[1], layers, stay, device, about.off)
        here = {number: whole.flat(number).to(device, copy=True) for number in sorted(stay)}
        return Stored(layout, layers, here, source, device, about.off)

    def _made(self, planned: Plan, key: Key, views: Views, context: Context) -> _Own:
        if planned.format == "plain" and planned.place == "device":
            memory = self._footage.memory(views, context)
            return _Own(key, Shown.of(memory), planned, dict.fromkeys(planned.layouts, (0.0, 0.0)))
        layers, device = len(self._decoder.layers), self._decoder.device
        stay = resident(layers, planned.resident)
        writings: dict[str, Packing] = {}

        def begun(making: Making | None, name: str, tokens: int) -> Writing:
            layout = planned.layouts[name]
            if layout.tokens != tokens:
                raise ValueError(f"{tokens} tokens of {name} came where {layout.tokens} were announced")
            sink = making.stream(name, layout, layers) if making is not None else None
            writings[name] = Packing(layout, layers, stay, device, sink)
            return writings[name]

        if planned.place != "disk":
            memory = self._footage.memory(views, context, lambda name, tokens: begun(None, name, tokens))
            return _Own(key, Shown.of(memory), planned, {name: one.off for name, one in writings.items()})
        with self._on_disk(key, planned.disk) as making:
            self._footage.memory(views, context, lambda name, tokens: begun(making, name, tokens))
            off = {name: one.off for name, one in writings.items()}
            kept = making.finish(off)
        self.shelf.busy.add(key.digest)
        streams = {name: one.finished(kept.source(name)) for name, one in writings.items()}
        return _Own(key, Shown.of(Memory(streams.get(PICTURES), streams.get(SOUND))), planned, off)

    @contextmanager
    def _on_disk(self, key: Key, size: int) -> Iterator[Making]:
        """What is written within it is whole, or not there. Raises EngineError where the disk does not take it."""
        making: Making | None = None
        try:
            making = self.shelf.making(key, size)
            yield making
        except BaseException as error:
            if making is not None:
                making.abandon()
            if isinstance(error, OSError):
                raise EngineError(
                    f"what is made of the footage cannot be written: {error.strerror or error}",
                    file=str(self.shelf.folder),
                    hint="free room on this disk, or look at less footage at once",
                ) from error
            raise

    def _persist(self, made: _Own, seconds: float) -> None:
        """Have it written to the disk beside the work, if that is worth it."""
        planned = made.plan
        count = len(self._decoder.layers) * sum(one.bytes for one in planned.layouts.values())
        if not self._keep or planned.place == "disk" or count > self.shelf.room() or not self._worth(seconds, count):
            return
        self._writing = _WRITER.submit(_write, self.shelf, made.key, made.shown.memory, made.off, count)

    def _fits(self, kept: Kept, planned: Plan) -> bool:
        """Whether what is on disk is what would be made now."""
        layers = len(self._decoder.layers)
        same = {name: (one.layout.tokens, one.layers, one.layout.format) for name, one in kept.streams.items()}
        return same == {name: (one.tokens, layers, planned.format) for name, one in planned.layouts.items()} and all(
            (one.layout.kv_heads, one.layout.width, one.layout.dtype)
            == (self._decoder.kv_heads, self._decoder.width, self._decoder.dtype)
            for one in kept.streams.values()
        )


@torch.inference_mode()
def _write(shelf: Shelf, key: Key, memory: Memory, off: dict[str, tuple[float, float]], size: int) -> None:
    """Have a memory on disk, unless it is there. Nothing depends on it: what goes wrong is told in the log."""
    making: Making | None = None
    try:
        if shelf.find(key) is not None:
            return
        making = shelf.making(key, size)
        for name, stream in ((PICTURES, memory.pictures), (SOUND, memory.sound)):
            if stream is None:
                continue
            layout, data = flats(stream)
            sink = making.stream(name, layout, stream.layers)
            for number, flat in enumerate(data):
                for start, stop in zip(layout.starts, layout.starts[1:], strict=False):
                    sink.add(number, flat[start:stop])
        making.finish(off)
    except (OSError, Lost, RuntimeError) as error:
        _LOG.warning("what was made of footage %s is not kept on disk: %s", key.fingerprint, error)
        if making is not None:
            making.abandon()


def _to_host(planned: Plan) -> Plan:
    """The plan of a memory that leaves the device."""
    brought = places(planned.layouts, planned.resident)
    return replace(planned, place="host", resident=0, held=0, brought=brought, host=planned.held)


def _gb(size: int) -> str:
    return f"{size / 10**9:.1f} GB"
