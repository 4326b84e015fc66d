"""The catalogue: what it must say of every model, what it must not say, and which models it recommends."""

from __future__ import annotations

import re

import pytest

from engine.models.catalogue import (
    Licence,
    ModelCard,
    ModelFile,
    by_repository,
    card,
    catalogue,
    computed_memory,
    fitting_setting,
    parse,
    recommended,
    safe_name,
    safe_repository,
)
from engine.models.checkpoint import known_families
from engine.protocol import EngineError, Status

GB = 10**9
FAMILIES = known_families() | {"internvideo2_clip"}
ENTRY = """
[[model]]
id = "a"
title = "A"
family = "whisper"
tasks = ["transcribe"]
licence = { name = "MIT", link = "https://opensource.org/license/mit", commercial = true }
repository = "someone/a"
"""


def test_every_entry_is_whole() -> None:
    cards = catalogue()
    assert len(cards) > 40
    for each in cards:
        assert each.tasks, each.id
        assert each.family in FAMILIES, each.id
        assert each.licence.link.startswith("https://"), each.id
        assert each.unavailable or each.repository, each.id
        assert re.fullmatch(r"|\d{4}(-\d\d){0,2}", each.released), each.id
        if each.complete:
            assert each.download_size, each.id
        for file in each.files:
            assert file.size is None or file.size > 0


@pytest.mark.parametrize(
    "family",
    [
        "qwen3_vl", "qwen2_5_vl", "internvl", "whisper", "siglip2", "clap", "vidi", "tarsier2", "videochat_flash", "valley",
        "internvideo2_chat", "internvideo2_5",
    ],
)  # fmt: skip
def test_every_family_of_the_issues_is_there(family: str) -> None:
    assert any(each.family == family for each in catalogue())


def test_what_forbids_money_needs_consent() -> None:
    assert card("vidi1.5-9b").licence.commercial is False
    assert card("qwen2.5-vl-3b").licence.needs_consent
    assert card("tarsier2-recap-7b").licence.commercial is None
    assert card("tarsier2-recap-7b").licence.needs_consent
    assert not card("qwen3-vl-8b").licence.needs_consent
    assert card("internvideo2-chat-8b").licence.needs_consent, "the Hub asks for consent"


def test_models_without_weights_say_so() -> None:
    vidi2 = card("vidi2")
    assert "no weights were released" in vidi2.unavailable
    assert not vidi2.repository
    assert vidi2.download_size is None


def test_unknown_stays_unknown() -> None:
    each = card("valley3-8b")
    assert each.revision == ""
    assert each.parameters is None
    assert each.memory == {}
    assert each.download_size is None
    with pytest.raises(EngineError) as caught:
        card("no-such-model")
    assert caught.value.status == Status.ENGINE


def test_memory_falls_with_the_setting() -> None:
    memory = card("qwen3-vl-8b").memory
    assert memory["bf16"] > memory["int8"] > memory["nf4"] > 0
    assert memory["bf16"] > 2 * 8_767_000_000
    assert card("qwen3-vl-8b").memory_is_computed
    assert computed_memory(None) == {}


def test_sizes_add_up() -> None:
    assert card("qwen3-vl-8b").download_size == 17_545_907_231
    assert card("qwen3-vl-8b").weights == 17_534_339_512
    assert card("qwen2.5-vl-3b").download_size == 7_520_919_614


def test_a_repository_finds_its_card() -> None:
    found = by_repository("qwen/qwen3-vl-8b-instruct")
    assert found is not None
    assert found.id == "qwen3-vl-8b"
    assert by_repository("nobody/nothing") is None


@pytest.mark.parametrize("memory", [6 * GB, 8 * GB, 12 * GB, 16 * GB, 24 * GB, 80 * GB])
def test_what_is_recommended_fits_and_is_free_to_use(memory: int) -> None:
    found = recommended(memory, None)
    assert {each.task for each in found} >= {"find", "describe", "ask", "transcribe", "search", "sounds"}
    for each in found:
        assert each.card.memory[each.setting] <= memory
        assert each.card.licence.commercial
        assert each.card.ready


def test_more_memory_brings_larger_models() -> None:
    sizes = []
    for memory in (6 * GB, 12 * GB, 24 * GB, 80 * GB):
        best = next(each for each in recommended(memory, None) if each.task == "find")
        sizes.append(best.card.parameters or 0)
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1]


def test_a_processor_gets_small_models_only() -> None:
    found = recommended(None, 16 * GB)
    assert {each.task for each in found} >= {"transcribe", "search", "sounds"}
    assert all(each.setting == "cpu" for each in found)
    assert all((each.card.parameters or 0) < 600_000_000 for each in found)
    assert recommended(None, None) == ()


def test_settings_are_tried_from_the_widest() -> None:
    each = ModelCard(
        id="a", title="A", family="whisper", tasks=("transcribe",), repository="a/b", parameters=8 * GB,
        licence=Licence(name="MIT", link="https://x", commercial=True),
    )  # fmt: skip
    assert fitting_setting(each, 40 * GB, None) == "bf16"
    assert fitting_setting(each, 16 * GB, None) == "fp8"
    assert fitting_setting(each, 8 * GB, None) == "nf4"
    assert fitting_setting(each, 2 * GB, None) is None


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (('id = "a"', 'id = "A B"'), "an id is made of"),
        (('repository = "someone/a"', 'repository = "someone/a"\nrevision = "main"'), "a revision is a commit"),
        (('repository = "someone/a"', ""), "it needs a repository"),
        (('repository = "someone/a"', 'repository = "../../etc"'), "a repository is OWNER/NAME"),
        (('repository = "someone/a"', 'repository = "someone/a"\nfiles = [["../x"]]'), "no file name inside a folder"),
        (('repository = "someone/a"', 'repository = "someone/a"\nfiles = [["x", 1, "abc"]]'), "no SHA-256"),
        (('repository = "someone/a"', 'repository = "someone/a"\nmeasured = { fast = 1 }'), "no setting called fast"),
        (('repository = "someone/a"', f'repository = "someone/a"\n{ENTRY}'), "another model's too"),
        (('tasks = ["transcribe"]', 'tasks = ["dance"]'), "Invalid enum value"),
        (('family = "whisper"', 'family = "whisper"\nwhatever = 1'), "unknown field"),
    ],
)
def test_a_faulty_entry_is_told(change: tuple[str, str], complaint: str) -> None:
    assert parse(ENTRY)[0].id == "a"
    with pytest.raises(ValueError, match=complaint):
        parse(ENTRY.replace(*change, 1))


@pytest.mark.parametrize(
    "name", ["", "/etc/passwd", "../a", "a/../b", "a//b", "C:a", "a\\b", "a/", "a\n", ".", " a", "a" * 300]
)
def test_names_that_leave_a_folder_are_unsafe(name: str) -> None:
    assert not safe_name(name)


def test_ordinary_names_are_safe() -> None:
    assert safe_name("model-00001-of-00002.safetensors")
    assert safe_name("bert-base-uncased/config.json")
    assert safe_repository("Qwen/Qwen3-VL-8B-Instruct")
    assert not safe_repository("Qwen")
    assert not safe_repository("a/b/c")
    assert not safe_repository("a/b?x")
    assert ModelFile("a").size is None
