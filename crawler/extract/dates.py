"""Dates as Chinese pages print them, to ISO 8601 in China Standard Time with the precision that was printed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Literal

from crawler.text import narrow

CHINA = timezone(timedelta(hours=8))

_DATE = r"(?P<y>(?:19|20)\d{2})\s*(?:[-/.]|年)\s*(?P<m>\d{1,2})\s*(?:[-/.]|月)\s*(?P<d>\d{1,2})\s*(?:日|号)?"
_SHORT_DATE = r"(?<![\d\-/.])(?P<y>\d{2})\s*(?P<sep>[-/年])\s*(?P<m>\d{2})\s*(?:(?P=sep)|月)\s*(?P<d>\d{2})\s*日?"
_TIME = (
    r"(?:[\s,T|]|星期[一二三四五六日天]|周[一二三四五六日])*(?P<half>上午|下午|晚上|中午|凌晨|早上|am|pm|AM|PM)?\s*"
    r"(?P<h>\d{1,2})\s*(?:[:：]|时|点)\s*(?P<min>\d{1,2})(?:\s*(?:[:：]|分)\s*(?P<s>\d{1,2}))?(?:\.\d+)?\s*分?(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)
_STAMP = re.compile(rf"(?<!\d){_DATE}(?:{_TIME})?(?!\d)")
_SHORT_STAMP = re.compile(rf"{_SHORT_DATE}{_TIME}")
# java.util.Date as templates print it by mistake; CST is China's time here, not the Central one of America.
_JAVA = re.compile(
    r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<d>\d{1,2}) (?P<h>\d{2}):(?P<min>\d{2}):(?P<s>\d{2}) (?:CST|GMT\+08:00) (?P<y>\d{4})"
)
_CHINESE = re.compile(
    r"(?P<y>[〇零○一二三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})[日号]"
)
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/_]?(\d{2})[-/_]?(\d{2})(?!\d)")
_AFTERNOON = frozenset({"下午", "晚上", "pm", "PM"})
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")

Role = Literal["published", "updated", "today"]
# What stands before a date and says that it is another one than that of publication.
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("updated", re.compile(r"(?:更新|修改|修订|最后编辑)(?:时间|日期|于)?\s*[:：]?\s*$")),
    ("today", re.compile(r"(?:今天是?|今日是?|现在是?|当前(?:时间|日期)|欢迎您)\s*[:：,，]?\s*$")),
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that was met: ISO 8601 or None when it is impossible, the text as printed, where it ends, and what it is of."""

    iso: str | None
    raw: str
    end: int
    role: Role = "published"


def stamps(text: str, now: datetime) -> list[Stamp]:
    """List the dates in a text. Impossible ones, and ones after `now`, have `iso` None."""
    narrowed = narrow(text)
    found = [(match, _iso(match.groupdict(), now)) for match in _STAMP.finditer(narrowed)]
    if not found:
        found = [(match, _iso(parts, now)) for match, parts in _rarer(narrowed)]
    return [Stamp(iso, text[m.start() : m.end()].strip(), m.end(), _role(narrowed[: m.start()])) for m, iso in found]


def first_stamp(text: str, now: datetime) -> Stamp | None:
    """Give the first date in a text that exists, else the first impossible one, else None."""
    found = stamps(text, now)
    return next((stamp for stamp in found if stamp.iso), found[0] if found else None)


def _rarer(text: str) -> Iterator[tuple[re.Match[str], dict[str, str | None]]]:
    for match in _SHORT_STAMP.finditer(text):
        yield match, match.groupdict()
    for match in _JAVA.finditer(text):
        if match["month"] in _MONTHS:
            yield match, match.groupdict() | {"m": str(_MONTHS.index(match["month"]) + 1)}
    for match in _CHINESE.finditer(text):
        yield match, {"y": match["y"].translate(_DIGITS), "m": _number(match["m"]), "d": _number(match["d"])}


def _number(numeral: str) -> str:
    """Write a Chinese numeral up to 99 in digits: 十 10, 二十 20, 二十三 23.

    >>> _number("三"), _number("十"), _number("十一"), _number("二十"), _number("三十一")
    ('3', '10', '11', '20', '31')
    """
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return numeral.translate(_DIGITS)
    return (tens.translate(_DIGITS) or "1") + (ones.translate(_DIGITS) or "0")


def _role(before: str) -> Role:
    tail = before[-14:]
    return next((role for role, pattern in _ROLES if pattern.search(tail)), "published")


def address_date(url: str) -> str | None:
    """Read the day that an address carries (`/2017-02-03/`, `/20170203/`), for confirming a printed one."""
    for match in _IN_ADDRESS.finditer(url):
        try:
            return datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=CHINA).date().isoformat()
        except ValueError:
            continue
    return None


def _iso(part: Mapping[str, str | None], now: datetime) -> str | None:
    year, month, date = (int(part[name] or 0) for name in ("y", "m", "d"))
    year = year if year > 99 else _century(year, now)
    try:
        day = datetime(year, month, date, tzinfo=CHINA)
    except ValueError:
        return None
    if day > now + timedelta(days=1):
        return None
    return _with_time(day, part)


def _century(year: int, now: datetime) -> int:
    return 2000 + year if 2000 + year <= now.year else 1900 + year


def _with_time(day: datetime, part: Mapping[str, str | None]) -> str:
    if part.get("h") is None or part.get("min") is None:
        return day.date().isoformat()
    hour = int(part["h"] or 0)
    hour += 12 if part.get("half") in _AFTERNOON and hour < 12 else 0
    try:
        moment = day.replace(hour=hour, minute=int(part["min"] or 0), second=int(part["s"] or 0))
    except ValueError:
        return day.date().isoformat()
    if zone := part.get("zone"):
        moment = datetime.fromisoformat(moment.strftime("%Y-%m-%dT%H:%M:%S") + zone).astimezone(CHINA)
    return moment.isoformat(timespec="seconds" if part["s"] else "minutes")
