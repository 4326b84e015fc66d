"""The files that one command writes, all or none of them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from engine.protocol import OutputError, UsageError


def check(outputs: Sequence[Path], inputs: Iterable[Path]) -> None:
    """Refuse, before any work, outputs that cannot be written or would destroy footage.

    Raises UsageError for an output that is an input (also through a link) or is named twice, OutputError for a folder that
    is missing or cannot be written to.
    """
    sources = list(inputs)
    for position, output in enumerate(outputs):
        for source in sources:
            if _same_file(output, source):
                raise UsageError(
                    "the output is the footage itself, and footage is never written to",
                    file=str(output),
                    hint="choose another name",
                )
        if any(_same_place(output, other) for other in outputs[:position]):
            raise UsageError("two outputs have the same name", file=str(output), hint="give each its own")
        _check_writable(output)


def _check_writable(output: Path) -> None:
    folder = output.parent
    if output.is_dir():
        raise OutputError("cannot write: there is a folder of this name", file=str(output), hint="choose another name")
    if not folder.is_dir():
        raise OutputError("cannot write: its folder does not exist", file=str(output), hint=f"create {folder}")
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=".clipwright-")
    except OSError as error:
        raise OutputError(f"cannot write: {error.strerror}", file=str(output), hint="choose another folder") from error
    os.close(handle)
    Path(name).unlink()


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return _same_place(one, other)


def _same_place(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


@contextmanager
def all_or_none(paths: Iterable[Path]) -> Iterator[list[Path]]:
    """Undo what was written to small files when the block fails: new ones go, replaced ones come back.

    Yields a list to which the block adds further paths that it has created.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in paths}
    created: list[Path] = []
    try:
        yield created
    except BaseException:
        for path, content in before.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(content)
        for path in created:
            if path not in before:
                path.unlink(missing_ok=True)
        raise
