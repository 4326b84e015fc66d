"""The sound of one piece of the programme, as a filter graph over its inputs; and the mix of many."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Any

from editor.render import graph
from editor.render.filters import Chain, Source, footage, generated, make
from editor.render.seeking import SeekTable
from editor.render.soundplan import Duck, SoundPiece
from editor.render.soundruns import SLOWEST_HEARD, Stretch

HARD_GAP = "0.02"
"""Seconds of missing sound from which silence is put in its place; smaller differences are timestamps' rounding."""
_CURVES = {"equal-power": "qsin", "linear": "tri"}
STRETCHER_DELAY = Fraction(45, 1000)
"""Seconds of sound that the stretcher holds: a change of its tempo is heard that much before the sound it comes with."""
GRAIN = 256
"""Samples between which the stretcher's tempo and the level of what is ducked may change."""
OVERLAP = 240
"""Samples over which parts of a ramp at different speeds cross where there is no stretcher that glides."""
MOST_STEPS = 40


def piece_stream(
    piece: SoundPiece, inputs: Iterator[int], seeks: SeekTable, rate: int, delay: int, *, stretcher: bool
) -> Any:
    """`delay` samples of silence and then exactly `piece.samples` samples of stereo at `rate`.

    With `stretcher` ffmpeg's rubberband filter keeps the pitch of what is faster or slower.
    """
    parts = [_stretched(piece, stretch, next(inputs), seeks, rate, stretcher) for stretch in piece.stretches]
    levels = (
        *((make("volume", volume=f"{piece.gain:.4f}dB", precision="float"),) if piece.gain else ()),
        *_ducked(piece.ducks, rate),
        *(
            make("afade", type=fade.kind, start_sample=fade.start, nb_samples=fade.samples, curve=_CURVES[fade.curve])
            for fade in piece.fades
        ),
    )
    return graph.through(graph.sequenced(parts, video=False), (*levels, *_delayed(delay)))


def whole(samples: int) -> Chain:
    """Filters that make a sound exactly `samples` long."""
    return (make("apad", whole_len=samples), make("atrim", end_sample=samples))


def mixed(inputs: int) -> Chain:
    """The sum of several lanes, at full scale each."""
    return (make("amix", inputs=inputs, normalize=0, duration="longest", dropout_transition=0),) if inputs > 1 else ()


def _stretched(piece: SoundPiece, stretch: Stretch, number: int, seeks: SeekTable, rate: int, stretcher: bool) -> Any:
    """Exactly `stretch.samples` samples at `rate`."""
    if not stretch.speed:
        return graph.chain_of(number, generated(f"anullsrc=r={rate}:cl=stereo"), whole(stretch.samples))
    heard = graph.chain_of(number, _source(piece, stretch, seeks), _read(piece, stretch, rate))
    if stretch.bends and not (stretcher and piece.keep_pitch):
        return _in_steps(piece, stretch, heard, rate, stretcher=stretcher)
    tempo = _gliding(stretch, number, rate) if stretch.bends else _tempo(piece, stretch.speed, stretcher=stretcher)
    return graph.through(heard, (*tempo, make("aresample", osr=rate), *whole(stretch.samples)))


def _source(piece: SoundPiece, stretch: Stretch, seeks: SeekTable) -> Source:
    seek = seeks.get((piece.info.path, piece.stream.index, stretch.source))
    return footage(piece.info, piece.stream.index, seek=seek, video=False, threads=1)


def _read(piece: SoundPiece, stretch: Stretch, rate: int) -> Chain:
    """The footage's sound from the stretch's earliest on, in the order in which it is heard.

    The stream is placed by its timestamps: sound before the stretch is dropped, gaps and a late beginning become silence.
    """
    hertz = piece.stream.rate
    start = floor((piece.info.origin + stretch.source) * hertz + Fraction(1, 2))
    placed: Chain = (
        make("asettb", expr=f"1/{hertz}"),
        make("asetpts", expr=f"PTS-({start})"),
        make("atrim", start_pts=0),
        make("aresample", **{"async": 1}, min_comp="0.00001", min_hard_comp=HARD_GAP, first_pts=0),
        *_stereo(piece.stream.channels),
    )
    if not stretch.backwards:
        return placed
    length = max(1, round(stretch.samples * stretch.speed * hertz / rate))
    return (*placed, *whole(length), make("areverse"), make("asetpts", expr="N/SR/TB"))


def _stereo(channels: int) -> Chain:
    """One channel goes to both sides at full level; more than two are folded by the usual downmix."""
    if channels == 1:
        return (make("aformat", sample_fmts="fltp"), make("pan", args="stereo|c0=c0|c1=c0"))
    return (make("aformat", sample_fmts="fltp", channel_layouts="stereo"),)


def _tempo(piece: SoundPiece, speed: Fraction, *, stretcher: bool) -> Chain:
    if speed == 1:
        return ()
    if not piece.keep_pitch:
        return (make("asetrate", sample_rate=max(1, round(piece.stream.rate * speed))),)
    if stretcher:
        return (make("rubberband", tempo=f"{float(speed):.9f}"),)
    factors: list[Fraction] = []
    left = speed
    while left < Fraction(1, 2):
        factors.append(Fraction(1, 2))
        left *= 2
    return tuple(make("atempo", tempo=f"{float(factor):.9f}") for factor in (*factors, left) if factor != 1)


def _gliding(stretch: Stretch, number: int, rate: int) -> Chain:
    """One stretcher whose tempo follows the bends, each told when the sound that it is for comes out."""
    name = f"rubberband@{number}"
    passed = Fraction(0)
    lines = []
    for (at, speed), (until, _) in pairwise([*stretch.bends, (stretch.samples, Fraction(0))]):
        begins = passed + STRETCHER_DELAY if at else Fraction(0)
        lines.append(f"{float(begins):.6f} {name} tempo {float(max(speed, SLOWEST_HEARD)):.6f}")
        passed += speed * (until - at) / rate
    first = float(max(stretch.bends[0][1], SLOWEST_HEARD))
    return (
        make("asetpts", expr="N/SR/TB"),
        make("asetnsamples", nb_out_samples=GRAIN, pad=0),
        make("asendcmd", commands=";".join(lines)),
        make(name, tempo=f"{first:.6f}"),
    )


def _in_steps(piece: SoundPiece, stretch: Stretch, heard: Any, rate: int, *, stretcher: bool) -> Any:
    """The stretch as parts of one speed each, which cross into one another."""
    parts = _steps(stretch)
    copies = heard.filter_multi_output("asplit", len(parts)) if len(parts) > 1 else (heard,)
    hertz = piece.stream.rate
    joined: Any = None
    passed = Fraction(0)
    for number, (samples, speed) in enumerate(parts):
        last = number == len(parts) - 1
        length = samples + (0 if last else OVERLAP)
        begin = round(passed * hertz)
        chain = (
            make("atrim", start_sample=begin, end_sample=begin + max(1, round(length * speed * hertz / rate)) + hertz // 10),
            make("asetpts", expr="N/SR/TB"),
            *_tempo(piece, speed, stretcher=stretcher),
            make("aresample", osr=rate),
            *whole(length),
        )
        part = graph.through(copies[number], chain)
        cross = (make("acrossfade", nb_samples=OVERLAP, curve1="tri", curve2="tri"),)
        joined = part if joined is None else graph.together([joined, part], cross)
        passed += speed * samples / rate
    return joined


def _steps(stretch: Stretch) -> list[tuple[int, Fraction]]:
    """(samples, mean speed) of at most MOST_STEPS parts, none too short to be crossed."""
    edges = [at for at, _ in stretch.bends[1:]]
    every = -(-len(edges) // MOST_STEPS)
    cuts = [0]
    for at in [*edges[every - 1 :: every]]:
        if at - cuts[-1] > 2 * OVERLAP and stretch.samples - at > 2 * OVERLAP:
            cuts.append(at)
    cuts.append(stretch.samples)
    bends = [*stretch.bends, (stretch.samples, Fraction(0))]
    parts = []
    for begin, end in pairwise(cuts):
        passed = sum(
            (speed * max(0, min(until, end) - max(at, begin)) for (at, speed), (until, _) in pairwise(bends)), Fraction(0)
        )
        parts.append((end - begin, max(passed / (end - begin), SLOWEST_HEARD)))
    return parts


def _ducked(ducks: tuple[Duck, ...], rate: int) -> Chain:
    if not ducks:
        return ()
    levels = []
    for duck in ducks:
        into = f"(t*{rate}-({duck.start - duck.attack}))/{duck.attack}"
        out = f"({duck.end + duck.release}-t*{rate})/{duck.release}"
        levels.append(f"1-{1 - duck.level:.6f}*clip(min({into},{out}),0,1)")
    lowest = levels[0]
    for level in levels[1:]:
        lowest = f"min({lowest},{level})"
    return (
        make("asetpts", expr="N/SR/TB"),
        make("asetnsamples", nb_out_samples=GRAIN, pad=0),
        make("volume", volume=lowest, eval="frame", precision="float"),
    )


def _delayed(delay: int) -> Chain:
    return (make("adelay", delays=f"{delay}S", all=1),) if delay else ()
