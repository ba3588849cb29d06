"""Who made the article: what the lines around it say, the better evidence first."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from operator import or_

from crawler.lexicon.labels import Role
from crawler.lexicon.media import SECTION, is_medium, source_of
from crawler.lexicon.people import only_names, split_names
from crawler.model import Credits
from crawler.reading.around import Around
from crawler.reading.claims import Claims, Kind
from crawler.reading.features.credit_line import informs, read, standalone
from crawler.reading.features.dateline import in_brackets, reporter
from crawler.text import fold, tidy

_LONGEST_BYLINE = 60
_LEADS = 3
_NEIGHBOURS = 2
_BRACKETED = re.compile(r"^\s*[（(【\[□■].*")


def credits_of_page(around: Around, claims: Claims, channel: tuple[str, ...]) -> Credits:
    """Add up the credits of a page; a kind of credit is taken from the best place that has it."""
    beside = _beside(around.head, claims, channel)
    found = (
        _sum(map(_labelled, around.head))
        .otherwise(_signing(line for line in around.head if _BRACKETED.match(line)))
        .otherwise(_opening(around.opening))
        .otherwise(_closing(around.closing))
        .otherwise(_sum(map(_labelled, around.tail)) | _signing(around.tail[:_NEIGHBOURS]))
        .otherwise(beside)
        .otherwise(_sum(map(_labelled, around.above)))
        .otherwise(Credits(authors=_sum(map(_labelled, around.staff)).authors))
    )
    if beside.source and (sender := only_names(found.source or "")):
        found = replace(found, source=beside.source).otherwise(Credits(authors=sender))
    return _editors(around.staff).otherwise(found).otherwise(_claimed(claims))


def _sum(lines: Iterable[Credits]) -> Credits:
    return reduce(or_, lines, Credits())


def _labelled(line: str) -> Credits:
    """Read a line of labels; of one with other words in it only when it begins with a label."""
    found = read(line)
    if not found.labels:
        return Credits()
    first = found.labels[0]
    opens = first.start <= 1 and first.colon and first.role not in {Role.SUPPLIER, Role.NOTHING}
    return found.credit if opens or informs(line) else Credits()


def _opening(lines: tuple[str, ...]) -> Credits:
    """Read the bylines of the first lines, and those inside the first paragraphs."""
    found = Credits()
    for i, line in enumerate(lines):
        listed = i >= _NEIGHBOURS or any("。" in before for before in lines[:i])
        if len(line) <= _LONGEST_BYLINE and not (listed and only_names(line)):
            found |= standalone(line)
        if i < _LEADS:
            found |= in_brackets(line) | reporter(tidy(line))
    return found


def _closing(lines: tuple[str, ...]) -> Credits:
    """Read the bylines of the last lines, and the brackets that end the last paragraph."""
    found = _signing(lines)
    for i, line in enumerate(lines, 1):
        found |= in_brackets(line.strip(), last=i == len(lines))
    return found


def _signing(lines: Iterable[str]) -> Credits:
    """Read lines that are bylines; a single name must stand in brackets, for a word may look like one."""
    return _sum(
        standalone(line)
        for line in lines
        if len(line) <= _LONGEST_BYLINE and (_BRACKETED.match(line) or len(only_names(line)) != 1)
    )


def _beside(lines: tuple[str, ...], claims: Claims, channel: tuple[str, ...]) -> Credits:
    """Read the words that stand beside the date without a label: a medium, or a name; the channel's own stands there too."""
    dated = [i for i, line in enumerate(lines) if read(line).dated]
    claimed = {fold(claim.value) for claim in claims.of(Kind.SOURCE)}
    found = Credits()
    for i, line in enumerate(lines):
        near = min((abs(i - j) for j in dated), default=_NEIGHBOURS + 1)
        for piece in read(line).pieces if near <= _NEIGHBOURS else ():
            if piece in channel and SECTION.search(piece):
                continue
            name, _, medium = piece.rpartition("/")
            if fold(medium) in claimed or is_medium(medium):
                found = found.otherwise(
                    Credits(source=source_of(medium)[0], authors=only_names(name))
                )
            elif near == 0 or name:
                found = found.otherwise(Credits(authors=only_names(piece)))
    return found


def _editors(lines: tuple[str, ...]) -> Credits:
    """Return those who answer for the article; who only worked on it counts when nobody does."""
    desk: tuple[str, ...] = ()
    for line in lines:
        found = _labelled(line)
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
