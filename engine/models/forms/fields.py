"""What the schemas of answers are made of: lines of plain text, whole numbers, and times that were shown.

A schema is a pydantic class. Grammar and check are both made from it, so an answer that was decoded under the grammar passes
the check, and one of a server that knows no grammar is held to the same.
"""

from __future__ import annotations

from typing import Annotated, Any, Protocol, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from engine.remote.answers import plain

BROKEN = "\ufffd"
"""What a decoder writes for bytes that are no letter."""


class Times(Protocol):
    """The times that an answer may name."""

    def exact(self, file: int, time: float) -> float:
        """The stamp of the file (from 1) that `time` stands for. Raises ValueError where none does."""
        ...


def one_line(text: str) -> str:
    """`text` as one line of plain text, without control, invisible and broken letters. Raises ValueError for no words."""
    line = " ".join(plain(text.replace(BROKEN, " "), len(text) + 1).split())
    if not any(letter.isalnum() for letter in line):
        raise ValueError("there are no words in it")
    return line


def line(longest: int) -> Any:
    """The type of a line of plain text with up to `longest` letters; in scripts of syllables half as many."""
    return Annotated[str, AfterValidator(one_line), Field(min_length=1, max_length=longest)]


def one_word(text: str) -> str:
    """`text` as letters, digits and low lines alone. Raises ValueError for none."""
    letters = "".join(letter for letter in text.replace(BROKEN, "") if letter.isalnum() or letter == "_")
    if not any(letter.isalnum() for letter in letters):
        raise ValueError("there is no letter in it")
    return letters


def word(longest: int) -> Any:
    """The type of a single word with up to `longest` letters, such as a hashtag without its sign."""
    extra: dict[str, Any] = {"words": 1}
    return Annotated[str, AfterValidator(one_word), Field(min_length=1, max_length=longest, json_schema_extra=extra)]


def several(item: Any, least: int, most: int) -> Any:
    """The type of `least` to `most` items."""
    return Annotated[tuple[item, ...], Field(min_length=least, max_length=most)]


Percent = Annotated[int, Field(ge=0, le=100)]
_File = Annotated[int, Field(ge=1, json_schema_extra={"stamp": "file"})]


class Part(BaseModel):
    """What an answer consists of, and the answer itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Instant(Part):
    """A time that was shown; which of the files it is in is said where there are several."""

    file: _File = 1
    start: Annotated[float, Field(ge=0, json_schema_extra={"stamp": "at"})]

    @model_validator(mode="after")
    def _shown(self, info: ValidationInfo) -> Self:
        if info.context is not None:
            times: Times = info.context
            object.__setattr__(self, "start", times.exact(self.file, self.start))
        return self


class Span(Part):
    """A stretch between two times that were shown, the end not before the start."""

    file: _File = 1
    start: Annotated[float, Field(ge=0, json_schema_extra={"stamp": "start"})]
    end: Annotated[float, Field(ge=0, json_schema_extra={"stamp": "end"})]

    @model_validator(mode="after")
    def _shown(self, info: ValidationInfo) -> Self:
        if info.context is not None:
            times: Times = info.context
            object.__setattr__(self, "start", times.exact(self.file, self.start))
            object.__setattr__(self, "end", times.exact(self.file, self.end))
        if self.end < self.start:
            raise ValueError("it ends before it starts")
        return self
