"""Vidi behind engine.models.interface: footage is taken in once, and then asked for any number of things at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any, TypeVar

import torch

from engine.models.checkpoint import Checkpoint
from engine.models.generation.generator import Job, Said
from engine.models.generation.sampling import probability
from engine.models.generation.text import Stream
from engine.models.interface import OnText, Question, Reply, Turn, Views
from engine.models.loader import Loaded
from engine.models.native.telling import yes_and_no
from engine.models.vidi.answering import Answering
from engine.models.vidi.decoder import Attending
from engine.models.vidi.feeding import Lost
from engine.models.vidi.footage import Footage
from engine.models.vidi.keeping import Memories, Worth, worth
from engine.models.vidi.media import FEWEST, Media
from engine.models.vidi.memory import Shown
from engine.models.vidi.planning import Plan
from engine.models.vidi.preparing import Preparing, pace
from engine.models.vidi.prompt import Prompts, Told, ranges, seconds
from engine.protocol import EngineError
from engine.tasks.context import Context

MOST = 1024
"""Tokens of an answer that tells ranges: as published."""
AT_FIRST = 192
"""Tokens for which room is made at first; hardly any answer is longer, and the more are given side by side."""
AT_FIRST_BROUGHT = 40
"""The same where footage is brought for each token: three ranges. Few answers are longer, and those are given once more."""
_REHEARSED = 10
"""Tokens of an answer for which a graph is recorded."""
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class VidiSeen:
    """What was seen of one file."""

    tokens: int
    times: tuple[tuple[float, ...], ...]
    views_key: str
    views: Views
    notes: tuple[str, ...] = ()
    """What the user should know of how it is kept."""


class VidiModel:
    """VideoModel and Finder over a loaded checkpoint. Belongs to one thread."""

    hears = True
    tasks = frozenset({"find", "highlights"})
    pace = staticmethod(pace)
    """Pictures a second for footage of so many frames a second, as the published models were shown it."""

    def __init__(
        self, name: str, checkpoint: Checkpoint, loaded: Loaded, *, exact: bool = False, worth: Worth = worth
    ) -> None:
        """With `exact`, what towers and layers make is neither rounded nor kept on disk; `worth` is engine.models.vidi.
        keeping's.

        Raises EngineError for a checkpoint that is not what its family is.
        """
        self.name, self.revision, self.family = name, checkpoint.identity, checkpoint.family
        self._loaded = loaded
        preparing: Preparing = loaded.processor
        self._settings = preparing.settings
        try:
            self._decoder = Attending(loaded.model)
            self._prompts = Prompts(loaded.tokenizer, self._settings.kind)
            self._ends = _ends(loaded)
        except EngineError as error:
            error.file = error.file or str(checkpoint.directory)
            raise
        self._media = Media(loaded.model)
        self.footage = Footage(self._media, self._decoder, preparing, self.revision, exact=exact)
        self.generator = Answering(self._decoder)
        identity = f"{self.revision} {loaded.choice.setting}"
        self.memories = Memories(
            self.footage, self._decoder, identity, lambda: self._loaded.choice.need.cache, keep=not exact, worth=worth
        )
        if exact:
            self.memories.formats = ("plain",)
        self._rehearsed = False
        """Whether an answer over footage that is brought was given before the first that somebody asked for."""
        self.most = MOST
        """Tokens of an answer that tells ranges, at most."""

    @property
    def context(self) -> int:
        """Tokens of footage that there is room for anywhere, and of text; on the processor, which reads slowly, those for
        which memory was granted. Footage itself may be of any length: `see` takes in what there is room for."""
        on_processor = self._media.device.type == "cpu"
        footage = self.memories.most_granted if on_processor else self.memories.most
        return max(1, footage) + self._settings.longest

    def tokens(self, frames: int, width: int, height: int) -> int:  # noqa: ARG002
        """With sound, where pictures are a second apart, as they nearly are."""
        told = self._settings
        each = told.positions / int(told.spectra["chunk_length"]) / told.sound_pool
        return self.footage.of_pictures(frames) + max(FEWEST, round(frames * each))

    def size(self, tokens_per_frame: float, width: int, height: int) -> tuple[int, int]:  # noqa: ARG002
        return self._settings.side, self._settings.side

    def see(self, views: Sequence[Views], context: Context) -> VidiSeen:
        if len(views) != 1:
            raise EngineError(f"{self.name} looks at one file at a time", hint="ask about each file apart")
        (one,) = views
        heard = len(one.sound) if one.sound is not None else 0
        key = blake2b(f"{one.key} {heard}".encode(), digest_size=16).hexdigest()
        seen = VidiSeen(self.footage.tokens(one), (one.times,), key, one)
        return replace(seen, notes=self._with(seen, context, lambda shown: self._ready(shown, seen, context)))

    def find(self, seen: VidiSeen, queries: Sequence[str], context: Context) -> list[list[tuple[float, float, float]]]:
        """For each query its ranges, (start, end, score 0..1), best first; [] where it is not there.

        The score is how sure the model was of what it said: the geometric mean of the probabilities of a range's tokens.
        """
        return self._with(seen, context, lambda shown: self._ranges(shown, seen.views, queries, context))

    def _ranges(
        self, shown: Shown, views: Views, queries: Sequence[str], context: Context
    ) -> list[list[tuple[float, float, float]]]:
        asked = [self._prompts.find(query.strip(), views.end - views.start) for query in queries]
        first = min(self.most, AT_FIRST if shown.memory.still else AT_FIRST_BROUGHT)
        jobs = [self._job(ids, first) for ids in asked]
        said = self.generator.answers(shown, jobs, context.check)
        longer = [place for place, one in enumerate(said) if one.stopped == "length" and self.most > first]
        again = self.generator.answers(shown, [self._job(asked[place], self.most) for place in longer], context.check)
        for place, one in zip(longer, again, strict=True):
            said[place] = one
        return [self._found(views, one.tokens, one.sure) for one in said]

    def answer(
        self, seen: VidiSeen, questions: Sequence[Question], context: Context, on_text: OnText | None = None
    ) -> list[Reply]:
        """As the interface says; these models were made to find, and say little else."""
        jobs = [self._asked(question) for question in questions]
        streams = [Stream(self._loaded.tokenizer) for _ in jobs]

        def heard(place: int, token: int) -> None:
            text = streams[place].add(token)
            if text and on_text is not None:
                on_text(place, text)

        told = heard if on_text is not None else None
        said = self._with(seen, context, lambda shown: self.generator.answers(shown, jobs, context.check, told))
        return [self._reply(*three) for three in zip(questions, jobs, said, strict=True)]

    def yes(self, seen: VidiSeen, statements: Sequence[str], context: Context) -> list[float]:
        if not statements:
            return []
        asked = [self._prompts.said((Turn("user", statement),)) for statement in statements]
        for ids in asked:
            self._fits(len(ids))
        logits = self._with(seen, context, lambda shown: self.generator.first_logits(shown, asked, context.check))
        return [float(found) for found in probability(logits, *yes_and_no(self._loaded.tokenizer))]

    @property
    def bytes(self) -> int:
        """Of the device's memory, that is kept for later questions."""
        return self.memories.bytes + self.generator.bytes

    def forget(self) -> None:
        """Let go of everything that is kept in memory; what is on disk stays."""
        self.memories.forget()
        self.footage.forget()
        self.generator.forget()

    def _of(self, seen: VidiSeen, context: Context) -> tuple[Shown, Plan]:
        """The memory of what was seen: as it is kept, else made again."""
        if not self.memories.here(seen.views_key):
            self.generator.forget()  # the last batch's memory of footage goes with it
        return self.memories.of(seen.views_key, seen.views, context)

    def _with(self, seen: VidiSeen, context: Context, work: Callable[[Shown], T]) -> T:
        """`work` with the memory of what was seen; once more with one that is made anew where it turns out to be broken."""
        for again in (False, True):
            shown = None
            try:
                shown, planned = self._of(seen, context)
                shown.users += 1
                with self.generator.over(shown.memory.still, planned.room):
                    return work(shown)
            except Lost as error:
                if again:
                    raise EngineError(
                        f"what was kept of the footage was broken twice: {error}",
                        file=seen.views.path,
                        hint=f"look at the disk of {self.memories.shelf.folder}, or delete that folder",
                    ) from error
                problem = str(error)
            finally:
                if shown is not None:
                    shown.users -= 1
                    if not shown.users:
                        shown.memory.rest()
            self.generator.forget()
            self.memories.lost(seen.views_key, problem)
        raise AssertionError  # the loop returns or raises

    def _ready(self, shown: Shown, seen: VidiSeen, context: Context) -> tuple[str, ...]:
        """What the user should know. Where answers are decoded by a graph over this footage, a short one is given to nobody,
        so that the first question finds the graph recorded, and whatever else is made when it is first used. Where footage
        is brought that takes seconds, and is done once."""
        still = shown.memory.still
        wanted = self.generator.graphs if still else self._media.device.type == "cuda" and not self._rehearsed
        if wanted and not self.generator.knows(shown):
            self._rehearsed = self._rehearsed or not still
            jobs = [self._job(self._prompts.find("a dog", seen.views.end - seen.views.start), _REHEARSED)]
            self.generator.answers(shown, jobs, context.check)
        return self._notes(seen)

    def _notes(self, seen: VidiSeen) -> tuple[str, ...]:
        planned, (keys, values) = self.memories.about(seen.views_key)
        if planned.format == "plain":
            return ()
        name, format_, keys_off, values_off = self.name, planned.format, f"{keys:.1%}", f"{values:.1%}"
        if planned.place == "device":
            note = f"{name} keeps the footage in 8 bits ({format_}): keys are {keys_off} off, values {values_off}"
        elif planned.place == "host":
            note = (
                f"{name} keeps the footage in 8 bits ({format_}), part of it in main memory: keys are {keys_off} off, "
                f"values {values_off}"
            )
        else:
            note = (
                f"{name} keeps the footage in 8 bits ({format_}), part of it on disk, which makes answers slow: keys are "
                f"{keys_off} off, values {values_off}"
            )
        return (note,)

    def _found(self, views: Views, tokens: list[int], sure: list[float]) -> list[tuple[float, float, float]]:
        told = ranges(self._text(tokens), self._settings.kind)
        # letters that the answer has after each token
        ends = [len(self._text(tokens[: place + 1])) for place in range(len(tokens))]
        found = []
        for start, end, place in seconds(told, views.start, views.end):
            found.append((round(start, 6), round(end, 6), _score(told[place], ends, sure)))
        return sorted(found, key=lambda one: (-one[2], one[0], one[1]))

    def _text(self, tokens: list[int]) -> str:
        decoded: str = self._loaded.tokenizer.decode(tokens, skip_special_tokens=True, clean_up_tokenization_spaces=False)
        return decoded

    def _asked(self, question: Question) -> Job:
        constraint = None
        if question.form is not None:
            constraint = question.form.constraint(self._loaded.tokenizer, self._decoder.vocabulary, sorted(self._ends))
        return self._job(self._prompts.said(question.turns), question.most_tokens, constraint)

    def _job(self, ids: tuple[int, ...], most: int, constraint: Any = None) -> Job:
        self._fits(len(ids) + 1)
        return Job(ids, min(most, self._settings.longest - len(ids)), self._ends, constraint)

    def _fits(self, count: int) -> None:
        if count > self._settings.longest:
            raise EngineError(
                f"the question takes {count} tokens, and {self.name} takes {self._settings.longest} with the answer",
                hint="ask a shorter question",
            )

    def _reply(self, question: Question, job: Job, said: Said) -> Reply:
        text = self._text(said.tokens)
        value, problem = None, ""
        if question.form is not None:
            try:
                value = question.form.parse(text)
            except ValueError as error:
                problem = " ".join(str(error).split())[:300]
        return Reply(text, value, (len(job.ids), len(said.tokens)), said.stopped, problem)


def _score(told: Told, ends: Sequence[int], sure: Sequence[float]) -> float:
    """Of a range, from the tokens that it is made of."""
    first, last = told.letters
    inside = [each for each, end, before in zip(sure, ends, [0, *ends], strict=False) if end > first and before < last]
    return float(torch.tensor(inside).mean().exp()) if inside else 0.0


def _ends(loaded: Loaded) -> frozenset[int]:
    told = loaded.model.config.eos_token_id
    found = told if isinstance(told, list | tuple) else [] if told is None else [told]
    if not found:
        raise EngineError("this checkpoint does not tell which token ends an answer")
    return frozenset(int(token) for token in found)
