"""Memories made, recalled from disk, moved and written: what `keeping` decides is done here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from engine.models.interface import Views
from engine.models.vidi.decoder import Attending
from engine.models.vidi.feeding import Lost
from engine.models.vidi.files import Kept, Key
from engine.models.vidi.footage import PICTURES, SOUND, Footage
from engine.models.vidi.layout import Layout
from engine.models.vidi.memory import Memory, Shown, Stream, Writing
from engine.models.vidi.planning import Plan
from engine.models.vidi.shelf import Making, Shelf
from engine.models.vidi.stored import Stored, flats, placed, resident
from engine.models.vidi.writing import Packing
from engine.protocol import EngineError
from engine.tasks.context import Context

_LOG = logging.getLogger(__name__)
Off = Mapping[str, tuple[float, float]]
"""By stream, how far keys and values are from what was computed."""


@dataclass(eq=False)
class Own:
    """A memory that is in this process."""

    key: Key
    shown: Shown
    plan: Plan
    off: Off

    @property
    def host(self) -> int:
        """Bytes of main memory beside the device's."""
        return sum(one.elsewhere for one in self.shown.memory.streams if isinstance(one, Stored))


def recalled(decoder: Attending, shelf: Shelf, planned: Plan, key: Key, check: Callable[[], None]) -> Own | None:
    """A memory from disk; None where there is none that is of use. `check` is called between its layers."""
    kept = shelf.find(key)
    if kept is None or not _fits(decoder, kept, planned):
        return None
    shelf.busy.add(key.digest)  # it stays there meanwhile, and as long as it is used from there
    try:
        streams = {name: _read(kept, name, planned, decoder.device) for name in kept.streams}
        shown = with_coarse(_shown(streams), planned, decoder.device, check)
    except Lost as error:
        shelf.drop(key, str(error))
        return None
    except BaseException:
        shelf.busy.discard(key.digest)
        raise
    finally:
        if planned.place != "disk":
            shelf.busy.discard(key.digest)
    return Own(key, shown, planned, {name: about.off for name, about in kept.streams.items()})


def made(footage: Footage, decoder: Attending, shelf: Shelf, planned: Plan, key: Key, views: Views, context: Context) -> Own:
    """A memory of these views, made now. Whatever is raised meanwhile, nothing half made is left."""
    own = _made(footage, decoder, shelf, planned, key, views, context)
    try:
        with_coarse(own.shown, planned, decoder.device, context.check)
    except BaseException:
        own.shown.memory.rest()
        if planned.place == "disk":
            shelf.busy.discard(key.digest)
        raise
    return own


@torch.inference_mode()
def with_coarse(shown: Shown, planned: Plan, device: torch.device, check: Callable[[], None]) -> Shown:
    """The same, with the tokens that drafts are made with, where there are to be any: spread evenly over each stream, and on
    the device. All of the memory is brought once for that. Raises Lost, and whatever `check` does."""
    if not planned.coarse:
        return shown
    memory, streams = shown.memory, dict[str, Stream]()
    try:
        for name, stream in ((PICTURES, memory.pictures), (SOUND, memory.sound)):
            if stream is not None:
                streams[name] = _thinned(stream, planned.coarse[name], device, check)
    finally:
        memory.rest()
    shown.coarse = _shown(streams)
    return shown


def _thinned(stream: Stream, layout: Layout, device: torch.device, check: Callable[[], None]) -> Stream:
    count = layout.tokens
    places = ((2 * torch.arange(count, device=device) + 1) * stream.tokens) // (2 * count)
    writing = Packing(layout, stream.layers, frozenset(range(stream.layers)), device)
    # pieces are the same in every layer: which places each has is asked once, and nothing waits for the device
    inside: list[Tensor] = []
    for number in range(stream.layers):
        check()
        first, keys, values = 0, list[Tensor](), list[Tensor]()
        for place, (key, value) in enumerate(stream.pieces(number)):
            last = first + key.shape[2]
            if place == len(inside):
                inside.append(places[(places >= first) & (places < last)] - first)
            keys.append(key[0, :, inside[place]].transpose(0, 1))
            values.append(value[0, :, inside[place]].transpose(0, 1))
            first = last
            del key, value
        writing.add(number, torch.cat(keys), torch.cat(values))
    return writing.finished()


def _made(
    footage: Footage, decoder: Attending, shelf: Shelf, planned: Plan, key: Key, views: Views, context: Context
) -> Own:
    if planned.format == "plain" and planned.place == "device":
        memory = footage.memory(views, context)
        return Own(key, Shown.of(memory), planned, dict.fromkeys(planned.layouts, (0.0, 0.0)))
    layers, device = len(decoder.layers), decoder.device
    stay = resident(layers, planned.resident)
    writings: dict[str, Packing] = {}

    def begun(making: Making | None, name: str, tokens: int) -> Writing:
        layout = planned.layouts[name]
        if layout.tokens != tokens:
            raise ValueError(f"{tokens} tokens of {name} came where {layout.tokens} were announced")
        sink = making.stream(name, layout, layers) if making is not None else None
        writings[name] = Packing(layout, layers, stay, device, sink)
        return writings[name]

    if planned.format == "plain":
        whole = footage.memory(views, context)
        return moved(Own(key, Shown.of(whole), planned, dict.fromkeys(planned.layouts, (0.0, 0.0))), planned, device)
    if planned.place != "disk":
        memory = footage.memory(views, context, lambda name, tokens: begun(None, name, tokens))
        return Own(key, Shown.of(memory), planned, {name: one.off for name, one in writings.items()})
    with _on_disk(shelf, key, planned.disk) as making:
        footage.memory(views, context, lambda name, tokens: begun(making, name, tokens))
        off = {name: one.off for name, one in writings.items()}
        kept = making.finish(off)
    shelf.busy.add(key.digest)
    return Own(key, _shown({name: one.finished(kept.source(name)) for name, one in writings.items()}), planned, off)


def moved(own: Own, to: Plan, device: torch.device) -> Own:
    """The same memory, kept otherwise."""
    streams = {}
    for name, stream in ((PICTURES, own.shown.memory.pictures), (SOUND, own.shown.memory.sound)):
        if stream is not None:
            layout, data = flats(stream)
            off = own.off.get(name, (0.0, 0.0))
            streams[name] = placed(layout, data, stream.layers, resident(stream.layers, to.resident), device, off)
    return Own(own.key, _shown(streams), to, own.off)


@torch.inference_mode()
def write(shelf: Shelf, key: Key, memory: Memory, off: Off, size: int) -> None:
    """Have a memory of so many bytes on disk, unless it is there. Nothing depends on it: what goes wrong is told in the
    log."""
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


def _shown(streams: Mapping[str, Stream]) -> Shown:
    return Shown.of(Memory(streams.get(PICTURES), streams.get(SOUND)))


@torch.inference_mode()
def _read(kept: Kept, name: str, planned: Plan, device: torch.device) -> Stream:
    """Raises Lost."""
    about, source = kept.streams[name], kept.source(name)
    layout = replace(about.layout, piece=planned.layouts[name].piece)
    stay = resident(about.layers, planned.resident)
    whole = Stored(layout, about.layers, {}, source, device, about.off)
    if planned.place != "disk":
        return placed(layout, flats(whole)[1], about.layers, stay, device, about.off)
    here = {number: whole.flat(number).to(device, copy=True) for number in sorted(stay)}
    return Stored(layout, about.layers, here, source, device, about.off)


def _fits(decoder: Attending, kept: Kept, planned: Plan) -> bool:
    """Whether what is on disk is what would be made now."""
    shape = len(decoder.layers), decoder.kv_heads, decoder.width, decoder.dtype
    there = {
        name: (one.layout.tokens, one.layout.format, one.layers, one.layout.kv_heads, one.layout.width, one.layout.dtype)
        for name, one in kept.streams.items()
    }
    return there == {name: (one.tokens, planned.format, *shape) for name, one in planned.layouts.items()}


@contextmanager
def _on_disk(shelf: Shelf, key: Key, size: int) -> Iterator[Making]:
    """What is written within it is whole, or not there. Raises EngineError where the disk does not take it."""
    making: Making | None = None
    try:
        making = shelf.making(key, size)
        yield making
    except BaseException as error:
        if making is not None:
            making.abandon()
        if isinstance(error, OSError):
            raise EngineError(
                f"what is made of the footage cannot be written: {error.strerror or error}",
                file=str(shelf.folder),
                hint="free room on this disk, or look at less footage at once",
            ) from error
        raise
