"""Understanding at full size with random weights: `python -m tests.benchmarks.understanding [--json FILE] [--tiny]`.

Wants an NVIDIA card of 80 GB; with --tiny it runs anywhere, to try it out. Floors: bytes over the card's bandwidth where a
step reads all weights, operations over the rate of its matrix units where a prompt is read.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from engine.models import loader

loader.prepare()

import torch  # noqa: E402 - the allocator's settings come first

from engine.index import Index  # noqa: E402
from engine.models.generation.generator import Job  # noqa: E402
from engine.models.generation.reading import read_prefix  # noqa: E402
from engine.models.interface import Question, Turn, Views, ask  # noqa: E402
from engine.models.native.model import NativeModel  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from tests.benchmarks.understanding import cap, film, full_size, plain, probes  # noqa: E402
from tests.benchmarks.understanding.sheet import Sheet, free  # noqa: E402

PARTS = ("right", "attention", "vision", "decode", "prefill", "hour", "film", "eight", "cap")


def main() -> None:
    """Measure the parts that were named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS])
    parser.add_argument("--tiny", action="store_true", help="a tiny model, on the processor")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--no-plain", action="store_true", help="leave transformers by itself out")
    parser.add_argument("--one-reader", action="store_true", help="film: by one reader, too, which takes minutes")
    given = parser.parse_args()
    if not given.tiny and not torch.cuda.is_available():
        parser.error("full size wants an NVIDIA card, and torch finds none; --tiny runs without")
    device = torch.device("cpu" if given.tiny else "cuda:0")
    sheet = Sheet(device, given.json)
    parts = given.parts or PARTS
    with tempfile.TemporaryDirectory() as folder:
        if set(parts) - {"cap"}:
            compared = set(parts) & {"vision", "decode", "prefill"}
            run = Run(sheet, Path(folder), tiny=given.tiny, plain=bool(compared) and not given.no_plain)
            run.one_reader = given.one_reader
            for name in parts:
                if name != "cap" and (name != "attention" or not given.tiny):
                    sheet.part(name, getattr(run, name))
            run.close()
            free(device)
        if "cap" in parts:
            sheet.part("cap", lambda: cap.run(sheet, Path(folder) / "cap", tiny=given.tiny))


class Run:
    """Qwen3-VL-8B, once loaded for all parts."""

    one_reader = False

    def __init__(self, sheet: Sheet, folder: Path, *, tiny: bool, plain: bool) -> None:
        self.sheet, self.tiny, self.plain, self.device = sheet, tiny, plain, sheet.device
        self.folder = folder
        size = "tiny" if tiny else "8b"
        checkpoint, self.transformers = full_size.made(size, folder / size, self.device)
        self.checkpoint = checkpoint
        self.parameters = sum(parameter.numel() for parameter in self.transformers.get_decoder().parameters())
        sheet.note(f"{size}: {self.parameters / 1e9:.2f} G in the decoder")
        self.short = self._plain_first()
        loaded = full_size.loaded(checkpoint, self.transformers, 4096 if tiny else 256000, self.device)
        self.model: Any = NativeModel(size, checkpoint, loaded, worth=lambda *_: False)
        self.context = Context(Index(folder / "index"))
        self.text = self.transformers.config.get_text_config()
        self.picture = (64, 64) if tiny else (448, 256)
        self.frames, self.long = (8, 600) if tiny else (512, 65536)

    def close(self) -> None:
        """Let go of the model."""
        self.model.forget()
        self.model = self.transformers = None

    def _plain_first(self) -> dict[str, float]:
        """transformers by itself, before its tower is made to attend to all pictures at once."""
        found: dict[str, float] = {}
        if not self.plain:
            return found
        size = (64, 64) if self.tiny else (448, 256)
        pictures = torch.zeros(4 if self.tiny else 128, size[1], size[0], 3, dtype=torch.uint8, device=self.device)
        self.sheet.note("transformers by itself")
        found["vision"] = plain.vision(self.sheet, self.transformers, pictures, 16)
        found["decode 1"] = plain.decode(self.sheet, self.transformers, 1, 256, 12)
        found["decode 16"] = plain.decode(self.sheet, self.transformers, 16, 256, 8)
        for tokens in (512,) if self.tiny else (32768, 65536):
            found[f"prefill {tokens}"] = plain.prefill(self.sheet, self.transformers, tokens)
        free(self.device)
        return found

    def right(self) -> None:
        """Is it right?"""
        probes.right(self.sheet, self.model, self.transformers)
        probes.exact(self.sheet, "tiny" if self.tiny else "2b", self.folder / "exact")

    def attention(self) -> None:
        """Kernels."""
        probes.attentions(self.sheet)

    def vision(self) -> None:
        """Pictures through the tower, from main memory to features in main memory."""
        width, height = self.picture
        count = self.frames
        views = self._views(count, "vision")
        self.model.features.get(self._views(min(256, count), "warm"), self.context)
        taken = self.sheet.timed(lambda: self.model.features.get(views, self.context))
        pictures = torch.zeros(146, height, width, 3, dtype=torch.uint8, device=self.device)[: 4 if self.tiny else 146]
        with torch.inference_mode():
            alone = self.sheet.timed(lambda: self.model._family.encode(pictures), 3)
            self.sheet.add("  the tower itself", len(pictures) / alone, "pictures/s")
            if not self.tiny:
                probes.step_profile(self.sheet, lambda: self.model._family.encode(pictures), 18)
        tower = self.transformers.config.vision_config
        tokens = width * height / tower.patch_size**2 / 2
        layer = 4 * tower.hidden_size**2 + 2 * tower.hidden_size * tower.intermediate_size
        work = 2 * tokens * tower.depth * layer + 4 * tower.depth * tokens * 2 * tokens * tower.hidden_size
        merged = 4 * tower.hidden_size
        work += 2 * (tokens / 4) * (1 + len(tower.deepstack_visual_indexes)) * merged * (merged + tower.out_hidden_size)
        self.sheet.add(
            f"vision, {width}x{height}, {count} pictures",
            count / taken,
            "pictures/s",
            goal=">= 1,200",
            floor=f"{700e12 / work:,.0f} by {work / 1e9:.0f} GFLOP a picture at 700 TFLOP/s",
            plain=self.short.get("vision"),
        )

    def decode(self) -> None:
        """Token by token, short and long footage, one answer and sixteen."""
        weights = self.parameters * 2  # the table of tokens is not read, the head of the same size is
        each = self.model._decoder.bytes_per_token
        steps = 24 if self.tiny else 200
        for before in (200,) if self.tiny else (2048, 65536):
            prefix = self._read(before)
            for batch in (1, 16):
                jobs = [Job(tuple(range(5, 45 + row % 7)), steps, frozenset()) for row in range(batch)]
                self.model.generator.answers(prefix, jobs, lambda: None)
                taken = self.sheet.timed(partial(self.model.generator.answers, prefix, jobs, lambda: None))
                bytes_ = weights + each * (before + batch * (40 + steps / 2))
                self.sheet.add(
                    f"decoding, {batch} answers of {steps} tokens after {before}",
                    batch * steps / taken,
                    "token/s",
                    goal=({1: ">= 150", 16: ">= 1,500"}[batch] if before < 4096 else ""),
                    floor=f"{3.0e12 / bytes_ * batch:,.0f} by {bytes_ / 1e9:.1f} GB a step at 3.0 TB/s",
                    plain=self.short.get(f"decode {batch}") if before < 4096 else None,
                )
                if not self.tiny and before < 4096:
                    self._step(batch)
            self.model.generator.forget()
            del prefix
            free(self.device)

    @torch.inference_mode()
    def _step(self, batch: int) -> None:
        kept = self.model.generator._batch
        kept.begin([40] * kept.width)
        alone = self.sheet.timed(lambda: [kept.step(graph=True) for _ in range(40)]) / 40
        self.sheet.add(f"  the step itself, {batch}", alone * 1000, "ms")
        probes.step_profile(self.sheet, lambda: kept.step(graph=True))

    def prefill(self) -> None:
        """A long prompt."""
        self._read(4096 if not self.tiny else 64)
        for tokens in (512,) if self.tiny else (32768, 65536):
            taken = self.sheet.timed(lambda tokens=tokens: self._read(tokens))
            work = 2 * tokens * (self.parameters - self.text.vocab_size * self.text.hidden_size)
            attending = 2 * tokens**2 * self.text.num_attention_heads * 128 * self.text.num_hidden_layers
            self.sheet.add(
                f"reading {tokens} tokens",
                tokens / taken,
                "token/s",
                goal=">= 20,000" if tokens == 65536 else "",
                floor=f"{tokens / ((work + attending) / 700e12):,.0f} by {work / 1e15:.2f} + {attending / 1e15:.2f} PFLOP "
                "(matrices, attention) at 700 TFLOP/s",
                plain=self.short.get(f"prefill {tokens}"),
            )
        if not self.tiny:
            probes.step_profile(self.sheet, lambda: self._read(16384))

    def hour(self) -> None:
        """One hour at a picture a second, 56 tokens each; then a second question, and sixteen checks."""
        self.model.forget()
        views = self._views(16 if self.tiny else 3600, "hour")
        looked = self.sheet.timed(lambda: self.model.features.get(views, self.context))
        self.sheet.add("an hour: vision", looked, "s")
        seen: list[Any] = []
        read = self.sheet.timed(lambda: seen.append(self.model.see([views], self.context)))
        self.sheet.add(f"an hour: reading {seen[0].tokens} tokens", read, "s")
        short = ask("What happens?", most_tokens=64)
        first = self.sheet.timed(lambda: self.model.answer(seen[0], [short], self.context))
        self.sheet.add("an hour: first answer, 64 tokens", first, "s")
        self.sheet.add("an hour: from pictures to first answer", looked + read + first, "s", goal="<= 60 with decoding")
        question = Question(
            (Turn("user", "What happens?"), Turn("assistant", "A lot."), Turn("user", "And then?")), None, 100
        )
        encoded, prefixes = self.model.features.encoded, self.model.read
        second = self.sheet.timed(lambda: self.model.answer(seen[0], [question], self.context))
        each = self.model._decoder.bytes_per_token * seen[0].tokens
        step = (self.parameters * 2 + each) / 3.0e12
        self.sheet.add("an hour: second question, 100 tokens", second, "s", goal="<= 3", floor=f"{100 * step:.2f}")
        self.sheet.note(
            f"the second one looked at {self.model.features.encoded - encoded} pictures, read "
            f"{self.model.read - prefixes} prompts"
        )
        checks = [f"Does a dog run in part {number}? Answer yes or no." for number in range(16)]
        self.model.yes(seen[0], checks[:2], self.context)
        checked = self.sheet.timed(lambda: self.model.yes(seen[0], checks, self.context))
        self.sheet.add("an hour: sixteen checks by yes and no", checked, "s")
        many = [ask(f"What happens in part {number}?", most_tokens=64) for number in range(16)]
        answered = self.sheet.timed(lambda: self.model.answer(seen[0], many, self.context))
        self.sheet.add("an hour: sixteen answers of 64 tokens", answered, "s")
        if self.device.type == "cuda":
            self.sheet.add("an hour: peak of the card", torch.cuda.max_memory_allocated() / 2**30, "GB")

    def film(self) -> None:
        """One hour of footage, from its file on."""
        film.run(self.sheet, self.model, self.context, self.folder / "film", tiny=self.tiny, one_reader=self.one_reader)

    def eight(self) -> None:
        """Reading and answering with the decoder's matrices in fp8, the setting for cards that bf16 is too large for. It
        comes after what wants bf16."""
        hidden = torch.randn(512, self.text.hidden_size, dtype=self.transformers.dtype, device=self.device)
        layer = self.transformers.get_decoder().layers[0].mlp
        before = layer(hidden)
        self.model.forget()
        self.model = None
        full_size.in_8_bits(self.transformers)
        apart = float((layer(hidden) - before).float().norm() / before.float().norm())
        self.sheet.add("fp8: the inner layers' distance from bf16", apart, "")
        loaded = full_size.loaded(self.checkpoint, self.transformers, 4096 if self.tiny else 256000, self.device)
        self.model = NativeModel("fp8", self.checkpoint, loaded, worth=lambda *_: False)
        self._read(4096 if not self.tiny else 64)
        for tokens in (512,) if self.tiny else (32768, 65536):
            taken = self.sheet.timed(lambda tokens=tokens: self._read(tokens))
            goal = ">= 20,000" if tokens == 65536 else ""
            self.sheet.add(f"fp8: reading {tokens} tokens", tokens / taken, "token/s", goal=goal)
        prefix = self._read(200 if self.tiny else 2048)
        steps = 24 if self.tiny else 200
        jobs = [Job(tuple(range(5, 45)), steps, frozenset())]
        self.model.generator.answers(prefix, jobs, lambda: None)
        taken = self.sheet.timed(lambda: self.model.generator.answers(prefix, jobs, lambda: None))
        self.sheet.add("fp8: decoding, one answer", steps / taken, "token/s")

    def _read(self, tokens: int) -> Any:
        ids = torch.randint(0, 500, (tokens,)).tolist()
        return read_prefix(self.model._decoder, ids, torch.arange(tokens), None, lambda _: None)

    def _views(self, count: int, name: str) -> Views:
        return views(count, self.picture, name)


def views(count: int, size: tuple[int, int], name: str, step: float = 1.0) -> Views:
    """Pictures of noise, made in pieces as a decoder would hand them out."""
    rng = np.random.default_rng(0)
    piece = rng.integers(0, 255, (min(count, 128), size[1], size[0], 3), dtype=np.uint8)

    def pieces() -> Iterable[np.ndarray]:
        for first in range(0, count, len(piece)):
            yield piece[: count - first]

    times = tuple(round(place * step, 6) for place in range(count))
    return Views(f"{name}.mp4", name, 0.0, count * step, count * step, times, size, pieces)


if __name__ == "__main__":
    if sys.argv[1:2] == ["vidi-memory"]:
        from tests.benchmarks.understanding import vidi_memory

        vidi_memory.main(sys.argv[2:])
    else:
        main()
