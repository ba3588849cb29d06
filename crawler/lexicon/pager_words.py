"""What pagers say: word classes as data, compared after `label()`.

下一页 is the next page of this text, 下一篇 and its kin lead to another text; on one line of a template both may stand.
"""

import re

from crawler.lexicon.numerals import NUMERAL, in_digits
from crawler.lexicon.patterns import words
from crawler.lexicon.uses import Use
from crawler.text import fold

NEXT, PREVIOUS, LAST, SINGLE, OF_PICTURES = (
    frozenset(words(use)) for use in (Use.NEXT, Use.PREVIOUS, Use.LAST, Use.SINGLE, Use.OF_PICTURES)
)

# A cheap test before the exact one: the characters without which a text is none of these words.
MAY_BE_WORD = re.compile(r"[页頁张張幅]|全\s*文|全部|next|last", re.IGNORECASE)

# Tokens of a list's pager: how many records there are, not how many pages an article has.
LIST_MARKS = re.compile(
    r"条记录|条信息|条新闻|(?<!\d)\d++条|共\d++篇|总数|totalrecord|记录", re.IGNORECASE
)
COMMENT_MARKS = re.compile(r"comment|reply|评论|跟帖|reward", re.IGNORECASE)
CONTENTS_MARKS = re.compile(r"目录|返目|回目")

_DECORATION = "[]【】()（）<>《》«»‹›→←|/·-_.…:：,，、"
_NUMBER = re.compile(r"(?:\.{2,3}|…+)?第?(\d{1,4})(?:/\d{1,4})?页?$|第(" + NUMERAL + ")页$")
_TITLED_NUMBER = re.compile(r"第(\d{1,3})页|(\d{1,3})[、.．:：]|.*[(（](\d{1,3})[)）]$")

# A total beside the current page: 1/5, 第2页/共5页, 当前第1/28页, 页次:1/2; and a total alone: 共5页, 共【5】页.
CURRENT_OF_TOTAL = re.compile(
    r"(?<![\d/.\-])(?:第\s*)?(\d{1,4})\s*页?\s*[/／]\s*共?\s*(\d{1,4})\s*页?(?![\d/.\-])"
)
_TOTAL_THEN_CURRENT = re.compile(r"共\s*(\d{1,4})\s*[页頁][^\d/]{0,8}第\s*(\d{1,4})\s*[页頁]")
TOTAL = re.compile(r"共\s*[【\[(]?\s*(\d{1,4})\s*[】\])]?\s*[页頁]")


def stated(text: str) -> tuple[int, int] | None:
    """Read the current page and the total that are printed together: `1/5`, 第2页/共5页, 共5页 当前第2页."""
    if both := CURRENT_OF_TOTAL.search(text):
        return int(both[1]), int(both[2])
    turned = _TOTAL_THEN_CURRENT.search(text)
    return (int(turned[2]), int(turned[1])) if turned else None


def label(text: str) -> str:
    """Reduce a link's text to its word: no spaces, half width, no brackets and arrows around it, lower case."""
    return fold(text).strip(_DECORATION).lower()


def number(text: str) -> int | None:
    """Read a link's text as a page number: `3`, `[3]`, `第3页`, `第三页`, `... 34`."""
    found = _NUMBER.match(fold(text).strip("[]【】()"))
    return int(in_digits(found[1] or found[2])) if found else None


def titled_number(text: str) -> int | None:
    """Read the number of a page that is named by its sub-title: `第2页：寺院`, `2、真抓实干`, `标题(2)`."""
    found = _TITLED_NUMBER.match(fold(text))
    return int(next(filter(None, found.groups()))) if found else None
