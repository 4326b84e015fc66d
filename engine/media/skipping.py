"""Which packets need not be decoded on the way to the frames that are wanted.

Two kinds can be left out without a bit of a wanted frame changing: pictures that no other one refers to (the decoder drops
them itself when asked for "NONREF", by what the stream says of each), and everything before a keyframe at or before the next
wanted frame. Which packet holds a wanted frame is read off presentation stamps, some packets ahead of the decoder. Where
stamps do not tell, nothing is left out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from av.stream import Stream

Packet = Any
"""av.Packet, whose type differs between streams of pictures and of sound."""
_SKIP_WELL = ("h264", "mpeg4", "mpeg2video")
"""Codecs whose pictures say whether any other one refers to them, and whose decoders leave those out when asked."""
_MOST_HELD = 2_000
"""Packets that may be read ahead to find out which one holds a wanted frame."""
_MOST_BYTES = 64_000_000
_WORTH_A_JUMP = 6
"""Fewer packets before a keyframe are rather decoded than left out: emptying the decoder leaves its threads idle."""
_REMEMBERED = 64
"""Packets that may be inside the decoder, its threads and its reordering, at once."""
_HEVC_VPS = 32


@dataclass(frozen=True)
class Step:
    """A packet for the decoder. `skip`: what it holds is not needed if no other picture refers to it. `afresh`: packets
    before it were left out, and the decoder must be emptied and reset as after a seek."""

    packet: Packet
    skip: bool = False
    afresh: bool = False


class PacketPlan:
    """Packets of one stream, in order of the file, without those that are not needed for the wanted frames.

    A frame is wanted by an instant in ticks of the stream's time base: it is the last one whose stamp is at or before it.
    `skips` allows single pictures to be left out (see `can_skip`), `jumps` what lies before a keyframe; `intra` says that
    every picture stands alone.
    """

    def __init__(self, source: Iterator[Packet], *, skips: bool, jumps: bool, intra: bool) -> None:
        self._source = source
        self._skips, self._jumps, self._intra = skips, jumps, intra
        self.due: deque[int] = deque()
        """Stamps of wanted frames that were sent; who reads the frames takes off each as it comes."""
        self._held: deque[Packet] = deque()
        self._bytes = 0
        self._sent: deque[int] = deque(maxlen=_REMEMBERED)
        self._wanted: deque[int] | None = None
        self._all_after = True
        self._target: int | None = None
        """Stamp of the frame that is wanted next as far as it is known."""
        self._certain = False
        """Whether no packet to come can be nearer to the wanted instant."""
        self._afresh = False
        self._tells = True

    def want(self, instants: Iterable[int], *, all_after: bool) -> None:
        """From now on only the frames of these ascending instants are needed; `all_after`: and each one after the last."""
        self._wanted = deque(instants)
        self._all_after = all_after
        self._target, self._certain = None, False

    def step(self) -> Step | None:
        """The next packet, or None: the file is over, or nothing more is wanted."""
        self._aim()
        if self._wanted is not None and not self._wanted and not self._all_after:
            return None
        packet = self._pop()
        if packet is None:
            return None
        stamp, target = packet.pts, self._target
        skip = self._skips and target is not None and stamp is not None and stamp < target
        if stamp is not None and not skip and not packet.is_discard:
            self._sent.append(stamp)
            if stamp == target and self._certain:
                self.due.append(stamp)
        afresh, self._afresh = self._afresh, False
        return Step(packet, skip, afresh)

    # --- inside

    def _pop(self) -> Packet | None:
        if not self._held:
            return next(self._source, None)
        packet = self._held.popleft()
        self._bytes -= packet.size
        return packet

    def _aim(self) -> None:
        """Know the wanted frame that is still to be sent, as far as packets tell."""
        while self._wanted and self._tells:
            instant = self._wanted[0]
            if self._coming(instant):
                return
            if not self._certain:
                self._look_ahead(instant)
                if self._coming(instant) or not self._certain:
                    return  # or more than may be held lies before it: what is held is used up first
                continue
            if self._target is None and not self._sent:
                return  # before the first frame, the first one is shown
            self._wanted.popleft()  # it is on its way already, or there is none
            self._target, self._certain = None, False
        self._target = None

    def _coming(self, instant: int) -> bool:
        """Whether the frame shown at `instant`, or the nearest to it known yet, has still to be sent."""
        if self._target is None:
            return False
        known = max((stamp for stamp in self._sent if stamp <= instant), default=None)
        return known is None or self._target > known

    def _look_ahead(self, instant: int) -> None:
        """Read on until no packet to come can be shown at or before `instant`; leave out what a keyframe makes needless."""
        place, held = 0, self._held
        target: int | None = None
        while True:
            if place == len(held):
                if len(held) >= _MOST_HELD or self._bytes >= _MOST_BYTES:
                    break
                packet = next(self._source, None)
                if packet is None:
                    self._certain = True
                    break
                held.append(packet)
                self._bytes += packet.size
            packet = held[place]
            if packet.pts is None:
                self._tells = False
                return
            if packet.pts <= instant and not packet.is_discard:
                target = packet.pts if target is None else max(target, packet.pts)
                if packet.is_keyframe and self._may_jump(packet, place):
                    for _ in range(place):
                        self._bytes -= held.popleft().size
                    place = 0
                    self._afresh = self._afresh or not self._intra
            place += 1
            if packet.dts is not None and packet.dts > instant:
                self._certain = True
                break
        self._target = target

    def _may_jump(self, keyframe: Packet, before: int) -> bool:
        """Whether the packets held before a keyframe, `before` in number, are left out from here on."""
        if not self._jumps or not before:
            return False
        if self._intra:
            return True
        # what has not begun yet has been sought: where that was in vain an earlier keyframe is needed, not a later one
        begun = bool(self._sent) and max(self._sent) < keyframe.pts
        return begun and (before >= _WORTH_A_JUMP or self._afresh)


def can_skip(stream: Stream, *, interlaced: bool) -> bool:
    """Whether the decoder may be told to leave out what no other picture refers to.

    In interlaced footage the two fields of a picture may differ in that. In HEVC a picture is only told not to be needed by
    its own sub-layer in time, which is enough where there is but one.
    """
    name = stream.codec_context.codec.canonical_name if stream.codec_context.codec else stream.codec_context.name
    if interlaced:
        return False
    return name in _SKIP_WELL or (name == "hevc" and sub_layers(stream.codec_context.extradata or b"") == 1)


def sub_layers(extradata: bytes) -> int | None:
    """How many sub-layers in time an HEVC stream has at most, by its video parameter set (ITU-T H.265, 7.3.2.1).

    None where there is none: neither in a configuration record (ISO/IEC 14496-15, 8.3.3.1) nor between start codes.
    """
    for unit in _units(extradata):
        if len(unit) >= 4 and unit[0] >> 1 & 0x3F == _HEVC_VPS:
            return (unit[3] >> 1 & 7) + 1
    return None


def _units(extradata: bytes) -> Iterator[bytes]:
    if extradata[:1] != b"\x01":
        yield from extradata.split(b"\x00\x00\x01")[1:]
        return
    if len(extradata) < 23:
        return
    place = 23
    for _ in range(extradata[22]):
        count = int.from_bytes(extradata[place + 1 : place + 3], "big")
        place += 3
        for _ in range(count):
            size = int.from_bytes(extradata[place : place + 2], "big")
            yield extradata[place + 2 : place + 2 + size]
            place += 2 + size
