"""The sound of one piece of the programme, as a chain of filters over one input; and the mix of many."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from editor.render.filters import Chain, Source, footage, make
from editor.render.seeking import SeekTable
from editor.render.soundplan import SoundPiece

HARD_GAP = "0.02"
"""Seconds of missing sound from which silence is put in its place; smaller differences are timestamps' rounding."""
_CURVES = {"equal-power": "qsin", "linear": "tri"}


def sound_source(piece: SoundPiece, seeks: SeekTable) -> Source:
    """The input that `sound_chain` reads."""
    seek = seeks.get((piece.info.path, piece.stream.index, piece.source))
    return footage(piece.info, piece.stream.index, seek=seek, video=False, threads=1)


def sound_chain(piece: SoundPiece, rate: int, delay: int) -> Chain:
    """`delay` samples of silence and then exactly `piece.samples` samples of stereo at `rate`.

    The stream is placed by its timestamps: sound before the piece is dropped, gaps and a late beginning become silence.
    """
    start = floor((piece.info.origin + piece.source) * piece.stream.rate + Fraction(1, 2))
    return (
        make("asettb", expr=f"1/{piece.stream.rate}"),
        make("asetpts", expr=f"PTS-({start})"),
        make("atrim", start_pts=0),
        make("aresample", **{"async": 1}, min_comp="0.00001", min_hard_comp=HARD_GAP, first_pts=0),
        *_stereo(piece.stream.channels),
        *_tempo(piece),
        make("aresample", osr=rate),
        make("apad", whole_len=piece.samples),
        make("atrim", end_sample=piece.samples),
        *((make("volume", volume=f"{piece.gain:.4f}dB", precision="float"),) if piece.gain else ()),
        *(
            make("afade", type=fade.kind, start_sample=fade.start, nb_samples=fade.samples, curve=_CURVES[fade.curve])
            for fade in piece.fades
        ),
        *_delayed(delay),
    )


def whole(samples: int) -> Chain:
    """Filters that make a mix exactly `samples` long."""
    return (make("apad", whole_len=samples), make("atrim", end_sample=samples))


def mixed(inputs: int) -> Chain:
    """The sum of several lanes, at full scale each."""
    return (make("amix", inputs=inputs, normalize=0, duration="longest", dropout_transition=0),) if inputs > 1 else ()


def _delayed(delay: int) -> Chain:
    return (make("adelay", delays=f"{delay}S", all=1),) if delay else ()


def _stereo(channels: int) -> Chain:
    """One channel goes to both sides at full level; more than two are folded by the usual downmix."""
    if channels == 1:
        return (make("aformat", sample_fmts="fltp"), make("pan", args="stereo|c0=c0|c1=c0"))
    return (make("aformat", sample_fmts="fltp", channel_layouts="stereo"),)


def _tempo(piece: SoundPiece) -> Chain:
    if piece.speed == 1:
        return ()
    if not piece.keep_pitch:
        return (make("asetrate", sample_rate=max(1, round(piece.stream.rate * piece.speed))),)
    factors: list[Fraction] = []
    left = piece.speed
    while left < Fraction(1, 2):
        factors.append(Fraction(1, 2))
        left *= 2
    return tuple(make("atempo", tempo=f"{float(factor):.9f}") for factor in (*factors, left) if factor != 1)
