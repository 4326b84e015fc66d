"""What the search panel says: how much was found, by whom, and what stands where there is nothing to list."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication

NAMED = 3
"""Files that are named where some were not searched."""

Empty = tuple[str, str, str, str]
"""An icon, a title, a text and what a button says, as EmptyState takes them."""


def no_footage(*, can_add: bool) -> Empty:
    say = QCoreApplication.translate
    return (
        "film",
        say("SearchPanel", "No footage yet"),
        say("SearchPanel", "Add footage, and find in it what is seen, heard or said."),
        say("SearchPanel", "Add footage") if can_add else "",
    )


def measuring() -> Empty:
    say = QCoreApplication.translate
    return "search", say("SearchPanel", "Measuring the footage"), say("SearchPanel", "You can go on editing meanwhile."), ""


def searching() -> Empty:
    return "search", QCoreApplication.translate("SearchPanel", "Searching"), "", ""


def nothing_asked() -> Empty:
    say = QCoreApplication.translate
    return (
        "search",
        say("SearchPanel", "What are you looking for?"),
        say("SearchPanel", "A face in close-up, something red, a loud moment, a word that is said, a file's name."),
        "",
    )


def not_measured(files: list[str]) -> Empty:
    say = QCoreApplication.translate
    text = say("SearchPanel", "Before the first search, the footage is measured once: {0}.")
    return "search", say("SearchPanel", "Not measured yet"), text.format(names(files)), say("SearchPanel", "Measure")


def nothing_fits(not_understood: Iterable[str]) -> Empty:
    say = QCoreApplication.translate
    unknown = ", ".join(f"“{word}”" for word in not_understood)
    if unknown:
        text = say("SearchPanel", "Not understood: {0}. A search model finds what words describe.").format(unknown)
    else:
        text = say("SearchPanel", "What you ask for is not in this footage.")
    return "search", say("SearchPanel", "Nothing fits"), text, ""


def count(matches: int) -> str:
    say: Callable[[str, str], str] = QCoreApplication.translate
    if not matches:
        return say("SearchPanel", "No match")
    return say("SearchPanel", "1 match") if matches == 1 else say("SearchPanel", "{0} matches").format(matches)


def names(of: list[str]) -> str:
    shown = ", ".join(of[:NAMED])
    if len(of) <= NAMED:
        return shown
    return QCoreApplication.translate("SearchPanel", "{0} and {1} more").format(shown, len(of) - NAMED)


def engine(engine: str) -> str:
    say = QCoreApplication.translate
    if engine == "basic":
        return say("SearchPanel", "Basic engine: by words and signals, not by what is meant")
    return say("SearchPanel", "Engine: {0}").format(engine)
