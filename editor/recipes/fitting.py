"""Moments cut to fill a length exactly: which to take, and where each is trimmed or let run on so that it hurts least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil, exp, floor

from editor.model import changed
from editor.recipes.pieces import FLASH, Footage, Piece, gap_between, join, joined, whole_frames

_WORD = 20.0  # cost of a cut inside a word
_FLASHING = 6.0  # of less than FLASH seconds of another shot at either end
_UNSAFE = 0.3  # of a cut at no particular place
_ADDED = 0.2  # of the first half-second or so of a shot beyond the moment itself
_LOST = 1.0  # of as much of a good moment; of a poor one, less
_DULLER = 2.0  # of filling the reel with moments whose score is lower by 1
_REACH = Fraction(1)  # seconds by which a piece may be trimmed or let run on, beyond what must be made up
_ADJUSTED = 8  # pieces that take part in the exact fit
_REPLACEMENTS = 8
_GOOD_ENOUGH = 4.0  # cost at which no further choice is tried: no word broken, no flash
_ANY = Fraction(10**9)  # seconds: any gap
_NEIGHBOUR = 0.5  # share of its worth that a moment loses right beside one already taken; it regains it over some seconds
_SAME_FILE = 0.3  # and if its file has given all so far
_ANY_WORTH = 0.05  # of a moment without any score
_FAIR_SCORE = 0.2  # score from which a file has a claim to one piece


def fit(
    moments: Sequence[Piece], target: int, *, rate: Fraction, footage: Sequence[Footage], shortest: Fraction
) -> list[Piece]:
    """Pieces, in the order of the footage, that together last `target` frames: the best of `moments`, which come best first.

    They last less only when all the moments together cannot fill the target, or cannot be cut to it without leaving any
    shorter than `shortest` seconds (or than it was, where the moment itself is shorter).
    """
    moments = _varied(moments, rate)
    best: tuple[float, list[Piece]] | None = None
    for pieces in _sets(moments, target, footage, rate):
        if best is not None and best[0] <= _GOOD_ENOUGH:
            break
        least = sum(_least(piece, rate, shortest) for piece in pieces)
        if not pieces or not least <= target <= sum(piece.most(rate) for piece in pieces):
            continue
        fitted = _exact(_grown(pieces, target, rate, footage), target, rate, footage, shortest)
        if fitted is None:
            continue
        cost, cut = fitted
        cost += _DULLER * sum((1 - piece.score) * piece.frames for piece in cut) / target
        if best is None or cost < best[0]:
            best = (cost, cut)
    if best is not None:
        return joined(best[1], footage, rate, nearest=1 / rate)
    return _fallback(moments, target, rate, footage)


def _sets(moments: Sequence[Piece], target: int, footage: Sequence[Footage], rate: Fraction) -> Iterator[list[Piece]]:
    """Choices to try, the likeliest first: the best moments until the target is filled, the same without the last, all
    there are where they make one whole, and the first with another in the last one's place or beside it."""
    chosen: list[Piece] = []
    frames = 0
    rest = list(moments)
    while rest and frames < target:
        chosen.append(rest.pop(0))
        frames += chosen[-1].frames
    chosen = _fair(chosen, rest)
    yield joined(chosen, footage, rate)
    if len(chosen) > 1:
        yield joined(chosen[:-1], footage, rate)
    yield joined(moments, footage, rate, nearest=_ANY)
    for other in [piece for piece in rest if piece not in chosen][:_REPLACEMENTS]:
        yield joined([*chosen[:-1], other], footage, rate)
        yield joined([*chosen, other], footage, rate)


def _varied(moments: Sequence[Piece], rate: Fraction) -> list[Piece]:
    """`moments` in the order in which to take them: each the best given those before it.

    Scores alone would fill a short reel with neighbours out of one lively minute; a moment counts for less the nearer it is
    to one already taken, and the more its file has given.
    """
    rest = [(piece, piece.score + _ANY_WORTH, 1.0) for piece in moments]
    order: list[Piece] = []
    given: dict[int, int] = {}
    while rest:
        share = {media: 1 - _SAME_FILE * count / len(order) for media, count in given.items()}
        at = max(range(len(rest)), key=lambda i: rest[i][1] * rest[i][2] * share.get(rest[i][0].media, 1.0))
        taken = rest.pop(at)[0]
        order.append(taken)
        given[taken.media] = given.get(taken.media, 0) + 1
        start, end = float(taken.start), float(taken.end(rate))
        rest = [
            (
                piece,
                worth,
                min(near, 1 - _NEIGHBOUR * exp(-max(float(piece.start) - end, start - float(piece.end(rate)), 0.0) / 4)),
            )
            if piece.media == taken.media
            else (piece, worth, near)
            for piece, worth, near in rest
        ]
    return order


def _fair(chosen: list[Piece], rest: Sequence[Piece]) -> list[Piece]:
    """`chosen` with the poorest of the files that have several replaced by the best of each file that has none."""
    result = list(chosen)
    seen = {piece.media for piece in result}
    for piece in rest:
        if piece.media in seen or piece.score < _FAIR_SCORE:
            continue
        several = [p for p in result if sum(other.media == p.media for other in result) > 1]
        if not several:
            break
        result[result.index(several[-1])] = piece
        seen.add(piece.media)
    return result


def _least(piece: Piece, rate: Fraction, shortest: Fraction) -> int:
    return min(piece.frames, max(1, ceil(shortest * rate)))


def _grown(pieces: Sequence[Piece], target: int, rate: Fraction, footage: Sequence[Footage]) -> list[Piece]:
    """`pieces` let run on, where they are far too short, until what is missing is within reach of the exact fit.

    First gaps inside one shot are closed, smallest first, as every one closed is a jump less; then all grow in proportion
    to the room they have.
    """
    pieces = list(pieces)
    while (missing := target - sum(piece.frames for piece in pieces)) > 0:
        gaps = [
            (gap, index)
            for index, (left, right) in enumerate(pairwise(pieces))
            if (gap := gap_between(left, right, footage, rate)) is not None
        ]
        if not gaps:
            break
        _, index = min(gaps)
        whole = join(pieces[index], pieces[index + 1], rate)
        if whole.frames - pieces[index].frames - pieces[index + 1].frames > missing:
            break
        pieces[index : index + 2] = [whole]
    missing = target - sum(piece.frames for piece in pieces)
    if missing <= _REACH * rate:
        return pieces
    room = [max(piece.most(rate) - piece.frames, 0) for piece in pieces]
    return [
        _extended(piece, piece.frames + missing * free // sum(room), rate, footage[piece.media]) if free else piece
        for piece, free in zip(pieces, room, strict=True)
    ]


def _extended(piece: Piece, frames: int, rate: Fraction, footage: Footage) -> Piece:
    """The piece grown to `frames` within its room, both ways alike, beginning at a safe place if one is near."""
    latest = min(piece.start, piece.room.end - (frames - Fraction(1, 1000)) / rate)
    left, right = piece.start - piece.room.start, piece.room.end - piece.end(rate)
    ideal = piece.start - (frames - piece.frames) / rate * left / max(left + right, 1 / rate)
    starts = {piece.room.start, *(time for time in (*piece.ins, piece.start) if piece.room.start <= time <= latest)}
    start = min(starts, key=lambda time: (footage.breaks_word(time), abs(time - ideal), time))
    return changed(piece, start=start, frames=frames)


def _exact(
    pieces: Sequence[Piece], target: int, rate: Fraction, footage: Sequence[Footage], shortest: Fraction
) -> tuple[float, list[Piece]] | None:
    """The cheapest way to trim or extend `pieces` by a few frames each until they last `target` together, and its cost.

    Dynamic programming over how far the pieces so far are off their present length.
    """
    missing = target - sum(piece.frames for piece in pieces)
    reach = abs(missing) + ceil(_REACH * rate)
    options = [_options(piece, reach, rate, footage[piece.media], shortest) for piece in pieces]
    roomy = sorted(range(len(pieces)), key=lambda index: (-len(options[index]), pieces[index].score, index))[:_ADJUSTED]
    low, high = min(0, missing) - ceil(_REACH * rate), max(0, missing) + ceil(_REACH * rate)
    costs: dict[int, float] = {0: 0.0}
    steps: list[dict[int, int]] = []
    for index in roomy:
        reached: dict[int, float] = {}
        step: dict[int, int] = {}
        for off, cost in costs.items():
            for change, (price, _) in options[index].items():
                to = off + change
                if low <= to <= high and cost + price < reached.get(to, float("inf")):
                    reached[to] = cost + price
                    step[to] = change
        costs = reached
        steps.append(step)
    if missing not in costs:
        return None
    result = list(pieces)
    off = missing
    for index, step in zip(reversed(roomy), reversed(steps), strict=True):
        change = step[off]
        start = options[index][change][1]
        result[index] = changed(pieces[index], start=start, frames=pieces[index].frames + change)
        off -= change
    return costs[missing], result


def _options(
    piece: Piece, reach: int, rate: Fraction, footage: Footage, shortest: Fraction
) -> dict[int, tuple[float, Fraction]]:
    """Changes of length, in frames, that the piece can bear: what each costs at the least, and from which start."""
    least = _least(piece, rate, shortest)
    near = [time for time in piece.ins if abs(time - piece.start) * rate <= reach]
    starts = dict.fromkeys((piece.start, *near[:6], piece.room.start))
    found: dict[int, tuple[float, Fraction]] = {}
    for start in starts:
        first = max(least, piece.frames - reach)
        last = min(whole_frames(start, piece.room.end, rate), piece.frames + reach)
        if start < piece.room.start or last < first:
            continue
        for frames, cost in enumerate(_costs(piece, start, first, last, rate, footage), start=first):
            change = frames - piece.frames
            if change not in found or cost < found[change][0]:
                found[change] = (cost, start)
    return found


def _costs(piece: Piece, start: Fraction, first: int, last: int, rate: Fraction, footage: Footage) -> list[float]:
    """What it costs to have the piece begin at `start` and last `first`, `first` + 1, ... `last` frames."""
    fixed = 0.0
    if start != piece.start and not footage.is_border(start):
        fixed += _UNSAFE
    if start != piece.start and start not in piece.ins and footage.breaks_word(start):
        fixed += _WORD
    cuts = footage.cuts_between(start, start + last / rate)
    if cuts and cuts[0] - start < FLASH and not footage.is_border(start):
        fixed += _FLASHING
    ends = [_UNSAFE] * (last - first + 1)

    def mark(left: Fraction, right: Fraction, cost: float) -> None:
        """Add `cost` to every length whose end lies strictly between two media times."""
        begin = max(floor((left - start) * rate) + 1, first)
        for frames in range(begin, min(ceil((right - start) * rate), last + 1)):
            ends[frames - first] += cost

    for span in footage.analysis.speech:
        mark(span.start, span.end, _WORD)
    for cut in cuts:
        mark(cut, cut + FLASH, _FLASHING)
    safe = [whole_frames(start, time, rate) for time in (*piece.outs, piece.end(rate))]
    for frames in safe:
        if first <= frames <= last:
            ends[frames - first] = 0.0
    before = float((piece.start - start) * rate)
    second = float(rate)
    costs = []
    for frames, cost in enumerate(ends, start=first):
        after = frames - before - piece.frames
        added = (max(before, 0.0) + max(after, 0.0)) / second
        lost = (max(-before, 0.0) + max(-after, 0.0)) / second
        # growing with the square, so that several pieces give a little each rather than one all of it
        costs.append(fixed + cost + _ADDED * (added + added**2) + _LOST * (0.3 + piece.score) * (lost + lost**2))
    return costs


def _fallback(moments: Sequence[Piece], target: int, rate: Fraction, footage: Sequence[Footage]) -> list[Piece]:
    """As near to the target, from below, as it can be: all at its longest where that is too short, else whole moments."""
    if not moments:
        return []
    everything = joined(moments, footage, rate, nearest=_ANY)
    if sum(piece.most(rate) for piece in everything) <= target:
        longest = [changed(p, start=p.room.start, frames=max(p.most(rate), p.frames)) for p in everything]
        return joined(longest, footage, rate, nearest=1 / rate)
    taken: list[Piece] = []
    for piece in moments:
        if sum(p.frames for p in taken) + piece.frames <= target:
            taken.append(piece)
    taken = taken or [changed(moments[0], frames=min(moments[0].frames, target))]
    return sorted(taken, key=lambda piece: (piece.media, piece.start))
