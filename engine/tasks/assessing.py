"""Assess: what one engine answers to questions whose answers are known, clip by clip, each answer kept."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from fractions import Fraction
from hashlib import blake2b

import msgspec

from engine.models import usage
from engine.protocol import (
    MOST_QUERIES,
    Assess,
    Assessed,
    CheckLabels,
    ClipwrightError,
    FindMany,
    Given,
    Matches,
    Posed,
    Probe,
    Status,
)
from engine.signals import VERSION as SIGNALS
from engine.tasks import find, probe
from engine.tasks.context import Context

WHAT = "assessed answer"
VERSION = 1
"""Raised when the same question would be put otherwise."""
BASIC = "basic"
_PROMPTS = {"find": ("find", "verify"), "labels": ("labels", "verify"), "choices": ("choice",)}
_OPENING = 0.05
"""Of the progress, for loading the model."""


def handle(request: Assess, context: Context) -> Assessed:
    """Answers in the order of `posed`; what was answered before is recalled. Clips are taken one after the other, and of
    each all queries together, then all rules, then all questions.

    Raises EngineError for an engine that is not there, and Cancelled; what it had answered by then is kept.
    """
    job = _Job(request, context)
    job.recall()
    waiting = list(job.groups())
    if not waiting:
        return job.result()
    job.open(context.part(0.0, _OPENING))
    for number, places in enumerate(waiting):
        first, last = (_OPENING + (1 - _OPENING) * each / len(waiting) for each in (number, number + 1))
        job.answer(places, context.part(first, last))
    context.progress(1.0)
    return job.result()


class _Job:
    """One engine at work on all of it."""

    def __init__(self, request: Assess, context: Context) -> None:
        self._engine, self._posed, self._again = request.engine, request.posed, request.again
        self._context = context
        self._sees = find.sees_video(request.engine)
        self._revision = _revision(request.engine)
        self._given: dict[int, Given] = {}
        self._places: dict[tuple[str, str], list[int]] = {}
        for place, posed in enumerate(request.posed):
            self._places.setdefault((posed.path, posed.kind), []).append(place)
        self._fingerprints: dict[str, str] = {}
        self._peak = 0

    def recall(self) -> None:
        """Take what is kept; clips that cannot be used are told here."""
        for place, posed in enumerate(self._posed):
            try:
                fingerprint = self._fingerprint(posed.path)
            except ClipwrightError as error:
                if error.status == Status.CANCELLED:
                    raise
                self._given[place] = Given(problem=error.message)
                continue
            kept = None
            if not self._again:
                kept = self._context.index.get(fingerprint, WHAT, self._key(place), Given, revision=self._revision)
            if kept is not None:
                self._given[place] = msgspec.structs.replace(kept, recalled=True)

    def groups(self) -> Iterator[list[int]]:
        """What is not answered yet: of each clip, what goes together."""
        for path in dict.fromkeys(posed.path for posed in self._posed):
            for kind, most in (("find", MOST_QUERIES), ("labels", _most_rules()), ("choices", MOST_QUERIES)):
                own = self._places.get((path, kind), [])
                # a rule is judged beside the others of its clip, so they are asked together or not at all
                left = [place for place in own if place not in self._given]
                wanted = own if left and kind == "labels" else left
                for first in range(0, len(wanted), most):
                    yield wanted[first : first + most]

    def open(self, context: Context) -> None:
        """Have the model loaded, so that no clip's time has that in it. Raises EngineError where it cannot be."""
        if self._sees:
            from engine.models.opening import open_model

            with open_model(self._engine, context):
                pass

    def answer(self, places: Sequence[int], context: Context) -> None:
        """Put some of it to the engine; what fails is noted and tried again by the next run."""
        posed = [self._posed[place] for place in places]
        began = time.monotonic()
        try:
            found = _answers(self._engine, posed, context)
        except ClipwrightError as error:
            if error.status == Status.CANCELLED:
                raise
            found = [Given(problem=error.message)] * len(posed)
        each = round((time.monotonic() - began) / len(posed), 3)
        peak, device = self._memory()
        for place, one in zip(places, found, strict=True):
            given = msgspec.structs.replace(one, seconds=each, peak=peak, device=device)
            self._given[place] = given
            if not given.problem:
                fingerprint = self._fingerprint(self._posed[place].path)
                self._context.index.put(fingerprint, WHAT, self._key(place), given, revision=self._revision)

    def result(self) -> Assessed:
        return Assessed(given=tuple(self._given[place] for place in range(len(self._posed))))

    def _memory(self) -> tuple[int, str]:
        """(bytes that were held at most, where)."""
        if "://" in self._engine:
            return 0, ""
        if self._sees and (on_card := [one for one in self._context.models.memory().models if one.device != "cpu"]):
            self._peak = max(self._peak, *(one.used for one in on_card))
            return self._peak, on_card[0].device
        return _most_held(), "cpu"

    def _fingerprint(self, path: str) -> str:
        if path not in self._fingerprints:
            self._fingerprints[path] = probe.handle(Probe(path=path), Context(self._context.index)).fingerprint
        return self._fingerprints[path]

    def _key(self, place: int) -> str:
        """Names the question and the way it is put: prompts, the memory that is granted, and rules that go with it."""
        from engine.models.cap import limit
        from engine.tasks.understanding import prompts

        one = self._posed[place]
        beside = [self._posed[other].text for other in self._places[one.path, one.kind]] if one.kind == "labels" else []
        asked = [prompts.key(task, language) for task in _PROMPTS[one.kind] for language in prompts.LANGUAGES]
        told = [VERSION, SIGNALS, one.kind, one.text, one.choices, beside, limit(), asked if self._sees else []]
        return blake2b(json.dumps(told).encode(), digest_size=16).hexdigest()


def _answers(engine: str, posed: Sequence[Posed], context: Context) -> list[Given]:
    """To what is asked of one clip, all of one kind."""
    path, kind = posed[0].path, posed[0].kind
    if kind == "find":
        queries = tuple(one.text for one in posed)
        found = find.handle_many(FindMany(paths=(path,), queries=queries, prepare=True, engine=engine), context)
        return [_matched(answer) for answer in found.answers]
    if kind == "labels":
        return _labelled(engine, posed, context)
    if engine == BASIC:
        return [Given(problem="the basic engine answers no questions")] * len(posed)
    from engine.tasks.understanding import picking

    picked = picking.pick(engine, path, [(one.text, one.choices) for one in posed], context)
    return [Given(problem="it gave no usable answer") if place is None else Given(choice=place) for place in picked]


def _matched(found: Matches) -> Given:
    if found.not_searched:
        return Given(problem=found.not_searched[0].text)
    if found.not_understood and not found.matches:
        return Given(problem=f"not understood: {', '.join(found.not_understood)}")
    return Given(ranges=tuple(sorted((match.start, match.end) for match in found.matches)))


def _labelled(engine: str, posed: Sequence[Posed], context: Context) -> list[Given]:
    from engine.tasks.understanding import labelling

    rules = tuple(one.text for one in posed)
    report = labelling.handle(CheckLabels(paths=(posed[0].path,), rules=rules, engine=engine), context)
    found = []
    for finding in report.findings:
        ranges: list[tuple[Fraction, Fraction]] = sorted((place.start, place.end) for place in finding.places)
        found.append(Given(ranges=tuple(ranges)) if finding.understood else Given(problem=f"not understood: {finding.rule}"))
    return found


def _revision(engine: str) -> str:
    """Names the engine in what is kept: weights by what they are, servers by their address. Raises EngineError."""
    if engine == BASIC or "://" in engine:
        return engine
    from engine.models import store

    return store.resolve(engine).identity


def _most_rules() -> int:
    from engine.tasks.understanding.schemas import MOST_RULES

    return MOST_RULES


def _most_held() -> int:
    """Bytes of main memory that this process ever held; what it holds now where the system does not tell."""
    try:
        import resource
    except ImportError:
        return usage.resident_set()
    told = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return told if sys.platform == "darwin" else told * 1024
