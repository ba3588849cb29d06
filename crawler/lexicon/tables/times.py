"""Words of dates: days, hours and what stands before a date."""

from dataclasses import dataclass

from crawler.lexicon.row import Phrase

FIGURE = "[〇零○一二三四五六七八九]"
MONTH = "(?:十[一二]?|[一二三四五六七八九])"
DAY_OF_MONTH = "(?:三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
WEEKDAY = "(?:星期[一二三四五六日天]|周[一二三四五六日])"
HINT = "[一二三四五六七八九十]月|[昨今前]|刚"
"""Without one of these, or a digit, a text has no date."""


@dataclass(frozen=True, slots=True)
class DayWord:
    """A day by its distance from today."""

    words: str
    days_ago: int
    example: str
    counter: str


DAYS: tuple[DayWord, ...] = (
    DayWord("今天 今日", 0, "今天 08:30", "今天下"),
    DayWord("昨天 昨日", 1, "昨天 08:30", "昨天下"),
    DayWord("前天", 2, "前天", "以前天天"),
)


@dataclass(frozen=True, slots=True)
class HalfDay:
    """A part of the day before an hour; in the afternoon 3 is 15."""

    words: str
    is_afternoon: bool
    example: str
    counter: str


HALVES: tuple[HalfDay, ...] = (
    HalfDay("上午 凌晨 早上 am AM 中午", False, "2024-03-05 上午8:30", "2024-03-05 下午8:30"),
    HalfDay("下午 晚上 pm PM", True, "2024-03-05 下午8:30", "2024-03-05 上午8:30"),
)
AFTERNOON = frozenset(word for half in HALVES if half.is_afternoon for word in half.words.split())
MINUTES, HOURS, DAYS_PASSED = "分钟", "小时", "天"
"""What is counted back: 5分钟前."""
JUST_NOW = ("刚刚", "刚才")
UPDATED = "更新时间"
"""What 动易 and its kin call the one date that they print."""

# What stands before a date and says that it is another one than that of publication.
BEFORE_UPDATED: tuple[Phrase, ...] = (
    Phrase(
        r"(?:更新|修改|修订|最后编辑)(?:时间|日期|于)?\s*[:：]?\s*$", "最后更新：", "更新的船票上："
    ),
)
BEFORE_TODAY: tuple[Phrase, ...] = (
    Phrase(
        r"(?:今天是?|今日是?|现在是?|当前(?:时间|日期)|欢迎您)\s*[:：,，]?\s*$",
        "今天是：",
        "今天的船：",
    ),
)
