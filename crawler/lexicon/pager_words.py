"""What pagers say: word classes as data, compared after `label()`.

下一页 is the next page of this text, 下一篇 and its kin lead to another text; on one line of a template both may stand.
"""

import re

from crawler.text import NUMERAL, fold, in_digits

NEXT = frozenset(
    "下一页 下一頁 下页 下頁 后页 後頁 后一页 向后翻页 翻下页 下一张 下一張 下一幅 点击图片进入下一页 点击进入下一页 next nextpage".split()
)
PREVIOUS = frozenset(
    "上一页 上一頁 上页 上頁 前页 前頁 前一页 向前翻页 上一张 上一張 上一幅 previous prev prevpage".split()
)
LAST = frozenset("尾页 尾頁 末页 末頁 最后一页 最後一頁 最末页 最后页 last".split())
SINGLE = frozenset(
    "全文 余下全文 阅读全文 查看全文 显示全文 全文阅读 全文显示 在本页阅读全文 本页阅读全文 在当前页阅读全文 单页阅读 单页显示 单页浏览"
    " 单页全文 阅读全部 显示全部 在本页显示剩余内容 閱讀全文 点击阅读全文 点击查看全文 点击阅读余下全文 点击查看余下全文 阅读余下全文 查看余下全文"
    " 阅读剩余全文 查看剩余全文 展开全文 展开剩余全文 查看余下内容 阅读余下内容".split()
)

# Words of slide shows, whose arrows are mostly scripts on the same page.
OF_PICTURES = frozenset(
    "下一张 下一張 下一幅 上一张 上一張 上一幅 点击图片进入下一页 点击进入下一页 next".split()
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
