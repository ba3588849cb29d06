"""Snippets: the piece of a text around a word, with the words marked. Pure, and not escaped."""

import re
from dataclasses import dataclass

_BEFORE = 16
"""Characters shown before the first word that was found."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text; `marked` when it is a word of the query."""

    text: str
    marked: bool = False


def marked(text: str, words: re.Pattern[str] | None) -> list[Piece]:
    """Cut a whole text, such as a title, at the words."""
    pieces, end = [], 0
    for match in words.finditer(text) if words else ():
        pieces += [Piece(text[end : match.start()]), Piece(match[0], marked=True)]
        end = match.end()
    pieces.append(Piece(text[end:]))
    return [piece for piece in pieces if piece.text]


def snippet(text: str, words: re.Pattern[str] | None, length: int = 80) -> list[Piece]:
    """Return `length` characters around the first word, else the beginning, on one line."""
    match = words.search(text) if words else None
    start = max(0, match.start() - _BEFORE) if match else 0
    pieces = marked(text[start : start + length], words)
    if start > 0:
        pieces.insert(0, Piece("…"))
    if start + length < len(text):
        pieces.append(Piece("…"))
    return [Piece(_one_line(piece.text), piece.marked) for piece in pieces]


def _one_line(text: str) -> str:
    return " ".join(re.split("[\n\u3000]+", text))
