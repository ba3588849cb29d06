"""The credits inside paragraphs: behind a dateline, at the beginning of a lead, at the end."""

import re

from crawler.lexicon.patterns import any_of, either
from crawler.lexicon.tables.readers import SOURCE_IN_BRACKETS
from crawler.lexicon.uses import Use
from crawler.model import Credits
from crawler.reading.features.credit_line import read
from crawler.reading.features.media import is_medium
from crawler.reading.features.people import leading_names, only_names

_BRACKET = re.compile(r"[（(【\[]([^（）()【】\[\]]{2,60})[）)】\]]")
_CREDITING = re.compile(
    rf"{either(Use.IN_BRACKETS)}|{either(Use.BEFORE_SLASH)}[/／]|{either(Use.ENDS_BRACKETS)}$"
)
_CREDITING_LAST = re.compile(
    rf"{_CREDITING.pattern}|{either(Use.IN_LAST_BRACKETS)}|{any_of(SOURCE_IN_BRACKETS)}"
)
# 本报讯（刘婷）, 江边社3月5日电（刘婷、何旭）
_DATELINE = re.compile(rf"{either(Use.ENDS_DATELINE)}\s*$")
_NEAR = 40
_SENTENCE = re.compile(r"(?:^|[。！？!?”…』」])\s*$")
# （刘婷 江边报道）
_WHERE = re.compile(rf"[\s\u3000]*[\u4e00-\u9fff]{{0,6}}{either(Use.WROTE_FROM)}?$")
# 本报讯 记者 刘婷 通讯员 何旭 清早……
_UNBRACKETED = re.compile(
    rf"[^，。,；;！!？?（(“\"]{{0,16}}{either(Use.DATELINE)}[\s\u3000]+"
    rf"((?:[\u4e00-\u9fff]{{0,6}}{either(Use.REPORTER)})[^，。：:]{{2,40}})"
)
# 江边网记者刘婷3月5日报道：
_LEAD = re.compile(
    r"(?:[（(【\[][^（）()【】\[\]\s]{2,12}[）)】\]])?"
    rf"[^，。,；;！!？?（(“\"]{{0,24}}?{either(Use.LEAD_REPORTER)}[\s\u3000]*"
)
_REPORTS = re.compile(
    r"[\s\u3000]*(?:(?:\d{1,2}月)?\d{1,2}日|从[\u4e00-\u9fff]{2,8})?"
    rf"(?:{either(Use.LEAD_REPORTS)}|[:：])"
)


# Where somebody writes from: 雨山镇, 城关小学, 县水泥厂.
_PLACE = re.compile(rf"[\u4e00-\u9fff]{{1,14}}{either(Use.OFFICE)}[ \u3000]*$")


def in_brackets(paragraph: str, *, last: bool = False) -> Credits:
    """Read the credits in the brackets of a paragraph; other brackets say nothing.

    Names alone count behind a dateline, and behind the sentence that is the article's `last`.
    """
    found = Credits()
    for match in _BRACKET.finditer(paragraph):
        before = paragraph[max(0, match.start() - _NEAR) : match.start()]
        ending = (
            last and not paragraph[match.end() :].strip() and _SENTENCE.search(before) is not None
        )
        if (_CREDITING_LAST if ending else _CREDITING).search(match[1]):
            found |= read(match[1]).credit
        elif ending:
            found |= Credits(authors=_signature(match[1]))
        elif match.start() < _NEAR and _DATELINE.search(before):
            found |= Credits(authors=only_names(match[1], labelled=True))
    return found


def reporter(paragraph: str) -> Credits:
    """Read who reports, in the first words of a lead (江边网记者刘婷3月5日报道)."""
    if (opening := _UNBRACKETED.match(paragraph)) is not None:
        return read(opening[1]).credit
    lead = _LEAD.match(paragraph)
    if lead is None:
        return Credits()
    names, end = leading_names(paragraph[lead.end() :])
    reports = _REPORTS.match(paragraph, lead.end() + end)
    return Credits(authors=names) if names and reports else Credits()


def _signature(text: str) -> tuple[str, ...]:
    """Read the names that sign an article, alone or behind their office: 县融媒体中心 刘婷."""
    office, _, person = text.strip().rpartition(" ")
    text = person if is_medium(office) or _PLACE.match(office) else text.strip()
    names, end = leading_names(text)
    return names if _WHERE.match(text, end) else ()
