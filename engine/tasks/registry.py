"""Which function answers which request. Named, not imported: a worker loads only what it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from engine.protocol import (
    Analyse,
    Ask,
    Assess,
    CheckIndex,
    CheckLabels,
    CheckServer,
    Describe,
    Find,
    FindChapters,
    FindHighlights,
    FindMany,
    FindTranscripts,
    FreeModels,
    PickThumbnails,
    PlanSeeks,
    PrepareFind,
    Probe,
    RecallPeople,
    Stills,
    SuggestTitles,
    Transcribe,
    Waveform,
)
from engine.tasks.context import Context

Handler = Callable[[Any, Context], object]
"""Takes a request and its context; returns the result type that the request's docstring names."""

HANDLERS: Mapping[type, str] = {
    Probe: "engine.tasks.probe:handle",
    Analyse: "engine.tasks.analyse:handle",
    RecallPeople: "engine.tasks.analyse:recall",
    FindHighlights: "engine.tasks.highlights:handle",
    PlanSeeks: "engine.tasks.seeks:handle",
    Stills: "engine.tasks.stills:handle",
    Waveform: "engine.tasks.waveform:handle",
    CheckIndex: "engine.tasks.index:handle",
    FreeModels: "engine.tasks.memory:free",
    Ask: "engine.tasks.understanding.answering:handle",
    Describe: "engine.tasks.understanding.describing:handle",
    FindChapters: "engine.tasks.understanding.chapters:handle",
    SuggestTitles: "engine.tasks.understanding.titling:handle",
    PickThumbnails: "engine.tasks.understanding.covers:handle",
    CheckLabels: "engine.tasks.understanding.labelling:handle",
    CheckServer: "engine.tasks.remote:check",
    Transcribe: "engine.tasks.transcribe:handle",
    FindTranscripts: "engine.tasks.transcribe:look",
    Find: "engine.tasks.find:handle",
    FindMany: "engine.tasks.find:handle_many",
    PrepareFind: "engine.tasks.find:prepare",
    Assess: "engine.tasks.assessing:handle",
}


def load(name: str) -> Handler:
    """The function behind "module:function". Raises ImportError or AttributeError when it is not there."""
    module, _, function = name.partition(":")
    handler: Handler = getattr(import_module(module), function)
    return handler
