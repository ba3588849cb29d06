"""The query language: typed text to a query of the index. Pure.

Words stand between white space and must all occur. `"a phrase"` is one word with its spaces. `AND`,
`OR` and `NOT` in capitals count between words: NOT excludes the next word, OR separates
alternatives. A `*` at the end of a word changes nothing, since words are found inside longer ones
anyway. Everything else is literal text. Letters and digits of any width and case are the same.
"""

import re
from dataclasses import dataclass, field

from crawler.text import narrow, tidy

_WORD = re.compile(r'"([^"]*)"\*?(?=\s|$)|(\S+)')
_OPERATORS = frozenset({"AND", "OR", "NOT"})
# As schema/search_text.sql writes the texts of the index.
_SPACE = "␠"
_WIDE = [
    c for c in map(chr, range(0xFF01, 0xFF5F)) if narrow(c).isalnum() or c in "，（）：；！？％"
]
_INDEXED = str.maketrans(
    {c: narrow(c) for c in _WIDE} | dict.fromkeys(" \n\u00a0", _SPACE) | {"\u3000": None}
)
_PRINTED = {_SPACE: "[ \n\u00a0]"} | {narrow(c): f"[{re.escape(narrow(c))}{c}]" for c in _WIDE}


@dataclass(slots=True)
class Alternative:
    """Words that must all occur, and words that must not."""

    words: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)

    @property
    def match(self) -> str:
        """Return the words as FTS5 reads them."""
        words = f"({' AND '.join(map(phrase, self.words))})"
        if not self.without:
            return words
        return f"{words} NOT ({' OR '.join(map(phrase, self.without))})"


@dataclass(frozen=True, slots=True)
class Query:
    """Alternatives, of which an article must match one; without any, every article is found."""

    alternatives: tuple[Alternative, ...] = ()
    stray: tuple[str, ...] = ()
    """Operators in the wrong place, which are searched for as words."""

    @property
    def words(self) -> list[str]:
        """Return the words to mark in a text."""
        words = (word for alternative in self.alternatives for word in alternative.words)
        return list(dict.fromkeys(words))

    @property
    def match(self) -> str:
        """Return the query as FTS5 reads it, from any tool."""
        return " OR ".join(f"({alternative.match})" for alternative in self.alternatives)


def parse(typed: str) -> Query:
    """Read a typed text; every text is a query.

    >>> parse('乡村振兴 OR GDP NOT "New York"').match
    '(("乡村 村振 振兴")) OR (("GD DP") NOT ("Ne ew w␠ ␠Y Yo or rk"))'
    """
    words, negated = _split(typed), False
    alternatives, stray = [Alternative()], []
    for place, (word, is_operator) in enumerate(words, start=1):
        last = alternatives[-1]
        is_between = bool(last.words) and not negated and place < len(words)
        if not (is_operator and is_between):
            (last.without if negated else last.words).append(word)
            stray += [word] if is_operator else []
            negated = False
        elif word == "OR":
            alternatives.append(Alternative())
        else:
            negated = word == "NOT"
    filled = tuple(alternative for alternative in alternatives if alternative.words)
    return Query(filled, tuple(dict.fromkeys(stray)))


def indexed(text: str) -> str:
    """Write a text as the index does, except for its case."""
    return text.translate(_INDEXED)


def phrase(word: str) -> str:
    """Return a word as the index has it: its pairs of characters, or a prefix of one character."""
    text = indexed(word)
    pairs = " ".join(text[i : i + 2] for i in range(max(1, len(text) - 1)))
    quoted = pairs.replace('"', '""')
    return f'"{quoted}"*' if len(text) == 1 else f'"{quoted}"'


def pattern(words: list[str]) -> re.Pattern[str] | None:
    """Return the pattern that finds the words in a text as it is printed, the longest first."""
    forms = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(_printed, forms)), re.IGNORECASE) if forms else None


def _split(typed: str) -> list[tuple[str, bool]]:
    """Split a text into words, each with whether it is an operator; white space is no word."""
    words = []
    for quoted, plain in _WORD.findall(tidy(re.sub(r"\s", " ", typed))):
        word = tidy(quoted) if not plain else plain.rstrip("*") or plain
        if indexed(word):
            words.append((word, plain in _OPERATORS))
    return words


def _printed(word: str) -> str:
    return "\u3000*".join(_PRINTED.get(letter, re.escape(letter)) for letter in indexed(word))
