"""The colours are the design's, and words and graphics stand out from what they stand on."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from ui.theme.stylesheet import stylesheet
from ui.theme.tokens import DARK, LIGHT, Tokens, colour, contrast, token_names

# (token, on these, ratios of the dark theme, of the light one): the table of the design, measured to 0.01
CONTRAST: list[tuple[str, str, str, str]] = [
    ("text", "panel raised control control-hover", "15.45 14.23 12.41 10.63", "16.60 17.81 14.91 13.58"),
    ("text-2", "panel control control-hover", "9.40 7.55 6.47", "8.89 7.98 7.27"),
    ("text-3", "panel raised control canvas lane", "6.32 5.82 5.08 6.80 6.28", "5.84 6.27 5.25 4.73 5.53"),
    ("accent-text", "panel accent-quiet", "9.78 7.98", "6.06 5.54"),
    ("on-accent", "accent accent-hover", "8.90 10.55", "5.18 6.56"),
    ("ok", "panel ok-quiet", "9.57 7.65", "6.05 5.60"),
    ("warn", "panel warn-quiet", "10.89 8.41", "6.20 5.86"),
    ("danger", "panel danger-quiet", "7.77 6.29", "6.09 5.38"),
    ("v-text", "v", "8.57", "9.29"),
    ("a-text", "a", "9.91", "9.48"),
    ("m-text", "m", "9.94", "9.17"),
    ("n-text", "n", "9.89", "9.72"),
    ("s-text", "s", "9.14", "9.70"),
    ("on-tube", "tube", "10.29", "10.29"),
]
GRAPHICS: list[tuple[str, str, str, str]] = [
    ("focus", "panel control", "9.34 7.50", "4.55 4.09"),
    ("sel", "lane", "8.62", "3.94"),
    ("accent", "lane", "8.62", "4.58"),
    ("a-wave", "a", "6.54", "3.84"),
    ("m-wave", "m", "6.25", "4.01"),
    ("n-wave", "n", "6.46", "4.22"),
    ("edge", "panel", "3.91", "3.34"),
]


@pytest.mark.parametrize(("rows", "least"), [(CONTRAST, 4.5), (GRAPHICS, 3.0)], ids=["words", "graphics"])
def test_the_table_of_contrasts_holds(rows: list[tuple[str, str, str, str]], least: float) -> None:
    for token, surfaces, dark, light in rows:
        for tokens, ratios in ((DARK, dark), (LIGHT, light)):
            for surface, ratio in zip(surfaces.split(), ratios.split(), strict=True):
                measured = contrast(tokens.value(token), tokens.value(surface))
                assert measured == pytest.approx(float(ratio), abs=0.0151), (tokens.name, token, surface)
                assert measured >= least


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#123456", "#123456") == 1


def test_a_colour_may_let_through() -> None:
    half = colour("#0a0b0dc7")
    assert (half.name(), half.alpha()) == ("#0a0b0d", 0xC7)
    assert colour("#ffffff").alpha() == 255


@pytest.mark.parametrize("tokens", [DARK, LIGHT], ids=lambda tokens: tokens.name)
def test_every_token_is_a_colour(tokens: Tokens) -> None:
    for name in token_names():
        assert re.fullmatch(r"#[0-9a-f]{6}([0-9a-f]{2})?", tokens.value(name)), name
    assert len(token_names()) == len(fields(Tokens)) - 1
    for wrong in ("name", "sparkle", "text-9"):
        with pytest.raises(KeyError):
            tokens.value(wrong)


@pytest.mark.parametrize("tokens", [DARK, LIGHT], ids=lambda tokens: tokens.name)
def test_the_stylesheet_uses_tokens_only_and_files_that_are_there(tokens: Tokens) -> None:
    sheet = stylesheet(tokens)
    assert "$" not in sheet
    known = {tokens.value(name)[:7] for name in token_names()}
    assert set(re.findall(r"#[0-9a-fA-F]{6}\b", sheet)) <= known
    files = re.findall(r'url\("([^"]+)"\)', sheet)
    assert files
    assert all(Path(file).is_file() for file in files)
    assert sheet.count("{") == sheet.count("}")


def test_the_design_says_the_same(shared_design: str) -> None:
    """Where the design's own table is at hand, its colours are the tokens'."""
    for row in re.findall(
        r"^\| ([a-z][a-z0-9-]*(?: / [a-z-]+)*) \| ([^|]*#[^|]*) \| ([^|]*) \|", shared_design, re.MULTILINE
    ):
        names = row[0].split(" / ")
        for tokens, cell in ((DARK, row[1]), (LIGHT, row[2])):
            values = re.findall(r"#[0-9a-f]{6}", cell)
            if len(values) == len(names):
                for name, value in zip(names, values, strict=True):
                    assert tokens.value(name)[:7] == value, (tokens.name, name)
