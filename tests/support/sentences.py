"""The sentences that the engine and the editor can say, read from their source: errors and hints, stages, notes, reasons.

A sentence with values in it is a template: f"no track {track_id}" gives "no track {track_id}".
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from tests.support.texts import ROOT, Module, Texts, called_name, escaped, is_prose, modules

FOLDERS = ("engine", "editor", "ui")
_COMMAND_LINE = ("ui.cli", "ui.commands_", "ui.doctor", "ui.documents", "ui.jobs", "ui.outputs", "ui.reporting", "ui.tables")
"""Modules that speak on the command line only, which is English."""

_STAGES = {"progress": 1, "part": 2, "report": 1}
"""Functions that are given what happens now, and its position among the arguments."""
_TEXTS = ("hint", "stage", "problem", "reason", "reasons", "note", "notes", "lost", "warnings", "why", "message")
"""Arguments, names and attributes whose values people read."""
_CARRIERS = ("End", "_cannot_start", "cannot_start", "_lose_jobs", "lose_jobs", "_failed", "failed", "_fault")
"""What carries a failure and its words on."""
_ADDING = ("append", "extend", "add", "insert")
_LOSSES = {"count": (0, 1, 2), "fact": (0, 1)}
"""What editor.interchange.loss.LossReport is told, by position."""
_SPEAKING = {
    "engine.tasks.highlights.reasons": ("_phrase", "_people"),
    "editor.interchange.kept": ("kept",),
}
"""Functions in which every literal text is said."""
_SILENT = (
    "engine.media.decord",
    "engine.evaluation",
    "engine.tasks.assessing",
    "engine.index",
    "engine.protocol",
    "engine.logbook",
    *_COMMAND_LINE,
)
"""Modules whose words nobody reads in the window."""
_COMPARING = ".parity"
"""Modules that hold models to their references: on the command line only, too."""


@dataclass
class Sentences:
    """What was found: each template with a place where it is said."""

    templates: dict[str, str] = field(default_factory=dict)


class Reader(Texts):
    """Reads all modules at once, since a text may come from a function of another one."""

    def __init__(self, sources: dict[str, Module]) -> None:
        super().__init__(sources)
        self.found = Sentences()
        self.errors = self._errors()
        self._where = ""

    def read(self) -> Sentences:
        """Every sentence of every module."""
        for module in self.sources.values():
            if module.name.startswith(_SILENT) or module.name.endswith(_COMPARING):
                continue
            self.module = module
            for node in ast.walk(module.tree):
                for said in self._said(node):
                    self._where = f"{module.name}:{getattr(node, 'lineno', 0)}"
                    self._take(said)
        self.found.templates = _distinct(self.found.templates)
        return self.found

    def _errors(self) -> set[str]:
        """ClipwrightError and all that derive from it."""
        names = {"ClipwrightError"}
        for _ in range(4):
            for module in self.sources.values():
                for node in ast.walk(module.tree):
                    if isinstance(node, ast.ClassDef) and any(
                        ast.unparse(base).split(".")[-1] in names for base in node.bases
                    ):
                        names.add(node.name)
        return names

    # --- where something is said ------------------------------------------------------------------------------------

    def _said(self, node: ast.AST) -> Iterator[ast.expr]:
        """The expressions at `node` whose value a person reads."""
        if isinstance(node, ast.Call):
            name = called_name(node)
            if name in self.errors or name in _CARRIERS:
                yield from node.args
            if name in _LOSSES and self.module.name.startswith("editor.interchange"):
                yield from (node.args[place] for place in _LOSSES[name] if place < len(node.args))
            if name in _STAGES and len(node.args) > _STAGES[name]:
                yield node.args[_STAGES[name]]
            if name in _ADDING and isinstance(node.func, ast.Attribute) and _last(node.func.value) in _TEXTS:
                yield node.args[-1]
            if not name.startswith("add_"):
                wanted = (*_TEXTS, "text") if name == "NotSearched" else _TEXTS
                yield from (keyword.value for keyword in node.keywords if keyword.arg in wanted)
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if _last(target).lower() in _TEXTS:
                    yield node.value
        elif isinstance(node, ast.Constant | ast.JoinedStr) and isinstance(getattr(node, "value", ""), str):
            function = self.module.enclosing(node)
            if function is not None and function.name in _SPEAKING.get(self.module.name, ()) and self._is_handed(node):
                yield node

    def _is_handed(self, node: ast.AST) -> bool:
        """Whether a literal stands in what is returned, listed or handed over, and is neither compared nor a key."""
        parent = self.module.parents.get(node)
        if isinstance(parent, ast.IfExp):
            return node is not parent.test and self._is_handed(parent)
        return isinstance(parent, ast.Tuple | ast.Return)

    def _take(self, said: ast.expr) -> None:
        for piece in _pieces(said):
            texts = self.templates(piece, 0)
            for text in texts or ():
                self.keep(text)

    def keep(self, text: str) -> None:
        if is_prose(text):
            self.found.templates.setdefault(text, self._where)


def _distinct(templates: dict[str, str]) -> dict[str, str]:
    """One of those that differ in the names of their values only: the one that takes most of them for texts."""
    found: dict[str, str] = {}
    for template in sorted(templates, key=lambda text: (-text.count(":text}"), text)):
        found.setdefault(re.sub(r"(?<!\{)\{[a-z_0-9:]+\}", "{}", template), template)
    return {template: templates[template] for template in found.values()}


def _pieces(node: ast.expr) -> Iterator[ast.expr]:
    """The single texts of what may be a list of them."""
    if isinstance(node, ast.Tuple | ast.List):
        for element in node.elts:
            yield from _pieces(element)
    elif isinstance(node, ast.Starred):
        yield from _pieces(node.value)
    elif isinstance(node, ast.GeneratorExp | ast.ListComp):
        yield from _pieces(node.elt)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tuple", "list") and node.args:
        yield from _pieces(node.args[0])
    elif isinstance(node, ast.IfExp):
        yield from _pieces(node.body)
        yield from _pieces(node.orelse)
    else:
        yield node


def _last(node: ast.expr) -> str:
    """The last name of "a.b._c": "c"."""
    return ast.unparse(node).split(".")[-1].lstrip("_")


@cache
def read_all() -> Sentences:
    """Every sentence of the engine, the editor, the window's own refusals and the catalogue of models."""
    found = Reader(modules(FOLDERS)).read()
    with (ROOT / "resources" / "models.toml").open("rb") as file:
        models = tomllib.load(file)["model"]
    for model in models:
        for text in (model.get("notes"), model.get("unavailable"), model.get("licence", {}).get("conditions")):
            if text and is_prose(text):
                found.templates.setdefault(escaped(text), f"resources.models:{model['id']}")
    return found
