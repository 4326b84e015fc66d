"""A family is one folder and one entry of the catalogue: a toy, put beside the others, answers every task that it names."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import load_file, save_file  # noqa: E402

import engine.models  # noqa: E402
from engine.models import checkpoint, declaring, needs, store  # noqa: E402
from engine.models.interface import ask  # noqa: E402
from engine.models.opening import open_model  # noqa: E402
from engine.models.residency import Residency  # noqa: E402
from engine.protocol import Ask, Describe, EngineError, Find  # noqa: E402
from engine.tasks import find  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from engine.tasks.understanding import answering, asking, describing  # noqa: E402
from tests.support.catalogues import known_models  # noqa: E402
from tests.support.footage import counter_clip  # noqa: E402
from tests.support.tiny_checkpoints import build, write_json  # noqa: E402
from tests.support.video_models import film  # noqa: E402

FOLDER = Path(__file__).parents[2] / "support" / "families" / "toy"
MOST_LINES = 60
ENTRY = """
[[model]]
id = "toy"
title = "Toy"
family = "toy"
tasks = ["find", "describe", "ask"]
licence = { name = "Apache-2.0", link = "https://www.apache.org/licenses/LICENSE-2.0", commercial = true }
repository = "someone/toy"
parameters = 120000
"""


@pytest.fixture
def family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The toy's folder lies beside those of the other families, and its entry is in the catalogue."""
    shutil.copytree(FOLDER, tmp_path / "families" / "toy", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(engine.models, "__path__", [*engine.models.__path__, str(tmp_path / "families")])
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    declaring.declared.cache_clear()
    with known_models(ENTRY, tmp_path, monkeypatch):
        yield
    declaring.declared.cache_clear()
    for name in [name for name in sys.modules if f"{name}.".startswith("engine.models.toy.")]:
        del sys.modules[name]
    vars(engine.models).pop("toy", None)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkpoint of the toy, as it would be published: with code that nobody runs."""
    monkeypatch.setenv("CLIPWRIGHT_MODELS", str(tmp_path / "models"))
    path = build("qwen3", tmp_path / "toy")
    told = json.loads((path / "config.json").read_text())
    told |= {"model_type": "toy", "architectures": ["ToyForVideo"], "auto_map": {"AutoModel": "modeling_toy.ToyForVideo"}}
    write_json(path / "config.json", told)
    tower = {
        "vision_tower.weight": torch.randn(told["hidden_size"], 3),
        "vision_tower.bias": torch.zeros(told["hidden_size"]),
    }
    held = load_file(path / "model.safetensors") | {name: value.bfloat16() for name, value in tower.items()}
    save_file(held, path / "model.safetensors")
    return path


@pytest.fixture
def context(context: Context) -> Context:
    """With models of its own."""
    residency = Residency(device="cpu")
    return Context(context.index, models=lambda: residency)


def test_it_takes_less_than_sixty_lines() -> None:
    assert 40 < sum(len(path.read_text().splitlines()) for path in FOLDER.glob("*.py")) < MOST_LINES


def test_without_its_folder_it_is_unknown(folder: Path, context: Context) -> None:
    with pytest.raises(EngineError, match="'auto_map' names code"), open_model(str(folder), context):
        pass


@pytest.mark.usefixtures("family")
def test_a_second_question_costs_its_own_tokens(folder: Path, context: Context) -> None:
    with open_model(str(folder), context) as model:
        seen = model.see([film(model.size(8, 640, 360))], context)
        first, second = (model.answer(seen, [ask(text, most_tokens=6)], context)[0] for text in ("who runs?", "why?"))
        again = model.answer(seen, [ask("who runs?", most_tokens=6)], context)[0]

        assert (model.family, seen.times) == ("toy", ((0.0, 1.0, 2.0, 3.0),))
        assert first == again
        assert second.tokens[0] < first.tokens[0]
        assert (model.read, model.features.encoded) == (1, 4)  # type: ignore[attr-defined]


@pytest.mark.usefixtures("family")
def test_every_task_that_it_names_is_answered(folder: Path, context: Context, tmp_path: Path) -> None:
    clip = str(counter_clip(tmp_path / "clip.mp4", rate=Fraction(25), frames=100, size=(320, 180)))
    installed = store.add_directory(folder)

    # the entry of the catalogue lets it be chosen, and its own numbers tell its memory
    assert (installed.family, asking.chosen("auto", "describe")) == ("toy", installed.id)
    assert 0 < needs.of_installed(installed)["cpu"] < 2**30

    described = describing.handle(Describe(paths=(clip,), level="line", engine="auto"), context)
    answered = answering.handle(Ask(paths=(clip,), question="what happens?", engine=installed.id), context)
    found = find.handle(Find(paths=(clip,), query="a dog runs", prepare=True, engine=installed.id), context)

    assert described.engine == answered.engine == found.engine == installed.id
    assert min(described.looked.frames, answered.looked.frames) >= 4
    for claims, held in ((described.claims, described.statements), (answered.claims, answered.statements)):
        assert claims.claimed == claims.verified + claims.dropped
        assert len(held) <= claims.claimed
    ranges = [(one.start, one.end) for one in (*found.matches, *found.weak)]
    assert all(0 <= start < end <= 4 for start, end in ranges)


@pytest.mark.usefixtures("family")
def test_two_families_of_one_name_are_a_fault(tmp_path: Path) -> None:
    shutil.copytree(tmp_path / "families" / "toy", tmp_path / "families" / "tune")
    declaring.declared.cache_clear()

    with pytest.raises(ValueError, match=r"engine\.models\.tune: the name toy is another family's, too"):
        declaring.declared()
    vars(engine.models).pop("tune", None)
    for name in [name for name in sys.modules if f"{name}.".startswith("engine.models.tune.")]:
        del sys.modules[name]


def test_telling_families_apart_imports_nothing_heavy() -> None:
    code = (
        "import sys; from engine.models import checkpoint, families; checkpoint.known_families();"
        "print(sorted({'torch', 'transformers', 'numpy', 'pydantic'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"


def test_every_place_that_a_folder_names_is_there() -> None:
    for name, one in declaring.declared().items():
        for place in filter(None, (one.architecture, one.model, one.parity, one.tower)):
            assert callable(declaring.part(place)) or place in (one.architecture, one.parity), name
        assert name in checkpoint.known_families()
