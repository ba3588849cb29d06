"""From what people type to a query of the index. Pure.

Words stand between white space and must all occur. `"a phrase"` is one word with its spaces. `AND`, `OR` and `NOT` in capitals
count between words: NOT takes the next word away, OR parts alternatives. A `*` at the end of a word changes nothing, since words are
found inside longer ones anyway. Everything else is literal text. Letters and digits of any width and case are the same.
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
        """Give it as FTS5 reads it."""
        wanted = " AND ".join(map(phrase, self.words))
        return (
            f"({wanted}) NOT ({' OR '.join(map(phrase, self.without))})"
            if self.without
            else f"({wanted})"
        )


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: any of the alternatives. Without one nothing was asked for, and every article is found."""

    alternatives: tuple[Alternative, ...] = ()
    stray: tuple[str, ...] = ()
    """Operators that stood where none can, and are looked for as words."""

    @property
    def words(self) -> list[str]:
        """Return the words that are to be marked in a text."""
        return list(
            dict.fromkeys(word for alternative in self.alternatives for word in alternative.words)
        )

    @property
    def match(self) -> str:
        """Give it as FTS5 reads it, whichever tool asks."""
        return " OR ".join(f"({alternative.match})" for alternative in self.alternatives)


def parse(typed: str) -> Query:
    """Read what was typed; there is nothing that cannot be read.

    >>> parse('乡村振兴 OR GDP NOT "New York"').match
    '(("乡村 村振 振兴")) OR (("GD DP") NOT ("Ne ew w␠ ␠Y Yo or rk"))'
    """
    typed_words, negated = _split(typed), False
    alternatives, stray = [Alternative()], []
    for place, (word, operator) in enumerate(typed_words, start=1):
        here = alternatives[-1]
        if not operator or not here.words or negated or place == len(typed_words):
            (here.without if negated else here.words).append(word)
            stray += [word] * operator
            negated = False
        elif word == "OR":
            alternatives.append(Alternative())
        else:
            negated = word == "NOT"
    return Query(
        tuple(alternative for alternative in alternatives if alternative.words),
        tuple(dict.fromkeys(stray)),
    )


def indexed(text: str) -> str:
    """Write a text as the index does, but for its case."""
    return text.translate(_INDEXED)


def phrase(word: str) -> str:
    """Return the phrase that stands for a word in the index: its pairs of characters; for one character, what begins with it."""
    text = indexed(word)
    inside = " ".join(text[i : i + 2] for i in range(max(1, len(text) - 1)))
    return '"' + inside.replace('"', '""') + ('"*' if len(text) == 1 else '"')


def pattern(words: list[str]) -> re.Pattern[str] | None:
    """Return the pattern that finds the words in a text as it is printed, the longest first."""
    forms = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(_printed, forms)), re.IGNORECASE) if forms else None


def _split(typed: str) -> list[tuple[str, bool]]:
    """Return the words with whether each is an operator; what is empty in the index is no word."""
    words = []
    for quoted, plain in _WORD.findall(tidy(re.sub(r"\s", " ", typed))):
        word = tidy(quoted) if not plain else plain.rstrip("*") or plain
        if indexed(word):
            words.append((word, plain in _OPERATORS))
    return words


def _printed(word: str) -> str:
    return "\u3000*".join(_PRINTED.get(letter, re.escape(letter)) for letter in indexed(word))
