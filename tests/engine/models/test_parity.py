"""Golden folders: what is compared, what is told of a folder that is none."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import save_file  # noqa: E402

from engine.models import parity  # noqa: E402
from engine.protocol import EngineError  # noqa: E402
from tests.conftest import SHARED  # noqa: E402
from tests.support.checkpoints import write_checkpoint  # noqa: E402

TOY = {"model_type": "llava", "architectures": ["TarsierForConditionalGeneration"]}
"""What a folder's family is told by; the toy module computes without its weights."""


def toy(folder: Path, cases: list[dict[str, Any]], tensors: list[dict[str, torch.Tensor]], about: Any = None) -> Path:
    write_checkpoint(folder / "checkpoint")
    (folder / "checkpoint" / "config.json").write_text(json.dumps(TOY))
    (folder / "cases.json").write_text(json.dumps({"cases": cases} if about is None else about))
    for number, held in enumerate(tensors):
        save_file(held, folder / f"case_{number}.safetensors")
    return folder


@pytest.fixture
def doubling(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A family that doubles what it is given; `change` stands for what is wrong with it."""
    module = SimpleNamespace(change=lambda made: made)

    def runner(_: object) -> parity.Run:
        def run(case: parity.Case) -> dict[str, torch.Tensor]:
            x = case.inputs["x"]
            made = {"y": 2 * x, "generated": torch.tensor([[1, 2, 3]])}
            return module.change(made)

        return run

    module.runner = runner
    monkeypatch.setattr(parity, "FAMILIES", {**parity.FAMILIES, "tarsier2": "toy"})
    monkeypatch.setattr(parity, "import_module", lambda _: module)
    return module


def right(x: torch.Tensor) -> dict[str, torch.Tensor]:
    return {"in.x": x, "out.y": 2 * x, "out.generated": torch.tensor([[1, 2, 3]])}


X = torch.arange(12, dtype=torch.float32).view(1, 4, 3)


def test_the_largest_difference_is_named(tmp_path: Path, doubling: SimpleNamespace) -> None:
    second = right(X)
    second["out.y"] = second["out.y"].clone()
    second["out.y"][0, 2, 1] += 0.25
    folder = toy(tmp_path, [{"file": "case_0.safetensors"}, {"name": "case_1"}], [right(X), second])
    heard: list[tuple[int, int, str]] = []

    found = parity.check(folder, lambda *news: heard.append(news))

    assert found.worst == parity.Compared("case_1", "y", 0.25)
    assert (found.cases, found.tokens_equal, found.sound) == (2, True, False)
    assert heard == [(0, 2, "case_0"), (1, 2, "case_1")]
    doubling.GATE = 0.3
    assert parity.check(folder).sound


def test_one_other_token_is_enough(tmp_path: Path, doubling: SimpleNamespace) -> None:
    doubling.change = lambda made: {**made, "generated": torch.tensor([[1, 2, 4]])}
    folder = toy(tmp_path, [{}], [right(X)])

    found = parity.check(folder)

    assert found.worst.difference == 0
    assert not found.tokens_equal
    assert not found.sound


@pytest.mark.parametrize(("told", "dimension"), [({}, 1), ({"partial": {"y": {"dim": 2}}}, 2)])
def test_a_part_is_compared_with_the_same_part(
    told: dict[str, Any], dimension: int, tmp_path: Path, doubling: SimpleNamespace
) -> None:
    held = right(X)
    held["out.y.part_index"] = torch.tensor([0, 2])
    held["out.y.part"] = held.pop("out.y").index_select(dimension, held["out.y.part_index"]).contiguous()
    folder = toy(tmp_path, [told], [held])

    assert parity.check(folder).sound

    wrong = torch.zeros(1, 4, 3)
    wrong.select(dimension, 2)[...] = 1
    doubling.change = lambda made: {**made, "y": made["y"] + wrong}
    assert parity.check(folder).worst == parity.Compared("case_0", "y", 1.0)


def test_files_without_prefixes_and_a_bare_list_of_cases(tmp_path: Path, doubling: SimpleNamespace) -> None:
    held = {name.split(".")[1]: value for name, value in right(X).items()}
    folder = toy(tmp_path, [], [held], about=[{"name": "case_0"}])
    doubling.OUTPUTS = ("y*", "generated")

    assert parity.check(folder).sound


def test_what_comes_before_a_model_is_compared_too(tmp_path: Path, doubling: SimpleNamespace) -> None:
    doubling.preprocessing = lambda *_: iter([("item0", {"pixels": X + 3}, {"pixels": X})])
    folder = toy(tmp_path, [{}], [right(X)])

    found = parity.check(folder)

    assert (found.cases, found.worst) == (1, parity.Compared("item0", "pixels", 3.0))
    assert found.family == "tarsier2"


@pytest.mark.usefixtures("doubling")
def test_a_folder_may_call_its_family_by_a_closer_name(tmp_path: Path) -> None:
    folder = toy(tmp_path, [], [right(X)], about={"family": "tarsier2_7b", "cases": [{}]})

    assert parity.check(folder).family == "tarsier2_7b"


def test_another_case_of_the_folder_can_be_had(tmp_path: Path) -> None:
    folder = toy(tmp_path, [{}, {}], [right(X), right(X + 1)])

    first = parity.read_cases(folder)[0]

    assert torch.equal(first.other("case_1").inputs["x"], X + 1)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda made: {"generated": made["generated"]}, "case_0: nothing was computed for y"),
        (lambda made: {**made, "y": made["y"][:, :2]}, r"y has the shape \(1, 2, 3\) where the reference has \(1, 4, 3\)"),
        (lambda made: {**made, "y": made["y"] * float("nan")}, "y holds values that are no numbers"),
    ],
)
def test_what_cannot_be_compared_is_told(change: Any, line: str, tmp_path: Path, doubling: SimpleNamespace) -> None:
    doubling.change = change

    with pytest.raises(EngineError, match=line):
        parity.check(toy(tmp_path, [{}], [right(X)]))


def test_a_folder_that_is_none_is_told(tmp_path: Path, doubling: SimpleNamespace) -> None:
    with pytest.raises(EngineError, match="no golden folder: it has no checkpoint"):
        parity.check(tmp_path / "nothing")
    folder = toy(tmp_path / "some", [{}, {}], [right(X), right(X)])
    (folder / "case_1.safetensors").unlink()
    with pytest.raises(EngineError, match=r"case_1\.safetensors is missing"):
        parity.check(folder)
    save_file({"out.y": X}, folder / "case_1.safetensors")
    with pytest.raises(EngineError, match="it lacks x") as raised:
        parity.check(folder)
    assert raised.value.file == str(folder / "case_1.safetensors")
    for text, line in (("{", "not JSON"), ("{}", "lists no cases"), ("[]", "lists no cases"), ("[1]", "lists no cases")):
        (folder / "cases.json").write_text(text)
        with pytest.raises(EngineError, match=line):
            parity.check(folder)
    shutil.rmtree(folder / "checkpoint")
    with pytest.raises(EngineError, match="it has no checkpoint"):
        parity.check(folder)


def test_a_family_without_a_reference_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parity, "FAMILIES", {"vidi": "nowhere"})

    with pytest.raises(EngineError, match="the family tarsier2 has no reference") as raised:
        parity.check(toy(tmp_path, [{}], [right(X)]))
    assert raised.value.hint == "families that have: vidi"


def test_every_family_names_a_module_that_can_be_had() -> None:
    from importlib import import_module

    from engine.models import ported

    for place in parity.FAMILIES.values():
        assert callable(import_module(place).runner)
    for family in ported.ARCHITECTURES:
        own = ported.architecture(family)
        assert own is not None
        assert all(callable(getattr(own, name)) for name in ("empty", "renamed", "processor"))


@pytest.mark.skipif(not (SHARED / "parity" / "tarsier2").is_dir(), reason="the golden fixtures are not beside this checkout")
def test_the_command_prints_one_document(capfd: pytest.CaptureFixture[str]) -> None:
    from ui.cli import run

    status = run(["models", "parity", str(SHARED / "parity" / "tarsier2"), "--json"])

    document = json.loads(capfd.readouterr().out)
    assert status == 0
    assert set(document) == {"family", "cases", "max_abs_difference", "tokens_equal", "worst"}
    assert (document["family"], document["cases"], document["tokens_equal"]) == ("tarsier2", 7, True)
    assert 0 < document["max_abs_difference"] < 1e-4
    assert set(document["worst"]) == {"case", "tensor"}
    assert run(["models", "parity", str(SHARED / "parity" / "tarsier2")]) == 0
    shown = " ".join(capfd.readouterr().out.split())
    assert "tarsier2, 7 cases: the same function as the reference." in shown
    assert "every token equal" in shown


def test_the_command_ends_with_status_4_for_another_function(
    tmp_path: Path, doubling: SimpleNamespace, capfd: pytest.CaptureFixture[str]
) -> None:
    from ui.cli import run

    doubling.change = lambda made: {**made, "y": made["y"] + 1}

    assert run(["models", "parity", str(toy(tmp_path, [{}], [right(X)]))]) == 4
    assert "NOT the same function" in " ".join(capfd.readouterr().out.split())
    assert run(["models", "parity", str(tmp_path / "nothing"), "--json"]) == 4
    assert "no golden folder" in json.loads(capfd.readouterr().out)["error"]["message"]
