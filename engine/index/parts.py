"""What a long computation has finished so far, so that after a cancel, a crash or a kill it goes on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from engine.index.key import Key
    from engine.index.store import Index

T = TypeVar("T")


class Parts:
    """Finished segments under one key, in the order in which they were added: `for segment in parts.values(Kind)`.

    The computation adds a segment as soon as it is finished, and clears all of them once the whole is kept. Segments are
    dropped for want of room like any entry, and the list then ends before the first that is missing.
    """

    def __init__(self, index: Index, key: Key) -> None:
        self._index = index
        self._key = key
        self._count: int | None = None

    def values(self, kind: type[T]) -> list[T]:
        """All segments that are there, from the first on without gaps. What is added next follows them."""
        found: list[T] = []
        while (segment := self._get(len(found), kind)) is not None:
            found.append(segment)
        self._count = len(found)
        return found

    def add(self, segment: object) -> None:
        """Keep the next segment, a value as in `Index.put`; not None."""
        number = self._number()
        self._index.put(*self._at(number), segment, revision=self._key.revision)
        # one that an earlier run left behind must not follow a segment of this one
        self._forget(number + 1)
        self._count = number + 1

    def clear(self) -> None:
        """Drop all segments."""
        self._count = None
        for number in range(self._number()):
            self._forget(number)
        self._count = 0

    def _number(self) -> int:
        if self._count is None:
            self._count = 0
            while self._get(self._count, Any) is not None:
                self._count += 1
        return self._count

    def _get(self, number: int, kind: type[T]) -> T | None:
        return self._index.get(*self._at(number), kind, revision=self._key.revision)

    def _forget(self, number: int) -> None:
        self._index.forget(*self._at(number), revision=self._key.revision)

    def _at(self, number: int) -> tuple[str, str, str]:
        return self._key.fingerprint, f"{self._key.what}/part", f"{self._key.parameters} {number}"
