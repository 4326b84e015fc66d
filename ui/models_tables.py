"""What `clipwright models` prints for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from engine.models.catalogue import ModelCard
    from engine.models.parity import Parity
    from ui.documents import Document

_BETWEEN = 2
"""Cells between columns."""


def terms(card: ModelCard) -> str:
    """The licence in one line."""
    licence = card.licence
    commercial = {True: "commercial use allowed", False: "no commercial use", None: "commercial use: unknown"}
    conditions = f", {licence.conditions}" if licence.conditions else ""
    gated = ", to be accepted on the Hub" if licence.gated else ""
    return f"{licence.name} ({commercial[licence.commercial]}{conditions}{gated})"


def table(document: Document) -> RenderableType:
    """All models, a row each."""
    from rich.console import Group

    from editor.collect import readable_size

    rows = []
    for model in document["models"]:
        licence = model["licence"]
        name = licence["name"] if licence else "unknown"
        free = "" if licence is None or licence["commercial"] else ", not commercial"
        free = ", commercial use unknown" if licence and licence["commercial"] is None else free
        memory = model["memory"].get("bf16")
        row = (
            model["id"],
            ", ".join(model["tasks"]) if len(model["tasks"]) < 3 else f"{model['tasks'][0]} +{len(model['tasks']) - 1}",
            "unknown" if name == "unknown" else f"{name}{free}",
            _size(model),
            f"{readable_size(memory)}" if memory else "unknown",
            _state(model),
        )
        rows.append(tuple(str(cell).replace("[", "\\[") for cell in row))
    use = f"{document['folder']}: {readable_size(document['disk_use'])}"
    how = "Memory is that of 16 bits and a usual question: of what is here by its own files, else by its parameters."
    cards = document["machine"]["cards"]
    if len(cards) > 1:
        how += f" What one graphics card cannot hold is spread over {len(cards)}, {readable_size(sum(cards))} together."
    return Group(_Rows(rows), "", how, use.replace("[", "\\["))


class _Rows:
    """Models in columns, none of whose words is broken, or where the window is too narrow for that, each as a line or two of
    text beside its name."""

    _HEADINGS = ("model", "for", "licence", "download", "memory", "here")

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        self._rows = rows

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.table import Table

        table = Table(box=None, header_style="bold", pad_edge=False)
        widths = [
            max(len(word) for cell in column for word in cell.split())
            for column in zip(self._HEADINGS, *self._rows, strict=True)
        ]
        if sum(widths) + _BETWEEN * (len(widths) - 1) <= options.max_width:
            for heading, width in zip(self._HEADINGS, widths, strict=True):
                table.add_column(heading, min_width=width, no_wrap=heading == "model")
            for row in self._rows:
                table.add_row(*row)
        else:
            table.add_column("model", no_wrap=True)
            table.add_column("; ".join(self._HEADINGS[1:]))
            for row in self._rows:
                table.add_row(row[0], "; ".join(row[1:]))
        yield table


def _size(model: Document) -> str:
    from editor.collect import readable_size

    if model["size"]:
        return readable_size(model["size"])
    return f"about {readable_size(model['expected_size'])}" if model["expected_size"] else "unknown"


def _state(model: Document) -> str:
    from editor.collect import readable_size

    if model["installed"]:
        return "damaged" if model["installed"]["problem"] else "yes"
    if model["begun"]:
        return f"begun, {readable_size(model['begun'])}"
    if model["unavailable"]:
        return "not released"
    if not model["runs"]:
        return "no; not run by this version"
    return "no; recommended" if model["recommended"] else "no"


def verdicts(results: list[Document]) -> str:
    """What was found out about each."""
    if not results:
        return "no model is on this machine"
    lines = []
    for result in results:
        words = {"ok": "sound", "unverified": "may be loaded", "failed": "FAILED"}[result["state"]]
        if "models" in result:
            has = ", ".join(result["models"]) or "no list of models"
            words = f"{'answers' if result['state'] == 'ok' else words}, has {has}"
        lines.append(f"{result['id']}: {words}")
        lines.extend(f"  {line}" for line in (*result["problems"], *result["notes"]))
    return "\n".join(lines)


def parity(found: Parity) -> RenderableType:
    """A row a case: the largest difference, where it is, and whether the tokens are the same; then the verdict."""
    from rich.console import Group
    from rich.table import Table

    from engine.models.parity import TOKENS

    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("case", no_wrap=True)
    table.add_column("largest difference", justify="right", no_wrap=True)
    table.add_column("in")
    table.add_column("tokens")
    for case in dict.fromkeys(one.case for one in found.compared):
        rows = [one for one in found.compared if one.case == case]
        values = [one for one in rows if one.tensor not in TOKENS]
        worst = max(values, key=lambda one: one.difference) if values else None
        differing = [int(one.difference) for one in rows if one.tensor in TOKENS]
        tokens = "" if not differing else f"{sum(differing)} differ" if any(differing) else "equal"
        cells = (case, f"{worst.difference:.1e}" if worst else "", worst.tensor if worst else "", tokens)
        table.add_row(*(cell.replace("[", "\\[") for cell in cells))
    verdict = "the same function as the reference" if found.sound else "NOT the same function as the reference"
    tokens = "every token equal" if found.tokens_equal else "tokens differ"
    worst = found.worst
    summary = f"{found.family}, {found.cases} cases: {verdict}. Largest difference {worst.difference:.1e}"
    return Group(table, "", f"{summary} ({worst.case}, {worst.tensor}; allowed are {found.gate:.0e}), {tokens}.")
