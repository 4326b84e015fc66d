"""From a file with sound to ranges in seconds, by the path that a user's request takes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from safetensors.torch import load_file, save_file

from engine.index import Index
from engine.models import parity
from engine.models.checkpoint import open_checkpoint
from engine.models.native import features
from engine.models.opening import open_model
from engine.models.residency import Residency
from engine.models.vidi import keeping
from engine.models.vidi.model import VidiModel
from engine.protocol import Find
from engine.tasks import find
from engine.tasks.context import Context
from tests.engine.models.vidi.test_settings import changed
from tests.support.footage import Scene, scene_clip
from tests.support.golden import golden_folder

SECONDS = 8


@pytest.fixture
def resident(tmp_path: Path) -> Iterator[Context]:
    residency = Residency(device="cpu")
    with Index(tmp_path / "index") as index:
        yield Context(index, models=lambda: residency)
        for writer in (features._WRITER, keeping._WRITER):
            writer.submit(lambda: None).result()


def saying(text: str, folder: Path) -> Path:
    """The tiny Vidi-7B with other weights: its layers pass on what they are given, and its head answers the last token of a
    question with `text` and then ends. All that is before the layers is as it was."""
    folder = changed("vidi_7b", folder)
    held = parity.load(open_checkpoint(folder))
    ids = held.tokenizer(text)["input_ids"][1:]
    assert len(set(ids)) == len(ids), "a token must tell which one follows"
    asked = VidiModel("tiny", open_checkpoint(folder), held)._prompts.find("anything", 1.0)
    weights = load_file(folder / "model.safetensors")
    for name, weight in weights.items():
        if name.endswith(("self_attn.o_proj.weight", "mlp.down_proj.weight")) and name.startswith("model.layers."):
            weight.zero_()
    table, head = weights["model.embed_tokens.weight"], weights["lm_head.weight"].zero_()
    weights["model.norm.weight"].fill_(1.0)
    for before, after in zip([asked[-1], *ids], [*ids, held.model.config.eos_token_id], strict=True):
        head[after] = 4 * table[before] / table[before].norm()
    save_file(weights, folder / "model.safetensors")
    return folder


@pytest.mark.parametrize("sound", [True, False], ids=["sound", "mute"])
def test_footage_is_searched_by_a_model_in_a_folder(sound: bool, tmp_path: Path, resident: Context) -> None:
    golden_folder("vidi_7b")
    clip = scene_clip(
        tmp_path / "clip.mp4",
        [Scene(25 * 5, look=1), Scene(25 * (SECONDS - 5), look=2)],
        size=(160, 90),
        audio="beeps" if sound else None,
    )
    folder = saying("0.2-0.75", tmp_path / "vidi-tiny")
    request = Find(paths=(str(clip),), query="a number is shown", engine=str(folder))

    found = find.handle(request, resident)

    (match,) = (*found.matches, *found.weak)
    assert (match.start, match.end) == (pytest.approx(0.2 * SECONDS), pytest.approx(0.75 * SECONDS))
    assert isinstance(match.start, Fraction)
    assert match.score > 0.9
    assert found.engine == "vidi-tiny"
    assert found.looked is not None
    assert (found.looked.frames, found.looked.heard) == (SECONDS, sound)  # a picture a second, as published
    assert any("heard nothing" in note for note in found.notes) is False
    with open_model(str(folder), resident) as model:
        assert isinstance(model, VidiModel)
        taken = model._decoder.taken
        assert taken == SECONDS * 9 + (SECONDS * 10 if sound else 0)
        assert model.footage.seen.encoded == SECONDS

    again = find.handle(Find(paths=(str(clip),), query="something else", engine=str(folder)), resident)

    assert again.matches[0].start == match.start
    assert model._decoder.taken == taken  # what is known of footage serves another question
