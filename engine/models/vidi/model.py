"""Vidi behind engine.models.interface: footage is taken in once, and then asked for any number of things at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import torch
from torch import Tensor

from engine.models.checkpoint import Checkpoint
from engine.models.generation.decoder import Step
from engine.models.generation.generator import Generator, Job, Said
from engine.models.generation.sampling import probability
from engine.models.generation.text import Stream
from engine.models.interface import OnText, Question, Reply, Turn, Views
from engine.models.loader import Loaded
from engine.models.native.model import _words
from engine.models.vidi.decoder import Attending
from engine.models.vidi.footage import Footage
from engine.models.vidi.media import FEWEST, Media
from engine.models.vidi.memory import Shown
from engine.models.vidi.preparing import Preparing, pace
from engine.models.vidi.prompt import Prompts, Told, ranges, seconds
from engine.protocol import EngineError
from engine.tasks.context import Context

MOST = 1024
"""Tokens of an answer that tells ranges: as published."""
AT_FIRST = 192
"""Tokens for which room is made at first; hardly any answer is longer, and the more are given side by side."""
_SHARE = 32
"""Of the memory for keys and values one part in so many is kept for what is asked and answered,"""
_LEAST_ROOM = 2048
"""but so many tokens at least."""


@dataclass(frozen=True, eq=False)
class VidiSeen:
    """What was seen of one file."""

    tokens: int
    times: tuple[tuple[float, ...], ...]
    views_key: str
    views: Views


class VidiModel:
    """VideoModel and Finder over a loaded checkpoint. Belongs to one thread."""

    hears = True
    tasks = frozenset({"find", "highlights"})
    pace = staticmethod(pace)
    """Pictures a second for footage of so many frames a second, as the published models were shown it."""

    def __init__(self, name: str, checkpoint: Checkpoint, loaded: Loaded, *, exact: bool = False) -> None:
        """With `exact`, what the towers make is neither rounded nor kept in the index.

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
        self.generator = Generator(self._decoder)
        self.most = MOST
        """Tokens of an answer that tells ranges, at most."""
        self._shown: OrderedDict[str, Shown] = OrderedDict()

    @property
    def context(self) -> int:
        """Tokens of footage for which memory was granted, and of text; footage itself may be of any length."""
        self.generator.room = max(_LEAST_ROOM, self._granted // _SHARE)
        return max(1, self._granted - self.generator.room) + self._settings.longest

    @property
    def _granted(self) -> int:
        return int(self._loaded.choice.need.cache // self._decoder.bytes_per_token)

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
        tokens = self.footage.tokens(one)
        if tokens > self.context:
            raise EngineError(
                f"the footage takes {tokens} tokens, and {self.name} can take in {self.context}",
                hint="look at less footage at once, or grant it more memory",
            )
        heard = len(one.sound) if one.sound is not None else 0
        key = blake2b(f"{one.key} {heard}".encode(), digest_size=16).hexdigest()
        seen = VidiSeen(tokens, (one.times,), key, one)
        self._of(seen, context)
        return seen

    def find(self, seen: VidiSeen, queries: Sequence[str], context: Context) -> list[list[tuple[float, float, float]]]:
        """For each query its ranges, (start, end, score 0..1), best first; [] where it is not there.

        The score is how sure the model was of what it said: the geometric mean of the probabilities of a range's tokens.
        """
        views = seen.views
        shown = self._of(seen, context)
        asked = [self._prompts.find(query.strip(), views.end - views.start) for query in queries]
        jobs = [self._job(ids, min(AT_FIRST, self.most)) for ids in asked]
        said = self._answers(shown, jobs, context)
        longer = [place for place, one in enumerate(said) if one.stopped == "length" and self.most > AT_FIRST]
        again = self._answers(shown, [self._job(asked[place], self.most) for place in longer], context)
        for place, one in zip(longer, again, strict=True):
            said[place] = one
        sure = self._probabilities(shown, jobs, said, context)
        return [self._found(views, one.tokens, each) for one, each in zip(said, sure, strict=True)]

    def answer(
        self, seen: VidiSeen, questions: Sequence[Question], context: Context, on_text: OnText | None = None
    ) -> list[Reply]:
        """As the interface says; these models were made to find, and say little else."""
        shown = self._of(seen, context)
        jobs = [self._asked(question) for question in questions]
        streams = [Stream(self._loaded.tokenizer) for _ in jobs]

        def heard(place: int, token: int) -> None:
            text = streams[place].add(token)
            if text and on_text is not None:
                on_text(place, text)

        said = self._answers(shown, jobs, context, heard if on_text is not None else None)
        return [self._reply(*three) for three in zip(questions, jobs, said, strict=True)]

    def yes(self, seen: VidiSeen, statements: Sequence[str], context: Context) -> list[float]:
        if not statements:
            return []
        shown = self._of(seen, context)
        asked = [self._prompts.said((Turn("user", statement),)) for statement in statements]
        for ids in asked:
            self._fits(len(ids))
        logits = self.generator.first_logits(shown, asked, context.check)
        return [float(found) for found in probability(logits, *_words(self._loaded.tokenizer))]

    @property
    def bytes(self) -> int:
        """Of the device's memory, that is kept for later questions."""
        return sum(one.memory.bytes for one in self._shown.values()) + self.generator.bytes

    def forget(self) -> None:
        """Let go of everything that is kept in memory; what is in the index stays."""
        self._shown.clear()
        self.footage.forget()
        self.generator.forget()

    def _of(self, seen: VidiSeen, context: Context) -> Shown:
        """The memory of what was seen: as it is kept, else made again."""
        found = self._shown.get(seen.views_key)
        if found is None:
            self._make_room(seen.tokens)
            found = Shown.of(self.footage.memory(seen.views, context))
        self._shown[seen.views_key] = found
        self._shown.move_to_end(seen.views_key)
        return found

    def _make_room(self, tokens: int) -> None:
        """Let go of memories that were not asked about for longest, as far as `tokens` need their room."""
        room = self._granted - self.generator.room
        self.generator.forget()
        for key, shown in list(self._shown.items()):
            if sum(one.memory.tokens for one in self._shown.values()) + tokens <= room:
                break
            if not shown.users:
                del self._shown[key]

    def _answers(self, shown: Shown, jobs: Sequence[Job], context: Context, heard: Any = None) -> list[Said]:
        shown.users += 1
        try:
            return self.generator.answers(shown, jobs, context.check, heard)
        finally:
            shown.users -= 1

    @torch.inference_mode()
    def _probabilities(self, shown: Shown, jobs: Sequence[Job], said: Sequence[Said], context: Context) -> list[list[float]]:
        """Of each token that was said, as a logarithm: questions and answers are read once more, side by side."""
        found: list[list[float]] = []
        lengths = [len(job.ids) + len(one.tokens) for job, one in zip(jobs, said, strict=True)]
        width = self.generator.widest(max(lengths, default=1))
        for first in range(0, len(jobs), width):
            context.check()
            group = list(zip(jobs[first : first + width], said[first : first + width], strict=True))
            rows = [torch.tensor([*job.ids, *one.tokens]) for job, one in group]
            hidden = self._read(shown, torch.nn.utils.rnn.pad_sequence(rows, batch_first=True))
            for row, (job, one) in enumerate(group):
                begins = len(job.ids) - 1
                logits = self._decoder.logits(hidden[row, begins : begins + len(one.tokens)]).log_softmax(-1)
                tokens = torch.tensor(one.tokens, dtype=torch.int64, device=logits.device)
                found.append(logits.gather(-1, tokens[:, None])[:, 0].tolist())
        return found

    def _read(self, shown: Shown, ids: Tensor) -> Tensor:
        """(rows, n, hidden) after the last norm, for rows that are filled up at the end."""
        decoder = self._decoder
        ids = ids.to(decoder.device)
        slots = decoder.slots(*ids.shape)
        positions = torch.arange(ids.shape[1], device=decoder.device).expand(len(ids), -1)
        starts = torch.zeros(len(ids), dtype=torch.int64, device=decoder.device)
        return decoder.run(decoder.embed(ids), Step(*decoder.waves(positions), shown, 0, slots, starts))

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
