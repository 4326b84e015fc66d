"""Valley2 behind the interface of all families: as transformers computes it, and from footage to an answer."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from engine.index import Index  # noqa: E402
from engine.models import budget, families, parity  # noqa: E402
from engine.models.budget import Plan  # noqa: E402
from engine.models.checkpoint import Checkpoint  # noqa: E402
from engine.models.interface import Turn, Views, ask  # noqa: E402
from engine.models.loader import Loaded  # noqa: E402
from engine.models.opening import open_model  # noqa: E402
from engine.models.residency import Residency  # noqa: E402
from engine.models.valley import tokens  # noqa: E402
from engine.models.valley.family import Valley, thinned  # noqa: E402
from engine.models.valley.preparing import IMAGE, Preparing  # noqa: E402
from engine.protocol import Describe, PickThumbnails  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from engine.tasks.understanding import covers, describing  # noqa: E402
from tests.support.covers import cover_film  # noqa: E402
from tests.support.footage import counter_clip  # noqa: E402
from tests.support.video_models import film  # noqa: E402


@pytest.fixture(scope="module")
def model(checkpoint: Checkpoint) -> Valley:
    return Valley("tiny", checkpoint, parity.load(checkpoint), exact=True)


@pytest.fixture(scope="module")
def plain(checkpoint: Checkpoint) -> Loaded:
    return parity.load(checkpoint)


@pytest.mark.parametrize("count", [1, 8])
@torch.inference_mode()
def test_footage_is_answered_about_as_by_transformers(count: int, model: Valley, plain: Loaded, context: Context) -> None:
    size = model.size(40, 640, 360)
    views = film(size, count, name=f"{count}")
    seen = model.see([views], context)
    said = model.answer(seen, [ask("what happens?", most_tokens=12)], context)[0]

    preparing: Preparing = plain.processor
    assert isinstance(views.pictures, np.ndarray)
    pixels = [preparing.cut(picture, alone=count == 1) for picture in views.pictures]
    rows, grids = zip(*(preparing.patches(picture) for picture in views.pictures), strict=True)
    second = tokens.qwen(plain.model, torch.cat(rows), torch.tensor(grids)).chunk(count)
    pictures = [
        tokens.of_picture(
            preparing.settings, tokens.adapted(plain.model, tokens.siglip(plain.model, first)), other, views.size
        )
        for first, other in zip(pixels, second, strict=True)
    ]
    words = "" if count == 1 else f"These pictures are from the seconds {', '.join(f'{n}.0' for n in range(count))}.\n"
    text = preparing.conversation([("user", f"{words}what happens?")], count)
    ids = preparing.numbers(text)
    embedded = tokens.placed(plain.model, ids, pictures)
    assert ids.count(IMAGE) == count
    assert len(embedded) == seen.tokens + len(model._template.after((Turn("user", "what happens?"),)))
    exact = plain.model.generate(
        inputs_embeds=embedded[None], attention_mask=torch.ones(1, len(embedded)), max_new_tokens=12, do_sample=False
    )
    assert said.text == plain.tokenizer.decode(exact[0], skip_special_tokens=True)


def test_a_frame_by_itself_is_seen_more_closely(model: Valley, context: Context) -> None:
    size = model.size(40, 640, 360)
    alone = model.see([film(size, 1, name="one")], context)
    two = model.see([film(size, 2, name="two")], context)

    assert len(alone.places) > len(two.places) / 2
    assert alone.times == ((0.0,),)


@pytest.mark.parametrize("count", [1, 30])
def test_tokens_are_told_before_looking(count: int, model: Valley, context: Context) -> None:
    size = model.size(20, 1920, 1080)

    seen = model.see([film(size, count, name="many")], context)

    told = model.tokens(count, *size)
    assert seen.tokens - len(model._before) <= told <= 1.5 * seen.tokens + 24


def test_of_long_footage_eight_pictures_are_shown(model: Valley, context: Context) -> None:
    size = model.size(20, 640, 360)
    whole = film(size, 25, name="long", piece=4)

    seen = model.see([whole], context)

    assert seen.times == ((0.0, 3.0, 6.0, 10.0, 13.0, 17.0, 20.0, 24.0),)
    pictures = np.concatenate(list(whole.pieces()))
    assert np.array_equal(np.concatenate(list(thinned(whole, 8).pieces())), pictures[[0, 3, 6, 10, 13, 17, 20, 24]])


def test_files_share_the_eight_pictures(model: Valley, context: Context) -> None:
    size = model.size(20, 640, 360)

    seen = model.see([film(size, 9, name=name) for name in "abc"], context)

    assert [len(times) for times in seen.times] == [2, 2, 2]


@pytest.mark.parametrize("shape", [(1920, 1080), (1080, 1920), (400, 400)])
def test_a_picture_is_no_smaller_than_a_tile(shape: tuple[int, int], model: Valley) -> None:
    width, height = model.size(1, *shape)

    assert model._family.fitting(width, height) == (width, height)
    assert width * height >= 0.6 * model._family._told.tile**2  # type: ignore[attr-defined]
    assert model.size(1e6, 7680, 4320)[0] * model.size(1e6, 7680, 4320)[1] <= 1280 * 16**2


def test_the_system_text_is_the_recommended_one(model: Valley) -> None:
    text = model._loaded.tokenizer.decode(model._before)

    assert text.startswith("<|im_start|>system\nYou are Valley, developed by ByteDance.")
    assert text.endswith("<|im_start|>user\n")


def test_no_more_is_taken_in_than_the_published_model_is_given(checkpoint: Checkpoint) -> None:
    loaded = parity.load(checkpoint)
    loaded.processor = replace(loaded.processor, settings=replace(loaded.processor.settings, longest=300))

    assert Valley("tiny", checkpoint, loaded).context == 300


def test_its_memory_is_known(checkpoint: Checkpoint) -> None:
    published = {name: value for name, value in checkpoint.config.items() if not name.startswith("golden")}
    tower, tiny = (
        families.vision({**published, "hidden_size": 3584, "num_attention_heads": 28}),
        families.vision(checkpoint.config),
    )

    assert families.sees_video(checkpoint.config)
    assert tower is not None
    assert tiny is not None
    assert (tower.hidden, tower.layers, tower.patches(8, 448 * 448)) == (1280, 32, 8 * 1024)
    assert (tiny.hidden, tiny.layers, tiny.out) == (32, 2, 48)
    assert budget.need(checkpoint.config, "bf16", Plan(tokens=500, chunk=512), checkpoint.tensors).total > 0


def test_from_footage_to_an_answer(golden: Path, tmp_path: Path) -> None:
    clip = counter_clip(tmp_path / "clip.mp4", rate=Fraction(25), frames=30, size=(160, 90))
    residency = Residency(device="cpu")
    with Index(tmp_path / "index") as index:
        context = Context(index, models=lambda: residency)
        with open_model(str(golden / "checkpoint"), context, Plan(tokens=2048, chunk=512)) as model:
            assert model.family == "valley"
            assert model.tasks == {"describe", "ask", "titles", "labels", "thumbnails"}
            views = Views("clip.mp4", "f", 0, 1, 1, (0.5,), (96, 48), film((96, 48), 1).pictures)
            seen = model.see([views], context)
            [sure] = model.yes(seen, ["Does a dog run? Answer yes or no."], context)
            assert 0 < sure < 1
        found = describing.handle(Describe(paths=(str(clip),), engine=str(golden / "checkpoint"), level="shots"), context)

    assert found.engine == "checkpoint"
    assert found.looked.frames >= 4
    assert found.statements or found.claims


def test_it_ranks_single_pictures_as_covers(golden: Path, tmp_path: Path) -> None:
    clip = cover_film(tmp_path / "film.mp4", ("still", "sharp", "moving"))
    residency = Residency(device="cpu")
    request = PickThumbnails(paths=(str(clip),), count=3, title="A street", engine=str(golden / "checkpoint"))
    with Index(tmp_path / "index") as index:
        context = Context(index, models=lambda: residency)
        found = covers.handle(request, context)
        again = covers.handle(request, context)

    assert found.engine == "checkpoint"
    assert len(found.pictures) == 3
    assert found.looked.frames == found.looked.windows > 3  # each by itself
    assert found.looked.tokens > 0
    assert again == found
