"""For each use a frame that any word can be put in, and a check of how such a line is read."""

from collections.abc import Callable
from dataclasses import dataclass

from crawler.lexicon.patterns import words
from crawler.lexicon.rule import Place
from crawler.lexicon.rule_names import RuleName
from crawler.lexicon.uses import Use
from crawler.paging import pager_words
from crawler.reading import around
from crawler.reading.features import dateline
from crawler.reading.features.credit_line import read
from crawler.reading.features.labels import begins_with_name
from crawler.reading.features.media import SECTION, is_medium, source_of
from crawler.reading.features.people import SENT_FROM, is_name, leading_names
from crawler.reading.features.phrases import match
from crawler.reading.fields import channel, images, related, subtitle, title_text

NAME = "刘婷"


@dataclass(frozen=True)
class Check:
    """`reads` says whether a word counts in a line; `frame` is a line for any word."""

    frame: str
    reads: Callable[[str, str], bool]


def _rule(place: Place, name: RuleName) -> Callable[[str, str], bool]:
    def reads(word: str, line: str) -> bool:
        found = match(line, place)
        return word in line and found is not None and found.name is name

    return reads


def _bare(word: str, line: str) -> bool:
    return any(mark.label == word and not mark.colon for mark in read(line).labels)


def _credited(line: str, *, last: bool = False) -> bool:
    return NAME in dateline.in_brackets(line, last=last).authors


def _without_source(line: str) -> bool:
    return bool(read(line).labels) and read(line).credit.source is None


def _author_alone(line: str) -> bool:
    return read(line).credit.authors == (NAME,) and not read(line).pieces


def _ends_source(end: str) -> Callable[[str, str], bool]:
    return lambda _, line: (source_of(line.removeprefix("来源："))[0] or "").endswith(end)


_IN_TAIL = Place.TAIL
_OTHERS = _rule(_IN_TAIL, RuleName.RELATED)
_REMARKS = _rule(_IN_TAIL, RuleName.COMMENTS)
_MORE = _rule(_IN_TAIL, RuleName.MORE)


CHECKS: dict[Use, Check] = {
    Use.BARE: Check("{} 刘婷", _bare),
    Use.SHORT: Check("刘婷 {}", _bare),
    Use.DATED: Check("{}江边日报 2017-02-03", _bare),
    Use.SENT: Check("江边晚报{}：刘婷", lambda _, s: any(mark.sender for mark in read(s).labels)),
    Use.ASKED: Check(
        "{}：专线为什么开得这么早？", lambda _, s: "：" in s and not read(s).credit.authors
    ),
    Use.WAITS: Check("{}", lambda _, s: s[-1] in around._OPEN),
    Use.STAFF: Check("{}", lambda word, s: s.endswith(word) or s.startswith(word)),
    Use.CLOSES: Check("{}：王小军", _rule(_IN_TAIL, RuleName.EDITOR)),
    Use.ABOUT_AUTHOR: Check(
        "{}渡口小学", lambda _, s: s.lstrip("（").startswith(words(Use.ABOUT_AUTHOR))
    ),
    Use.ENDS_NAME: Check(
        "刘婷{}", lambda word, s: f"{NAME}{word}" in s and NAME in leading_names(s)[0]
    ),
    Use.BEHIND_NAMES: Check("作者：刘婷 {}", lambda word, s: word in s and _author_alone(s)),
    Use.REPORTED: Check("作者：刘婷 渡口{}", lambda word, s: word in s and _author_alone(s)),
    Use.SENT_FROM: Check("罗科{}江边", lambda _, s: SENT_FROM.match(s) is not None),
    Use.AT_WORK: Check("刘婷 何旭 江边{}", lambda _, s: leading_names(s)[0] == (NAME, "何旭")),
    Use.PROVIDED: Check(
        "图片：受访者{}", lambda _, s: bool(read(s).labels) and not read(s).credit.photographers
    ),
    Use.ANYBODY: Check(
        "作者：{}", lambda _, s: s.startswith("作者：") and not read(s).credit.authors
    ),
    Use.REPORTER: Check("江边晚报{} 刘婷", lambda _, s: begins_with_name(s)),
    Use.IN_BRACKETS: Check("早班船停航（{} 刘婷）了", lambda _, s: bool(dateline.in_brackets(s))),
    Use.IN_LAST_BRACKETS: Check(
        "早班船停航。（{} 刘婷）", lambda _, s: bool(dateline.in_brackets(s, last=True))
    ),
    Use.BEFORE_SLASH: Check("早班船停航（{}/刘婷）了", lambda _, s: bool(dateline.in_brackets(s))),
    Use.ENDS_BRACKETS: Check(
        "刘婷 {}", lambda word, s: s.endswith(word) and bool(dateline._CREDITING.search(s))
    ),
    Use.WROTE_FROM: Check("早班船停航。（刘婷 江边{}）", lambda _, s: _credited(s, last=True)),
    Use.ENDS_DATELINE: Check("江边社3月5日{}（刘婷）", lambda _, s: _credited(s)),
    Use.DATELINE: Check(
        "江边社3月5日{} 记者 刘婷 清早到了渡口",
        lambda _, s: dateline.reporter(s).authors == (NAME,),
    ),
    Use.LEAD_REPORTER: Check(
        "江边网{}刘婷3月5日报道，早班船停航", lambda _, s: bool(dateline.reporter(s))
    ),
    Use.LEAD_REPORTS: Check(
        "江边网记者刘婷3月5日{}，早班船停航", lambda _, s: bool(dateline.reporter(s))
    ),
    Use.OFFICE: Check("早班船停航。（雨山{} 刘婷）", lambda _, s: _credited(s, last=True)),
    Use.UNKNOWN_SOURCE: Check("来源：{}", lambda _, s: _without_source(s)),
    Use.NO_SOURCE: Check("来源：{}", lambda _, s: _without_source(s)),
    Use.MEDIUM: Check("江边{}", lambda word, s: word in s and is_medium(s)),
    Use.NO_MEDIUM: Check("{}江边日报", lambda _, s: not is_medium(s)),
    Use.NO_MEDIUM_ALONE: Check("{}", lambda word, s: s == word and not is_medium(s)),
    Use.NO_MEDIUM_BEGIN: Check("{}江边日报", lambda _, s: not is_medium(s)),
    Use.NO_MEDIUM_END: Check("江边日报{}", lambda _, s: not is_medium(s)),
    Use.SECTION: Check("江边{}", lambda _, s: SECTION.search(s) is not None),
    Use.SITE: Check("江边{}", lambda _, s: title_text.names_site(s)),
    Use.QUALIFIES: Check("来源：江边日报（{}平台）", _ends_source("）")),
    Use.QUALIFIES_END: Check("来源：江边日报（山城{}）", _ends_source("）")),
    Use.EDITED: Check("来源：江边网[{}]", _ends_source("]")),
    Use.PLACE: Check("来源：{}", lambda _, s: _without_source(s)),
    Use.STYLE: Check("刘{}", lambda _, s: not is_name(s)),
    Use.COMPOUND_SURNAME: Check("{}文山", lambda _, s: is_name(s.removeprefix("作者："))),
    Use.TIBETAN: Check("{}顿珠", lambda _, s: is_name(s)),
    Use.NO_NAME: Check("{}", lambda _, s: not is_name(s)),
    Use.OTHERS_WHICH: Check("{}图集", _OTHERS),
    Use.OTHERS_WHAT: Check("热门{}", _OTHERS),
    Use.OTHERS_HEADING: Check("【{}】", _OTHERS),
    Use.OTHERS_BEGIN: Check(
        "{}", lambda _, s: len(s) <= 16 and around._OTHERS.search(s) is not None
    ),
    Use.RELATED_WHICH: Check("{}阅读", lambda _, s: related._is_heading(s)),
    Use.RELATED_WHAT: Check("相关{}", lambda _, s: related._is_heading(s)),
    Use.RELATED_HEADING: Check("{}", lambda _, s: related._is_heading(s)),
    Use.BEHIND_HEADING: Check("相关阅读{}", lambda _, s: related._is_heading(s)),
    Use.REMARKS_WHOSE: Check("{}留言", _REMARKS),
    Use.REMARKS: Check("网友{}", _REMARKS),
    Use.BACK_TO: Check("返回{}", _MORE),
    Use.LOADS_MORE: Check("{}", _MORE),
    Use.SHARE_TO: Check("{}：", _rule(_IN_TAIL, RuleName.SHARE)),
    Use.TOOL: Check("【{}】", _rule(Place.ANYWHERE, RuleName.SHARE)),
    Use.PAGER_TOOL: Check("1 {} 2", _rule(Place.ANYWHERE, RuleName.PAGER)),
    Use.NO_SUBTITLE: Check("渡口的早班船{}", lambda _, s: bool(subtitle._OTHER.search(s))),
    Use.SIZE: Check("字号：大 {} 小", lambda word, s: word in s and read(s).rest.strip() == ""),
    Use.SIZE_NAME: Check("人气 128 {}", lambda word, s: word in s and read(s).rest.strip() == ""),
    Use.NEXT: Check("[{}]", lambda _, s: pager_words.label(s) in pager_words.NEXT),
    Use.PREVIOUS: Check("[{}]", lambda _, s: pager_words.label(s) in pager_words.PREVIOUS),
    Use.FIRST: Check("[{}]", lambda _, s: pager_words.label(s) in pager_words.FIRST),
    Use.LAST: Check("[{}]", lambda _, s: pager_words.label(s) in pager_words.LAST),
    Use.SINGLE: Check("[{}]", lambda _, s: pager_words.label(s) in pager_words.SINGLE),
    Use.OF_PICTURES: Check("[{}]", lambda _, s: pager_words.label(s) in pager_words.OF_PICTURES),
    Use.WELCOME: Check("{}", lambda _, s: title_text.names_site(s)),
    Use.TRAIL_WHERE: Check("{}位置：江边网", lambda _, s: channel._LEAD.match(s) is not None),
    Use.TRAIL_IS: Check("{}：江边网", lambda _, s: channel._LEAD.match(s) is not None),
    Use.TRAIL_BARE: Check("{} 江边网", lambda _, s: channel._LEAD.match(s) is not None),
    Use.TO_HOME: Check("{}首页", lambda _, s: channel._HOME.match(s) is not None),
    Use.NO_HOME: Check("新闻{}首页", lambda _, s: channel._HOME.fullmatch(s) is None),
    Use.CAPTION_BEGIN: Check("{}：渡口", lambda _, s: images._CREDIT.search(s) is not None),
    Use.CAPTION_END: Check("渡口 {}", lambda _, s: images._CREDIT.search(s) is not None),
}
WHEREVER = (
    Use.STAFF
    | Use.NO_SUBTITLE
    | Use.NO_MEDIUM
    | Use.NO_MEDIUM_BEGIN
    | Use.NO_MEDIUM_END
    | Use.NO_NAME
    | Use.NO_HOME
)
"""Uses in which a word counts in any line; a counter-example is one of the row's other uses."""
