"""Who made the article: what the lines around it say, the better evidence first."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import reduce
from operator import or_

from crawler.lexicon.tables.metadata import Kind
from crawler.lexicon.uses import Role
from crawler.model import Credits
from crawler.reading.around import Around
from crawler.reading.claims import Claims
from crawler.reading.features.credit_line import read
from crawler.reading.features.dateline import in_brackets, reporter
from crawler.reading.features.labels import Mark
from crawler.reading.features.media import SECTION, is_medium, source_of
from crawler.reading.features.people import only_names, split_names
from crawler.reading.lines import LONGEST_BYLINE, Line
from crawler.text import fold

_LEADS = 3
_NEIGHBOURS = 2
_BRACKETED = re.compile(r"^\s*[（(【\[□■].*")


def credits_of_page(around: Around, claims: Claims, channel: tuple[str, ...]) -> Credits:
    """Add up the credits of a page; a kind of credit is taken from the best place that has it."""
    beside = _beside(around.head, claims, channel)
    found = _best(around, beside)
    if beside.source and (sender := only_names(found.source or "")):
        found = replace(found, source=beside.source).otherwise(Credits(authors=sender))
    return _editors(around.staff).otherwise(found).otherwise(_claimed(claims))


def _best(around: Around, beside: Credits) -> Credits:
    """Take each kind of credit from the first of the places, the better evidence first."""
    places = (
        _labelled(around.head),
        _signing(filter(_is_bracketed, around.head)),
        _opening(around.opening),
        _closing(around.closing),
        _labelled(around.tail) | _signing(around.tail[:_NEIGHBOURS]),
        beside,
        _labelled(around.above),
        Credits(authors=_labelled(around.staff).authors),
    )
    return reduce(Credits.otherwise, places)


def _sum(found: Iterable[Credits]) -> Credits:
    return reduce(or_, found, Credits())


def _labelled(lines: Iterable[Line]) -> Credits:
    """Read lines of labels."""
    return _sum(map(_labels, lines))


def _labels(line: Line) -> Credits:
    """Read a line of labels; of one with other words in it only when it begins with a label."""
    if not line.credit.labels:
        return Credits()
    return line.credit.credit if _opens(line.credit.labels[0]) or line.informs else Credits()


def _opens(mark: Mark) -> bool:
    """Return whether a label that opens a line credits the article."""
    is_ours = mark.role not in {Role.SUPPLIER, Role.NOTHING}
    return mark.colon and mark.start <= 1 and is_ours


def _opening(lines: Sequence[Line]) -> Credits:
    """Read the bylines of the first lines, and those inside the first paragraphs."""
    found = Credits()
    for i, line in enumerate(lines):
        is_listed = i >= _NEIGHBOURS or any("。" in before.text for before in lines[:i])
        if not (is_listed and line.names):
            found |= _byline(line)
        if i < _LEADS:
            found |= in_brackets(line.raw) | reporter(line.text)
    return found


def _byline(line: Line) -> Credits:
    return line.byline if len(line.raw) <= LONGEST_BYLINE else Credits()


def _closing(lines: Sequence[Line]) -> Credits:
    """Read the bylines of the last lines, and the brackets that end the last paragraph."""
    found = _signing(lines)
    for line in lines:
        found |= in_brackets(line.raw.strip(), last=line is lines[-1])
    return found


def _signing(lines: Iterable[Line]) -> Credits:
    """Read bylines; a single name must stand in brackets, for a word may look like one."""
    return _sum(_byline(line) for line in lines if _is_bracketed(line) or len(line.names) != 1)


def _is_bracketed(line: Line) -> bool:
    return _BRACKETED.match(line.text) is not None


def _beside(lines: Sequence[Line], claims: Claims, channel: tuple[str, ...]) -> Credits:
    """Read the words beside the date without a label: a medium, or a name.

    The name of the channel stands there as well.
    """
    claimed = {fold(claim.value) for claim in claims.of(Kind.SOURCE)}
    found = Credits()
    for line, distance in _near_date(lines):
        for piece in line.credit.pieces:
            if piece not in channel or not SECTION.search(piece):
                found = found.otherwise(_word(piece, claimed, alone=distance > 0))
    return found


def _near_date(lines: Sequence[Line]) -> Iterator[tuple[Line, int]]:
    """Yield the lines near one with a date, and how far from it they are."""
    dated = [i for i, line in enumerate(lines) if line.credit.dated]
    for i, line in enumerate(lines):
        distance = min((abs(i - j) for j in dated), default=_NEIGHBOURS + 1)
        if distance <= _NEIGHBOURS:
            yield line, distance


def _word(piece: str, claimed: Set[str], *, alone: bool) -> Credits:
    """Read a word: a medium, with a name before it perhaps, or a name beside the date."""
    name, _, medium = piece.rpartition("/")
    if fold(medium) in claimed or is_medium(medium):
        return Credits(source=source_of(medium)[0], authors=only_names(name))
    return Credits() if alone and not name else Credits(authors=only_names(piece))


def _editors(lines: Iterable[Line]) -> Credits:
    """Return those who answer for the article; who only worked on it counts when nobody does."""
    desk: tuple[str, ...] = ()
    for line in lines:
        found = _labels(line)
        if found.editors:
            return Credits(editors=found.editors)
        desk = desk or found.desk
    return Credits(editors=desk)


def _claimed(claims: Claims) -> Credits:
    """Read what the markup claims firmly."""
    source = next((claim.value for claim in claims.of(Kind.SOURCE, firm=True)), "")
    authors = next((claim.value for claim in claims.of(Kind.AUTHOR, firm=True)), "")
    editors = next((claim.value for claim in claims.of(Kind.EDITOR, firm=True)), "")
    return Credits(
        source=read(source).credit.source or source_of(source)[0],
        authors=read(authors).credit.authors or split_names(authors),
        editors=read(editors).credit.editors or split_names(editors),
    )
