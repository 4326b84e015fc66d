"""A worker whose jobs do what the name of the "footage" says: `python -m tests.support.misbehaving_worker`.

For tests of the client: it is the product's own worker with another table of handlers.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

from engine.models.guest import Guest, Way
from engine.protocol import (
    Analyse,
    Analysis,
    FindHighlights,
    FootageError,
    FreeModels,
    MediaInfo,
    OutOfMemory,
    Probe,
    Still,
    StillPictures,
    Stills,
)
from engine.tasks.context import Context, Meter
from engine.worker import main


def probe(request: Probe, context: Context) -> object:
    name = Path(request.path).name
    deed, _, argument = name.partition("=")
    match deed:
        case "cooperative":
            while True:
                context.progress(0.1, "waiting")
                time.sleep(0.01)
        case "stuck":
            context.progress(0.1, f"stuck in {os.getpid()}")
            time.sleep(3600)
        case "stuck with a child":
            child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
            context.progress(0.1, str(child.pid))
            time.sleep(3600)
        case "many steps":
            for step in range(int(argument)):
                context.progress(step / int(argument), f"step {step}")
        case "chatter":
            Meter.INTERVAL = 0.0
            began = time.monotonic()
            for step in range(sys.maxsize):
                context.progress(step / sys.maxsize, f"step {step}")
                time.sleep(max(0.0, began + step / float(argument) - time.monotonic()))
        case "steps":  # each of a hundredth of a second, and a checkpoint
            context.progress(0.0, "stepping")
            for _ in range(int(argument)):
                context.check()
                time.sleep(0.01)
            return _info(request.path, fingerprint=str(os.getpid()))
        case "nap":
            context.progress(0.1, "napping")
            time.sleep(float(argument))
        case "circle":
            context.progress(0.1, "turning in a circle")
            while True:
                pass
        case "hold the lock":
            context.progress(0.1, "holding the lock")
            _hold_the_lock(3600)
        case "stand still":
            context.progress(0.1, "standing still")
            os.kill(os.getpid(), signal.SIGSTOP)
        case "kernel":
            _run_a_long_kernel(context, int(argument or 0))
        case "card held":
            held = _hold_the_card(int(argument))
            context.progress(0.1, str(os.getpid()))
            time.sleep(3600)
            del held
        case "card":  # fill it, but for what a smaller setting leaves
            import torch

            share = 1.5 if context.smaller < int(argument) else 0.5
            torch.empty(int(torch.cuda.mem_get_info()[0] * share), dtype=torch.uint8, device="cuda").zero_()
            return _info(request.path, fingerprint=f"smaller {context.smaller}")
        case "memory":
            if context.smaller < int(argument):
                raise MemoryError
            return _info(request.path, fingerprint=f"smaller {context.smaller}")
        case "memory of the card":
            if context.smaller < int(argument):
                raise OutOfMemory("the graphics card's memory was not enough", hint="close other programs")
        case "real memory":
            if not context.smaller:
                _use_up_memory()
        case "killed for memory":
            context.progress(0.1, "too much")
            if context.smaller < int(argument):
                os.kill(os.getpid(), signal.SIGKILL)
            return _info(request.path, fingerprint=f"smaller {context.smaller}")
        case "exit":
            os._exit(int(argument))
        case "abort":
            os.abort()
        case "sys.exit":
            sys.exit(int(argument))
        case "unusable":
            raise FootageError("it is no footage", file=request.path, hint="take another")
        case "bug":
            raise ZeroDivisionError("a fault\nin two lines")
        case "print":
            print("printed by a library", flush=True)
            os.write(1, b"\x00\x00\x00\x00written to descriptor 1")
            subprocess.run([sys.executable, "-c", "print('printed by a child')"], check=True)
        case "read stdin":
            return _info(request.path, fingerprint=repr(sys.stdin.read()))
        case "wrong answer":
            return {"not": "an answer"}
        case "model":  # of a size in MiB; the name tells one from another
            size = int(argument.partition(" ")[2] or 1) << 20
            way = Way("cpu", "cpu", size, 0, lambda: bytearray(size))
            guest = Guest(argument, argument.partition(" ")[0], request.path, (way,))
            with context.models.hold(guest) as held:
                return _info(request.path, fingerprint=str(id(held)))
        case "busy model":
            way = Way("cpu", "cpu", 1 << 20, 0, object)
            with context.models.hold(Guest(argument, argument, request.path, (way,))):
                while True:
                    context.check()
                    time.sleep(0.01)
        case "remember":
            context.index.put("content", "note", "1", _info(request.path))
    return _info(request.path)


def analyse(request: Analyse, context: Context) -> Analysis:
    empty: tuple[()] = ()
    return Analysis(
        info=_info(request.path), shots=empty, fades=empty, speech=empty, faces=empty, people=empty, events=empty,
        unusable=empty, signals=empty,
    )  # fmt: skip


def stills(request: Stills, context: Context) -> StillPictures:
    """Gives its parts, and loses its process in the middle of them when the name says so."""
    for number, time_asked in enumerate(request.times):
        if number == 2 and "killed" in request.path and not context.smaller:
            os.kill(os.getpid(), signal.SIGKILL)
        context.give(Still(time=time_asked, jpeg=b"\xff\x00picture"))
    return StillPictures(jpegs=tuple(b"" for _ in request.times))


def _hold_the_lock(seconds: int) -> None:
    """A native call that lets no other thread of Python run."""
    if sys.platform == "win32":
        ctypes.PyDLL("kernel32").Sleep(seconds * 1000)
    else:
        ctypes.PyDLL(None).sleep(seconds)


def _use_up_memory() -> None:
    """Ask for more than this process may have."""
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (1 << 32, most))
    try:
        kept = []
        while True:
            kept.append(bytearray(1 << 28))
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _hold_the_card(mebibytes: int) -> object:
    """Take that much of the graphics card's memory."""
    import torch

    return torch.empty(mebibytes << 20, dtype=torch.uint8, device="cuda").zero_()


def _run_a_long_kernel(context: Context, mebibytes: int) -> None:
    """One that keeps the graphics card busy for minutes, with that much of its memory in hand."""
    import torch

    held = _hold_the_card(mebibytes)
    torch.cuda.synchronize()
    torch.cuda._sleep(600 * 10**9)
    context.progress(0.1, str(os.getpid()))
    torch.cuda.synchronize()
    del held


def _info(path: str, fingerprint: str = "0") -> MediaInfo:
    return MediaInfo(
        path=path,
        fingerprint=fingerprint,
        size=1,
        container="mov",
        kind="video",
        origin=Fraction(1, 3),
        duration=Fraction(1001, 30000),
    )


if __name__ == "__main__":
    main(
        {
            Probe: "tests.support.misbehaving_worker:probe",
            Analyse: "tests.support.misbehaving_worker:analyse",
            Stills: "tests.support.misbehaving_worker:stills",
            FindHighlights: "tests.support.no_such_module:handle",
            FreeModels: "engine.tasks.memory:free",
        }
    )
