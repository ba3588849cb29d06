"""What the links of pagers say: words that are compared after `label()`, numbers and totals.

下一页 is the next page of this text, 下一篇 and its kin lead to another text; both may stand on one
line of a template.
"""

import re

from crawler.lexicon.numerals import in_digits
from crawler.lexicon.patterns import any_of, words
from crawler.lexicon.tables import pagers
from crawler.lexicon.uses import Use
from crawler.text import fold

NEXT, PREVIOUS, LAST, SINGLE, OF_PICTURES = (
    frozenset(words(use)) for use in (Use.NEXT, Use.PREVIOUS, Use.LAST, Use.SINGLE, Use.OF_PICTURES)
)

MAY_BE_WORD = re.compile(any_of(pagers.MAY_BE_WORD), re.IGNORECASE)
LIST_MARKS = re.compile(any_of(pagers.OF_LISTS), re.IGNORECASE)
COMMENT_MARKS = re.compile(any_of(pagers.OF_COMMENTS), re.IGNORECASE)
CONTENTS_MARKS = re.compile(any_of(pagers.OF_CONTENTS))
CURRENT_OF_TOTAL = re.compile(any_of(pagers.CURRENT_OF_TOTAL))
TOTAL = re.compile(any_of(pagers.TOTALS))
_TOTAL_THEN_CURRENT = re.compile(any_of(pagers.TOTAL_THEN_CURRENT))
_NUMBER = re.compile(any_of(pagers.NUMBERS))
_TITLED_NUMBER = re.compile(any_of(pagers.TITLED_NUMBERS))
_DECORATION = "[]【】()（）<>《》«»‹›→←|/·-_.…:：,，、"


def stated(text: str) -> tuple[int, int] | None:
    """Read the current page and the total that are printed together: `1/5`, 第2页/共5页, 共5页 当前第2页."""
    if both := CURRENT_OF_TOTAL.search(text):
        return int(both[1]), int(both[2])
    turned = _TOTAL_THEN_CURRENT.search(text)
    return (int(turned[2]), int(turned[1])) if turned else None


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
