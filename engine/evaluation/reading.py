"""Files of benchmarks, read with one clear line where something is wrong with them."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from engine.protocol import FootageError

T = TypeVar("T")
_LARGEST = 1 << 30


def text(path: Path) -> str:
    """The file as text. Raises FootageError where it cannot be read, is empty, huge or not UTF-8."""
    try:
        if path.is_dir():
            raise FootageError("a folder, not a file", file=str(path))
        if path.stat().st_size > _LARGEST:
            raise FootageError("larger than a gigabyte, so it is no list of predictions", file=str(path))
        content = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise FootageError("there is no such file", file=str(path)) from None
    except OSError as error:
        raise FootageError(f"it cannot be read: {error.strerror or error}", file=str(path)) from None
    except UnicodeDecodeError:
        raise FootageError("it is not UTF-8 text", file=str(path)) from None
    if not content.strip():
        raise FootageError("the file is empty", file=str(path))
    return content


def json_list(path: Path, kind: type[T]) -> list[T]:
    """The JSON list of `kind` in the file, or, in a file of lines (.jsonl), one of them a line.

    Fields that `kind` does not have are ignored. Raises FootageError, which names the place of the first mistake.
    """
    content = text(path)
    if path.suffix.lower() == ".jsonl":
        return list(_lines(path, content, kind))
    try:
        return msgspec.json.decode(content, type=list[kind])  # type: ignore[valid-type]
    except (msgspec.DecodeError, RecursionError) as error:
        raise FootageError(_why(error), file=str(path), hint="a JSON list with one entry a query is wanted") from None


def _lines(path: Path, content: str, kind: type[T]) -> Iterator[T]:
    decoder = msgspec.json.Decoder(kind)
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield decoder.decode(line)
        except (msgspec.DecodeError, RecursionError) as error:
            hint = "one JSON object a line is wanted"
            raise FootageError(f"line {number}: {_why(error)}", file=str(path), hint=hint) from None


def _why(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, msgspec.ValidationError):
        return f"not as the benchmark has it: {error}"
    return f"not JSON: {error}"


def csv_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """(line number, row) of a table with a header that has at least `columns`. Raises FootageError."""
    table = csv.DictReader(io.StringIO(text(path), newline=""), restkey="", restval="")
    try:
        missing = [name for name in columns if name not in (table.fieldnames or ())]
        if missing:
            raise FootageError(f"the column {missing[0]} is missing", file=str(path), hint="columns: " + ",".join(columns))
        for row in table:
            yield table.line_num, row
    except csv.Error as error:
        raise FootageError(f"not a table with commas: {error}", file=str(path)) from None


def number(row: Mapping[str, str], column: str, line: int, path: Path) -> float:
    """The finite number in a column of a row. Raises FootageError."""
    try:
        value = float(row[column])
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise FootageError(f"line {line}: {column} is {row[column]!r}, which is no number", file=str(path))
    return value


def by_query(entries: Iterable[T], path: Path, name: str = "query_id") -> dict[Any, T]:
    """The entries by their query. Raises FootageError where one is named twice."""
    found: dict[Any, T] = {}
    for entry in entries:
        query = getattr(entry, name)
        if query in found:
            raise FootageError(f"query {query!r} is there twice", file=str(path))
        found[query] = entry
    return found


def notes(queries: Iterable[Any], predicted: Iterable[Any], path: Path) -> tuple[str, ...]:
    """What does not meet: predictions of other queries. Raises FootageError where nothing meets at all."""
    asked, said = set(queries), set(predicted)
    if not asked & said:
        raise FootageError(
            "none of its queries is in the ground truth", file=str(path), hint="are these the same benchmark?"
        )
    strange, silent = len(said - asked), len(asked - said)
    lines = []
    if strange:
        lines.append(f"{strange} of the predictions are of queries that the ground truth does not have, and do not count")
    if silent:
        lines.append(f"{silent} of the {len(asked)} queries have no prediction and count as empty")
    return tuple(lines)
