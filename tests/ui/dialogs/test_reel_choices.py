"""What is chosen for a reel: lengths as one writes them, and choices that are remembered."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from ui.dialogs.reel_choices import ReelChoices, format_length, parse_length, recalled, remember
from ui.state.context import Context


@pytest.mark.parametrize(
    ("text", "length"),
    [("45", 45), ("12.5 s", Fraction(25, 2)), ("1:30", 90), ("2,5", Fraction(5, 2)), ("60:00", 3600)],
)
def test_lengths(text: str, length: Fraction) -> None:
    assert parse_length(text) == length
    assert parse_length(format_length(Fraction(length))) == length


@pytest.mark.parametrize("text", ["", "soon", "0", "0.5", "-3", "1:2:3", "99:00", "nan", "1e3"])
def test_what_is_no_length(text: str) -> None:
    assert parse_length(text) is None


def test_choices_are_remembered_and_nonsense_is_not(context: Context) -> None:
    chosen = ReelChoices(length=Fraction(45), shape="4:5", order="score", pace="calm")
    remember(context.settings, chosen)
    assert recalled(context.settings) == chosen
    remember(context.settings, replace(chosen, music="/music/a.mp3"), "one project")
    assert recalled(context.settings, "one project").music == "/music/a.mp3"
    assert recalled(context.settings, "another").music == ""
    context.settings.set("reel", {"length": "x", "shape": "3:7", "order": 4, "pace": []})
    assert recalled(context.settings) == ReelChoices()
