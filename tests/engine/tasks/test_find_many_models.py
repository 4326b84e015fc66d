"""Many queries put to real architectures with random weights: what each answers is what it answers to the query alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import pytest

pytest.importorskip("torch")
pytest.importorskip("torchvision")

from engine.index import Index
from engine.models import parity
from engine.models.checkpoint import open_checkpoint
from engine.models.native import features
from engine.models.native.model import NativeModel
from engine.models.vidi.model import VidiModel
from engine.protocol import Find, FindMany, ManyMatches, Matches
from engine.tasks import find as task
from engine.tasks.context import Context
from tests.support.footage import counter_clip
from tests.support.golden import golden_folder
from tests.support.tiny_checkpoints import build
from tests.support.video_models import loaded_of

ENGINE = "http://localhost:1"
QUERIES = ("a dog runs", "一只猫", "a dog runs")


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return counter_clip(tmp_path_factory.mktemp("footage") / "clip.mp4", rate=Fraction(25), frames=25, size=(160, 90))


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with Index(tmp_path / "index") as index:
        yield Context(index)
        features._WRITER.submit(lambda: None).result()


Use = Callable[[Any], None]


def told(found: Sequence[Matches]) -> list[Matches]:
    return [msgspec.structs.replace(one, seconds=0.0) for one in found]


def alone(clip: Path, context: Context) -> list[Matches]:
    asked = [Find(paths=(str(clip),), query=query, engine=ENGINE) for query in QUERIES]
    return told([task.handle(request, context) for request in asked])


def together(clip: Path, context: Context) -> ManyMatches:
    """By an index of its own: nothing of what `alone` found is recalled."""
    with Index(context.index.folder / "together") as index:
        found = task.handle_many(FindMany(paths=(str(clip),), queries=QUERIES, engine=ENGINE), Context(index))
        features._WRITER.submit(lambda: None).result()
        return found


def test_qwen3_vl(clip: Path, context: Context, opened: Use, tmp_path: Path) -> None:
    checkpoint = open_checkpoint(build("qwen3-vl", tmp_path / "qwen3-vl"))

    def model() -> NativeModel:
        return NativeModel("tiny", checkpoint, loaded_of(checkpoint, 8192), worth=lambda *_: False)

    opened(model())
    expected = alone(clip, context)
    both = model()
    opened(both)
    found = together(clip, context)
    assert told(found.answers) == expected
    assert found.looked.windows == 1
    assert found.claims.claimed > 0, "random answers claim something"
    assert both.read <= 1 + found.looked.closer, "the footage is read once, and once more where something is claimed"


def test_vidi(clip: Path, context: Context, opened: Use) -> None:
    checkpoint = open_checkpoint(golden_folder("vidi1_5_9b") / "checkpoint")
    loaded = parity.load(checkpoint)
    calls: list[list[str]] = []

    class Counting(VidiModel):
        def find(self, seen: Any, queries: Sequence[str], context: Context) -> list[list[tuple[float, float, float]]]:
            calls.append(list(queries))
            return super().find(seen, queries, context)

    def model() -> VidiModel:
        made = Counting("tiny", checkpoint, loaded)
        made.most = 12  # random weights hardly come to an end
        return made

    opened(model())
    expected = alone(clip, context)
    assert calls == [["a dog runs"], ["一只猫"]], "what was asked before is recalled"
    calls.clear()
    opened(model())
    found = together(clip, context)
    assert told(found.answers) == expected
    assert calls == [["a dog runs", "一只猫"]]
    assert found.looked.windows == 1
