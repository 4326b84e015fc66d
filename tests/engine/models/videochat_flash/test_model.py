"""VideoChat-Flash behind the interface of all families: as transformers computes it, and from footage to an answer."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from engine.index import Index  # noqa: E402
from engine.models import parity  # noqa: E402
from engine.models.checkpoint import Checkpoint  # noqa: E402
from engine.models.interface import Reply, Turn, ask  # noqa: E402
from engine.models.residency import Residency  # noqa: E402
from engine.models.videochat_flash import packing, pictures  # noqa: E402
from engine.models.videochat_flash.family import VideoChatFlash  # noqa: E402
from engine.protocol import Ask, Find  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from engine.tasks.understanding import answering, finding  # noqa: E402
from tests.support.footage import counter_clip  # noqa: E402
from tests.support.video_models import film  # noqa: E402

SIDE = 36


@pytest.fixture(scope="module")
def model(checkpoint: Checkpoint) -> VideoChatFlash:
    return VideoChatFlash("tiny", checkpoint, parity.load(checkpoint), exact=True)


@pytest.mark.parametrize("count", [8, 5, 1])
def test_footage_is_answered_about_as_by_transformers(
    count: int, model: VideoChatFlash, checkpoint: Checkpoint, context: Context
) -> None:
    views = film((SIDE, SIDE), count, name=f"{count}")
    seen = model.see([views], context)
    said = model.answer(seen, [ask("what happens?", most_tokens=12)], context)[0]

    plain = parity.load(checkpoint)
    shown = packing.look(plain.model, packing.clips(pictures.pixels(torch.from_numpy(views.pictures)))).projected
    words = torch.tensor([*seen.ids, *model._template.after((Turn("user", "what happens?"),))])
    rows = plain.model.get_input_embeddings()(words)
    rows[list(seen.places)] = shown.flatten(0, 1)
    exact = plain.model.generate(
        inputs_embeds=rows[None], attention_mask=torch.ones(1, len(rows)), max_new_tokens=12, do_sample=False,
        eos_token_id=sorted(model._ends), pad_token_id=0,
    )  # fmt: skip
    assert len(seen.places) == 64 * -(-count // 4)
    assert said.text == plain.tokenizer.decode(exact[0], skip_special_tokens=True)


def test_times_are_those_of_the_file(model: VideoChatFlash, context: Context) -> None:
    seen = model.see([film((SIDE, SIDE), 3, name="later", start=600.0, step=0.75)], context)

    text = model._loaded.tokenizer.decode(seen.ids[seen.places[-1] + 1 :])
    times = "600.0, 600.8, 601.5, 601.5"
    assert text == f"\nThe video lasts for 602.25 seconds, and 4 frames are uniformly sampled at {times} seconds."
    assert seen.times == ((600.0, 600.8, 601.5),)


def test_of_very_many_frames_no_single_times_are_told(model: VideoChatFlash) -> None:
    laid = model._family.lay(film((4, 4), 516, name="long"))

    assert len(laid.ids) < 516 * 16 + 100
    assert model._loaded.tokenizer.decode(laid.ids[-20:]).endswith("sampled from it.")
    assert len(laid.times) == 516


@pytest.mark.parametrize("count", [1, 6, 512, 600])
def test_tokens_are_told_before_looking(count: int, model: VideoChatFlash) -> None:
    laid = model._family.lay(film((4, 4), count, name="many"))

    assert len(laid.ids) <= model.tokens(count, 640, 360) + 8
    assert model.tokens(count, 640, 360) <= 1.6 * len(laid.ids)


def test_a_second_question_looks_at_nothing_again(model: VideoChatFlash, context: Context) -> None:
    views = film((SIDE, SIDE), 4, name="again")
    seen = model.see([views], context)
    encoded, read = model.features.encoded, model.read

    model.answer(seen, [ask("one?", most_tokens=2), ask("two?", most_tokens=2)], context)

    assert (model.features.encoded, model.read) == (encoded, read)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The event happens in 601.0 - 602.5 seconds.", [(601.0, 602.5)]),
        ("The event happens in 650 - 601 seconds.", [(601.0, 604.0)]),
        ("The event happens in 1 - 3 seconds.", []),
        ("I do not see it.", []),
    ],
)
def test_what_it_finds_lies_in_what_it_was_shown(
    said: str, found: list[tuple[float, float]], model: VideoChatFlash, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = model.see([film((SIDE, SIDE), 4, name="found", start=600.0)], context)
    asked: list[str] = []

    def answer(_seen: Any, questions: Sequence[Any], _context: Context) -> list[Reply]:
        asked.extend(question.turns[0].text for question in questions)
        return [Reply(said, None, (1, 1), "end") for _ in questions]

    monkeypatch.setattr(model, "answer", answer)
    (ranges,) = model.find(seen, ["a dog runs."], context)

    assert "Now I will give you the textual sentence: a dog runs. Please return" in asked[0]
    assert [each[:2] for each in ranges] == found
    assert all(0 <= score <= 1 for _, _, score in ranges)


def test_no_more_is_taken_in_than_the_tokenizer_allows(model: VideoChatFlash) -> None:
    assert model.context <= 32768


def test_from_footage_to_an_answer(golden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really, looked = VideoChatFlash.yes, []

    def sure(self: VideoChatFlash, seen: Any, statements: Sequence[str], context: Context) -> list[float]:
        # weights of chance stand by nothing that they say: they are asked, and taken to agree
        looked.append(really(self, seen, statements, context))
        half = len(statements) // 2
        return [0.9] * half + [0.1] * half

    monkeypatch.setattr(VideoChatFlash, "yes", sure)
    clip = counter_clip(tmp_path / "clip.mp4", rate=Fraction(25), frames=50, size=(160, 90))
    residency = Residency(device="cpu")
    with Index(tmp_path / "index") as index:
        context = Context(index, models=lambda: residency)
        request = Ask(paths=(str(clip),), question="What is to be seen?", engine=str(golden / "checkpoint"))
        found = answering.handle(request, context)
        again = answering.handle(request, context)

    assert found.engine == "checkpoint"
    assert found.looked.frames >= 4
    assert found.statements
    assert all(0 <= place.start <= place.end <= 2 for place in found.times)
    assert looked
    assert again.answer == found.answer


def test_from_footage_to_what_was_found(golden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really, said = VideoChatFlash.answer, []

    def spoken(self: VideoChatFlash, *given: Any, **more: Any) -> list[Reply]:
        # weights of chance name no seconds: they are asked, and taken to have named some
        said.extend(really(self, *given, **more))
        return [Reply("The event happens in 0.2 - 0.8 seconds.", None, (1, 1), "end") for _ in said]

    monkeypatch.setattr(VideoChatFlash, "answer", spoken)
    clip = counter_clip(tmp_path / "clip.mp4", rate=Fraction(25), frames=30, size=(160, 90))
    residency = Residency(device="cpu")
    with Index(tmp_path / "index") as index:
        context = Context(index, models=lambda: residency)
        found = finding.handle(Find(query="a number", paths=(str(clip),)), context, str(golden / "checkpoint"))

    assert found.engine == "checkpoint"
    assert said
    assert said[0].tokens[1] > 0
    (match,) = (*found.matches, *found.weak)
    assert (float(match.start), float(match.end)) == (0.2, 0.8)
    assert 0 <= match.score <= 1
    assert found.looked.frames >= 4
