"""Search models on tiny checkpoints: what they make of pictures, sounds and words, and how the nearest become ranges."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.index import Index
from engine.index.vectors import unit
from engine.models.checkpoint import open_checkpoint
from engine.models.residency import Residency
from engine.protocol import EngineError, SpokenSegment, Transcript, UsageError
from engine.search import said, vectors
from engine.search.evidence import Film
from engine.search.installed import chosen
from engine.search.vectors import Key
from tests.support.analyses import analysis, media_info

if TYPE_CHECKING:
    from engine.search.embedders import Pictures

KEY = Key("picture vectors", "1", "r")


def pictures(count: int) -> list[np.ndarray]:
    noise = np.random.default_rng(1)
    return [noise.integers(0, 255, (90, 160, 3), np.uint8) for _ in range(count)]


@pytest.mark.parametrize("which", ["siglip", "naflex"])
def test_pictures_and_words_share_a_space(which: str, request: pytest.FixtureRequest) -> None:
    from engine.search.embedders import Pictures, opened

    checkpoint, keeper = open_checkpoint(request.getfixturevalue(which)), Residency(device="cpu")
    with opened(checkpoint, keeper) as model:
        assert isinstance(model, Pictures)
        look_and_ask(model)
    with opened(checkpoint, keeper) as again:
        assert isinstance(again, Pictures)
        assert again._loaded is model._loaded, "it stays loaded"


def look_and_ask(model: Pictures) -> None:
    seen = pictures(3)
    rows = model.take(seen)
    asked = model.ask("A dog on the beach")
    assert rows.shape == (3, *asked.shape)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)
    np.testing.assert_allclose(model.take(seen[:1])[0], rows[0], atol=1e-3)
    assert abs(float(rows[0] @ rows[1])) < 0.9999
    np.testing.assert_array_equal(model.ask("a dog on the beach"), asked)
    scores = model.scores(np.linspace(-1, 1, 9))
    assert (np.diff(scores) >= 0).all()
    assert scores.min() >= 0
    assert scores.max() <= 1


def test_sounds_and_words_share_a_space(clap: Path) -> None:
    from engine.search.embedders import RATE, Sounds, opened

    noise = np.random.default_rng(1).normal(0, 0.1, 10 * RATE).astype(np.float32)
    keeper = Residency(device="cpu")
    with opened(open_checkpoint(clap), keeper) as model:
        assert isinstance(model, Sounds)
        rows = model.listen([noise, noise[:RATE]])
        assert rows.shape == (2, *model.ask("applause").shape)
    assert np.isfinite(rows).all()
    with opened(open_checkpoint(clap), keeper) as again:
        assert again is model, "it stays loaded"


def test_what_is_no_search_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, siglip: Path) -> None:
    monkeypatch.setenv("CLIPWRIGHT_MODELS", str(tmp_path / "models"))
    assert chosen("basic") == chosen("auto") == []
    assert [one.kind for one in chosen(str(siglip))] == ["pictures"]
    with pytest.raises(EngineError, match="not on this machine"):
        chosen("siglip2-base-224")
    with pytest.raises(EngineError):
        chosen("no-such-model")
    with pytest.raises(UsageError):
        chosen("http://127.0.0.1:1/v1")


def film(name: str = "a.mp4", cuts: tuple[float, ...] = (20.0, 40.0)) -> Film:
    return Film(analysis(media_info(name, Fraction(60)), cuts=cuts), None, said.Said(), frozenset())


def toward(share: float) -> np.ndarray:
    """A vector that has this cosine with (1, 0, 0)."""
    return np.array([share, np.sqrt(1 - share**2), 0.0])


def keep(index: Index, one: Film, cosines: dict[int, float]) -> None:
    rows = unit(np.stack([toward(cosines.get(second, 0.0)) for second in range(60)]))
    info = one.analysis.info
    index.put_arrays(
        info.fingerprint, KEY.what, KEY.parameters, {"times": np.arange(60.0), "vectors": rows}, revision=KEY.revision
    )
    vectors.keep_shots(index, one.analysis.shots, info, KEY)


def ask(index: Index, *films: Film) -> list[tuple[int, float, float, float]]:
    numbered = list(enumerate(films))
    hits = vectors.nearest(index, numbered, [KEY] * len(films), np.array([1.0, 0, 0], np.float32), shots=True)
    found = vectors.matches(hits, numbered, lambda cosines: np.clip(cosines, 0, 1), vectors.picture_length, "looks like it")
    return [(one.media, float(one.start), float(one.end), one.score) for one in found]


def test_the_nearest_become_ranges_that_keep_to_shots(tmp_path: Path) -> None:
    with Index(tmp_path) as index:
        first, second = film(), film("b.mp4")
        keep(index, first, {18: 0.8, 19: 0.9, 20: 0.7, 50: 0.4})
        keep(index, second, dict.fromkeys(range(40, 60), 0.95))
        found = ask(index, first, second)
    assert found[0][0] == 1
    assert found[0][1:3] == (40.0, 60.0), "a whole shot"
    of_first = sorted(one[1:] for one in found if one[0] == 0)
    assert of_first[0][1] == 20.0, "no range crosses a cut"
    assert of_first[0][2] == pytest.approx(0.9, abs=0.01)
    assert len(of_first) == 3


def test_nothing_near_is_nothing_found(tmp_path: Path) -> None:
    with Index(tmp_path) as index:
        keep(index, film(), {})
        assert ask(index, film()) == []


def test_vectors_of_another_size_are_left_alone(tmp_path: Path) -> None:
    with Index(tmp_path) as index:
        keep(index, film(), {5: 0.9})
        other = film("b.mp4")
        wide = {"times": np.arange(60.0), "vectors": np.zeros((60, 7), np.float32)}
        index.put_arrays(other.analysis.info.fingerprint, KEY.what, KEY.parameters, wide, revision=KEY.revision)
        assert [one[0] for one in ask(index, film(), other)] == [0]


def test_sentences_are_kept_by_what_they_say(tmp_path: Path) -> None:
    segments = tuple(SpokenSegment(start=Fraction(n * 5), end=Fraction(n * 5 + 3), text=f"line {n}") for n in range(3))
    told = said.read([Transcript(engine="x", source="sidecar", language="en", segments=segments)])
    one = Film(analysis(media_info("a.mp4", Fraction(60))), None, told, frozenset())
    key = vectors.sentences_key(Key("sentence vectors", "1", "r"), told.lines)
    assert key != vectors.sentences_key(Key("sentence vectors", "1", "r"), told.lines[:2])
    assert vectors.sentence_length(one, 5.0, False) == vectors.sentence_length(one, 6.0, False)
    assert float(vectors.sentence_length(one, 10.0, False).end) == 13.0
