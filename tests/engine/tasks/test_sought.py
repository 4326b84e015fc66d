"""Highlights that are to show something."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from engine.index import Index
from engine.protocol import FindHighlights, Matches
from engine.protocol.find import Match
from engine.tasks import find, highlights
from engine.tasks.context import Context
from tests.support.footage import counter_clip


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return counter_clip(tmp_path_factory.mktemp("footage") / "clip.mp4", rate=Fraction(25), frames=250, size=(320, 180))


def match(start: int, end: int, score: float) -> Match:
    return Match(
        media=0,
        start=Fraction(start),
        end=Fraction(end),
        score=score,
        reasons=("a face in view",),
        evidence=(Fraction(start),),
    )


def answered(monkeypatch: pytest.MonkeyPatch, **fields: object) -> None:
    def handle(request: object, _context: Context) -> Matches:
        assert request.prepare  # type: ignore[attr-defined]
        return Matches(engine="basic", query="a face", words=(), **{"matches": (), **fields})  # type: ignore[arg-type]

    monkeypatch.setattr(find, "handle", handle)


def test_moments_show_what_was_asked_for(clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answered(monkeypatch, matches=(match(6, 9, 0.9),), weak=(match(0, 3, 0.4),))
    with Index(tmp_path / "index") as index:
        found = highlights.handle(FindHighlights(paths=(str(clip),), count=3, query="a face"), Context(index))
    assert found.highlights
    for one in found.highlights:
        assert one.start < 9
        assert one.end > 6
        assert one.reasons[0] == "a face in view"


def test_where_nothing_fits_the_best_is_taken_and_said_to_be_that(
    clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = FindHighlights(paths=(str(clip),), count=3, query="a zeppelin")
    with Index(tmp_path / "index") as index:
        answered(monkeypatch)
        found = highlights.handle(request, Context(index))
        assert any("nothing in the footage fits" in note for note in found.notes)
        answered(monkeypatch, weak=(match(0, 3, 0.4),))
        partly = highlights.handle(request, Context(index))
    assert found.highlights
    assert any("fit in part" in note for note in partly.notes)
    assert all(one.start < 3 for one in partly.highlights)
