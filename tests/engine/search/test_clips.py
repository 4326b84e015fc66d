"""Search by clips: what a model sees of a shot's frames, kept in the index, and found by words."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.index import Index
from engine.models import store
from engine.models.checkpoint import open_checkpoint
from engine.models.residency import Residency
from engine.protocol import Cancelled, Find, MediaInfo, PrepareFind, Probe, Span
from engine.search import watched
from engine.search.evidence import Film
from engine.search.installed import chosen
from engine.search.vectors import Key
from engine.tasks import find as task
from engine.tasks import probe
from engine.tasks.context import Context
from tests.support.coloured import film
from tests.support.tiny_video_text import JOINT, POOLED, Layout, build_video_text

KEY = Key("clip vectors", watched.PARAMETERS, "r")


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[Layout, Path]:
    root = tmp_path_factory.mktemp("models")
    return {layout: build_video_text(layout, root / f"{layout}-clips") for layout in ("small", "stage2", "clip")}


@pytest.fixture(scope="module")
def coloured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return film(tmp_path_factory.mktemp("coloured") / "three.mp4")


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Context:
    monkeypatch.setenv("CLIPWRIGHT_MODELS", str(tmp_path / "models"))
    return Context(Index(tmp_path / "cache"))


def seconds(*spans: Span) -> list[tuple[float, float]]:
    return [(float(span.start), float(span.end)) for span in spans]


def test_long_shots_are_divided_evenly() -> None:
    shots = [Span(Fraction(0), Fraction(3)), Span(Fraction(3), Fraction(23)), Span(Fraction(23), Fraction(30))]

    found = watched.clips_of(shots, Fraction(25))

    third = Fraction(20, 3)
    assert found == [
        Span(Fraction(0), Fraction(3)),
        Span(Fraction(3), 3 + third),
        Span(3 + third, 3 + 2 * third),
        Span(3 + 2 * third, Fraction(23)),
        Span(Fraction(23), Fraction(25)),
    ]
    assert seconds(*watched.clips_of([], Fraction(10))) == [(0, 5), (5, 10)]
    assert watched.clips_of([], Fraction(0)) == []
    assert [float(time) for time in watched.instants(Span(Fraction(2), Fraction(4)), 4)] == [2.25, 2.75, 3.25, 3.75]


@pytest.mark.parametrize("layout", ["small", "stage2", "clip"])
def test_clips_and_words_share_a_space(layout: Layout, models: dict[Layout, Path]) -> None:
    from engine.search.clips import Clips
    from engine.search.embedders import opened

    checkpoint, keeper = open_checkpoint(models[layout]), Residency(device="cpu")
    with opened(checkpoint, keeper) as model:
        assert isinstance(model, Clips)
        shape = (3, model.frames, model.side, model.side, 3)
        shown = np.random.default_rng(1).integers(0, 255, shape, np.uint8)
        rows = model.watch(shown)
        asked = model.ask("a dog on the beach")
        joint = POOLED if layout == "clip" else JOINT
        assert rows.shape == (3, joint)
        assert asked.shape == (joint,)
        assert rows.dtype == asked.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
        np.testing.assert_allclose(model.watch(shown[:1])[0], rows[0], atol=1e-5)
        scores = model.scores(np.linspace(-1, 1, 9))
        assert (np.diff(scores) >= 0).all()
        assert scores.min() >= 0
        assert scores.max() <= 1
        assert model.read(["a dog " * 200]).shape == (1, joint), "what is too long is cut off"
    with opened(checkpoint, keeper) as again:
        assert again is model, "it stays loaded"


def test_sentences_in_general_are_near_nothing(models: dict[Layout, Path]) -> None:
    from engine.search.clips import Clips

    model = Clips(open_checkpoint(models["small"]), "cpu", "cpu")
    (own,) = model.read(["the red dog"])

    toward = model.ask("the red dog")

    np.testing.assert_allclose(toward, (own - model._general) / np.linalg.norm(own - model._general), atol=1e-6)
    assert float(model._general @ toward) < float(own @ toward)


class Counting:
    """A model that notes how many clips it was shown, and stops the work once."""

    frames, side = 4, 16

    def __init__(self, stop_at: int = 10**6) -> None:
        self.shown: list[np.ndarray] = []
        self.stop_at = stop_at

    def watch(self, clips: np.ndarray) -> np.ndarray:
        if sum(map(len, self.shown)) >= self.stop_at:
            raise Cancelled
        self.shown.append(clips)
        return clips.mean(axis=(1, 2, 3)).astype(np.float32)


def watch(info: MediaInfo, model: Any, context: Context) -> np.ndarray:
    shots = [Span(Fraction(start), Fraction(start + 1)) for start in range(12)]
    watched.watch(info, shots, KEY, model, context)
    kept = context.index.get_arrays(info.fingerprint, KEY.what, KEY.parameters, revision=KEY.revision)
    assert kept is not None
    assert kept["times"].tolist() == list(range(12))
    return np.array(kept["vectors"])


def test_shots_are_watched_once_and_where_it_was_stopped(
    coloured: Path, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watched, "_KEPT_AFTER", 4)
    info = probe.handle(Probe(path=str(coloured)), context)
    stopped = Counting(stop_at=8)
    with pytest.raises(Cancelled):
        watch(info, stopped, context)
    assert not watched.has(context.index, info, KEY)

    again, whole = Counting(), Counting()
    rows = watch(info, again, context)

    assert watched.has(context.index, info, KEY)
    assert sum(map(len, again.shown)) == 4, "what was finished is not watched again"
    np.testing.assert_array_equal(rows, watch(info, whole, Context(Index(context.index.folder / "other"))))
    assert whole.shown[0].shape == (4, 4, 16, 16, 3)
    reds = whole.shown[1].mean(axis=(1, 2, 3))
    assert (reds[:, 0] > 150).all(), "the second four seconds are red"


@pytest.mark.parametrize("layout", ["small", "stage2"])
def test_from_footage_to_what_is_nearest(
    layout: Layout, coloured: Path, context: Context, models: dict[Layout, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.search.clips import Clips

    monkeypatch.setattr(Clips, "scores", lambda _self, cosines: np.clip(0.5 + np.asarray(cosines) / 2, 0, 1))
    request = Find(paths=(str(coloured),), query="a zebra gallops", engine=str(models[layout]), prepare=True)

    found = task.handle(request, context)

    assert found.engine == f"basic + {layout}-clips"
    assert found.not_understood == ()
    matches = sorted((*found.matches, *found.weak), key=lambda one: -one.score)
    assert matches
    assert all(one.reasons == ("what happens looks like it",) for one in matches)
    checkpoint = open_checkpoint(models[layout])
    info = probe.handle(Probe(path=str(coloured)), context)
    kept = context.index.get_arrays(info.fingerprint, "clip vectors", watched.PARAMETERS, revision=checkpoint.identity)
    assert kept is not None
    np.testing.assert_allclose(np.linalg.norm(kept["vectors"], axis=1), 1, atol=1e-5)
    toward = Clips(checkpoint, "cpu", "cpu").ask("a zebra gallops")
    nearest = float(kept["times"][int(np.argmax(kept["vectors"] @ toward))])
    assert float(matches[0].start) <= nearest + 0.5 <= float(matches[0].end)


def test_a_second_question_watches_nothing_again(
    coloured: Path, context: Context, models: dict[Layout, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.search.clips import Clips

    seen: list[int] = []
    plain = Clips.watch

    def counted(self: Clips, clips: np.ndarray) -> np.ndarray:
        seen.append(len(clips))
        return plain(self, clips)

    monkeypatch.setattr(Clips, "watch", counted)
    for query in ("a zebra", "a horse"):
        task.handle(Find(paths=(str(coloured),), query=query, engine=str(models["small"]), prepare=True), context)

    assert 0 < sum(seen) <= 6


def test_a_file_that_the_model_has_not_watched_is_named(
    coloured: Path, context: Context, models: dict[Layout, Path]
) -> None:
    task.prepare(PrepareFind(paths=(str(coloured),), engine="basic"), context)
    found = task.handle(Find(paths=(str(coloured),), query="red", engine=str(models["small"])), context)

    assert [(one.media, one.why) for one in found.not_searched] == [(0, "unprepared")]


def test_it_is_chosen_beside_a_model_of_pictures(
    models: dict[Layout, Path], siglip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIPWRIGHT_MODELS", str(tmp_path / "models"))
    mute = build_video_text("small", tmp_path / "mute", tokenizer=False)
    for folder in (mute, models["small"], siglip, models["stage2"]):
        store.add_directory(folder)

    kinds = [one.kind for one in chosen("auto")]

    assert kinds == ["pictures", "clips"], "one of each kind"
    assert all(one.name != "mute" for one in chosen("auto")), "what lacks its words cannot be asked"
    assert [one.kind for one in chosen(str(models["stage2"]))] == ["clips"]


def test_the_clip_that_a_vector_stands_for_is_found_again() -> None:
    from tests.support.analyses import analysis, media_info

    one = Film(analysis(media_info("a.mp4", Fraction(60)), cuts=(20.0, 40.0)), None, None, frozenset())  # type: ignore[arg-type]
    for clip in watched.clips_of(one.analysis.shots, Fraction(60)):
        assert watched.length(one, float(clip.start), False) == clip
