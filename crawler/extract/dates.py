"""Dates as Chinese pages print them, to ISO 8601 in China Standard Time with the precision that was printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

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
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/_]?(\d{2})[-/_]?(\d{2})(?!\d)")
_AFTERNOON = frozenset({"下午", "晚上", "pm", "PM"})


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that was met: ISO 8601 or None when it is impossible, the text as printed, and where that text stood."""

    iso: str | None
    raw: str
    start: int
    end: int


def stamps(text: str, now: datetime) -> Iterator[Stamp]:
    """Yield the dates in a text. Impossible ones, and ones after `now`, have `iso` None."""
    narrowed = narrow(text)
    found = list(_STAMP.finditer(narrowed)) or list(_SHORT_STAMP.finditer(narrowed))
    for match in found:
        raw = text[match.start() : match.end()].strip()
        yield Stamp(_iso(match, now), raw, match.start(), match.end())


def first_stamp(text: str, now: datetime) -> Stamp | None:
    """Give the first date in a text that exists, else the first impossible one, else None."""
    found = list(stamps(text, now))
    return next((stamp for stamp in found if stamp.iso), found[0] if found else None)


def address_date(url: str) -> str | None:
    """Read the day that an address carries (`/2017-02-03/`, `/20170203/`), for confirming a printed one."""
    for match in _IN_ADDRESS.finditer(url):
        try:
            return datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=CHINA).date().isoformat()
        except ValueError:
            continue
    return None


def _iso(match: re.Match[str], now: datetime) -> str | None:
    part = match.groupdict()
    year = int(part["y"]) if len(part["y"]) == 4 else _century(int(part["y"]), now)
    try:
        day = datetime(year, int(part["m"]), int(part["d"]), tzinfo=CHINA)
    except ValueError:
        return None
    if day > now + timedelta(days=1):
        return None
    return _with_time(day, part)


def _century(year: int, now: datetime) -> int:
    return 2000 + year if 2000 + year <= now.year else 1900 + year


def _with_time(day: datetime, part: dict[str, str | None]) -> str:
    if part["h"] is None or part["min"] is None:
        return day.date().isoformat()
    hour = int(part["h"]) + (12 if part["half"] in _AFTERNOON and int(part["h"]) < 12 else 0)
    try:
        moment = day.replace(hour=hour, minute=int(part["min"]), second=int(part["s"] or 0))
    except ValueError:
        return day.date().isoformat()
    if zone := part["zone"]:
        moment = datetime.fromisoformat(moment.strftime("%Y-%m-%dT%H:%M:%S") + zone).astimezone(CHINA)
    return moment.isoformat(timespec="seconds" if part["s"] else "minutes")
