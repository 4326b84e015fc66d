"""The small protocol behind which every family of video-language models sits, whether it runs here or on a server.

    with open_model(engine, context, plan) as model:              # engine.models.opening
        seen = model.see([views], context)                        # once a piece of footage: vision and the prompt's start
        [reply] = model.answer(seen, [ask("Who runs?")], context)  # each question costs its own tokens alone
        [sure] = model.yes(seen, ["Does a dog run? Answer yes or no."], context)

Times are seconds of the media, as in engine.protocol. What a model says is untrusted: a form constrains it while it is
decoded and checks it afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    import numpy as np

    from engine.tasks.context import Context

Role = Literal["user", "assistant"]
Pictures = Callable[[], Iterable["np.ndarray"]]
OnText = Callable[[int, str], None]
"""Hears (place of the question, text that was added), in the order in which it is decoded."""


@dataclass(frozen=True, eq=False)
class Views:
    """What is shown of one file."""

    path: str
    fingerprint: str
    """Of the content; the key under which what a model made of it is kept."""
    start: float
    """Seconds of the media at which what is shown begins,"""
    end: float
    """and at which it ends."""
    duration: float
    """Of the whole file, in seconds."""
    times: tuple[float, ...]
    """Of each picture, ascending, rounded to six decimals."""
    size: tuple[int, int]
    """(width, height) of the pictures: best what `VideoModel.size` gave, anything else is resized."""
    pictures: np.ndarray | Pictures
    """uint8 (n, height, width, 3), upright RGB; or what hands them out in pieces of that shape, in order.

    A function is called only where nothing is kept of these pictures yet, and then once: decoding goes on while the model
    looks at what came before, and footage that was seen before is not decoded at all.
    """
    sound: np.ndarray | None = None
    """(samples,) float32, mono, 16 kHz, from `start` to `end`; None for none, and for models that do not hear."""

    def __post_init__(self) -> None:
        """Raises ValueError where times are not ascending or do not agree with the pictures."""
        if not self.times or any(later <= earlier for earlier, later in zip(self.times, self.times[1:], strict=False)):
            raise ValueError("views need at least one picture, and ascending times")
        if not callable(self.pictures) and self.pictures.shape != (len(self.times), self.size[1], self.size[0], 3):
            raise ValueError(f"{len(self.times)} pictures of {self.size} cannot have the shape {self.pictures.shape}")

    def pieces(self) -> Iterable[np.ndarray]:
        """The pictures, (k, height, width, 3) at a time."""
        return self.pictures() if callable(self.pictures) else (self.pictures,)

    @property
    def key(self) -> str:
        """Names content, times, size and sound: equal for what looks equal."""
        times = ",".join(f"{time:.6f}" for time in self.times)
        text = f"{self.fingerprint} {self.size[0]}x{self.size[1]} {self.start:.6f}-{self.end:.6f} {times}"
        return blake2b(f"{text} {self.sound is not None}".encode(), digest_size=16).hexdigest()


@dataclass(frozen=True)
class Turn:
    """One thing said in a conversation about footage."""

    role: Role
    text: str


class Constraint(Protocol):
    """What may follow in one answer, token by token."""

    def allowed(self, words: np.ndarray) -> bool:
        """Write which tokens may come next into `words`, int32 (ceil(vocabulary / 32),): bit i % 32 of word i // 32 is
        token i, as xgrammar and llguidance write them. False, with `words` untouched, where any token may come."""
        ...

    def accept(self, token: int) -> None:
        """`token` was chosen, one of those allowed; those that end an answer are accepted, too."""
        ...

    @property
    def ended(self) -> bool:
        """Whether nothing can follow any more."""
        ...


class Form(Protocol):
    """What an answer must look like: a grammar while it is decoded, a check afterwards."""

    @property
    def key(self) -> str:
        """Names the schema, its bounds and the stamps that it admits: part of what an answer is kept under."""
        ...

    def schema(self) -> dict[str, Any]:
        """As JSON schema, for servers that take one."""
        ...

    def constraint(self, tokenizer: Any, vocabulary: int, ends: Sequence[int]) -> Constraint:
        """A fresh constraint. `tokenizer` is transformers', `vocabulary` the width of the model's logits (tokens beyond the
        tokenizer's are never allowed), `ends` the tokens that end an answer."""
        ...

    def parse(self, text: str) -> Any:
        """The validated value, or ValueError: `text` may have been cut off."""
        ...


@dataclass(frozen=True)
class Question:
    """A conversation that ends with a turn of the user's, about footage that was shown before its first turn."""

    turns: tuple[Turn, ...]
    form: Form | None = None
    most_tokens: int = 512
    """How long the answer may become."""

    def __post_init__(self) -> None:
        """Raises ValueError where the turns do not take turns or the user's is not the last."""
        roles = [turn.role for turn in self.turns]
        expected: list[Role] = ["user" if place % 2 == 0 else "assistant" for place in range(len(roles))]
        if len(roles) % 2 == 0 or roles != expected:
            raise ValueError("a question is turns of user and assistant in turn, the user's first and last")
        if self.most_tokens < 1:
            raise ValueError("an answer needs room for a token")


def ask(text: str, form: Form | None = None, most_tokens: int = 512) -> Question:
    """A question of a single turn."""
    return Question((Turn("user", text),), form, most_tokens)


@dataclass(frozen=True)
class Reply:
    """A model's answer to one question."""

    text: str
    """As it was said; not yet made plain."""
    value: Any
    """What the form made of it; None without a form, and where the answer is not of it."""
    tokens: tuple[int, int]
    """(in, out): the question's own, without the footage; the answer's."""
    stopped: Literal["end", "length"]
    problem: str = ""
    """Why there is no value although there was a form."""


class Seen(Protocol):
    """What a model keeps of views while they are asked about. Good for the model that made it, while that is open."""

    @property
    def tokens(self) -> int:
        """Of the prompt, that the footage takes."""
        ...

    @property
    def times(self) -> tuple[tuple[float, ...], ...]:
        """For each of the views the times in seconds that the model can name: those that it was shown, as it was shown them.

        A family that sees pictures in pairs has one for a pair. Ascending, and without repetition.
        """
        ...

    @property
    def views_key(self) -> str:
        """Names all views together: part of what answers about them are kept under."""
        ...


class VideoModel(Protocol):
    """A model that looks at footage. Everything takes a context, and comes to a checkpoint several times a second.

    Raises EngineError for what the model cannot do; running out of memory passes through as torch or the server says it.
    """

    name: str
    """For the user: the installed id, the folder's name, or that of the model on a server."""
    revision: str
    """Names the weights: part of every key."""
    family: str
    tasks: frozenset[str]
    """Of find, describe, ask, chapters, titles, highlights, labels, thumbnails: what it is good for."""
    hears: bool
    """Whether it makes use of `Views.sound`."""
    context: int
    """Tokens that footage, question and answer may take together, by the model and by the memory that was granted."""

    def tokens(self, frames: int, width: int, height: int) -> int:
        """Of the prompt, that so many pictures of this size take, with their times."""
        ...

    def size(self, tokens_per_frame: float, width: int, height: int) -> tuple[int, int]:
        """(width, height) for pictures of this shape that spends about so many tokens on each; the same for all sizes where
        the family sees every picture at one."""
        ...

    def see(self, views: Sequence[Views], context: Context) -> Seen:
        """Look at footage, one file after the other. What was seen before is recalled. Raises EngineError where it exceeds
        the context."""
        ...

    def answer(
        self, seen: Seen, questions: Sequence[Question], context: Context, on_text: OnText | None = None
    ) -> list[Reply]:
        """An answer to each question; they are answered side by side and know nothing of each other."""
        ...

    def yes(self, seen: Seen, statements: Sequence[str], context: Context) -> list[float]:
        """For each the probability 0..1 of "yes" against "no" as the first word of the answer; one forward pass for a batch.

        A statement is the whole text of the user's turn, such as "Does a dog run? Answer yes or no.".
        """
        ...


class SideBySide(Protocol):
    """A video model that takes up several pieces of footage in one batch, each with a question of its own; others do not
    have these, and are asked about one after the other: see engine.models.each."""

    def together(self, tokens: int) -> int:
        """How many are answered side by side for which footage, question and answer take so many tokens each; of more, some
        wait until others are done."""
        ...

    def see_each(self, several: Sequence[Sequence[Views]], context: Context) -> list[Seen]:
        """Look at each by itself, as `see` would. Raises as that does."""
        ...

    def answer_each(
        self, pairs: Sequence[tuple[Seen, Question]], context: Context, on_text: OnText | None = None
    ) -> list[Reply]:
        """What `answer` gives for each question about what was seen beside it, in their order."""
        ...


class Judging(Protocol):
    """A video model that takes up several pieces of footage with statements about each in one batch; others do not have
    this, and judge one after the other: see engine.models.each."""

    def yes_each(self, pairs: Sequence[tuple[Seen, Sequence[str]]], context: Context) -> list[list[float]]:
        """What `yes` gives for the statements about what was seen beside them, in the order of the pairs. Nothing is kept of
        it for later questions: it is for footage that is looked at once."""
        ...


class Finder(Protocol):
    """A video model with a retrieval format of its own, such as Vidi's; others do not have `find`."""

    def find(self, seen: Seen, queries: Sequence[str], context: Context) -> list[list[tuple[float, float, float]]]:
        """For each query its ranges, (start, end, score 0..1), best first; [] where it is not there."""
        ...
