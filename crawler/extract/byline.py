"""The grammar of bylines: who wrote, photographed, reported in and edited, and where the text comes from.

A line is cut at the labels of `LABELS`; what follows a label, up to the next label, date or wide gap, is its value. The same
grammar reads the line under the title (来源：… 作者：… 点击：…), credits of their own line (文/图张希锋 阮世喜), brackets in the
first and last paragraph (本报讯（记者 … 通讯员 …）), and editor lines at the end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import zip_longest

from crawler.extract.names import only_names, split_names, unpad
from crawler.text import narrow, tidy


class Role(Enum):
    """What the value of a label is."""

    SOURCE = auto()
    AUTHOR = auto()
    PHOTOGRAPHER = auto()
    AUTHOR_AND_PHOTOGRAPHER = auto()
    CORRESPONDENT = auto()
    EDITOR = auto()
    NOTHING = auto()
    """Said of the page, not of the article: clicks, font size, proof-reader, date labels."""


LABELS: dict[Role, str] = {
    Role.SOURCE: "文章来源 信息来源 新闻来源 稿件来源 内容来源 本文来源 稿源 来源于 来源 來源 来自 出处 转自",
    Role.EDITOR: (
        "责任编辑 責任編輯 执行编辑 值班编辑 网络编辑 实习编辑 见习编辑 本版编辑 本期编辑 初审编辑 文字编辑 编辑部 责编 编辑 編輯 选稿"
    ),
    Role.AUTHOR_AND_PHOTOGRAPHER: "文/图 图/文 文/摄 摄/文 文、图 图、文 文并图 文图 图文 摄影报道",
    Role.AUTHOR: (
        "本报全媒体记者 全媒体记者 融媒体记者 本报见习记者 本报实习记者 本报特约记者 本报首席记者 本报记者 本网记者 本刊记者 本台记者 特约记者 特派记者"
        " 实习记者 见习记者 首席记者 实习生 记者 文章作者 作者 撰文 撰稿 采写 文字 文"
    ),
    Role.CORRESPONDENT: "特约通讯员 本报通讯员 通讯员 通訊員",
    Role.PHOTOGRAPHER: "摄影记者 摄影 供图 摄 图片 图",
    Role.NOTHING: (
        "发布时间 更新时间 发表时间 发布日期 更新日期 录入时间 时间 日期 发布人 发布者 录入 浏览次数 点击次数 阅读次数 点击数 点击量 点击率 点击 浏览量 浏览数 浏览 阅读量 阅读数"
        " 阅读 访问量 评论数 评论 字体大小 字体 字号 分享到 分享 打印 校对 审核 审校 审稿 终审 初审 复审 二审 三审 一审 监制 监审 总监制 主编 责任校对 值班主任 美编 我要纠错 收藏 大 中 小"
        " 举报 关键词 标签 栏目 分类 作者单位"
    ),
}
# Short labels are words of ordinary text as well; they count with a colon, or before a name.
_NEEDS_COLON = frozenset(
    "文 图 文字 图片 时间 日期 大 中 小 打印 收藏 阅读 浏览 点击 评论 分享 举报 转自 来自 出处 栏目 分类 标签 摄 录入 校对".split()
)
_ROLE_OF = {label: role for role, labels in LABELS.items() for label in labels.split()}
_LABEL = re.compile(
    rf"(?P<label>{'|'.join(sorted(map(re.escape, _ROLE_OF), key=len, reverse=True))})(?P<colon>[ \t\u3000]*[:：|丨∣][ \t\u3000]*)?"
)
_GAP = re.compile(r"[ \t\u00a0\u3000\r\n]*\n[ \t\u00a0\u3000\r\n]*|[\u00a0\u3000]{2,}|[ \u00a0\u3000]{3,}")
_END_OF_SOURCE = re.compile(r"[\t|丨┊【】\[\]<>]|\d{4}\s*[-年/.]|(?<=[^-－—]) (?=[^-－—\s])|[（(]原|\s+(?:T|A)\s*[|]|$")
_STAFF_CODE = re.compile(r"[_\s]*[(（]?[A-Z]{1,3}\d{2,}[)）]?$")
_UNKNOWN = frozenset("未知 佚名 不详 网络 互联网 本站 admin 管理员 系统管理员 匿名 无".split())
_BRACKET = re.compile(r"[（(【\[]([^（）()【】\[\]]{2,60})[）)】\]]")
_LEFTOVER = re.compile(r"[\s\u3000\u00a0\d:：\-/.年月日|丨┊【】\[\]()（）<>+,，。、;；_—]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """What a line credits; empty fields say nothing."""

    source: str | None = None
    authors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()

    def __or__(self, other: "Credits") -> "Credits":
        """Add what the other line says, keep what this one said first."""
        if not other or not self:
            return self or other
        return Credits(
            source=self.source or other.source,
            authors=_union(self.authors, other.authors),
            photographers=_union(self.photographers, other.photographers),
            correspondents=_union(self.correspondents, other.correspondents),
            editors=_union(self.editors, other.editors),
        )

    def __bool__(self) -> bool:
        return bool(self.source or self.authors or self.photographers or self.correspondents or self.editors)


def _union(names: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, *more))) if more else names


@dataclass(frozen=True, slots=True)
class _Part:
    role: Role
    label: str
    colon: bool
    value: str


def credits_of(text: str) -> Credits:
    """Read the credits of a line that is made of labels and values."""
    found = Credits()
    for part in _parts(text):
        found = found | _credit(part)
    return found


def standalone(text: str) -> Credits:
    """Read a line that is nothing but a byline: labels with names, or names alone; empty when it holds other words."""
    line = tidy(text)
    inner = line.strip("（）()【】[]□■●◎ ")
    if len(line) > 60:
        return Credits()
    if names := only_names(inner):
        return Credits(authors=names) if len(names) > 1 or len(inner) > 1 else Credits()
    return credits_of(inner) if _is_all_labels(inner) else Credits()


def is_information(text: str) -> bool:
    """Say whether a line holds only labels, their values, dates and numbers: the line under a title."""
    return _is_all_labels(text)


def in_brackets(paragraph: str) -> Credits:
    """Read the credits in the brackets of a paragraph: 本报讯（记者 …）, …（通讯员 …）; other brackets say nothing."""
    found = Credits()
    for match in _BRACKET.finditer(paragraph):
        before = paragraph[: match.start()].rstrip()
        if names := only_names(match[1]):
            found |= Credits(authors=names) if re.search(r"(?:讯|电|报道)$", before) and len(before) < 20 else Credits()
        elif re.search(r"记者|通讯员|作者|实习生", match[1]):
            found |= credits_of(match[1])
    return found


def _parts(text: str) -> Iterator[_Part]:
    line = _GAP.sub("\t", narrow(text) if "：" not in text else text.replace("：", ":"))
    marks = [m for m in _LABEL.finditer(line) if _counts(m, line)]
    for mark, following in zip_longest(marks, marks[1:]):
        value = line[mark.end() : following.start() if following else len(line)]
        yield _Part(_ROLE_OF[mark["label"]], mark["label"], mark["colon"] is not None, value.lstrip())


def _counts(mark: re.Match[str], line: str) -> bool:
    if mark["colon"]:
        return True
    if mark["label"] in _NEEDS_COLON:
        role = _ROLE_OF[mark["label"]]
        return (
            role in {Role.AUTHOR, Role.PHOTOGRAPHER}
            and bool(split_names(line[mark.end() :]))
            and line[mark.end() : mark.end() + 1] in " \t\u3000"
        )
    return True


def _credit(part: _Part) -> Credits:
    match part.role:
        case Role.SOURCE:
            return Credits(source=_source(part))
        case Role.AUTHOR:
            return Credits(authors=_people(part))
        case Role.PHOTOGRAPHER:
            return Credits(photographers=_people(part))
        case Role.AUTHOR_AND_PHOTOGRAPHER:
            return Credits(authors=_people(part), photographers=_people(part))
        case Role.CORRESPONDENT:
            return Credits(correspondents=_people(part))
        case Role.EDITOR:
            return Credits(editors=_people(part))
        case Role.NOTHING:
            return Credits()


def _source(part: _Part) -> str | None:
    if not part.colon:
        return None
    end = _END_OF_SOURCE.search(part.value)
    value = tidy(part.value[: end.start()] if end else part.value).strip(" -—|,，、;；()（）")
    return value or None


def _people(part: _Part) -> tuple[str, ...]:
    """Read names; after a colon also a pen name, up to the first space."""
    names = split_names(part.value)
    if names or not part.colon:
        return tuple(name for name in names if name not in _UNKNOWN)
    word = re.split(r"[\s|丨,，、;；()（）【】\[\]。]", unpad(part.value.strip()), maxsplit=1)[0]
    word = _STAFF_CODE.sub("", word)
    return (word,) if 1 < len(word) <= 12 and word not in _UNKNOWN else ()


def _is_all_labels(text: str) -> bool:
    line = text.replace("：", ":")
    rest = line
    found = False
    for part in _parts(text):
        found = True
        value = _consumed(part)
        rest = rest.replace(part.label, "\n", 1)
        if value:
            rest = rest.replace(value, "\n", 1)
    rest = _LEFTOVER.sub("", rest)
    return (found or any(c.isdigit() for c in line)) and len(rest) <= 2


def _consumed(part: _Part) -> str:
    if part.role is Role.SOURCE:
        end = _END_OF_SOURCE.search(part.value)
        return part.value[: end.start()] if end else part.value
    if part.role is Role.NOTHING:
        return ""
    names = _people(part)
    last = names[-1] if names else ""
    position = unpad(part.value).rfind(last) if last else -1
    return (
        part.value if position < 0 and len(part.value) <= 12 else part.value[: position + len(last) + 1] if last else ""
    )
