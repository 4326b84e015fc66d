"""What an expression of the source can be as text: the templates that it makes, followed through names and functions.

A template is a text with places for values. A value that is itself one of a few texts that the source has (a name that is
set to one of them, a function that returns them) has a place written {what:text}; those texts are kept as templates too.
"""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_SENTENCES = ("kind", "who", "what", "why")
"""Values of these names are words of the program, wherever they come from."""
_OTHERS = re.compile(r"(^|\.)(error|message|reason|problem|why|hint|line\(\)|describe\(.*\))$")
_DEEPEST = 6
_MOST = 24
"""Templates of one expression; beyond them its parts become values."""


@dataclass
class Module:
    """One source file: its functions, its names and who is whose parent."""

    name: str
    tree: ast.Module
    functions: dict[str, list[ast.FunctionDef]] = field(default_factory=dict)
    parents: dict[ast.AST, ast.AST] = field(default_factory=dict)
    calls: dict[str, list[ast.Call]] = field(default_factory=dict)

    def enclosing(self, node: ast.AST) -> ast.FunctionDef | None:
        """The function that `node` stands in."""
        at: ast.AST | None = self.parents.get(node)
        while at is not None and not isinstance(at, ast.FunctionDef):
            at = self.parents.get(at)
        return at


def modules(folders: tuple[str, ...], root: Path = ROOT) -> dict[str, Module]:
    """Every module below `folders`."""
    found = {}
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            module = Module(".".join(path.relative_to(root).with_suffix("").parts), tree)
            for node in ast.walk(tree):
                for child in ast.iter_child_nodes(node):
                    module.parents[child] = node
                if isinstance(node, ast.Call):
                    module.calls.setdefault(called_name(node), []).append(node)
                if isinstance(node, ast.FunctionDef):
                    module.functions.setdefault(node.name, []).append(node)
            found[module.name] = module
    return found


class Texts:
    """Follows texts through all modules, since they may come from a function of another one."""

    def __init__(self, sources: dict[str, Module]) -> None:
        self.sources = sources
        self.module = next(iter(sources.values()))
        """Where the expression stands."""
        self._busy: set[int] = set()

    def keep(self, text: str) -> None:
        """A text inside another one was found."""

    def templates(self, node: ast.expr, depth: int) -> list[str] | None:
        """All that `node` can be, or None where that is not written in the source."""
        if depth > _DEEPEST:
            return None
        if isinstance(node, ast.Constant):
            return [escaped(node.value)] if isinstance(node.value, str) else ([] if node.value is None else None)
        if isinstance(node, ast.JoinedStr):
            return self._joined(node, depth)
        if isinstance(node, ast.IfExp):
            return _either(self.templates(node.body, depth + 1), self.templates(node.orelse, depth + 1))
        if isinstance(node, ast.BoolOp):
            return _either(*(self.templates(value, depth + 1) for value in node.values))
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return self._sum(node, depth)
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name | ast.Dict):
            return self._looked_up(node.value, depth)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_get(node.func):
            return _either(
                self._looked_up(node.func.value, depth), *(self.templates(one, depth + 1) for one in node.args[1:])
            )
        if isinstance(node, ast.Name):
            return self._named(node, depth)
        if isinstance(node, ast.Call):
            return self._called(node, depth)
        return None

    def _joined(self, node: ast.JoinedStr, depth: int) -> list[str] | None:
        parts: list[list[str]] = []
        for value in node.values:
            if isinstance(value, ast.Constant):
                parts.append([escaped(str(value.value))])
            elif isinstance(value, ast.FormattedValue):
                parts.append(self._value(value.value, depth))
        count = 1
        for part in parts:
            count *= len(part)
        if count > _MOST:
            parts = [part if len(part) == 1 else ["{value}"] for part in parts]
        return [_numbered("".join(text)) for text in itertools.product(*parts)]

    def _sum(self, node: ast.BinOp, depth: int) -> list[str] | None:
        return [_numbered(a + b) for a in self._value(node.left, depth) for b in self._value(node.right, depth)]

    def _value(self, node: ast.expr, depth: int) -> list[str]:
        """What stands for a value inside a sentence: the few texts it can be, or a place for it."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return [escaped(node.value)]
        if isinstance(node, ast.JoinedStr):
            return self._joined(node, depth) or [""]
        texts = self.templates(node, depth + 1)
        if isinstance(node, ast.IfExp) and texts and all(len(text) <= 12 or "{" in text for text in texts):
            return texts  # such as "is" and "are": no sentence of its own
        if texts is not None:
            prose = [text for text in texts if is_prose(text)]
            if prose:
                for text in prose:
                    self.keep(text)
                return ["{" + _name_of(node) + ":text}"]
            if texts and isinstance(node, ast.IfExp | ast.Subscript) and all("{" not in text for text in texts):
                return texts
        return ["{" + _name_of(node) + (":text" if _is_said(node) or _name_of(node) in _SENTENCES else "") + "}"]

    def _looked_up(self, node: ast.expr, depth: int) -> list[str] | None:
        table: ast.expr | None = node if isinstance(node, ast.Dict) else None
        if isinstance(node, ast.Name):
            values = self._assigned(node)
            table = values[0] if len(values) == 1 else None
        if isinstance(table, ast.Dict):
            return _either(*(self.templates(value, depth + 1) for value in table.values))
        if isinstance(table, ast.Tuple):
            return _either(*(self.templates(value, depth + 1) for value in table.elts))
        return None

    def _assigned(self, node: ast.Name) -> list[ast.expr]:
        """What a name is set to: in its function, or in its module."""
        function = self.module.enclosing(node)
        for scope in (function, self.module.tree):
            if scope is None:
                continue
            found: list[ast.expr] = []
            for other in ast.walk(scope):
                if scope is self.module.tree and self.module.enclosing(other) is not None:
                    continue
                if isinstance(other, ast.Assign):
                    for target in other.targets:
                        found.extend(_part_for(target, other.value, node.id))
                elif isinstance(other, ast.AnnAssign | ast.AugAssign | ast.NamedExpr) and other.value is not None:
                    if isinstance(other.target, ast.Name) and other.target.id == node.id:
                        found.append(other.value)
                elif isinstance(other, ast.For | ast.comprehension) and isinstance(other.iter, ast.Tuple | ast.List):
                    for element in other.iter.elts:
                        found.extend(_part_for(other.target, element, node.id))
            if found:
                return found
        return []

    def _named(self, node: ast.Name, depth: int) -> list[str] | None:
        if id(node) in self._busy:
            return []
        self._busy.add(id(node))
        try:
            values = self._assigned(node)
            if values:
                return _either(*(self.templates(value, depth + 1) for value in values))
            return self._given(node, depth)
        finally:
            self._busy.discard(id(node))

    def _given(self, node: ast.Name, depth: int) -> list[str] | None:
        """What the callers in this module hand over, where the name is an argument."""
        function = self.module.enclosing(node)
        if function is None:
            return None
        arguments = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
        keywords = [argument.arg for argument in function.args.kwonlyargs]
        if node.id not in arguments and node.id not in keywords:
            return None
        place = arguments.index(node.id) - (1 if arguments[0] in ("self", "cls") else 0) if node.id in arguments else None
        handed: list[list[str] | None] = []
        for module, call in self._callers(function):
            before, self.module = self.module, module
            if place is not None and len(call.args) > place:
                handed.append(self.templates(call.args[place], depth + 1))
            handed.extend(self.templates(k.value, depth + 1) for k in call.keywords if k.arg == node.id)
            self.module = before
        return _either(*handed) if handed else None

    def _callers(self, function: ast.FunctionDef) -> list[tuple[Module, ast.Call]]:
        """Calls of `function`: in its module, or in all where its name is the only one of its kind."""
        alone = sum(len(module.functions.get(function.name, ())) for module in self.sources.values()) == 1
        return [
            (module, call)
            for module in (self.sources.values() if alone else (self.module,))
            for call in module.calls.get(function.name, ())
        ]

    def _called(self, node: ast.Call, depth: int) -> list[str] | None:
        """What a function of ours returns; what "…".join and "…".format make are values."""
        name = called_name(node)
        if name in ("format", "join", "get", "str", "lower", "strip", "rstrip", "title", "line"):
            return None
        function, module = self._function(name)
        if function is None or module is None or id(function) in self._busy:
            return None
        if function.returns is None or "str" not in ast.unparse(function.returns):
            return None
        self._busy.add(id(function))
        before, self.module = self.module, module
        try:
            returned = [
                self.templates(statement.value, depth + 1)
                for statement in ast.walk(function)
                if isinstance(statement, ast.Return) and statement.value is not None
            ]
            known = [texts for texts in returned if texts]
            return _either(*known) if known else None
        finally:
            self.module = before
            self._busy.discard(id(function))

    def _function(self, name: str) -> tuple[ast.FunctionDef | None, Module | None]:
        """The one function of that name: of this module, or the only one that there is."""
        if name in self.module.functions:
            return self.module.functions[name][0], self.module
        found = [(f, module) for module in self.sources.values() for f in module.functions.get(name, [])]
        return found[0] if len(found) == 1 else (None, None)


def _part_for(target: ast.expr, value: ast.expr, name: str) -> Iterator[ast.expr]:
    """The part of `value` that `name` gets in `target = value`."""
    if isinstance(target, ast.Name) and target.id == name:
        yield value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        for left, right in zip(target.elts, value.elts, strict=True):
            yield from _part_for(left, right, name)
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.IfExp):
        yield from _part_for(target, value.body, name)
        yield from _part_for(target, value.orelse, name)


def _either(*texts: list[str] | None) -> list[str] | None:
    """All of them; None where nothing is known of any."""
    known = [found for found in texts if found is not None]
    if not known:
        return None
    return list(dict.fromkeys(text for found in known for text in found))


def _is_get(function: ast.Attribute) -> bool:
    """Whether it is TABLE.get."""
    return function.attr == "get" and isinstance(function.value, ast.Name | ast.Dict)


def called_name(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _is_said(node: ast.expr) -> bool:
    """Whether a value is a sentence of somebody else's: another error's words, why a system call failed, what an item is."""
    code = ast.unparse(node)
    return (
        "strerror" in code
        or re.search(r"(^|\.)(error|message|reason|problem|why|hint|line\(\)|describe\(.*\))$", code) is not None
    )


def escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _name_of(node: ast.expr) -> str:
    """A name for the value of `node`: the last one in it."""
    if isinstance(node, ast.Constant):
        return "value"
    words = re.findall(r"[a-z_][a-z_0-9]*", re.sub(r"(['\"]).*?\1", "", ast.unparse(node).lower()))
    plain = [word.strip("_") for word in words if word not in _NO_NAMES and word.strip("_")]
    return plain[-1] if plain else "value"


_NO_NAMES = {
    "self", "float", "str", "int", "len", "round", "if", "else", "or", "and", "not", "in", "for", "join", "sorted", "name",
    "is", "none", "shown", "format", "max", "min", "sum", "abs", "lower", "strip", "repr", "type", "true", "false",
}  # fmt: skip


def _numbered(text: str) -> str:
    """Places of the same name are told apart: {file}, {file2}."""
    seen: dict[str, int] = {}

    def name(match: re.Match[str]) -> str:
        base = re.sub(r"\d+$", "", match[1])
        seen[base] = seen.get(base, 0) + 1
        number = str(seen[base]) if seen[base] > 1 else ""
        return "{" + base + number + (match[2] or "") + "}"

    return re.sub(r"(?<!\{)\{([a-z_0-9]+)(:text)?\}(?!\})", name, text)


def is_prose(text: str) -> bool:
    """Whether there is anything in it to translate."""
    words = " ".join(re.sub(r"\{[a-z_0-9:]+\}", " ", text).split())
    if words in _NOT_WORDS or re.fullmatch(r"[a-z0-9]*_[a-z_0-9]*", words.strip(" :.")):
        return False
    return re.search(r"[A-Za-z]{2}", words) is not None and re.search(r"[a-z]", words) is not None


_NOT_WORDS = frozenset({
    "Noto Sans Arabic", "Noto Sans CJK", "Noto Sans Devanagari", "Noto Sans Hebrew", "Noto Sans Thai", "ask", "ass",
    "audio", "auto", "bytes", "chapters", "clipwright", "decord", "describe", "false", "find", "gelu", "hevc", "highlights",
    "internlm2", "kB", "labels", "libx264", "libx265", "line", "model transcribe", "model translate", "none", "otio",
    "pip install", "siglip", "silu", "srt", "ssa", "tarsier2", "template", "thumbnails", "titles", "unprepared", "unusable",
    "video", "vtt", "whisper", 'pip install "clipwright[models]"', "pip install 'clipwright[models]'",
})  # fmt: skip
"""Names and codes among the texts: nothing to translate."""
