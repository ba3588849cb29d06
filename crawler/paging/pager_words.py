"""What the links of pagers say: words that are compared after `label()`, numbers and totals.

下一页 is the next page of this text, 下一篇 and its kin lead to another text; both may stand on one
line of a template.
"""

import re

from crawler.lexicon.numerals import in_digits
from crawler.lexicon.patterns import any_of, words
from crawler.lexicon.tables import pager_owners as owners
from crawler.lexicon.tables import pagers
from crawler.lexicon.uses import Use
from crawler.text import fold

NEXT, PREVIOUS, FIRST, LAST, SINGLE, OF_PICTURES = (
    frozenset(words(use))
    for use in (Use.NEXT, Use.PREVIOUS, Use.FIRST, Use.LAST, Use.SINGLE, Use.OF_PICTURES)
)
ARROWS_ON = frozenset("> › » → ▶ >> ›› ≫".split())
ARROWS_BACK = frozenset("< ‹ « ← ◀ << ‹‹ ≪".split())
"""Arrows name a page beside numbers or a total, and nothing by themselves."""

SERIES = tuple(tuple(series.split()) for series in pagers.SERIES)
"""Ways to count pages other than in digits; a row of controls with neighbours of one series is numbered by it."""

MAY_BE_WORD = re.compile(any_of(pagers.MAY_BE_WORD), re.IGNORECASE)
LIST_MARKS = re.compile(any_of(pagers.OF_LISTS), re.IGNORECASE)
COMMENT_MARKS = re.compile(any_of(pagers.OF_COMMENTS), re.IGNORECASE)
CONTENTS_MARKS = re.compile(any_of(pagers.OF_CONTENTS))
TOTAL = re.compile(any_of(pagers.TOTALS))
MAY_BE_CONTROL = re.compile(any_of(pagers.MAY_BE_CONTROL), re.IGNORECASE)
WRITTEN = re.compile(any_of(owners.WRITTEN), re.IGNORECASE)
MAY_BUILD = re.compile(any_of(owners.MAY_BUILD), re.IGNORECASE)
HERE = re.compile(any_of(pagers.HERE))
MAY_COUNT = re.compile(any_of(pagers.MAY_COUNT))
BARE_NUMBER = re.compile(r"(?<![\d./\-])\d{1,4}(?![\d./\-])")
NEXT_PHRASE = re.compile(any_of(pagers.NEXT_IN_WORDS))
BREAK_MARK = re.compile(any_of(pagers.BREAK_MARKS), re.IGNORECASE)
UNFINISHED = re.compile(any_of(pagers.UNFINISHED))
MACHINERY = re.compile(any_of(pagers.MACHINERY), re.IGNORECASE)
_CURRENT_OF_TOTAL = tuple(re.compile(phrase.pattern) for phrase in pagers.CURRENT_OF_TOTAL)
_TOTAL_THEN_CURRENT = re.compile(any_of(pagers.TOTAL_THEN_CURRENT))
_NUMBER = re.compile(any_of(pagers.NUMBERS))
_TITLED_NUMBER = re.compile(any_of(pagers.TITLED_NUMBERS))
_DECORATION = "[]【】()（）<>《》«»‹›→←|/·-_.…:：,，、"

OWNERS = {
    what: re.compile(any_of(phrases))
    for what, phrases in {
        "comments": owners.COMMENTS,
        "tips": owners.TIPS,
        "a vote": owners.VOTES,
        "an issue": owners.ISSUES,
        "a calendar": owners.CALENDARS,
        "pictures": owners.PICTURES,
        "films": owners.FILMS,
        "floors": owners.FLOORS,
        "a search": owners.SEARCHES,
        "other articles": owners.OTHERS,
    }.items()
}
"""By what a pager may belong to: the words that stand in it or above it then."""

OWNER_NAMES = {
    what: re.compile(any_of(phrases))
    for what, phrases in {
        "comments": owners.NAMED_COMMENTS,
        "tips": owners.NAMED_TIPS,
        "a vote": owners.NAMED_VOTES,
        "a calendar": owners.NAMED_CALENDARS,
        "pictures": owners.NAMED_PICTURES,
        "films": owners.NAMED_FILMS,
        "floors": owners.NAMED_FLOORS,
        "a search": owners.NAMED_SEARCHES,
        "other articles": owners.NAMED_OTHERS,
    }.items()
}
"""By what a pager may belong to: the ids and classes of boxes around it."""

RECORDS = re.compile(any_of(owners.RECORDS), re.IGNORECASE)
COUNT_NAMES = re.compile(any_of(owners.COUNT_NAMES))
WEAK_COUNT_NAMES = re.compile(any_of(owners.WEAK_COUNT_NAMES))
HERE_NAMES = re.compile(any_of(owners.HERE_NAMES))
OTHER_COUNTS = re.compile(any_of(owners.OTHER_COUNTS))


def stated(text: str) -> tuple[int, int] | None:
    """Read the current page and the total that are printed together: `1/5`, 第2页/共5页, 共5页 当前第2页."""
    if turned := _TOTAL_THEN_CURRENT.search(text):
        return int(turned[2]), int(turned[1])
    both = next((found for way in _CURRENT_OF_TOTAL if (found := way.search(text))), None)
    return (int(both[1]), int(both[2])) if both else None


def label(text: str) -> str:
    """Reduce a link's text to its word: half width, lower case, no spaces, brackets and arrows."""
    return fold(text).strip(_DECORATION).lower()


def number(text: str) -> int | None:
    """Read a link's text as a page number: `3`, `[3]`, `第3页`, `第三页`, `... 34`."""
    found = _NUMBER.match(fold(text).strip("[]【】()"))
    return int(in_digits(found[1] or found[2])) if found else None


def titled_number(text: str) -> int | None:
    """Read the number of a page that is named by its sub-title: `第2页：寺院`, `2、真抓实干`, `标题(2)`."""
    found = _TITLED_NUMBER.match(fold(text))
    return int(next(filter(None, found.groups()))) if found else None
