"""CMX 3600 edit decision lists, for the programs that still conform by timecode and reel.

Layout after SMPTE ST 258 and the lists that editing programs write: event, reel, track, edit and duration in fixed
columns, four timecodes, out points exclusive, `M2` for speed (frames per second, one decimal), `*` for comments. The source
columns of an `M2` event hold the source that is really used, as the standard has it: record span times speed; a freeze
uses one frame, and backwards the span still runs upwards and only the speed is negative.

Presets: `resolve` gives every file its own reel, which with timecode is what Resolve conforms by, and names the files in
comments. `premiere` says `AX` and the file's name, because Premiere links by `FROM CLIP NAME` and calls clips UNKNOWN
when a comment of another kind names their file.

Gaps in the picture of the main list are events of black (`BL`), so that record times follow each other and a list that
starts late still starts where it should; gaps in sound and on upper video tracks are left open. Each further video track
is a list of its own, since readers take one video track from a list.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from editor.interchange.edl_events import Event, Line, Source, track_events, usable_clips
from editor.interchange.edl_loss import report_losses
from editor.interchange.loss import Loss, LossReport
from editor.interchange.names import file_name, one_line, reels, title
from editor.interchange.timing import SourceClock, counts_drop_frame, record_start, source_clock
from editor.model import Marker, Project, Sequence, Track
from editor.timecode import format_timecode, nearest_frame, nominal_rate
from engine.protocol import UsageError

Preset = Literal["resolve", "premiere"]

EVENTS_PER_LIST = 999
_CHANNELS = {
    (1,): ("A",),
    (2,): ("A2",),
    (1, 2): ("AA",),
    (3,): ("NONE", "AUD   3"),
    (3, 4): ("NONE", "AUD   3    4"),
}
"""Track column and extra line by sound channels: channels 3 and 4 have no word of their own in the column."""
_MARKER_COLOURS = {
    colour: colour.upper() for colour in ("red", "yellow", "green", "cyan", "blue", "magenta", "black", "white")
} | {
    "orange": "YELLOW",
    "purple": "MAGENTA",
    "pink": "MAGENTA",
}


class EdlFile(msgspec.Struct, frozen=True, kw_only=True):
    """One list. `part` goes between the file's name and its suffix: "" for the main list, "2", "v2" or "v2.2"."""

    part: str
    text: str


class EdlFiles(msgspec.Struct, frozen=True, kw_only=True):
    """The lists that together hold a sequence, the main one first, and what they could not carry."""

    files: tuple[EdlFile, ...]
    losses: tuple[Loss, ...]

    @property
    def lost(self) -> tuple[str, ...]:
        """The losses as one sentence each."""
        return tuple(loss.line for loss in self.losses)


def write_edl(project: Project, preset: Preset = "resolve") -> EdlFiles:
    """The active sequence as CMX 3600 lists of at most 999 events each.

    Raises UsageError when it holds no clip that a list can name, is counted at more than 100 frames per second (a list has
    two digits for them), or ends more than 24 hours after its timecode's midnight.
    """
    sequence = project.sequence
    if nominal_rate(sequence.rate) > 100:
        raise UsageError(
            f"an EDL cannot count {nominal_rate(sequence.rate)} frames per second",
            hint="export .otio, or change the sequence's rate",
        )
    start = record_start(sequence)
    if start + sequence.duration > 86400 * sequence.rate:
        raise UsageError("an EDL ends at 24 hours and the sequence goes on after that", hint="lower its start timecode")
    loss = LossReport()
    lists = _lists(project, sequence, loss)
    if not lists:
        raise UsageError("there is nothing to export: no enabled clip is on a visible or audible track")
    report_losses(project, sequence, preset, loss, further_lists=sum(name != "" for name, _ in lists))
    writer = _Writer(project, sequence, preset, start)
    files: list[EdlFile] = []
    for name, events in lists:
        pieces = [events[at : at + EVENTS_PER_LIST] for at in range(0, len(events), EVENTS_PER_LIST)]
        for number, piece in enumerate(pieces, 1):
            part = ".".join(filter(None, (name, str(number) if number > 1 else "")))
            files.append(EdlFile(part=part, text=writer.text(piece, part, markers=name == "", last=number == len(pieces))))
    return EdlFiles(files=tuple(files), losses=loss.losses())


def _lists(project: Project, sequence: Sequence, loss: LossReport) -> list[tuple[str, list[Event]]]:
    """(name, events) of the main list and of one list for each further video track."""
    pictures: list[tuple[Track, tuple[Source, ...]]] = [
        (track, sources)
        for track in sequence.tracks
        if track.kind == "video" and not track.hidden and (sources := usable_clips(project, sequence, track))
    ]
    main: list[Event] = []
    further: list[tuple[str, list[Event]]] = []
    for number, (track, sources) in enumerate(pictures, 1):
        events = track_events(sources, track.transitions, ("V",), loss, black=number == 1)
        if number == 1:
            main = events
        else:
            further.append((f"v{number}", events))
    main = [*main, *_sound(project, sequence, loss)]
    main.sort(key=lambda event: (event.record_in, event.channel != ("V",), event.channel))
    return [("", main), *further] if main else []


def _sound(project: Project, sequence: Sequence, loss: LossReport) -> list[Event]:
    """Sound tracks on channels 1 to 4, two for a track with stereo footage.

    Channels 3 and 4 hold one track only: both would say `NONE` in the track column, and readers that look no further take
    two of them for one track that overlaps itself.
    """
    events: list[Event] = []
    channel = 1
    for track in sequence.tracks:
        if track.kind != "audio" or track.muted:
            continue
        sources = usable_clips(project, sequence, track)
        if not sources:
            continue
        width = 2 if any(_channels(source) > 1 for source in sources) else 1
        if width == 2 and channel % 2 == 0:
            channel += 1
        if channel + width > 5:
            loss.count("Further sound", "track", "left out, a list has no room for more", left_out=True)
            continue
        code = _CHANNELS[tuple(range(channel, channel + width))]
        events.extend(track_events(sources, track.transitions, code, loss, black=False))
        channel = channel + width if channel + width <= 3 else 5
    return events


def _channels(source: Source) -> int:
    streams = source.media.info.audio
    return streams[source.clip.stream].channels if source.clip.stream < len(streams) else 1


class _Writer:
    """Lays events out as text. Holds what is the same for all lists of one export."""

    def __init__(self, project: Project, sequence: Sequence, preset: Preset, start: int) -> None:
        self._project, self._sequence, self._preset, self._start = project, sequence, preset, start
        used = {clip.media for track in sequence.tracks for clip in track.clips}
        self._media = tuple(media for media in project.media if media.id in used)
        self._reels = reels(self._media)
        self._clocks: dict[str, SourceClock] = {media.id: source_clock(media, sequence) for media in self._media}
        self._drop = counts_drop_frame(sequence)

    def text(self, events: list[Event], part: str, *, markers: bool, last: bool) -> str:
        """One list. Timeline markers go with the pictures they stand on; those outside every picture with the last one."""
        named = title(self._sequence.name, self._project.name)
        lines = [f"TITLE: {named} {part.upper()}".rstrip(), f"FCM: {'DROP FRAME' if self._drop else 'NON-DROP FRAME'}", ""]
        held = self._marker_lines(events, last) if markers else {}
        for number, event in enumerate(events, 1):
            lines.extend(self._event(number, event))
            lines.extend(held.get(number, ()))
        if self._preset == "resolve":
            lines.append("")
            lines.extend(self._reel_map(events))
        return "\n".join(lines) + "\n"

    def _event(self, number: int, event: Event) -> list[str]:
        spans = [self._source_span(line) for line in event.lines]
        lines: list[str] = []
        for line, (source_in, source_out) in zip(event.lines, spans, strict=True):
            length = "" if line.length is None else f"{line.length:03d}"
            record_in, record_out = self._record(line.record_in), self._record(line.record_out)
            lines.append(
                f"{number:03d}  {self._reel(line.source):<8} {event.channel[0]:<4}  {line.kind:<4} {length:>3} "
                f"{source_in} {source_out} {record_in} {record_out}"
            )
        lines.extend(event.channel[1:])
        coming = event.lines[-1]
        if coming.source is not None and coming.source.rate != 1:
            speed = _frames_per_second(coming.source.rate, self._sequence.rate)
            lines.append(f"M2   {self._reel(coming.source):<8}      {speed:>6}                {spans[-1][0]}")
        lines.extend(self._comments(event))
        return lines

    def _comments(self, event: Event) -> list[str]:
        """What the event's sources are. With two lines, the first is left and the second comes."""
        lines: list[str] = []
        for word, line in zip(("FROM", "TO") if len(event.lines) == 2 else ("FROM",), event.lines, strict=True):
            if line.source is not None:
                lines.append(f"* {word} CLIP NAME: {file_name(line.source.media)}")
        if not lines:
            lines.append("* BLACK")  # pycmx overlooks an event that no statement follows
        coming = event.lines[-1].source
        if coming is not None and coming.rate == 0:
            lines.append("* * FREEZE FRAME")
        if self._preset == "resolve":
            lines.extend(f"* SOURCE FILE: {file_name(line.source.media)}" for line in event.lines if line.source is not None)
        if coming is not None and event.channel == ("V",):
            name = one_line(coming.clip.name)
            if name and name != file_name(coming.media):
                lines.append(f"* COMMENT: {name}")
        return lines

    def _source_span(self, line: Line) -> tuple[str, str]:
        """Source timecodes of a line. Black has none of its own and counts from zero."""
        length = line.record_out - line.record_in
        if line.source is None:
            return self._plain(0), self._plain(length)
        clock = self._clocks[line.source.media.id]
        first = clock.position(line.source.time_at(line.record_in))
        if not length:
            return clock.timecode(first), clock.timecode(first)
        span = source_frames(length, line.source.rate)
        if line.source.rate < 0:
            first = max(first - span + 1, clock.position(Fraction(0)))
        return clock.timecode(first), clock.timecode(first + span)

    def _reel(self, source: Source | None) -> str:
        if source is None:
            return "BL"
        return "AX" if self._preset == "premiere" else self._reels[source.media.id]

    def _record(self, frame: int) -> str:
        return self._plain(self._start + frame)

    def _plain(self, frame: int) -> str:
        return format_timecode(frame, self._sequence.rate, drop_frame=self._drop)

    def _reel_map(self, events: list[Event]) -> list[str]:
        """Which file each reel stands for: at the end, since some readers take nothing but TITLE and FCM before event 1."""
        used = {line.source.media.id for event in events for line in event.lines if line.source is not None}
        lines = {
            f"* REEL {self._reels[media.id]} IS {one_line(media.info.path)}": None
            for media in self._media
            if media.id in used
        }
        return list(lines)

    def _marker_lines(self, events: list[Event], last: bool) -> dict[int, list[str]]:
        """`LOC` comments by event number."""
        pictures = [(number, event) for number, event in enumerate(events, 1) if event.channel == ("V",)]
        held: dict[int, list[str]] = {}
        for marker in sorted(self._sequence.markers, key=lambda marker: marker.frame):
            number = next((n for n, event in pictures if event.record_in <= marker.frame < event.record_out), None)
            if number is None and last and pictures and marker.frame >= pictures[-1][1].record_out:
                number = pictures[-1][0]
            if number is not None:
                held.setdefault(number, []).append(self._marker(marker))
        return held

    def _marker(self, marker: Marker) -> str:
        colour = _MARKER_COLOURS.get(marker.colour.lower(), "RED")
        text = one_line(": ".join(filter(None, (marker.name, marker.note))))
        return f"* LOC: {self._record(marker.frame)} {colour:<7} {text}".rstrip()


def source_frames(length: int, rate: Fraction) -> int:
    """Whole source frames that `length` record frames use at `rate`: at least one, as a freeze does."""
    return max(1, nearest_frame(length * abs(rate), Fraction(1)))


def _frames_per_second(rate: Fraction, sequence_rate: Fraction) -> str:
    """An `M2` speed: three digits, a point and a tenth, with a minus sign when it runs backwards."""
    tenths = nearest_frame(abs(rate) * sequence_rate * 10, Fraction(1))
    sign = "-" if rate < 0 else ""
    return f"{sign}{tenths // 10:03d}.{tenths % 10}"
