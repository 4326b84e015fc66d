"""Looks through all memories on disk, and repairs what is broken: `clipwright doctor --index`."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from engine.models.vidi import place
from engine.protocol.index import Fault, FootageReport

Alive = Callable[[float], None]


def check(folder: Path, *, repair: bool = False, alive: Alive | None = None) -> FootageReport:
    """Read every memory in `folder`, compare it with what was written, and tell what is there.

    With `repair`, memories that are broken are deleted, to be made again when they are wanted, and so is what killed writers
    left behind. `alive` is told the share done and may raise. Memories need PyTorch to be read; where it is missing, they
    are counted only, which `problem` tells.
    """
    sizes = {memory: place.bytes_of(memory) for memory in sorted(place.memories(folder))}
    left = sorted(place.abandoned(folder))
    problem = None
    broken: dict[Path, Fault] = {}
    if sizes and find_spec("torch") is None:
        problem = "memories of footage cannot be read without PyTorch, which is not installed"
    elif sizes:
        broken = _broken(sizes, alive or _alone)
    if repair:
        for path in (*broken, *left):
            place.remove(path)
    kept = [memory for memory in sizes if memory.is_dir()]
    return FootageReport(
        folder=str(folder),
        problem=problem,
        memories=len(kept),
        bytes=sum(map(place.bytes_of, kept)),
        limit=place.limit(folder),
        broken=tuple(broken.values()),
        leftovers=tuple(path.name for path in left),
        repaired=repair and problem is None and not any(path.exists() for path in (*broken, *left)),
    )


def _alone(_done: float) -> None:
    pass


def _broken(sizes: dict[Path, int], alive: Alive) -> dict[Path, Fault]:
    """What is wrong with each of these memories, of so many bytes; those that are whole are not in it."""
    found: dict[Path, Fault] = {}
    done, total = 0, max(1, sum(sizes.values()))

    def read(count: int) -> None:
        nonlocal done
        done += count
        alive(min(1.0, done / total))

    for memory in sizes:
        fault = _fault(memory, read)
        if fault is not None and memory.is_dir():  # else another process has deleted it meanwhile
            found[memory] = fault
    return found


def _fault(memory: Path, read: Callable[[int], None]) -> Fault | None:
    """What is wrong with a memory; `read` is told how many bytes more were read."""
    from engine.models.vidi.feeding import Lost
    from engine.models.vidi.files import kept_in

    fingerprint = parameters = ""
    try:
        kept = kept_in(memory)
        fingerprint, parameters = kept.key.fingerprint, kept.key.parameters
        for name, about in kept.streams.items():
            source = kept.source(name)
            for layer in range(about.layers):
                for run in about.layout.runs:
                    source.piece(layer, run, None)
                    read(run.stop - run.start)
    except OSError as error:
        problem = f"{error.filename}: {error.strerror or error}"
    except Lost as error:
        problem = str(error)
    else:
        return None
    inside = problem.removeprefix(f"{memory.parent}{os.sep}")
    return Fault(what="memory", fingerprint=fingerprint, parameters=parameters, problem=inside)
