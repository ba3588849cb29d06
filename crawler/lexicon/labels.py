"""The labels of bylines, as data: which words announce a source, an author, an editor, or nothing of interest."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from crawler.lexicon.media import is_medium
from crawler.lexicon.people import SENT_FROM, is_name, leading_names, only_names
from crawler.text import EDGE


class Role(Enum):
    """What the value of a label is."""

    SOURCE = auto()
    AUTHOR = auto()
    PHOTOGRAPHER = auto()
    BOTH = auto()
    """Wrote and photographed."""
    CORRESPONDENT = auto()
    EDITOR = auto()
    """Answers for the article: 责任编辑."""
    DESK = auto()
    """Worked on it: 编辑, 选稿."""
    SUPPLIER = auto()
    """Handed it in: an author when it is a person, else the source."""
    NOTHING = auto()
    """Said of the page, not of the article: clicks, font size, proof-reader, date labels."""


LABELS: dict[Role, str] = {
    Role.SOURCE: (
        "文章来源 信息来源 新闻来源 稿件来源 内容来源 本文来源 原文来源 消息来源 来源媒体 来源网站 来源单位 本文来源于 来源于 来源 來源 稿源 来自 出处 出自 转自 转载自 摘自 原载"
    ),
    Role.EDITOR: "责任编辑 責任編輯 本文责编 本期责编 责编 責編",
    Role.DESK: (
        "执行编辑 值班编辑 网络编辑 实习编辑 见习编辑 本版编辑 本期编辑 文字编辑 新闻编辑 网页编辑 本网编辑 编辑整理 初审编辑 编辑 編輯 选稿"
    ),
    Role.BOTH: "文/图 图/文 文/摄 摄/文 文、图 图、文 文&图 文并图 文图 图文 摄影报道 攝影報導",
    Role.AUTHOR: "记者 記者 文章作者 原作者 作者 撰文 撰稿 采写 执笔 评论员 实习生 文字 文",
    Role.CORRESPONDENT: "通讯员 通訊員",
    Role.PHOTOGRAPHER: "摄影记者 摄影 攝影 供图 摄 图片 图",
    Role.SUPPLIER: "供稿单位 供稿人 供稿 来稿 投稿 原创 报送单位 上稿单位",
    Role.NOTHING: (
        "发布时间 发布于 发表于 更新于 更新时间 发表时间 发稿时间 发布日期 更新日期 录入时间 创建时间 时间 日期 发布 更新 发布人 发布者 发布单位 录入者 录入人 录入 浏览次数 点击次数 阅读次数 点击数 点击量 点击率 点击 浏览量 浏览数 浏览"
        " 阅读量 阅读数 阅读 访问量 访问次数 人气 热度 评论数 评论 字体大小 字体颜色 字体 字号 分享到 分享至 分享 打印本页 打印 关闭窗口 关闭 责任校对 校对 审核人 审核 审校 审稿 终审 初审 复审"
        " 二审 三审 一审 签发 编审 审读 排版 校审 总监制 监制 监审 执行主编 主编 副总编辑 总编辑 值班主任 值班编委 值班总编 统筹 策划 美编 版式 版面 制图 设计 视频 摄像 剪辑 出镜 配音 翻译 编译 译者 出品 来源网址 原标题 我要纠错 纠错 收藏"
        " 举报 关键词 关键字 标签 栏目 分类 类别 所属栏目 作者单位 联系电话 电话 邮箱 图片来源 资料来源 数据来源 视频来源 素材来源 题图来源 图片作者 图源 题图 封面图 出版社 连载"
    ),
}
ROLE_OF = {label: role for role, labels in LABELS.items() for label in labels.split()}

# Labels that credit without a colon, when a name follows: 记者 张三, 编辑 王五.
BARE = frozenset(
    "记者 記者 作者 文章作者 评论员 实习生 撰文 撰稿 采写 执笔 原创 通讯员 通訊員 摄影记者 摄影 责任编辑 責任編輯 责编 执行编辑 值班编辑 网络编辑 实习编辑 编辑 編輯 选稿 校对 责任校对 审核 初审 终审 复审 一审"
    " 二审 三审 监制 主编 统筹 美编 摄像".split()
) | frozenset(LABELS[Role.BOTH].split())
# Words of ordinary text: without a colon they credit only between spaces, or behind a name: 张三 文 李四 图.
SHORT = frozenset("文 图 摄 文字 图片 供图".split())
# Without a colon they count in a line that has a date: 本文来源于江边日报　2017-02-03.
LEADS = frozenset("本文来源于 来源于 来自 转自 转载自 摘自 原载".split())

# Labels that whoever sends their bearer may stand before: 江边晚报记者, 本报首席记者, 江边网编辑.
SENT = frozenset("记者 記者 作者 编辑 通讯员 评论员 摄影记者".split())


def _spaced(label: str) -> str:
    """Let a label of two characters be set wide: 来　源, 作 者."""
    return rf"{label[0]}[ \u3000\u00a0]{{0,6}}{label[1]}" if len(label) == 2 else re.escape(label)


_ANY = "|".join(_spaced(label) for label in sorted(ROLE_OF, key=len, reverse=True))
_COLON = (
    r"[ \t\u3000\u00a0\u001f]*[:|][ \t\u3000\u00a0\u001f]*"
    r"|(?<=[辑编影对核图文制者字片频像员])/(?=[\u4e00-\u9fffA-Z])|[ \u3000]+/[ \u3000]+(?=[\u4e00-\u9fffA-Z])"
)
_LABEL = re.compile(rf"(?P<label>{_ANY})(?P<colon>{_COLON})?")
# A line that ends in a label and waits for its value: the next block may hold it.
WAITS = re.compile(rf"(?:{_ANY})[ \t\u3000\u00a0\u001f]*[:：|]\s*$|^\s*(?:{_ANY})\s*$")

DATE = "\u001e"
"""Is written over a date."""
SPACE = f" \t\u3000\u00a0{DATE}{EDGE}"
EMPTY = f"{SPACE},，、;；。.|/()（）[]【】<>·•-—_+:□■●◎◇◆▲△★☆※"
_REPORTER = re.compile(r"[\u4e00-\u9fff]{0,8}(?:记者|通讯员)[\s\u001f]")
_WORDS = re.compile(r"[\s,，、/|:;；。()（）\[\]【】]+")
_SENDER = re.compile(r"[\u4e00-\u9fffA-Za-z·•《》]{1,16}$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A label that was found in a line, with the name of who sends its bearer as part of it."""

    label: str
    role: Role
    start: int
    end: int
    colon: bool
    sender: str

    @property
    def signs(self) -> bool:
        """Return whether it may stand behind the names it is about: 张三/文 李四/图."""
        return not self.colon and (
            self.label in SHORT or self.role in {Role.BOTH, Role.PHOTOGRAPHER}
        )


def marks(line: str) -> list[Mark]:
    """Find the labels of a line, whose dates are written over with `DATE`."""
    found: list[Mark] = []
    for match in _LABEL.finditer(line):
        after = found[-1].end if found else 0
        mark = _mark(line, match, after)
        if _counts(mark, line, after):
            found.append(mark)
    return found


def _mark(line: str, match: re.Match[str], after: int) -> Mark:
    label = "".join(match["label"].split())
    colon = match["colon"] is not None
    sender = (
        _WORDS.split(line[max(after, match.start() - 24) : match.start()])[-1]
        if label in SENT
        else ""
    )
    sends = is_medium(sender) if colon else "·" in sender or not only_names(sender)
    sender = sender if sends and _SENDER.match(sender) else ""
    return Mark(label, ROLE_OF[label], match.start() - len(sender), match.end(), colon, sender)


def _counts(mark: Mark, line: str, previous: int) -> bool:
    """Return whether a label is one: with a colon always, else by what stands before and behind it."""
    free = mark.start == 0 or line[mark.start - 1] in EMPTY
    if mark.colon:
        return free or mark.label not in SHORT
    after = line[mark.end :]
    if mark.role is Role.SOURCE:
        return free and (after[:1] in {EDGE, "\t"} or (mark.label in LEADS and DATE in line))
    before = _WORDS.split(line[max(previous, mark.start - 12) : mark.start].rstrip(EMPTY))[-1]
    if (
        mark.signs
        and (mark.label not in SHORT or (free and after[:1] in EMPTY))
        and is_name(before)
    ):
        return True
    if mark.label in SHORT:
        return free and after[:1] in SPACE and begins_with_name(after)
    return (
        begins_with_name(after)
        if mark.label in BARE
        else free and mark.role is Role.NOTHING and after[:1] in EMPTY
    )


def begins_with_name(text: str) -> bool:
    """Return whether a name stands at the beginning, or somebody's reporter, or what only its sender makes a name: 罗科发自江边."""
    text = text.lstrip(SPACE)
    return bool(
        leading_names(text, credited=True)[0] or SENT_FROM.match(text) or _REPORTER.match(text)
    )
