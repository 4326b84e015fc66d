"""The one place that uses ffmpeg-python: values in, ffmpeg's argument list out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ffmpeg
from ffmpeg.nodes import InputNode

from editor.render.filters import Chain, Option, Source

GRAPH = "-filter_complex"


@dataclass(frozen=True)
class Command:
    """ffmpeg's arguments without the program and the filter graph, which is handed over in a file in place of the argument
    that follows `GRAPH`."""

    args: tuple[str, ...]
    graph: str = ""

    def with_graph(self, path: str) -> list[str]:
        """The arguments with the graph read from the file at `path`."""
        if not self.graph:
            return list(self.args)
        at = self.args.index(GRAPH)
        return [*self.args[:at], "-/filter_complex", path, *self.args[at + 2 :]]


def chain_of(number: int, source: Source, chain: Chain) -> Any:
    """A stream: input `number` (inputs that are alike must not be merged) followed by its filters."""
    options = {key: value for key, value in source.options if key != "f"}
    options |= {"filename": source.url, "format": dict(source.options)["f"]}
    node = InputNode("input", args=[number], kwargs=options)
    return through(node.stream()[source.select], chain)


def through(stream: Any, chain: Chain) -> Any:
    for step in chain:
        stream = stream.filter(step.name, **dict(step.options))
    return stream


def sequenced(streams: Sequence[Any], *, video: bool) -> Any:
    """One stream after another."""
    if len(streams) == 1:
        return streams[0]
    return ffmpeg.concat(*streams, v=int(video), a=int(not video))


def together(streams: Sequence[Any], chain: Chain) -> Any:
    """Several streams into one by the first filter of `chain`, or the only stream there is, through it unchanged."""
    if len(streams) == 1:
        return streams[0]
    joined = ffmpeg.filter(list(streams), chain[0].name, **dict(chain[0].options))
    return through(joined, chain[1:])


def forked(stream: Any, *, video: bool) -> tuple[Any, Any]:
    """The same stream twice."""
    split = stream.filter_multi_output("split" if video else "asplit")
    return split[0], split[1]


def command(
    outputs: Iterable[tuple[Sequence[Any], str, Mapping[str, Option | None]]], before: Sequence[str] = ()
) -> Command:
    """The command that writes each (streams, url, options) of `outputs`; `before` are arguments for the whole command."""
    made = [ffmpeg.output(*streams, url, **dict(options)) for streams, url, options in outputs]
    merged = ffmpeg.merge_outputs(*made) if len(made) > 1 else made[0]
    args = [str(argument) for argument in ffmpeg.get_args(merged)]
    graph = args[args.index(GRAPH) + 1] if GRAPH in args else ""
    return Command((*before, *args), graph)
