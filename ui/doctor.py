"""`clipwright doctor`: what this machine can do, and what is missing."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
import shutil
import sys
import tempfile
import wave
from dataclasses import dataclass
from pathlib import Path

from engine.protocol import ClipwrightError, EngineError, Probe
from ui.documents import Document
from ui.reporting import Reporter

_LOG_LINES = 10


@dataclass(frozen=True)
class Finding:
    """One thing looked at: `state` is "ok", "missing" (optional) or "failed" (needed)."""

    name: str
    state: str
    text: str


def run(reporter: Reporter, engine_name: str) -> None:
    """Examine and report. Raises EngineError when something that every job needs does not work."""
    from engine.logbook import last_lines
    from ui.jobs import check_engine

    check_engine(engine_name)
    findings = examine()
    log = last_lines(_LOG_LINES)
    document: Document = {
        "version": importlib.metadata.version("clipwright"),
        "findings": [{"name": found.name, "state": found.state, "text": found.text} for found in findings],
        "log": log,
    }
    failed = [found for found in findings if found.state == "failed"]
    if not (failed and reporter.as_json):
        reporter.result(document, lambda: _readable(findings, log))
    if failed:
        names = ", ".join(f"{found.name}: {found.text}" for found in failed)
        raise EngineError(f"this machine cannot run every job yet: {names}", hint="install Clipwright again")


def examine() -> list[Finding]:
    """Look at everything a job may need; needs no network and changes nothing but the index's folder."""
    return [
        Finding("python", "ok", f"{platform.python_version()} on {platform.platform(terse=True)}"),
        *_ffmpeg(),
        _engine(),
        _graphics_card(),
        _decoder(),
        _memory(),
        *(_package(name, purpose, needed) for name, purpose, needed in _PACKAGES),
        _cache(),
    ]


_PACKAGES = (
    ("torch", "shot detection", True),
    ("onnxruntime", "speech detection", True),
    ("cv2", "faces and people", True),
    ("decord", "frame sampling as some models define it; PyAV does without", False),
    ("PySide6", "the window", False),
    ("transformers", "models: pip install 'clipwright[models]'", False),
    ("bitsandbytes", "models in 8 and 4 bits: pip install 'clipwright[models]'", False),
    ("whisper", "transcripts: pip install 'clipwright[models]'", False),
)


def _ffmpeg() -> list[Finding]:
    from editor.render import find_ffmpeg
    from editor.render.encoder import works

    try:
        build = find_ffmpeg()
    except ClipwrightError as error:
        return [Finding("ffmpeg", "failed", error.line())]
    found = Finding("ffmpeg", "ok", f"{build.version}, {build.source}: {build.reason} ({build.path})")
    if "h264_nvenc" in build.encoders and works(str(build.path), "h264_nvenc", "yuv420p"):
        return [found, Finding("encoder", "ok", "h264_nvenc: the graphics card encodes")]
    if "libx264" in build.encoders:
        return [found, Finding("encoder", "ok", "libx264: the processor encodes, no graphics card passed a trial")]
    return [found, Finding("encoder", "failed", "this ffmpeg has no H.264 encoder that works here")]


def _engine() -> Finding:
    """Have the engine open a moment of silence: its process, the pipes and the decoder at once."""
    from engine.client import Engine
    from engine.folders import log_file

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "silence.wav"
        with wave.open(str(path), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(16000)
            sound.writeframes(bytes(3200))
        try:
            with Engine() as engine:
                engine.run(Probe(path=str(path)))
        except ClipwrightError as error:
            return Finding("engine", "failed", error.line())
    return Finding("engine", "ok", f"the basic engine answers; its log is {log_file()}")


def _graphics_card() -> Finding:
    from engine.models.cap import CARDS_SETTING, CARDS_VARIABLE, devices
    from engine.models.machine import cards

    found = cards()
    if not found:
        why = "no NVIDIA driver found" if shutil.which("nvidia-smi") is None else "the NVIDIA driver does not answer"
        return Finding("graphics card", "missing", f"{why}; everything runs on the processor")
    text = "; ".join(f"{card.name}, {_gb(card.total)}, {_gb(card.free)} free" for card in found)
    most = min(len(found), devices() or len(found))
    if len(found) > 1:
        where = f"{CARDS_SETTING}, {CARDS_VARIABLE}"
        spread = f"a model that one of them cannot hold is spread over up to {most} ({where}); not tried on two yet"
        text += f"; {spread}" if most > 1 else f"; a model is on one of them alone ({where})"
    return Finding("graphics card", "ok", text)


def _decoder() -> Finding:
    """Who decodes footage: the log below tells of files with which the card failed."""
    from engine import nvdec

    wish, why = nvdec.wish(), nvdec.missing()
    if wish == "off":
        return Finding("decoder", "ok", "the processor decodes: the graphics card was turned off for it")
    if why:
        state = "missing" if wish == "on" else "ok"
        return Finding("decoder", state, f"the processor decodes: {why}")
    when = "wherever it can" if wish == "on" else "where that is quicker"
    return Finding("decoder", "ok", f"the graphics card decodes (NVDEC) {when}, else the processor")


def _memory() -> Finding:
    from engine.models.machine import machine_memory

    total, free = machine_memory()
    return Finding("memory", "ok", f"{_gb(total)}, {_gb(free)} free")


def _gb(size: int) -> str:
    return f"{size / 2**30:.1f} GB"


def _package(module: str, purpose: str, needed: bool) -> Finding:
    if importlib.util.find_spec(module) is None:
        return Finding(module, "failed" if needed else "missing", purpose)
    names = importlib.metadata.packages_distributions().get(module, [module])
    versions = sorted({f"{name} {importlib.metadata.version(name)}" for name in names})
    return Finding(module, "ok", f"{', '.join(versions)}: {purpose.partition(':')[0]}")


def _cache() -> Finding:
    from engine.folders import cache_folder

    folder = cache_folder()
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    free = shutil.disk_usage(existing).free / 2**30
    if not os.access(existing, os.W_OK):
        return Finding("index", "missing", f"{folder} cannot be written to: results are computed anew each time")
    return Finding("index", "ok", f"{folder}, {free:.0f} GB free")


def _readable(findings: list[Finding], log: list[str]) -> str:
    marks = {"ok": "ok     ", "missing": "missing", "failed": "FAILED "}
    width = max(len(found.name) for found in findings)
    lines = [f"{marks[found.state]}  {found.name:{width}}  {found.text}" for found in findings]
    if log:
        lines += ["", "Last lines of the engine's log:", *(f"  {line}" for line in log)]
    return "\n".join([f"Clipwright {importlib.metadata.version('clipwright')}, {sys.executable}", *lines])
