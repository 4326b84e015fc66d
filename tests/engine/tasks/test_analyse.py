"""Analysis through the index: measured once per content and version, whatever the file is called."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest

import engine.signals
import engine.tasks.analyse
from engine.index import Index
from engine.protocol import (
    Analyse,
    Analysis,
    Cancelled,
    FaceBox,
    FootageError,
    MediaInfo,
    People,
    Probe,
    RecallPeople,
    Signal,
    Span,
)
from engine.tasks import probe
from engine.tasks.analyse import handle, recall
from engine.tasks.context import Context
from tests.support.footage import counter_clip

ROOT = Path(__file__).resolve().parents[3]


class Measurer:
    """Stands in for engine.signals.analyse and counts how often it is needed."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, info: MediaInfo, context: Context) -> Analysis:
        self.calls += 1
        context.progress(0.5, "measuring")
        return Analysis(
            info=info,
            shots=(Span(Fraction(0), info.duration),),
            fades=(),
            speech=(),
            faces=(),
            people=(),
            events=(),
            unusable=(),
            signals=(Signal(name="loudness", unit="LUFS", step=Fraction(1, 10), values=(-23.0, -14.5, float(self.calls))),),
            notes=("no sound",),
        )


@pytest.fixture
def measurer(monkeypatch: pytest.MonkeyPatch) -> Measurer:
    measurer = Measurer()
    monkeypatch.setattr(engine.signals, "analyse", measurer)
    return measurer


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with Index(tmp_path / "cache") as index:
        yield Context(index)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return counter_clip(tmp_path_factory.mktemp("footage") / "clip.mp4", frames=10)


@pytest.fixture
def footage(clip: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(clip, tmp_path / "Aufnahme – 日本語.mp4"))


def ask(path: Path, context: Context) -> Analysis:
    return handle(Analyse(path=str(path)), context)


def test_the_same_content_is_measured_once(measurer: Measurer, context: Context, footage: Path) -> None:
    first = ask(footage, context)
    assert ask(footage, context) == first
    assert measurer.calls == 1
    assert first.info.path == str(footage)


def test_a_renamed_file_is_recalled_under_its_new_name(measurer: Measurer, context: Context, footage: Path) -> None:
    first = ask(footage, context)
    moved = footage.rename(footage.with_name("moved.mp4"))
    again = ask(moved, context)
    assert measurer.calls == 1
    assert again.info.path == str(moved)
    assert again.signals == first.signals


def test_other_content_is_measured(measurer: Measurer, context: Context, footage: Path) -> None:
    ask(footage, context)
    footage.unlink()
    counter_clip(footage, frames=12)
    assert ask(footage, context).signals[0].values[-1] == 2.0


def test_another_version_measures_anew(
    measurer: Measurer, context: Context, footage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(footage, context)
    monkeypatch.setattr(engine.tasks.analyse, "VERSION", "of tomorrow")
    ask(footage, context)
    assert measurer.calls == 2


def test_a_cancelled_analysis_is_not_kept(
    context: Context, footage: Path, monkeypatch: pytest.MonkeyPatch, measurer: Measurer
) -> None:
    stop = False

    def interrupted(info: MediaInfo, inner: Context) -> Analysis:
        nonlocal stop
        stop = True
        return measurer(info, inner)

    monkeypatch.setattr(engine.signals, "analyse", interrupted)
    with pytest.raises(Cancelled):
        ask(footage, Context(context.index, cancelled=lambda: stop))
    assert context.index.count("analysis") == 0


def test_a_file_that_has_gone_is_an_error_even_when_it_is_known(measurer: Measurer, context: Context, footage: Path) -> None:
    ask(footage, context)
    footage.unlink()
    with pytest.raises(FootageError, match="no such file"):
        ask(footage, context)


def test_who_was_seen_is_recalled_by_content_alone(
    measurer: Measurer, context: Context, footage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = probe.handle(Probe(path=str(footage)), context).fingerprint
    assert recall(RecallPeople(fingerprint=content), context) == People(measured=False)
    assert measurer.calls == 0

    face = FaceBox(Fraction(1, 10), 0.1, 0.2, 0.3, 0.4, 0.9)
    monkeypatch.setattr(
        engine.signals, "analyse", lambda info, inner: msgspec.structs.replace(measurer(info, inner), faces=(face,))
    )
    shots = ask(footage, context).shots
    footage.unlink()
    assert recall(RecallPeople(fingerprint=content), context) == People(measured=True, shots=shots, faces=(face,))


def test_without_a_cache_it_says_so(measurer: Measurer, footage: Path) -> None:
    with Index(footage / "below a file") as index:
        for _ in range(2):
            found = ask(footage, Context(index))
            assert found.notes[0] == "no sound"
            assert "could not be kept" in found.notes[1]
    assert measurer.calls == 2


def test_progress_ends_at_the_whole(measurer: Measurer, context: Context, footage: Path) -> None:
    for _ in range(2):
        heard: list[float] = []
        ask(footage, Context(context.index, report=lambda done, _, to=heard: to.append(done)))
        assert heard == sorted(heard)
        assert heard[-1] >= 0.5
    assert heard[-1] == 1.0


def test_recalling_imports_neither_decoder_nor_detectors(measurer: Measurer, footage: Path, tmp_path: Path) -> None:
    with Index(tmp_path / "kept") as index:
        ask(footage, Context(index))
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from engine.index import Index\n"
        "from engine.protocol import Analyse\n"
        "from engine.tasks.analyse import handle\n"
        "from engine.tasks.context import Context\n"
        "with Index(Path(sys.argv[1])) as index:\n"
        "    handle(Analyse(path=sys.argv[2]), Context(index))\n"
        "heavy = ('numpy', 'av', 'cv2', 'torch', 'onnxruntime', 'silero_vad')\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "kept", footage], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
