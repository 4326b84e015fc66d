"""What a person chooses for a reel, remembered from one time to the next, and the recipe's options that it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Literal

from editor.model import Media, Project
from editor.recipes.delivery import Delivery, Share, settle
from editor.recipes.highlight_reel import ReelOptions
from ui.state.settings import Settings

SHAPES: dict[str, Fraction | None] = {
    "16:9": Fraction(16, 9),
    "1:1": Fraction(1),
    "4:5": Fraction(4, 5),
    "9:16": Fraction(9, 16),
    "footage": None,
}
"""Width over height by what it is called; None is the shape of most of the footage."""
LENGTHS = (15, 30, 60, 90)
"""Seconds that are offered."""
SHORTEST_REEL, LONGEST_REEL = Fraction(1), Fraction(3600)
PACES: dict[str, tuple[Fraction, Fraction]] = {
    "calm": (Fraction(5, 2), Fraction(12)),
    "even": (Fraction(6, 5), Fraction(8)),
    "fast": (Fraction(4, 5), Fraction(5, 2)),
}
"""Seconds of the shortest and the longest shot."""
Order = Literal["chronological", "score"]
ORDERS: tuple[Order, ...] = ("chronological", "score")

_TIME = re.compile(r"^(?:(\d{1,2}):)?(\d{1,4}(?:[.,]\d{1,2})?)\s*s?$")
_KEY = "reel"


@dataclass(frozen=True)
class ReelChoices:
    """`media` are ids from the bin; empty stands for all that can be used. `length` is in seconds."""

    media: tuple[str, ...] = ()
    length: Fraction = Fraction(30)
    shape: str = "footage"
    order: Order = "chronological"
    pace: str = "even"
    query: str = ""
    """What it is to show, in words; empty for whatever is worth showing."""
    music: str = ""
    """A file's path; empty for none."""

    def options(self, language: str = "") -> ReelOptions:
        """What the recipe is told. `language` is that in which a model says what is to be seen; empty for English."""
        shortest, longest = PACES[self.pace]
        # a moment may always last as long as a very short reel allows, since it can be trimmed
        longest = max(shortest, min(longest, max(Fraction(3), self.length)))
        return ReelOptions(
            length=self.length,
            aspect=SHAPES[self.shape],
            order=self.order,
            shortest=shortest,
            longest=longest,
            query=self.query,
            # words are best looked for by the best that is there; without any, signals choose in seconds
            engine="auto" if self.query else "basic",
            language=language,
            music=Path(self.music) if self.music else None,
        )


def recalled(settings: Settings, project_id: str = "") -> ReelChoices:
    """The choices of last time; those of a first time where there are none, or where they make no sense any more. Music is
    offered again only in the project that it was chosen in."""
    kept = settings.get(_KEY, {})
    made = ReelChoices()
    length = parse_length(str(kept.get("length", "")))
    if length is not None:
        made = replace(made, length=length)
    shape, pace = str(kept.get("shape")), str(kept.get("pace"))
    made = replace(made, shape=shape if shape in SHAPES else made.shape, pace=pace if pace in PACES else made.pace)
    if project_id and kept.get("project") == project_id:
        made = replace(made, music=str(kept.get("music", "")))
    return replace(made, order=next((order for order in ORDERS if order == kept.get("order")), made.order))


def remember(settings: Settings, choices: ReelChoices, project_id: str = "") -> None:
    """Keep them for next time; which footage it was is not kept."""
    kept = {"length": format_length(choices.length), "shape": choices.shape, "pace": choices.pace, "order": choices.order}
    if choices.music and project_id:
        kept |= {"music": choices.music, "project": project_id}
    settings.set(_KEY, kept)


def parse_length(text: str) -> Fraction | None:
    """Seconds in "45", "12.5 s" or "1:30"; None for anything else and outside of what a reel may last."""
    match = _TIME.match(text.strip())
    if match is None:
        return None
    length = 60 * Fraction(match.group(1) or 0) + Fraction(match.group(2).replace(",", "."))
    return length if SHORTEST_REEL <= length <= LONGEST_REEL else None


def format_length(length: Fraction) -> str:
    """As `parse_length` reads it: "45", "12.5", "1:30"."""
    minutes, seconds = divmod(length, 60)
    if minutes and seconds.denominator == 1:
        return f"{minutes}:{int(seconds):02d}"
    return f"{float(length):g}"


def usable(project: Project) -> tuple[Media, ...]:
    """Footage of the bin that a reel can be made of: moving pictures. Whether it is on the disk is found out later."""
    return tuple(media for media in project.media if media.info.kind == "video" and media.info.video)


def likely_format(media: tuple[Media, ...], shape: str) -> Delivery | None:
    """The format that a reel of all this footage would have; what is chosen from it may change that a little."""
    shares = [Share(video=each.info.video[0], seconds=max(each.info.duration, Fraction(1, 100))) for each in media]
    return settle(shares, SHAPES[shape], ReelOptions().largest) if shares else None
