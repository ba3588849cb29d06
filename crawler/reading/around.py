"""The lines around an article that speak about it: at the headline and both ends of the text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from crawler.lexicon.patterns import either, words
from crawler.lexicon.uses import Use
from crawler.reading.features.labels import WAITS
from crawler.reading.lines import Line

_REACH = 40
_ABOVE = 8
_OPENING = 8
_CLOSING = 4
_TAIL = 14
_LONG = 120
_MOSTLY_LINKS = 0.9
_STAFF_REACH = 20
_LONGEST_HEADING = 16
_OPEN = frozenset((*":：|", *words(Use.WAITS)))
_STAFF = words(Use.STAFF)
_PART_OF_DATE = re.compile(r"^\s*(?:19|20)\d\d(?:年|[\s\d\-/.月]*日?)\s*$")
_REST_OF_DATE = re.compile(
    r"^\s*\d{1,2}\s*(?:[-/.月]\s*\d{1,2}日?|:\s*\d\d(?:\s*:\s*\d\d)?)\s*$".replace(r"\s", r"[\s]")
)
# A heading behind which other articles or readers have their say.
_OTHERS = re.compile(either(Use.OTHERS_BEGIN))


@dataclass(frozen=True, slots=True)
class Around:
    """The lines around an article, in the order of the page."""

    head: tuple[Line, ...]
    above: tuple[Line, ...]
    opening: tuple[Line, ...]
    closing: tuple[Line, ...]
    tail: tuple[Line, ...]
    staff: tuple[Line, ...]


def look_around(lines: Sequence[Line], title: Line | None, first: int, last: int) -> Around:
    """Collect the lines; `first` and `last` are the ones the text begins and ends with."""
    start = title.index + 1 if title else max(0, first - _ABOVE)
    stop = _stop(lines, start, first, title)
    end = _end(lines, stop, last) + 1
    above = [line for line in lines[max(0, start - _ABOVE) : start] if line is not title]
    return Around(
        head=_paired(line for line in lines[start:stop] if _is_head(line, title)),
        above=_paired(filter(_is_above, above)),
        opening=_shown(lines[stop : stop + _OPENING]),
        closing=_shown(lines[max(stop, end - _CLOSING) : end]),
        tail=_paired(_own(lines[end : end + 2 * _TAIL])),
        staff=_paired(filter(_is_staff, lines[start : last + _STAFF_REACH])),
    )


def _is_above(line: Line) -> bool:
    return _speaks(line) and line.link_share < _MOSTLY_LINKS


def _stop(lines: Sequence[Line], start: int, first: int, title: Line | None) -> int:
    """Find where the text begins behind the headline."""
    end = min(len(lines), start + _REACH)
    for line in lines[start:end]:
        if _is_text(line, inside=line.index >= first) and not _repeats(line, title):
            return line.index
    return end


def _end(lines: Sequence[Line], stop: int, last: int) -> int:
    """Find the last line of the text."""
    ending = reversed(lines[stop : last + 1])
    return next((line.index for line in ending if _is_text(line, inside=True)), last)


def _is_text(line: Line, *, inside: bool) -> bool:
    """Return whether a line is the story's.

    Where the text was found to begin, a comma is enough.
    """
    prose = line.has_clause if inside else line.is_prose
    if line.hidden or not prose:
        return False
    return len(line.text) > _LONG or not line.is_information


def _is_head(line: Line, title: Line | None) -> bool:
    """Return whether a line below the headline speaks about the article.

    More of the headline does not.
    """
    if not _speaks(line) or _repeats(line, title):
        return False
    return title is None or line.box is not title.box or line.informs


def _repeats(line: Line, title: Line | None) -> bool:
    return title is not None and line.folded == title.folded


def _speaks(line: Line) -> bool:
    return not line.hidden and len(line.text) <= _LONG


def _is_staff(line: Line) -> bool:
    return any(word in line.text for word in _STAFF) and _speaks(line)


def _shown(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if not line.hidden)


def _own(lines: Iterable[Line]) -> list[Line]:
    """Return the lines below the text up to where something else begins."""
    own = list(takewhile(lambda line: not _begins_others(line), lines))
    return [line for line in own if _speaks(line)][:_TAIL]


def _begins_others(line: Line) -> bool:
    return len(line.text) <= _LONGEST_HEADING and _OTHERS.search(line.text) is not None


def _paired(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines, labels joined with a value in the next line, years with their day."""
    paired: list[Line] = []
    for line in lines:
        if paired and _completes(paired[-1], line):
            paired[-1] = Line.row((paired[-1], line))
        else:
            paired.append(line)
    return tuple(paired)


def _completes(line: Line, following: Line) -> bool:
    """Return whether the following line holds the value of a label, or the day of a year."""
    if line.edged.rstrip()[-1:] in _OPEN and WAITS.search(line.edged):
        return following.is_medium or bool(following.names)
    is_year = _PART_OF_DATE.search(line.edged) is not None
    return is_year and _REST_OF_DATE.match(following.edged) is not None
