"""Where in a JSON answer the next token stands: in which text, how many tokens that has, whether a letter is half written.

For answers as the grammars admit them: a quotation mark begins or ends a text, unless a backslash stands before it.
"""

from __future__ import annotations

_QUOTE = ord('"')
_BACKSLASH = ord("\\")


class Place:
    """Follows an answer, byte by byte."""

    def __init__(self) -> None:
        self.field = ""
        """The field whose value is being written."""
        self.in_value = False
        """Whether that is a text, and has begun;"""
        self.spent = 0
        """the tokens that it has so far, without what began it;"""
        self.lacking = 0
        """bytes that its last letter still lacks."""
        self.escaping = False
        """Whether it ends with a backslash, which the next quotation mark belongs to."""
        self._in_name = False
        self._name = bytearray()
        self._open: list[str] = []
        self._name_next = False

    def add(self, written: bytes) -> None:
        """A token was added to the answer."""
        self.spent += 1
        for byte in written:
            if self.in_value:
                self._in_text(byte)
            elif self._in_name:
                if byte == _QUOTE:
                    self._in_name = False
                    self.field = self._name.decode(errors="replace")
                else:
                    self._name.append(byte)
            else:
                self._between(chr(byte))

    def _in_text(self, byte: int) -> None:
        if self.escaping:
            self.escaping = False
        elif byte == _BACKSLASH:
            self.escaping = True
        elif byte == _QUOTE:
            self.in_value = False
        elif byte >= 0xC0:
            self.lacking = 1 + (byte >= 0xE0) + (byte >= 0xF0)
        elif byte >= 0x80:
            self.lacking -= 1

    def _between(self, letter: str) -> None:
        if letter == '"':
            if self._name_next:
                self._in_name = True
                self._name.clear()
            else:
                self.in_value, self.spent, self.lacking, self.escaping = True, 0, 0, False
        elif letter in "{[":
            self._open.append(letter)
            self._name_next = letter == "{"
        elif letter in "}]":
            self._open.pop()
        elif letter == ":":
            self._name_next = False
        elif letter == ",":
            self._name_next = self._open[-1] == "{"
