"""How long a search takes: of a film that is measured already, by the command and in a running engine; of ten hours."""

from __future__ import annotations

import os
import statistics
import tempfile
from fractions import Fraction
from pathlib import Path
from unittest.mock import patch

import numpy as np

from engine.client import Engine
from engine.index import Index
from engine.index.vectors import unit
from engine.protocol import Find, PrepareFind
from engine.search import basic, said, vectors
from engine.search.colours import NAMES
from engine.search.evidence import Film
from engine.search.query import read
from engine.search.sampled import Rows
from engine.search.vectors import Key
from tests.benchmarks.measure import CLIPWRIGHT, Bench, call, seconds
from tests.support.analyses import analysis, media_info

_QUERY = "a woman in red talks"
_HOURS = 10
_WIDTH = 768
_KEY = Key("picture vectors", "1", "benchmark")


def run(bench: Bench, film: Path, rounds: int) -> None:
    """A generated film of 1080p, then ten films of an hour that were never shot."""
    cache = bench.cache("find")
    with patch.dict(os.environ, cache), Engine() as engine:
        took = seconds(lambda: engine.run(PrepareFind(paths=(str(film),), engine="basic")))
        bench.add("find: measuring a film for the first time, seconds", took, "-", "or recalling it")
        asking = Find(paths=(str(film),), query=_QUERY, engine="basic")
        engine.run(asking)
        again = statistics.median(seconds(lambda: engine.run(asking)) for _ in range(9))
    bench.add("find on a measured film in a running engine, seconds", again, "< 0.1")
    command = [*CLIPWRIGHT, "find", str(film), _QUERY, "--json", "--engine", "basic"]
    whole = statistics.median(seconds(lambda: call(command, cache)) for _ in range(max(3, rounds)))
    bench.add("clipwright find on a measured film, seconds", whole, "-", "with the start of both processes")
    _ten_hours(bench)


def _ten_hours(bench: Bench) -> None:
    films = [(number, _hour(number)) for number in range(_HOURS)]
    query = read(_QUERY)
    basic.find(query, films)
    took = statistics.median(seconds(lambda: basic.find(query, films)) for _ in range(5))
    bench.add("find by words and signals over 10 h, seconds", took, "-", f"{_HOURS} films of an hour")
    noise = np.random.default_rng(0)
    with tempfile.TemporaryDirectory(dir=bench.folder) as folder, Index(Path(folder)) as index:
        for _, film in films:
            rows = unit(noise.standard_normal((3600, _WIDTH)))
            index.put_arrays(
                film.analysis.info.fingerprint,
                _KEY.what,
                _KEY.parameters,
                {"times": np.arange(3600.0), "vectors": rows},
                revision=_KEY.revision,
            )
            vectors.keep_shots(index, film.analysis.shots, film.analysis.info, _KEY)
        asked = unit(noise.standard_normal(_WIDTH))

        def search() -> None:
            hits = vectors.nearest(index, films, [_KEY] * len(films), asked, shots=True)
            vectors.matches(hits, films, lambda cosines: np.clip(cosines * 4, 0, 1), vectors.picture_length, "looks like it")

        search()
        took = statistics.median(seconds(search) for _ in range(9))
    bench.add("find by vectors over 10 h at one a second, seconds", took, "< 0.1", "nearest pictures and shots, as ranges")


def _hour(number: int) -> Film:
    length = Fraction(3600)
    cuts = [float(cut) for cut in range(5, 3600, 5)]
    made = analysis(media_info(f"{number}.mp4", length), cuts=cuts, speech=[(t, t + 4.0) for t in range(0, 3590, 10)])
    rows = np.zeros((3600, len(NAMES)), np.float32)
    rows[::7, NAMES.index("red")] = 0.2
    return Film(made, Rows(np.arange(3600.0), rows), said.Said(), frozenset())
