"""faster-whisper: Whisper on CTranslate2, several pieces at once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import numpy as np
from faster_whisper import BatchedInferencePipeline, WhisperModel

from engine.speech.backend import RATE, Alive, Asked, Piece, Said

_BEAMS = 5


class FasterWhisper:
    """A CTranslate2 folder. Nothing is fetched: the folder holds the tokenizer as well."""

    name = "faster-whisper"

    def __init__(self, folder: Path, smaller: int = 0) -> None:
        """`smaller` 1 is int8, beyond that the processor instead of the card."""
        on_card = ctranslate2.get_cuda_device_count() > 0 and smaller < 2
        self._model = WhisperModel(
            str(folder),
            device="cuda" if on_card else "cpu",
            compute_type="int8" if smaller else "auto",
            cpu_threads=os.cpu_count() or 1,
            local_files_only=True,
        )
        self._pipeline = BatchedInferencePipeline(self._model)
        self.batch = 1 if smaller else 8 if on_card else 4
        self.languages: tuple[str, ...] = tuple(self._model.supported_languages)

    def detect(self, piece: Piece, alive: Alive) -> dict[str, float]:
        alive()
        if len(self.languages) == 1:
            return {self.languages[0]: 1.0}
        _, _, found = self._model.detect_language(piece.samples)
        return dict(found)

    def transcribe(self, pieces: Sequence[Piece], asked: Asked, alive: Alive) -> list[list[Said]]:
        alive()
        ends = np.cumsum([len(piece.samples) for piece in pieces]).tolist()
        begins = [0, *ends[:-1]]
        segments, _ = self._pipeline.transcribe(
            np.concatenate([piece.samples for piece in pieces]),
            language=asked.language,
            task="translate" if asked.translate else "transcribe",
            beam_size=_BEAMS,
            temperature=0.0,
            initial_prompt=asked.prompt or None,
            word_timestamps=True,
            without_timestamps=False,
            vad_filter=False,
            clip_timestamps=[
                {"start": (begin + 0.5) / RATE, "end": (end + 0.5) / RATE} for begin, end in zip(begins, ends, strict=True)
            ],
            batch_size=len(pieces),
        )
        # a segment tells where its piece began, in hundredths of a second of all that was handed over
        marks = {int(begin / RATE * self._model.frames_per_second): place for place, begin in enumerate(begins)}
        result: list[list[Said]] = [[] for _ in pieces]
        for segment in segments:
            alive()
            place = marks.get(segment.seek)
            if place is None:
                place = max(0, sum(begin / RATE <= segment.start + 0.01 for begin in begins) - 1)
            offset = begins[place] / RATE
            for number, word in enumerate(segment.words or ()):
                result[place].append(Said(word.start - offset, word.end - offset, word.word, first=number == 0))
        return result
