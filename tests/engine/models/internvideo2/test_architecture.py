"""What an InternVideo2.5 folder may be, and what is told of one that is otherwise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import load_file, save_file  # noqa: E402

from engine.models import catalogue, families, loader_reading, parity, weighing  # noqa: E402
from engine.models.catalogue import Setting  # noqa: E402
from engine.models.checkpoint import Checkpoint, open_checkpoint  # noqa: E402
from engine.models.internvideo2 import architecture  # noqa: E402
from engine.models.internvideo2.family import InternVideo25  # noqa: E402
from engine.models.opening import FAMILIES  # noqa: E402
from engine.protocol import EngineError  # noqa: E402
from tests.support.golden import Edited  # noqa: E402
from tests.support.quantised import quantised_alike  # noqa: E402


def test_the_published_layout_is_known_by_the_code_that_it_names_and_none_is_run(checkpoint: Checkpoint) -> None:
    assert checkpoint.family == "internvideo2_5"
    assert "auto_map" not in checkpoint.config
    assert checkpoint.family in FAMILIES


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda config: config.update(select_layer=-2), "select_layer is -2"),
        (lambda config: config.update(ps_version="v1"), "ps_version is 'v1'"),
        (lambda config: config.update(template="hermes"), "template is 'hermes'"),
        (lambda config: config.update(force_image_size=96), "force_image_size and vision_config"),
        (lambda config: config["llm_config"].update(model_type="qwen2"), "llm_config.model_type is 'qwen2'"),
        (lambda config: config["llm_config"]["rope_scaling"].update(type="yarn"), "kind 'yarn'"),
        (lambda config: config["vision_config"].pop("layer_norm_eps"), "vision_config.layer_norm_eps is missing"),
    ],
)
def test_a_surprise_is_told_by_name(change: Callable[[dict[str, Any]], object], line: str, edited: Edited) -> None:
    folder = edited(change)

    with pytest.raises(EngineError, match=line) as raised:
        parity.load(open_checkpoint(folder))
    assert raised.value.file == str(folder / "config.json")


def test_a_weight_too_many_or_too_few_is_told(edited: Edited) -> None:
    folder = edited(lambda _config: None)
    file = folder / "model.safetensors"
    weights = load_file(file)

    save_file({**weights, "vision_model.norm.weight": torch.zeros(2, 2)}, file)
    with pytest.raises(EngineError, match=r"holds vision_model\.norm\.weight, for which this architecture has no place"):
        parity.load(open_checkpoint(folder))

    save_file({name: value for name, value in weights.items() if name != "mlp1.1.bias"}, file)
    with pytest.raises(EngineError, match=r"are missing in this checkpoint, such as model\.multi_modal_proj"):
        parity.load(open_checkpoint(folder))


@pytest.mark.parametrize("name", ["tokenizer.model", "tokenizer_config.json"])
def test_a_file_of_words_that_is_missing_is_told_by_its_name(name: str, edited: Edited) -> None:
    folder = edited(lambda _config: None)
    (folder / name).unlink()

    with pytest.raises(EngineError, match=name.replace(".", r"\.")) as raised:
        parity.load(open_checkpoint(folder))
    assert raised.value.file == str(folder)


def test_words_of_another_model_are_told(edited: Edited) -> None:
    def moved(told: dict[str, Any]) -> None:
        told["added_tokens_decoder"]["400"] = told["added_tokens_decoder"].pop("394")

    with pytest.raises(EngineError, match="</box> should be token 400 and would be 394"):
        parity.load(open_checkpoint(edited(moved, "tokenizer_config.json")))


def test_what_is_no_tokenizer_is_told(edited: Edited) -> None:
    folder = edited(lambda _config: None)
    (folder / "tokenizer.model").write_bytes(b"\xff" * 40)

    with pytest.raises(EngineError, match="cannot be read as a tokenizer"):
        parity.load(open_checkpoint(folder))


def test_queries_keys_and_values_are_taken_apart_by_groups_of_heads(checkpoint: Checkpoint) -> None:
    """Two groups of two queries, a key and a value of 16 rows each; read as a card reads them, too."""
    stored = loader_reading.locate(checkpoint.weights)
    name = "language_model.model.layers.0.attention.w{}.weight"
    whole = loader_reading.mapped(stored[name.format("qkv")]).view(2, 4, 16, 64)
    wanted = {"q": whole[:, :2], "k": whole[:, 2], "v": whole[:, 3]}

    found = architecture.apart(checkpoint, stored)

    for letter, rows in wanted.items():
        there = found[name.format(letter)]
        assert torch.equal(loader_reading.mapped(there), rows.reshape(-1, 64))
        read = torch.zeros(there.shape)

        def write(first: int, part: torch.Tensor, read: torch.Tensor = read) -> None:
            read[first : first + len(part)] = part

        loader_reading.read(loader_reading.pieces(there, write), torch.device("cpu"))
        assert torch.equal(read, rows.reshape(-1, 64))


def test_memory_is_reckoned_from_the_published_names(checkpoint: Checkpoint) -> None:
    tower = families.vision(checkpoint.config)

    assert families.sees_video(checkpoint.config)
    assert tower is not None
    assert (tower.patches(8, 1), tower.tokens(8, 1)) == (8 * 144, 8 * 16)
    name = "language_model.model.layers.1.{}.weight"
    for part in ("attention.wqkv", "attention.wo", "feed_forward.w1", "feed_forward.w2", "feed_forward.w3"):
        assert families.quantised(name.format(part), (64, 64)) == "linear"
        assert weighing.layer_of(name.format(part)) == 1
    assert families.quantised("language_model.output.weight", (395, 64)) == "rows"
    assert families.quantised("language_model.model.tok_embeddings.weight", (395, 64)) == "rows"
    assert families.quantised("vision_model.encoder.layers.0.attn.qkv.weight", (96, 64)) is None
    assert families.quantised("mlp1.1.weight", (64, 128)) is None


@pytest.mark.parametrize(("setting", "alike"), [("int8", 0.998), ("nf4", 0.9)])
def test_quantised_weights_take_what_is_predicted_and_say_much_the_same(
    setting: Setting, alike: float, checkpoint: Checkpoint
) -> None:
    small = quantised_alike(
        checkpoint, setting, alike, lambda model, ids: model.lm_head(model.model.language_model(ids).last_hidden_state)
    )

    assert small.model.vision_tower.encoder.layer[0].mlp.fc1.weight.dtype == torch.bfloat16


def test_the_published_size_is_that_of_the_catalogue(golden: Path, checkpoint: Checkpoint) -> None:
    from accelerate import init_empty_weights

    text = {**checkpoint.config["llm_config"], "vocab_size": 92553, "hidden_size": 4096, "intermediate_size": 14336}
    text |= {"num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8}
    vision = {**checkpoint.config["vision_config"], "hidden_size": 1024, "intermediate_size": 4096}
    vision |= {"num_hidden_layers": 24, "num_attention_heads": 16, "image_size": 448, "patch_size": 14}
    config = {**checkpoint.config, "llm_config": text, "vision_config": vision, "force_image_size": 448}
    with init_empty_weights(include_buffers=False):
        model = architecture.empty(Checkpoint(golden, config, "internvideo2_5"), torch.bfloat16)

    card = catalogue.find("internvideo2.5-chat-8b")
    assert card is not None
    assert card.ready
    count = sum(weight.numel() for weight in model.parameters())
    assert card.parameters == pytest.approx(count, rel=0.005)
    assert sum(2 * size for size in _counts(config)) == pytest.approx(2 * count, rel=0.005)
    assert set(card.tasks) == InternVideo25.tasks


def _counts(config: dict[str, Any]) -> list[int]:
    return [int(torch.Size(shape).numel()) for _, shape in weighing._counted(config)]
