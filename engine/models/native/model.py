"""A model of a native family, loaded: it sees footage once and answers any number of questions about it."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

import torch
from torch import Tensor

from engine.models.checkpoint import Checkpoint
from engine.models.generation.batch import Heard, Job, Said
from engine.models.generation.cache import Prefix
from engine.models.generation.decoder import Decoder
from engine.models.generation.generator import WIDEST_APART, Generator
from engine.models.generation.judging import read_questions
from engine.models.generation.ragged import Start
from engine.models.generation.reading import chunk_for, read_prefix
from engine.models.generation.sampling import probability
from engine.models.generation.text import Stream
from engine.models.interface import OnText, Question, Reply, Turn, Views
from engine.models.loader import Loaded
from engine.models.machine import machine_memory
from engine.models.native.arriving import Progress, Watch
from engine.models.native.family import Family
from engine.models.native.features import Features, FeatureStore, Inlay
from engine.models.native.internvl import InternVL
from engine.models.native.laying import NativeSeen, lay
from engine.models.native.prefixes import PrefixStore, Worth
from engine.models.native.prompt import Template
from engine.models.native.qwen import Qwen
from engine.models.native.several import SeveralStore
from engine.models.native.telling import ends, longest, yes_and_no
from engine.protocol import EngineError
from engine.tasks.context import Context

TASKS = frozenset({"find", "describe", "ask", "chapters", "titles", "highlights", "labels"})
_LEAST_ROOM = 512
"""Tokens that questions and answers of a batch may take together, beside the footage; an eighth of all if that is more."""


class NativeModel:
    """VideoModel over a loaded checkpoint. Belongs to one thread."""

    hears = False
    tasks: frozenset[str] = TASKS

    def __init__(
        self,
        name: str,
        checkpoint: Checkpoint,
        loaded: Loaded,
        *,
        exact: bool = False,
        worth: Worth | None = None,
    ) -> None:
        """With `exact`, features are not rounded and nothing is kept in the index. Raises EngineError for a checkpoint that
        is not what its family is."""
        self.name, self.revision, self.family = name, checkpoint.identity, checkpoint.family
        self._loaded = loaded
        try:
            self._family = self.way(checkpoint.family, loaded)
            self._decoder = Decoder(loaded.model)
            self._ends = ends(loaded)
            self._template = self.template(loaded)
            self._before = self._template.before()
            self._yes, self._no = yes_and_no(loaded.tokenizer)
        except EngineError as error:
            error.file = error.file or str(checkpoint.directory)
            raise
        self.generator = Generator(self._decoder)
        self.features: FeatureStore = SeveralStore(self._family, self.revision, self._decoder.device, exact=exact)
        self._exact = exact
        key = f"1 {self._family.name} {self._family.preprocessing} {loaded.choice.setting}"
        self._index = PrefixStore(self._decoder, self.revision, key, self._before, exact=exact, worth=worth)
        self._longest = longest(loaded.model)
        self._prefixes: OrderedDict[str, Prefix] = OrderedDict()
        self.read = 0
        """Prefixes that were read, for tests and measurements."""

    @staticmethod
    def way(name: str, loaded: Loaded) -> Family:
        """How models of the family see; families that are written anew have one of their own."""
        return _family(name, loaded)

    @staticmethod
    def template(loaded: Loaded) -> Template:
        """How models of the family are talked to: by the template that the checkpoint brings."""
        return Template(loaded.tokenizer, loaded.processor)

    @property
    def context(self) -> int:
        """By the model's positions and by the memory that was granted for keys and values."""
        granted = self._granted
        self.generator.room = max(_LEAST_ROOM, granted // 8)
        return min(self._longest, max(1, granted - self.generator.room))

    @property
    def _granted(self) -> int:
        """Tokens for whose keys and values memory was granted."""
        return int(self._loaded.choice.need.cache // self._decoder.bytes_per_token)

    def tokens(self, frames: int, width: int, height: int) -> int:
        return self._family.tokens(frames, width, height)

    def size(self, tokens_per_frame: float, width: int, height: int) -> tuple[int, int]:
        return self._family.size(tokens_per_frame, width, height)

    def shown(self, views: Sequence[Views]) -> Sequence[Views]:
        """What is looked at of views: all of them, unless a family says otherwise."""
        return views

    def see(self, views: Sequence[Views], context: Context) -> NativeSeen:
        seen = self._laid(views)
        self._prefix(seen, context)
        return seen

    def together(self, tokens: int) -> int:
        return self.generator.widest_apart(tokens, self._granted)

    def see_each(self, several: Sequence[Sequence[Views]], context: Context) -> list[NativeSeen]:
        """Look at each by itself; its prompt is read with the question, or when another comes."""
        found = [self._laid(views) for views in several]
        self._features(found, context)
        return found

    def _laid(self, views: Sequence[Views]) -> NativeSeen:
        if not views:
            raise EngineError("there is nothing to look at")
        seen = lay(self._family, self._loaded.tokenizer, self._before, self.shown(views))
        if seen.tokens > self.context:
            raise EngineError(
                f"the footage takes {seen.tokens} tokens, and {self.name} can take in {self.context}",
                hint="look at fewer or smaller pictures, or at less footage at once",
            )
        return seen

    def answer(
        self, seen: NativeSeen, questions: Sequence[Question], context: Context, on_text: OnText | None = None
    ) -> list[Reply]:
        prefix = self._prefix(seen, context)
        jobs = [self._job(question) for question in questions]
        for job in jobs:
            self._fits(seen, len(job.ids) + job.most)
        with _used(prefix):
            said = self.generator.answers(prefix, jobs, context.check, self._heard(len(jobs), on_text))
        return [self._reply(*three) for three in zip(questions, jobs, said, strict=True)]

    def answer_each(
        self, pairs: Sequence[tuple[NativeSeen, Question]], context: Context, on_text: OnText | None = None
    ) -> list[Reply]:
        """Prompts are read side by side, and nothing of them is kept: several questions about one piece of footage are for
        `answer`."""
        if not pairs:
            return []
        jobs = [self._job(question) for _, question in pairs]
        for (seen, _), job in zip(pairs, jobs, strict=True):
            self._fits(seen, len(job.ids) + job.most)
        starts = self._starts([seen for seen, _ in pairs], context.part(0.0, 0.1))
        slots = max(seen.tokens + len(job.ids) + job.most for (seen, _), job in zip(pairs, jobs, strict=True))
        work = context.part(0.1, 1.0)
        said = self.generator.answers_apart(
            starts, jobs, work.progress, self._heard(len(jobs), on_text), room=self._room_apart(len(jobs), slots)
        )
        return [self._reply(question, job, one) for (_, question), job, one in zip(pairs, jobs, said, strict=True)]

    def yes(self, seen: NativeSeen, statements: Sequence[str], context: Context) -> list[float]:
        if not statements:
            return []
        prefix = self._prefix(seen, context)
        asked = [self._template.after((Turn("user", statement),)) for statement in statements]
        for ids in asked:
            self._fits(seen, len(ids))
        with _used(prefix):
            logits = self.generator.first_logits(prefix, asked, context.check)
        return self._chances(logits)

    def yes_each(self, pairs: Sequence[tuple[NativeSeen, Sequence[str]]], context: Context) -> list[list[float]]:
        """Footage is read in common passes with all statements about it, and nothing of it is kept. Where its keys and
        values are there already, statements go on from those; what is too long for a pass is read by itself, in chunks."""
        asked = [[self._template.after((Turn("user", one),)) for one in statements] for _, statements in pairs]
        for (seen, _), own in zip(pairs, asked, strict=True):
            self._fits(seen, max(map(len, own), default=0))
        most = chunk_for(self._decoder.device)
        sizes = [seen.tokens + sum(map(len, own)) for (seen, _), own in zip(pairs, asked, strict=True)]
        together = [
            place
            for place, (seen, statements) in enumerate(pairs)
            if statements and sizes[place] <= most and seen.views_key not in self._prefixes
        ]
        border = sum(sizes[place] for place in together) / max(1, sum(sizes))
        starts = self._starts([pairs[place][0] for place in together], context.part(0.0, 0.3 * border))
        reading = context.part(0.3 * border, border)
        logits = read_questions(self._decoder, starts, [asked[place] for place in together], reading.progress, chunk=most)
        found = {place: self._chances(own) for place, own in zip(together, logits, strict=True)}
        others = [place for place in range(len(pairs)) if place not in found]
        for number, place in enumerate(others):
            first, last = (border + (1 - border) * share / len(others) for share in (number, number + 1))
            found[place] = self._in_passing(*pairs[place], context.part(first, min(1.0, last)))
        return [found[place] for place in range(len(pairs))]

    def _in_passing(self, seen: NativeSeen, statements: Sequence[str], context: Context) -> list[float]:
        """As `yes`, without keeping what was not kept before: nobody asks again, and it would only be in the way."""
        kept = seen.views_key in self._prefixes
        try:
            return self.yes(seen, statements, context)
        finally:
            if not kept:
                self._prefixes.pop(seen.views_key, None)

    def _chances(self, logits: Tensor) -> list[float]:
        return [float(found) for found in probability(logits, self._yes, self._no)]

    @property
    def bytes(self) -> int:
        """Of the device's memory, that is kept for later questions."""
        there = self._decoder.device
        return sum(one.slots.bytes for one in self._prefixes.values() if one.slots.device == there) + self.generator.bytes

    def forget(self) -> None:
        """Let go of everything that is kept in memory; what is in the index stays."""
        self._prefixes.clear()
        self.features.forget()
        self.generator.forget()

    def _heard(self, answers: int, on_text: OnText | None) -> Heard | None:
        """What makes text of tokens for who listens."""
        if on_text is None:
            return None
        streams = [Stream(self._loaded.tokenizer) for _ in range(answers)]

        def heard(place: int, token: int) -> None:
            text = streams[place].add(token)
            if text:
                on_text(place, text)

        return heard

    def _features(self, several: Sequence[NativeSeen], context: Context) -> list[list[Features]]:
        """Of each; made in common batches where the family minds no borders between files."""
        views = [one for seen in several for one in seen.views]
        if isinstance(self.features, SeveralStore):
            found = iter(self.features.get_each(views, context))
        else:
            share = 1 / max(1, len(views))
            parts = [context.part(place * share, min(1.0, (place + 1) * share)) for place in range(len(views))]
            found = iter([self.features.get(one, part) for one, part in zip(views, parts, strict=True)])
        return [self._checked(seen, [next(found) for _ in seen.views]) for seen in several]

    def _starts(self, several: Sequence[NativeSeen], context: Context) -> list[Start]:
        """What the prompts about each begin with."""
        device, dtype = self._decoder.device, self._decoder.dtype
        return [
            Start(seen.ids, seen.positions, Inlay(list(seen.places), own, device, dtype))
            for seen, own in zip(several, self._features(several, context), strict=True)
        ]

    def _checked(self, seen: NativeSeen, features: list[Features]) -> list[Features]:
        if sum(one.count for one in features) != len(seen.places):
            raise EngineError(f"{self.name} makes another number of features than the prompt has places for")
        return features

    def _room_apart(self, rows: int, slots: int) -> int:
        """Tokens for which there is memory beside prefixes, as many of which leave as so many rows need."""
        self._make_room(min(rows, WIDEST_APART["cuda"]) * slots, apart=True)
        there = self._decoder.device
        return self._granted - sum(one.length for one in self._prefixes.values() if one.slots.device == there)

    def _job(self, question: Question) -> Job:
        constraint = None
        if question.form is not None:
            constraint = question.form.constraint(self._loaded.tokenizer, self._decoder.vocabulary, sorted(self._ends))
        return Job(self._template.after(question.turns), question.most_tokens, self._ends, constraint)

    def _reply(self, question: Question, job: Job, said: Said) -> Reply:
        text = self._loaded.tokenizer.decode(said.tokens, skip_special_tokens=True, clean_up_tokenization_spaces=False)
        value, problem = None, ""
        if question.form is not None:
            try:
                value = question.form.parse(text)
            except ValueError as error:
                problem = " ".join(str(error).split())[:300]
        return Reply(text, value, (len(job.ids), len(said.tokens)), said.stopped, problem)

    def _fits(self, seen: NativeSeen, more: int) -> None:
        if seen.tokens + more > self._longest:
            raise EngineError(
                f"footage, question and answer take {seen.tokens + more} tokens, {self.name} can take in {self._longest}",
                hint="ask a shorter question, or look at less footage at once",
            )

    def _prefix(self, seen: NativeSeen, context: Context) -> Prefix:
        """Keys and values of the footage: on the device, else in main memory, else in the index, else made."""
        found = self._prefixes.get(seen.views_key)
        if found is None:
            self._make_room(seen.tokens)
            found = self._index.get(seen, context) or self._made(seen, context)
        elif found.slots.device != self._decoder.device:
            self._prefixes.pop(seen.views_key)
            self._make_room(seen.tokens)
            found.moved(self._decoder.device)
        self._prefixes[seen.views_key] = found
        self._prefixes.move_to_end(seen.views_key)
        return found

    def _made(self, seen: NativeSeen, context: Context) -> Prefix:
        """Pictures are looked at as the prompt comes to them: see arriving.py."""
        watch = Watch(self._decoder.device)
        progress = Progress(len(seen.views), context.progress)
        features = [
            self.features.arriving(one, context, len(piece.places), watch, progress.looking(place))
            for place, (one, piece) in enumerate(zip(seen.views, seen.laid, strict=True))
        ]
        inlay = Inlay(list(seen.places), features, self._decoder.device, self._decoder.dtype)
        began = time.monotonic()
        with ExitStack() as ends:
            for one in features:
                ends.callback(one.close)
            prefix = read_prefix(self._decoder, seen.ids, seen.positions, inlay, progress.reading)
            for one in features:
                one.finish()
        self.read += 1
        self._index.keep(seen, prefix, time.monotonic() - began - watch.seconds(), context)
        return prefix

    def _make_room(self, tokens: int, *, apart: bool = False) -> None:
        """Have prefixes that were not asked about for longest leave the device, as far as `tokens` need it. They rest in
        main memory where that has room to spare, and are made again where it has not. With `apart` it is for rows that share
        no prefix, which may take all that was granted, and whose memory from before serves again."""
        each = self._decoder.bytes_per_token
        granted = (self._granted if apart else self.context) * each
        wanted = tokens * each
        if not apart and not (self.generator.apart and self.bytes + wanted <= self._granted * each):
            self.generator.forget()
        for key, prefix in list(self._prefixes.items()):
            if prefix.slots.device != self._decoder.device or prefix.users:
                continue
            held = sum(one.slots.bytes for one in self._prefixes.values() if one.slots.device == self._decoder.device)
            if held + wanted <= granted:
                break
            resting = sum(one.slots.bytes for one in self._prefixes.values() if one.slots.device.type == "cpu")
            if self._decoder.device.type == "cpu" or resting + prefix.slots.bytes > machine_memory()[1] // 4:
                del self._prefixes[key]
            else:
                prefix.moved(torch.device("cpu"))


@contextmanager
def _used(prefix: Prefix) -> Iterator[None]:
    """At a checkpoint a more urgent job may come in between, with footage of its own."""
    prefix.users += 1
    try:
        yield
    finally:
        prefix.users -= 1


def _family(name: str, loaded: Loaded) -> Family:
    if loaded.processor is None or loaded.tokenizer is None:
        raise EngineError("this model has no settings for its pictures, or no tokenizer", hint="get the checkpoint again")
    return InternVL(loaded) if name == "internvl" else Qwen(loaded, name)
