"""One job's conversation with a model: prompts and forms put to it, claims held against the pictures that they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

from engine.protocol import EngineError, UsageError
from engine.protocol.understanding import Claims, Looked, Place
from engine.tasks.context import Context
from engine.tasks.understanding import material
from engine.tasks.understanding.looking import File, Looker
from engine.tasks.understanding.plan import Look
from engine.tasks.understanding.prompts import Value, prompt, quoted, template
from engine.tasks.understanding.verify import Checked, Claim, check

if TYPE_CHECKING:
    from engine.models.forms.fields import Part
    from engine.models.interface import OnText, Reply, Seen, VideoModel
    from engine.models.store import Installed

T = TypeVar("T", bound="Part")

BASIC = "basic"
AUTO = "auto"
LONGEST_QUESTION = 2000
"""Letters of a question, query or rule; models are misled by long ones, and contexts are not filled with them."""
LONGEST_ANSWER = 2400
"""Tokens of one answer, at most: enough for the longest list that any task asks for."""
_OWN_WORDS = 512
"""Tokens of a prompt's own words and of the question in it, about."""
_GLANCE = 8
"""Pictures on which a claim is held against the footage."""


def line_of(text: str, what: str) -> str:
    """A question, a query or a rule as one plain line. Raises UsageError for none, and for one that is too long."""
    from engine.remote.answers import plain

    line = " ".join(plain(text, LONGEST_QUESTION + 1).split())
    if not line:
        raise UsageError(f"{what} is empty", hint="say in words what you want to know")
    if len(line) > LONGEST_QUESTION:
        raise UsageError(f"{what} is too long: up to {LONGEST_QUESTION} letters", hint="say it shorter")
    return line


def chosen(engine: str, task: str) -> str:
    """The engine that a request means: "auto" is the best installed model that is good for `task`, else "basic"."""
    if engine not in (AUTO, ""):
        return engine
    from engine.models import store
    from engine.models.opening import FAMILIES

    fitting = [one for one in store.installed() if not one.problem and one.family in FAMILIES and _does(one, task)]
    # of what the user has chosen to have on disk the largest knows most
    best = max(fitting, key=lambda one: (one.size, one.id), default=None)
    return best.id if best is not None else BASIC


def _does(model: Installed, task: str) -> bool:
    """By its catalogue entry; a folder of the user's is good for what the entries of its family are."""
    if model.card is not None:
        return task in model.card.tasks
    from engine.models.catalogue import catalogue

    relatives = [card for card in catalogue() if card.family == model.family]
    return not relatives or any(task in card.tasks for card in relatives)


@dataclass
class Asking:
    """A model, the files it is asked about, and the account of what came of it."""

    model: VideoModel
    looker: Looker
    context: Context
    language: str = "en"
    claimed: int = 0
    verified: int = 0
    dropped: int = 0
    notes: list[str] = field(default_factory=list)
    remembered: dict[int, Sequence[tuple[Fraction, Fraction, str]]] = field(default_factory=dict)
    """What an earlier look noted of each file's shots."""
    asked: int = 0
    unusable: int = 0
    """Answers that were of no use."""

    @property
    def answer(self) -> int:
        """Tokens that an answer may take."""
        return min(LONGEST_ANSWER, self.looker.talk // 2)

    def file(self, media: int) -> File:
        return self.looker.file(media)

    def put(
        self, seen: Seen, task: str, kind: type[T], look: Look, *, earlier: Sequence[tuple[str, str]] = (), **values: Value
    ) -> T | None:
        """One question about a look; None where the model gave no answer of the form. What is said in it goes along."""
        (value,) = self.put_all(seen, task, kind, [{**self.material(task, look), **values}], earlier=earlier)
        return value

    def put_all(
        self,
        seen: Seen,
        task: str,
        kind: type[T],
        several: Sequence[Mapping[str, Value]],
        *,
        earlier: Sequence[tuple[str, str]] = (),
        languages: Sequence[str] = (),
        on_text: OnText | None = None,
    ) -> list[T | None]:
        """One prompt filled in several ways, answered side by side. `earlier` are questions and answers before it;
        `languages` are those of each where they are not all of this conversation's; `on_text` hears the answers come."""
        from engine.models.forms.form import JsonForm
        from engine.models.interface import Question, Turn

        before: list[Turn] = []
        for question, answer in earlier:
            before += [Turn("user", quoted(question)), Turn("assistant", answer)]
        spoken = list(languages) or [self.language] * len(several)
        forms = {
            language: JsonForm(kind, seen.times, language=language, most_tokens=self.answer)
            for language in dict.fromkeys(spoken)
        }
        questions = [
            Question((*before, Turn("user", prompt(task, language, **values))), forms[language], forms[language].most_tokens)
            for values, language in zip(several, spoken, strict=True)
        ]
        return self._used(self.model.answer(seen, questions, self.context, on_text))

    def put_each(
        self, seen: Sequence[Seen], task: str, kind: type[T], several: Sequence[Mapping[str, Value]], context: Context
    ) -> list[T | None]:
        """One prompt filled in for each of several looks, answered side by side where the model can."""
        from engine.models import each
        from engine.models.forms.form import JsonForm
        from engine.models.interface import ask

        pairs = []
        for one, values in zip(seen, several, strict=True):
            form = JsonForm(kind, one.times, language=self.language, most_tokens=self.answer)
            pairs.append((one, ask(prompt(task, self.language, **values), form, form.most_tokens)))
        return self._used(each.answer_each(self.model, pairs, context))

    def _used(self, replies: Sequence[Reply]) -> list[Any]:
        """The values of answers, counted."""
        self.asked += len(replies)
        self.unusable += sum(reply.value is None for reply in replies)
        return [reply.value for reply in replies]

    def material(self, task: str, look: Look) -> dict[str, Value]:
        """What goes along with a look's pictures: what is said in it, and what an earlier look noted of its shots."""
        names = template(task, self.language).names
        room = self.looker.talk - self.answer - _OWN_WORDS
        file = self.file(look.media)
        found: dict[str, Value] = {}
        if "transcript" in names and room > 0:
            known = material.transcripts_of(self.context.index, file.info.fingerprint)
            found["transcript"] = material.spoken(known, look.start, look.end, room // 2 if "known" in names else room)
        if "known" in names and room > 0:
            lines = self.remembered.get(look.media, ())
            found["known"] = material.thinned(
                [(float(start), text) for start, end, text in lines if start < look.end and look.start < end], room // 2
            )
        return found

    def closer(self, place: Place) -> Look:
        """How a claim about a stretch is held against it."""
        return self.looker.closer(place, frames=_GLANCE)

    def sure(self, claims: Sequence[tuple[str, Place]], context: Context) -> Checked:
        """A second, closer look at each claim, (what is said, where)."""
        return self.checked([Claim(place, text) for text, place in claims], context)[0]

    def checked(self, claims: Sequence[Claim], context: Context) -> tuple[Checked, dict[Place, tuple[int, int]]]:
        """What a second, closer look makes of claims, and of each stretch that it showed (pictures, tokens)."""
        shown: dict[Place, tuple[int, int]] = {}

        def see(places: Sequence[Place], part: Context) -> list[Seen]:
            found = self.looker.see_each([self.closer(place) for place in places], part, again=True)
            shown.update(
                (place, (len(views.times), seen.tokens)) for place, (views, seen) in zip(places, found, strict=True)
            )
            return [seen for _, seen in found]

        return check(self.model, claims, see, context, language=self.language), shown

    def kept(self, claims: Sequence[tuple[str, Place]], context: Context) -> list[float | None]:
        """The confidence of each claim that stands a second look, None for one that is dropped; counted."""
        checked = self.sure(claims, context)
        self.count(checked.counts)
        return [
            None if state == "dropped" else sure for sure, state in zip(checked.confidences, checked.states, strict=True)
        ]

    def count(self, claims: Claims) -> None:
        """Add to the account of claims."""
        self.claimed += claims.claimed
        self.verified += claims.verified
        self.dropped += claims.dropped

    @property
    def looked(self) -> Looked:
        return self.looker.looked()

    @property
    def claims(self) -> Claims:
        return Claims(claimed=self.claimed, verified=self.verified, dropped=self.dropped)

    def all_notes(self, *others: str) -> tuple[str, ...]:
        """What the user should know. Raises EngineError where not one answer was of use."""
        if self.asked and self.unusable == self.asked:
            raise EngineError(
                f"{self.model.name} cannot answer: its answers are not of the form asked for", hint="try another model"
            )
        return self.told(*others)

    def told(self, *others: str) -> tuple[str, ...]:
        """What the user should know, whether or not an answer was of use."""
        seen = self.looked
        deaf = not seen.heard and any(file.info.audio for file in self.looker.files)
        shown = f"{self.model.name} saw {seen.frames} pictures of the footage{', and heard nothing' if deaf else ''}"
        told = [*others, shown, *getattr(self.model, "notes", ()), *self.looker.notes, *self.notes]
        if self.dropped:
            told.append(f"{self.dropped} of {self.claimed} claims did not stand a second look and were left out")
        if self.unusable:
            times = "once" if self.unusable == 1 else f"{self.unusable} times"
            told.append(f"{self.model.name} gave no usable answer {times}")
        return tuple(dict.fromkeys(told))


@contextmanager
def asking(
    engine: str, task: str, files: Sequence[File], context: Context, *, language: str = "en", otherwise: str = ""
) -> Iterator[Asking]:
    """A conversation about `files` with the model that `engine` names.

    Raises EngineError where it cannot be loaded or reached, and for one that is good neither for `task` nor for `otherwise`.
    """
    from engine.models.opening import open_model

    with open_model(engine, context) as model:
        if not model.tasks & {task, otherwise}:
            raise EngineError(
                f"{model.name} is no model for this", hint=f"clipwright models list --task {task} names those that are"
            )
        yield Asking(model, Looker(model, files, context), context, language)


def place_of(media: int, seen: Seen, start: float, end: float, whole: tuple[Fraction, Fraction]) -> Place:
    """The stretch that pictures from `start` to `end` stand for: each stands for what is nearer to it than to its
    neighbours, within `whole`."""
    times = [Fraction(str(time)) for time in seen.times[0]]
    first = min(range(len(times)), key=lambda index: abs(float(times[index]) - start))
    last = max(first, min(range(len(times)), key=lambda index: abs(float(times[index]) - end)))
    begin = whole[0] if first == 0 else (times[first - 1] + times[first]) / 2
    stop = whole[1] if last == len(times) - 1 else (times[last] + times[last + 1]) / 2
    return Place(media, max(whole[0], begin), min(whole[1], stop))
