"""What an InternVideo2-Chat folder may be, and what is told of one that lacks something or is otherwise."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import load_file, save_file  # noqa: E402

from engine.models import catalogue, families, loader, loader_reading, parity, weighing  # noqa: E402
from engine.models.catalogue import Setting  # noqa: E402
from engine.models.checkpoint import Checkpoint, open_checkpoint  # noqa: E402
from engine.models.internvideo2_chat import architecture, components, words  # noqa: E402
from engine.models.internvideo2_chat.family import InternVideo2Chat  # noqa: E402
from engine.models.opening import FAMILIES  # noqa: E402
from engine.protocol import EngineError  # noqa: E402
from tests.support import published_ported  # noqa: E402
from tests.support.every_family import Entry, hollow  # noqa: E402
from tests.support.golden import Edited  # noqa: E402
from tests.support.quantised import quantised_alike  # noqa: E402

PEFT = "lm.base_model.model."
BASE = "mistralai/Mistral-7B-Instruct-v0.3"
Weights = dict[str, Any]


def rewritten(folder: Path, change: Callable[[Weights], Weights]) -> Path:
    file = folder / "model.safetensors"
    save_file({name: value.contiguous() for name, value in change(load_file(file)).items()}, file)
    return folder


def without(*starts: str) -> Callable[[Weights], Weights]:
    return lambda held: {name: value for name, value in held.items() if not name.startswith(starts)}


def said(folder: Path) -> Any:
    """Logits of some text."""
    model = parity.load(open_checkpoint(folder)).model
    with torch.inference_mode():
        return model(torch.arange(3, 60)[None]).logits


def refused(folder: Path) -> EngineError:
    with pytest.raises(EngineError) as raised:
        parity.load(open_checkpoint(folder))
    assert "pytorch_model.bin" not in raised.value.line()
    return raised.value


def test_the_published_layout_is_known_and_no_code_of_it_is_run(checkpoint: Checkpoint, hd: Checkpoint) -> None:
    assert checkpoint.family == hd.family == "internvideo2_chat"
    assert "auto_map" not in checkpoint.config
    assert (checkpoint.config["hd"], hd.config["hd"]) == (False, True)
    assert checkpoint.family in FAMILIES


@pytest.mark.parametrize(
    ("name", "hd"),
    [
        ("internvideo2-chat-8b-hd", True),
        ("InternVideo2_chat_8B_HD-F16", True),
        ("HD", True),
        ("hdr", False),
    ],
)
def test_the_variant_is_told_by_its_name(name: str, hd: bool, tmp_path: Path) -> None:
    assert components.completed({}, tmp_path / name)["hd"] is hd
    hub = tmp_path / f"models--OpenGVLab--{name}" / "snapshots" / "0123"
    assert components.completed({}, hub)["hd"] is hd
    assert components.completed({"_name_or_path": f"x/{name}"}, tmp_path)["hd"] is hd


@pytest.mark.parametrize(
    ("start", "part"),
    [
        ("vision_encoder.", "the video tower (InternVideo2-1B) is missing: no weight is called vision_encoder.*"),
        ("vision_layernorm.", "the norm behind the video tower is missing"),
        ("query_tokens", "what the Q-Former asks with is missing: no weight is called query_tokens*"),
        ("extra_query_tokens", "what the Q-Former further asks with is missing"),
        ("qformer.", "the Q-Former is missing: no weight is called qformer.*"),
        ("project_up.", "the projection to the language model is missing"),
    ],
)
def test_a_part_that_is_missing_is_told_with_where_it_should_be(start: str, part: str, edited: Edited) -> None:
    folder = rewritten(edited(), without(start))

    error = refused(folder)
    assert error.message.startswith(part)
    assert error.file == str(folder / "model.safetensors")


def test_a_language_model_that_is_missing_is_told_with_where_it_would_be_found(edited: Edited) -> None:
    """What was trained further is there, and what it was trained on is not: its terms were not accepted."""
    folder = rewritten(
        edited(), lambda held: {name: one for name, one in held.items() if ".lora_" in name or PEFT not in name}
    )

    error = refused(folder)
    assert error.message.startswith("the language model (Mistral) is missing: no weight is called lm.*")
    assert error.file == str(folder / BASE)
    assert "terms have to be accepted" in (error.hint or "")


def test_a_missing_tokenizer_is_told(edited: Edited) -> None:
    folder = edited()
    (folder / "tokenizer.json").unlink()

    error = refused(folder)
    assert error.message == "the language model's tokenizer is missing"
    assert error.file == str(folder / "tokenizer.json")


def test_a_missing_file_of_several_is_told_with_what_was_in_it(edited: Edited) -> None:
    folder = edited()
    held = load_file(folder / "model.safetensors")
    (folder / "model.safetensors").unlink()
    table = {name: f"model-0000{1 if name.startswith('lm.') else 2}-of-00002.safetensors" for name in held}
    (folder / "model.safetensors.index.json").write_text(json.dumps({"weight_map": table}))
    save_file(without("lm.")(held), folder / "model-00002-of-00002.safetensors")

    error = refused(folder)
    assert error.message == "model-00001-of-00002.safetensors is missing, and with it the language model (Mistral)"


def test_missing_lora_is_told(edited: Edited) -> None:
    folder = rewritten(edited(), lambda held: {name: one for name, one in held.items() if ".lora_" not in name})
    assert refused(folder).message.startswith("LoRA of the language model is missing")


def test_lora_that_is_not_whole_is_told(edited: Edited) -> None:
    name = "model.layers.1.mlp.up_proj"
    folder = rewritten(edited(), without(f"{PEFT}{name}.lora_B"))
    assert f"LoRA of the language model is missing ({name}.weight)" in refused(folder).message


def test_lora_of_another_rank_or_of_nothing_is_told(edited: Edited) -> None:
    folder = edited(lambda config: config["model_config"]["llm"].update(lora_r=8))
    assert "is not of rank 8 for" in refused(folder).message

    def more(held: Weights) -> Weights:
        return held | {f"{PEFT}model.norm.lora_A.default.weight": torch.zeros(4, 64)}

    config = json.loads((folder / "config.json").read_text())
    config["model_config"]["llm"]["lora_r"] = 4
    (folder / "config.json").write_text(json.dumps(config))
    assert refused(rewritten(folder, more)).message == "it holds LoRA of model.norm.weight, which it should not"


@pytest.mark.parametrize("how", ["merged", "wrapped", "apart"])
def test_a_language_model_may_lie_in_other_ways(how: str, golden: Path, edited: Edited) -> None:
    """Merged with its LoRA; under the names of later versions of the library; in its own folder."""
    wanted = said(golden / "checkpoint")
    folder = edited()

    def change(held: Weights) -> Weights:
        found: Weights = {}
        base: Weights = {}
        for name, value in held.items():
            stem = name.removesuffix(".weight")
            left, right = (held.get(f"{stem}.lora_{letter}.default.weight") for letter in "BA")
            if how == "wrapped" and left is not None:
                found[f"{stem}.base_layer.weight"] = value
            elif how == "apart" and name.startswith(PEFT) and ".lora_" not in name:
                base[name.removeprefix(PEFT)] = value
            elif how == "merged" and name.startswith(PEFT):
                if ".lora_" not in name:
                    found[name.replace(PEFT, "lm.")] = value if left is None else value + 2 * left @ right
            else:
                found[name] = value
        if base:
            save_file(base, folder / BASE / "model.safetensors")
        return found

    torch.testing.assert_close(said(rewritten(folder, change)), wanted, atol=2e-5, rtol=0)


def test_lora_is_added_as_rows_are_read(checkpoint: Checkpoint) -> None:
    """As a card reads them, and as the processor maps them; in float32, whatever is stored."""
    held = architecture.apart(checkpoint, loader_reading.locate(checkpoint.weights))
    there = held["lm_head.weight"]
    raw = load_file(checkpoint.weights[0])
    base, left, right = (raw[f"{PEFT}lm_head.{name}weight"] for name in ("", "lora_B.default.", "lora_A.default."))
    wanted = base + 2 * left @ right

    torch.testing.assert_close(loader_reading.mapped(there), wanted, atol=1e-6, rtol=0)
    read = torch.zeros(there.shape)

    def write(first: int, rows: Any) -> None:
        read[first : first + len(rows)] = rows

    loader_reading.read(loader_reading.pieces(there, write), torch.device("cpu"))
    torch.testing.assert_close(read, wanted, atol=1e-6, rtol=0)


@pytest.mark.parametrize(
    ("section", "change", "line"),
    [
        ("vision_encoder", {"name": "internvideo2-6B"}, "vision_encoder.name is 'internvideo2-6B' and not 'internvideo2"),
        ("vision_encoder", {"x_vis_return_idx": -1}, "vision_encoder.x_vis_return_idx is -1 and not -2"),
        ("vision_encoder", {"encoder_embed_dim": 64}, "encoder_embed_dim and vision_encoder.d_model disagree"),
        ("vision_encoder", {"img_size": None}, "vision_encoder.img_size is None, and no size"),
        ("bridge", {"name": "linear"}, "bridge.name is 'linear'"),
        ("llm", {"name": "internlm2_5_7b"}, "llm.name is 'internlm2_5_7b' and not 'mistral_7b'"),
    ],
)
def test_a_surprise_is_told_by_name(section: str, change: dict[str, Any], line: str, edited: Edited) -> None:
    folder = edited(lambda config: config["model_config"][section].update(change))

    error = refused(folder)
    assert line in error.message
    assert error.file == str(folder / "config.json")


def test_a_configuration_without_sections_is_told(edited: Edited) -> None:
    folder = edited(lambda config: config.pop("model_config"))

    assert "model_config.vision_encoder is missing" in refused(folder).message


def test_wrong_shapes_and_weights_too_many_or_too_few_are_told(edited: Edited) -> None:
    folder = edited()
    held = load_file(folder / "model.safetensors")

    def holding(more: Weights, less: str = "-") -> str:
        rewritten(folder, lambda _: without(less)(held) | more)
        return refused(folder).message

    longer = {"vision_encoder.pos_embed": torch.zeros(1, 145, 48)}
    assert holding(longer) == "vision_encoder.pos_embed has the shape (1, 145, 48), the architecture wants (1, 73, 48)"
    assert "holds vision_encoder.clip_projector.weight, for which this" in holding(
        {"vision_encoder.clip_projector.weight": torch.zeros(2, 2)}
    )
    assert "are missing in this checkpoint, such as vision_encoder.blocks.2." in holding({}, "vision_encoder.blocks.2.")


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda told: told["model"].update(type="Unigram"), "cannot be read as a tokenizer"),
        (lambda told: told.update(pre_tokenizer={"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True}),
         "cuts words in another way than those that are known"),
        (lambda told: told["added_tokens"].pop(3) and told["model"]["vocab"].pop("[INST]"), "has no [INST]"),
    ],
)  # fmt: skip
def test_words_of_another_model_are_told(change: Callable[[dict[str, Any]], object], line: str, edited: Edited) -> None:
    folder = edited(change, "tokenizer.json")

    error = refused(folder)
    assert line in error.message
    assert error.file == str(folder / "tokenizer.json")


def test_blanks_may_be_written_down_in_the_older_way(checkpoint: Checkpoint, edited: Edited) -> None:
    def older(told: dict[str, Any]) -> None:
        rules = [{"type": "Prepend", "prepend": "▁"}, {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]
        told.update(pre_tokenizer=None, normalizer={"type": "Sequence", "normalizers": rules})

    loader.prepare()
    tokenizers = [words.read(folder) for folder in (checkpoint.directory, edited(older, "tokenizer.json"))]

    text = " [INST] What  is she wearing? [/INST] 是"
    ids = [each.encode(text, add_special_tokens=False) for each in tokenizers]
    assert ids[0] == ids[1]


def test_what_is_no_vocabulary_of_the_qformer_is_told(edited: Edited) -> None:
    folder = edited()
    (folder / "bert-base-uncased" / "vocab.txt").write_text("a\nb\n")

    error = refused(folder)
    assert error.message == "it is no vocabulary of BERT's"
    assert error.file == str(folder / "bert-base-uncased" / "vocab.txt")


def test_a_path_that_leads_out_of_the_folder_is_not_followed(edited: Edited, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "config.json").write_text('{"hidden_size": 7}')
    for path in ("../outside", str(outside), "mistralai/../../outside"):
        config = {"model_config": {"llm": {"pretrained_llm_path": path}}}
        assert components.completed(config, tmp_path / "here")["text_config"]["hidden_size"] == 4096


def test_memory_is_reckoned_from_the_published_names(checkpoint: Checkpoint, hd: Checkpoint) -> None:
    towers = [families.vision(each.config) for each in (checkpoint, hd)]

    assert families.sees_video(checkpoint.config)
    assert [tower and (tower.fixed, tower.most) for tower in towers] == [(9, 72), (27, 216)]
    for part in ("self_attn.q_proj", "mlp.gate_proj"):
        name = f"{PEFT}model.layers.1.{part}.weight"
        assert families.quantised(name, (64, 64)) == "linear"
        assert weighing.layer_of(name) == 1
    assert families.quantised(f"{PEFT}lm_head.weight", (380, 64)) == "rows"
    for name in ("vision_encoder.blocks.0.mlp.fc1.weight", "qformer.bert.encoder.layer.0.output.dense.weight"):
        assert families.quantised(name, (64, 64)) is None
        assert weighing.layer_of(name) is None
    assert families.unused(checkpoint.config, f"{PEFT}lm_head.lora_A.default.weight")
    assert not families.unused(checkpoint.config, f"{PEFT}lm_head.weight")


@pytest.mark.parametrize(("setting", "alike"), [("int8", 0.998), ("nf4", 0.8)])
def test_quantised_weights_take_what_is_predicted_and_say_much_the_same(
    setting: Setting, alike: float, checkpoint: Checkpoint
) -> None:
    small = quantised_alike(checkpoint, setting, alike, lambda model, ids: model(ids).logits)

    for part in (small.vision_encoder, small.vision_layernorm, small.qformer, small.project_up):
        assert {weight.dtype for weight in part.parameters()} == {torch.bfloat16}


@pytest.mark.parametrize("name", ["internvideo2-chat-8b", "internvideo2-chat-8b-hd"])
def test_the_published_size_is_that_of_the_catalogue(name: str, tmp_path: Path) -> None:
    config = published_ported.INTERNVIDEO2_CHAT_8B
    model = hollow(Entry("internvideo2_chat", config, lambda *_: 0), tmp_path)

    card = catalogue.find(name)
    assert card is not None
    assert card.ready
    count = sum(weight.numel() for weight in model.parameters())
    assert card.parameters == pytest.approx(count, rel=0.001)
    assert set(card.tasks) == InternVideo2Chat.tasks
    # the published files hold 8,471,369,472 numbers, with LoRA and a projection that is not used; BERT counts its places
    lora = 16 * sum(sum(shape) for shape in _trained(config["text_config"]))
    assert count + lora + (768 * 4096 + 768) + 512 == 8_471_369_472


def _trained(text: dict[str, Any]) -> list[tuple[int, int]]:
    """(rows, width) of every matrix that LoRA was trained for."""
    hidden, inner = text["hidden_size"], text["intermediate_size"]
    small = hidden * text["num_key_value_heads"] // text["num_attention_heads"]
    layer = [(hidden, hidden)] * 2 + [(small, hidden)] * 2 + [(inner, hidden)] * 2 + [(hidden, inner)]
    return layer * text["num_hidden_layers"] + [(text["vocab_size"], hidden)]
