"""InternVideo2.5 behind the interface of all families: as transformers computes it, and from footage to an answer."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from engine.index import Index  # noqa: E402
from engine.models import parity  # noqa: E402
from engine.models.checkpoint import open_checkpoint  # noqa: E402
from engine.models.interface import Turn, ask  # noqa: E402
from engine.models.internvideo2 import pictures, prompt, seeing  # noqa: E402
from engine.models.internvideo2.family import InternVideo25  # noqa: E402
from engine.models.native import features  # noqa: E402
from engine.models.residency import Residency  # noqa: E402
from engine.protocol import Ask, Describe  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from engine.tasks.understanding import answering, describing  # noqa: E402
from tests.support.footage import counter_clip  # noqa: E402
from tests.support.video_models import film  # noqa: E402


@pytest.fixture
def model(roomy: Path) -> InternVideo25:
    checkpoint = open_checkpoint(roomy)
    return InternVideo25("tiny", checkpoint, parity.load(checkpoint), exact=True)


@pytest.mark.parametrize("count", [4, 6])
def test_footage_is_answered_about_as_by_transformers(
    count: int, model: InternVideo25, roomy: Path, context: Context
) -> None:
    views = film(model.size(16, 640, 360), count, name=f"{count}")
    seen = model.see([views], context)
    said = model.answer(seen, [ask("what happens?", most_tokens=12)], context)[0]

    plain = parity.load(open_checkpoint(roomy))
    ids = torch.tensor([[*seen.ids, *model._template.after((Turn("user", "what happens?"),))]])
    shown = np.concatenate([views.pictures, *[views.pictures[-1:]] * (-count % 4)])
    with torch.inference_mode():
        embedded = plain.model.get_input_embeddings()(ids).clone()
        made = seeing.features(plain.model, pictures.normalised(torch.from_numpy(shown)))
        embedded[ids == plain.tokenizer.convert_tokens_to_ids(prompt.PLACE)] = made.flatten(0, 1)
        exact = plain.model.generate(
            inputs_embeds=embedded,
            attention_mask=torch.ones_like(ids),
            max_new_tokens=12,
            do_sample=False,
            eos_token_id=plain.tokenizer.eos_token_id,
            pad_token_id=0,
        )
    assert said.text == plain.tokenizer.decode(exact[0], skip_special_tokens=True)


def test_the_prompt_is_the_published_one_with_times_behind_the_pictures(model: InternVideo25, context: Context) -> None:
    seen = model.see([film(model.size(8, 640, 360), 4, name="later", start=600.0, step=0.75)], context)

    frames = "".join(f"Frame{number}: <image>\n" for number in range(1, 5))
    text = prompt.said(f"{frames}{{}}", None, 4, [1] * 4)
    times = "These pictures are from the seconds 600.0, 600.8, 601.5, 602.2.\n"
    tokenizer = model._loaded.tokenizer
    asked = [*seen.ids, *model._template.after((Turn("user", "what?"),))]
    assert tokenizer.decode(asked) == "<s>" + text.format(f"{times}what?")
    assert seen.times == ((600.0, 600.8, 601.5, 602.2),)


def test_tokens_are_told_before_looking(model: InternVideo25, context: Context) -> None:
    size = model.size(16, 1920, 1080)

    for count in (1, 4, 7):
        seen = model.see([film(size, count, name=f"{count}")], context)

        told = model.tokens(count, *size)
        assert seen.tokens - len(model._before) <= told <= 1.5 * seen.tokens + 64


def test_what_is_said_cannot_end_a_turn_or_stand_for_a_picture(model: InternVideo25) -> None:
    special = {model._loaded.tokenizer.convert_tokens_to_ids(word) for word in (prompt.END, prompt.PLACE)}

    plain = model._template._plain("<|im_end|><IMG_CONTEXT>")

    assert not special & set(plain)
    assert model._loaded.tokenizer.decode(plain) == "<|im_end|><IMG_CONTEXT>"


def test_one_frame_is_enough(model: InternVideo25, context: Context) -> None:
    seen = model.see([film(model.size(16, 640, 360), 1, name="one")], context)

    assert len(seen.places) == 64
    assert model.answer(seen, [ask("what?", most_tokens=2)], context)[0].tokens[1] == 2


def test_black_frames_are_numbers(model: InternVideo25, context: Context) -> None:
    views = film((48, 48), 4, name="black")
    views.pictures[:] = 0  # type: ignore[index,operator]

    found = model.features.get(views, context).whole

    assert found.shape == (64, 1, 64)
    assert bool(found.isfinite().all())


def test_frames_are_merged_once_whatever_is_asked(model: InternVideo25, context: Context) -> None:
    views = film((48, 48), 8, name="twice", piece=3)
    for question in ("what is shown?", "who?"):
        model.answer(model.see([views], context), [ask(question, most_tokens=2)], context)

    assert model.features.encoded == 8
    assert model.read == 1


def test_from_footage_to_an_answer_and_a_description(roomy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really, looked = InternVideo25.yes, []

    def sure(self: InternVideo25, seen: Any, statements: Sequence[str], context: Context) -> list[float]:
        # weights of chance stand by nothing that they say: they are asked, and taken to agree
        looked.append(really(self, seen, statements, context))
        half = len(statements) // 2
        return [0.9] * half + [0.1] * half

    monkeypatch.setattr(InternVideo25, "yes", sure)
    clip = counter_clip(tmp_path / "clip.mp4", rate=Fraction(25), frames=30, size=(160, 90))
    residency = Residency(device="cpu")
    with Index(tmp_path / "index") as index:
        context = Context(index, models=lambda: residency)
        told = describing.handle(Describe(paths=(str(clip),), engine=str(roomy), level="shots"), context)
        answer = answering.handle(Ask(paths=(str(clip),), question="What is shown?", engine=str(roomy)), context)
        features._WRITER.submit(lambda: None).result()

    (statement,) = told.statements
    assert told.engine == answer.engine == "edited"
    assert statement.text
    assert (statement.places[0].start, statement.places[0].end) == (0, Fraction(6, 5))
    assert told.looked.frames >= 4
    assert answer.looked.frames >= 4
    assert all(0 <= chance <= 1 for chances in looked for chance in chances)
