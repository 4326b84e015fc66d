"""The strings of the window that are shown to people, read from the source: what lupdate does, and for wrappers as well.

Found are `x.tr("…")`, `QCoreApplication.translate("Context", "…")` and names it is given, functions of ours that pass a
text on to it, `QT_TRANSLATE_NOOP`, the table of actions, and the sentences of the engine and the editor.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.sentences import read_all
from tests.support.texts import ROOT


@dataclass(frozen=True, order=True)
class Message:
    """One string. A `numerus` one has a form for one and a form for many."""

    context: str
    source: str
    numerus: bool = False


@dataclass(frozen=True)
class Wrapper:
    """A function that translates one of its arguments."""

    context: str
    text: int
    """Position of the text among the arguments."""
    counts: bool
    """Whether it may be given a number."""


@dataclass
class Found:
    """What one file says, and the texts that cannot be read from it: (line, code)."""

    messages: set[Message] = field(default_factory=set)
    unreadable: list[tuple[int, str]] = field(default_factory=list)


def all_messages(folder: Path = ROOT / "ui") -> set[Message]:
    """Every string below `folder`."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py"))}
    wrappers = {module_of(path): wrappers_in(tree) for path, tree in trees.items()}
    found: set[Message] = set()
    for path, tree in trees.items():
        found |= messages_in(tree, _known(tree, module_of(path), wrappers)).messages
    return found | _actions() | {Message("Engine", text) for text in read_all().templates}


def unreadable(folder: Path = ROOT / "ui") -> list[str]:
    """Calls that translate something which is not written where they are: "file:line code"."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py"))}
    wrappers = {module_of(path): wrappers_in(tree) for path, tree in trees.items()}
    return [
        f"{path.relative_to(ROOT)}:{line} {code}"
        for path, tree in trees.items()
        for line, code in messages_in(tree, _known(tree, module_of(path), wrappers)).unreadable
    ]


def module_of(path: Path) -> str:
    """ "ui.shell.menus" for ui/shell/menus.py."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def wrappers_in(tree: ast.Module) -> dict[str, Wrapper]:
    """Functions and methods whose argument goes to `translate` as it is."""
    found: dict[str, Wrapper] = {}
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        names = [argument.arg for argument in function.args.args]
        for call in ast.walk(function):
            if not (isinstance(call, ast.Call) and _is_translate(call.func, set()) and len(call.args) >= 2):
                continue
            context, text = call.args[:2]
            if isinstance(context, ast.Constant) and isinstance(text, ast.Name) and text.id in names:
                place = names.index(text.id) - (1 if names[0] in ("self", "cls") else 0)
                found[function.name] = Wrapper(str(context.value), place, counts=len(call.args) > 3)
    return found


def _known(tree: ast.Module, module: str, wrappers: dict[str, dict[str, Wrapper]]) -> dict[str, Wrapper]:
    """The wrappers that a module can call: its own, those that it imports by name, and "words.tr" of a module words."""
    known = dict(wrappers.get(module, {}))
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom):
            continue
        for name in node.names:
            inside = wrappers.get(str(node.module), {})
            if name.name in inside:
                known[name.asname or name.name] = inside[name.name]
            for function, wrapper in wrappers.get(f"{node.module}.{name.name}", {}).items():
                known[f"{name.asname or name.name}.{function}"] = wrapper
    return known


def messages_in(tree: ast.Module, wrappers: dict[str, Wrapper]) -> Found:
    """The strings of one module."""
    found = Found()
    aliases = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and _is_translate(node.value, set())
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call, owner, function in _calls(tree):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        name = whole if (whole := ast.unparse(call.func)) in wrappers else name
        if name == "tr" and name not in wrappers and call.args:
            _take(found, call, owner or "QObject", call.args[0], _counts(call, 2))
        elif _is_translate(call.func, aliases) and len(call.args) >= 2:
            context = call.args[0]
            if isinstance(context, ast.Constant) and function not in wrappers:
                _take(found, call, str(context.value), call.args[1], _counts(call, 3))
        elif name == "QT_TRANSLATE_NOOP" and len(call.args) == 2 and isinstance(call.args[0], ast.Constant):
            _take(found, call, str(call.args[0].value), call.args[1], numerus=False)
        elif name in wrappers and len(call.args) > wrappers[name].text:
            wrapper = wrappers[name]
            counts = wrapper.counts and len(call.args) > wrapper.text + 1
            _take(found, call, wrapper.context, call.args[wrapper.text], counts)
        elif name == "Action":
            for text in (*call.args[1:2], *(k.value for k in call.keywords if k.arg in ("text", "group", "tip"))):
                if isinstance(text, ast.Constant) and text.value:
                    found.messages.add(Message("Actions", str(text.value)))
    return found


def _take(found: Found, call: ast.Call, context: str, text: ast.expr, numerus: bool) -> None:
    texts = list(_constants(text))
    if not texts:
        found.unreadable.append((call.lineno, ast.unparse(call)[:90]))
    found.messages.update(Message(context, value, numerus) for value in texts)


def _constants(text: ast.expr) -> Iterator[str]:
    """What an argument may be: a string, or one of two."""
    if isinstance(text, ast.Constant) and isinstance(text.value, str):
        yield text.value
    elif isinstance(text, ast.IfExp):
        yield from _constants(text.body)
        yield from _constants(text.orelse)


def _counts(call: ast.Call, place: int) -> bool:
    return len(call.args) > place or any(keyword.arg == "n" for keyword in call.keywords)


def _is_translate(node: ast.expr, aliases: set[str]) -> bool:
    if isinstance(node, ast.Name):
        return node.id in aliases
    return isinstance(node, ast.Attribute) and node.attr == "translate" and ast.unparse(node.value).endswith("Application")


def _calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str, str]]:
    """Every call with the class and the function that it stands in."""

    def walk(node: ast.AST, owner: str, function: str) -> Iterator[tuple[ast.Call, str, str]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                yield child, owner, function
            inside = child.name if isinstance(child, ast.ClassDef) else owner
            within = child.name if isinstance(child, ast.FunctionDef) else function
            yield from walk(child, inside, within)

    yield from walk(tree, "", "")


def _actions() -> set[Message]:
    from ui.actions.defaults import ACTIONS
    from ui.actions.sheet import GESTURES

    texts = [text for action in ACTIONS for text in (action.text, action.tip, action.group) if text]
    return {Message("Actions", text) for text in (*texts, *(text for gesture in GESTURES for text in gesture))}
