"""Opening a video-language model by name, folder or address; how much context it gets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

from engine.models import budget, opening
from engine.models.budget import Plan
from engine.models.checkpoint import Checkpoint
from engine.models.interface import Views, ask
from engine.models.memory import MemoryState
from engine.models.opening import open_model, roomiest
from engine.models.residency import Residency
from engine.protocol import EngineError
from engine.tasks.context import Context
from tests.support import published, published_ported
from tests.support.tiny_checkpoints import build

GIB = 2**30


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("torchvision")
    return build("qwen3-vl", tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture
def context(context: Context) -> Context:
    """With models of its own."""
    residency = Residency(device="cpu")
    return Context(context.index, models=lambda: residency)


def film(size: tuple[int, int]) -> Views:
    pictures = np.random.default_rng(0).integers(0, 255, (4, size[1], size[0], 3), dtype=np.uint8)
    return Views("a.mp4", "a", 0.0, 4.0, 4.0, (0.0, 1.0, 2.0, 3.0), size, pictures)


def test_a_folder_answers_and_stays_ready(folder: Path, context: Context) -> None:
    with open_model(str(folder), context) as model:
        seen = model.see([film(model.size(8, 640, 360))], context)
        said = model.answer(seen, [ask("what happens?", most_tokens=4)], context)
        first = model

    with open_model(str(folder), context) as model:
        again = model.see([film(model.size(8, 640, 360))], context)
        assert model is first
        assert model.answer(again, [ask("what happens?", most_tokens=4)], context) == said
        assert first.read == 1  # type: ignore[attr-defined]

    assert (first.name, first.family, first.hears) == ("tiny", "qwen3_vl", False)
    assert 0 < said[0].tokens[1] <= 4
    context.models.drop()
    with open_model(str(folder), context) as model:
        assert model is not first


def test_a_model_keeps_its_footage_only_while_it_is_loaded(folder: Path, context: Context) -> None:
    with open_model(str(folder), context) as model:
        model.see([film(model.size(8, 640, 360))], context)
        kept = context.models._residents[str(folder)]
        assert kept.model.kept is model

    context.models.drop()

    assert kept.model is None


def test_a_model_that_does_not_answer_is_named(tmp_path: Path, context: Context) -> None:
    folder = build("siglip", tmp_path / "siglip")

    with pytest.raises(EngineError, match="family siglip, which does not answer"), open_model(str(folder), context):
        pass


def test_a_processor_of_another_model_is_named(tmp_path: Path, context: Context) -> None:
    folder = build("qwen3-vl", tmp_path / "mixed")
    settings = folder / "video_preprocessor_config.json"
    settings.write_text(settings.read_text().replace('"patch_size": 16', '"patch_size": 14'))

    with pytest.raises(EngineError, match="the processor cuts films into") as raised, open_model(str(folder), context):
        pass
    assert raised.value.file == str(folder)


def test_a_checkpoint_without_a_processor_is_named(tmp_path: Path, context: Context) -> None:
    folder = build("internvl", tmp_path / "bare")
    for name in ("preprocessor_config.json", "video_preprocessor_config.json", "processor_config.json"):
        (folder / name).unlink()

    with pytest.raises(EngineError, match="no settings for its pictures"), open_model(str(folder), context):
        pass


def test_what_is_not_installed_is_named(context: Context, tmp_path: Path) -> None:
    with pytest.raises(EngineError), open_model(str(tmp_path / "nothing"), context):
        pass


def card(gigabytes: float) -> Residency:
    total = round(gigabytes * GIB)
    state = MemoryState(
        device="cuda:0", total=total, free=total - GIB // 2, ram_total=64 * GIB, ram_free=48 * GIB, compute=(8, 9)
    )
    return Residency(measure=lambda _: state)


def full(config: published.Config) -> Checkpoint:
    return Checkpoint(Path("8b"), dict(config), "qwen3_vl")


@pytest.mark.parametrize(
    ("gigabytes", "least", "most"), [(8, 2048, 16384), (12, 8192, 49152), (24, 32768, 131072), (80, 196608, 262144)]
)
def test_there_is_as_much_context_as_there_is_room_for(gigabytes: float, least: int, most: int) -> None:
    checkpoint = full(published.QWEN3_VL_8B)
    held = card(gigabytes)

    plan = roomiest(checkpoint, held)

    assert least <= plan.tokens <= most
    choice = budget.choose(checkpoint.config, plan, held.measure(None), None)
    assert choice.need.total <= gigabytes * GIB
    assert choice.setting not in ("offload", "cpu")


def test_a_family_of_short_prompts_is_granted_room_for_many() -> None:
    checkpoint = Checkpoint(Path("7b"), dict(published_ported.TARSIER2_7B), "tarsier2")

    assert roomiest(checkpoint, card(80)).tokens == 98304
    assert 16384 <= roomiest(checkpoint, card(24)).tokens < 98304


def test_what_the_user_grants_counts() -> None:
    checkpoint, held = full(published.QWEN3_VL_8B), card(80)
    held.cap = 24 * GIB

    assert roomiest(checkpoint, held).tokens <= roomiest(checkpoint, card(24)).tokens


def test_a_chunk_at_a_time_takes_less_memory() -> None:
    config = published.QWEN3_VL_8B
    whole = budget.need(config, "bf16", Plan(tokens=65536, frames=1024, pixels=256 * 448))
    chunks = budget.need(config, "bf16", Plan(tokens=65536 + 1024 * 56, chunk=8192))

    assert chunks.activations < whole.activations / 4
    assert chunks.cache >= whole.cache
    assert chunks.total < whole.total


def test_the_models_on_servers_come_from_their_own_module() -> None:
    from importlib.util import find_spec

    assert all(find_spec(place.partition(":")[0]) is not None for place in opening.FAMILIES.values())
