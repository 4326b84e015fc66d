"""Music under a reel: as long as the reel, repeated where it is shorter, and so quiet that what is said stays clear."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, log10
from pathlib import Path

from editor.model import Clip, Gain, Media, Origin, Track, Transition
from engine.protocol import Analysis, FootageError, MediaInfo, Span

UNDER_SPEECH = 14.0
"""LU by which music lies under speech: listeners follow speech without effort from some 10 LU on, and the loudest bars of a
piece of music lie a few LU above its mean."""
UNDER_SOUND = 8.0
"""LU by which it lies under other sound, where nobody speaks in the reel."""
MOST_BOOST = 12.0
"""Decibels: quieter music is not raised further, since its noise would be."""
FADE_IN, FADE_OUT = Fraction(1, 2), Fraction(2)
CROSS_FADE = Fraction(1)
"""Seconds over which the end of the music passes into its beginning where it is repeated."""
SHORTEST = Fraction(3)
"""Seconds of sound that can be repeated without becoming a noise of its own."""

_TASK = "music"
_SHARE = 4
"""A fade takes at most one part in four of what it is in."""
_GATE, _RELATIVE_GATE = -70.0, -10.0
"""LUFS, and LU below the mean: what counts as silence by ITU-R BS.1770."""
_AUDIBLE = -55.0
"""LUFS from which the beginning or end of the music is more than silence."""


def check_music(info: MediaInfo) -> None:
    """Raises FootageError for a file that cannot be music, before anything is measured."""
    if not info.audio:
        raise FootageError("this file has no sound, so it cannot be the music", file=info.path, hint="choose another")
    length = _bounds(info).duration
    if length < SHORTEST:
        raise FootageError(
            f"the music lasts only {float(length):.1f} s",
            file=info.path,
            hint=f"choose one of {float(SHORTEST):g} s or more",
        )


def music_track(
    music: Analysis, media: Media, heard: Sequence[tuple[Analysis, Span]], frames: int, rate: Fraction, *, track_id: str
) -> Track:
    """A track that fills `frames` frames with `media`, whose analysis is `music`, under the sound of the reel's parts
    `heard`. Raises FootageError when the music is silent.
    """
    usable = _audible(music)
    level, why = _level(music, usable, heard)
    start, every = usable.start, floor(usable.duration * rate)
    fade_in, fade_out = (min(round(seconds * rate), frames // _SHARE) for seconds in (FADE_IN, FADE_OUT))
    half = max(1, round(min(CROSS_FADE * rate, Fraction(every, _SHARE)) / 2))
    lengths = _lengths(frames, every, half, fade_out)
    fade_out = min(fade_out, lengths[-1])
    repeated = (f"repeated {len(lengths) - 1} times" if len(lengths) > 2 else "repeated once",) if len(lengths) > 1 else ()
    clips: list[Clip] = []
    at = 0
    for number, length in enumerate(lengths, start=1):
        clips.append(
            Clip(
                id=f"u{number}",
                media=media.id,
                record_in=at,
                duration=length,
                source_in=start + (half / rate if number > 1 else 0),
                name=Path(media.name).stem,
                gain=Gain(
                    db=level,
                    fade_in=fade_in if number == 1 else 0,
                    fade_out=fade_out if number == len(lengths) else 0,
                ),
                origin=Origin(task=_TASK, reasons=(why, *repeated)),
            )
        )
        at += length
    joins = tuple(
        Transition(id=f"x{left.id}", kind="dissolve", left=left.id, right=right.id, before=half, after=half)
        for left, right in pairwise(clips)
    )
    return Track(id=track_id, kind="audio", name="Music", items=tuple(clips), transitions=joins)


def integrated(values: Iterable[float]) -> float | None:
    """LUFS of momentary values a tenth of a second apart, gated as BS.1770 has it; None for silence."""
    powers = [10 ** (value / 10) for value in values if value > _GATE]
    if not powers:
        return None
    floor_ = sum(powers) / len(powers) * 10 ** (_RELATIVE_GATE / 10)
    loud = [power for power in powers if power > floor_]
    return 10 * log10(sum(loud) / len(loud))


def _lengths(frames: int, every: int, half: int, fade_out: int) -> list[int]:
    """Frames of each time the music of `every` frames is heard. Each but the last leaves `half` frames for its cross-fade,
    each but the first begins as many later; the last is long enough for its fades."""
    if frames <= every:
        return [frames]
    lengths = [every - half]
    left = frames - lengths[0]
    while left > every - half:
        lengths.append(every - 2 * half)
        left -= lengths[-1]
    least = min(2 * half + fade_out, lengths[-1] // 2)
    if left < least:
        lengths[-1] -= least - left
        left = least
    return [*lengths, left]


def _level(music: Analysis, usable: Span, heard: Sequence[tuple[Analysis, Span]]) -> tuple[float, str]:
    """The gain in decibels, and in words what it rests on."""
    own = integrated(_values(music, [usable]))
    if own is None:
        raise _silent(music)
    spoken = integrated(value for analysis, span in heard for value in _values(analysis, _within(analysis.speech, span)))
    sound = integrated(value for analysis, span in heard for value in _values(analysis, [span]))
    if spoken is not None:
        level, why = spoken - UNDER_SPEECH - own, f"{UNDER_SPEECH:g} LU under the speech"
    elif sound is not None:
        level, why = sound - UNDER_SOUND - own, f"{UNDER_SOUND:g} LU under the other sound"
    else:
        level, why = 0.0, "alone, since the footage is silent"
    return round(min(level, MOST_BOOST), 1), why


def _within(spans: Sequence[Span], window: Span) -> list[Span]:
    """The parts of `spans` that lie in `window`."""
    first = max(0, bisect_right(spans, window.start, key=lambda span: span.start) - 1)
    cut = [Span(max(span.start, window.start), min(span.end, window.end)) for span in spans[first:]]
    return [span for span in cut if span.start < span.end]


def _values(analysis: Analysis, spans: Iterable[Span]) -> list[float]:
    signal = analysis.signal("loudness")
    if signal is None:
        return []
    return [
        value
        for span in spans
        for value in signal.values[max(0, floor(span.start / signal.step)) : max(0, ceil(span.end / signal.step))]
    ]


def _bounds(info: MediaInfo) -> Span:
    """Media time of the first sound stream's beginning and end."""
    stream = info.audio[0]
    start = stream.start - info.origin
    return Span(max(start, Fraction(0)), start + stream.duration)


def _audible(music: Analysis) -> Span:
    """From the first sound of the music to its last, since what is repeated should not pause."""
    bounds = _bounds(music.info)
    signal = music.signal("loudness")
    loud = [index for index, value in enumerate(signal.values) if value > _AUDIBLE] if signal is not None else []
    if signal is None or not loud:
        raise _silent(music)
    span = Span(max(bounds.start, loud[0] * signal.step), min(bounds.end, (loud[-1] + 1) * signal.step))
    return span if span.duration >= SHORTEST else bounds


def _silent(music: Analysis) -> FootageError:
    heard = "the music is silent" if music.signal("loudness") is not None else "the music's sound could not be decoded"
    return FootageError(heard, file=music.info.path, hint="choose another")
