"""What a model answers in each task: one class a task, from which grammar, check and prompt are made.

Times are those of pictures that it was shown, text is plain single lines. Bounds are of one answer; a task that looks at
footage piece by piece has an answer for each piece.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from engine.models.forms.fields import Instant, Part, Percent, Span, line, several, word
from engine.protocol import MOST_CHOICES

LONGEST_TITLE = 60
LONGEST_SENTENCE = 240
LONGEST_REASON = 100
MOST_RULES = 50
Severity = Literal["low", "medium", "high"]


class Found(Span):
    """A stretch in which what was asked for is to be seen or heard, and how sure the model says it is."""

    score: Percent


class FindAnswer(Part):
    """find: none where it is not there."""

    ranges: several(Found, 0, 20)  # type: ignore[valid-type]


class LineAnswer(Part):
    """describe, one line: the whole of what was shown, or one shot of it."""

    text: line(LONGEST_SENTENCE)  # type: ignore[valid-type]


class Statement(Span):
    """A sentence, and the stretch that it rests on."""

    text: line(LONGEST_SENTENCE)  # type: ignore[valid-type]


class ParagraphAnswer(Part):
    """describe, a paragraph: sentences in the order of time."""

    statements: several(Statement, 1, 8)  # type: ignore[valid-type]


class AskAnswer(Part):
    """ask: an answer in statements that each carry a time; none where the footage does not tell."""

    statements: several(Statement, 0, 8)  # type: ignore[valid-type]


class Chapter(Instant):
    """Where a chapter begins, and what it is called."""

    title: line(LONGEST_TITLE)  # type: ignore[valid-type]


class ChaptersAnswer(Part):
    """chapters: each goes on until the next begins."""

    chapters: several(Chapter, 1, 24)  # type: ignore[valid-type]


class TitlesAnswer(Part):
    """titles: short titles, first sentences that make one stay, and hashtags without their sign."""

    titles: several(line(LONGEST_TITLE), 1, 5)  # type: ignore[valid-type]
    hooks: several(line(120), 1, 3)  # type: ignore[valid-type]
    hashtags: several(word(24), 1, 8)  # type: ignore[valid-type]


class Highlight(Span):
    """A moment worth showing: how much, what it is called, and why."""

    score: Percent
    title: line(LONGEST_TITLE)  # type: ignore[valid-type]
    reason: line(160)  # type: ignore[valid-type]


class HighlightsAnswer(Part):
    """highlights: none where nothing is worth showing."""

    highlights: several(Highlight, 0, 12)  # type: ignore[valid-type]


class EvidenceAnswer(Part):
    """evidence: what is to be seen in a moment, short enough for a reason among others."""

    text: line(LONGEST_REASON)  # type: ignore[valid-type]


class Label(Span):
    """A stretch that breaks a rule: which one (from 1, as they are listed), how badly, and how sure the model says it is."""

    rule: Annotated[int, Field(ge=1, le=MOST_RULES)]
    severity: Severity
    certainty: Percent


class ChoiceAnswer(Part):
    """choice: which of the answers that are given it is, from 1, as they are listed."""

    choice: Annotated[int, Field(ge=1, le=MOST_CHOICES)]


class LabelsAnswer(Part):
    """labels: none where every rule is kept."""

    labels: several(Label, 0, 20)  # type: ignore[valid-type]


def choice_answer(choices: int) -> type[ChoiceAnswer]:
    """ChoiceAnswer for so many choices, so that no other can be named. Raises ValueError unless they are 2..MOST_CHOICES."""
    if not 2 <= choices <= MOST_CHOICES:
        raise ValueError(f"a question has 2 to {MOST_CHOICES} choices, not {choices}")
    number: Any = (Annotated[int, Field(ge=1, le=choices)], ...)
    return create_model("ChoiceAnswer", __base__=ChoiceAnswer, choice=number)


def labels_answer(rules: int) -> type[LabelsAnswer]:
    """LabelsAnswer for so many rules, so that no other can be named. Raises ValueError unless there are 1..MOST_RULES."""
    if not 1 <= rules <= MOST_RULES:
        raise ValueError(f"a review has 1 to {MOST_RULES} rules, not {rules}")
    number: Any = (Annotated[int, Field(ge=1, le=rules)], ...)
    label = create_model("Label", __base__=Label, rule=number)
    return create_model("LabelsAnswer", __base__=LabelsAnswer, labels=(several(label, 0, 20), ...))
