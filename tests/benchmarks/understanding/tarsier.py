"""Shots described by Tarsier2-7B at full size with random weights, in a batch and one by one in the same run:
`python -m tests.benchmarks.understanding.tarsier [--tiny | --mid] [--shots N] [--alone N] [--answers N...]
[--caps GB...] [--json FILE]`.

Wants an NVIDIA card of 80 GB, on which nothing else is at work; --tiny and --mid run on a processor, to try it out, and
their figures say nothing about a card. Both ways begin with pictures in main memory and end with text: tower, prompt and
answer. Weights of chance never end an answer, so every answer is as long as it may be.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from engine.models import loader

loader.prepare()

import torch  # noqa: E402 - the allocator's settings come first

from engine.index import Index  # noqa: E402
from engine.models import opening  # noqa: E402
from engine.models.generation.generator import Job  # noqa: E402
from engine.models.generation.reading import read_prefix  # noqa: E402
from engine.models.interface import Question, Reply, Views, ask  # noqa: E402
from engine.models.tarsier2 import architecture  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from engine.tasks.understanding.clips import FRAMES, TOGETHER, TOKENS  # noqa: E402
from tests.benchmarks.understanding import ported_size  # noqa: E402
from tests.benchmarks.understanding.__main__ import views  # noqa: E402
from tests.benchmarks.understanding.ported_size import Scale  # noqa: E402
from tests.benchmarks.understanding.sheet import Sheet, free  # noqa: E402
from tests.benchmarks.understanding.small_card import peak, small_card  # noqa: E402

NAME = "tarsier2-7b"
SHOTS: dict[Scale, int] = {"full": 100, "mid": 8, "tiny": 8}
EACH: dict[Scale, int] = {"full": TOKENS, "mid": TOKENS // 4, "tiny": TOKENS // 8}
"""Tokens of a picture; on a processor reading as many as on a card would leave nothing else to see."""
ANSWERS: dict[Scale, tuple[int, ...]] = {"full": (64, 256), "mid": (64,), "tiny": (64,)}
"""Tokens of a description: of a sentence, and as many as the published quick start allows."""
_GRANTED = 3072
"""Tokens of keys and values for each shot of a batch."""
_WORDS = 64
"""Tokens of the question, and of what stands around footage."""
_BANDWIDTH = 3.0e12
"""Bytes a second of the card that floors are for."""


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tiny", action="store_true", help="the golden size, on the processor")
    parser.add_argument("--mid", action="store_true", help="some hundredths of the full size, on the processor")
    parser.add_argument("--shots", type=int, help="in a batch")
    parser.add_argument("--alone", type=int, help="shots that are described one by one; as many by default")
    parser.add_argument("--answers", type=int, nargs="+", help="tokens of a description")
    parser.add_argument("--caps", type=float, nargs="+", default=(), help="on cards of so many gigabytes, from a folder")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    scale: Scale = "tiny" if given.tiny else "mid" if given.mid else "full"
    device = torch.device("cuda:0" if scale == "full" else "cpu")
    sheet = Sheet(device, given.json)
    sheet.beside = "one by one"
    where = torch.cuda.get_device_name() if scale == "full" else f"a processor, {torch.get_num_threads()} threads: no card's"
    sheet.note(f"{scale} size on {where}")
    with tempfile.TemporaryDirectory() as folder, Index(Path(folder) / "index") as index:
        model, loaded, _ = ported_size.made(NAME, scale, Path(folder) / "model", device)
        if given.caps:
            written(loaded.model, Path(folder) / "model")
        model._ends = frozenset()
        granted = TOGETHER * _GRANTED * model._decoder.bytes_per_token
        loaded.choice = replace(loaded.choice, need=replace(loaded.choice.need, cache=granted))
        if not given.caps:
            measure(sheet, model, Context(index), given, scale)
            if device.type == "cuda":
                sheet.add("peak of the card", torch.cuda.max_memory_allocated() / 2**30, "GB")
        model = loaded = None
        free(device)
        for gigabytes in given.caps:
            sheet.part(
                f"a card of {gigabytes:g} GB",
                lambda gigabytes=gigabytes: capped(sheet, given, scale, Path(folder), gigabytes),
            )


def measure(sheet: Sheet, model: Any, context: Context, given: argparse.Namespace, scale: Scale) -> None:
    """One answer at a time, then shots side by side and one by one."""
    parameters = sum(one.numel() for one in model._loaded.model.parameters())
    sheet.note(f"{parameters / 1e6:,.0f} M parameters, {model._granted:,} tokens of keys and values")
    shots = given.shots or SHOTS[scale]
    run = Run(sheet, model, context, shots, min(shots, given.alone or shots), EACH[scale])
    sheet.part("one answer at a time", lambda: run.decode(200 if scale == "full" else 24))
    for tokens in given.answers or ANSWERS[scale]:
        sheet.part(f"shots, {tokens} tokens each", lambda tokens=tokens: run.shots(tokens))
    model.features.settle()


def written(model: Any, folder: Path) -> None:
    """Put the weights beside the configuration, named as they are published."""
    from safetensors.torch import save_file

    def published(name: str) -> str:
        return next((theirs + name.removeprefix(own) for theirs, own in architecture._RENAMED if name.startswith(own)), name)

    tensors = {published(name): value.cpu().contiguous() for name, value in model.state_dict().items()}
    save_file(tensors, folder / "model.safetensors", {"format": "pt"})


def capped(sheet: Sheet, given: argparse.Namespace, scale: Scale, folder: Path, gigabytes: float) -> None:
    """The same from a folder, as a user has it, on a smaller card."""
    with small_card(sheet, gigabytes) as residency, Index(folder / f"index {gigabytes:g}") as index:
        context = Context(index, models=lambda: residency)
        with opening.open_model(str(folder / "model"), context) as opened:
            model: Any = opened
            model._ends = frozenset()
            choice = residency.loaded[0][1]
            sheet.note(choice.reason)
            measure(sheet, model, context, given, scale)
            peak(sheet, gigabytes, choice.need.total / 2**30)
            model.forget()
        residency.drop()
    free(sheet.device)


Way = Callable[[Sequence[tuple[Views, ...]], Question], list[Reply]]


class Run:
    """A model and the shots that it describes."""

    def __init__(self, sheet: Sheet, model: Any, context: Context, shots: int, alone: int, tokens: int) -> None:
        """`shots` in a batch, `alone` of them one by one; `tokens` are of a picture."""
        self.sheet, self.model, self.context, self.number, self.alone = sheet, model, context, shots, alone
        self.size = model.size(tokens, 1920, 1080)
        self._named = 0

    def _made(self, number: int) -> list[tuple[Views, ...]]:
        """Shots that were never seen."""
        self._named += 1
        step = 3.0 / FRAMES
        return [(views(FRAMES, self.size, f"{self._named} {place}", step),) for place in range(number)]

    def decode(self, steps: int) -> None:
        """Token by token after one shot, and for as many shots as are taken side by side."""
        decoder, generator = self.model._decoder, self.model.generator
        length = self.model.see(*self._made(1), self.context).tokens
        ids = torch.randint(0, decoder.vocabulary, (length,)).tolist()
        prefix = read_prefix(decoder, ids, torch.arange(len(ids)), None, lambda _: None)
        jobs = [Job(tuple(range(5, 85)), steps, frozenset())]
        generator.answers(prefix, jobs, lambda: None)
        taken = self.sheet.timed(lambda: generator.answers(prefix, jobs, lambda: None))
        layers = self.model._loaded.model.get_decoder().layers
        weights = sum(one.nbytes for one in (*layers.parameters(), *layers.buffers()))
        weights += self.model._loaded.model.get_output_embeddings().weight.nbytes
        whole = weights + decoder.bytes_per_token * (len(ids) + 80 + steps / 2)
        self.sheet.add(
            f"decoding, 1 answer of {steps} tokens after {len(ids)}",
            steps / taken,
            "token/s",
            goal=">= 150 at full size",
            floor=f"{_BANDWIDTH / whole:,.0f} by {whole / 1e9:.1f} GB a step at 3.0 TB/s",
        )

    def shots(self, tokens: int) -> None:
        """All shots in one batch, and some or all of them each by itself."""
        question = ask("Describe the video in detail.", most_tokens=tokens)
        warm = self._made(2)
        self._each_alone(warm[:1], question)
        self._together(warm, question)
        alone = self._rate(self._each_alone, self.alone, question)
        generator = self.model.generator
        before = generator.steps
        rate = self._rate(self._together, self.number, question)
        steps = generator.steps - before
        several = self._made(self.number)
        looked = self.sheet.timed(lambda: self.model.see_each(several, self.context))
        short = ask("Describe the video in detail.", most_tokens=1)
        read = self.sheet.timed(lambda: self._together(several, short))  # what was looked at is recalled
        self.sheet.add(f"{self.number} shots of {FRAMES} pictures, {tokens} tokens each", rate, "shots/s", plain=alone)
        self.sheet.add("  times as fast", rate / alone, "", goal=">= 6 at full size")
        self.sheet.add("  of a batch: tower", looked, "s")
        self.sheet.add("  of a batch: reading", read, "s")
        decoding = max(1e-9, self.number / rate - looked - read)
        self.sheet.add("  of a batch: decoding", self.number * (tokens - 1) / decoding, "token/s")
        self.sheet.add("  of a batch: a step of decoding", decoding / max(1, steps) * 1e3, "ms")
        width = min(self.number, self._side_by_side(question))
        self.sheet.note(f"{self._tokens()} tokens a shot, {width} side by side, {steps} steps")

    def _tokens(self) -> int:
        """Of a shot."""
        return int(self.model.tokens(FRAMES, *self.size))

    def _side_by_side(self, question: Question) -> int:
        """Shots of a batch, as in engine.tasks.understanding.clips, but for a short question."""
        return min(TOGETHER, int(self.model.together(self._tokens() + _WORDS + question.most_tokens)))

    def _rate(self, way: Way, number: int, question: Question) -> float:
        """Shots a second, of which none was seen before."""
        self.model.forget()
        free(self.sheet.device)
        several = self._made(number)
        return number / self.sheet.timed(partial(way, several, question))

    def _each_alone(self, several: Sequence[tuple[Views, ...]], question: Question) -> list[Reply]:
        return [self.model.answer(self.model.see(one, self.context), [question], self.context)[0] for one in several]

    def _together(self, several: Sequence[tuple[Views, ...]], question: Question) -> list[Reply]:
        replies: list[Reply] = []
        size = self._side_by_side(question)
        for first in range(0, len(several), size):
            seen = self.model.see_each(several[first : first + size], self.context)
            replies += self.model.answer_each([(one, question) for one in seen], self.context)
        return replies


if __name__ == "__main__":
    main()
