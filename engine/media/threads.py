"""How many threads a decoder may use."""

from __future__ import annotations

import os

from av.stream import Stream

_FRAME_BYTES = 256 << 20
"""Memory that pictures in flight may take: a decoder holds about one for each of its threads beside its references."""
_MOST = 16
_AHEAD = 4
"""Threads beyond the cores: while the caller works on one picture, the next ones are being made."""


def decode_with(stream: Stream, *, threads: int | None = None) -> None:
    """Let a stream's decoder use several cores, as many as memory allows at its picture size (8K needs 100 MB each)."""
    context = stream.codec_context
    if stream.type != "video":
        return
    picture = max(1, context.width * context.height * 3)
    context.thread_type = "AUTO"
    context.thread_count = threads or max(1, min((os.cpu_count() or 1) + _AHEAD, _MOST, _FRAME_BYTES // picture))
