"""The grammar of bylines: who wrote, photographed, reported in and edited, and where the text comes from.

A line is cut at the labels of `labels.py`; what follows a label, up to the next label, date, edge of an element or wide gap,
is its value. So it reads the line under the title (来源：… 作者：… 点击：…), credits of their own line (文/图张希锋 阮世喜,
张三/文 李四/图), and editor lines at the end; `dateline.py` finds the credits inside paragraphs.
"""

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from crawler.extract.credits import Credits
from crawler.extract.dates import masked
from crawler.extract.labels import BARE, LABEL, LEADS, SHORT, Role, name_of, role_of
from crawler.extract.media import PLACES, is_medium, source_of
from crawler.extract.names import is_name, leading_names, only_names
from crawler.text import tidy

EDGE = "\u001f"
"""Stands between two elements of a line; a date is written over with 1e, a wide gap becomes a tab."""
_SAME = str.maketrans({"：": ":", "﹕": ":", "∶": ":", "｜": "|", "丨": "|", "∣": "|", "︱": "|", "┃": "|", "／": "/"})
_GAP = re.compile(r"[ \u3000\u00a0]*[\t\r\n][\s\u3000]*|[\u3000\u00a0]{2,}|[ \u3000\u00a0]{3,}")
_SPACE = " \t\u3000\u00a0\u001e\u001f"
_EMPTY = _SPACE + ",，、;；。.|/()（）[]【】<>·•-—_+:□■●◎◇◆▲△★☆※"
_UNCLOSED = re.compile(r"\[[^\[\]]+$")
_SENTENCE = re.compile(r"[。！？，；]")
_PIECES = re.compile(r"[\s\u001e\u001f|•·]+")
_WORDS = re.compile(r"[\s、,，/|]+")
_COUNT = re.compile(r"[\s\u001f:]*[(（]?[\d,.]*[)）]?(?:次|人|条|万)?(?:[\s\u001f]*(?:[大中小]|超大|超小|默认|特大|[+\-]))*")
_DID = re.compile(
    r"[\s\u001f(（/]*(?:[\u4e00-\u9fff]{0,6}(?:报道|報導|报导|供图)|发自[\u4e00-\u9fff]{2,6}|整理|综合|采写|编译|文|译|电)"
)
_WORD = re.compile(r"[\s\u001f]*(?:(?:[大中小]|[\d,.]+)[\s\u001f]*)*[^\s\u001e\u001f|]*")
_SENT_FROM = re.compile(r"[\u4e00-\u9fff]{2,4}(?=发自)")
_STAFF_CODE = re.compile(r"[_\s]*[(（]?[A-Z]{1,3}\d{2,}[)）]?")
_PEN_NAME = re.compile(r"[^\s\u001e\u001f|,，、;；()（）【】\[\]。<>:]{2,20}")
_ANYBODY = frozenset("未知 佚名 不详 网络 互联网 本站 本网 admin 管理员 系统管理员 匿名 无 暂无 小编 编辑部 原创 转载 null".split())
# What a template says of readers and itself, between the fields.
_READERS = re.compile(
    r"(?:已?有|共|[(（])?[ \t\u001f]*\d[\d,.]*[ \t\u001f]*(?:人参与|条?评论|跟贴|人评论|次浏览|次阅读|阅读)(?:评论)?[)）]?|(?:评论|跟贴|参与|阅读|浏览|点击)[ \t\u001f]*\d[\d,.]*"
    r"|我有话说|我要评论(?:\(\d*\))?|我来说两句|手机看新闻|网友评论[ \t\u001f]*\d*[ \t\u001f\u00a0]*条?"
)
_FEW = 24
_TALK = re.compile(r"https?:\S*|www\.\S*|发布于[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,12}官方账号|[\d,.:]+|.|微博|微信|企鹅号")


@dataclass(slots=True)
class Reading:
    """What the grammar makes of a line: its credits, whether it has labels and a date, and what nothing accounts for."""

    credit: Credits = field(default_factory=Credits)
    labelled: bool = False
    dated: bool = False
    rest: list[str] = field(default_factory=list)

    @property
    def pieces(self) -> tuple[str, ...]:
        """Give the words that nothing accounts for."""
        words = _PIECES.split("\t".join(self.rest))
        stripped = (_UNCLOSED.sub(r"\g<0>]", word.strip(_EMPTY)) for word in words)
        return tuple(word for word in stripped if word and word not in PLACES and _TALK.fullmatch(word) is None)


def read(text: str) -> Reading:
    """Read a line of labels and values."""
    line = _READERS.sub("\t", masked(_GAP.sub("\t", text.strip().translate(_SAME))))
    marks = [mark for mark in LABEL.finditer(line) if _counts(mark, line)]
    found = Reading(labelled=bool(marks), dated="\u001e" in line)
    named = _open(found, line[: marks[0].start()] if marks else line, signed=_is_signed(marks, line))
    for mark, following in zip_longest(marks, marks[1:]):
        value = line[mark.end() : following.start() if following else len(line)]
        if following and following["sender"] and not value.strip(_SPACE) and role_of(mark) is Role.SOURCE:
            value = following["sender"]
        if named and _signs(mark) and _is_signed(marks, line):
            found.credit = _signed(found.credit, role_of(mark), named)
            named = _open(found, value, signed=True)
        else:
            names, end = _take(found, mark, value)
            found.rest.append(value[end:])
            named += names
    return found


def _open(found: Reading, text: str, *, signed: bool) -> tuple[str, ...]:
    """Take what stands before a label: names, when a word behind them says what they did."""
    names = only_names(text.strip(_EMPTY)) if signed else ()
    if not names:
        found.rest.append(text)
    return names


def _take(found: Reading, mark: re.Match[str], value: str) -> tuple[tuple[str, ...], int]:
    """Take a label's value; give the people it names, and where the value ends."""
    role, colon = role_of(mark), mark["colon"] is not None
    if role is Role.SOURCE:
        source, beside, end = source_of(value)
        found.credit |= Credits(source=source, authors=(beside,) if beside and beside not in _ANYBODY else ())
        return (), end
    names, end = _people(value, colon=colon and role is not Role.NOTHING, supplier=role is Role.SUPPLIER)
    if role is Role.SUPPLIER and not names:
        source, _, end = source_of(value)
        found.credit |= Credits(source=source if source and is_medium(source) else None)
    found.credit |= _credit(role, names)
    for behind in (_WORD,) if role is Role.NOTHING and colon and not names else (_STAFF_CODE, _DID, _COUNT):
        if (more := behind.match(value, end)) is not None:
            end = more.end()
    return names, end


_FIELDS: dict[Role, tuple[str, ...]] = {
    Role.AUTHOR: ("authors",),
    Role.SUPPLIER: ("authors",),
    Role.PHOTOGRAPHER: ("photographers",),
    Role.BOTH: ("authors", "photographers"),
    Role.CORRESPONDENT: ("correspondents",),
    Role.EDITOR: ("editors",),
    Role.DESK: ("desk",),
}


def _credit(role: Role, names: tuple[str, ...]) -> Credits:
    return Credits(**dict.fromkeys(_FIELDS.get(role, ()), names))  # type: ignore[arg-type] - none of them is `source`


def _signed(credit: Credits, role: Role, names: tuple[str, ...]) -> Credits:
    """Credit people with the word behind their names; who was called a reporter before stays what he was, or only took the picture."""
    known = set(credit.authors + credit.correspondents) & set(names)
    if role is Role.PHOTOGRAPHER:
        credit = replace(credit, authors=tuple(name for name in credit.authors if name not in names))
    elif known:
        role, names = Role.PHOTOGRAPHER, names if role is Role.BOTH else ()
    return credit | _credit(role, names)


def _people(value: str, *, colon: bool, supplier: bool = False) -> tuple[tuple[str, ...], int]:
    """Read names; behind a colon also a pen name, up to the first space, unless an office may have supplied the text."""
    start = len(value) - len(value.lstrip(_SPACE))
    names, end = leading_names(value[start:], credited=not supplier)
    if names:
        return tuple(name for name in names if name not in _ANYBODY), start + end
    word = (_PEN_NAME if colon else _SENT_FROM).match(value, start)
    if word is None or supplier:
        return (), start
    name = _STAFF_CODE.sub("", word[0]) or word[0]
    return ((name,) if name not in _ANYBODY and not name.isdigit() else ()), word.end()


def _counts(mark: re.Match[str], line: str) -> bool:
    """Say whether a label is one: with a colon always, else by what stands before and behind it."""
    label, role = name_of(mark), role_of(mark)
    free = mark.start() == 0 or line[mark.start() - 1] in _EMPTY
    if mark["colon"] is not None:
        return free or label not in SHORT
    after = line[mark.end() :]
    if role is Role.SOURCE:
        return free and (after[:1] in {EDGE, "\t"} or (label in LEADS and "\u001e" in line))
    if _signs(mark) and is_name(_before(line, mark)) and (label not in SHORT or after[:1] in _EMPTY):
        return True
    named = bool(leading_names(after.lstrip(_SPACE), credited=True)[0] or _SENT_FROM.match(after.lstrip(_SPACE)))
    if label in SHORT:
        return free and named and after[:1] in _SPACE
    return named if label in BARE else free and after[:1] in _EMPTY and role is Role.NOTHING


def _before(line: str, mark: re.Match[str]) -> str:
    """Give the word before a label."""
    return _WORDS.split(line[max(0, mark.start() - 12) : mark.start()].rstrip(_EMPTY))[-1]


def _signs(mark: re.Match[str]) -> bool:
    """Say whether a label may stand behind the names it is about: 张三/文 李四/图."""
    return mark["colon"] is None and (name_of(mark) in SHORT or role_of(mark) in {Role.BOTH, Role.PHOTOGRAPHER})


def _is_signed(marks: list[re.Match[str]], line: str) -> bool:
    """Say whether the labels of a line stand behind their names: then nothing follows the last of them."""
    return bool(marks) and _signs(marks[-1]) and not leading_names(line[marks[-1].end() :].lstrip(_SPACE))[0]


def credits_of(text: str) -> Credits:
    """Read the credits of a line that is made of labels and values."""
    return read(text).credit


def standalone(text: str) -> Credits:
    """Read a line that is nothing but a byline: labels with names, or names alone; empty when it holds other words."""
    inner = text.strip(_EMPTY)
    if not 1 < len(inner) <= 60:
        return Credits()
    if names := only_names(tidy(inner)):
        return Credits(authors=names)
    found = read(inner)
    return found.credit if found.labelled and not found.pieces else Credits()


def is_information(text: str) -> bool:
    """Say whether a line holds only labels, their values, dates, counts and a medium: the line under a title."""
    found = read(text)
    left = [word for word in found.pieces if not (found.dated and is_medium(word))]
    return (found.labelled or found.dated) and sum(map(len, left)) <= 2


def informs(text: str) -> bool:
    """Say whether a line holds labels or a date and few words beside them, no sentence: less strict than `is_information`."""
    found = read(text)
    return (found.labelled or found.dated) and sum(map(len, found.pieces)) <= _FEW and not _SENTENCE.search(text)
