"""Shots and gradual changes from the screen's evidence and the network's judgement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from engine.protocol import EngineError
from engine.signals import transnet
from engine.signals.background import Background
from engine.signals.resume import Snapshot, State, named, of
from engine.signals.screen import (
    BACK,
    CROSS,
    FLAT,
    HIST,
    HIST_WITHIN,
    LEVEL,
    STEP,
    UNLIKE,
    WITHIN,
    Blend,
    Screen,
)
from engine.signals.thumbnails import Thumbnails

BLACK_LEVEL = 20
"""Grey levels up to which a plain picture is black."""
PLAIN = 4
"""Mean deviation, in grey levels, up to which a picture is of one colour."""
LIKELY = 0.35
"""The network's answer from which a place is a change. Of 31 places in film footage that people had marked, cuts came out at
0.42 and above, flashes at 0.22 and below."""
LIKELY_IF_PLAIN_TO_SEE = 0.15
"""The same where the screen by itself says so, too."""
_LEAD = 3
"""Frames that the network is asked about before the first and after the last place in doubt."""
_HIGHEST_RATE = 40.0
"""Frames per second above which the network sees every second frame: it was trained on ordinary film and television."""


@dataclass(frozen=True)
class Boundaries:
    """`starts`: first frames of all shots, 0 included. `blends`: first and last frames of gradual changes, in order."""

    starts: tuple[int, ...]
    blends: tuple[tuple[int, int], ...]
    evidence: np.ndarray
    """The screen's, (frames, columns)."""
    windows: int
    """How many stretches the network was asked about."""
    problem: str | None = None
    """Why the network could not be asked."""


@dataclass
class ShotFinder:
    """Fed with one thumbnail a frame; everything it keeps is a ring of pictures and 40 bytes a frame."""

    rate: float
    alive: Callable[[], None]
    _asked: list[int] = field(default_factory=list)
    _blends: list[Blend] = field(default_factory=list)
    _answers: dict[int, float] = field(default_factory=dict)
    _windows: int = 0
    _problem: str | None = None

    def __post_init__(self) -> None:
        self._stride = max(1, round(self.rate / 30)) if self.rate > _HIGHEST_RATE else 1
        self._thumbnails = Thumbnails(max(400, min(2400, round(10 * self.rate))))
        self._screen = Screen(self._thumbnails, self.rate)
        self._network: Background[tuple[int, np.ndarray]] = Background("shots", self.alive)

    def __enter__(self) -> ShotFinder:
        return self

    def __exit__(self, *problem: object) -> None:
        self._network.__exit__(*problem)

    def add(self, thumbnail: np.ndarray) -> None:
        self._thumbnails.add(thumbnail)
        if self._screen.advance():
            self._judge()

    def finish(self) -> Boundaries:
        """After the last frame."""
        while self._screen.advance(ended=True):
            self._judge(ended=self._screen.screened == self._thumbnails.count)
        self._collect(all_of_them=True)
        evidence = self._screen.evidence
        answers = None if self._problem else self._answers
        starts, blends = decide(evidence, answers, self._blends, self.rate)
        return Boundaries(starts, blends, evidence, self._windows, self._problem)

    def snapshot(self) -> Snapshot:
        """See engine.signals.resume. There is none once the network could not be asked."""
        asked = self._network.after(lambda: None)
        state = {
            **named("thumbnails", self._thumbnails.state()),
            **named("screen", self._screen.state()),
            "asked": np.array(self._asked, np.int64),
            "blends": np.array([(b.first, b.last, b.plain) for b in self._blends], np.int64).reshape(-1, 3),
            "windows": np.array(self._windows),
        }

        def complete() -> State | None:
            if not asked.done():
                return None
            self._collect()
            if self._problem:
                return None
            # those to later questions among them do no harm: the same questions will be asked again
            frames = np.array(list(self._answers), np.int64)
            return {**state, "answered": frames, "answers": np.array(list(self._answers.values()), np.float64)}

        return complete

    def restore(self, state: State) -> None:
        self._thumbnails.restore(of("thumbnails", state))
        self._screen.restore(of("screen", state))
        self._asked = state["asked"].tolist()
        self._blends = [Blend(first, last, bool(plain)) for first, last, plain in state["blends"].tolist()]
        self._windows = int(state["windows"])
        self._answers = dict(zip(state["answered"].tolist(), state["answers"].tolist(), strict=True))

    def thumbnail(self, number: int) -> np.ndarray | None:
        """The thumbnail of one of the latest frames; None where it is not kept any more."""
        return self._thumbnails.take(np.array([number]))[0] if number >= self._thumbnails.first else None

    def _judge(self, *, ended: bool = False) -> None:
        """Ask the network about the places of the latest chunk that the screen leaves in doubt."""
        screened = self._screen.screened
        latest = self._screen.latest
        self._asked += (np.flatnonzero(in_doubt(latest)) + screened - len(latest)).tolist()
        for blend in self._screen.take_blends(ended=ended):
            self._blends.append(blend)
            if not blend.plain:
                centre = (blend.first + blend.last) // 2
                reach = min((blend.last - blend.first) // 2, 5 * self._stride)
                self._asked += range(centre - reach, centre + reach + 1, self._stride)
        self._asked = sorted(set(self._asked))
        while self._asked:
            first = self._asked[0] - _LEAD * self._stride
            span = self._span(first)
            # a later place might still join this window; none can where as many quiet frames follow as a window costs
            after = transnet.CONTEXT if span >= transnet.MOST else 2 * transnet.CONTEXT
            if not ended and first + (span + after) * self._stride > screened:
                break
            self._ask(first, span)
            self._asked = [frame for frame in self._asked if frame >= first + (span - 2) * self._stride]
        self._collect()

    def _span(self, first: int) -> int:
        """How many frames to ask about from `first` on: places near each other are cheaper in one window than in two."""
        span = transnet.SPAN
        for frame in self._asked:
            reach = (frame - first) // self._stride + _LEAD + 1
            if reach > min(span + 2 * transnet.CONTEXT, transnet.MOST):
                break
            span = max(span, reach)
        return span

    def _ask(self, first: int, span: int) -> None:
        if self._problem:
            return
        numbers = first + np.arange(-transnet.CONTEXT, span + transnet.CONTEXT) * self._stride
        pictures = self._thumbnails.take(np.clip(numbers, 0, self._thumbnails.count - 1))
        self._windows += 1
        self._network.ask(partial(_judged, first, pictures))

    def _collect(self, *, all_of_them: bool = False) -> None:
        try:
            for first, likelihood in self._network.results(all_of_them=all_of_them):
                for at, value in enumerate(likelihood.tolist()):
                    frame = first + at * self._stride
                    self._answers[frame] = max(value, self._answers.get(frame, 0.0))
        except (EngineError, ImportError, OSError) as error:
            self._problem = str(error)
            self._network.drop()


def _judged(first: int, pictures: np.ndarray) -> tuple[int, np.ndarray]:
    return first, transnet.likelihoods(pictures)


def returning(evidence: np.ndarray) -> np.ndarray:
    """(n,) bool: the picture is soon what it was before, as at either end of a flash.

    At the cuts of a fast film both relations are at 0.62 or more.
    """
    return (evidence[:, CROSS] < 0.5 * evidence[:, STEP]) | (evidence[:, BACK] < 0.5 * evidence[:, CROSS])


def plain_cuts(evidence: np.ndarray) -> np.ndarray:
    """(n,) bool: boundaries that need no second opinion."""
    return ~returning(evidence) & (
        (evidence[:, CROSS] >= 25)
        & (evidence[:, CROSS] >= 2.5 * (evidence[:, WITHIN] + 1))
        & (evidence[:, UNLIKE] >= 0.6)
        & (evidence[:, HIST] >= 0.3)
    )


def _evident(evidence: np.ndarray) -> np.ndarray:
    """(n,) bool: everything in the picture changes at once, in the midst of fast movement perhaps."""
    return (
        (evidence[:, CROSS] >= 40)
        & (evidence[:, CROSS] >= 1.3 * (evidence[:, WITHIN] + 1))
        & (evidence[:, UNLIKE] >= 0.8)
        & (evidence[:, HIST] >= 0.5)
        & (evidence[:, HIST] >= 2.5 * evidence[:, HIST_WITHIN])
    )


def in_doubt(evidence: np.ndarray) -> np.ndarray:
    """(n,) bool: boundaries at which the network is asked."""
    ratio = evidence[:, CROSS] / (evidence[:, WITHIN] + 1)
    parted = (ratio >= 1.2) & (evidence[:, CROSS] >= 12) & (evidence[:, UNLIKE] >= 0.25)
    faint = (ratio >= 1.8) & (evidence[:, CROSS] >= 5) & (evidence[:, UNLIKE] >= 0.25)
    turmoil = (ratio >= 0.85) & (evidence[:, CROSS] >= 35) & (evidence[:, UNLIKE] >= 0.4)
    return (parted | faint | turmoil) & ~returning(evidence) & ~plain_cuts(evidence)


def decide(
    evidence: np.ndarray, answers: dict[int, float] | None, blends: list[Blend], rate: float
) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """Starts of shots and gradual changes.

    `answers` are the network's, by the frame before the boundary; None where it could not be asked, and then the screen
    alone decides.
    """
    cuts: dict[int, float] = {int(frame): 1.0 for frame in np.flatnonzero(plain_cuts(evidence))}
    evident = _evident(evidence)
    if answers is None:
        unaided = evident | (
            in_doubt(evidence) & (evidence[:, CROSS] >= 2 * (evidence[:, WITHIN] + 1)) & (evidence[:, UNLIKE] >= 0.5)
        )
        cuts |= {int(frame): 0.5 for frame in np.flatnonzero(unaided)}
    else:
        cuts |= _judged_cuts(evidence, answers, evident)

    flashes = returning(evidence) & (evidence[:, STEP] >= 25)
    gradual: list[tuple[int, int]] = []
    for blend in sorted(blends, key=lambda b: (b.first, b.last)):
        if any(blend.first - 1 <= cut <= blend.last + 1 for cut in cuts) or flashes[blend.first : blend.last + 2].any():
            continue
        judged = [v for frame, v in (answers or {}).items() if blend.first - 2 <= frame <= blend.last + 2]
        if blend.plain or max(judged, default=0.0) >= LIKELY:
            gradual.append((blend.first, blend.last))
    gradual = _apart(gradual)
    for low, middle, high in _middles(evidence, gradual, rate):
        if not any(low <= cut <= high for cut in cuts):
            cuts[middle] = 0.5
    return _spaced(cuts, len(evidence), rate), tuple(gradual)


def _judged_cuts(evidence: np.ndarray, answers: dict[int, float], evident: np.ndarray) -> dict[int, float]:
    """Boundaries where the network's answer peaks, at the largest step near it, and how sure it is."""
    cuts: dict[int, float] = {}
    step = evidence[:, STEP]
    possible = in_doubt(evidence) | ((step >= 25) & ~returning(evidence))
    for frame, likelihood in sorted(answers.items()):
        if likelihood < LIKELY_IF_PLAIN_TO_SEE or likelihood < max(answers.get(frame + d, 0.0) for d in (-2, -1, 1, 2)):
            continue
        near = np.arange(max(1, frame - 1), min(len(evidence), frame + 4))
        near = near[possible[near]]
        if not len(near):
            continue
        place = int(near[np.argmax(step[near])])
        if likelihood >= (LIKELY_IF_PLAIN_TO_SEE if evident[place] else LIKELY):
            cuts[place] = max(cuts.get(place, 0.0), likelihood)
    return cuts


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap or follow each other at once made one: a fade out and the fade in after it."""
    joined: list[tuple[int, int]] = []
    for first, last in spans:
        if joined and first <= joined[-1][1] + 2:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _middles(evidence: np.ndarray, gradual: list[tuple[int, int]], rate: float) -> list[tuple[int, int, int]]:
    """Where one shot ends and the next begins: half way through a dissolve, in the midst of the plain frames of a fade.

    With the first and last frame between which any other boundary makes this one needless. A fade from a plain beginning
    or to a plain end of the footage parts nothing.
    """
    plain = evidence[:, FLAT] <= PLAIN
    count = len(evidence)
    reach = max(2, round(0.1 * rate))
    middles: list[tuple[int, int, int]] = []
    for first, last in gradual:
        before = np.flatnonzero(plain[max(0, first - reach) : first + 1])
        after = np.flatnonzero(plain[last : last + reach + 1])
        if len(before):
            begin = end = max(0, first - reach) + int(before[-1])
            while begin > 0 and plain[begin - 1]:
                begin -= 1
        elif len(after):
            begin = end = last + int(after[0])
            while end < count - 1 and plain[end + 1]:
                end += 1
        else:
            contrast = evidence[first : last + 1, FLAT]
            dips = contrast.min() < 0.3 * min(contrast[0], contrast[-1])
            middle = first + int(np.argmin(contrast)) if dips else (first + last + 1) // 2
            middles.append((first, middle, last))
            continue
        if begin > 0 and end < count - 1:
            middles.append((begin, (begin + end + 1) // 2, end + 1))
    return middles


def _spaced(strength: dict[int, float], count: int, rate: float) -> tuple[int, ...]:
    """The strongest of boundaries that lie within an eighth of a second, and the beginning."""
    least = max(2, round(rate / 8))
    chosen: list[int] = []
    for frame in sorted(strength, key=lambda f: (-strength[f], f)):
        if 0 < frame < count and all(abs(frame - other) >= least for other in chosen):
            chosen.append(frame)
    return (0, *sorted(chosen))


def black(evidence: np.ndarray) -> np.ndarray:
    """(n,) bool: plain dark frames."""
    return (evidence[:, FLAT] <= PLAIN) & (evidence[:, LEVEL] <= BLACK_LEVEL)
