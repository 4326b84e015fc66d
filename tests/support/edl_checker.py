"""What every CMX 3600 list of ours must hold, read with nothing of the writer's code.

`problems(text, rate)` names each rule that a list breaks; an empty list means it is sound. The rules are those of the
format (columns, numbering, legal timecodes) and of continuity: record times follow each other, the source span is the
record span times the speed, a reel stands for one file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

_EVENT = re.compile(
    r"^(\d{3})  ([A-Z0-9]{1,8} *)(?<=^.{13}) (V   |A   |A2  |AA  |NONE)  (C   |D   |W\d{3}) (\d{3}|   ) "
    r"(\S{11}) (\S{11}) (\S{11}) (\S{11})$"
)
_SPEED = re.compile(r"^M2   ([A-Z0-9]{1,8} *)(?<=^.{13})      ([ -]\d{3}\.\d)                (\S{11})$")
_TIMECODE = re.compile(r"^(\d\d):(\d\d):(\d\d)([:;])(\d\d)$")
_NTSC = {30: 2, 60: 4}


@dataclass
class Line:
    """One line of an event, in frames; source positions may be counted with or without dropped labels."""

    reel: str
    kind: str
    length: int | None
    source_in: int
    source_out: int
    record_in: int
    record_out: int


@dataclass
class Event:
    number: int
    track: str
    lines: list[Line] = field(default_factory=list)
    speed: Fraction | None = None
    """Frames per second, as the list says it."""
    comments: list[str] = field(default_factory=list)

    @property
    def last(self) -> Line:
        return self.lines[-1]


@dataclass
class Edl:
    title: str
    drop_frame: bool
    events: list[Event]
    reels: dict[str, str]
    problems: list[str]


def frames(timecode: str, rate: Fraction) -> int:
    """Frames that a timecode counts at `rate`. Raises ValueError when there is no such label."""
    match = _TIMECODE.match(timecode)
    if match is None:
        raise ValueError(f"{timecode!r} is not a timecode")
    hour, minute, second, frame = (int(match.group(i)) for i in (1, 2, 3, 5))
    base = round(rate)
    if hour > 23 or minute > 59 or second > 59 or frame >= base:
        raise ValueError(f"{timecode} does not exist at {base} frames a second")
    count = ((hour * 60 + minute) * 60 + second) * base + frame
    if match.group(4) == ":":
        return count
    dropped = _NTSC.get(base)
    if dropped is None or rate.denominator == 1:
        raise ValueError(f"{timecode} is drop-frame at {rate}")
    if frame < dropped and second == 0 and minute % 10:
        raise ValueError(f"{timecode} is a dropped label")
    return count - dropped * sum(1 for m in range(1, hour * 60 + minute + 1) if m % 10)


def parse(text: str, rate: Fraction) -> Edl:
    """The list as values, and every breach of the format met on the way."""
    problems: list[str] = []
    rows = text.split("\n")
    if rows[-1]:
        problems.append("the last line is not ended")
    if not rows[0].startswith("TITLE: ") or not rows[0].isascii() or len(rows[0]) > 90:
        problems.append(f"title line {rows[0]!r}")
    if rows[1] not in ("FCM: NON-DROP FRAME", "FCM: DROP FRAME"):
        problems.append(f"counting line {rows[1]!r}")
    edl = Edl(title=rows[0][7:], drop_frame=rows[1] == "FCM: DROP FRAME", events=[], reels={}, problems=problems)
    for row in rows[2:]:
        _row(edl, row, rate)
    return edl


def _row(edl: Edl, row: str, rate: Fraction) -> None:
    problems = edl.problems
    if any(ord(c) < 32 or ord(c) in (127, 0x85, 0x2028, 0x2029) for c in row):
        problems.append(f"control character in {row!r}")
    if not row:
        return
    if match := re.match(r"^\* REEL ([A-Z0-9]{1,8}) IS (.+)$", row):
        if match.group(1) in edl.reels:
            problems.append(f"reel {match.group(1)} stands for two files")
        edl.reels[match.group(1)] = match.group(2)
    elif row.startswith(("* ", "AUD   ")) and edl.events:
        edl.events[-1].comments.append(row)
    elif (match := _SPEED.match(row)) and edl.events:
        event = edl.events[-1]
        event.speed = Fraction(match.group(2).strip())
        if match.group(1).strip() != event.last.reel or frames(match.group(3), rate) != event.last.source_in:
            problems.append(f"{row!r} does not belong to event {event.number}")
    elif match := _EVENT.match(row):
        try:
            times = [frames(match.group(i), rate) for i in (6, 7, 8, 9)]
        except ValueError as error:
            problems.append(str(error))
            return
        if any((";" in match.group(i)) != edl.drop_frame for i in (8, 9)):
            problems.append(f"record timecode of {row!r} against FCM")
        length = int(match.group(5)) if match.group(5).strip() else None
        line = Line(match.group(2).strip(), match.group(4).strip(), length, *times)
        number, track = int(match.group(1)), match.group(3).strip()
        if edl.events and edl.events[-1].number == number and len(edl.events[-1].lines) == 1:
            if edl.events[-1].track != track:
                problems.append(f"event {number} changes track")
            edl.events[-1].lines.append(line)
        else:
            edl.events.append(Event(number, track, [line]))
    else:
        problems.append(f"unreadable line {row!r}")


def problems(text: str, rate: Fraction, *, contiguous: bool = True) -> list[str]:
    """Every rule that the list breaks. `contiguous` asks that pictures leave no gap (only the main list closes gaps)."""
    edl = parse(text, rate)
    found = edl.problems
    if [event.number for event in edl.events] != list(range(1, len(edl.events) + 1)) or len(edl.events) > 999:
        found.append(f"event numbers {[event.number for event in edl.events][:20]}")
    if edl.drop_frame and (round(rate) not in _NTSC or rate.denominator == 1):
        found.append(f"drop-frame list at {rate}")
    for event in edl.events:
        found.extend(_of_event(event, rate))
    for track in {event.track for event in edl.events}:
        events = [event for event in edl.events if event.track == track]
        for earlier, later in pairwise(events):
            gap = later.last.record_in - earlier.last.record_out
            if gap < 0 or (gap and track == "V" and contiguous):
                found.append(f"events {earlier.number} and {later.number} are {gap} frames apart")
    return found + _of_reels(edl)


def _of_event(event: Event, rate: Fraction) -> list[str]:
    found: list[str] = []
    line = event.last
    length, span = line.record_out - line.record_in, (line.source_out - line.source_in) % (round(rate) * 86400)
    if length < 1:
        found.append(f"event {event.number} lasts {length} frames")
    if event.speed is None:
        if span != length:
            found.append(f"event {event.number}: {span} source frames over {length} without M2")
    elif event.speed == 0:
        if span != 1 or "* * FREEZE FRAME" not in event.comments:
            found.append(f"event {event.number}: a freeze of {span} frames")
    else:
        rounding = Fraction(1, 2) + Fraction(1, 20) / rate * length
        if abs(span - max(Fraction(1), length * abs(event.speed) / rate)) > rounding:
            found.append(f"event {event.number}: {span} source frames over {length} at {float(event.speed)} per second")
    if len(event.lines) == 2:
        first = event.lines[0]
        if (first.kind, first.length, first.record_in, first.record_out) != ("C", None, line.record_in, line.record_in):
            found.append(f"event {event.number}: what is left is not a zero-length cut")
        if first.source_in != first.source_out:
            found.append(f"event {event.number}: source of what is left has a length")
        if line.kind == "C" or line.length is None or not 0 < line.length <= length:
            found.append(f"event {event.number}: transition {line.kind} of {line.length} in {length} frames")
    elif line.kind != "C" or line.length is not None:
        found.append(f"event {event.number}: a transition from nothing")
    return found


def _of_reels(edl: Edl) -> list[str]:
    found: list[str] = []
    used = {line.reel for event in edl.events for line in event.lines} - {"BL"}
    if "AX" in used:
        if used != {"AX"} or edl.reels:
            found.append("AX beside other reels")
    elif used != set(edl.reels):
        found.append(f"reels {sorted(used)} but a map of {sorted(edl.reels)}")
    if len(set(edl.reels.values())) != len(edl.reels):
        found.append("two reels for one file")
    for event in edl.events:
        files = [comment.split(": ", 1)[1] for comment in event.comments if comment.startswith("* SOURCE FILE: ")]
        named = [edl.reels.get(line.reel, "") for line in event.lines if line.reel not in ("BL", "AX")]
        if files != [name.rsplit("/", 1)[-1].strip() for name in named]:
            found.append(f"event {event.number}: source files {files} for {named}")
    return found
