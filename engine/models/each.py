"""Several pieces of footage with questions about each: in one batch where a model can, else one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeGuard

if TYPE_CHECKING:
    from engine.models.interface import Judging, OnText, Question, Reply, Seen, SideBySide, VideoModel, Views
    from engine.tasks.context import Context


def side_by_side(model: VideoModel | SideBySide) -> TypeGuard[SideBySide]:
    """Whether it takes up several pieces of footage in one batch."""
    return hasattr(model, "see_each") and hasattr(model, "answer_each")


def judges(model: VideoModel | Judging) -> TypeGuard[Judging]:
    """Whether it judges statements about several pieces of footage in one batch."""
    return hasattr(model, "yes_each")


def see_each(model: VideoModel, several: Sequence[Sequence[Views]], context: Context) -> list[Seen]:
    """What each is to the model, by itself. Raises what `VideoModel.see` does."""
    if side_by_side(model):
        return model.see_each(several, context)
    parts = _parts(context, len(several))
    return [model.see(views, part) for views, part in zip(several, parts, strict=True)]


def answer_each(
    model: VideoModel, pairs: Sequence[tuple[Seen, Question]], context: Context, on_text: OnText | None = None
) -> list[Reply]:
    """An answer to each question about what was seen beside it. Raises what `VideoModel.answer` does."""
    if side_by_side(model):
        return model.answer_each(pairs, context, on_text)
    replies: list[Reply] = []
    for place, ((seen, question), part) in enumerate(zip(pairs, _parts(context, len(pairs)), strict=True)):

        def heard(_: int, text: str, place: int = place) -> None:
            if on_text is not None:
                on_text(place, text)

        replies += model.answer(seen, [question], part, heard if on_text is not None else None)
    return replies


def yes_each(model: VideoModel, pairs: Sequence[tuple[Seen, Sequence[str]]], context: Context) -> list[list[float]]:
    """For each piece of footage the chances of "yes" to the statements beside it. Raises what `VideoModel.yes` does."""
    if judges(model):
        return model.yes_each(pairs, context)
    parts = _parts(context, len(pairs))
    return [model.yes(seen, statements, part) for (seen, statements), part in zip(pairs, parts, strict=True)]


def _parts(context: Context, number: int) -> list[Context]:
    return [context.part(place / number, (place + 1) / number) for place in range(number)]
