"""The piece of a text in which a word was found, with the words marked. Pure; escaping is the reader's part."""

import re
from dataclasses import dataclass

_BEFORE = 16
"""Characters shown before the first word that was found."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text; `marked` says whether it is a word that was looked for."""

    text: str
    marked: bool = False


def marked(text: str, words: re.Pattern[str] | None) -> list[Piece]:
    """Cut a whole text, such as a title, at the words."""
    pieces, end = [], 0
    for found in words.finditer(text) if words else ():
        pieces += [Piece(text[end : found.start()]), Piece(found[0], marked=True)]
        end = found.end()
    return [piece for piece in [*pieces, Piece(text[end:])] if piece.text]


def snippet(text: str, words: re.Pattern[str] | None, length: int = 80) -> list[Piece]:
    """Return `length` characters of a text around the first word found in it, else its beginning; on one line."""
    found = words.search(text) if words else None
    start = max(0, found.start() - _BEFORE) if found else 0
    end = min(len(text), start + length)
    inside = marked(text[start:end], words)
    pieces = [Piece("…")] * (start > 0) + inside + [Piece("…")] * (end < len(text))
    return [Piece(" ".join(re.split("[\n\u3000]+", piece.text)), piece.marked) for piece in pieces]
