"""Subtitle streams inside the footage: text ones only, through the same door as pictures and sound."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import av
from av.stream import Disposition

from engine.media import open_footage
from engine.media.opening import shown
from engine.protocol import FootageError, MediaInfo
from engine.speech.backend import Alive
from engine.speech.cues import MOST_CUES, Cue, clean
from engine.speech.languages import code_of

CODECS = frozenset({"subrip", "srt", "ass", "ssa", "mov_text", "webvtt", "text"})
"""Streams of text. Others are pictures of text, which nothing here can read."""
_LONGEST = Fraction(30)
_DEFAULT = Fraction(4)
"""Seconds a subtitle stays where its stream does not say."""


@dataclass(frozen=True)
class Stream:
    """A text subtitle stream."""

    index: int
    language: str
    forced: bool


def find(info: MediaInfo) -> list[Stream]:
    """The text subtitle streams of a file, those that say everything first. Raises FootageError."""
    with open_footage(info.path, container=info.container) as container:
        found = []
        for stream in container.streams.subtitles:
            context = stream.codec_context
            if context is None or context.name not in CODECS:
                continue
            forced = bool(stream.disposition & Disposition.forced)
            found.append(Stream(stream.index, code_of(stream.language or ""), forced))
    return sorted(found, key=lambda one: (one.forced, one.index))


def read(info: MediaInfo, stream: Stream, alive: Alive) -> list[Cue]:
    """The cues of one stream, media time, in order. Raises FootageError when none can be read, and what `alive` raises."""
    cues: list[Cue] = []
    with open_footage(info.path, container=info.container) as container:
        if stream.index >= len(container.streams) or container.streams[stream.index].type != "subtitle":
            raise FootageError("the file has changed since it was added", file=shown(info.path), hint="add it again")
        source = container.streams[stream.index]
        tick = Fraction(source.time_base)
        try:
            for packet in container.demux(source):
                alive()
                if packet.pts is None or not packet.size:
                    continue
                start = packet.pts * tick - info.origin
                length = packet.duration * tick if packet.duration else _DEFAULT
                said, speaker = clean(_text(packet))
                if said and length > 0:
                    cues.append(Cue(max(start, Fraction(0)), start + min(length, _LONGEST), said, speaker))
                if len(cues) >= MOST_CUES:
                    break
        except (av.FFmpegError, ValueError):
            if not cues:
                raise FootageError(
                    "its subtitle stream is damaged", file=shown(info.path), hint="use another source"
                ) from None
    if not cues:
        raise FootageError("its subtitle stream holds no text", file=shown(info.path), hint="use another source")
    return sorted((cue for cue in cues if cue.end > cue.start), key=lambda cue: (cue.start, cue.end))


def _text(packet: av.Packet) -> str:
    lines = []
    try:
        decoded = packet.decode()
    except av.FFmpegError:
        return ""
    for subtitle in decoded:
        dialogue = getattr(subtitle, "dialogue", b"") or getattr(subtitle, "text", b"")
        lines.append(dialogue.decode("utf-8", "replace"))
    return "\n".join(lines)
