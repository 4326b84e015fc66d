"""Tarsier2 behind the interface of all families: as transformers computes it, and from footage to a described shot."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import pytest

torch = pytest.importorskip("torch")

from engine.index import Index  # noqa: E402
from engine.models import budget, parity  # noqa: E402
from engine.models.checkpoint import Checkpoint  # noqa: E402
from engine.models.forms import JsonForm  # noqa: E402
from engine.models.generation import reading  # noqa: E402
from engine.models.interface import Turn, ask  # noqa: E402
from engine.models.residency import Residency  # noqa: E402
from engine.models.tarsier2 import pictures, positions  # noqa: E402
from engine.models.tarsier2.family import Tarsier2  # noqa: E402
from engine.protocol import Describe, FindHighlights  # noqa: E402
from engine.tasks import highlights  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from engine.tasks.understanding import describing  # noqa: E402
from engine.tasks.understanding.schemas import LineAnswer  # noqa: E402
from tests.support.footage import Scene, scene_clip  # noqa: E402
from tests.support.video_models import film  # noqa: E402


@pytest.fixture(scope="module")
def model(checkpoint: Checkpoint) -> Tarsier2:
    return Tarsier2("tiny", checkpoint, parity.load(checkpoint), exact=True)


@pytest.mark.parametrize(("each", "count"), [(24, 3), (4, 9)])
def test_footage_is_answered_about_as_by_transformers(
    each: int, count: int, model: Tarsier2, checkpoint: Checkpoint, context: Context
) -> None:
    size = model.size(each, 640, 360)
    views = film(size, count, name=f"{count}")
    seen = model.see([views], context)
    said = model.answer(seen, [ask("what happens?", most_tokens=12)], context)[0]

    plain = parity.load(checkpoint)
    ids = torch.tensor([[*seen.ids, *model._template.after((Turn("user", "what happens?"),))]])
    mask = torch.ones_like(ids)
    grid = torch.tensor([[count, size[1] // 4, size[0] // 4]])
    where = positions.positions(ids, mask, grid, plain.model.config.image_token_id, 2)
    assert torch.equal(where[:, 0, : seen.tokens], seen.positions)
    exact = plain.model.generate(
        input_ids=ids,
        attention_mask=mask,
        position_ids=where,
        pixel_values=pictures.rows(torch.from_numpy(views.pictures), plain.processor),
        image_grid_thw=grid,
        max_new_tokens=12,
        do_sample=False,
    )
    assert said.text == plain.tokenizer.decode(exact[0, ids.shape[1] :], skip_special_tokens=True)


def test_pictures_come_first_and_their_times_behind_them(model: Tarsier2, context: Context) -> None:
    seen = model.see([film(model.size(8, 640, 360), 3, name="later", start=600.0, step=0.75)], context)

    text = model._loaded.tokenizer.decode(seen.ids)
    assert "user\n<|vision_start|><|image_pad|>" in text
    assert text.endswith("<|vision_end|>These pictures are from the seconds 600.0, 600.8, 601.5.\n")
    assert seen.times == ((600.0, 600.8, 601.5),)


def test_tokens_are_told_before_looking(model: Tarsier2, context: Context) -> None:
    size = model.size(20, 1920, 1080)

    seen = model.see([film(size, 6, name="six")], context)

    told = model.tokens(6, *size)
    assert seen.tokens - len(model._before) <= told <= 1.5 * seen.tokens + 24


@pytest.mark.parametrize("shape", [(1920, 1080), (1080, 1920), (400, 400), (3000, 100)])
@pytest.mark.parametrize("each", [16, 56, 256])
def test_a_size_spends_about_what_it_should(shape: tuple[int, int], each: int, model: Tarsier2) -> None:
    width, height = model.size(each, *shape)

    assert model._family.fitting(width, height) == (width, height)
    assert 0.6 * each <= width * height / 8**2 <= 1.6 * each


def test_a_picture_is_never_sharper_than_the_model_was_shown_any(model: Tarsier2) -> None:
    width, height = model.size(1e6, 7680, 4320)

    assert 0.8 * 262144 < width * height <= 262144  # the tiny checkpoint's own limit, below that of the family


def test_pictures_of_another_size_are_brought_to_one_that_fits(model: Tarsier2, context: Context) -> None:
    seen = model.see([film((61, 45), 2, name="odd")], context)

    assert seen.tokens == model.see([film((64, 48), 2, name="even")], context).tokens


def test_no_more_is_taken_in_than_the_published_model_is_given(checkpoint: Checkpoint) -> None:
    need = budget.need(checkpoint.config, "cpu", budget.Plan(tokens=100_000, chunk=512))
    loaded = parity.load(checkpoint)
    loaded.choice = msgspec.structs.replace(loaded.choice, need=need)

    assert Tarsier2("tiny", checkpoint, loaded).context == 16384


def test_one_frame_is_enough(model: Tarsier2, context: Context) -> None:
    seen = model.see([film(model.size(8, 640, 360), 1, name="one")], context)

    assert model.answer(seen, [ask("what?", most_tokens=2)], context)[0].tokens[1] == 2


@pytest.mark.parametrize("chunk", [50, 4096])
def test_shots_side_by_side_are_answered_about_as_each_alone(
    chunk: int, model: Tarsier2, checkpoint: Checkpoint, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Among them one with more frames than its grid has rows and columns, behind which positions are Tarsier2's own."""
    monkeypatch.setitem(reading.CHUNK, "cpu", chunk)
    shots = [
        (film(model.size(each, 640, 360), count, name=f"{each} {count}"),)
        for each, count in ((24, 3), (4, 9), (8, 1), (24, 4), (8, 16))
    ]
    line = JsonForm(LineAnswer, ((0.0,),), most_tokens=60)
    questions = [ask("what happens?", line, line.most_tokens), *(ask("who?" * n, most_tokens=4 * n) for n in range(1, 5))]

    seen = model.see_each(shots, context)
    together = model.answer_each(list(zip(seen, questions, strict=True)), context)

    other = Tarsier2("tiny", checkpoint, parity.load(checkpoint), exact=True)
    alone = [other.see(views, context) for views in shots]
    assert together == [other.answer(one, [question], context)[0] for one, question in zip(alone, questions, strict=True)]
    assert isinstance(together[0].value, LineAnswer)
    assert together[4].tokens[1] == 16


@pytest.mark.parametrize("chunk", [50, 4096])
def test_statements_about_shots_side_by_side_are_judged_as_about_each_alone(
    chunk: int, model: Tarsier2, checkpoint: Checkpoint, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(reading.CHUNK, "cpu", chunk)
    shots = [
        (film(model.size(each, 640, 360), count, name=f"{each} {count}"),)
        for each, count in ((24, 3), (4, 9), (8, 1), (8, 16))
    ]
    statements = [["Is it so? yes or no" * number, "Is it wrong?"] for number in range(1, 5)]

    found = model.yes_each(list(zip(model.see_each(shots, context), statements, strict=True)), context)

    other = Tarsier2("tiny", checkpoint, parity.load(checkpoint), exact=True)
    for views, own, chances in zip(shots, statements, found, strict=True):
        assert chances == pytest.approx(other.yes(other.see(views, context), own, context), abs=1e-5)


def test_from_footage_to_described_shots_and_a_reels_reasons(
    golden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, looked = Tarsier2.yes_each, []

    def sure(self: Tarsier2, pairs: Sequence[tuple[Any, Sequence[str]]], context: Context) -> list[list[float]]:
        # weights of chance stand by nothing that they say: they are asked, and taken to agree
        looked.append([len(chances) for chances in really(self, pairs, context)])
        return [[0.9] * (len(own) // 2) + [0.1] * (len(own) // 2) for _, own in pairs]

    monkeypatch.setattr(Tarsier2, "yes_each", sure)
    scenes = [Scene(frames=30, look=look) for look in range(3)]
    film = scene_clip(tmp_path / "film.mp4", scenes, rate=Fraction(25), size=(160, 90))
    engine = str(golden / "checkpoint")
    residency = Residency(device="cpu")
    with Index(tmp_path / "index") as index:
        context = Context(index, models=lambda: residency)
        request = Describe(paths=(str(film),), engine=engine, level="shots")
        found = describing.handle(request, context)
        again = describing.handle(request, context)
        times = list(looked)
        reel = highlights.handle(FindHighlights(paths=(str(film),), count=1, engine=engine), context)

    assert found.engine == "checkpoint"
    assert [(one.places[0].start, one.places[0].end) for one in found.statements] == [
        (Fraction(6 * shot, 5), Fraction(6 * shot + 6, 5)) for shot in range(3)
    ]
    assert all(one.text for one in found.statements)
    assert found.looked.windows == 3
    assert found.looked.frames >= 3 * 8
    assert found.claims.verified == 3
    assert [one for batch in times for one in batch] == [2, 2, 2]  # in as many batches as there is memory for
    assert again == found
    assert reel.engine == "basic + checkpoint"
    (best,) = reel.highlights
    assert len(best.reasons) > 1
    assert reel.claims.verified == 1
