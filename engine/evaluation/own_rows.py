"""Rows of a file of labels with the line on which each begins: of a table, or of a JSON list of objects."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from engine.evaluation import reading
from engine.protocol import FootageError


def wrong(path: Path, line: int, what: str, hint: str = "") -> FootageError:
    """What is wrong in a line, as an error to raise."""
    return FootageError(f"line {line}: {what}", file=str(path), hint=hint or None)


def table_rows(path: Path, columns: Sequence[str], asks: Sequence[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """(line, row) of a table whose header has the column file, one of `asks`, and none but `columns`; cells are apart by
    commas, semicolons or tabs. Raises FootageError."""
    content = reading.text(path)
    header = content.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    table = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    names: list[str] | None = None
    line = 0
    try:
        for cells in table:
            first, line = line + 1, table.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if names is None:
                names = [cell.strip().lower() for cell in cells]
                _check_header(path, first, names, columns, asks)
                continue
            if len(cells) > len(names):
                hint = "put cells that hold the separator into quotation marks"
                raise wrong(path, first, f"it has {len(cells)} cells, and there are {len(names)} columns", hint)
            yield first, {name: cell.strip() for name, cell in zip(names, cells, strict=False)}
    except csv.Error as error:
        raise wrong(path, line + 1, f"it is no table: {error}") from None


def _check_header(path: Path, line: int, names: Sequence[str], columns: Sequence[str], asks: Sequence[str]) -> None:
    hint = "columns: " + ", ".join(columns)
    for name in names:
        if name not in columns:
            raise wrong(path, line, f"there is no column {name!r:.40}", hint)
        if names.count(name) > 1:
            raise wrong(path, line, f"the column {name} is there twice", hint)
    if "file" not in names or not set(asks) & set(names):
        raise wrong(path, line, f"a table has a column file, and {', '.join(asks[:-1])} or {asks[-1]}", hint)


def json_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """(line, row) of a JSON list of objects; each row is known by the line on which it begins. Raises FootageError."""
    content = reading.text(path)
    decoder = json.JSONDecoder(parse_constant=lambda name: name)  # Infinity and NaN are no times
    place = _skip(content, 0)
    hint = 'a JSON list of objects is wanted, such as [{"file": ..., "query": ..., "ranges": [[3, 7.5]]}]'
    if content[place : place + 1] != "[":
        raise wrong(path, _line(content, place), "it is no JSON list", hint)
    place = _skip(content, place + 1)
    while content[place : place + 1] != "]":
        line = _line(content, place)
        try:
            row, place = decoder.raw_decode(content, place)
        except RecursionError:
            raise wrong(path, line, "it is nested too deeply", hint) from None
        except ValueError as error:
            at = error.lineno if isinstance(error, json.JSONDecodeError) else line
            raise wrong(path, at, f"it is not JSON: {getattr(error, 'msg', error)}", hint) from None
        if not isinstance(row, dict):
            raise wrong(path, line, "it is no object", hint)
        yield line, row
        place = _skip(content, place)
        if content[place : place + 1] == ",":
            place = _skip(content, place + 1)
        elif content[place : place + 1] != "]":
            raise wrong(path, _line(content, place), "a comma or the end of the list is missing", hint)
    if content[_skip(content, place + 1) :]:
        raise wrong(path, _line(content, _skip(content, place + 1)), "something follows the list", hint)


def _skip(content: str, place: int) -> int:
    while place < len(content) and content[place] in " \t\r\n":
        place += 1
    return place


def _line(content: str, place: int) -> int:
    return content.count("\n", 0, place) + 1
