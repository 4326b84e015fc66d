"""`clipwright doctor --index`: what is kept of footage in the index and beside it, what is wrong with it, and its repair."""

from __future__ import annotations

import time

from engine.client import Engine
from engine.protocol import CheckIndex, Fault, FootageReport, IndexReport
from ui.documents import Document
from ui.reporting import Reporter

_SHOWN = 20
"""Of each list, where a person reads it; the document has all."""


def run(reporter: Reporter, *, repair: bool) -> None:
    """Have the engine look through its index, repair it where that is asked for, and report."""
    with Engine() as engine, reporter.progress("Reading the index") as advance:
        report = engine.run(CheckIndex(repair=repair), on_progress=lambda news: advance(news.done, news.stage, news.eta))
    reporter.result(document(report), lambda: readable(report))


def document(report: IndexReport) -> Document:
    """The answer as JSON; sizes are bytes."""
    return {
        "index": {
            "folder": report.folder,
            "problem": report.problem,
            "entries": report.entries,
            "bytes": report.bytes,
            "limit": report.limit,
            "disk": report.disk,
            "kinds": [{"what": kind.what, "entries": kind.entries, "bytes": kind.bytes} for kind in report.kinds],
            "broken": [_fault(fault) for fault in report.broken],
            "orphaned": list(report.orphaned),
            "leftovers": list(report.leftovers),
            "recomputed": [{**_fault(fault), "at": fault.at} for fault in report.faults],
            "repaired": report.repaired,
        },
        "footage": None if report.footage is None else _footage(report.footage),
    }


def _footage(report: FootageReport) -> Document:
    return {
        "folder": report.folder,
        "problem": report.problem,
        "memories": report.memories,
        "bytes": report.bytes,
        "limit": report.limit,
        "broken": [_fault(fault) for fault in report.broken],
        "leftovers": list(report.leftovers),
        "repaired": report.repaired,
    }


def _fault(fault: Fault) -> Document:
    return {
        "what": fault.what,
        "fingerprint": fault.fingerprint,
        "parameters": fault.parameters,
        "revision": fault.revision,
        "problem": fault.problem,
    }


def readable(report: IndexReport) -> str:
    """The same for a person."""
    lines = [
        f"{report.folder}",
        f"{report.entries} entries, {_size(report.bytes)} of {_size(report.limit)}; {_size(report.disk)} on the disk",
    ]
    if report.problem is not None:
        lines.append(f"Nothing can be kept: {report.problem}")
    width = max((len(kind.what) for kind in report.kinds), default=0)
    lines += [f"  {kind.what:{width}}  {kind.entries:8}  {_size(kind.bytes):>9}" for kind in report.kinds]
    lines += _listed("Broken", [_line(fault) for fault in report.broken])
    lines += _listed("Files without an entry", list(report.orphaned))
    lines += _listed("Left by earlier releases", list(report.leftovers))
    lines += _listed("Met broken and computed again", [f"{_when(fault)}  {_line(fault)}" for fault in report.faults])
    lines.append(_conclusion(bool(report.broken or report.orphaned or report.leftovers), report.repaired))
    if report.footage is not None:
        lines += ["", *_of_footage(report.footage)]
    return "\n".join(lines)


def _of_footage(report: FootageReport) -> list[str]:
    lines = [
        report.folder,
        f"{report.memories} memories of footage, {_size(report.bytes)} of {_size(report.limit)} "
        "(setting footage.gigabytes, or CLIPWRIGHT_FOOTAGE_SIZE)",
    ]
    lines += _listed("Broken", [_line(fault) for fault in report.broken])
    lines += _listed("Left by programs that were stopped while they wrote", list(report.leftovers))
    if report.problem is not None:
        return [*lines, f"Not looked at: {report.problem}"]
    return [*lines, _conclusion(bool(report.broken or report.leftovers), report.repaired)]


def _conclusion(wrong: bool, repaired: bool) -> str:
    if not wrong:
        return "Everything that is kept is whole."
    if repaired:
        return "All of this is mended."
    return "What is broken will be computed again when it is needed; clipwright doctor --index --repair clears it away."


def _listed(title: str, items: list[str]) -> list[str]:
    if not items:
        return []
    more = [f"  and {len(items) - _SHOWN} more"] if len(items) > _SHOWN else []
    return [f"{title}: {len(items)}", *(f"  {item}" for item in items[:_SHOWN]), *more]


def _line(fault: Fault) -> str:
    return f"{fault.what}{f' of {fault.fingerprint}' if fault.fingerprint else ''}: {fault.problem}"


def _when(fault: Fault) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(fault.at or 0))


def _size(count: int) -> str:
    for unit, scale in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= scale:
            return f"{count / scale:.1f} {unit}"
    return f"{count} bytes"
