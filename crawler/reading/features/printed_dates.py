"""Dates as Chinese pages print them, to ISO 8601 in China Standard Time, as precise as printed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from crawler.clock import CHINA
from crawler.lexicon.numerals import in_digits
from crawler.lexicon.patterns import any_of, either_of
from crawler.lexicon.tables.times import (
    AFTERNOON,
    BEFORE_TODAY,
    BEFORE_UPDATED,
    DAY_OF_MONTH,
    DAYS,
    DAYS_PASSED,
    FIGURE,
    HALVES,
    HINT,
    HOURS,
    JUST_NOW,
    MINUTES,
    MONTH,
    WEEKDAY,
)
from crawler.text import EDGE, narrow, tidy

Parts = Mapping[str, str | None]

_YEAR = r"(?P<y>(?:19|2\d)\d{2})"
_DATE = (
    rf"{_YEAR}\s*(?:[-/.–]|年)\s*(?P<m>\d{{1,2}})\s*(?:[-/.–]|月)\s*(?P<d>\d{{1,2}})\s*(?:日|号)?"
)
# An offset follows seconds or stands in ISO 8601's form with a T; 8:30-12:30 is when an office is
# open.
_ZONE = r"(?(s)|(?(iso)|(?!)))(?P<zone>Z|[+-](?:0\d|1[0-4]):?[0-5]\d)(?![\d:])"
_HALF = either_of(word for half in HALVES for word in half.words.split())
_TIME = (
    rf"(?:(?P<iso>T)|[\s,|（）()]|-\s|{WEEKDAY})*(?P<half>{_HALF})?\s*"
    r"(?P<h>\d{1,2})\s*(?:[:：]|时|点)\s*(?P<min>\d{1,2})"
    r"(?:\s*(?:[:：]|分)\s*(?P<s>\d{1,2}))?(?:\.\d+)?\s*分?"
    rf"(?:{_ZONE})?"
)
_STAMP = re.compile(rf"(?<!\d){_DATE}(?:{_TIME})?(?!\d)")
# As papers abroad write it: 24/03/2022.
_DAY_FIRST = re.compile(rf"(?<![\d/])(?P<d>\d{{2}})/(?P<m>\d{{2}})/{_YEAR}(?:{_TIME})?(?!\d)")
_LAST_MONTH = 12
_NOON = 12
# Rarer spellings, tried when the usual one is not in the line.
_RARER: tuple[re.Pattern[str], ...] = (
    # Year and day in boxes of their own: 2017　02/03　10:34.
    re.compile(
        rf"(?<!\d){_YEAR}年?\s+(?P<m>\d{{1,2}})\s*[-/.月]\s*(?P<d>\d{{1,2}})日?(?:{_TIME})?(?!\d)"
    ),
    re.compile(
        r"(?<![\d\-/.])(?P<y>\d{2})\s*(?P<sep>[-/年])"
        rf"\s*(?P<m>\d{{2}})\s*(?:(?P=sep)|月)\s*(?P<d>\d{{2}})\s*日?{_TIME}"
    ),
    # java.util.Date as templates print it by mistake; CST is China's time here, not the Central one
    # of America.
    re.compile(
        r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<d>\d{1,2}) "
        r"(?P<h>\d{2}):(?P<min>\d{2}):(?P<s>\d{2}) (?:CST|GMT\+08:00) (?P<y>\d{4})"
    ),
    re.compile(rf"(?P<y>{FIGURE}{{4}})年(?P<m>{MONTH})月(?P<d>{DAY_OF_MONTH})(?:日|号)"),
    _DAY_FIRST,
)
# Without a year, and words; they count as a piece of their own only, for both are frequent in
# sentences.
_ALONE = (r"(?<![\u4e00-\u9fff\d\-/.])", r"(?![\u4e00-\u9fff\d，。、])")
_YEARLESS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"{_ALONE[0]}(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})日(?:{_TIME})?{_ALONE[1]}"),
    re.compile(rf"{_ALONE[0]}(?P<m>\d{{1,2}})[-/](?P<d>\d{{1,2}}){_TIME}{_ALONE[1]}"),
)
_DAYS_AGO = {word: day.days_ago for day in DAYS for word in day.words.split()}
_RELATIVE = re.compile(
    rf"{_ALONE[0]}(?:(?P<word>{either_of(_DAYS_AGO)})(?:{_TIME})?"
    rf"|(?P<n>\d{{1,2}})\s*(?P<unit>{MINUTES}|{HOURS}|{DAYS_PASSED})前"
    rf"|(?P<now>{either_of(JUST_NOW)})){_ALONE[1]}"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HINT = re.compile(rf"\d|{HINT}")

Role = Literal["published", "updated", "today"]
# What stands before a date and says that it is another one than that of publication.
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("updated", re.compile(any_of(BEFORE_UPDATED))),
    ("today", re.compile(any_of(BEFORE_TODAY))),
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that was met: ISO 8601, the text as printed, and what it is of.

    `iso` is None when the date is impossible or lies ahead, and when something is missing; then
    `open` holds the parts.
    """

    iso: str | None
    raw: str
    role: Role = "published"
    open: Parts | None = None


def stamps(text: str, now: datetime, *, live: bool = True) -> list[Stamp]:
    """List the dates in a text. `live`: the page came just now, so that 昨天 is the day before."""
    if _HINT.search(text) is None:
        return []
    narrowed = narrow(text)
    for patterns in ((_STAMP,), _RARER, _YEARLESS):
        if matches := [match for pattern in patterns for match in pattern.finditer(narrowed)]:
            return [_stamp(text, match, _digits(match.groupdict()), now) for match in matches]
    return [
        _stamp(text, match, _counted(match, now) if live else {}, now)
        for match in _RELATIVE.finditer(narrowed)
    ]


def first_stamp(text: str, now: datetime) -> Stamp | None:
    """Return the first date in a text that exists, else the first impossible one, else None."""
    found = stamps(text, now)
    return next((stamp for stamp in found if stamp.iso), found[0] if found else None)


def masked(text: str) -> str:
    """Write every date in a line over with the control character 1e, lengths kept."""
    if _HINT.search(text) is None:
        return text
    text = _STAMP.sub(_mask, text)
    for pattern in (*_RARER, *_YEARLESS, _RELATIVE) if _HINT.search(text) else ():
        text = pattern.sub(_mask, text)
    return text


def _mask(match: re.Match[str]) -> str:
    return "\u001e" * len(match[0])


def completed(stamp: Stamp, day: date, now: datetime) -> str | None:
    """Complete a date from a day that other evidence gives, if that is the day printed."""
    parts = stamp.open
    if parts is None or parts.get("y") not in {None, str(day.year)}:
        return None
    printed = (int(parts["m"] or 0), int(parts["d"] or 0))
    if (day.month, day.day) not in ({printed, printed[::-1]} if parts.get("y") else {printed}):
        return None
    return _iso({**parts, "y": str(day.year), "m": str(day.month), "d": str(day.day)}, now)


def _stamp(text: str, match: re.Match[str], parts: Parts, now: datetime) -> Stamp:
    whole = bool(parts.get("y")) and not _is_ambiguous(match, parts)
    return Stamp(
        iso=_iso(parts, now) if whole else None,
        raw=tidy(text[match.start() : match.end()].replace(EDGE, " ")),
        role=_role(text[: match.start()]),
        open=None if whole or not parts else parts,
    )


def _is_ambiguous(match: re.Match[str], parts: Parts) -> bool:
    """Return whether day and month of 06/02/2022 could be either way round."""
    return match.re is _DAY_FIRST and int(parts["d"] or 0) <= _LAST_MONTH


def _digits(parts: dict[str, str | None]) -> Parts:
    """Write the parts of a date in digits.

    A day-first date whose month cannot be one is turned round.
    """
    if (month := parts.get("month")) is not None:
        parts["m"] = str(_MONTHS.index(month) + 1) if month in _MONTHS else "0"
    if parts.get("y"):
        parts["y"] = in_digits(parts["y"] or "")
    return {
        name: in_digits(value) if value and name in {"m", "d"} else value
        for name, value in parts.items()
    }


def _counted(match: re.Match[str], now: datetime) -> Parts:
    """Count back from the time the page came, as precisely as it says: a day, a minute.

    3小时前 counts only when no midnight lies between. 3天前 may be either of two days and stays open.
    """
    if (word := match["word"]) is not None:
        return match.groupdict() | _day_of(now - timedelta(days=_DAYS_AGO[word]))
    number = int(match["n"] or 0)
    if match["now"] or match["unit"] == MINUTES:
        moment = now - timedelta(minutes=number)
        return _day_of(moment) | {"h": str(moment.hour), "min": str(moment.minute), "s": None}
    late, early = now - timedelta(hours=number), now - timedelta(hours=number + 1)
    return _day_of(late) if match["unit"] == HOURS and late.date() == early.date() else {}


def _day_of(moment: datetime) -> dict[str, str | None]:
    return {"y": str(moment.year), "m": str(moment.month), "d": str(moment.day)}


def _role(before: str) -> Role:
    tail = before[-14:]
    return next((role for role, pattern in _ROLES if pattern.search(tail)), "published")


def _iso(part: Parts, now: datetime) -> str | None:
    year, month, day_of_month = (int(part[name] or 0) for name in ("y", "m", "d"))
    year = year if year > 99 else _century(year, now)
    try:
        day = datetime(year, month, day_of_month, tzinfo=CHINA)
    except ValueError:
        return None
    if day > now + timedelta(days=1):
        return None
    return _with_time(day, part)


def _century(year: int, now: datetime) -> int:
    return 2000 + year if 2000 + year <= now.year else 1900 + year


def _with_time(day: datetime, part: Parts) -> str:
    """Add the time of day that was printed; an impossible one is left out."""
    if part.get("h") is None or part.get("min") is None:
        return day.date().isoformat()
    hour, minute, second = (int(part[name] or 0) for name in ("h", "min", "s"))
    if part.get("half") in AFTERNOON and hour < _NOON:
        hour += _NOON
    try:
        moment = day.replace(hour=hour, minute=minute, second=second)
    except ValueError:
        return day.date().isoformat()
    moment = _in_china(moment, part.get("zone"))
    return moment.isoformat(timespec="seconds" if part["s"] else "minutes")


def _in_china(moment: datetime, zone: str | None) -> datetime:
    """Return a moment that was printed with an offset in China's time."""
    if zone is None:
        return moment
    return datetime.fromisoformat(f"{moment:%Y-%m-%dT%H:%M:%S}{zone}").astimezone(CHINA)
