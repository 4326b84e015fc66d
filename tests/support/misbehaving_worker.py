"""A worker whose jobs do what the name of the "footage" says: `python -m tests.support.misbehaving_worker`.

For tests of the client: it is the product's own worker with another table of handlers.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

from engine.protocol import Analyse, Analysis, FindHighlights, FootageError, MediaInfo, Probe
from engine.tasks.context import Context
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
            context.progress(0.1, "stuck")
            time.sleep(3600)
        case "stuck with a child":
            child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
            context.progress(0.1, str(child.pid))
            time.sleep(3600)
        case "many steps":
            for step in range(int(argument)):
                context.progress(step / int(argument), f"step {step}")
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
        case "remember":
            context.index.put("content", "note", "1", _info(request.path))
    return _info(request.path)


def analyse(request: Analyse, context: Context) -> Analysis:
    empty: tuple[()] = ()
    return Analysis(
        info=_info(request.path), shots=empty, fades=empty, speech=empty, faces=empty, people=empty, events=empty,
        unusable=empty, signals=empty,
    )  # fmt: skip


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
            FindHighlights: "tests.support.no_such_module:handle",
        }
    )
