"""decord in a process of its own: `python -m engine.media.decord_child PATH WIDTH HEIGHT`, spoken to by `decord_process`.

decord's native code can loop for ever on files whose index promises more frames than can be decoded, and holds the
interpreter's lock meanwhile (dmlc/decord issues 269, 373 and 375), so no thread of its process could stop it.

Questions come as lines of JSON on standard input: {"times": [index]} or {"pictures": [index]}. Answers go to standard output
as a line of JSON, followed by `bytes` raw bytes where it names a number of them.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, BinaryIO


def main(path: str, width: int, height: int) -> None:
    """Serve until standard input ends. `width` and `height` are -1 for pictures as stored."""
    sink = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)  # what the library prints must not come between the answers
    try:
        import decord
    except (ImportError, OSError, RuntimeError) as error:
        _say(sink, {"failed": f"decord is not available ({type(error).__name__})"})
        return
    decord.logging.set_level(decord.logging.QUIET)
    failures = (RuntimeError, ValueError, IndexError, decord.DECORDError)
    try:
        source = decord.VideoReader(path, ctx=decord.cpu(0), width=width, height=height, num_threads=0)
        _say(sink, {"count": len(source)})
        for line in sys.stdin:
            _answer(source, json.loads(line), sink)
    except failures as error:
        _say(sink, {"failed": f"decord cannot read this file ({type(error).__name__})"})


def _answer(source: Any, question: dict[str, list[int]], sink: BinaryIO) -> None:
    if "times" in question:
        _say(sink, {"times": [float(source.get_frame_timestamp(index)[0]) for index in question["times"]]})
        return
    pictures = source.get_batch(question["pictures"]).asnumpy()
    _say(sink, {"shape": pictures.shape, "bytes": pictures.nbytes}, pictures.tobytes())


def _say(sink: BinaryIO, answer: dict[str, object], data: bytes = b"") -> None:
    sink.write(json.dumps(answer).encode() + b"\n" + data)
    sink.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    os._exit(0)  # its threads may never end by themselves
